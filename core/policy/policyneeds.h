// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a spec needs or uses with the parameters that it has, without making it. PolicyInfo says what holds for an id's
/// defaults. Thread-safety: pure functions.
#pragma once

#include "core/policy/registry.h"

namespace acr {

struct PolicyNeeds {
    /// It can't be made without a probing split to fit on.
    bool training = false;
    /// It learns from a probing split where there is one.
    bool usesTraining = false;
    /// It may read prompts, so they have to be loaded where the benchmark has any.
    bool text = false;
    /// It does so only where prompts of the tasks that it learns from are known.
    bool textOfTraining = false;
    /// A prior set that is given changes how it decides.
    bool priors = false;

    /// It asks policies that are trained ahead as voters.
    bool asksTrained = false;

    bool operator==(const PolicyNeeds&) const = default;
};

[[nodiscard]] PolicyNeeds needsOf(const PolicySpec& spec);

} // namespace acr

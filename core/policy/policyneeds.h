// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a spec with its parameters needs or uses, without constructing the policy. PolicyInfo says what holds whatever
/// the parameters are, and how they change it. Thread-safety: pure functions.
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
    /// It does so only where the training tasks have prompts.
    bool textOfTraining = false;
    /// A prior set that is given changes how it decides.
    bool priors = false;

    /// It uses trained policies as voters.
    bool asksTrained = false;

    bool operator==(const PolicyNeeds&) const = default;
};

[[nodiscard]] PolicyNeeds needsOf(const PolicySpec& spec);

} // namespace acr

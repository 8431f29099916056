// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What differs between two prior sets. Thread-safety: pure functions.
#pragma once

#include "core/memory/priorfield.h"

#include <string>
#include <vector>

namespace acr {

struct PriorChange {
    PriorAddress address;
    /// As priorText(); empty: not there.
    std::string before;
    std::string after;

    bool operator==(const PriorChange&) const = default;
};
/// Everything that differs, cells first by dimension and source, models by name. Empty when nothing differs; exact.
[[nodiscard]] std::vector<PriorChange> diffPriors(const PriorSet& before, const PriorSet& after);

} // namespace acr

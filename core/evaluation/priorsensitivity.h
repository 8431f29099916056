// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which prior matters most: each number of a set is lowered and raised a little, and the stream is replayed for each.
/// Exact: nothing is approximated by a gradient. Thread-safety: pure function; the same on any number of threads.
#pragma once

#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"

#include <vector>

namespace acr {

struct PriorSensitivity {
    PriorAddress address;
    double value = missing;
    /// The values that were tried: means ± 0.05; strengths, costs, weights and the horizon halved and doubled; kept in
    /// range.
    double lower = missing;
    double higher = missing;
    /// CumReg at these values less CumReg as it is.
    double regretLower = 0;
    double regretHigher = 0;
    /// CumReg per unit of the value, between the two; missing where they are the same.
    double slope = missing;

    /// The larger of the two changes, without its sign.
    [[nodiscard]] double effect() const;
};

struct SensitivitySettings {
    bool sources = false;  ///< cells of sources as well
    bool strengths = true; ///< and costs; without: means and settings only
    std::size_t threads = 0;
};

/// By effect, largest first; equal ones in the order of the set. Errors: those of the desk; Cancelled.
[[nodiscard]] Result<std::vector<PriorSensitivity>> priorSensitivity(const PriorDesk& desk, const PriorSet& priors,
                                                                     const SensitivitySettings& settings,
                                                                     const Progress& progress = {});

} // namespace acr

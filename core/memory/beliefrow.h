// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A router's beliefs about one group of tasks, for display. A value.
#pragma once

#include "core/benchmark/outcomematrix.h"

#include <string>
#include <vector>

namespace acr {

struct BeliefRow {
    struct Cell {
        double mean = missing;    ///< expected score
        double sd = missing;      ///< of that expectation
        double evidence = 0;      ///< equivalent number of observations, the prior's included
        double costUsd = missing; ///< expected cost
    };
    std::string dimension;
    std::string source;      ///< empty: the dimension as a whole
    std::vector<Cell> cells; ///< by model
};

} // namespace acr

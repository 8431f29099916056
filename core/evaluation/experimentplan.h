// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The expanded experiment: the rows of its result, and the replays that each row averages.
/// Thread-safety: a value; const access from any number of threads.
#pragma once

#include "core/evaluation/experimentrun.h"
#include "core/session/pricedworld.h"

#include <memory>
#include <string>
#include <vector>

namespace acr {

/// A stream in one order, with the prices of one prior set and its oracle; shared by all its cells.
struct ExperimentTrajectory {
    Stream stream;
    std::shared_ptr<const PricedWorld> world;
    std::shared_ptr<const OracleTable> oracle;
    std::shared_ptr<const std::vector<std::uint32_t>> place; ///< by task: position in the natural order
    std::string priors;                                      ///< fingerprint of the set; empty: none is given
};

/// One replay.
struct ExperimentCell {
    std::size_t row = 0;
    std::size_t trajectory = 0;
    std::size_t verifier = 0;
    std::size_t policy = 0;
    std::uint64_t seed = 0;
    std::uint64_t verifierSeed = 0;
};

struct ExperimentPlan {
    std::vector<ExperimentTrajectory> trajectories;
    std::vector<ExperimentPolicy> policies;
    std::vector<ExperimentRow> rows;
    std::vector<ExperimentCell> cells;
};

/// Errors: those of makeStream and of finding prior sets for what has no "needs"; UnknownModel for priors that do not
/// know a model; UnknownName for a baseline that is no policy here. The benchmark outlives the plan.
[[nodiscard]] Result<ExperimentPlan> planExperiment(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                                    const ExperimentSettings& settings);

/// Content of the recorded files, for the keys of cells: another file of the same name gives another key.
[[nodiscard]] std::uint64_t digestOf(std::span<const DecisionSet> sets);

/// Everything that the cell's result depends on, with all parameters, so that a changed default gives another key.
/// `trained`: what is trained for it.
[[nodiscard]] std::string keyOf(const ExperimentCell& cell, const ExperimentPlan& plan,
                                const ExperimentDefinition& definition, const std::string& world,
                                std::span<const PolicySpec> trained);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes single replays of a planned experiment, in any order and on any machine. A replay's result depends on the
/// definition, the benchmark and the settings alone, not on other replays.
/// Thread-safety: any number of threads.
#pragma once

#include "core/evaluation/experimentplan.h"

#include <array>
#include <memory>
#include <stop_token>
#include <string>

namespace acr {

/// The figures of a cell in the order in which files hold them. The order never changes.
inline constexpr std::array cellFigures{
    &CellResult::n,          &CellResult::avgPerfPct,  &CellResult::cumRegret,       &CellResult::qualityRegret,
    &CellResult::costRegret, &CellResult::costUsd,     &CellResult::oracleAgreement, &CellResult::coverage,
    &CellResult::attempts,   &CellResult::missingCosts};

class ExperimentCells {
public:
    /// REQUIRES: everything that is given outlives this.
    ExperimentCells(const ExperimentDefinition& definition, const Benchmark& benchmark, const ExperimentPlan& plan,
                    const ExperimentSettings& settings);
    ~ExperimentCells();
    ExperimentCells(const ExperimentCells&) = delete;
    ExperimentCells& operator=(const ExperimentCells&) = delete;

    /// See keyOf(const ExperimentCell&, …).
    [[nodiscard]] std::string keyOf(std::size_t cell) const;
    /// Trains what the cell needs, unless that was done, and replays. Errors: those of makePolicy and trainPolicy;
    /// Cancelled.
    [[nodiscard]] Result<CellResult> run(std::size_t cell, const std::stop_token& stop = {});
    /// Trains all that the cells need. What policies with "needs" ask for may fail: their cells then say so. Errors:
    /// those of trainPolicy.
    [[nodiscard]] Result<void> trainAll(const Progress& progress);
    /// What was trained here, or given as ready and asked for.
    [[nodiscard]] TrainedPolicies trained() const;

private:
    class Trainings;

    const ExperimentDefinition& m_definition;
    const Benchmark& m_benchmark;
    const ExperimentPlan& m_plan;
    std::string m_world;
    ReplaySettings m_shared;
    std::unique_ptr<Trainings> m_trainings;
};

} // namespace acr

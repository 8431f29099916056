// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs an experiment cell by cell on all cores. A cell is one replay. Its result is stored as soon as it is finished,
/// so a killed run resumes and ends with the same bytes.
///
/// Deterministic from (definition, benchmark): the same on any number of threads, with or without interruptions.
#pragma once

#include "core/evaluation/experiment.h"
#include "core/evaluation/metrics.h"
#include "core/evaluation/published.h"
#include "core/evaluation/statistics.h"
#include "core/policy/trainedpolicy.h"
#include "core/session/replay.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace acr {

/// The stored result of one replay.
struct CellResult {
    double n = 0;
    double avgPerfPct = missing;
    double cumRegret = 0;
    double qualityRegret = 0;
    double costRegret = 0;
    double costUsd = 0;
    double oracleAgreement = missing;
    double coverage = missing;
    double attempts = 0;
    double missingCosts = 0;
    /// Instantaneous regret by position in the stream's natural order; missing where the policy says nothing.
    std::vector<double> regret;
};

/// Where finished cells are kept between runs. Calls come one at a time, from any thread.
class CellStore {
public:
    virtual ~CellStore() = default;
    [[nodiscard]] virtual Result<std::optional<CellResult>> find(const std::string& key) = 0;
    [[nodiscard]] virtual Result<void> keep(const std::string& key, const CellResult& result) = 0;
};

struct ExperimentSettings {
    /// Identifies the benchmark's content in the keys of cells.
    std::string benchmarkHash;
    /// Of every cell, changed by what the definition says of it. Policies that were not trained before are trained when
    /// a cell needs them.
    ReplaySettings replay{};
    /// Finds a prior set by the user's reference; may be empty.
    std::function<Result<PriorSet>(const std::string& name)> priors{};
    /// Trained for this experiment before. Unlike those in `replay`, they vote only where the definition names them.
    TrainedPolicies ready{};
    std::size_t threads = 0;
    /// May be null: nothing is kept.
    CellStore* store = nullptr;
};

/// Mean and sample standard deviation over the runs; the latter is missing with fewer than two.
struct MeanSd {
    double mean = missing;
    double sd = missing;
};

struct ExperimentRow {
    std::string stream;
    std::string order;
    std::string verifier;
    /// The priors of the policy; empty where they make no difference.
    std::string priors{};
    std::string policy{};
    /// Why nothing ran here; the rest is empty then.
    std::string needs{};
    std::size_t runs = 0;
    std::size_t n = 0;
    MeanSd cumRegret;
    MeanSd avgPerfPct;
    MeanSd costUsd;
    MeanSd oracleAgreement;
    double qualityRegret = missing; ///< means over the runs
    double costRegret = missing;
    double attempts = missing;
    double missingCosts = missing;
    /// ΔCumReg against the baseline of the same stream, order and verifier, with the first of the priors: Σ over tasks
    /// of the difference of mean regrets, with the 95 % interval of a bootstrap over tasks. Missing for that baseline
    /// itself and where it did not run.
    Interval difference;
    std::optional<PublishedFigure> published;
};

struct ExperimentResult {
    std::vector<ExperimentRow> rows;
    std::size_t cells = 0;
    std::size_t reused = 0; ///< of them, found in the store
    /// Policies trained during the run.
    TrainedPolicies trained{};
};

/// Errors: those of makeStream and makePolicy for what has no "needs"; those of the store; UnknownName for a baseline
/// that is no policy here; Cancelled (finished cells stay in the store).
[[nodiscard]] Result<ExperimentResult> runExperiment(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                                     const ExperimentSettings& settings, const Progress& progress = {});

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Metrics of a run: regret and its split, AvgPerf, cost, agreement. Definitions after arXiv 2606.22902.
///
///     δ_i = r*_i − (ε₁·s_i + ε₂·κ_i)    CumReg = Σ δ_i    AvgPerf = 100 · mean s_i    Perf/$ = AvgPerf / Σ κ_i
///     δ_i = ε₁(s*_i − s_i) + ε₂(κ*_i − κ_i): quality part and cost part
///
/// A step whose score is missing (convention Leave) stays out of scores and regret and lowers the coverage; its cost
/// counts. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/task.h"
#include "core/evaluation/oracle.h"
#include "core/session/run.h"

#include <span>
#include <vector>

namespace acr {

/// The pick compared with the oracle.
enum class StepVerdict : std::uint8_t {
    Optimal,    ///< the only best choice
    Tied,       ///< as good as the best, and so were others
    Avoidable,  ///< some model would have done better
    Unsolvable, ///< no model scores
    Unknown,    ///< no score to judge by
};
inline constexpr std::size_t stepVerdictCount = 5;

struct StepRegret {
    double regret = 0;
    double quality = 0; ///< ε₁(s* − s)
    double cost = 0;    ///< ε₂(κ* − κ)
    StepVerdict verdict = StepVerdict::Unknown;
};

[[nodiscard]] StepRegret stepRegret(const Step& step, const OracleTable& oracle);

/// What is measured of a run's regret where the outcomes are those of the called models only (see
/// OutcomeMatrix::calledOnly()): the tasks on which every model was called and has a verdict. A live session chooses
/// them at random, so their mean is an unbiased estimate for all tasks.
struct MeasuredRegret {
    /// The outcomes are those of the called models only: all other figures of regret are against these.
    bool calledOnly = false;
    std::size_t tasks = 0;
    /// Per task; missing without tasks.
    double mean = missing;
    /// Of the 95 % interval of the mean, by Student's t; missing with fewer than two tasks.
    double low = missing;
    double high = missing;
};
/// From the sum of the regrets of so many tasks, and of their squares.
[[nodiscard]] MeasuredRegret measuredOf(bool calledOnly, std::size_t tasks, double sum, double squares);

struct Metrics {
    std::size_t n = 0;
    double avgPerfPct = missing;
    double cumRegret = 0;
    double qualityRegret = 0;
    double costRegret = 0;
    double costUsd = 0;
    /// AvgPerf per USD; missing when nothing was spent.
    double perfPerDollar = missing;
    /// Share of steps whose model is one of the reward-optimal ones.
    double oracleAgreement = missing;
    /// Share of steps whose score was verified.
    double coverage = missing;
    std::size_t missingCosts = 0; ///< attempts without a known cost
    std::size_t attempts = 0;
    std::size_t verdictCounts[stepVerdictCount] = {};
    double verdictRegret[stepVerdictCount] = {};
    MeasuredRegret measured;
};

[[nodiscard]] Metrics evaluate(const Run& run, const OracleTable& oracle);
/// Only the given steps, by position in the run.
[[nodiscard]] Metrics evaluate(const Run& run, const OracleTable& oracle, std::span<const std::uint32_t> steps);

struct FacetMetrics {
    CategoryIndex category;
    Metrics metrics;
};
/// By the facet's categories that occur in the run, in table order.
[[nodiscard]] std::vector<FacetMetrics> evaluateBy(const Run& run, const OracleTable& oracle, const TaskTable& tasks,
                                                   Facet facet);

/// The exact expectation of uniform random choice over the tasks; agreement is the expected share.
[[nodiscard]] Metrics uniformExpectation(std::span<const TaskIndex> tasks, const OracleTable& oracle);

/// Per step of the run, shape n each: cumulative regret, running AvgPerf in percent, cumulative cost in USD.
struct Curves {
    std::vector<double> cumRegret;
    std::vector<double> avgPerfPct;
    std::vector<double> costUsd;
};
[[nodiscard]] Curves curvesOf(const Run& run, const OracleTable& oracle);

/// After each task, shape n each: the exact expectation of uniform random choice over the tasks so far. Ends at what
/// uniformExpectation says of all of them.
[[nodiscard]] Curves uniformCurves(std::span<const TaskIndex> tasks, const OracleTable& oracle);

/// Band over the curves of several seeds, point by point. REQUIRES: at least one curve, all of the same length.
struct Band {
    std::vector<double> mean;
    std::vector<double> low;  ///< smallest
    std::vector<double> high; ///< largest
};
[[nodiscard]] Band bandOf(std::span<const std::vector<double>> curves);

/// Mean of each metric over runs of different seeds. REQUIRES: at least one.
[[nodiscard]] Metrics meanOf(std::span<const Metrics> runs);

} // namespace acr

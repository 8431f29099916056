// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/metrics.h"

#include "core/evaluation/estimate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr {

namespace {

/// Accumulates steps; divisions happen once at the end, so that all callers get identical metrics.
class Sums {
public:
    Sums(const Run& run, const OracleTable& oracle)
        : m_run(run)
        , m_oracle(oracle)
    {}

    void add(const Step& step)
    {
        ++m_metrics.n;
        m_metrics.attempts += step.attemptCount;
        m_metrics.costUsd += step.costUsd;
        bool graded = true;
        for (const Attempt& attempt : m_run.attemptsOf(step)) {
            m_metrics.missingCosts += isMissing(attempt.costUsd) ? 1U : 0U;
            if (attempt.model == step.chosen)
                graded = attempt.graded;
        }
        m_graded += graded ? 1U : 0U;
        const StepRegret parts = stepRegret(step, m_oracle);
        if (!isMissing(step.score)) {
            ++m_scored;
            m_score += step.score;
        }
        m_metrics.cumRegret += parts.regret;
        m_metrics.qualityRegret += parts.quality;
        m_metrics.costRegret += parts.cost;
        ++m_metrics.verdictCounts[static_cast<std::size_t>(parts.verdict)];
        m_metrics.verdictRegret[static_cast<std::size_t>(parts.verdict)] += parts.regret;
        m_agreed += m_oracle.isOptimal(step.task, step.chosen) ? 1U : 0U;
        if (m_oracle[step.task].complete && !isMissing(step.score)) {
            ++m_measured;
            m_regret += parts.regret;
            m_squares += parts.regret * parts.regret;
        }
    }

    [[nodiscard]] Metrics result() const
    {
        Metrics metrics = m_metrics;
        if (m_scored > 0)
            metrics.avgPerfPct = 100 * m_score / static_cast<double>(m_scored);
        if (metrics.n > 0) {
            metrics.oracleAgreement = static_cast<double>(m_agreed) / static_cast<double>(metrics.n);
            metrics.coverage = static_cast<double>(m_graded) / static_cast<double>(metrics.n);
        }
        if (metrics.costUsd > 0)
            metrics.perfPerDollar = metrics.avgPerfPct / metrics.costUsd;
        metrics.measured = measuredOf(m_oracle.outcomes().calledOnly(), m_measured, m_regret, m_squares);
        return metrics;
    }

private:
    const Run& m_run;
    const OracleTable& m_oracle;
    Metrics m_metrics;
    double m_score = 0;
    std::size_t m_scored = 0;
    std::size_t m_graded = 0;
    std::size_t m_agreed = 0;
    std::size_t m_measured = 0;
    double m_regret = 0; ///< of the measured tasks
    double m_squares = 0;
};

} // namespace

MeasuredRegret measuredOf(bool calledOnly, std::size_t tasks, double sum, double squares)
{
    MeasuredRegret measured{.calledOnly = calledOnly, .tasks = tasks};
    if (tasks == 0)
        return measured;
    const auto n = static_cast<double>(tasks);
    measured.mean = sum / n;
    if (tasks < 2)
        return measured;
    const double variance = std::max(0.0, squares - n * measured.mean * measured.mean) / (n - 1);
    const double half = studentPoint(n - 1) * std::sqrt(variance / n);
    measured.low = measured.mean - half;
    measured.high = measured.mean + half;
    return measured;
}

StepRegret stepRegret(const Step& step, const OracleTable& oracle)
{
    const OracleTable::Entry& best = oracle[step.task];
    StepRegret parts;
    if (isMissing(step.score) || !best.known)
        return parts;
    const RewardWeights& weights = oracle.weights();
    parts.quality = weights.score * (best.score - step.score);
    parts.cost = weights.cost * (best.costUsd - step.costUsd);
    parts.regret = best.reward - reward(weights, step.score, step.costUsd);
    if (!best.solvable)
        parts.verdict = StepVerdict::Unsolvable;
    else if (parts.regret > 0)
        parts.verdict = StepVerdict::Avoidable;
    else
        parts.verdict = best.optimalModels > 1 ? StepVerdict::Tied : StepVerdict::Optimal;
    return parts;
}

Metrics evaluate(const Run& run, const OracleTable& oracle)
{
    Sums sums(run, oracle);
    for (const Step& step : run.steps)
        sums.add(step);
    return sums.result();
}

Metrics evaluate(const Run& run, const OracleTable& oracle, std::span<const std::uint32_t> steps)
{
    Sums sums(run, oracle);
    for (const std::uint32_t position : steps)
        sums.add(run.steps[position]);
    return sums.result();
}

std::vector<FacetMetrics> evaluateBy(const Run& run, const OracleTable& oracle, const TaskTable& tasks, Facet facet)
{
    std::vector<Sums> sums(tasks.categories(facet).size(), Sums(run, oracle));
    for (const Step& step : run.steps)
        sums[tasks[step.task].category(facet).position()].add(step);
    std::vector<FacetMetrics> groups;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        Metrics metrics = sums[i].result();
        if (metrics.n > 0)
            groups.push_back({CategoryIndex::at(i), metrics});
    }
    return groups;
}

Metrics uniformExpectation(std::span<const TaskIndex> tasks, const OracleTable& oracle)
{
    const OutcomeMatrix& outcomes = oracle.outcomes();
    const double share = 1.0 / static_cast<double>(outcomes.models());
    Metrics metrics;
    metrics.n = tasks.size();
    double score = 0;
    double scored = 0;
    double agreed = 0;
    double graded = 0;
    for (const TaskIndex task : tasks) {
        for (std::size_t j = 0; j < outcomes.models(); ++j) {
            const ModelIndex model = ModelIndex::at(j);
            const Outcome cell = outcomes.outcome(task, model);
            const bool verified = !cell.has(OutcomeFlag::Ungraded) && !isMissing(cell.score);
            graded += verified ? share : 0;
            metrics.missingCosts += isMissing(cell.costUsd) ? 1U : 0U;
            metrics.costUsd += share * costOrZero(cell.costUsd);
            Step step;
            step.task = task;
            step.score = verified || oracle.convention() == MissingScores::AsZero
                             ? (isMissing(cell.score) ? 0.0 : cell.score)
                             : missing;
            step.costUsd = costOrZero(cell.costUsd);
            if (!isMissing(step.score)) {
                score += share * step.score;
                scored += share;
            }
            const StepRegret parts = stepRegret(step, oracle);
            metrics.cumRegret += share * parts.regret;
            metrics.qualityRegret += share * parts.quality;
            metrics.costRegret += share * parts.cost;
            metrics.verdictRegret[static_cast<std::size_t>(parts.verdict)] += share * parts.regret;
            agreed += oracle.isOptimal(task, model) ? share : 0;
        }
    }
    metrics.attempts = tasks.size();
    metrics.measured.calledOnly = outcomes.calledOnly();
    const double n = static_cast<double>(tasks.size());
    metrics.avgPerfPct = scored > 0 ? 100 * score / scored : missing;
    metrics.oracleAgreement = agreed / n;
    metrics.coverage = graded / n;
    if (metrics.costUsd > 0)
        metrics.perfPerDollar = metrics.avgPerfPct / metrics.costUsd;
    return metrics;
}

Curves curvesOf(const Run& run, const OracleTable& oracle)
{
    Curves curves;
    curves.cumRegret.reserve(run.steps.size());
    curves.avgPerfPct.reserve(run.steps.size());
    curves.costUsd.reserve(run.steps.size());
    double regret = 0;
    double score = 0;
    double scored = 0;
    double cost = 0;
    for (const Step& step : run.steps) {
        regret += stepRegret(step, oracle).regret;
        cost += step.costUsd;
        if (!isMissing(step.score)) {
            score += step.score;
            ++scored;
        }
        curves.cumRegret.push_back(regret);
        curves.avgPerfPct.push_back(scored > 0 ? 100 * score / scored : missing);
        curves.costUsd.push_back(cost);
    }
    return curves;
}

Curves uniformCurves(std::span<const TaskIndex> tasks, const OracleTable& oracle)
{
    Curves curves;
    double regret = 0;
    double score = 0;
    double scored = 0;
    double cost = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Metrics task = uniformExpectation(tasks.subspan(i, 1), oracle);
        regret += task.cumRegret;
        cost += task.costUsd;
        if (!isMissing(task.avgPerfPct)) {
            const double share = oracle.convention() == MissingScores::AsZero ? 1.0 : task.coverage;
            score += share * task.avgPerfPct;
            scored += share;
        }
        curves.cumRegret.push_back(regret);
        curves.avgPerfPct.push_back(scored > 0 ? score / scored : missing);
        curves.costUsd.push_back(cost);
    }
    return curves;
}

Band bandOf(std::span<const std::vector<double>> curves)
{
    Band band{curves.front(), curves.front(), curves.front()};
    for (const std::vector<double>& curve : curves.subspan(1)) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            band.mean[i] += curve[i];
            band.low[i] = std::min(band.low[i], curve[i]);
            band.high[i] = std::max(band.high[i], curve[i]);
        }
    }
    for (double& value : band.mean)
        value /= static_cast<double>(curves.size());
    return band;
}

Metrics meanOf(std::span<const Metrics> runs)
{
    Metrics mean = runs.front();
    const double count = static_cast<double>(runs.size());
    const auto average = [&](double Metrics::*member) {
        mean.*member = std::accumulate(runs.begin(), runs.end(), 0.0,
                                       [&](double sum, const Metrics& run) { return sum + run.*member; }) /
                       count;
    };
    for (double Metrics::*member :
         {&Metrics::avgPerfPct, &Metrics::cumRegret, &Metrics::qualityRegret, &Metrics::costRegret, &Metrics::costUsd,
          &Metrics::perfPerDollar, &Metrics::oracleAgreement, &Metrics::coverage})
        average(member);
    for (double MeasuredRegret::*member : {&MeasuredRegret::mean, &MeasuredRegret::low, &MeasuredRegret::high})
        mean.measured.*member =
            std::accumulate(runs.begin(), runs.end(), 0.0,
                            [&](double sum, const Metrics& run) { return sum + run.measured.*member; }) /
            count;
    for (std::size_t verdict = 0; verdict < stepVerdictCount; ++verdict) {
        double sum = 0;
        for (const Metrics& run : runs)
            sum += run.verdictRegret[verdict];
        mean.verdictRegret[verdict] = sum / count;
    }
    return mean;
}

} // namespace acr

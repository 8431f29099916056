// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/policyreplays.h"

#include <utility>

namespace acr {

PolicyFacts policyFactsOf(const Run& run, const OracleTable& oracle, std::size_t taskCount)
{
    PolicyFacts facts;
    facts.pick.assign(taskCount, PolicyFacts::noPick);
    facts.score.assign(taskCount, missing);
    facts.costUsd.assign(taskCount, missing);
    facts.regret.assign(taskCount, missing);
    for (const Step& step : run.steps) {
        const std::size_t task = step.task.position();
        facts.pick[task] = step.chosen.value;
        facts.score[task] = step.score;
        facts.costUsd[task] = step.costUsd;
        if (!isMissing(step.score) && oracle[step.task].known)
            facts.regret[task] = stepRegret(step, oracle).regret;
    }
    return facts;
}

PolicyReplays::PolicyReplays(const Benchmark& benchmark, const Stream& stream, LeaderboardSettings settings,
                             Progress progress)
    : m_benchmark(benchmark)
    , m_stream(stream)
    , m_settings(std::move(settings))
    , m_progress(std::move(progress))
{
    m_settings.seeds = 1;
}

Result<std::shared_ptr<const PolicyFacts>> PolicyReplays::facts(const std::string& spec)
{
    const auto known = m_facts.find(spec);
    if (known != m_facts.end())
        return known->second;
    const auto parsed = parsePolicySpec(spec);
    if (!parsed)
        return Unexpected(parsed.error());
    const auto rows = leaderboard(m_benchmark, m_stream, {&*parsed, 1}, m_settings, m_progress);
    if (!rows)
        return Unexpected(rows.error());
    const auto world = PricedWorld::of(m_benchmark, m_settings.replay.priors);
    auto facts = std::make_shared<const PolicyFacts>(policyFactsOf(
        rows->front().runs.front(),
        OracleTable(world->outcomes(), m_stream.tasks, m_settings.replay.weights, m_settings.replay.missingScores),
        m_benchmark.tasks.size()));
    m_facts.emplace(spec, facts);
    return facts;
}

} // namespace acr

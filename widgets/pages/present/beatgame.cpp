// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/beatgame.h"

#include <algorithm>

namespace acr::ui {

BeatGame::BeatGame(std::shared_ptr<const StreamResults> results, std::size_t row, std::size_t first, std::size_t count)
    : m_results(std::move(results))
    , m_row(row)
    , m_first(std::min(first, steps().size()))
    , m_end(m_first + std::min(count, steps().size() - m_first))
    , m_position(m_first)
{}

std::optional<std::size_t> BeatGame::opponent(const StreamResults& results, const QString& policy)
{
    const auto playable = [](const LeaderboardRow& row) {
        return !row.runs.empty() && !row.runs.front().steps.empty();
    };
    const auto find = [&](const auto& wanted) -> std::optional<std::size_t> {
        const auto found =
            std::ranges::find_if(results.rows, [&](const LeaderboardRow& row) { return playable(row) && wanted(row); });
        return found == results.rows.end() ? std::nullopt
                                           : std::optional(static_cast<std::size_t>(found - results.rows.begin()));
    };
    if (const auto given =
            find([&](const LeaderboardRow& row) { return !policy.isEmpty() && row.policy == policy.toStdString(); }))
        return given;
    if (const auto acrouter = find([](const LeaderboardRow& row) { return row.policy == "acrouter"; }))
        return acrouter;
    if (const auto ours = find([](const LeaderboardRow& row) { return row.family == PolicyFamily::Ours; }))
        return ours;
    return find([](const LeaderboardRow& row) { return row.family != PolicyFamily::Bound; });
}

BeatGame::Reveal BeatGame::pick(ModelIndex model)
{
    const Step& taken = steps()[m_position];
    const OracleTable& oracle = m_results->oracle;
    const OutcomeMatrix& outcomes = m_results->benchmark->outcomes;
    Reveal reveal{.task = taken.task, .picked = model, .router = taken.chosen, .routerAttempts = taken.attemptCount};
    const auto scoreOf = [&](ModelIndex candidate) {
        const double score = outcomes.score(taken.task, candidate);
        if (!scoreCounts(outcomes, taken.task, candidate, m_results->settings.missingScores))
            return missing;
        return isMissing(score) ? 0.0 : score;
    };
    for (std::size_t j = 0; j < outcomes.models(); ++j) {
        const ModelIndex candidate = ModelIndex::at(j);
        BeatGame::Outcome outcome{scoreOf(candidate), outcomes.cost(taken.task, candidate)};
        if (!isMissing(outcome.score))
            outcome.reward = acr::reward(m_results->settings.weights, outcome.score, outcome.costUsd);
        outcome.best = oracle.isOptimal(taken.task, candidate);
        reveal.outcomes.push_back(outcome);
    }
    Step own;
    own.task = taken.task;
    own.chosen = model;
    own.score = scoreOf(model);
    own.costUsd = costOrZero(outcomes.cost(taken.task, model));
    reveal.regret = stepRegret(own, oracle).regret;
    reveal.routerRegret = stepRegret(taken, oracle).regret;
    m_audience.push_back((m_audience.empty() ? 0 : m_audience.back()) + reveal.regret);
    m_router.push_back((m_router.empty() ? 0 : m_router.back()) + reveal.routerRegret);
    m_audienceHits += oracle.isOptimal(taken.task, model) ? 1 : 0;
    m_routerHits += oracle.isOptimal(taken.task, taken.chosen) ? 1 : 0;
    ++m_position;
    return reveal;
}

} // namespace acr::ui

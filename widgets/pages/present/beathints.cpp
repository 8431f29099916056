// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/beathints.h"

#include "core/session/stream.h"

namespace acr::ui {

BeatHints::BeatHints(std::shared_ptr<const Benchmark> benchmark)
    : m_benchmark(std::move(benchmark))
{}

const std::vector<BeatHints::Hint>& BeatHints::of(TaskIndex task)
{
    const std::string& dimension = m_benchmark->tasks.categoryName(task, Facet::Dimension);
    const auto known = m_known.find(dimension);
    if (known != m_known.end())
        return known->second;
    std::vector<Hint>& hints = m_known[dimension];
    const Split* probing = m_benchmark->split(probingSplit);
    if (probing == nullptr)
        return hints;
    const OutcomeMatrix& outcomes = m_benchmark->outcomes;
    for (std::size_t j = 0; j < outcomes.models(); ++j) {
        const ModelIndex model = ModelIndex::at(j);
        Hint hint;
        double score = 0;
        double cost = 0;
        std::size_t costs = 0;
        for (const TaskIndex probed : probing->tasks) {
            if (!dimension.empty() && m_benchmark->tasks.categoryName(probed, Facet::Dimension) != dimension)
                continue;
            const double own = outcomes.score(probed, model);
            if (isMissing(own))
                continue;
            score += own;
            ++hint.tasks;
            if (const double price = outcomes.cost(probed, model); !isMissing(price)) {
                cost += price;
                ++costs;
            }
        }
        if (hint.tasks > 0)
            hint.meanScore = score / static_cast<double>(hint.tasks);
        if (costs > 0)
            hint.meanCostUsd = cost / static_cast<double>(costs);
        hints.push_back(hint);
    }
    return hints;
}

} // namespace acr::ui

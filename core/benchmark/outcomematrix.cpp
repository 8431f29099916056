// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/outcomematrix.h"

#include <algorithm>

namespace acr {

OutcomeMatrix::OutcomeMatrix(std::size_t tasks, std::size_t models)
    : m_tasks(tasks)
    , m_models(models)
    , m_scores(tasks * models, missing)
    , m_costs(tasks * models, missing)
    , m_flags(tasks * models, 0)
{}

Outcome OutcomeMatrix::outcome(TaskIndex task, ModelIndex model) const
{
    const std::size_t at = cell(task, model);
    const auto count = [&](Column column) {
        const auto& values = m_counts[static_cast<std::size_t>(column)];
        return values.empty() ? missingCount : values[at];
    };
    return {.score = m_scores[at],
            .costUsd = m_costs[at],
            .inputTokens = count(Column::InputTokens),
            .outputTokens = count(Column::OutputTokens),
            .totalTokens = count(Column::TotalTokens),
            .latencyMs = count(Column::LatencyMs),
            .calls = count(Column::Calls),
            .flags = m_flags[at]};
}

void OutcomeMatrix::setOutcome(TaskIndex task, ModelIndex model, const Outcome& outcome)
{
    const std::size_t at = cell(task, model);
    m_scores[at] = outcome.score;
    m_costs[at] = outcome.costUsd;
    m_flags[at] = outcome.flags;
    const auto put = [&](Column column, std::int32_t value) {
        if (value != missingCount || !m_counts[static_cast<std::size_t>(column)].empty())
            edit(column)[at] = value;
    };
    put(Column::InputTokens, outcome.inputTokens);
    put(Column::OutputTokens, outcome.outputTokens);
    put(Column::TotalTokens, outcome.totalTokens);
    put(Column::LatencyMs, outcome.latencyMs);
    put(Column::Calls, outcome.calls);
}

void OutcomeMatrix::appendTasks(std::size_t count)
{
    m_tasks += count;
    const std::size_t cells = m_tasks * m_models;
    m_scores.resize(cells, missing);
    m_costs.resize(cells, missing);
    m_flags.resize(cells, 0);
    for (auto& column : m_counts) {
        if (!column.empty())
            column.resize(cells, missingCount);
    }
}

std::span<const double> OutcomeMatrix::scores(TaskIndex task) const
{
    return std::span(m_scores).subspan(task.position() * m_models, m_models);
}

std::span<const double> OutcomeMatrix::costs(TaskIndex task) const
{
    return std::span(m_costs).subspan(task.position() * m_models, m_models);
}

std::span<const std::uint8_t> OutcomeMatrix::flags(TaskIndex task) const
{
    return std::span(m_flags).subspan(task.position() * m_models, m_models);
}

std::span<std::int32_t> OutcomeMatrix::edit(Column column)
{
    auto& values = m_counts[static_cast<std::size_t>(column)];
    if (values.empty())
        values.assign(m_tasks * m_models, missingCount);
    return values;
}

} // namespace acr

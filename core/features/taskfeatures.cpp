// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/taskfeatures.h"

#include "core/base/elementaryfunctions.h"
#include "core/features/onehotcolumns.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

constexpr std::array<Facet, 5> oneHotFacets{Facet::Dimension, Facet::Source, Facet::Bench, Facet::Language,
                                            Facet::Difficulty};
constexpr double longPrompt = 100000;

} // namespace

TaskFeatures::TaskFeatures(const TaskTable& tasks, std::shared_ptr<const TaskVectors> vectors,
                           std::span<const TaskIndex> training)
    : m_tasks(tasks)
    , m_vectors(std::move(vectors))
{
    auto column = static_cast<std::int32_t>(m_vectors->dimensions());
    for (std::size_t block = 0; block < oneHotFacets.size(); ++block) {
        std::int32_t used = 0;
        m_columns[block] = oneHotColumns(tasks, training, oneHotFacets[block], column, used);
        column += used;
    }
    m_dimensions = column + 2;
}

FeatureMatrix TaskFeatures::rows(std::span<const TaskIndex> tasks, const TaskVectors& vectors) const
{
    FeatureMatrix matrix = FeatureMatrix::Zero(static_cast<Eigen::Index>(tasks.size()), m_dimensions);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        auto row = matrix.row(static_cast<Eigen::Index>(i));
        std::ranges::copy(vectors[tasks[i]], row.data());
        const Task& task = m_tasks[tasks[i]];
        for (std::size_t block = 0; block < oneHotFacets.size(); ++block) {
            const std::size_t category = task.category(oneHotFacets[block]).position();
            if (category < m_columns[block].size() && m_columns[block][category] >= 0)
                row[m_columns[block][category]] = 1;
        }
        if (vectors.fromPrompt(tasks[i])) {
            row[m_dimensions - 2] = 1;
            row[m_dimensions - 1] =
                static_cast<float>(std::min(1.0, portableLog1p(task.promptChars) / portableLog1p(longPrompt)));
        }
    }
    return matrix;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/banditfeatures.h"

#include "core/features/onehotcolumns.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

constexpr std::array<Facet, 3> banditFacets{Facet::SourceSplit, Facet::Bench, Facet::Dimension};
constexpr std::size_t hashBuckets = 32;
using Buckets = std::array<double, hashBuckets>;
constexpr double promptScale = 10000;

/// Counts the tokens of the text into the buckets. Bytes beyond ASCII separate tokens, as the pattern says.
void countTokens(std::string_view text, Buckets& buckets)
{
    constexpr std::uint64_t modulus = 1000000007;
    std::uint64_t hash = 0;
    bool inToken = false;
    const auto finish = [&] {
        if (inToken)
            buckets[hash % hashBuckets] += 1;
        hash = 0;
        inToken = false;
    };
    for (char byte : text) {
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte - 'A' + 'a');
        const bool belongs = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
        if (!belongs) {
            finish();
            continue;
        }
        hash = (131 * hash + static_cast<unsigned char>(byte)) % modulus;
        inToken = true;
    }
    finish();
}

} // namespace

BanditFeatures::BanditFeatures(const TaskTable& tasks, std::span<const TaskIndex> stream)
    : m_tasks(tasks)
    , m_dimensions(1)
{
    for (std::size_t block = 0; block < banditFacets.size(); ++block) {
        std::int32_t used = 0;
        m_columns[block] =
            oneHotColumns(tasks, stream, banditFacets[block], static_cast<std::int32_t>(m_dimensions), used);
        m_dimensions += used;
    }
    m_dimensions += 1 + static_cast<Eigen::Index>(hashBuckets);
}

void BanditFeatures::of(TaskIndex index, SparseVector& features) const
{
    const Task& task = m_tasks[index];
    features.clear();
    features.add(0, 1);
    for (std::size_t block = 0; block < banditFacets.size(); ++block) {
        const std::int32_t column = m_columns[block][task.category(banditFacets[block]).position()];
        if (column >= 0)
            features.add(column, 1);
    }
    const Eigen::Index firstBucket = m_dimensions - static_cast<Eigen::Index>(hashBuckets);
    if (task.promptChars > 0)
        features.add(firstBucket - 1, std::min(static_cast<double>(task.promptChars), promptScale) / promptScale);

    Buckets buckets{};
    for (const std::string_view part : {std::string_view(task.id), std::string_view(task.originalId),
                                        std::string_view(m_tasks.categoryName(index, Facet::Bench)),
                                        std::string_view(m_tasks.categoryName(index, Facet::Dimension))})
        countTokens(part, buckets);
    // The counts are whole numbers, so their squares add up exactly in any order.
    double squares = 0;
    for (const double count : buckets)
        squares += count * count;
    const double norm = std::sqrt(squares);
    for (std::size_t bucket = 0; bucket < hashBuckets; ++bucket) {
        if (buckets[bucket] > 0)
            features.add(firstBucket + static_cast<Eigen::Index>(bucket), buckets[bucket] / norm);
    }
}

Eigen::VectorXd BanditFeatures::of(TaskIndex index) const
{
    SparseVector features;
    of(index, features);
    Eigen::VectorXd vector = Eigen::VectorXd::Zero(m_dimensions);
    for (const SparseVector::Entry& entry : features.entries())
        vector[entry.index] = entry.value;
    return vector;
}

} // namespace acr

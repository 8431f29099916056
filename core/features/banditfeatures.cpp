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
    m_firstBucket = m_dimensions + 1;
    m_dimensions = m_firstBucket + static_cast<Eigen::Index>(hashBuckets);
}

std::shared_ptr<const BanditFeatures> BanditFeatures::admitting(std::span<const TaskIndex> tasks,
                                                                const std::shared_ptr<const BanditFeatures>& features)
{
    BanditFeatures grown(*features);
    return grown.admit(tasks) ? std::make_shared<const BanditFeatures>(std::move(grown)) : features;
}

bool BanditFeatures::admit(std::span<const TaskIndex> tasks)
{
    const Eigen::Index before = m_dimensions;
    for (const TaskIndex task : tasks) {
        for (std::size_t block = 0; block < banditFacets.size(); ++block) {
            std::vector<std::int32_t>& columns = m_columns[block];
            const std::size_t category = m_tasks[task].category(banditFacets[block]).position();
            if (category >= columns.size())
                columns.resize(category + 1, -1);
            if (columns[category] < 0)
                columns[category] = static_cast<std::int32_t>(m_dimensions++);
        }
    }
    return m_dimensions > before;
}

void BanditFeatures::of(TaskIndex index, SparseVector& features) const
{
    const Task& task = m_tasks[index];
    features.clear();
    features.add(0, 1);
    std::array<Eigen::Index, banditFacets.size()> later{};
    std::size_t laterCount = 0;
    for (std::size_t block = 0; block < banditFacets.size(); ++block) {
        const std::size_t category = task.category(banditFacets[block]).position();
        const Eigen::Index column = category < m_columns[block].size() ? m_columns[block][category] : -1;
        if (column >= m_firstBucket)
            later[laterCount++] = column;
        else if (column >= 0)
            features.add(column, 1);
    }
    if (task.promptChars > 0)
        features.add(m_firstBucket - 1, std::min(static_cast<double>(task.promptChars), promptScale) / promptScale);

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
            features.add(m_firstBucket + static_cast<Eigen::Index>(bucket), buckets[bucket] / norm);
    }
    std::sort(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(laterCount));
    for (std::size_t i = 0; i < laterCount; ++i)
        features.add(later[i], 1);
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

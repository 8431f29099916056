// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/banditfeatures.h"

#include <algorithm>

namespace acr {

namespace {

constexpr std::array<Facet, 3> oneHotFacets{Facet::SourceSplit, Facet::Bench, Facet::Dimension};
constexpr Eigen::Index hashBuckets = 32;
constexpr double promptScale = 10000;

/// Counts the tokens of the text into the buckets. Bytes beyond ASCII separate tokens, as the pattern says.
void countTokens(std::string_view text, Eigen::Ref<Eigen::VectorXd> buckets)
{
    constexpr std::uint64_t modulus = 1000000007;
    std::uint64_t hash = 0;
    bool inToken = false;
    const auto finish = [&] {
        if (inToken)
            buckets[static_cast<Eigen::Index>(hash % hashBuckets)] += 1;
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
    for (std::size_t block = 0; block < oneHotFacets.size(); ++block) {
        const CategoryTable& table = tasks.categories(oneHotFacets[block]);
        std::vector<bool> occurs(table.size(), false);
        for (const TaskIndex task : stream)
            occurs[tasks[task].category(oneHotFacets[block]).position()] = true;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < occurs.size(); ++i) {
            if (occurs[i])
                order.push_back(i);
        }
        std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return table.names()[i]; });
        m_columns[block].assign(table.size(), -1);
        for (const std::size_t category : order)
            m_columns[block][category] = static_cast<std::int32_t>(m_dimensions++);
    }
    m_dimensions += 1 + hashBuckets;
}

Eigen::VectorXd BanditFeatures::of(TaskIndex index) const
{
    const Task& task = m_tasks[index];
    Eigen::VectorXd vector = Eigen::VectorXd::Zero(m_dimensions);
    vector[0] = 1;
    for (std::size_t block = 0; block < oneHotFacets.size(); ++block) {
        const std::int32_t column = m_columns[block][task.category(oneHotFacets[block]).position()];
        if (column >= 0)
            vector[column] = 1;
    }
    const Eigen::Index lengthColumn = m_dimensions - hashBuckets - 1;
    vector[lengthColumn] = std::min(static_cast<double>(std::max(task.promptChars, 0)), promptScale) / promptScale;

    auto buckets = vector.tail(hashBuckets);
    for (const std::string_view part : {std::string_view(task.id), std::string_view(task.originalId),
                                        std::string_view(m_tasks.categoryName(index, Facet::Bench)),
                                        std::string_view(m_tasks.categoryName(index, Facet::Dimension))})
        countTokens(part, buckets);
    const double norm = buckets.norm();
    if (norm > 0)
        buckets /= norm;
    return vector;
}

} // namespace acr

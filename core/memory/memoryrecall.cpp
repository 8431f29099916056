// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/memoryrecall.h"

#include "core/base/parallel.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace acr {

RecallReport memoryRecall(const VectorStore& store, std::span<const float> queries, std::uint32_t k,
                          std::size_t threads)
{
    constexpr double anySimilarity = -2;
    RecallReport report;
    report.queries = queries.size() / store.dimensions();
    report.k = k;
    report.entries = store.size();
    report.indexed = store.indexedCount();
    struct Single {
        double recall = 1;
        double loss = 0;
    };
    std::vector<Single> singles(report.queries);
    parallelFor(report.queries, threads, [&](std::size_t q) {
        const auto query = queries.subspan(q * store.dimensions(), store.dimensions());
        std::vector<Neighbour> exact;
        store.nearestExact(query, k, anySimilarity, exact);
        const std::vector<Neighbour> found = store.nearest(query, k, anySimilarity);
        std::size_t shared = 0;
        for (std::size_t i = 0; i < exact.size(); ++i) {
            shared += std::ranges::count(found, exact[i].id, &Neighbour::id) > 0 ? 1 : 0;
            singles[q].loss += static_cast<double>(exact[i].similarity) -
                               (i < found.size() ? static_cast<double>(found[i].similarity) : 0.0);
        }
        if (!exact.empty())
            singles[q] = {static_cast<double>(shared) / static_cast<double>(exact.size()),
                          singles[q].loss / static_cast<double>(exact.size())};
    });
    if (singles.empty())
        return report;
    report.recall = 0;
    report.similarityLoss = 0;
    report.minimum = 1;
    for (const Single& single : singles) {
        report.recall += single.recall / static_cast<double>(singles.size());
        report.similarityLoss += single.loss / static_cast<double>(singles.size());
        report.minimum = std::min(report.minimum, single.recall);
    }
    return report;
}

std::vector<float> recallQueries(const VectorStore& store, std::size_t count, double noise, std::uint64_t seed)
{
    Random random(seed);
    const std::vector<MemoryId> ids = store.ids();
    count = std::min(count, ids.size());
    const std::size_t dimensions = store.dimensions();
    std::vector<float> queries(count * dimensions);
    const double deviation = noise / std::sqrt(static_cast<double>(dimensions));
    for (std::size_t q = 0; q < count; ++q) {
        const auto query = std::span(queries).subspan(q * dimensions, dimensions);
        store.keyOf(ids[q * ids.size() / count], query);
        for (float& number : query)
            number += static_cast<float>(deviation * random.normal());
    }
    return queries;
}

} // namespace acr

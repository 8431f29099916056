// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Compares the memory with other implementations: exact cosine neighbours against streaming the bytes and, where it
/// was found at configuration time, against the flat index of FAISS; copies for checkpoints; inserts into a full store.
///
///     bench_memory [entries [dimensions [rounds]]]
///     bench_memory large [entries [dimensions]]    the approximate index: cost of remembering and asking, recall
///
/// Times are the CPU time of the process, the minimum over the rounds, in which the implementations alternate.

#include "core/base/random.h"
#include "core/memory/memoryrecall.h"

#include <fmt/format.h>

#ifdef ACR_FAISS
#include <faiss/IndexFlat.h>
#include <omp.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <numeric>

using namespace acr;

namespace {

constexpr std::size_t k = 10;
constexpr std::size_t batch = 48;

double cpuMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

struct Contender {
    const char* name;
    double perCall;
    std::function<void()> run;
    double minimum = 1e300;
};

std::vector<float> unitVectors(std::size_t count, std::size_t dimensions, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> numbers(count * dimensions);
    for (float& number : numbers)
        number = static_cast<float>(random.normal());
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = std::span(numbers).subspan(i * dimensions, dimensions);
        const float norm = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0F));
        for (float& number : row)
            number /= norm;
    }
    return numbers;
}

/// Reads every byte once, as fast as the baseline's registers allow.
float streamed(const std::vector<float>& numbers)
{
    using Four = float __attribute__((vector_size(16)));
    Four sums[8] = {};
    const float* at = numbers.data();
    for (std::size_t i = 0; i + 32 <= numbers.size(); i += 32) {
        for (std::size_t v = 0; v < 8; ++v) {
            Four four;
            __builtin_memcpy(&four, at + i + 4 * v, sizeof four);
            sums[v] += four;
        }
    }
    float total = 0;
    for (const Four& four : sums)
        total += four[0] + four[1] + four[2] + four[3];
    return total;
}

std::size_t argument(int count, char** values, int at, std::size_t otherwise)
{
    return count > at ? static_cast<std::size_t>(std::strtoull(values[at], nullptr, 10)) : otherwise;
}

/// Entries clustered around `centres` directions, like tasks around topics.
std::vector<float> clustered(std::size_t count, std::size_t dimensions, std::size_t centres)
{
    const auto directions = unitVectors(centres, dimensions, 3);
    auto numbers = unitVectors(count, dimensions, 4);
    Random random(5);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t centre = random.below(centres);
        for (std::size_t d = 0; d < dimensions; ++d)
            numbers[i * dimensions + d] += directions[centre * dimensions + d];
    }
    return numbers;
}

void measureLarge(std::size_t entries, std::size_t dimensions)
{
    VectorStore store(static_cast<std::uint32_t>(dimensions), entries, {.fromCapacity = 0});
    constexpr std::size_t parts = 10;
    const auto keys = clustered(entries / parts, dimensions, 2000);
    Random random(6);
    std::vector<float> key(dimensions);
    fmt::print("{:>10} {:>12} {:>14} {:>14} {:>10} {:>8}\n", "entries", "remember µs", "asked µs", "exactly µs",
               "recall", "indexed");
    for (std::size_t part = 0; part < parts + 2; ++part) {
        const double start = cpuMicroseconds();
        for (std::size_t i = 0; i < entries / parts; ++i) {
            for (std::size_t d = 0; d < dimensions; ++d)
                key[d] = keys[i * dimensions + d] + 0.03F * static_cast<float>(random.normal());
            store.remember(key, {TaskIndex::at(i), static_cast<std::uint32_t>(i), {}});
        }
        const double remembered = (cpuMicroseconds() - start) / static_cast<double>(entries / parts);
        const auto queries = recallQueries(store, 100, 0.5, 7);
        std::vector<Neighbour> found;
        const auto perQuery = [&](const auto& ask) {
            const double begin = cpuMicroseconds();
            for (std::size_t q = 0; q < 100; ++q)
                ask(std::span(queries).subspan(q * dimensions, dimensions));
            return (cpuMicroseconds() - begin) / 100;
        };
        const double asked = perQuery([&](std::span<const float> query) { store.nearest(query, k, -1, found); });
        const double exactly = perQuery([&](std::span<const float> query) { store.nearestExact(query, k, -1, found); });
        const RecallReport report = memoryRecall(store, queries, k);
        fmt::print("{:>10} {:>12.1f} {:>14.1f} {:>14.1f} {:>10.4f} {:>8}\n", store.size(), remembered, asked, exactly,
                   report.recall, store.indexedCount());
        std::fflush(stdout);
    }
}

} // namespace

int main(int argumentCount, char** arguments)
{
    if (argumentCount > 1 && std::string_view(arguments[1]) == "large") {
        measureLarge(argument(argumentCount, arguments, 2, 1000000),
                     argument(argumentCount, arguments, 3, VectorStore::defaultDimensions));
        return 0;
    }
    const std::size_t entries = argument(argumentCount, arguments, 1, 20000);
    const std::size_t dimensions = argument(argumentCount, arguments, 2, 256);
    const std::size_t rounds = argument(argumentCount, arguments, 3, 40);
    const auto keys = unitVectors(entries, dimensions, 1);
    const auto queries = unitVectors(batch, dimensions, 2);
    VectorStore store(static_cast<std::uint32_t>(dimensions), entries);
    const double before = cpuMicroseconds();
    for (std::size_t i = 0; i < entries; ++i)
        store.remember(std::span(keys).subspan(i * dimensions, dimensions),
                       {TaskIndex::at(i), static_cast<std::uint32_t>(i), {}});
    fmt::print("{} entries × {} floats; remember: {:.2f} µs each while growing", entries, dimensions,
               (cpuMicroseconds() - before) / static_cast<double>(entries));
    const double full = cpuMicroseconds();
    for (std::size_t i = 0; i < entries; ++i)
        store.remember(std::span(keys).subspan(i * dimensions, dimensions),
                       {TaskIndex::at(i), static_cast<std::uint32_t>(i), {}});
    fmt::print(", {:.2f} µs when full\n", (cpuMicroseconds() - full) / static_cast<double>(entries));

    volatile float sink = 0;
    std::vector<Neighbour> found;
    std::size_t turn = 0;
    const auto query = [&] { return std::span(queries).subspan((turn++ % batch) * dimensions, dimensions); };
    std::vector<Contender> contenders{
        {"stream the bytes", 1, [&] { sink = sink + streamed(keys); }},
        {"store, one query", 1, [&] { store.nearest(query(), k, -1, found); }},
        {"store, batch of 48, a query", batch,
         [&] { sink = sink + static_cast<float>(store.nearestBatch(queries, k, -1).size()); }},
        {"store, copy", 1, [&] { sink = sink + static_cast<float>(VectorStore(store).size()); }},
    };
#ifdef ACR_FAISS
    omp_set_num_threads(1);
    faiss::IndexFlatIP flat(static_cast<faiss::Index::idx_t>(dimensions));
    flat.add(static_cast<faiss::Index::idx_t>(entries), keys.data());
    std::vector<float> distances(batch * k);
    std::vector<faiss::Index::idx_t> labels(batch * k);
    contenders.push_back({"FAISS IndexFlatIP, one query", 1,
                          [&] { flat.search(1, query().data(), k, distances.data(), labels.data()); }});
    contenders.push_back({"FAISS IndexFlatIP, batch of 48, a query", batch,
                          [&] { flat.search(batch, queries.data(), k, distances.data(), labels.data()); }});
#else
    fmt::print("(built without FAISS)\n");
#endif
    for (std::size_t round = 0; round < rounds; ++round) {
        for (Contender& each : contenders) {
            const double start = cpuMicroseconds();
            each.run();
            each.minimum = std::min(each.minimum, (cpuMicroseconds() - start) / each.perCall);
        }
    }
    for (const Contender& each : contenders)
        fmt::print("{:<42}{:>10.1f} µs {:>8.2f} × streaming\n", each.name, each.minimum,
                   each.minimum / contenders.front().minimum);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How fast the prior desk replays: bench_priordesk [FOLDER OF THE REAL BENCHMARK]
///
/// Reports user time, because the machine may be busy. Prints: a replay after a change of one cell with its curves and
/// flips; decisions a second and core in a sweep over priors and orders; and what two threads gain.

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace acr;

namespace {

double userSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

PriorSet changed(const PriorDesk& desk, std::uint64_t seed)
{
    Random random(seed);
    PriorSet priors = desk.learned();
    const PriorRow& row = priors.dimensions[random.below(priors.dimensions.size())];
    const PriorAddress address{PriorField::Mean, row.dimension, {}, priors.models[random.below(priors.models.size())]};
    static_cast<void>(setPriorValue(priors, address, random.uniform()));
    return priors;
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : std::filesystem::path(ACR_SHARED_DIR) / "coderouterbench";
    const auto imported = importBenchmark(folder, {});
    if (!imported) {
        fmt::print(stderr, "bench_priordesk: {} is no benchmark\n", folder.string());
        return 1;
    }
    for (const char* text : {"acrouter", "acrouter@mode=cascade"}) {
        const Stream stream = makeStream(*imported, {.split = "id_test"}).value();
        const auto desk = PriorDesk::open(*imported, stream, parsePolicySpec(text).value(), {}).value();
        const DeskReplay before = desk->replay(desk->learned()).value();
        const bool single = std::string_view(text) == "acrouter";
        const std::size_t repeats = single ? 400 : 20;
        std::vector<PriorSet> sets;
        for (std::size_t i = 0; i < repeats; ++i)
            sets.push_back(changed(*desk, i));
        std::size_t flipped = 0;
        const double start = userSeconds();
        for (const PriorSet& set : sets)
            flipped += flipsBetween(before, desk->replay(set).value()).size();
        const double each = (userSeconds() - start) / static_cast<double>(repeats);
        fmt::print(
            "{}: replay after a change, with metrics, curves and flips: {:.3f} ms of user time ({} flips on average)\n",
            text, 1e3 * each, flipped / repeats);

        std::vector<std::vector<TaskIndex>> orders;
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            orders.push_back(makeStream(*imported, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = seed})
                                 .value()
                                 .tasks);
        const auto sweep = [&](std::size_t threads) {
            const std::size_t count = 10 * sets.size();
            parallelFor(count, threads, [&](std::size_t i) {
                static_cast<void>(desk->figures(sets[i % sets.size()], orders[i / sets.size()]));
            });
            return static_cast<double>(count * stream.tasks.size());
        };
        const double user = userSeconds();
        const double wall = wallSeconds();
        const double decisions = sweep(1);
        const double used = userSeconds() - user;
        const double waited = wallSeconds() - wall;
        const double wallTwo = wallSeconds();
        sweep(2);
        const double waitedTwo = wallSeconds() - wallTwo;
        fmt::print("{}: sweep over priors and orders: {:.2f} million decisions a second and core of user time ({:.2f} "
                   "by the wall); two threads: {:.2f} times as fast by the wall\n",
                   text, 1e-6 * decisions / used, 1e-6 * decisions / waited, waited / waitedTwo);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/routerarena.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<SourceItem> files{fuzz::item("router.json", fuzz::text(data, size))};
    fuzz::check(importRouterArena(files, fuzz::withAnswers()));
    TextSource source("router.json", fuzz::text(data, size));
    ErrorList errors;
    const Benchmark& benchmark = fuzz::smallBenchmark();
    const DecisionSet set = readRouterArenaDecisions(source, benchmark, benchmark.aliases, {}, errors);
    fuzz::require(!errors.empty() || !set.decisions.empty());
    for (const RecordedDecision& decision : set.decisions)
        fuzz::require(decision.task.position() < benchmark.tasks.size() &&
                      decision.chosen.position() < benchmark.models.size());
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/decisionfiles.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Benchmark& benchmark = fuzz::smallBenchmark();
    TextSource source("router.jsonl", fuzz::text(data, size));
    ErrorList errors;
    const DecisionSet set = readDecisions(source, benchmark, benchmark.aliases, {}, errors);
    fuzz::require(!set.decisions.empty() || !errors.empty());
    if (!errors.empty())
        return 0;
    // What is written is what is read back.
    std::vector<DecisionRow> rows;
    for (const RecordedDecision& decision : set.decisions)
        rows.push_back({.decision = decision, .observedReward = missing, .seed = {}});
    const std::string lines = decisionLines(benchmark, rows);
    TextSource again("router.jsonl", lines);
    const DecisionSet same = readDecisions(again, benchmark, benchmark.aliases, {}, errors);
    fuzz::require(errors.empty() && same.decisions.size() == set.decisions.size());
    for (std::size_t i = 0; i < same.decisions.size(); ++i) {
        fuzz::require(same.decisions[i].task == set.decisions[i].task &&
                      same.decisions[i].chosen == set.decisions[i].chosen);
        fuzz::require(same.decisions[i].chain == set.decisions[i].chain);
        fuzz::require(isMissing(same.decisions[i].score) == isMissing(set.decisions[i].score));
        fuzz::require(isMissing(set.decisions[i].score) || same.decisions[i].score == set.decisions[i].score);
    }
    return 0;
}

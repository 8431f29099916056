// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One record of a session's journal. Input: its kind, then its bytes.

#include "core/session/sessionjournal.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto bytes = std::as_bytes(std::span(data, size)).subspan(1);
    const auto record = JournalRecord::decode(data[0], bytes);
    if (!record) {
        fuzz::require(!describe(record.error()).empty());
        return 0;
    }
    // What was read is written so that it reads the same.
    const auto again = JournalRecord::decode(record->kind(), record->encode());
    fuzz::require(again && *again == *record);
    const Benchmark& benchmark = fuzz::smallBenchmark();
    SessionFold fold({benchmark.tasks.size(), benchmark.models.size()});
    for (int i = 0; i < 2; ++i) {
        const std::size_t before = fold.folded().run.steps.size();
        if (!fold.add(*record))
            fuzz::require(fold.folded().run.steps.size() == before);
    }
    const FoldedSession& folded = fold.folded();
    fuzz::require(folded.notes.notes.size() == folded.run.steps.size());
    std::size_t attempts = 0;
    for (const Step& step : folded.run.steps) {
        fuzz::require(step.task.position() < benchmark.tasks.size() && step.firstAttempt == attempts);
        attempts += step.attemptCount;
    }
    fuzz::require(attempts == folded.run.attempts.size());
    static_cast<void>(runOfTurns(folded.turns, benchmark));
    if (const auto cut = firstStepsOf(*record, 1); cut && !folded.run.steps.empty()) {
        SessionFold first({benchmark.tasks.size(), benchmark.models.size()});
        fuzz::require(first.add(*cut).has_value() && first.folded().run.steps.size() == 1);
    }
    return 0;
}

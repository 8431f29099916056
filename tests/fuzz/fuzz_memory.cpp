// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"
#include "core/policy/memorysnapshot.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Benchmark& benchmark = fuzz::smallBenchmark();
    for (const char* name : {"m.json", "m.jsonl"}) {
        TextSource source(name, fuzz::text(data, size));
        ErrorList errors;
        const auto state = readMemory(source, {}, errors);
        fuzz::require(state.has_value() == errors.empty());
        if (!state)
            continue;
        // What is written is what is read back.
        const std::string text = memoryText(*state, memoryFormatFor(name));
        TextSource again(name, text);
        const auto same = readMemory(again, {}, errors);
        fuzz::require(same.has_value());
        const MemorySnapshot shown = placed(*state, benchmark);
        fuzz::require(diffMemories(shown, placed(*same, benchmark)).empty());
        fuzz::require(shown.entries.size() + shown.unplaced.entries == state->entries.size());
        fuzz::require(memoryText(*same, memoryFormatFor(name)) == text);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Benchmark& benchmark = fuzz::smallBenchmark();
    for (const char* name : {"m.json", "m.jsonl"}) {
        TextSource source(name, fuzz::text(data, size));
        ErrorList errors;
        const auto snapshot = readMemory(source, benchmark, {}, errors);
        fuzz::require(snapshot.has_value() == errors.empty());
        if (!snapshot)
            continue;
        // What is written is what is read back.
        const std::string text = memoryText(*snapshot, benchmark, memoryFormatFor(name));
        TextSource again(name, text);
        const auto same = readMemory(again, benchmark, {}, errors);
        fuzz::require(same.has_value() && diffMemories(*snapshot, *same).empty());
        fuzz::require(memoryText(*same, benchmark, memoryFormatFor(name)) == text);
    }
    return 0;
}

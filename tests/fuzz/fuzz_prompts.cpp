// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/promptfile.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const char* name : {"prompts.jsonl", "prompts.csv"}) {
        TextSource source(name, fuzz::text(data, size));
        ErrorList errors;
        const auto prompts = readPrompts(source, fuzz::smallBenchmark(), {}, errors);
        fuzz::require(!prompts.empty() || !errors.empty());
        for (const auto& [task, prompt] : prompts)
            fuzz::require(task.position() < 2);
    }
    return 0;
}

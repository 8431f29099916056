// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/llmrouterbench.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // Beside a run of another model, whose tasks it may share.
    const std::vector<SourceItem> files{fuzz::item("aime-test-a-20250101_000000.json",
                                                   R"({"records": [{"index": 1, "origin_query": "q", "score": 1}]})"),
                                        fuzz::item("aime-test-m-20250101_000000.json", fuzz::text(data, size))};
    fuzz::check(importLlmRouterBench(files, fuzz::withAnswers()));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/llmrouter.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The rows, and the prices of a model of theirs: the input is one or the other.
    const std::vector<SourceItem> rows{fuzz::item("rows_train.jsonl", fuzz::text(data, size))};
    fuzz::check(importLlmRouter(rows, {}, fuzz::withAnswers()));
    const std::vector<SourceItem> known{fuzz::item(
        "rows.jsonl", R"({"task_name": "t", "query": "q", "model_name": "m", "input_tokens": 1, "output_tokens": 2})")};
    const std::vector<SourceItem> prices{fuzz::item("prices.json", fuzz::text(data, size))};
    fuzz::check(importLlmRouter(known, prices, {}));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::check(importOwnBenchmark(
        {.tasks = {}, .results = {fuzz::item("model_results.jsonl", fuzz::text(data, size))}, .models = {}}, {}));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    fuzz::check(importOwnBenchmark({.tasks = fuzz::item("tasks.csv", text), .results = {}, .models = {}}, {}));
    fuzz::check(
        importOwnBenchmark({.tasks = {}, .results = {fuzz::item("model_results.csv", text)}, .models = {}}, {}));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<SourceItem> files{
        fuzz::item("models.json", R"([{"model": "a", "input_per_1m": 1, "output_per_1m": 2}, {"model": "b"}])"),
        fuzz::item("ood176_tasks.jsonl", "{\"task_id\": \"t1\"}\n{\"task_id\": \"t2\", \"prompt\": \"x\"}\n"),
        fuzz::item("ood176_results_long.csv", fuzz::text(data, size))};
    fuzz::check(importCodeRouterBench(files, {}));
    return 0;
}

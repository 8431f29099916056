// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/matrixjson.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::check(importMatrixJson(fuzz::item("matrix.json", fuzz::text(data, size)), {}));
    const std::vector<SourceItem> files{fuzz::item("ood176_tasks.jsonl", "{\"task_id\": \"t1\"}\n"),
                                        fuzz::item("matrix_acrouter_ood176.json", fuzz::text(data, size))};
    fuzz::check(importCodeRouterBench(files, {}));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<SourceItem> files{fuzz::item("id_test_results_long.csv", fuzz::text(data, size))};
    fuzz::check(importCodeRouterBench(files, {}));
    return 0;
}

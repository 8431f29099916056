// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/routellm.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<SourceItem> files{fuzz::item("mmlu_x.csv", fuzz::text(data, size))};
    fuzz::check(importRouteLlm(files, fuzz::withAnswers()));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/modelfile.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    TextSource source("summary.json", fuzz::text(data, size));
    ErrorList errors;
    static_cast<void>(checkSummary(source, fuzz::smallBenchmark(), errors));
    return 0;
}

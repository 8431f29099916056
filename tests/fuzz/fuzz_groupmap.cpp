// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/groupmap.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    TextSource source("map.json", fuzz::text(data, size));
    const auto map = readGroupMap(source, fuzz::smallBenchmark());
    if (map)
        fuzz::require(map->match(fuzz::smallBenchmark().tasks, TaskIndex(1)).model.position() < 2);
    return 0;
}

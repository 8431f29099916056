// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzing.h"

#include <algorithm>

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    // The two halves as the list of a split and the list of both splits, which have to agree.
    const std::size_t half = std::min(text.find('\0'), text.size());
    std::vector<SourceItem> files{fuzz::item("id_test_tasks.jsonl", text.substr(0, half))};
    if (half < text.size())
        files.push_back(fuzz::item("id_tasks.jsonl", text.substr(half + 1)));
    fuzz::check(importCodeRouterBench(files, {}));
    return 0;
}

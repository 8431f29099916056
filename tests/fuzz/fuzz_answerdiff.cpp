// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers of models that are diffs, and the code in the prompt that they change: a NUL byte stands between the two.

#include "core/verifier/answerdiff.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input = fuzz::text(data, size);
    const std::size_t middle = std::min(input.find('\0'), input.size());
    const std::string_view code = input.substr(0, middle);
    const std::string_view diff = input.substr(std::min(middle + 1, input.size()));
    const auto changed = withDiff(code, diff);
    // What it gives is made of lines of the two.
    fuzz::require(!changed || changed->size() <= input.size() + 2);
    static_cast<void>(isDiff(diff));
    return 0;
}

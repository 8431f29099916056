// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/sourcefile.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const char* name : {"set.jsonl", "cpp_double.json", "set.csv", "test.buggy", "test.fixed"}) {
        TextSource source(name, fuzz::text(data, size));
        ErrorList errors;
        std::uint64_t taken = 0;
        const SourceFile file = readSourceFile(
            source,
            [&](const SourceFile& kind, const SourceRecord&, std::uint64_t position) {
                fuzz::require(kind.kind != SourceFileKind::Unknown);
                fuzz::require(position >= taken);
                ++taken;
            },
            {}, errors);
        fuzz::require(taken <= file.records);
        fuzz::require(taken == file.records || !errors.empty());
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priordiff.h"
#include "core/memory/priorfield.h"
#include "core/memory/priorjson.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    TextSource source("priors.json", fuzz::text(data, size));
    const auto priors = readPriorJson(source);
    if (!priors) {
        fuzz::require(!describe(priors.error()).empty());
        return 0;
    }
    fuzz::require(checkPriors(*priors).has_value());
    // What is written is what is read back, and then the same bytes.
    const std::string text = priorJson(*priors);
    TextSource again("priors.json", text);
    const auto same = readPriorJson(again);
    fuzz::require(same.has_value() && *same == *priors && priorJson(*same) == text &&
                  diffPriors(*priors, *same).empty());
    return 0;
}

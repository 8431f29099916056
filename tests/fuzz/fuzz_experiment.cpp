// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experiment.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto read = readExperiment("run.json", std::string(fuzz::text(data, size)));
    if (!read) {
        fuzz::require(!read.error().empty());
        for (const Error& error : read.error().items())
            fuzz::require(!describe(error).empty());
        return 0;
    }
    fuzz::require(!read->streams.empty() && !read->policies.empty() && !read->orders.empty() &&
                  !read->verifiers.empty() && !read->seeds.empty());
    fuzz::require(read->policies.size() <= 2 * maxExperimentEntries &&
                  read->verifiers.size() <= 2 * maxExperimentEntries);
    fuzz::require(!read->priors.empty() && read->priors.size() <= 2 * maxExperimentEntries);
    for (const ExperimentPriors& priors : read->priors)
        fuzz::require(!priors.label.empty());
    for (const VerifierSettings& verifier : read->verifiers)
        fuzz::require(verifier.falsePass + verifier.falseFail <= 1);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/modelfile.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    TextSource source("models.json", fuzz::text(data, size));
    ErrorList errors;
    const auto models = readModels(source, errors);
    fuzz::require(!models.empty() || !errors.empty());
    for (const Model& model : models)
        fuzz::require(!model.name.empty() && !(model.inputPricePerMillion < 0) && !(model.outputPricePerMillion < 0));
    return 0;
}

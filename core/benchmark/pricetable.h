// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices of models by name, as LLMRouter and RouterArena write them: `{name: {input_price, output_price, service?,
/// size?}}`, or with `input_token_price_per_million` and `output_token_price_per_million`. USD per million tokens.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/filestart.h"

#include <span>
#include <vector>

namespace acr {

/// Whether a document looks like such a table.
[[nodiscard]] bool isPriceTable(const FileStart& start);
/// Errors: whatever can be wrong with the file; a model twice, a negative price.
[[nodiscard]] std::vector<Model> readPriceTable(TextSource& source, ErrorList& errors);

/// Costs that a source lacks, from tokens and prices, where both are known.
void fillCosts(Benchmark& benchmark);

} // namespace acr

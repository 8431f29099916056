// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The small JSON documents of the release: the pool with its prices, and the counts to check an import against.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/textsource.h"

#include <vector>

namespace acr {

/// `{models: [{model, provider, tier, input_per_1m, output_per_1m, _note?}]}`, also as a bare list, with `name` for
/// `model`. Prices in USD per million tokens.
[[nodiscard]] std::vector<Model> readModels(TextSource& source, ErrorList& errors);

/// Compares the counts of a summary with the benchmark; what differs becomes an ImportFact of kind
/// `summary_disagrees`, never an error. Only a malformed file is an error.
[[nodiscard]] std::vector<ImportFact> checkSummary(TextSource& source, const Benchmark& benchmark, ErrorList& errors);

} // namespace acr

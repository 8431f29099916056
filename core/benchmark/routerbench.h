// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// RouterBench (arXiv 2403.12031) as CSV: a row for each prompt, with the columns `sample_id, prompt, eval_name,
/// <model>, <model>|model_response, <model>|total_cost, oracle_model_to_route_to` in any order. The data set is
/// published as a pickle, which can run a program when it is read and is refused.
///
/// A task's source is its `eval_name`; its dimension is that too, but all subjects of MMLU are one dimension. All tasks
/// are in the stream `test`.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

namespace acr {

[[nodiscard]] tl::expected<Benchmark, ErrorList> importRouterBench(const SourceItem& file,
                                                                   const ImportOptions& options);

} // namespace acr

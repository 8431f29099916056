// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The routing data of LLMRouter (ulab-uiuc): JSON lines of `task_name, query, ground_truth, metric, task_id,
/// model_name, response, token_num, input_tokens, output_tokens, response_time, performance`, one for each query and
/// model, in any number of files; prices in separate files (see pricetable.h).
///
/// Most queries have no `task_id`: those with the same `task_name`, `query` and `ground_truth` are one task, called
/// `<task_name>/<number>` by its first appearance. Others are called `<task_name>/<task_id>`. `response_time` is in
/// seconds. Tasks of a file with `train` in its name are in the stream `probing`, all others in `test`.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <span>

namespace acr {

[[nodiscard]] tl::expected<Benchmark, ErrorList>
importLlmRouter(std::span<const SourceItem> rows, std::span<const SourceItem> prices, const ImportOptions& options);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// LLMRouterBench (arXiv 2601.07206): a file for each run of a model on a data set,
/// `<dataset>-<split>-<model>-<YYYYMMDD_HHMMSS>.json`, in a folder of any depth. A file is a JSON object with
/// `dataset_name, split, model_name, demo` and the list `records` of `index, origin_query, prompt, prediction,
/// raw_output, ground_truth, score, prompt_tokens, completion_tokens, cost`. Where the first four are not in the file,
/// its folders or its name say them.
///
/// Of the runs of a model on a split of a data set the newest counts, by the time in the name. Runs marked `demo` are
/// left out. A score that is null is missing. A task's id is `<dataset>/<split>/<index>`; its source and dimension are
/// the data set. Tasks of a split called `train` are in the stream `probing`, the others in `test`.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <span>

namespace acr {

[[nodiscard]] tl::expected<Benchmark, ErrorList> importLlmRouterBench(std::span<const SourceItem> files,
                                                                      const ImportOptions& options);

} // namespace acr

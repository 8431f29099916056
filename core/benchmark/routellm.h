// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The evaluation data of RouteLLM (arXiv 2406.18665): CSV with the columns `prompt, <weak model>, <strong model>`,
/// which say whether the model's answer was right, and perhaps `<model>_response`. One file, or a folder of them: a
/// file for each part of a data set (`mmlu_anatomy.csv`).
///
/// The data has no ids: a task's id is its file's name and its row, from 1. Its source is the file's name without
/// `_responses`, its dimension what that has before `_`. No costs are known. All tasks are in the stream `test`.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <span>

namespace acr {

[[nodiscard]] tl::expected<Benchmark, ErrorList> importRouteLlm(std::span<const SourceItem> files,
                                                                const ImportOptions& options);

} // namespace acr

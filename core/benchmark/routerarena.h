// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The evaluated predictions of routers in RouterArena (arXiv 2510.00202): a JSON list of `"global index", prompt,
/// prediction, generated_result {generated_answer, token_usage {input_tokens, output_tokens, total_tokens}}, cost,
/// accuracy, for_optimality`. One file, or a folder of the files of several routers.
///
/// A row is a call of the model that `prediction` names, so the outcome matrix has the cells that some router asked
/// for. Rows marked `for_optimality` are calls that no router asked for: outcomes, and no decisions. Files named
/// `*-robustness.json` have other prompts under the same indices and are left out of a folder. Where two files, or a
/// routed and an unrouted row of a file, have the same model on the same task, the first is kept.
///
/// A task's dimension and source are its index without the number (`ArcMMLU` in `ArcMMLU_655`). All are in the stream
/// `test`.
#pragma once

#include "core/benchmark/decisions.h"
#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <filesystem>
#include <span>

namespace acr {

[[nodiscard]] tl::expected<Benchmark, ErrorList> importRouterArena(std::span<const SourceItem> files,
                                                                   const ImportOptions& options);

/// Whether a file looks like one of these.
[[nodiscard]] bool isRouterArenaFile(const std::filesystem::path& file);
/// What a router chose: the rows that are not marked `for_optimality`, with what the file says that it got. See
/// readDecisions().
[[nodiscard]] DecisionSet readRouterArenaDecisions(TextSource& source, const Benchmark& benchmark,
                                                   std::span<const Alias> aliases, const Progress& progress,
                                                   ErrorList& errors);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of the outcome columns in a workspace file. Internal to core/workspace.
#pragma once

#include "core/benchmark/outcomematrix.h"

#include <array>
#include <string_view>

namespace acr::store {

inline constexpr std::string_view scoreColumn = "score";
inline constexpr std::string_view costColumn = "cost_usd";
inline constexpr std::string_view flagColumn = "flags";
/// No block of tasks but one task: a row has its position as `block`, and as `data` its answers, compressed (see
/// packedtext.h): for each a uint16 model, a uint64 length, and the text. Only for tasks with answers.
inline constexpr std::string_view answerColumn = "answer";
/// In the same way, a row for each task: its vector, as float32. The hash of the prompts and the name of the encoder
/// follow this.
inline constexpr std::string_view vectorColumn = "vector/";
/// In the order of OutcomeMatrix::Column.
inline constexpr std::array<std::string_view, OutcomeMatrix::columnCount> countColumns{
    "input_tokens", "output_tokens", "total_tokens", "latency_ms", "calls"};

} // namespace acr::store

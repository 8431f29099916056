// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a live session saw, as a benchmark with its decisions. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/decisions.h"
#include "core/live/liveturn.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// A cell for each model that answered, missing cells elsewhere; one split, "live", in the order of the turns.
[[nodiscard]] Benchmark liveBenchmark(std::string name, const std::vector<Model>& models,
                                      std::span<const std::shared_ptr<const LiveTurn>> turns);
/// The session's decisions, by task of that benchmark.
[[nodiscard]] DecisionSet liveDecisions(std::string name, const Benchmark& live,
                                        std::span<const std::shared_ptr<const LiveTurn>> turns);

} // namespace acr

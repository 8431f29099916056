// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Streams: sequences of tasks, made from a benchmark's split, an order and a filter.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

#include <optional>
#include <string>
#include <vector>

namespace acr {

enum class StreamOrder : std::uint8_t { Natural, Shuffled };

/// Keeps a task when all the given facets match.
struct StreamFilter {
    /// Facet and the names that pass, for instance {Dimension, {"bug_fixing"}}.
    std::vector<std::pair<Facet, std::vector<std::string>>> facets;

    [[nodiscard]] bool empty() const { return facets.empty(); }
    bool operator==(const StreamFilter&) const = default;
};

struct StreamDefinition {
    /// A split of the benchmark, or "all": every task in table order.
    std::string split;
    StreamOrder order = StreamOrder::Natural;
    /// Of the shuffled order.
    std::uint64_t seed = 0;
    StreamFilter filter{};

    bool operator==(const StreamDefinition&) const = default;
};

inline constexpr std::string_view allTasks = "all";

struct Stream {
    StreamDefinition definition;
    std::vector<TaskIndex> tasks;
};

/// Errors: UnknownName (a split or facet value that the benchmark lacks), Empty (nothing passes the filter).
[[nodiscard]] Result<Stream> makeStream(const Benchmark& benchmark, StreamDefinition definition);
/// Split names of the benchmark, in its order, for messages and menus.
[[nodiscard]] std::vector<std::string> streamNames(const Benchmark& benchmark);

} // namespace acr

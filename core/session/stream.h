// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Streams: sequences of tasks, made from a benchmark's split, an order and a filter.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/session/taskfilter.h"

#include <optional>
#include <string>
#include <vector>

namespace acr {

enum class StreamOrder : std::uint8_t { Natural, Shuffled };

/// The one filter of streams and tables: keeps a task when all the given facets match and the expression passes it.
struct StreamFilter {
    /// Facet and the names that pass, for instance {Dimension, {"bug_fixing"}}; the empty name is for tasks without
    /// one.
    std::vector<std::pair<Facet, std::vector<std::string>>> facets;
    /// As in filtersyntax.h; empty: every task passes. In a stream it must not speak of policies.
    std::string expression{};
    /// The lowest score that solves a task, for the expression.
    double solvesAt = defaultSolvesAt;

    [[nodiscard]] bool empty() const { return facets.empty() && expression.empty(); }
    /// All of it as one expression.
    [[nodiscard]] std::string text() const;
    bool operator==(const StreamFilter&) const = default;
};

/// By task of the benchmark: 1 where the filter lets it pass. Tables give `policies`; streams don't. With `pending` set
/// to true, a policy is still being replayed and the marks mean nothing. Errors: UnknownName (a facet's value that the
/// benchmark lacks), BadFilter.
[[nodiscard]] Result<std::vector<std::uint8_t>> tasksPassing(const Benchmark& benchmark, const StreamFilter& filter,
                                                             PolicyFactsSource* policies = nullptr,
                                                             bool* pending = nullptr);

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

/// Errors: UnknownName (a split or facet value that the benchmark lacks), BadFilter, Empty (nothing passes the filter).
[[nodiscard]] Result<Stream> makeStream(const Benchmark& benchmark, StreamDefinition definition);
/// The tasks of a stream in another order, without evaluating its filter again. REQUIRES: `natural` is in its natural
/// order.
[[nodiscard]] Stream reordered(const Stream& natural, StreamOrder order, std::uint64_t seed);
/// Split names of the benchmark, in its order, for messages and menus.
[[nodiscard]] std::vector<std::string> streamNames(const Benchmark& benchmark);

} // namespace acr

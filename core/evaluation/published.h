// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Figures as the paper and the public release print them, to be shown beside the recomputed ones.
/// Source: arXiv 2606.22902, single-shot tables for the ID test (n = 2 919) and OOD (n = 176); and the release's notes.
#pragma once

#include "core/benchmark/benchmark.h"

#include <optional>
#include <span>
#include <string_view>

namespace acr {

struct PublishedFigure {
    std::string_view router;
    std::string_view stream; ///< "id_test" or "ood176"
    /// "paper" or "release" (or "experiment", of an experiment that gives it): both may contain the same router with
    /// different numbers.
    std::string_view source;
    double avgPerfPct = missing;
    double cumRegret = missing;
    double costUsd = missing;
};

[[nodiscard]] std::span<const PublishedFigure> publishedFigures();

/// The published stream that these tasks are, by content: "id_test" or "ood176" where the benchmark is recorded, its
/// pool is the published one and the tasks are all of the published ones, in whatever order; else empty. Figures are
/// printed for those streams, and for no part of them, no other pool and no simulation. O(tasks).
[[nodiscard]] std::string_view publishedStream(const Benchmark& benchmark, std::span<const TaskIndex> tasks);

/// The published router that a row stands for on a split of that name, "Oracle" or "ACRouter" for instance; empty:
/// none. See PolicyInfo::published.
[[nodiscard]] std::string_view publishedRouter(std::string_view policy, std::string_view stream);

/// The figure that belongs beside a row on a published stream (see publishedStream()): the release's where it prints
/// one, else the paper's.
[[nodiscard]] std::optional<PublishedFigure> publishedFor(std::string_view policy, std::string_view stream);

} // namespace acr

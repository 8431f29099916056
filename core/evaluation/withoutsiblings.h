// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of a leaderboard with the siblings of tasks removed: what of them rests on memory of near-duplicates in
/// the probing split. See siblings.h for what a sibling is.
///
/// Thread-safety: pure functions.
#pragma once

#include "core/evaluation/leaderboard.h"

#include <span>
#include <vector>

namespace acr {

/// Two answers to "and without the siblings?".
struct FiguresWithoutSiblings {
    /// The same runs, judged only on the tasks that have no sibling in the probing split: holds for every policy, also
    /// for recorded ones. `n` is the number of these tasks.
    Metrics onNewTasks;
    /// The whole stream again, with the prompts of the siblings in the probing split withheld from the policy: what
    /// reads prompts can't find them there. Of a policy that reads none it is the row's own. Missing (NaN) where a
    /// policy can't be replayed without them: a recorded one, one with trained voters, and a trained one unless
    /// `training` was asked for.
    double withheldRegret = missing;
    double withheldAvgPerf = missing;
    double withheldRegretSd = missing;
};

/// A benchmark without the prompts of siblings in its probing split, and its tasks as vectors.
struct WithheldSiblings {
    Benchmark benchmark;
    std::shared_ptr<const TaskEncoding> encoding;
};
[[nodiscard]] std::shared_ptr<const WithheldSiblings> withheldSiblings(const Benchmark& benchmark,
                                                                       std::size_t threads = 0);

struct WithoutSiblingsOptions {
    /// Trains policies anew without the siblings, which may take minutes.
    bool training = false;
    /// Of the same benchmark, for callers that ask more than once; null: one is made where a policy reads prompts.
    std::shared_ptr<const WithheldSiblings> withheld{};
};

/// Whether it is known which tasks of the stream have siblings.
[[nodiscard]] bool knowsSiblings(const Benchmark& benchmark, const Stream& stream);

/// One for each row. REQUIRES: rows of leaderboard() for the same benchmark, stream and settings; loaded prompts where
/// a policy reads them. Errors: those of leaderboard(); NotApplicable when knowsSiblings() is false.
[[nodiscard]] Result<std::vector<FiguresWithoutSiblings>>
figuresWithoutSiblings(const Benchmark& benchmark, const Stream& stream, std::span<const LeaderboardRow> rows,
                       const LeaderboardSettings& settings, const WithoutSiblingsOptions& options = {},
                       const Progress& progress = {});

} // namespace acr

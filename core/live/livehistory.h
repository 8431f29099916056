// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the journal of a live session says, without endpoints, policy or sandbox. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/reward.h"
#include "core/live/livejournal.h"
#include "core/live/liveturn.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace acr {

struct LiveHistory {
    /// A call that was started and has no end: neither its answer nor whether it was billed is known.
    struct UnknownCall {
        std::string task;
        std::string model;
    };

    /// The pool.
    std::vector<Model> models;
    /// Of the session's first start.
    JournalStart start;
    /// As the journal has them.
    FoldedSession folded;
    /// Those that have ended, in the order of their numbers. Their `task` is their number.
    std::vector<std::shared_ptr<const LiveTurn>> turns;
    /// Ids of the tasks that have not ended.
    std::vector<std::string> waiting;
    std::vector<UnknownCall> unknownCalls;
    std::size_t calls = 0;
    /// Of unknown costs, the most that they can be.
    double spentUsd = 0;
};

/// `weights`: of the session. Errors: those of SessionFold::add(); Malformed where no start names the pool, or a call
/// names another model.
[[nodiscard]] Result<LiveHistory> liveHistory(std::span<const JournalRecord> records, const RewardWeights& weights);

/// The turn as the journal has it so far. Where a person has judged, the estimate of its regret is made anew from the
/// beliefs in the journal. REQUIRES: it has an answer; the models of its calls are in the pool.
[[nodiscard]] std::shared_ptr<LiveTurn> liveTurnOf(std::uint64_t number, const JournalTurn& turn,
                                                   std::span<const Model> models, const RewardWeights& weights);
/// What a call cost, as far as a budget is concerned.
[[nodiscard]] double budgetedCost(const JournalTurn::Call& call);
[[nodiscard]] double budgetedCost(const JournalTurn::Aside& aside);
/// Whether the record is of a turn, an event or a start. Blocks of steps and the end say the same for other readers.
[[nodiscard]] bool isOfLiveSession(const JournalRecord& record);
/// Error Conflict where a start or a call names a model that the pool does not have.
[[nodiscard]] Result<void> checkModels(const FoldedSession& folded, std::span<const Model> models);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The ballots of a live session's decisions, each computed when it is asked for.
///
/// A session decides without ballots, and its journal has none. To explain a turn, the policy begins as that of the
/// session did, and decides and learns in the order of the records up to the decision on the turn. So the ballot is
/// that of the moment of the decision, whatever the session has learned since. A later turn costs the records between
/// the two; an earlier one begins anew.
///
/// Thread-safety: any thread; one ballot is computed at a time, others wait.
#pragma once

#include "core/base/progress.h"
#include "core/live/livesession.h"
#include "core/live/recordlog.h"
#include "core/policy/ballot.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace acr {

struct LiveBallot {
    Ballot ballot;
    /// The policy decides on the turn as the journal says; otherwise its parameters or its code have changed since.
    bool asRecorded = true;
};

class LiveBallots {
public:
    /// What the session's policy began with.
    struct Beginning {
        std::vector<Model> pool;
        /// Policy, seed, weights and encoder count.
        LiveSettings settings;
        /// See LiveWorld; null: there is none.
        std::shared_ptr<const Benchmark> benchmark;
        /// The vectors of its tasks by the remote encoder; null: there are none.
        std::shared_ptr<const RecordedEncoder> vectors;
    };

    /// `begin`: called once, when the first ballot is asked for, on the thread that asks; again where it failed.
    LiveBallots(std::function<Result<Beginning>()> begin, std::shared_ptr<const RecordLog> log);
    ~LiveBallots();

    /// Nothing where the records have no decision on the turn. Errors: those of `begin`, makePolicy(),
    /// SessionFold::add() and Policy::admit(); Cancelled. REQUIRES: the calls of the records are of models of the pool.
    [[nodiscard]] Result<std::optional<LiveBallot>> ballotOn(std::uint64_t turn, const Progress& progress = {});

private:
    struct Repetition;

    [[nodiscard]] Result<std::unique_ptr<Repetition>> makeRepetition(const std::stop_token& stop) const;

    std::function<Result<Beginning>()> m_begin;
    std::shared_ptr<const RecordLog> m_log;
    std::mutex m_mutex;
    std::unique_ptr<Repetition> m_repetition; ///< guarded; null before the first ballot
};

} // namespace acr

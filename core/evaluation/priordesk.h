// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The prior desk's engine: one policy on one stream, replayed from as many prior sets as are wanted.
///
/// Whatever does not depend on the priors (task groups, vicinity, oracle, costs at given prices) is made once, so that
/// a replay costs little more than its decisions. Replays give the bytes that replay() gives. Thread-safety: const
/// access from any number of threads.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/session/session.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace acr {

/// What a sweep compares.
struct DeskFigures {
    std::size_t n = 0;
    double cumRegret = 0;
    double avgPerfPct = missing;
    double costUsd = 0;

    bool operator==(const DeskFigures&) const = default;
};

/// A replay with all that a page shows of it.
struct DeskReplay {
    Run run;
    Metrics metrics;
    Curves curves;
};

/// A task on which two replays of one stream went different ways.
struct Flip {
    std::uint32_t step = 0; ///< position in both runs
    TaskIndex task;
    ModelIndex before;
    ModelIndex after;
    double regretBefore = 0;
    double regretAfter = 0;
};
/// In stream order: steps whose chosen model or attempts differ. REQUIRES: runs of the same tasks, regrets from their
/// replays.
[[nodiscard]] std::vector<Flip> flipsBetween(const DeskReplay& before, const DeskReplay& after);

struct DeskSettings {
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
    std::uint64_t seed = 0;
    std::span<const DecisionSet> decisions;
    std::shared_ptr<const TaskEncoding> encoding{};
    /// Policies that were trained on the benchmark before: voters.
    std::span<const std::shared_ptr<const TrainedPolicy>> trained{};
    /// What is learned from in place of the probing split: a part of it, when the stream is the rest.
    std::optional<std::vector<TaskIndex>> training{};
};

class PriorDesk {
public:
    /// Errors: those of makePolicy(). REQUIRES: benchmark, decisions, trained and encoding outlive the desk; the
    /// benchmark holds token columns where priors change prices.
    [[nodiscard]] static Result<std::unique_ptr<PriorDesk>> open(const Benchmark& benchmark, Stream stream,
                                                                 PolicySpec spec, DeskSettings settings);

    [[nodiscard]] const Benchmark& benchmark() const { return m_benchmark; }
    [[nodiscard]] const Stream& stream() const { return m_stream; }
    [[nodiscard]] const PolicySpec& spec() const { return m_spec; }
    [[nodiscard]] const DeskSettings& settings() const { return m_settings; }
    /// What the training tasks teach; the start of every edit. Of a policy that votes, with the weights of the voters
    /// that are there.
    [[nodiscard]] const PriorSet& learned() const { return m_learned; }

    /// Errors: those of makePolicy(), UnknownModel.
    [[nodiscard]] Result<DeskReplay> replay(const PriorSet& priors) const;
    /// As the metrics of replay(), quicker. With an order: of the stream's tasks in that order.
    [[nodiscard]] Result<DeskFigures> figures(const PriorSet& priors, std::span<const TaskIndex> order = {}) const;

private:
    /// All that is the same for all priors with the same prices.
    struct Ground;
    /// A policy that starts from the priors, and the ground that it stands on.
    struct Start;

    PriorDesk(const Benchmark& benchmark, Stream stream, PolicySpec spec, DeskSettings settings);
    [[nodiscard]] PolicySetup setupOn(const Ground& ground) const;
    /// The release's vote, of those voters that have something to say on the stream.
    [[nodiscard]] VoteSettings votersThere() const;
    [[nodiscard]] Result<std::shared_ptr<const Ground>> makeGround(const std::vector<PriceChange>& prices) const;
    [[nodiscard]] Result<std::shared_ptr<const Ground>> groundAt(const std::vector<PriceChange>& prices) const;
    [[nodiscard]] Result<Start> start(const PriorSet& priors) const;

    const Benchmark& m_benchmark;
    Stream m_stream;
    PolicySpec m_spec;
    DeskSettings m_settings;
    PriorSet m_learned;
    std::shared_ptr<const Ground> m_plain; ///< at the benchmark's own prices
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Ground> m_priced; ///< at the prices asked for last
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The engine of the prior desk: replays one policy on one stream from any number of prior sets.
///
/// Everything that does not depend on the priors (task groups, corrections, oracle, costs at given prices) is computed
/// once, so that a replay costs little more than its decisions. Replays give the bytes that replay() gives.
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/policy/kindrows.h"
#include "core/session/replay.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace acr {

/// The settings compared by a sweep.
struct DeskFigures {
    std::size_t n = 0;
    double cumRegret = 0;
    double avgPerfPct = missing;
    double costUsd = 0;

    bool operator==(const DeskFigures&) const = default;
};

/// A replay with everything that a page displays.
struct DeskReplay {
    Run run;
    Metrics metrics;
    Curves curves;
};

/// A task on which two replays of one stream chose differently.
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

class PriorDesk {
public:
    /// Priors and records of the settings are not used: each replay is given its priors, and records itself.
    /// Errors: those of makePolicy(). REQUIRES: the benchmark outlives the desk, and so does what the settings borrow;
    /// the benchmark holds token columns where priors change prices.
    [[nodiscard]] static Result<std::unique_ptr<PriorDesk>> open(const Benchmark& benchmark, Stream stream,
                                                                 PolicySpec spec, ReplaySettings settings);

    [[nodiscard]] const Benchmark& benchmark() const { return m_benchmark; }
    [[nodiscard]] const Stream& stream() const { return m_stream; }
    [[nodiscard]] const PolicySpec& spec() const { return m_spec; }
    [[nodiscard]] const ReplaySettings& settings() const { return m_settings; }
    /// The priors learned from the training tasks: the start of every edit. For a voting policy, with the weights of
    /// the available voters.
    [[nodiscard]] const PriorSet& learned() const { return m_learned; }
    /// The kinds of tasks that the policy's corrections are shown for; see kindRows(). Computed anew in each call.
    [[nodiscard]] std::vector<KindRow> kinds() const;

    /// Errors: those of makePolicy(), UnknownModel.
    [[nodiscard]] Result<DeskReplay> replay(const PriorSet& priors) const;
    /// As the metrics of replay(), quicker. With an order: of the stream's tasks in that order.
    [[nodiscard]] Result<DeskFigures> figures(const PriorSet& priors, std::span<const TaskIndex> order = {}) const;

    /// The ballot on that task, with what the router has learned by then; nothing where the policy does not decide it.
    /// Errors: as above; UnknownName for a task that is not of the stream.
    [[nodiscard]] Result<std::optional<Ballot>> ballotAt(const PriorSet& priors, TaskIndex task) const;

private:
    /// All that is the same for all priors with the same prices.
    struct Setting;
    /// A policy that starts from the priors, and the prices and oracle of its replay.
    struct Start;

    PriorDesk(const Benchmark& benchmark, Stream stream, PolicySpec spec, ReplaySettings settings);
    [[nodiscard]] std::span<const TaskIndex> trainingTasks() const;
    [[nodiscard]] ReplayEnvironment environmentOf(const Setting& setting) const;
    [[nodiscard]] PolicySetup setupIn(const Setting& setting) const;
    /// The release's vote, restricted to voters that have decisions on the stream.
    [[nodiscard]] VoteSettings votersThere() const;
    [[nodiscard]] Result<std::shared_ptr<const Setting>> makeSetting(const std::vector<PriceChange>& prices) const;
    [[nodiscard]] Result<std::shared_ptr<const Setting>> settingAt(const std::vector<PriceChange>& prices) const;
    [[nodiscard]] Result<Start> start(const PriorSet& priors) const;

    const Benchmark& m_benchmark;
    Stream m_stream;
    PolicySpec m_spec;
    ReplaySettings m_settings;
    PriorSet m_learned;
    std::shared_ptr<const Setting> m_plain; ///< at the benchmark's own prices
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Setting> m_priced; ///< at the prices asked for last
};

} // namespace acr

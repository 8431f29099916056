// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The loop: Context → Action → Feedback → Context, one task at a time. Any environment will
/// do: it answers calls at once, from a matrix or otherwise.
///
/// Deterministic from (stream, policy with its seed, environment): the same inputs give the same bytes, wherever and on
/// however many threads replays run. Thread-safety: one thread a replay.
#pragma once

#include "core/base/progress.h"
#include "core/policy/registry.h"
#include "core/session/environment.h"
#include "core/session/loop.h"
#include "core/session/pricedworld.h"
#include "core/session/run.h"
#include "core/session/stream.h"

#include <memory>

namespace acr {

struct RecordOptions {
    bool ballots = false;
};

class StreamReplay {
public:
    /// REQUIRES: stream and environment outlive the replay.
    StreamReplay(const Stream& stream, std::unique_ptr<Policy> policy, Environment& environment,
                 RecordOptions options = {});

    [[nodiscard]] bool finished() const { return m_position >= m_stream.tasks.size(); }
    /// Position in the stream of the next task.
    [[nodiscard]] std::size_t position() const { return m_position; }
    /// Processes the next task; false when the stream has ended.
    bool step();
    /// Continues to the end, or until the progress is cancelled.
    void runToEnd(const Progress& progress = {});

    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] Run takeRun() { return std::move(m_run); }
    [[nodiscard]] Policy& policy() { return *m_policy; }

private:
    const Stream& m_stream;
    std::unique_ptr<Policy> m_policy;
    Environment& m_environment;
    RecordOptions m_options;
    ReplayedTurn m_turn;
    std::size_t m_position = 0;
    Run m_run;
};

/// Everything that a replay depends on, beside benchmark, stream and policy. One value: whoever replays is given it, or
/// has it as a member, and passes it on whole. Changed prices of the prior set change the costs of the environment, and
/// regret with them.
struct ReplaySettings : PolicySettings {
    RecordOptions record{};
    /// The quality of the router's feedback.
    VerifierSettings verifier{};
};

/// The tasks that policies may be fitted to: the probing split's; empty where the benchmark has none.
[[nodiscard]] std::span<const TaskIndex> probingTasks(const Benchmark& benchmark);

/// Vectors of the benchmark's tasks, fitted on its probing split when first asked for. The benchmark is borrowed.
[[nodiscard]] std::shared_ptr<const TaskEncoding> encodingOf(const Benchmark& benchmark, EncodeOptions options = {});

/// The policy setup of replays, with the tasks to fit to. The first is without priors: the caller adapts them; see
/// PricedWorld.
[[nodiscard]] PolicySetup replaySetup(const Benchmark& benchmark, const Stream& stream, const ReplaySettings& settings);
[[nodiscard]] PolicySetup replaySetup(const Benchmark& benchmark, const PricedWorld& world, const Stream& stream,
                                      const ReplaySettings& settings);

/// What replays grant in hindsight of the benchmark's outcomes, or of those at other prices. What the whole stream of a
/// live session costs nobody knew while it ran, so its replays are not told it either. The outcomes are borrowed.
[[nodiscard]] HindsightOutcomes hindsightOf(const Benchmark& benchmark, const OutcomeMatrix& outcomes);

/// A replay that is taken step by step.
struct StartedReplay {
    std::unique_ptr<Environment> environment;
    std::unique_ptr<StreamReplay> replay;
};
/// The start of replay(). REQUIRES: benchmark, world and stream outlive it. Errors: those of makePolicy.
[[nodiscard]] Result<StartedReplay> startReplay(const Benchmark& benchmark, const PricedWorld& world,
                                                const Stream& stream, const PolicySpec& spec,
                                                const ReplaySettings& settings, const std::stop_token& stop = {});

/// Replays a policy over a stream of the benchmark. Errors: those of makePolicy; Cancelled.
[[nodiscard]] Result<Run> replay(const Benchmark& benchmark, const Stream& stream, const PolicySpec& spec,
                                 const ReplaySettings& settings, const Progress& progress = {});
/// As above in an existing world, whose priors replace those of the settings.
[[nodiscard]] Result<Run> replay(const Benchmark& benchmark, const PricedWorld& world, const Stream& stream,
                                 const PolicySpec& spec, const ReplaySettings& settings, const Progress& progress = {});

} // namespace acr

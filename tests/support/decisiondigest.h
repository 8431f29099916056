// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Digests of everything that policies decide over a benchmark: two versions of the program that print the same
/// digests make the same decisions.
#pragma once

#include "core/base/bytes.h"
#include "core/benchmark/simulator.h"
#include "core/policy/trainedpolicy.h"
#include "core/session/sessionengine.h"
#include "tests/support/everypolicy.h"

#include <bit>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace acr::test {

/// Collects values; NaNs are equal to each other.
class Digest {
public:
    void number(double value)
    {
        m_writer.number(std::isnan(value) ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(value));
    }
    void number(std::uint64_t value) { m_writer.number(value); }
    void model(ModelIndex model) { m_writer.number(static_cast<std::uint64_t>(model.value)); }
    void text(std::string_view text) { m_writer.text(std::string(text)); }
    [[nodiscard]] std::uint64_t take() { return fingerprintOf(m_writer.take()); }

private:
    ByteWriter m_writer;
};

/// The models that were called and chosen, task by task.
inline std::uint64_t digestOfDecisions(const Run& run)
{
    Digest digest;
    for (const Step& step : run.steps) {
        digest.number(std::uint64_t{step.position});
        digest.model(step.chosen);
        for (const Attempt& attempt : run.attemptsOf(step))
            digest.model(attempt.model);
        digest.number(std::uint64_t{step.attemptCount});
    }
    return digest.take();
}

/// Every bit of the figures as well.
inline std::uint64_t digestOfFigures(const Run& run)
{
    Digest digest;
    digest.number(digestOfDecisions(run));
    for (const Step& step : run.steps) {
        digest.number(step.score);
        digest.number(step.costUsd);
    }
    return digest.take();
}

inline void add(Digest& digest, const Ballot& ballot)
{
    digest.model(ballot.pick);
    for (const double value : ballot.values)
        digest.number(value);
    for (const Vote& vote : ballot.votes) {
        digest.text(vote.voter);
        digest.model(vote.model);
        digest.number(vote.weight);
    }
    digest.number(ballot.margin);
    digest.number(static_cast<std::uint64_t>(static_cast<std::int64_t>(ballot.pivotal)));
    digest.text(ballot.reason);
    if (ballot.flip) {
        digest.text(ballot.flip->subject);
        digest.number(static_cast<std::uint64_t>(ballot.flip->kind));
        digest.model(ballot.flip->model);
        digest.number(ballot.flip->from);
        digest.number(ballot.flip->to);
        digest.model(ballot.flip->pickAfter);
    }
}

/// What a session notes of its steps, and the ballots of every `stride`th one.
inline std::uint64_t digestOfSession(const SessionTrack& track, std::size_t stride)
{
    Digest digest;
    digest.number(digestOfFigures(track.run()));
    for (std::size_t step = 0; step < track.size(); ++step) {
        digest.model(track.note(step).priorPick);
        digest.number(track.note(step).margin);
        digest.text(track.reason(step));
        if (step % stride == 0)
            add(digest, track.ballotOf(step));
    }
    return digest.take();
}

/// The simulated benchmark whose digests are kept: probing and test splits of single calls, and an agentic stream.
inline Benchmark benchmarkOfDigests()
{
    SimulatorOptions options = simulatorOptionsFor(900, publishedModelCount);
    options.seed = 17;
    options.agenticTasks = 120;
    options.probingShare = 0.6;
    options.drift = 0.5;
    return simulate(options).value();
}

/// The policies that are trained in advance, trained on the benchmark, those that this build has.
inline TrainedPolicies trainedForDigests(const Benchmark& benchmark, const std::vector<std::string>& specs)
{
    TrainedPolicies trained;
    const Stream none;
    std::vector<TaskIndex> all;
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
        all.push_back(TaskIndex::at(i));
    const auto encoding = encodingOf(benchmark);
    for (const std::string& text : specs) {
        const auto spec = parsePolicySpec(text);
        if (!spec || !policyInfo(spec->id)->trained)
            continue;
        if (auto made = trainPolicy(*spec, replaySetup(benchmark, none, {{.encoding = encoding}}), all))
            trained.push_back(std::make_shared<const TrainedPolicy>(std::move(*made)));
    }
    return trained;
}

} // namespace acr::test

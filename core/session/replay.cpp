// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/replay.h"

#include <algorithm>
#include <utility>

namespace acr {

StreamReplay::StreamReplay(const Stream& stream, std::unique_ptr<Policy> policy, Environment& environment,
                           RecordOptions options)
    : m_stream(stream)
    , m_policy(std::move(policy))
    , m_environment(environment)
    , m_options(options)
{
    m_run.steps.reserve(stream.tasks.size());
    m_run.attempts.reserve(stream.tasks.size());
}

bool StreamReplay::step()
{
    while (!finished() && !m_policy->covers(m_stream.tasks[m_position])) {
        ++m_position;
        ++m_run.uncovered;
    }
    if (finished())
        return false;
    const TaskContext context{m_stream.tasks[m_position], static_cast<std::uint32_t>(m_position)};
    TurnOptions turn;
    if (m_options.ballots)
        turn.ballot = &m_run.ballots.emplace_back();
    Step& step = m_run.steps.emplace_back(takeTurn(*m_policy, m_environment, context, m_turn, turn));
    step.firstAttempt = static_cast<std::uint32_t>(m_run.attempts.size());
    const std::span<const Attempt> attempts = m_turn.turn.attempts();
    m_run.attempts.insert(m_run.attempts.end(), attempts.begin(), attempts.end());
    ++m_position;
    return true;
}

void StreamReplay::runToEnd(const Progress& progress)
{
    constexpr std::size_t stepsBetweenReports = 1024;
    while (!progress.stopped()) {
        if (!step())
            return;
        if (m_position % stepsBetweenReports == 0)
            progress(static_cast<double>(m_position) / static_cast<double>(m_stream.tasks.size()));
    }
}

std::span<const TaskIndex> probingTasks(const Benchmark& benchmark)
{
    const Split* probing = benchmark.split(probingSplit);
    return probing != nullptr ? std::span<const TaskIndex>(probing->tasks) : std::span<const TaskIndex>();
}

std::shared_ptr<const TaskEncoding> encodingOf(const Benchmark& benchmark, EncodeOptions options)
{
    return std::make_shared<const TaskEncoding>(benchmark.tasks, probingTasks(benchmark), std::move(options));
}

PolicySetup replaySetup(const Benchmark& benchmark, const Stream& stream, const ReplaySettings& settings)
{
    PolicySetup setup(settings);
    setup.priors = nullptr;
    setup.models = benchmark.models;
    setup.tasks = &benchmark.tasks;
    setup.stream = stream.tasks;
    setup.training = settings.trainOn ? std::span<const TaskIndex>(*settings.trainOn) : probingTasks(benchmark);
    if (!setup.training.empty())
        setup.trainingOutcomes = &benchmark.outcomes;
    if (!setup.encoding)
        setup.encoding = encodingOf(benchmark);
    if (settings.mayOpenFiles)
        setup.groupMap = [&benchmark](const std::string& path) { return readGroupMap(path, benchmark); };
    return setup;
}

PolicySetup replaySetup(const Benchmark& benchmark, const PricedWorld& world, const Stream& stream,
                        const ReplaySettings& settings)
{
    PolicySetup setup = replaySetup(benchmark, stream, settings);
    setup.models = world.models();
    if (setup.trainingOutcomes != nullptr)
        setup.trainingOutcomes = &world.outcomes();
    setup.priors = world.priors();
    return setup;
}

HindsightOutcomes hindsightOf(const Benchmark& benchmark, const OutcomeMatrix& outcomes)
{
    HindsightOutcomes hindsight(&outcomes);
    hindsight.streamCosts = !isOfLiveSession(benchmark);
    return hindsight;
}

Result<Run> replay(const Benchmark& benchmark, const Stream& stream, const PolicySpec& spec,
                   const ReplaySettings& settings, const Progress& progress)
{
    const auto world = PricedWorld::of(benchmark, settings.priors);
    if (!world)
        return Unexpected(world.error());
    return replay(benchmark, *world, stream, spec, settings, progress);
}

Result<StartedReplay> startReplay(const Benchmark& benchmark, const PricedWorld& world, const Stream& stream,
                                  const PolicySpec& spec, const ReplaySettings& settings, const std::stop_token& stop)
{
    PolicySetup setup = replaySetup(benchmark, world, stream, settings);
    setup.stop = stop;
    auto policy = makePolicy(spec, setup, hindsightOf(benchmark, world.outcomes()));
    if (!policy)
        return Unexpected(policy.error());
    auto environment = std::make_unique<ReplayEnvironment>(world.outcomes(), settings.missingScores,
                                                           RecordedVerifier(settings.verifier, &benchmark.tasks));
    auto replay = std::make_unique<StreamReplay>(stream, std::move(*policy), *environment, settings.record);
    return StartedReplay{std::move(environment), std::move(replay)};
}

Result<Run> replay(const Benchmark& benchmark, const PricedWorld& world, const Stream& stream, const PolicySpec& spec,
                   const ReplaySettings& settings, const Progress& progress)
{
    auto started = startReplay(benchmark, world, stream, spec, settings, progress.stop);
    if (!started)
        return Unexpected(started.error());
    started->replay->runToEnd(progress);
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    Run run = started->replay->takeRun();
    run.policy = spec.text();
    run.seed = settings.seed;
    return run;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionengine.h"

#include "core/session/replay.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

/// Whether a fork and its parent session agree on everything that the shared steps depend on.
Result<void> checkFork(const SessionDefinition& fork, const SessionTrack& parent)
{
    const SessionDefinition& base = *fork.fork.of;
    if (parent.size() < fork.fork.after)
        return failure(ErrorCode::OutOfRange, fmt::format("a fork after {} steps", fork.fork.after),
                       fmt::format("at most {}", parent.size()));
    const bool same = fork.benchmark == base.benchmark && fork.stream == base.stream && fork.weights == base.weights &&
                      fork.missingScores == base.missingScores && fork.verifier == base.verifier;
    if (!same)
        return failure(
            ErrorCode::Conflict, "a fork",
            "the same benchmark, stream, reward, convention and verifier as the session that it branches off");
    const auto shared = [&](const SessionDefinition& definition) {
        std::vector<SessionEvent> events = definition.events;
        std::erase_if(events, [&](const SessionEvent& event) {
            return event.kind != SessionEventKind::Join && event.after >= parent.positionOf(fork.fork.after);
        });
        return events;
    };
    const auto prices = [](const SessionDefinition& definition) {
        return definition.priors.given() ? definition.priors.set->prices : std::vector<PriceChange>();
    };
    if (prices(fork) != prices(base))
        return failure(ErrorCode::Conflict, "a fork with other prices",
                       "a price event, which changes prices from the fork on");
    if (shared(fork) != shared(base))
        return failure(ErrorCode::Conflict, "a fork", "the same events within the shared steps");
    return {};
}

} // namespace

Result<std::shared_ptr<const SessionSetting>> makeSetting(const SessionSources& sources, SessionDefinition definition)
{
    if (definition.benchmark != sources.benchmarkHash)
        return failure(ErrorCode::Conflict, "a session of benchmark " + definition.benchmark, sources.benchmarkHash);
    auto stream = makeStream(*sources.benchmark, definition.stream);
    if (!stream)
        return Unexpected(stream.error());
    auto priced = PricedWorld::of(*sources.benchmark, definition.priors.set.get());
    if (!priced)
        return Unexpected(priced.error());
    // The setting owns the benchmark that the priced world borrows.
    auto sharedPriced = std::make_shared<const PricedWorld>(std::move(*priced));
    auto world =
        SessionWorld::make(*sources.benchmark, {sharedPriced, &sharedPriced->outcomes()}, *stream, definition.events);
    if (!world)
        return Unexpected(world.error());
    return std::make_shared<const SessionSetting>(SessionSetting{
        std::move(definition), sources.benchmark, std::move(*stream), std::move(sharedPriced), std::move(*world)});
}

SessionEngine::SessionEngine(std::shared_ptr<const SessionSetting> setting, std::unique_ptr<Policy> policy,
                             std::unique_ptr<SessionTrack> start)
    : m_setting(std::move(setting))
    , m_start(std::move(start))
    , m_policy(std::move(policy))
    , m_untaught(m_policy->clone())
    , m_environment(std::make_unique<ReplayEnvironment>(
          m_setting->world.outcomes(), m_setting->definition.missingScores,
          RecordedVerifier(m_setting->definition.verifier, &m_setting->benchmark->tasks)))
{}

Result<SessionEngine> SessionEngine::make(const SessionSources& sources, const SessionDefinition& definition,
                                          const Progress& progress)
{
    if (!definition.fork.isFork()) {
        auto setting = makeSetting(sources, definition);
        if (!setting)
            return Unexpected(setting.error());
        return makeFork(sources, definition, SessionTrack(std::move(*setting)), progress);
    }
    auto parent = make(sources, *definition.fork.of, progress);
    if (!parent)
        return Unexpected(parent.error());
    SessionTrack track = parent->start();
    if (auto advanced = parent->advanceTo(definition.fork.after, track, progress); !advanced)
        return Unexpected(advanced.error());
    return makeFork(sources, definition, track, progress);
}

namespace {

/// The policy's own training, if any, and the voters named by the definition, in its order.
Result<TrainedPolicies> trainedFor(const SessionSources& sources, const SessionDefinition& definition,
                                   const PolicySpec& spec, PolicySetup setup, const Progress& progress)
{
    const TrainedPolicies none;
    setup.trained = sources.trained ? *sources.trained : none;
    setup.stop = progress.stop;
    TrainedPolicies found;
    if (auto own = trainedBefore(spec, setup))
        found.push_back(std::move(own));
    for (const std::string& name : definition.trained) {
        const auto voter = parsePolicySpec(name);
        if (!voter)
            return Unexpected(voter.error());
        if (auto before = trainedBefore(*voter, setup)) {
            found.push_back(std::move(before));
            continue;
        }
        auto trained = trainPolicy(*voter, setup, setup.stream, {.report = {}, .stop = progress.stop});
        if (!trained)
            return Unexpected(trained.error());
        found.push_back(std::make_shared<const TrainedPolicy>(std::move(*trained)));
    }
    return found;
}

/// Everything in the definition and the sources that a replay depends on.
ReplaySettings replaySettingsOf(const SessionDefinition& definition, const SessionSources& sources)
{
    ReplaySettings settings;
    settings.verifier = definition.verifier;
    // All members by name: with another one this does not compile until it is said what it is in a session.
    PolicySettings& ofPolicy = settings;
    ofPolicy = policySettingsOf(definition);
    auto& [weights, missingScores, seed, decisions, encoding, priors, trained, trainOn, mayOpenFiles, owner] = ofPolicy;
    missingScores = definition.missingScores;
    encoding = sources.encoding;
    if (sources.decisions)
        decisions = *sources.decisions;
    // The router's settings gave weights and seed. The priors are in the priced world, and trainedFor() has what was
    // trained. A session trains on the whole probing split, opens no files, and is outlived by its sources.
    return settings;
}

} // namespace

Result<SessionEngine> SessionEngine::makeFork(const SessionSources& sources, const SessionDefinition& definition,
                                              const SessionTrack& parent, const Progress& progress)
{
    if (definition.fork.isFork()) {
        if (auto checked = checkFork(definition, parent); !checked)
            return Unexpected(checked.error());
    }
    if (!definition.fork.isFork())
        return after(sources, parent.sharedSetting(), parent, 0, progress);
    auto setting = makeSetting(sources, definition);
    if (!setting)
        return Unexpected(setting.error());
    return after(sources, std::move(*setting), parent, definition.fork.after, progress);
}

Result<SessionEngine> SessionEngine::after(const SessionSources& sources, std::shared_ptr<const SessionSetting> setting,
                                           const SessionTrack& recorded, std::size_t kept, const Progress& progress)
{
    const SessionSetting& made = *setting;
    const SessionDefinition& definition = made.definition;
    const auto spec = parsePolicySpec(definition.policy);
    if (!spec)
        return Unexpected(spec.error());
    ReplaySettings settings = replaySettingsOf(definition, sources);
    if (made.live)
        settings.encoding = made.live->encoding;
    PolicySetup setup = replaySetup(*made.benchmark, *made.priced, made.stream, settings);
    // A live session trains on what gave its priors.
    const auto trained = made.live ? Result<TrainedPolicies>(TrainedPolicies())
                                   : trainedFor(sources, definition, *spec, setup, progress);
    if (!trained)
        return Unexpected(trained.error());
    setup.trained = *trained;
    setup.stop = progress.stop;
    auto policy = makePolicy(*spec, setup, hindsightOf(*made.benchmark, made.world.outcomes()));
    if (!policy)
        return Unexpected(policy.error());
    auto start = std::make_unique<SessionTrack>(recorded.prefix(kept, setting));
    SessionEngine engine(std::move(setting), std::move(*policy), std::move(start));
    engine.retraceStart(progress);
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    return engine;
}

void SessionEngine::retraceStart(const Progress& progress)
{
    const Run& run = m_start->run();
    for (const Step& step : run.steps) {
        if (progress.stopped())
            return;
        retraceTurn(*m_policy, m_setting->contextAt(step.position), run.attemptsOf(step), m_untaughtDecision);
    }
    m_step = run.steps.size();
    m_attempts = run.attempts.size();
    m_position = m_start->positionOf(m_step);
    m_uncovered = run.uncovered;
}

SessionChunk SessionEngine::advance(std::size_t maxSteps)
{
    SessionChunk chunk;
    chunk.firstStep = m_step;
    chunk.before = std::shared_ptr<const Policy>(m_policy->clone());
    const std::size_t expected = std::min(maxSteps, m_setting->stream.tasks.size() - m_position);
    chunk.steps.reserve(expected);
    chunk.attempts.reserve(expected);
    chunk.notes.reserve(expected);
    const TurnOptions options{.takeReported = !m_setting->world.changed()};
    for (; chunk.steps.size() < maxSteps && !finished(); ++m_position) {
        const TaskContext context = m_setting->contextAt(static_cast<std::uint32_t>(m_position));
        if (!m_policy->covers(context.task)) {
            ++m_uncovered;
            continue;
        }
        m_untaught->decide(context, m_untaughtDecision);
        Step& step = chunk.steps.emplace_back(takeTurn(*m_policy, *m_environment, context, m_turn, options));
        step.firstAttempt = static_cast<std::uint32_t>(m_attempts + chunk.attempts.size());
        const std::span<const Attempt> attempts = m_turn.turn.attempts();
        chunk.attempts.insert(chunk.attempts.end(), attempts.begin(), attempts.end());
        const std::string_view reason = m_turn.turn.decision().reason;
        const auto known = std::ranges::find(chunk.reasons, reason);
        StepNote note = noteOfTurn();
        note.reason = static_cast<std::uint16_t>(known - chunk.reasons.begin());
        if (known == chunk.reasons.end())
            chunk.reasons.emplace_back(reason);
        chunk.notes.push_back(note);
    }
    m_step += chunk.steps.size();
    m_attempts += chunk.attempts.size();
    chunk.uncovered = m_uncovered;
    chunk.last = finished();
    return chunk;
}

StepNote SessionEngine::noteOfTurn() const
{
    const Decision& decision = m_turn.turn.decision();
    StepNote note;
    note.known = true;
    note.priorPick = m_untaughtDecision.first;
    m_policy->valuesOf(decision, m_values);
    note.margin = marginOf(decision.pick, m_values);
    return note;
}

Step SessionEngine::followLive(const TaskContext& context, const Run& recorded, std::size_t number)
{
    takeLiveTurn(*m_policy, m_setting->live->steps[number], *m_environment, context, m_turn);
    const std::span<const Attempt> attempts = m_turn.made;
    const auto before = recorded.attemptsOf(recorded.steps[number]);
    m_followed.assign(attempts.begin(), attempts.end());
    Step step;
    step.task = context.task;
    step.position = context.step;
    step.attemptCount = static_cast<std::uint16_t>(attempts.size());
    for (std::size_t i = 0; i < m_followed.size(); ++i) {
        Attempt& attempt = m_followed[i];
        const double score = m_setting->world.outcomes().score(context.task, attempt.model);
        const double cost = m_setting->world.outcomes().cost(context.task, attempt.model);
        const auto same = [](double x, double y) { return x == y || (isMissing(x) && isMissing(y)); };
        // A call that failed has no outcome in the benchmark. Of the others, pass and score may have come from tools
        // with weights, which only the record knows.
        if (i < before.size() && before[i].model == attempt.model &&
            (failedAsCall(attempt) || (same(before[i].score, score) && same(before[i].costUsd, cost))))
            attempt = before[i];
        else if (!failedAsCall(attempt))
            attempt = m_environment->attempt(context, attempt.model).seen;
        step.costUsd += costOrZero(attempt.costUsd);
    }
    step.costUsd += m_policy->decisionCost(context.task);
    step.chosen = m_followed[m_turn.answer].model;
    step.score = m_followed[m_turn.answer].score;
    return step;
}

FollowedStep SessionEngine::decideLive(const Run& recorded, std::size_t number, bool withNote)
{
    const TaskContext context = m_setting->contextAt(recorded.steps[number].position);
    m_open.resize(std::max(m_open.size(), number + 1));
    learnAsLive(*m_policy, *m_setting->live, number, m_open);
    m_open[number].context = context;
    FollowedStep followed;
    followed.covered = m_policy->covers(context.task);
    if (!followed.covered)
        return followed;
    followed.made = followLive(context, recorded, number);
    m_open[number] = m_turn.turn.decision();
    if (withNote) {
        m_untaught->decide(context, m_untaughtDecision);
        followed.note = noteOfTurn();
    }
    return followed;
}

FollowedStep SessionEngine::follow(const Run& recorded, bool withNote)
{
    const Step& taken = recorded.steps[m_step];
    const std::span<const Attempt> attempts = recorded.attemptsOf(taken);
    FollowedStep followed;
    for (; m_position < taken.position; ++m_position) {
        followed.leftOut = followed.leftOut || m_policy->covers(m_setting->stream.tasks[m_position]);
        ++m_uncovered;
    }
    const std::size_t number = m_step;
    ++m_position;
    ++m_step;
    m_attempts += attempts.size();
    const TaskContext context = m_setting->contextAt(taken.position);
    if (m_setting->live) {
        const bool leftOut = followed.leftOut;
        const std::vector<std::size_t>& order = m_setting->live->order;
        auto ahead = m_ahead.find(number);
        while (ahead == m_ahead.end()) {
            const std::size_t next = order[m_decided++];
            FollowedStep decided = decideLive(recorded, next, withNote || next != number);
            if (next == number) {
                followed = decided;
                break;
            }
            m_ahead.emplace(next, DecidedAhead{decided, m_turn, m_followed});
        }
        if (ahead != m_ahead.end()) {
            followed = ahead->second.followed;
            m_turn = std::move(ahead->second.turn);
            m_followed = std::move(ahead->second.attempts);
            m_ahead.erase(ahead);
        }
        followed.leftOut = leftOut;
        followed.comparison =
            followed.covered ? compareSteps(taken, attempts, followed.made, m_followed) : StepComparison::Decision;
        return followed;
    }
    followed.covered = m_policy->covers(context.task);
    if (!followed.covered) {
        followed.comparison = StepComparison::Decision;
        return followed;
    }
    followed.made = takeTurn(*m_policy, *m_environment, context, m_turn,
                             {.takeReported = !m_setting->world.changed(), .teach = false});
    const auto made = m_turn.turn.attempts();
    m_followed.assign(made.begin(), made.end());
    if (withNote) {
        m_untaught->decide(context, m_untaughtDecision);
        followed.note = noteOfTurn();
    }
    followed.comparison = compareSteps(taken, attempts, followed.made, m_followed);
    if (followed.comparison == StepComparison::Same)
        m_turn.turn.teach(*m_policy);
    else
        retraceTurn(*m_policy, context, attempts, m_untaughtDecision);
    return followed;
}

bool SessionEngine::decidesMore() const
{
    const auto left = std::span(m_setting->stream.tasks).subspan(m_position);
    return std::ranges::any_of(left, [&](TaskIndex task) { return m_policy->covers(task); });
}

Result<void> SessionEngine::advanceTo(std::size_t step, SessionTrack& track, const Progress& progress)
{
    while (!finished() && m_step < step) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        track.append(advance(std::min(usualChunk, step - m_step)));
        progress(static_cast<double>(m_position) / static_cast<double>(m_setting->stream.tasks.size()));
    }
    return {};
}

Result<SessionTrack> recordSession(const SessionSources& sources, const SessionDefinition& definition,
                                   const Progress& progress)
{
    auto engine = SessionEngine::make(sources, definition, progress);
    if (!engine)
        return Unexpected(engine.error());
    SessionTrack track = engine->start();
    if (auto advanced = engine->advanceTo(std::numeric_limits<std::size_t>::max(), track, progress); !advanced)
        return Unexpected(advanced.error());
    return track;
}

} // namespace acr

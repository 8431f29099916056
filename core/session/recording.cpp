// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/recording.h"

#include "core/session/recordedvectors.h"
#include "core/session/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace acr {

namespace {

/// Whether the steps are what a policy took of the stream.
bool areOf(const Run& run, const Stream& stream)
{
    return std::ranges::all_of(run.steps, [&](const Step& step) {
        return step.position < stream.tasks.size() && stream.tasks[step.position] == step.task;
    });
}

/// The recorded tasks as a stream; positions become those in it.
Stream streamOf(Run& run, const StreamDefinition& definition)
{
    Stream stream{definition, {}};
    for (Step& step : run.steps) {
        step.position = static_cast<std::uint32_t>(stream.tasks.size());
        stream.tasks.push_back(step.task);
    }
    return stream;
}

/// `known`: the vectors of the tasks that gave the priors; may be null.
std::shared_ptr<const LiveRecord> sharedLiveRecord(const FoldedSession& folded, const Benchmark& benchmark,
                                                   const RecordedEncoder* known)
{
    auto live = std::make_shared<LiveRecord>(liveRecord(folded, benchmark));
    const std::string name = folded.starts.empty() ? std::string() : folded.starts.front().encoder;
    if (name.empty()) {
        live->encoding = encodingOf(benchmark);
        return live;
    }
    auto encoder = known != nullptr ? std::make_shared<RecordedEncoder>(*known)
                                    : std::make_shared<RecordedEncoder>(name, EncoderParts::of(name).dimensions);
    addRecordedVectors(*encoder, folded, benchmark.tasks);
    // Tasks that wait have none.
    encoder->setGrows();
    live->encoding =
        std::make_shared<const TaskEncoding>(benchmark.tasks, std::shared_ptr<const Encoder>(std::move(encoder)));
    return live;
}

using ParameterTexts = std::map<std::string, std::string, std::less<>>;

ParameterTexts parametersOf(std::string_view policy)
{
    const PolicyInfo* const info = policyInfo(policy.substr(0, policy.find_first_of(":@")));
    ParameterTexts texts;
    for (std::size_t at = policy.find('@'); at != std::string_view::npos;) {
        const std::size_t end = policy.find('@', at + 1);
        const std::string_view assignment = policy.substr(at + 1, end - at - 1);
        const std::size_t equals = std::min(assignment.find('='), assignment.size());
        std::string_view name = assignment.substr(0, equals);
        if (info != nullptr) {
            const auto renamed = std::ranges::find(info->parameters, name, &ParameterSpec::formerName);
            if (renamed != info->parameters.end())
                name = renamed->name;
        }
        texts.emplace(name, assignment.substr(std::min(equals + 1, assignment.size())));
        at = end;
    }
    return texts;
}

} // namespace

std::string describe(const RecordingNotice& notice)
{
    const char* what = "";
    switch (notice.kind) {
    case RecordingNotice::Kind::Definition: what = "parts of its definition are not known to this version"; break;
    case RecordingNotice::Kind::Benchmark: what = "it was recorded on other data than the benchmark has now"; break;
    case RecordingNotice::Kind::Stream: what = "its stream can't be made; the recorded tasks stand for it"; break;
    case RecordingNotice::Kind::Events: what = "its events can't be applied; regret is that without them"; break;
    case RecordingNotice::Kind::Prices: what = "its prior set can't be applied; regret is that without it"; break;
    case RecordingNotice::Kind::Priors: what = "the benchmark that gave its priors is not there"; break;
    case RecordingNotice::Kind::Policy: what = "its policy is not known to this version"; break;
    }
    return fmt::format("{}: {}", what, describe(notice.why));
}

Recording openRecording(const SessionSources& sources, StoredSession stored)
{
    using Kind = RecordingNotice::Kind;
    std::vector<RecordingNotice> notices;
    const auto notice = [&](Kind kind, Error why) { notices.push_back({kind, std::move(why)}); };
    const SessionDefinition& definition = stored.definition;
    const bool isLive = !definition.fork.isFork() && !stored.folded.turns.empty();
    std::shared_ptr<const Benchmark> shared = sources.benchmark;
    std::shared_ptr<const RecordedEncoder> knownVectors;
    if (isLive && stored.livePriors) {
        const auto priors = stored.livePriors();
        if (priors) {
            shared = std::make_shared<const Benchmark>(withTeachingTasks(*shared, *priors->benchmark));
            knownVectors = priors->encoder;
        } else {
            notice(Kind::Priors, priors.error());
        }
    }
    const Benchmark& benchmark = *shared;
    if (!stored.unknown.empty())
        notice(Kind::Definition, stored.unknown.front());
    if (definition.benchmark != sources.benchmarkHash)
        notice(Kind::Benchmark,
               {ErrorCode::Conflict, {}, "a session of benchmark " + definition.benchmark, sources.benchmarkHash});
    Run& run = stored.folded.run;
    auto stream = makeStream(benchmark, definition.stream);
    if (!stream || !areOf(run, *stream)) {
        notice(Kind::Stream,
               stream ? Error{ErrorCode::Conflict, {}, "the recorded tasks", definition.stream.split} : stream.error());
        stream = streamOf(run, definition.stream);
    }
    auto priced = PricedWorld::of(benchmark, definition.priors.set.get());
    if (!priced) {
        notice(Kind::Prices, priced.error());
        priced = PricedWorld::of(benchmark, nullptr);
    }
    auto sharedPriced = std::make_shared<const PricedWorld>(std::move(*priced));
    const auto worldWith = [&](std::span<const SessionEvent> events) {
        return SessionWorld::make(benchmark, {sharedPriced, &sharedPriced->outcomes()}, *stream, events);
    };
    auto world = worldWith(definition.events);
    if (!world) {
        notice(Kind::Events, world.error());
        world = worldWith({});
    }
    const auto live = isLive ? sharedLiveRecord(stored.folded, benchmark, knownVectors.get()) : nullptr;
    if (const auto spec = parsePolicySpec(definition.policy); !spec)
        notice(Kind::Policy, spec.error());
    std::vector<ParameterChange> parameters;
    // A session of an earlier version has a start only where a later one went on with it.
    const auto& starts = stored.folded.starts;
    if (!starts.empty() && starts.front().step <= (definition.fork.isFork() ? definition.fork.after : 0))
        parameters = parameterChanges(starts.front().policy, fullPolicyText(definition.policy));
    // Killed after its last step, a session has ended all the same. Tasks that stand for a stream say nothing of its
    // end.
    const bool knowsStream = std::ranges::find(notices, Kind::Stream, &RecordingNotice::kind) == notices.end();
    const bool finished =
        stored.finished || (knowsStream && !run.steps.empty() && run.steps.back().position + 1 == stream->tasks.size());
    auto setting = std::make_shared<const SessionSetting>(
        SessionSetting{definition, shared, std::move(*stream), std::move(sharedPriced), std::move(*world), live});
    return {SessionTrack::recorded(std::move(setting), std::move(run), std::move(stored.folded.notes), finished),
            std::move(notices), std::move(parameters), stored.folded.unknownRecords};
}

std::string fullPolicyText(const std::string& policy)
{
    const auto spec = parsePolicySpec(policy);
    if (!spec)
        return policy;
    std::string text = spec->id;
    if (!spec->argument.empty())
        text += ":" + spec->argument;
    for (const auto& [name, value] : spec->parameters.all())
        text += fmt::format("@{}={}", name, parameterText(value));
    return text;
}

std::vector<ParameterChange> parameterChanges(const std::string& recorded, const std::string& now)
{
    const ParameterTexts before = parametersOf(recorded);
    const ParameterTexts after = parametersOf(now);
    std::vector<ParameterChange> changes;
    const auto in = [](const ParameterTexts& texts, const std::string& name) {
        const auto found = texts.find(name);
        return found == texts.end() ? std::string() : found->second;
    };
    for (const auto& [name, value] : before) {
        if (in(after, name) != value)
            changes.push_back({name, value, in(after, name)});
    }
    for (const auto& [name, value] : after) {
        if (!before.contains(name))
            changes.push_back({name, {}, value});
    }
    std::ranges::sort(changes, {}, &ParameterChange::name);
    return changes;
}

} // namespace acr

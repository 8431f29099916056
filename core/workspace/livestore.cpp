// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/livestore.h"

#include "core/benchmark/textcheck.h"
#include "core/live/livebenchmark.h"
#include "core/policy/routing.h"
#include "core/session/recordedvectors.h"
#include "core/workspace/embeddingstore.h"
#include "core/workspace/livepriors.h"

#include <algorithm>
#include <map>

namespace acr {

namespace {

SessionDefinition definitionOf(const std::string& benchmarkHash, const LiveSettings& settings)
{
    SessionDefinition definition;
    definition.benchmark = benchmarkHash;
    definition.stream.split = "live";
    static_cast<RouterSettings&>(definition) = settings;
    // An answer without a verdict is not one that failed.
    definition.missingScores = MissingScores::Leave;
    return definition;
}

/// What the journal says of the decisions of these steps.
StepNotes notesOf(const Run& run, std::span<const JournalTurn> turns, const Benchmark& live)
{
    std::map<std::string_view, const JournalTurn*> byTask;
    for (const JournalTurn& turn : turns)
        byTask.emplace(turn.request.task, &turn);
    StepNotes notes;
    for (const Step& step : run.steps) {
        StepNote& note = notes.notes.emplace_back();
        const auto& decision = byTask.find(live.tasks[step.task].id)->second->decision;
        const auto prior = decision ? live.model(decision->priorPick) : std::nullopt;
        if (!prior)
            continue;
        note.known = true;
        note.priorPick = *prior;
        note.margin = decision->margin;
        note.reason = notes.reasonNumber(decision->reason);
    }
    return notes;
}

/// What the router chose, so that the policy replays without a network.
DecisionSet routesOf(const PolicySpec& spec, std::span<const JournalTurn> turns, const Benchmark& live)
{
    DecisionSet set{.name = routingSetName(spec), .decisions = {}, .unknownTasks = 0};
    for (const JournalTurn& turn : turns) {
        const auto task = live.tasks.find(turn.request.task);
        const auto pick = turn.decision ? live.model(turn.decision->pick) : std::nullopt;
        const JournalTurn::Aside* const routing = turn.aside(routingPurpose);
        if (!task || !pick || routing == nullptr || !routing->finished)
            continue;
        set.decisions.push_back(
            {.task = *task, .chosen = *pick, .chain = {}, .score = missing, .costUsd = routing->finished->costUsd});
    }
    return set;
}

Result<BenchmarkSummary> summaryOf(Workspace& workspace, BenchmarkId id)
{
    const auto all = workspace.benchmarks();
    if (!all)
        return Unexpected(all.error());
    const auto found = std::ranges::find(*all, id, &BenchmarkSummary::id);
    if (found == all->end())
        return failure(ErrorCode::UnknownName, "the benchmark of a session", "a benchmark of this workspace",
                       {.file = workspace.file()});
    return *found;
}

} // namespace

void StoredLiveSession::applyTo(LiveSettings& settings) const
{
    static_cast<RouterSettings&>(settings) = summary.definition;
    settings.shadowShare = isMissing(history.start.shadowShare) ? 0 : history.start.shadowShare;
    settings.encoder = history.start.encoder;
}

LiveStore::LiveStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_sessions(workspace)
{}

Result<StoredLiveSession> LiveStore::add(std::string_view name, const LiveSettings& settings,
                                         std::span<const Model> models, const BenchmarkSummary* priors, DataKind kind,
                                         std::string_view endpoints)
{
    const auto added = m_workspace.atomically([&]() -> Result<void> {
        const std::vector<Model> pool(models.begin(), models.end());
        Benchmark empty = liveBenchmark(std::string(name), pool, {});
        empty.kind = kind;
        const auto benchmark = m_workspace.saveBenchmark(empty);
        const auto summary = benchmark ? summaryOf(m_workspace, *benchmark) : Unexpected(benchmark.error());
        if (!summary)
            return Unexpected(summary.error());
        JournalStart start;
        start.policy = fullPolicyText(settings.policy);
        for (const Model& model : models)
            start.models.push_back(model.name);
        start.shadowShare = settings.shadowShare;
        start.encoder = settings.encoder;
        start.endpoints = endpoints;
        if (priors != nullptr) {
            start.priorsFrom = priors->name;
            start.priorsHash = priors->contentHash;
            const auto length = journalLength(priors->id);
            if (!length)
                return Unexpected(length.error());
            start.priorsRecords = *length;
        }
        const auto session = m_sessions.addLive(*benchmark, name, definitionOf(summary->contentHash, settings), start);
        if (!session)
            return Unexpected(session.error());
        return {};
    });
    if (!added)
        return Unexpected(added.error());
    return named(name);
}

Result<std::string> LiveStore::endpointsOf(const SessionSummary& session)
{
    auto start = m_sessions.firstStart(session.id);
    if (!start)
        return Unexpected(start.error());
    return std::move(start->endpoints);
}

Result<StoredLiveSession> LiveStore::named(std::string_view name)
{
    auto summary = m_sessions.named(name);
    if (!summary)
        return Unexpected(summary.error());
    const auto next = m_sessions.nextPosition(summary->id);
    if (!next)
        return Unexpected(next.error());
    auto records = m_sessions.records(summary->id);
    if (!records)
        return Unexpected(records.error());
    auto history = liveHistory(*records, summary->definition.weights);
    if (!history)
        return Unexpected(history.error());
    if (isMissing(history->start.shadowShare))
        return failure(ErrorCode::Malformed, "the session " + shown(name), "a live session",
                       {.file = m_workspace.file()});
    return StoredLiveSession{std::move(*summary), std::move(*records), std::move(*history), *next};
}

Result<std::vector<SessionSummary>> LiveStore::list()
{
    auto all = m_sessions.list();
    if (!all)
        return Unexpected(all.error());
    std::vector<SessionSummary> live;
    for (SessionSummary& summary : *all) {
        if (summary.damage || summary.definition.stream.split != "live")
            continue;
        const auto start = m_sessions.firstStart(summary.id);
        if (!start)
            return Unexpected(start.error());
        if (!isMissing(start->shadowShare))
            live.push_back(std::move(summary));
    }
    return live;
}

Result<double> LiveStore::journalLength(BenchmarkId benchmark)
{
    const auto sessions = list();
    if (!sessions)
        return Unexpected(sessions.error());
    const auto found = std::ranges::find(*sessions, benchmark, &SessionSummary::benchmark);
    if (found == sessions->end())
        return missing;
    const auto records = m_sessions.records(found->id);
    if (!records)
        return Unexpected(records.error());
    return static_cast<double>(
        std::ranges::count_if(*records, [](const JournalRecord& record) { return isOfLiveSession(record); }));
}

Result<std::unique_ptr<LiveJournal>> LiveStore::journal(const StoredLiveSession& session)
{
    return m_sessions.journal(session.summary.id, session.next);
}

Result<std::shared_ptr<LiveBallots>> LiveStore::ballots(StoredLiveSession session)
{
    // The journal has the names of the pool and not its prices.
    auto pool = m_workspace.loadBenchmark(session.summary.benchmark, {.prompts = false, .counts = false});
    if (!pool)
        return Unexpected(pool.error());
    LiveSettings settings;
    session.applyTo(settings);
    const auto begin = [file = m_workspace.file(), start = session.history.start, settings = std::move(settings),
                        models = std::move(pool->models)]() -> Result<LiveBallots::Beginning> {
        auto priors = livePriorsIn(file, start);
        if (!priors)
            return Unexpected(priors.error());
        return LiveBallots::Beginning{models, settings, std::move(priors->benchmark), std::move(priors->encoder)};
    };
    return std::make_shared<LiveBallots>(begin, std::make_shared<const RecordLog>(std::move(session.records)));
}

Result<void> LiveStore::judge(const StoredLiveSession& session, const std::string& taskId, const PersonVerdict& verdict)
{
    const auto noAnswer = [&] {
        return failure(ErrorCode::UnknownName, "task " + shown(taskId), "a task of the session that has an answer");
    };
    const auto found =
        std::ranges::find_if(session.history.turns, [&](const auto& turn) { return turn->request->id == taskId; });
    if (found == session.history.turns.end())
        return noAnswer();
    const LiveTurn& turn = **found;
    const std::uint64_t call = verdict.call.value_or(turn.calls[turn.answer]);
    const auto& calls = session.history.folded.turns[static_cast<std::size_t>(turn.number)].calls;
    if (call >= calls.size() || !calls[call].finished ||
        replyOf(*calls[call].finished).details.failure != CallFailure::None)
        return noAnswer();
    const std::vector<JournalRecord> records{journalRecord(journalVerdict(turn.number, call, verdict))};
    return m_sessions.appendRecords(session.summary.id, records);
}

Result<void> LiveStore::saveVectors(const BenchmarkSummary& benchmark, const LiveHistory& history,
                                    const TaskTable& tasks)
{
    const EncoderParts parts = EncoderParts::of(history.start.encoder);
    if (parts.dimensions == 0)
        return {};
    std::vector<EmbeddingStore::TaskVector> vectors;
    for (RecordedVector& each : recordedVectors(history.folded, tasks, parts.dimensions))
        vectors.push_back({each.task, std::move(each.vector)});
    return vectors.empty() ? Result<void>() : EmbeddingStore(m_workspace).save(benchmark, parts.encoder, vectors);
}

Result<void> LiveStore::settle(std::string_view name)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto session = named(name);
        if (!session)
            return Unexpected(session.error());
        if (session->history.turns.empty())
            return {};
        const BenchmarkId before = session->summary.benchmark;
        const auto pool = m_workspace.loadBenchmark(before, {.prompts = false, .counts = false});
        if (!pool)
            return Unexpected(pool.error());
        Benchmark live = liveBenchmark(std::string(name), pool->models, session->history.turns);
        live.kind = pool->kind;
        // After a verdict the benchmark stays the same one, with what belongs to it.
        const bool same = std::ranges::equal(pool->tasks.all(), live.tasks.all(), {}, &Task::id, &Task::id);
        const auto saved = same ? m_workspace.replaceOutcomes(before, live).map([&] { return before; })
                                : m_workspace.saveBenchmark(live);
        const auto summary = saved ? summaryOf(m_workspace, *saved) : Unexpected(saved.error());
        if (!summary)
            return Unexpected(summary.error());
        std::vector<DecisionSet> decisions{liveDecisions("live", live, session->history.turns)};
        if (const auto spec = parsePolicySpec(session->summary.definition.policy); spec && spec->id == "llm")
            decisions.push_back(routesOf(*spec, session->history.folded.turns, live));
        if (auto kept = m_workspace.saveDecisionSets(*saved, decisions); !kept)
            return kept;
        if (auto kept = saveVectors(*summary, session->history, live.tasks); !kept)
            return kept;
        SessionDefinition definition = session->summary.definition;
        definition.benchmark = summary->contentHash;
        Run run = runOfTurns(session->history.folded.turns, live);
        for (Step& step : run.steps)
            step.position = step.task.value;
        if (auto settled =
                m_sessions.settleLive(session->summary.id, *saved, definition, run, session->history.waiting.empty(),
                                      notesOf(run, session->history.folded.turns, live));
            !settled)
            return settled;
        if (same)
            return {};
        const auto inUse = m_sessions.isInUse(before);
        if (!inUse)
            return Unexpected(inUse.error());
        return *inUse ? Result<void>() : m_workspace.removeBenchmark(before);
    });
}

} // namespace acr

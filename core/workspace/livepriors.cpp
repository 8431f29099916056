// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/livepriors.h"

#include "core/live/livebenchmark.h"
#include "core/session/recordedvectors.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/embeddingstore.h"
#include "core/workspace/livestore.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace acr {

namespace {

/// After how many records the benchmark of a session can have had the content. The session that took priors from it
/// knows; one of an earlier version does not, and then it was before some verdict of a person, late ones first.
std::vector<std::size_t> lengthsToTry(const std::vector<JournalRecord>& records, const JournalStart& start)
{
    std::vector<std::size_t> lengths;
    if (!isMissing(start.priorsRecords) && start.priorsRecords >= 0 &&
        start.priorsRecords <= static_cast<double>(records.size()))
        lengths.push_back(static_cast<std::size_t>(start.priorsRecords));
    for (std::size_t i = records.size(); i-- > 0;) {
        if (records[i].kind() != static_cast<std::uint32_t>(JournalKind::Verdict))
            continue;
        const auto verdict = fromRecord<JournalVerdict>(records[i]);
        if (verdict && verdict->person)
            lengths.push_back(i);
    }
    return lengths;
}

/// What the benchmark of the session was when it had the content; nothing where it never had.
Result<std::optional<LivePriors>> formerContent(Workspace& workspace, const StoredLiveSession& session,
                                                const JournalStart& start)
{
    std::vector<JournalRecord> records;
    std::ranges::copy_if(session.records, std::back_inserter(records),
                         [](const JournalRecord& record) { return isOfLiveSession(record); });
    const std::vector<std::size_t> lengths = lengthsToTry(records, start);
    if (lengths.empty())
        return std::nullopt;
    const auto pool = workspace.loadBenchmark(session.summary.benchmark, {.prompts = false, .counts = false});
    if (!pool)
        return Unexpected(pool.error());
    for (const std::size_t length : lengths) {
        const auto history = liveHistory(std::span(records).first(length), session.summary.definition.weights);
        if (!history)
            continue;
        Benchmark former = liveBenchmark(start.priorsFrom, pool->models, history->turns);
        former.kind = pool->kind;
        if (contentHash(former) != start.priorsHash)
            continue;
        LivePriors priors;
        if (!start.encoder.empty()) {
            auto encoder = std::make_shared<RecordedEncoder>(start.encoder, EncoderParts::of(start.encoder).dimensions);
            addRecordedVectors(*encoder, history->folded, former.tasks);
            priors.encoder = std::move(encoder);
        }
        priors.benchmark = std::make_shared<const Benchmark>(std::move(former));
        return std::optional(std::move(priors));
    }
    return std::nullopt;
}

} // namespace

Result<LivePriors> priorsToStartFrom(Workspace& workspace, const BenchmarkSummary& summary, const std::string& encoder,
                                     const Progress& progress)
{
    auto benchmark = workspace.loadBenchmark(summary.id, {.prompts = true}, progress);
    if (!benchmark)
        return Unexpected(benchmark.error());
    LivePriors priors{std::make_shared<const Benchmark>(std::move(*benchmark)), nullptr, summary};
    if (encoder.empty())
        return priors;
    auto recorded = EmbeddingStore(workspace).encoder(summary, encoder, priors.benchmark->tasks);
    if (!recorded)
        return Unexpected(recorded.error());
    priors.encoder = std::move(*recorded);
    return priors;
}

Result<LivePriors> livePriors(Workspace& workspace, const JournalStart& start)
{
    if (start.priorsHash.empty())
        return LivePriors();
    const auto summaries = workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto found = std::ranges::find(*summaries, start.priorsHash, &BenchmarkSummary::contentHash);
    if (found != summaries->end())
        return priorsToStartFrom(workspace, *found, EncoderParts::of(start.encoder).encoder);
    LiveStore store(workspace);
    const auto sessions = store.list();
    if (!sessions)
        return Unexpected(sessions.error());
    for (const SessionSummary& summary : *sessions) {
        const auto session = store.named(summary.name);
        if (!session)
            return Unexpected(session.error());
        auto former = formerContent(workspace, *session, start);
        if (!former)
            return Unexpected(former.error());
        if (*former)
            return std::move(**former);
    }
    return failure(ErrorCode::UnknownName, "no benchmark with the content that gave the priors",
                   "the benchmark " + start.priorsFrom, {.file = workspace.file()});
}

Result<LivePriors> livePriorsIn(const std::string& file, const JournalStart& start)
{
    auto workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return Unexpected(workspace.error());
    return livePriors(*workspace, start);
}

} // namespace acr

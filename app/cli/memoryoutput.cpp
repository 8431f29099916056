// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/memoryoutput.h"

#include "app/cli/output.h"
#include "app/cli/runoutput.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr::cli {

namespace {

/// From 1; 0 for entries from before the stream.
std::uint64_t shownStep(std::uint32_t step)
{
    return step == Experience::beforeStream ? 0 : std::uint64_t{step} + 1;
}

std::string verdict(const Attempt& attempt)
{
    if (!attempt.graded)
        return "not graded";
    if (!attempt.applied)
        return "did not apply";
    return attempt.passed ? "passed" : "failed";
}

Json entryOf(const VectorStore& store, MemoryId id, const Benchmark& benchmark)
{
    const Experience& experience = *store.find(id);
    const Attempt& attempt = experience.attempt;
    return {{"id", id},
            {"task_id", benchmark.tasks[experience.task].id},
            {"model", benchmark.models[attempt.model.position()].name},
            {"step", experience.step == Experience::beforeStream ? Json(nullptr) : Json(shownStep(experience.step))},
            {"score", orNull(attempt.score)},
            {"cost_usd", orNull(attempt.costUsd)},
            {"passed", attempt.passed},
            {"graded", attempt.graded},
            {"applied", attempt.applied},
            {"pinned", store.isPinned(id)}};
}

Json cellJson(const BeliefRow::Cell& cell)
{
    return {{"mean", orNull(cell.mean)},
            {"sd", orNull(cell.sd)},
            {"evidence", cell.evidence},
            {"cost_usd", orNull(cell.costUsd)}};
}

} // namespace

TextTable snapshotTable(std::span<const MemorySummary> snapshots)
{
    TextTable table;
    table.columns = {{"name", false},   {"benchmark", false}, {"policy", false},  {"steps", true},
                     {"entries", true}, {"capacity", true},   {"encoder", false}, {"saved (UTC)", false}};
    for (const MemorySummary& each : snapshots)
        table.rows.push_back({each.name, each.benchmark, each.policy, std::to_string(each.steps),
                              std::to_string(each.entries), std::to_string(each.capacity), each.encoder,
                              each.createdUtc});
    return table;
}

Json snapshotJson(std::span<const MemorySummary> snapshots)
{
    Json json = Json::array();
    for (const MemorySummary& each : snapshots) {
        json.push_back({{"name", each.name},
                        {"benchmark", each.benchmark},
                        {"policy", each.policy},
                        {"version", each.version},
                        {"steps", each.steps},
                        {"entries", each.entries},
                        {"capacity", each.capacity},
                        {"encoder", each.encoder},
                        {"created_utc", each.createdUtc}});
    }
    return json;
}

std::string unplacedText(const MemorySnapshot& snapshot, const Benchmark& benchmark)
{
    const auto listed = [](std::size_t count, const char* what, const std::vector<std::string>& names) {
        constexpr std::size_t maximum = 3;
        std::string text = fmt::format("{} {}{} (", count, what, count == 1 ? "" : "s");
        for (std::size_t i = 0; i < std::min(names.size(), maximum); ++i)
            text += (i > 0 ? ", " : "") + shown(names[i]);
        return text + (names.size() > maximum ? ", …)" : ")");
    };
    const UnplacedMemory& unplaced = snapshot.unplaced;
    std::string lacks;
    if (!unplaced.tasks.empty())
        lacks = listed(unplaced.tasks.size(), "task", unplaced.tasks);
    if (!unplaced.models.empty())
        lacks += (lacks.empty() ? "" : " and ") + listed(unplaced.models.size(), "model", unplaced.models);
    return fmt::format("{} of {} entries are left out: the benchmark {} lacks {}", unplaced.entries,
                       snapshot.entries.size() + unplaced.entries, benchmark.name, lacks);
}

TextTable entryTable(const VectorStore& store, const Benchmark& benchmark, std::span<const ShownEntry> entries)
{
    TextTable table;
    table.columns = {{"step", true},       {"task", false},    {"model", false}, {"score", true},
                     {"cost (USD)", true}, {"verdict", false}, {"pinned", false}};
    const bool similar = !entries.empty() && !isMissing(entries.front().similarity);
    if (similar)
        table.columns.insert(table.columns.begin(), {"similarity", true});
    for (const ShownEntry& each : entries) {
        const Experience& experience = *store.find(each.id);
        const Attempt& attempt = experience.attempt;
        std::vector<std::string> row{experience.step == Experience::beforeStream
                                         ? std::string("before")
                                         : std::to_string(shownStep(experience.step)),
                                     benchmark.tasks[experience.task].id,
                                     benchmark.models[attempt.model.position()].name,
                                     number(attempt.score, 2),
                                     number(attempt.costUsd, 4),
                                     verdict(attempt),
                                     store.isPinned(each.id) ? "pinned" : ""};
        if (similar)
            row.insert(row.begin(), number(each.similarity, 4));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Json entryJson(const MemorySnapshot& snapshot, const Benchmark& benchmark, std::span<const ShownEntry> entries)
{
    const VectorStore& store = snapshot.entries;
    Json json{{"policy", snapshot.policy},
              {"version", snapshot.version},
              {"steps", snapshot.steps},
              {"gathered", snapshot.gathered},
              {"encoder", snapshot.encoder},
              {"dimensions", store.dimensions()},
              {"capacity", store.capacity()},
              {"size", store.size()},
              {"pinned", store.pinnedCount()},
              {"unplaced",
               {{"entries", snapshot.unplaced.entries},
                {"tasks", snapshot.unplaced.tasks},
                {"models", snapshot.unplaced.models}}}};
    json["entries"] = Json::array();
    for (const ShownEntry& each : entries) {
        Json entry = entryOf(store, each.id, benchmark);
        if (!isMissing(each.similarity))
            entry["similarity"] = each.similarity;
        json["entries"].push_back(std::move(entry));
    }
    return json;
}

TextTable beliefTable(std::span<const BeliefRow> beliefs, const Benchmark& benchmark)
{
    TextTable table;
    table.columns = {{"dimension", false}, {"source", false}};
    for (const Model& model : benchmark.models)
        table.columns.push_back({model.name, true});
    for (const BeliefRow& row : beliefs) {
        std::vector<std::string> texts{row.dimension, row.source};
        for (const BeliefRow::Cell& cell : row.cells)
            texts.push_back(isMissing(cell.sd) ? number(cell.mean, 3)
                                               : fmt::format("{} ± {:.3f}", number(cell.mean, 3), cell.sd));
        texts.resize(table.columns.size());
        table.rows.push_back(std::move(texts));
    }
    return table;
}

TextTable diffTable(const MemoryDiff& diff, const MemorySnapshot& before, const MemorySnapshot& after,
                    const Benchmark& benchmark)
{
    TextTable table;
    table.columns = {{"change", false}, {"step", true},   {"task or group", false},
                     {"model", false},  {"before", true}, {"after", true}};
    const auto scoreOf = [](const VectorStore& store, MemoryId id) {
        return number(store.find(id)->attempt.score, 2) + (store.isPinned(id) ? " pinned" : "");
    };
    const auto add = [&](const char* change, const MemoryDiff::Entry& entry, std::string old, std::string now) {
        table.rows.push_back({change,
                              entry.name.step == Experience::beforeStream ? std::string("before")
                                                                          : std::to_string(shownStep(entry.name.step)),
                              benchmark.tasks[entry.name.task].id, benchmark.models[entry.name.model.position()].name,
                              std::move(old), std::move(now)});
    };
    for (const MemoryDiff::Entry& entry : diff.added)
        add("added", entry, "", scoreOf(after.entries, entry.after));
    for (const MemoryDiff::Entry& entry : diff.forgotten)
        add("forgotten", entry, scoreOf(before.entries, entry.before), "");
    for (const MemoryDiff::Entry& entry : diff.changed)
        add("changed", entry, scoreOf(before.entries, entry.before), scoreOf(after.entries, entry.after));
    for (const MemoryDiff::BeliefChange& change : diff.beliefs) {
        table.rows.push_back({"belief", "",
                              change.source.empty() ? change.dimension : change.dimension + " / " + change.source,
                              benchmark.models[change.model.position()].name, number(change.before.mean, 3),
                              number(change.after.mean, 3)});
    }
    return table;
}

Json diffJson(const MemoryDiff& diff, const MemorySnapshot& before, const MemorySnapshot& after,
              const Benchmark& benchmark)
{
    Json json{
        {"added", Json::array()}, {"forgotten", Json::array()}, {"changed", Json::array()}, {"beliefs", Json::array()}};
    for (const MemoryDiff::Entry& entry : diff.added)
        json["added"].push_back(entryOf(after.entries, entry.after, benchmark));
    for (const MemoryDiff::Entry& entry : diff.forgotten)
        json["forgotten"].push_back(entryOf(before.entries, entry.before, benchmark));
    for (const MemoryDiff::Entry& entry : diff.changed)
        json["changed"].push_back({{"before", entryOf(before.entries, entry.before, benchmark)},
                                   {"after", entryOf(after.entries, entry.after, benchmark)}});
    for (const MemoryDiff::BeliefChange& change : diff.beliefs) {
        json["beliefs"].push_back({{"dimension", change.dimension},
                                   {"source", change.source},
                                   {"model", benchmark.models[change.model.position()].name},
                                   {"before", cellJson(change.before)},
                                   {"after", cellJson(change.after)}});
    }
    return json;
}

Json recallJson(const RecallReport& report)
{
    return {{"entries", report.entries},
            {"indexed", report.indexed},
            {"queries", report.queries},
            {"k", report.k},
            {"recall", orNull(report.recall)},
            {"least_recall", orNull(report.minimum)},
            {"similarity_loss", orNull(report.similarityLoss)}};
}

} // namespace acr::cli

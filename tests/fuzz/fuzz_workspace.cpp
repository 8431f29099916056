// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Workspaces with one changed value: readers report damage or return a consistent result.
/// Input: which column, which row, which type, then the value.

#include "core/policy/memorysnapshot.h"
#include "core/session/sessionengine.h"
#include "core/workspace/database.h"
#include "core/workspace/deskstore.h"
#include "core/workspace/experimentstore.h"
#include "core/workspace/filterstore.h"
#include "core/workspace/memorystore.h"
#include "core/workspace/priorstore.h"
#include "core/workspace/promptstore.h"
#include "core/workspace/sessionstore.h"
#include "core/workspace/storyboardstore.h"
#include "core/workspace/trainedpolicystore.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/workspace/generated.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace acr;

namespace {

template <class Value>
Value need(Result<Value> result)
{
    fuzz::require(result.has_value());
    return std::move(*result);
}

void need(const Result<void>& result)
{
    fuzz::require(result.has_value());
}

struct Column {
    std::string table;
    std::string name;
    /// The columns of the table's primary key.
    std::string key;
};

/// A workspace in which every table has a row, made once; each run works on a copy of it.
struct Fixture {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("fuzz-workspace-{}", ::getpid());
    std::string whole = (folder / "whole.acrw").string();
    std::string file = (folder / "damaged.acrw").string();
    BenchmarkId benchmark;
    std::vector<Column> columns;

    Fixture()
    {
        std::filesystem::create_directories(folder);
        save();
        Database database = need(Database::open(whole, Database::Access::ReadWrite));
        Statement statement = need(database.prepare(
            "SELECT m.name, c.name, (SELECT group_concat(k.name) FROM pragma_table_info(m.name) k WHERE k.pk > 0) "
            "FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid"));
        while (need(statement.step()))
            columns.push_back(
                {std::string(statement.text(0)), std::string(statement.text(1)), std::string(statement.text(2))});
        for (const Column& column : columns)
            fuzz::require(need(database.number("SELECT count(*) FROM " + column.table)) > 0);
    }
    ~Fixture()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    void save()
    {
        Workspace workspace = need(Workspace::create(whole));
        Benchmark made;
        made.name = "b";
        made.models = {{.name = "a"}, {.name = "b"}};
        made.aliases = {{"c", "a"}};
        made.importFacts = {{"kind", "subject", 1, 2, "example"}};
        Split split{"id_test", {}};
        Split probing{"probing", {}};
        for (const char* id : {"d_s_1", "d_s_2", "d_s_3", "d_s_4"}) {
            Task task;
            task.id = id;
            task.categories[static_cast<std::size_t>(Facet::Dimension)] =
                made.tasks.editCategories(Facet::Dimension).intern("d");
            const TaskIndex added = made.tasks.add(std::move(task));
            (added.position() < 3 ? split : probing).tasks.push_back(added);
            made.tasks.setPrompt(added, "prompt");
        }
        made.outcomes = OutcomeMatrix(4, 2);
        for (std::size_t i = 0; i < made.tasks.size(); ++i) {
            const TaskIndex task = TaskIndex::at(i);
            for (std::size_t model = 0; model < 2; ++model)
                made.outcomes.setOutcome(
                    task, ModelIndex::at(model),
                    {.score = 0.5, .costUsd = 0.1, .inputTokens = 1, .outputTokens = 2, .totalTokens = 3});
        }
        made.splits.push_back(std::move(split));
        made.splits.push_back(std::move(probing));
        benchmark = need(workspace.saveBenchmark(made));
        need(
            workspace.saveDecisionSets(benchmark, std::vector{test::generatedDecisions(1, "set", {4, 2}, true, true)}));
        need(workspace.setPreference("key", "value"));
        need(FilterStore(workspace).save({"filter", "score(a) < 0.5", 0.75}));
        JoinedPrompt joined;
        joined.task = TaskIndex::at(0);
        joined.text = "another prompt";
        joined.tests = "assert f() == 1";
        joined.entryPoint = "f";
        need(PromptStore(workspace).attach(benchmark, std::vector{joined}));

        const SessionSources sources{std::make_shared<const Benchmark>(need(workspace.loadBenchmark(benchmark))),
                                     need(workspace.benchmarks()).front().contentHash, nullptr};
        SessionDefinition definition;
        definition.benchmark = sources.benchmarkHash;
        definition.stream.split = "id_test";
        definition.policy = "random";
        SessionEngine engine = need(SessionEngine::make(sources, definition));
        SessionTrack track = engine.start();
        track.append(engine.advance(3));
        SessionStore sessions(workspace);
        const SessionId id = need(sessions.add(benchmark, "session", track.setting()));
        need(sessions.append(id, track.run(), track.finished()));

        MemorySnapshot memory;
        memory.policy = "random";
        memory.encoder = "e";
        memory.steps = 2;
        memory.entries = VectorStore(2, 8);
        const std::array<float, 2> key{0.6F, 0.8F};
        for (std::size_t task = 0; task < 3; ++task)
            fuzz::require(memory.entries
                              .remember(key, {TaskIndex::at(task),
                                              static_cast<std::uint32_t>(task),
                                              {.model = ModelIndex::at(0), .score = 1}})
                              .has_value());
        memory.beliefs.push_back({.dimension = "d", .cells = std::vector<BeliefRow::Cell>(2)});
        MemoryStore memories(workspace);
        need(memories.save("memory", stateOf(memory, made)));
        const std::vector<MemoryEdit> edits{{.entry = {"t0", 0, "a"}}};
        need(memories.saveEdits(benchmark, "run", edits));
        need(memories.saveSnapshotEdits("memory", edits));

        PriorSet priors;
        priors.models = {"a", "b"};
        priors.everywhere.resize(2);
        need(PriorStore(workspace).save("priors", priors));
        TrainedPolicy trained;
        trained.spec = "sw";
        trained.version = trainingVersion("sw");
        trained.models = 2;
        trained.values.assign(8, 0.5F);
        trained.learner = "learned";
        need(TrainedPolicyStore(workspace).save(benchmark, trained));
        need(DeskStore(workspace).write(benchmark, std::vector<DeskEntry>{{"undo", "{\"steps\": [], \"done\": 0}"}}));
        need(StoryboardStore(workspace).save(
            std::vector{StoredSlide{benchmark, "page", "title", "notes", "{}", {std::byte{1}}}}));
        ExperimentStore experiments(workspace, benchmark);
        need(experiments.saveDefinition("experiment", "{}"));
        need(experiments.keep("cell", CellResult{.n = 1, .regret = {0.5}}));
    }

    /// Replaces a stored value by the input's. False if the database rejects it.
    [[nodiscard]] bool damage(const std::uint8_t* data, std::size_t size) const
    {
        std::filesystem::copy_file(whole, file, std::filesystem::copy_options::overwrite_existing);
        const Column& column = columns[data[0] % columns.size()];
        Result<Database> database = Database::open(file, Database::Access::ReadWrite);
        fuzz::require(database.has_value());
        need(database->execute("PRAGMA ignore_check_constraints = ON"));
        Statement statement = need(database->prepare(
            fmt::format("UPDATE {0} SET {1} = ? WHERE ({2}) IN (SELECT {2} FROM {0} ORDER BY {2} LIMIT 1 OFFSET {3})",
                        column.table, column.name, column.key, data[1])));
        const std::string_view value = fuzz::text(data + 3, size - 3);
        std::array<char, 8> eight{};
        std::memcpy(eight.data(), value.data(), std::min(value.size(), eight.size()));
        switch (data[2] % 5) {
        case 0: statement.bind(std::bit_cast<std::int64_t>(eight)); break;
        case 1: statement.bind(std::bit_cast<double>(eight)); break;
        case 2: statement.bind(value); break;
        case 3: statement.bind(std::as_bytes(std::span(value))); break;
        default: statement.bindNull();
        }
        return statement.run().has_value();
    }
};

template <class Value>
void described(const Result<Value>& result)
{
    if (!result)
        fuzz::require(!describe(result.error()).empty());
}

/// Everything read from the file is within the benchmark's bounds.
void readAll(Workspace& workspace, BenchmarkId id)
{
    const auto listed = workspace.benchmarks();
    described(listed);
    described(workspace.preference("key"));
    PriorStore priors(workspace);
    const auto names = priors.names();
    described(names);
    for (const std::string& name : names.value_or(std::vector<std::string>{}))
        described(priors.load(name));
    described(FilterStore(workspace).all());
    described(StoryboardStore(workspace).slides());
    DeskStore desk(workspace);
    if (const auto keys = desk.keys(id)) {
        for (const std::string& key : *keys)
            described(desk.read(id, key));
    }
    ExperimentStore experiments(workspace, id);
    described(experiments.definitions());
    described(experiments.find("cell"));
    SessionStore sessions(workspace);
    const auto summaries = sessions.list();
    described(summaries);

    const auto benchmark = workspace.loadBenchmark(id, {.prompts = true});
    described(benchmark);
    described(workspace.aliases(id));
    if (!benchmark)
        return;
    fuzz::require(benchmark->outcomes.tasks() == benchmark->tasks.size() &&
                  benchmark->outcomes.models() == benchmark->models.size());
    for (const Split& split : benchmark->splits) {
        for (const TaskIndex task : split.tasks)
            fuzz::require(task.position() < benchmark->tasks.size());
    }
    static_cast<void>(audit(*benchmark));
    PromptStore prompts(workspace);
    for (std::size_t i = 0; i < benchmark->tasks.size(); ++i) {
        described(prompts.facts(id, TaskIndex::at(i)));
        const auto sibling = prompts.sibling(id, TaskIndex::at(i));
        described(sibling);
        fuzz::require(!sibling || sibling->kind == SiblingKind::Unknown || sibling->kind == SiblingKind::None ||
                      sibling->nearest.position() < benchmark->tasks.size());
    }
    const auto knows = [&](TaskIndex task, ModelIndex model) {
        fuzz::require(task.position() < benchmark->tasks.size() && model.position() < benchmark->models.size());
    };
    for (const auto& summary : summaries.value_or(std::vector<SessionSummary>{})) {
        const auto run = sessions.load(summary.id);
        described(run);
        if (!run)
            continue;
        if (const auto stored = sessions.loadStored(summary)) {
            const SessionSources sources{std::make_shared<const Benchmark>(*benchmark), summary.definition.benchmark,
                                         nullptr};
            const Recording recording = openRecording(sources, *stored);
            fuzz::require(recording.track.size() == run->steps.size());
            for (std::size_t step = 0; step < recording.track.size(); ++step)
                static_cast<void>(recording.track.ballotOf(step));
        }
        for (const Step& step : run->steps) {
            knows(step.task, step.chosen);
            for (const Attempt& attempt : run->attemptsOf(step))
                knows(step.task, attempt.model);
        }
    }
    const auto sets = workspace.decisionSets(id);
    described(sets);
    for (const DecisionSet& set : sets.value_or(std::vector<DecisionSet>{})) {
        for (const RecordedDecision& decision : set.decisions) {
            knows(decision.task, decision.chosen);
            for (const ModelIndex model : decision.chain)
                knows(decision.task, model);
        }
    }
    MemoryStore memories(workspace);
    const auto snapshots = memories.list();
    described(snapshots);
    for (const MemorySummary& summary : snapshots.value_or(std::vector<MemorySummary>{})) {
        described(memories.snapshotEdits(summary.name));
        const auto state = memories.load(summary.name);
        described(state);
        if (!state)
            continue;
        const std::optional<MemorySnapshot> snapshot = placed(*state, *benchmark);
        if (!snapshot)
            continue;
        std::vector<float> key(snapshot->entries.dimensions());
        for (const MemoryId entry : snapshot->entries.ids()) {
            const Experience& experience = *snapshot->entries.find(entry);
            knows(experience.task, experience.attempt.model);
            fuzz::require(snapshot->entries.keyOf(entry, key));
            for (const float number : key)
                fuzz::require(std::isfinite(number));
        }
    }
    const auto edits = memories.edits(id, "run");
    described(edits);
    const auto trained = TrainedPolicyStore(workspace).load(id);
    described(trained);
    if (trained) {
        for (const auto& policy : *trained)
            fuzz::require(policy->values.size() == benchmark->tasks.size() * benchmark->models.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Fixture fixture;
    if (size < 3 || !fixture.damage(data, size))
        return -1;
    auto workspace = Workspace::open(fixture.file);
    described(workspace);
    if (workspace)
        readAll(*workspace, fixture.benchmark);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"
#include "core/session/memoryhistory.h"
#include "core/session/memoryreplay.h"
#include "core/session/sessionengine.h"
#include "core/workspace/database.h"
#include "core/workspace/memorystore.h"
#include "core/workspace/schema.h"
#include "tests/memory/memorytestdata.h"

#include <QtTest>

#include <fmt/format.h>

#include <utility>

using namespace acr;

namespace {

std::optional<MemoryState> read(const std::string& name, const std::string& text, ErrorList& errors)
{
    TextSource source(name, text);
    return readMemory(source, {}, errors);
}

/// Nothing differs, over that benchmark.
bool same(const MemoryState& a, const MemoryState& b, const Benchmark& benchmark)
{
    return a.benchmark == b.benchmark && a.version == b.version &&
           diffMemories(placed(a, benchmark), placed(b, benchmark)).empty();
}

#define VERIFY_RESULT(result) QVERIFY2((result).has_value(), (result) ? "" : describe((result).error()).c_str())

} // namespace

class MemoryFilesTest final : public QObject {
    Q_OBJECT

    Benchmark m_benchmark = test::generatedBenchmark(4);

    /// A memory as workspaces held it while it was of one benchmark.
    static void insertBlocks(Database& database, std::int64_t snapshot, const VectorStore& entries)
    {
        const std::vector<MemoryId> ids = entries.ids();
        constexpr std::size_t blockEntries = 2048;
        for (std::size_t first = 0; first < ids.size(); first += blockEntries) {
            const std::size_t count = std::min(blockEntries, ids.size() - first);
            std::vector<std::uint32_t> task;
            std::vector<std::uint32_t> step;
            std::vector<std::uint16_t> model;
            std::vector<std::uint8_t> flags;
            std::vector<double> score;
            std::vector<double> cost;
            std::vector<float> keys(count * entries.dimensions());
            for (std::size_t i = 0; i < count; ++i) {
                const Experience& experience = *entries.find(ids[first + i]);
                const Attempt& attempt = experience.attempt;
                task.push_back(experience.task.value);
                step.push_back(experience.step);
                model.push_back(attempt.model.value);
                flags.push_back(static_cast<std::uint8_t>((attempt.passed ? 1 : 0) | (attempt.graded ? 2 : 0) |
                                                          (attempt.applied ? 4 : 0) |
                                                          (entries.isPinned(ids[first + i]) ? 8 : 0)));
                score.push_back(attempt.score);
                cost.push_back(attempt.costUsd);
                entries.keyOf(ids[first + i], std::span(keys).subspan(i * entries.dimensions(), entries.dimensions()));
            }
            auto insert = database.prepare("INSERT INTO memory_block VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").value();
            insert.bind(snapshot)
                .bind(static_cast<std::int64_t>(first / blockEntries))
                .bind(static_cast<std::int64_t>(count))
                .bind(std::as_bytes(std::span(task)))
                .bind(std::as_bytes(std::span(step)))
                .bind(std::as_bytes(std::span(model)))
                .bind(std::as_bytes(std::span(flags)))
                .bind(std::as_bytes(std::span(score)))
                .bind(std::as_bytes(std::span(cost)))
                .bind(std::as_bytes(std::span(keys)));
            if (!insert.run())
                qFatal("a block could not be written");
        }
    }

private slots:
    void whatIsWrittenIsReadBackBitForBit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("entries");
        for (const char* name : {"memory.json", "memory.jsonl"}) {
            for (const int entries : {0, 1, 700})
                QTest::addRow("%s, %d entries", name, entries) << QString(name) << entries;
        }
    }
    void whatIsWrittenIsReadBackBitForBit()
    {
        QFETCH(QString, name);
        QFETCH(int, entries);
        const MemoryState state = stateOf(test::memoryOf(m_benchmark, static_cast<std::size_t>(entries)), m_benchmark);
        const auto format = memoryFormatFor(name.toStdString());
        const std::string text = memoryText(state, format);
        ErrorList errors;
        const auto again = read(name.toStdString(), text, errors);
        QVERIFY2(again, errors.empty() ? "" : describe(errors.items().front()).c_str());
        QVERIFY(same(state, *again, m_benchmark));
        QVERIFY(placed(*again, m_benchmark).unplaced.empty());
        QCOMPARE(memoryText(*again, format), text);
    }

    void brokenFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString header = R"({"format": "acrouter-memory", "version": 1, "dimensions": 2, "capacity": 2)";
        const auto entry = [](const QString& task, const QString& model, const QString& key, const QString& more = {}) {
            return QStringLiteral(R"({"task_id": "%1", "model": "%2", "key": %3%4})").arg(task, model, key, more);
        };
        const QString task = QString::fromStdString(m_benchmark.tasks[TaskIndex(0)].id);
        const QString good = entry(task, "model-0", "[1, 0]");
        const auto json = [&](const QString& entries) { return header + ", \"entries\": [" + entries + "]}"; };
        QTest::newRow("empty") << "m.json"
                               << ""
                               << "m.json:1:1:";
        QTest::newRow("empty lines") << "m.jsonl"
                                     << "\n\n"
                                     << "m.jsonl: ";
        QTest::newRow("truncated") << "m.json" << header << "m.json:1:75:";
        QTest::newRow("truncated line") << "m.jsonl" << header << "m.jsonl:1:75:";
        QTest::newRow("another format") << "m.json"
                                        << R"({"format": "x", "version": 1, "dimensions": 2, "capacity": 2})"
                                        << "m.json:1:12:";
        QTest::newRow("newer") << "m.json" << QString(header).replace("\"version\": 1", "\"version\": 2") + "}"
                               << "m.json:1:42:";
        QTest::newRow("no dimensions") << "m.json"
                                       << R"({"format": "acrouter-memory", "version": 1, "capacity": 2})"
                                       << "dimensions";
        QTest::newRow("no capacity") << "m.json" << QString(header).replace("\"capacity\": 2", "\"capacity\": 0") + "}"
                                     << "m.json:1:74:";
        QTest::newRow("entries no list") << "m.json" << header + ", \"entries\": 3}"
                                         << "m.json:1:88:";
        QTest::newRow("entry no object") << "m.json" << json("[]") << "m.json:1:89:";
        QTest::newRow("key too short") << "m.jsonl" << header + "}\n" + entry(task, "model-0", "[1]") << "1 numbers";
        QTest::newRow("key too long") << "m.jsonl" << header + "}\n" + entry(task, "model-0", "[1, 2, 3]")
                                      << "3 numbers";
        QTest::newRow("key not numbers") << "m.jsonl" << header + "}\n" + entry(task, "model-0", "[1, \"0\"]")
                                         << "m.jsonl:2:";
        QTest::newRow("key beyond floats")
            << "m.jsonl" << header + "}\n" + entry(task, "model-0", "[1, 1e300]") << "1e300";
        QTest::newRow("no key") << "m.jsonl" << header + "}\n{\"task_id\": \"" + task + "\", \"model\": \"model-0\"}"
                                << "key 'key'";
        QTest::newRow("step 0") << "m.jsonl" << header + "}\n" + entry(task, "model-0", "[1, 0]", ", \"step\": 0")
                                << "a step from 1";
        QTest::newRow("score beyond 1") << "m.jsonl"
                                        << header + "}\n" + entry(task, "model-0", "[1, 0]", ", \"score\": 1.5")
                                        << "0 to 1";
        QTest::newRow("more than the capacity") << "m.json" << json(good + "," + good + "," + good) << "3 entries";
        QTest::newRow("no task") << "m.json" << json(entry("", "model-0", "[1, 0]")) << "m.json:1:101:";
        QString models;
        for (std::size_t j = 0; j <= maxModels; ++j)
            models += QStringLiteral("%1{\"model\": \"m%2\"}").arg(j > 0 ? "," : "").arg(j);
        QTest::newRow("more models than a memory holds")
            << "m.json" << header + ", \"beliefs\": [{\"models\": [" + models + "]}]}"
            << "1024 models";
        QTest::newRow("a model believed twice")
            << "m.json" << header + R"(, "beliefs": [{"models": [{"model": "model-0"}, {"model": "model-0"}]}]})"
            << "m.json:1:133:";
        QTest::newRow("more beliefs than a memory holds")
            << "m.json"
            << header + ", \"beliefs\": [" + QString("{\"models\": []},").repeated(static_cast<int>(maxBeliefRows)) +
                   "{\"models\": []}]}"
            << "10000 beliefs";
        // Takes minutes where each error is looked for from the beginning of the text.
        QTest::newRow("megabytes of wrong beliefs")
            << "m.json" << header + ", \"beliefs\": [" + QString("{\"models\": 1},").repeated(150000) + "{}]}"
            << "m.json:1:100:";
        QTest::newRow("UTF-16") << "m.json" << QString(QChar(0xfeff)) + header << "m.json";
        QTest::newRow("after the end") << "m.json" << header + "} x"
                                       << "m.json:1:77:";
    }
    void brokenFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        std::string bytes = text.toStdString();
        if (text.startsWith(QChar(0xfeff)))
            bytes = std::string("\xff\xfe{\0", 4);
        ErrorList errors;
        QVERIFY(!read(name.toStdString(), bytes, errors));
        QVERIFY(!errors.empty());
        const QString said = QString::fromStdString(describe(errors.items().front()));
        QVERIFY2(said.contains(expected), qPrintable(said));
    }

    void aDiffNamesWhatWasAddedForgottenAndChanged()
    {
        const MemorySnapshot before = test::memoryOf(m_benchmark, 100);
        MemorySnapshot after = before;
        QVERIFY(diffMemories(before, after).empty());
        after.entries.forget(3);
        after.entries.pin(5);
        Experience changed = *after.entries.find(7);
        changed.attempt.score = 0.123;
        after.entries.amend(7, changed);
        Experience fresh{TaskIndex(1), 1000, {}};
        const auto added = after.entries.remember(std::vector<float>{1, 2, 3, 4, 5, 6}, fresh);
        after.beliefs[1].cells[2].mean += 0.25;
        after.beliefs.pop_back();
        const MemoryDiff diff = diffMemories(before, after);
        QCOMPARE(diff.added.size(), std::size_t{1});
        QCOMPARE(diff.added[0].after, *added);
        QCOMPARE(diff.forgotten.size(), std::size_t{1});
        QCOMPARE(diff.forgotten[0].before, MemoryId{3});
        QCOMPARE(diff.changed.size(), std::size_t{2});
        QCOMPARE(diff.beliefs.size(), 1 + m_benchmark.models.size());
        QCOMPARE(diff.beliefs[0].after.mean - diff.beliefs[0].before.mean, 0.25);
        const MemoryDiff back = diffMemories(after, before);
        QCOMPARE(back.added.size(), diff.forgotten.size());
        QCOMPARE(back.forgotten.size(), diff.added.size());
    }

    void editsAreMadeInOrderAndThoseOfAbsentEntriesPassedOver()
    {
        MemorySnapshot snapshot = test::memoryOf(m_benchmark, 50);
        const auto named = [&](MemoryId id) { return nameOf(*snapshot.entries.find(id), m_benchmark); };
        Attempt amended;
        amended.score = 0.75;
        const std::vector<MemoryEdit> edits{
            {MemoryEdit::Kind::Pin, named(1)},    {MemoryEdit::Kind::Unpin, named(9)},
            {MemoryEdit::Kind::Forget, named(4)}, {MemoryEdit::Kind::Forget, {"nowhere", 3, "nobody"}},
            {MemoryEdit::Kind::Pin, named(4)},    {MemoryEdit::Kind::Amend, named(6), amended}};
        const ModelIndex model = snapshot.entries.find(6)->attempt.model;
        MemoryState state = stateOf(snapshot, m_benchmark);
        applyEdits(snapshot, edits, m_benchmark);
        applyEdits(state, edits, m_benchmark);
        QVERIFY(diffMemories(snapshot, placed(state, m_benchmark)).empty());
        QVERIFY(snapshot.entries.isPinned(1));
        QVERIFY(!snapshot.entries.isPinned(9));
        QVERIFY(snapshot.entries.find(4) == nullptr);
        QCOMPARE(snapshot.entries.find(6)->attempt.score, 0.75);
        QCOMPARE(snapshot.entries.find(6)->attempt.model, model);
    }

    void theWorkspaceKeepsSnapshotsAndEdits()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("m.acrw").toStdString();
        MemorySnapshot shown = test::memoryOf(m_benchmark, 4100);
        shown.version = 4321;
        const MemoryState state = stateOf(shown, m_benchmark);
        const std::vector<MemoryEdit> edits{
            {MemoryEdit::Kind::Amend, nameOf(*shown.entries.find(8), m_benchmark), shown.entries.find(9)->attempt},
            {MemoryEdit::Kind::Pin, {"a task of no benchmark", Experience::beforeStream, "model-2"}}};
        BenchmarkId id;
        {
            auto workspace = Workspace::create(file);
            VERIFY_RESULT(workspace);
            id = *workspace->saveBenchmark(m_benchmark);
            MemoryStore store(*workspace);
            VERIFY_RESULT(store.save("first", state));
            QCOMPARE(store.save("first", state).error().code, ErrorCode::Duplicate);
            QCOMPARE(store.save("", state).error().code, ErrorCode::BadParameter);
            QCOMPARE(*store.freeName("first"), std::string("first 2"));
            VERIFY_RESULT(store.save("second", stateOf(test::memoryOf(m_benchmark, 0), m_benchmark)));
            VERIFY_RESULT(store.saveEdits(id, "a run", edits));
            VERIFY_RESULT(store.saveSnapshotEdits("second", edits));
            QCOMPARE(store.saveSnapshotEdits("third", edits).error().code, ErrorCode::UnknownName);
        }
        auto workspace = Workspace::open(file);
        VERIFY_RESULT(workspace);
        MemoryStore store(*workspace);
        const auto list = store.list();
        VERIFY_RESULT(list);
        QCOMPARE(list->size(), std::size_t{2});
        QCOMPARE(list->front().entries, std::size_t{4100});
        QCOMPARE(list->front().version, std::uint64_t{4321});
        QCOMPARE(list->front().benchmark, m_benchmark.name);
        const auto loaded = store.load("first");
        VERIFY_RESULT(loaded);
        QVERIFY(same(state, *loaded, m_benchmark));
        QCOMPARE(memoryText(*loaded, MemoryFileFormat::Json), memoryText(state, MemoryFileFormat::Json));
        QCOMPARE(store.load("third").error().code, ErrorCode::UnknownName);
        for (const auto& again : {store.edits(id, "a run"), store.snapshotEdits("second")}) {
            VERIFY_RESULT(again);
            QCOMPARE(again->size(), std::size_t{2});
            QCOMPARE((*again)[0].entry, edits[0].entry);
            QCOMPARE((*again)[0].amended.passed, edits[0].amended.passed);
            QCOMPARE((*again)[1].entry, edits[1].entry);
        }
        QVERIFY(store.edits(id, "another run")->empty());
        VERIFY_RESULT(store.rename("second", "third"));
        QCOMPARE(store.snapshotEdits("third")->size(), std::size_t{2});
        QCOMPARE(store.rename("first", "third").error().code, ErrorCode::Duplicate);
        QCOMPARE(store.rename("second", "fourth").error().code, ErrorCode::UnknownName);
        VERIFY_RESULT(store.remove("third"));
        VERIFY_RESULT(store.save("third", state));
        QVERIFY(store.snapshotEdits("third")->empty());
        QCOMPARE(store.remove("second").error().code, ErrorCode::UnknownName);
        // Snapshots stay when the benchmark goes; changes of its runs do not.
        VERIFY_RESULT(workspace->removeBenchmark(id));
        QCOMPARE(store.list()->size(), std::size_t{2});
        QVERIFY(same(state, *store.load("first"), m_benchmark));
        QVERIFY(store.edits(id, "a run")->empty());
        QVERIFY(workspace->checkIntegrity()->empty());
    }

    void aSnapshotOpensOverAnotherBenchmarkThatHasItsTasks()
    {
        const MemorySnapshot shown = test::memoryOf(m_benchmark, 300);
        QTemporaryDir folder;
        auto workspace = Workspace::create(folder.filePath("m.acrw").toStdString());
        VERIFY_RESULT(workspace);
        MemoryStore store(*workspace);
        VERIFY_RESULT(store.save("night", stateOf(shown, m_benchmark)));

        // The same tasks and models in reverse, some more before them, one of each left out, one model by its alias.
        Benchmark other = test::generatedBenchmark(9);
        other.name = "other";
        other.tasks = {};
        other.tasks.add({.id = "a new task"});
        const std::string lost = m_benchmark.tasks[shown.entries.find(10)->task].id;
        for (std::size_t i = m_benchmark.tasks.size(); i-- > 0;) {
            if (const Task& task = m_benchmark.tasks[TaskIndex::at(i)]; task.id != lost)
                other.tasks.add({.id = task.id});
        }
        other.models.assign(m_benchmark.models.rbegin(), m_benchmark.models.rend() - 1);
        const std::string lostModel = m_benchmark.models.front().name;
        const std::string renamed = std::exchange(other.models.front().name, "a new name");
        other.aliases = {{renamed, "a new name"}};

        const MemorySnapshot there = placed(*store.load("night"), other);
        QCOMPARE(there.unplaced.tasks, std::vector<std::string>{lost});
        QCOMPARE(there.unplaced.models, std::vector<std::string>{lostModel});
        QCOMPARE(there.beliefs.size(), shown.beliefs.size());
        QCOMPARE(there.beliefs[0].cells[0].mean, shown.beliefs[0].cells[m_benchmark.models.size() - 1].mean);
        std::vector<MemoryId> kept;
        for (const MemoryId id : shown.entries.ids()) {
            const EntryName name = nameOf(*shown.entries.find(id), m_benchmark);
            if (name.task != lost && name.model != lostModel)
                kept.push_back(id);
        }
        QCOMPARE(there.entries.size(), kept.size());
        QCOMPARE(there.unplaced.entries, shown.entries.size() - kept.size());
        const std::vector<MemoryId> ids = there.entries.ids();
        std::vector<float> before(shown.entries.dimensions());
        std::vector<float> after = before;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            EntryName name = nameOf(*shown.entries.find(kept[i]), m_benchmark);
            if (name.model == renamed)
                name.model = "a new name";
            QCOMPARE(nameOf(*there.entries.find(ids[i]), other), name);
            QCOMPARE(there.entries.isPinned(ids[i]), shown.entries.isPinned(kept[i]));
            QVERIFY(shown.entries.keyOf(kept[i], before) && there.entries.keyOf(ids[i], after));
            QCOMPARE(after, before);
        }

        // Changes that are made there are of the whole, under whatever name it has the model.
        MemoryState whole = *store.load("night");
        std::vector<MemoryEdit> edits;
        for (const MemoryId id : ids)
            edits.push_back({MemoryEdit::Kind::Forget, nameOf(*there.entries.find(id), other)});
        applyEdits(whole, edits, other);
        for (const MemoryId id : whole.entries.ids()) {
            const Experience& left = *whole.entries.find(id);
            const bool unseen =
                whole.tasks[left.task.position()] == lost || whole.models[left.attempt.model.position()] == lostModel;
            // Entries of one name are one entry to a change.
            QVERIFY(unseen || left.step == Experience::beforeStream);
        }

        const Benchmark nothing = [] {
            Benchmark empty;
            empty.name = "nothing";
            empty.models = {{.name = "nobody"}};
            return empty;
        }();
        const MemorySnapshot nowhere = placed(*store.load("night"), nothing);
        QVERIFY(nowhere.entries.empty());
        QCOMPARE(nowhere.unplaced.entries, std::size_t{300});
        QCOMPARE(nowhere.unplaced.models.size(), m_benchmark.models.size());
    }

    void memoriesOfEarlierVersionsGetNames()
    {
        const MemorySnapshot shown = test::memoryOf(m_benchmark, 2100);
        QTemporaryDir folder;
        const std::string file = folder.filePath("m.acrw").toStdString();
        const std::string beliefs = beliefsText(shown.beliefs, modelNamesOf(m_benchmark).all());
        BenchmarkId first;
        BenchmarkId second;
        {
            auto workspace = Workspace::create(file);
            VERIFY_RESULT(workspace);
            first = *workspace->saveBenchmark(m_benchmark);
            Benchmark other = m_benchmark;
            other.name = "second";
            second = *workspace->saveBenchmark(other);
        }
        {
            // The tables as they were, with the same snapshot of both benchmarks and a change by hand of everything.
            auto database = Database::open(file, Database::Access::ReadWrite);
            VERIFY_RESULT(database);
            VERIFY_RESULT(
                database->execute("DROP TABLE memory_snapshot_edit; DROP TABLE memory_block; DROP TABLE "
                                  "memory_snapshot; DROP TABLE memory_edit; DROP TABLE trained_learner; DROP TABLE "
                                  "prompt_fact; DROP TABLE prompt_sibling;"));
            constexpr std::int64_t versionBefore = 10;
            auto earlier = Database::inMemory();
            for (const Migration step : migrations().first(3))
                VERIFY_RESULT(step(*earlier));
            auto tables = earlier->prepare("SELECT sql FROM sqlite_master WHERE name LIKE 'memory%'");
            VERIFY_RESULT(tables);
            while (*tables->step())
                VERIFY_RESULT(database->execute(std::string(tables->text(0))));
            for (const BenchmarkId id : {first, second}) {
                auto insert = database->prepare("INSERT INTO memory_snapshot VALUES(?, ?, 'night', "
                                                "'2026-01-01T00:00:00Z', 'linucb', 'e', 7, 1, 6, 5000, 2100, ?)");
                VERIFY_RESULT(insert);
                VERIFY_RESULT(insert->bind(id.value).bind(id.value).bind(std::string_view(beliefs)).run());
                insertBlocks(*database, id.value, shown.entries);
                for (const char* run : {"linucb {}", "snapshot night", "snapshot gone"}) {
                    const Experience& edited = *shown.entries.find(20);
                    auto edit = database->prepare("INSERT INTO memory_edit VALUES(?, ?, 0, 2, ?, ?, ?, 0, NULL, NULL)");
                    VERIFY_RESULT(edit);
                    VERIFY_RESULT(edit->bind(id.value)
                                      .bind(std::string_view(run))
                                      .bind(std::int64_t{edited.task.value})
                                      .bind(std::int64_t{edited.step})
                                      .bind(std::int64_t{edited.attempt.model.value})
                                      .run());
                }
            }
            VERIFY_RESULT(database->execute(fmt::format("PRAGMA user_version={}", versionBefore)));
        }
        auto workspace = Workspace::open(file);
        VERIFY_RESULT(workspace);
        QVERIFY(workspace->checkIntegrity()->empty());
        MemoryStore store(*workspace);
        const auto list = store.list();
        VERIFY_RESULT(list);
        QCOMPARE(list->size(), std::size_t{2});
        QCOMPARE((*list)[0].name, std::string("night"));
        QCOMPARE((*list)[0].benchmark, m_benchmark.name);
        QCOMPARE((*list)[1].name, std::string("night (second)"));
        const MemoryEdit edit{MemoryEdit::Kind::Forget, nameOf(*shown.entries.find(20), m_benchmark)};
        for (const MemorySummary& summary : *list) {
            const auto state = store.load(summary.name);
            VERIFY_RESULT(state);
            const MemorySnapshot now = placed(*state, m_benchmark);
            QVERIFY(now.unplaced.empty());
            QVERIFY(diffMemories(shown, now).empty());
            QCOMPARE(now.steps, std::uint64_t{7});
            QCOMPARE(store.snapshotEdits(summary.name)->size(), std::size_t{1});
            QCOMPARE(store.snapshotEdits(summary.name)->front().entry, edit.entry);
        }
        for (const BenchmarkId id : {first, second}) {
            QCOMPARE(store.edits(id, "linucb {}")->size(), std::size_t{1});
            QCOMPARE(store.edits(id, "linucb {}")->front().entry, edit.entry);
            QVERIFY(store.edits(id, "snapshot night")->empty());
        }
    }

    void aReplayRemembersTheAttemptsThatWereMadeAndNoOther()
    {
        const auto stream = makeStream(m_benchmark, {.split = "id_test"});
        VERIFY_RESULT(stream);
        const PolicySpec spec = *parsePolicySpec("linucb");
        const auto run = replay(m_benchmark, *stream, spec, {});
        VERIFY_RESULT(run);
        const std::size_t steps = 40;
        const auto snapshot = memoryAfter(m_benchmark, *stream, spec, {}, steps, 30);
        VERIFY_RESULT(snapshot);
        QCOMPARE(snapshot->steps, std::uint64_t{steps});
        QVERIFY(snapshot->gathered);
        QCOMPARE(snapshot->entries.size(), std::size_t{30});
        std::size_t step = steps - 30;
        for (const MemoryId id : snapshot->entries.ids()) {
            const Experience& experience = *snapshot->entries.find(id);
            QCOMPARE(std::size_t{experience.step}, step);
            QCOMPARE(experience.task, run->steps[step].task);
            QCOMPARE(experience.attempt.model, run->steps[step].chosen);
            ++step;
        }
        const auto whole = memoryAfter(m_benchmark, *stream, spec, {}, 1000000, 1000);
        VERIFY_RESULT(whole);
        QCOMPARE(whole->entries.size(), stream->tasks.size());
    }

    void aReplayRemembersWithAllThatTheReplayDependsOn()
    {
        const auto stream = makeStream(m_benchmark, {.split = "id_test"});
        VERIFY_RESULT(stream);
        const PolicySpec spec = *parsePolicySpec("acrouter");
        PriorSet priors = learnPriors(m_benchmark.models, m_benchmark.tasks, m_benchmark.split(probingSplit)->tasks,
                                      m_benchmark.outcomes, MissingScores::AsZero);
        // The prior turns the pool upside down, so that a replay without it calls others.
        for (PriorRow& row : priors.dimensions) {
            for (PriorCell& cell : row.cells)
                cell = {.mean = 1 - cell.mean, .pseudoCount = 1000, .costUsd = cell.costUsd};
        }
        // Sources hold differences from their dimension.
        for (PriorRow& row : priors.sources) {
            for (PriorCell& cell : row.cells)
                cell = {.mean = -cell.mean, .pseudoCount = 1000, .costUsd = cell.costUsd};
        }
        const ReplaySettings settings{
            {.missingScores = MissingScores::Leave, .priors = &priors}, {}, {.falsePass = 0.3, .falseFail = 0.3}};
        const auto run = replay(m_benchmark, *stream, spec, settings);
        VERIFY_RESULT(run);
        const auto plain = replay(m_benchmark, *stream, spec, {});
        VERIFY_RESULT(plain);
        QVERIFY(firstDifference(*run, *plain).has_value());
        const auto snapshot = memoryAfter(m_benchmark, *stream, spec, settings, run->steps.size(), 100000);
        VERIFY_RESULT(snapshot);
        std::size_t next = 0;
        for (const MemoryId id : snapshot->entries.ids()) {
            const Experience& experience = *snapshot->entries.find(id);
            if (experience.step == Experience::beforeStream)
                continue;
            const Attempt& attempt = run->attempts[next++];
            QCOMPARE(experience.attempt.model, attempt.model);
            QCOMPARE(experience.attempt.passed, attempt.passed);
            QCOMPARE(experience.attempt.graded, attempt.graded);
        }
        QCOMPARE(next, run->attempts.size());
    }

    void theFilmOfASessionComesToTheSameMemoryForwardsAndBackwards_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy : {"linucb", "acrouter", "acrouter@mode=cascade", "acrouter-vote"})
            QTest::newRow(policy) << QString(policy);
    }
    void theFilmOfASessionComesToTheSameMemoryForwardsAndBackwards()
    {
        QFETCH(const QString, policy);
        const auto benchmark = std::make_shared<const Benchmark>(m_benchmark);
        const SessionSources sources{benchmark, "generated", std::make_shared<const std::vector<DecisionSet>>()};
        SessionDefinition definition;
        definition.benchmark = "generated";
        definition.stream = {.split = "id_test"};
        definition.policy = policy.toStdString();
        definition.seed = ReplaySettings{}.seed;
        const auto track = recordSession(sources, definition);
        VERIFY_RESULT(track);
        const auto vectors = encodingOf(*benchmark)->vectors();
        VERIFY_RESULT(vectors);
        MemoryHistory history(*vectors, 30);
        const auto stream = makeStream(m_benchmark, definition.stream);
        for (const std::size_t at :
             {std::size_t{40}, track->size(), std::size_t{7}, std::size_t{8}, std::size_t{40}, std::size_t{0}}) {
            const auto expected = memoryAfter(m_benchmark, *stream, *parsePolicySpec(definition.policy), {}, at, 30);
            VERIFY_RESULT(expected);
            const MemorySnapshot shown = history.at(*track, at);
            QVERIFY(diffMemories(shown, *expected).empty());
            QCOMPARE(shown.policy, expected->policy);
            QCOMPARE(shown.gathered, expected->gathered);
            QCOMPARE(shown.version, expected->version);
        }
    }
};

QTEST_APPLESS_MAIN(MemoryFilesTest)
#include "tst_memoryfiles.moc"

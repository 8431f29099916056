// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"
#include "core/session/memoryfilm.h"
#include "core/session/memoryreplay.h"
#include "core/session/sessionengine.h"
#include "core/workspace/memorystore.h"
#include "tests/memory/memorytestdata.h"

#include <QtTest>

using namespace acr;

namespace {

std::optional<MemorySnapshot> read(const std::string& name, const std::string& text, const Benchmark& benchmark,
                                   ErrorList& errors)
{
    TextSource source(name, text);
    return readMemory(source, benchmark, {}, errors);
}

#define VERIFY_RESULT(result) QVERIFY2((result).has_value(), (result) ? "" : describe((result).error()).c_str())

} // namespace

class MemoryFilesTest final : public QObject {
    Q_OBJECT

    Benchmark m_benchmark = test::generatedBenchmark(4);

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
        const MemorySnapshot snapshot = test::memoryOf(m_benchmark, static_cast<std::size_t>(entries));
        const auto format = memoryFormatFor(name.toStdString());
        const std::string text = memoryText(snapshot, m_benchmark, format);
        ErrorList errors;
        const auto again = read(name.toStdString(), text, m_benchmark, errors);
        QVERIFY2(again, errors.empty() ? "" : describe(errors.items().front()).c_str());
        QVERIFY(diffMemories(snapshot, *again).empty());
        QCOMPARE(memoryText(*again, m_benchmark, format), text);
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
        QTest::newRow("unknown task") << "m.json" << json(entry("nowhere", "model-0", "[1, 0]")) << "m.json:1:101:";
        QTest::newRow("unknown task in a line")
            << "m.jsonl" << header + "}\n" + good + "\n" + entry("nowhere", "model-0", "[1, 0]") << "m.jsonl:3:13:";
        QTest::newRow("unknown model") << "m.jsonl" << header + "}\n" + entry(task, "nobody", "[1, 0]") << "model-0";
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
        QTest::newRow("beliefs of nobody")
            << "m.json" << header + R"(, "beliefs": [{"dimension": "d", "models": [{"model": "x"}]}]})"
            << "m.json:1:129:";
        QTest::newRow("a model believed twice")
            << "m.json" << header + R"(, "beliefs": [{"models": [{"model": "model-0"}, {"model": "model-0"}]}]})"
            << "m.json:1:133:";
        QTest::newRow("more beliefs than a memory holds")
            << "m.json"
            << header + ", \"beliefs\": [" + QString("{\"models\": []},").repeated(static_cast<int>(maxBeliefRows)) +
                   "{\"models\": []}]}"
            << "10000 beliefs";
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
        QVERIFY(!read(name.toStdString(), bytes, m_benchmark, errors));
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
        const auto named = [&](MemoryId id) { return nameOf(*snapshot.entries.find(id)); };
        Attempt amended;
        amended.score = 0.75;
        const std::vector<MemoryEdit> edits{
            {MemoryEdit::Kind::Pin, named(1)},    {MemoryEdit::Kind::Unpin, named(9)},
            {MemoryEdit::Kind::Forget, named(4)}, {MemoryEdit::Kind::Forget, {TaskIndex(0), 99999, ModelIndex(0)}},
            {MemoryEdit::Kind::Pin, named(4)},    {MemoryEdit::Kind::Amend, named(6), amended}};
        const ModelIndex model = snapshot.entries.find(6)->attempt.model;
        applyEdits(snapshot.entries, edits);
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
        const MemorySnapshot snapshot = test::memoryOf(m_benchmark, 4100);
        const std::vector<MemoryEdit> edits{
            {MemoryEdit::Kind::Amend, nameOf(*snapshot.entries.find(8)), snapshot.entries.find(9)->attempt},
            {MemoryEdit::Kind::Pin, {TaskIndex(3), Experience::beforeStream, ModelIndex(2)}}};
        BenchmarkId id;
        {
            auto workspace = Workspace::create(file);
            VERIFY_RESULT(workspace);
            id = *workspace->saveBenchmark(m_benchmark);
            MemoryStore store(*workspace);
            VERIFY_RESULT(store.save(m_benchmark, id, "first", snapshot));
            QCOMPARE(store.save(m_benchmark, id, "first", snapshot).error().code, ErrorCode::Duplicate);
            QCOMPARE(store.save(m_benchmark, id, "", snapshot).error().code, ErrorCode::BadParameter);
            QCOMPARE(*store.freeName(id, "first"), std::string("first 2"));
            VERIFY_RESULT(store.save(m_benchmark, id, "second", test::memoryOf(m_benchmark, 0)));
            VERIFY_RESULT(store.saveEdits(id, "a run", edits));
        }
        auto workspace = Workspace::open(file);
        VERIFY_RESULT(workspace);
        MemoryStore store(*workspace);
        const auto list = store.list(id);
        VERIFY_RESULT(list);
        QCOMPARE(list->size(), std::size_t{2});
        QCOMPARE(list->front().entries, std::size_t{4100});
        const auto loaded = store.load(m_benchmark, id, "first");
        VERIFY_RESULT(loaded);
        QVERIFY(diffMemories(snapshot, *loaded).empty());
        QCOMPARE(memoryText(*loaded, m_benchmark, MemoryFileFormat::Json),
                 memoryText(snapshot, m_benchmark, MemoryFileFormat::Json));
        QCOMPARE(store.load(m_benchmark, id, "third").error().code, ErrorCode::UnknownName);
        const auto again = store.edits(m_benchmark, id, "a run");
        VERIFY_RESULT(again);
        QCOMPARE(again->size(), std::size_t{2});
        QCOMPARE((*again)[0].entry, edits[0].entry);
        QCOMPARE((*again)[0].amended.passed, edits[0].amended.passed);
        QCOMPARE((*again)[1].entry, edits[1].entry);
        QVERIFY(store.edits(m_benchmark, id, "another run")->empty());
        VERIFY_RESULT(store.rename(id, "second", "third"));
        QCOMPARE(store.rename(id, "first", "third").error().code, ErrorCode::Duplicate);
        VERIFY_RESULT(store.remove(id, "first"));
        QCOMPARE(store.remove(id, "first").error().code, ErrorCode::UnknownName);
        QCOMPARE(store.list(id)->size(), std::size_t{1});
        QVERIFY(workspace->checkIntegrity()->empty());
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
        MemoryFilm film(*vectors, 30);
        const auto stream = makeStream(m_benchmark, definition.stream);
        for (const std::size_t at :
             {std::size_t{40}, track->size(), std::size_t{7}, std::size_t{8}, std::size_t{40}, std::size_t{0}}) {
            const auto expected = memoryAfter(m_benchmark, *stream, *parsePolicySpec(definition.policy), {}, at, 30);
            VERIFY_RESULT(expected);
            const MemorySnapshot shown = film.at(*track, at);
            QVERIFY(diffMemories(shown, *expected).empty());
            QCOMPARE(shown.policy, expected->policy);
            QCOMPARE(shown.gathered, expected->gathered);
        }
    }
};

QTEST_APPLESS_MAIN(MemoryFilesTest)
#include "tst_memoryfiles.moc"

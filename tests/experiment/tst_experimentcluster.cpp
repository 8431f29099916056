// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/workspace/experimentmerge.h"
#include "tests/experiment/plannedexperiment.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <cstdio>

using namespace acr;
using namespace acr::test;

namespace {

/// Everything that a plan has to carry: orders, seeds, a verifier that errs, prior sets, trained voters, policies that
/// are trained, and what can't run.
constexpr const char* everything = R"({
  "format": "acrouter-experiment", "version": 1, "name": "everything",
  "streams": ["ood176", {"split": "nowhere", "needs": "a split that is not here"}],
  "orders": ["natural", {"shuffled": 2}],
  "verifiers": ["perfect", {"false_pass": 0.2, "graded": 0.7}],
  "priors": ["none", "learned", {"priors": "lost", "needs": "a set called lost"}],
  "trained": ["sw"],
  "policies": ["oracle", "linucb", {"policy": "lints", "parameters": {"v": [0, 0.5]}}, "acrouter-vote", "sw",
               {"policy": "recorded:nobody", "needs": "decisions of nobody"}],
  "seeds": 2, "baseline": "linucb"
})";

/// Replays that take long enough to be interrupted.
constexpr const char* slow = R"({
  "format": "acrouter-experiment", "version": 1, "name": "slow", "streams": ["probing"], "orders": [{"shuffled": 12}],
  "policies": ["linucb", "lints", "acrouter@start=cold"], "seeds": 2
})";

constexpr const char* quick = R"({
  "format": "acrouter-experiment", "version": 1, "name": "quick", "streams": ["ood176"], "orders": [{"shuffled": 4}],
  "policies": ["oracle", "linucb", "always:*", {"policy": "linucb", "label": "the same"}]
})";

QStringList workArguments(const PlannedFiles& files)
{
    return {"experiment", "work", files.plan, "--any"};
}

QStringList mergeArguments(const PlannedFiles& files, const QString& into)
{
    return {"experiment", "merge", files.plan, "--into", into};
}

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file %s", qPrintable(name));
    return file.readAll();
}

void writeContent(const QString& name, const QByteArray& content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(name));
}

/// Computes a chunk as a program with another fingerprint does. `change` may change each result.
void computeElsewhere(const PlannedFiles& files, std::uint64_t chunk,
                      const std::function<void(CellResult& result)>& change = {})
{
    const auto folder = ExperimentFolder::open(files.plan.toStdString());
    const auto planned = PlannedExperiment::load(*folder);
    if (!planned)
        qFatal("%s", describe(planned.error()).c_str());
    ChunkHeader header = folder->headerOf(chunk);
    header.fingerprint = {"another build", "another compiler", "other functions"};
    auto writer = ChunkWriter::create(folder->chunkFile(chunk), header);
    for (std::uint64_t cell = header.first; cell < header.first + header.cells; ++cell) {
        ChunkCell computed{chunkKey((*planned)->cells().keyOf(cell)), (*planned)->cells().run(cell)};
        if (change)
            change(*computed.result);
        if (!writer->add(computed))
            qFatal("the chunk can't be written");
    }
    if (!writer->finish())
        qFatal("the chunk can't be written");
}

std::string contentHashOf(const QString& file)
{
    auto workspace = Workspace::open(file.toStdString(), Workspace::OpenMode::ReadOnly);
    if (!workspace)
        qFatal("%s", describe(workspace.error()).c_str());
    return workspace->benchmarks()->front().contentHash;
}

/// The argument that makes this program print libraryBits().
const QString libraryFunctions = QStringLiteral("--library-functions");

/// Values of functions of the C library.
QByteArray libraryBits()
{
    Random random(3);
    QByteArray bits;
    for (int i = 0; i < 5000; ++i) {
        const double x = 40 * random.uniform() - 20;
        for (const double value : {std::exp(x), std::log(random.uniform() + 1e-9), std::pow(2.5, x)})
            bits += QByteArray::number(value, 'g', 17) + ' ';
    }
    return bits;
}

} // namespace

class ExperimentClusterTest final : public QObject {
    Q_OBJECT

private slots:
    void planWorkAndMergeGiveTheBytesOfTheRunInOneProcess()
    {
        const PlannedFiles files(everything);
        const QString here = files.copyOfSource("here.acrw");
        const QString table = PlannedFiles::ran({"experiment", files.run, "--into", here, "--json"});
        files.makePlan(7);
        // A worker reads the folder only.
        QVERIFY(QFile::rename(files.source, files.source + ".away"));
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "3"});
        PlannedFiles::ran(workArguments(files) + QStringList{"--threads", "2"});
        QCOMPARE(files.status().complete, std::uint64_t{7});
        QVERIFY(QFile::rename(files.source + ".away", files.source));
        PlannedFiles::ran(mergeArguments(files, files.source));
        QVERIFY(cellCountOf(here) > 50);
        QVERIFY(cellsOf(files.source) == cellsOf(here));
        // The definition is listed there, and its table needs no replay.
        const CommandResult again = acrouter({"experiment", files.plan + "/run.json", "--into", files.source});
        const qsizetype all = cellCountOf(here);
        QVERIFY2(again.errors.contains(QStringLiteral("%1 of them from earlier runs").arg(all)),
                 qPrintable(again.errors));
        QCOMPARE(PlannedFiles::ran({"experiment", files.run, "--into", files.source, "--json"}), table);
        // Merging again changes nothing.
        QVERIFY(PlannedFiles::ran(mergeArguments(files, files.source))
                    .contains(QStringLiteral("%1 of them were there already").arg(all)));
        QVERIFY(cellsOf(files.source) == cellsOf(here));
        // A file that does not have the benchmark gets it.
        const QString fresh = files.folder.filePath("fresh.acrw");
        PlannedFiles::ran(mergeArguments(files, fresh));
        QVERIFY(cellsOf(fresh) == cellsOf(here));
        QCOMPARE(PlannedFiles::ran({"experiment", files.run, "--into", fresh, "--json"}), table);
    }

    void aChunkThatIsThereIsSkipped()
    {
        const PlannedFiles files(quick);
        files.makePlan(3);
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "1"});
        const QDateTime written = QFileInfo(files.chunkFile(1)).lastModified();
        QVERIFY(PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "1"}).contains("1 chunks were there"));
        QVERIFY(PlannedFiles::ran(workArguments(files)).contains("2 chunks computed"));
        QCOMPARE(QFileInfo(files.chunkFile(1)).lastModified(), written);
        QCOMPARE(acrouter({"experiment", "work", files.plan, "--chunk", "3"}).exitCode, 1);
        QCOMPARE(acrouter({"experiment", "work", files.plan}).exitCode, 2);
        QCOMPARE(acrouter(workArguments(files) + QStringList{"--share", "3/3"}).exitCode, 2);
    }

    void aKilledWorkerLeavesAnUnfinishedFileThatTheNextOneReplaces()
    {
        const PlannedFiles files(slow);
        files.makePlan(8);
        QProcess worker;
        worker.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), workArguments(files));
        QVERIFY(worker.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!files.chunkFiles("-").filter(QRegularExpression("^chunk-\\d+$")).isEmpty() &&
                                     !files.chunkFiles(".tmp.").isEmpty(),
                                 60000);
        ::kill(static_cast<pid_t>(worker.processId()), SIGKILL);
        QVERIFY(worker.waitForFinished());
        const ExperimentStatus status = files.status();
        QVERIFY(status.complete >= 1 && status.complete < 8);
        QVERIFY(status.invalid.empty());
        QCOMPARE(status.begun.size(), std::size_t{1});
        QVERIFY(status.begun.front().dead);
        const CommandResult early = acrouter(mergeArguments(files, files.source));
        QCOMPARE(early.exitCode, 1);
        QVERIFY2(early.errors.contains("of 8 chunks"), qPrintable(early.errors));
        QCOMPARE(cellCountOf(files.source), qsizetype{0});
        PlannedFiles::ran(workArguments(files));
        QVERIFY(files.chunkFiles(".tmp.").isEmpty());
        const QString here = files.copyOfSource("here.acrw");
        PlannedFiles::ran({"experiment", files.run, "--into", here});
        PlannedFiles::ran(mergeArguments(files, files.source));
        QVERIFY(cellsOf(files.source) == cellsOf(here));
    }

    void sigtermStopsBetweenTwoReplaysAndLeavesNothingBehind()
    {
        const PlannedFiles files(slow);
        files.makePlan(8);
        QProcess worker;
        worker.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), workArguments(files) + QStringList{"--threads", "2"});
        QVERIFY(worker.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(files.status(false).complete >= 1, 60000);
        ::kill(static_cast<pid_t>(worker.processId()), SIGTERM);
        QVERIFY(worker.waitForFinished());
        QCOMPARE(worker.exitStatus(), QProcess::NormalExit);
        QCOMPARE(worker.exitCode(), 130);
        QVERIFY(files.chunkFiles(".tmp.").isEmpty());
        const ExperimentStatus status = files.status();
        QVERIFY(status.complete >= 1 && status.complete < 8);
        QVERIFY(status.invalid.empty());
        PlannedFiles::ran(workArguments(files));
        QCOMPARE(files.status().complete, std::uint64_t{8});
    }

    void twoWorkersOnOneChunkWriteTheSameBytes()
    {
        const PlannedFiles files(quick);
        files.makePlan(1);
        QProcess first;
        QProcess second;
        const QStringList arguments{"experiment", "work", files.plan, "--chunk", "0"};
        first.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments);
        second.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments);
        QVERIFY(first.waitForFinished() && second.waitForFinished());
        QCOMPARE(first.exitCode(), 0);
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(files.chunkFiles(QString()), QStringList{"chunk-0"});
        const QByteArray raced = contentOf(files.chunkFile(0));
        QVERIFY(QFile::remove(files.chunkFile(0)));
        PlannedFiles::ran(arguments);
        QVERIFY(contentOf(files.chunkFile(0)) == raced);
    }

    void workersWithAShareOfTheChunksComputeAllOfThem()
    {
        const PlannedFiles files(slow);
        files.makePlan(9);
        std::vector<std::unique_ptr<QProcess>> workers;
        for (int i = 0; i < 3; ++i) {
            workers.push_back(std::make_unique<QProcess>());
            workers.back()->start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                                  workArguments(files) + QStringList{"--share", QStringLiteral("%1/3").arg(i)});
        }
        // One dies at once; the others do its part.
        QVERIFY(workers.front()->waitForStarted());
        ::kill(static_cast<pid_t>(workers.front()->processId()), SIGKILL);
        for (const auto& worker : workers)
            QVERIFY(worker->waitForFinished(120000));
        QCOMPARE(workers[1]->exitCode(), 0);
        QCOMPARE(workers[2]->exitCode(), 0);
        QCOMPARE(files.status().complete, std::uint64_t{9});
    }

    void aDamagedChunkIsRefusedAndComputedAgain_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("message");
        QTest::newRow("half of it") << "half"
                                    << "checksum that ends every chunk";
        QTest::newRow("one byte less") << "shorter"
                                       << "checksum that ends every chunk";
        QTest::newRow("one bit of a result") << "bit"
                                             << "checksum";
        QTest::newRow("one bit of the header") << "header"
                                               << "chunk-1";
        QTest::newRow("more behind its end") << "longer"
                                             << "checksum that ends every chunk";
        QTest::newRow("nothing") << "empty"
                                 << "no header";
        QTest::newRow("another chunk's results") << "renamed"
                                                 << "chunk 0";
        QTest::newRow("another format") << "format"
                                        << "chunk";
        QTest::newRow("a newer version") << "version"
                                         << "newer version";
    }

    void aDamagedChunkIsRefusedAndComputedAgain()
    {
        QFETCH(QString, damage);
        QFETCH(QString, message);
        const PlannedFiles files(quick);
        files.makePlan(4);
        PlannedFiles::ran(workArguments(files));
        const QByteArray whole = contentOf(files.chunkFile(1));
        QByteArray broken = whole;
        if (damage == "half")
            broken.truncate(whole.size() / 2);
        else if (damage == "shorter")
            broken.chop(1);
        else if (damage == "bit")
            broken[whole.size() / 2] = static_cast<char>(broken[whole.size() / 2] ^ 1);
        else if (damage == "header")
            broken.replace(broken.indexOf("\"build\":\"") + 9, 1, "x");
        else if (damage == "longer")
            broken += '\0';
        else if (damage == "empty")
            broken.clear();
        else if (damage == "renamed")
            broken = contentOf(files.chunkFile(0));
        else if (damage == "format")
            broken.replace("acrouter-chunk", "acrouter-other");
        else
            broken.replace("\"version\":1", "\"version\":2");
        QVERIFY(broken != whole);
        writeContent(files.chunkFile(1), broken);
        QCOMPARE(files.status().complete, std::uint64_t{3});
        const CommandResult refused = acrouter(mergeArguments(files, files.source) + QStringList{"--mixed"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(message) && refused.errors.contains("chunk-1"), qPrintable(refused.errors));
        QCOMPARE(cellCountOf(files.source), qsizetype{0});
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "1"});
        QVERIFY(contentOf(files.chunkFile(1)) == whole);
        PlannedFiles::ran(mergeArguments(files, files.source));
    }

    void whoeverLooksAgainLooksIntoEachChunkOnce()
    {
        const PlannedFiles files(quick);
        files.makePlan(4);
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "0"});
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "1"});
        const auto folder = ExperimentFolder::open(files.plan.toStdString());
        QVERIFY(folder.has_value());
        SeenChunks seen;
        const auto first = experimentStatus(*folder, false, &seen);
        QVERIFY(first.has_value());
        QCOMPARE(first->complete, std::uint64_t{2});

        // A file that was seen is not opened any more: other bytes in the same file, of the same size and time.
        const QByteArray whole = contentOf(files.chunkFile(1));
        const std::filesystem::path path = files.chunkFile(1).toStdString();
        const auto time = std::filesystem::last_write_time(path);
        QFile same(files.chunkFile(1));
        QVERIFY(same.open(QIODevice::ReadWrite));
        QCOMPARE(same.write(QByteArray(whole.size(), 'x')), whole.size());
        same.close();
        std::filesystem::last_write_time(path, time);
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "2"});
        const auto second = experimentStatus(*folder, false, &seen);
        QVERIFY(second.has_value());
        QCOMPARE(second->complete, std::uint64_t{3});
        QVERIFY(second->invalid.empty());
        QCOMPARE(second->fingerprints.size(), std::size_t{1});
        QCOMPARE(second->fingerprints.front().second, std::uint64_t{3});
        // Without what was seen, and in a thorough look, it is.
        QCOMPARE(files.status(false).invalid.size(), std::size_t{1});
        const auto thorough = experimentStatus(*folder, true, &seen);
        QVERIFY(thorough.has_value());
        QCOMPARE(thorough->invalid.size(), std::size_t{1});

        // Another file of the name is looked into.
        QVERIFY(QFile::remove(files.chunkFile(1)));
        writeContent(files.chunkFile(1), whole.left(whole.size() / 2));
        const auto damaged = experimentStatus(*folder, false, &seen);
        QVERIFY(damaged.has_value());
        QCOMPARE(damaged->invalid.size(), std::size_t{1});
        QCOMPARE(damaged->missing, (std::vector<std::uint64_t>{1, 3}));
        PlannedFiles::ran(workArguments(files));
        const auto all = experimentStatus(*folder, false, &seen);
        QVERIFY(all.has_value());
        QCOMPARE(all->complete, std::uint64_t{4});
        QCOMPARE(all->completeCells, all->cells);
        QCOMPARE(all->bytes, files.status().bytes);
    }

    /// Looking into the files of others would cost all workers together chunks times workers.
    void aWorkerRepairsItsPartAndOneWithoutAPartRepairsAll()
    {
        const PlannedFiles files(quick);
        files.makePlan(4);
        PlannedFiles::ran(workArguments(files));
        const QByteArray first = contentOf(files.chunkFile(0));
        const QByteArray last = contentOf(files.chunkFile(3));
        writeContent(files.chunkFile(0), first.left(first.size() / 2));
        writeContent(files.chunkFile(3), last.left(last.size() / 2));
        QCOMPARE(files.status(false).invalid.size(), std::size_t{2});
        QVERIFY(PlannedFiles::ran(workArguments(files) + QStringList{"--share", "0/2"}).contains("1 chunks computed"));
        QVERIFY(contentOf(files.chunkFile(0)) == first);
        QCOMPARE(files.status(false).invalid.size(), std::size_t{1});
        const QString repaired = PlannedFiles::ran(workArguments(files));
        QVERIFY2(repaired.contains("1 chunks computed") && repaired.contains("3 chunks were there"),
                 qPrintable(repaired));
        QVERIFY(contentOf(files.chunkFile(3)) == last);
        QVERIFY(files.status().invalid.empty());
    }

    void aMixtureOfFingerprintsIsRefusedUnlessAskedFor()
    {
        const PlannedFiles files(quick);
        files.makePlan(4);
        computeElsewhere(files, 2);
        PlannedFiles::ran(workArguments(files));
        const CommandResult refused = acrouter(mergeArguments(files, files.source));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("another build") && refused.errors.contains("--mixed"),
                 qPrintable(refused.errors));
        QCOMPARE(cellCountOf(files.source), qsizetype{0});
        QCOMPARE(files.status().fingerprints.size(), std::size_t{2});
        PlannedFiles::ran(mergeArguments(files, files.source) + QStringList{"--mixed"});
        QVERIFY(cellCountOf(files.source) > 0);
    }

    /// The C library rounds otherwise on processors without fused operations; nothing that is computed here does.
    void processorsWithoutFusedOperationsGiveTheSameBytes()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable");
        const auto masked = [&](const QString& program, const QStringList& arguments) {
            QProcess process;
            process.setProcessEnvironment(environment);
            process.start(program, arguments);
            if (!process.waitForFinished(120000) || process.exitCode() != 0)
                qFatal("%s", process.readAllStandardError().constData());
            return process.readAllStandardOutput();
        };
        const QString acrouterProgram = QStringLiteral(ACR_BIN_DIR "/acrouter");
        const PlannedFiles files(everything);
        const QString here = files.copyOfSource("here.acrw");
        const QString there = files.copyOfSource("there.acrw");
        PlannedFiles::ran({"experiment", files.run, "--into", here});
        masked(acrouterProgram, {"experiment", files.run, "--into", there});
        QVERIFY(cellCountOf(here) > 50);
        QVERIFY(cellsOf(there) == cellsOf(here));
        // The simulated benchmark as well.
        const QString simulated = files.folder.filePath("simulated.acrw");
        masked(acrouterProgram, {"demo", "--into", simulated});
        QVERIFY(contentHashOf(simulated) == contentHashOf(files.source));
        // Both may compute chunks of one plan.
        files.makePlan(2);
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "0"});
        masked(acrouterProgram, {"experiment", "work", files.plan, "--chunk", "1"});
        QCOMPARE(files.status().fingerprints.size(), std::size_t{1});
        PlannedFiles::ran(mergeArguments(files, files.source));
        QVERIFY(cellsOf(files.source) == cellsOf(here));
        if (masked(QCoreApplication::applicationFilePath(), {libraryFunctions}) == libraryBits())
            QSKIP("it does, but the C library or the processor has one variant of its functions");
    }

    void aKeyWithTwoValuesIsAnErrorAndChangesNothing()
    {
        const PlannedFiles files(quick);
        files.makePlan(4);
        PlannedFiles::ran(workArguments(files));
        // "linucb" and "the same" have the same keys, in different chunks.
        computeElsewhere(files, 3, [](CellResult& result) { result.cumRegret += 1; });
        const CommandResult within = acrouter(mergeArguments(files, files.source) + QStringList{"--mixed"});
        QCOMPARE(within.exitCode, 1);
        QVERIFY2(within.errors.contains("another place says"), qPrintable(within.errors));
        QCOMPARE(cellCountOf(files.source), qsizetype{0});
        // The workspace has other values than the chunks.
        QVERIFY(QFile::remove(files.chunkFile(3)));
        computeElsewhere(files, 0, [](CellResult& result) { result.regret.front() += 1; });
        PlannedFiles::ran(workArguments(files));
        PlannedFiles::ran({"experiment", files.run, "--into", files.source});
        const QByteArray before = cellsOf(files.source);
        const CommandResult against = acrouter(mergeArguments(files, files.source) + QStringList{"--mixed"});
        QCOMPARE(against.exitCode, 1);
        QVERIFY2(against.errors.contains("another place says"), qPrintable(against.errors));
        QVERIFY(cellsOf(files.source) == before);
    }

    void aReplayThatCantRunIsAnErrorOfTheMergeAsItIsOfTheRun()
    {
        QByteArray text = quick;
        text.replace("\"oracle\"", "\"oracle\", \"recorded:nobody\"");
        const PlannedFiles files(text);
        const CommandResult here = acrouter({"experiment", files.run, "--into", files.copyOfSource("here.acrw")});
        QVERIFY(here.exitCode != 0);
        files.makePlan(3);
        QVERIFY(PlannedFiles::ran(workArguments(files)).contains("4 of them failed"));
        const CommandResult merged = acrouter(mergeArguments(files, files.source));
        QCOMPARE(merged.exitCode, here.exitCode);
        QVERIFY2(merged.errors.contains("nobody"), qPrintable(merged.errors));
        QCOMPARE(cellCountOf(files.source), qsizetype{0});
    }

    void aPlanIsRefusedWhereItsFilesAreNotThePlannedOnes()
    {
        const PlannedFiles files(quick);
        files.makePlan(2);
        const auto planAgain = [&] {
            return acrouter(
                {"experiment", "plan", files.run, "--from", files.source, "--chunks", "2", "--into", files.plan});
        };
        QVERIFY(planAgain().errors.contains("it holds a plan already"));
        QCOMPARE(acrouter({"experiment", "plan", files.run, "--from", files.source, "--chunks", "0", "--into",
                           files.folder.filePath("other")})
                     .exitCode,
                 1);
        const QByteArray definition = contentOf(files.plan + "/run.json");
        writeContent(files.plan + "/run.json", definition + " ");
        QVERIFY(acrouter(workArguments(files)).errors.contains("run.json"));
        writeContent(files.plan + "/run.json", definition);
        const QByteArray benchmark = contentOf(files.plan + "/benchmark.acrw");
        QByteArray changed = benchmark;
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        writeContent(files.plan + "/benchmark.acrw", changed);
        QVERIFY(acrouter(workArguments(files)).errors.contains("benchmark.acrw"));
        writeContent(files.plan + "/benchmark.acrw", benchmark);
        const QByteArray plan = contentOf(files.plan + "/plan.json");
        for (const auto& [from, to] : {std::pair<QByteArray, QByteArray>{"\"version\": 1", "\"version\": 2"},
                                       {"\"chunks\": 2", "\"chunks\": 0"},
                                       {"\"order\"", "\"sort\""},
                                       {"acrouter-plan", "acrouter-map"}}) {
            QByteArray other = plan;
            QVERIFY(other.replace(from, to) != plan);
            writeContent(files.plan + "/plan.json", other);
            const CommandResult refused = acrouter(workArguments(files));
            QVERIFY(refused.exitCode != 0);
            QVERIFY2(refused.errors.contains("plan.json"), qPrintable(refused.errors));
        }
        writeContent(files.plan + "/plan.json", plan);
        // Workers write to the folder of chunks only, and leave no lock of a database.
        const QStringList before = QDir(files.plan).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        PlannedFiles::ran(workArguments(files));
        QCOMPARE(QDir(files.plan).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
        QVERIFY(contentOf(files.plan + "/benchmark.acrw") == benchmark);
    }

    void submittingOnThisMachineComputesEverything()
    {
        const PlannedFiles files(quick);
        files.makePlan(5);
        QVERIFY(PlannedFiles::ran({"experiment", "submit", files.plan, "--local"}).contains("5 chunks computed"));
        QVERIFY(PlannedFiles::ran({"experiment", "status", files.plan}).contains("5 of 5 chunks"));
        QVERIFY(
            PlannedFiles::ran({"experiment", "status", files.plan, "--check", "--json"}).contains("\"complete\": 5"));
    }

    void gnuParallelComputesEverything()
    {
        if (QStandardPaths::findExecutable("parallel").isEmpty())
            QSKIP("GNU parallel is not installed");
        const PlannedFiles files(quick);
        files.makePlan(5);
        // The host ":" is this machine without ssh.
        PlannedFiles::ran({"experiment", "submit", files.plan, "--parallel", "2/:", "--workers", "2"});
        QCOMPARE(files.status().complete, std::uint64_t{5});
        PlannedFiles::ran(mergeArguments(files, files.source));
    }

    void theJobScriptQuotesPathsAndRefusesMoreThanOneWord()
    {
        const PlannedFiles files(quick);
        const QString odd = files.folder.filePath("it's a 'folder'");
        PlannedFiles::ran({"experiment", "plan", files.run, "--from", files.source, "--chunks", "8", "--into", odd});
        const QString script =
            PlannedFiles::ran({"experiment", "submit", odd, "--slurm", "--show", "--partition", "main", "--time",
                               "1-00:00:00", "--sbatch=--mem=2G", "--workers", "3", "--program", "/opt/acrouter"});
        for (const char* line : {"#SBATCH --array=0-2\n", "#SBATCH --requeue\n", "#SBATCH --partition=main\n",
                                 "#SBATCH --time=1-00:00:00\n", "#SBATCH --mem=2G\n",
                                 "it'\\''s a '\\''folder'\\''' --any --share \"$SLURM_ARRAY_TASK_ID/3\""})
            QVERIFY2(script.contains(line), qPrintable(script));
        for (const QStringList& wrong :
             {QStringList{"--slurm", "--partition", "a b"}, QStringList{"--slurm", "--time", "1\n#SBATCH --x"},
              QStringList{"--slurm", "--sbatch", "rm"}, QStringList{"--slurm", "--local"}, QStringList{}})
            QCOMPARE(acrouter(QStringList{"experiment", "submit", odd, "--show"} + wrong).exitCode, 2);
        // Each process reads the plan once and computes many chunks, whatever starts it.
        const QString parallel = PlannedFiles::ran({"experiment", "submit", odd, "--parallel", "4/alpha,4/beta",
                                                    "--show", "--workers", "3", "--program", "/opt/acrouter"});
        for (const char* part : {"seq 0 2 |", "'4/alpha,4/beta'", "--any --share {}/3 --threads 1"})
            QVERIFY2(parallel.contains(part), qPrintable(parallel));
        // The words of the script are those of the folder: a shell runs it.
        QFile file(files.folder.filePath("job.sh"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(PlannedFiles::ran({"experiment", "submit", odd, "--slurm", "--show", "--workers", "1"}).toUtf8());
        file.close();
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLURM_ARRAY_TASK_ID", "0");
        shell.setProcessEnvironment(environment);
        shell.start("sh", {file.fileName()});
        QVERIFY(shell.waitForFinished());
        QVERIFY(shell.readAllStandardOutput().contains("8 chunks computed"));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(libraryFunctions)) {
        std::fputs(libraryBits().constData(), stdout);
        return 0;
    }
    ExperimentClusterTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_experimentcluster.moc"

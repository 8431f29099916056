// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A cluster run is watched in the program's window while real workers compute it: processes of the command line.

#include "app/workbench/clusterdialog.h"
#include "tests/experiment/plannedexperiment.h"
#include "tests/pages/retry.h"
#include "tests/window/windowfixture.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/retrybar.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>

#include <csignal>

using namespace acr;
using namespace acr::ui;
using acr::test::patienceMs;
using acr::test::PlannedFiles;

namespace {

using Desk = test::WindowFixture;

constexpr const char* quick = R"({
  "format": "acrouter-experiment", "version": 1, "name": "quick", "streams": ["ood176"], "orders": [{"shuffled": 4}],
  "policies": ["oracle", "linucb", "always:*"]
})";

/// Replays that take long enough to be interrupted.
constexpr const char* slow = R"({
  "format": "acrouter-experiment", "version": 1, "name": "slow", "streams": ["probing"], "orders": [{"shuffled": 12}],
  "policies": ["linucb", "lints", "acrouter@start=cold"], "seeds": 2
})";

[[nodiscard]] bool openSource(Desk& desk, const PlannedFiles& files)
{
    if (!desk.services().workspace.open(files.source))
        return false;
    desk.window().show();
    return desk.calm();
}

/// File ▸ Watch a cluster run…, where the folder is typed.
void watch(Desk& desk, const QString& folder)
{
    desk.trigger("file.watchCluster");
    auto* const dialog = desk.window().findChild<QFileDialog*>();
    if (dialog == nullptr)
        qFatal("no dialog");
    dialog->setDirectory(folder);
    auto* const name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (name == nullptr)
        qFatal("the dialog has no line for the name");
    name->setText(folder);
    static_cast<QDialog*>(dialog)->accept();
}

ClusterDialog& shown(Desk& desk)
{
    auto* const dialog = desk.window().findChild<ClusterDialog*>();
    if (dialog == nullptr || !dialog->isVisible())
        qFatal("no dialog shows the run");
    return *dialog;
}

QString textOf(Desk& desk, const char* label)
{
    return shown(desk).findChild<QLabel*>(QLatin1String(label))->text();
}

[[nodiscard]] bool says(Desk& desk, const char* label, const QString& text)
{
    return QTest::qWaitFor([&] { return textOf(desk, label).contains(text); }, patienceMs);
}

void press(Desk& desk, const char* name)
{
    auto* const button = shown(desk).findChild<QPushButton*>(QLatin1String(name));
    if (button == nullptr || !button->isVisible())
        qFatal("no button %s", name);
    QTest::mouseClick(button, Qt::LeftButton);
}

QStringList jobTitles(Desk& desk)
{
    QStringList titles;
    for (const Jobs::Info& job : desk.services().jobs.running())
        titles << job.title;
    return titles;
}

RetryBar& retryBar(Desk& desk)
{
    return *desk.window().centralWidget()->findChild<RetryBar*>({}, Qt::FindDirectChildrenOnly);
}

QStringList workArguments(const PlannedFiles& files)
{
    return {"experiment", "work", files.plan, "--any"};
}

/// Starts a worker and pauses it in the middle of a chunk, however fast this machine is.
[[nodiscard]] bool startPausedWorker(QProcess& worker, const PlannedFiles& files)
{
    worker.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), workArguments(files));
    if (!worker.waitForStarted(patienceMs))
        return false;
    const auto process = static_cast<pid_t>(worker.processId());
    return QTest::qWaitFor(
        [&] {
            if (files.chunkFiles(".tmp.").isEmpty())
                return false;
            ::kill(process, SIGSTOP);
            // It may have finished the chunk before the signal reached it.
            if (!files.chunkFiles(".tmp.").isEmpty())
                return true;
            ::kill(process, SIGCONT);
            return false;
        },
        patienceMs);
}

/// Computes a chunk as a program with another fingerprint does.
void computeElsewhere(const PlannedFiles& files, std::uint64_t chunk)
{
    const auto folder = ExperimentFolder::open(files.plan.toStdString());
    const auto planned = PlannedExperiment::load(*folder);
    if (!planned)
        qFatal("%s", describe(planned.error()).c_str());
    ChunkHeader header = folder->headerOf(chunk);
    header.fingerprint = {"another build", "another compiler", "other functions"};
    auto writer = ChunkWriter::create(folder->chunkFile(chunk), header);
    for (std::uint64_t cell = header.first; cell < header.first + header.cells; ++cell) {
        if (!writer->add({chunkKey((*planned)->cells().keyOf(cell)), (*planned)->cells().run(cell)}))
            qFatal("the chunk can't be written");
    }
    if (!writer->finish())
        qFatal("the chunk can't be written");
}

} // namespace

class ClusterRunTest final : public QObject {
    Q_OBJECT

private slots:
    void aRunIsWatchedAndMergedWhenItIsComplete()
    {
        const PlannedFiles files(quick);
        const QString here = files.copyOfSource("here.acrw");
        PlannedFiles::ran({"experiment", files.run, "--into", here});
        files.makePlan(5);
        PlannedFiles::ran({"experiment", "work", files.plan, "--chunk", "3"});

        Desk desk;
        QVERIFY(openSource(desk, files));
        watch(desk, files.plan);
        QVERIFY2(says(desk, "clusterState", "1 of 5 chunks"), qPrintable(textOf(desk, "clusterState")));
        QCOMPARE(jobTitles(desk), QStringList{QStringLiteral("Cluster run “quick”")});
        QVERIFY(desk.services().jobs.running().front().fraction > 0);
        // The work of the window goes on beside it, also on a machine with one core.
        desk.services().workspace.simulate(test::smallBenchmark());
        QVERIFY(QTest::qWaitFor([&] { return desk.services().workspace.benchmarks().size() == 2; }, patienceMs));
        // Choosing the folder again shows the same run.
        watch(desk, files.plan);
        QCOMPARE(desk.window().findChildren<ClusterDialog*>().size(), 1);

        QProcess worker;
        worker.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), workArguments(files));
        QVERIFY(says(desk, "clusterState", "merged into the workspace."));
        QVERIFY(worker.state() == QProcess::NotRunning || worker.waitForFinished(patienceMs));
        QVERIFY(desk.calm());
        QVERIFY(test::cellsOf(files.source) == test::cellsOf(here));
        QCOMPARE(shown(desk).run().result()->added, static_cast<std::uint64_t>(test::cellCountOf(here)));
        QVERIFY(retryBar(desk).sentences().isEmpty());
    }

    void stoppingLeavesTheWorkersAlone()
    {
        const PlannedFiles files(slow);
        files.makePlan(8);
        Desk desk;
        QVERIFY(openSource(desk, files));
        QProcess worker;
        QVERIFY(startPausedWorker(worker, files));
        watch(desk, files.plan);
        QVERIFY2(says(desk, "clusterWorkers", "process " + QString::number(worker.processId())),
                 qPrintable(textOf(desk, "clusterWorkers")));
        press(desk, "stopWatching");
        QVERIFY(says(desk, "clusterState", "Nobody watches it any more"));
        QVERIFY(desk.calm());
        QCOMPARE(retryBar(desk).sentences(), QStringList{QStringLiteral("Cluster run “slow”: cancelled.")});
        QCOMPARE(worker.state(), QProcess::Running);
        // One that is killed is told apart from one that works.
        ::kill(static_cast<pid_t>(worker.processId()), SIGKILL);
        QVERIFY(worker.state() == QProcess::NotRunning || worker.waitForFinished(patienceMs));
        press(desk, "retryRun");
        QVERIFY(retryBar(desk).sentences().isEmpty());
        QVERIFY(says(desk, "clusterWorkers", "is gone"));
        // The list of background work stops the watching, too.
        desk.services().jobs.cancelAll();
        QVERIFY(desk.calm());
        PlannedFiles::ran(workArguments(files));
        QCOMPARE(test::cellCountOf(files.source), qsizetype{0});
        QVERIFY(test::pressRetry(retryBar(desk)));
        QVERIFY(says(desk, "clusterState", "merged into the workspace."));
        QVERIFY(desk.calm());
        QVERIFY(test::cellCountOf(files.source) > 0);
    }

    void aBrokenChunkIsNamedAndComputedAgain()
    {
        const PlannedFiles files(quick);
        files.makePlan(3);
        PlannedFiles::ran(workArguments(files));
        QVERIFY(QFile::resize(files.chunkFile(1), QFileInfo(files.chunkFile(1)).size() / 2));
        Desk desk;
        QVERIFY(openSource(desk, files));
        watch(desk, files.plan);
        QVERIFY(says(desk, "clusterBroken", "chunk-1"));
        QVERIFY(says(desk, "clusterState", "broken."));
        QCOMPARE(test::cellCountOf(files.source), qsizetype{0});
        PlannedFiles::ran(workArguments(files));
        QVERIFY(says(desk, "clusterState", "merged into the workspace."));
        QVERIFY(desk.calm());
    }

    void chunksOfOtherProgramsAreMergedWhenAskedFor()
    {
        const PlannedFiles files(quick);
        files.makePlan(3);
        computeElsewhere(files, 0);
        PlannedFiles::ran(workArguments(files));
        Desk desk;
        QVERIFY(openSource(desk, files));
        watch(desk, files.plan);
        QVERIFY2(says(desk, "clusterState", "another build"), qPrintable(textOf(desk, "clusterState")));
        QVERIFY(desk.calm());
        QCOMPARE(retryBar(desk).sentences().size(), 1);
        QCOMPARE(test::cellCountOf(files.source), qsizetype{0});
        auto* const mixed = shown(desk).findChild<QCheckBox*>();
        QVERIFY(mixed->isVisible());
        mixed->click();
        press(desk, "retryRun");
        QVERIFY(says(desk, "clusterState", "merged into the workspace."));
        QVERIFY(desk.calm());
        QVERIFY(test::cellCountOf(files.source) > 0);
    }

    void aWorkspaceWithoutTheBenchmarkGetsIt()
    {
        const PlannedFiles files(quick);
        files.makePlan(2);
        PlannedFiles::ran(workArguments(files));
        Desk desk;
        QVERIFY(desk.services().workspace.open(files.folder.filePath("empty.acrw"), WorkspaceFile::Mode::Create));
        desk.window().show();
        watch(desk, files.plan);
        QVERIFY(says(desk, "clusterState", "merged into the workspace."));
        QVERIFY(desk.calm());
        QCOMPARE(desk.services().workspace.benchmarks().size(), std::size_t{1});
    }

    void anotherWorkspaceForgetsTheRun()
    {
        const PlannedFiles files(quick);
        files.makePlan(2);
        Desk desk;
        QVERIFY(openSource(desk, files));
        watch(desk, files.plan);
        QVERIFY(says(desk, "clusterState", "0 of 2 chunks"));
        QVERIFY(desk.open("other.acrw"));
        QVERIFY(QTest::qWaitFor([&] { return desk.window().findChild<ClusterDialog*>() == nullptr; }, patienceMs));
        PlannedFiles::ran(workArguments(files));
        QVERIFY(desk.calm());
        QCOMPARE(test::cellCountOf(files.source), qsizetype{0});
        QCOMPARE(test::cellCountOf(desk.folder.filePath("other.acrw")), qsizetype{0});
    }

    void aFolderWithoutAPlanIsRefused()
    {
        const PlannedFiles files(quick);
        Desk desk;
        QVERIFY(openSource(desk, files));
        watch(desk, files.folder.path());
        auto* const dialog = desk.window().findChild<ErrorDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        QVERIFY(desk.window().findChild<ClusterDialog*>() == nullptr);
        QVERIFY(desk.services().jobs.idle());
    }
};

QTEST_MAIN(ClusterRunTest)
#include "tst_clusterrun.moc"

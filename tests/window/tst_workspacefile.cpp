// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/documentfixture.h"
#include "tests/support/heldjobs.h"
#include "tests/support/shareddata.h"
#include "tests/window/smallbenchmark.h"
#include "widgets/document/missingdata.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace acr;
using namespace acr::ui;
using acr::test::smallBenchmark;

namespace {

/// One open file with all it needs.
struct Desk : test::DocumentFixture {
    [[nodiscard]] bool calm() { return settle(); }
};

/// Writes a file. False when that fails.
[[nodiscard]] bool write(const QString& name, const QByteArray& text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

const QByteArray tinyResults = R"({"task_id": "a", "model": "m1", "score": 1, "cost_usd": 0.5}
{"task_id": "a", "model": "m2", "score": 0, "cost_usd": 0.1}
{"task_id": "b", "model": "m1", "score": 0}
{"task_id": "b", "model": "m2", "score": 1, "cost_usd": 0.1}
)";

} // namespace

class WorkspaceFileTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_number = 0;
    QString newName() { return m_folder.filePath(QStringLiteral("w%1.acrw").arg(++m_number)); }

private slots:
    void aSimulatedBenchmarkIsShownAndSaved()
    {
        const QString name = newName();
        {
            Desk desk;
            QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
            QSignalSpy imported(&desk.workspace, &WorkspaceFile::imported);
            desk.workspace.simulate(smallBenchmark());
            QVERIFY(desk.calm());
            QCOMPARE(imported.size(), 1);
            QVERIFY(desk.document.benchmark());
            QCOMPARE(desk.document.benchmark()->tasks.size(), std::size_t(196));
            QVERIFY(desk.document.results());
        }
        Desk again;
        QVERIFY(again.workspace.open(name));
        QVERIFY(again.calm());
        QVERIFY(again.document.benchmark());
        QCOMPARE(again.document.benchmark()->tasks.size(), std::size_t(196));
        QVERIFY(again.document.benchmark()->tasks.hasPrompts());
    }

    void streamAndWeightsOfEachBenchmarkComeBack()
    {
        const QString name = newName();
        StreamDefinition wanted;
        {
            Desk desk;
            QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
            desk.workspace.simulate(smallBenchmark(1));
            QVERIFY(desk.calm());
            desk.workspace.simulate(smallBenchmark(2));
            QVERIFY(desk.calm());
            QCOMPARE(desk.workspace.benchmarks().size(), std::size_t(2));
            wanted.split = "all";
            wanted.order = StreamOrder::Shuffled;
            wanted.seed = 1ULL << 60;
            wanted.filter.facets = {{Facet::Dimension, {"bug_fixing"}}};
            QVERIFY(desk.document.setStream(wanted));
            desk.document.setWeights({1, -0.25});
            desk.document.setMissingScores(MissingScores::Leave);
            QVERIFY(desk.workspace.hasUnsaved());
            QVERIFY(desk.calm());
            desk.workspace.showBenchmark(desk.workspace.benchmarks().front().id);
            QVERIFY(desk.calm());
            QVERIFY(!(desk.document.stream()->definition == wanted));
            desk.workspace.showBenchmark(desk.workspace.benchmarks().back().id);
            QVERIFY(desk.calm());
            QVERIFY(desk.document.stream()->definition == wanted);
        }
        Desk again;
        QVERIFY(again.workspace.open(name));
        QVERIFY(again.calm());
        QCOMPARE(again.workspace.current(), std::optional(again.workspace.benchmarks().back().id));
        QVERIFY(again.document.stream()->definition == wanted);
        QCOMPARE(again.document.weights().cost, -0.25);
        QCOMPARE(again.document.missingScores(), MissingScores::Leave);
    }

    void anImportWithErrorsNamesThePlaceAndChangesNothing()
    {
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        const QString file = m_folder.filePath("broken/model_results.jsonl");
        QDir().mkpath(QFileInfo(file).absolutePath());
        QVERIFY(write(file, tinyResults + "{\"task_id\": \"c\", \"model\": \"m1\", \"score\": \"much\"}\n"));
        QSignalSpy failed(&desk.workspace, &WorkspaceFile::failed);
        desk.workspace.importPath(QFileInfo(file).absolutePath());
        QVERIFY(desk.calm());
        QCOMPARE(failed.size(), 1);
        const auto errors = failed.front().at(1).value<ErrorList>();
        QCOMPARE(errors.items().front().place.line, std::uint64_t(5));
        QVERIFY(desk.workspace.benchmarks().empty());
        QVERIFY(!desk.document.benchmark());
    }

    void ownResultsAreImportedAndMissingCostsCounted()
    {
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        const QString file = m_folder.filePath("own/model_results.jsonl");
        QDir().mkpath(QFileInfo(file).absolutePath());
        QVERIFY(write(file, tinyResults));
        desk.workspace.importPath(QFileInfo(file).absolutePath());
        QVERIFY(desk.calm());
        QVERIFY(desk.document.benchmark());
        const MissingData missingData = missingDataOf(*desk.document.benchmark(), *desk.document.stream());
        QCOMPARE(missingData.cells, std::size_t(4));
        QCOMPARE(missingData.costs, std::size_t(1));
        QCOMPARE(missingData.affected(), std::size_t(1));

        // A file that holds no benchmark but decisions about this one.
        const QString decisions = m_folder.filePath("mine.jsonl");
        const QByteArray picks = R"({"task_id": "a", "chosen_model": "m2"}
{"task_id": "b", "chosen_model": "m2"}
)";
        QVERIFY(write(decisions, picks));
        desk.workspace.importPath(decisions);
        QVERIFY(desk.calm());
        QCOMPARE(desk.document.decisions()->size(), std::size_t(1));
        QCOMPARE(desk.document.decisions()->front().name, std::string("mine"));

        const QString prompts = m_folder.filePath("prompts.jsonl");
        QVERIFY(write(prompts, "{\"task_id\": \"b\", \"prompt\": \"What now?\"}\n"));
        desk.workspace.attachPrompts({prompts});
        QVERIFY(desk.calm());
        QCOMPARE(desk.document.benchmark()->tasks.prompt(*desk.document.benchmark()->tasks.find("b")),
                 std::string("What now?"));
        QCOMPARE(desk.document.decisions()->size(), std::size_t(1));
    }

    void aCancelledImportLeavesTheFileAsItWas()
    {
        Desk desk;
        const QString name = newName();
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
        desk.workspace.simulate(smallBenchmark());
        QVERIFY(desk.calm());
        const auto before = desk.document.benchmark();
        SimulatorOptions large;
        large.dimensionTasks.fill(20'000);
        QSignalSpy failed(&desk.workspace, &WorkspaceFile::failed);
        desk.workspace.simulate(large);
        // It has begun.
        QTRY_VERIFY(std::ranges::any_of(desk.jobs.running(), [](const Jobs::Info& job) { return job.fraction > 0; }));
        desk.jobs.cancelAll();
        QVERIFY(desk.calm());
        QVERIFY(test::handlePending());
        QCOMPARE(failed.size(), 0);
        QCOMPARE(desk.document.benchmark(), before);
        auto reader = Workspace::open(name.toStdString(), Workspace::OpenMode::ReadOnly);
        QVERIFY(reader);
        QCOMPARE(reader->benchmarks()->size(), std::size_t(1));
    }

    void aCancelledImportCanBeBegunAgain()
    {
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        std::function<void()> again;
        std::optional<ErrorCode> ended;
        connect(&desk.workspace, &WorkspaceFile::importEnded, &desk.workspace,
                [&](const QString&, const Error& error, const std::function<void()>& retry) {
                    ended = error.code;
                    again = retry;
                });
        {
            const test::HeldJobs held(desk.jobs);
            desk.workspace.simulate(smallBenchmark());
            desk.jobs.cancelAll();
        }
        QVERIFY(desk.calm());
        QVERIFY(!desk.document.benchmark());
        QCOMPARE(ended, std::optional(ErrorCode::Cancelled));
        QVERIFY(again != nullptr);
        again();
        QVERIFY(desk.calm());
        QVERIFY(desk.document.benchmark() != nullptr);
    }

    void aBenchmarkWhoseLoadingIsCancelledLeavesTheOneThatIsShown()
    {
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        desk.workspace.simulate(smallBenchmark(1));
        QVERIFY(desk.calm());
        const BenchmarkId first = *desk.workspace.current();
        desk.workspace.simulate(smallBenchmark(2));
        QVERIFY(desk.calm());
        const BenchmarkId second = *desk.workspace.current();
        const auto shown = desk.document.benchmark();
        {
            const test::HeldJobs held(desk.jobs);
            desk.workspace.showBenchmark(first);
            desk.jobs.cancelAll();
        }
        QVERIFY(desk.calm());
        QCOMPARE(desk.workspace.current(), std::optional(second));
        QCOMPARE(desk.document.benchmark(), shown);
        QVERIFY(desk.workspace.loadingJob().cancelled());
        desk.workspace.loadingJob().retry();
        QVERIFY(desk.calm());
        QCOMPARE(desk.workspace.current(), std::optional(first));
        QVERIFY(desk.document.benchmark() != shown);
    }

    void cancellingAfterTheLastByteIsSavedTakesItBack()
    {
        Desk desk;
        const QString name = newName();
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
        desk.workspace.simulate(smallBenchmark());
        // Without an event loop the window does not learn that the job is done.
        auto reader = Workspace::open(name.toStdString(), Workspace::OpenMode::ReadOnly);
        QVERIFY(reader);
        while (reader->benchmarks()->empty())
            QThread::msleep(2);
        desk.jobs.cancelAll();
        QVERIFY(desk.calm());
        QTRY_VERIFY(reader->benchmarks()->empty());
        QVERIFY(!desk.document.benchmark());
        QVERIFY(desk.workspace.benchmarks().empty());
    }

    void aFileThatIsOpenElsewhereIsRefused()
    {
        const QString name = newName();
        Desk first;
        QVERIFY(first.workspace.open(name, WorkspaceFile::Mode::Create));
        Desk second;
        const auto refused = second.workspace.open(name);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        QVERIFY(second.workspace.file().isEmpty());
        // It can be opened for reading, and for writing as soon as the first window closes it.
        QVERIFY(second.workspace.open(name, WorkspaceFile::Mode::ReadOnly));
        QVERIFY(second.workspace.isReadOnly());
        second.workspace.close();
        first.workspace.close();
        QVERIFY(second.workspace.open(name));
        QVERIFY(!second.workspace.isReadOnly());
    }

    void preferencesWaitUntilAnotherConnectionHasWritten()
    {
        Desk desk;
        const QString name = newName();
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
        const QSignalSpy failures(&desk.workspace, &WorkspaceFile::failed);
        auto other = Workspace::open(name.toStdString());
        QVERIFY(other);
        const auto kept = other->atomically([&]() -> Result<void> {
            desk.workspace.setPreference("page", "priors");
            return {};
        });
        QVERIFY(kept);
        QCOMPARE(desk.workspace.preference("page"), QString("priors"));
        QVERIFY(!*other->preference("page"));
        QTRY_VERIFY(*other->preference("page"));
        QCOMPARE(**other->preference("page"), std::string("priors"));
        QVERIFY(failures.isEmpty());
        // A copy that is made meanwhile has them.
        const QString copy = newName();
        const auto copied = other->atomically([&]() -> Result<void> {
            desk.workspace.setPreference("page", "memory");
            desk.workspace.setPreference("panel", "ballot");
            return desk.workspace.saveAs(copy);
        });
        QVERIFY(copied);
        QCOMPARE(desk.workspace.file(), copy);
        QCOMPARE(desk.workspace.preference("page"), QString("memory"));
        QCOMPARE(desk.workspace.preference("panel"), QString("ballot"));
        QCOMPARE(failures.size(), qsizetype{1});
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Existing));
        // Where there is no later, the user is told.
        const auto lost = other->atomically([&]() -> Result<void> {
            desk.workspace.setPreference("page", "regret");
            desk.workspace.close();
            return {};
        });
        QVERIFY(lost);
        QCOMPARE(failures.size(), qsizetype{2});
        QCOMPARE(**other->preference("page"), std::string("priors"));
    }

    void refusingAFileKeepsTheOneThatIsOpen()
    {
        Desk desk;
        const QString name = newName();
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
        const QString other = m_folder.filePath("text.acrw");
        QVERIFY(write(other, "this is no database"));
        const auto refused = desk.workspace.open(other);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotAWorkspace);
        QCOMPARE(desk.workspace.file(), name);
    }

    void saveAsCopiesEverythingAndGoesOnThere()
    {
        Desk desk;
        const QString name = newName();
        const QString copy = newName();
        QVERIFY(desk.workspace.open(name, WorkspaceFile::Mode::Create));
        desk.workspace.simulate(smallBenchmark());
        QVERIFY(desk.calm());
        QVERIFY(write(copy, "replaced"));
        QVERIFY(desk.workspace.saveAs(copy));
        QVERIFY(desk.calm());
        QCOMPARE(desk.workspace.file(), copy);
        QVERIFY(desk.document.benchmark());
        QVERIFY(QFileInfo::exists(name));
        // The first file is free again.
        Desk other;
        QVERIFY(other.workspace.open(name));
        QVERIFY(other.calm());
        QCOMPARE(other.workspace.benchmarks().front().contentHash, desk.workspace.benchmarks().front().contentHash);
    }

    void removingTheShownBenchmarkShowsAnother()
    {
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        desk.workspace.simulate(smallBenchmark(1));
        QVERIFY(desk.calm());
        desk.workspace.simulate(smallBenchmark(2));
        QVERIFY(desk.calm());
        QVERIFY(desk.workspace.removeBenchmark(*desk.workspace.current()));
        QVERIFY(desk.calm());
        QVERIFY(desk.document.benchmark());
        QVERIFY(desk.workspace.removeBenchmark(*desk.workspace.current()));
        QVERIFY(desk.calm());
        QVERIFY(!desk.document.benchmark());
        QVERIFY(!desk.workspace.current());
    }

    void theReleaseFolderIsImportedWhole()
    {
        ACR_NEED_SHARED(release, "coderouterbench");
        ACR_NEED_SHARED(reference, "reference/ood176_decisions");
        Desk desk;
        QVERIFY(desk.workspace.open(newName(), WorkspaceFile::Mode::Create));
        desk.workspace.importPath(QString::fromStdString(release.string()));
        QVERIFY(desk.calm());
        QVERIFY(desk.document.benchmark());
        QCOMPARE(desk.document.benchmark()->tasks.size(), std::size_t(9999 + 176));
        StreamDefinition ood;
        ood.split = "ood176";
        QVERIFY(desk.document.setStream(ood));
        const MissingData missingData = missingDataOf(*desk.document.benchmark(), *desk.document.stream());
        QCOMPARE(missingData.ungraded, std::size_t(473));
        // Decisions come as a folder, too.
        desk.workspace.importPath(QString::fromStdString(reference.string()));
        QVERIFY(desk.calm());
        QVERIFY(!desk.document.decisions()->empty());
    }
};

QTEST_GUILESS_MAIN(WorkspaceFileTest)
#include "tst_workspacefile.moc"

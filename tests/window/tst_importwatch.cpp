// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Imported files that change are offered to be imported again, in the program's window; an import that failed is
/// offered, too.

#include "app/workbench/changedfilesbar.h"
#include "tests/pages/retry.h"
#include "tests/window/windowfixture.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/retrybar.h"

#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace acr;
using namespace acr::ui;
using acr::test::patienceMs;

namespace {

using Desk = test::WindowFixture;

/// Two models on two tasks; `score` is that of the first model on the second task.
QByteArray results(const QByteArray& score)
{
    return R"({"task_id": "a", "model": "m1", "score": 1, "cost_usd": 0.5}
{"task_id": "a", "model": "m2", "score": 0, "cost_usd": 0.1}
{"task_id": "b", "model": "m1", "score": )" +
           score + R"(, "cost_usd": 0.3}
{"task_id": "b", "model": "m2", "score": 1, "cost_usd": 0.1}
)";
}

void writeFile(const QString& name, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(name).absolutePath());
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s can't be written", qPrintable(name));
}

/// As editors and downloads do.
void replaceFile(const QString& name, const QByteArray& text)
{
    writeFile(name + QStringLiteral(".new"), text);
    if (std::rename(qPrintable(name + QStringLiteral(".new")), qPrintable(name)) != 0)
        qFatal("%s can't be replaced", qPrintable(name));
}

ChangedFilesBar& bar(Desk& desk)
{
    auto* const found = desk.window().findChild<ChangedFilesBar*>();
    if (found == nullptr)
        qFatal("the window has no bar");
    return *found;
}

/// Waits until the bar has this many lines and shows itself accordingly.
[[nodiscard]] bool offers(Desk& desk, qsizetype lines)
{
    return QTest::qWaitFor([&] { return bar(desk).sentences().size() == lines; }, patienceMs) &&
           bar(desk).isVisible() == (lines > 0);
}

/// Does something to files and waits until the program has compared them with what was imported.
template <class Change>
[[nodiscard]] bool compared(Desk& desk, Change change)
{
    Jobs& jobs = desk.services().jobs;
    bool ran = false;
    const auto connection = QObject::connect(&jobs, &Jobs::started, &jobs, [&] { ran = true; });
    change();
    const bool done = QTest::qWaitFor([&] { return ran && jobs.idle(); }, patienceMs) && test::handlePending();
    QObject::disconnect(connection);
    return done;
}

void press(Desk& desk, const char* name)
{
    for (auto* button : bar(desk).findChildren<QAbstractButton*>(QLatin1String(name))) {
        if (button->isVisible()) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    qFatal("no button");
}

void pressClose(Desk& desk)
{
    for (auto* button : bar(desk).findChildren<QToolButton*>()) {
        if (button->isVisible()) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    qFatal("no button");
}

[[nodiscard]] bool openNew(Desk& desk, const QString& name = QStringLiteral("work.acrw"))
{
    const QString file = desk.folder.filePath(name);
    const auto mode = QFileInfo::exists(file) ? WorkspaceFile::Mode::Existing : WorkspaceFile::Mode::Create;
    if (!desk.services().workspace.open(file, mode))
        return false;
    desk.window().show();
    return desk.calm();
}

[[nodiscard]] bool imported(Desk& desk, const QString& path)
{
    desk.window().openPath(path);
    return desk.calm() && test::handlePending();
}

double scoreOf(Desk& desk, const char* task, const char* model)
{
    const auto benchmark = desk.document().benchmark();
    return benchmark->outcomes.score(*benchmark->tasks.find(task), *benchmark->model(model));
}

std::size_t benchmarksOf(Desk& desk)
{
    return desk.services().workspace.benchmarks().size();
}

} // namespace

class ImportWatchTest final : public QObject {
    Q_OBJECT

private slots:
    void aFileThatChangesIsImportedAgain()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("results.jsonl");
        writeFile(file, results("0"));
        QVERIFY(imported(desk, file));
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.0);
        QVERIFY(offers(desk, 0));

        writeFile(file, results("0.75"));
        QVERIFY(offers(desk, 1));
        QVERIFY2(bar(desk).sentences().front().contains("results.jsonl"), qPrintable(bar(desk).sentences().front()));
        QCOMPARE(benchmarksOf(desk), std::size_t{1});
        press(desk, "importAgain");
        QVERIFY(offers(desk, 0));
        QVERIFY(desk.calm());
        QCOMPARE(benchmarksOf(desk), std::size_t{2});
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.75);

        // The earlier import is still there, and nothing is to be imported for it.
        QVERIFY(compared(
            desk, [&] { desk.services().workspace.showBenchmark(desk.services().workspace.benchmarks().front().id); }));
        QVERIFY(desk.calm());
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.0);
        QVERIFY(offers(desk, 0));
        // The next change is.
        writeFile(file, results("0.5"));
        QVERIFY(offers(desk, 1));
    }

    void aFileMayBeReplacedTouchedRemovedAndComeBack()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("data/results.jsonl");
        writeFile(file, results("0"));
        QVERIFY(imported(desk, file));

        // Written again with the same bytes.
        QVERIFY(compared(desk, [&] { replaceFile(file, results("0")); }));
        QVERIFY(offers(desk, 0));
        replaceFile(file, results("0.25"));
        QVERIFY(offers(desk, 1));
        // As it was when it was imported.
        replaceFile(file, results("0"));
        QVERIFY(offers(desk, 0));
        QVERIFY(compared(desk, [&] { QFile::remove(file); }));
        QVERIFY(offers(desk, 0));
        writeFile(file, results("0.75"));
        QVERIFY(offers(desk, 1));
        // With its folder.
        QDir(desk.folder.filePath("data")).removeRecursively();
        QVERIFY(offers(desk, 0));
        writeFile(file, results("1"));
        QVERIFY(offers(desk, 1));
        press(desk, "importAgain");
        QVERIFY(QTest::qWaitFor([&] { return benchmarksOf(desk) == 2; }, patienceMs));
        QVERIFY(desk.calm());
        QCOMPARE(scoreOf(desk, "b", "m1"), 1.0);
    }

    void severalChangesInARowAreOne()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("results.jsonl");
        writeFile(file, results("0"));
        QVERIFY(imported(desk, file));
        QSignalSpy changes(&desk.services().imports, &ImportWatch::changedChanged);
        for (int i = 1; i < 10; ++i)
            writeFile(file, results(QByteArray::number(0.1 * i)));
        QVERIFY(offers(desk, 1));
        QCOMPARE(changes.size(), 1);
        press(desk, "importAgain");
        QVERIFY(QTest::qWaitFor([&] { return benchmarksOf(desk) == 2; }, patienceMs));
        QVERIFY(desk.calm());
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.9);
    }

    void filesInAFolder()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString folder = desk.folder.filePath("mine");
        writeFile(folder + "/model_results.jsonl", results("0"));
        QVERIFY(imported(desk, folder));
        // Hidden files belong to nobody's benchmark.
        QVERIFY(compared(desk, [&] { writeFile(folder + "/.model_results.jsonl.swp", "x"); }));
        QVERIFY(offers(desk, 0));
        writeFile(folder + "/model_results.jsonl", results("0.5"));
        QVERIFY(offers(desk, 1));
        press(desk, "importAgain");
        QVERIFY(QTest::qWaitFor([&] { return benchmarksOf(desk) == 2; }, patienceMs));
        QVERIFY(desk.calm());
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.5);
        // Another file comes.
        writeFile(folder + "/tasks.jsonl", "{\"task_id\": \"a\", \"prompt\": \"What?\"}\n{\"task_id\": \"b\"}\n");
        QVERIFY(offers(desk, 1));
    }

    void decisionsAndPrompts()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("data/results.jsonl");
        const QString decisions = desk.folder.filePath("routers/mine.jsonl");
        const QString prompts = desk.folder.filePath("texts/prompts.jsonl");
        writeFile(file, results("0"));
        writeFile(decisions, "{\"task_id\": \"a\", \"chosen_model\": \"m2\"}\n");
        writeFile(prompts, "{\"task_id\": \"b\", \"prompt\": \"What now?\"}\n");
        QVERIFY(imported(desk, file));
        QVERIFY(imported(desk, decisions));
        desk.services().workspace.attachPrompts({prompts});
        QVERIFY(desk.calm());
        QVERIFY(offers(desk, 0));
        writeFile(decisions, "{\"task_id\": \"a\", \"chosen_model\": \"m1\"}\n{\"task_id\": \"b\", \"chosen_model\": "
                             "\"m1\"}\n");
        QVERIFY(offers(desk, 1));
        press(desk, "importAgain");
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto& sets = *desk.document().decisions();
                return sets.size() == 1 && sets.front().decisions.size() == 2;
            },
            patienceMs));
        QVERIFY(desk.calm());
        writeFile(prompts, "{\"task_id\": \"b\", \"prompt\": \"And now?\"}\n");
        QVERIFY(offers(desk, 1));
        press(desk, "importAgain");
        const auto prompt = [&] {
            return desk.document().benchmark()->tasks.prompt(*desk.document().benchmark()->tasks.find("b"));
        };
        QVERIFY(QTest::qWaitFor([&] { return prompt() == std::string("And now?"); }, patienceMs));
        QVERIFY(desk.calm());
        QCOMPARE(benchmarksOf(desk), std::size_t{1});
        QVERIFY(offers(desk, 0));
    }

    void changesBetweenTwoSessions()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("data/results.jsonl");
        writeFile(file, results("0"));
        QVERIFY(imported(desk, file));
        desk.start();
        QVERIFY(openNew(desk));
        QVERIFY(offers(desk, 0));
        desk.services().workspace.close();
        writeFile(file, results("0.5"));
        desk.start();
        QVERIFY(openNew(desk));
        QVERIFY(offers(desk, 1));
        // Who closes the line does not want that content; not in the next session either.
        pressClose(desk);
        QVERIFY(offers(desk, 0));
        desk.start();
        QVERIFY(openNew(desk));
        QVERIFY(test::handlePending());
        QVERIFY(offers(desk, 0));
        QVERIFY(desk.services().imports.watched().contains(file));
        writeFile(file, results("0.25"));
        QVERIFY(offers(desk, 1));
    }

    void anotherWorkspaceIsOpenMeanwhile()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("data/results.jsonl");
        writeFile(file, results("0"));
        QVERIFY(imported(desk, file));
        writeFile(file, results("0.5"));
        QVERIFY(offers(desk, 1));
        QVERIFY(openNew(desk, "other.acrw"));
        QVERIFY(offers(desk, 0));
        QVERIFY(desk.services().imports.watched().isEmpty());
        QVERIFY(openNew(desk));
        QVERIFY(offers(desk, 1));
        // A copy of the workspace has its imports.
        QVERIFY(desk.services().workspace.saveAs(desk.folder.filePath("copy.acrw")));
        QVERIFY(desk.calm());
        QVERIFY(offers(desk, 1));
    }

    /// A workspace says where its benchmarks come from. Who receives one does not want it to open these paths.
    void aForeignWorkspaceWatchesNothing()
    {
        const QTemporaryDir elsewhere;
        const QString file = elsewhere.filePath("results.jsonl");
        const QString workspace = elsewhere.filePath("received.acrw");
        writeFile(file, results("0"));
        {
            Desk author;
            QVERIFY(openNew(author));
            QVERIFY(imported(author, file));
            QVERIFY(!author.services().imports.watched().isEmpty());
            QVERIFY(author.services().workspace.saveAs(workspace));
            QVERIFY(author.calm());
        }
        Desk desk;
        QVERIFY(desk.services().workspace.open(workspace));
        desk.window().show();
        QVERIFY(desk.calm());
        QVERIFY(desk.document().benchmark() != nullptr);
        QCOMPARE(QString::fromStdString(desk.document().benchmark()->origin), file);
        QVERIFY(desk.services().imports.watched().isEmpty());
        writeFile(file, results("0.5"));
        QVERIFY(test::handlePending());
        QVERIFY(desk.services().imports.changed().isEmpty());
    }

    void anImportThatFailedIsOfferedAgain()
    {
        Desk desk;
        QVERIFY(openNew(desk));
        const QString file = desk.folder.filePath("data/results.jsonl");
        writeFile(file, results("\"much\""));
        QVERIFY(imported(desk, file));
        auto* const dialog = desk.window().findChild<ErrorDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        QCOMPARE(benchmarksOf(desk), std::size_t{0});
        auto* const retry = desk.window().centralWidget()->findChild<RetryBar*>({}, Qt::FindDirectChildrenOnly);
        QVERIFY(retry != nullptr && retry->isVisible());
        QCOMPARE(retry->sentences().size(), 1);
        const auto* const button = retry->findChild<QPushButton*>("retry");
        QVERIFY(button != nullptr);
        QCOMPARE(button->text().remove('&'), QStringLiteral("Try again"));
        writeFile(file, results("0.5"));
        QVERIFY(test::pressRetry(*retry));
        QVERIFY(desk.calm());
        QCOMPARE(benchmarksOf(desk), std::size_t{1});
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.5);
        QVERIFY(!retry->isVisible());

        // The same where a file changes to something that can't be read.
        writeFile(file, results("\"little\""));
        QVERIFY(offers(desk, 1));
        press(desk, "importAgain");
        QVERIFY(QTest::qWaitFor([&] { return retry->isVisible(); }, patienceMs));
        QVERIFY(desk.calm());
        desk.window().findChild<ErrorDialog*>()->reject();
        QVERIFY(offers(desk, 0));
        writeFile(file, results("0.75"));
        QVERIFY(test::pressRetry(*retry));
        QVERIFY(desk.calm());
        QCOMPARE(scoreOf(desk, "b", "m1"), 0.75);
        QCOMPARE(benchmarksOf(desk), std::size_t{2});
        QVERIFY(offers(desk, 0));
    }
};

QTEST_MAIN(ImportWatchTest)
#include "tst_importwatch.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Live page by mouse and keys: built-in tasks from the first click to the finished session, whose figures are
/// those of the stored one; a written task; a used up budget; stop, theme and pages in between.

#include "core/benchmark/limits.h"
#include "core/live/dimensionguess.h"
#include "core/live/liveregret.h"
#include "core/sandbox/sandbox.h"
#include "core/workspace/livestore.h"
#include "tests/pages/retry.h"
#include "tests/support/commandline.h"
#include "tests/support/mockserver.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/live/budgetmeter.h"
#include "widgets/pages/live/linediff.h"
#include "widgets/pages/live/livecomposer.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/live/livesettingsdialog.h"
#include "widgets/pages/live/livetaskmodel.h"
#include "widgets/pages/live/livetaskpanel.h"
#include "widgets/pages/live/modelverdictsdialog.h"
#include "widgets/shell/errordialog.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

#include <array>
#include <atomic>
#include <set>

using namespace acr;
using namespace acr::ui;

class LivePageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;
    LivePage* m_page = nullptr;

    test::PageFixture& fixture() { return *m_fixture; }
    LivePage& page() { return *m_page; }
    LiveRun& run() { return m_fixture->live; }
    template <class Part>
    Part& part(const char* name)
    {
        return m_fixture->part<Part>(name);
    }
    void click(const char* button) { QTest::mouseClick(&part<QPushButton>(button), Qt::LeftButton); }
    /// Waits for the end of the session.
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return run().state() == LiveRun::State::Ended; }, test::patienceMs);
    }
    [[nodiscard]] bool runs()
    {
        return QTest::qWaitFor([this] { return run().state() == LiveRun::State::Running; }, test::patienceMs);
    }
    /// The session of the last run, as it is stored.
    [[nodiscard]] Result<StoredLiveSession> stored()
    {
        auto workspace = Workspace::open(m_fixture->workspace.file().toStdString(), Workspace::OpenMode::ReadOnly);
        if (!workspace)
            return Unexpected(workspace.error());
        return LiveStore(*workspace).named(run().ending().name);
    }
    QString cell(int row, LiveTaskModel::Column column)
    {
        return page().table().model()->index(row, column).data().toString();
    }
    /// A session that waits for more: its only task, without tests, has an answer and is shown.
    [[nodiscard]] bool answersOneTask()
    {
        write(QStringLiteral("Write a Python function twice(a)."), {});
        click("addTask");
        click("liveStart");
        if (!QTest::qWaitFor([this] { return run().board().answered() == 1; }, test::patienceMs))
            return false;
        fixture().click(page().table(), page().table().model()->index(0, 0));
        return true;
    }
    /// The same, and the session has ended and is kept.
    [[nodiscard]] bool answersOneTaskAndEnds()
    {
        if (!answersOneTask())
            return false;
        click("liveStop");
        return ends() && fixture().settle();
    }
    void type(const char* edit, const QString& text)
    {
        auto& typed = part<QPlainTextEdit>(edit);
        QTest::mouseClick(typed.viewport(), Qt::LeftButton);
        QTest::keyClicks(&typed, text);
    }
    void write(const QString& prompt, const QString& tests)
    {
        page().reveal(QStringLiteral("compose"));
        showChecks(0);
        type("livePrompt", prompt);
        type("liveTests", tests);
    }
    /// Tests, output, or reference solution of the new task.
    void showChecks(int tab)
    {
        QTabBar* const tabs = part<QTabWidget>("liveChecks").tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
    template <class Part>
    static Part& partOf(const QDialog& dialog, const char* name)
    {
        auto* const found = dialog.findChild<Part*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("the dialog has no part %s", name);
        return *found;
    }
    static QPushButton& button(const QDialog& dialog, QDialogButtonBox::StandardButton which)
    {
        return *dialog.findChild<QDialogButtonBox*>()->button(which);
    }
    /// In place of the number that is there.
    static void retype(QAbstractSpinBox& box, const QString& text)
    {
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, text);
    }
    LiveSettingsDialog& openSettings()
    {
        fixture().action(QStringLiteral("Settings of the session")).trigger();
        return fixture().dialog<LiveSettingsDialog>();
    }
    ModelVerdictsDialog& openVerdicts()
    {
        fixture().action(QStringLiteral("Verdicts of models")).trigger();
        return fixture().dialog<ModelVerdictsDialog>();
    }
    /// Ends the editing of the current cell by Return.
    [[nodiscard]] static bool commitCell(QTableWidget& table)
    {
        auto* const editor = qobject_cast<QLineEdit*>(table.indexWidget(table.currentIndex()));
        if (editor == nullptr)
            return false;
        QTest::keyClick(editor, Qt::Key_Return);
        return QTest::qWaitFor([&] { return table.indexWidget(table.currentIndex()) == nullptr; }, test::patienceMs);
    }
    [[nodiscard]] bool typeCell(QTableWidget& table, int row, int column, const QString& text)
    {
        fixture().click(table, table.model()->index(row, column));
        QTest::keyClick(&table, Qt::Key_F2);
        auto* const editor = qobject_cast<QLineEdit*>(table.indexWidget(table.currentIndex()));
        if (editor == nullptr)
            return false;
        editor->selectAll();
        QTest::keyClicks(editor, text);
        return commitCell(table) && table.item(row, column)->text() == text;
    }
    /// A file of endpoints: the model "a", and the helper "critic".
    [[nodiscard]] QString endpointsWithJudge(const std::string& url)
    {
        const QString path = fixture().folder.filePath(QStringLiteral("judged.json"));
        QFile file(path);
        QByteArray endpoints(R"({"endpoints": [{"name": "here", "base_url": "URL"}],
            "models": [{"model": "a", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1}],
            "helpers": [{"model": "critic", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1}]})");
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(endpoints.replace("URL", QByteArray::fromStdString(url))) < 0)
            qFatal("%s can't be written", qPrintable(path));
        return path;
    }
    /// A program that writes what it reads, to be compared by its output.
    void writeEcho()
    {
        write(QStringLiteral("Write a Python program that writes the line that it reads."), {});
        showChecks(1);
        type("liveInput", QStringLiteral("a line"));
        type("liveExpected", QStringLiteral("a line"));
        showChecks(2);
        type("liveSolution", QStringLiteral("print(input())"));
    }
    /// Tests of a function, which its reference solution and mutants of it are run against.
    void writeSuite()
    {
        write(QStringLiteral("Write tests of the Python function add(a, b), which adds."), {});
        part<QComboBox>("liveDimension").lineEdit()->selectAll();
        QTest::keyClicks(part<QComboBox>("liveDimension").lineEdit(), QStringLiteral("test_generation"));
        QTest::mouseClick(&part<QLineEdit>("liveEntryPoint"), Qt::LeftButton);
        QTest::keyClicks(&part<QLineEdit>("liveEntryPoint"), QStringLiteral("add"));
        showChecks(2);
        type("liveSolution", QStringLiteral("def add(a, b): return a + b"));
    }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        QVERIFY(m_fixture->openInWorkspace(*test::smallSimulatedBenchmark()));
        m_page = &m_fixture->show<LivePage>(*m_themes, m_fixture->document, m_fixture->jobs, m_fixture->workspace,
                                            m_fixture->player, m_fixture->live, m_fixture->undo);
        fixture().watchModelsOf(page().table());
    }
    void cleanup()
    {
        m_page = nullptr;
        m_fixture.reset();
    }

    void theMemoryTabSaysWhatWillStandThere()
    {
        page().reveal(QStringLiteral("memory"));
        QVERIFY(!part<DataTable>("liveMemoryTable").isVisible());
        // A session shows its tasks first.
        click("liveTry");
        page().reveal(QStringLiteral("memory"));
        QVERIFY(QTest::qWaitFor([this] { return part<DataTable>("liveMemoryTable").isVisible(); }, test::patienceMs));
        QVERIFY(part<DataTable>("liveMemoryTable").model()->rowCount() > 0);
        click("liveStop");
        QVERIFY(ends());
    }

    void differencesOfTextsAreThoseOfTheirLines_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("marks");
        QTest::newRow("same") << "a b c"
                              << "a b c"
                              << "   ";
        QTest::newRow("added") << "a c"
                               << "a b c"
                               << " + ";
        QTest::newRow("removed") << "a b c"
                                 << "a c"
                                 << " - ";
        QTest::newRow("replaced") << "a b c"
                                  << "a x c"
                                  << " -+ ";
        QTest::newRow("moved") << "a b c d"
                               << "b c d a"
                               << "-   +";
        QTest::newRow("nothing in common") << "a b"
                                           << "c d"
                                           << "--++";
        QTest::newRow("one is empty") << ""
                                      << "a"
                                      << "-+";
    }
    void differencesOfTextsAreThoseOfTheirLines()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, marks);
        QString found;
        for (const DiffLine& line : lineDiff(first.split(u' '), second.split(u' ')))
            found += line.kind == DiffLine::Kind::Both ? u' ' : line.kind == DiffLine::Kind::First ? u'-' : u'+';
        QCOMPARE(found, marks);
    }

    void languageAndDimensionAreSuggestedFromThePrompt()
    {
        QCOMPARE(languageInPrompt(QStringLiteral("Write it in Go, please")), QString("go"));
        QCOMPARE(languageInPrompt(QStringLiteral("go on with C++ code")), QString("cpp"));
        QCOMPARE(languageInPrompt(QStringLiteral("```js\nlet a = 1\n```")), QString("javascript"));
        QCOMPARE(languageInPrompt(QStringLiteral("def f(x):\n    pass")), QString("python"));
        QCOMPARE(languageInPrompt(QStringLiteral("Sort the list")), QString());
        write(QStringLiteral("Fix the bug in this Python function: def f(x): return x"), {});
        QCOMPARE(part<QComboBox>("liveDimension").currentText(), QString("bug_fixing"));
        QCOMPARE(part<QComboBox>("liveLanguage").currentText(), QString("python"));
        // What the user has chosen stays.
        part<QComboBox>("liveDimension").lineEdit()->selectAll();
        QTest::keyClicks(part<QComboBox>("liveDimension").lineEdit(), QStringLiteral("algorithm"));
        QTest::keyClicks(&part<QPlainTextEdit>("livePrompt"), QStringLiteral(" refactor"));
        QCOMPARE(part<QComboBox>("liveDimension").currentText(), QString("algorithm"));
    }

    void oneClickRoutesTheBuiltInTasksAndTheFiguresAreThoseOfTheStoredSession()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        QVERIFY(part<QPushButton>("liveTry").isEnabled());
        click("liveTry");
        QVERIFY(!part<QPushButton>("liveTry").isEnabled());
        QVERIFY(runs());
        // The ballot and the answer of a task are shown while it runs.
        QVERIFY(QTest::qWaitFor([this] { return page().panel().row().has_value(); }, test::patienceMs));
        QVERIFY(QTest::qWaitFor([this] { return !page().panel().shownText().isEmpty(); }, test::patienceMs));
        QVERIFY(ends());
        const LiveBoard& board = run().board();
        QVERIFY(board.tasks().size() >= 30);
        QCOMPARE(board.open(), std::size_t(0));
        QVERIFY(!run().ending().problem);
        QVERIFY(run().ending().benchmark.has_value());

        const auto session = stored();
        QVERIFY(session.has_value());
        const LiveHistory& history = session->history;
        QCOMPARE(history.turns.size(), board.tasks().size());
        std::size_t passed = 0;
        std::size_t judged = 0;
        for (const auto& turn : history.turns) {
            const Attempt& answer = turn->attempts[turn->answer];
            passed += answer.verdict() == Verdict::Passed ? 1 : 0;
            judged += answer.verdict() != Verdict::Unknown ? 1 : 0;
            const auto row = static_cast<int>(turn->number);
            QCOMPARE(cell(row, LiveTaskModel::Pick),
                     QString::fromStdString(history.models[answer.model.position()].name));
            QCOMPARE(cell(row, LiveTaskModel::Task), QString::fromStdString(turn->request->id));
        }
        QVERIFY(passed > 0 && passed < judged);
        QCOMPARE(part<FigureCard>("livePassed").figure(),
                 numbers::percent(100.0 * static_cast<double>(passed) / static_cast<double>(judged)));
        QCOMPARE(part<FigureCard>("liveCost").figure(), numbers::dollars(history.spentUsd));
        const LiveRegret regret = liveRegret(history.turns, history.models.size(), session->summary.definition.weights);
        QVERIFY(regret.estimated.tasks > 0);
        QCOMPARE(part<FigureCard>("liveRegret").figure(), numbers::fixed(regret.estimated.mean, 3));
        QCOMPARE(part<FigureCard>("liveRegret").badge(), QString("estimated"));
        QCOMPARE(run().memories().value_or(0) > 0, part<FigureCard>("liveMemory").figure() != QString("–"));
        // It is a benchmark of the workspace, and says that its models are simulated.
        const auto& benchmarks = fixture().workspace.benchmarks();
        const auto made = std::ranges::find(benchmarks, *run().ending().benchmark, &BenchmarkSummary::id);
        QVERIFY(made != benchmarks.end());
        QCOMPARE(made->kind, DataKind::Simulated);
        QCOMPARE(made->tasks, board.tasks().size());

        // A task of the list, its test output and its prompt.
        fixture().click(page().table(), page().table().model()->index(2, 0));
        QCOMPARE(page().panel().row(), std::optional<std::size_t>(2));
        page().panel().setView(QStringLiteral("prompt"));
        QVERIFY(page().panel().shownText().startsWith(QString::fromStdString(board.tasks()[2].task->prompt).left(20)));
        page().panel().setView(QStringLiteral("verdict"));
        QVERIFY(page().panel().shownText().contains(QStringLiteral("tests")) || !page().panel().shownText().isEmpty());

        // The figures show the tasks that they count, and the chip's cross shows all again.
        const auto shownRows = [&] {
            int shown = 0;
            for (int row = 0; row < page().table().model()->rowCount(); ++row)
                shown += page().table().isRowHidden(row) ? 0 : 1;
            return static_cast<std::size_t>(shown);
        };
        const auto chip = [&] { return page().findChild<QToolButton*>(QStringLiteral("chip:only")); };
        QVERIFY(chip() == nullptr);
        QTest::mouseClick(&part<FigureCard>("livePassed"), Qt::LeftButton);
        QCOMPARE(shownRows(), passed);
        QVERIFY(chip() != nullptr && chip()->isVisible());
        for (const auto& turn : history.turns)
            QCOMPARE(page().table().isRowHidden(static_cast<int>(turn->number)),
                     turn->attempts[turn->answer].verdict() != Verdict::Passed);
        part<FigureCard>("liveAnswered").setFocus();
        QTest::keyClick(&part<FigureCard>("liveAnswered"), Qt::Key_Return);
        QCOMPARE(shownRows(), board.answered());
        QTest::mouseClick(&part<FigureCard>("liveRegret"), Qt::LeftButton);
        QCOMPARE(shownRows(), regret.measured.tasks + regret.estimated.tasks);
        QTest::mouseClick(&part<FigureCard>("livePassed"), Qt::LeftButton);
        QTest::mouseClick(chip(), Qt::LeftButton);
        QCOMPARE(shownRows(), board.tasks().size());
        QVERIFY(chip() == nullptr);

        // And it opens on the Session page.
        QSignalSpy places(&fixture().document, &Document::placeRequested);
        click("liveOpen");
        QVERIFY(QTest::qWaitFor([&] { return !places.isEmpty(); }, test::patienceMs));
        QCOMPARE(places.front().front().value<TaskPlace>(), TaskPlace::Step);
        QCOMPARE(fixture().document.benchmark()->tasks.size(), board.tasks().size());
        QVERIFY(fixture().settle());
        QCOMPARE(fixture().player.lane().size(), board.tasks().size());
        QCOMPARE(fixture().player.lane().name(), QString::fromStdString(run().ending().name));
    }

    void stopKeepsWhatWasObserved()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        click("liveTry");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() >= 3; }, test::patienceMs));
        // In between, the theme changes twice and the page is hidden and shown.
        m_themes->setPreference(ThemePreference::Dark);
        page().hide();
        QCoreApplication::processEvents();
        page().show();
        m_themes->setPreference(ThemePreference::Light);
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(run().ending().problem && run().ending().problem->code == ErrorCode::Cancelled);
        QVERIFY(run().ending().benchmark.has_value());
        const auto session = stored();
        QVERIFY(session.has_value());
        QVERIFY(session->history.turns.size() >= 3);
        QCOMPARE(session->history.turns.size(), run().board().turns().size());
        QVERIFY(part<QPushButton>("liveTry").isEnabled());
    }

    void aPageThatIsMadeWhileASessionRunsShowsIt()
    {
        click("liveTry");
        QVERIFY(runs());
        // As the window does in another language.
        m_page = &m_fixture->show<LivePage>(*m_themes, m_fixture->document, m_fixture->jobs, m_fixture->workspace,
                                            m_fixture->player, m_fixture->live, m_fixture->undo);
        QVERIFY(QTest::qWaitFor([this] { return page().table().model()->rowCount() > 0; }, test::patienceMs));
        QVERIFY(part<QPushButton>("liveStop").isEnabled());
        click("liveStop");
        QVERIFY(ends());
    }

    void anotherWorkspaceEndsTheSessionAndItsFileHasWhatWasObserved()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        const QString file = fixture().workspace.file();
        click("liveTry");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() >= 2; }, test::patienceMs));
        QVERIFY(fixture().openEmptyWorkspace());
        QVERIFY(ends());
        auto workspace = Workspace::open(file.toStdString(), Workspace::OpenMode::ReadOnly);
        QVERIFY(workspace.has_value());
        const auto session = LiveStore(*workspace).named(run().ending().name);
        QVERIFY(session.has_value());
        QVERIFY(session->history.turns.size() >= 2);
    }

    void aWrittenTaskIsRoutedAndTheSessionWaitsForMore()
    {
        QVERIFY(!part<QPushButton>("addTask").isEnabled());
        write(QStringLiteral("Write a Python function add(a, b) that returns the sum."),
              QStringLiteral("assert add(2, 3) == 5"));
        QVERIFY(part<QPushButton>("addTask").isEnabled());
        click("addTask");
        QCOMPARE(page().table().model()->rowCount(), 1);
        QCOMPARE(cell(0, LiveTaskModel::State), LiveTaskModel::tr("queued"));
        QVERIFY(part<QPushButton>("liveStart").isEnabled());
        click("liveStart");
        QVERIFY(QTest::qWaitFor(
            [this] {
                return run().state() == LiveRun::State::Running && run().board().open() == 0 &&
                       !run().board().tasks().empty();
            },
            test::patienceMs));
        QVERIFY(run().active());
        // One more, by the keyboard.
        write(QStringLiteral("Write a Python function twice(a)."), {});
        QTest::keyClick(&part<QPlainTextEdit>("livePrompt"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([this] { return run().board().tasks().size() == 2 && run().board().open() == 0; },
                                test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(!run().ending().problem);
        const auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(session->history.turns[0]->request->tests), QString("assert add(2, 3) == 5"));
    }

    void aWrittenTaskHasWhatAFileOfTasksHas()
    {
        const auto note = [this] { return part<QLabel>("composerNote").text(); };
        writeEcho();
        // All of it is code, and so are the examples that stand there before.
        const QString code = m_themes->theme().font(FontRole::Mono).family();
        for (const char* edit : {"livePrompt", "liveTests", "liveInput", "liveExpected", "liveSolution", "liveCommand"})
            QCOMPARE(part<QPlainTextEdit>(edit).viewport()->font().family(), code);
        QVERIFY2(note().contains(QStringLiteral("compared")), qPrintable(note()));
        part<QSpinBox>("liveTimeLimit").setFocus();
        part<QSpinBox>("liveTimeLimit").selectAll();
        QTest::keyClicks(&part<QSpinBox>("liveTimeLimit"), QStringLiteral("5"));
        click("addTask");
        QCOMPARE(page().table().model()->rowCount(), 1);
        const RunnableTask echo = *run().board().tasks()[0].task;
        QCOMPARE(echo.input, std::string("a line"));
        QVERIFY(echo.hasExpectedOutput);
        QCOMPARE(echo.expectedOutput, std::string("a line"));
        QCOMPARE(echo.canonicalSolution, std::string("print(input())"));
        QCOMPARE(echo.timeLimitSeconds, 5.0);
        QVERIFY(echo.tests.empty() && echo.entryPoint.empty() && echo.language == "python");

        // Nothing is left of it for the next one.
        for (const char* edit : {"livePrompt", "liveTests", "liveInput", "liveExpected", "liveSolution", "liveCommand"})
            QVERIFY2(part<QPlainTextEdit>(edit).toPlainText().isEmpty(), edit);
        QCOMPARE(part<QSpinBox>("liveTimeLimit").value(), 10);
        writeSuite();
        QVERIFY2(note().contains(QStringLiteral("mutants")), qPrintable(note()));
        click("addTask");
        const RunnableTask suite = *run().board().tasks()[1].task;
        QCOMPARE(suite.entryPoint, std::string("add"));
        QCOMPARE(suite.dimension, std::string("test_generation"));
        QVERIFY(asksForTests(suite));
        QVERIFY(part<QLineEdit>("liveEntryPoint").text().isEmpty());

        // What the models get, and what they do not get.
        page().panel().setView(QStringLiteral("prompt"));
        fixture().click(page().table(), page().table().model()->index(0, 0));
        const QString shown = page().panel().shownText();
        QVERIFY2(shown.contains(QStringLiteral("Reference solution")) &&
                     shown.contains(QStringLiteral("print(input())")),
                 qPrintable(shown));
        QVERIFY(shown.contains(QStringLiteral("Input of the program")));
    }

    /// The command alone decides, and a stored session has it.
    void aWrittenCommandJudgesTheAnswers()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        write(QStringLiteral("Write a Python function twice(a)."), QStringLiteral("assert False"));
        showChecks(3);
        type("liveCommand", QStringLiteral("grep -c . \"$ANSWER\" \"$TESTS\" && exit 0"));
        QVERIFY2(part<QLabel>("composerNote").text().contains(QStringLiteral("command")),
                 qPrintable(part<QLabel>("composerNote").text()));
        click("addTask");
        QVERIFY(part<QPlainTextEdit>("liveCommand").toPlainText().isEmpty());
        click("liveStart");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 1 && run().board().open() == 0; },
                                test::patienceMs));
        QCOMPARE(run().board().passed(), std::size_t(1));
        page().panel().setView(QStringLiteral("prompt"));
        fixture().click(page().table(), page().table().model()->index(0, 0));
        QVERIFY2(page().panel().shownText().contains(QStringLiteral("grep -c")),
                 qPrintable(page().panel().shownText()));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        const auto session = stored();
        QVERIFY(session.has_value());
        const LiveTurn& turn = *session->history.turns.front();
        QCOMPARE(turn.request->command, std::string("grep -c . \"$ANSWER\" \"$TESTS\" && exit 0"));
        QCOMPARE(turn.judgements[turn.answer].tools.front().tool, std::string("command"));
    }

    void whatTheSandboxDoesNotBoundIsSaid()
    {
        const auto sandbox = Sandbox::open();
        if (!sandbox)
            QSKIP("there is no sandbox on this machine");
        QVERIFY(!run().sandbox());
        QVERIFY(answersOneTask());
        QVERIFY(run().sandbox());
        const bool none = sandbox->strength().controlGroup == ControlGroup::Kind::None;
        QCOMPARE(part<QLabel>("liveStatus").text().contains(QStringLiteral("no control group")), none);
        click("liveStop");
        QVERIFY(ends());
    }

    void writtenOutputsAndSolutionsAreWhatAnswersAreCheckedWith()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        // Every model answers.
        part<QDoubleSpinBox>("liveShadow").setValue(100);
        writeEcho();
        click("addTask");
        writeSuite();
        click("addTask");
        click("liveStart");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 2 && run().board().open() == 0; },
                                test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        const auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns.size(), std::size_t(2));
        std::array<std::set<std::string>, 2> tools;
        for (const auto& turn : session->history.turns) {
            std::vector<Attempt> attempts = turn->attempts;
            attempts.insert(attempts.end(), turn->shadows.begin(), turn->shadows.end());
            std::vector<Judgement> judgements = turn->judgements;
            judgements.insert(judgements.end(), turn->shadowJudgements.begin(), turn->shadowJudgements.end());
            QCOMPARE(attempts.size(), run().models().size());
            for (std::size_t i = 0; i < attempts.size(); ++i) {
                for (const ToolVerdict& tool : judgements[i].tools)
                    tools[turn->number].insert(tool.tool);
                const bool isSolution = attempts[i].details->answer.find("print(input())") != std::string::npos;
                if (turn->number == 0)
                    QCOMPARE(judgements[i].verdict, isSolution ? Verdict::Passed : Verdict::Failed);
            }
        }
        QCOMPARE(tools[0], std::set<std::string>{"output"});
        QCOMPARE(tools[1], std::set<std::string>{"mutants"});
    }

    /// The vectors of a model of the endpoints in place of the program's own.
    void theEncoderOfTheMemoryIsChosen()
    {
        for (const char* proxy : {"http_proxy", "all_proxy"})
            qunsetenv(proxy);
        std::atomic<int> asked = 0;
        const test::MockServer server([&](const test::MockRequest& request) {
            if (!request.path.ends_with("/embeddings"))
                return test::MockReply{.body = test::openAiReply("I can't.", "a", 10, 10)};
            ++asked;
            nlohmann::json data = nlohmann::json::array();
            data.push_back({{"index", 0}, {"embedding", {1.0, 0.5, 0.7}}});
            return test::MockReply{.body = nlohmann::json{{"data", data}, {"usage", {{"prompt_tokens", 10}}}}.dump()};
        });
        const QString path = fixture().folder.filePath(QStringLiteral("endpoints.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray endpoints(R"({"endpoints": [{"name": "here", "base_url": "URL"}],
            "models": [{"model": "a", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1}],
            "embeddings": [{"model": "vec", "endpoint": "here", "input_per_1m": 1, "dimensions": 3}]})");
        file.write(endpoints.replace("URL", QByteArray::fromStdString(server.url())));
        file.close();
        auto& encoder = part<QComboBox>("liveEncoder");
        QVERIFY(!encoder.isVisible());
        page().openFile(path);
        QVERIFY(encoder.isVisible() && encoder.isEnabled());
        QCOMPARE(encoder.currentIndex(), 0);
        encoder.setFocus();
        QTest::keyClick(&encoder, Qt::Key_Down);
        QCOMPARE(encoder.currentText(), QString("vec"));

        // The open benchmark gives the priors, and has no vectors of it.
        write(QStringLiteral("Write a Python function twice(a)."), {});
        click("addTask");
        click("liveStart");
        QVERIFY(ends());
        QVERIFY(run().ending().problem && run().ending().problem->found == "remote:vec");
        QVERIFY2(part<QLabel>("liveStatus").text().contains(QStringLiteral("remote:vec")),
                 qPrintable(part<QLabel>("liveStatus").text()));
        QVERIFY(run().stored().empty());

        // Without one, the file says how long they are.
        QVERIFY(fixture().openEmptyWorkspace());
        QCOMPARE(encoder.currentText(), QString("vec"));
        write(QStringLiteral("Write a Python function twice(a)."), {});
        click("addTask");
        click("liveStart");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 1; }, test::patienceMs));
        QVERIFY(!encoder.isEnabled());
        QCOMPARE(asked.load(), 1);
        // Its calls count for the health of the endpoint.
        QCOMPARE(run().board().endpoints().front().answered, std::size_t(2));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        const auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.start.encoder, std::string("remote:vec/3"));

        // The built-in models have none.
        const QJsonObject state = page().saveState();
        part<QComboBox>("liveSource").setCurrentIndex(0);
        QTest::keyClick(&part<QComboBox>("liveSource"), Qt::Key_Down);
        QTest::keyClick(&part<QComboBox>("liveSource"), Qt::Key_Up);
        QVERIFY(!encoder.isVisible());
        page().restoreState(state);
        page().openFile(path);
        QCOMPARE(encoder.currentText(), QString("vec"));
    }

    /// Its answers are in the journal, and are what decides.
    void aRouterOfTheEndpointsDecides()
    {
        auto& policy = part<QComboBox>("livePolicy");
        QVERIFY(policy.findData(QStringLiteral("llm:simulated-router@variant=vanilla")) >= 0);
        const int at = policy.findData(QStringLiteral("llm:simulated-router@variant=dimension"));
        QVERIFY(at >= 0);
        policy.setCurrentIndex(at);
        part<QSpinBox>("liveCalls").setValue(24);
        click("liveTry");
        QVERIFY(ends());
        QCOMPARE(policy.currentIndex(), at);
        QVERIFY(fixture().settle());
        const auto session = stored();
        QVERIFY(session.has_value());
        QVERIFY(session->history.turns.size() >= 8);
        for (const auto& turn : session->history.turns)
            QCOMPARE(QString::fromStdString(turn->reason), QString("json"));
        // It is remembered while other endpoints, which do not have it, are chosen.
        QCOMPARE(page().saveState()[QStringLiteral("setup")].toObject()[QStringLiteral("policy")].toString(),
                 policy.currentData().toString());
    }

    /// A judge that the endpoints have, and the model of the answer once more.
    void modelsGiveVerdictsWhereNothingIsRun()
    {
        for (const char* proxy : {"http_proxy", "all_proxy"})
            qunsetenv(proxy);
        std::atomic<int> judged = 0;
        const test::MockServer server([&](const test::MockRequest& request) {
            const bool asksJudge = nlohmann::json::parse(request.body)["model"] == "critic";
            judged += asksJudge ? 1 : 0;
            const std::string verdict = nlohmann::json{{"verdict", "fail"}}.dump();
            return test::MockReply{.body = test::openAiReply(asksJudge ? verdict : "def twice(a): return 3 * a",
                                                             asksJudge ? "critic" : "a", 10, 10)};
        });
        QVERIFY(!fixture().action(QStringLiteral("Verdicts of models")).isEnabled());
        QVERIFY(fixture().openEmptyWorkspace());
        page().openFile(endpointsWithJudge(server.url()));
        auto& policy = part<QComboBox>("livePolicy");
        QVERIFY(policy.findData(QStringLiteral("llm:critic@variant=statistics")) >= 0);
        policy.setCurrentIndex(policy.findData(QStringLiteral("always:a")));
        auto& dialog = openVerdicts();
        auto& judge = partOf<QComboBox>(dialog, "verdictJudge");
        QTest::keyClick(&judge, Qt::Key_Down);
        QCOMPARE(judge.currentText(), QString("critic"));
        partOf<QSpinBox>(dialog, "verdictSamples").setValue(2);
        dialog.accept();
        QVERIFY2(part<QLabel>("liveStatus").text().contains(QStringLiteral("critic judges")),
                 qPrintable(part<QLabel>("liveStatus").text()));
        write(QStringLiteral("Write a Python function twice(a)."), {});
        click("addTask");
        click("liveStart");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 1 && run().board().open() == 0; },
                                test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        QCOMPARE(judged.load(), 1);
        // The answer, two more of them, and the judge.
        QCOMPARE(server.requests(), 4);
        const auto session = stored();
        QVERIFY(session.has_value());
        const LiveTurn& turn = *session->history.turns.front();
        std::set<std::string> tools;
        for (const ToolVerdict& tool : turn.judgements[turn.answer].tools)
            tools.insert(tool.tool);
        QVERIFY(tools.contains("judge") && tools.contains("self_consistency"));
    }

    /// They ask the judge though running the answer says something, and the answer fails with half of the weight.
    void typedWeightsOfToolsCount()
    {
        for (const char* proxy : {"http_proxy", "all_proxy"})
            qunsetenv(proxy);
        std::atomic<int> judged = 0;
        std::atomic<int> tokens = 0;
        const test::MockServer server([&](const test::MockRequest& request) {
            const auto body = nlohmann::json::parse(request.body);
            const bool asksJudge = body["model"] == "critic";
            judged += asksJudge ? 1 : 0;
            if (!asksJudge)
                tokens = body.value("max_tokens", body.value("max_completion_tokens", 0));
            const std::string verdict = nlohmann::json{{"verdict", "fail"}}.dump();
            return test::MockReply{.body = test::openAiReply(asksJudge ? verdict : "def twice(a): return 2 * a",
                                                             asksJudge ? "critic" : "a", 10, 10)};
        });
        QVERIFY(fixture().openEmptyWorkspace());
        page().openFile(endpointsWithJudge(server.url()));
        auto& policy = part<QComboBox>("livePolicy");
        policy.setCurrentIndex(policy.findData(QStringLiteral("always:a")));
        auto& settings = openSettings();
        QVERIFY(!partOf<QDoubleSpinBox>(settings, "sessionLatency").isEnabled());
        retype(partOf<QSpinBox>(settings, "sessionTokens"), QStringLiteral("321"));
        QTest::mouseClick(&button(settings, QDialogButtonBox::Ok), Qt::LeftButton);

        auto& dialog = openVerdicts();
        auto& table = partOf<QTableWidget>(dialog, "toolWeights");
        auto& note = partOf<QLabel>(dialog, "verdictsNote");
        auto& ok = button(dialog, QDialogButtonBox::Ok);
        QVERIFY(!note.isVisible() && ok.isEnabled());
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.horizontalHeaderItem(1)->text(), QString("run"));
        QCOMPARE(table.horizontalHeaderItem(2)->text(), QString("judge"));
        QVERIFY(typeCell(table, 0, 1, QStringLiteral("half")));
        QVERIFY2(note.isVisible() && note.text().contains(QStringLiteral("run=half")), qPrintable(note.text()));
        QVERIFY(!ok.isEnabled());
        dialog.accept();
        QVERIFY(dialog.isVisible());
        QVERIFY(typeCell(table, 0, 1, QStringLiteral("0.5")));
        QVERIFY(typeCell(table, 0, 2, QStringLiteral("0.5")));
        // No model is asked yet.
        QVERIFY(ok.isEnabled() && note.isVisible());
        QTest::keyClick(&partOf<QComboBox>(dialog, "verdictJudge"), Qt::Key_Down);
        QVERIFY(!note.isVisible());
        // A row of its own for a dimension, which is taken away again.
        QTest::mouseClick(&partOf<QPushButton>(dialog, "addDimension"), Qt::LeftButton);
        QVERIFY(commitCell(table));
        QCOMPARE(table.rowCount(), 2);
        QVERIFY(!table.item(1, 0)->text().isEmpty());
        QVERIFY(note.isVisible() && !ok.isEnabled());
        QTest::mouseClick(&partOf<QPushButton>(dialog, "removeDimension"), Qt::LeftButton);
        QCOMPARE(table.rowCount(), 1);
        QVERIFY(ok.isEnabled());
        QTest::mouseClick(&ok, Qt::LeftButton);
        QVERIFY2(part<QLabel>("liveStatus").text().contains(QStringLiteral("where it has a weight")),
                 qPrintable(part<QLabel>("liveStatus").text()));

        write(QStringLiteral("Write a Python function twice(a)."), QStringLiteral("assert twice(2) == 4"));
        click("addTask");
        click("liveStart");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 1 && run().board().open() == 0; },
                                test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        QCOMPARE(judged.load(), 1);
        QCOMPARE(tokens.load(), 321);
        const auto session = stored();
        QVERIFY(session.has_value());
        const LiveTurn& turn = *session->history.turns.front();
        QCOMPARE(turn.attempts[turn.answer].verdict(), Verdict::Failed);

        // What was chosen is there after a restart.
        const QJsonObject state = page().saveState();
        m_page = &m_fixture->show<LivePage>(*m_themes, m_fixture->document, m_fixture->jobs, m_fixture->workspace,
                                            m_fixture->player, m_fixture->live, m_fixture->undo);
        page().restoreState(state);
        page().openFile(fixture().folder.filePath(QStringLiteral("judged.json")));
        auto& again = openVerdicts();
        QCOMPARE(partOf<QTableWidget>(again, "toolWeights").item(0, 2)->text(), QString("0.5"));
        again.reject();
    }

    /// As the command line takes them.
    void weightsOfToolsAreReadFromAFile()
    {
        const auto writeFile = [this](const char* name, const QByteArray& text) {
            QFile file(fixture().folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(writeFile("weights.json", R"({"tools": {"*": {"run": 1}, "algorithm": {"run": 3, "rubric": 1}}})"));
        QVERIFY(writeFile("wrong.json", R"({"tools": {"*": {"run": -1}}})"));
        page().openFile(endpointsWithJudge("http://127.0.0.1:9"));
        auto& dialog = openVerdicts();
        auto& table = partOf<QTableWidget>(dialog, "toolWeights");
        const auto choose = [&](const QString& name) {
            QTest::mouseClick(&partOf<QPushButton>(dialog, "weightsFromFile"), Qt::LeftButton);
            auto& files = fixture().dialog<QFileDialog>();
            files.setDirectory(fixture().folder.path());
            files.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
            QMetaObject::invokeMethod(&files, "accept");
        };
        choose(QStringLiteral("weights.json"));
        QTRY_COMPARE(table.rowCount(), 2);
        QCOMPARE(table.item(0, 1)->text(), QString("1"));
        QCOMPARE(table.item(1, 0)->text(), QString("algorithm"));
        QCOMPARE(table.item(1, 1)->text(), QString("0.75"));
        // A tool that the window does not know has a column of its own.
        const int last = table.columnCount() - 1;
        QCOMPARE(table.horizontalHeaderItem(last)->text(), QString("rubric"));
        QCOMPARE(table.item(1, last)->text(), QString("0.25"));
        choose(QStringLiteral("wrong.json"));
        QTRY_VERIFY(partOf<QLabel>(dialog, "verdictsNote").text().contains(QStringLiteral("wrong.json")));
        QCOMPARE(table.rowCount(), 2);
        dialog.reject();
    }

    void furtherSettingsAreCheckedAndKept()
    {
        QVERIFY(answersOneTaskAndEnds());
        const QString taken = QString::fromStdString(run().ending().name);
        QTest::mouseClick(&part<QToolButton>("liveFurther"), Qt::LeftButton);
        auto& dialog = fixture().dialog<LiveSettingsDialog>();
        auto& name = partOf<QLineEdit>(dialog, "sessionName");
        auto& note = partOf<QLabel>(dialog, "sessionNote");
        auto& ok = button(dialog, QDialogButtonBox::Ok);
        QCOMPARE(name.text(), QString());
        QVERIFY(!note.isVisible());
        name.setText(QString(qsizetype(maxNameBytes) + 1, u'x'));
        QVERIFY(note.isVisible());
        QVERIFY(!ok.isEnabled());
        dialog.accept();
        QVERIFY(dialog.isVisible());
        name.selectAll();
        QTest::keyClicks(&name, taken);
        QVERIFY(note.isVisible() && ok.isEnabled());
        retype(partOf<QSpinBox>(dialog, "sessionSeed"), QStringLiteral("9"));
        retype(partOf<QSpinBox>(dialog, "sessionThreads"), QStringLiteral("5"));
        retype(partOf<QDoubleSpinBox>(dialog, "sessionLatency"), QStringLiteral("0"));
        QTest::mouseClick(&ok, Qt::LeftButton);
        const FurtherLiveSettings chosen = FurtherLiveSettings::from(
            page().saveState()[QStringLiteral("setup")].toObject()[QStringLiteral("further")].toObject());
        FurtherLiveSettings expected;
        expected.name = taken;
        expected.seed = 9;
        expected.threads = 5;
        expected.latency = 0;
        QVERIFY(chosen == expected);
        run().clear();
        const QString status = part<QLabel>("liveStatus").text();
        QVERIFY2(status.contains(QStringLiteral("seed 9")), qPrintable(status));

        // The name is taken, so the next session has another one.
        QVERIFY(answersOneTaskAndEnds());
        QCOMPARE(QString::fromStdString(run().ending().name), taken + QStringLiteral(" 2"));
        QCOMPARE(run().settings().seed, std::uint64_t{9});
        QCOMPARE(run().settings().verifierThreads, std::size_t{5});

        auto& again = openSettings();
        QCOMPARE(partOf<QSpinBox>(again, "sessionSeed").value(), 9);
        QTest::mouseClick(&button(again, QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
        QVERIFY(again.settings() == FurtherLiveSettings());
        again.reject();
        // What a damaged state has is brought into the ranges.
        QVERIFY(FurtherLiveSettings::from(QJsonObject{{QStringLiteral("threads"), -3}}).threads == 1);
    }

    /// In every respect that is stored: router, priors, pool, shadow tasks.
    void aSessionOfTheWindowIsThatOfTheCommandLine()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        Benchmark other = *test::smallSimulatedBenchmark(2);
        other.name = "other";
        const QString ofWindow = fixture().folder.filePath(QStringLiteral("window.acrw"));
        const QString ofCommand = fixture().folder.filePath(QStringLiteral("command.acrw"));
        for (const QString& path : {ofWindow, ofCommand}) {
            auto made = Workspace::create(path.toStdString());
            QVERIFY(made.has_value());
            QVERIFY(made->saveBenchmark(other).has_value());
            QVERIFY(made->saveBenchmark(*test::smallSimulatedBenchmark()).has_value());
        }
        QVERIFY(fixture().openFile(ofWindow));
        auto& dialog = openSettings();
        QTest::keyClicks(&partOf<QLineEdit>(dialog, "sessionName"), QStringLiteral("mine"));
        auto& priors = partOf<QComboBox>(dialog, "sessionPriors");
        QCOMPARE(priors.count(), 3);
        while (priors.currentText() != QStringLiteral("other") && priors.currentIndex() + 1 < priors.count())
            QTest::keyClick(&priors, Qt::Key_Down);
        QCOMPARE(priors.currentText(), QString("other"));
        retype(partOf<QSpinBox>(dialog, "sessionSeed"), QStringLiteral("7"));
        retype(partOf<QSpinBox>(dialog, "sessionTokens"), QStringLiteral("3000"));
        retype(partOf<QSpinBox>(dialog, "sessionThreads"), QStringLiteral("3"));
        QTest::mouseClick(&button(dialog, QDialogButtonBox::Ok), Qt::LeftButton);
        retype(part<QDoubleSpinBox>("liveShadow"), QStringLiteral("12.5"));
        retype(part<QSpinBox>("liveCalls"), QStringLiteral("24"));
        click("liveTry");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        QCOMPARE(run().settings().verifierThreads, std::size_t{3});
        QCOMPARE(run().settings().http.maxOutputTokens, std::uint32_t{3000});
        const auto window = stored();
        QVERIFY(window.has_value());

        const auto ran = test::acrouter({"live", "run", ofCommand, "--built-in", "--name", "mine", "--seed", "7",
                                         "--shadow", "0.125", "--calls", "24", "--max-tokens", "3000", "--threads", "3",
                                         "--benchmark", "other", "--json"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
        auto workspace = Workspace::open(ofCommand.toStdString(), Workspace::OpenMode::ReadOnly);
        QVERIFY(workspace.has_value());
        const auto command = LiveStore(*workspace).named("mine");
        QVERIFY(command.has_value());
        QCOMPARE(window->summary.name, std::string("mine"));
        const JournalStart& here = window->history.start;
        const JournalStart& there = command->history.start;
        QCOMPARE(QString::fromStdString(here.definition), QString::fromStdString(there.definition));
        QCOMPARE(here.policy, there.policy);
        QVERIFY(here.models == there.models);
        QCOMPARE(here.priorsFrom, std::string("other"));
        QCOMPARE(there.priorsFrom, std::string("other"));
        QCOMPARE(here.priorsHash, there.priorsHash);
        QCOMPARE(here.shadowShare, 0.125);
        QCOMPARE(there.shadowShare, 0.125);
        QCOMPARE(here.encoder, there.encoder);
        QCOMPARE(here.endpoints, there.endpoints);
        const RouterSettings& ofHere = window->summary.definition;
        const RouterSettings& ofThere = command->summary.definition;
        QVERIFY(ofHere == ofThere);
    }

    void aBudgetThatIsUsedUpEndsTheCalls()
    {
        part<QSpinBox>("liveCalls").setFocus();
        part<QSpinBox>("liveCalls").selectAll();
        QTest::keyClicks(&part<QSpinBox>("liveCalls"), QStringLiteral("4"));
        QTest::keyClick(&part<QSpinBox>("liveCalls"), Qt::Key_Return);
        auto* const meter = page().findChild<BudgetMeter*>();
        QVERIFY(meter != nullptr && !meter->isVisible());
        click("liveTry");
        QVERIFY(ends());
        QVERIFY(meter->isVisible());
        QCOMPARE(meter->spentShare(), 1.0);
        QCOMPARE(run().board().budget().calls, std::size_t(4));
        QVERIFY(run().board().budget().exhausted);
        QVERIFY(run().board().answered() <= 4);
        QVERIFY(fixture().shownLabels().join(u' ').contains(QStringLiteral("The budget was used up.")));
    }

    void everyModelAnswersShadowTasksAndRegretIsMeasured()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        part<QDoubleSpinBox>("liveShadow").setValue(100);
        part<QSpinBox>("liveCalls").setValue(60);
        click("liveTry");
        QVERIFY(ends());
        const LiveRegret regret = liveRegret(run().board().turns(), run().models().size(), run().settings().weights);
        QVERIFY(regret.measured.tasks > 0);
        QCOMPARE(part<FigureCard>("liveRegret").badge(), QString("measured"));
        QCOMPARE(part<FigureCard>("liveRegret").figure(), numbers::fixed(regret.measured.mean, 3));
        // The answers of two models side by side.
        for (int row = 0; row < page().table().model()->rowCount(); ++row) {
            if (run().board().tasks()[static_cast<std::size_t>(row)].calls.size() < 2)
                continue;
            fixture().click(page().table(), page().table().model()->index(row, 0));
            break;
        }
        page().panel().setView(QStringLiteral("diff"));
        auto& tabs = part<QTabBar>("liveCallTabs");
        QVERIFY(tabs.count() >= 2);
        // Each against another one, whichever is chosen.
        for (int tab = 0; tab < 2; ++tab) {
            QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(tab).center());
            QCOMPARE(tabs.currentIndex(), tab);
            QVERIFY(part<QComboBox>("liveAgainst").currentIndex() != tab);
            QVERIFY(!page().panel().shownText().isEmpty());
            QVERIFY(!page().panel().shownText().contains(QStringLiteral("no other answer")));
        }
    }

    void pastedAndDroppedTasksWaitAndWrongOnesAreRefused()
    {
        QGuiApplication::clipboard()->setText(
            QStringLiteral(R"({"task_id": "one", "prompt": "<b>Add</b>", "dimension": "algorithm"})"
                           "\n"
                           R"({"task_id": "two", "prompt": "Sort"})"));
        fixture().action(QStringLiteral("Paste")).trigger();
        QCOMPARE(page().table().model()->rowCount(), 2);
        page().panel().setView(QStringLiteral("prompt"));
        fixture().click(page().table(), page().table().model()->index(0, 0));
        // What others wrote is never markup.
        QCOMPARE(page().panel().shownText(), QString("<b>Add</b>"));

        QFile file(fixture().folder.filePath(QStringLiteral("tasks.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"task_id": "three", "prompt": "Search"})");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &drop);
        QVERIFY(QTest::qWaitFor([this] { return page().table().model()->rowCount() == 3; }, test::patienceMs));

        QGuiApplication::clipboard()->setText(QStringLiteral("{\"task_id\": 5"));
        fixture().action(QStringLiteral("Paste")).trigger();
        fixture().dialog<ErrorDialog>().reject();
        QCOMPARE(page().table().model()->rowCount(), 3);
        // Words are the prompt of a task.
        QGuiApplication::clipboard()->setText(QStringLiteral("Write a parser."));
        fixture().action(QStringLiteral("Paste")).trigger();
        QCOMPARE(part<QPlainTextEdit>("livePrompt").toPlainText(), QString("Write a parser."));
        fixture().action(QStringLiteral("Clear")).trigger();
        QCOMPARE(page().table().model()->rowCount(), 0);
    }

    void aPersonJudgesWhileTheSessionRunsAndAfterIt()
    {
        QVERIFY(answersOneTask());
        const QString byTools = cell(0, LiveTaskModel::Result);
        part<QLineEdit>("judgeComment").setFocus();
        QTest::keyClicks(&part<QLineEdit>("judgeComment"), QStringLiteral("<i>wrong</i>"));
        QTest::mouseClick(&part<QToolButton>("judgeFail"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return part<QToolButton>("judgeFail").isChecked(); }, test::patienceMs));
        QCOMPARE(cell(0, LiveTaskModel::Result), QString("✗ failed (person)"));
        QCOMPARE(part<FigureCard>("livePassed").figure(), numbers::percent(0));
        page().panel().setView(QStringLiteral("verdict"));
        QVERIFY(page().panel().shownText().contains(QStringLiteral("<i>wrong</i>")));
        QVERIFY(page().panel().shownText().contains(QStringLiteral("after the task had ended")));
        // By its keys, and undone.
        QTest::keyClick(&page(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([this] { return part<QToolButton>("judgePass").isChecked(); }, test::patienceMs));
        fixture().undo.undo();
        QVERIFY(QTest::qWaitFor([this] { return part<QToolButton>("judgeFail").isChecked(); }, test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns[0]->attempts[0].verdict(), Verdict::Failed);

        // The session is over: the benchmark stays the same one, and has the other outcome.
        const auto benchmark = run().ending().benchmark;
        QVERIFY(part<QToolButton>("judgePass").isEnabled());
        QTest::mouseClick(&part<QToolButton>("judgePass"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return cell(0, LiveTaskModel::Result) == QString("✓ passed (person)"); },
                                test::patienceMs));
        QCOMPARE(run().ending().benchmark, benchmark);
        session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns[0]->attempts[0].verdict(), Verdict::Passed);
        {
            auto workspace = Workspace::open(fixture().workspace.file().toStdString(), Workspace::OpenMode::ReadOnly);
            QVERIFY(workspace.has_value());
            const auto made = workspace->loadBenchmark(*benchmark, {.prompts = false, .counts = false});
            QVERIFY(made.has_value());
            const ModelIndex model = session->history.turns[0]->attempts[0].model;
            QCOMPARE(made->outcomes.outcome(TaskIndex::at(0), model).score, 1.0);
        }
        // The same again takes it back: what the tools said counts.
        QTest::mouseClick(&part<QToolButton>("judgePass"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return cell(0, LiveTaskModel::Result) == byTools; }, test::patienceMs));
        fixture().undo.undo();
        QVERIFY(QTest::qWaitFor([this] { return cell(0, LiveTaskModel::Result) == QString("✓ passed (person)"); },
                                test::patienceMs));
    }

    void tasksWhoseReadingWasCancelledComeOnRetry()
    {
        QFile file(fixture().folder.filePath(QStringLiteral("tasks.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"task_id": "one", "prompt": "Search"})");
        file.close();
        auto* copied = new QMimeData;
        copied->setUrls({QUrl::fromLocalFile(file.fileName())});
        QGuiApplication::clipboard()->setMimeData(copied);
        {
            const test::HeldJobs held(fixture().jobs);
            fixture().action(QStringLiteral("Paste")).trigger();
            fixture().jobs.cancelAll();
        }
        QVERIFY(fixture().settle());
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Reading tasks.jsonl: cancelled.")});
        QCOMPARE(page().table().model()->rowCount(), 0);
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(fixture().settle());
        QCOMPARE(page().table().model()->rowCount(), 1);
        QVERIFY(!page().retryBar().isVisible());
    }

    void aCancelledVerdictAndACancelledOpeningComeOnRetry()
    {
        QVERIFY(answersOneTaskAndEnds());
        QVERIFY(part<QToolButton>("judgePass").isEnabled());
        {
            const test::HeldJobs held(fixture().jobs);
            QTest::mouseClick(&part<QToolButton>("judgePass"), Qt::LeftButton);
            fixture().jobs.cancelAll();
        }
        QVERIFY(fixture().settle());
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Recording a verdict: cancelled.")});
        QVERIFY(cell(0, LiveTaskModel::Result) != QString("✓ passed (person)"));
        const auto before = stored();
        QVERIFY(before.has_value());
        QVERIFY(before->history.turns[0]->attempts[0].verdict() != Verdict::Passed);
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(QTest::qWaitFor([this] { return cell(0, LiveTaskModel::Result) == QString("✓ passed (person)"); },
                                test::patienceMs));
        QVERIFY(fixture().settle());
        QVERIFY(!page().retryBar().isVisible());
        const auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns[0]->attempts[0].verdict(), Verdict::Passed);

        fixture().action(QStringLiteral("Clear")).trigger();
        QCOMPARE(page().table().model()->rowCount(), 0);
        {
            const test::HeldJobs held(fixture().jobs);
            part<QPushButton>("liveStored").menu()->actions().front()->trigger();
            fixture().jobs.cancelAll();
        }
        QVERIFY(fixture().settle());
        QVERIFY(page().retryBar().isVisible());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(fixture().settle());
        QCOMPARE(page().table().model()->rowCount(), 1);
        QCOMPARE(cell(0, LiveTaskModel::Result), QString("✓ passed (person)"));
        QVERIFY(!page().retryBar().isVisible());
    }

    void aSessionOfAnotherWorkspaceLeadsNowhereInThisOne()
    {
        QVERIFY(answersOneTaskAndEnds());
        QVERIFY(part<QPushButton>("liveOpen").isVisible());
        QVERIFY(part<QToolButton>("judgePass").isEnabled());
        const QString file = QFileInfo(fixture().workspace.file()).fileName();

        // The benchmarks of another file have the same numbers.
        QVERIFY(fixture().openInWorkspace(*test::smallSimulatedBenchmark(2)));
        QCOMPARE(page().table().model()->rowCount(), 1);
        QVERIFY(!part<QPushButton>("liveOpen").isVisible());
        QVERIFY(!part<QPushButton>("liveGoOn").isVisible());
        QVERIFY(!part<QToolButton>("judgePass").isEnabled());
        const QString status = part<QLabel>("liveStatus").text();
        QVERIFY2(status.contains(QStringLiteral("another workspace")) && status.contains(file), qPrintable(status));
    }

    void aSessionIsOneOfTheCopyOfItsWorkspace()
    {
        QVERIFY(answersOneTaskAndEnds());
        const QString original = fixture().workspace.file();
        const auto benchmark = run().ending().benchmark;
        QVERIFY(fixture().workspace.saveAs(fixture().folder.filePath(QStringLiteral("copy.acrw"))).has_value());
        QVERIFY(fixture().settle());
        QVERIFY(fixture().workspace.file() != original);
        const QString status = part<QLabel>("liveStatus").text();
        QVERIFY2(status.contains(QStringLiteral("of this workspace")), qPrintable(status));
        QVERIFY(part<QPushButton>("liveOpen").isVisible());
        QCOMPARE(run().ending().benchmark, benchmark);

        // A verdict is written into the copy, and not into the file before.
        QVERIFY(part<QToolButton>("judgePass").isEnabled());
        QTest::mouseClick(&part<QToolButton>("judgePass"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return cell(0, LiveTaskModel::Result) == QString("✓ passed (person)"); },
                                test::patienceMs));
        QVERIFY(fixture().settle());
        const auto session = stored();
        QVERIFY(session.has_value());
        QCOMPARE(session->history.turns[0]->attempts[0].verdict(), Verdict::Passed);
        {
            auto before = Workspace::open(original.toStdString(), Workspace::OpenMode::ReadOnly);
            QVERIFY(before.has_value());
            const auto left = LiveStore(*before).named(run().ending().name);
            QVERIFY(left.has_value());
            QVERIFY(left->history.turns[0]->attempts[0].verdict() != Verdict::Passed);
        }

        // Back in the first file it is the session of another one.
        QVERIFY(fixture().workspace.open(original).has_value());
        QVERIFY(fixture().settle());
        QVERIFY(part<QLabel>("liveStatus").text().contains(QStringLiteral("another workspace")));
    }

    void aStoppedSessionGoesOnAndAStoredOneOpens()
    {
        if (!Sandbox::open())
            QSKIP("there is no sandbox on this machine");
        click("liveTry");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() >= 2; }, test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        const std::size_t all = run().board().tasks().size();
        QVERIFY(run().board().answered() < all);
        // As after a restart of the program.
        fixture().action(QStringLiteral("Clear")).trigger();
        QVERIFY(fixture().shownLabels().join(u' ').contains(QStringLiteral("is unfinished")));
        QVERIFY(part<QPushButton>("liveGoOn").isVisible());
        click("liveGoOn");
        QVERIFY(ends());
        QVERIFY(!run().ending().problem);
        QCOMPARE(run().board().tasks().size(), all);
        QCOMPARE(run().board().answered(), all);
        QVERIFY(run().stored().back().finished);

        // It opens from the list, with its figures.
        const QString cost = part<FigureCard>("liveCost").figure();
        const QString passed = part<FigureCard>("livePassed").figure();
        const QString regret = part<FigureCard>("liveRegret").figure();
        fixture().action(QStringLiteral("Clear")).trigger();
        QCOMPARE(page().table().model()->rowCount(), 0);
        part<QPushButton>("liveStored").menu()->actions().front()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return run().board().tasks().size() == all; }, test::patienceMs));
        QCOMPARE(part<FigureCard>("liveCost").figure(), cost);
        QCOMPARE(part<FigureCard>("livePassed").figure(), passed);
        QCOMPARE(part<FigureCard>("liveRegret").figure(), regret);
        fixture().click(page().table(), page().table().model()->index(1, 0));
        page().panel().setView(QStringLiteral("answer"));
        QVERIFY(!page().panel().shownText().isEmpty());
        QVERIFY(part<QToolButton>("judgePass").isEnabled());
        QVERIFY(part<QPushButton>("liveOpen").isVisible());
    }

    /// The endpoints are in the workspace: after a restart their file is not asked for.
    void aSessionOfEndpointsGoesOnWithoutTheirFile()
    {
        for (const char* proxy : {"http_proxy", "all_proxy"})
            qunsetenv(proxy);
        // The first call is answered, those after it are not until the session goes on.
        std::atomic<int> calls{0};
        std::atomic<bool> silent = true;
        const test::MockServer server([&](const test::MockRequest&) {
            return calls++ > 0 && silent ? test::MockReply{.silent = true}
                                         : test::MockReply{.body = test::openAiReply("I can't.", "a", 10, 10)};
        });
        QVERIFY(fixture().openEmptyWorkspace());
        const QString path = fixture().folder.filePath(QStringLiteral("kept.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray endpoints(R"({"endpoints": [{"name": "here", "base_url": "URL"}],
            "models": [{"model": "a", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1},
                       {"model": "b", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1}]})");
        file.write(endpoints.replace("URL", QByteArray::fromStdString(server.url())));
        file.close();
        page().openFile(path);
        for (const QString& name : {QStringLiteral("twice"), QStringLiteral("thrice")}) {
            write(QStringLiteral("Write a Python function %1(a).").arg(name), {});
            click("addTask");
        }
        click("liveStart");
        QVERIFY(QTest::qWaitFor([&] { return run().board().answered() == 1 && calls > 1; }, test::patienceMs));
        click("liveStop");
        QVERIFY(ends());
        QVERIFY(fixture().settle());
        fixture().action(QStringLiteral("Clear")).trigger();
        silent = false;
        // As after a restart: the built-in models are chosen.
        auto& source = part<QComboBox>("liveSource");
        QTest::keyClick(&source, Qt::Key_Up);
        QCOMPARE(source.currentIndex(), 0);
        QVERIFY2(part<QPushButton>("liveGoOn").isEnabled(), qPrintable(part<QPushButton>("liveGoOn").toolTip()));
        click("liveGoOn");
        QVERIFY(QTest::qWaitFor([this] { return run().board().answered() == 2; }, test::patienceMs));
        QVERIFY2(source.currentText().contains(QString::fromStdString(run().sessionName())),
                 qPrintable(source.currentText()));
        click("liveStop");
        QVERIFY(ends());
    }

    void aMissingKeyIsNamedAndWhatKeysHoldIsNeverShown()
    {
        QFile file(fixture().folder.filePath(QStringLiteral("endpoints.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"endpoints": [)"
            R"({"name": "here", "kind": "openai", "base_url": "http://127.0.0.1:9", "api_key_env": "ACR_TEST_KEY"},)"
            R"({"name": "there", "kind": "openai", "base_url": "http://127.0.0.1:9", "api_key_env": "ACR_NO_KEY"}],)"
            R"("models": [{"model": "a", "endpoint": "here", "served_as": "a", "input_per_1m": 1, "output_per_1m": 1},)"
            R"({"model": "b", "endpoint": "there", "served_as": "b", "input_per_1m": 1, "output_per_1m": 1}]})");
        file.close();
        qputenv("ACR_TEST_KEY", "secret-value-of-the-key");
        page().openFile(file.fileName());
        // A keychain may be asked first.
        QVERIFY(QTest::qWaitFor(
            [this] { return fixture().shownLabels().join(u' ').contains(QStringLiteral("ACR_NO_KEY")); },
            test::patienceMs));
        const QString labels = fixture().shownLabels().join(u' ');
        QVERIFY2(labels.contains(QStringLiteral("ACR_NO_KEY")), qPrintable(labels));
        QVERIFY(!labels.contains(QStringLiteral("ACR_TEST_KEY")));
        // Endpoints that can't be reached: the session ends without an answer, and says so in its table.
        page().openFile(fixture().folder.filePath(QStringLiteral("no.jsonl")));
        fixture().dialog<ErrorDialog>().reject();
        write(QStringLiteral("Write it in Python."), {});
        click("addTask");
        const QString shown = QString::fromUtf8(QJsonDocument(page().saveState()).toJson());
        QVERIFY(!shown.contains(QStringLiteral("secret")));
        qunsetenv("ACR_TEST_KEY");
    }
};

QTEST_MAIN(LivePageTest)
#include "tst_livepage.moc"

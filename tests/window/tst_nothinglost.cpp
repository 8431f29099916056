// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What was typed and never saved under a name is there again: after the program was closed, after another benchmark or
/// stream was shown, and after the program was killed. Mouse and keys, in the program's window.
///
/// Clicks and keys of the newcomer's task "close and reopen with edited priors, A/B and cursor", beside the edits
/// themselves: one to close the window, one to start the program, and the key of each page. Nothing has to be saved,
/// and nothing to be confirmed; what is done in the window is counted.

#include "core/workspace/database.h"
#include "core/workspace/priorstore.h"
#include "tests/support/effort.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/document/deskstate.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/session/timelinebar.h"
#include "widgets/shell/streambar.h"
#include "widgets/theme/thememanager.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QProcess>
#include <QStatusBar>
#include <QToolButton>

#include <csignal>

using namespace acr;
using namespace acr::ui;

namespace {

using Desk = test::WindowFixture;

constexpr const char* workUntilKilled = "--work-until-killed";
constexpr const char* ready = "everything is kept\n";

template <class Part>
Part& partOf(QWidget& parent, const char* name = nullptr)
{
    Part* const found = name == nullptr ? parent.findChild<Part*>() : parent.findChild<Part*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("there is no %s", Part::staticMetaObject.className());
    return *found;
}

PriorsPage& priorsPage(MainWindow& window)
{
    return partOf<PriorsPage>(window);
}

PriorAddress cellOf(MainWindow& window, std::size_t row, std::size_t model)
{
    const PriorSet& set = priorsPage(window).editor().learned();
    return {PriorField::Mean, set.dimensions.at(row).dimension, {}, set.models.at(model)};
}

double valueOf(MainWindow& window, std::size_t row, std::size_t model)
{
    return priorValue(priorsPage(window).editor().priors(), cellOf(window, row, model)).value();
}

/// Clicks on a cell of the prior desk and types a number.
void typeInCell(MainWindow& window, std::size_t row, std::size_t model, const QString& number)
{
    PriorGrid& grid = priorsPage(window).grid();
    QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.cellRect(cellOf(window, row, model)).center().toPoint());
    QTest::keyClick(&grid, Qt::Key_Return);
    auto& typed = partOf<QLineEdit>(grid);
    typed.selectAll();
    QTest::keyClicks(&typed, number);
    QTest::keyClick(&typed, Qt::Key_Return);
}

QToolButton& snapshot(MainWindow& window, const QString& name)
{
    for (auto* button : priorsPage(window).sets().findChildren<QToolButton*>())
        if (button->accessibleName() == SetBar::tr("Snapshot %1").arg(name))
            return *button;
    qFatal("no snapshot");
}

QComboBox& chooser(MainWindow& window, const QString& accessibleName)
{
    for (auto* box : priorsPage(window).sets().findChildren<QComboBox*>())
        if (box->accessibleName() == accessibleName)
            return *box;
    qFatal("no chooser");
}

QComboBox& setChooser(MainWindow& window)
{
    return chooser(window, SetBar::tr("Prior set"));
}

QComboBox& against(MainWindow& window)
{
    return chooser(window, SetBar::tr("What changes are counted from"));
}

/// Goes down in a chooser to the entry, by keys.
void choose(QComboBox& box, const QString& text)
{
    box.setFocus();
    for (int i = 0; i < box.count() && box.currentText() != text; ++i)
        QTest::keyClick(&box, Qt::Key_Down);
}

QStringList entriesOf(const QComboBox& box)
{
    QStringList entries;
    for (int i = 0; i < box.count(); ++i)
        entries << box.itemText(i);
    return entries;
}

/// Saves the edited set under a name, in the dialog.
void saveSetAs(MainWindow& window, const QString& name)
{
    for (QAction* action : priorsPage(window).sets().setActions())
        if (action->objectName() == QLatin1String("saveSet"))
            action->trigger();
    auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr)
        qFatal("no dialog");
    auto& line = partOf<QLineEdit>(*dialog);
    line.selectAll();
    QTest::keyClicks(&line, name);
    QTest::keyClick(&line, Qt::Key_Return);
    // The offscreen platform does not make the window active again.
    window.activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&window));
}

/// Forks at the cursor with this policy, in the dialog.
void forkWith(MainWindow& window, const QString& policy)
{
    QTest::keyClick(&partOf<TimelineBar>(window), Qt::Key_F);
    auto* dialog = qobject_cast<ForkDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr)
        qFatal("no dialog");
    dialog->choosePolicy(policy);
    dialog->accept();
}

QString titleOf(MainWindow& window)
{
    return window.windowTitle();
}

/// In the process that is killed: edits priors, keeps B, plays and forks, and says when it is in the file.
int work(const QString& folder)
{
    Workbench workbench(*qApp, folder, folder);
    MainWindow& window = workbench.window();
    const Services services = workbench.services();
    window.show();
    const auto settled = [&] {
        return QTest::qWaitFor(
            [&] {
                return services.jobs.idle() && !services.document.computing() && window.currentPage() != nullptr &&
                       window.currentPage()->settled();
            },
            test::patienceMs);
    };
    if (!services.workspace.open(folder + QStringLiteral("/small.acrw")) || !settled())
        return 2;
    window.showPage(QStringLiteral("priors"));
    if (!settled())
        return 3;
    typeInCell(window, 1, 0, QStringLiteral("0.25"));
    QTest::mouseClick(&snapshot(window, QStringLiteral("B")), Qt::LeftButton, {}, QPoint(6, 10));
    typeInCell(window, 2, 1, QStringLiteral("0.75"));
    window.showPage(QStringLiteral("session"));
    if (!settled())
        return 4;
    services.player.seek(7);
    forkWith(window,
             QStringLiteral("always:") + QString::fromStdString(services.document.benchmark()->models.front().name));
    if (!settled())
        return 5;
    if (!QTest::qWaitFor([&] { return services.workspace.desk().settled(); }, test::patienceMs))
        return 6;
    std::fputs(ready, stdout);
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

class NothingLostTest final : public QObject {
    Q_OBJECT

private slots:
    void closingAndOpeningKeepsPriorsSnapshotsAndCursor_data()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("simulated") << false;
        QTest::newRow("CodeRouterBench") << true;
    }
    void closingAndOpeningKeepsPriorsSnapshotsAndCursor()
    {
        QFETCH(bool, real);
        std::optional<std::filesystem::path> source;
        if (real) {
            ACR_NEED_SHARED(folder, "coderouterbench");
            source = folder;
        }
        Desk desk;
        QVERIFY(desk.openBenchmark(source));
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QTest::keyClick(&desk.window(), Qt::Key_5, Qt::ControlModifier);
        QVERIFY(desk.settle());
        QCOMPARE(setChooser(desk.window()).currentText(), SetBar::tr("learned"));
        QVERIFY(!desk.window().isWindowModified() || !titleOf(desk.window()).contains(u"edited"));
        typeInCell(desk.window(), 0, 0, QStringLiteral("0.125"));
        QCOMPARE(valueOf(desk.window(), 0, 0), 0.125);
        QVERIFY2(setChooser(desk.window()).currentText().contains(u"edited"),
                 qPrintable(setChooser(desk.window()).currentText()));
        QTest::mouseClick(&snapshot(desk.window(), QStringLiteral("A")), Qt::LeftButton, {}, QPoint(6, 10));
        saveSetAs(desk.window(), QStringLiteral("mine"));
        QCOMPARE(setChooser(desk.window()).currentText(), QStringLiteral("mine"));
        QVERIFY(!titleOf(desk.window()).contains(u"mine"));
        typeInCell(desk.window(), 1, 1, QStringLiteral("0.875"));
        QCOMPARE(setChooser(desk.window()).currentText(), SetBar::tr("%1 — edited").arg(QStringLiteral("mine")));
        QVERIFY2(titleOf(desk.window()).contains(u"mine"), qPrintable(titleOf(desk.window())));
        QVERIFY(desk.window().isWindowModified());
        // Every snapshot and every named set can be compared with.
        QCOMPARE(entriesOf(against(desk.window())),
                 (QStringList{SetBar::tr("learned"), SetBar::tr("snapshot %1").arg(QStringLiteral("A")),
                              SetBar::tr("set %1").arg(QStringLiteral("mine"))}));
        choose(against(desk.window()), SetBar::tr("set %1").arg(QStringLiteral("mine")));
        QVERIFY(desk.settle());
        const PriorSet edited = priorsPage(desk.window()).editor().priors();
        const PriorSet reference = priorsPage(desk.window()).editor().reference();
        QCOMPARE(priorValue(reference, cellOf(desk.window(), 0, 0)).value(), 0.125);
        QVERIFY(reference != edited);

        QTest::keyClick(&desk.window(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(desk.settle());
        auto& timeline = partOf<TimelineBar>(desk.window());
        QTest::keyClick(&timeline, Qt::Key_Home);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&timeline, Qt::Key_Right);
        const QString policy =
            QStringLiteral("always:") + QString::fromStdString(desk.document().benchmark()->models.front().name);
        forkWith(desk.window(), policy);
        QVERIFY(desk.settle());
        QVERIFY(desk.services().player.hasFork());
        QTest::keyClick(&timeline, Qt::Key_Right);
        QCOMPARE(desk.services().player.cursor(), std::optional<std::size_t>(6));
        test::Effort effort;
        effort.watch();
        QVERIFY(desk.window().close());

        desk.start();
        QVERIFY(desk.openBenchmark(source));
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        // The title knows before the page is shown.
        QVERIFY2(titleOf(desk.window()).contains(u"mine"), qPrintable(titleOf(desk.window())));
        QVERIFY(desk.window().isWindowModified());
        QTest::keyClick(&desk.window(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(desk.settle());
        QTRY_VERIFY(desk.services().player.hasFork());
        QVERIFY(desk.settle());
        QCOMPARE(desk.services().player.cursor(), std::optional<std::size_t>(6));
        QCOMPARE(desk.services().player.fork().definition().policy, policy.toStdString());
        QCOMPARE(desk.services().player.fork().definition().fork.after, std::uint32_t{5});
        QTest::keyClick(&desk.window(), Qt::Key_5, Qt::ControlModifier);
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == edited);
        QVERIFY(priorsPage(desk.window()).editor().reference() == reference);
        QCOMPARE(against(desk.window()).currentText(), SetBar::tr("set %1").arg(QStringLiteral("mine")));
        QCOMPARE(setChooser(desk.window()).currentText(), SetBar::tr("%1 — edited").arg(QStringLiteral("mine")));
        QVERIFY(priorsPage(desk.window()).sets().isKept(0));
        QVERIFY(!priorsPage(desk.window()).sets().isKept(1));
        QCOMPARE(effort.beyond(0, 2), QString());

        // The steps are there, too: the second edit, the saving, the first edit.
        QTest::keyClick(&desk.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.settle());
        QCOMPARE(setChooser(desk.window()).currentText(), QStringLiteral("mine"));
        QVERIFY(!titleOf(desk.window()).contains(u"mine"));
        QTest::keyClick(&desk.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(entriesOf(against(desk.window())).filter(QStringLiteral("mine")).isEmpty());
        QTest::keyClick(&desk.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == priorsPage(desk.window()).editor().learned());
        QCOMPARE(setChooser(desk.window()).currentText(), SetBar::tr("learned"));
        QVERIFY(!desk.services().undo.canUndo());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&desk.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == edited);
        QVERIFY(PriorStore(*desk.services().workspace.workspace()).find("mine").value().has_value());
        // What was kept as A is the first edit.
        QTest::mouseClick(&snapshot(desk.window(), QStringLiteral("A")), Qt::LeftButton, {}, QPoint(6, 10));
        QCOMPARE(valueOf(desk.window(), 0, 0), 0.125);
        QVERIFY(valueOf(desk.window(), 1, 1) != 0.875);
    }

    void anotherBenchmarkAndBackKeepsTheDesk()
    {
        Desk desk;
        QVERIFY(desk.open());
        WorkspaceFile& file = desk.services().workspace;
        const BenchmarkId first = *file.current();
        file.simulate(test::smallBenchmark(2));
        QVERIFY(desk.calm());
        const BenchmarkId second = *file.current();
        QVERIFY(first != second);
        file.showBenchmark(first);
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        typeInCell(desk.window(), 0, 0, QStringLiteral("0.125"));
        typeInCell(desk.window(), 0, 1, QStringLiteral("0.25"));
        desk.trigger("edit.undo");
        const PriorSet edited = priorsPage(desk.window()).editor().priors();

        file.showBenchmark(second);
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == priorsPage(desk.window()).editor().learned());
        QVERIFY(!desk.services().undo.canUndo() && !desk.services().undo.canRedo());
        QVERIFY(!titleOf(desk.window()).contains(u"edited"));
        typeInCell(desk.window(), 2, 0, QStringLiteral("0.5"));

        file.showBenchmark(first);
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == edited);
        QVERIFY(titleOf(desk.window()).contains(u"edited"));
        desk.trigger("edit.redo");
        QVERIFY(desk.settle());
        QCOMPARE(valueOf(desk.window(), 0, 1), 0.25);
        file.showBenchmark(second);
        QVERIFY(desk.settle());
        QCOMPARE(valueOf(desk.window(), 2, 0), 0.5);
    }

    void anotherStreamAndBackKeepsEventsForkAndCursor()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        SessionPlayer& player = desk.services().player;
        const std::string model = desk.document().benchmark()->models.front().name;
        player.setEvents({{.after = 11, .kind = SessionEventKind::Price, .model = model, .amount = 0.5}});
        QVERIFY(desk.settle());
        player.seek(9);
        forkWith(desk.window(), QStringLiteral("always:") + QString::fromStdString(model));
        QVERIFY(desk.settle());
        const SessionDefinition session = player.lane().definition();
        const SessionDefinition fork = player.fork().definition();
        QVERIFY(fork.fork.isFork());

        StreamDefinition other = desk.document().stream()->definition;
        const StreamDefinition before = other;
        other.order = StreamOrder::Shuffled;
        other.seed = 3;
        QVERIFY(desk.document().setStream(other));
        QVERIFY(desk.settle());
        QVERIFY(!player.hasFork());
        player.play(QStringLiteral("random"), 4);
        QVERIFY(desk.settle());
        player.seek(2);

        QVERIFY(desk.document().setStream(before));
        QVERIFY(desk.settle());
        QTRY_VERIFY(player.hasFork());
        QVERIFY(desk.settle());
        QVERIFY(player.lane().definition() == session);
        QVERIFY(player.fork().definition() == fork);
        QCOMPARE(player.cursor(), std::optional<std::size_t>(9));
        // Both streams, after a restart.
        QVERIFY(desk.window().close());
        desk.start();
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        QTRY_VERIFY(desk.services().player.hasFork());
        QVERIFY(desk.settle());
        QVERIFY(desk.services().player.lane().definition() == session);
        QVERIFY(desk.services().player.fork().definition() == fork);
        QCOMPARE(desk.services().player.cursor(), std::optional<std::size_t>(9));
        QVERIFY(desk.document().setStream(other));
        QVERIFY(desk.settle());
        QCOMPARE(desk.services().player.lane().definition().policy, std::string("random"));
        QCOMPARE(desk.services().player.cursor(), std::optional<std::size_t>(2));
    }

    void whatAKillLeavesIsComplete()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.services().workspace.close();
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QLatin1String(workUntilKilled), desk.folder.path()});
        QVERIFY(program.waitForStarted());
        QByteArray said;
        while (!said.contains(ready) && program.waitForReadyRead(test::patienceMs))
            said += program.readAllStandardOutput();
        QVERIFY2(said.contains(ready), said + program.readAllStandardError());
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);

        desk.start();
        QVERIFY(desk.open());
        QVERIFY(titleOf(desk.window()).contains(u"edited"));
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        QCOMPARE(valueOf(desk.window(), 1, 0), 0.25);
        QCOMPARE(valueOf(desk.window(), 2, 1), 0.75);
        QVERIFY(priorsPage(desk.window()).sets().isKept(1));
        desk.trigger("edit.undo");
        QVERIFY(valueOf(desk.window(), 2, 1) != 0.75);
        QVERIFY(priorsPage(desk.window()).editor().priors() == *priorsPage(desk.window()).sets().kept(1));
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        QTRY_VERIFY(desk.services().player.hasFork());
        QCOMPARE(desk.services().player.cursor(), std::optional<std::size_t>(7));
        QCOMPARE(desk.services().player.fork().definition().fork.after, std::uint32_t{7});
    }

    void typedFiltersComeBackRightOrWrong()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("benchmark")));
        QVERIFY(desk.settle());
        const std::string model = desk.document().benchmark()->models.front().name;
        const QString right = QStringLiteral("score(%1) < 0.5").arg(QString::fromStdString(model));
        const QString wrong = right + QStringLiteral(" and scor(");
        auto* text = &partOf<QLineEdit>(desk.window(), "filterText");
        text->setFocus();
        QTest::keyClicks(text, right);
        QVERIFY(desk.settle());
        const int rows = desk.page<BenchmarkPage>().taskRows()->rowCount();
        QVERIFY(rows > 0 && rows < static_cast<int>(desk.document().stream()->tasks.size()));
        QVERIFY(desk.window().close());
        desk.start();
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("benchmark")));
        QVERIFY(desk.settle());
        text = &partOf<QLineEdit>(desk.window(), "filterText");
        QCOMPARE(text->text(), right);
        QCOMPARE(desk.page<BenchmarkPage>().taskRows()->rowCount(), rows);
        // A text that is not complete is kept beside the filter that is in force.
        text->setFocus();
        text->end(false);
        QTest::keyClicks(text, QStringLiteral(" and scor("));
        // The one of the stream is typed and not applied.
        QTest::mouseClick(&partOf<QToolButton>(partOf<StreamBar>(desk.window()), "filter"), Qt::LeftButton);
        auto* stream = &partOf<QLineEdit>(partOf<StreamBar>(desk.window()), "streamFilterText");
        QTRY_VERIFY(stream->isVisible());
        QTest::keyClicks(stream, right);
        stream->window()->close();
        QVERIFY(desk.window().close());
        desk.start();
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("benchmark")));
        QVERIFY(desk.settle());
        QCOMPARE(partOf<QLineEdit>(desk.window(), "filterText").text(), wrong);
        // The last complete text: a word alone is sought in the tasks.
        QCOMPARE(QString::fromStdString(desk.document().tableFilter().expression), right + QStringLiteral(" and scor"));
        QVERIFY(desk.document().stream()->definition.filter.empty());
        QTest::mouseClick(&partOf<QToolButton>(partOf<StreamBar>(desk.window()), "filter"), Qt::LeftButton);
        stream = &partOf<QLineEdit>(partOf<StreamBar>(desk.window()), "streamFilterText");
        QTRY_VERIFY(stream->isVisible());
        QCOMPARE(stream->text(), right);
        QTest::keyClick(stream, Qt::Key_Return);
        QVERIFY(desk.settle());
        QCOMPARE(desk.document().stream()->definition.filter.expression, right.toStdString());
    }

    void aDamagedDeskIsLeftOutAndSaid()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        typeInCell(desk.window(), 0, 0, QStringLiteral("0.125"));
        typeInCell(desk.window(), 1, 0, QStringLiteral("0.5"));
        QVERIFY(desk.window().close());
        const QString name = desk.services().workspace.file();
        desk.services().workspace.close();
        // The set says nonsense, a step names a model that is not there, and another key is no JSON.
        {
            auto raw = Database::open(name.toStdString(), Database::Access::ReadWrite).value();
            QVERIFY(raw.execute("UPDATE desk_entry SET value = '{\"set\": \"{}\"}' WHERE key = 'prior set'"));
            QVERIFY(
                raw.execute("UPDATE desk_entry SET value = '{\"steps\": [7, {\"kind\": \"priors\", \"text\": \"a\", "
                            "\"data\": {\"cells\": [[\"\", \"\", \"nobody\", 1, 2, 3, 4, 5, 6]]}}], \"done\": 99}' "
                            "WHERE key = 'undo'"));
            QVERIFY(raw.execute("INSERT INTO desk_entry SELECT benchmark_id, 'sessions', 'nonsense' FROM desk_entry "
                                "WHERE key = 'undo'"));
        }
        desk.start();
        QSignalSpy said(&desk.services().workspace.desk(), &DeskState::said);
        QSignalSpy damaged(&desk.services().workspace.desk(), &DeskState::damaged);
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        QCOMPARE(said.size(), 1);
        QVERIFY(priorsPage(desk.window()).editor().priors() == priorsPage(desk.window()).editor().learned());
        QCOMPARE(setChooser(desk.window()).currentText(), SetBar::tr("learned"));
        desk.trigger("edit.undo");
        QCOMPARE(said.size(), 2);
        desk.trigger("edit.undo");
        QVERIFY(!desk.services().undo.canUndo());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        QCOMPARE(damaged.size(), 1);
        QVERIFY(desk.services().player.lane().size() > 0);
    }

    void aWorkspaceThatIsOnlyReadKeepsTheDeskInMemoryAndSaysSo()
    {
        Desk desk;
        QVERIFY(desk.open());
        WorkspaceFile& file = desk.services().workspace;
        const BenchmarkId first = *file.current();
        file.simulate(test::smallBenchmark(2));
        QVERIFY(desk.calm());
        const BenchmarkId second = *file.current();
        const QString name = file.file();
        file.close();
        QVERIFY(file.open(name, WorkspaceFile::Mode::ReadOnly));
        QVERIFY(desk.calm());
        file.showBenchmark(first);
        QVERIFY(desk.calm());
        QSignalSpy said(&file.desk(), &DeskState::said);
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        QVERIFY(QTest::qWaitFor([&] { return file.desk().settled(); }));
        QCOMPARE(said.size(), 0);
        typeInCell(desk.window(), 0, 0, QStringLiteral("0.125"));
        QTRY_COMPARE(said.size(), 1);
        QTRY_VERIFY(!desk.window().statusBar()->currentMessage().isEmpty());
        file.showBenchmark(second);
        QVERIFY(desk.settle());
        file.showBenchmark(first);
        QVERIFY(desk.settle());
        QCOMPARE(valueOf(desk.window(), 0, 0), 0.125);
        QVERIFY(desk.services().undo.canUndo());
        desk.start();
        QVERIFY(desk.open());
        desk.services().workspace.showBenchmark(first);
        QVERIFY(desk.window().showPage(QStringLiteral("priors")));
        QVERIFY(desk.settle());
        QVERIFY(priorsPage(desk.window()).editor().priors() == priorsPage(desk.window()).editor().learned());
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == workUntilKilled)
        return work(QString::fromLocal8Bit(argv[2]));
    NothingLostTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nothinglost.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a newcomer compares, by mouse and keys in the program's window, on a simulated benchmark and on the real one.
/// Clicks that each task may take, from the page where it begins; they are counted:
///
/// | task | clicks |
/// |---|---|
/// | try what the flip sentence says, from the session | 1: *Try this flip on the Priors page* |
/// | the same on the prior desk | 2: a task, *Try it* |
/// | A − B by dimension, largest first, and the tasks of a group | 1: the tab; largest first already; 1 double click |
/// | pin a run as ghost | 2: right click on its row, *Pin as ghost* |
/// | take a ghost away | 1: its chip |

#include "tests/support/effort.h"
#include "tests/support/pagefixture.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/curvechart.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/ghosts.h"
#include "widgets/pages/priors/fliptrialbar.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/regret/curvepanel.h"
#include "widgets/pages/regret/differencemodel.h"
#include "widgets/pages/regret/differencepanel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/forklist.h"
#include "widgets/pages/session/lanechart.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/numbers.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <map>

using namespace acr;
using namespace acr::ui;

namespace {

/// Opens the context menu of a place, as the right button does, and clicks the entry of that text. False when there is
/// no such entry.
bool chooseFromMenu(QWidget& widget, const QPoint& place, const QString& text)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr)
        return false;
    for (QAction* action : menu->actions()) {
        if (action->text() == text && action->isEnabled()) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return true;
        }
    }
    menu->close();
    return false;
}

QStringList namesOfGhosts(const CurveChart& chart)
{
    QStringList names;
    for (const Curve& curve : chart.curves()) {
        if (curve.ghost > 0)
            names << curve.name;
    }
    return names;
}

const Curve* curveOf(const CurveChart& chart, const QString& id)
{
    const auto found = std::ranges::find(chart.curves(), id, &Curve::id);
    return found == chart.curves().end() ? nullptr : &*found;
}

} // namespace

class ComparingTest final : public QObject {
    Q_OBJECT

private:
    std::map<QString, std::unique_ptr<test::WindowFixture>> m_fixtures;
    test::WindowFixture* m_fixture = nullptr;
    test::Effort m_effort;

    Document& document() { return m_fixture->document(); }
    SessionPlayer& player() { return m_fixture->services().player; }
    QUndoStack& undo() { return m_fixture->services().undo; }
    MainWindow& window() { return m_fixture->window(); }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    [[nodiscard]] bool show(const char* page) { return window().showPage(QLatin1String(page)) && settle(); }
    [[nodiscard]] QString currentPage() { return window().currentPage()->id(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(&window(), key, modifiers); }
    /// Clicks the tab of that text.
    [[nodiscard]] bool clickTab(QWidget& page, const QString& text)
    {
        for (QTabBar* tabs : page.findChildren<QTabBar*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                if (tabs->tabText(i) == text && tabs->isVisible()) {
                    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
                    return true;
                }
            }
        }
        return false;
    }
    /// An action of the Session page, as its menu and the palette trigger it.
    void triggerAction(const char* name)
    {
        m_fixture->page<SessionPage>().findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly)->trigger();
    }
    [[nodiscard]] bool makeFork(const QString& policy)
    {
        QTimer::singleShot(0, this, [policy] {
            auto& dialog = test::PageFixture::dialog<ForkDialog>();
            dialog.choosePolicy(policy);
            dialog.accept();
        });
        const std::size_t before = player().forks().size();
        triggerAction("fork");
        return QTest::qWaitFor([&] { return player().forks().size() == before + 1; }, test::patienceMs) && settle();
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("simulated") << QString();
        QTest::newRow("real") << QString("coderouterbench");
    }
    void initTestCase() { QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false); }
    void init()
    {
        QFETCH_GLOBAL(QString, data);
        if (m_fixture != nullptr)
            window().hide();
        auto& fixture = m_fixtures[data];
        const bool fresh = fixture == nullptr;
        if (fresh)
            fixture = std::make_unique<test::WindowFixture>();
        m_fixture = fixture.get();
        if (fresh) {
            window().resize(1280, 800);
            if (data.isEmpty()) {
                QVERIFY(m_fixture->open());
            } else {
                ACR_NEED_SHARED(folder, data.toStdString());
                QVERIFY(m_fixture->openImported(folder));
            }
        }
        if (!document().benchmark())
            QSKIP("the real benchmark is not there");
        document().setWeights({});
        document().pinned().clear();
        window().show();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QVERIFY(settle());
        m_effort.watch();
    }
    void cleanupTestCase() { m_fixtures.clear(); }

    /// Newcomer's task 3.
    void whatTheFlipSentenceSaysIsTriedOnTheDesk()
    {
        QVERIFY(show("session"));
        auto& session = m_fixture->page<SessionPage>();
        auto* button = session.findChild<QToolButton*>(QStringLiteral("tryFlipOnDesk"));
        QVERIFY(button != nullptr);
        std::size_t step = 0;
        for (; step < player().lane().size() && !button->isVisible(); ++step)
            player().seek(step);
        QVERIFY(button->isVisible());
        const Step decided = player().lane().track()->run().steps[*player().cursor()];
        const int before = undo().index();

        m_effort.restart();
        QTest::mouseClick(button, Qt::LeftButton); // the only click

        QCOMPARE(currentPage(), QStringLiteral("priors"));
        QVERIFY(settle());
        QCOMPARE(m_effort.beyond(1, 0), QString());
        QVERIFY(document().selectedTask() == decided.task);
        auto& desk = m_fixture->page<PriorsPage>();
        QCOMPARE(undo().index(), before + 1);
        QVERIFY(!(desk.editor().priors() == desk.editor().learned()));
        const auto* message = desk.findChild<QLabel*>(QStringLiteral("priorsMessage"));
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().contains(QString::fromStdString(document().benchmark()->tasks[decided.task].id)),
                 qPrintable(message->text()));
        // The figures are those of the set that was changed.
        const auto expected = desk.editor().desk()->replay(desk.editor().priors());
        QVERIFY(expected.has_value());
        QCOMPARE(desk.editor().after()->metrics.cumRegret, expected->metrics.cumRegret);

        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(settle());
        QCOMPARE(undo().index(), before);
        QVERIFY(desk.editor().priors() == desk.editor().learned());
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(), QStringLiteral("session"));
    }

    void theDeskTriesItsOwnFlipSentence()
    {
        QVERIFY(show("priors"));
        auto& page = m_fixture->page<PriorsPage>();
        auto* button = page.findChild<QPushButton*>(QStringLiteral("tryFlip"));
        const auto& tasks = document().stream()->tasks;
        for (std::size_t i = 0; i < tasks.size() && !button->isEnabled(); ++i) {
            document().selectTask(tasks[i]);
            QVERIFY(settle());
        }
        QVERIFY(button->isEnabled());
        const TaskIndex task = *document().selectedTask();
        QVERIFY2(page.trial().sentence().contains(QString::fromStdString(document().benchmark()->tasks[task].id)),
                 qPrintable(page.trial().sentence()));
        const int before = undo().index();
        m_effort.restart();
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(settle());
        QCOMPARE(m_effort.beyond(1, 0), QString());
        QCOMPARE(undo().index(), before + 1);
        QVERIFY(!(page.editor().priors() == page.editor().learned()));
        // The next sentence is about the set as it is now.
        QVERIFY(page.trial().settled());
        undo().undo();
        QVERIFY(settle());
        QVERIFY(page.editor().priors() == page.editor().learned());
    }

    /// Newcomer's task 4.
    void theDifferenceOfTwoRunsIsSplitByDimension()
    {
        QVERIFY(show("regret"));
        auto& page = m_fixture->page<RegretPage>();
        auto& panel = *page.findChild<DifferencePanel*>();
        m_effort.restart();
        QVERIFY(clickTab(page, RegretPage::tr("A − B by group"))); // the first click
        QVERIFY(settle());
        QVERIFY(panel.isVisible());
        QCOMPARE(m_effort.beyond(1, 0), QString());
        const DifferenceModel& model = panel.model();
        QVERIFY(model.rowCount() > 2);

        // The sum is the difference of the two runs, and the groups add up to it.
        const StreamResults& results = *document().results();
        const Run& a = rowOf(results, page.runA())->runs.front();
        const Run& b = rowOf(results, page.runB())->runs.front();
        const double difference = evaluate(a, results.oracle).cumRegret - evaluate(b, results.oracle).cumRegret;
        // It stands first, where every height of the table shows it.
        const QModelIndex sum = model.index(0, DifferenceModel::Difference);
        QCOMPARE(sum.data().toString(), numbers::delta(difference, 1));
        double total = 0;
        double last = INFINITY;
        for (const DifferenceGroup& group : model.groups()) {
            total += group.difference;
            QVERIFY(std::abs(group.difference) <= last);
            last = std::abs(group.difference);
        }
        QVERIFY(std::abs(total - model.total().difference) < 1e-9);

        // By another column, and back to the largest first.
        panel.table().sortByColumn(DifferenceModel::Group, Qt::AscendingOrder);
        QVERIFY(model.groups().front().name <= model.groups().back().name);
        QVERIFY(model.index(0, DifferenceModel::Difference).data(EmphasisRole).toBool());
        QCOMPARE(model.index(0, DifferenceModel::Difference).data(SortRole).toDouble(), model.total().difference);
        QVERIFY(!model.index(1, DifferenceModel::Difference).data(EmphasisRole).toBool());
        QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("differenceBySize")), Qt::LeftButton);
        QCOMPARE(std::abs(model.groups().front().difference),
                 std::abs(std::ranges::max(model.groups(), {}, [](const DifferenceGroup& group) {
                              return std::abs(group.difference);
                          }).difference));

        // From the first group to its tasks.
        const DifferenceGroup group = model.groups().front();
        QVERIFY(group.differing > 0);
        const QPoint row = panel.table().visualRect(model.index(1, 0)).center();
        m_effort.restart();
        QTest::mouseClick(panel.table().viewport(), Qt::LeftButton, {}, row);
        QTest::mouseDClick(panel.table().viewport(), Qt::LeftButton, {}, row);
        QCOMPARE(currentPage(), QStringLiteral("benchmark"));
        QCOMPARE(m_effort.beyond(2, 0), QString());
        QVERIFY(settle());
        QVERIFY(document().taskList() != nullptr);
        QCOMPARE(document().taskList()->tasks.size(), group.differing);
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(), QStringLiteral("regret"));
    }

    /// Newcomer's task 5.
    void aRowIsPinnedAsGhost()
    {
        QVERIFY(show("regret"));
        auto& page = m_fixture->page<RegretPage>();
        QVERIFY(page.reveal(QStringLiteral("leaderboard")));
        DataTable& table = page.findChild<LeaderboardPanel*>()->table();
        const QModelIndex row = table.model()->index(0, LeaderboardModel::Policy);
        const QString policy = row.data(LeaderboardModel::PolicyRole).toString();
        table.scrollTo(row);
        m_effort.restart();
        QVERIFY(
            chooseFromMenu(*table.viewport(), table.visualRect(row).center(), LeaderboardPanel::tr("Pin as ghost")));
        QCOMPARE(m_effort.beyond(1, 0), QString()); // and the right click
        const CurveChart& curves = page.findChild<CurvePanel*>()->mainChart();
        QCOMPARE(namesOfGhosts(curves).size(), 1);
        const Curve ghost = curves.curves().back();
        const double regret = rowOf(*document().results(), policy)->metrics.cumRegret;
        QVERIFY(std::abs((*ghost.values)[ghost.values->size() - 1] - regret) < 1e-6);
        // The legend and the crosshair name it.
        const auto readings = curves.readings(10);
        QVERIFY(std::ranges::find(readings, ghost.name, &CurveReading::name) != readings.end());

        // Other weights are another leaderboard; the ghost keeps its decisions and says with which it decided.
        document().setWeights({1, -1});
        QVERIFY(settle());
        QCOMPARE(namesOfGhosts(curves).size(), 1);
        QVERIFY2(namesOfGhosts(curves).front().contains(QStringLiteral("ε₂")),
                 qPrintable(namesOfGhosts(curves).front()));
        document().setWeights({});
        QVERIFY(settle());

        // It is on the session's curve as well.
        QVERIFY(show("session"));
        const CurveChart& lane = m_fixture->page<SessionPage>().findChild<LaneChart*>()->chart();
        QCOMPARE(namesOfGhosts(lane), namesOfGhosts(curves));

        // The chip takes it away, everywhere.
        QToolButton* chip = nullptr;
        for (QToolButton* each : m_fixture->page<SessionPage>().findChildren<QToolButton*>())
            if (each->objectName().startsWith(QStringLiteral("chip:pinned")))
                chip = each;
        QVERIFY(chip != nullptr && chip->isVisible());
        m_effort.restart();
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(m_effort.beyond(1, 0), QString());
        QVERIFY(namesOfGhosts(lane).isEmpty());
        QVERIFY(namesOfGhosts(curves).isEmpty());
    }

    void aSessionIsPinnedAndStaysWhileAnotherIsPlayed()
    {
        QVERIFY(show("session"));
        const QString before = QString::fromStdString(player().lane().definition().policy);
        const double end = player().lane().metrics().after(player().lane().size()).cumRegret;
        const CurveChart& lane = m_fixture->page<SessionPage>().findChild<LaneChart*>()->chart();
        triggerAction("pinGhost");
        QCOMPARE(namesOfGhosts(lane).size(), 1);
        // The same run is not pinned twice.
        triggerAction("pinGhost");
        QCOMPARE(namesOfGhosts(lane).size(), 1);
        player().play(QStringLiteral("random"), 1);
        QVERIFY(settle());
        const Curve* ghost = curveOf(lane, QStringLiteral("ghost:") + document().pinned().all().front().id);
        QVERIFY(ghost != nullptr);
        QCOMPARE((*ghost->values)[ghost->values->size() - 1], end);

        // In both themes it can be seen on the card, and its dashes tell it apart.
        CurvePlot plot;
        plot.curves = lane.curves();
        plot.selected = QStringLiteral("played");
        const auto at = static_cast<std::size_t>(ghost - lane.curves().data());
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            const Stroke stroke = plot.strokeOf(at, theme);
            QVERIFY(contrastRatio(stroke.colour, theme.colours().card) >= 3);
            QVERIFY(stroke.dashed && plot.dashOf(at, theme) > 0);
        }

        // Another order of the stream is another stream.
        StreamDefinition other = document().stream()->definition;
        const StreamDefinition first = other;
        other.order = StreamOrder::Shuffled;
        other.seed = 5;
        QVERIFY(document().setStream(other).has_value());
        QVERIFY(namesOfGhosts(lane).isEmpty());
        QVERIFY(document().setStream(first).has_value());
        player().play(before, 1);
        QVERIFY(settle());
    }

    void theOracleIsOnTheCurveOfTheSession()
    {
        QVERIFY(show("session"));
        auto* lane = m_fixture->page<SessionPage>().findChild<LaneChart*>();
        const auto& metrics = player().lane().metrics();
        const auto end = metrics.after(metrics.steps());
        const auto last = [&] {
            const Curve* oracle = curveOf(lane->chart(), QStringLiteral("oracle"));
            return (*oracle->values)[oracle->values->size() - 1];
        };
        lane->setMetric(QStringLiteral("perf"));
        QCOMPARE(last(), end.oraclePerfPct());
        lane->setMetric(QStringLiteral("cost"));
        QCOMPARE(last(), end.oracleCostUsd);
        lane->setMetric(QStringLiteral("regret"));
        QCOMPARE(last(), 0.0);
        CurvePlot plot;
        plot.curves = lane->chart().curves();
        const auto at =
            static_cast<std::size_t>(curveOf(lane->chart(), QStringLiteral("oracle")) - lane->chart().curves().data());
        QVERIFY(plot.strokeOf(at, Theme::light()).dashed);
    }

    void severalForksAreListedAndCompared()
    {
        QVERIFY(show("session"));
        auto& page = m_fixture->page<SessionPage>();
        auto& list = *page.findChild<ForkList*>();
        QVERIFY(!list.isVisible());
        const std::size_t size = player().lane().size();
        player().seek(size / 4);
        QVERIFY(makeFork(QStringLiteral("random")));
        player().seek(size / 2);
        QVERIFY(makeFork(QStringLiteral("oracle")));
        QVERIFY(list.isVisible());
        QAbstractItemModel& rows = *list.table().model();
        QCOMPARE(rows.rowCount(), 2);
        QCOMPARE(player().selectedFork(), std::optional(std::size_t(1)));
        const auto forks = player().forks();
        for (int i = 0; i < 2; ++i) {
            const auto& metrics = forks[static_cast<std::size_t>(i)].lane->metrics();
            QCOMPARE(metrics.steps(), size);
            QCOMPARE(rows.index(i, ForkModel::RegretEnd).data(SortRole).toDouble(),
                     metrics.after(size).cumRegret - player().lane().metrics().after(size).cumRegret);
        }
        const CurveChart& chart = page.findChild<LaneChart*>()->chart();
        QVERIFY(curveOf(chart, QStringLiteral("fork")) != nullptr);
        QVERIFY(curveOf(chart, QStringLiteral("fork:0")) != nullptr);

        // At the cursor.
        player().seek(3 * size / 4);
        const std::size_t steps = 3 * size / 4 + 1;
        QCOMPARE(rows.index(0, ForkModel::RegretHere).data(SortRole).toDouble(),
                 forks[0].lane->metrics().after(steps).cumRegret - player().lane().metrics().after(steps).cumRegret);

        // A click selects the other fork; Delete takes it away.
        QTest::mouseClick(list.table().viewport(), Qt::LeftButton, {},
                          list.table().visualRect(rows.index(0, 0)).center());
        QCOMPARE(player().selectedFork(), std::optional(std::size_t(0)));
        QCOMPARE(player().fork().definition().policy, std::string("random"));
        QTest::keyClick(&list.table(), Qt::Key_Delete);
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(player().fork().definition().policy, std::string("oracle"));
        triggerAction("pinForkGhost");
        triggerAction("dropFork");
        QVERIFY(!list.isVisible());
        QCOMPARE(namesOfGhosts(chart).size(), 1);
    }

    void whatTheOracleLosesByAnEventIsSaid()
    {
        QVERIFY(show("session"));
        auto* facts = m_fixture->page<SessionPage>().findChild<QLabel*>(QStringLiteral("eventFacts"));
        QVERIFY(!facts->isVisible());
        const std::string model = document().benchmark()->models.front().name;
        player().setEvents({{.after = 10, .kind = SessionEventKind::Down, .model = model}});
        QVERIFY(settle());
        QTRY_VERIFY(facts->isVisible());
        const auto changes = oracleChanges(player().lane().track()->setting());
        QVERIFY(changes.has_value());
        QVERIFY(changes->front().reward <= 0);
        QVERIFY2(facts->text().contains(QString::fromStdString(model)), qPrintable(facts->text()));
        if (changes->front().reward < 0)
            QVERIFY2(facts->text().contains(numbers::delta(changes->front().reward, 3)) &&
                         facts->text().contains(numbers::delta(changes->front().score, 3)),
                     qPrintable(facts->text()));
        player().setEvents({});
        QVERIFY(settle());
        QVERIFY(!facts->isVisible());
    }
};

QTEST_MAIN(ComparingTest)
#include "tst_comparing.moc"

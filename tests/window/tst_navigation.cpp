// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a figure to its tasks, from a task to its places, and back, by mouse and keys in the program's window.

#include "core/evaluation/metrics.h"
#include "core/evaluation/portfolio.h"
#include "core/evaluation/rundifference.h"
#include "core/evaluation/taskselection.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/shell/streambar.h"
#include "widgets/shell/taskmenu.h"
#include "widgets/theme/figurecard.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>

#include <span>

using namespace acr;
using namespace acr::ui;

namespace {

using Desk = test::WindowFixture;

constexpr int patience = 60'000;

/// The tasks of the rows of a table, from top to bottom.
std::vector<TaskIndex> tasksOf(const QAbstractItemModel& rows)
{
    std::vector<TaskIndex> tasks;
    for (int row = 0; row < rows.rowCount(); ++row)
        tasks.emplace_back(rows.index(row, 0).data(TaskRole).toUInt());
    return tasks;
}

QString currentPage(Desk& desk)
{
    return desk.window().currentPage()->id();
}

/// Presses keys where the window has the focus.
void press(Desk& desk, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&desk.window(), key, modifiers);
}

} // namespace

class NavigationTest final : public QObject {
    Q_OBJECT

private slots:
    void aCellOfThePairsListsItsTasksAndTheWayBack()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
        QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("pairs")));
        QVERIFY(desk.settle());
        auto* pairs = desk.window().findChild<HeatmapView*>(QStringLiteral("pairs"));
        const auto benchmark = desk.document().benchmark();
        const auto stream = desk.document().stream();
        // The first pair of which the first model solves something that the second does not.
        const auto counts = complementarity(*benchmark, stream->tasks, MissingScores::AsZero);
        const std::size_t models = benchmark->models.size();
        const auto found = std::ranges::find_if(counts, [](const PairCounts& pair) { return pair.onlyFirst > 0; });
        QVERIFY(found != counts.end());
        const auto place = static_cast<std::size_t>(found - counts.begin());
        const auto first = ModelIndex::at(place / models);
        const auto second = ModelIndex::at(place % models);
        const QRectF cell = pairs->cellRect({static_cast<int>(first.position()), static_cast<int>(second.position())});
        QVERIFY(!cell.isEmpty());
        QTest::mouseClick(pairs, Qt::LeftButton, {}, cell.center().toPoint());
        QTest::mouseDClick(pairs, Qt::LeftButton, {}, cell.center().toPoint());

        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        const auto expected =
            tasksOnlyFirstSolves(*benchmark, stream->tasks, MissingScores::AsZero, first, second, solvedFrom);
        QCOMPARE(expected.size(), found->onlyFirst);
        const auto& page = desk.page<BenchmarkPage>();
        QVERIFY(tasksOf(*page.taskRows()) == expected);
        const auto chip = [&] { return desk.window().findChild<QToolButton*>(QStringLiteral("chip:list")); };
        QVERIFY(chip() != nullptr && chip()->isVisible());
        QVERIFY2(chip()->toolTip().contains(QString::fromStdString(benchmark->models[first.position()].name)) &&
                     chip()->toolTip().contains(QString::number(expected.size())),
                 qPrintable(chip()->toolTip()));

        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("statistics"));
        QVERIFY(!desk.document().taskList());
        press(desk, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        QVERIFY(tasksOf(*page.taskRows()) == expected);

        QTest::mouseClick(chip(), Qt::LeftButton);
        QVERIFY(desk.settle());
        QVERIFY(tasksOf(*page.taskRows()) == stream->tasks);
        QVERIFY(chip() == nullptr);
    }

    void theKeysOfThePageWorkFromTheStreamBarAndTheDocks()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.window().showPage(QStringLiteral("benchmark")));
        QVERIFY(desk.settle());
        const auto& page = desk.page<BenchmarkPage>();
        auto* split = desk.window().findChild<StreamBar*>()->findChild<QComboBox*>(QStringLiteral("split"));
        QVERIFY(split != nullptr);
        const QString before = split->currentText();
        split->setFocus();
        QTest::keyClick(split, Qt::Key_F, Qt::ControlModifier);
        auto* text = page.findChild<QWidget*>(QStringLiteral("filterText"));
        QVERIFY(text != nullptr && text->hasFocus());
        QCOMPARE(split->currentText(), before);
        // A page that is hidden takes no keys.
        QVERIFY(desk.window().showPage(QStringLiteral("regret")));
        press(desk, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("regret"));
        QVERIFY(!text->hasFocus());
    }

    void theWayBackToStatisticsHasItsRow()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
        QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("heatmap")));
        QVERIFY(desk.settle());
        auto& page = desk.page<StatisticsPage>();
        auto* map = page.findChild<HeatmapView*>(QStringLiteral("heatmap"));
        QVERIFY(page.data()->table.groups.size() >= 3);
        const QPoint cell = map->cellRect({2, 1}).center().toPoint();
        QTest::mouseClick(map, Qt::LeftButton, {}, cell);
        QCOMPARE(page.row(), std::size_t(2));
        QTest::mouseDClick(map, Qt::LeftButton, {}, cell);
        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        // A task of another group is selected meanwhile, and another view is looked at.
        desk.document().selectTask(page.data()->table.groups[0].tasks.front());
        desk.document().selectModel(ModelIndex(0));
        QCOMPARE(page.row(), std::size_t(0));
        page.reveal(QStringLiteral("spread"));

        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("statistics"));
        QVERIFY(desk.settle());
        QCOMPARE(page.row(), std::size_t(2));
        QCOMPARE(page.charts()->currentChart()->objectName(), QStringLiteral("heatmap"));
        QVERIFY(map->selected() == std::optional(HeatmapCell{2, 1}));
    }

    void theWayBackToPairsHasItsPair()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
        QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("pairs")));
        QVERIFY(desk.settle());
        auto* pairs = desk.window().findChild<HeatmapView*>(QStringLiteral("pairs"));
        const QPoint cell = pairs->cellRect({0, 1}).center().toPoint();
        QTest::mouseClick(pairs, Qt::LeftButton, {}, cell);
        QTest::mouseDClick(pairs, Qt::LeftButton, {}, cell);
        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        pairs->setSelected(std::nullopt);
        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("statistics"));
        QVERIFY(pairs->selected() == std::optional(HeatmapCell{0, 1}));
    }

    void aFlippedTaskLeadsToItsStep()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.window().showPage(QStringLiteral("regret")));
        QVERIFY(desk.settle());
        QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("compare")));
        auto& page = desk.page<RegretPage>();
        DataTable* table = nullptr;
        for (DataTable* each : page.findChildren<DataTable*>())
            if (each->accessibleName() == RegretPage::tr("Flipped tasks"))
                table = each;
        QVERIFY(table != nullptr);
        QVERIFY(table->model()->rowCount() > 3);
        const QModelIndex row = table->model()->index(3, 0);
        const TaskIndex task(row.data(TaskRole).toUInt());
        table->setFocus();
        table->setCurrentIndex(row);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(currentPage(desk), QStringLiteral("session"));
        const SessionPlayer& player = desk.services().player;
        QVERIFY(QTest::qWaitFor(
            [&] { return player.cursor() && player.lane().track()->run().steps[*player.cursor()].task == task; },
            patience));
        QVERIFY(desk.settle());
        QVERIFY(player.lane().track()->run().steps[*player.cursor()].task == task);
        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), QStringLiteral("regret"));
    }

    void aTaskSelectedAnywhereMovesTheCursorOfTheSession()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        SessionPlayer& player = desk.services().player;
        const auto& steps = player.lane().track()->run().steps;
        QVERIFY(steps.size() > 20);
        for (const std::size_t step : {std::size_t(17), std::size_t(3), steps.size() - 1}) {
            desk.document().selectTask(steps[step].task);
            QCOMPARE(player.cursor(), std::optional(step));
        }
        player.seek(5);
        QVERIFY(desk.document().selectedTask() == steps[5].task);
    }

    void theCardOfUnsolvedTasksListsThem()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("benchmark")));
        QVERIFY(desk.settle());
        auto& page = desk.page<BenchmarkPage>();
        FigureCard* card = nullptr;
        for (FigureCard* each : page.findChildren<FigureCard*>())
            if (each->accessibleName().startsWith(BenchmarkPage::tr("Unsolved tasks")))
                card = each;
        QVERIFY(card != nullptr);
        const QString figure = card->figure();
        QTest::mouseClick(card, Qt::LeftButton);
        QVERIFY(desk.settle());
        const auto tasks = tasksOf(*page.taskRows());
        QCOMPARE(QString::number(tasks.size()), figure);
        for (const TaskFacts& facts :
             taskFacts(desk.document().benchmark()->outcomes, tasks, desk.document().weights()))
            QVERIFY(facts.unsolved());
        press(desk, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(desk.settle());
        QVERIFY(tasksOf(*page.taskRows()) == desk.document().stream()->tasks);
    }

    void cardsLeadToTheirTasks_data()
    {
        QTest::addColumn<QString>("pageId");
        QTest::addColumn<QString>("card");
        const auto add = [](const char* page, const char* context, const char* card) {
            QTest::addRow("%s: %s", page, card)
                << QString::fromLatin1(page) << QCoreApplication::translate(context, card);
        };
        add("session", "acr::ui::SessionPage", "CumReg (reward)");
        add("session", "acr::ui::SessionPage", "AvgPerf");
        add("priors", "acr::ui::PriorHeadline", "CumReg (reward)");
        add("priors", "acr::ui::PriorHeadline", "AvgPerf");
        add("statistics", "acr::ui::StatisticsPage", "Best single model (reward)");
        add("statistics", "acr::ui::StatisticsPage", "Most missed model (reward)");
        add("memory", "acr::ui::MemoryHeadline", "Entries of the capacity");
        add("memory", "acr::ui::MemoryHeadline", "Mean remembered score");
    }
    void cardsLeadToTheirTasks()
    {
        QFETCH(QString, pageId);
        QFETCH(QString, card);
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        desk.services().player.seek(30);
        QVERIFY(desk.window().showPage(pageId));
        QVERIFY(desk.settle());
        FigureCard* found = nullptr;
        for (FigureCard* each : desk.window().currentPage()->findChildren<FigureCard*>())
            found = each->caption() == card ? each : found;
        QVERIFY(found != nullptr && !found->toolTip().isEmpty());
        if (card == QLatin1String("AvgPerf")) {
            const QPoint at = found->rect().center();
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, found->mapToGlobal(at));
            QApplication::sendEvent(found, &event);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr && menu->actions().size() == 1);
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().front()).center());
            QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() == nullptr; }));
            desk.window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        } else {
            QTest::mouseClick(found, Qt::LeftButton);
        }
        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        const auto& list = desk.document().taskList();
        QVERIFY(list && !list->tasks.empty());
        const auto listed = tasksOf(*desk.page<BenchmarkPage>().taskRows());
        QVERIFY(listed == list->tasks);
        QVERIFY(desk.window().findChild<QToolButton*>(QStringLiteral("chip:list")) != nullptr);
        // The tasks are those that the figure is about.
        if (pageId == QLatin1String("session") || pageId == QLatin1String("priors")) {
            const Run& run = pageId == QLatin1String("session") ? desk.services().player.lane().track()->run()
                                                                : desk.page<PriorsPage>().editor().after()->run;
            std::vector<TaskIndex> expected;
            const auto& benchmark = *desk.document().benchmark();
            const OracleTable oracle(benchmark.outcomes, desk.document().stream()->tasks, desk.document().weights(),
                                     desk.document().missingScores());
            // A session's figures are those after the step of the cursor.
            const std::size_t steps = pageId == QLatin1String("session") ? 31 : run.steps.size();
            for (const Step& step : std::span(run.steps).first(steps))
                if (card == QLatin1String("AvgPerf") ? !(step.score >= 1) : stepRegret(step, oracle).regret > 0)
                    expected.push_back(step.task);
            QVERIFY(listed == expected);
        }
        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), pageId);
    }

    void curvesLeadToTheirTasks_data()
    {
        QTest::addColumn<QString>("pageId");
        QTest::addColumn<QString>("chartName");
        QTest::addColumn<QString>("curve");
        const auto add = [](const char* page, const char* chart, const char* curve) {
            QTest::addRow("%s: %s", page, curve)
                << QString::fromLatin1(page) << QString::fromLatin1(chart) << QString::fromLatin1(curve);
        };
        add("session", "sessionCurves", "played");
        add("session", "sessionCurves", "ahead");
        add("session", "sessionCurves", "ghost");
        add("regret", "curves", "ghost");
        add("priors", "beforeAndAfter", "after");
        add("priors", "beforeAndAfter", "before");
        add("regret", "difference", "A");
    }
    /// Of each curve, by Return.
    void curvesLeadToTheirTasks()
    {
        QFETCH(QString, pageId);
        QFETCH(QString, chartName);
        QFETCH(QString, curve);
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("session")));
        QVERIFY(desk.settle());
        SessionPlayer& player = desk.services().player;
        constexpr std::size_t cursor = 30;
        player.seek(cursor);
        if (curve == QLatin1String("ghost"))
            player.pinSession();
        QVERIFY(desk.window().showPage(pageId));
        QVERIFY(desk.settle());
        if (chartName == QLatin1String("difference")) {
            QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("compare")));
            QVERIFY(desk.settle());
        }

        std::vector<TaskIndex> expected;
        if (chartName == QLatin1String("difference")) {
            const StreamResults& results = *desk.document().results();
            const auto& page = desk.page<RegretPage>();
            expected =
                differingTasks(rowOf(results, page.runA())->runs.front(), rowOf(results, page.runB())->runs.front(),
                               results.oracle, results.benchmark->tasks, Facet::Dimension, nullptr);
        } else {
            const auto& editor = desk.page<PriorsPage>().editor();
            QVERIFY(pageId != QLatin1String("priors") || (editor.after() != nullptr && editor.before() != nullptr));
            const Run& run = pageId != QLatin1String("priors") ? player.lane().track()->run()
                             : curve == QLatin1String("after") ? editor.after()->run
                                                               : editor.before()->run;
            const std::size_t from = curve == QLatin1String("ahead") ? cursor + 1 : 0;
            const std::size_t to = curve == QLatin1String("played") ? cursor + 1 : run.steps.size();
            for (std::size_t i = from; i < to; ++i) {
                if (stepRegret(run.steps[i], *player.lane().oracle()).regret > 0)
                    expected.push_back(run.steps[i].task);
            }
        }
        QVERIFY(!expected.empty());

        auto* chart = desk.window().currentPage()->findChild<CurveChart*>(chartName);
        QVERIFY(chart != nullptr);
        QString id = curve;
        for (const Curve& each : chart->curves()) {
            const bool only = chart->curves().size() == 1 && chartName == QLatin1String("difference");
            if (only || (curve == QLatin1String("ghost") && each.ghost > 0))
                id = each.id;
        }
        chart->setSelected(id);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
        QVERIFY(desk.settle());
        const auto& list = desk.document().taskList();
        QVERIFY(list != nullptr);
        QVERIFY(list->tasks == expected);
        press(desk, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(currentPage(desk), pageId);
    }

    void barsBesideTheStatisticsLeadToTheirTasks()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
        const auto benchmark = desk.document().benchmark();
        const auto stream = desk.document().stream();
        for (const char* view : {"heatmap", "pairs", "portfolio", "explained"}) {
            const bool explained = view == QLatin1String("explained");
            QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
            desk.document().selectModel(ModelIndex(0));
            QVERIFY(desk.window().currentPage()->reveal(QLatin1String(view)));
            QVERIFY(desk.settle());
            auto* bars = desk.window().findChild<BarChart*>(QStringLiteral("cellBars"));
            QVERIFY(bars != nullptr && bars->isVisible());
            const QRectF plot = bars->plotArea();
            // The second of the bars.
            const double row = plot.height() / (explained ? 4.0 : static_cast<double>(benchmark->models.size()));
            QTest::mouseDClick(bars, Qt::LeftButton, {}, QPointF(plot.center().x(), plot.top() + 1.5 * row).toPoint());
            if (explained) {
                QCOMPARE(currentPage(desk), QStringLiteral("statistics"));
                continue;
            }
            QCOMPARE(currentPage(desk), QStringLiteral("benchmark"));
            QVERIFY(desk.settle());
            QVERIFY(desk.document().taskList() != nullptr);
            QVERIFY2(desk.document().taskList()->title.contains(QString::fromStdString(benchmark->models[1].name)),
                     qPrintable(desk.document().taskList()->title));
            const std::vector<TaskIndex> listed = tasksOf(*desk.page<BenchmarkPage>().taskRows());
            QVERIFY(!listed.empty() && listed == desk.document().taskList()->tasks);
            if (view == QLatin1String("pairs"))
                QVERIFY(listed == tasksOnlyFirstSolves(*benchmark, stream->tasks, MissingScores::AsZero,
                                                       ModelIndex::at(0), ModelIndex::at(1), solvedFrom));
            if (view == QLatin1String("portfolio"))
                QVERIFY(listed == tasksBestFor(*benchmark, stream->tasks, desk.document().weights(),
                                               MissingScores::AsZero, ModelIndex::at(1)));
        }
    }

    void theMenuOfATaskLeadsToItsPlaces()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.settle());
        const TaskIndex task = desk.document().stream()->tasks[7];
        QMenu menu;
        appendTaskActions(menu, desk.document(), task, TaskPlace::List);
        QStringList pages;
        for (QAction* action : menu.actions()) {
            action->trigger();
            QVERIFY(desk.settle());
            QVERIFY(desk.document().selectedTask() == task);
            pages << currentPage(desk);
        }
        QCOMPARE(pages, (QStringList{QStringLiteral("session"), QStringLiteral("regret"), QStringLiteral("memory"),
                                     QStringLiteral("memory")}));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString::fromStdString(desk.document().benchmark()->tasks[task].id));
        QCOMPARE(desk.services().player.cursor(), std::optional(std::size_t(7)));
    }

    void anotherBenchmarkForgetsListAndPlaces()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.document().showTasks(QStringLiteral("two tasks"), {TaskIndex(3), TaskIndex(1)});
        QVERIFY(desk.settle());
        QVERIFY(tasksOf(*desk.page<BenchmarkPage>().taskRows()) == (std::vector{TaskIndex(3), TaskIndex(1)}));
        QVERIFY(desk.window().actions().action(QStringLiteral("view.back"))->isEnabled());
        desk.services().workspace.simulate(acr::test::smallBenchmark());
        QVERIFY(desk.calm());
        QVERIFY(desk.settle());
        QVERIFY(!desk.document().taskList());
        QVERIFY(!desk.window().actions().action(QStringLiteral("view.back"))->isEnabled());
        QVERIFY(tasksOf(*desk.page<BenchmarkPage>().taskRows()) == desk.document().stream()->tasks);
    }
};

QTEST_MAIN(NavigationTest)
#include "tst_navigation.moc"

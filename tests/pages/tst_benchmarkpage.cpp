// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/filterstore.h"
#include "tests/pages/retry.h"
#include "tests/support/shareddata.h"
#include "widgets/document/workspacefile.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/auditpane.h"
#include "widgets/pages/benchmark/auditsentences.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/benchmark/facetpanel.h"
#include "widgets/pages/benchmark/heatmappane.h"
#include "widgets/pages/benchmark/promptview.h"
#include "widgets/shell/filteredit.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

/// The page in its own window, as in the main window.
struct Bench {
    Jobs jobs;
    Document document{jobs};
    QMainWindow window;
    BenchmarkPage* page;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;

    explicit Bench(ThemeManager& themes, PromptSource prompts = {})
        : page(new BenchmarkPage(document, jobs, themes, std::move(prompts), &window))
    {
        // Before anything is opened. The large tables have a test of their own.
        for (QDockWidget* dock : page->pageDocks())
            window.addDockWidget(Qt::RightDockWidgetArea, dock);
        window.setCentralWidget(page);
        for (const char* name : {"taskPicks", "auditTable", "auditExamples"}) {
            auto* rows = qobject_cast<QAbstractProxyModel*>(part<DataTable>(name).model());
            for (QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(rows), rows->sourceModel()})
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        }
        document.setSeeds(1);
        window.resize(1280, 680);
        window.show();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return page->settled() && !document.computing() && jobs.idle(); }, 60000);
    }
    template <class T>
    T& part(const char* name)
    {
        return *window.findChild<T*>(QLatin1String(name));
    }
    /// Clicks the check box line of a facet's value.
    void clickFacet(const QString& facet, const QString& value)
    {
        auto& tree = part<QTreeView>("facets");
        const QAbstractItemModel& model = *tree.model();
        for (int top = 0; top < model.rowCount(); ++top) {
            const QModelIndex title = model.index(top, 0);
            if (title.data() != facet)
                continue;
            tree.expand(title);
            for (int row = 0; row < model.rowCount(title); ++row) {
                const QModelIndex line = model.index(row, FacetModel::Count, title);
                if (model.index(row, 0, title).data() != value)
                    continue;
                tree.scrollTo(line);
                QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(line).center());
                return;
            }
        }
        QFAIL(qPrintable(facet + QLatin1String(": ") + value + QLatin1String(" is not there")));
    }
};

} // namespace

class BenchmarkPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_simulated;

private slots:
    void initTestCase();
    void beforeAnythingIsOpenItSaysWhatToDo();
    void aCancelledAuditSaysSoAndRunsOnRetry();
    void filtersOfOneBenchmarkAreNoneOfTheNext();
    void typingFiltersAndTheCountFollows();
    void anInvalidPatternIsToldInPlace();
    void aFilterSpeaksOfModelsAndPolicies();
    void errorsStandUnderThePlaceAndRowsStay();
    void namesAreCompletedByKeys();
    void facetsAndTextAreOneFilterWithChips();
    void savedFiltersAreChosenRenamedAndRemoved();
    void everyModelHasColumnsThatSortAndAreExported();
    void whatSolvesMeansIsSaidAndSet();
    void selectingAnywhereSelectsEverywhere();
    void headersSortAndAThirdClickRestores();
    void copyGivesTabSeparatedRowsOfTheShownColumns();
    void theHeatmapOrdersByDifficultyWinnerAndDimension();
    void promptsAreLoadedWhenTheyAreAskedFor();
    void everyFindingHasWords();
    void stateSurvives();
    void anotherRewardKeepsTheFilterAndTheSelection();
    void everyControlHasAName();
    void realDataGivesTheKnownCounts();
};

void BenchmarkPageTest::initTestCase()
{
    m_themes = std::make_unique<ThemeManager>(*qApp);
    SimulatorOptions options = simulatorOptionsFor(900, 8);
    options.agenticTasks = 40;
    m_simulated = std::make_shared<const Benchmark>(simulate(options).value());
}

void BenchmarkPageTest::beforeAnythingIsOpenItSaysWhatToDo()
{
    Bench bench(*m_themes);
    QVERIFY(bench.settle());
    bool told = false;
    for (const QLabel* label : bench.page->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains(QLatin1String("File menu")));
    QVERIFY(told);
    QVERIFY(bench.page->reveal(QStringLiteral("audit")));
    QVERIFY(!bench.page->reveal(QStringLiteral("nonsense")));
    QVERIFY(bench.settle());
}

void BenchmarkPageTest::aCancelledAuditSaysSoAndRunsOnRetry()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    {
        const test::HeldJobs held(bench.jobs);
        QVERIFY(bench.page->reveal(QStringLiteral("audit")));
        bench.jobs.cancelAll();
    }
    QVERIFY(bench.settle());
    QCOMPARE(bench.page->auditPane()->findings().rowCount(), 0);
    QCOMPARE(bench.page->retryBar().sentences(), QStringList{QStringLiteral("Data audit: cancelled.")});
    QVERIFY(test::pressRetry(bench.page->retryBar()));
    QVERIFY(bench.settle());
    QVERIFY(bench.page->auditPane()->findings().rowCount() > 0);
    QCOMPARE(bench.page->retryBar().sentences(), QStringList());
}

void BenchmarkPageTest::filtersOfOneBenchmarkAreNoneOfTheNext()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    QTest::keyClicks(&bench.part<QLineEdit>("filterText"), QStringLiteral("algo"));
    bench.page->taskRows()->setChecked(QStringLiteral("dimension"), QStringList{QStringLiteral("nothing")});
    bench.page->outcomeRows()->setText(QStringLiteral("b"), false);
    QVERIFY(bench.page->taskRows()->isFiltered());
    bench.document.setContents(std::make_shared<const Benchmark>(*m_simulated), {});
    QVERIFY(bench.settle());
    QVERIFY(!bench.page->taskRows()->isFiltered());
    QVERIFY(!bench.page->outcomeRows()->isFiltered());
    QCOMPARE(bench.part<QLineEdit>("filterText").text(), QString());
}

void BenchmarkPageTest::typingFiltersAndTheCountFollows()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<QLineEdit>("filterText");
    const int all = bench.page->taskRows()->rowCount();
    QVERIFY(all > 0);
    QTest::keyClicks(&edit, QStringLiteral("bug_fixing"));
    const int some = bench.page->taskRows()->rowCount();
    QVERIFY(some > 0 && some < all);
    QVERIFY(bench.part<QLabel>("filterStatus").text().startsWith(QString::number(some)));
    // The outcomes of the same tasks; a word may also be a model's.
    QTest::keyClick(bench.page, Qt::Key_2, Qt::AltModifier);
    QVERIFY(bench.part<DataTable>("outcomeTable").isVisible() || bench.page->reveal(QStringLiteral("outcomes")));
    QCOMPARE(edit.text(), QStringLiteral("bug_fixing"));
    QCOMPARE(bench.page->outcomeRows()->rowCount(), some * 8);
    QTest::keyClicks(&edit, QStringLiteral(" ") + QString::fromStdString(m_simulated->models[0].name));
    QCOMPARE(bench.page->outcomeRows()->rowCount(), some);
    bench.page->reveal(QStringLiteral("tasks"));
    QCOMPARE(bench.page->taskRows()->rowCount(), 0);
    QTest::mouseClick(&bench.part<QToolButton>("filterClear"), Qt::LeftButton);
    QCOMPARE(bench.page->taskRows()->rowCount(), all);
    QCOMPARE(edit.text(), QString());
}

void BenchmarkPageTest::anInvalidPatternIsToldInPlace()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    bench.part<QToolButton>("filterPattern").click();
    QTest::keyClicks(&bench.part<QLineEdit>("filterText"), QStringLiteral("dim(1"));
    QVERIFY(bench.part<QLabel>("filterStatus").text().contains(QLatin1String("character")));
    QTest::keyClicks(&bench.part<QLineEdit>("filterText"), QStringLiteral(")"));
    QVERIFY(!bench.part<QLabel>("filterStatus").text().contains(QLatin1String("character")));
}

void BenchmarkPageTest::aFilterSpeaksOfModelsAndPolicies()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {}, {.split = "id_test"});
    QVERIFY(bench.settle());
    auto& edit = bench.part<QLineEdit>("filterText");
    const QString a = QString::fromStdString(m_simulated->models[0].name);
    const QString b = QString::fromStdString(m_simulated->models[3].name);
    QTest::keyClicks(&edit, QStringLiteral("score(%1) < 0.5 and score(%2) >= 1").arg(a, b));
    int wanted = 0;
    for (const TaskIndex task : bench.document.stream()->tasks)
        wanted += m_simulated->outcomes.score(task, ModelIndex(0)) < 0.5 &&
                  m_simulated->outcomes.score(task, ModelIndex(3)) >= 1;
    QVERIFY(wanted > 0);
    QCOMPARE(bench.page->taskRows()->rowCount(), wanted);
    QCOMPARE(bench.document.tableFilter().expression, edit.text().toStdString());

    // Of a policy: from the leaderboard, and from a replay of its own.
    const auto shownBy = [&](const QString& text) {
        edit.setText(text);
        return bench.settle() ? bench.page->taskRows()->rowCount() : -1;
    };
    const auto& rows = bench.document.results()->rows;
    const auto row = std::ranges::find(rows, std::string("acrouter"), &LeaderboardRow::policy);
    QVERIFY(row != rows.end());
    int avoidable = 0;
    for (const Step& step : row->runs.front().steps)
        avoidable += stepRegret(step, bench.document.results()->oracle).regret > 0.5;
    QVERIFY(avoidable > 0);
    QCOMPARE(shownBy(QStringLiteral("regret(acrouter) > 0.5")), avoidable);
    const int picked = shownBy(QStringLiteral("pick(cascade@k=2) = \"%1\"").arg(a));
    const int others = shownBy(QStringLiteral("pick(cascade@k=2) != \"%1\"").arg(a));
    QCOMPARE(picked + others, static_cast<int>(bench.document.stream()->tasks.size()));
    // Tasks that are not in the stream have no pick.
    bench.part<QComboBox>("scope").setCurrentIndex(1);
    QVERIFY(bench.settle());
    QCOMPARE(bench.page->taskRows()->rowCount(), others);
    QCOMPARE(shownBy(QStringLiteral("regret(recorded:nobody) > 0")), others);
    QVERIFY(bench.part<QLabel>("filterStatus").toolTip().contains(QLatin1String("nobody")));
}

void BenchmarkPageTest::errorsStandUnderThePlaceAndRowsStay()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<FilterEdit>("filterText");
    bench.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("bug_fixing"));
    const int some = bench.page->taskRows()->rowCount();
    edit.setText(QStringLiteral("bug_fixing and solved_by < "));
    QCOMPARE(bench.page->taskRows()->rowCount(), some);
    QVERIFY(edit.shownSentence().contains(QLatin1String("number")));
    QCOMPARE(bench.part<QLabel>("filterStatus").text(), QStringLiteral("Not complete yet"));
    QTest::keyClicks(&edit, QStringLiteral("many"));
    QVERIFY(edit.shownSentence().contains(QLatin1String("number")));
    QCOMPARE(bench.part<QLabel>("filterStatus").text(), QStringLiteral("Wrong filter"));
    QVERIFY(edit.accessibleDescription().contains(QLatin1String("number")));
    QCOMPARE(bench.page->taskRows()->rowCount(), some);
    // The document keeps the last filter that was right.
    QCOMPARE(bench.document.tableFilter().expression, std::string("bug_fixing"));
    const QString model = QString::fromStdString(m_simulated->models[0].name);
    edit.setText(QStringLiteral("fails(%1)").arg(model.mid(2)));
    QVERIFY(edit.shownSentence().contains(model));
    const auto* sentence = bench.window.findChild<QLabel*>(QStringLiteral("filterSentence"));
    QVERIFY(sentence != nullptr && sentence->isVisible());
    QVERIFY(sentence->mapTo(&bench.window, QPoint()).y() >= edit.mapTo(&bench.window, QPoint(0, edit.height())).y());
    edit.clear();
    QCOMPARE(edit.shownSentence(), QString());
}

void BenchmarkPageTest::namesAreCompletedByKeys()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<FilterEdit>("filterText");
    bench.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("solv"));
    QVERIFY(edit.offered().contains(QStringLiteral("solves(")));
    QTest::keyClicks(&edit, QStringLiteral("es"));
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(edit.text(), QStringLiteral("solves("));
    // Now the models are offered without a further key.
    QCOMPARE(edit.offered().value(0), QString::fromStdString(m_simulated->models[0].name) + QLatin1Char(')'));
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(edit.text(), QStringLiteral("solves(%1)").arg(QString::fromStdString(m_simulated->models[0].name)));
    QVERIFY(bench.page->taskRows()->isFiltered());
    QTest::keyClicks(&edit, QStringLiteral(" and dimension = "));
    QVERIFY(edit.offered().contains(QStringLiteral("bug_fixing")));
    QTest::keyClicks(&edit, QStringLiteral("bug"));
    QTest::keyClick(&edit, Qt::Key_Tab);
    QVERIFY(edit.text().endsWith(QLatin1String("dimension = bug_fixing")));
    QVERIFY(edit.offered().isEmpty());
    QTest::keyClicks(&edit, QStringLiteral(" "));
    QTest::keyClick(&edit, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(edit.offered().contains(QStringLiteral("or")));
    QTest::keyClick(&edit, Qt::Key_Escape);
    QVERIFY(edit.text().endsWith(QLatin1String("bug_fixing ")));
}

void BenchmarkPageTest::facetsAndTextAreOneFilterWithChips()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<QLineEdit>("filterText");
    const QString model = QString::fromStdString(m_simulated->models[0].name);
    QTest::keyClicks(&edit, QStringLiteral("solves(%1)").arg(model));
    const int solved = bench.page->taskRows()->rowCount();
    bench.clickFacet(QStringLiteral("Dimension"), QStringLiteral("bug_fixing"));
    const int both = bench.page->taskRows()->rowCount();
    QVERIFY(both > 0 && both < solved);
    QCOMPARE(bench.document.tableFilter().text(),
             QStringLiteral("dimension = bug_fixing and solves(%1)").arg(model).toStdString());
    QVERIFY(bench.part<QToolButton>("chip:facet:dimension").text().contains(QLatin1String("bug_fixing")));
    bench.clickFacet(QStringLiteral("Best score"), QStringLiteral("Tied for best"));
    QVERIFY(bench.window.findChild<QToolButton*>(QStringLiteral("chip:check:best_score")));
    QTest::mouseClick(&bench.part<QToolButton>("chip:check:best_score"), Qt::LeftButton);
    QCOMPARE(bench.page->taskRows()->rowCount(), both);

    bench.page->reveal(QStringLiteral("outcomes"));
    QCOMPARE(bench.page->outcomeRows()->rowCount(), both * 8);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::mouseClick(&bench.part<QToolButton>("chip:facet:dimension"), Qt::LeftButton);
    QCOMPARE(bench.page->outcomeRows()->rowCount(), solved * 8);
    bench.page->reveal(QStringLiteral("tasks"));
    QCOMPARE(bench.page->taskRows()->rowCount(), solved);

    // Whoever sets the document's filter sets what is seen.
    bench.document.setTableFilter({.facets = {{Facet::Dimension, {"bug_fixing"}}}});
    QCOMPARE(edit.text(), QString());
    QVERIFY(bench.page->taskRows()->isChecked(QStringLiteral("dimension"), QStringLiteral("bug_fixing")));
    QTest::mouseClick(&bench.part<QToolButton>("filterClear"), Qt::LeftButton);
    QVERIFY(bench.document.tableFilter().empty());
    QVERIFY(!bench.page->taskRows()->isFiltered());
}

void BenchmarkPageTest::savedFiltersAreChosenRenamedAndRemoved()
{
    Bench bench(*m_themes);
    QTemporaryDir folder;
    WorkspaceFile workspace(bench.document, bench.jobs);
    QVERIFY(workspace.open(folder.filePath(QStringLiteral("a.acrw")), WorkspaceFile::Mode::Create));
    bench.page->setWorkspace(&workspace);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<QLineEdit>("filterText");
    QMenu& menu = *bench.part<QToolButton>("savedFilters").menu();
    const auto entry = [](QMenu& in, const QString& text) -> QAction* {
        for (QAction* action : in.actions())
            if (action->text() == text)
                return action;
        return nullptr;
    };
    const auto name = [&](const QString& text) {
        auto* dialog = bench.window.findChild<QInputDialog*>(QStringLiteral("filterName"));
        if (dialog == nullptr)
            return false;
        dialog->setTextValue(text);
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return true;
    };
    const QString text =
        QStringLiteral("fails(%1) and solved_by >= 1").arg(QString::fromStdString(m_simulated->models[0].name));
    QTest::keyClicks(&edit, text);
    const int shown = bench.page->taskRows()->rowCount();
    emit menu.aboutToShow();
    entry(menu, QStringLiteral("Save the filter…"))->trigger();
    QVERIFY(name(QStringLiteral("hard & odd")));
    QCOMPARE(FilterStore(*workspace.workspace()).all().value(),
             (std::vector<SavedFilter>{{"hard & odd", text.toStdString(), 1}}));
    edit.clear();
    emit menu.aboutToShow();
    QVERIFY(!entry(menu, QStringLiteral("Save the filter…"))->isEnabled());
    entry(menu, QStringLiteral("hard && odd"))->trigger();
    QCOMPARE(edit.text(), text);
    QCOMPARE(bench.page->taskRows()->rowCount(), shown);
    emit menu.aboutToShow();
    entry(*entry(menu, QStringLiteral("Rename"))->menu(), QStringLiteral("hard && odd"))->trigger();
    QVERIFY(name(QStringLiteral("hard")));
    emit menu.aboutToShow();
    QVERIFY(entry(menu, QStringLiteral("hard")));
    entry(*entry(menu, QStringLiteral("Remove"))->menu(), QStringLiteral("hard"))->trigger();
    QVERIFY(FilterStore(*workspace.workspace()).all().value().empty());
}

void BenchmarkPageTest::everyModelHasColumnsThatSortAndAreExported()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& table = bench.part<DataTable>("taskTable");
    const int first = TaskTableModel::ColumnCount;
    const int models = static_cast<int>(m_simulated->models.size());
    QCOMPARE(table.model()->columnCount(), first + 2 * models);
    QVERIFY(table.isColumnHidden(first));
    auto* menu = bench.part<QToolButton>("modelColumns").menu();
    emit menu->aboutToShow();
    menu->actions().at(0)->trigger();
    QVERIFY(!table.isColumnHidden(first) && !table.isColumnHidden(first + models - 1));
    QVERIFY(table.isColumnHidden(first + models));
    emit menu->aboutToShow();
    QVERIFY(menu->actions().at(0)->isChecked() && !menu->actions().at(1)->isChecked());
    QCOMPARE(table.model()->headerData(first, Qt::Horizontal).toString(),
             QString::fromStdString(m_simulated->models[0].name));
    table.sortByColumn(first + 1, Qt::DescendingOrder);
    double before = 1;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const double score = table.model()->index(row, first + 1).data(SortRole).toDouble();
        QVERIFY(score <= before);
        before = score;
    }
    const auto text = table.allText(TableFormat::Csv);
    const qsizetype column =
        text.header.indexOf(TaskTableModel::scoreKey + QString::fromStdString(m_simulated->models[1].name));
    QVERIFY2(column >= 0, qPrintable(text.header.join(QLatin1Char(','))));
    // Another benchmark has other models; what was chosen stays.
    const QJsonObject state = bench.page->saveState();
    Bench again(*m_themes);
    again.page->restoreState(state);
    again.document.setContents(m_simulated, {});
    QVERIFY(again.settle());
    QVERIFY(!again.part<DataTable>("taskTable").isColumnHidden(first));
    QVERIFY(again.part<DataTable>("taskTable").isColumnHidden(first + models));
}

void BenchmarkPageTest::whatSolvesMeansIsSaidAndSet()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& edit = bench.part<QLineEdit>("filterText");
    auto& table = bench.part<DataTable>("taskTable");
    const auto tip = [&](int column) {
        return table.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    };
    QVERIFY(tip(TaskTableModel::FullScore).contains(QLatin1String("at least 1")));
    QVERIFY(tip(TaskTableModel::ColumnCount).contains(QLatin1String("at least 1")));
    QTest::keyClicks(&edit, QStringLiteral("solves(%1)").arg(QString::fromStdString(m_simulated->models[0].name)));
    const int full = bench.page->taskRows()->rowCount();
    bench.document.setSolvesAt(0.25);
    QVERIFY(bench.settle());
    QVERIFY(bench.page->taskRows()->rowCount() > full);
    QVERIFY(tip(TaskTableModel::FullScore).contains(QLatin1String("at least 0.25")));
    QCOMPARE(bench.document.tableFilter().solvesAt, 0.25);
}

void BenchmarkPageTest::selectingAnywhereSelectsEverywhere()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    QVERIFY2(bench.document.selectedTask(), "something is shown from the start");
    auto& table = bench.part<DataTable>("taskTable");
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(5, TaskTableModel::Id)).center());
    const TaskIndex fifth(table.model()->index(5, 0).data(TaskRole).toUInt());
    QCOMPARE(bench.document.selectedTask(), std::optional(fifth));
    QCOMPARE(bench.part<QLabel>("taskId").text(), QString::fromStdString(m_simulated->tasks[fifth].id));
    QTest::keyClick(&table, Qt::Key_Down);
    const TaskIndex sixth(table.model()->index(6, 0).data(TaskRole).toUInt());
    QCOMPARE(bench.document.selectedTask(), std::optional(sixth));

    bench.page->reveal(QStringLiteral("outcomes"));
    auto& outcomes = bench.part<DataTable>("outcomeTable");
    QCOMPARE(outcomes.currentIndex().data(TaskRole).toUInt(), sixth.value);
    bench.page->reveal(QStringLiteral("heatmap"));
    HeatmapView& map = *bench.page->heatmap()->heatmap();
    QVERIFY(map.selected() && bench.page->taskRows()->rowMap()[6] == static_cast<std::uint32_t>(map.selected()->row));
    const QRectF cell = map.cellRect({bench.page->heatmap()->orderedPlaces().back(), 3});
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPointF(cell.center().x(), map.plotArea().bottom() - 1).toPoint());
    QCOMPARE(bench.document.selectedModel(), std::optional(ModelIndex(3)));
    QVERIFY(bench.document.selectedTask() != std::optional(sixth));
    bench.page->reveal(QStringLiteral("tasks"));
    QCOMPARE(table.currentIndex().data(TaskRole).toUInt(), bench.document.selectedTask()->value);

    bench.document.selectTask(fifth);
    QCOMPARE(table.currentIndex().row(), 5);
    auto& picks = bench.part<DataTable>("taskPicks");
    QVERIFY2(picks.model()->rowCount() > 5, "each router's pick is listed");
    auto& byModel = bench.part<DataTable>("taskOutcomes");
    QCOMPARE(byModel.model()->rowCount(), 8);
    byModel.setFocus();
    QTest::mouseClick(byModel.viewport(), Qt::LeftButton, {},
                      byModel.visualRect(byModel.model()->index(6, OutcomeTableModel::ModelName)).center());
    QCOMPARE(bench.document.selectedModel(), std::optional(ModelIndex(6)));
    QTest::mouseClick(&bench.part<QToolButton>("copyTaskId"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(m_simulated->tasks[fifth].id));
}

void BenchmarkPageTest::headersSortAndAThirdClickRestores()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& table = bench.part<DataTable>("taskTable");
    QHeaderView& header = *table.horizontalHeader();
    const auto click = [&] {
        const int x = header.sectionViewportPosition(TaskTableModel::Id) + 20;
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, QPoint(x, header.height() / 2));
    };
    click();
    QCOMPARE(bench.page->taskRows()->sortedColumn(), static_cast<int>(TaskTableModel::Id));
    click();
    QCOMPARE(bench.page->taskRows()->sortedOrder(), Qt::DescendingOrder);
    click();
    QCOMPARE(bench.page->taskRows()->sortedColumn(), -1);
}

void BenchmarkPageTest::copyGivesTabSeparatedRowsOfTheShownColumns()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& table = bench.part<DataTable>("taskTable");
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(1, TaskTableModel::Id)).center());
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      table.visualRect(table.model()->index(3, TaskTableModel::Id)).center());
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(QLatin1String("position\ttask_id\tdimension")));
    QVERIFY(lines[1].startsWith(QLatin1String("2\t")));
}

void BenchmarkPageTest::theHeatmapOrdersByDifficultyWinnerAndDimension()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    bench.page->reveal(QStringLiteral("heatmap"));
    HeatmapPane& pane = *bench.page->heatmap();
    const auto view = makeTaskView(m_simulated, bench.document.stream()->tasks, {}, MissingScores::AsZero);
    pane.setOrder(HeatmapPane::Order::Difficulty);
    double before = -1;
    for (const int place : pane.orderedPlaces()) {
        const double mean = view->facts[static_cast<std::size_t>(place)].meanScore;
        QVERIFY(mean >= before);
        before = mean;
    }
    pane.setOrder(HeatmapPane::Order::Winner);
    int last = -1;
    bool unsolved = false;
    for (const int place : pane.orderedPlaces()) {
        const auto at = static_cast<std::size_t>(place);
        QVERIFY(!unsolved || view->facts[at].unsolved());
        unsolved = view->facts[at].unsolved();
        if (!unsolved) {
            QVERIFY(view->winner(at)->value >= last);
            last = view->winner(at)->value;
        }
    }
    pane.setOrder(HeatmapPane::Order::Stream);
    QVERIFY(std::ranges::is_sorted(pane.orderedPlaces()));
    // The filter of the tasks holds here too.
    bench.page->taskRows()->setText(QStringLiteral("algorithm"), false);
    QCOMPARE(static_cast<int>(pane.orderedPlaces().size()), bench.page->taskRows()->rowCount());
    for (const auto value : {HeatmapPane::Value::Cost, HeatmapPane::Value::Reward, HeatmapPane::Value::Regret}) {
        pane.setValue(value);
        QCOMPARE(pane.value(), value);
        QVERIFY(!bench.window.grab().isNull());
    }
}

void BenchmarkPageTest::promptsAreLoadedWhenTheyAreAskedFor()
{
    SimulatorOptions options = simulatorOptionsFor(60, 3);
    options.prompts = false;
    Bench bench(*m_themes, [](TaskIndex task) {
        return task.value == 0 ? QString() : QStringLiteral("# Title %1\n\nSome **bold** words.").arg(task.value);
    });
    bench.document.setContents(std::make_shared<const Benchmark>(simulate(options).value()), {}, {.split = "all"});
    QVERIFY(bench.settle());
    bench.part<SegmentedSwitch>("taskParts").setCurrent(QStringLiteral("prompt"));
    bench.document.selectTask(TaskIndex(3));
    QVERIFY(bench.settle());
    const auto& prompt = bench.part<PromptView>("prompt");
    QVERIFY(prompt.isVisible());
    QCOMPARE(prompt.toPlainText().section(u'\n', 0, 0), QStringLiteral("Title 3"));
    bench.document.selectTask(TaskIndex(0));
    QVERIFY(bench.settle());
    QVERIFY(!prompt.isVisible());
    QVERIFY(!looksLikeMarkdown(u"def f(x):\n    # a comment\n    return x\n"));
    QVERIFY(looksLikeMarkdown(u"Do this:\n\n- one\n- two\n"));
}

void BenchmarkPageTest::everyFindingHasWords()
{
    for (int kind = 0; kind <= static_cast<int>(AuditKind::PublishedNotReproduced); ++kind) {
        AuditFinding finding;
        finding.kind = static_cast<AuditKind>(kind);
        finding.subject = "linucb paper cum_regret";
        QVERIFY(!auditSentence(finding).isEmpty());
        QVERIFY(!auditSentence(finding).contains(u'%'));
        QVERIFY(!auditAdvice(finding.kind).isEmpty());
    }
}

void BenchmarkPageTest::stateSurvives()
{
    QJsonObject state;
    {
        Bench bench(*m_themes);
        bench.document.setContents(m_simulated, {});
        QVERIFY(bench.settle());
        auto& table = bench.part<DataTable>("taskTable");
        table.setHiddenByDefault({QStringLiteral("dimension")});
        table.setColumnWidth(TaskTableModel::Id, 321);
        table.sortByColumn(TaskTableModel::MeanScore, Qt::DescendingOrder);
        bench.page->heatmap()->setOrder(HeatmapPane::Order::Winner);
        bench.page->reveal(QStringLiteral("heatmap"));
        state = QJsonDocument::fromJson(QJsonDocument(bench.page->saveState()).toJson()).object();
    }
    Bench bench(*m_themes);
    bench.page->restoreState(state);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    auto& table = bench.part<DataTable>("taskTable");
    QVERIFY(table.isColumnHidden(TaskTableModel::Dimension));
    QCOMPARE(table.columnWidth(TaskTableModel::Id), 321);
    QCOMPARE(bench.page->taskRows()->sortedColumn(), static_cast<int>(TaskTableModel::MeanScore));
    QCOMPARE(bench.page->heatmap()->order(), HeatmapPane::Order::Winner);
    QVERIFY(bench.page->heatmap()->isVisible());
    bench.page->restoreState({{QStringLiteral("tasks"), 7}, {QStringLiteral("part"), QStringLiteral("nowhere")}});
}

void BenchmarkPageTest::anotherRewardKeepsTheFilterAndTheSelection()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    bench.page->taskRows()->setText(QStringLiteral("algorithm"), false);
    bench.page->taskRows()->sort(TaskTableModel::OracleReward);
    auto& table = bench.part<DataTable>("taskTable");
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(2, TaskTableModel::Id)).center());
    const auto task = bench.document.selectedTask();
    const int rows = bench.page->taskRows()->rowCount();
    bench.document.setWeights({1, -5});
    QVERIFY(bench.settle());
    QCOMPARE(bench.page->taskRows()->rowCount(), rows);
    QCOMPARE(bench.document.selectedTask(), task);
    QCOMPARE(table.currentIndex().data(TaskRole).toUInt(), task->value);
}

void BenchmarkPageTest::everyControlHasAName()
{
    Bench bench(*m_themes);
    bench.document.setContents(m_simulated, {});
    QVERIFY(bench.settle());
    for (const QString& part :
         {QStringLiteral("tasks"), QStringLiteral("outcomes"), QStringLiteral("heatmap"), QStringLiteral("audit")}) {
        bench.page->reveal(part);
        QVERIFY(bench.settle());
        for (const QWidget* widget : bench.window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto* const button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() ||
                               (button != nullptr && !button->text().isEmpty()) ||
                               qobject_cast<const QLabel*>(widget) != nullptr;
            QVERIFY2(named,
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

void BenchmarkPageTest::realDataGivesTheKnownCounts()
{
    ACR_NEED_SHARED(folder, "coderouterbench");
    auto imported = importBenchmark(folder, {});
    QVERIFY(imported);
    Bench bench(*m_themes);
    const auto benchmark = std::make_shared<const Benchmark>(std::move(*imported));
    bench.document.setContents(benchmark, {}, {.split = "id_test"});
    QVERIFY(bench.settle());
    RowMapProxy& tasks = *bench.page->taskRows();
    QCOMPARE(tasks.rowCount(), 2919);
    bench.clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved"));
    QCOMPARE(tasks.rowCount(), 710);
    bench.clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved"));
    bench.clickFacet(QStringLiteral("Best score"), QStringLiteral("Tied for best"));
    QCOMPARE(tasks.rowCount(), 1914);
    tasks.clearFilter();

    QVERIFY(bench.document.setStream({.split = "ood176"}));
    QVERIFY(bench.settle());
    bench.clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved"));
    QCOMPARE(tasks.rowCount(), 37);
    tasks.clearFilter();
    bench.page->reveal(QStringLiteral("outcomes"));
    bench.clickFacet(QStringLiteral("Verdict"), QStringLiteral("Ungraded"));
    QCOMPARE(bench.page->outcomeRows()->rowCount(), 473);

    // Everything, by way of the audit: the finding's own count is what the table shows.
    bench.page->reveal(QStringLiteral("audit"));
    QVERIFY(bench.settle());
    auto& findings = bench.part<DataTable>("auditTable");
    QVERIFY(findings.model()->rowCount() > 10);
    int shown = 0;
    for (const AuditFinding& finding : bench.page->auditPane()->findings().findings()) {
        const bool counts = finding.kind == AuditKind::UnsolvedTasks || finding.kind == AuditKind::TiesForBest ||
                            finding.kind == AuditKind::UngradedCells || finding.kind == AuditKind::MissingCosts ||
                            finding.kind == AuditKind::ZeroTokenRecords;
        if (!counts)
            continue;
        emit bench.page->auditPane()->showRequested(finding);
        const bool byTask = finding.kind == AuditKind::UnsolvedTasks || finding.kind == AuditKind::TiesForBest;
        QTRY_COMPARE(
            static_cast<std::uint64_t>((byTask ? bench.page->taskRows() : bench.page->outcomeRows())->rowCount()),
            finding.count);
        ++shown;
    }
    QVERIFY(shown >= 6);
    QCOMPARE(bench.part<QComboBox>("scope").currentIndex(), 1);
    bench.page->outcomeRows()->clearFilter();
    QCOMPARE(bench.page->outcomeRows()->rowCount(), 81400);
}

QTEST_MAIN(BenchmarkPageTest)
#include "tst_benchmarkpage.moc"

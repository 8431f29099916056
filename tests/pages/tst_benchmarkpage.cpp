// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/audit.h"
#include "core/benchmark/siblings.h"
#include "core/evaluation/oracle.h"
#include "core/workspace/filterstore.h"
#include "tests/pages/retry.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/auditpane.h"
#include "widgets/pages/benchmark/auditsentences.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/benchmark/facetpanel.h"
#include "widgets/pages/benchmark/heatmappane.h"
#include "widgets/pages/benchmark/promptview.h"
#include "widgets/pages/benchmark/taskpanel.h"
#include "widgets/shell/filteredit.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class BenchmarkPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_simulated;
    std::unique_ptr<test::PageFixture> m_fixture;
    BenchmarkPage* m_page = nullptr;

    BenchmarkPage& page() { return *m_page; }
    Document& document() { return m_fixture->document; }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    [[nodiscard]] bool open(std::shared_ptr<const Benchmark> benchmark, const StreamDefinition& stream = {})
    {
        return m_fixture->open(std::move(benchmark), stream);
    }
    template <class T>
    [[nodiscard]] T& part(const char* name)
    {
        return m_fixture->part<T>(name);
    }
    void start(PromptLoader prompts = {});
    [[nodiscard]] QModelIndex facetLine(const QString& facet, const QString& value);
    [[nodiscard]] bool clickFacet(const QString& facet, const QString& value);

private slots:
    void initTestCase();
    void init() { start(); }
    void cleanup() { m_fixture.reset(); }
    void beforeAnythingIsOpenItSaysWhatToDo();
    void aCancelledAuditSaysSoAndRunsOnRetry();
    void filtersOfOneBenchmarkAreNoneOfTheNext();
    void nothingOfAClosedBenchmarkIsKept();
    void aMenuGoesWithItsBenchmark();
    void anExportThatFailsIsToldAtOnce();
    void typingFiltersAndTheCountFollows();
    void anInvalidPatternIsToldInPlace();
    void tasksShowTheFactsOfTheCore();
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
    void joinedTextsAreShownAsTheyStandWithTheirSyntaxColoured();
    void theDetailSaysWhatTheSourceSays();
    void findingsOfSiblingsListTheirTasks();
    void everyFindingHasWords();
    void stateSurvives();
    void anotherRewardKeepsTheFilterAndTheSelection();
    void controlsThatDoNothingAreNotShown();
    void thePanelOfTheTaskBelongsToThePage();
    void everyControlHasAName();
    void realDataGivesTheKnownCounts();
};

/// Makes the page; there is nothing open yet.
void BenchmarkPageTest::start(PromptLoader prompts)
{
    m_fixture = std::make_unique<test::PageFixture>(*m_themes);
    m_fixture->window.resize(1280, 680);
    m_page = &m_fixture->show<BenchmarkPage>(document(), m_fixture->jobs, *m_themes, std::move(prompts));
    // Before anything is opened. The large tables have a test of their own.
    for (const char* table : {"taskPicks", "auditTable", "auditExamples"})
        m_fixture->watchModelsOf(part<DataTable>(table));
}

/// The check box line of a facet's value; invalid when it is not there.
QModelIndex BenchmarkPageTest::facetLine(const QString& facet, const QString& value)
{
    const QAbstractItemModel& model = *part<QTreeView>("facets").model();
    for (int top = 0; top < model.rowCount(); ++top) {
        const QModelIndex title = model.index(top, 0);
        for (int row = 0; title.data() == facet && row < model.rowCount(title); ++row) {
            if (model.index(row, 0, title).data() == value)
                return model.index(row, FacetModel::Count, title);
        }
    }
    return {};
}

/// Clicks the check box line of a facet's value; false when it is not there.
bool BenchmarkPageTest::clickFacet(const QString& facet, const QString& value)
{
    const QModelIndex line = facetLine(facet, value);
    if (!line.isValid())
        return false;
    auto& tree = part<QTreeView>("facets");
    tree.expand(line.parent());
    m_fixture->click(tree, line);
    return true;
}

void BenchmarkPageTest::initTestCase()
{
    m_themes = std::make_unique<ThemeManager>(*qApp);
    SimulatorOptions options = simulatorOptionsFor(900, 8);
    options.agenticTasks = 40;
    m_simulated = std::make_shared<const Benchmark>(simulate(options).value());
}

void BenchmarkPageTest::beforeAnythingIsOpenItSaysWhatToDo()
{
    QVERIFY(settle());
    QVERIFY2(m_fixture->shownLabels().filter(QStringLiteral("File menu")).size() > 0,
             qPrintable(m_fixture->shownLabels().join(u'|')));
    QVERIFY(page().reveal(QStringLiteral("audit")));
    QVERIFY(!page().reveal(QStringLiteral("nonsense")));
    QVERIFY(settle());
}

void BenchmarkPageTest::aCancelledAuditSaysSoAndRunsOnRetry()
{
    QVERIFY(open(m_simulated));
    {
        const test::HeldJobs held(m_fixture->jobs);
        QVERIFY(page().reveal(QStringLiteral("audit")));
        m_fixture->jobs.cancelAll();
    }
    QVERIFY(settle());
    QCOMPARE(page().auditPane()->findings().rowCount(), 0);
    QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Data audit: cancelled.")});
    QVERIFY(test::pressRetry(page().retryBar()));
    QVERIFY(settle());
    QVERIFY(page().auditPane()->findings().rowCount() > 0);
    QCOMPARE(page().retryBar().sentences(), QStringList());
}

void BenchmarkPageTest::filtersOfOneBenchmarkAreNoneOfTheNext()
{
    QVERIFY(open(m_simulated));
    QTest::keyClicks(&part<QLineEdit>("filterText"), QStringLiteral("algo"));
    page().taskRows()->setChecked(QStringLiteral("dimension"), QStringList{QStringLiteral("nothing")});
    page().outcomeRows()->setText(QStringLiteral("b"), false);
    QVERIFY(page().taskRows()->isFiltered());
    QVERIFY(open(std::make_shared<const Benchmark>(*m_simulated)));
    QVERIFY(!page().taskRows()->isFiltered());
    QVERIFY(!page().outcomeRows()->isFiltered());
    QCOMPARE(part<QLineEdit>("filterText").text(), QString());
}

void BenchmarkPageTest::nothingOfAClosedBenchmarkIsKept()
{
    auto benchmark = std::make_shared<const Benchmark>(*m_simulated);
    const std::weak_ptr<const Benchmark> kept = benchmark;
    document().setContents(std::move(benchmark), {});
    for (const char* part : {"outcomes", "heatmap", "audit"}) {
        QVERIFY(page().reveal(QLatin1String(part)));
        QVERIFY(settle());
    }
    QVERIFY(page().taskRows()->rowCount() > 0 && page().outcomeRows()->rowCount() > 0);
    QVERIFY(page().heatmap()->view() != nullptr);
    QVERIFY(page().auditPane()->findings().rowCount() > 0);
    m_fixture->window.hide();
    document().clear();
    QVERIFY(settle());
    QCOMPARE(page().taskRows()->rowCount(), 0);
    QCOMPARE(page().outcomeRows()->rowCount(), 0);
    QVERIFY(page().heatmap()->view() == nullptr);
    QCOMPARE(page().auditPane()->findings().rowCount(), 0);
    QVERIFY(kept.expired());
}

void BenchmarkPageTest::aMenuGoesWithItsBenchmark()
{
    QVERIFY(open(m_simulated));
    auto& table = part<DataTable>("taskTable");
    const QPoint place = table.visualRect(table.model()->index(2, 1)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
    QApplication::sendEvent(table.viewport(), &event);
    const QPointer<QWidget> menu = QApplication::activePopupWidget();
    QVERIFY(menu != nullptr && menu->parent() == &table);
    document().setContents(std::make_shared<const Benchmark>(*m_simulated), {});
    QTRY_VERIFY(menu.isNull());
    QVERIFY(settle());
    // The button opens one as well.
    QTest::mouseClick(&part<QToolButton>("tableMenu"), Qt::LeftButton);
    const QPointer<QWidget> second = QApplication::activePopupWidget();
    QVERIFY(second != nullptr);
    QTest::keyClick(second, Qt::Key_Escape);
    QTRY_VERIFY(second.isNull());
}

void BenchmarkPageTest::anExportThatFailsIsToldAtOnce()
{
    QVERIFY(open(m_simulated));
    for (const char* table : {"taskTable", "taskOutcomes", "auditTable"}) {
        // Returns while the message is open.
        emit part<DataTable>(table).exportFailed(QStringLiteral("The disk is <b>full</b>."));
        const QPointer<QMessageBox> box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY2(box != nullptr, table);
        QCOMPARE(box->text(), QStringLiteral("The disk is <b>full</b>."));
        QCOMPARE(box->textFormat(), Qt::PlainText);
        document().setWeights({1, -0.3});
        document().setWeights({1, -0.1});
        QVERIFY(settle());
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(box.isNull());
    }
}

void BenchmarkPageTest::typingFiltersAndTheCountFollows()
{
    QVERIFY(open(m_simulated));
    auto& edit = part<QLineEdit>("filterText");
    const int all = page().taskRows()->rowCount();
    QVERIFY(all > 0);
    QTest::keyClicks(&edit, QStringLiteral("bug_fixing"));
    const int some = page().taskRows()->rowCount();
    QVERIFY(some > 0 && some < all);
    QVERIFY(part<QLabel>("filterStatus").text().startsWith(QString::number(some)));
    // The outcomes of the same tasks; a word may also be a model's.
    QTest::keyClick(&page(), Qt::Key_2, Qt::AltModifier);
    QVERIFY(part<DataTable>("outcomeTable").isVisible() || page().reveal(QStringLiteral("outcomes")));
    QCOMPARE(edit.text(), QStringLiteral("bug_fixing"));
    QCOMPARE(page().outcomeRows()->rowCount(), some * 8);
    QTest::keyClicks(&edit, QStringLiteral(" ") + QString::fromStdString(m_simulated->models[0].name));
    QCOMPARE(page().outcomeRows()->rowCount(), some);
    page().reveal(QStringLiteral("tasks"));
    QCOMPARE(page().taskRows()->rowCount(), 0);
    QTest::mouseClick(&part<QToolButton>("filterClear"), Qt::LeftButton);
    QCOMPARE(page().taskRows()->rowCount(), all);
    QCOMPARE(edit.text(), QString());
}

void BenchmarkPageTest::anInvalidPatternIsToldInPlace()
{
    QVERIFY(open(m_simulated));
    part<QToolButton>("filterPattern").click();
    QTest::keyClicks(&part<QLineEdit>("filterText"), QStringLiteral("dim(1"));
    QVERIFY(part<QLabel>("filterStatus").text().contains(QLatin1String("character")));
    QTest::keyClicks(&part<QLineEdit>("filterText"), QStringLiteral(")"));
    QVERIFY(!part<QLabel>("filterStatus").text().contains(QLatin1String("character")));
}

void BenchmarkPageTest::tasksShowTheFactsOfTheCore()
{
    QVERIFY(open(m_simulated));
    const std::vector<TaskIndex>& tasks = document().stream()->tasks;
    const OracleTable oracle(m_simulated->outcomes, tasks, document().weights(), document().missingScores());
    QList<QStringList> expected;
    for (const TaskIndex task : tasks) {
        double sum = 0;
        double best = 0;
        for (std::size_t j = 0; j < m_simulated->models.size(); ++j) {
            const double score = m_simulated->outcomes.outcome(task, ModelIndex::at(j)).score;
            QVERIFY(!isMissing(score));
            sum += score;
            best = std::max(best, score);
        }
        expected << QStringList{numbers::count(expected.size() + 1),
                                QString::fromStdString(m_simulated->tasks[task].id),
                                QString::fromStdString(m_simulated->tasks.categoryName(task, Facet::Dimension)),
                                numbers::fixed(sum / static_cast<double>(m_simulated->models.size()), 3),
                                numbers::fixed(best, 3),
                                numbers::fixed(oracle[task].reward, 3)};
    }
    const auto shown =
        test::rowsOf(*part<DataTable>("taskTable").model(),
                     {TaskTableModel::Position, TaskTableModel::Id, TaskTableModel::Dimension,
                      TaskTableModel::MeanScore, TaskTableModel::BestScore, TaskTableModel::OracleReward});
    QCOMPARE(test::differenceOf(shown, expected), QString());
}

void BenchmarkPageTest::aFilterSpeaksOfModelsAndPolicies()
{
    QVERIFY(open(m_simulated, {.split = "id_test"}));
    auto& edit = part<QLineEdit>("filterText");
    const QString a = QString::fromStdString(m_simulated->models[0].name);
    const QString b = QString::fromStdString(m_simulated->models[3].name);
    QTest::keyClicks(&edit, QStringLiteral("score(%1) < 0.5 and score(%2) >= 1").arg(a, b));
    int wanted = 0;
    for (const TaskIndex task : document().stream()->tasks)
        wanted += m_simulated->outcomes.score(task, ModelIndex(0)) < 0.5 &&
                  m_simulated->outcomes.score(task, ModelIndex(3)) >= 1;
    QVERIFY(wanted > 0);
    QCOMPARE(page().taskRows()->rowCount(), wanted);
    QCOMPARE(document().tableFilter().expression, edit.text().toStdString());

    // Of a policy: from the leaderboard, and from a replay of its own.
    const auto shownBy = [&](const QString& text) {
        edit.setText(text);
        return settle() ? page().taskRows()->rowCount() : -1;
    };
    const auto& rows = document().results()->rows;
    const auto row = std::ranges::find(rows, std::string("acrouter"), &LeaderboardRow::policy);
    QVERIFY(row != rows.end());
    int avoidable = 0;
    for (const Step& step : row->runs.front().steps)
        avoidable += stepRegret(step, document().results()->oracle).regret > 0.5;
    QVERIFY(avoidable > 0);
    QCOMPARE(shownBy(QStringLiteral("regret(acrouter) > 0.5")), avoidable);
    const int picked = shownBy(QStringLiteral("pick(cascade@k=2) = \"%1\"").arg(a));
    const int others = shownBy(QStringLiteral("pick(cascade@k=2) != \"%1\"").arg(a));
    QCOMPARE(picked + others, static_cast<int>(document().stream()->tasks.size()));
    // Tasks that are not in the stream have no pick.
    part<QComboBox>("scope").setCurrentIndex(1);
    QVERIFY(settle());
    QCOMPARE(page().taskRows()->rowCount(), others);
    QCOMPARE(shownBy(QStringLiteral("regret(recorded:nobody) > 0")), others);
    QVERIFY(part<QLabel>("filterStatus").toolTip().contains(QLatin1String("nobody")));
}

void BenchmarkPageTest::errorsStandUnderThePlaceAndRowsStay()
{
    QVERIFY(open(m_simulated));
    auto& edit = part<FilterEdit>("filterText");
    m_fixture->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window));
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("bug_fixing"));
    const int some = page().taskRows()->rowCount();
    edit.setText(QStringLiteral("bug_fixing and solved_by < "));
    QCOMPARE(page().taskRows()->rowCount(), some);
    QVERIFY(edit.shownSentence().contains(QLatin1String("number")));
    QCOMPARE(part<QLabel>("filterStatus").text(), QStringLiteral("Not complete yet"));
    QTest::keyClicks(&edit, QStringLiteral("many"));
    QVERIFY(edit.shownSentence().contains(QLatin1String("number")));
    QCOMPARE(part<QLabel>("filterStatus").text(), QStringLiteral("Wrong filter"));
    QVERIFY(edit.accessibleDescription().contains(QLatin1String("number")));
    QCOMPARE(page().taskRows()->rowCount(), some);
    // The document keeps the last filter that was right.
    QCOMPARE(document().tableFilter().expression, std::string("bug_fixing"));
    const QString model = QString::fromStdString(m_simulated->models[0].name);
    edit.setText(QStringLiteral("fails(%1)").arg(model.mid(2)));
    QVERIFY(edit.shownSentence().contains(model));
    const auto* sentence = m_fixture->window.findChild<QLabel*>(QStringLiteral("filterSentence"));
    QVERIFY(sentence != nullptr && sentence->isVisible());
    QVERIFY(sentence->mapTo(&m_fixture->window, QPoint()).y() >=
            edit.mapTo(&m_fixture->window, QPoint(0, edit.height())).y());
    edit.clear();
    QCOMPARE(edit.shownSentence(), QString());
}

void BenchmarkPageTest::namesAreCompletedByKeys()
{
    QVERIFY(open(m_simulated));
    auto& edit = part<FilterEdit>("filterText");
    m_fixture->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window));
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
    QVERIFY(page().taskRows()->isFiltered());
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
    QVERIFY(open(m_simulated));
    auto& edit = part<QLineEdit>("filterText");
    const QString model = QString::fromStdString(m_simulated->models[0].name);
    QTest::keyClicks(&edit, QStringLiteral("solves(%1)").arg(model));
    const int solved = page().taskRows()->rowCount();
    QVERIFY(clickFacet(QStringLiteral("Dimension"), QStringLiteral("bug_fixing")));
    const int both = page().taskRows()->rowCount();
    QVERIFY(both > 0 && both < solved);
    QCOMPARE(document().tableFilter().text(),
             QStringLiteral("dimension = bug_fixing and solves(%1)").arg(model).toStdString());
    QVERIFY(part<QToolButton>("chip:facet:dimension").text().contains(QLatin1String("bug_fixing")));
    QVERIFY(clickFacet(QStringLiteral("Best score"), QStringLiteral("Tied for best")));
    QVERIFY(m_fixture->window.findChild<QToolButton*>(QStringLiteral("chip:check:best_score")));
    QTest::mouseClick(&part<QToolButton>("chip:check:best_score"), Qt::LeftButton);
    QCOMPARE(page().taskRows()->rowCount(), both);

    page().reveal(QStringLiteral("outcomes"));
    QCOMPARE(page().outcomeRows()->rowCount(), both * 8);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::mouseClick(&part<QToolButton>("chip:facet:dimension"), Qt::LeftButton);
    QCOMPARE(page().outcomeRows()->rowCount(), solved * 8);
    page().reveal(QStringLiteral("tasks"));
    QCOMPARE(page().taskRows()->rowCount(), solved);

    // Whoever sets the document's filter sets what is seen.
    document().setTableFilter({.facets = {{Facet::Dimension, {"bug_fixing"}}}});
    QCOMPARE(edit.text(), QString());
    QVERIFY(page().taskRows()->isChecked(QStringLiteral("dimension"), QStringLiteral("bug_fixing")));
    QTest::mouseClick(&part<QToolButton>("filterClear"), Qt::LeftButton);
    QVERIFY(document().tableFilter().empty());
    QVERIFY(!page().taskRows()->isFiltered());
}

void BenchmarkPageTest::savedFiltersAreChosenRenamedAndRemoved()
{
    QTemporaryDir folder;
    WorkspaceFile workspace(document(), m_fixture->jobs);
    QVERIFY(workspace.open(folder.filePath(QStringLiteral("a.acrw")), WorkspaceFile::Mode::Create));
    page().setWorkspace(&workspace);
    QVERIFY(open(m_simulated));
    auto& edit = part<QLineEdit>("filterText");
    QMenu& menu = *part<QToolButton>("savedFilters").menu();
    const auto entry = [](QMenu& in, const QString& text) -> QAction* {
        for (QAction* action : in.actions())
            if (action->text() == text)
                return action;
        return nullptr;
    };
    const auto name = [&](const QString& text) {
        auto* dialog = m_fixture->window.findChild<QInputDialog*>(QStringLiteral("filterName"));
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
    const int shown = page().taskRows()->rowCount();
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
    QCOMPARE(page().taskRows()->rowCount(), shown);
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
    QVERIFY(open(m_simulated));
    auto& table = part<DataTable>("taskTable");
    const int first = TaskTableModel::ColumnCount;
    const int models = static_cast<int>(m_simulated->models.size());
    QCOMPARE(table.model()->columnCount(), first + 2 * models);
    QVERIFY(table.isColumnHidden(first));
    auto* menu = part<QToolButton>("modelColumns").menu();
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
    const QJsonObject state = page().saveState();
    start();
    page().restoreState(state);
    QVERIFY(open(m_simulated));
    QVERIFY(!part<DataTable>("taskTable").isColumnHidden(first));
    QVERIFY(part<DataTable>("taskTable").isColumnHidden(first + models));
}

void BenchmarkPageTest::whatSolvesMeansIsSaidAndSet()
{
    QVERIFY(open(m_simulated));
    auto& edit = part<QLineEdit>("filterText");
    auto& table = part<DataTable>("taskTable");
    const auto tip = [&](int column) {
        return table.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    };
    QVERIFY(tip(TaskTableModel::FullScore).contains(QLatin1String("at least 1")));
    QVERIFY(tip(TaskTableModel::ColumnCount).contains(QLatin1String("at least 1")));
    QTest::keyClicks(&edit, QStringLiteral("solves(%1)").arg(QString::fromStdString(m_simulated->models[0].name)));
    const int full = page().taskRows()->rowCount();
    document().setSolvesAt(0.25);
    QVERIFY(settle());
    QVERIFY(page().taskRows()->rowCount() > full);
    QVERIFY(tip(TaskTableModel::FullScore).contains(QLatin1String("at least 0.25")));
    QCOMPARE(document().tableFilter().solvesAt, 0.25);
}

void BenchmarkPageTest::selectingAnywhereSelectsEverywhere()
{
    QVERIFY(open(m_simulated));
    QVERIFY2(document().selectedTask(), "something is shown from the start");
    auto& table = part<DataTable>("taskTable");
    m_fixture->click(table, table.model()->index(5, TaskTableModel::Id));
    const TaskIndex fifth(table.model()->index(5, 0).data(TaskRole).toUInt());
    QCOMPARE(document().selectedTask(), std::optional(fifth));
    QCOMPARE(part<QLabel>("taskId").text(), QString::fromStdString(m_simulated->tasks[fifth].id));
    QTest::keyClick(&table, Qt::Key_Down);
    const TaskIndex sixth(table.model()->index(6, 0).data(TaskRole).toUInt());
    QCOMPARE(document().selectedTask(), std::optional(sixth));

    page().reveal(QStringLiteral("outcomes"));
    auto& outcomes = part<DataTable>("outcomeTable");
    QCOMPARE(outcomes.currentIndex().data(TaskRole).toUInt(), sixth.value);
    page().reveal(QStringLiteral("heatmap"));
    HeatmapView& map = *page().heatmap()->heatmap();
    QVERIFY(map.selected() && page().taskRows()->rowMap()[6] == static_cast<std::uint32_t>(map.selected()->row));
    // The heatmap has its size once it was laid out.
    const auto& places = page().heatmap()->orderedPlaces();
    const HeatmapCell middle{places.at(places.size() / 2), 3};
    QTRY_VERIFY(!map.cellRect(middle).isEmpty());
    const QPoint cell = map.cellRect(middle).center().toPoint();
    QVERIFY(map.cellAt(cell));
    // Many rows share a pixel.
    const auto row = static_cast<std::size_t>(map.cellAt(cell).value().row);
    QTest::mouseClick(&map, Qt::LeftButton, {}, cell);
    QCOMPARE(document().selectedModel(), std::optional(ModelIndex(3)));
    QCOMPARE(document().selectedTask(), std::optional(page().heatmap()->view()->tasks[row]));
    QVERIFY(document().selectedTask() != std::optional(sixth));
    page().reveal(QStringLiteral("tasks"));
    QCOMPARE(table.currentIndex().data(TaskRole).toUInt(), document().selectedTask()->value);

    document().selectTask(fifth);
    QCOMPARE(table.currentIndex().row(), 5);
    auto& picks = part<DataTable>("taskPicks");
    QVERIFY2(picks.model()->rowCount() > 5, "each router's pick is listed");
    auto& byModel = part<DataTable>("taskOutcomes");
    QCOMPARE(byModel.model()->rowCount(), 8);
    byModel.setFocus();
    m_fixture->click(byModel, byModel.model()->index(6, OutcomeTableModel::ModelName));
    QCOMPARE(document().selectedModel(), std::optional(ModelIndex(6)));
    QTest::mouseClick(&part<QToolButton>("copyTaskId"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(m_simulated->tasks[fifth].id));
}

void BenchmarkPageTest::headersSortAndAThirdClickRestores()
{
    QVERIFY(open(m_simulated));
    auto& table = part<DataTable>("taskTable");
    QStringList ids = test::columnOf(*table.model(), TaskTableModel::Id);
    const QStringList inStream = ids;
    const auto click = [&] { m_fixture->clickHeader(table, TaskTableModel::Id); };
    click();
    QCOMPARE(page().taskRows()->sortedColumn(), static_cast<int>(TaskTableModel::Id));
    std::ranges::sort(
        ids, [](const QString& a, const QString& b) { return naturalCompare(a.toStdString(), b.toStdString()) < 0; });
    QCOMPARE(test::columnOf(*table.model(), TaskTableModel::Id), ids);
    click();
    QCOMPARE(page().taskRows()->sortedOrder(), Qt::DescendingOrder);
    std::ranges::reverse(ids);
    QCOMPARE(test::columnOf(*table.model(), TaskTableModel::Id), ids);
    click();
    QCOMPARE(page().taskRows()->sortedColumn(), -1);
    QCOMPARE(test::columnOf(*table.model(), TaskTableModel::Id), inStream);
}

void BenchmarkPageTest::copyGivesTabSeparatedRowsOfTheShownColumns()
{
    QVERIFY(open(m_simulated));
    auto& table = part<DataTable>("taskTable");
    m_fixture->click(table, table.model()->index(1, TaskTableModel::Id));
    m_fixture->click(table, table.model()->index(3, TaskTableModel::Id), Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(QLatin1String("position\ttask_id\tdimension")));
    for (int row = 1; row <= 3; ++row)
        QCOMPARE(lines[row].split(u'\t').first(3),
                 test::rowsOf(*table.model(), {TaskTableModel::Position, TaskTableModel::Id, TaskTableModel::Dimension})
                     .at(row));
}

void BenchmarkPageTest::theHeatmapOrdersByDifficultyWinnerAndDimension()
{
    QVERIFY(open(m_simulated));
    page().reveal(QStringLiteral("heatmap"));
    HeatmapPane& pane = *page().heatmap();
    const auto view = makeTaskView(m_simulated, document().stream()->tasks, {}, MissingScores::AsZero);
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
    page().taskRows()->setText(QStringLiteral("algorithm"), false);
    QCOMPARE(static_cast<int>(pane.orderedPlaces().size()), page().taskRows()->rowCount());
    QList<QImage> pictures{pane.heatmap()->grab().toImage()};
    for (const auto value : {HeatmapPane::Value::Cost, HeatmapPane::Value::Reward, HeatmapPane::Value::Regret}) {
        pane.setValue(value);
        QCOMPARE(pane.value(), value);
        pictures << pane.heatmap()->grab().toImage();
    }
    // Each value has a picture of its own.
    for (qsizetype i = 0; i < pictures.size(); ++i)
        QCOMPARE(pictures.indexOf(pictures[i]), i);
}

void BenchmarkPageTest::promptsAreLoadedWhenTheyAreAskedFor()
{
    SimulatorOptions options = simulatorOptionsFor(60, 3);
    options.prompts = false;
    start([](TaskIndex task) {
        return task.value == 0 ? QString() : QStringLiteral("# Title %1\n\nSome **bold** words.").arg(task.value);
    });
    QVERIFY(open(std::make_shared<const Benchmark>(simulate(options).value()), {.split = "all"}));
    part<SegmentedSwitch>("taskParts").setCurrent(QStringLiteral("prompt"));
    document().selectTask(TaskIndex(3));
    QVERIFY(settle());
    const auto& prompt = part<PromptView>("prompt");
    QVERIFY(prompt.isVisible());
    QCOMPARE(prompt.toPlainText().section(u'\n', 0, 0), QStringLiteral("Title 3"));
    document().selectTask(TaskIndex(0));
    QVERIFY(settle());
    QVERIFY(!prompt.isVisible());
    QVERIFY(!looksLikeMarkdown(u"def f(x):\n    # a comment\n    return x\n"));
    QVERIFY(looksLikeMarkdown(u"Do this:\n\n- one\n- two\n"));
}

void BenchmarkPageTest::joinedTextsAreShownAsTheyStandWithTheirSyntaxColoured()
{
    PromptView view(*m_themes);
    const QString hostile = QStringLiteral(
        "# Title\n<b>bold</b> ![x](file:///etc/passwd) [y](http://example.org)\ndef f(x):\n    return \"a\" # c\n");
    view.setCode(hostile, QStringLiteral("python"), true);
    QCOMPARE(view.toPlainText(), hostile);
    QCOMPARE(view.document()->firstBlock().blockFormat().headingLevel(), 0);
    const auto colourAt = [&](int line, int column) {
        for (const auto& range : view.document()->findBlockByNumber(line).layout()->formats())
            if (column >= range.start && column < range.start + range.length)
                return range.format.foreground().color();
        return QColor();
    };
    const Colours& colours = m_themes->theme().colours();
    QCOMPARE(colourAt(2, 0), colours.accent); // def
    QCOMPARE(colourAt(3, 4), colours.accent); // return
    QCOMPARE(colourAt(3, 11), colours.good);  // "a"
    QCOMPARE(colourAt(3, 15), colours.muted); // the comment
    QVERIFY(!colourAt(2, 4).isValid());       // f

    // Between fences only, where there are any; prose has no keywords.
    view.setCode(QStringLiteral("for all\n```\nfor x in y:\n```\nin it\n"), QStringLiteral("python"), true);
    QVERIFY(!colourAt(0, 0).isValid());
    QCOMPARE(colourAt(2, 0), colours.accent);
    QVERIFY(!colourAt(4, 0).isValid());
    view.setCode(QStringLiteral("Write a function for the list and return it.\n"), QStringLiteral("python"), true);
    QVERIFY(!colourAt(0, 17).isValid());

    // A text in several lines, and another language.
    view.setCode(QStringLiteral("x = \"\"\"one\nif two\n\"\"\" + y\n"), QStringLiteral("python"), false);
    QCOMPARE(colourAt(1, 0), colours.good);
    QVERIFY(!colourAt(2, 6).isValid());
    view.setCode(QStringLiteral("/* if\nif */ if (a) // if\n"), QStringLiteral("cpp"), false);
    QCOMPARE(colourAt(1, 0), colours.muted);
    QCOMPARE(colourAt(1, 6), colours.accent);
    QCOMPARE(colourAt(1, 17), colours.muted);
}

void BenchmarkPageTest::theDetailSaysWhatTheSourceSays()
{
    QVERIFY(open(m_simulated, {.split = "all"}));
    auto* const panel = m_fixture->window.findChild<TaskPanel*>();
    QVERIFY(panel != nullptr);
    panel->setDetails([](TaskIndex task) {
        PromptDetail detail;
        if (task.value != 3)
            return detail;
        detail.facts = PromptFacts{.source = acr::PromptSource::Mbpp,
                                   .tests = "assert <b>f</b>() == 1",
                                   .entryPoint = "f",
                                   .solution = "def f(): return 1",
                                   .language = "python",
                                   .origin = {},
                                   .note = "a note"};
        detail.sibling = {SiblingKind::SameProblem, TaskIndex(5), 0.625};
        return detail;
    });
    document().selectTask(TaskIndex(3));
    part<SegmentedSwitch>("taskParts").setCurrent(QStringLiteral("tests"));
    QVERIFY(settle());
    QCOMPARE(part<PromptView>("promptTests").toPlainText(), QStringLiteral("assert <b>f</b>() == 1"));
    QCOMPARE(part<PromptView>("promptSolution").toPlainText(), QStringLiteral("def f(): return 1"));
    const QString facts = part<QLabel>("promptSourceFacts").text();
    for (const char* expected : {"MBPP", "CC BY 4.0", "python", "entry point f", "a note", "Same problem as", "62.5"})
        QVERIFY2(facts.contains(QLatin1String(expected)), qPrintable(facts));
    QVERIFY(part<QLabel>("promptSourceFacts").isVisible());
    document().selectTask(TaskIndex(4));
    QVERIFY(settle());
    QVERIFY(!part<PromptView>("promptTests").isVisible());
    QVERIFY(!part<QLabel>("promptSourceFacts").isVisible());
}

void BenchmarkPageTest::findingsOfSiblingsListTheirTasks()
{
    Benchmark benchmark = *m_simulated;
    std::vector<SiblingKind> kinds(benchmark.tasks.size(), SiblingKind::None);
    const Split& stream = benchmark.splits.back();
    kinds[stream.tasks[1].position()] = SiblingKind::Exact;
    kinds[stream.tasks[4].position()] = SiblingKind::Similar;
    setSiblingKinds(benchmark.tasks, kinds);
    QVERIFY(open(std::make_shared<const Benchmark>(std::move(benchmark)), {.split = stream.name}));
    const auto findings = audit(*document().benchmark());
    std::size_t listed = 0;
    for (const AuditFinding& finding : findings) {
        if (finding.kind != AuditKind::SiblingsInProbing)
            continue;
        QVERIFY(AuditPane::canShow(finding));
        emit page().auditPane()->showRequested(finding);
        QVERIFY(settle());
        QVERIFY(document().taskList());
        QCOMPARE(document().taskList()->tasks.size(), finding.count);
        listed += finding.count;
    }
    QCOMPARE(listed, std::size_t{2});
}

void BenchmarkPageTest::everyFindingHasWords()
{
    QStringList sentences;
    for (int kind = 0; kind <= static_cast<int>(AuditKind::SiblingsInProbing); ++kind) {
        AuditFinding finding;
        finding.kind = static_cast<AuditKind>(kind);
        finding.subject = "linucb paper cum_regret";
        sentences << auditSentence(finding);
        QVERIFY(!auditSentence(finding).contains(u'%'));
        QVERIFY(!auditAdvice(finding.kind).isEmpty());
    }
    // Each kind has a sentence of its own.
    QVERIFY(!sentences.contains(QString()));
    QCOMPARE(sentences.removeDuplicates(), 0);
}

void BenchmarkPageTest::stateSurvives()
{
    QJsonObject state;
    {
        QVERIFY(open(m_simulated));
        auto& table = part<DataTable>("taskTable");
        table.setHiddenByDefault({QStringLiteral("dimension")});
        table.setColumnWidth(TaskTableModel::Id, 321);
        table.sortByColumn(TaskTableModel::MeanScore, Qt::DescendingOrder);
        page().heatmap()->setOrder(HeatmapPane::Order::Winner);
        page().reveal(QStringLiteral("heatmap"));
        state = QJsonDocument::fromJson(QJsonDocument(page().saveState()).toJson()).object();
    }
    start();
    page().restoreState(state);
    QVERIFY(open(m_simulated));
    auto& table = part<DataTable>("taskTable");
    QVERIFY(table.isColumnHidden(TaskTableModel::Dimension));
    QCOMPARE(table.columnWidth(TaskTableModel::Id), 321);
    QCOMPARE(page().taskRows()->sortedColumn(), static_cast<int>(TaskTableModel::MeanScore));
    QCOMPARE(page().heatmap()->order(), HeatmapPane::Order::Winner);
    QVERIFY(page().heatmap()->isVisible());
    page().restoreState({{QStringLiteral("tasks"), 7}, {QStringLiteral("part"), QStringLiteral("nowhere")}});
}

void BenchmarkPageTest::anotherRewardKeepsTheFilterAndTheSelection()
{
    QVERIFY(open(m_simulated));
    page().taskRows()->setText(QStringLiteral("algorithm"), false);
    page().taskRows()->sort(TaskTableModel::OracleReward);
    auto& table = part<DataTable>("taskTable");
    m_fixture->click(table, table.model()->index(2, TaskTableModel::Id));
    const auto task = document().selectedTask();
    const int rows = page().taskRows()->rowCount();
    document().setWeights({1, -5});
    QVERIFY(settle());
    QCOMPARE(page().taskRows()->rowCount(), rows);
    QCOMPARE(document().selectedTask(), task);
    QCOMPARE(table.currentIndex().data(TaskRole).toUInt(), task->value);
}

void BenchmarkPageTest::controlsThatDoNothingAreNotShown()
{
    QVERIFY(open(m_simulated, {.split = "id_test"}));
    const QWidget& scope = part<QComboBox>("scope");
    const QWidget& models = part<QToolButton>("modelColumns");
    QVERIFY(scope.isVisible() && models.isVisible());
    QVERIFY(page().reveal(QStringLiteral("heatmap")));
    QVERIFY(scope.isVisible() && !models.isVisible());
    // The audit is of the whole benchmark.
    QVERIFY(page().reveal(QStringLiteral("audit")));
    QVERIFY(settle());
    QVERIFY(!scope.isVisible() && !models.isVisible());
    QVERIFY(page().reveal(QStringLiteral("tasks")));
    QVERIFY(scope.isVisible() && models.isVisible());
}

/// It ends where the cards of the page do, and writes costs as the tables do.
void BenchmarkPageTest::thePanelOfTheTaskBelongsToThePage()
{
    QVERIFY(open(m_simulated, {.split = "id_test"}));
    auto& panel = m_fixture->part<TaskPanel>();
    const QPoint corner = panel.mapTo(&m_fixture->window, panel.rect().bottomRight());
    QCOMPARE(m_fixture->window.width() - 1 - corner.x(), static_cast<int>(space::m));
    const QPoint own =
        part<DataTable>("taskTable").mapTo(&m_fixture->window, part<DataTable>("taskTable").rect().bottomRight());
    QCOMPARE(corner.y(), own.y());
    QVERIFY(page().reveal(QStringLiteral("outcomes")));
    QVERIFY(settle());
    QSet<qsizetype> decimals;
    for (const char* name : {"outcomeTable", "taskOutcomes"}) {
        const QAbstractItemModel& model = *part<DataTable>(name).model();
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < std::min(20, model.rowCount()); ++row) {
            const QString cost = model.index(row, OutcomeTableModel::Cost).data().toString();
            if (cost.startsWith(u'$'))
                decimals << cost.size() - cost.indexOf(u'.');
        }
    }
    QCOMPARE(decimals.size(), 1);
}

void BenchmarkPageTest::everyControlHasAName()
{
    QVERIFY(open(m_simulated));
    for (const QString& part :
         {QStringLiteral("tasks"), QStringLiteral("outcomes"), QStringLiteral("heatmap"), QStringLiteral("audit")}) {
        page().reveal(part);
        QVERIFY(settle());
        for (const QWidget* widget : m_fixture->window.findChildren<QWidget*>()) {
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
    const auto benchmark = test::realBenchmark(folder);
    QVERIFY(benchmark != nullptr);
    QVERIFY(open(benchmark, {.split = "id_test"}));
    RowMapProxy& tasks = *page().taskRows();
    QCOMPARE(tasks.rowCount(), 2919);
    QVERIFY(clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved")));
    QCOMPARE(tasks.rowCount(), 710);
    QVERIFY(clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved")));
    QVERIFY(clickFacet(QStringLiteral("Best score"), QStringLiteral("Tied for best")));
    QCOMPARE(tasks.rowCount(), 1914);
    tasks.clearFilter();

    QVERIFY(document().setStream({.split = "ood176"}));
    QVERIFY(settle());
    QVERIFY(clickFacet(QStringLiteral("Outcome"), QStringLiteral("Unsolved")));
    QCOMPARE(tasks.rowCount(), 37);
    tasks.clearFilter();
    page().reveal(QStringLiteral("outcomes"));
    QVERIFY(clickFacet(QStringLiteral("Verdict"), QStringLiteral("Ungraded")));
    QCOMPARE(page().outcomeRows()->rowCount(), 473);

    // Everything, by way of the audit: the finding's own count is what the table shows.
    page().reveal(QStringLiteral("audit"));
    QVERIFY(settle());
    auto& findings = part<DataTable>("auditTable");
    QVERIFY(findings.model()->rowCount() > 10);
    int shown = 0;
    for (const AuditFinding& finding : page().auditPane()->findings().findings()) {
        const bool counts = finding.kind == AuditKind::UnsolvedTasks || finding.kind == AuditKind::TiesForBest ||
                            finding.kind == AuditKind::UngradedCells || finding.kind == AuditKind::MissingCosts ||
                            finding.kind == AuditKind::ZeroTokenRecords;
        if (!counts)
            continue;
        emit page().auditPane()->showRequested(finding);
        const bool byTask = finding.kind == AuditKind::UnsolvedTasks || finding.kind == AuditKind::TiesForBest;
        QTRY_COMPARE(static_cast<std::uint64_t>((byTask ? page().taskRows() : page().outcomeRows())->rowCount()),
                     finding.count);
        ++shown;
    }
    QVERIFY(shown >= 6);
    QCOMPARE(part<QComboBox>("scope").currentIndex(), 1);
    page().outcomeRows()->clearFilter();
    QCOMPARE(page().outcomeRows()->rowCount(), 81400);
}

QTEST_MAIN(BenchmarkPageTest)
#include "tst_benchmarkpage.moc"

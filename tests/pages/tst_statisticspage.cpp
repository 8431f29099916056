// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/taskselection.h"
#include "tests/pages/retry.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/statistics/cellpanel.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class StatisticsPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_benchmark;
    std::unique_ptr<test::PageFixture> m_fixture;
    StatisticsPage* m_page = nullptr;

    StatisticsPage& page() { return *m_page; }
    Document& document() { return m_fixture->document; }
    SessionPlayer& player() { return m_fixture->player; }
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
    /// Of the row that is selected in a table.
    QString selectedText(const char* table, int column)
    {
        const auto rows = part<DataTable>(table).selectionModel()->selectedRows(column);
        return rows.size() == 1 ? rows.front().data().toString() : QString();
    }

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_benchmark = std::make_shared<const Benchmark>(test::generatedBenchmark(4, {.tasks = 200, .models = 5}));
    }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        m_fixture->window.resize(1280, 680);
        m_page = &m_fixture->show<StatisticsPage>(document(), player(), m_fixture->jobs, *m_themes);
        for (const char* table : {"cells", "pairTable", "portfolioTable", "explanationTable"})
            m_fixture->watchModelsOf(part<DataTable>(table));
    }
    void cleanup() { m_fixture.reset(); }

    void beforeAnythingIsOpenItSaysWhatToDo()
    {
        QVERIFY(page().settled());
        QVERIFY(!part<HeatmapView>("heatmap").isVisible());
    }

    void nothingOfAClosedBenchmarkIsKept()
    {
        auto benchmark = std::make_shared<const Benchmark>(*m_benchmark);
        const std::weak_ptr<const Benchmark> kept = benchmark;
        QVERIFY(open(std::move(benchmark), {.split = "id_test"}));
        QVERIFY(page().data() != nullptr);
        m_fixture->window.hide();
        document().clear();
        QVERIFY(settle());
        QVERIFY(page().data() == nullptr);
        for (const char* table : {"cells", "pairTable", "portfolioTable", "explanationTable"})
            QCOMPARE(part<DataTable>(table).model()->rowCount(), 0);
        QVERIFY(kept.expired());
    }

    void cancelledStatisticsSaySoAndComeOnRetry()
    {
        QVERIFY(open(m_benchmark, {.split = "id_test"}));
        {
            const test::HeldJobs held(m_fixture->jobs);
            QVERIFY(document().setStream({.split = "probing"}).has_value());
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(page().data()->stream != document().stream());
        QVERIFY(!page().retryBar().sentences().filter(QStringLiteral("statistics")).isEmpty());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(page().data()->stream, document().stream());
        QVERIFY(page().retryBar().sentences().filter(QStringLiteral("statistics")).isEmpty());
    }

    void aSessionThatIsCancelledHalfwayLeavesThePageSettled()
    {
        QVERIFY(open(std::make_shared<const Benchmark>(test::generatedBenchmark(4, {.tasks = 12000, .models = 5})),
                     {.split = "id_test"}));
        const SessionLane& lane = player().lane();
        const auto unfinished = [&] { return lane.track() != nullptr && !lane.track()->finished(); };
        const QObject untilThen;
        connect(&player(), &SessionPlayer::stepsAppended, &untilThen, [&] { m_fixture->jobs.cancelAll(); });
        // A fast machine may be done before the first steps are shown.
        for (std::uint64_t seed = 1; seed <= 20 && !(unfinished() && lane.job().cancelled()); ++seed) {
            player().play(QStringLiteral("lints"), seed);
            QTRY_VERIFY(!lane.computing());
        }
        QVERIFY(unfinished());
        QVERIFY(settle());
        QVERIFY(page().settled());
    }

    void keysReachEveryViewWithItsTable_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("table");
        const QStringList views = StatisticsCharts::views();
        const QStringList tables{"cells", "cells", "cells", "cells", "pairTable", "portfolioTable", "explanationTable"};
        for (int i = 0; i < views.size(); ++i)
            QTest::newRow(qPrintable(views[i])) << int(Qt::Key_1) + i << views[i] << tables[i];
    }

    void keysReachEveryViewWithItsTable()
    {
        QFETCH(const int, key);
        QFETCH(const QString, view);
        QFETCH(const QString, table);
        QVERIFY(open(m_benchmark));
        part<QComboBox>("metric").setFocus();
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), Qt::AltModifier);
        QCOMPARE(page().charts()->currentChart()->objectName(), view);
        QVERIFY(part<DataTable>(qPrintable(table)).isVisible());
        QVERIFY(part<DataTable>(qPrintable(table)).model()->rowCount() > 0);
        QTRY_VERIFY(page().charts()->currentChart()->hasFocus());
        QVERIFY(!page().charts()->currentChart()->title().isEmpty());
    }

    void whatIsAveragedIsChosenOnlyWhereItCounts()
    {
        QVERIFY(open(m_benchmark, {.split = "id_test"}));
        const QWidget& metric = part<QComboBox>("metric");
        for (const QString& view : StatisticsCharts::views()) {
            QVERIFY(page().reveal(view));
            QVERIFY(settle());
            const bool averages = view != QLatin1String("pairs") && view != QLatin1String("portfolio") &&
                                  view != QLatin1String("explained");
            QCOMPARE(metric.isVisible(), averages);
        }
        // Three rows of what groups explain are seen without scrolling.
        const auto& table = part<DataTable>("explanationTable");
        QVERIFY(table.isVisible());
        QVERIFY(table.viewport()->height() >= 3 * table.verticalHeader()->defaultSectionSize());
    }

    /// The same loss has the same text on the card and in the table.
    void theLossOfTheMostMissedModelIsThatOfTheTable()
    {
        QVERIFY(open(m_benchmark, {.split = "id_test"}));
        double loss = 0;
        for (const ModelValue& value : page().data()->portfolio.models)
            loss = std::max(loss, value.loss.mean);
        QStringList figures;
        for (const FigureCard* card : page().findChildren<FigureCard*>())
            figures << card->figure();
        QVERIFY2(figures.contains(numbers::fixed(loss, 4)), qPrintable(figures.join(u'|')));
    }

    void theSidePanelFollowsTheView()
    {
        QVERIFY(open(m_benchmark));
        auto& title = part<QLabel>("cellGroup");
        auto& facts = part<QLabel>("cellNumbers");
        auto& bars = part<BarChart>("cellBars");
        document().selectModel(ModelIndex(1));
        QVERIFY(facts.text().contains(QStringLiteral("quartiles")));

        page().reveal("pairs");
        QCOMPARE(title.text(), QStringLiteral("model-1"));
        QCOMPARE(part<QLabel>("cellModel").text(), QStringLiteral("Select a cell to see the pair in numbers."));
        auto& map = part<HeatmapView>("pairs");
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 3}).center().toPoint());
        const PairCounts& pair = page().data()->pairs[1 * 5 + 3];
        QCOMPARE(part<QLabel>("cellModel").text(), QStringLiteral("beside model-3"));
        QVERIFY(facts.text().contains(numbers::percent(100 * pair.rescue().mean)));
        QCOMPARE(selectedText("pairTable", 1), QStringLiteral("model-3"));
        // A row of the table is a pair as well.
        auto& table = part<DataTable>("pairTable");
        for (const int column : {0, 1})
            QVERIFY(table.model()->index(0, column).data(InkRole).isValid());
        m_fixture->click(table, table.model()->index(0, 0));
        const QString other = table.model()->index(0, 1).data().toString();
        QCOMPARE(part<QLabel>("cellModel").text(), QStringLiteral("beside ") + other);

        document().selectModel(ModelIndex(1));
        page().reveal("portfolio");
        QCOMPARE(title.text(), QStringLiteral("Pool of 5 models: %1 tasks").arg(page().data()->portfolio.tasks));
        QVERIFY(facts.text().contains(numbers::fixed(page().data()->portfolio.models[1].shapley, 4)));
        QCOMPARE(bars.selected(), 1);

        page().reveal("explained");
        const Explanation* const explained = page().data()->explanation();
        QVERIFY(explained != nullptr);
        QVERIFY(facts.text().contains(numbers::percent(100 * explained->attained)));
        QCOMPARE(bars.numbers(ChartWidget::Extent::All).columns.front().texts.size(), std::size_t(4));

        page().reveal("heatmap");
        QVERIFY(facts.text().contains(QStringLiteral("quartiles")));
    }

    void aClickOnACellSelectsItsGroupAndModelEverywhere()
    {
        QVERIFY(open(m_benchmark));
        auto& map = part<HeatmapView>("heatmap");
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({2, 3}).center().toPoint());
        QCOMPARE(page().row(), std::size_t(2));
        QCOMPARE(document().selectedModel(), std::optional(ModelIndex(3)));
        QCOMPARE(selectedText("cells", 1), QStringLiteral("model-3"));
        QCOMPARE(selectedText("cells", 0), QString::fromStdString(page().data()->table.groups[2].name));
        QCOMPARE(part<QLabel>("cellModel").text(), QStringLiteral("model-3"));
        QVERIFY(part<QLabel>("cellNumbers").text().contains("95 % interval"));
        QCOMPARE(part<RadarChart>("profiles").selected(), QStringLiteral("model-3"));
        QCOMPARE(part<SpreadChart>("spread").selected(), QStringLiteral("model-3"));
        // Arrow keys go on from there, and a model selected elsewhere comes back.
        map.setFocus();
        QTest::keyClick(&map, Qt::Key_Left);
        QCOMPARE(document().selectedModel(), std::optional(ModelIndex(2)));
        document().selectModel(ModelIndex(0));
        QCOMPARE(selectedText("cells", 1), QStringLiteral("model-0"));
        QVERIFY(map.selected() == (std::optional<HeatmapCell>{{2, 0}}));
    }

    void theSelectedTaskBringsItsGroup()
    {
        QVERIFY(open(m_benchmark));
        const TaskIndex task = page().data()->table.groups[1].tasks.front();
        document().selectTask(task);
        QCOMPARE(page().row(), std::size_t(1));
        // Under another metric the group stays.
        QTest::keyClick(&part<QComboBox>("metric"), Qt::Key_Down);
        QVERIFY(settle());
        QVERIFY(page().data()->settings.metric == StatisticMetric::Cost);
        QCOMPARE(page().row(), std::size_t(1));
    }

    void cellsShowTheStatisticsOfTheCore_data()
    {
        QTest::addColumn<int>("metric");
        for (std::size_t i = 0; i < statisticMetricCount; ++i)
            QTest::newRow(std::string(statisticMetricName(static_cast<StatisticMetric>(i))).c_str()) << int(i);
    }

    void cellsShowTheStatisticsOfTheCore()
    {
        QFETCH(const int, metric);
        QVERIFY(open(m_benchmark));
        auto& box = part<QComboBox>("metric");
        for (int i = 0; i < metric; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QVERIFY(settle());
        const StatisticSettings settings{.metric = static_cast<StatisticMetric>(metric)};
        const GroupTable expected = groupTable(*m_benchmark, m_benchmark->split("id_test")->tasks, settings);
        QList<QStringList> rows;
        const auto number = [](double value) { return isMissing(value) ? QString() : QVariant(value).toString(); };
        for (std::size_t i = 0; i < expected.cells.size(); ++i) {
            const MeanEstimate& estimate = expected.cells[i].estimate;
            const bool known = estimate.n > 0;
            const std::string& group = expected.groups[i / 5].name;
            rows << QStringList{group.empty() ? QStringLiteral("All tasks") : QString::fromStdString(group),
                                QString::fromStdString(m_benchmark->models[i % 5].name),
                                QString::number(estimate.n),
                                known ? number(estimate.mean) : QString(),
                                number(estimate.low),
                                isMissing(estimate.low) ? QString() : number(estimate.high)};
        }
        const auto shown = test::rowsOf(*part<DataTable>("cells").model(), {0, 1, 2, 3, 4, 5}, SortRole);
        QCOMPARE(test::differenceOf(shown, rows), QString());
    }

    void groupingBySourceHasItsRows()
    {
        QVERIFY(open(m_benchmark));
        auto& facet = part<QComboBox>("facet");
        facet.setCurrentIndex(facet.findData(int(Facet::Source)));
        QVERIFY(settle());
        QCOMPARE(page().data()->table.groups.size(), std::size_t(3));
        QCOMPARE(part<HeatmapView>("heatmap").rowCount(), 4);
    }

    void profilesAndDistributionsSelectByMouseAndKeys()
    {
        QVERIFY(open(m_benchmark));
        page().reveal("profiles");
        auto& profiles = part<RadarChart>("profiles");
        const QPoint corner = profiles.positionOf(4, 0).toPoint();
        QVERIFY(profiles.seriesAt(corner) >= 0);
        const ModelIndex before = ModelIndex::at(static_cast<std::size_t>(profiles.seriesAt(corner)));
        QTest::mouseClick(&profiles, Qt::LeftButton, {}, corner);
        QCOMPARE(document().selectedModel(), std::optional(before));
        QTest::keyClick(&profiles, before.value > 0 ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(document().selectedModel() != std::optional(before));
        QTest::keyClick(&profiles, Qt::Key_Escape);
        QVERIFY(!document().selectedModel());
        page().reveal("spread");
        auto& spread = part<SpreadChart>("spread");
        const QRectF plot = spread.plotArea();
        const QPoint second = QPointF(plot.center().x(), plot.top() + plot.height() * 1.5 / 5).toPoint();
        QCOMPARE(spread.rowAt(second), 1);
        QTest::mouseClick(&spread, Qt::LeftButton, {}, second);
        QCOMPARE(document().selectedModel(), std::optional(ModelIndex(1)));
        QTest::keyClick(&spread, Qt::Key_Down);
        QCOMPARE(document().selectedModel(), std::optional(ModelIndex(2)));
    }

    void barsOfModelsHaveTheirColours_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("chart");
        QTest::newRow("portfolio") << "portfolio"
                                   << "portfolio";
        QTest::newRow("selected group") << "heatmap"
                                        << "cellBars";
    }
    void barsOfModelsHaveTheirColours()
    {
        QFETCH(const QString, view);
        QFETCH(const QString, chart);
        QVERIFY(open(m_benchmark));
        page().reveal(view);
        auto& bars = part<BarChart>(qPrintable(chart));
        const QImage image = bars.grab().toImage();
        const QRectF plot = bars.plotArea();
        for (int model = 0; model < 5; ++model) {
            const QString name = QString::fromStdString(m_benchmark->models[static_cast<std::size_t>(model)].name);
            const QColor own = m_themes->theme().colour(Ink::model(name, model));
            int found = 0;
            for (int y = static_cast<int>(plot.top() + plot.height() * model / 5) + 1;
                 y < plot.top() + plot.height() * (model + 1) / 5 - 1; ++y)
                for (int x = static_cast<int>(plot.left()); x < plot.right(); ++x)
                    found += image.pixelColor(x, y) == own ? 1 : 0;
            QVERIFY2(found > 30, qPrintable(QStringLiteral("%1: %2").arg(name).arg(found)));
        }
    }

    void profilesLeadToTheTasksOfAnAxis()
    {
        QVERIFY(open(m_benchmark));
        page().reveal("profiles");
        auto& profiles = part<RadarChart>("profiles");
        const auto& groups = page().data()->table.groups;
        const QPoint name = profiles.axisNameRect(1).center().toPoint();
        QCOMPARE(profiles.axisAt(name), 1);
        QTest::mouseClick(&profiles, Qt::LeftButton, {}, name);
        QCOMPARE(page().row(), std::size_t(1));
        QTest::mouseDClick(&profiles, Qt::LeftButton, {}, name);
        QVERIFY(document().taskList() != nullptr && document().taskList()->tasks == groups[1].tasks);
        // By keys: the next axis, of one model.
        document().setTaskList(nullptr);
        document().selectModel(ModelIndex(3));
        QTest::keyClick(&profiles, Qt::Key_Right);
        QCOMPARE(page().row(), std::size_t(2));
        QTest::keyClick(&profiles, Qt::Key_Return);
        QVERIFY(document().taskList() != nullptr &&
                document().taskList()->tasks ==
                    tasksWithValue(*m_benchmark, groups[2].tasks, ModelIndex(3), page().data()->settings));
        QVERIFY(document().taskList()->title.contains(QStringLiteral("model-3")));
    }

    void rowsOfTheTablesLeadToTheirTasks()
    {
        QVERIFY(open(m_benchmark));
        const StatisticsData& data = *page().data();
        const auto listed = [this](const char* table) {
            auto& shown = part<DataTable>(table);
            m_fixture->click(shown, shown.model()->index(0, 0));
            QTest::keyClick(&shown, Qt::Key_Return);
            return document().taskList() ? document().taskList()->tasks : std::vector<TaskIndex>();
        };
        QVERIFY(listed("cells") ==
                tasksWithValue(*m_benchmark, data.table.groups[0].tasks, ModelIndex(0), data.settings));
        page().reveal("pairs");
        QVERIFY(listed("pairTable") == tasksOnlyFirstSolves(*m_benchmark, data.stream->tasks,
                                                            data.settings.missingScores, ModelIndex(0), ModelIndex(1),
                                                            solvedFrom));
        page().reveal("portfolio");
        QVERIFY(listed("portfolioTable") == tasksBestFor(*m_benchmark, data.stream->tasks, data.settings.weights,
                                                         data.settings.missingScores, ModelIndex(0)));
    }

    void cellsShowWhatIsBelieved()
    {
        QVERIFY(open(m_benchmark));
        QVERIFY(settle());
        player().toEnd();
        QVERIFY(settle());
        auto& map = part<HeatmapView>("heatmap");
        auto& cells = part<QComboBox>("heatmapCells");
        const auto choose = [&](const char* key) { cells.setCurrentIndex(cells.findData(QLatin1StringView(key))); };
        auto& fitted = part<QToolButton>("heatmapFitted");
        const double stream = page().data()->table.at(1, 2).estimate.mean;
        const auto shown = [&] { return static_cast<double>(map.data().at(1, 2)); };
        QVERIFY(std::abs(shown() - stream) < 1e-6);
        choose("believed");
        const StatisticsBelief::Cell* belief = page().belief().at(1, 2);
        QVERIFY(belief != nullptr && !isMissing(belief->start));
        QVERIFY(std::abs(shown() - belief->mean) < 1e-6);
        choose("error");
        QVERIFY(std::abs(shown() - (belief->mean - stream)) < 1e-6);
        choose("change");
        QVERIFY(std::abs(shown() - (belief->mean - belief->start)) < 1e-6);
        QVERIFY(map.scale().kind == HeatmapScale::Kind::Diverging);
        QCOMPARE(map.scale().low, -map.scale().high);
        QTest::mouseClick(&fitted, Qt::LeftButton);
        double maximum = 0;
        for (const float value : map.data().values)
            maximum = std::isnan(value) ? maximum : std::max(maximum, std::abs(static_cast<double>(value)));
        QVERIFY(std::abs(map.scale().high - maximum) < 1e-6);
        QVERIFY(part<QLabel>("believed").isVisible());
        const QJsonObject state = page().saveState();
        choose("stream");
        QVERIFY(!part<QLabel>("believed").isVisible());
        page().restoreState(state);
        QCOMPARE(cells.currentData().toString(), QStringLiteral("change"));
        // The best of a group: the highest score, and the lowest cost.
        choose("stream");
        const auto bestOf = [&](auto better) {
            int best = 0;
            for (int j = 1; j < 5; ++j)
                best = better(map.data().at(0, j), map.data().at(0, best)) ? j : best;
            return HeatmapCell{0, best};
        };
        QVERIFY(map.marks().front() == bestOf(std::greater<>()));
        QTest::keyClick(&part<QComboBox>("metric"), Qt::Key_Down);
        QVERIFY(settle());
        QVERIFY(page().data()->settings.metric == StatisticMetric::Cost);
        QVERIFY(map.marks().front() == bestOf(std::less<>()));
    }

    void pairsAndPortfolioAreThoseOfTheCore()
    {
        QVERIFY(open(m_benchmark));
        page().reveal("pairs");
        const auto& tasks = m_benchmark->split("id_test")->tasks;
        const auto pairs = complementarity(*m_benchmark, tasks, MissingScores::AsZero);
        auto& map = part<HeatmapView>("pairs");
        QVERIFY(std::isnan(map.data().at(1, 1)));
        QCOMPARE(map.data().at(1, 3), float(100 * pairs[1 * 5 + 3].rescue().mean));
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 3}).center().toPoint());
        QCOMPARE(document().selectedModel(), std::optional(ModelIndex(1)));
        // Both models of a row have their marks.
        const QAbstractItemModel& rows = *part<DataTable>("pairTable").model();
        for (int row = 0; row < rows.rowCount(); ++row)
            for (int column = 0; column < 2; ++column) {
                const QModelIndex cell = rows.index(row, column);
                const QString name = cell.data().toString();
                const int model = name.sliced(name.lastIndexOf(QLatin1Char('-')) + 1).toInt();
                QVERIFY2(cell.data(InkRole).value<Ink>() == Ink::model(name, model), qPrintable(name));
            }
        page().reveal("portfolio");
        const Portfolio portfolio = portfolioOf(*m_benchmark, tasks, {}, MissingScores::AsZero);
        const QAbstractItemModel& worth = *part<DataTable>("portfolioTable").model();
        QList<QStringList> expected;
        for (std::size_t j = 0; j < 5; ++j)
            expected << QStringList{QString::fromStdString(m_benchmark->models[j].name),
                                    QVariant(portfolio.models[j].shapley).toString()};
        QCOMPARE(test::differenceOf(test::rowsOf(worth, {0, 5}, SortRole), expected), QString());
        QCOMPARE(selectedText("portfolioTable", 0), QStringLiteral("model-1"));
    }

    void whatMemoryBelievesFollowsTheCursor_data()
    {
        QTest::addColumn<int>("facet");
        QTest::addColumn<int>("metric");
        QTest::newRow("scores of dimensions") << int(Facet::Dimension) << int(StatisticMetric::Score);
        QTest::newRow("costs of dimensions") << int(Facet::Dimension) << int(StatisticMetric::Cost);
        QTest::newRow("rewards of dimensions") << int(Facet::Dimension) << int(StatisticMetric::Reward);
    }
    void whatMemoryBelievesFollowsTheCursor()
    {
        QFETCH(const int, facet);
        QFETCH(const int, metric);
        QVERIFY(open(m_benchmark));
        part<QComboBox>("facet").setCurrentIndex(part<QComboBox>("facet").findData(facet));
        part<QComboBox>("metric").setCurrentIndex(metric);
        page().reveal("sets");
        QVERIFY(settle());
        const auto shown = [&](std::size_t row, std::size_t model) {
            const QAbstractItemModel& cells = *part<DataTable>("cells").model();
            return cells.index(int(row * 5 + model), 16).data(SortRole).toDouble();
        };
        const RewardWeights weights = document().weights();
        for (const std::size_t step : {std::size_t{0}, std::size_t{90}, std::size_t{40}}) {
            player().seek(step);
            QVERIFY(settle());
            QCOMPARE(page().belief().steps, step + 1);
            for (const BeliefRow& row : player().lane().track()->policyBefore(step + 1).beliefs()) {
                const auto& groups = page().data()->table.groups;
                const auto group = std::ranges::find(groups, row.dimension, &GroupTable::Group::name);
                if (!row.source.empty() || group == groups.end())
                    continue;
                for (std::size_t j = 0; j < 5; ++j) {
                    const BeliefRow::Cell& cell = row.cells[j];
                    const double expected = metric == int(StatisticMetric::Score) ? cell.mean
                                            : metric == int(StatisticMetric::Cost)
                                                ? cell.costUsd
                                                : reward(weights, cell.mean, cell.costUsd);
                    QCOMPARE(shown(std::size_t(group - groups.begin()), j), expected);
                }
            }
            QVERIFY(part<QLabel>("believed").text().contains(QString::number(step + 1)));
        }
    }

    void playingOnThisPageMovesTheSession()
    {
        QVERIFY(open(m_benchmark));
        page().reveal("sets");
        player().seek(0);
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        QTest::mouseClick(&part<QToolButton>("play"), Qt::LeftButton);
        QTRY_COMPARE(player().cursor(), std::optional(player().lane().size() - 1));
        QVERIFY(settle());
        QCOMPARE(page().belief().steps, player().lane().size());
    }

    void aPolicyWithoutBeliefsSaysSo()
    {
        QVERIFY(open(m_benchmark));
        page().reveal("sets");
        player().play("linucb", 1);
        QVERIFY(settle());
        QVERIFY(page().belief().empty());
        QVERIFY(part<QLabel>("believed").text().contains("no beliefs"));
        QVERIFY(part<DataTable>("cells").isColumnHidden(16));
    }

    void anotherRewardChangesTheWorthOfTheModels()
    {
        QVERIFY(open(m_benchmark));
        const double before = page().data()->portfolio.oracleReward;
        document().setWeights({1, -1});
        QVERIFY(settle());
        QVERIFY(page().data()->portfolio.oracleReward < before);
    }

    void aBenchmarkOfOneSplitHasNothingToCompareWith()
    {
        Benchmark alone = *m_benchmark;
        alone.splits = {{"id_test", alone.splits[1].tasks}};
        QVERIFY(open(std::make_shared<const Benchmark>(std::move(alone))));
        page().reveal("sets");
        QVERIFY(page().data()->sets.cells.empty());
        QVERIFY(part<DataTable>("cells").isColumnHidden(12));
        QVERIFY(part<DataTable>("explanationTable").isColumnHidden(3));
    }

    void tablesAreExportedWithAllDigits()
    {
        QVERIFY(open(m_benchmark));
        const TextTable table = part<DataTable>("portfolioTable").allText(TableFormat::Csv);
        QCOMPARE(table.rows.size(), 5);
        QCOMPARE(table.header.front(), QStringLiteral("model"));
        QCOMPARE(table.rows[0][5].toDouble(), page().data()->portfolio.models[0].shapley);
    }

    void stateSurvives()
    {
        QByteArray saved;
        {
            QVERIFY(open(m_benchmark));
            page().reveal("pairs");
            part<QComboBox>("metric").setCurrentIndex(4);
            saved = QJsonDocument(page().saveState()).toJson();
            QVERIFY(settle());
        }
        init();
        QVERIFY(open(m_benchmark));
        page().restoreState(QJsonDocument::fromJson(saved).object());
        QVERIFY(settle());
        QCOMPARE(page().charts()->currentChart()->objectName(), QStringLiteral("pairs"));
        QVERIFY(page().data()->settings.metric == StatisticMetric::Reward);
    }

    void everyControlHasAName()
    {
        QVERIFY(open(m_benchmark));
        for (const QString& view : StatisticsCharts::views()) {
            page().reveal(view);
            for (QWidget* widget : page().findChildren<QWidget*>())
                if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                    qobject_cast<QAbstractButton*>(widget) == nullptr && widget->parentWidget() &&
                    !widget->objectName().startsWith("qt_"))
                    QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<QLabel*>(widget) ||
                                 widget->inherits("QHeaderView") || widget->inherits("QScrollBar"),
                             qPrintable(view + ' ' + widget->metaObject()->className() + ' ' + widget->objectName()));
        }
    }

    void realDataIsShownInAllMetrics()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto benchmark = test::realBenchmark(folder);
        QVERIFY(benchmark != nullptr);
        m_fixture->window.resize(1216, 627); // what a window of 1280 × 720 leaves
        QVERIFY(open(benchmark));
        QCOMPARE(page().data()->table.groups.size(), std::size_t(9));
        QCOMPARE(page().data()->sets.cells.size(), std::size_t(72));
        QList<QImage> pictures;
        for (int metric = 0; metric < int(statisticMetricCount); ++metric) {
            part<QComboBox>("metric").setCurrentIndex(metric);
            QVERIFY(settle());
            page().reveal(QStringLiteral("heatmap"));
            auto& map = part<HeatmapView>("heatmap");
            QCOMPARE(map.cellLines(), 2); // the mean, its interval and n
            pictures << (map.grab().toImage());
            for (const QString& view : StatisticsCharts::views()) {
                page().reveal(view);
                ChartWidget& chart = *page().charts()->currentChart();
                QCOMPARE(chart.objectName(), view);
                QCOMPARE(chart.grab().toImage().size(), chart.size());
            }
        }
        // Each metric has a picture of its own.
        for (qsizetype i = 0; i < pictures.size(); ++i)
            QCOMPARE(pictures.indexOf(pictures[i]), i);
        // 473 of 1 408 cells of the agentic stream were not graded.
        QVERIFY(document().setStream({.split = "ood176"}));
        QVERIFY(settle());
        QVERIFY(std::abs(page().data()->missingScores - 473.0 / 1408) < 1e-12);
    }
};

QTEST_MAIN(StatisticsPageTest)
#include "tst_statisticspage.moc"

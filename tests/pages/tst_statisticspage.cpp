// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "tests/pages/retry.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/shareddata.h"
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
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QMainWindow>
#include <QStackedWidget>
#include <QToolButton>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

const char* const tableNames[] = {"cells", "pairTable", "portfolioTable", "explanationTable"};

struct Desk {
    Jobs jobs;
    Document document{jobs};
    SessionPlayer player{document, jobs, nullptr};
    QMainWindow window;
    StatisticsPage* page;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;

    explicit Desk(ThemeManager& themes)
        : page(new StatisticsPage(document, player, jobs, themes, &window))
    {
        for (const char* name : tableNames) {
            auto* rows = qobject_cast<QAbstractProxyModel*>(part<DataTable>(name).model());
            for (QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(rows), rows->sourceModel()})
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        }
        document.setSeeds(1);
        window.setCentralWidget(page);
        window.resize(1280, 680);
        window.show();
    }
    bool open(std::shared_ptr<const Benchmark> benchmark, const StreamDefinition& stream = {})
    {
        document.setContents(std::move(benchmark), {}, stream);
        return settle();
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
    /// Of the row that is selected in a table.
    QString selectedText(const char* table, int column)
    {
        const auto rows = part<DataTable>(table).selectionModel()->selectedRows(column);
        return rows.size() == 1 ? rows.front().data().toString() : QString();
    }
};

} // namespace

class StatisticsPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_benchmark;

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_benchmark = std::make_shared<const Benchmark>(test::generatedBenchmark(4, {.tasks = 200, .models = 5}));
    }

    void beforeAnythingIsOpenItSaysWhatToDo()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.page->settled());
        QVERIFY(!desk.part<HeatmapView>("heatmap").isVisible());
    }

    void nothingOfAClosedBenchmarkIsKept()
    {
        Desk desk(*m_themes);
        auto benchmark = std::make_shared<const Benchmark>(*m_benchmark);
        const std::weak_ptr<const Benchmark> kept = benchmark;
        QVERIFY(desk.open(std::move(benchmark), {.split = "id_test"}));
        QVERIFY(desk.page->data() != nullptr);
        desk.window.hide();
        desk.document.clear();
        QVERIFY(desk.settle());
        QVERIFY(desk.page->data() == nullptr);
        for (const char* table : tableNames)
            QCOMPARE(desk.part<DataTable>(table).model()->rowCount(), 0);
        QVERIFY(kept.expired());
    }

    void cancelledStatisticsSaySoAndComeOnRetry()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark, {.split = "id_test"}));
        {
            const test::HeldJobs held(desk.jobs);
            QVERIFY(desk.document.setStream({.split = "probing"}).has_value());
            desk.jobs.cancelAll();
        }
        QVERIFY(desk.settle());
        QVERIFY(desk.page->data()->stream != desk.document.stream());
        QVERIFY(!desk.page->retryBar().sentences().filter(QStringLiteral("statistics")).isEmpty());
        QVERIFY(test::pressRetry(desk.page->retryBar()));
        QVERIFY(desk.settle());
        QCOMPARE(desk.page->data()->stream, desk.document.stream());
        QVERIFY(desk.page->retryBar().sentences().filter(QStringLiteral("statistics")).isEmpty());
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
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.part<QComboBox>("metric").setFocus();
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), Qt::AltModifier);
        QCOMPARE(desk.page->charts()->currentChart()->objectName(), view);
        QVERIFY(desk.part<DataTable>(qPrintable(table)).isVisible());
        QVERIFY(desk.part<DataTable>(qPrintable(table)).model()->rowCount() > 0);
        QTRY_VERIFY(desk.page->charts()->currentChart()->hasFocus());
        QVERIFY(!desk.page->charts()->currentChart()->title().isEmpty());
    }

    void aClickOnACellSelectsItsGroupAndModelEverywhere()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        auto& map = desk.part<HeatmapView>("heatmap");
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({2, 3}).center().toPoint());
        QCOMPARE(desk.page->row(), std::size_t(2));
        QCOMPARE(desk.document.selectedModel(), std::optional(ModelIndex(3)));
        QCOMPARE(desk.selectedText("cells", 1), QStringLiteral("model-3"));
        QCOMPARE(desk.selectedText("cells", 0), QString::fromStdString(desk.page->data()->table.groups[2].name));
        QCOMPARE(desk.part<QLabel>("cellModel").text(), QStringLiteral("model-3"));
        QVERIFY(desk.part<QLabel>("cellNumbers").text().contains("95 % interval"));
        QCOMPARE(desk.part<RadarChart>("profiles").selected(), QStringLiteral("model-3"));
        QCOMPARE(desk.part<SpreadChart>("spread").selected(), QStringLiteral("model-3"));
        // Arrow keys go on from there, and a model selected elsewhere comes back.
        map.setFocus();
        QTest::keyClick(&map, Qt::Key_Left);
        QCOMPARE(desk.document.selectedModel(), std::optional(ModelIndex(2)));
        desk.document.selectModel(ModelIndex(0));
        QCOMPARE(desk.selectedText("cells", 1), QStringLiteral("model-0"));
        QVERIFY(map.selected() == (std::optional<HeatmapCell>{{2, 0}}));
    }

    void theSelectedTaskBringsItsGroup()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        const TaskIndex task = desk.page->data()->table.groups[1].tasks.front();
        desk.document.selectTask(task);
        QCOMPARE(desk.page->row(), std::size_t(1));
        // Under another metric the group stays.
        QTest::keyClick(&desk.part<QComboBox>("metric"), Qt::Key_Down);
        QVERIFY(desk.settle());
        QVERIFY(desk.page->data()->settings.metric == StatisticMetric::Cost);
        QCOMPARE(desk.page->row(), std::size_t(1));
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
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        auto& box = desk.part<QComboBox>("metric");
        for (int i = 0; i < metric; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QVERIFY(desk.settle());
        const StatisticSettings settings{.metric = static_cast<StatisticMetric>(metric)};
        const GroupTable expected = groupTable(*m_benchmark, m_benchmark->split("id_test")->tasks, settings);
        const QAbstractItemModel& cells = *desk.part<DataTable>("cells").model();
        QCOMPARE(std::size_t(cells.rowCount()), expected.cells.size());
        for (std::size_t i = 0; i < expected.cells.size(); ++i) {
            const MeanEstimate& estimate = expected.cells[i].estimate;
            const auto shown = [&](int column) { return cells.index(int(i), column).data(SortRole); };
            QCOMPARE(shown(2).toULongLong(), quint64(estimate.n));
            QVERIFY(estimate.n == 0 ? !shown(3).isValid() : shown(3).toDouble() == estimate.mean);
            QVERIFY(isMissing(estimate.low)
                        ? !shown(4).isValid()
                        : shown(4).toDouble() == estimate.low && shown(5).toDouble() == estimate.high);
        }
    }

    void groupingBySourceHasItsRows()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        auto& facet = desk.part<QComboBox>("facet");
        facet.setCurrentIndex(facet.findData(int(Facet::Source)));
        QVERIFY(desk.settle());
        QCOMPARE(desk.page->data()->table.groups.size(), std::size_t(3));
        QCOMPARE(desk.part<HeatmapView>("heatmap").rowCount(), 4);
    }

    void profilesAndDistributionsSelectByMouseAndKeys()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.page->reveal("profiles");
        auto& profiles = desk.part<RadarChart>("profiles");
        QTest::mouseClick(&profiles, Qt::LeftButton, {}, profiles.positionOf(4, 0).toPoint());
        QVERIFY(desk.document.selectedModel().has_value());
        const auto before = *desk.document.selectedModel();
        QTest::keyClick(&profiles, before.value > 0 ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(desk.document.selectedModel() != std::optional(before));
        QTest::keyClick(&profiles, Qt::Key_Escape);
        QVERIFY(!desk.document.selectedModel());
        desk.page->reveal("spread");
        auto& spread = desk.part<SpreadChart>("spread");
        const QRectF plot = spread.plotArea();
        QTest::mouseClick(&spread, Qt::LeftButton, {},
                          QPointF(plot.center().x(), plot.top() + plot.height() * 0.3).toPoint());
        QCOMPARE(desk.document.selectedModel(), std::optional(ModelIndex(1)));
        QTest::keyClick(&spread, Qt::Key_Down);
        QCOMPARE(desk.document.selectedModel(), std::optional(ModelIndex(2)));
    }

    void pairsAndPortfolioAreThoseOfTheCore()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.page->reveal("pairs");
        const auto& tasks = m_benchmark->split("id_test")->tasks;
        const auto pairs = complementarity(*m_benchmark, tasks, MissingScores::AsZero);
        auto& map = desk.part<HeatmapView>("pairs");
        QVERIFY(std::isnan(map.data().at(1, 1)));
        QCOMPARE(map.data().at(1, 3), float(100 * pairs[1 * 5 + 3].rescue().mean));
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 3}).center().toPoint());
        QCOMPARE(desk.document.selectedModel(), std::optional(ModelIndex(1)));
        desk.page->reveal("portfolio");
        const Portfolio portfolio = portfolioOf(*m_benchmark, tasks, {}, MissingScores::AsZero);
        const QAbstractItemModel& worth = *desk.part<DataTable>("portfolioTable").model();
        for (int j = 0; j < 5; ++j)
            QCOMPARE(worth.index(j, 5).data(SortRole).toDouble(), portfolio.models[std::size_t(j)].shapley);
        QCOMPARE(desk.selectedText("portfolioTable", 0), QStringLiteral("model-1"));
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
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.part<QComboBox>("facet").setCurrentIndex(desk.part<QComboBox>("facet").findData(facet));
        desk.part<QComboBox>("metric").setCurrentIndex(metric);
        desk.page->reveal("sets");
        QVERIFY(desk.settle());
        const auto shown = [&](std::size_t row, std::size_t model) {
            const QAbstractItemModel& cells = *desk.part<DataTable>("cells").model();
            return cells.index(int(row * 5 + model), 16).data(SortRole).toDouble();
        };
        const RewardWeights weights = desk.document.weights();
        for (const std::size_t step : {std::size_t{0}, std::size_t{90}, std::size_t{40}}) {
            desk.player.seek(step);
            QVERIFY(desk.settle());
            QCOMPARE(desk.page->belief().steps, step + 1);
            for (const BeliefRow& row : desk.player.lane().track()->policyBefore(step + 1).beliefs()) {
                const auto& groups = desk.page->data()->table.groups;
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
            QVERIFY(desk.part<QLabel>("believed").text().contains(QString::number(step + 1)));
        }
    }

    void playingOnThisPageMovesTheSession()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.page->reveal("sets");
        desk.player.seek(0);
        desk.player.setSpeed(SessionPlayer::unlimitedSpeed);
        QTest::mouseClick(&desk.part<QToolButton>("play"), Qt::LeftButton);
        QTRY_COMPARE(desk.player.cursor(), std::optional(desk.player.lane().size() - 1));
        QVERIFY(desk.settle());
        QCOMPARE(desk.page->belief().steps, desk.player.lane().size());
    }

    void aPolicyWithoutBeliefsSaysSo()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.page->reveal("sets");
        desk.player.play("linucb", 1);
        QVERIFY(desk.settle());
        QVERIFY(desk.page->belief().empty());
        QVERIFY(desk.part<QLabel>("believed").text().contains("no beliefs"));
        QVERIFY(desk.part<DataTable>("cells").isColumnHidden(16));
    }

    void anotherRewardChangesTheWorthOfTheModels()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        const double before = desk.page->data()->portfolio.oracleReward;
        desk.document.setWeights({1, -1});
        QVERIFY(desk.settle());
        QVERIFY(desk.page->data()->portfolio.oracleReward < before);
    }

    void aBenchmarkOfOneSplitHasNothingToCompareWith()
    {
        Benchmark alone = *m_benchmark;
        alone.splits = {{"id_test", alone.splits[1].tasks}};
        Desk desk(*m_themes);
        QVERIFY(desk.open(std::make_shared<const Benchmark>(std::move(alone))));
        desk.page->reveal("sets");
        QVERIFY(desk.page->data()->sets.cells.empty());
        QVERIFY(desk.part<DataTable>("cells").isColumnHidden(12));
        QVERIFY(desk.part<DataTable>("explanationTable").isColumnHidden(3));
    }

    void tablesAreExportedWithAllDigits()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        const TextTable table = desk.part<DataTable>("portfolioTable").allText(TableFormat::Csv);
        QCOMPARE(table.rows.size(), 5);
        QCOMPARE(table.header.front(), QStringLiteral("model"));
        QCOMPARE(table.rows[0][5].toDouble(), desk.page->data()->portfolio.models[0].shapley);
    }

    void stateSurvives()
    {
        QByteArray saved;
        {
            Desk desk(*m_themes);
            QVERIFY(desk.open(m_benchmark));
            desk.page->reveal("pairs");
            desk.part<QComboBox>("metric").setCurrentIndex(4);
            saved = QJsonDocument(desk.page->saveState()).toJson();
            QVERIFY(desk.settle());
        }
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        desk.page->restoreState(QJsonDocument::fromJson(saved).object());
        QVERIFY(desk.settle());
        QCOMPARE(desk.page->charts()->currentChart()->objectName(), QStringLiteral("pairs"));
        QVERIFY(desk.page->data()->settings.metric == StatisticMetric::Reward);
    }

    void everyControlHasAName()
    {
        Desk desk(*m_themes);
        QVERIFY(desk.open(m_benchmark));
        for (const QString& view : StatisticsCharts::views()) {
            desk.page->reveal(view);
            for (QWidget* widget : desk.page->findChildren<QWidget*>())
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
        auto imported = importBenchmark(folder, {});
        QVERIFY(imported.has_value());
        const auto benchmark = std::make_shared<const Benchmark>(std::move(*imported));
        Desk desk(*m_themes);
        desk.window.resize(1216, 627); // what a window of 1280 × 720 leaves
        QVERIFY(desk.open(benchmark));
        QCOMPARE(desk.page->data()->table.groups.size(), std::size_t(9));
        QCOMPARE(desk.page->data()->sets.cells.size(), std::size_t(72));
        for (int metric = 0; metric < int(statisticMetricCount); ++metric) {
            desk.part<QComboBox>("metric").setCurrentIndex(metric);
            QVERIFY(desk.settle());
            desk.page->reveal(QStringLiteral("heatmap"));
            QVERIFY(!desk.page->charts()->currentChart()->grab().isNull());
            QCOMPARE(desk.part<HeatmapView>("heatmap").cellLines(), 2); // the mean, its interval and n
            for (const QString& view : StatisticsCharts::views()) {
                desk.page->reveal(view);
                QVERIFY(!desk.page->charts()->currentChart()->grab().isNull());
            }
        }
        // 473 of 1 408 cells of the agentic stream were not graded.
        QVERIFY(desk.document.setStream({.split = "ood176"}));
        QVERIFY(desk.settle());
        QVERIFY(std::abs(desk.page->data()->missingScores - 473.0 / 1408) < 1e-12);
    }
};

QTEST_MAIN(StatisticsPageTest)
#include "tst_statisticspage.moc"

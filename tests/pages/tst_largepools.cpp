// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What draws one thing a model stays readable with hundreds of them.

#include "core/benchmark/limits.h"
#include "core/memory/priorset.h"
#include "core/session/replay.h"
#include "tests/support/generatedbenchmark.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/priors/priorgrid.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr std::size_t many = maxModels;

QString nameOf(std::size_t model)
{
    return QStringLiteral("model-%1").arg(model);
}

/// How much of a region of the picture has its most frequent colour.
double emptyShare(const QImage& image, const QRect& region)
{
    std::map<QRgb, int> counts;
    const QRect inside = region.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    int maximum = 0;
    for (const auto& [colour, count] : counts)
        maximum = std::max(maximum, count);
    return static_cast<double>(maximum) / (inside.width() * inside.height());
}

} // namespace

class LargePoolsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeManager> m_themes;

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
    }

    void headsOfNarrowColumnsDoNotRunTogether()
    {
        HeatmapView view(*m_themes);
        auto matrix = std::make_shared<HeatmapData>();
        matrix->rows = 4;
        matrix->columns = static_cast<int>(many);
        matrix->values.assign(4 * many, 0.5F);
        std::vector<HeatmapColumn> columns;
        for (std::size_t j = 0; j < many; ++j)
            columns.push_back({nameOf(j), Ink::model(nameOf(j), static_cast<int>(j))});
        view.setData(matrix);
        view.setColumns(columns);
        view.setRowLabels([](int row) { return QString::number(row); });
        view.resize(900, 500);
        const QRectF first = view.cellRect({0, 0});
        const QRectF last = view.cellRect({0, static_cast<int>(many) - 1});
        QVERIFY(first.top() > 20);
        const QRect heads(QPoint(static_cast<int>(first.left()), 8),
                          QPoint(static_cast<int>(last.right()), static_cast<int>(first.top()) - 2));
        QVERIFY(emptyShare(view.grab().toImage(), heads) > 0.6);
    }

    void pointsKeepTheirRoomBesideALegend()
    {
        PointMap map(*m_themes);
        std::vector<MapKind> kinds;
        std::vector<MapPoint> points;
        for (std::size_t j = 0; j < many; ++j) {
            kinds.push_back({nameOf(j), Ink::model(nameOf(j), static_cast<int>(j))});
            points.push_back(
                {static_cast<float>(j % 32), static_cast<float>(j / 32), 0.F, static_cast<std::uint16_t>(j), false});
        }
        map.setKinds(kinds);
        map.setPoints(points);
        map.resize(600, 400);
        QVERIFY(map.plotArea().height() > 200);
        // Kinds without a point are not named.
        points.resize(5);
        map.setPoints(points);
        QVERIFY(map.plotArea().height() > 330);
    }

    void rowsOfAllModelsHaveNamesThatAreRead()
    {
        SpreadChart chart(*m_themes);
        std::vector<SpreadRow> rows;
        for (std::size_t j = 0; j < many; ++j) {
            SpreadRow row;
            row.id = row.name = nameOf(j);
            row.ink = Ink::model(row.name, static_cast<int>(j));
            row.bins = {1, 2, 3, 2, 1};
            row.minimum = 0;
            row.lowerQuartile = 0.3;
            row.median = 0.5;
            row.upperQuartile = 0.7;
            row.maximum = 1;
            row.mean = 0.5;
            row.count = 9;
            rows.push_back(row);
        }
        Axis axis;
        axis.low = 0;
        axis.high = 1;
        chart.setData(std::move(rows), axis);
        chart.resize(700, 500);
        const QImage image = chart.grab().toImage();
        QVERIFY(emptyShare(image, QRect(20, 20, 60, 400)) > 0.4);
        // The selected one has its name wherever it is.
        chart.setSelected(nameOf(701));
        QVERIFY(chart.grab().toImage() != image);
    }

    void aWebOfManyShowsTheSelectedInColour()
    {
        RadarChart chart(*m_themes);
        std::vector<RadarSeries> series;
        for (std::size_t j = 0; j < many; ++j)
            series.push_back({nameOf(j), nameOf(j), Ink::model(nameOf(j), static_cast<int>(j)), {0.4, 0.6, 0.5, 0.3}});
        chart.setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}, series);
        Axis axis;
        axis.low = 0;
        axis.high = 1;
        chart.setScale(axis);
        chart.resize(700, 500);
        const QColor own = m_themes->theme().stroke(series[1].ink).colour;
        const auto pixels = [&] {
            const QImage image = chart.grab().toImage();
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width() * 3 / 5; ++x)
                    found += image.pixelColor(x, y) == own ? 1 : 0;
            }
            return found;
        };
        QCOMPARE(pixels(), 0);
        chart.setSelected(series[1].id);
        QVERIFY(pixels() > 20);
    }

    void theGridOfPriorsScrollsByColumns()
    {
        const Benchmark benchmark = test::generatedBenchmark(3, {.tasks = 40, .models = many});
        const auto priors = std::make_shared<const PriorSet>(learnPriors(
            benchmark.models, benchmark.tasks, probingTasks(benchmark), benchmark.outcomes, MissingScores::AsZero));
        PriorGrid grid(*m_themes);
        grid.setPriors(priors, priors);
        grid.resize(800, 400);
        grid.show();
        const auto cell = [&](std::size_t model) {
            return PriorAddress{PriorField::Mean, priors->dimensions[0].dimension, {}, priors->models[model]};
        };
        QVERIFY(!grid.cellRect(cell(0)).isEmpty() && grid.cellRect(cell(many - 1)).isEmpty());
        QVERIFY(grid.cellRect(cell(0)).width() >= 30);
        QVERIFY(grid.select(cell(0)));
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.selected()->name, priors->models.back());
        QVERIFY(grid.cellRect(cell(0)).isEmpty() && !grid.cellRect(cell(many - 1)).isEmpty());
        QTest::keyClick(&grid, Qt::Key_Home);
        QVERIFY(!grid.cellRect(cell(0)).isEmpty());
        // Sideways, or with Shift.
        const QPointF over = grid.cellRect(cell(3)).center();
        for (const bool sideways : {true, false}) {
            QVERIFY(!grid.cellRect(cell(0)).isEmpty());
            QWheelEvent turn(over, grid.mapToGlobal(over), {}, sideways ? QPoint(-240, 0) : QPoint(0, -240),
                             Qt::NoButton, sideways ? Qt::NoModifier : Qt::ShiftModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&grid, &turn);
            QVERIFY(turn.isAccepted() && grid.cellRect(cell(0)).isEmpty());
            QTest::keyClick(&grid, Qt::Key_Right);
            QTest::keyClick(&grid, Qt::Key_Home);
        }
        // The cell under the mouse is the one that is drawn there.
        QVERIFY(grid.select(cell(500)));
        const QRectF there = grid.cellRect(cell(500));
        QVERIFY(!there.isEmpty());
        QVERIFY(grid.select(cell(501)));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.cellRect(cell(500)).center().toPoint());
        QCOMPARE(grid.selected()->name, priors->models[500]);
    }

    void aBallotOfManyIsDrawnWhereItIsSeen()
    {
        const Benchmark benchmark = test::generatedBenchmark(4, {.tasks = 40, .models = many});
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        const auto policy = makePolicy(*parsePolicySpec("acrouter"), replaySetup(benchmark, *stream, {}));
        QVERIFY(policy.has_value());
        const Ballot ballot = (*policy)->explain((*policy)->decide({stream->tasks[0], 0}));
        QCOMPARE(ballot.values.size(), many);
        BallotView view(*m_themes);
        view.setBallot(ballot, benchmark.models, ballot.pick);
        view.resize(300, view.minimumSizeHint().height());
        // A part of it looks as in the whole.
        const QImage whole = view.grab().toImage();
        const QRect part(0, 5000, 300, 200);
        // Edges of letters may be smoothed another way.
        const QImage alone = view.grab(part).toImage();
        int different = 0;
        for (int y = 0; y < part.height(); ++y) {
            for (int x = 0; x < part.width(); ++x)
                different += alone.pixel(x, y) != whole.pixel(part.x() + x, part.y() + y) ? 1 : 0;
        }
        QVERIFY2(different < part.width() * part.height() / 100, qPrintable(QString::number(different)));
    }
};

QTEST_MAIN(LargePoolsTest)
#include "tst_largepools.moc"

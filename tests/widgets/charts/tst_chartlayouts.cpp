// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/theme/colourscale.h"

#include <QLineF>
#include <QtTest>

#include <cstdint>
#include <functional>
#include <memory>

using namespace acr::ui;

namespace {

constexpr int gridSide = 20;

/// A chart, and what gives it the same data again.
struct FilledChart {
    std::unique_ptr<ChartWidget> chart;
    std::function<void()> fill;
};

template <class Chart>
FilledChart filledChart(const ThemeManager& themes, void (*fill)(Chart&))
{
    auto made = std::make_unique<Chart>(themes);
    Chart* const chart = made.get();
    fill(*chart);
    return {std::move(made), [chart, fill] { fill(*chart); }};
}

void fillCurves(CurveChart& chart)
{
    std::vector<Curve> curves;
    for (int i = 0; i < 3; ++i) {
        std::vector<double> values;
        for (int step = 0; step < 200; ++step)
            values.push_back(step * (i + 1));
        Curve curve;
        curve.id = curve.name = QStringLiteral("policy %1").arg(i);
        curve.ink = Ink::sequence(i);
        curve.values = std::make_shared<CurveData>(std::move(values));
        curves.push_back(std::move(curve));
    }
    chart.setCurves(std::move(curves));
}

void fillBars(BarChart& chart)
{
    chart.setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                  {{QStringLiteral("score"), Ink::accent(), {1, 2, 3}, {}}});
}

void fillHeatmap(HeatmapView& chart)
{
    auto data = std::make_shared<HeatmapData>();
    data->rows = data->columns = 6;
    for (int i = 0; i < data->rows * data->columns; ++i)
        data->values.push_back(static_cast<float>(i) / 36);
    chart.setData(data);
}

void fillScatter(ScatterChart& chart)
{
    std::vector<ScatterItem> items;
    for (int i = 0; i < gridSide * gridSide; ++i) {
        ScatterItem item;
        item.id = QStringLiteral("p%1").arg(i);
        item.name = i % 7 == 0 ? item.id : QString();
        const int row = i / gridSide;
        item.x = i % gridSide;
        item.y = row;
        item.yHalf = 0.2;
        item.ink = Ink::sequence(i % 5);
        items.push_back(std::move(item));
    }
    chart.setItems(std::move(items));
    chart.setFront({{0, 0}, {gridSide - 1, gridSide - 1}}, QStringLiteral("front"));
}

void fillMap(PointMap& chart)
{
    std::vector<MapPoint> points;
    for (int i = 0; i < gridSide * gridSide; ++i) {
        MapPoint point;
        point.x = static_cast<float>(i % gridSide);
        point.y = static_cast<float>(i / gridSide);
        point.kind = static_cast<std::uint16_t>(i % 3);
        points.push_back(point);
    }
    chart.setKinds({{QStringLiteral("first"), Ink::sequence(0)},
                    {QStringLiteral("second"), Ink::sequence(1)},
                    {QStringLiteral("third"), Ink::sequence(2)}});
    chart.setCaption(QStringLiteral("what the map shows"));
    chart.setPoints(std::move(points));
}

void fillRadar(RadarChart& chart)
{
    Axis scale;
    scale.title = QStringLiteral("mean score");
    chart.setScale(scale);
    std::vector<RadarSeries> series;
    for (int i = 0; i < 6; ++i) {
        const double value = 0.15 * (i + 1);
        const QString name = QStringLiteral("model %1").arg(i);
        series.push_back({name, name, Ink::sequence(i), {value, value, value, value}});
    }
    chart.setData({QStringLiteral("algorithm"), QStringLiteral("bug fixing"), QStringLiteral("tests"),
                   QStringLiteral("translation")},
                  std::move(series));
}

void fillSpread(SpreadChart& chart)
{
    std::vector<SpreadRow> rows;
    for (int i = 0; i < 4; ++i) {
        SpreadRow row;
        row.id = row.name = QStringLiteral("model %1").arg(i);
        row.ink = Ink::sequence(i);
        row.bins = {1, 4, 9, 4};
        row.minimum = 0.1;
        row.lowerQuartile = 0.3;
        row.median = 0.5;
        row.upperQuartile = 0.7;
        row.maximum = 0.9;
        row.mean = 0.5;
        row.meanLow = 0.4;
        row.meanHigh = 0.6;
        row.count = 18;
        rows.push_back(std::move(row));
    }
    chart.setData(std::move(rows), Axis());
}

FilledChart chartOfKind(const QString& kind, const ThemeManager& themes)
{
    if (kind == QLatin1String("curves"))
        return filledChart(themes, &fillCurves);
    if (kind == QLatin1String("bars"))
        return filledChart(themes, &fillBars);
    if (kind == QLatin1String("heatmap"))
        return filledChart(themes, &fillHeatmap);
    if (kind == QLatin1String("scatter"))
        return filledChart(themes, &fillScatter);
    if (kind == QLatin1String("map"))
        return filledChart(themes, &fillMap);
    if (kind == QLatin1String("radar"))
        return filledChart(themes, &fillRadar);
    return filledChart(themes, &fillSpread);
}

} // namespace

class ChartLayoutsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
    }

    void theMouseLeavesTheLayoutAsItIs_data() { addKinds(); }
    void theMouseLeavesTheLayoutAsItIs()
    {
        QFETCH(const QString, kind);
        const FilledChart filled = chartOfKind(kind, *m_themes);
        ChartWidget& chart = *filled.chart;
        chart.resize(520, 360);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QImage untouched = chart.grab().toImage();
        const int before = chart.layoutCount();
        QVERIFY(before > 0);
        // From the lower left to the upper right, across what is shown.
        constexpr int moves = 50;
        int hovered = 0;
        for (int i = 0; i < moves; ++i) {
            QTest::mouseMove(&chart, QPoint(60 + 400 * i / moves, 300 - 260 * i / moves));
            hovered += chart.grab().toImage() != untouched ? 1 : 0;
        }
        QVERIFY2(hovered > 5, qPrintable(QString::number(hovered)));
        QCOMPARE(chart.layoutCount(), before);
        // Who asks where something is, or what is at a place, gets the same layout.
        static_cast<void>(chart.shownPlane());
        static_cast<void>(chart.shownAxes());
        QCOMPARE(chart.layoutCount(), before);
    }

    void changesAreArrangedOnce_data() { addKinds(); }
    void changesAreArrangedOnce()
    {
        QFETCH(const QString, kind);
        const FilledChart filled = chartOfKind(kind, *m_themes);
        ChartWidget& chart = *filled.chart;
        chart.resize(520, 360);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        chart.grab();
        const auto layoutsAfter = [&](const std::function<void()>& change) {
            const int before = chart.layoutCount();
            change();
            chart.grab();
            chart.grab();
            return chart.layoutCount() - before;
        };
        QCOMPARE(layoutsAfter([] {}), 0);
        QCOMPARE(layoutsAfter(filled.fill), 1);
        QCOMPARE(layoutsAfter([&] { chart.resize(460, 330); }), 1);
        QCOMPARE(layoutsAfter([&] { m_themes->setPreference(ThemePreference::Dark); }), 1);
        QCOMPARE(layoutsAfter([&] { chart.setOwnTheme(Theme::light()); }), 1);
        QCOMPARE(layoutsAfter([&] { chart.setFramed(false); }), 1);
        for (const QEvent::Type type : {QEvent::LanguageChange, QEvent::FontChange}) {
            QCOMPARE(layoutsAfter([&] {
                         QEvent event(type);
                         QApplication::sendEvent(&chart, &event);
                     }),
                     1);
        }
    }

    void theKeptLayoutPaintsWhatANewOnePaints_data() { addKinds(); }
    void theKeptLayoutPaintsWhatANewOnePaints()
    {
        QFETCH(const QString, kind);
        const FilledChart filled = chartOfKind(kind, *m_themes);
        const FilledChart fresh = chartOfKind(kind, *m_themes);
        const QSize size(460, 330);
        filled.chart->resize(520, 360);
        filled.chart->grab();
        filled.chart->resize(size);
        m_themes->setPreference(ThemePreference::Dark);
        filled.chart->grab();
        m_themes->setPreference(ThemePreference::Light);
        filled.fill();
        fresh.chart->resize(size);
        QCOMPARE(filled.chart->grab().toImage(), fresh.chart->grab().toImage());
    }

    void theItemUnderTheMouseHasItsNameBeforeOthers()
    {
        ScatterChart chart(*m_themes);
        std::vector<ScatterItem> items;
        for (int i = 0; i < 12; ++i) {
            ScatterItem item;
            item.id = QStringLiteral("p%1").arg(i);
            item.name = QStringLiteral("a policy with a long name, number %1").arg(i);
            // Above each other, nearer than lines of text: not all names have room.
            item.x = 10;
            item.y = 10 + 0.35 * i;
            item.ink = Ink::sequence(i % 5);
            items.push_back(std::move(item));
        }
        for (const double place : {0.0, 22.0}) {
            ScatterItem corner;
            corner.id = QString::number(place);
            corner.x = corner.y = place;
            items.push_back(std::move(corner));
        }
        chart.setItems(items);
        chart.resize(640, 420);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        // Names are in the muted colour, that of the item under the mouse is in the text's.
        const Colours& colours = m_themes->theme().colours();
        const double muted = contrastRatio(colours.muted, colours.card);
        const QRect plot = chart.plotArea().toRect().adjusted(2, 2, -2, -2);
        const auto strongPixels = [&](std::size_t item) {
            const QImage image = chart.grab().toImage();
            const QPointF marker = chart.positionOf(item);
            int found = 0;
            for (int y = plot.top(); y <= plot.bottom(); ++y)
                for (int x = plot.left(); x <= plot.right(); ++x)
                    if (QLineF(QPointF(x, y), marker).length() > 16) // outside of the ring
                        found += contrastRatio(image.pixelColor(x, y), colours.card) > muted + 1 ? 1 : 0;
            return found;
        };
        const int before = chart.layoutCount();
        for (const std::size_t i : {std::size_t{0}, std::size_t{3}, std::size_t{4}, std::size_t{5}, std::size_t{11}}) {
            QTest::mouseMove(&chart, QPoint(2, 2));
            QTRY_COMPARE(chart.cursor().shape(), Qt::ArrowCursor);
            const int without = strongPixels(i);
            QTest::mouseMove(&chart, chart.positionOf(i).toPoint());
            QTRY_COMPARE(chart.cursor().shape(), Qt::PointingHandCursor);
            const int with = strongPixels(i);
            QVERIFY2(with > without + 20, qPrintable(QStringLiteral("%1: %2").arg(items[i].name).arg(with - without)));
        }
        QCOMPARE(chart.layoutCount(), before);
    }

private:
    static void addKinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"curves", "bars", "heatmap", "scatter", "map", "radar", "spread"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    std::unique_ptr<ThemeManager> m_themes;
};

QTEST_MAIN(ChartLayoutsTest)
#include "tst_chartlayouts.moc"

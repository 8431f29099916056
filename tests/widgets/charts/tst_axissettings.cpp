// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ranges that are typed, and logarithmic scales: on screen and in drawings.

#include "tests/support/readback.h"
#include "widgets/charts/axisrangedialog.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/snapshot.h"
#include "widgets/charts/spreadchart.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace acr::ui;

namespace {

Curve curveOf(const QString& id, const std::vector<double>& values)
{
    Curve curve;
    curve.id = id;
    curve.name = id;
    curve.ink = Ink::accent();
    curve.spacing.first = 1;
    curve.values = std::make_shared<CurveData>(values);
    return curve;
}

void type(QWidget& dialog, const char* field, const QString& text)
{
    auto* const edit = dialog.findChild<QLineEdit*>(QLatin1String(field));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QStringList textsOf(const ChartWidget& chart)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.svg"));
    return exportView(chart, path) ? QStringList() : acr::test::svgTexts(acr::test::bytesOf(path));
}

/// How far the nearest pixel of this colour is from a place of the chart, in pixels.
double distanceToInk(ChartWidget& chart, const QPointF& place, const QColor& colour)
{
    const QImage image = chart.grab().toImage();
    double best = 1e9;
    for (int y = std::max(0, int(place.y()) - 12); y < std::min(image.height(), int(place.y()) + 12); ++y)
        for (int x = std::max(0, int(place.x()) - 12); x < std::min(image.width(), int(place.x()) + 12); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int off = std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                            std::abs(pixel.blue() - colour.blue());
            if (off < 60)
                best = std::min(best, std::hypot(x + 0.5 - place.x(), y + 0.5 - place.y()));
        }
    return best;
}

} // namespace

class AxisSettingsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
        m_chart = std::make_unique<CurveChart>(*m_themes);
        m_chart->setAxisTitles(QStringLiteral("task"), QStringLiteral("regret"));
        std::vector<double> values;
        for (int step = 1; step <= 1000; ++step)
            values.push_back(step);
        m_chart->setCurves({curveOf(QStringLiteral("line"), values)});
        m_chart->resize(700, 420);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }
    void cleanup()
    {
        m_chart.reset();
        m_themes.reset();
    }

    void aTypedRangeIsOnTheAxis()
    {
        QSignalSpy told(m_chart.get(), &ChartWidget::axisSettingsChanged);
        m_chart->askAxisRange();
        auto* dialog = m_chart->findChild<AxisRangeDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible() && !dialog->isModal());
        type(*dialog, "xFrom", QStringLiteral("200"));
        type(*dialog, "xTo", QStringLiteral("400"));
        type(*dialog, "yFrom", QStringLiteral("-50"));
        type(*dialog, "yTo", QStringLiteral("500"));
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("yTo")), Qt::Key_Return);
        QCOMPARE(m_chart->visibleRange(), std::pair(200.0, 400.0));
        QCOMPARE(m_chart->visibleValues(), std::pair(-50.0, 500.0));
        QVERIFY(told.count() > 0);
        const QStringList texts = textsOf(*m_chart);
        QVERIFY2(texts.contains(QStringLiteral("200")) && texts.contains(QStringLiteral("400")) &&
                     texts.contains(QStringLiteral("500")) && !texts.contains(QStringLiteral("800")),
                 qPrintable(texts.join(QLatin1Char(' '))));

        // Automatic again, one axis at a time.
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("xAutomatic")), Qt::LeftButton, {},
                          QPoint(8, 10));
        QCOMPARE(m_chart->visibleRange(), std::pair(1.0, 1000.0));
        QCOMPARE(m_chart->visibleValues(), std::pair(-50.0, 500.0));
        // A double click resets, and the window follows.
        QTest::mouseDClick(m_chart.get(), Qt::LeftButton, {}, m_chart->plotArea().center().toPoint());
        QVERIFY(m_chart->axisSettings() == AxisSettings());
        QVERIFY(dialog->findChild<QCheckBox*>(QStringLiteral("yAutomatic"))->isChecked());
    }

    void whatIsNoRangeIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("logarithmic");
        QTest::addRow("words") << QStringLiteral("many") << QStringLiteral("5") << false;
        QTest::addRow("turned") << QStringLiteral("5") << QStringLiteral("2") << false;
        QTest::addRow("equal") << QStringLiteral("5") << QStringLiteral("5") << false;
        QTest::addRow("endless") << QStringLiteral("1") << QStringLiteral("inf") << false;
        QTest::addRow("logarithm of zero") << QStringLiteral("0") << QStringLiteral("5") << true;
        QTest::addRow("nothing there") << QStringLiteral("5000") << QStringLiteral("6000") << false;
    }
    void whatIsNoRangeIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, logarithmic);
        m_chart->askAxisRange();
        auto* dialog = m_chart->findChild<AxisRangeDialog*>();
        if (logarithmic)
            QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("xLogarithmic")), Qt::LeftButton, {},
                              QPoint(8, 8));
        const AxisSettings before = m_chart->axisSettings();
        QCOMPARE(before.x.logarithmic, logarithmic);
        type(*dialog, "xFrom", from);
        type(*dialog, "xTo", to);
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("xTo")), Qt::Key_Return);
        QVERIFY(m_chart->axisSettings() == before);
        const auto* problem = dialog->findChild<QLabel*>(QStringLiteral("problem"));
        QVERIFY(problem->isVisible() && !problem->text().isEmpty());
    }

    void numbersAreReadAsPeopleTypeThem()
    {
        QCOMPARE(typedNumber(QStringLiteral(" 1 200 ")), std::optional(1200.0));
        QCOMPARE(typedNumber(QStringLiteral("2.5e-3")), std::optional(0.0025));
        QCOMPARE(typedNumber(QStringLiteral("\u22124")), std::optional(-4.0));
        QVERIFY(!typedNumber(QStringLiteral("nan")) && !typedNumber(QString()) && !typedNumber(QStringLiteral("1x")));
    }

    void aRangeWithoutDataShowsAllUntilThereAreData()
    {
        m_chart->setAxisSettings({{std::pair(1500.0, 1600.0), false}, {}});
        QCOMPARE(m_chart->visibleRange(), std::pair(1.0, 1000.0));
        QVERIFY(!m_chart->isZoomed());
        m_chart->setCurves({curveOf(QStringLiteral("longer"), std::vector<double>(2000, 1.0))});
        QCOMPARE(m_chart->visibleRange(), std::pair(1500.0, 1600.0));
    }

    void aLogarithmicScaleHasDecades()
    {
        m_chart->changeAxisSettings({{std::nullopt, true}, {std::nullopt, true}});
        const QStringList texts = textsOf(*m_chart);
        for (const char* tick : {"1", "10", "100"})
            QVERIFY2(texts.count(QLatin1String(tick)) == 2, qPrintable(texts.join(QLatin1Char('|'))));
        QVERIFY2(texts.contains(QStringLiteral("task, log")) && texts.contains(QStringLiteral("regret, log")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        // Equal factors have equal lengths, and the curve is where its values are.
        const auto plane = m_chart->shownPlane();
        QVERIFY(plane.has_value());
        const auto across = [&](double x) { return plane->pixelOf({x, 1}).x(); };
        QVERIFY(std::abs((across(100) - across(10)) - (across(10) - across(1))) < 1e-6);
        for (const double at : {3.0, 30.0, 300.0}) {
            const double away =
                distanceToInk(*m_chart, plane->pixelOf({at, at}), m_themes->theme().colour(Ink::accent()));
            QVERIFY2(away < 2.5, qPrintable(QString::number(away)));
        }
        // The mouse reads and zooms on the same scale.
        const QPoint at30 = plane->pixelOf({30, 30}).toPoint();
        QMouseEvent moved(QEvent::MouseMove, at30, m_chart->mapToGlobal(at30), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(m_chart.get(), &moved);
        QVERIFY(m_chart->crosshair() && std::abs(*m_chart->crosshair() - 30) <= 1);
        QTest::keyClick(m_chart.get(), Qt::Key_Plus);
        const auto [low, high] = m_chart->visibleRange();
        QVERIFY(std::abs(std::log10(high / low) - 3 * 0.8) < 0.01);
    }

    void zeroAndBelowStayOnALogarithmicAxis()
    {
        m_chart->setCurves({curveOf(QStringLiteral("signs"), {-100, -10, -1, 0, 1, 10, 100, 1000})});
        m_chart->changeAxisSettings({{}, {std::nullopt, true}});
        const QStringList texts = textsOf(*m_chart);
        QVERIFY2(texts.contains(QStringLiteral("0")) && texts.contains(QStringLiteral("100")) &&
                     texts.contains(QStringLiteral("\u2212100")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        QVERIFY2(texts.join(QLatin1Char('|')).contains(QStringLiteral("linear within ±")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        const auto plane = m_chart->shownPlane();
        double before = 1e9;
        for (int i = 0; i < 8; ++i) {
            const double y = plane->pixelOf({1.0 + i, (*m_chart->curves().front().values)[std::size_t(i)]}).y();
            QVERIFY(y < before && plane->plot.adjusted(0, -1, 0, 1).contains(QPointF(plane->plot.center().x(), y)));
            before = y;
        }
        // Every place has one value, and back.
        for (const double value : {-87.0, -3.0, 0.0, 0.4, 5.0, 999.0})
            QVERIFY(std::abs(plane->y.value(plane->y.fraction(value)) - value) < 1e-6 * (1 + std::abs(value)));
    }

    void aSlideOfIt()
    {
        m_chart->changeAxisSettings({{std::pair(10.0, 500.0), true}, {std::pair(5.0, 800.0), true}});
        const auto again = chartOf(m_chart->snapshot(), *m_themes);
        QVERIFY(again != nullptr);
        QVERIFY(again->axisSettings() == m_chart->axisSettings());
        again->resize(m_chart->size());
        QCOMPARE(textsOf(*again), textsOf(*m_chart));
        // In a deck of another language.
        QJsonObject said = m_chart->snapshot();
        said[QStringLiteral("scaleWords")] = QJsonArray{QStringLiteral("%1 (Log)"), QStringLiteral("%1 (Log, ±%2)")};
        const auto elsewhere = chartOf(said, *m_themes);
        elsewhere->resize(m_chart->size());
        QVERIFY2(textsOf(*elsewhere).contains(QStringLiteral("task (Log)")),
                 qPrintable(textsOf(*elsewhere).join(QLatin1Char('|'))));
    }

    void pointsHaveBothScalesToo()
    {
        ScatterChart chart(*m_themes);
        chart.resize(600, 400);
        chart.setAxisTitles(QStringLiteral("cost"), QStringLiteral("score"));
        chart.setItems({{.id = QStringLiteral("a"), .name = QStringLiteral("a"), .x = 0.1, .y = 1},
                        {.id = QStringLiteral("b"), .name = QStringLiteral("b"), .x = 10, .y = 100},
                        {.id = QStringLiteral("free"), .name = QStringLiteral("free"), .x = 0, .y = 10}});
        chart.changeAxisSettings({{std::nullopt, true}, {std::nullopt, true}});
        QStringList texts = textsOf(chart);
        QVERIFY(texts.contains(QStringLiteral("cost, log")) && !texts.contains(QStringLiteral("free")));
        // What is left out is said.
        QVERIFY2(texts.join(QLatin1Char('|')).contains(QStringLiteral("logarithmic scale")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        chart.changeAxisSettings({{std::pair(0.05, 1.0), true}, {std::nullopt, false}});
        QCOMPARE(chart.shownAxes().x.low, 0.05);
        QCOMPARE(chart.shownAxes().x.high, 1.0);
        chart.resetZoom();
        QVERIFY(!chart.axisSettings().x.range && chart.axisSettings().x.logarithmic);
    }

    void barsHaveATypedRange()
    {
        BarChart bars(*m_themes);
        prepare(bars);
        bars.setValueTitle(QStringLiteral("regret"));
        bars.setArrangement(BarChart::Arrangement::SideBySide);
        bars.setData({QStringLiteral("low"), QStringLiteral("middle"), QStringLiteral("high")},
                     {{QStringLiteral("a"), Ink::accent(), {4, 40, 400}, {}}});
        QVERIFY(textsOf(bars).contains(QStringLiteral("400.0")));
        AxisRangeDialog* const dialog = ask(bars);
        QVERIFY(dialog != nullptr);
        // A bar chart has one axis of values.
        QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("xFrom")) == nullptr);
        QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("colourFrom")) == nullptr);
        type(*dialog, "yFrom", QStringLiteral("0"));
        type(*dialog, "yTo", QStringLiteral("50"));
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("yTo")), Qt::Key_Return);
        QCOMPARE(bars.shownAxes().y.low, 0.0);
        QCOMPARE(bars.shownAxes().y.high, 50.0);
        QStringList texts = textsOf(bars);
        QVERIFY2(texts.contains(QStringLiteral("50")) && !texts.contains(QStringLiteral("100")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        // The number of a bar that goes on beyond the range is said all the same.
        QVERIFY(texts.contains(QStringLiteral("400.0")));
        // Each bar ends at its value.
        const QColor ink = m_themes->theme().colour(Ink::accent());
        const auto plane = bars.shownPlane();
        QVERIFY(plane.has_value());
        const QImage image = bars.grab().toImage();
        QVERIFY(isInk(image, plane->pixelOf({35, 1.5}), ink));
        QVERIFY(!isInk(image, plane->pixelOf({45, 1.5}), ink));
        QVERIFY(isInk(image, plane->pixelOf({30, 2.5}), ink));
        // What the range has no bar in is refused, and everything comes back.
        type(*dialog, "yFrom", QStringLiteral("500"));
        type(*dialog, "yTo", QStringLiteral("600"));
        QVERIFY(!dialog->apply());
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("yAutomatic")), Qt::LeftButton, {},
                          QPoint(8, 8));
        QVERIFY(bars.axisSettings() == AxisSettings());
        dialog->close();
    }

    void barsHaveALogarithmicScale()
    {
        BarChart bars(*m_themes);
        prepare(bars);
        bars.setValueTitle(QStringLiteral("cost"));
        bars.setArrangement(BarChart::Arrangement::SideBySide);
        bars.setData({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"), QStringLiteral("debt")},
                     {{QStringLiteral("a"), Ink::accent(), {0.02, 2, 200, -2}, {}}});
        AxisRangeDialog* const dialog = ask(bars);
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("yLogarithmic")), Qt::LeftButton, {},
                          QPoint(8, 8));
        QVERIFY(bars.axisSettings().y.logarithmic);
        const Axis axis = bars.shownAxes().y;
        QVERIFY(axis.logarithmic && axis.linearWithin > 0 && axis.linearWithin <= 0.02);
        // Equal factors have equal lengths, and every bar has one.
        const auto plane = bars.shownPlane();
        const auto across = [&](double value) { return plane->pixelOf({value, 0.5}).x(); };
        QVERIFY(std::abs((across(200) - across(2)) - (across(2) - across(0.02))) < 1);
        QVERIFY(across(0.02) - across(0) > 5);
        QVERIFY(std::abs((across(2) - across(0)) - (across(0) - across(-2))) < 1e-6);
        const QColor ink = m_themes->theme().colour(Ink::accent());
        const QImage image = bars.grab().toImage();
        for (const auto& [value, row] :
             {std::pair(0.019, 0.5), std::pair(1.6, 1.5), std::pair(150.0, 2.5), std::pair(-1.6, 3.5)})
            QVERIFY2(isInk(image, plane->pixelOf({value, row}), ink), qPrintable(QString::number(value)));
        QVERIFY(!isInk(image, plane->pixelOf({3.0, 1.5}), ink));
        const QStringList texts = textsOf(bars);
        QVERIFY2(texts.join(QLatin1Char('|')).contains(QStringLiteral("cost, log (linear within ±")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        // A range above zero is logarithmic everywhere; one that reaches zero is allowed.
        type(*dialog, "yFrom", QStringLiteral("0.01"));
        type(*dialog, "yTo", QStringLiteral("1000"));
        QVERIFY(dialog->apply());
        QCOMPARE(bars.shownAxes().y.linearWithin, 0.0);
        type(*dialog, "yFrom", QStringLiteral("-10"));
        QVERIFY(dialog->apply());
        QVERIFY(bars.shownAxes().y.linearWithin > 0);
        // As on the screen, so on a slide.
        const auto again = chartOf(bars.snapshot(), *m_themes);
        QVERIFY(again != nullptr);
        QVERIFY(again->axisSettings() == bars.axisSettings());
        again->resize(bars.size());
        QCOMPARE(textsOf(*again), textsOf(bars));
        dialog->close();
    }

    void stackedBarsWithARange()
    {
        BarChart bars(*m_themes);
        prepare(bars);
        bars.setData({QStringLiteral("one"), QStringLiteral("two")},
                     {{QStringLiteral("a"), Ink::accent(), {10, 20}, {}},
                      {QStringLiteral("b"), Ink::bad(), {10, 60}, {}},
                      {QStringLiteral("c"), Ink::good(), {-10, -20}, {}}});
        bars.changeAxisSettings({{}, {std::pair(-5.0, 50.0), false}});
        const auto plane = bars.shownPlane();
        const QImage image = bars.grab().toImage();
        const Theme& theme = m_themes->theme();
        QVERIFY(isInk(image, plane->pixelOf({5, 0.5}), theme.colour(Ink::accent())));
        QVERIFY(isInk(image, plane->pixelOf({15, 0.5}), theme.colour(Ink::bad())));
        QVERIFY(isInk(image, plane->pixelOf({-3, 0.5}), theme.colour(Ink::good())));
        QVERIFY(isInk(image, plane->pixelOf({30, 1.5}), theme.colour(Ink::bad())));
        QVERIFY(!isInk(image, plane->pixelOf({30, 0.5}), theme.colour(Ink::bad())));
        // "Show everything" takes the range away.
        bars.changeAxisSettings({});
        QVERIFY(bars.shownAxes().y.high > 80);
    }

    void distributionsHaveATypedRange()
    {
        SpreadChart chart(*m_themes);
        prepare(chart);
        Axis axis;
        axis.title = QStringLiteral("score");
        axis.low = 0;
        axis.high = 100;
        SpreadRow row;
        row.id = row.name = QStringLiteral("m");
        row.ink = Ink::accent();
        row.bins = {0, 0, 0, 0, 0, 9, 0, 0, 0, 0};
        row.minimum = 10;
        row.lowerQuartile = 40;
        row.median = 55;
        row.upperQuartile = 60;
        row.maximum = 90;
        row.mean = 52;
        row.meanLow = row.meanHigh = std::numeric_limits<double>::quiet_NaN();
        row.count = 9;
        chart.setData({row}, axis);
        AxisRangeDialog* const dialog = ask(chart);
        type(*dialog, "yFrom", QStringLiteral("45"));
        type(*dialog, "yTo", QStringLiteral("65"));
        QVERIFY(dialog->apply());
        const QStringList texts = textsOf(chart);
        QVERIFY2(texts.contains(QStringLiteral("45")) && texts.contains(QStringLiteral("65")) &&
                     !texts.contains(QStringLiteral("100")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        // The bin from 50 to 60 is where it was, on the new axis.
        const auto plane = chart.shownPlane();
        const QImage image = chart.grab().toImage();
        const auto isFilled = [&](double value) {
            const QColor pixel = image.pixelColor(plane->pixelOf({value, 0.5}).toPoint());
            return pixel != m_themes->theme().colours().card;
        };
        QVERIFY(isFilled(51) && isFilled(59) && !isFilled(47) && !isFilled(63));
        const auto again = chartOf(chart.snapshot(), *m_themes);
        QVERIFY(again != nullptr && again->axisSettings() == chart.axisSettings());
        type(*dialog, "yFrom", QStringLiteral("200"));
        type(*dialog, "yTo", QStringLiteral("300"));
        QVERIFY(!dialog->apply());
        dialog->close();
    }

    void distributionsAndProfilesHaveALogarithmicScale()
    {
        const auto switched = [](ChartWidget& chart) {
            AxisRangeDialog* const dialog = ask(chart);
            QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("yLogarithmic")), Qt::LeftButton, {},
                              QPoint(8, 10));
            dialog->close();
        };
        Axis axis;
        axis.title = QStringLiteral("cost");
        axis.low = 0;
        axis.high = 100;
        SpreadChart spread(*m_themes);
        prepare(spread);
        SpreadRow row;
        row.id = row.name = QStringLiteral("m");
        row.ink = Ink::accent();
        row.bins = {9, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        row.minimum = 1;
        row.lowerQuartile = 2;
        row.median = 3;
        row.upperQuartile = 5;
        row.maximum = 95;
        row.mean = 9;
        row.meanLow = row.meanHigh = std::numeric_limits<double>::quiet_NaN();
        row.count = 10;
        spread.setData({row}, axis);
        RadarChart radar(*m_themes);
        prepare(radar);
        radar.setScale(axis);
        radar.setData({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")},
                      {{QStringLiteral("m"), QStringLiteral("m"), Ink::accent(), {5, 50, 100}}});
        for (ChartWidget* chart : {static_cast<ChartWidget*>(&spread), static_cast<ChartWidget*>(&radar)}) {
            const double before = chart->shownAxes().y.fraction(5);
            switched(*chart);
            QVERIFY(chart->axisSettings().y.logarithmic);
            // Zero stays on the axis, and small values have more room.
            QCOMPARE(chart->shownAxes().y.fraction(0), 0.0);
            QVERIFY(chart->shownAxes().y.fraction(5) > 2 * before);
            const auto again = chartOf(chart->snapshot(), *m_themes);
            QVERIFY(again != nullptr);
            again->resize(chart->size());
            QCOMPARE(textsOf(*again), textsOf(*chart));
            switched(*chart);
            QCOMPARE(chart->shownAxes().y.fraction(5), before);
        }
    }

    void profilesHaveATypedRange()
    {
        RadarChart chart(*m_themes);
        prepare(chart);
        Axis scale;
        scale.title = QStringLiteral("score");
        scale.low = 0;
        scale.high = 1;
        chart.setScale(scale);
        chart.setData({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")},
                      {{QStringLiteral("m"), QStringLiteral("m"), Ink::accent(), {0.5, 0.75, 1}}});
        const QPointF before = chart.positionOf(0, 0);
        AxisRangeDialog* const dialog = ask(chart);
        type(*dialog, "yFrom", QStringLiteral("0.4"));
        type(*dialog, "yTo", QStringLiteral("0.6"));
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("yTo")), Qt::Key_Return);
        QCOMPARE(chart.shownAxes().y.high, 0.6);
        // 0.5 was halfway and is so again; 0.75 is at the rim.
        QVERIFY((chart.positionOf(0, 0) - before).manhattanLength() < 1);
        QVERIFY(textsOf(chart).contains(QStringLiteral("0.60")) || textsOf(chart).contains(QStringLiteral("0.6")));
        const auto again = chartOf(chart.snapshot(), *m_themes);
        QVERIFY(again != nullptr);
        again->resize(chart.size());
        QCOMPARE(textsOf(*again), textsOf(chart));
        dialog->close();
    }

    void coloursHaveATypedRange()
    {
        HeatmapView map(*m_themes);
        prepare(map);
        auto data = std::make_shared<HeatmapData>();
        data->rows = 1;
        data->columns = 3;
        data->values = {0.1F, 0.5F, 0.9F};
        map.setData(data);
        HeatmapScale scale;
        scale.title = QStringLiteral("score");
        map.setScale(scale);
        const auto colourOf = [&](int column) {
            return map.grab().toImage().pixelColor(map.cellRect({0, column}).center().toPoint());
        };
        const QColor low = colourOf(0);
        const QColor middle = colourOf(1);
        AxisRangeDialog* const dialog = ask(map);
        QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("xFrom")) == nullptr &&
                dialog->findChild<QLineEdit*>(QStringLiteral("yFrom")) == nullptr);
        type(*dialog, "colourFrom", QStringLiteral("0.5"));
        type(*dialog, "colourTo", QStringLiteral("0.7"));
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("colourTo")), Qt::Key_Return);
        QCOMPARE(map.scale().low, 0.5);
        QCOMPARE(map.scale().high, 0.7);
        // Values beyond the range have the colour of its end.
        QCOMPARE(colourOf(0), colourOf(1));
        QVERIFY(colourOf(1) != middle && colourOf(0) != low);
        const QStringList texts = textsOf(map);
        QVERIFY2(texts.contains(QStringLiteral("0.5")) && texts.contains(QStringLiteral("0.7")),
                 qPrintable(texts.join(QLatin1Char('|'))));
        const auto again = chartOf(map.snapshot(), *m_themes);
        QVERIFY(again != nullptr);
        QCOMPARE(qobject_cast<HeatmapView*>(again.get())->scale().high, 0.7);
        // Other data keep the range.
        map.setScale(scale);
        QCOMPARE(map.scale().high, 0.7);
        // Differences have zero in the middle of their colours.
        dialog->close();
        scale.kind = HeatmapScale::Kind::Diverging;
        scale.low = -1;
        map.setScale(scale);
        QCOMPARE(map.scale().high, 1.0);
        AxisRangeDialog* const other = ask(map);
        type(*other, "colourFrom", QStringLiteral("-0.2"));
        type(*other, "colourTo", QStringLiteral("0.5"));
        QVERIFY(!other->apply());
        QVERIFY(other->findChild<QLabel*>(QStringLiteral("problem"))->isVisible());
        type(*other, "colourFrom", QStringLiteral("-0.5"));
        QVERIFY(other->apply());
        QCOMPARE(map.scale().low, -0.5);
        other->close();
    }

    void coloursHaveALogarithmicScale()
    {
        HeatmapView map(*m_themes);
        prepare(map);
        auto data = std::make_shared<HeatmapData>();
        data->rows = 1;
        data->columns = 4;
        data->values = {0.0F, 1.0F, 10.0F, 100.0F};
        map.setData(data);
        HeatmapScale scale;
        scale.title = QStringLiteral("cost");
        scale.high = 100;
        map.setScale(scale);
        const auto coloursOf = [](HeatmapView& view) {
            const QImage image = view.grab().toImage();
            QList<QColor> found;
            for (int column = 0; column < 4; ++column)
                found << image.pixelColor(view.cellRect({0, column}).center().toPoint());
            return found;
        };
        const ColourScale& colours = ColourScale::sequential();
        QCOMPARE(coloursOf(map)[2], colours.colour(10, 0, 100));
        AxisRangeDialog* const dialog = ask(map);
        auto* const box = dialog->findChild<QCheckBox*>(QStringLiteral("colourLogarithmic"));
        QVERIFY(box->isVisible());
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(map.axisSettings().colour.logarithmic);
        // Equal factors are equal steps, from the lowest value above zero. Zero has its colour.
        QCOMPARE(map.scale().low, 1.0);
        QCOMPARE(map.scale().high, 100.0);
        const QList<QColor> expected{colours.colour(0, 0, 1), colours.colour(0, 0, 1), colours.colour(0.5, 0, 1),
                                     colours.colour(1, 0, 1)};
        QCOMPARE(coloursOf(map), expected);
        const QStringList texts = textsOf(map);
        for (const char* text : {"cost, log", "1", "10", "100"})
            QVERIFY2(texts.contains(QLatin1String(text)), qPrintable(texts.join(QLatin1Char('|'))));
        // As on the screen, so on a slide, also in another language.
        const auto again = chartOf(map.snapshot(), *m_themes);
        QVERIFY(again != nullptr && again->axisSettings().colour.logarithmic);
        again->resize(map.size());
        QCOMPARE(textsOf(*again), texts);
        QCOMPARE(coloursOf(*qobject_cast<HeatmapView*>(again.get())), expected);
        QJsonObject said = map.snapshot();
        said[QStringLiteral("scaleWords")] = QJsonArray{QStringLiteral("%1 (Log)"), QStringLiteral("%1 (Log, ±%2)")};
        const auto elsewhere = chartOf(said, *m_themes);
        elsewhere->resize(map.size());
        QVERIFY(textsOf(*elsewhere).contains(QStringLiteral("cost (Log)")));
        // Both ends of a range are above zero.
        type(*dialog, "colourFrom", QStringLiteral("0"));
        type(*dialog, "colourTo", QStringLiteral("1000"));
        QVERIFY(!dialog->apply());
        type(*dialog, "colourFrom", QStringLiteral("0.1"));
        QVERIFY(dialog->apply());
        QCOMPARE(map.scale().low, 0.1);
        QCOMPARE(coloursOf(map)[0], colours.colour(0, 0, 1));
        QVERIFY(coloursOf(map)[1] != colours.colour(0, 0, 1));
        dialog->close();
        // Values that span less, or go below zero, are linear; the choice is kept for those that do not.
        const auto isOffered = [&](const std::vector<float>& values) {
            auto other = std::make_shared<HeatmapData>(*data);
            other->values = values;
            map.setData(other);
            return map.axisOffers().colour.logarithmic && map.scale().logarithmic;
        };
        map.changeAxisSettings({{}, {}, {std::nullopt, true}});
        QVERIFY(!isOffered({0, 2, 3, 4}));
        QVERIFY(!isOffered({-1, 1, 10, 100}));
        QVERIFY(!isOffered({0, 0, 0, 0}));
        QVERIFY(isOffered({std::numeric_limits<float>::quiet_NaN(), 1, 10, 100}));
        scale.kind = HeatmapScale::Kind::Diverging;
        scale.low = -100;
        map.setScale(scale);
        QVERIFY(!isOffered({0, 1, 10, 100}));
    }

    void mapsHaveTypedRanges()
    {
        PointMap map(*m_themes);
        prepare(map);
        std::vector<MapPoint> points;
        for (int i = 0; i <= 10; ++i)
            points.push_back(
                {.x = static_cast<float>(i), .y = static_cast<float>(i % 3), .value = static_cast<float>(i)});
        map.setPoints(points);
        HeatmapScale scale;
        scale.high = 10;
        map.setScale(scale);
        AxisRangeDialog* const dialog = ask(map);
        type(*dialog, "xFrom", QStringLiteral("2"));
        type(*dialog, "xTo", QStringLiteral("4"));
        type(*dialog, "colourFrom", QStringLiteral("0"));
        type(*dialog, "colourTo", QStringLiteral("5"));
        QVERIFY(dialog->apply());
        // Both ends are in the plot, near its sides; the axes have one unit.
        const QRectF plot = map.plotArea();
        QVERIFY(std::abs(map.positionOf(2).x() - plot.left()) < 20 &&
                std::abs(map.positionOf(4).x() - plot.right()) < 20);
        const QPointF unit = map.positionOf(4) - map.positionOf(3);
        QVERIFY(std::abs(std::abs(unit.x()) - std::abs(unit.y())) < 1e-6);
        QCOMPARE(map.axisSettings().colour.range, std::optional(std::pair(0.0, 5.0)));
        const auto again = chartOf(map.snapshot(), *m_themes);
        QVERIFY(again != nullptr);
        again->resize(map.size());
        const auto* shown = qobject_cast<PointMap*>(again.get());
        QVERIFY((shown->positionOf(2) - shown->plotArea().topLeft() - (map.positionOf(2) - plot.topLeft()))
                    .manhattanLength() < 40);
        // A double click shows everything; the colours stay.
        QTest::mouseDClick(&map, Qt::LeftButton, {}, plot.center().toPoint());
        QVERIFY(!map.axisSettings().x.range);
        QVERIFY(plot.contains(map.positionOf(0)) && plot.contains(map.positionOf(10)));
        QVERIFY(map.axisSettings().colour.range.has_value());
        dialog->close();
    }

private:
    void prepare(ChartWidget& chart)
    {
        chart.resize(700, 420);
        chart.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&chart));
    }
    /// As the context menu and the command do.
    static AxisRangeDialog* ask(ChartWidget& chart)
    {
        chart.askAxisRange();
        for (auto* dialog : chart.findChildren<AxisRangeDialog*>())
            if (dialog->isVisible())
                return dialog;
        return nullptr;
    }
    static bool isInk(const QImage& image, const QPointF& place, const QColor& ink)
    {
        const QColor pixel = image.pixelColor(place.toPoint());
        return std::abs(pixel.red() - ink.red()) + std::abs(pixel.green() - ink.green()) +
                   std::abs(pixel.blue() - ink.blue()) <
               60;
    }

    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<CurveChart> m_chart;
};

QTEST_MAIN(AxisSettingsTest)
#include "tst_axissettings.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"

#include "tests/support/readback.h"
#include "widgets/charts/chartexport.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace acr::ui;

namespace {

std::vector<Curve> someCurves(int count, int steps)
{
    std::vector<Curve> curves;
    for (int i = 0; i < count; ++i) {
        Curve curve;
        curve.id = QStringLiteral("curve%1").arg(i);
        curve.name = QStringLiteral("policy %1").arg(i);
        curve.ink = Ink::sequence(i);
        std::vector<double> values;
        for (int step = 0; step < steps; ++step)
            values.push_back((i + 1) * 0.1 * step);
        curve.values = std::make_shared<CurveData>(values);
        curves.push_back(curve);
    }
    return curves;
}

void wheel(QWidget& widget, const QPointF& position, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(position, widget.mapToGlobal(position), {}, QPoint(0, notches * 120), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

/// Sent directly to the widget: moving the real pointer to its current position sends no event.
void move(QWidget& widget, const QPoint& to, Qt::MouseButtons held = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, held, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i)
        move(widget, from + (to - from) * i / 10, Qt::LeftButton);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class CurveChartTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
        m_chart = std::make_unique<CurveChart>(*m_themes);
        m_chart->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cumulative regret (reward)"));
        m_chart->resize(800, 400);
        m_chart->setCurves(someCurves(4, 1001));
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }
    void cleanup()
    {
        m_chart.reset();
        m_themes.reset();
    }

    void wheelZoomsAtThePointer()
    {
        QSignalSpy moved(m_chart.get(), &CurveChart::visibleRangeChanged);
        const QRectF plot = m_chart->plotArea();
        const QPointF pointer(plot.left() + plot.width() * 0.25, plot.center().y());
        wheel(*m_chart, pointer, 3);
        const auto [low, high] = m_chart->visibleRange();
        QVERIFY(std::abs((high - low) - 1000 * std::pow(0.8, 3)) < 1e-6);
        // What was under the pointer still is; the plot itself may have moved with its labels.
        QVERIFY(std::abs(low + 0.25 * (high - low) - 250) < 1e-6);
        QCOMPARE(moved.count(), 1);
        wheel(*m_chart, pointer, -30);
        QVERIFY(!m_chart->isZoomed());
    }

    void shiftAndWheelZoomValues()
    {
        const auto [low, high] = m_chart->visibleValues();
        wheel(*m_chart, m_chart->plotArea().center(), 2, Qt::ShiftModifier);
        const auto [zoomedLow, zoomedHigh] = m_chart->visibleValues();
        QVERIFY(std::abs((zoomedHigh - zoomedLow) / (high - low) - 0.64) < 1e-9);
        QVERIFY(!m_chart->isZoomed());
        m_chart->resetZoom();
        QCOMPARE(m_chart->visibleValues(), std::pair(low, high));
    }

    void dragPansAndStopsAtTheEnds()
    {
        m_chart->setVisibleRange(400, 600);
        const QRectF plot = m_chart->plotArea();
        const QPoint middle = plot.center().toPoint();
        drag(*m_chart, middle, middle + QPoint(static_cast<int>(plot.width() / 4), 0));
        const auto [low, high] = m_chart->visibleRange();
        QVERIFY2(std::abs(low - 350) < 2 && std::abs(high - 550) < 2, qPrintable(QString::number(low)));
        for (int i = 0; i < 12; ++i)
            drag(*m_chart, middle - QPoint(100, 0), middle + QPoint(150, 0));
        QCOMPARE(m_chart->visibleRange().first, 0.0);
        QCOMPARE(m_chart->visibleRange().second, high - low);
    }

    void doubleClickShowsEverything()
    {
        m_chart->setVisibleRange(10, 20);
        QVERIFY(m_chart->isZoomed());
        QTest::mouseDClick(m_chart.get(), Qt::LeftButton, {}, m_chart->plotArea().center().toPoint());
        QVERIFY(!m_chart->isZoomed());
        QCOMPARE(m_chart->visibleRange(), std::pair(0.0, 1000.0));
    }

    void keysZoomPanReset()
    {
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Plus);
        const auto [low, high] = m_chart->visibleRange();
        QCOMPARE(high - low, 800.0);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(m_chart->visibleRange().first, low + 80);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->visibleRange().first, low);
        QTest::keyClick(m_chart.get(), Qt::Key_0);
        QCOMPARE(m_chart->visibleRange(), std::pair(0.0, 1000.0));
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_chart->crosshair(), std::optional(0.0));
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_chart->crosshair(), std::optional(1.0));
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QCOMPARE(m_chart->selected(), QStringLiteral("curve3"));
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QCOMPARE(m_chart->selected(), QStringLiteral("curve2"));
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        QVERIFY(m_chart->selected().isEmpty() && !m_chart->crosshair());
    }

    void crosshairReadsExactValues()
    {
        QSignalSpy moved(m_chart.get(), &CurveChart::crosshairMoved);
        QSignalSpy left(m_chart.get(), &CurveChart::crosshairLeft);
        const QRectF plot = m_chart->plotArea();
        move(*m_chart, QPoint(static_cast<int>(plot.left() + plot.width() / 3), static_cast<int>(plot.top() + 5)));
        QCOMPARE(moved.count(), 1);
        const double x = moved.first().first().toDouble();
        QCOMPARE(x, std::round(x));
        const std::vector<CurveChart::Reading> readings = m_chart->readings(x);
        QCOMPARE(readings.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(readings[i].id, QStringLiteral("curve%1").arg(3 - i));
            QCOMPARE(readings[i].value, static_cast<double>(4 - i) * 0.1 * x);
        }
        move(*m_chart, QPoint(2, 2));
        QCOMPARE(left.count(), 1);
        QVERIFY(!m_chart->crosshair());
    }

    void linkedChartsMoveTogether()
    {
        CurveChart other(*m_themes);
        other.setCurves(someCurves(2, 1001));
        other.resize(500, 300);
        connect(m_chart.get(), &CurveChart::visibleRangeChanged, &other, &CurveChart::setVisibleRange);
        connect(&other, &CurveChart::visibleRangeChanged, m_chart.get(), &CurveChart::setVisibleRange);
        connect(m_chart.get(), &CurveChart::crosshairMoved, &other, [&other](double x) { other.setCrosshair(x); });
        wheel(*m_chart, m_chart->plotArea().center(), 4);
        QCOMPARE(other.visibleRange(), m_chart->visibleRange());
        wheel(other, other.plotArea().center(), 2);
        QCOMPARE(other.visibleRange(), m_chart->visibleRange());
        move(*m_chart, m_chart->plotArea().center().toPoint());
        QCOMPARE(other.crosshair(), m_chart->crosshair());
        QTest::mouseDClick(m_chart.get(), Qt::LeftButton, {}, m_chart->plotArea().center().toPoint());
        QVERIFY(!other.isZoomed());
    }

    void clickOnACurveSelectsItAndElsewhereAsksForAPosition()
    {
        QSignalSpy selected(m_chart.get(), &CurveChart::curveSelected);
        QSignalSpy position(m_chart.get(), &CurveChart::positionClicked);
        const QRectF plot = m_chart->plotArea();
        const auto [low, high] = m_chart->visibleValues();
        const double value = m_chart->readings(500)[0].value;
        const QPoint onCurve(static_cast<int>(plot.center().x()),
                             static_cast<int>(plot.bottom() - (value - low) / (high - low) * plot.height()));
        move(*m_chart, onCurve);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, onCurve);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(m_chart->selected(), QStringLiteral("curve3"));
        const QPoint nowhere(onCurve.x(), static_cast<int>(plot.top()) + 3);
        move(*m_chart, nowhere);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, nowhere);
        QCOMPARE(position.count(), 1);
        QVERIFY(std::abs(position.first().first().toDouble() - 500) < 3);
    }

    void aSelectedCurveComesForward()
    {
        const QImage before = m_chart->grab().toImage();
        m_chart->setSelected(QStringLiteral("curve1"));
        const QImage after = m_chart->grab().toImage();
        QVERIFY(before != after);
        m_chart->setSelected({});
        QCOMPARE(m_chart->grab().toImage(), before);
    }

    void streamedValuesAppear()
    {
        m_chart->setCurves(someCurves(2, 10));
        QCOMPARE(m_chart->visibleRange().second, 9.0);
        const std::vector<double> more(90, 5.0);
        m_chart->append(0, more);
        QCOMPARE(m_chart->visibleRange().second, 99.0);
        QCOMPARE(m_chart->readings(50).size(), std::size_t{1});
        m_chart->append(1, more, std::vector<double>(100, 0.0), std::vector<double>(100, 8.0));
        QVERIFY(m_chart->visibleValues().second >= 8.0);
        QCOMPARE(m_chart->grab().toImage().size(), m_chart->size());
    }

    void emptyAndLoadingStandInsideTheFrame()
    {
        const QImage full = m_chart->grab().toImage();
        m_chart->setLoading(QStringLiteral("Replaying 12 policies"));
        const QImage loading = m_chart->grab().toImage();
        QVERIFY(loading != full);
        m_chart->setLoading({});
        QCOMPARE(m_chart->grab().toImage(), full);
        m_chart->setCurves({});
        const QImage empty = m_chart->grab().toImage();
        QCOMPARE(empty.pixelColor(400, 0), loading.pixelColor(400, 0));
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Left, Qt::Key_Down, Qt::Key_0})
            QTest::keyClick(m_chart.get(), key);
        wheel(*m_chart, QPointF(400, 200), 2);
        move(*m_chart, QPoint(300, 200));
    }

    void survivesAnySizeAndAnyValues()
    {
        std::vector<Curve> odd = someCurves(4, 5);
        odd[0].values = std::make_shared<CurveData>(std::vector<double>{1e300, -1e300, 0});
        odd[1].values = std::make_shared<CurveData>(std::vector<double>{std::nan(""), std::nan("")});
        odd[2].values = std::make_shared<CurveData>(std::vector<double>{7});
        odd[3].values = std::make_shared<CurveData>();
        m_chart->setCurves(odd);
        for (const QSize size : {QSize(1, 1), QSize(60, 30), QSize(359, 100), QSize(2400, 1200)}) {
            m_chart->resize(size);
            QCOMPARE(m_chart->grab().toImage().size(), size);
        }
        const QColor card = m_themes->theme().colours().card;
        m_chart->setCurves({odd[1]});
        QCOMPARE(m_chart->grab().toImage().pixelColor(5, 5), card);
        QCOMPARE(m_chart->readings(0).size(), std::size_t{0});
        m_chart->setCurves({odd[2]});
        QCOMPARE(m_chart->grab().toImage().pixelColor(5, 5), card);
        QCOMPARE(m_chart->readings(0).size(), std::size_t{1});
        QCOMPARE(m_chart->readings(0).front().value, 7.0);
    }

    void aThemeSwitchRepaintsInTheNewColours()
    {
        m_chart->setEvents({{300, QStringLiteral("price change"), Ink::warning()}});
        m_chart->setPlayhead(500);
        const QImage light = m_chart->grab().toImage();
        m_themes->setPreference(ThemePreference::Dark);
        const QImage dark = m_chart->grab().toImage();
        QCOMPARE(dark.pixelColor(5, 5), Theme::dark().colours().card);
        QCOMPARE(light.pixelColor(5, 5), Theme::light().colours().card);
    }

    void theGridStandsWhereTheTicksAre()
    {
        // Also after other sizes and ranges, and at the first painting after each.
        for (const QSize size : {QSize(800, 400), QSize(500, 700), QSize(1203, 301)}) {
            for (const double high : {1000.0, 437.0}) {
                m_chart->resize(size);
                m_chart->setVisibleRange(0, high);
                const QImage image = m_chart->grab().toImage();
                const QRectF plot = m_chart->plotArea();
                const Theme theme = Theme::light();
                Axis x;
                x.high = m_chart->visibleRange().second;
                x.wholeNumbers = true;
                const int row = static_cast<int>(plot.top()) + 1; // above all curves
                std::vector<int> found;
                for (int column = static_cast<int>(plot.left()) + 2; column < plot.right() - 2; ++column)
                    if (image.pixelColor(column, row) == theme.colours().grid)
                        found.push_back(column);
                std::vector<int> expected;
                for (const Tick& tick : x.ticks(horizontalTicks(plot)))
                    if (const double at = plot.left() + x.fraction(tick.value) * plot.width();
                        at > plot.left() + 2 && at < plot.right() - 2)
                        expected.push_back(static_cast<int>(std::lround(at)));
                QCOMPARE(found.size(), expected.size());
                for (std::size_t i = 0; i < found.size(); ++i)
                    QVERIFY2(std::abs(found[i] - expected[i]) <= 1, qPrintable(QString::number(found[i])));
            }
        }
    }

    void curvesToCompareWithKeepTheirLabels()
    {
        std::vector<Curve> curves;
        const auto add = [&](const QString& policy, double end, int ghost = 0) {
            Curve curve;
            curve.id = curve.name = policy;
            curve.ink = Ink::policy(policy);
            curve.values = std::make_shared<CurveData>(std::vector<double>{0, end});
            curve.ghost = ghost;
            curves.push_back(curve);
        };
        add(QStringLiteral("oracle"), 0);
        add(QStringLiteral("random"), 60);
        add(QStringLiteral("always:glm-5"), 52);
        add(QStringLiteral("always:gpt-5.4"), 48);
        for (int i = 0; i < 16; ++i)
            add(QStringLiteral("knn@k=%1").arg(i + 2), 20 + i);
        add(QStringLiteral("acrouter"), 10);
        add(QStringLiteral("linucb"), 15, 1);
        CurveChart chart(*m_themes);
        chart.setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("running AvgPerf (%)"));
        chart.setCurves(curves);
        chart.resize(700, 180);
        const QTemporaryDir folder;
        const auto labels = [&] {
            const QString svg = folder.filePath(QStringLiteral("curves.svg"));
            return exportView(chart, svg) ? QStringList() : acr::test::svgTexts(acr::test::bytesOf(svg));
        };
        QStringList shown = labels();
        // There is no room for all of them.
        QVERIFY(!shown.contains(QStringLiteral("knn@k=2")));
        QVERIFY(!shown.contains(QStringLiteral("always:glm-5")));
        for (const char* kept : {"acrouter", "oracle", "random", "always:gpt-5.4", "linucb"})
            QVERIFY2(shown.contains(QLatin1String(kept)), kept);
        // The selected one has its label in any case.
        chart.setSelected(QStringLiteral("knn@k=2"));
        shown = labels();
        for (const char* kept : {"knn@k=2", "acrouter", "oracle"})
            QVERIFY2(shown.contains(QLatin1String(kept)), kept);
    }

    void screenReadersAreTold()
    {
        m_chart->setTitle(QStringLiteral("Cumulative regret"));
        QCOMPARE(m_chart->accessibleName(), QStringLiteral("Cumulative regret"));
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("policy 3")));
    }

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<CurveChart> m_chart;
};

QTEST_MAIN(CurveChartTest)
#include "tst_curvechart.moc"

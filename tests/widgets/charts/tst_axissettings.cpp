// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ranges that are typed, and logarithmic scales: on screen and in drawings.

#include "tests/support/readback.h"
#include "widgets/charts/axisrangedialog.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/snapshot.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include <cmath>

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
        QCOMPARE(chart.shownAxes().first.low, 0.05);
        QCOMPARE(chart.shownAxes().first.high, 1.0);
        chart.resetZoom();
        QVERIFY(!chart.axisSettings().x.range && chart.axisSettings().x.logarithmic);
    }

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<CurveChart> m_chart;
};

QTEST_MAIN(AxisSettingsTest)
#include "tst_axissettings.moc"

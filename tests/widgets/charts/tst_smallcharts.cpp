// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"
#include "widgets/charts/scatterchart.h"

#include <QtTest>

#include <cmath>

using namespace acr::ui;

class SmallChartsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
    }

    void stackedBarsGoBothWaysFromZero()
    {
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("a"), QStringLiteral("b")},
                      {{QStringLiteral("quality"), Ink::good(), {10, -4}, {}},
                       {QStringLiteral("cost"), Ink::bad(), {-5, 6}, {}}});
        chart.resize(500, 300);
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const auto extent = [&](int category, const QColor& colour) {
            const int y = static_cast<int>(plot.top() + plot.height() * (category + 0.5) / 2);
            int first = -1;
            int last = -1;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != colour)
                    continue;
                first = first < 0 ? x : first;
                last = x;
            }
            return std::pair(first, last);
        };
        const auto good = extent(0, m_themes->theme().colours().good);
        const auto bad = extent(0, m_themes->theme().colours().bad);
        QVERIFY(bad.second <= good.first);
        const double ratio = double(good.second - good.first) / (bad.second - bad.first);
        QVERIFY2(std::abs(ratio - 2) < 0.1, qPrintable(QString::number(ratio)));
        QVERIFY(extent(1, m_themes->theme().colours().good).second <= extent(1, m_themes->theme().colours().bad).first);
    }

    void barsAreSelectedByMouseAndKeys()
    {
        BarChart chart(*m_themes);
        chart.setArrangement(BarChart::Arrangement::SideBySide);
        chart.setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                      {{QStringLiteral("score"), Ink::accent(), {1, std::nan(""), 3}, {0.1, 0, 0.2}}});
        chart.resize(500, 300);
        chart.show();
        QSignalSpy selected(&chart, &BarChart::categorySelected);
        const QRectF plot = chart.plotArea();
        const QPoint third = QPointF(plot.center().x(), plot.top() + plot.height() * 2.5 / 3).toPoint();
        QCOMPARE(chart.categoryAt(third), 2);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, third);
        QCOMPARE(chart.selected(), 2);
        QTest::keyClick(&chart, Qt::Key_Up);
        QCOMPARE(chart.selected(), 1);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.selected(), -1);
        QCOMPARE(selected.count(), 3);
        QCOMPARE(chart.grab().toImage().size(), chart.size());
    }

    void pointsAreFoundWhereTheyAre_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void pointsAreFoundWhereTheyAre()
    {
        QFETCH(bool, logarithmic);
        ScatterChart chart(*m_themes);
        std::vector<ScatterItem> items;
        for (int i = 0; i < 10; ++i) {
            ScatterItem item;
            item.id = item.name = QStringLiteral("p%1").arg(i);
            item.x = std::pow(2, i);
            item.y = 50 - i * (i % 2 == 0 ? 1 : -1);
            item.ink = Ink::sequence(i);
            items.push_back(item);
        }
        chart.setLogarithmicX(logarithmic);
        chart.setItems(items);
        chart.setFront({{1, 50}, {512, 59}});
        chart.resize(600, 400);
        chart.show();
        QSignalSpy selected(&chart, &ScatterChart::itemSelected);
        for (const std::size_t i : {std::size_t{9}, std::size_t{8}, std::size_t{7}}) {
            const QPoint at = chart.positionOf(i).toPoint();
            QCOMPARE(chart.itemAt(at), static_cast<int>(i));
            QTest::mouseClick(&chart, Qt::LeftButton, {}, at);
            QCOMPARE(chart.selected(), items[i].id);
        }
        QCOMPARE(selected.count(), 3);
        const QPointF before = chart.positionOf(9);
        QWheelEvent event(before, chart.mapToGlobal(before), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&chart, &event);
        QVERIFY(QLineF(before, chart.positionOf(9)).length() < 12);
        QVERIFY(QLineF(chart.positionOf(9), chart.positionOf(0)).length() > 0);
        QTest::keyClick(&chart, Qt::Key_0);
        QVERIFY(QLineF(before, chart.positionOf(9)).length() < 1);
    }

    void pointsThatALogarithmCannotShowAreLeftOut()
    {
        ScatterChart chart(*m_themes);
        chart.setLogarithmicX(true);
        ScatterItem zero;
        zero.id = QStringLiteral("zero");
        ScatterItem one = zero;
        one.id = QStringLiteral("one");
        one.x = 1;
        chart.setItems({zero, one});
        chart.resize(400, 300);
        const QPoint shown = chart.positionOf(1).toPoint();
        QCOMPARE(chart.itemAt(shown), 1);
        QVERIFY(chart.grab().toImage().pixelColor(shown) != m_themes->theme().colours().card);
        for (int x = 0; x < chart.width(); x += 9) {
            for (int y = 0; y < chart.height(); y += 9)
                QVERIFY(chart.itemAt(QPointF(x, y)) != 0);
        }
    }

    void categoriesOfOneNameAndPartsOfNoValueAreShown()
    {
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("same"), QStringLiteral("same"), QString()},
                      {{QStringLiteral("score"), Ink::good(), {4, std::nan(""), 2}, {}}});
        chart.resize(500, 300);
        for (const auto arrangement : {BarChart::Arrangement::SideBySide, BarChart::Arrangement::Stacked}) {
            chart.setArrangement(arrangement);
            const QImage image = chart.grab().toImage();
            const QRectF plot = chart.plotArea();
            std::vector<int> lengths;
            for (int category = 0; category < 3; ++category) {
                const int y = static_cast<int>(plot.top() + plot.height() * (category + 0.5) / 3);
                int length = 0;
                for (int x = 0; x < image.width(); ++x)
                    length += image.pixelColor(x, y) == m_themes->theme().colours().good ? 1 : 0;
                lengths.push_back(length);
            }
            QCOMPARE(lengths[1], 0);
            QVERIFY(lengths[2] > 50);
            QVERIFY(std::abs(lengths[0] - 2 * lengths[2]) <= 4);
        }
    }

    void theFrontGoesThroughItsPoints_data() { pointsAreFoundWhereTheyAre_data(); }
    void theFrontGoesThroughItsPoints()
    {
        QFETCH(bool, logarithmic);
        ScatterChart chart(*m_themes);
        ScatterItem first;
        first.id = QStringLiteral("first");
        first.x = 2;
        first.y = 10;
        ScatterItem second = first;
        second.id = QStringLiteral("second");
        second.x = 200;
        second.y = 90;
        chart.setItems({first, second});
        chart.resize(600, 400);
        chart.setLogarithmicX(logarithmic);
        chart.setFront({{2, 10}, {200, 90}});
        // Zoomed, so that the front leaves the plot at both ends.
        for (const bool zoomed : {false, true}) {
            if (zoomed)
                for (int i = 0; i < 3; ++i)
                    QTest::keyClick(&chart, Qt::Key_Plus);
            const QImage with = chart.grab().toImage();
            const QRectF plot = chart.plotArea();
            const QPointF from = chart.positionOf(0);
            const QPointF way = chart.positionOf(1) - from;
            int marked = 0;
            int looked = 0;
            for (double along = 0.05; along < 0.95; along += 0.01) {
                const QPointF at = from + along * way;
                if (!plot.adjusted(3, 3, -3, -3).contains(at))
                    continue;
                ++looked;
                const QColor here = with.pixelColor(at.toPoint());
                marked += here.blue() > here.red() + 20 ? 1 : 0;
            }
            // Dashes and gaps.
            QVERIFY2(looked > 20 && marked > looked / 3,
                     qPrintable(QStringLiteral("%1 of %2").arg(marked).arg(looked)));
        }
    }

    void emptyChartsSaySo()
    {
        BarChart bars(*m_themes);
        ScatterChart scatter(*m_themes);
        for (ChartWidget* chart : std::initializer_list<ChartWidget*>{&bars, &scatter}) {
            chart->resize(300, 200);
            const QImage blank = chart->grab().toImage();
            chart->setEmptyText(QString(), QString());
            QVERIFY(chart->grab().toImage() != blank);
            QTest::keyClick(chart, Qt::Key_Down);
            QTest::keyClick(chart, Qt::Key_Space);
        }
    }

private:
    std::unique_ptr<ThemeManager> m_themes;
};

QTEST_MAIN(SmallChartsTest)
#include "tst_smallcharts.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axis.h"
#include "widgets/charts/curvecolumns.h"
#include "widgets/charts/curvedata.h"
#include "widgets/charts/curveraster.h"
#include "widgets/charts/labellayout.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace acr::ui;

namespace {

std::vector<double> generated(const QString& shape, std::size_t count, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<double> values;
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double step = normal(random);
        sum += shape == QLatin1String("cumulative") ? std::abs(step) : step;
        if (shape == QLatin1String("noise"))
            values.push_back(step);
        else if (shape == QLatin1String("spikes"))
            values.push_back(i % 997 == 0 ? 1000 * step : 0);
        else
            values.push_back(sum);
    }
    return values;
}

MinMax bruteForce(const std::vector<double>& values, const Spacing& spacing, double from, double to)
{
    MinMax found;
    const auto at = [&](double x) {
        const double where = (x - spacing.first) / spacing.step;
        const double left = std::floor(where);
        const auto i = static_cast<std::size_t>(left);
        return where == left ? values[i] : std::lerp(values[i], values[i + 1], where - left);
    };
    const double last = spacing.first + spacing.step * static_cast<double>(values.size() - 1);
    const double begin = std::max(from, spacing.first);
    const double end = std::min(to, last);
    if (begin > end)
        return found;
    found.include(at(begin));
    found.include(at(end));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = spacing.first + spacing.step * static_cast<double>(i);
        if (x >= begin && x <= end)
            found.include(values[i]);
    }
    return found;
}

} // namespace

class CurveDataTest final : public QObject {
    Q_OBJECT

private slots:
    void rangeOfAnyStretchEqualsBruteForce_data() { shapes(); }
    void rangeOfAnyStretchEqualsBruteForce()
    {
        QFETCH(QString, shape);
        QFETCH(int, count);
        const std::vector<double> values = generated(shape, static_cast<std::size_t>(count), 11);
        const CurveData data(values);
        std::mt19937_64 random(5);
        std::uniform_int_distribution<std::size_t> any(0, values.size());
        for (int trial = 0; trial < 500; ++trial) {
            std::size_t begin = any(random);
            std::size_t end = any(random);
            if (begin > end)
                std::swap(begin, end);
            MinMax expected;
            for (std::size_t i = begin; i < end; ++i)
                expected.include(values[i]);
            QCOMPARE(data.range(begin, end), expected);
        }
    }

    void appendingInPiecesEqualsAllAtOnce_data() { shapes(); }
    void appendingInPiecesEqualsAllAtOnce()
    {
        QFETCH(QString, shape);
        QFETCH(int, count);
        const std::vector<double> values = generated(shape, static_cast<std::size_t>(count), 3);
        const CurveData whole(values);
        CurveData pieces;
        std::mt19937_64 random(9);
        std::uniform_int_distribution<std::size_t> length(0, 700);
        for (std::size_t done = 0; done < values.size();) {
            const std::size_t next = std::min(length(random), values.size() - done);
            pieces.append(std::span(values).subspan(done, next));
            done += next;
        }
        std::uniform_int_distribution<std::size_t> any(0, values.size());
        for (int trial = 0; trial < 300; ++trial) {
            std::size_t begin = any(random);
            std::size_t end = any(random);
            if (begin > end)
                std::swap(begin, end);
            QCOMPARE(pieces.range(begin, end), whole.range(begin, end));
        }
        QCOMPARE(pieces.size(), whole.size());
    }

    void everyColumnShowsItsMinimumAndMaximum_data() { shapes(); }
    void everyColumnShowsItsMinimumAndMaximum()
    {
        QFETCH(QString, shape);
        QFETCH(int, count);
        const std::vector<double> values = generated(shape, static_cast<std::size_t>(count), 17);
        const CurveData data(values);
        const Spacing spacing{10, 0.5};
        const double last = spacing.first + spacing.step * (count - 1);
        struct View {
            double from, to;
            int columns;
        };
        for (const View& view :
             {View{10, last, 97}, View{-20, last + 30, 64}, View{10.3, 10.3 + (last - 10) / 7, 50}}) {
            std::vector<MinMax> columns;
            cutIntoColumns(data, spacing, view.from, view.to, view.columns, columns);
            const double width = (view.to - view.from) / view.columns;
            for (int i = 0; i < view.columns; ++i) {
                const MinMax expected = bruteForce(values, spacing, view.from + i * width, view.from + (i + 1) * width);
                const MinMax& found = columns[static_cast<std::size_t>(i)];
                QCOMPARE(found.empty(), expected.empty());
                if (expected.empty())
                    continue;
                const double slack = 1e-9 * (1 + std::abs(expected.low) + std::abs(expected.high));
                QVERIFY(std::abs(found.low - expected.low) <= slack);
                QVERIFY(std::abs(found.high - expected.high) <= slack);
            }
        }
    }

    void valuesAreExactOnStepsAndInterpolatedBetween()
    {
        const CurveData data({1, 3, 7});
        QCOMPARE(valueAt(data, {0, 1}, 1), 3.0);
        QCOMPARE(valueAt(data, {0, 1}, 1.5), 5.0);
        QCOMPARE(valueAt(data, {10, 2}, 14), 7.0);
        QVERIFY(std::isnan(valueAt(data, {0, 1}, -0.1)));
        QVERIFY(std::isnan(valueAt(data, {0, 1}, 2.1)));
        QVERIFY(std::isnan(valueAt(CurveData(), {0, 1}, 0)));
    }

    void missingValuesAreGaps()
    {
        CurveData data({1, std::nan(""), 3});
        QCOMPARE(data.range(), (MinMax{1, 3}));
        QVERIFY(data.range(1, 2).empty());
    }

    void aPaintedLineHasTheInkOfItsWidth()
    {
        CurveRaster raster;
        raster.begin({100, 40});
        std::vector<MinMax> columns;
        for (int x = 0; x < 100; ++x)
            columns.push_back({10 + x * 0.2, 10 + (x + 1) * 0.2});
        raster.stroke(columns, 2, Qt::black);
        double ink = 0;
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 100; ++x)
                ink += qAlpha(raster.image().pixel(x, y)) / 255.0;
        const double length = 100 * std::sqrt(1 + 0.2 * 0.2);
        QVERIFY2(std::abs(ink - 2 * length) < 0.02 * 2 * length, qPrintable(QString::number(ink)));
    }

    void aJumpIsPaintedWhole()
    {
        CurveRaster raster;
        raster.begin({3, 50});
        raster.stroke(std::vector<MinMax>{{40, 40}, {5, 40}, {5, 5}}, 1.5, Qt::black);
        for (int y = 6; y < 39; ++y)
            QVERIFY2(qAlpha(raster.image().pixel(1, y)) > 150, qPrintable(QString::number(y)));
        QCOMPARE(qAlpha(raster.image().pixel(1, 2)), 0);
        QCOMPARE(qAlpha(raster.image().pixel(0, 20)), 0);
    }

    void labelsKeepTheirOrderAndTheirDistance()
    {
        std::mt19937_64 random(2);
        std::uniform_real_distribution<double> anywhere(0, 300);
        for (int trial = 0; trial < 100; ++trial) {
            std::vector<double> wanted;
            for (int i = 0; i < 16; ++i)
                wanted.push_back(anywhere(random));
            const std::vector<double> placed = spreadLabels(wanted, 14, 0, 300);
            for (std::size_t i = 0; i < 16; ++i) {
                QVERIFY(placed[i] >= -1e-9 && placed[i] <= 300 + 1e-9);
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY(std::abs(placed[i] - placed[j]) >= 14 - 1e-9);
                    QVERIFY((wanted[i] < wanted[j]) == (placed[i] < placed[j]));
                }
            }
        }
        QCOMPARE(spreadLabels({50}, 14, 0, 300), std::vector<double>{50});
        QVERIFY(spreadLabels({}, 14, 0, 300).empty());
    }

    void labelsBesidePointsNeverCoverEachOther()
    {
        std::mt19937_64 random(8);
        std::uniform_real_distribution<double> anywhere(0, 200);
        std::vector<LabelledPoint> points;
        for (int i = 0; i < 40; ++i) {
            const double x = anywhere(random);
            points.push_back({{x, anywhere(random)}, i % 3 == 0 ? 14.0 : 7.0});
        }
        const std::vector<QRectF> placed =
            placeLabels(points, std::vector<QSizeF>(40, QSizeF(40, 12)), QRectF(0, 0, 200, 200));
        for (std::size_t i = 0; i < placed.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(placed[i].isNull() || placed[j].isNull() || !placed[i].intersects(placed[j]));
        // Points without a label are kept free as well.
        const std::vector<QRectF> few =
            placeLabels(points, std::vector<QSizeF>(5, QSizeF(40, 12)), QRectF(0, 0, 200, 200));
        QCOMPARE(few.size(), std::size_t{5});
        for (const QRectF& place : few) {
            for (const LabelledPoint& point : points) {
                const double dx = std::max({place.left() - point.at.x(), point.at.x() - place.right(), 0.0});
                const double dy = std::max({place.top() - point.at.y(), point.at.y() - place.bottom(), 0.0});
                QVERIFY(place.isNull() || std::hypot(dx, dy) >= point.radius - 1);
            }
        }
    }

    void labelsKeepClearOfLinesWhereTheyCan()
    {
        const QRectF bounds(0, 0, 200, 100);
        const std::vector<QSizeF> size{QSizeF(40, 12)};
        // A level line through the point: the label stands above it, not beside the point.
        const QRectF above = placeLabels({{{100, 50}, 7}}, size, bounds, {QLineF(0, 50, 200, 50)}).front();
        QVERIFY(above.bottom() < 50);
        // With lines everywhere it still stands somewhere.
        std::vector<QLineF> grid;
        for (int y = 0; y <= 100; y += 5)
            grid.emplace_back(0, y, 200, y);
        QVERIFY(!placeLabels({{{100, 50}, 7}}, size, bounds, grid).front().isNull());
    }

    void ticksAreRoundAndInside_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("unit") << 0.0 << 1.0 << false;
        QTest::newRow("tiny") << 1e-7 << 3e-7 << false;
        QTest::newRow("negative") << -58.7 << 12.0 << false;
        QTest::newRow("large") << 0.0 << 1e8 << false;
        QTest::newRow("narrow") << 1000.0 << 1000.5 << false;
        QTest::newRow("decades") << 0.01 << 500.0 << true;
        QTest::newRow("less than a decade") << 2.5 << 40.0 << true;
    }
    void ticksAreRoundAndInside()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, logarithmic);
        Axis axis;
        axis.low = low;
        axis.high = high;
        axis.logarithmic = logarithmic;
        const std::vector<Tick> ticks = axis.ticks(6);
        QVERIFY(ticks.size() >= 2 && ticks.size() <= 16);
        QSet<QString> labels;
        for (const Tick& tick : ticks) {
            QVERIFY(axis.fraction(tick.value) > -1e-6 && axis.fraction(tick.value) < 1 + 1e-6);
            QVERIFY(std::abs(axis.value(axis.fraction(tick.value)) - tick.value) <=
                    1e-9 * (std::abs(tick.value) + high - low));
            labels.insert(tick.label);
        }
        QCOMPARE(labels.size(), static_cast<qsizetype>(ticks.size()));
    }

private:
    static void shapes()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("count");
        for (const char* shape : {"cumulative", "noise", "walk", "spikes"})
            for (const int count : {2, 15, 16, 17, 255, 257, 5000})
                QTest::addRow("%s, %d", shape, count) << QString::fromLatin1(shape) << count;
    }
};

QTEST_GUILESS_MAIN(CurveDataTest)
#include "tst_curvedata.moc"

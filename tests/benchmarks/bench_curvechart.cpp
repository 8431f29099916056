// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Time of one frame while curves stream, of a heatmap, of bars, and of the same curves as QLineSeries of Qt Charts
/// in the same run:
///   QT_QPA_PLATFORM=offscreen bench_curvechart [points [frames]]
/// A frame is: append new values to each curve, lay out, paint the whole widget.
#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QElapsedTimer>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace acr::ui;

namespace {

constexpr int curveCount = 16;
constexpr int valuesPerFrame = 50;
constexpr QSize window(1280, 720);

class Times {
public:
    template <class Work>
    void add(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMilliseconds();
        work();
        m_processor.push_back(processorMilliseconds() - before);
        m_milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    void print(const char* what)
    {
        const auto at = [](std::vector<double>& times, double share) {
            std::sort(times.begin(), times.end());
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        std::printf("%-52s wall: median %9.3f p95 %9.3f ms   processor: median %9.3f p95 %9.3f ms   n %zu\n", what,
                    at(m_milliseconds, 0.5), at(m_milliseconds, 0.95), at(m_processor, 0.5), at(m_processor, 0.95),
                    m_milliseconds.size());
        std::fflush(stdout);
    }

private:
    /// CPU time of this thread: the reliable figure when other programs are running.
    static double processorMilliseconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    std::vector<double> m_milliseconds;
    std::vector<double> m_processor;
};

std::vector<double> cumulative(int curve, int count, unsigned seed)
{
    std::mt19937_64 random(seed + static_cast<unsigned>(curve));
    std::uniform_real_distribution<double> uniform;
    std::vector<double> values;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        sum += uniform(random) < 0.05 + 0.01 * curve ? uniform(random) : 0;
        values.push_back(sum);
    }
    return values;
}

void curves(const ThemeManager& themes, int points, int frames, bool bands)
{
    CurveChart chart(themes);
    chart.setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cumulative regret (reward)"));
    std::vector<Curve> all;
    std::vector<std::vector<double>> source;
    for (int i = 0; i < curveCount; ++i) {
        source.push_back(cumulative(i, points + frames * valuesPerFrame, 1));
        Curve curve;
        curve.id = curve.name = QStringLiteral("policy %1").arg(i);
        curve.ink = i == 0   ? Ink::policy(QStringLiteral("acrouter"))
                    : i == 1 ? Ink::policy(QStringLiteral("oracle"))
                             : Ink::policy(QStringLiteral("linucb"));
        curve.values =
            std::make_shared<CurveData>(std::vector<double>(source.back().begin(), source.back().begin() + points));
        if (bands) {
            std::vector<double> low(curve.values->values().begin(), curve.values->values().end());
            std::vector<double> high = low;
            for (double& value : low)
                value *= 0.96;
            for (double& value : high)
                value *= 1.04;
            curve.low = std::make_shared<CurveData>(low);
            curve.high = std::make_shared<CurveData>(high);
        }
        all.push_back(curve);
    }
    chart.setCurves(all);
    chart.resize(window);
    chart.show();
    QImage surface(window, QImage::Format_ARGB32_Premultiplied);
    chart.render(&surface);
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        times.add([&] {
            for (std::size_t i = 0; i < curveCount; ++i) {
                const auto next = std::span<const double>(source[i]).subspan(
                    static_cast<std::size_t>(points + frame * valuesPerFrame), valuesPerFrame);
                if (bands)
                    chart.append(i, next, next, next);
                else
                    chart.append(i, next);
            }
            chart.render(&surface);
        });
    }
    times.print(qPrintable(QStringLiteral("CurveChart, streaming 16 × %1%2").arg(points).arg(bands ? ", bands" : "")));
    Times crosshair;
    for (int frame = 0; frame < frames; ++frame) {
        crosshair.add([&] {
            chart.setCrosshair(frame * 10.0);
            chart.render(&surface);
        });
    }
    crosshair.print("  the same, only the crosshair moves");
    Times zoom;
    for (int frame = 0; frame < frames; ++frame) {
        zoom.add([&] {
            chart.setVisibleRange(frame, points / 2 + frame);
            chart.render(&surface);
        });
    }
    zoom.print("  the same, panning half of the stream");
}

void lineSeries(int points, int frames)
{
    QChartView view;
    view.chart()->legend()->hide();
    auto* x = new QValueAxis;
    auto* y = new QValueAxis;
    view.chart()->addAxis(x, Qt::AlignBottom);
    view.chart()->addAxis(y, Qt::AlignLeft);
    std::vector<QLineSeries*> series;
    std::vector<std::vector<double>> source;
    double highest = 1;
    for (int i = 0; i < curveCount; ++i) {
        source.push_back(cumulative(i, points + frames, 1));
        highest = std::max(highest, source.back().back());
        auto* line = new QLineSeries;
        QList<QPointF> list;
        for (int p = 0; p < points; ++p)
            list.append(QPointF(p, source.back()[static_cast<std::size_t>(p)]));
        line->replace(list);
        view.chart()->addSeries(line);
        line->attachAxis(x);
        line->attachAxis(y);
        series.push_back(line);
    }
    x->setRange(0, points + frames);
    y->setRange(0, highest);
    view.resize(window);
    view.show();
    QImage surface(window, QImage::Format_ARGB32_Premultiplied);
    view.QWidget::render(&surface);
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        times.add([&] {
            for (std::size_t i = 0; i < curveCount; ++i)
                series[i]->append(points + frame, source[i][static_cast<std::size_t>(points + frame)]);
            QApplication::processEvents();
            view.QWidget::render(&surface);
        });
    }
    times.print(qPrintable(QStringLiteral("QLineSeries, streaming 16 × %1 (1 value a frame)").arg(points)));
}

void axesOnly(int frames)
{
    QChartView view;
    view.chart()->legend()->hide();
    auto* line = new QLineSeries;
    line->append(0, 0);
    line->append(1, 1);
    view.chart()->addSeries(line);
    view.chart()->createDefaultAxes();
    view.resize(window);
    view.show();
    QImage surface(window, QImage::Format_ARGB32_Premultiplied);
    view.QWidget::render(&surface);
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        times.add([&] {
            view.chart()->axes(Qt::Horizontal).first()->setRange(0, 1000 + 50 * frame);
            view.chart()->axes(Qt::Vertical).first()->setRange(0, 100 + frame);
            QApplication::processEvents();
            view.QWidget::render(&surface);
        });
    }
    times.print("QChart, axes alone with a growing range");
}

void heatmap(const ThemeManager& themes, int rows, int frames)
{
    HeatmapView view(themes);
    auto data = std::make_shared<HeatmapData>();
    data->rows = rows;
    data->columns = 8;
    std::mt19937_64 random(4);
    std::uniform_real_distribution<float> uniform;
    for (int i = 0; i < rows * 8; ++i)
        data->values.push_back(i % 37 == 0 ? std::nanf("") : uniform(random));
    view.setData(data);
    std::vector<int> order(static_cast<std::size_t>(rows));
    for (int i = 0; i < rows; ++i)
        order[static_cast<std::size_t>(i)] = i;
    std::shuffle(order.begin(), order.end(), random);
    view.setRowOrder(order);
    view.resize(window);
    view.show();
    QImage surface(window, QImage::Format_ARGB32_Premultiplied);
    Times whole;
    Times panned;
    for (int frame = 0; frame < frames; ++frame) {
        whole.add([&] {
            view.setScale({HeatmapScale::Kind::Sequential, 0, 1 + 0.001 * frame, QStringLiteral("score"), {}, {}});
            view.render(&surface);
        });
    }
    for (int frame = 0; frame < frames; ++frame) {
        panned.add([&] {
            view.setVisibleRows(frame, frame + rows / 10);
            view.render(&surface);
        });
    }
    whole.print(qPrintable(QStringLiteral("HeatmapView, all of %1 × 8 recoloured").arg(rows)));
    panned.print(qPrintable(QStringLiteral("HeatmapView, a tenth of %1 × 8, panning").arg(rows)));
}

void bars(const ThemeManager& themes, BarChart::Arrangement arrangement, int categories, int parts, int frames)
{
    BarChart chart(themes);
    chart.setValueTitle(QStringLiteral("regret (reward)"));
    chart.setArrangement(arrangement);
    QStringList names;
    std::vector<BarPart> data;
    for (int category = 0; category < categories; ++category)
        names << QStringLiteral("category_%1").arg(category);
    for (int part = 0; part < parts; ++part) {
        BarPart& added = data.emplace_back(BarPart{QStringLiteral("part %1").arg(part), Ink::sequence(part), {}, {}});
        for (int category = 0; category < categories; ++category)
            added.values.push_back(part == 1 ? -2.5 : 30.0 / (1 + category + part));
    }
    chart.resize(480, 320);
    chart.show();
    QImage surface(chart.size(), QImage::Format_ARGB32_Premultiplied);
    Times whole;
    Times hover;
    for (int frame = 0; frame < frames; ++frame) {
        whole.add([&] {
            data.front().values.front() = frame;
            chart.setData(names, data);
            chart.render(&surface);
        });
    }
    for (int frame = 0; frame < frames; ++frame) {
        hover.add([&] {
            chart.setSelected(frame % categories);
            chart.render(&surface);
        });
    }
    whole.print(qPrintable(QStringLiteral("BarChart, %1 × %2, other data").arg(categories).arg(parts)));
    hover.print("  the same, only the selection moves");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ThemeManager themes(application);
    themes.setPreference(ThemePreference::Light);
    const int points = argc > 1 ? std::max(100, std::atoi(argv[1])) : 100000;
    const int frames = argc > 2 ? std::max(1, std::atoi(argv[2])) : 200;
    curves(themes, points, frames, false);
    curves(themes, points, frames, true);
    heatmap(themes, 10000, frames);
    heatmap(themes, 1000000, std::min(frames, 50));
    bars(themes, BarChart::Arrangement::Stacked, 9, 2, frames);
    bars(themes, BarChart::Arrangement::SideBySide, 8, 2, frames);
    bars(themes, BarChart::Arrangement::SideBySide, 30, 1, frames);
    axesOnly(frames);
    lineSeries(2000, std::min(frames, 20));
    lineSeries(std::min(points, 100000), std::min(frames, 3));
    return 0;
}

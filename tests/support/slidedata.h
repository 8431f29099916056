// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Charts of every kind with some data, and slides that show them.
#pragma once

#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/pages/present/slide.h"

#include <cmath>
#include <memory>

namespace acr::test {

using namespace acr::ui;

inline const QStringList chartKinds{"curves", "session", "bars", "heatmap", "scatter", "radar", "spread", "map"};

/// A chart of the kind, with some data and everything that its snapshot can hold.
inline std::unique_ptr<ui::ChartWidget> chartOfKind(const QString& kind, const ThemeManager& themes)
{
    const QStringList names{"claude-opus-4-6", "gpt-5.4", "glm-5"};
    const auto ink = [&](int i) { return Ink::model(names[i], i); };
    if (kind == "curves" || kind == "session") {
        auto chart = std::make_unique<CurveChart>(themes);
        chart->setTitle(kind == "session" ? "Running figures of the session" : "Cumulative regret");
        chart->setAxisTitles("task in stream", "cumulative regret (reward)");
        std::vector<Curve> curves;
        const auto add = [&](const QString& id, const QString& name, const Ink& curveInk, double slope, int count) {
            std::vector<double> values;
            for (int i = 0; i < count; ++i)
                values.push_back(slope * i + 3 * std::sin(i / 25.0));
            Curve curve{.id = id, .name = name, .ink = curveInk, .spacing = {1, 1}};
            curve.values = std::make_shared<CurveData>(values);
            curves.push_back(curve);
        };
        if (kind == "session") {
            add("ahead", "ahead", Ink::muted(), 0.1, 600);
            add("played", "acrouter", Ink::accent(), 0.1, 200);
            chart->setCurves(curves);
            chart->setSelected("played");
            chart->setPlayhead(200);
            chart->setEvents({{100, "gpt-5.4 removed", Ink::warning()}});
        } else {
            add("oracle", "oracle", Ink::policy("oracle"), 0.001, 6000);
            add("acrouter", "acrouter", Ink::policy("acrouter"), 0.05, 6000);
            add("linucb", "linucb", Ink::policy("linucb"), 0.09, 6000);
            curves[2].low = std::make_shared<CurveData>(std::vector<double>(6000, 1.0));
            curves[2].high = std::make_shared<CurveData>(std::vector<double>(6000, 90.0));
            chart->setCurves(curves);
        }
        return chart;
    }
    if (kind == "bars") {
        auto chart = std::make_unique<BarChart>(themes);
        chart->setTitle("Regret by group");
        chart->setValueTitle("regret (reward)");
        chart->setArrangement(BarChart::Arrangement::SideBySide);
        chart->setData({"bug_fixing", "test_generation", "refactoring"},
                       {{"acrouter", Ink::policy("acrouter"), {10, 20, std::nan("")}, {1, 2, 0}},
                        {"linucb", Ink::policy("linucb"), {30, -5, 8}, {}}});
        return chart;
    }
    if (kind == "heatmap") {
        auto chart = std::make_unique<HeatmapView>(themes);
        chart->setTitle("Beliefs by group and model");
        auto data = std::make_shared<HeatmapData>();
        data->rows = 4;
        data->columns = 3;
        for (int i = 0; i < 12; ++i)
            data->values.push_back(i == 5 ? std::nanf("") : static_cast<float>(i) / 12);
        chart->setData(data);
        chart->setColumns({{names[0], ink(0)}, {names[1], ink(1)}, {names[2], ink(2)}});
        chart->setRowLabels([](int row) { return QStringList{"bug_fixing", "docs", "tests", "design"}.value(row); });
        HeatmapScale scale;
        scale.title = "score";
        chart->setScale(scale);
        chart->setCellText([](const HeatmapCell& cell) { return QString::number(cell.row * 3 + cell.column); });
        return chart;
    }
    if (kind == "scatter") {
        auto chart = std::make_unique<ScatterChart>(themes);
        chart->setTitle("Cost and quality");
        chart->setAxisTitles("cost (USD)", "AvgPerf (%)");
        chart->setLogarithmicX(true);
        chart->setXFormat("$", {});
        chart->setYFormat({}, " %");
        chart->setItems({{.id = "a", .name = "acrouter", .x = 19.8, .y = 52.1, .ink = Ink::policy("acrouter")},
                         {.id = "b", .name = "linucb", .x = 3.2, .y = 41, .ink = Ink::policy("linucb"), .xHalf = 1},
                         {.id = "c", .name = "release", .x = 80, .y = 50, .ink = Ink::policy("x"), .hollow = true}});
        chart->setFront({{3.2, 41}, {19.8, 52.1}}, "frontier");
        return chart;
    }
    Axis axis;
    axis.title = "score";
    if (kind == "radar") {
        auto chart = std::make_unique<RadarChart>(themes);
        chart->setTitle("Profiles");
        chart->setScale(axis);
        chart->setData({"bug_fixing", "docs", "tests", "design"},
                       {{"a", names[0], ink(0), {0.5, 0.9, 0.4, 0.7}}, {"b", names[1], ink(1), {0.2, 0.4, 0.8, 0.1}}});
        return chart;
    }
    if (kind == "spread") {
        auto chart = std::make_unique<SpreadChart>(themes);
        chart->setTitle("Spread");
        chart->setData({{"a", names[0], ink(0), {1, 4, 6, 2}, 0, 0.3, 0.5, 0.7, 1, 0.52, 0.5, 0.54, 13},
                        {"b", names[1], ink(1), {4, 2, 1, 0}, 0, 0.1, 0.2, 0.4, 0.9, 0.25, 0.2, 0.3, 7}},
                       axis);
        return chart;
    }
    auto chart = std::make_unique<PointMap>(themes);
    chart->setTitle("Map of the remembered tasks");
    chart->setKinds({{names[0], ink(0)}, {names[1], ink(1)}, {names[2], ink(2)}});
    chart->setQuietName("not remembered");
    chart->setCaption("first two principal axes");
    std::vector<MapPoint> points;
    for (int i = 0; i < 300; ++i)
        points.push_back({static_cast<float>(std::cos(i)), static_cast<float>(std::sin(i * 0.7)), 0,
                          static_cast<std::uint16_t>(i % 3), i < 100});
    chart->setPoints(points);
    return chart;
}

inline SlideContent contentOfKinds(const QStringList& wanted, const ThemeManager& themes)
{
    SlideContent content;
    for (const QString& kind : wanted)
        content.charts.append(chartOfKind(kind, themes)->snapshot());
    content.figures = {{"CumReg (reward)", "231.4", "−58.7", "against the release", -58.7, -1},
                       {"AvgPerf", "52.10 %", "+2.0", "against the release", 2, 1},
                       {"Cost", "$19.80", {}, {}, 0, -1}};
    SlideTable table{"Leaderboard", {}, 120};
    table.text.header = QStringList{"policy", "CumReg", "AvgPerf %"};
    table.text.rightAligned = {false, true, true};
    for (int i = 0; i < 40; ++i)
        table.text.rows.append({QString("policy-%1").arg(i), QString::number(200 + i), "51.3"});
    content.tables = {table};
    content.source = "CodeRouterBench · ID test · natural order · 2 919 tasks · ACRouter Workbench";
    return content;
}

inline Slide slideOf(SlideTemplate layout, const ThemeManager& themes, const QStringList& wanted = {"curves", "bars"})
{
    Slide slide{{1}, "regret", "What an hour of probing buys", "Start with the slope.\nThen name the price.", {}, {}};
    slide.picture = QImage(640, 360, QImage::Format_RGB32);
    slide.picture.fill(Qt::darkCyan);
    slide.layout = layout;
    slide.content = std::make_shared<const SlideContent>(contentOfKinds(wanted, themes));
    return slide;
}

inline const QList<ui::SlideTemplate> allTemplates{
    SlideTemplate::Chart, SlideTemplate::ChartFigures, SlideTemplate::TwoCharts,       SlideTemplate::Table,
    SlideTemplate::Title, SlideTemplate::Image,        SlideTemplate::TwoChartsFigures};

} // namespace acr::test

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders every widget of the visual library, in both themes and two sizes, to PNG files:
///   QT_QPA_PLATFORM=offscreen chartgallery FOLDER
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/theme/thememanager.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>

#include <cmath>
#include <functional>
#include <random>

using namespace acr::ui;

namespace {

std::vector<Curve> regretCurves(std::size_t steps)
{
    struct Policy {
        const char* id;
        const char* name;
        double rate;
    };
    static const Policy policies[] = {
        {"oracle", "oracle", 0.0},
        {"acrouter", "acrouter", 0.079},
        {"recorded:release", "release decisions", 0.0994},
        {"linucb", "linucb", 0.1017},
        {"lints", "lints", 0.105},
        {"knn", "knn", 0.098},
        {"dimension_best", "dimension best", 0.095},
        {"group_map", "group map", 0.0806},
        {"logreg", "logreg", 0.0974},
        {"mlp", "tfidf mlp", 0.1003},
        {"mf", "routellm mf", 0.1084},
        {"random", "random", 0.1828},
        {"always:claude-opus-4-6", "always claude-opus-4-6", 0.1326},
        {"always:kimi-k2.5", "always kimi-k2.5", 0.2032},
        {"always:qwen3.5-plus", "always qwen3.5-plus", 0.1987},
        {"always:gpt-5.4", "always gpt-5.4", 0.15},
    };
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform;
    std::vector<Curve> curves;
    for (const Policy& policy : policies) {
        Curve curve;
        curve.id = QString::fromLatin1(policy.id);
        curve.name = QString::fromLatin1(policy.name);
        curve.ink = Ink::policy(curve.id);
        curve.spacing.first = 1;
        std::vector<double> values;
        double sum = 0;
        for (std::size_t i = 0; i < steps; ++i) {
            const double rate = policy.rate * (1 + 0.3 * std::sin(static_cast<double>(i) / 400 + policy.rate * 60));
            sum += uniform(random) < rate ? 1 : 0;
            values.push_back(sum);
        }
        if (curve.id == QLatin1String("acrouter") || curve.id == QLatin1String("linucb")) {
            std::vector<double> low;
            std::vector<double> high;
            for (std::size_t i = 0; i < steps; ++i) {
                const double half = 0.9 * std::sqrt(values[i] + 1);
                low.push_back(values[i] - half);
                high.push_back(values[i] + half);
            }
            curve.low = std::make_shared<CurveData>(low);
            curve.high = std::make_shared<CurveData>(high);
        }
        curve.values = std::make_shared<CurveData>(values);
        curves.push_back(curve);
    }
    return curves;
}

const char* const models[] = {"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                              "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};

std::vector<HeatmapColumn> modelColumns()
{
    std::vector<HeatmapColumn> columns;
    for (int i = 0; i < 8; ++i)
        columns.push_back({QString::fromLatin1(models[i]), Ink::model(QString::fromLatin1(models[i]), i)});
    return columns;
}

std::shared_ptr<HeatmapData> outcomes(int rows, int columns, double missingShare)
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> uniform;
    auto data = std::make_shared<HeatmapData>();
    data->rows = rows;
    data->columns = columns;
    for (int row = 0; row < rows; ++row) {
        const double ease = 1 - static_cast<double>(row) / rows;
        for (int column = 0; column < columns; ++column) {
            const double value = std::clamp(ease + 0.5 * (uniform(random) - 0.5) - 0.02 * column, 0.0, 1.0);
            data->values.push_back(uniform(random) < missingShare ? std::nanf("") : static_cast<float>(value));
        }
    }
    return data;
}

void fill(QGridLayout& grid, const ThemeManager& themes)
{
    auto* curves = new CurveChart(themes);
    curves->setTitle(QStringLiteral("Cumulative regret"));
    curves->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cumulative regret (reward)"));
    curves->setCurves(regretCurves(2919));
    curves->setEvents({{1200, QStringLiteral("gpt-5.4 down"), Ink::warning()}});
    grid.addWidget(curves, 0, 0, 1, 2);

    auto* probe = new CurveChart(themes);
    probe->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cost (USD)"));
    probe->setValueFormat(QStringLiteral("$"), {}, 2);
    auto few = regretCurves(2919);
    few.resize(5);
    probe->setCurves(few);
    probe->setCrosshair(1800);
    probe->setPlayhead(1500);
    probe->setSelected(QStringLiteral("acrouter"));
    grid.addWidget(probe, 0, 2);

    auto* tasks = new HeatmapView(themes);
    tasks->setData(outcomes(10000, 8, 0.02));
    tasks->setColumns(modelColumns());
    tasks->setScale({HeatmapScale::Kind::Sequential, 0, 1, QStringLiteral("score"), {}, {}});
    tasks->setRowTitle(QStringLiteral("tasks, easiest first"));
    grid.addWidget(tasks, 1, 0);

    auto* dimensions = new HeatmapView(themes);
    auto data = outcomes(9, 8, 0.06);
    for (float& value : data->values)
        value = (value - 0.5F) * 0.4F;
    dimensions->setData(data);
    dimensions->setColumns(modelColumns());
    dimensions->setScale({HeatmapScale::Kind::Diverging, -0.2, 0.2, QStringLiteral("Δ score"), {}, {}});
    dimensions->setRowLabels([](int row) {
        static const char* const names[] = {"code_generation", "algorithm",     "bug_fixing",
                                            "code_completion", "refactoring",   "data_science",
                                            "multi_language",  "understanding", "test_generation"};
        return QString::fromLatin1(names[row]);
    });
    dimensions->setCellText([data](const HeatmapCell& cell) {
        const float value = data->at(cell.row, cell.column);
        return std::isnan(value) ? QStringLiteral("–") : QString::number(static_cast<double>(value), 'f', 2);
    });
    dimensions->setSelected(HeatmapCell{3, 2});
    grid.addWidget(dimensions, 1, 1);

    auto* empty = new CurveChart(themes);
    grid.addWidget(empty, 1, 2);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    ThemeManager themes(application);
    using Page = std::function<void(QGridLayout&, const ThemeManager&)>;
    const std::pair<const char*, Page> pages[] = {{"charts", fill}};
    for (const auto& [name, build] : pages) {
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
            for (const ThemePreference preference : {ThemePreference::Light, ThemePreference::Dark}) {
                themes.setPreference(preference);
                QWidget window;
                auto* grid = new QGridLayout(&window);
                grid->setContentsMargins(space::l, space::l, space::l, space::l);
                grid->setSpacing(space::m);
                build(*grid, themes);
                window.resize(size);
                window.show();
                QApplication::processEvents();
                const QString file = QStringLiteral("%1-%2-%3.png")
                                         .arg(QLatin1String(name), preference == ThemePreference::Dark ? "dark" : "light")
                                         .arg(size.width());
                if (!window.grab().save(folder.filePath(file)))
                    return 1;
            }
        }
    }
    return 0;
}

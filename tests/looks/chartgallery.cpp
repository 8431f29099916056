// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders every widget of the visual library, in both themes and two sizes, to PNG files:
///   QT_QPA_PLATFORM=offscreen chartgallery FOLDER
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/models/datatable.h"
#include "widgets/theme/badge.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/thememanager.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStandardItemModel>
#include <QToolButton>

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

void fillMore(QGridLayout& grid, const ThemeManager& themes)
{
    const QStringList dimensions{
        QStringLiteral("code_generation"), QStringLiteral("algorithm"),     QStringLiteral("bug_fixing"),
        QStringLiteral("code_completion"), QStringLiteral("refactoring"),   QStringLiteral("data_science"),
        QStringLiteral("multi_language"),  QStringLiteral("understanding"), QStringLiteral("test_generation")};
    auto* split = new BarChart(themes);
    split->setValueTitle(QStringLiteral("regret (reward)"));
    split->setData(
        dimensions,
        {{QStringLiteral("avoidable"), Ink::sequence(0), {22.1, 31.4, 18.2, 9.3, 12.2, 7.7, 28.4, 4.1, 15.9}, {}},
         {QStringLiteral("tied"), Ink::sequence(3), {3.2, 2.2, 6.1, 4.4, 1.9, 0.7, 5.5, 1.2, 2.4}, {}},
         {QStringLiteral("cost"), Ink::sequence(1), {-2.0, 1.1, 0.6, -1.4, 0.4, 0.2, 0.5, -0.3, 0.9}, {}}});
    split->setSelected(2);
    grid.addWidget(split, 0, 0);

    auto* scores = new BarChart(themes);
    scores->setArrangement(BarChart::Arrangement::SideBySide);
    scores->setValueTitle(QStringLiteral("AvgPerf (%)"));
    scores->setValueFormat({}, QStringLiteral(" %"), 2);
    scores->setData(
        {QStringLiteral("acrouter"), QStringLiteral("release"), QStringLiteral("linucb"), QStringLiteral("knn")},
        {{QStringLiteral("recomputed"), Ink::accent(), {52.02, 50.14, 46.84, 47.18}, {0.8, 0.9, 1.1, 0.7}},
         {QStringLiteral("published"), Ink::muted(), {std::nan(""), 49.98, 46.84, 47.18}, {}}});
    grid.addWidget(scores, 0, 1);

    auto* scatter = new ScatterChart(themes);
    scatter->setAxisTitles(QStringLiteral("total cost (USD)"), QStringLiteral("AvgPerf (%)"));
    scatter->setXFormat(QStringLiteral("$"), {});
    scatter->setLogarithmicX(true);
    struct Row {
        const char* id;
        double cost;
        double score;
    };
    static const Row rows[] = {{"acrouter", 19.8, 52.0},
                               {"oracle", 6.95, 57.0},
                               {"recorded:release", 22.3, 50.1},
                               {"lints", 10.35, 46.5},
                               {"linucb", 10.7, 46.8},
                               {"dimension_best", 12.9, 47.5},
                               {"knn", 7.77, 47.2},
                               {"logreg", 7.54, 47.3},
                               {"mlp", 7.69, 47.0},
                               {"mf", 7.46, 46.2},
                               {"random", 15.6, 38.8},
                               {"always:claude-opus-4-6", 34.0, 43.8},
                               {"always:kimi-k2.5", 2.9, 36.7},
                               {"always:qwen3.5-plus", 18.1, 37.2}};
    std::vector<ScatterItem> items;
    for (const Row& row : rows) {
        ScatterItem item;
        item.id = item.name = QString::fromLatin1(row.id);
        item.x = row.cost;
        item.y = row.score;
        item.ink = Ink::policy(item.id);
        items.push_back(item);
    }
    items[0].yHalf = 0.9;
    scatter->setItems(items);
    scatter->setFront({{2.9, 36.7}, {7.46, 46.2}, {7.54, 47.3}, {12.9, 47.5}, {19.8, 52.0}},
                      QStringLiteral("Pareto front"));
    grid.addWidget(scatter, 1, 0);

    auto* map = new ScatterChart(themes);
    map->setAxisTitles(QStringLiteral("first component"), QStringLiteral("second component"));
    map->setMarkerSize(5);
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    std::vector<ScatterItem> entries;
    for (int i = 0; i < 4000; ++i) {
        ScatterItem item;
        item.id = QString::number(i);
        const int model = i % 8;
        item.x = 3 * std::cos(model) + normal(random);
        item.y = 3 * std::sin(model) + normal(random);
        item.ink = Ink::model(QString::fromLatin1(models[model]), model);
        entries.push_back(item);
    }
    map->setItems(entries);
    grid.addWidget(map, 1, 1);
}

void fillParts(QGridLayout& grid, const ThemeManager& themes)
{
    auto* cards = new QHBoxLayout;
    cards->setSpacing(space::m);
    auto* regret = new FigureCard(themes, QStringLiteral("CumReg (reward)"));
    regret->setFigure(numbers::regret(231.4), numbers::exact(231.41234567));
    regret->setDelta(-58.7, numbers::delta(-58.7, 1), Better::Lower, QStringLiteral("against release"));
    auto* score = new FigureCard(themes, QStringLiteral("AvgPerf"));
    score->setFigure(numbers::percent(52.1), numbers::exact(52.1));
    score->setDelta(2.0, numbers::delta(2.0, 2), Better::Higher, QStringLiteral("against release"));
    auto* cost = new FigureCard(themes, QStringLiteral("Cost"));
    cost->setFigure(numbers::dollars(19.8), numbers::exact(19.8));
    cost->setDelta(1.1, numbers::delta(1.1, 2), Better::Lower, QStringLiteral("against release"));
    auto* step = new FigureCard(themes, QStringLiteral("Step"));
    step->setFigure(numbers::count(1204) + QStringLiteral(" / ") + numbers::count(2919));
    for (FigureCard* card : {regret, score, cost, step})
        cards->addWidget(card);
    grid.addLayout(cards, 0, 0, 1, 2);

    auto* badges = new QHBoxLayout;
    badges->addWidget(new SectionTitle(themes, QStringLiteral("Leaderboard")));
    badges->addStretch();
    for (const Badge::Kind kind : {Badge::Kind::Recorded, Badge::Kind::Simulated, Badge::Kind::Live}) {
        auto* badge = new Badge(themes);
        badge->setKind(kind);
        badges->addWidget(badge);
    }
    auto* warning = new Badge(themes);
    warning->setKind(Badge::Kind::Warning, QStringLiteral("473 cells missing"));
    badges->addWidget(warning);
    grid.addLayout(badges, 1, 0);

    auto* table = new DataTable(themes, QStringLiteral("Leaderboard"));
    auto* model = new QStandardItemModel(6, 4, table);
    model->setHorizontalHeaderLabels({QStringLiteral("policy"), QStringLiteral("AvgPerf (%)"), QStringLiteral("CumReg"),
                                      QStringLiteral("cost (USD)")});
    const double values[] = {52.02, 50.14, 46.84, 47.18, 47.5, 38.75};
    const char* const names[] = {"acrouter", "release", "linucb", "knn", "dimension_best", "random"};
    for (int row = 0; row < 6; ++row) {
        model->setItem(row, 0, new QStandardItem(icon(themes, QStringLiteral("pin")), QString::fromLatin1(names[row])));
        for (int column = 1; column < 4; ++column) {
            auto* item =
                new QStandardItem(numbers::fixed(values[row] * (column == 2 ? 11.1 : column), column == 2 ? 1 : 2));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            model->setItem(row, column, item);
        }
    }
    table->setModel(model);
    for (int column = 1; column < 4; ++column)
        model->setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    table->horizontalHeader()->setStretchLastSection(true);
    table->selectRow(1);
    grid.addWidget(table, 2, 0);

    auto* frame = new QFrame;
    makeCard(*frame);
    auto* frameLayout = new QVBoxLayout(frame);
    auto* empty = new EmptyState(
        themes, QStringLiteral("benchmark"), QStringLiteral("No benchmark open"),
        QStringLiteral("Open a CodeRouterBench folder, or start with the built-in simulated benchmark."));
    empty->setAction(QStringLiteral("Open benchmark folder…"));
    frameLayout->addWidget(empty);
    grid.addWidget(frame, 1, 1, 2, 1);

    auto* icons = new QFrame;
    makeCard(*icons);
    auto* iconGrid = new QGridLayout(icons);
    int at = 0;
    for (const QString& name : iconNames()) {
        auto* small = new QToolButton;
        small->setAutoRaise(true);
        small->setIcon(icon(themes, name));
        small->setIconSize({measure::iconSmall, measure::iconSmall});
        small->setToolTip(name);
        auto* large = new QToolButton;
        large->setAutoRaise(true);
        large->setIcon(icon(themes, name));
        large->setIconSize({measure::iconLarge, measure::iconLarge});
        iconGrid->addWidget(small, at / 18 * 2, at % 18);
        iconGrid->addWidget(large, at / 18 * 2 + 1, at % 18);
        ++at;
    }
    grid.addWidget(icons, 3, 0);

    auto* controls = new QFrame;
    makeCard(*controls);
    auto* form = new QVBoxLayout(controls);
    auto* row = new QHBoxLayout;
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("ID test"), QStringLiteral("OOD176")});
    row->addWidget(combo);
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(QStringLiteral("Search tasks"));
    edit->addAction(icon(themes, QStringLiteral("search")), QLineEdit::LeadingPosition);
    row->addWidget(edit);
    row->addWidget(new QPushButton(icon(themes, QStringLiteral("export")), QStringLiteral("Export")));
    auto* off = new QPushButton(icon(themes, QStringLiteral("fork")), QStringLiteral("Fork here"));
    off->setEnabled(false);
    row->addWidget(off);
    form->addLayout(row);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    form->addWidget(slider);
    auto* bar = new QProgressBar;
    bar->setValue(62);
    form->addWidget(bar);
    grid.addWidget(controls, 3, 1);
    grid.setRowStretch(2, 1);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    ThemeManager themes(application);
    using Page = std::function<void(QGridLayout&, const ThemeManager&)>;
    const std::pair<const char*, Page> pages[] = {{"curves", fill}, {"more", fillMore}, {"parts", fillParts}};
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
                const QString file =
                    QStringLiteral("%1-%2-%3.png")
                        .arg(QLatin1String(name), preference == ThemePreference::Dark ? "dark" : "light")
                        .arg(size.width());
                if (!window.grab().save(folder.filePath(file)))
                    return 1;
            }
        }
    }
    return 0;
}

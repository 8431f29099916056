// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The main pictures of the Statistics page: one chart a view, filled from the same data, with one selected group and
/// model.
#pragma once

#include "widgets/pages/statistics/statisticsbelief.h"
#include "widgets/theme/thememanager.h"

#include <QStackedWidget>
#include <QStringList>

#include <optional>

namespace acr::ui {

class BarChart;
class ChartWidget;
class HeatmapView;
class RadarChart;
class ScatterChart;
class SpreadChart;

class StatisticsCharts final : public QStackedWidget {
    Q_OBJECT

public:
    explicit StatisticsCharts(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Keys of the views, in order: heatmap, profiles, spread, sets, pairs, portfolio, explained.
    [[nodiscard]] static QStringList views();
    void showView(const QString& view);
    /// Null: nothing is open.
    void setData(std::shared_ptr<const StatisticsData> facts);
    /// The beliefs after the step at the cursor, for the comparing view.
    void setBelief(StatisticsBelief belief);
    void setLoading(const QString& text);
    /// Row of the table of groups, and model; marks them in every view.
    void setSelected(std::size_t row, std::optional<ModelIndex> model);
    [[nodiscard]] ChartWidget* currentChart() const;

signals:
    void cellChosen(std::size_t row, acr::ModelIndex model);
    void rowChosen(std::size_t row);
    /// None: the selection was cleared.
    void modelChosen(std::optional<acr::ModelIndex> model);
    /// The user asks for the tasks behind a cell, a bar or a point.
    void tasksRequested(const QString& title, const std::vector<acr::TaskIndex>& tasks);

private:
    void fillHeatmap();
    void fillProfiles();
    void fillSpread();
    void fillSets();
    void fillPairs();
    void fillPortfolio();
    void fillExplained();
    void connectTaskLists();
    /// The tasks of a row of the table of groups.
    [[nodiscard]] const std::vector<TaskIndex>& tasksOf(std::size_t row) const;
    /// Asks for the tasks of the row on which the model has a value.
    void requestCell(std::size_t row, std::size_t model);
    [[nodiscard]] QString cellToolTip(std::size_t row, std::size_t model) const;
    [[nodiscard]] std::optional<ModelIndex> modelOf(const QString& id) const;

    std::shared_ptr<const StatisticsData> m_data;
    StatisticsBelief m_belief;
    std::size_t m_row = 0;
    std::optional<ModelIndex> m_model;
    HeatmapView* m_heatmap;
    RadarChart* m_profiles;
    SpreadChart* m_spread;
    ScatterChart* m_sets;
    HeatmapView* m_pairs;
    BarChart* m_portfolio;
    BarChart* m_explained;
};

} // namespace acr::ui

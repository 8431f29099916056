// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The main pictures of the Statistics page: one chart a view, filled from the same data, with one selected group and
/// model.
#pragma once

#include "widgets/pages/statistics/statisticsbelief.h"
#include "widgets/theme/thememanager.h"

#include <QStackedWidget>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <utility>

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
    /// The beliefs after the step at the cursor, for the comparing view and the cells of the heatmap.
    void setBelief(StatisticsBelief belief);
    /// What the cells of the heatmap show: the means on the stream, what is believed of them, the difference of the
    /// two, or how much the belief has changed since the first step.
    enum class Cells : std::uint8_t { Stream, Believed, Error, Change };
    void setCells(Cells cells);
    /// Colours from the lowest to the highest value that is shown.
    void setFitted(bool fitted);
    /// The chosen pair of models in the view of pairs.
    [[nodiscard]] std::optional<std::pair<int, int>> pair() const;
    void setPair(std::optional<std::pair<int, int>> pair);
    void setLoading(const QString& text);
    /// Row of the table of groups, and model; marks them in every view.
    void setSelected(std::size_t row, std::optional<ModelIndex> model);
    [[nodiscard]] ChartWidget* currentChart() const;
    /// The user asks for the tasks of the row on which the model has a value.
    void requestCell(std::size_t row, std::size_t model);
    /// For those on which the model has the best reward.
    void requestBest(std::size_t model);
    /// For those that the first model solves and the second does not.
    void requestPair(std::size_t first, std::size_t second);
    /// For those that the model solves.
    void requestSolved(std::size_t model);
    /// For those of which some model has no score.
    void requestMissing();

signals:
    void cellChosen(std::size_t row, acr::ModelIndex model);
    void rowChosen(std::size_t row);
    /// None: the selection was cleared.
    void modelChosen(std::optional<acr::ModelIndex> model);
    /// A cell of the pairs was chosen; its row is told before, as the model.
    void pairChosen();
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
    /// The tasks of a group, whichever models have values there.
    void requestGroup(std::size_t row);
    /// What a cell of the heatmap shows; missing where there is nothing.
    [[nodiscard]] double shownValue(std::size_t row, std::size_t model) const;
    [[nodiscard]] QString shownText(std::size_t row, std::size_t model) const;
    [[nodiscard]] bool showsDifference() const { return m_cells == Cells::Error || m_cells == Cells::Change; }
    [[nodiscard]] QString cellToolTip(std::size_t row, std::size_t model) const;
    [[nodiscard]] std::optional<ModelIndex> modelOf(const QString& id) const;

    std::shared_ptr<const StatisticsData> m_data;
    StatisticsBelief m_belief;
    std::size_t m_row = 0;
    std::optional<ModelIndex> m_model;
    Cells m_cells = Cells::Stream;
    bool m_fitted = false;
    HeatmapView* m_heatmap;
    RadarChart* m_profiles;
    SpreadChart* m_spread;
    ScatterChart* m_sets;
    HeatmapView* m_pairs;
    BarChart* m_portfolio;
    BarChart* m_explained;
};

} // namespace acr::ui

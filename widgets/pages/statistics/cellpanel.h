// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is selected in the view, in numbers, and its models side by side: a group and a model, a pair of models, the
/// worth of a model, or what a grouping explains.
#pragma once

#include "widgets/charts/barplot.h"
#include "widgets/pages/statistics/statisticsbelief.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>
#include <QList>

#include <optional>

class QLabel;

namespace acr::ui {

class BarChart;

class CellPanel final : public QFrame {
    Q_OBJECT

public:
    explicit CellPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    void clear();
    /// Without a model the group alone.
    void setCell(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                 std::optional<ModelIndex> model);
    /// Who solves what the other does not; without a second model the first beside all others.
    void setPair(const StatisticsData& facts, std::optional<ModelIndex> first, std::optional<ModelIndex> second);
    /// What a model is worth to the pool.
    void setWorth(const StatisticsData& facts, std::optional<ModelIndex> model);
    /// How much of the best choice the page's grouping explains.
    void setExplanation(const StatisticsData& facts);

signals:
    void modelChosen(std::optional<acr::ModelIndex> model);
    /// The user asks for the tasks behind the bar of a model.
    void modelActivated(acr::ModelIndex model);

private:
    using Lines = QList<std::pair<QString, QString>>;

    [[nodiscard]] Lines numbersOf(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                                  std::size_t model) const;
    void say(const QString& title, const QString& subject, const Lines& lines);
    /// Bars of models in their colours.
    void setModelBars(const StatisticsData& facts, BarPart part, std::optional<ModelIndex> selected);

    const ThemeManager& m_themes;
    QLabel* m_group;
    QLabel* m_model;
    QLabel* m_numbers;
    BarChart* m_bars;
    bool m_modelBars = false; ///< each bar is a model
};

} // namespace acr::ui

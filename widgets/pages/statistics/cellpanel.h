// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The selected group and model in numbers, and the models of the group side by side with their intervals.
#pragma once

#include "widgets/pages/statistics/statisticsbelief.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace acr::ui {

class BarChart;

class CellPanel final : public QFrame {
    Q_OBJECT

public:
    explicit CellPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Null: nothing. Without a model the group alone.
    void setCell(const std::shared_ptr<const StatisticsData>& facts, const StatisticsBelief& belief, std::size_t row,
                 std::optional<ModelIndex> model);

signals:
    void modelChosen(std::optional<acr::ModelIndex> model);

private:
    [[nodiscard]] QString numbersOf(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                                    std::size_t model) const;

    const ThemeManager& m_themes;
    QLabel* m_group;
    QLabel* m_model;
    QLabel* m_numbers;
    BarChart* m_bars;
};

} // namespace acr::ui

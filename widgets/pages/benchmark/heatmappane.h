// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcome matrix of the shown tasks as a heatmap: score, cost, reward or regret, in an order chosen by the user.
#pragma once

#include "widgets/charts/heatmapview.h"
#include "widgets/models/taskview.h"

#include <QJsonObject>
#include <QWidget>

#include <span>

class QComboBox;
class QLabel;
class QMenu;

namespace acr::ui {

class SegmentedSwitch;

class HeatmapPane final : public QWidget {
    Q_OBJECT

public:
    enum class Value { Score, Cost, Reward, Regret };
    enum class Order { Stream, Difficulty, Winner, Dimension, Table };

    explicit HeatmapPane(const ThemeManager& themes, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const TaskView> view);
    [[nodiscard]] const std::shared_ptr<const TaskView>& view() const { return m_view; }
    /// Places in the view that are shown, as the table orders them.
    void setRows(std::span<const std::uint32_t> places);
    void setSelected(std::optional<TaskIndex> task, std::optional<ModelIndex> model);
    void setEmptyText(const QString& headline, const QString& next);

    void setOrder(Order order);
    [[nodiscard]] Order order() const;
    void setValue(Value value);
    [[nodiscard]] Value value() const;
    [[nodiscard]] HeatmapView* heatmap() const { return m_map; }
    /// The places from the top, as ordered.
    [[nodiscard]] const std::vector<int>& orderedPlaces() const { return m_ordered; }

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void cellChosen(acr::TaskIndex task, acr::ModelIndex model);
    void modelChosen(acr::ModelIndex model);
    /// A context menu is about to open over a cell of the task, or about the cell that is selected.
    void menuAboutToShow(QMenu* menu, acr::TaskIndex task);
    /// The user asks for the task in the table.
    void taskActivated(acr::TaskIndex task);

private:
    void rebuild();
    void reorder();
    [[nodiscard]] double valueAt(std::size_t place, ModelIndex model) const;
    [[nodiscard]] QString shown(double value) const;
    [[nodiscard]] QString toolTipOf(const HeatmapCell& cell) const;

    std::shared_ptr<const TaskView> m_view;
    std::vector<std::uint32_t> m_places;
    std::vector<int> m_ordered;
    HeatmapView* m_map;
    SegmentedSwitch* m_value;
    QComboBox* m_order;
    QLabel* m_note;
};

} // namespace acr::ui

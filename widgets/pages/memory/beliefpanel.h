// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The router's beliefs about each model on each group of tasks, with their uncertainty; as they are, or as they have
/// changed since the session began.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

class QLabel;
class QToolButton;

namespace acr::ui {

class HeatmapView;
class SegmentedSwitch;

class BeliefPanel final : public QWidget {
    Q_OBJECT

public:
    explicit BeliefPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `start` has the beliefs before the first step; null where they are not known (a stored snapshot): then there are
    /// no changes to show.
    void setView(std::shared_ptr<const MemoryView> view, std::shared_ptr<const std::vector<BeliefRow>> start);
    [[nodiscard]] HeatmapView& heatmap() const { return *m_heatmap; }
    [[nodiscard]] QString measure() const;
    /// Change and scale, for the corner of the tabs: the cells need the height.
    [[nodiscard]] QWidget* toggles() const { return m_toggles; }
    /// A sentence below the cells, until the user selects another one.
    void say(const QString& sentence);

    /// Measure, change, scale and rows.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void modelSelected(acr::ModelIndex model);
    /// The user asks for the tasks that the belief is about.
    void tasksRequested(const acr::BeliefRow& belief, acr::ModelIndex model);

private:
    QToolButton* addToggle(const char* name, const QString& text, const QString& toolTip);
    void show();
    [[nodiscard]] const BeliefRow& beliefOf(int row) const;
    /// The row of the same group before the first step; null where there is none.
    [[nodiscard]] const BeliefRow* startOf(const BeliefRow& row) const;
    [[nodiscard]] double value(const BeliefRow::Cell& cell) const;
    /// What a cell shows: the value, or its change.
    [[nodiscard]] double shownValue(const BeliefRow& row, std::size_t model) const;
    [[nodiscard]] bool showsChange() const;
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] QString toolTipOf(int row, std::size_t model) const;
    [[nodiscard]] QString rowName(int row) const;

    SegmentedSwitch* m_measure;
    QWidget* m_toggles;
    QToolButton* m_change;
    QToolButton* m_fitted;
    QToolButton* m_sources;
    std::vector<std::size_t> m_rows; ///< shown, of the snapshot's beliefs
    HeatmapView* m_heatmap;
    QLabel* m_said;
    std::shared_ptr<const MemoryView> m_view;
    std::shared_ptr<const std::vector<BeliefRow>> m_start;
};

} // namespace acr::ui

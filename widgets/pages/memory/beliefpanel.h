// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The router's beliefs about each model on each group of tasks, with their uncertainty.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QToolButton;

namespace acr::ui {

class HeatmapView;
class SegmentedSwitch;

class BeliefPanel final : public QWidget {
    Q_OBJECT

public:
    explicit BeliefPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const MemoryView> view);
    [[nodiscard]] HeatmapView& heatmap() const { return *m_heatmap; }
    [[nodiscard]] QString measure() const;
    void setMeasure(const QString& key);

signals:
    void modelSelected(acr::ModelIndex model);

private:
    void show();
    [[nodiscard]] const BeliefRow& beliefOf(int row) const;
    [[nodiscard]] double value(const BeliefRow::Cell& cell) const;
    [[nodiscard]] QString rowName(int row) const;

    SegmentedSwitch* m_measure;
    QToolButton* m_sources;
    std::vector<std::size_t> m_rows; ///< shown, of the snapshot's beliefs
    HeatmapView* m_heatmap;
    std::shared_ptr<const MemoryView> m_view;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lets the mouse drag the value of a heatmap's cell: up is more, with Shift finely, as on the Priors page. While a
/// cell is dragged the heatmap itself gets nothing of it. GUI thread only.
#pragma once

#include "widgets/charts/heatmapview.h"

#include <functional>
#include <optional>

namespace acr::ui {

class CellDrag final : public QObject {
    Q_OBJECT

public:
    /// Pixels of the chart over which a value goes from 0 to 1.
    static constexpr double pixelsForAll = 240;

    /// A child of the view; `value` gives what a cell holds.
    CellDrag(HeatmapView& view, std::function<double(const HeatmapCell&)> value);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void dragged(const acr::ui::HeatmapCell& cell, double value);

private:
    struct Drag {
        HeatmapCell cell;
        double from = 0; ///< the height at which it began
        double start = 0;
    };
    HeatmapView& m_view;
    std::function<double(const HeatmapCell&)> m_value;
    std::optional<Drag> m_drag;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Paints the cells, the names of rows and the heads of columns of the prior grid, on any device.
///
/// A cell's colour and number are the expected score, the bar at its foot is the strength (logarithmic), a triangle in
/// its corner points up or down where the score differs from the reference.
#pragma once

#include "widgets/charts/heatmap.h"
#include "widgets/pages/priors/priorgridlayout.h"

#include <functional>
#include <string>
#include <vector>

class QPainter;

namespace acr::ui {

class PriorGridPainter {
public:
    /// What the cells show.
    struct Cells {
        HeatmapScale scale;
        bool change = false; ///< numbers with signs
        std::function<double(const PriorGridCell&)> value;
        /// Of the score from the reference; missing where there is none.
        std::function<double(const PriorGridCell&)> difference;
        std::function<double(const PriorGridCell&)> strength; ///< in tasks
        std::function<bool(const PriorGridCell&)> isBest;     ///< of its row
    };
    /// All outlive the painter. REQUIRES: the layout is that of the rows.
    PriorGridPainter(const std::vector<std::string>& models, const std::vector<PriorGridRow>& rows,
                     const PriorGridLayout& layout, const Theme& theme, const Cells& cells);

    void paint(QPainter& painter) const;

private:
    void paintHeads(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRectF& rect, const PriorGridCell& cell) const;
    /// How much of the rows and columns is on screen.
    void paintScrollBars(QPainter& painter) const;

    const std::vector<std::string>& m_models;
    const std::vector<PriorGridRow>& m_rows;
    const PriorGridLayout& m_layout;
    const Theme& m_theme;
    const Cells& m_cells;
};

} // namespace acr::ui

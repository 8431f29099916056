// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a heatmap shows, as a value that knows nothing of pixels: the matrix, the order of its rows, texts, and the
/// part that is shown. A row of the matrix stands at a place on screen, counted from the top. HeatmapPicture paints it.
#pragma once

#include "widgets/charts/heatmap.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace acr::ui {

struct HeatmapPlot {
    std::shared_ptr<const HeatmapData> data = std::make_shared<HeatmapData>();
    /// Matrix row at each place; empty: the matrix's own order.
    std::vector<int> order;
    /// Place of each matrix row, −1 when it is filtered out; empty like the order.
    std::vector<int> places;
    HeatmapScale scale;
    QStringList scaleWords; ///< see Axis
    HeatmapMerge merge = HeatmapMerge::Mean;
    std::vector<HeatmapColumn> columns;
    std::function<QString(int row)> rowLabels; ///< none: numbers
    QString rowTitle;
    std::function<QString(const HeatmapCell&)> cellText; ///< none: no texts
    std::vector<HeatmapCell> marks;                      ///< get a star: the best cells of their rows

    double firstRow = 0; ///< places on screen, fractions allowed
    double rowSpan = 0;
    double firstColumn = 0;
    double columnSpan = 0;

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] bool isEmpty() const { return rowCount() == 0 || data->columns == 0; }
    [[nodiscard]] int rowAt(int place) const;
    /// −1 when the row is not in the matrix or filtered out.
    [[nodiscard]] int placeOf(int row) const;
    [[nodiscard]] QString rowLabel(int row) const;
    /// The places on screen, from the first up to, not including, the last.
    [[nodiscard]] int firstPlace() const { return static_cast<int>(firstRow); }
    [[nodiscard]] int lastPlace() const;
    [[nodiscard]] bool isMarked(const HeatmapCell& cell) const;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The cells of a heatmap as colours in an image: one pixel stands for several rows where the matrix is larger than the
/// image. Missing cells are hatched; cells that are large have gaps between them.
#pragma once

#include "widgets/charts/heatmapplot.h"
#include "widgets/theme/theme.h"

#include <QImage>

namespace acr::ui {

/// Draws the part of the plot that is shown into the image, which gets this size in pixels; `scale` of them are one of
/// the screen's.
void paintHeatmapImage(QImage& image, QSize size, double scale, const HeatmapPlot& plot, const Theme& theme);

} // namespace acr::ui

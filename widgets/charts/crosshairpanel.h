// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The crosshair of a curve chart: a line through the plot, a mark on each curve, and a panel with the exact values.
#pragma once

#include "widgets/charts/curvepicture.h"

class QWidget;

namespace acr::ui {

/// Paints the crosshair at x over the picture of the plot on this widget; nothing when x is not in the picture.
void paintCrosshair(QPainter& painter, const QWidget& widget, const CurvePlot& plot, const CurvePicture& picture,
                    const Theme& theme, double x);

} // namespace acr::ui

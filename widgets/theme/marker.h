// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws a marker shape: the second cue beside a colour, in charts, tables and labels.
#pragma once

#include "widgets/theme/ink.h"

#include <QPainter>
#include <QPointF>

namespace acr::ui {

/// `size` is the diameter of the circle of the same visual weight. Filled with `fill`; `outline` (when valid)
/// is one pixel wide and keeps overlapping markers apart.
void drawMarker(QPainter& painter, const QPointF& centre, double size, MarkerShape shape, const QColor& fill,
                const QColor& outline = QColor());

} // namespace acr::ui

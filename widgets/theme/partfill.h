// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a bar that has one colour: a bar that stands for a model is in the model's colour, so that its parts
/// differ by texture.
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace acr::ui {

/// How many textures differ; further parts begin again.
inline constexpr int partTextures = 7;

/// Fills a part of a bar. Part 0 is solid. `ground` is what is behind the bar. Only rectangles and lines are painted,
/// which every device has.
void fillPart(QPainter& painter, const QRectF& rect, const QColor& colour, int part, const QColor& ground);

} // namespace acr::ui

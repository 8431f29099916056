// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Paints curves that are already cut into pixel columns straight into an image. Coverage is computed, not
/// sampled: lines are antialiased, of any width and dashed, with a cost proportional to the pixels they touch.
#pragma once

#include "widgets/charts/curvedata.h"

#include <QColor>
#include <QImage>

#include <span>

class QPainter;

namespace acr::ui {

class CurveRaster {
public:
    /// Makes the image this large (device pixels) and clears it.
    void begin(QSize size);
    /// Column i of the curve runs from low to high, in pixels downwards from the top. `width` and `dash`
    /// (length of dashes and gaps along the curve; 0 for a whole line) are in device pixels. Empty columns
    /// are gaps.
    void stroke(std::span<const MinMax> columns, double width, const QColor& colour, double dash = 0);
    /// Fills each column from low to high, given as in stroke().
    void fill(std::span<const MinMax> columns, const QColor& colour);
    /// Paints the image with its top left corner here; `scale` of its pixels are one of the painter's.
    void drawAt(QPainter& painter, const QPointF& corner, double scale) const;
    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    QImage m_image;
};

} // namespace acr::ui

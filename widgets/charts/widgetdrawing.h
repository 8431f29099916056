// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A widget with everything in it as a drawing: text stays text, and nothing leaves the part of a widget that the
/// screen shows.
///
/// QWidget::render() does neither on vector devices. It leaves the clipping of widgets to raster engines, and QPainter
/// applies a widget's offset twice when it puts a clip back on an engine without clip stack (PDF). Here each widget is
/// painted in its own coordinates onto a device that passes everything on, moved and cut.
#pragma once

class QPainter;
class QWidget;

namespace acr::ui {

/// Draws `view` with its top left corner at the painter's origin. On PDF the fonts are used without shaping, because
/// the alternative glyphs that shaping selects have no character in the file and can't be searched for. On SVG, which
/// has no clipping, shapes are cut and text is left out when its centre is out of sight. What follows the mouse is not
/// drawn over charts. GUI thread only.
void drawWidget(const QWidget& view, QPainter& painter);

} // namespace acr::ui

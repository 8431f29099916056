// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Text whose digits all take the same width, so that numbers in columns and beside axes stand still and line
/// up. (The figures of Inter are proportional, and fonts offer tabular ones only through a later Qt.)
#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace acr::ui {

/// Width of the text with tabular figures.
[[nodiscard]] double tabularWidth(const QFontMetricsF& metrics, const QString& text);

/// Draws one line in the painter's font and pen. On vector devices the text stays one run, so that it can be
/// searched and edited there.
void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

/// One line in a table's cell, elided where it is too long: right-aligned figures with equal digits, other text as it
/// is. Made for thousands of cells a second: a word that was painted before is not laid out again.
void drawCell(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
              Qt::TextElideMode elide);

} // namespace acr::ui

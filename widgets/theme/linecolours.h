// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Colours of lines that can be seen on the panel behind them.
///
/// A line's core is painted in its nominal colour only where the line covers whole pixels. A line of 1.5 px covers at
/// least three quarters of one pixel at every place, so the nominal contrast of such a line is higher than the 3 : 1
/// that its pixels need.
#pragma once

#include "widgets/theme/theme.h"

namespace acr::ui {

/// The width of lines that are not emphasised, in logical pixels.
inline constexpr double thinLine = 1.5;
/// Three quarters of a pixel in a colour of this contrast have 3 : 1 in both themes.
inline constexpr double thinLineContrast = 4.3;

/// `mark`, made darker on a light ground and lighter on a dark one until its contrast is at least `minContrast`. A
/// colour that has the contrast stays as it is. Keeps the hue.
[[nodiscard]] QColor withContrast(const QColor& mark, const QColor& ground, double minContrast);
/// A muted tone of the colour for a thin line on the card.
[[nodiscard]] QColor mutedLine(const QColor& colour, double amount, bool dark, const QColor& card);
/// How a curve is drawn while another one is in front: thin and almost grey, but still at 3 : 1.
[[nodiscard]] Stroke strokeBehind(const Ink& ink, const Theme& theme);
/// The colour of such a curve's label: paler than other muted text, but still at 4.5 : 1 on the card.
[[nodiscard]] QColor labelBehind(const Theme& theme);

} // namespace acr::ui

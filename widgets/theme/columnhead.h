// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of models above narrow columns: in one line where there is room, else in two, broken after a hyphen.
/// GUI thread only.
#pragma once

#include "widgets/theme/theme.h"

#include <QString>

#include <optional>

class QFontMetricsF;
class QPainter;
class QRectF;

namespace acr::ui {

struct ColumnHead {
    QString first;
    QString second; ///< empty: all stands in the first line

    static constexpr double markerSize = 8;
    /// The width of the marker before the name.
    [[nodiscard]] static double lead(bool ink) { return ink ? markerSize + space::xs : 0; }

    /// The name in one line if it is no wider than `room`, else in the two lines of which the wider is the narrowest.
    /// With `ink` a marker stands before the first line.
    [[nodiscard]] static ColumnHead of(const QString& name, bool ink, double room, const QFontMetricsF& metrics);
    /// Of its wider line, with the marker.
    [[nodiscard]] double width(bool ink, const QFontMetricsF& metrics) const;
};

/// In the painter's font, centred in `room`, whose foot its last line stands on. What is too wide is elided in the
/// middle.
void drawColumnHead(QPainter& painter, const QRectF& room, const ColumnHead& head, const std::optional<Ink>& ink,
                    const Theme& theme);

} // namespace acr::ui

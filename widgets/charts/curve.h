// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a curve chart shows, as values.
#pragma once

#include "widgets/charts/curvecolumns.h"
#include "widgets/charts/curvedata.h"
#include "widgets/theme/ink.h"

#include <QString>

#include <memory>

namespace acr::ui {

struct Curve {
    QString id;   ///< stable; what the signals carry
    QString name; ///< for display
    Ink ink;
    Spacing spacing;
    /// Shared, so that two charts can show the same curve. After appending outside of a chart, call
    /// CurveChart::dataChanged().
    std::shared_ptr<CurveData> values = std::make_shared<CurveData>();
    /// A band around the curve (seeds, an interval), or none.
    std::shared_ptr<CurveData> low;
    std::shared_ptr<CurveData> high;
    /// Not 0: a run that was pinned for comparison, thinner and dashed by the pattern of this number.
    int ghost = 0;
};

/// A vertical line with a label, for something that happened at x.
struct ChartEvent {
    double x = 0;
    QString label;
    Ink ink = Ink::muted();
};

} // namespace acr::ui

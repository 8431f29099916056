// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Divides a curve into pixel columns: its range in each column, without reading every value.
#pragma once

#include "widgets/charts/curvedata.h"

#include <span>
#include <vector>

namespace acr::ui {

/// The x of the values: value i is at first + i · step. REQUIRES: step > 0.
struct Spacing {
    double first = 0;
    double step = 1;
};

/// The polyline through the values at x, or NaN outside of the curve.
[[nodiscard]] double valueAt(const CurveData& data, const Spacing& spacing, double x);

/// The range of the polyline through the values for x from `from` to `to` (both included): the values inside
/// and the interpolated ones at both ends. Empty outside of the curve.
[[nodiscard]] MinMax rangeBetween(const CurveData& data, const Spacing& spacing, double from, double to);

/// rangeBetween for `count` columns of equal width that divide from … to.
void cutIntoColumns(const CurveData& data, const Spacing& spacing, double from, double to, int count,
                    std::vector<MinMax>& columns);

/// The same for columns between these edges, which rise: a logarithmic axis. One column fewer than edges.
void cutIntoColumns(const CurveData& data, const Spacing& spacing, std::span<const double> edges,
                    std::vector<MinMax>& columns);

/// The columns of the band between two curves: from the lowest of one to the highest of the other.
void cutBandIntoColumns(const CurveData& low, const CurveData& high, const Spacing& spacing, double from, double to,
                        int count, std::vector<MinMax>& columns);
void cutBandIntoColumns(const CurveData& low, const CurveData& high, const Spacing& spacing,
                        std::span<const double> edges, std::vector<MinMax>& columns);

} // namespace acr::ui

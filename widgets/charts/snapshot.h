// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a chart shows, as data that can be kept in a file: a JSON object with "kind" and "title", and what the kind
/// needs. Colours are inks and texts are as on screen, so that the same snapshot can be shown in any theme and size.
/// ChartWidget::snapshot() makes one, chartOf() a chart that shows it.
///
/// | kind    | members beside "kind" and "title"                                                                   |
/// |---------|-----------------------------------------------------------------------------------------------------|
/// | curves  | x, y, prefix, suffix, decimals, zero, selected, range, values, logX, logY, playhead, curves, events |
/// | bars    | y, prefix, suffix, decimals, stacked, selected, categories, parts, values, logY                     |
/// | heatmap | rows, columns, v, scale, nearest, heads, labels, rowTitle, firstRow, rowStep, texts, tips           |
/// | scatter | x, y (axes), size, selected, items, front, frontLabel                                               |
/// | radar   | axes, scale (an axis), selected, series                                                             |
/// | spread  | axis (of the bins), selected, rows, values                                                          |
/// | map     | px, py, pv, pk (of points; kind −1: in the background), kinds, scale, caption, rangeX, rangeY       |
///
/// All kinds may have "scaleWords" (see Axis), and "annotations" (see annotation.h), whose words are the user's and are
/// never translated.
/// Readers ignore members that they do not know, so more can be added.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/heatmap.h"
#include "widgets/theme/ink.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>
#include <optional>
#include <span>
#include <vector>

class QWidget;

namespace acr::ui {

class ChartWidget;
class ThemeManager;

/// A chart that shows the snapshot; null when it is none, or of a kind that is unknown here.
[[nodiscard]] std::unique_ptr<ChartWidget> chartOf(const QJsonObject& snapshot, const ThemeManager& themes,
                                                   QWidget* parent = nullptr);

namespace snapshot {

[[nodiscard]] QJsonObject ofInk(const Ink& ink);
[[nodiscard]] Ink toInk(const QJsonValue& value);
[[nodiscard]] QJsonObject ofAxis(const Axis& axis);
/// Nothing for an axis without a range.
[[nodiscard]] std::optional<Axis> toAxis(const QJsonValue& value);
[[nodiscard]] QJsonObject ofScale(const HeatmapScale& scale);
[[nodiscard]] HeatmapScale toScale(const QJsonValue& value);

/// Many numbers: 32-bit floats, the lowest byte first, as Base64.
[[nodiscard]] QString packed(std::span<const float> values);
[[nodiscard]] std::vector<float> unpacked(const QJsonValue& value);
/// Few numbers, with all digits; null is NaN.
[[nodiscard]] QJsonArray ofNumbers(std::span<const double> values);
[[nodiscard]] std::vector<double> toNumbers(const QJsonValue& value);
[[nodiscard]] QJsonValue ofNumber(double value);
[[nodiscard]] double toNumber(const QJsonValue& value);
[[nodiscard]] QStringList toTexts(const QJsonValue& value);
/// Two numbers, the first below the second, or nothing.
[[nodiscard]] std::optional<std::pair<double, double>> toRange(const QJsonValue& value);

} // namespace snapshot
} // namespace acr::ui

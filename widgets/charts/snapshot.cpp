// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/snapshot.h"

#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"

#include <QtEndian>

#include <cmath>
#include <limits>

namespace acr::ui {

std::unique_ptr<ChartWidget> chartOf(const QJsonObject& snapshot, const ThemeManager& themes, QWidget* parent)
{
    const QString kind = snapshot.value(QLatin1String("kind")).toString();
    std::unique_ptr<ChartWidget> chart;
    if (kind == QLatin1String("curves"))
        chart = std::make_unique<CurveChart>(themes, parent);
    else if (kind == QLatin1String("bars"))
        chart = std::make_unique<BarChart>(themes, parent);
    else if (kind == QLatin1String("heatmap"))
        chart = std::make_unique<HeatmapView>(themes, parent);
    else if (kind == QLatin1String("scatter"))
        chart = std::make_unique<ScatterChart>(themes, parent);
    else if (kind == QLatin1String("radar"))
        chart = std::make_unique<RadarChart>(themes, parent);
    else if (kind == QLatin1String("spread"))
        chart = std::make_unique<SpreadChart>(themes, parent);
    else if (kind == QLatin1String("map"))
        chart = std::make_unique<PointMap>(themes, parent);
    if (chart && !chart->showSnapshot(snapshot))
        chart.reset();
    return chart;
}

namespace snapshot {

namespace {

constexpr const char* inkKinds[] = {"model", "policy", "sequence", "accent",  "text",
                                    "muted", "good",   "bad",      "warning", "fixed"};

} // namespace

QJsonObject ofInk(const Ink& ink)
{
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(inkKinds[static_cast<std::size_t>(ink.kind())])}};
    if (!ink.name().isEmpty())
        object[QStringLiteral("name")] = ink.name();
    if (ink.position() != 0)
        object[QStringLiteral("position")] = ink.position();
    if (ink.kind() == Ink::Kind::Fixed)
        object[QStringLiteral("colour")] = ink.fixedColour().name(QColor::HexArgb);
    return object;
}

Ink toInk(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    const QString name = object.value(QLatin1String("name")).toString();
    const int position = std::clamp(object.value(QLatin1String("position")).toInt(), 0, 1'000'000);
    const QString wanted = object.value(QLatin1String("kind")).toString();
    const auto* found = std::ranges::find(inkKinds, wanted, [](const char* each) { return QLatin1String(each); });
    if (found == std::end(inkKinds))
        return Ink::muted();
    switch (static_cast<Ink::Kind>(found - inkKinds)) {
    case Ink::Kind::Model: return Ink::model(name, position);
    case Ink::Kind::Policy: return Ink::policy(name);
    case Ink::Kind::Sequence: return Ink::sequence(position);
    case Ink::Kind::Accent: return Ink::accent();
    case Ink::Kind::Text: return Ink::text();
    case Ink::Kind::Muted: return Ink::muted();
    case Ink::Kind::Good: return Ink::good();
    case Ink::Kind::Bad: return Ink::bad();
    case Ink::Kind::Warning: return Ink::warning();
    case Ink::Kind::Fixed: return Ink::fixed(QColor(object.value(QLatin1String("colour")).toString()));
    }
    return Ink::muted();
}

QJsonObject ofAxis(const Axis& axis)
{
    return {{QStringLiteral("title"), axis.title},        {QStringLiteral("low"), axis.low},
            {QStringLiteral("high"), axis.high},          {QStringLiteral("log"), axis.logarithmic},
            {QStringLiteral("prefix"), axis.prefix},      {QStringLiteral("suffix"), axis.suffix},
            {QStringLiteral("whole"), axis.wholeNumbers}, {QStringLiteral("linear"), axis.linearWithin}};
}

std::optional<Axis> toAxis(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    Axis axis;
    axis.title = object.value(QLatin1String("title")).toString();
    axis.low = toNumber(object.value(QLatin1String("low")));
    axis.high = toNumber(object.value(QLatin1String("high")));
    axis.logarithmic = object.value(QLatin1String("log")).toBool();
    axis.linearWithin = std::max(0.0, object.value(QLatin1String("linear")).toDouble());
    axis.wholeNumbers = object.value(QLatin1String("whole")).toBool();
    axis.prefix = object.value(QLatin1String("prefix")).toString();
    axis.suffix = object.value(QLatin1String("suffix")).toString();
    if (!(axis.high > axis.low) || !std::isfinite(axis.high - axis.low) ||
        (axis.logarithmic && !(axis.low > 0) && !(axis.linearWithin > 0)))
        return std::nullopt;
    return axis;
}

QJsonObject ofScale(const HeatmapScale& scale)
{
    QJsonObject object{{QStringLiteral("diverging"), scale.kind == HeatmapScale::Kind::Diverging},
                       {QStringLiteral("low"), ofNumber(scale.low)},
                       {QStringLiteral("high"), ofNumber(scale.high)},
                       {QStringLiteral("title"), scale.title},
                       {QStringLiteral("prefix"), scale.prefix},
                       {QStringLiteral("suffix"), scale.suffix},
                       {QStringLiteral("decimals"), scale.decimals}};
    if (scale.logarithmic)
        object[QStringLiteral("log")] = true;
    return object;
}

HeatmapScale toScale(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    HeatmapScale scale;
    scale.kind = object.value(QLatin1String("diverging")).toBool() ? HeatmapScale::Kind::Diverging
                                                                   : HeatmapScale::Kind::Sequential;
    scale.low = object.value(QLatin1String("low")).toDouble();
    scale.high = object.value(QLatin1String("high")).toDouble(1);
    if (!(scale.high > scale.low))
        scale.high = scale.low + 1;
    scale.logarithmic =
        object.value(QLatin1String("log")).toBool() && scale.kind == HeatmapScale::Kind::Sequential && scale.low > 0;
    scale.title = object.value(QLatin1String("title")).toString();
    scale.prefix = object.value(QLatin1String("prefix")).toString();
    scale.suffix = object.value(QLatin1String("suffix")).toString();
    scale.decimals = std::clamp(object.value(QLatin1String("decimals")).toInt(-1), -1, 8);
    return scale;
}

QString packed(std::span<const float> values)
{
    if (values.empty())
        return {};
    QByteArray bytes(static_cast<qsizetype>(values.size_bytes()), Qt::Uninitialized);
    qToLittleEndian<float>(values.data(), static_cast<qsizetype>(values.size()), bytes.data());
    return QString::fromLatin1(bytes.toBase64());
}

std::vector<float> unpacked(const QJsonValue& value)
{
    const QByteArray bytes = QByteArray::fromBase64(value.toString().toLatin1());
    std::vector<float> values(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    // Qt's conversion takes no null pointer, which an empty vector has.
    if (values.empty())
        return values;
    qFromLittleEndian<float>(bytes.constData(), static_cast<qsizetype>(values.size()), values.data());
    return values;
}

QJsonValue ofNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

double toNumber(const QJsonValue& value)
{
    return value.toDouble(std::numeric_limits<double>::quiet_NaN());
}

QJsonArray ofNumbers(std::span<const double> values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(ofNumber(value));
    return array;
}

std::vector<double> toNumbers(const QJsonValue& value)
{
    std::vector<double> values;
    for (const auto& each : value.toArray())
        values.push_back(toNumber(each));
    return values;
}

QStringList toTexts(const QJsonValue& value)
{
    QStringList texts;
    for (const auto& each : value.toArray())
        texts.append(each.toString());
    return texts;
}

std::optional<std::pair<double, double>> toRange(const QJsonValue& value)
{
    const std::vector<double> ends = toNumbers(value);
    if (ends.size() != 2 || !(ends[1] > ends[0]) || !std::isfinite(ends[1] - ends[0]))
        return std::nullopt;
    return std::pair(ends[0], ends[1]);
}

} // namespace snapshot
} // namespace acr::ui

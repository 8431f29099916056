// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axis.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double labelGap = 8;
constexpr double verticalSpacing = 44;
constexpr double horizontalSpacing = 80;
constexpr double tickLength = 5;

/// The smallest of 1, 2, 5 × 10^n that is not below `least`.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

/// Counts the decades on screen, not the powers of ten around them.
bool spansFewDecades(double low, double high, int count)
{
    return std::log10(high / low) * 3 <= count + 2;
}

std::vector<double> logarithmicTicks(double low, double high, int count)
{
    std::vector<double> values;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    // The number of visible decades, not of powers of ten around the range.
    const bool fine = std::log10(high / low) * 3 <= count + 2;
    const int stride = std::max(1, (last - first) / std::max(1, count));
    for (int exponent = first; exponent <= last; exponent += stride) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double value = factor * std::pow(10.0, exponent);
            if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) && (factor == 1.0 || fine))
                values.push_back(value);
        }
    }
    return values;
}

QFontMetricsF captionMetrics(const Theme& theme, const QPaintDevice* device)
{
    return QFontMetricsF(theme.font(FontRole::Caption), device);
}

int ticksOver(double height)
{
    return std::max(2, static_cast<int>(height / verticalSpacing));
}

} // namespace

double Axis::fraction(double v) const
{
    if (logarithmic)
        return (std::log(v) - std::log(low)) / (std::log(high) - std::log(low));
    return (v - low) / (high - low);
}

double Axis::value(double f) const
{
    if (logarithmic)
        return std::exp(std::lerp(std::log(low), std::log(high), f));
    return std::lerp(low, high, f);
}

double Axis::step(int count) const
{
    if (!(high > low) || !std::isfinite(high - low))
        return 0;
    const auto stepOf = [&](int parts) {
        const double round = roundStep((high - low) / std::max(1, parts));
        return wholeNumbers ? std::max(1.0, round) : round;
    };
    double between = stepOf(count);
    // A scale needs at least two labels.
    for (int finer = count + 1;
         finer <= 4 * count && std::floor(high / between + 1e-9) - std::ceil(low / between - 1e-9) < 1; ++finer)
        between = stepOf(finer);
    return between;
}

std::vector<Tick> Axis::ticks(int count) const
{
    std::vector<Tick> found;
    if (!(high > low) || !std::isfinite(high - low))
        return found;
    if (logarithmic) {
        for (const double v : logarithmicTicks(low, high, count))
            found.push_back({v, prefix + numbers::compact(v) + suffix});
        return found;
    }
    const double between = step(count);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(between) - 1e-9)), 0, 12);
    const auto first = static_cast<qint64>(std::ceil(low / between - 1e-9));
    const auto last = static_cast<qint64>(std::floor(high / between + 1e-9));
    for (qint64 i = first; i <= last; ++i) {
        const double v = static_cast<double>(i) * between;
        const bool huge = std::max(std::abs(low), std::abs(high)) >= 1e7;
        QString label = prefix + (huge ? numbers::compact(v) : numbers::fixed(v, decimals)) + suffix;
        if (label.startsWith(QLatin1Char('$') + QString(numbers::minusSign)))
            label = QString(numbers::minusSign) + QLatin1Char('$') + label.mid(2);
        found.push_back({v, label});
    }
    return found;
}

std::vector<double> Axis::minorTicks(int count) const
{
    std::vector<double> found;
    if (!logarithmic || !(high > low) || !std::isfinite(high) || !spansFewDecades(low, high, count))
        return found;
    for (int exponent = static_cast<int>(std::floor(std::log10(low))); std::pow(10.0, exponent) < high; ++exponent) {
        for (int digit = 2; digit <= 9; ++digit) {
            const double at = digit * std::pow(10.0, exponent);
            if (at > low && at < high)
                found.push_back(at);
        }
    }
    return found;
}

int horizontalTicks(const QRectF& plot)
{
    return std::max(2, static_cast<int>(plot.width() / horizontalSpacing));
}

int verticalTicks(const QRectF& plot)
{
    return ticksOver(plot.height());
}

void paintGrid(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis* x, const Axis* y)
{
    painter.save();
    const QPen grid(theme.colours().grid, 1);
    const QPen finer(blend(theme.colours().grid, theme.colours().card, 0.5), 1);
    // In the middle of a pixel, as texts are placed: lines are one pixel wide and sharp.
    const auto across = [&](double value) { return std::round(plot.left() + x->fraction(value) * plot.width()) + 0.5; };
    const auto down = [&](double value) {
        return std::round(plot.bottom() - y->fraction(value) * plot.height()) + 0.5;
    };
    if (x) {
        painter.setPen(finer);
        for (const double value : x->minorTicks(horizontalTicks(plot)))
            painter.drawLine(QPointF(across(value), plot.top()), QPointF(across(value), plot.bottom()));
    }
    painter.setPen(grid);
    if (y)
        for (const Tick& tick : y->ticks(verticalTicks(plot)))
            painter.drawLine(QPointF(plot.left(), down(tick.value)), QPointF(plot.right(), down(tick.value)));
    if (x) {
        const std::vector<Tick> ticks = x->ticks(horizontalTicks(plot));
        for (const Tick& tick : ticks)
            painter.drawLine(QPointF(across(tick.value), plot.top()), QPointF(across(tick.value), plot.bottom()));
        painter.setPen(QPen(theme.colours().edge, 1));
        const double base = plot.bottom() + 0.5;
        painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));
        for (const Tick& tick : ticks)
            painter.drawLine(QPointF(across(tick.value), base), QPointF(across(tick.value), base + tickLength));
    }
    painter.restore();
}

void paintHorizontalTexts(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis)
{
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double top = plot.bottom() + labelGap;
    painter.setPen(theme.colours().muted);
    double free = -1e9;
    for (const Tick& tick : axis.ticks(horizontalTicks(plot))) {
        const double x = std::round(plot.left() + axis.fraction(tick.value) * plot.width());
        const double width = tabularWidth(metrics, tick.label);
        if (x - width / 2 < free)
            continue;
        drawTabular(painter, QRectF(x - width / 2, top, width, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                    tick.label);
        free = x + width / 2 + labelGap;
    }
    if (!axis.title.isEmpty()) {
        painter.drawText(QRectF(plot.left(), top + metrics.height() + 2, plot.width(), metrics.height()),
                         Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, axis.title);
    }
    painter.restore();
}

void paintVerticalTexts(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis)
{
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    painter.setPen(theme.colours().muted);
    for (const Tick& tick : axis.ticks(verticalTicks(plot))) {
        const double y = std::round(plot.bottom() - axis.fraction(tick.value) * plot.height());
        const double width = tabularWidth(metrics, tick.label);
        drawTabular(painter, QRectF(plot.left() - labelGap - width, y - metrics.height() / 2, width, metrics.height()),
                    Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    if (!axis.title.isEmpty()) {
        const double left = plot.left() - verticalAxisWidth(theme, painter.device(), plot.height(), axis);
        painter.drawText(QRectF(left, plot.top() - metrics.height() - labelGap, plot.right() - left, metrics.height()),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, axis.title);
    }
    painter.restore();
}

void paintZeroLine(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis)
{
    if (axis.logarithmic || axis.low >= 0 || axis.high <= 0)
        return;
    const double y = std::round(plot.bottom() - axis.fraction(0) * plot.height()) + 0.5;
    painter.setPen(QPen(theme.colours().edge, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
}

double verticalAxisWidth(const Theme& theme, const QPaintDevice* device, double height, const Axis& axis)
{
    const QFontMetricsF metrics = captionMetrics(theme, device);
    double widest = 0;
    for (const Tick& tick : axis.ticks(ticksOver(height)))
        widest = std::max(widest, tabularWidth(metrics, tick.label));
    return std::ceil(widest) + labelGap;
}

double horizontalAxisHeight(const Theme& theme, const QPaintDevice* device, const Axis& axis)
{
    const double line = captionMetrics(theme, device).height();
    return std::ceil(labelGap + line + (axis.title.isEmpty() ? 0 : line + 2));
}

double verticalTitleHeight(const Theme& theme, const QPaintDevice* device, const Axis& axis)
{
    const double line = captionMetrics(theme, device).height();
    return std::ceil(axis.title.isEmpty() ? line / 2 : line + labelGap);
}

} // namespace acr::ui

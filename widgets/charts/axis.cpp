// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axis.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double labelGap = 8;
constexpr double verticalSpacing = 44;
constexpr double horizontalSpacing = 80;
constexpr double tickLength = 5;
constexpr double nearAxis = 24;     ///< a zero line so near to the axis would look like a second one
constexpr double linearDecades = 2; ///< from the end of the linear part of a symlog axis to the decade of its end
constexpr double farBelow = 50;     ///< lengths of the axis

constexpr const char* logWords = QT_TRANSLATE_NOOP("Axis", "%1, log");
constexpr const char* symlogWords = QT_TRANSLATE_NOOP("Axis", "%1, log (linear within ±%2)");

/// The smallest of 1, 2, 5 × 10^n that is not below `minimum`.
double roundStep(double minimum)
{
    const double power = std::pow(10.0, std::floor(std::log10(minimum)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= minimum * (1 - 1e-9))
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

/// Zero, and the powers of ten beyond the linear part to either side.
std::vector<double> symlogTicks(double low, double high, double linearWithin, int count)
{
    const auto decades = [&](double end) {
        return end >= linearWithin ? static_cast<int>(std::floor(std::log10(end / linearWithin) + 1e-9)) + 1 : 0;
    };
    const int below = decades(-low);
    const int above = decades(high);
    const int stride = std::max(1, (below + above + count - 1) / std::max(1, count));
    std::vector<double> values;
    for (int decade = below - (below - 1) % stride - 1; decade >= 0 && below > 0; decade -= stride)
        values.push_back(-linearWithin * std::pow(10.0, decade));
    if (low <= 0 && high >= 0)
        values.push_back(0);
    for (int decade = 0; decade < above; decade += stride)
        values.push_back(linearWithin * std::pow(10.0, decade));
    std::erase_if(values, [&](double value) { return value < low || value > high * (1 + 1e-9); });
    return values;
}

QString signBeforeDollar(const QString& label)
{
    if (label.startsWith(QLatin1Char('$') + QString(numbers::minusSign)))
        return QString(numbers::minusSign) + QLatin1Char('$') + label.mid(2);
    return label;
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

void Axis::setLogarithmic(bool on)
{
    logarithmic = on;
    linearWithin = 0;
    if (!on || low > 0)
        return;
    const double reach = std::max(std::abs(low), std::abs(high));
    linearWithin = reach > 0 ? std::pow(10.0, std::floor(std::log10(reach)) - linearDecades) : 1;
    if (wholeNumbers)
        linearWithin = std::max(1.0, linearWithin);
}

QStringList Axis::wordsOfScale(const std::function<QString(const char*, const char*)>& say)
{
    return {say("Axis", logWords), say("Axis", symlogWords)};
}

QString Axis::shownTitle() const
{
    if (title.isEmpty() || !logarithmic)
        return title;
    const auto say = [&](const char* text, qsizetype place) {
        return place < scaleWords.size() ? scaleWords[place] : QCoreApplication::translate("Axis", text);
    };
    if (linearWithin > 0)
        return say(symlogWords, 1).arg(title, numbers::compact(linearWithin));
    return say(logWords, 0).arg(title);
}

double Axis::scaled(double v) const
{
    if (!logarithmic)
        return v;
    if (linearWithin > 0) {
        const double size = std::abs(v) / linearWithin;
        return std::copysign(size <= 1 ? size : 1 + std::log(size), v);
    }
    // What a logarithm does not have is far below the axis.
    return v > 0 ? std::log(v) : std::log(low) - farBelow * (std::log(high) - std::log(low));
}

double Axis::unscaled(double place) const
{
    if (!logarithmic)
        return place;
    if (linearWithin > 0) {
        const double size = std::abs(place);
        return std::copysign(linearWithin * (size <= 1 ? size : std::exp(size - 1)), place);
    }
    return std::exp(place);
}

double Axis::fraction(double v) const
{
    const double from = scaled(low);
    return (scaled(v) - from) / (scaled(high) - from);
}

double Axis::value(double f) const
{
    return unscaled(std::lerp(scaled(low), scaled(high), f));
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
        for (const double v :
             linearWithin > 0 ? symlogTicks(low, high, linearWithin, count) : logarithmicTicks(low, high, count))
            found.push_back({v, signBeforeDollar(prefix + numbers::compact(v) + suffix)});
        return found;
    }
    const double between = step(count);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(between) - 1e-9)), 0, 12);
    const auto first = static_cast<qint64>(std::ceil(low / between - 1e-9));
    const auto last = static_cast<qint64>(std::floor(high / between + 1e-9));
    for (qint64 i = first; i <= last; ++i) {
        const double v = static_cast<double>(i) * between;
        const bool huge = std::max(std::abs(low), std::abs(high)) >= 1e7;
        found.push_back(
            {v, signBeforeDollar(prefix + (huge ? numbers::compact(v) : numbers::fixed(v, decimals)) + suffix)});
    }
    return found;
}

std::vector<double> Axis::minorTicks(int count) const
{
    std::vector<double> found;
    if (!logarithmic || linearWithin > 0 || !(high > low) || !std::isfinite(high) || !spansFewDecades(low, high, count))
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
                         Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, axis.shownTitle());
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
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, axis.shownTitle());
    }
    painter.restore();
}

void paintZeroLine(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis)
{
    if ((axis.logarithmic && axis.linearWithin <= 0) || axis.low >= 0 || axis.high <= 0)
        return;
    const double y = std::round(plot.bottom() - axis.fraction(0) * plot.height()) + 0.5;
    if (plot.bottom() - y < nearAxis)
        return;
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

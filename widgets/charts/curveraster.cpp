// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curveraster.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace acr::ui {

namespace {

/// Source-over of a straight colour on premultiplied pixels, with coverage.
class Blender {
public:
    explicit Blender(const QColor& colour)
        : m_red(static_cast<float>(colour.redF() * colour.alphaF()) * 255)
        , m_green(static_cast<float>(colour.greenF() * colour.alphaF()) * 255)
        , m_blue(static_cast<float>(colour.blueF() * colour.alphaF()) * 255)
        , m_alpha(static_cast<float>(colour.alphaF()))
    {}

    void operator()(QRgb& pixel, float coverage) const
    {
        const float keep = 1 - m_alpha * coverage;
        const auto channel = [&](float source, int old) {
            return static_cast<std::uint32_t>(source * coverage + static_cast<float>(old) * keep + 0.5F);
        };
        const std::uint32_t alpha = channel(m_alpha * 255, qAlpha(pixel));
        pixel = alpha << 24 | channel(m_red, qRed(pixel)) << 16 | channel(m_green, qGreen(pixel)) << 8 |
                channel(m_blue, qBlue(pixel));
    }

    /// The same with full coverage, for runs.
    void operator()(QRgb* pixels, int count) const
    {
        const auto keep = static_cast<std::uint32_t>(std::lround((1 - m_alpha) * 256));
        const auto at = [](float channel) { return static_cast<std::uint32_t>(std::lround(channel)); };
        const std::uint32_t source = at(m_alpha * 255) << 24 | at(m_red) << 16 | at(m_green) << 8 | at(m_blue);
        // Two channels at a time; the sum of what is kept and what is added stays below 256 in each.
        for (int i = 0; i < count; ++i) {
            const std::uint32_t even = ((pixels[i] & 0x00ff00ffU) * keep >> 8) & 0x00ff00ffU;
            const std::uint32_t odd = ((pixels[i] >> 8) & 0x00ff00ffU) * keep & 0xff00ff00U;
            pixels[i] = (even | odd) + source;
        }
    }

private:
    float m_red, m_green, m_blue, m_alpha;
};

/// Mean over y, uniform between low and high, of max(0, t − y). `share` is 1 / (2 (high − low)).
double meanAbove(double t, double low, double high, double share)
{
    if (t <= low)
        return 0;
    if (t >= high)
        return t - (low + high) / 2;
    return (t - low) * (t - low) * share;
}

constexpr int columnsAtOnce = 16;

double overlap(double low, double high, double from, double to)
{
    return std::max(0.0, std::min(high, to) - std::max(low, from));
}

} // namespace

void CurveRaster::begin(QSize size)
{
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
}

void CurveRaster::stroke(std::span<const MinMax> columns, double width, const QColor& colour, double dash)
{
    const int rows = m_image.height();
    const int count = std::min(static_cast<int>(columns.size()), m_image.width());
    const qsizetype stride = m_image.bytesPerLine() / 4;
    auto* const pixels = reinterpret_cast<QRgb*>(m_image.bits());
    const Blender blend(colour);
    const double half = width / 2;
    double travelled = 0;
    for (int x = 0; x < count; ++x) {
        const MinMax& column = columns[static_cast<std::size_t>(x)];
        if (column.empty())
            continue;
        const double low = std::clamp(column.low, -2.0 * rows, 3.0 * rows);
        const double high = std::clamp(column.high, -2.0 * rows, 3.0 * rows);
        const double rise = high - low;
        const double length = std::sqrt(1 + rise * rise);
        if (dash > 0) {
            travelled += std::min(length, dash / 2);
            if (std::fmod(travelled, dash * 1.7) > dash)
                continue;
        }
        // A slanted line is taller than wide; but where it jumps within one column it must not overshoot its
        // ends.
        const double reach = half * length;
        const double share = 0.5 / rise;
        const double end = std::max(half, std::min(reach, 1.5 * half));
        const double top = low - end;
        const double bottom = high + end;
        const int first = std::max(0, static_cast<int>(std::floor(top)));
        const int last = std::min(rows - 1, static_cast<int>(std::ceil(bottom)) - 1);
        double before = meanAbove(first + reach, low, high, share) - meanAbove(first - reach, low, high, share);
        QRgb* pixel = pixels + first * stride + x;
        for (int y = first; y <= last; ++y, pixel += stride) {
            const double after =
                meanAbove(y + 1 + reach, low, high, share) - meanAbove(y + 1 - reach, low, high, share);
            const double inside = overlap(top, bottom, y, y + 1);
            const double coverage = std::min(after - before, inside);
            before = after;
            if (coverage > 0.004)
                blend(*pixel, static_cast<float>(std::min(1.0, coverage)));
        }
    }
}

void CurveRaster::fill(std::span<const MinMax> columns, const QColor& colour)
{
    const int rows = m_image.height();
    const int count = std::min(static_cast<int>(columns.size()), m_image.width());
    const qsizetype stride = m_image.bytesPerLine() / 4;
    auto* const pixels = reinterpret_cast<QRgb*>(m_image.bits());
    const Blender blend(colour);
    const auto blendColumn = [&](int x, int from, int to, double top, double bottom) {
        QRgb* pixel = pixels + from * stride + x;
        for (int y = from; y < to; ++y, pixel += stride)
            blend(*pixel, static_cast<float>(overlap(top, bottom, y, y + 1)));
    };
    // Some columns at a time: the rows that all of them cover are filled along the memory, a cache line each,
    // and the ends of each column pixel by pixel.
    for (int begin = 0; begin < count; begin += columnsAtOnce) {
        const int together = std::min(columnsAtOnce, count - begin);
        std::array<double, columnsAtOnce> top{};
        std::array<double, columnsAtOnce> bottom{};
        int common = 0;
        int commonEnd = rows;
        for (int i = 0; i < together; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const MinMax& column = columns[static_cast<std::size_t>(begin) + at];
            if (!column.empty()) {
                top[at] = std::clamp<double>(column.low, 0, rows);
                bottom[at] = std::clamp<double>(column.high, 0, rows);
            }
            common = std::max(common, static_cast<int>(std::ceil(top[at])));
            commonEnd = std::min(commonEnd, static_cast<int>(bottom[at]));
        }
        if (common < commonEnd) {
            for (int y = common; y < commonEnd; ++y)
                blend(pixels + y * stride + begin, together);
        } else {
            commonEnd = common;
        }
        for (int i = 0; i < together; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const int first = static_cast<int>(top[at]);
            const int end = static_cast<int>(std::ceil(bottom[at]));
            blendColumn(begin + i, first, std::min(end, common), top[at], bottom[at]);
            blendColumn(begin + i, std::max(first, commonEnd), end, top[at], bottom[at]);
        }
    }
}

void CurveRaster::drawAt(QPainter& painter, const QPointF& corner, double scale) const
{
    QImage image = m_image; // shares the pixels
    image.setDevicePixelRatio(scale);
    painter.drawImage(corner, image);
}

} // namespace acr::ui

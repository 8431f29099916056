// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/labellayout.h"

#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QMap>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace acr::ui {

namespace {

bool covers(const QRectF& rect, const LabelledPoint& point)
{
    const double dx = std::max({rect.left() - point.at.x(), point.at.x() - rect.right(), 0.0});
    const double dy = std::max({rect.top() - point.at.y(), point.at.y() - rect.bottom(), 0.0});
    // Half a pixel less, so that a label may touch the circle of its own point.
    return std::hypot(dx, dy) < point.radius - 0.5;
}

bool crosses(const QRectF& rect, const QLineF& line)
{
    if (rect.contains(line.p1()) || rect.contains(line.p2()))
        return true;
    return line.intersects(QLineF(rect.topLeft(), rect.bottomRight()), nullptr) == QLineF::BoundedIntersection ||
           line.intersects(QLineF(rect.bottomLeft(), rect.topRight()), nullptr) == QLineF::BoundedIntersection;
}

constexpr QChar ellipsis(0x2026);
constexpr qsizetype lettersBefore = 3; ///< of the common beginning, kept before what differs

/// How many characters all names begin with.
qsizetype commonStart(const QSet<QString>& names)
{
    const QString& first = *names.cbegin();
    qsizetype length = first.size();
    for (const QString& name : names) {
        qsizetype same = 0;
        while (same < std::min(length, name.size()) && name[same] == first[same])
            ++same;
        length = same;
    }
    return length;
}

/// The name without what lies before `from`, except for as much of its beginning as there is room for.
QString withoutMiddle(const QString& name, qsizetype from, double room, const QFontMetricsF& metrics)
{
    const QString tail = ellipsis + name.mid(from);
    if (metrics.horizontalAdvance(tail) > room)
        return metrics.elidedText(tail, Qt::ElideRight, room);
    qsizetype head = 0;
    while (head < from && metrics.horizontalAdvance(name.left(head + 1) + tail) <= room)
        ++head;
    return head >= from ? name : name.left(head) + tail;
}

} // namespace

std::vector<QString> elideApart(const std::vector<QString>& names, const std::vector<double>& rooms,
                                const QFontMetricsF& metrics)
{
    std::vector<QString> shown;
    for (std::size_t i = 0; i < names.size(); ++i)
        shown.push_back(metrics.elidedText(names[i], Qt::ElideMiddle, rooms[i]));
    // Names that still look the same have a longer common beginning each time.
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        QMap<QString, QSet<QString>> alike;
        for (std::size_t i = 0; i < names.size(); ++i)
            alike[shown[i]].insert(names[i]);
        QMap<QString, qsizetype> starts;
        for (auto group = alike.cbegin(); group != alike.cend(); ++group)
            if (group->size() > 1)
                starts.insert(group.key(), std::max<qsizetype>(0, commonStart(*group) - lettersBefore));
        bool changed = false;
        std::vector<QString> next = shown;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto start = starts.constFind(shown[i]);
            if (start == starts.cend())
                continue;
            next[i] = withoutMiddle(names[i], *start, rooms[i], metrics);
            changed = changed || next[i] != shown[i];
        }
        if (!changed)
            break;
        shown = std::move(next);
    }
    return shown;
}

std::vector<double> spreadLabels(const std::vector<double>& wanted, double spacing, double low, double high)
{
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });

    // With i · spacing taken off each wish, "at least spacing apart" becomes "not decreasing".
    struct Block {
        double sum;
        std::size_t count;
        [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < order.size(); ++i) {
        blocks.push_back({wanted[order[i]] - static_cast<double>(i) * spacing, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            blocks[blocks.size() - 2].sum += blocks.back().sum;
            blocks[blocks.size() - 2].count += blocks.back().count;
            blocks.pop_back();
        }
    }
    const double room = high - low - spacing * static_cast<double>(!wanted.empty() ? wanted.size() - 1 : 0);
    std::vector<double> placed(wanted.size());
    std::size_t next = 0;
    for (const Block& block : blocks) {
        const double base = std::clamp(block.mean(), low, low + std::max(0.0, room));
        for (std::size_t i = 0; i < block.count; ++i, ++next)
            placed[order[next]] = base + static_cast<double>(next) * spacing;
    }
    return placed;
}

std::vector<QRectF> placeLabels(const std::vector<LabelledPoint>& points, const std::vector<QSizeF>& sizes,
                                const QRectF& bounds, const std::vector<QLineF>& lines)
{
    std::vector<QRectF> placed;
    placed.reserve(sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double w = sizes[i].width();
        const double h = sizes[i].height();
        const double d = points[i].radius;
        // The corners of a label may come nearer than its sides.
        const double c = d * 0.7;
        const std::array<QPointF, 12> spots{
            QPointF(d, -h / 2),          QPointF(-d - w, -h / 2), QPointF(-w / 2, -d - h),
            QPointF(-w / 2, d),          QPointF(c, -h - c),      QPointF(c, c),
            QPointF(-w - c, -h - c),     QPointF(-w - c, c),      QPointF(-w / 4, -d - h),
            QPointF(-3 * w / 4, -d - h), QPointF(-w / 4, d),      QPointF(-3 * w / 4, d)};
        QRectF beside;
        QRectF overLine;
        for (const QPointF& spot : spots) {
            const QRectF rect(points[i].at + spot, sizes[i]);
            const bool free = bounds.contains(rect) &&
                              std::none_of(placed.begin(), placed.end(),
                                           [&](const QRectF& other) {
                                               return other.isValid() && other.adjusted(-4, 0, 4, 0).intersects(rect);
                                           }) &&
                              std::none_of(points.begin(), points.end(),
                                           [&](const LabelledPoint& point) { return covers(rect, point); });
            if (!free)
                continue;
            if (std::none_of(lines.begin(), lines.end(), [&](const QLineF& line) { return crosses(rect, line); })) {
                beside = rect;
                break;
            }
            if (overLine.isNull())
                overLine = rect;
        }
        placed.push_back(beside.isNull() ? overLine : beside);
    }
    return placed;
}

void paintLabelGround(QPainter& painter, const QRectF& place, const Theme& theme)
{
    QColor ground = theme.colours().card;
    ground.setAlphaF(0.8F);
    painter.fillRect(place, ground);
}

} // namespace acr::ui

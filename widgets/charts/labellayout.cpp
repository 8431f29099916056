// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/labellayout.h"

#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <numeric>

namespace acr::ui {

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

std::vector<QRectF> placeLabels(const std::vector<QPointF>& points, const std::vector<QSizeF>& sizes, double distance,
                                const QRectF& bounds)
{
    std::vector<QRectF> placed;
    placed.reserve(sizes.size());
    const double d = distance;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double w = sizes[i].width();
        const double h = sizes[i].height();
        const std::array<QPointF, 8> spots{QPointF(d, -h / 2),
                                           QPointF(-d - w, -h / 2),
                                           QPointF(-w / 2, -d - h),
                                           QPointF(-w / 2, d),
                                           QPointF(d * 0.7, -h - d * 0.3),
                                           QPointF(d * 0.7, d * 0.3),
                                           QPointF(-w - d * 0.7, -h - d * 0.3),
                                           QPointF(-w - d * 0.7, d * 0.3)};
        QRectF found;
        for (const QPointF& spot : spots) {
            const QRectF rect(points[i] + spot, sizes[i]);
            const bool free =
                bounds.contains(rect) &&
                std::none_of(placed.begin(), placed.end(),
                             [&](const QRectF& other) {
                                 return other.isValid() && other.adjusted(-4, 0, 4, 0).intersects(rect);
                             }) &&
                std::none_of(points.begin(), points.end(), [&](const QPointF& point) {
                    return rect.adjusted(-d / 2, -d / 2, d / 2, d / 2).contains(point) && point != points[i];
                });
            if (free) {
                found = rect;
                break;
            }
        }
        placed.push_back(found);
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

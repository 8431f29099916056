// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/pointmap.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double mapReach = 9;
constexpr double mostZoom = 200;

} // namespace

void PointMap::paintOverlay(QPainter& painter)
{
    const QRectF plot = plotArea();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot.adjusted(-1, -1, 1, 1));
    painter.setBrush(Qt::NoBrush);
    for (const auto& [point, width] : {std::pair(m_hovered, 1.0), std::pair(m_chosen, 2.0)}) {
        if (!point)
            continue;
        painter.setPen(QPen(theme().colours().text, width));
        painter.drawEllipse(placeIn(plot, *point), 7.0, 7.0);
    }
    if (m_region.size() > 1) {
        QColor fill = theme().colours().accent;
        fill.setAlphaF(0.12F);
        painter.setBrush(fill);
        painter.setPen(QPen(theme().colours().accent, 1));
        painter.drawPolygon(m_region);
    }
    painter.restore();
    paintFocusRing(painter);
}

void PointMap::resetZoom()
{
    fit();
    changed();
}

void PointMap::zoomAt(const QPointF& position, double factor)
{
    const QRectF plot = plotArea();
    const double wanted = std::clamp(m_zoom * factor, 0.5, mostZoom);
    const double across = std::max(1.0, plot.width()) / std::max(1e-9, m_extent.width());
    const double along = std::max(1.0, plot.height()) / std::max(1e-9, m_extent.height());
    const double before = std::min(across, along) * m_zoom;
    const double after = std::min(across, along) * wanted;
    const QPointF away = position - plot.center();
    m_centre += QPointF(away.x() * (1 / before - 1 / after), -away.y() * (1 / before - 1 / after));
    m_zoom = wanted;
    changed();
}

void PointMap::panBy(const QPointF& pixels)
{
    const QRectF plot = plotArea();
    const double scale = std::min(std::max(1.0, plot.width()) / std::max(1e-9, m_extent.width()),
                                  std::max(1.0, plot.height()) / std::max(1e-9, m_extent.height())) *
                         m_zoom;
    m_centre += QPointF(-pixels.x() / scale, pixels.y() / scale);
    changed();
}

std::optional<std::size_t> PointMap::pointAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return std::nullopt;
    const QRectF plot = plotArea();
    std::optional<std::size_t> nearest;
    double best = mapReach * mapReach;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (m_points[i].quiet)
            continue;
        const QPointF away = placeIn(plot, i) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

void PointMap::brush(const QPolygonF& region, bool adding)
{
    std::vector<std::uint8_t> marks =
        adding && m_brushed.size() == m_points.size() ? m_brushed : std::vector<std::uint8_t>(m_points.size());
    const QRectF plot = plotArea();
    const QRectF bounds = region.boundingRect();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF place = placeIn(plot, i);
        if (!m_points[i].quiet && bounds.contains(place) && region.containsPoint(place, Qt::OddEvenFill))
            marks[i] = 1;
    }
    if (std::ranges::all_of(marks, [](std::uint8_t mark) { return mark == 0; }))
        marks.clear();
    setBrushed(std::move(marks));
    emit brushChanged();
}

void PointMap::choose(std::optional<std::size_t> point)
{
    setChosen(point);
    emit pointChosen(point);
}

void PointMap::stepChosen(int by)
{
    const auto count = static_cast<std::ptrdiff_t>(m_points.size());
    std::ptrdiff_t at = m_chosen ? static_cast<std::ptrdiff_t>(*m_chosen) : by > 0 ? -1 : count;
    for (std::ptrdiff_t tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        const auto point = static_cast<std::size_t>(at);
        if (!m_points[point].quiet && (m_brushedCount == 0 || m_brushed[point] != 0))
            return choose(point);
    }
}

bool PointMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto point = pointAt(help->pos());
        if (point && m_toolTip)
            QToolTip::showText(help->globalPos(), m_toolTip(*point), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void PointMap::mousePressEvent(QMouseEvent* event)
{
    if (isEmpty() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
    m_panning = event->button() == Qt::MiddleButton || m_tool == Tool::Pan;
}

void PointMap::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (!m_pressed) {
        const auto point = pointAt(position);
        if (point != m_hovered) {
            m_hovered = point;
            update();
        }
        return;
    }
    if (!m_dragged && (position - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    if (m_panning) {
        panBy(position - m_lastMouse);
    } else if (m_tool == Tool::Lasso) {
        if (m_region.isEmpty())
            m_region << *m_pressed;
        m_region << position;
        update();
    } else {
        m_region = QPolygonF(QRectF(*m_pressed, position).normalized());
        update();
    }
    m_lastMouse = position;
}

void PointMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_pressed.reset();
    const QPolygonF region = std::exchange(m_region, {});
    if (!m_dragged) {
        const auto point = pointAt(event->position());
        if (!point && m_brushedCount > 0)
            brush({}, false);
        choose(point);
    } else if (!m_panning && region.size() > 2) {
        brush(region, event->modifiers().testFlag(Qt::ShiftModifier));
    }
    update();
}

void PointMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void PointMap::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (isEmpty() || notches == 0) {
        event->ignore();
        return;
    }
    zoomAt(event->position(), std::pow(1.25, notches));
    event->accept();
}

void PointMap::keyPressEvent(QKeyEvent* event)
{
    constexpr double pan = 40;
    const QPointF middle = plotArea().center();
    switch (event->key()) {
    case Qt::Key_Left: return panBy({pan, 0});
    case Qt::Key_Right: return panBy({-pan, 0});
    case Qt::Key_Up: return panBy({0, pan});
    case Qt::Key_Down: return panBy({0, -pan});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAt(middle, 1.25);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomAt(middle, 0.8);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Space: return stepChosen(1);
    case Qt::Key_Backspace: return stepChosen(-1);
    case Qt::Key_A:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            return brush(QPolygonF(plotArea()), false);
        break;
    case Qt::Key_Escape:
        if (m_brushedCount == 0 && !m_chosen)
            break;
        if (m_brushedCount > 0)
            brush({}, false);
        return choose(std::nullopt);
    default: break;
    }
    ChartWidget::keyPressEvent(event);
}

void PointMap::leaveEvent(QEvent*)
{
    if (m_hovered) {
        m_hovered.reset();
        update();
    }
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double curveReach = 8; ///< pixels from a curve that still count as on it
constexpr double fewestSteps = 4;

} // namespace

void CurveChart::zoomAround(double fraction, double factor)
{
    const auto [low, high] = visibleRange();
    double step = std::numeric_limits<double>::infinity();
    for (const Curve& curve : m_curves)
        step = std::min(step, curve.spacing.step);
    const double width = std::max((high - low) * factor, fewestSteps * step);
    const double anchor = std::lerp(low, high, fraction);
    setRange(std::pair(anchor - fraction * width, anchor + (1 - fraction) * width));
}

void CurveChart::zoomValues(double fraction, double factor)
{
    const auto [low, high] = visibleValues();
    const double width = (high - low) * factor;
    const double anchor = std::lerp(low, high, fraction);
    m_values = std::pair(anchor - fraction * width, anchor + (1 - fraction) * width);
    changed();
}

void CurveChart::panBy(double fraction, double valueFraction)
{
    if (m_values && valueFraction != 0) {
        const double shift = (m_values->second - m_values->first) * valueFraction;
        m_values = std::pair(m_values->first + shift, m_values->second + shift);
        changed();
    }
    if (!m_range)
        return;
    const double shift = (m_range->second - m_range->first) * fraction;
    setRange(std::pair(m_range->first + shift, m_range->second + shift));
}

void CurveChart::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    // Some platforms turn Shift + wheel into a horizontal turn.
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    const double factor = std::pow(0.8, notches);
    if (event->modifiers() & Qt::ShiftModifier)
        zoomValues(std::clamp((plot.bottom() - event->position().y()) / plot.height(), 0.0, 1.0), factor);
    else
        zoomAround(std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0), factor);
    event->accept();
}

int CurveChart::curveNear(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (!plot.adjusted(-1, -curveReach, 1, curveReach).contains(position))
        return -1;
    const auto [xLow, xHigh] = visibleRange();
    const auto [low, high] = visibleValues();
    const double perPixel = (xHigh - xLow) / plot.width();
    const double x = xLow + (position.x() - plot.left()) * perPixel;
    int nearest = -1;
    double best = curveReach;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const MinMax here = rangeBetween(*m_curves[i].values, m_curves[i].spacing, x - perPixel / 2, x + perPixel / 2);
        if (here.empty())
            continue;
        const double top = plot.bottom() - (here.high - low) / (high - low) * plot.height();
        const double bottom = plot.bottom() - (here.low - low) / (high - low) * plot.height();
        const double distance = std::max({0.0, top - position.y(), position.y() - bottom});
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void CurveChart::setHovered(int curve)
{
    if (m_hovered == curve)
        return;
    m_hovered = curve;
    setCursor(curve >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    changed();
}

void CurveChart::moveCrosshair(std::optional<double> x)
{
    if (m_crosshair == x)
        return;
    m_crosshair = x;
    update();
    if (x)
        emit crosshairMoved(*x);
    else
        emit crosshairLeft();
}

void CurveChart::mouseMoveEvent(QMouseEvent* event)
{
    if (isEmpty())
        return;
    const QRectF plot = plotArea();
    const QPointF position = event->position();
    if (m_pressed) {
        if (!m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            m_dragged = true;
            setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragged) {
            panBy((m_lastMouse.x() - position.x()) / plot.width(), (position.y() - m_lastMouse.y()) / plot.height());
            m_lastMouse = position;
            return;
        }
    }
    hoverAt(position);
}

void CurveChart::hoverAt(const QPointF& position)
{
    const QRectF plot = plotArea();
    setHovered(curveNear(position));
    if (!plot.contains(position)) {
        moveCrosshair(std::nullopt);
        return;
    }
    const auto [low, high] = visibleRange();
    const double x = low + (position.x() - plot.left()) / plot.width() * (high - low);
    // On the nearest step, so that what is read is a value that exists.
    const Spacing spacing = m_curves.front().spacing;
    const double snapped = spacing.first + std::round((x - spacing.first) / spacing.step) * spacing.step;
    const MinMax all = dataRange();
    moveCrosshair(std::clamp(snapped, all.low, all.high));
}

void CurveChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (m_dragged) {
        setCursor(Qt::ArrowCursor);
        return;
    }
    // A touch, or a click right after the chart came up, moves no mouse before.
    if (!isEmpty())
        hoverAt(event->position());
    const int near = curveNear(event->position());
    if (near >= 0) {
        const QString& id = m_curves[static_cast<std::size_t>(near)].id;
        setSelected(m_selected == id ? QString() : id);
        emit curveSelected(m_selected);
    } else if (plotArea().contains(event->position()) && m_crosshair) {
        emit positionClicked(*m_crosshair);
    }
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void CurveChart::leaveEvent(QEvent*)
{
    setHovered(-1);
    moveCrosshair(std::nullopt);
}

void CurveChart::stepSelection(int direction)
{
    const auto [low, high] = visibleRange();
    const std::vector<Reading> order = readings(m_crosshair.value_or(high));
    if (order.empty())
        return;
    const auto found =
        std::find_if(order.begin(), order.end(), [this](const Reading& r) { return r.id == m_selected; });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t next = direction > 0 ? 0 : count - 1;
    if (found != order.end())
        next = std::clamp<std::ptrdiff_t>(found - order.begin() + direction, 0, count - 1);
    setSelected(order[static_cast<std::size_t>(next)].id);
    emit curveSelected(m_selected);
}

void CurveChart::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double direction = event->key() == Qt::Key_Right ? 1 : -1;
        if (!shift) {
            panBy(0.1 * direction, 0);
            return;
        }
        if (isEmpty())
            return;
        const auto [low, high] = visibleRange();
        const Spacing spacing = m_curves.front().spacing;
        const double from = m_crosshair.value_or(direction > 0 ? low - spacing.step : high + spacing.step);
        const MinMax all = dataRange();
        moveCrosshair(std::clamp(from + direction * spacing.step, all.low, all.high));
        return;
    }
    case Qt::Key_Up: stepSelection(-1); return;
    case Qt::Key_Down: stepSelection(1); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAround(0.5, 0.8); return;
    case Qt::Key_Minus:
    case Qt::Key_Underscore: zoomAround(0.5, 1.25); return;
    case Qt::Key_0: resetZoom(); return;
    case Qt::Key_Escape:
        moveCrosshair(std::nullopt);
        setSelected({});
        emit curveSelected({});
        return;
    default: ChartWidget::keyPressEvent(event);
    }
}

} // namespace acr::ui

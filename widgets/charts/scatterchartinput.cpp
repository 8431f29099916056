// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/scatterchart.h"

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

/// The axis from fraction `from` to fraction `to` of what it shows now.
void cut(Axis& axis, double from, double to)
{
    const double low = axis.value(from);
    const double high = axis.value(to);
    if (high > low && std::isfinite(high - low) && (!axis.logarithmic || low > 0)) {
        axis.low = low;
        axis.high = high;
    }
}

} // namespace

void ScatterChart::resetZoom()
{
    fitAxes();
    update();
}

void ScatterChart::zoomAround(const QPointF& fraction, double factor)
{
    cut(m_x, fraction.x() * (1 - factor), fraction.x() * (1 - factor) + factor);
    cut(m_y, fraction.y() * (1 - factor), fraction.y() * (1 - factor) + factor);
    update();
}

void ScatterChart::panBy(const QPointF& fraction)
{
    cut(m_x, fraction.x(), 1 + fraction.x());
    cut(m_y, fraction.y(), 1 + fraction.y());
    update();
}

int ScatterChart::itemAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const Layout layout = layoutFor(contentArea(), this, theme());
    int nearest = -1;
    double best = std::pow(std::max(8.0, m_markerSize), 2);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!showable(m_items[i].x, m_items[i].y))
            continue;
        const QPointF away = layout.at(m_items[i].x, m_items[i].y) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

bool ScatterChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = itemAt(help->pos());
        if (item >= 0)
            QToolTip::showText(help->globalPos(), toolTipOf(m_items[static_cast<std::size_t>(item)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void ScatterChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (m_pressed && !m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragged = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_pressed && m_dragged) {
        const QRectF plot = plotArea();
        panBy({(m_lastMouse.x() - position.x()) / plot.width(), (position.y() - m_lastMouse.y()) / plot.height()});
        m_lastMouse = position;
        return;
    }
    const int item = itemAt(position);
    if (item == m_hovered)
        return;
    m_hovered = item;
    setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    emit itemHovered(item >= 0 ? m_items[static_cast<std::size_t>(item)].id : QString());
}

void ScatterChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void ScatterChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (m_dragged)
        return;
    const int item = itemAt(event->position());
    const QString id = item >= 0 ? m_items[static_cast<std::size_t>(item)].id : QString();
    setSelected(id == m_selected ? QString() : id);
    emit itemSelected(m_selected);
}

void ScatterChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void ScatterChart::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    const double notches = event->angleDelta().y() / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    zoomAround({std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0),
                std::clamp((plot.bottom() - event->position().y()) / plot.height(), 0.0, 1.0)},
               std::pow(0.8, notches));
    event->accept();
}

void ScatterChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return panBy({-0.1, 0});
    case Qt::Key_Right: return panBy({0.1, 0});
    case Qt::Key_Up: return panBy({0, 0.1});
    case Qt::Key_Down: return panBy({0, -0.1});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAround({0.5, 0.5}, 0.8);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomAround({0.5, 0.5}, 1.25);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Space: {
        if (m_items.empty())
            return;
        const auto found = std::find_if(m_items.begin(), m_items.end(),
                                        [this](const ScatterItem& item) { return item.id == m_selected; });
        const bool last = found == m_items.end() || found + 1 == m_items.end();
        setSelected(last ? m_items.front().id : (found + 1)->id);
        emit itemSelected(m_selected);
        return;
    }
    case Qt::Key_Escape:
        setSelected({});
        emit itemSelected({});
        return;
    default: ChartWidget::keyPressEvent(event);
    }
}

void ScatterChart::leaveEvent(QEvent*)
{
    if (m_hovered < 0)
        return;
    m_hovered = -1;
    update();
    emit itemHovered({});
}

} // namespace acr::ui

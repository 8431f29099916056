// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapview.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

bool HeatmapView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), cellToolTip(*cell), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    const QRectF plot = plotArea();
    if (m_pressed && !m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragged = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_pressed && m_dragged) {
        showRows(m_firstRow + (m_lastMouse.y() - position.y()) / plot.height() * m_rowSpan, m_rowSpan);
        showColumns(m_firstColumn + (m_lastMouse.x() - position.x()) / plot.width() * m_columnSpan, m_columnSpan);
        m_lastMouse = position;
        return;
    }
    const auto cell = cellAt(position);
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    update();
    if (cell)
        emit cellHovered(*cell);
}

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (m_dragged)
        return;
    if (const auto cell = cellAt(event->position())) {
        select(*cell);
        return;
    }
    const QRectF plot = plotArea();
    const QPointF p = event->position();
    if (p.y() < plot.top() && p.x() >= plot.left() && p.x() < plot.right()) {
        const double column = m_firstColumn + (p.x() - plot.left()) / plot.width() * m_columnSpan;
        emit columnClicked(std::clamp(static_cast<int>(column), 0, m_data->columns - 1));
    }
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void HeatmapView::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    const double factor = std::pow(0.8, notches);
    const double across = std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0);
    const double down = std::clamp((event->position().y() - plot.top()) / plot.height(), 0.0, 1.0);
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
        zoomColumns(across, factor);
    if (!(event->modifiers() & Qt::ShiftModifier))
        zoomRows(down, factor);
    event->accept();
}

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (isEmpty()) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    const int place = m_selected ? placeOf(m_selected->row) : -1;
    const auto go = [&](int rows, int columns) {
        if (place < 0) {
            select({rowAt(static_cast<int>(m_firstRow)), static_cast<int>(m_firstColumn)});
            return;
        }
        select({rowAt(std::clamp(place + rows, 0, rowCount() - 1)),
                std::clamp(m_selected->column + columns, 0, m_data->columns - 1)});
    };
    switch (event->key()) {
    case Qt::Key_Up: return go(-1, 0);
    case Qt::Key_Down: return go(1, 0);
    case Qt::Key_Left: return go(0, -1);
    case Qt::Key_Right: return go(0, 1);
    case Qt::Key_PageUp: return showRows(m_firstRow - m_rowSpan, m_rowSpan);
    case Qt::Key_PageDown: return showRows(m_firstRow + m_rowSpan, m_rowSpan);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomRows(0.5, 0.8);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomRows(0.5, 1.25);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected)
            emit cellActivated(*m_selected);
        return;
    default: ChartWidget::keyPressEvent(event);
    }
}

void HeatmapView::leaveEvent(QEvent*)
{
    if (!m_hovered)
        return;
    m_hovered.reset();
    update();
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/celldrag.h"

#include <QMouseEvent>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double fineDrag = 0.1;

} // namespace

CellDrag::CellDrag(HeatmapView& view, std::function<double(const HeatmapCell&)> value)
    : QObject(&view)
    , m_view(view)
    , m_value(std::move(value))
{
    view.installEventFilter(this);
    view.setCursor(Qt::SizeVerCursor);
}

bool CellDrag::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto cell = mouse->button() == Qt::LeftButton ? m_view.cellAt(mouse->position()) : std::nullopt;
        if (!cell || std::isnan(m_value(*cell)))
            return false;
        m_drag = Drag{*cell, mouse->position().y(), m_value(*cell)};
        m_view.setSelected(cell);
        event->accept();
        return true;
    }
    case QEvent::MouseMove: {
        if (!m_drag)
            return false;
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const double factor = mouse->modifiers().testFlag(Qt::ShiftModifier) ? fineDrag : 1;
        emit dragged(m_drag->cell, m_drag->start + factor * (m_drag->from - mouse->position().y()) / pixelsForAll);
        return true;
    }
    case QEvent::MouseButtonRelease: {
        const bool ours = m_drag.has_value();
        m_drag.reset();
        return ours;
    }
    // Two presses of one place are two drags, not the whole view.
    case QEvent::MouseButtonDblClick: return true;
    default: return false;
    }
}

} // namespace acr::ui

#include "moc_celldrag.cpp"

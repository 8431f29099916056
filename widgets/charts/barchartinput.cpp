// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"
#include "widgets/theme/numbers.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

int BarChart::categoryAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const QRectF plot = plotArea();
    if (position.y() < plot.top() || position.y() >= plot.bottom())
        return -1;
    return std::clamp(
        static_cast<int>((position.y() - plot.top()) / plot.height() * static_cast<double>(m_categories.size())), 0,
        static_cast<int>(m_categories.size()) - 1);
}

QString BarChart::toolTipOf(int category) const
{
    QStringList lines{m_categories[category]};
    double total = 0;
    for (const BarPart& part : m_parts) {
        const double value = part.values[static_cast<std::size_t>(category)];
        if (std::isfinite(value))
            total += value;
        QString line = tr("%1: %2").arg(part.name, m_prefix + numbers::exact(value) + m_suffix);
        if (!part.halfWidths.empty())
            line += QStringLiteral(" ± ") + numbers::exact(part.halfWidths[static_cast<std::size_t>(category)]);
        lines << line;
    }
    if (m_arrangement == Arrangement::Stacked && m_parts.size() > 1)
        lines << tr("Sum: %1").arg(m_prefix + numbers::exact(total) + m_suffix);
    return lines.join(QLatin1Char('\n'));
}

bool BarChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int category = categoryAt(help->pos());
        if (category >= 0)
            QToolTip::showText(help->globalPos(), toolTipOf(category), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void BarChart::mouseMoveEvent(QMouseEvent* event)
{
    const int category = categoryAt(event->position());
    if (category == m_hovered)
        return;
    m_hovered = category;
    update();
}

void BarChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int category = categoryAt(event->position());
    if (category < 0)
        return;
    setSelected(category == m_selected ? -1 : category);
    emit categorySelected(m_selected);
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_categories.size()) - 1;
    if (last < 0 || (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down && event->key() != Qt::Key_Escape)) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape)
        setSelected(-1);
    else if (m_selected < 0)
        setSelected(event->key() == Qt::Key_Down ? 0 : last);
    else
        setSelected(std::clamp(m_selected + (event->key() == Qt::Key_Down ? 1 : -1), 0, last));
    emit categorySelected(m_selected);
}

void BarChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

} // namespace acr::ui

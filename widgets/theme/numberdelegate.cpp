// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/numberdelegate.h"

#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace acr::ui {

void NumberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    // The selected row already says where the focus is; a frame is for a cell that is not selected.
    const bool framed = item.state & QStyle::State_HasFocus && !(item.state & QStyle::State_Selected);
    item.state &= ~QStyle::State_HasFocus;
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QStyleOptionViewItem measured = item;
    measured.text = text;
    measured.features |= QStyleOptionViewItem::HasDisplay;
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &measured, item.widget);
    const QRectF box = QRectF(room).adjusted(space::xs, 0, -space::xs, 0);
    const bool selected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = !(item.state & QStyle::State_Enabled) ? QPalette::Disabled
                                       : item.state & QStyle::State_Active   ? QPalette::Active
                                                                             : QPalette::Inactive;
    painter->save();
    painter->setFont(item.font);
    painter->setPen(item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    const QFontMetricsF metrics(item.font, painter->device());
    const QString shown = tabularWidth(metrics, text) <= box.width() + 0.5
                              ? text
                              : metrics.elidedText(text, item.textElideMode, box.width());
    drawTabular(*painter, box, item.displayAlignment, shown);
    if (framed) {
        painter->setPen(item.palette.color(QPalette::Highlight));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(item.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->restore();
}

QSize NumberDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize hint = QStyledItemDelegate::sizeHint(option, index);
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const QFontMetricsF metrics(option.font);
    hint.rwidth() +=
        static_cast<int>(std::ceil(tabularWidth(metrics, text) - metrics.horizontalAdvance(text))) + 2 * space::xs;
    return hint;
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/numberdelegate.h"

#include "widgets/theme/tabular.h"

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
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QStyleOptionViewItem measured = item;
    measured.text = text;
    measured.features |= QStyleOptionViewItem::HasDisplay;
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &measured, item.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, item.widget) + 1;
    const QRectF box = QRectF(room).adjusted(margin, 0, -margin, 0);
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
    painter->restore();
}

QSize NumberDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize hint = QStyledItemDelegate::sizeHint(option, index);
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const QFontMetricsF metrics(option.font);
    hint.rwidth() += static_cast<int>(std::ceil(tabularWidth(metrics, text) - metrics.horizontalAdvance(text)));
    return hint;
}

} // namespace acr::ui

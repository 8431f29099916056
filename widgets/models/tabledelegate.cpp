// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/tabledelegate.h"

#include "widgets/models/roles.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double markerSize = 9;
constexpr double markerRoom = markerSize + space::s;
constexpr double checkRoom = 24; ///< with its margins

} // namespace

TableDelegate::TableDelegate(const ThemeManager& themes, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_themes(themes)
{}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_themes.theme();
    const Colours& colours = theme.colours();
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QColor ground = selected ? colours.selection
                          : (option.features & QStyleOptionViewItem::Alternate) != 0
                              ? option.palette.color(QPalette::AlternateBase)
                              : colours.card;
    if (selected || (option.features & QStyleOptionViewItem::Alternate) != 0)
        painter->fillRect(option.rect, ground);

    QRectF box = QRectF(option.rect).adjusted(space::s, 0, -space::s, 0);
    if (const QVariant bar = index.data(BarRole); bar.isValid()) {
        const double share = std::clamp(bar.toDouble(), 0.0, 1.0);
        const QVariant inkOfBar = index.data(BarInkRole);
        const QRectF track(box.left(), option.rect.bottom() - 4, box.width(), 2);
        painter->fillRect(track, blend(ground, colours.muted, 0.18));
        painter->fillRect(QRectF(track.topLeft(), QSizeF(track.width() * share, track.height())),
                          inkOfBar.canConvert<Ink>() ? theme.colour(inkOfBar.value<Ink>()) : colours.accent);
    }
    if (const QVariant checked = index.data(Qt::CheckStateRole); checked.isValid()) {
        // By this option QStyledItemDelegate finds where a click toggles the box.
        QStyleOptionViewItem check = option;
        initStyleOption(&check, index);
        const QStyle* const style = check.widget != nullptr ? check.widget->style() : QApplication::style();
        check.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &check, check.widget);
        check.state.setFlag(QStyle::State_HasFocus, false);
        check.state |= checked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, check.widget);
        box.setLeft(check.rect.right() + 1 + space::s);
    }
    if (const QVariant ink = index.data(InkRole); ink.canConvert<Ink>()) {
        const Ink mark = ink.value<Ink>();
        painter->setRenderHint(QPainter::Antialiasing, true);
        drawMarker(*painter, QPointF(box.left() + markerSize / 2, box.center().y()), markerSize, theme.marker(mark),
                   theme.colour(mark));
        painter->setRenderHint(QPainter::Antialiasing, false);
        box.setLeft(box.left() + markerRoom);
    }

    const QString text = index.data(Qt::DisplayRole).toString();
    QFont font = option.font;
    if (index.data(EmphasisRole).toBool())
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const bool absent = text.size() == 1 && text.front() == emDash;
    const QVariant foreground = index.data(Qt::ForegroundRole);
    painter->setPen(foreground.canConvert<QBrush>() ? foreground.value<QBrush>().color()
                    : absent                        ? colours.muted
                                                    : colours.text);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) | Qt::AlignVCenter;
    if ((alignment & Qt::AlignRight) != 0)
        box.setLeft(box.left() - space::xs);
    drawCell(*painter, box, alignment, text, (alignment & Qt::AlignRight) != 0 ? Qt::ElideRight : option.textElideMode);
    if ((option.state & QStyle::State_HasFocus) != 0 && !selected) {
        painter->setPen(colours.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QFont font = option.font;
    if (index.data(EmphasisRole).toBool())
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    double width = tabularWidth(metrics, index.data(Qt::DisplayRole).toString()) + 2 * space::s + 2;
    if (index.data(InkRole).isValid())
        width += markerRoom;
    if (index.data(Qt::CheckStateRole).isValid())
        width += checkRoom;
    return {static_cast<int>(std::ceil(width)),
            std::max(measure::tableRowHeight, static_cast<int>(metrics.height()) + space::s)};
}

} // namespace acr::ui

#include "moc_tabledelegate.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/tableheader.h"

#include "widgets/theme/tokens.h"

#include <QPainter>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double arrowWidth = 7;
constexpr double arrowRoom = arrowWidth + space::xs;

} // namespace

TableHeader::TableHeader(const ThemeManager& themes, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_themes(themes)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&themes, &ThemeManager::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

QFont TableHeader::titleFont() const
{
    QFont font = m_themes.theme().font(FontRole::Body);
    font.setWeight(QFont::Medium);
    return font;
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Colours& colours = m_themes.theme().colours();
    painter->fillRect(rect, colours.raised);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
    if (model() == nullptr)
        return;
    const QVariant aligned = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole);
    const Qt::Alignment alignment = aligned.isValid() ? Qt::Alignment(aligned.toInt()) : defaultAlignment();
    const bool right = (alignment & Qt::AlignRight) != 0;
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    QRectF box = QRectF(rect).adjusted(space::s, 0, -space::s, 0);
    const QFont font = titleFont();
    const QFontMetricsF metrics(font, painter->device());
    const double room = box.width() - (sorted ? arrowRoom : 0);
    const QString title =
        metrics.elidedText(model()->headerData(logicalIndex, orientation()).toString(), Qt::ElideRight, room);
    painter->setFont(font);
    painter->setPen(sorted ? colours.text : colours.muted);
    const double width = metrics.horizontalAdvance(title);
    const double left = right                                 ? box.right() - width
                        : (alignment & Qt::AlignHCenter) != 0 ? box.center().x() - width / 2
                                                              : box.left();
    painter->drawText(QRectF(left, box.top(), width + 1, box.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (!sorted)
        return;
    const double x = right ? left - arrowRoom : left + width + space::xs;
    const double y = box.center().y();
    const double tip = sortIndicatorOrder() == Qt::AscendingOrder ? -2.5 : 2.5;
    const QPointF arrow[] = {{x, y - tip}, {x + arrowWidth, y - tip}, {x + arrowWidth / 2, y + tip}};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.accent);
    painter->drawPolygon(arrow, 3);
    painter->restore();
}

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QFontMetricsF metrics(titleFont());
    const QString title = model() == nullptr ? QString() : model()->headerData(logicalIndex, orientation()).toString();
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(title) + arrowRoom)) + 2 * space::s,
            static_cast<int>(std::ceil(metrics.height())) + 2 * space::s};
}

} // namespace acr::ui

#include "moc_tableheader.cpp"

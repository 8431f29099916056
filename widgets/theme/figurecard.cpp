// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/figurecard.h"

#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

/// "+2.33" of "+2.33 points". A text without a sign in front stays as it is.
QString withoutUnit(const QString& delta)
{
    const auto isSign = [](QChar sign) {
        return sign == QLatin1Char('+') || sign == numbers::minusSign || sign == QChar(0xb1);
    };
    if (delta.isEmpty() || !isSign(delta.front()))
        return delta;
    qsizetype end = 1;
    for (qsizetype i = 1; i < delta.size() && delta[i] != QLatin1Char(' '); ++i)
        if (delta[i].isDigit())
            end = i + 1;
    return delta.left(end);
}

} // namespace

FigureCard::FigureCard(const ThemeManager& themes, const QString& caption, QWidget* parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_caption(caption)
    , m_figure(QChar(0x2013))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void FigureCard::setOwnTheme(std::optional<Theme> theme)
{
    m_ownTheme = std::move(theme);
    updateGeometry();
    update();
}

void FigureCard::setCaption(const QString& caption)
{
    m_caption = caption;
    describe();
}

void FigureCard::setFigure(const QString& figure, const QString& exact)
{
    m_figure = figure;
    m_exact = exact;
    describe();
}

void FigureCard::setDelta(double change, const QString& text, Better better, const QString& against)
{
    // What the text rounds to zero has no direction.
    m_change = text.startsWith(QChar(0xb1)) ? 0 : change;
    m_delta = text;
    m_better = better;
    m_against = against;
    describe();
}

void FigureCard::setBadge(Badge::Kind kind, const QString& text)
{
    if (m_badge == nullptr) {
        m_badge = new Badge(m_themes, this);
        m_badge->setObjectName(QStringLiteral("cardBadge"));
        m_badge->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_badge->setKind(kind, text);
    m_badge->show();
    placeBadge();
    describe();
}

void FigureCard::clearBadge()
{
    if (m_badge == nullptr || m_badge->isHidden())
        return;
    m_badge->hide();
    describe();
}

QString FigureCard::badge() const
{
    return m_badge == nullptr || m_badge->isHidden() ? QString() : m_badge->text();
}

void FigureCard::placeBadge()
{
    if (m_badge == nullptr)
        return;
    m_badge->resize(m_badge->sizeHint());
    const double caption = QFontMetricsF(m_themes.theme().font(FontRole::Caption), this).height();
    m_badge->move(width() - m_badge->width() - space::s,
                  std::max(space::xs, space::s + static_cast<int>((caption - m_badge->height()) / 2)));
}

void FigureCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeBadge();
}

void FigureCard::setActivation(const QString& text)
{
    m_activation = text;
    setFocusPolicy(text.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    setCursor(text.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    describe();
}

void FigureCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_activation.isEmpty()) {
        QFrame::mouseReleaseEvent(event);
        return;
    }
    if (rect().contains(event->position().toPoint()))
        emit activated();
}

void FigureCard::keyPressEvent(QKeyEvent* event)
{
    const bool chosen =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (chosen && !m_activation.isEmpty())
        emit activated();
    else
        QFrame::keyPressEvent(event);
}

void FigureCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_activation.isEmpty())
        return QFrame::contextMenuEvent(event);
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show the tasks"), this, &FigureCard::activated);
    menu->popup(event->globalPos());
}

void FigureCard::enterEvent(QEnterEvent* event)
{
    QFrame::enterEvent(event);
    update();
}

void FigureCard::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    update();
}

void FigureCard::describe()
{
    QString spoken = m_caption + QStringLiteral(": ") + m_figure;
    if (!badge().isEmpty())
        spoken += QStringLiteral(", ") + badge();
    if (!m_delta.isEmpty())
        spoken += QStringLiteral(", ") + m_delta + QLatin1Char(' ') + m_against;
    setAccessibleName(spoken);
    QStringList lines{m_caption + QStringLiteral(": ") + (m_exact.isEmpty() ? m_figure : m_exact)};
    if (!m_delta.isEmpty())
        lines << m_delta + QLatin1Char(' ') + m_against;
    if (!m_activation.isEmpty())
        lines << m_activation;
    setToolTip(lines.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize FigureCard::minimumSizeHint() const
{
    const Theme& shown = theme();
    const QFontMetricsF caption(shown.font(FontRole::Caption));
    const QFontMetricsF figure(shown.font(FontRole::Figure));
    // The badge stands beside the caption.
    const double badgeWidth = badge().isEmpty() ? 0.0 : m_badge->sizeHint().width();
    const double width = std::max(caption.horizontalAdvance(m_caption) + badgeWidth, tabularWidth(figure, m_figure));
    return {static_cast<int>(std::ceil(width)) + 2 * space::m,
            static_cast<int>(std::ceil(caption.height() + figure.height())) + 2 * space::s};
}

QSize FigureCard::sizeHint() const
{
    const Theme& shown = theme();
    const QFontMetricsF caption(shown.font(FontRole::Caption));
    const QFontMetricsF figure(shown.font(FontRole::Figure));
    double width = tabularWidth(figure, m_figure);
    if (!m_delta.isEmpty())
        width += space::s + std::max(tabularWidth(caption, withoutUnit(m_delta)) + (m_change != 0 ? 14 : 2),
                                     caption.horizontalAdvance(m_against));
    width = std::max(width, caption.horizontalAdvance(m_caption));
    return {static_cast<int>(std::ceil(width)) + 2 * space::m, minimumSizeHint().height()};
}

void FigureCard::paintEvent(QPaintEvent*)
{
    const Theme& shown = theme();
    const Colours& c = shown.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);

    const QRectF inner = QRectF(rect()).adjusted(space::m, space::s, -space::m, -space::s);
    const QFont captionFont = shown.font(FontRole::Caption);
    const QFontMetricsF caption(captionFont, this);
    painter.setFont(captionFont);
    painter.setPen(c.muted);
    // By its baseline: glyphs of a fallback font would push a box of text down, and be cut off by it.
    painter.drawText(QPointF(inner.left(), inner.top() + caption.ascent()),
                     caption.elidedText(m_caption, Qt::ElideRight, inner.width()));

    const QFont figureFont = shown.font(FontRole::Figure);
    const QFontMetricsF figure(figureFont, this);
    const double figureWidth = tabularWidth(figure, m_figure);
    const QRectF figureRow(inner.left(), inner.bottom() - figure.height(), inner.width(), figure.height());
    painter.setFont(figureFont);
    painter.setPen(c.text);
    drawTabular(painter, figureRow, Qt::AlignLeft | Qt::AlignVCenter, m_figure);
    const double left = figureRow.left() + figureWidth + space::s;
    const double room = inner.right() - left;
    const auto fits = [&](const QString& delta) {
        return room >= tabularWidth(caption, delta) + (m_change != 0 ? 12 : 0);
    };
    // A number is never cut; it is in the tool tip.
    const QString delta = fits(m_delta) ? m_delta : withoutUnit(m_delta);
    if (delta.isEmpty() || !fits(delta))
        return;

    // The change stands on the figure's baseline, what it is compared with above it.
    const double baseline = figureRow.center().y() + (figure.ascent() - figure.descent()) / 2;
    const QRectF deltaRow(left, baseline - caption.ascent(), room, caption.height());
    const bool good = (m_better == Better::Lower && m_change < 0) || (m_better == Better::Higher && m_change > 0);
    const bool plain = m_better == Better::Neither || m_change == 0;
    painter.setPen(plain ? c.muted : good ? c.good : c.bad);
    painter.setFont(captionFont);
    double x = left;
    if (m_change != 0) {
        const double y = deltaRow.center().y() + 0.5;
        const double tip = m_change > 0 ? -3.5 : 3.5;
        const QPointF arrow[] = {{x, y - tip}, {x + 8, y - tip}, {x + 4, y + tip}};
        painter.setBrush(painter.pen().color());
        painter.save();
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(arrow, 3);
        painter.restore();
        x += 12;
    }
    drawTabular(painter, deltaRow.adjusted(x - left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, delta);
    painter.setPen(c.muted);
    painter.drawText(QPointF(left, baseline - caption.height()), caption.elidedText(m_against, Qt::ElideRight, room));
}

} // namespace acr::ui

#include "moc_figurecard.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/badge.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/marker.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double markSize = 7;

QColor colourOf(Badge::Kind kind, const Colours& c)
{
    switch (kind) {
    case Badge::Kind::Recorded: return c.accent;
    case Badge::Kind::Simulated:
    case Badge::Kind::Warning: return c.warning;
    case Badge::Kind::Live: return c.good;
    case Badge::Kind::Neutral: break;
    }
    return c.muted;
}

MarkerShape shapeOf(Badge::Kind kind)
{
    switch (kind) {
    case Badge::Kind::Recorded: return MarkerShape::Square;
    case Badge::Kind::Simulated: return MarkerShape::Diamond;
    case Badge::Kind::Warning: return MarkerShape::Triangle;
    case Badge::Kind::Live:
    case Badge::Kind::Neutral: break;
    }
    return MarkerShape::Circle;
}

} // namespace

Badge::Badge(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void Badge::setKind(Kind kind)
{
    switch (kind) {
    case Kind::Recorded:
        setKind(kind, tr("Recorded"));
        setToolTip(tr("Outcomes were recorded earlier and are replayed."));
        return;
    case Kind::Simulated:
        setKind(kind, tr("Simulated"));
        setToolTip(tr("Outcomes come from a model of the benchmark; no language model was called."));
        return;
    case Kind::Live:
        setKind(kind, tr("Live"));
        setToolTip(tr("Models are called now, and cost money."));
        return;
    case Kind::Warning:
    case Kind::Neutral: setKind(kind, m_text); return;
    }
}

void Badge::setKind(Kind kind, const QString& text)
{
    m_kind = kind;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    QFont font = m_themes.theme().font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(m_text) + markSize)) + space::xs + 2 * space::s,
            static_cast<int>(std::ceil(metrics.height())) + space::xs + 2};
}

void Badge::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_themes.theme();
    const QColor colour = colourOf(m_kind, theme.colours());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(blend(theme.colours().card, colour, 0.55), 1));
    painter.setBrush(theme.colours().card);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    drawMarker(painter, QPointF(space::s + markSize / 2, box.center().y()), markSize, shapeOf(m_kind), colour);
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box.adjusted(space::s + markSize + space::xs, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace acr::ui

#include "moc_badge.cpp"

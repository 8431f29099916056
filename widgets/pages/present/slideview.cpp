// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slideview.h"

#include "widgets/pages/present/slidecomposition.h"

#include <QPainter>

namespace acr::ui {

SlideView::SlideView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        m_picture = {};
        update();
    });
    setSlide(std::nullopt);
}

void SlideView::setSlide(std::optional<Slide> slide, const Deck& deck, int position, int count)
{
    m_slide = std::move(slide);
    m_deck = deck;
    m_position = position;
    m_count = count;
    m_picture = {};
    setAccessibleName(m_slide ? tr("Slide: %1").arg(m_slide->title) : tr("No slide"));
    setAccessibleDescription(m_slide ? m_slide->notes : QString());
    update();
}

QSize SlideView::minimumSizeHint() const
{
    return {16 * space::l, 9 * space::l};
}

void SlideView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_themes.theme().colours().page);
    if (!m_slide)
        return;
    const QSizeF shown = SlideComposition::canvas.scaled(size(), Qt::KeepAspectRatio);
    const int width = qRound(shown.width() * devicePixelRatioF());
    if (width < 1)
        return;
    if (m_picture.width() != width) {
        m_picture =
            QPixmap::fromImage(SlideComposition(*m_slide, m_deck, m_themes, m_position, m_count).picture(width));
        m_picture.setDevicePixelRatio(devicePixelRatioF());
    }
    const QRectF place(QPointF((this->width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    painter.drawPixmap(place.topLeft(), m_picture);
    painter.setPen(m_themes.theme().colours().line);
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace acr::ui

#include "moc_slideview.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slideview.h"

#include <QPainter>

namespace acr::ui {

namespace {

/// Share of the height that the title's type takes.
constexpr double titleShare = 0.04;

} // namespace

SlideView::SlideView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
    setSlide(std::nullopt);
}

void SlideView::setSlide(std::optional<Slide> slide)
{
    m_slide = std::move(slide);
    m_scaled = {};
    setAccessibleName(m_slide ? tr("Slide: %1").arg(m_slide->title) : tr("No slide"));
    setAccessibleDescription(m_slide ? m_slide->notes : QString());
    update();
}

void SlideView::setTitleShown(bool shown)
{
    m_titleShown = shown;
    m_scaled = {};
    update();
}

QSize SlideView::minimumSizeHint() const
{
    return {16 * space::l, 9 * space::l};
}

void SlideView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_themes.theme();
    painter.fillRect(rect(), theme.colours().page);
    if (!m_slide)
        return;
    // Margins of a slide: small in a corner of the page, larger on a screen.
    const int margin = std::max<int>(space::s, std::min(width(), height()) / 40);
    QRect area = rect().adjusted(margin, margin, -margin, -margin);
    if (m_titleShown) {
        QFont font = theme.font(FontRole::SectionTitle);
        const int pixels = std::max(QFontMetrics(font).height() * 3 / 4, static_cast<int>(titleShare * height()));
        font.setPixelSize(pixels);
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(theme.colours().text);
        const QRect line(area.left(), area.top(), area.width(), metrics.height() + space::xs);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_slide->title, Qt::ElideRight, line.width()));
        area.setTop(line.bottom() + space::s);
    }
    if (m_slide->picture.isNull() || area.isEmpty())
        return;
    const QSize size = m_slide->picture.size().scaled(area.size() * devicePixelRatioF(), Qt::KeepAspectRatio);
    if (m_scaled.size() != size) {
        m_scaled = QPixmap::fromImage(m_slide->picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
    }
    const QSizeF shown = QSizeF(m_scaled.size()) / devicePixelRatioF();
    const QRectF place(area.left() + (area.width() - shown.width()) / 2,
                       area.top() + (area.height() - shown.height()) / 2, shown.width(), shown.height());
    painter.drawPixmap(place.topLeft(), m_scaled);
    painter.setPen(theme.colours().line);
    painter.drawRect(place);
}

void SlideView::mouseDoubleClickEvent(QMouseEvent*)
{
    if (m_slide)
        emit activated();
}

} // namespace acr::ui

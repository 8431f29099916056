// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/worknote.h"

#include <QEvent>
#include <QPainter>

namespace acr::ui {

namespace {

constexpr int noteAfterMs = 300;

} // namespace

WorkNote::WorkNote(const ThemeManager& themes, QWidget& view)
    : QLabel(&view)
    , m_themes(themes)
{
    setObjectName(QStringLiteral("workNote"));
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(noteAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &WorkNote::refresh);
    view.installEventFilter(this);
    setContentsMargins(space::m, space::s, space::m, space::s);
    connect(&m_themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
}

void WorkNote::setWork(const QStringList& titles)
{
    m_titles = titles;
    if (m_titles.isEmpty()) {
        m_delay.stop();
        hide();
    } else if (!isHidden()) {
        refresh();
    } else if (!m_delay.isActive()) {
        m_delay.start();
    }
}

void WorkNote::refresh()
{
    if (m_titles.isEmpty())
        return;
    setText(tr("%1…", "what is being computed").arg(m_titles.join(QStringLiteral(" · "))));
    place();
    show();
    raise();
}

void WorkNote::place()
{
    adjustSize();
    const QWidget& view = *parentWidget();
    move((view.width() - width()) / 2, view.height() - height() - space::m);
}

void WorkNote::paintEvent(QPaintEvent* event)
{
    const Colours& colours = m_themes.theme().colours();
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colours.edge);
        painter.setBrush(colours.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
    }
    QLabel::paintEvent(event);
}

bool WorkNote::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace acr::ui

#include "moc_worknote.cpp"

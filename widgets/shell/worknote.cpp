// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/worknote.h"

#include <QEvent>

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
    followTheme(*this, m_themes, [this] {
        const Colours& colours = m_themes.theme().colours();
        setStyleSheet(QStringLiteral("QLabel#workNote { background: %1; color: %2; border: 1px solid %3; "
                                     "border-radius: %4px; padding: %5px %6px; }")
                          .arg(colours.raised.name(), colours.text.name(), colours.edge.name())
                          .arg(radius::card)
                          .arg(space::xs)
                          .arg(space::m));
    });
}

void WorkNote::setWork(const QStringList& titles)
{
    m_titles = titles;
    if (m_titles.isEmpty()) {
        m_delay.stop();
        hide();
    } else if (isVisible()) {
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

bool WorkNote::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace acr::ui

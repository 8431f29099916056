// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/eventpalette.h"

#include "widgets/pages/session/timelinebar.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QDrag>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>

namespace acr::ui {

namespace {

/// Small enough for five in a row; the whole title is in the tool tip.
QString mark(SessionEventKind kind)
{
    switch (kind) {
    case SessionEventKind::Down: return QStringLiteral("↓");
    case SessionEventKind::Up: return QStringLiteral("↑");
    case SessionEventKind::Price: return QStringLiteral("$");
    case SessionEventKind::Improve: return QStringLiteral("±");
    case SessionEventKind::Join: return QStringLiteral("+");
    }
    return {};
}

} // namespace

EventChip::EventChip(SessionEventKind kind, QWidget* parent)
    : QToolButton(parent)
    , m_kind(kind)
{
    setText(mark(kind));
    setToolTip(eventKindTitle(kind));
    setAccessibleName(eventKindTitle(kind));
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setMinimumWidth(2 * space::l);
}

void EventChip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position().toPoint();
    QToolButton::mousePressEvent(event);
}

void EventChip::mouseMoveEvent(QMouseEvent* event)
{
    const bool far = (event->position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if ((event->buttons() & Qt::LeftButton) == 0 || !far) {
        QToolButton::mouseMoveEvent(event);
        return;
    }
    setDown(false);
    auto* drag = new QDrag(this);
    auto* payload = new QMimeData;
    const std::string_view name = eventKindName(m_kind);
    payload->setData(TimelineBar::eventMime(), QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    drag->setMimeData(payload);
    drag->setPixmap(grab());
    drag->exec(Qt::CopyAction);
}

EventPalette::EventPalette(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto* label = new QLabel(tr("Drag onto the timeline:"), this);
    row->addWidget(label);
    for (std::size_t kind = 0; kind < sessionEventKindCount; ++kind) {
        auto* chip = new EventChip(static_cast<SessionEventKind>(kind), this);
        connect(chip, &QToolButton::clicked, this,
                [this, kind] { emit eventChosen(static_cast<SessionEventKind>(kind)); });
        row->addWidget(chip);
    }
    row->addStretch(1);
    const auto restyle = [label, &themes] { label->setFont(themes.theme().font(FontRole::Caption)); };
    connect(&themes, &ThemeManager::themeChanged, this, restyle);
    restyle();
}

} // namespace acr::ui

#include "moc_eventpalette.cpp"

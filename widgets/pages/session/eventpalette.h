// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of events as chips that are dragged onto the timeline; a click adds one at the cursor. GUI
/// thread only.
#pragma once

#include "core/session/sessionevent.h"
#include "widgets/theme/thememanager.h"

#include <QToolButton>

namespace acr::ui {

/// One chip.
class EventChip final : public QToolButton {
    Q_OBJECT

public:
    EventChip(SessionEventKind kind, QWidget* parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    SessionEventKind m_kind;
    QPoint m_pressed;
};

class EventPalette final : public QWidget {
    Q_OBJECT

public:
    explicit EventPalette(const ThemeManager& themes, QWidget* parent = nullptr);

signals:
    void eventChosen(acr::SessionEventKind kind);
};

} // namespace acr::ui

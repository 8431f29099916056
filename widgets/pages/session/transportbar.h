// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Play, pause, step, back, seek, speed: the session's transport with its timeline, breakpoints and events.
/// It controls the player and shows its state. GUI thread only.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QAction;
class QDialog;
class QLabel;
class QMenu;
class QToolButton;
class QUndoStack;

namespace acr::ui {

class TimelineBar;

class TransportBar final : public QWidget {
    Q_OBJECT

public:
    /// Changes of events can be undone when there is an undo stack.
    TransportBar(const ThemeManager& themes, SessionPlayer& player, QUndoStack* undo, QWidget* parent = nullptr);

    [[nodiscard]] TimelineBar& timeline() const { return *m_timeline; }
    /// Asks for what an event of the kind needs and adds it after so many tasks; `edited` replaces one that
    /// is there.
    void askForEvent(SessionEventKind kind, std::size_t after, std::optional<std::size_t> edited = {});
    void addBreakpoint(const Breakpoint& breakpoint);

signals:
    void forkRequested();

private:
    QToolButton* button(const QString& iconName, const QString& text);
    QToolButton* menuButton(const QString& iconName, const QString& text, QMenu* menu);
    void refresh();
    void changeEvents(const QString& what, std::vector<SessionEvent> events);
    void fillBreakpoints(QMenu& menu);
    void fillEvents(QMenu& menu);
    void askForBreakpoint(BreakpointKind kind);
    void takeBreakpoint(const Breakpoint& breakpoint, const Benchmark& benchmark);
    /// The dialog is about the session that is shown and goes with it.
    void open(QDialog& dialog);
    [[nodiscard]] std::shared_ptr<const SessionSetting> settingShown() const;

    const ThemeManager& m_themes;
    SessionPlayer& m_player;
    QUndoStack* m_undo;
    TimelineBar* m_timeline;
    QToolButton* m_breakpoints;
    QToolButton* m_fork;
    QToolButton* m_events;
    QLabel* m_where;
};

} // namespace acr::ui

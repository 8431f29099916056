// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Does what an action says to the window that is there: mouse and keys go in where the platform would put them, so
/// that focus, modal dialogs and popups decide as they do for a user.
///
/// What an action names and the window does not have is passed over: a shortened sequence may name it.
#pragma once

#include "app/workbench/workbench.h"
#include "tests/monkey/action.h"

#include <QDir>
#include <QEvent>
#include <QPoint>

namespace acr::monkey {

class Hand {
public:
    /// Files are named relative to `folder`. Both outlive the hand.
    Hand(ui::Workbench& workbench, const QDir& folder);

    /// Kinds and arguments (points are thousandths of the widget's width and height):
    ///     press, release, click, dclick: widget, x, y, button, modifiers
    ///     move: widget, x, y
    ///     wheel: widget, x, y, horizontal, vertical, modifiers
    ///     key: key combination                text: what is typed
    ///     trigger: id of the window's action  page-action: number
    ///     menu-item: number, in the popup that is open
    ///     choose: widget, value (combo box, tab bar, segment, spin box, line edit, slider, check box, list row)
    ///     button: widget                      file: name, into the file dialog that is open
    ///     reveal: part of the page
    ///     named: object name, value (of the window's part that is shown; buttons are pressed)
    ///     close-dialog                        open: workspace by name
    ///     drop: file                          cancel-jobs, cancel-job: number
    ///     resize: width, height               undo, redo
    /// May run an event loop of its own (a modal dialog): what is the caller's may have changed on return.
    void perform(const Action& action);

    /// Of the window's action; null when there is none.
    [[nodiscard]] QAction* windowAction(const QString& id) const;

private:
    void mouse(const Action& action);
    void wheel(const Action& action);
    void key(const QString& combination);
    void type(const QString& text);
    void chooseMenuItem(int number);
    void chooseValue(QWidget& widget, const QString& value);
    void useNamed(const QString& name, const QString& value);
    void answerFileDialog(const QString& name);
    void drop(const QString& name);
    void sendMouse(QWidget& widget, QPoint point, QEvent::Type type, Qt::MouseButton button,
                   Qt::KeyboardModifiers modifiers);

    ui::Workbench& m_workbench;
    const QDir& m_folder;
    Qt::MouseButtons m_buttons;
    int m_time = 1000; ///< of the next mouse event, milliseconds
};

} // namespace acr::monkey

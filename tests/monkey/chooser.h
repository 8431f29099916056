// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws the next action from what the window offers now. What a user can't do now (behind a modal dialog, outside a
/// popup) is seldom drawn.
#pragma once

#include "app/workbench/workbench.h"
#include "tests/monkey/action.h"
#include "tests/monkey/draws.h"

#include <QQueue>
#include <QWidget>

namespace acr::monkey {

class Chooser {
public:
    /// `workspaces` and `files` are names in the folder of the run; `outputs` may be written.
    Chooser(ui::Workbench& workbench, std::uint64_t seed, QStringList workspaces, QStringList files,
            QStringList outputs);

    [[nodiscard]] Action next();

private:
    [[nodiscard]] Action inPopup(QWidget& popup);
    [[nodiscard]] Action inDialog(QWidget& dialog);
    [[nodiscard]] Action inWindow();
    [[nodiscard]] Action mouse(const QString& kind, const QWidget& widget, Qt::MouseButton button);
    [[nodiscard]] Action key();
    [[nodiscard]] Action value(QWidget& top);
    void queueDrag(const QWidget& widget);
    void queuePalette();
    /// Some actions in a row that single draws would hardly make: a task that is written and routed, the built-in
    /// models, a game, the dialogs for downloads and for runs on several machines, which are opened and left.
    void queueErrand();
    [[nodiscard]] QWidget& anyWidget();
    [[nodiscard]] QString modifiers();

    ui::Workbench& m_workbench;
    Draws m_draws;
    QStringList m_workspaces;
    QStringList m_files;
    QStringList m_outputs;
    QQueue<Action> m_queue;
};

} // namespace acr::monkey

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The menu of saved sessions: opens and removes them, and names the session and its fork.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/theme/thememanager.h"

#include <QMenu>

namespace acr::ui {

class SavedSessionsMenu final : public QMenu {
    Q_OBJECT

public:
    /// All must outlive the menu. The parent is the parent of its dialogs too.
    SavedSessionsMenu(const ThemeManager& themes, Document& document, SessionPlayer& player, QWidget* parent);

    /// Asks for the name under which the session, or its fork, is kept.
    void askForName(bool fork);

signals:
    void failed(const acr::Error& error);
    /// There is nothing that can be named. `sentence` is translated.
    void refused(const QString& sentence);

private:
    void fill();
    void openDialog(bool fork, const QString& proposed);

    const ThemeManager& m_themes;
    Document& m_document;
    SessionPlayer& m_player;
};

} // namespace acr::ui

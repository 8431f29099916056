// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The buttons that play the window's session: to the start, back, play or pause, forward, to the end, and the speed.
/// Every page that shows them drives the same session. GUI thread only.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace acr::ui {

class PlayControls final : public QWidget {
    Q_OBJECT

public:
    /// Themes and player outlive the buttons.
    PlayControls(const ThemeManager& themes, SessionPlayer& player, QWidget* parent = nullptr);

    /// Steps a second, by entry of the speed box.
    [[nodiscard]] static std::vector<double> speeds();
    [[nodiscard]] static bool isSpeed(double stepsPerSecond);

private:
    QToolButton* addButton(const QString& iconName, const QString& text);
    void refresh();

    const ThemeManager& m_themes;
    SessionPlayer& m_player;
    QHBoxLayout* m_row;
    QToolButton* m_play = nullptr;
    QComboBox* m_speed;
};

} // namespace acr::ui

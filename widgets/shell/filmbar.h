// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Playback of the window's session, for pages that show its results: play buttons, a slider over its steps, and their
/// number. GUI thread only.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace acr::ui {

class FilmBar final : public QWidget {
    Q_OBJECT

public:
    /// Themes and player outlive the bar.
    FilmBar(const ThemeManager& themes, SessionPlayer& player, QWidget* parent = nullptr);

private:
    void refresh();

    SessionPlayer& m_player;
    QSlider* m_slider;
    QLabel* m_label;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The film of a memory: which step is shown, by slider, keys, or playing. The step is the number of steps taken before.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QSlider;
class QToolButton;

namespace acr::ui {

class FilmBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilmBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// 0 to `steps`.
    void setLength(int steps);
    void setStep(int step);
    [[nodiscard]] int step() const;
    [[nodiscard]] bool playing() const { return m_timer.isActive(); }
    void setPlaying(bool playing);

signals:
    /// The person, or the film, went to a step.
    void stepChanged(int step);
    void playingChanged(bool playing);

private:
    QToolButton* addButton(const QString& iconName, const QString& text);
    void advance();
    void label();

    const ThemeManager& m_themes;
    QToolButton* m_play;
    QSlider* m_slider;
    QLabel* m_label;
    QTimer m_timer;
};

} // namespace acr::ui

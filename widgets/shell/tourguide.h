// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A tour of the window: dims it except for one part, and explains that part in a bubble. Right or
/// Return goes on, Left goes back, Escape ends it; the window's shortcuts keep working. Thread-safety: the window's
/// thread only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QFrame;
class QLabel;
class QPushButton;

namespace acr::ui {

struct TourStep {
    QString title;
    QString text;
    /// Called when the step begins: shows the page it is about.
    std::function<void()> enter;
    /// The highlighted part; null for none.
    std::function<QWidget*()> target;
};

class TourGuide final : public QWidget {
    Q_OBJECT

public:
    /// Covers `window` while a tour is on.
    TourGuide(const ThemeManager& themes, QWidget* window);

    /// REQUIRES: at least one step.
    void start(QList<TourStep> steps);
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int steps() const { return static_cast<int>(m_steps.size()); }

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void goTo(int step);
    void end();
    void place();
    [[nodiscard]] QRect brightRect() const;

    const ThemeManager& m_themes;
    QList<TourStep> m_steps;
    int m_step = -1;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_focusBefore;
    QFrame* m_bubble;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace acr::ui

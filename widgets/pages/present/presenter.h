// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Presenter mode: the slides full screen, and on a second screen (or in a window of its own, with S) the speaker's
/// view with notes, the next slide and the time. Right, space and Page Down go on, left and Page Up go back, Home and
/// End jump, B blanks, Escape ends. Owns both windows; GUI thread only.
#pragma once

#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace acr::ui {

class SlideView;

/// The speaker's view.
class SpeakerView final : public QWidget {
    Q_OBJECT

public:
    explicit SpeakerView(const ThemeManager& themes, QWidget* parent = nullptr);
    void setSlides(const Slide& now, const std::optional<Slide>& next, int position, int count);
    void restartClock();

protected:
    void keyPressEvent(QKeyEvent* event) override;

signals:
    void keyPressed(QKeyEvent* event);

private:
    void showTime();

    const ThemeManager& m_themes;
    SlideView* m_now;
    SlideView* m_next;
    QLabel* m_notes;
    QLabel* m_position;
    QLabel* m_time;
    QTimer m_second;
    QElapsedTimer m_since;
};

class Presenter final : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: at least one slide.
    Presenter(const ThemeManager& themes, QList<Slide> slides, int first, QWidget* parent = nullptr);
    ~Presenter() override;

    /// Full screen, the speaker's view on another screen when there is one.
    void start();
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] SpeakerView& speaker() const { return *m_speaker; }
    [[nodiscard]] bool isBlank() const { return m_blank; }

public slots:
    void goTo(int slide);

signals:
    void ended(int slide);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void showSpeaker();

    QList<Slide> m_slides;
    int m_current;
    bool m_blank = false;
    SlideView* m_view;
    SpeakerView* m_speaker;
};

} // namespace acr::ui

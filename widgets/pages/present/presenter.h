// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Presenter mode: the slides full screen, with charts that answer to the mouse. With a second screen the speaker's
/// view (notes, the next slide, the time) is there; with one screen it stands beside the slide, which gets smaller and
/// stays whole.
///
/// | key                                    | effect                                    |
/// |----------------------------------------|-------------------------------------------|
/// | Page Down, right, down, space, Return  | next slide                                |
/// | Page Up, left, up, Backspace           | previous slide                            |
/// | Home, End                              | first and last slide                      |
/// | N, S                                   | speaker's view                            |
/// | P                                      | plays the session of the slide, and stops |
/// | R                                      | does again what was cancelled or failed   |
/// | B, period                              | blank                                     |
/// | Escape                                 | ends                                      |
///
/// A click beside the charts goes on, a right click goes back. On a slide of the Priors page a cell can be dragged up
/// and down. Owns both windows; GUI thread only.
#pragma once

#include "widgets/pages/present/livesources.h"
#include "widgets/theme/thememanager.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;
class QLabel;
class QToolButton;

namespace acr::ui {

class SlideStage;
class SlideView;

/// The speaker's view: a window of its own, or a part of the presentation's.
class SpeakerView final : public QWidget {
    Q_OBJECT

public:
    explicit SpeakerView(const ThemeManager& themes, QWidget* parent = nullptr);
    void setSlides(const QList<Slide>& slides, int position, const Deck& deck);
    void restartClock();
    /// Beside the slide: one column, without the slide itself.
    void setBesideSlide(bool beside);
    /// What the slide lets one do; empty: nothing special.
    void setHint(const QString& hint);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

signals:
    void keyPressed(QKeyEvent* event);

private:
    void showTime();
    /// Larger type on a larger screen.
    void restyle();
    void shareRows();

    const ThemeManager& m_themes;
    SlideView* m_now;
    SlideView* m_next;
    QLabel* m_notes;
    QLabel* m_hint;
    QLabel* m_position;
    QLabel* m_time;
    QVBoxLayout* m_rows;
    QTimer m_second;
    QElapsedTimer m_since;
};

class Presenter final : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: at least one slide.
    /// With sources, slides of priors and of sessions go on computing.
    Presenter(const ThemeManager& themes, QList<Slide> slides, int first, QWidget* parent = nullptr,
              const Deck& deck = {}, const std::optional<LiveSources>& sources = {});
    ~Presenter() override;

    /// Full screen, the speaker's view on another screen when there is one.
    void start();
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] SpeakerView& speaker() const { return *m_speaker; }
    [[nodiscard]] SlideStage& stage() const { return *m_stage; }
    [[nodiscard]] bool isBlank() const { return m_blank; }

public slots:
    void goTo(int slide);

signals:
    void ended(int slide);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void toggleSpeaker();
    void turn(Qt::MouseButton button);
    void showPlay();

    const ThemeManager& m_themes;
    QList<Slide> m_slides;
    Deck m_deck;
    int m_current;
    bool m_blank = false;
    bool m_secondScreen = false;
    SlideStage* m_stage;
    SpeakerView* m_speaker;
    QToolButton* m_play;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A slide on screen whose charts answer to the mouse: the composition as large as there is room for, and on it the
/// charts as widgets. A session's curve can be played. With sources (see LiveSources) a slide goes on computing: its
/// priors can be dragged, and a session that is played shows the ballot and the figures of each step. Where such work
/// was cancelled or failed, a line at the lower edge says so and offers to do it again. GUI thread only.
#pragma once

#include "widgets/charts/curvereplay.h"
#include "widgets/pages/present/priorslide.h"
#include "widgets/pages/present/sessionslide.h"
#include "widgets/pages/present/slidecomposition.h"
#include "widgets/theme/thememanager.h"

#include <QGraphicsView>
#include <QTimer>

#include <optional>

namespace acr::ui {

class ChartWidget;
class RetryBar;

class SlideStage final : public QGraphicsView {
    Q_OBJECT

public:
    explicit SlideStage(const ThemeManager& themes, QWidget* parent = nullptr);

    /// From the next slide on, slides go on computing with these.
    void setSources(const LiveSources& sources) { m_sources.emplace(sources); }
    /// What the slide computes; null for others.
    [[nodiscard]] const PriorSlide* priors() const { return m_priors.get(); }
    [[nodiscard]] const SessionSlide* session() const { return m_session.get(); }
    /// What of it gave no result.
    [[nodiscard]] RetryBar& retryBar() const { return *m_retryBar; }
    /// Does again what gave no result.
    void retry();
    /// What the slide lets one do, as a sentence; empty: nothing special.
    [[nodiscard]] QString hint() const;

    /// Nothing: an empty stage.
    void setSlide(const std::optional<Slide>& slide, const Deck& deck = {}, int position = 0, int count = 1);
    [[nodiscard]] const std::optional<SlideComposition>& composition() const { return m_composition; }
    /// The charts on the slide, in order.
    [[nodiscard]] const QList<ChartWidget*>& charts() const { return m_charts; }
    /// Where a place of a chart is, in the coordinates of viewport().
    [[nodiscard]] QPoint mapFromChart(int chart, const QPointF& position) const;

    /// A slide of a session.
    [[nodiscard]] bool canPlay() const { return !m_replay.isEmpty(); }
    [[nodiscard]] bool isPlaying() const { return m_frame.isActive(); }
    /// Plays from the beginning, or from where it was stopped.
    void setPlaying(bool playing);
    /// Steps that are shown of a session.
    [[nodiscard]] std::size_t playedSteps() const { return m_played; }

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A click beside the charts.
    void clicked(Qt::MouseButton button);
    void activated();
    void playingChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    /// Keys belong to who shows the stage.
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Background;
    void refresh();
    void rebuildCharts();
    void fit();
    void step();
    void openLive();
    /// At the lower edge, as high as its lines.
    void placeRetryBar();
    /// Shows another snapshot in the place of a chart.
    void showChart(std::size_t chart, const QJsonObject& snapshot);
    [[nodiscard]] DeckLanguage liveLanguage() const;
    void showFigures(const QList<SlideFigure>& figures);
    void showPriors();
    /// Of the last step that is shown of a session that is or was played.
    void showBallot();
    void dragPriors(std::size_t chart);
    [[nodiscard]] bool isOnChart(const QPoint& position) const;

    const ThemeManager& m_themes;
    std::optional<Slide> m_slide;
    Deck m_deck;
    int m_position = 0;
    int m_count = 1;
    std::optional<SlideComposition> m_composition;
    Background* m_background;
    RetryBar* m_retryBar;
    QList<ChartWidget*> m_charts;
    std::vector<QJsonObject> m_shown; ///< snapshots of the charts
    CurveReplay m_replay;
    qsizetype m_replayed = 0; ///< the chart that the replay is of
    std::size_t m_played = 0;
    QTimer m_frame;
    std::optional<LiveSources> m_sources;
    std::unique_ptr<PriorSlide> m_priors;
    std::unique_ptr<SessionSlide> m_session;
    std::vector<QJsonObject> m_composed; ///< snapshots as the slide has them
};

} // namespace acr::ui

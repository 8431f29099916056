// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stream from its first task to its last as a bar: the computed part of the session, the cursor, the start of the
/// fork and its first difference, and the events as flags that can be added, dragged and removed.
///
/// A click or a drag seeks. A flag is dragged to another place, or dropped outside to remove it. Something
/// dragged here with the mime type of eventMime() becomes an event where it is dropped. The page's own keys move the
/// cursor; with the focus on the bar, Delete removes the selected flag. GUI thread only.
#pragma once

#include "core/session/sessionevent.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace acr::ui {

class TimelineBar final : public QWidget {
    Q_OBJECT

public:
    struct State {
        std::size_t length = 0;   ///< tasks in the stream
        std::size_t computed = 0; ///< steps that are there
        std::optional<std::size_t> cursor;
        std::optional<std::size_t> fork;
        std::optional<std::size_t> divergence;

        bool operator==(const State&) const = default;
    };

    explicit TimelineBar(const ThemeManager& themes, QWidget* parent = nullptr);

    void setState(const State& state);
    void setEvents(const std::vector<SessionEvent>& events);
    [[nodiscard]] std::optional<std::size_t> selectedEvent() const { return m_selected; }
    /// The mime type of a dragged event; the data is the stable name of its kind.
    [[nodiscard]] static QString eventMime();
    /// Where a step stands, in the widget's coordinates.
    [[nodiscard]] double xOf(std::size_t step) const;

    [[nodiscard]] QSize sizeHint() const override { return {400, 40}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 40}; }

signals:
    void seekRequested(std::size_t step);
    void eventMoved(std::size_t event, std::size_t step);
    void eventRemoved(std::size_t event);
    void eventDropped(acr::SessionEventKind kind, std::size_t step);
    /// A double click on a flag.
    void eventEdited(std::size_t event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF track() const;
    [[nodiscard]] std::size_t stepAt(double x) const;
    [[nodiscard]] std::optional<std::size_t> eventAt(const QPointF& position) const;
    void paintFlag(QPainter& painter, std::size_t event) const;

    const ThemeManager& m_themes;
    State m_state;
    std::vector<SessionEvent> m_events;
    std::optional<std::size_t> m_selected;
    std::optional<std::size_t> m_dragged;
    std::optional<double> m_dragX;
    bool m_dragOut = false;
    bool m_seeking = false;
    std::optional<double> m_dropX;
};

} // namespace acr::ui

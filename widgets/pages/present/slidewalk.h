// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Brings one slide's view after the other on screen, waits until each is final, and passes it on: for exports with
/// real text. At the end the previous view is restored. Deletes itself. GUI thread only.
#pragma once

#include "widgets/pages/present/viewbridge.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace acr::ui {

class SlideWalk final : public QObject {
    Q_OBJECT

public:
    /// `visit` gets each view when it is final, or as it is after some seconds; what it returns ends the walk.
    using Visit = std::function<std::optional<QString>(int slide, const QWidget& view)>;

    SlideWalk(ViewBridge& bridge, QList<Slide> slides, Visit visit, QObject* parent);
    void start();

signals:
    void progressed(int slide, int count);
    /// `problem` is empty when all were visited.
    void finished(const QString& problem);

private:
    void poll();
    void next();
    void end(const QString& problem);

    ViewBridge& m_bridge;
    QList<Slide> m_slides;
    Visit m_visit;
    Slide m_before;
    int m_current = -1;
    int m_calm = 0;
    QTimer m_poll;
    QElapsedTimer m_since;
};

} // namespace acr::ui

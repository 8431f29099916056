// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidewalk.h"

namespace acr::ui {

namespace {

constexpr int pollMs = 20;
/// Passes of the event loop after the last change, so that queued layouts are finished.
constexpr int calmPolls = 3;
constexpr int longestMs = 20'000;

} // namespace

SlideWalk::SlideWalk(ViewBridge& bridge, QList<Slide> slides, Visit visit, QObject* parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_slides(std::move(slides))
    , m_visit(std::move(visit))
{
    connect(&m_poll, &QTimer::timeout, this, &SlideWalk::poll);
}

void SlideWalk::start()
{
    m_before = m_bridge.capture();
    next();
}

void SlideWalk::next()
{
    ++m_current;
    if (m_current >= m_slides.size())
        return end({});
    emit progressed(m_current, static_cast<int>(m_slides.size()));
    m_calm = 0;
    m_since.start();
    m_bridge.show(m_slides[m_current]);
    m_poll.start(pollMs);
}

void SlideWalk::poll()
{
    m_calm = m_bridge.settled() ? m_calm + 1 : 0;
    if (m_calm < calmPolls && m_since.elapsed() < longestMs)
        return;
    m_poll.stop();
    const QWidget* view = m_bridge.view();
    if (view == nullptr)
        return next();
    if (const auto problem = m_visit(m_current, *view))
        return end(*problem);
    next();
}

void SlideWalk::end(const QString& problem)
{
    m_poll.stop();
    m_bridge.show(m_before);
    emit finished(problem);
    deleteLater();
}

} // namespace acr::ui

#include "moc_slidewalk.cpp"

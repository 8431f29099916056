// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionplayer.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace acr::ui {

bool SessionPlayer::canSave() const
{
    return m_file != nullptr && !m_file->isReadOnly() && m_file->workspace() != nullptr &&
           m_file->current() && m_main->track() != nullptr;
}

void SessionPlayer::saveSteps(SessionLane& lane)
{
    if (lane.track() == nullptr)
        return;
    if (&lane == m_main && m_expected && m_expected->steps.size() <= lane.size()) {
        const auto difference = firstDifference(*m_expected, lane.track()->run());
        m_expected.reset();
        if (difference) {
            const std::string name = lane.name().toStdString();
            lane.setSaved({}, {});
            emit failed({ErrorCode::Conflict,
                         {},
                         "step " + std::to_string(*difference + 1) + " of session '" + name +
                             "' as it is computed now",
                         "another decision was recorded"});
        }
    }
    if (!lane.saved() || !canSave() || (&lane == m_main && m_expected))
        return;
    SessionStore store(*m_file->workspace());
    if (const auto saved = store.append(*lane.saved(), lane.track()->run(), lane.track()->finished());
        !saved) {
        lane.setSaved({}, {});
        emit failed(saved.error());
    }
}

Result<void> SessionPlayer::save(const QString& name, bool fork)
{
    SessionLane& lane = fork ? *m_fork : *m_main;
    if (!canSave() || lane.track() == nullptr)
        return failure(ErrorCode::Empty, {}, "a session and a workspace that can be written");
    SessionStore store(*m_file->workspace());
    if (lane.saved()) {
        if (auto renamed = store.rename(*lane.saved(), name.toStdString()); !renamed)
            return renamed;
        lane.setSaved(lane.saved(), name);
        refreshSaved();
        return {};
    }
    const auto parent = fork ? m_main->saved() : std::nullopt;
    const auto id = store.add(*m_file->current(), name.toStdString(), lane.track()->setting(), parent);
    if (!id)
        return Unexpected(id.error());
    lane.setSaved(*id, name);
    saveSteps(lane);
    refreshSaved();
    emit sessionChanged();
    return {};
}

void SessionPlayer::openSaved(const SessionSummary& session)
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return;
    SessionStore store(*m_file->workspace());
    auto stored = store.load(session.id);
    if (!stored) {
        emit failed(stored.error());
        return;
    }
    setPlaying(false);
    {
        // The document goes where the session was recorded; that is no reason to begin another one.
        const QScopedValueRollback following(m_following, false);
        if (const auto set = m_document.setStream(session.definition.stream); !set) {
            emit failed(set.error());
            return;
        }
        m_document.setWeights(session.definition.weights);
        m_document.setMissingScores(session.definition.missingScores);
    }
    const auto from = sources();
    if (!from)
        return;
    m_wanted = true;
    m_template = session.definition;
    m_fork->clear();
    m_document.selectStep(std::nullopt);
    m_main->start(*from, session.definition);
    m_main->setSaved(session.id, QString::fromStdString(session.name));
    m_expected = std::move(*stored);
    emit sessionChanged();
}

Result<void> SessionPlayer::removeSaved(const SessionSummary& session)
{
    if (!canSave())
        return failure(ErrorCode::Empty, {}, "a workspace that can be written");
    SessionStore store(*m_file->workspace());
    if (auto removed = store.remove(session.id); !removed)
        return removed;
    for (SessionLane* lane : {m_main, m_fork}) {
        if (lane->saved() == session.id)
            lane->setSaved({}, {});
    }
    refreshSaved();
    emit sessionChanged();
    return {};
}

void SessionPlayer::refreshSaved()
{
    std::vector<SessionSummary> sessions;
    if (m_file != nullptr && m_file->workspace() != nullptr && m_file->current()) {
        if (auto all = SessionStore(*m_file->workspace()).list()) {
            std::erase_if(
                *all, [&](const SessionSummary& summary) { return summary.benchmark != *m_file->current(); });
            sessions = std::move(*all);
        }
    }
    m_sessions = std::move(sessions);
    emit savedSessionsChanged();
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionplayer.h"

#include "core/workspace/priorstore.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace acr::ui {

bool SessionPlayer::canSave() const
{
    return m_file != nullptr && !m_file->isReadOnly() && m_file->workspace() != nullptr && m_file->current() &&
           m_main->track() != nullptr;
}

void SessionPlayer::saveSteps(SessionLane& lane)
{
    if (lane.track() == nullptr)
        return;
    if (&lane == m_main && m_expected && m_expected->steps.size() <= lane.size()) {
        const auto difference = firstDifference(*m_expected, lane.track()->run());
        m_expected.reset();
        if (difference) {
            lane.setSaved({}, {});
            emit differsFromSaved(*difference);
        }
    }
    if (!lane.saved() || !canSave() || (&lane == m_main && m_expected))
        return;
    SessionStore store(*m_file->workspace());
    if (const auto saved = store.append(*lane.saved(), lane.track()->run(), lane.track()->finished()); !saved) {
        lane.setSaved({}, {});
        emit failed(saved.error());
    }
}

void SessionPlayer::saveUnnamed(SessionLane& lane)
{
    if (lane.track() == nullptr || lane.saved() || !canSave())
        return;
    const bool isFork = &lane == m_fork;
    SessionStore store(*m_file->workspace());
    const char* const name = isFork ? unnamedFork : unnamedSession;
    const auto before = store.find(name);
    const auto removed = !before   ? Result<void>(Unexpected(before.error()))
                         : *before ? store.remove(**before)
                                   : Result<void>();
    if (!removed) {
        emit failed(removed.error());
        return;
    }
    const auto id =
        store.add(*m_file->current(), name, lane.track()->setting(), isFork ? m_main->saved() : std::nullopt);
    if (!id) {
        emit failed(id.error());
        return;
    }
    lane.setSaved(*id, {});
    saveSteps(lane);
    refreshSaved();
}

const SessionSummary* SessionPlayer::resumable() const
{
    if (!m_document.stream())
        return nullptr;
    const auto last = std::ranges::find(m_sessions, std::string_view(unnamedSession), &SessionSummary::name);
    return last != m_sessions.end() && last->definition.stream == m_document.stream()->definition &&
                   last->definition.weights == m_document.weights() &&
                   last->definition.missingScores == m_document.missingScores()
               ? &*last
               : nullptr;
}

std::vector<std::string> SessionPlayer::storedPriors() const
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return {};
    return PriorStore(*m_file->workspace()).names().value_or(std::vector<std::string>());
}

Result<PriorSet> SessionPlayer::storedPriors(const std::string& name) const
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return failure(ErrorCode::Empty, name, "an open workspace");
    return PriorStore(*m_file->workspace()).load(name);
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
        emit sessionChanged();
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
    if (session.damage) {
        emit failed(*session.damage);
        return;
    }
    SessionStore store(*m_file->workspace());
    auto stored = store.load(session.id);
    if (!stored) {
        emit failed(stored.error());
        return;
    }
    setPlaying(false);
    {
        // The document changes to the session's stream; this must not start another session.
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
    const bool unnamed = session.name == unnamedSession || session.name == unnamedFork;
    m_main->setSaved(session.id, unnamed ? QString() : QString::fromStdString(session.name));
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
            std::erase_if(*all, [&](const SessionSummary& summary) { return summary.benchmark != *m_file->current(); });
            sessions = std::move(*all);
        }
    }
    m_sessions = std::move(sessions);
    emit savedSessionsChanged();
}

} // namespace acr::ui

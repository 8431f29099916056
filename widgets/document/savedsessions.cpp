// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/savedsessions.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace acr::ui {

SavedSessions::SavedSessions(WorkspaceFile* file, QObject* parent)
    : QObject(parent)
    , m_file(file)
{
    if (m_file != nullptr) {
        connect(m_file, &WorkspaceFile::fileChanged, this, &SavedSessions::refresh);
        connect(m_file, &WorkspaceFile::benchmarksChanged, this, &SavedSessions::refresh);
    }
    refresh();
}

std::string SavedSessions::unnamedForkName(std::size_t place)
{
    return place == 0 ? unnamedFork : std::string(unnamedFork) + " " + std::to_string(place + 1);
}

bool SavedSessions::isUnnamed(std::string_view name)
{
    return name == unnamedSession || name.starts_with(unnamedFork);
}

const SessionSummary* SavedSessions::unnamed(const StreamDefinition& stream, const RewardWeights& weights,
                                             MissingScores missingScores) const
{
    const auto last = std::ranges::find(m_sessions, std::string_view(unnamedSession), &SessionSummary::name);
    return last != m_sessions.end() && last->definition.stream == stream && last->definition.weights == weights &&
                   last->definition.missingScores == missingScores
               ? &*last
               : nullptr;
}

bool SavedSessions::writable() const
{
    return m_file != nullptr && !m_file->isReadOnly() && m_file->workspace() != nullptr && m_file->current();
}

void SavedSessions::refresh()
{
    std::vector<SessionSummary> sessions;
    if (m_file != nullptr && m_file->workspace() != nullptr && m_file->current()) {
        if (auto stored = SessionStore(*m_file->workspace()).list()) {
            std::erase_if(*stored,
                          [&](const SessionSummary& summary) { return summary.benchmark != *m_file->current(); });
            sessions = std::move(*stored);
        }
    }
    m_sessions = std::move(sessions);
    emit changed();
}

Result<void> SavedSessions::setName(SessionLane& lane, const QString& name, std::optional<SessionId> parent)
{
    SessionStore store(*m_file->workspace());
    if (lane.saved()) {
        if (auto renamed = store.rename(*lane.saved(), name.toStdString()); !renamed)
            return renamed;
        lane.setSaved(lane.saved(), name);
        return {};
    }
    const auto id = store.add(*m_file->current(), name.toStdString(), lane.track()->setting(), parent);
    if (!id)
        return Unexpected(id.error());
    lane.setSaved(*id, name);
    return {};
}

Result<void> SavedSessions::setUnnamed(SessionLane& lane, const std::string& name, std::optional<SessionId> parent)
{
    SessionStore store(*m_file->workspace());
    const auto before = store.find(name);
    if (!before)
        return Unexpected(before.error());
    if (*before) {
        if (auto removed = store.remove(**before); !removed)
            return removed;
    }
    const auto id = store.add(*m_file->current(), name, lane.track()->setting(), parent);
    if (!id)
        return Unexpected(id.error());
    lane.setSaved(*id, {});
    return {};
}

Result<void> SavedSessions::append(SessionLane& lane)
{
    auto saved = SessionStore(*m_file->workspace()).append(*lane.saved(), *lane.track());
    if (!saved)
        lane.setSaved({}, {});
    return saved;
}

Result<void> SavedSessions::goOn(const SessionLane& lane)
{
    return SessionStore(*m_file->workspace()).goOn(*lane.saved(), lane.track()->setting());
}

Result<StoredSession> SavedSessions::load(const SessionSummary& session) const
{
    return SessionStore(*m_file->workspace()).loadStored(session);
}

Result<void> SavedSessions::remove(SessionId id)
{
    return SessionStore(*m_file->workspace()).remove(id);
}

} // namespace acr::ui

#include "moc_savedsessions.cpp"

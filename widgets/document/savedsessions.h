// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The saved sessions of the benchmark that is open in the workspace file, and the saving of lanes there.
///
/// A session that nobody named is saved under a reserved name, where it replaces the one before it. A lane that is
/// saved knows the id and the name of its stored session (see SessionLane::saved). GUI thread only.
#pragma once

#include "widgets/document/sessionlane.h"
#include "widgets/document/workspacefile.h"

#include <QObject>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr::ui {

class SavedSessions final : public QObject {
    Q_OBJECT

public:
    /// The reserved names of a session and of the first fork that were not named. Further forks have numbers.
    static constexpr const char* unnamedSession = "~last";
    static constexpr const char* unnamedFork = "~last fork";

    /// Of the fork at that place, from 0.
    [[nodiscard]] static std::string unnamedForkName(std::size_t place);
    /// The name is a reserved one.
    [[nodiscard]] static bool isUnnamed(std::string_view name);

    /// `file` may be null: then there are none and nothing can be saved. It is to outlive this object.
    explicit SavedSessions(WorkspaceFile* file, QObject* parent = nullptr);

    /// In the order in which they were added, the damaged ones among them.
    [[nodiscard]] const std::vector<SessionSummary>& all() const { return m_sessions; }
    /// The session that nobody named, if it is of this stream and rewarded in this way; null otherwise.
    [[nodiscard]] const SessionSummary* unnamed(const StreamDefinition& stream, const RewardWeights& weights,
                                                MissingScores missingScores) const;
    /// A workspace that can be written is open, with a benchmark.
    [[nodiscard]] bool writable() const;
    /// Reads the list again.
    void refresh();

    /// Saves the lane's session under the name, or renames it if it is saved. A new one is without steps and has the
    /// parent, if that is given. REQUIRES: writable(), and a lane whose session has begun. Errors: those of
    /// SessionStore::add and rename.
    [[nodiscard]] Result<void> setName(SessionLane& lane, const QString& name, std::optional<SessionId> parent);
    /// The same under the reserved name; the session that had it is removed.
    [[nodiscard]] Result<void> setUnnamed(SessionLane& lane, const std::string& name, std::optional<SessionId> parent);
    /// Adds the steps that the lane has and its stored session has not. On errors the lane is no longer a saved one.
    /// REQUIRES: writable(), and a lane that is saved.
    [[nodiscard]] Result<void> append(SessionLane& lane);
    /// Says in the record of the lane's session that its policy as it is now goes on with it. REQUIRES: writable(), and
    /// a lane that is saved.
    [[nodiscard]] Result<void> goOn(const SessionLane& lane);
    /// The session as it was recorded. Errors: its damage, those of SessionStore::loadStored. REQUIRES: an open
    /// workspace.
    [[nodiscard]] Result<StoredSession> load(const SessionSummary& session) const;
    /// REQUIRES: writable().
    [[nodiscard]] Result<void> remove(SessionId id);

signals:
    /// The list was read again.
    void changed();

private:
    WorkspaceFile* m_file;
    std::vector<SessionSummary> m_sessions;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps on the desk (see DeskState) what was played on each stream of the benchmark: the session with its events, its
/// forks, and the cursor; for the streams that were shown last. GUI thread only.
#pragma once

#include "core/session/sessiondefinition.h"
#include "core/workspace/sessionstore.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace acr::ui {

class DeskState;

class SessionKeeper final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype maxStreams = 12;
    static constexpr qsizetype maxBytes = qsizetype{1} << 20;

    struct Session {
        SessionDefinition definition;
        /// The stored session, where it is saved.
        std::optional<SessionId> saved;
    };
    struct Kept {
        Session session;
        /// In the order in which they were made; not more than SessionPlayer::maxForks.
        std::vector<Session> forks{};
        std::optional<std::size_t> cursor{};
    };

    /// The desk outlives this.
    explicit SessionKeeper(DeskState& desk, QObject* parent = nullptr);

    /// This is what is played now.
    void note(Kept now);
    void noteCursor(std::optional<std::size_t> cursor);
    /// What was played last on this stream of the benchmark, without what the benchmark lacks. Nothing where nothing
    /// was, or it can't be read; the desk says so.
    [[nodiscard]] std::optional<Kept> on(const StreamDefinition& stream, const Benchmark& benchmark);
    /// Another benchmark is shown.
    void forget();

private:
    struct Entry {
        QString stream;    ///< identifies it
        QJsonArray played; ///< the session, then its forks
    };

    [[nodiscard]] static Entry entryOf(const Kept& kept);
    void load();
    void putAway();
    [[nodiscard]] QJsonObject sessions() const;
    [[nodiscard]] QJsonObject cursors() const;
    [[nodiscard]] std::optional<Session> read(const QJsonValue& value, const StreamDefinition& stream,
                                              const Benchmark& benchmark);

    DeskState& m_desk;
    bool m_loaded = false;
    QList<Entry> m_entries; ///< the newest last; without what is played now
    QHash<QString, qint64> m_cursors;
    std::optional<Kept> m_now;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionkeeper.h"

#include "core/policy/registry.h"
#include "core/session/sessionjson.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/streamjson.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

const QString sessionsKey = QStringLiteral("sessions");
const QString cursorsKey = QStringLiteral("session cursors");

QJsonObject sessionObject(const SessionKeeper::Session& session)
{
    return {{QStringLiteral("definition"), QString::fromStdString(sessionJson(session.definition))},
            {QStringLiteral("saved"), session.saved ? static_cast<qint64>(session.saved->value) : qint64{0}}};
}

qsizetype bytesOf(const QJsonArray& played)
{
    return QJsonDocument(played).toJson(QJsonDocument::Compact).size();
}

} // namespace

SessionKeeper::SessionKeeper(DeskState& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{}

void SessionKeeper::forget()
{
    m_loaded = false;
    m_entries.clear();
    m_cursors.clear();
    m_now.reset();
}

void SessionKeeper::load()
{
    if (std::exchange(m_loaded, true))
        return;
    for (const QJsonValue value : m_desk.value(sessionsKey).value(QLatin1String("sessions")).toArray()) {
        const QJsonObject row = value.toObject();
        const Entry entry{row.value(QLatin1String("stream")).toString(), row.value(QLatin1String("played")).toArray()};
        if (!entry.stream.isEmpty() && !entry.played.isEmpty() && m_entries.size() < maxStreams)
            m_entries.append(entry);
    }
    const QJsonObject cursors = m_desk.value(cursorsKey);
    for (const Entry& entry : std::as_const(m_entries)) {
        if (const qint64 at = cursors.value(entry.stream).toInteger(-1); at >= 0)
            m_cursors.insert(entry.stream, at);
    }
}

SessionKeeper::Entry SessionKeeper::entryOf(const Kept& kept)
{
    Entry entry{streamKey(kept.session.definition.stream), {sessionObject(kept.session)}};
    for (std::size_t i = 0; i < std::min(kept.forks.size(), SessionPlayer::maxForks); ++i)
        entry.played.append(sessionObject(kept.forks[i]));
    return entry;
}

void SessionKeeper::putAway()
{
    if (!m_now)
        return;
    const Entry entry = entryOf(*m_now);
    m_entries.removeIf([&](const Entry& other) { return other.stream == entry.stream; });
    m_entries.append(entry);
    if (m_now->cursor)
        m_cursors.insert(entry.stream, static_cast<qint64>(*m_now->cursor));
    else
        m_cursors.remove(entry.stream);
    while (m_entries.size() > maxStreams)
        m_cursors.remove(m_entries.takeFirst().stream);
    m_now.reset();
}

QJsonObject SessionKeeper::sessions() const
{
    QList<Entry> entries = m_entries;
    if (m_now) {
        const Entry entry = entryOf(*m_now);
        entries.removeIf([&](const Entry& other) { return other.stream == entry.stream; });
        entries.append(entry);
    }
    qsizetype bytes = 0;
    QJsonArray rows;
    for (qsizetype i = entries.size(); i-- > 0 && rows.size() < maxStreams;) {
        const Entry& entry = entries[i];
        bytes += bytesOf(entry.played);
        if (bytes > maxBytes && !rows.isEmpty())
            break;
        rows.prepend(QJsonObject{{QStringLiteral("stream"), entry.stream}, {QStringLiteral("played"), entry.played}});
    }
    if (rows.isEmpty())
        return {};
    return {{QStringLiteral("sessions"), rows}};
}

QJsonObject SessionKeeper::cursors() const
{
    QJsonObject cursors;
    for (auto at = m_cursors.begin(); at != m_cursors.end(); ++at)
        cursors.insert(at.key(), at.value());
    if (m_now && m_now->cursor)
        cursors.insert(streamKey(m_now->session.definition.stream), static_cast<qint64>(*m_now->cursor));
    return cursors;
}

void SessionKeeper::note(Kept now)
{
    if (!m_desk.isOpen())
        return;
    load();
    if (m_now && m_now->session.definition.stream != now.session.definition.stream)
        putAway();
    m_now = std::move(now);
    m_desk.saveSoon(
        sessionsKey, this, [this] { return sessions(); }, DeskState::Change::Moved);
    m_desk.saveSoon(
        cursorsKey, this, [this] { return cursors(); }, DeskState::Change::Moved);
}

void SessionKeeper::noteCursor(std::optional<std::size_t> cursor)
{
    if (!m_now || m_now->cursor == cursor)
        return;
    m_now->cursor = cursor;
    m_desk.saveSoon(
        cursorsKey, this, [this] { return cursors(); }, DeskState::Change::Moved);
}

std::optional<SessionKeeper::Session> SessionKeeper::read(const QJsonValue& value, const StreamDefinition& stream,
                                                          const Benchmark& benchmark)
{
    const QJsonObject object = value.toObject();
    const std::string json = object.value(QLatin1String("definition")).toString().toStdString();
    TextSource source(tr("the kept session").toStdString(), json);
    auto definition = readSessionJson(source);
    if (!definition || definition->stream != stream || !parsePolicySpec(definition->policy)) {
        m_desk.say(tr("What was played on this stream before can't be read and was left out."));
        return std::nullopt;
    }
    const auto lost =
        std::erase_if(definition->events, [&](const SessionEvent& event) { return !benchmark.model(event.model); });
    if (lost > 0)
        m_desk.say(tr("%n event(s) were left out: the benchmark has no such model.", nullptr, static_cast<int>(lost)));
    const qint64 id = object.value(QLatin1String("saved")).toInteger();
    return Session{std::move(*definition), id > 0 ? std::optional(SessionId{id}) : std::nullopt};
}

std::optional<SessionKeeper::Kept> SessionKeeper::on(const StreamDefinition& stream, const Benchmark& benchmark)
{
    load();
    if (m_now && m_now->session.definition.stream == stream)
        return m_now;
    const QString key = streamKey(stream);
    const auto entry = std::ranges::find(m_entries, key, &Entry::stream);
    if (entry == m_entries.end())
        return std::nullopt;
    auto session = read(entry->played.first(), stream, benchmark);
    if (!session) {
        m_entries.erase(entry);
        return std::nullopt;
    }
    Kept kept{std::move(*session)};
    for (qsizetype i = 1; i < entry->played.size() && kept.forks.size() < SessionPlayer::maxForks; ++i) {
        auto fork = read(entry->played[i], stream, benchmark);
        if (fork && fork->definition.fork.isFork())
            kept.forks.push_back(std::move(*fork));
    }
    if (const auto at = m_cursors.constFind(key); at != m_cursors.constEnd())
        kept.cursor = static_cast<std::size_t>(*at);
    return kept;
}

} // namespace acr::ui

#include "moc_sessionkeeper.cpp"

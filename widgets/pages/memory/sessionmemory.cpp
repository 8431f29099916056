// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/sessionmemory.h"

#include "widgets/document/streamjson.h"

#include <QJsonDocument>

namespace acr::ui {

SessionMemory::SessionMemory(SessionPlayer& player, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_player(player)
    , m_state([this] { emit stateNearer(); })
    , m_drawing(jobs, [this] { draw(); })
{
    connect(&player, &SessionPlayer::sessionChanged, this, &SessionMemory::follow);
    connect(&player, &SessionPlayer::vectorsReady, this, &SessionMemory::draw);
}

void SessionMemory::setActive(bool active)
{
    m_active = active;
    follow();
}

void SessionMemory::follow()
{
    const SessionTrack* const track = m_player.lane().track();
    const auto setting = track != nullptr ? track->sharedSetting() : nullptr;
    if (setting != m_setting) {
        m_setting = setting;
        m_history.reset();
        emit sessionChanged();
    }
    if (!m_history)
        draw();
}

void SessionMemory::draw()
{
    if (!m_active || !m_setting)
        return;
    if (m_places && m_places->isOf(*m_setting))
        return take(m_places);
    m_drawing.drop();
    emit drawing();
    const auto vectors = m_player.vectors();
    if (!vectors) {
        if (!m_player.encoding())
            emit withoutVectors();
        return;
    }
    m_drawing.start(
        tr("Drawing the map of the tasks"),
        [setting = m_setting, vectors](const Progress&) { return makeMemoryMap(setting, vectors); },
        [this](Result<std::shared_ptr<const MemoryMap>> places) {
            if (!places)
                emit notDrawn();
            else if (m_setting && (*places)->isOf(*m_setting))
                take(std::move(*places));
            else
                draw();
        });
}

void SessionMemory::take(std::shared_ptr<const MemoryMap> places)
{
    m_places = std::move(places);
    m_history.emplace(m_places->vectors, MemorySettings{}.capacity);
    emit ready();
}

QString SessionMemory::run() const
{
    if (!m_setting)
        return {};
    const QByteArray stream = QJsonDocument(streamToJson(m_setting->stream.definition)).toJson(QJsonDocument::Compact);
    return QString::fromStdString(m_setting->definition.policy) + QLatin1Char(' ') + QString::fromUtf8(stream);
}

std::optional<MemorySnapshot> SessionMemory::atCursor()
{
    const auto cursor = m_player.cursor();
    const SessionTrack* const track = m_player.lane().track();
    if (!m_history || !cursor || track == nullptr || track->sharedSetting() != m_setting)
        return std::nullopt;
    m_player.reachStates();
    if (track->hasState(*cursor + 1) && !m_state.has(*track, *cursor + 1))
        return std::nullopt;
    return m_history->at(*track, *cursor + 1);
}

} // namespace acr::ui

#include "moc_sessionmemory.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/oraclechange.h"

#include "core/evaluation/runningmetrics.h"

#include <algorithm>

namespace acr {

namespace {

/// The events as they would be if that one did not happen: of a model that never joins, it can't be called at all.
std::vector<SessionEvent> eventsWithout(std::vector<SessionEvent> events, std::size_t which)
{
    if (events[which].kind == SessionEventKind::Join) {
        events[which].kind = SessionEventKind::Down;
        events[which].after = 0;
    } else {
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(which));
    }
    return events;
}

} // namespace

Result<std::vector<OracleChange>> oracleChanges(const SessionSetting& setting, const Progress& progress)
{
    const SessionDefinition& definition = setting.definition;
    const std::vector<TaskIndex>& tasks = setting.stream.tasks;
    std::vector<OracleChange> changes;
    if (definition.events.empty())
        return changes;
    const OracleTable with = oracleOf(setting);
    for (std::size_t i = 0; i < definition.events.size(); ++i) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        const std::size_t from = definition.events[i].after;
        OracleChange change;
        change.tasks = tasks.size() - std::min(from, tasks.size());
        const auto world = SessionWorld::make(*setting.benchmark, {setting.priced, &setting.priced->outcomes()},
                                              setting.stream, eventsWithout(definition.events, i));
        if (!world) {
            change.comparable = false;
            changes.push_back(change);
            continue;
        }
        const OracleTable without(world->outcomes(), tasks, definition.weights, definition.missingScores,
                                  world->available());
        for (std::size_t position = from; position < tasks.size(); ++position) {
            const OracleTable::Entry& now = with[tasks[position]];
            const OracleTable::Entry& otherwise = without[tasks[position]];
            change.changed += now.reward != otherwise.reward ? 1 : 0;
            change.score += now.score - otherwise.score;
            change.costUsd += now.costUsd - otherwise.costUsd;
            change.reward += now.reward - otherwise.reward;
        }
        changes.push_back(change);
        progress(static_cast<double>(i + 1) / static_cast<double>(definition.events.size()));
    }
    return changes;
}

} // namespace acr

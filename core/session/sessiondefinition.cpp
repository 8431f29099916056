// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessiondefinition.h"

#include "core/memory/priorjson.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace acr {

bool SessionPriors::operator==(const SessionPriors& other) const
{
    if (given() != other.given() || name != other.name)
        return false;
    // A missing horizon is NaN, which is not equal to itself, so the texts are compared.
    return !given() || set == other.set || priorJson(*set) == priorJson(*other.set);
}

bool SessionFork::operator==(const SessionFork& other) const
{
    if (isFork() != other.isFork())
        return false;
    return !isFork() || (after == other.after && (of == other.of || *of == *other.of));
}

Result<SessionDefinition> forkOf(const SessionDefinition& definition, std::uint32_t after, std::uint32_t position,
                                 const SessionChange& change)
{
    std::size_t depth = 1;
    for (const SessionDefinition* ancestor = &definition; ancestor->fork.isFork(); ancestor = ancestor->fork.of.get())
        ++depth;
    if (depth > deepestFork)
        return failure(ErrorCode::TooLarge, fmt::format("a fork of {} forks", depth - 1),
                       fmt::format("{}", deepestFork));
    SessionDefinition forked = definition;
    forked.fork = {after, std::make_shared<const SessionDefinition>(definition)};
    if (change.policy)
        forked.policy = *change.policy;
    if (change.seed)
        forked.seed = *change.seed;
    if (change.priors)
        forked.priors = *change.priors;
    if (change.events) {
        // A model that joins later was absent from the shared steps, so its joining is part of them.
        std::erase_if(forked.events, [&](const SessionEvent& event) {
            return event.after >= position && event.kind != SessionEventKind::Join;
        });
        for (const SessionEvent& event : *change.events) {
            if (event.kind == SessionEventKind::Join)
                return failure(ErrorCode::BadParameter, eventText(event),
                               "down and up: a model that took part in the shared steps can't join later");
            if (event.after < position)
                return failure(ErrorCode::OutOfRange, eventText(event),
                               fmt::format("an event after at least {} tasks, where the fork begins", position));
            forked.events.push_back(event);
        }
        std::ranges::stable_sort(forked.events, {}, &SessionEvent::after);
    }
    return forked;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/world.h"

#include "core/base/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace acr {

namespace {

/// The state of the models between two events.
struct ModelState {
    double priceFactor = 1;
    std::vector<const SessionEvent*> improvements;
};

void applyTo(OutcomeMatrix& outcomes, TaskIndex task, ModelIndex model, const ModelState& state)
{
    if (state.priceFactor == 1 && state.improvements.empty())
        return;
    const std::size_t cell = outcomes.cell(task, model);
    outcomes.editCosts()[cell] *= state.priceFactor;
    double& score = outcomes.editScores()[cell];
    const bool graded =
        !isMissing(score) && (outcomes.allFlags()[cell] & static_cast<std::uint8_t>(OutcomeFlag::Ungraded)) == 0;
    for (const SessionEvent* event : state.improvements) {
        if (!graded)
            continue;
        Random random(derivedSeed(derivedSeed(event->seed, model.value), task.value));
        if (random.uniform() >= std::abs(event->amount))
            continue;
        score = event->amount > 0 ? 1.0 : 0.0;
    }
}

Result<std::vector<ModelIndex>> modelsOf(const Benchmark& benchmark, std::span<const SessionEvent> events,
                                         std::size_t streamLength)
{
    std::vector<ModelIndex> models;
    for (const SessionEvent& event : events) {
        const auto model = benchmark.modelOrAlias(event.model);
        if (!model)
            return failure(ErrorCode::UnknownModel, event.model, benchmark.modelNames());
        if (event.after >= streamLength)
            return failure(ErrorCode::OutOfRange, eventText(event),
                           fmt::format("fewer than {} tasks before it", streamLength));
        if (auto checked = checkAmount(event); !checked)
            return Unexpected(checked.error());
        models.push_back(*model);
    }
    return models;
}

} // namespace

Result<SessionWorld> SessionWorld::make(const Benchmark& benchmark, std::shared_ptr<const OutcomeMatrix> recorded,
                                        const Stream& stream, std::span<const SessionEvent> events)
{
    SessionWorld world;
    world.m_outcomes = std::move(recorded);
    if (events.empty())
        return world;
    const auto models = modelsOf(benchmark, events, stream.tasks.size());
    if (!models)
        return Unexpected(models.error());
    std::vector<bool> seen(benchmark.tasks.size());
    for (const TaskIndex task : stream.tasks) {
        if (seen[task.position()])
            return failure(ErrorCode::Duplicate, benchmark.tasks[task].id);
        seen[task.position()] = true;
    }

    world.m_changed = true;
    const std::size_t count = benchmark.models.size();
    ModelSet available;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].kind == SessionEventKind::Join)
            available.erase((*models)[i]);
    }
    std::vector<std::size_t> order(events.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return events[i].after; });

    auto outcomes = std::make_shared<OutcomeMatrix>(*world.m_outcomes);
    std::vector<ModelState> states(count);
    world.m_available.resize(stream.tasks.size());
    auto next = order.begin();
    for (std::size_t position = 0; position < stream.tasks.size(); ++position) {
        for (; next != order.end() && events[*next].after <= position; ++next) {
            const SessionEvent& event = events[*next];
            const ModelIndex model = (*models)[*next];
            switch (event.kind) {
            case SessionEventKind::Down: available.erase(model); break;
            case SessionEventKind::Up:
            case SessionEventKind::Join: available.insert(model); break;
            case SessionEventKind::Price: states[model.position()].priceFactor *= event.amount; break;
            case SessionEventKind::Improve: states[model.position()].improvements.push_back(&event); break;
            }
        }
        if (const auto first = available.first(); !first || first->position() >= count)
            return failure(ErrorCode::Conflict, fmt::format("no model that can be called after {} tasks", position),
                           "at least one");
        world.m_available[position] = available;
        for (std::size_t j = 0; j < count; ++j)
            applyTo(*outcomes, stream.tasks[position], ModelIndex::at(j), states[j]);
    }
    world.m_outcomes = std::move(outcomes);
    return world;
}

} // namespace acr

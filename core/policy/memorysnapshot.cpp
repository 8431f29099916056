// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memorysnapshot.h"

#include <algorithm>
#include <map>

namespace acr {

namespace {

bool same(double a, double b)
{
    return a == b || (isMissing(a) && isMissing(b));
}

bool same(const Attempt& a, const Attempt& b)
{
    return a.model == b.model && a.passed == b.passed && a.graded == b.graded && a.applied == b.applied &&
           same(a.score, b.score) && same(a.costUsd, b.costUsd);
}

bool same(const BeliefRow::Cell& a, const BeliefRow::Cell& b)
{
    return same(a.mean, b.mean) && same(a.sd, b.sd) && same(a.evidence, b.evidence) && same(a.costUsd, b.costUsd);
}

bool sameKey(const VectorStore& a, MemoryId idInA, const VectorStore& b, MemoryId idInB)
{
    if (a.dimensions() != b.dimensions())
        return false;
    std::vector<float> keyInA(a.dimensions());
    std::vector<float> keyInB(b.dimensions());
    return a.keyOf(idInA, keyInA) && b.keyOf(idInB, keyInB) && keyInA == keyInB;
}

void diffEntries(const VectorStore& before, const VectorStore& after, MemoryDiff& diff)
{
    std::multimap<EntryPlace, MemoryId> earlier;
    for (const MemoryId id : before.ids())
        earlier.emplace(placeOf(*before.find(id)), id);
    for (const MemoryId id : after.ids()) {
        const Experience& experience = *after.find(id);
        const EntryPlace name = placeOf(experience);
        const auto twin = earlier.find(name);
        if (twin == earlier.end()) {
            diff.added.push_back({name, 0, id});
            continue;
        }
        const MemoryId old = twin->second;
        earlier.erase(twin);
        if (!same(before.find(old)->attempt, experience.attempt) || before.isPinned(old) != after.isPinned(id) ||
            !sameKey(before, old, after, id))
            diff.changed.push_back({name, old, id});
    }
    for (const auto& [name, id] : earlier)
        diff.forgotten.push_back({name, id, 0});
    std::ranges::sort(diff.forgotten, {}, &MemoryDiff::Entry::before);
}

void diffBeliefs(const std::vector<BeliefRow>& before, const std::vector<BeliefRow>& after, MemoryDiff& diff)
{
    using Group = std::pair<std::string, std::string>;
    std::map<Group, const BeliefRow*> earlier;
    for (const BeliefRow& row : before)
        earlier.emplace(Group(row.dimension, row.source), &row);
    const auto compare = [&](const BeliefRow* old, const BeliefRow* now) {
        const BeliefRow& either = now != nullptr ? *now : *old;
        const std::size_t models =
            std::max(old != nullptr ? old->cells.size() : 0, now != nullptr ? now->cells.size() : 0);
        for (std::size_t j = 0; j < models; ++j) {
            const auto cellOf = [j](const BeliefRow* row) {
                return row != nullptr && j < row->cells.size() ? row->cells[j] : BeliefRow::Cell{};
            };
            if (!same(cellOf(old), cellOf(now)))
                diff.beliefs.push_back({either.dimension, either.source, ModelIndex::at(j), cellOf(old), cellOf(now)});
        }
    };
    for (const BeliefRow& row : after) {
        const auto twin = earlier.find({row.dimension, row.source});
        compare(twin == earlier.end() ? nullptr : twin->second, &row);
        if (twin != earlier.end())
            earlier.erase(twin);
    }
    for (const auto& [group, row] : earlier)
        compare(row, nullptr);
}

/// The places of a benchmark for the names of a memory, and the names that have none.
class BenchmarkPlaces {
public:
    BenchmarkPlaces(const MemoryState& state, const Benchmark& benchmark)
        : m_state(state)
    {
        for (const std::string& id : state.tasks.all())
            m_tasks.push_back(benchmark.tasks.find(id));
        for (const std::string& name : state.models.all())
            m_models.push_back(benchmark.modelOrAlias(name));
        m_missed.resize(m_tasks.size());
        m_missedModels.resize(m_models.size());
    }

    /// Every name has its own index in the benchmark.
    [[nodiscard]] bool changesNothing() const
    {
        const auto inOrder = [](const auto& places) {
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (!places[i] || places[i]->position() != i)
                    return false;
            }
            return true;
        };
        return inOrder(m_tasks) && inOrder(m_models);
    }
    [[nodiscard]] std::optional<ModelIndex> model(std::size_t index)
    {
        note(m_models, m_missedModels, index, m_state.models, m_unplaced.models);
        return m_models[index];
    }
    [[nodiscard]] std::optional<Experience> entry(const Experience& named)
    {
        const auto task = m_tasks[named.task.position()];
        note(m_tasks, m_missed, named.task.position(), m_state.tasks, m_unplaced.tasks);
        const auto called = model(named.attempt.model.position());
        if (!task || !called) {
            ++m_unplaced.entries;
            return std::nullopt;
        }
        Experience placedEntry = named;
        placedEntry.task = *task;
        placedEntry.attempt.model = *called;
        return placedEntry;
    }
    [[nodiscard]] UnplacedMemory takeUnplaced() { return std::move(m_unplaced); }

private:
    template <class Places>
    static void note(const Places& places, std::vector<bool>& missed, std::size_t index, const NameTable& names,
                     std::vector<std::string>& list)
    {
        if (places[index] || missed[index])
            return;
        missed[index] = true;
        list.push_back(names[index]);
    }

    const MemoryState& m_state;
    std::vector<std::optional<TaskIndex>> m_tasks;
    std::vector<std::optional<ModelIndex>> m_models;
    std::vector<bool> m_missed;
    std::vector<bool> m_missedModels;
    UnplacedMemory m_unplaced;
};

VectorStore placedEntries(const VectorStore& named, BenchmarkPlaces& placing)
{
    VectorStore entries(named.dimensions(), named.capacity());
    std::vector<float> key(named.dimensions());
    for (const MemoryId id : named.ids()) {
        const auto experience = placing.entry(*named.find(id));
        if (!experience)
            continue;
        named.keyOf(id, key);
        const auto added = entries.remember(key, *experience);
        if (added && named.isPinned(id))
            entries.pin(*added);
    }
    return entries;
}

BeliefRow placedBelief(const BeliefRow& named, BenchmarkPlaces& placing, std::size_t models)
{
    BeliefRow row{named.dimension, named.source, std::vector<BeliefRow::Cell>(models)};
    std::vector<bool> filled(models);
    for (std::size_t j = 0; j < named.cells.size(); ++j) {
        if (same(named.cells[j], BeliefRow::Cell{}))
            continue;
        // The first of several names of a model counts.
        const auto model = placing.model(j);
        if (!model || filled[model->position()])
            continue;
        filled[model->position()] = true;
        row.cells[model->position()] = named.cells[j];
    }
    return row;
}

/// `resolve` gives the place of a name, or nothing.
template <class Resolve>
void applyEditsTo(VectorStore& store, std::span<const MemoryEdit> edits, const Resolve& resolve)
{
    if (edits.empty())
        return;
    std::map<EntryPlace, MemoryId> ids;
    for (const MemoryId id : store.ids())
        ids.emplace(placeOf(*store.find(id)), id);
    for (const MemoryEdit& edit : edits) {
        const std::optional<EntryPlace> place = resolve(edit.entry);
        const auto found = place ? ids.find(*place) : ids.end();
        if (found == ids.end())
            continue;
        switch (edit.kind) {
        case MemoryEdit::Kind::Pin:
        case MemoryEdit::Kind::Unpin: store.pin(found->second, edit.kind == MemoryEdit::Kind::Pin); break;
        case MemoryEdit::Kind::Forget: store.forget(found->second); break;
        case MemoryEdit::Kind::Amend:
            if (const Experience* old = store.find(found->second)) {
                Experience changed = *old;
                changed.attempt = edit.amended;
                changed.attempt.model = old->attempt.model;
                store.amend(found->second, changed);
            }
            break;
        }
    }
}

std::optional<EntryPlace> placeIn(const Benchmark& benchmark, const EntryName& name)
{
    const auto task = benchmark.tasks.find(name.task);
    const auto model = benchmark.modelOrAlias(name.model);
    return task && model ? std::optional(EntryPlace{*task, name.step, *model}) : std::nullopt;
}

} // namespace

MemorySnapshot placed(const MemoryState& state, const Benchmark& benchmark)
{
    MemorySnapshot snapshot;
    snapshot.policy = state.policy;
    snapshot.encoder = state.encoder;
    snapshot.version = state.version;
    snapshot.steps = state.steps;
    snapshot.gathered = state.gathered;
    BenchmarkPlaces placing(state, benchmark);
    snapshot.entries = placing.changesNothing() ? state.entries : placedEntries(state.entries, placing);
    for (const BeliefRow& row : state.beliefs)
        snapshot.beliefs.push_back(placedBelief(row, placing, benchmark.models.size()));
    snapshot.unplaced = placing.takeUnplaced();
    return snapshot;
}

MemoryState stateOf(const MemorySnapshot& snapshot, const Benchmark& benchmark)
{
    MemoryState state;
    state.benchmark = benchmark.name;
    state.policy = snapshot.policy;
    state.encoder = snapshot.encoder;
    state.version = snapshot.version;
    state.steps = snapshot.steps;
    state.gathered = snapshot.gathered;
    state.tasks = taskNamesOf(benchmark);
    state.models = modelNamesOf(benchmark);
    state.entries = snapshot.entries;
    state.beliefs = snapshot.beliefs;
    return state;
}

NameTable taskNamesOf(const Benchmark& benchmark)
{
    NameTable names;
    names.reserve(benchmark.tasks.size());
    for (const Task& task : benchmark.tasks.all())
        names.intern(task.id);
    return names;
}

NameTable modelNamesOf(const Benchmark& benchmark)
{
    NameTable names;
    for (const Model& model : benchmark.models)
        names.intern(model.name);
    return names;
}

bool MemoryEdit::operator==(const MemoryEdit& other) const
{
    return kind == other.kind && entry == other.entry && same(amended, other.amended);
}

EntryPlace placeOf(const Experience& experience)
{
    return {experience.task, experience.step, experience.attempt.model};
}

EntryName nameOf(const Experience& experience, const Benchmark& benchmark)
{
    return {benchmark.tasks[experience.task].id, experience.step,
            benchmark.models[experience.attempt.model.position()].name};
}

std::optional<MemoryId> entryNamed(const VectorStore& store, const EntryName& name, const Benchmark& benchmark)
{
    const auto place = placeIn(benchmark, name);
    for (const MemoryId id : place ? store.ids() : std::vector<MemoryId>()) {
        if (placeOf(*store.find(id)) == *place)
            return id;
    }
    return std::nullopt;
}

void applyEdits(MemorySnapshot& snapshot, std::span<const MemoryEdit> edits, const Benchmark& benchmark)
{
    applyEditsTo(snapshot.entries, edits, [&](const EntryName& name) { return placeIn(benchmark, name); });
}

void applyEdits(MemoryState& state, std::span<const MemoryEdit> edits, const Benchmark& benchmark)
{
    const auto modelNamed = [&](const std::string& name) {
        auto index = state.models.find(name);
        const auto wanted = benchmark.modelOrAlias(name);
        for (std::uint32_t j = 0; !index && wanted && j < state.models.size(); ++j) {
            if (benchmark.modelOrAlias(state.models[j]) == wanted)
                index = j;
        }
        return index;
    };
    applyEditsTo(state.entries, edits, [&](const EntryName& name) -> std::optional<EntryPlace> {
        const auto task = state.tasks.find(name.task);
        const auto model = modelNamed(name.model);
        if (!task || !model)
            return std::nullopt;
        return EntryPlace{TaskIndex(*task), name.step, ModelIndex::at(*model)};
    });
}

MemoryDiff diffMemories(const MemorySnapshot& before, const MemorySnapshot& after)
{
    MemoryDiff diff;
    diffEntries(before.entries, after.entries, diff);
    diffBeliefs(before.beliefs, after.beliefs, diff);
    return diff;
}

} // namespace acr

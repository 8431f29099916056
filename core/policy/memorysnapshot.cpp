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
    std::multimap<EntryName, MemoryId> earlier;
    for (const MemoryId id : before.ids())
        earlier.emplace(nameOf(*before.find(id)), id);
    for (const MemoryId id : after.ids()) {
        const Experience& experience = *after.find(id);
        const EntryName name = nameOf(experience);
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

} // namespace

bool MemoryEdit::operator==(const MemoryEdit& other) const
{
    return kind == other.kind && entry == other.entry && same(amended, other.amended);
}

EntryName nameOf(const Experience& experience)
{
    return {experience.task, experience.step, experience.attempt.model};
}

std::optional<MemoryId> entryNamed(const VectorStore& store, const EntryName& name)
{
    for (const MemoryId id : store.ids()) {
        if (nameOf(*store.find(id)) == name)
            return id;
    }
    return std::nullopt;
}

void applyEdits(VectorStore& store, std::span<const MemoryEdit> edits)
{
    if (edits.empty())
        return;
    std::map<EntryName, MemoryId> ids;
    for (const MemoryId id : store.ids())
        ids.emplace(nameOf(*store.find(id)), id);
    for (const MemoryEdit& edit : edits) {
        const auto found = ids.find(edit.entry);
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

MemoryDiff diffMemories(const MemorySnapshot& before, const MemorySnapshot& after)
{
    MemoryDiff diff;
    diffEntries(before.entries, after.entries, diff);
    diffBeliefs(before.beliefs, after.beliefs, diff);
    return diff;
}

} // namespace acr

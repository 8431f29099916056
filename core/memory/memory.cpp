// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/memory.h"

#include "core/benchmark/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

namespace acr {

namespace {

/// Changes between two copies of the store: at least so many, and at least this part of its entries, so that the copies
/// together take memory in proportion to the changes.
constexpr std::size_t fewestBetweenCheckpoints = 256;
constexpr std::size_t entriesPerChangeBetween = 16;

} // namespace

Memory::Memory(std::string encoder, std::uint32_t dimensions, std::size_t capacity, NameTable tasks, NameTable models,
               const MemoryIndex& index)
    : m_encoder(std::move(encoder))
    , m_tasks(std::move(tasks))
    , m_models(std::move(models))
    , m_entries(dimensions, capacity, index)
{
    m_checkpoints.push_back({0, m_entries});
}

Result<void> Memory::check(const EncodedKey& key) const
{
    if (key.encoder != m_encoder)
        return failure(ErrorCode::Conflict, std::string(key.encoder), m_encoder);
    if (key.numbers.size() != dimensions())
        return failure(ErrorCode::Conflict, fmt::format("{}: {} dimensions", key.encoder, key.numbers.size()),
                       fmt::format("{} dimensions", dimensions()));
    if (!std::ranges::all_of(key.numbers, [](float number) { return std::isfinite(number); }))
        return failure(ErrorCode::BadParameter, std::string(key.encoder), "a key of finite numbers");
    return {};
}

Result<std::optional<MemoryId>> Memory::append(const EncodedKey& key, std::string_view task, std::string_view model,
                                               std::uint32_t step, const Attempt& attempt)
{
    if (task.empty() || model.empty())
        return failure(ErrorCode::Empty, {}, task.empty() ? "the id of the task" : "the name of the model");
    if (auto checked = check(key); !checked)
        return Unexpected(checked.error());
    if (m_models.size() >= maxModels && !m_models.find(model))
        return failure(ErrorCode::TooLarge, fmt::format("{} models", m_models.size() + 1),
                       fmt::format("{} models", maxModels));
    Experience experience{TaskIndex(m_tasks.intern(task)), step, attempt};
    experience.attempt.model = ModelIndex::at(m_models.intern(model));
    return append(key, experience);
}

Result<std::optional<MemoryId>> Memory::append(const EncodedKey& key, const Experience& experience)
{
    assert(experience.task.position() < m_tasks.size());
    assert(experience.attempt.model.position() < m_models.size());
    if (auto checked = check(key); !checked)
        return Unexpected(checked.error());
    const auto id = m_entries.remember(key.numbers, experience);
    if (id)
        add({Change::Kind::Append, *id, experience, {key.numbers.begin(), key.numbers.end()}});
    return id;
}

bool Memory::forget(MemoryId id)
{
    if (!m_entries.forget(id))
        return false;
    add({Change::Kind::Forget, id});
    return true;
}

bool Memory::pin(MemoryId id, bool pinned)
{
    const bool before = m_entries.isPinned(id);
    if (!m_entries.pin(id, pinned))
        return false;
    if (before != pinned)
        add({pinned ? Change::Kind::Pin : Change::Kind::Unpin, id});
    return true;
}

bool Memory::amend(MemoryId id, const Attempt& attempt)
{
    const Experience* const before = m_entries.find(id);
    if (before == nullptr)
        return false;
    Experience after = *before;
    after.attempt = attempt;
    after.attempt.model = before->attempt.model;
    m_entries.amend(id, after);
    add({Change::Kind::Amend, id, after});
    return true;
}

void Memory::add(Change change)
{
    m_changes.push_back(std::move(change));
    const MemoryVersion since = version() - m_checkpoints.back().version;
    if (since < std::max(fewestBetweenCheckpoints, m_entries.size() / entriesPerChangeBetween))
        return;
    m_checkpoints.push_back({version(), m_entries});
    for (auto each = m_changes.end() - static_cast<std::ptrdiff_t>(since); each != m_changes.end(); ++each) {
        if (!each->key.empty() && m_entries.find(each->id) != nullptr)
            each->key = {};
    }
}

std::vector<MemoryId> Memory::entriesOf(std::string_view task) const
{
    std::vector<MemoryId> found;
    const auto index = m_tasks.find(task);
    if (!index)
        return found;
    for (const MemoryId id : m_entries.ids()) {
        if (m_entries.find(id)->task.value == *index)
            found.push_back(id);
    }
    return found;
}

Result<void> Memory::checkVersion(MemoryVersion asked) const
{
    if (asked < firstVersion() || asked > version())
        return failure(ErrorCode::OutOfRange, fmt::format("version {}", asked),
                       fmt::format("{} to {}", firstVersion(), version()));
    return {};
}

const VectorStore& Memory::viewAt(MemoryVersion asked) const
{
    if (asked == version())
        return m_entries;
    const auto next = std::ranges::upper_bound(m_checkpoints, asked, {}, &Checkpoint::version);
    const Checkpoint& base = *std::prev(next);
    std::optional<Checkpoint>& view = *m_view;
    if (!view || view->version > asked || view->version < base.version)
        view = base;
    std::vector<float> key(dimensions());
    for (; view->version < asked; ++view->version) {
        const Change& change = m_changes[view->version - firstVersion()];
        switch (change.kind) {
        case Change::Kind::Append: {
            if (change.key.empty())
                next->entries.keyOf(change.id, key);
            [[maybe_unused]] const auto id =
                view->entries.remember(change.key.empty() ? key : change.key, change.experience);
            assert(id == change.id);
            break;
        }
        case Change::Kind::Forget: view->entries.forget(change.id); break;
        case Change::Kind::Pin:
        case Change::Kind::Unpin: view->entries.pin(change.id, change.kind == Change::Kind::Pin); break;
        case Change::Kind::Amend: view->entries.amend(change.id, change.experience); break;
        }
    }
    return view->entries;
}

Result<VectorStore> Memory::at(MemoryVersion asked) const
{
    if (auto checked = checkVersion(asked); !checked)
        return Unexpected(checked.error());
    return viewAt(asked);
}

Result<MemoryState> Memory::snapshot(MemoryVersion asked) const
{
    auto entriesThen = at(asked);
    if (!entriesThen)
        return Unexpected(entriesThen.error());
    MemoryState state;
    state.encoder = m_encoder;
    state.version = asked;
    state.tasks = m_tasks;
    state.models = m_models;
    state.entries = std::move(*entriesThen);
    return state;
}

Result<std::vector<Memory::Recalled>> Memory::nearest(const EncodedKey& query, std::size_t k, double threshold,
                                                      MemoryVersion asked) const
{
    if (auto checked = check(query); !checked)
        return Unexpected(checked.error());
    if (auto checked = checkVersion(asked); !checked)
        return Unexpected(checked.error());
    std::vector<Recalled> found;
    for (const Neighbour& neighbour : viewAt(asked).nearest(query.numbers, k, threshold)) {
        const Experience& experience = *neighbour.experience;
        found.push_back({neighbour.id, neighbour.similarity, m_tasks[experience.task.position()],
                         m_models[experience.attempt.model.position()], experience});
    }
    return found;
}

void Memory::dropVersionsBefore(MemoryVersion asked)
{
    const auto next = std::ranges::upper_bound(m_checkpoints, asked, {}, &Checkpoint::version);
    if (next == m_checkpoints.begin() || std::prev(next) == m_checkpoints.begin())
        return;
    const auto first = std::prev(next);
    m_changes.erase(m_changes.begin(),
                    m_changes.begin() + static_cast<std::ptrdiff_t>(first->version - firstVersion()));
    m_checkpoints.erase(m_checkpoints.begin(), first);
    if (*m_view && (*m_view)->version < firstVersion())
        (*m_view).reset();
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/task.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::string_view, facetCount> facetNames{"dimension", "split",    "source_split", "source",
                                                              "bench",     "language", "difficulty",   "siblings"};

} // namespace

std::string_view facetName(Facet facet)
{
    return facetNames[static_cast<std::size_t>(facet)];
}

std::optional<Facet> facetNamed(std::string_view name)
{
    const auto found = std::ranges::find(facetNames, name);
    if (found == facetNames.end())
        return std::nullopt;
    return static_cast<Facet>(found - facetNames.begin());
}

CategoryTable::CategoryTable()
{
    intern("");
}

CategoryIndex CategoryTable::intern(std::string_view name)
{
    if (const auto known = find(name))
        return *known;
    const CategoryIndex index = CategoryIndex::at(m_names.size());
    m_names.emplace_back(name);
    m_byName.emplace(m_names.back(), index);
    return index;
}

std::optional<CategoryIndex> CategoryTable::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TaskIndex> TaskTable::find(std::string_view id) const
{
    if (m_slots.empty())
        return std::nullopt;
    const std::uint32_t entry = m_slots[slotOf(id)];
    return entry == 0 ? std::nullopt : std::optional(TaskIndex(entry - 1));
}

std::size_t TaskTable::slotOf(std::string_view id) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = TextHash()(id) & mask;
    while (m_slots[slot] != 0 && m_tasks[m_slots[slot] - 1].id != id)
        slot = (slot + 1) & mask;
    return slot;
}

void TaskTable::growSlots(std::size_t tasks)
{
    if (tasks * 2 <= m_slots.size())
        return;
    m_slots.assign(std::bit_ceil(std::max<std::size_t>(tasks * 2, 16)), 0);
    for (std::size_t position = 0; position < m_tasks.size(); ++position)
        m_slots[slotOf(m_tasks[position].id)] = static_cast<std::uint32_t>(position + 1);
}

const std::string& TaskTable::categoryName(TaskIndex task, Facet facet) const
{
    return categories(facet).name((*this)[task].category(facet));
}

TaskIndex TaskTable::add(Task task)
{
    const TaskIndex index = TaskIndex::at(m_tasks.size());
    growSlots(m_tasks.size() + 1);
    // If the precondition is violated, the first task keeps the id.
    std::uint32_t& slot = m_slots[slotOf(task.id)];
    if (slot == 0)
        slot = index.value + 1;
    m_tasks.push_back(std::move(task));
    if (!m_prompts.empty())
        m_prompts.emplace_back();
    return index;
}

void TaskTable::setCategory(TaskIndex task, Facet facet, CategoryIndex category)
{
    m_tasks[task.position()].categories[static_cast<std::size_t>(facet)] = category;
}

void TaskTable::reserve(std::size_t count)
{
    m_tasks.reserve(count);
    growSlots(count);
}

const std::string& TaskTable::prompt(TaskIndex task) const
{
    static const std::string none;
    return m_prompts.empty() ? none : m_prompts[task.position()];
}

void TaskTable::setPrompt(TaskIndex task, std::string text)
{
    if (m_prompts.empty())
        m_prompts.resize(m_tasks.size());
    m_tasks[task.position()].promptChars = static_cast<std::int32_t>(codePoints(text));
    m_prompts[task.position()] = std::move(text);
}

void TaskTable::removePrompt(TaskIndex task)
{
    m_tasks[task.position()].promptChars = -1;
    if (!m_prompts.empty())
        m_prompts[task.position()].clear();
}

std::string_view sourceOfTaskId(std::string_view taskId)
{
    constexpr std::string_view prefix = "dim";
    if (!taskId.starts_with(prefix))
        return {};
    std::size_t position = prefix.size();
    while (position < taskId.size() && taskId[position] >= '0' && taskId[position] <= '9')
        ++position;
    if (position == prefix.size() || position >= taskId.size() || taskId[position] != '_')
        return {};
    const std::string_view rest = taskId.substr(position + 1);
    return rest.substr(0, rest.find_first_of("_/"));
}

std::string_view firstThreeTokens(std::string_view taskId)
{
    std::size_t end = 0;
    for (int token = 0; token < 3; ++token) {
        end = taskId.find('_', token == 0 ? 0 : end + 1);
        if (end == std::string_view::npos)
            return taskId;
    }
    return taskId.substr(0, end);
}

std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

} // namespace acr

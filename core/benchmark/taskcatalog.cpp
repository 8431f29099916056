// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/taskcatalog.h"

namespace acr {

Result<TaskIndex> TaskCatalog::add(const TaskRequest& request)
{
    if (request.id.empty())
        return failure(ErrorCode::Empty, "id", "the id of the task");
    if (const auto known = m_tasks.find(request.id)) {
        if (this->request(*known) != request)
            return failure(ErrorCode::Conflict, request.id, "another id, or the same task");
        return *known;
    }
    Task task;
    task.id = request.id;
    task.originalId = request.originalId;
    for (std::size_t facet = 0; facet < facetCount; ++facet)
        task.categories[facet] = m_tasks.editCategories(static_cast<Facet>(facet)).intern(request.categories[facet]);
    const TaskIndex index = m_tasks.add(std::move(task));
    if (!request.prompt.empty())
        m_tasks.setPrompt(index, request.prompt);
    if (!request.attachments.empty())
        m_attachments.emplace(index, request.attachments);
    return index;
}

const std::vector<Attachment>& TaskCatalog::attachments(TaskIndex task) const
{
    static const std::vector<Attachment> none;
    const auto found = m_attachments.find(task);
    return found == m_attachments.end() ? none : found->second;
}

TaskRequest TaskCatalog::request(TaskIndex task) const
{
    TaskRequest request;
    request.id = m_tasks[task].id;
    request.originalId = m_tasks[task].originalId;
    for (std::size_t facet = 0; facet < facetCount; ++facet)
        request.categories[facet] = m_tasks.categoryName(task, static_cast<Facet>(facet));
    request.prompt = m_tasks.prompt(task);
    request.attachments = attachments(task);
    return request;
}

} // namespace acr

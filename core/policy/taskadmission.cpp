// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/taskadmission.h"

#include <unordered_set>

namespace acr {

TaskAdmission::TaskAdmission(const TaskTable& tasks, std::shared_ptr<const PriorSet> priors,
                             std::shared_ptr<const IdNeighbourhood> idNeighbourhood,
                             std::shared_ptr<const PromptModel> promptModel,
                             std::shared_ptr<const TaskEncoding> encoding)
    : m_tasks(tasks)
    , m_priors(std::move(priors))
    , m_idNeighbourhood(std::move(idNeighbourhood))
    , m_promptModel(std::move(promptModel))
    , m_encoding(std::move(encoding))
{}

std::vector<TaskIndex> TaskAdmission::unknownTo(const TaskGroups& groups, std::span<const TaskIndex> tasks)
{
    std::vector<TaskIndex> unknown;
    std::unordered_set<TaskIndex> seen;
    for (const TaskIndex task : tasks) {
        if (!groups.contains(task) && seen.insert(task).second)
            unknown.push_back(task);
    }
    return unknown;
}

std::shared_ptr<const TaskGroups> TaskAdmission::grouped(const TaskGroups& groups,
                                                         std::span<const TaskIndex> more) const
{
    auto grown = std::make_shared<TaskGroups>(groups);
    grown->add(m_tasks, more, *m_priors);
    return grown;
}

Result<std::shared_ptr<const TaskVectors>> TaskAdmission::vectors() const
{
    if (!m_encoding)
        return std::shared_ptr<const TaskVectors>();
    return m_encoding->vectors();
}

void TaskAdmission::addCorrections(std::size_t models, std::span<const TaskIndex> more, const TaskVectors* vectors,
                                   TaskCorrections& byIds, TaskCorrections& byPrompts) const
{
    std::vector<float> offsets(models);
    std::vector<float> read(models + 1);
    for (const TaskIndex task : more) {
        if (m_idNeighbourhood && !byIds.empty()) {
            m_idNeighbourhood->correct(m_tasks, task, offsets);
            byIds.add(task, offsets);
        }
        if (m_promptModel && !byPrompts.empty()) {
            m_promptModel->correct(task, *vectors, read);
            byPrompts.add(task, read);
        }
    }
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `acrouter` needs to prepare for tasks that arrive after its start. Immutable; shared by copies of the policy.
/// Internal to core/policy. Thread-safety: const access from any number of threads.
#pragma once

#include "core/features/taskencoding.h"
#include "core/memory/belief.h"
#include "core/memory/idneighbourhood.h"
#include "core/memory/promptmodel.h"

#include <memory>
#include <span>
#include <vector>

namespace acr {

class TaskAdmission {
public:
    /// The fits may be null: their corrections are not used. `encoding` may be null: prompts are not read. The table is
    /// borrowed.
    TaskAdmission(const TaskTable& tasks, std::shared_ptr<const PriorSet> priors,
                  std::shared_ptr<const IdNeighbourhood> idNeighbourhood,
                  std::shared_ptr<const PromptModel> promptModel, std::shared_ptr<const TaskEncoding> encoding);

    /// Those of the tasks that the groups do not contain, each once, in their order.
    [[nodiscard]] static std::vector<TaskIndex> unknownTo(const TaskGroups& groups, std::span<const TaskIndex> tasks);
    /// The groups with more tasks.
    [[nodiscard]] std::shared_ptr<const TaskGroups> grouped(const TaskGroups& groups,
                                                            std::span<const TaskIndex> more) const;
    /// The vectors of all tasks by now; null where prompts are not read. Errors: those of the encoder.
    [[nodiscard]] Result<std::shared_ptr<const TaskVectors>> vectors() const;
    /// Adds the corrections of more tasks. `vectors`: as vectors() returned them.
    void addCorrections(std::size_t models, std::span<const TaskIndex> more, const TaskVectors* vectors,
                        TaskCorrections& byIds, TaskCorrections& byPrompts) const;

private:
    const TaskTable& m_tasks;
    std::shared_ptr<const PriorSet> m_priors;
    std::shared_ptr<const IdNeighbourhood> m_idNeighbourhood;
    std::shared_ptr<const PromptModel> m_promptModel;
    std::shared_ptr<const TaskEncoding> m_encoding;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/tasktext.h"

namespace acr {

std::string_view taskText(const TaskTable& tasks, TaskIndex index, std::string& buffer)
{
    const Task& task = tasks[index];
    if (const std::string& prompt = tasks.prompt(index); !prompt.empty())
        return prompt;
    buffer = task.id;
    if (!task.originalId.empty() && task.id.find(task.originalId) == std::string::npos)
        buffer.append(" ").append(task.originalId);
    for (const Facet facet : {Facet::Dimension, Facet::Source, Facet::Bench, Facet::Language, Facet::Difficulty}) {
        const std::string& name = tasks.categoryName(index, facet);
        if (!name.empty())
            buffer.append(" ").append(name);
    }
    return buffer;
}

} // namespace acr

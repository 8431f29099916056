// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/taskvectors.h"

#include "core/features/tasktext.h"

#include <algorithm>

namespace acr {

bool promptsAreMissing(const TaskTable& tasks)
{
    return !tasks.hasPrompts() &&
           std::ranges::any_of(tasks.all(), [](const Task& task) { return task.promptChars > 0; });
}

Result<TaskVectors> TaskVectors::encode(const TaskTable& tasks, const Encoder& encoder, const EncodeOptions& options)
{
    if (promptsAreMissing(tasks))
        return failure(ErrorCode::NotApplicable, encoder.name(), "the prompts of the benchmark");
    TaskVectors result;
    result.m_dimensions = encoder.dimensions();
    result.m_encoder = encoder.name();
    result.m_vectors.resize(tasks.size() * result.m_dimensions);
    result.m_fromPrompt.resize(tasks.size());
    std::vector<std::string> metadata(tasks.size());
    std::vector<std::string_view> texts(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const TaskIndex task = TaskIndex::at(i);
        result.m_fromPrompt[i] = hasPrompt(tasks, task);
        texts[i] = taskText(tasks, task, metadata[i]);
    }
    if (auto done = encoder.encode(texts, result.m_vectors, options); !done)
        return Unexpected(done.error());
    return result;
}

std::size_t TaskVectors::withoutPrompt(std::span<const TaskIndex> tasks) const
{
    return static_cast<std::size_t>(std::ranges::count_if(tasks, [this](TaskIndex task) { return !fromPrompt(task); }));
}

} // namespace acr

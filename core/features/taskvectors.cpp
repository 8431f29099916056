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

Result<TaskVectors::Rows> TaskVectors::rowsOf(const TaskTable& tasks, std::size_t from, const Encoder& encoder,
                                              const EncodeOptions& options)
{
    if (promptsAreMissing(tasks))
        return failure(ErrorCode::NotApplicable, encoder.name(), "the prompts of the benchmark");
    const std::size_t count = tasks.size() - from;
    Rows rows;
    rows.vectors.resize(count * encoder.dimensions());
    rows.fromPrompt.resize(count);
    std::vector<std::string> metadata(count);
    std::vector<std::string_view> texts(count);
    for (std::size_t i = 0; i < count; ++i) {
        const TaskIndex task = TaskIndex::at(from + i);
        rows.fromPrompt[i] = hasPrompt(tasks, task);
        texts[i] = taskText(tasks, task, metadata[i]);
    }
    if (auto done = encoder.encode(texts, rows.vectors, options); !done)
        return Unexpected(done.error());
    return rows;
}

Result<TaskVectors> TaskVectors::encode(const TaskTable& tasks, const Encoder& encoder, const EncodeOptions& options)
{
    TaskVectors result;
    result.m_dimensions = encoder.dimensions();
    result.m_encoder = encoder.name();
    if (encoder.grows())
        return result.grown(tasks, encoder, options);
    auto rows = rowsOf(tasks, 0, encoder, options);
    if (!rows)
        return Unexpected(rows.error());
    result.m_first = std::make_shared<const Rows>(std::move(*rows));
    return result;
}

Result<TaskVectors> TaskVectors::extended(const TaskTable& tasks, const Encoder& encoder,
                                          const EncodeOptions& options) const
{
    if (encoder.grows())
        return grown(tasks, encoder, options);
    const auto rows = rowsOf(tasks, size(), encoder, options);
    if (!rows)
        return Unexpected(rows.error());
    TaskVectors result(*this);
    for (std::size_t i = 0; i < rows->fromPrompt.size(); ++i) {
        const auto first = rows->vectors.begin() + static_cast<std::ptrdiff_t>(i * m_dimensions);
        result.m_later.push_back(std::make_shared<const Rows>(
            Rows{{first, first + static_cast<std::ptrdiff_t>(m_dimensions)}, {rows->fromPrompt[i]}}));
    }
    return result;
}

Result<TaskVectors> TaskVectors::grown(const TaskTable& tasks, const Encoder& encoder,
                                       const EncodeOptions& options) const
{
    if (promptsAreMissing(tasks))
        return failure(ErrorCode::NotApplicable, encoder.name(), "the prompts of the benchmark");
    TaskVectors result(*this);
    const std::size_t first = m_first->fromPrompt.size();
    std::vector<std::size_t> open = std::move(result.m_pending);
    result.m_pending.clear();
    const auto unknown = std::make_shared<const Rows>(Rows{std::vector<float>(m_dimensions), std::vector<bool>{false}});
    for (std::size_t i = m_later.size(); first + i < tasks.size(); ++i) {
        open.push_back(i);
        result.m_later.push_back(unknown);
    }
    std::string buffer;
    for (const std::size_t i : open) {
        const TaskIndex task = TaskIndex::at(first + i);
        const std::string_view text = taskText(tasks, task, buffer);
        if (!encoder.knows(text)) {
            result.m_pending.push_back(i);
            continue;
        }
        Rows row{std::vector<float>(m_dimensions), std::vector<bool>{hasPrompt(tasks, task)}};
        if (auto done = encoder.encode(std::span(&text, 1), row.vectors, options); !done)
            return Unexpected(done.error());
        result.m_later[i] = std::make_shared<const Rows>(std::move(row));
    }
    return result;
}

std::size_t TaskVectors::withoutPrompt(std::span<const TaskIndex> tasks) const
{
    return static_cast<std::size_t>(std::ranges::count_if(tasks, [this](TaskIndex task) { return !fromPrompt(task); }));
}

} // namespace acr

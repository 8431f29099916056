// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/taskvectors.h"

#include "core/features/tasktext.h"

#include <algorithm>
#include <map>
#include <utility>

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
    if (encoder.grows()) {
        if (auto done = result.grow(tasks, encoder, options, {}); !done)
            return Unexpected(done.error());
        return result;
    }
    auto rows = rowsOf(tasks, 0, encoder, options);
    if (!rows)
        return Unexpected(rows.error());
    result.m_first = std::make_shared<const Rows>(std::move(*rows));
    return result;
}

Result<TaskVectors> TaskVectors::extended(const TaskTable& tasks, const Encoder& encoder, const EncodeOptions& options,
                                          std::span<const TaskIndex> known) const
{
    TaskVectors result(*this);
    if (encoder.grows()) {
        if (auto done = result.grow(tasks, encoder, options, known); !done)
            return Unexpected(done.error());
        return result;
    }
    const auto rows = rowsOf(tasks, size(), encoder, options);
    if (!rows)
        return Unexpected(rows.error());
    Block added;
    for (std::size_t i = 0; i < rows->fromPrompt.size(); ++i) {
        const auto first = rows->vectors.begin() + static_cast<std::ptrdiff_t>(i * m_dimensions);
        added.push_back(std::make_shared<const Row>(
            Row{{first, first + static_cast<std::ptrdiff_t>(m_dimensions)}, rows->fromPrompt[i], false}));
    }
    result.append(added);
    return result;
}

Result<void> TaskVectors::grow(const TaskTable& tasks, const Encoder& encoder, const EncodeOptions& options,
                               std::span<const TaskIndex> known)
{
    if (promptsAreMissing(tasks))
        return failure(ErrorCode::NotApplicable, encoder.name(), "the prompts of the benchmark");
    std::string buffer;
    const auto rowOf = [&](TaskIndex task, std::string_view text) -> Result<std::shared_ptr<const Row>> {
        Row row{std::vector<float>(m_dimensions), hasPrompt(tasks, task), false};
        if (auto done = encoder.encode(std::span(&text, 1), row.vectors, options); !done)
            return Unexpected(done.error());
        return std::make_shared<const Row>(std::move(row));
    };
    std::map<std::size_t, Block> changed;
    for (const TaskIndex task : known) {
        const std::size_t place = task.position() - m_first->fromPrompt.size();
        const auto row = rowOf(task, taskText(tasks, task, buffer));
        if (!row)
            return Unexpected(row.error());
        const auto block = changed.try_emplace(place / blockRows, *m_later[place / blockRows]).first;
        std::shared_ptr<const Row>& old = block->second[place % blockRows];
        m_pending -= old->pending ? 1 : 0;
        old = *row;
    }
    for (auto& [place, block] : changed)
        m_later[place] = std::make_shared<const Block>(std::move(block));
    std::shared_ptr<const Row> unknown;
    Block added;
    for (std::size_t i = size(); i < tasks.size(); ++i) {
        const TaskIndex task = TaskIndex::at(i);
        const std::string_view text = taskText(tasks, task, buffer);
        if (encoder.knows(text)) {
            const auto row = rowOf(task, text);
            if (!row)
                return Unexpected(row.error());
            added.push_back(*row);
            continue;
        }
        if (!unknown)
            unknown = std::make_shared<const Row>(Row{std::vector<float>(m_dimensions), false, true});
        added.push_back(unknown);
        ++m_pending;
    }
    append(added);
    return {};
}

void TaskVectors::append(std::span<const std::shared_ptr<const Row>> rows)
{
    while (!rows.empty()) {
        const std::size_t used = m_laterCount % blockRows;
        const std::size_t count = std::min(rows.size(), blockRows - used);
        Block block = used > 0 ? *m_later.back() : Block();
        block.insert(block.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
        auto shared = std::make_shared<const Block>(std::move(block));
        if (used > 0)
            m_later.back() = std::move(shared);
        else
            m_later.push_back(std::move(shared));
        m_laterCount += count;
        rows = rows.subspan(count);
    }
}

std::size_t TaskVectors::withoutPrompt(std::span<const TaskIndex> tasks) const
{
    return static_cast<std::size_t>(std::ranges::count_if(tasks, [this](TaskIndex task) { return !fromPrompt(task); }));
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks of a benchmark as vectors of one encoder, row by row in the task table's order. Immutable; shared by
/// whoever compares tasks. Memory: 4 bytes per dimension and task.
#pragma once

#include "core/benchmark/task.h"
#include "core/features/encoder.h"

#include <span>
#include <string>
#include <vector>

namespace acr {

class TaskVectors {
public:
    /// Encodes all tasks of the table. Errors: NotApplicable when the tasks have prompts that were not loaded (the
    /// vectors would differ from those with prompts); those of the encoder.
    [[nodiscard]] static Result<TaskVectors> encode(const TaskTable& tasks, const Encoder& encoder,
                                                    const EncodeOptions& options = {});

    [[nodiscard]] std::size_t size() const { return m_fromPrompt.size(); }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }
    /// The encoder's name.
    [[nodiscard]] const std::string& encoder() const { return m_encoder; }
    /// Length 1 (or all 0).
    [[nodiscard]] std::span<const float> operator[](TaskIndex task) const
    {
        return std::span(m_vectors).subspan(task.position() * m_dimensions, m_dimensions);
    }
    [[nodiscard]] std::span<const float> all() const { return m_vectors; }
    /// False where there was no prompt, and the words of ids and categories were used.
    [[nodiscard]] bool fromPrompt(TaskIndex task) const { return m_fromPrompt[task.position()]; }
    /// Number of these tasks without a prompt; views show it beside everything based on vectors.
    [[nodiscard]] std::size_t withoutPrompt(std::span<const TaskIndex> tasks) const;

private:
    std::size_t m_dimensions = 0;
    std::string m_encoder;
    std::vector<float> m_vectors;
    std::vector<bool> m_fromPrompt;
};

/// True when some task has a prompt but the table was loaded without them.
[[nodiscard]] bool promptsAreMissing(const TaskTable& tasks);

} // namespace acr

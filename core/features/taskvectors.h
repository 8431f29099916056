// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks of a benchmark as vectors of one encoder, row by row in the task table's order. Immutable; shared by
/// whoever compares tasks. Tasks that were added to the table later come with extended(), which shares the rows there
/// are. Memory: 4 bytes per dimension and task.
#pragma once

#include "core/benchmark/task.h"
#include "core/features/encoder.h"

#include <memory>
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

    /// The same with the tasks that were added to the table since. Errors as above. REQUIRES: the encoder and the table
    /// of this.
    [[nodiscard]] Result<TaskVectors> extended(const TaskTable& tasks, const Encoder& encoder,
                                               const EncodeOptions& options = {}) const;

    /// Whether some tasks have no vector yet, since the encoder grows and did not know their texts. Their rows are 0,
    /// and fromPrompt() is false; extended() reads them again.
    [[nodiscard]] bool isPending() const { return !m_pending.empty(); }
    [[nodiscard]] std::size_t size() const { return m_first->fromPrompt.size() + m_later.size(); }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }
    /// The encoder's name.
    [[nodiscard]] const std::string& encoder() const { return m_encoder; }
    /// Length 1 (or all 0).
    [[nodiscard]] std::span<const float> operator[](TaskIndex task) const
    {
        const std::size_t known = m_first->fromPrompt.size();
        if (task.position() < known)
            return std::span(m_first->vectors).subspan(task.position() * m_dimensions, m_dimensions);
        return m_later[task.position() - known]->vectors;
    }
    /// False where there was no prompt, and the words of ids and categories were used.
    [[nodiscard]] bool fromPrompt(TaskIndex task) const
    {
        const std::size_t known = m_first->fromPrompt.size();
        return task.position() < known ? m_first->fromPrompt[task.position()]
                                       : m_later[task.position() - known]->fromPrompt.front();
    }
    /// Number of these tasks without a prompt; views show it beside everything based on vectors.
    [[nodiscard]] std::size_t withoutPrompt(std::span<const TaskIndex> tasks) const;

private:
    struct Rows {
        std::vector<float> vectors;
        std::vector<bool> fromPrompt;
    };
    /// Rows of the tasks from that position on.
    [[nodiscard]] static Result<Rows> rowsOf(const TaskTable& tasks, std::size_t from, const Encoder& encoder,
                                             const EncodeOptions& options);
    /// As extended(), for an encoder that grows.
    [[nodiscard]] Result<TaskVectors> grown(const TaskTable& tasks, const Encoder& encoder,
                                            const EncodeOptions& options) const;

    std::size_t m_dimensions = 0;
    std::string m_encoder;
    std::shared_ptr<const Rows> m_first = std::make_shared<const Rows>();
    std::vector<std::shared_ptr<const Rows>> m_later; ///< one row each
    std::vector<std::size_t> m_pending;               ///< positions in m_later
};

/// True when some task has a prompt but the table was loaded without them.
[[nodiscard]] bool promptsAreMissing(const TaskTable& tasks);

} // namespace acr

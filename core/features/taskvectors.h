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

    /// The same with the tasks that were added to the table since. `known`: tasks that are pending, and whose texts the
    /// encoder knows by now. Errors as above. REQUIRES: the encoder and the table of this.
    [[nodiscard]] Result<TaskVectors> extended(const TaskTable& tasks, const Encoder& encoder,
                                               const EncodeOptions& options = {},
                                               std::span<const TaskIndex> known = {}) const;

    /// Whether some tasks have no vector yet, since the encoder grows and did not know their texts. Their rows are 0,
    /// and fromPrompt() is false.
    [[nodiscard]] bool isPending() const { return m_pending > 0; }
    [[nodiscard]] bool isPending(TaskIndex task) const
    {
        return task.position() >= m_first->fromPrompt.size() && later(task).pending;
    }
    [[nodiscard]] std::size_t size() const { return m_first->fromPrompt.size() + m_laterCount; }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }
    /// The encoder's name.
    [[nodiscard]] const std::string& encoder() const { return m_encoder; }
    /// Length 1 (or all 0).
    [[nodiscard]] std::span<const float> operator[](TaskIndex task) const
    {
        const std::size_t known = m_first->fromPrompt.size();
        if (task.position() < known)
            return std::span(m_first->vectors).subspan(task.position() * m_dimensions, m_dimensions);
        return later(task).vectors;
    }
    /// False where there was no prompt, and the words of ids and categories were used.
    [[nodiscard]] bool fromPrompt(TaskIndex task) const
    {
        const std::size_t known = m_first->fromPrompt.size();
        return task.position() < known ? m_first->fromPrompt[task.position()] : later(task).fromPrompt;
    }
    /// Number of these tasks without a prompt; views show it beside everything based on vectors.
    [[nodiscard]] std::size_t withoutPrompt(std::span<const TaskIndex> tasks) const;

private:
    struct Rows {
        std::vector<float> vectors;
        std::vector<bool> fromPrompt;
    };
    /// Of one task.
    struct Row {
        std::vector<float> vectors;
        bool fromPrompt = false;
        bool pending = false;
    };
    /// Vectors share the blocks that are the same, so that one more row does not cost as much as all rows.
    static constexpr std::size_t blockRows = 256;
    using Block = std::vector<std::shared_ptr<const Row>>;

    [[nodiscard]] const Row& later(TaskIndex task) const
    {
        const std::size_t row = task.position() - m_first->fromPrompt.size();
        return *(*m_later[row / blockRows])[row % blockRows];
    }
    /// Rows of the tasks from that position on.
    [[nodiscard]] static Result<Rows> rowsOf(const TaskTable& tasks, std::size_t from, const Encoder& encoder,
                                             const EncodeOptions& options);
    /// Adds the tasks that are new, and the rows of those that are known, for an encoder that grows.
    [[nodiscard]] Result<void> grow(const TaskTable& tasks, const Encoder& encoder, const EncodeOptions& options,
                                    std::span<const TaskIndex> known);
    void append(std::span<const std::shared_ptr<const Row>> rows);

    std::size_t m_dimensions = 0;
    std::string m_encoder;
    std::shared_ptr<const Rows> m_first = std::make_shared<const Rows>();
    std::vector<std::shared_ptr<const Block>> m_later; ///< of blockRows rows, the last one of fewer
    std::size_t m_laterCount = 0;                      ///< rows in the blocks
    std::size_t m_pending = 0;
};

/// True when some task has a prompt but the table was loaded without them.
[[nodiscard]] bool promptsAreMissing(const TaskTable& tasks);

} // namespace acr

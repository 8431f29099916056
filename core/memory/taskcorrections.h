// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Corrections of the expected scores of each task of a stream, by model: how the task differs from its source as a
/// whole. A copyable value whose copies share what they hold; thread-safety: immutable.
#pragma once

#include "core/benchmark/task.h"

#include <memory>
#include <span>
#include <vector>

namespace acr {

class TaskCorrections {
public:
    TaskCorrections() = default;
    /// `tasks`: of the whole table. Shape of the offsets: stream × models.
    TaskCorrections(std::size_t models, std::size_t tasks, std::span<const TaskIndex> stream,
                    std::vector<float> offsets)
        : m_models(models)
    {
        std::vector<std::uint32_t> rowOf(tasks, 0);
        for (std::size_t i = 0; i < stream.size(); ++i)
            rowOf[stream[i].position()] = static_cast<std::uint32_t>(i);
        m_rows = std::make_shared<const Rows>(Rows{std::move(rowOf), std::move(offsets)});
    }

    /// Whether there is no correction for any task.
    [[nodiscard]] bool empty() const { return m_rows == nullptr; }
    /// Shape: models. REQUIRES: not empty, task is of the stream.
    [[nodiscard]] const float* of(TaskIndex task) const
    {
        return m_rows->offsets.data() + m_rows->rowOf[task.position()] * m_models;
    }

private:
    struct Rows {
        std::vector<std::uint32_t> rowOf;
        std::vector<float> offsets;
    };
    std::size_t m_models = 0;
    std::shared_ptr<const Rows> m_rows;
};

} // namespace acr

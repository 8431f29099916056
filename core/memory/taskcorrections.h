// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Corrections of the expected scores of tasks, by model: how a task differs from its source as a whole. A copyable
/// value that grows; copies share what they hold until one of them grows. Thread-safety: as any value.
#pragma once

#include "core/benchmark/task.h"

#include <atomic>
#include <limits>
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
        std::vector<std::uint32_t> rowOf(tasks, none);
        for (std::size_t i = 0; i < stream.size(); ++i)
            rowOf[stream[i].position()] = static_cast<std::uint32_t>(i);
        m_rows = std::make_shared<Rows>(Rows{std::move(rowOf), std::move(offsets)});
    }

    /// Whether there is no correction for any task.
    [[nodiscard]] bool empty() const { return m_rows == nullptr; }
    [[nodiscard]] bool contains(TaskIndex task) const
    {
        return m_rows != nullptr && task.position() < m_rows->rowOf.size() && m_rows->rowOf[task.position()] != none;
    }
    /// Shape: models. REQUIRES: contains(task).
    [[nodiscard]] const float* of(TaskIndex task) const
    {
        return m_rows->offsets.data() + m_rows->rowOf[task.position()] * m_models;
    }
    /// Adds the corrections of one more task. Shape: models. REQUIRES: not empty.
    void add(TaskIndex task, std::span<const float> offsets)
    {
        if (m_rows.use_count() > 1)
            m_rows = std::make_shared<Rows>(*m_rows);
        // What a copy on another thread read before it let go happened before.
        std::atomic_thread_fence(std::memory_order_acquire);
        if (m_rows->rowOf.size() <= task.position())
            m_rows->rowOf.resize(task.position() + 1, none);
        m_rows->rowOf[task.position()] = static_cast<std::uint32_t>(m_rows->offsets.size() / m_models);
        m_rows->offsets.insert(m_rows->offsets.end(), offsets.begin(), offsets.end());
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct Rows {
        std::vector<std::uint32_t> rowOf; ///< by task
        std::vector<float> offsets;
    };
    std::size_t m_models = 0;
    /// Written to only where no copy shares it.
    std::shared_ptr<Rows> m_rows;
};

} // namespace acr

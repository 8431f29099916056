// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a live session's policy starts from: the pool of the endpoints, a catalog, and, where a benchmark has outcomes
/// of all models of the pool, its probing split, or all tasks of an earlier live session. Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/taskcatalog.h"
#include "core/features/taskencoding.h"
#include "core/policy/registry.h"
#include "core/provider/endpoints.h"

#include <memory>
#include <span>

namespace acr {

class LiveWorld {
public:
    /// `benchmark`: with its prompts loaded where it has any; null: there is none.
    LiveWorld(const EndpointSet& endpoints, const Benchmark* benchmark);
    LiveWorld(const LiveWorld&) = delete;
    LiveWorld& operator=(const LiveWorld&) = delete;

    [[nodiscard]] TaskCatalog& catalog() { return m_catalog; }
    [[nodiscard]] const TaskCatalog& catalog() const { return m_catalog; }
    [[nodiscard]] const std::vector<Model>& models() const { return m_models; }
    /// Number of probed tasks that policies learn from; 0: none.
    [[nodiscard]] std::size_t trainingTasks() const { return m_training.size(); }
    /// Encoding and convention are this world's. Borrows from this.
    [[nodiscard]] PolicySetup setup(PolicySettings settings) const;

private:
    std::vector<Model> m_models;
    TaskCatalog m_catalog;
    std::vector<TaskIndex> m_training;
    OutcomeMatrix m_outcomes; ///< tasks of the benchmark × the pool
    std::shared_ptr<const TaskEncoding> m_encoding;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a live session's policy starts from: the pool of the endpoints, a catalog, and, where a benchmark has outcomes
/// of all models of the pool, its probing split, or all tasks of an earlier live session. Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/taskcatalog.h"
#include "core/features/recordedencoder.h"
#include "core/features/taskencoding.h"
#include "core/policy/registry.h"
#include "core/provider/endpoints.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace acr {

class LiveWorld {
public:
    /// `benchmark`: with its prompts loaded where it has any; null: there is none. `encoder`: a remote one, which has
    /// the vectors of the benchmark's tasks, and to which those of later tasks are added; null: the program's own.
    LiveWorld(const EndpointSet& endpoints, const Benchmark* benchmark, std::shared_ptr<RecordedEncoder> encoder = {});
    /// With the pool of such endpoints.
    LiveWorld(std::vector<Model> pool, const Benchmark* benchmark, std::shared_ptr<RecordedEncoder> encoder = {});
    LiveWorld(const LiveWorld&) = delete;
    LiveWorld& operator=(const LiveWorld&) = delete;

    [[nodiscard]] TaskCatalog& catalog() { return m_catalog; }
    [[nodiscard]] const TaskCatalog& catalog() const { return m_catalog; }
    [[nodiscard]] const std::vector<Model>& models() const { return m_models; }
    /// Null: the program's own.
    [[nodiscard]] RecordedEncoder* encoder() const { return m_encoder.get(); }
    /// Number of probed tasks that policies learn from; 0: none.
    [[nodiscard]] std::size_t trainingTasks() const { return m_training.size(); }
    /// Encoding and convention are this world's. Borrows from this.
    [[nodiscard]] PolicySetup setup(PolicySettings settings) const;

private:
    std::vector<Model> m_models;
    TaskCatalog m_catalog;
    std::vector<TaskIndex> m_training;
    OutcomeMatrix m_outcomes; ///< tasks of the benchmark × the pool
    std::shared_ptr<RecordedEncoder> m_encoder;
    std::shared_ptr<const TaskEncoding> m_encoding;
};

/// A remote encoder of the endpoints, by "remote:" and its model's name, for a session that begins. `known`: the
/// vectors of the tasks that give the priors; null: there are none, and the endpoints' file says how long vectors are.
/// Errors: UnknownName, NotApplicable (the length of vectors is not known).
[[nodiscard]] Result<std::shared_ptr<RecordedEncoder>>
newLiveEncoder(const EndpointSet& endpoints, const std::string& encoder, const RecordedEncoder* known);
/// That of a session that goes on, by RecordedEncoder::name(); null where the name is empty.
[[nodiscard]] std::shared_ptr<RecordedEncoder> earlierLiveEncoder(const std::string& name,
                                                                  const RecordedEncoder* known);
/// The endpoints' model of that encoder; null: they have none. `name`: with or without the length of vectors.
[[nodiscard]] const EmbeddingModel* encoderModel(const EndpointSet& endpoints, std::string_view name);

} // namespace acr

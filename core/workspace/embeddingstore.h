// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The vectors that a remote encoder gave for the tasks of a benchmark. They belong to the prompts that the benchmark
/// had then: other prompts, no vectors.
///
/// Errors and thread-safety: as the workspace.
#pragma once

#include "core/features/recordedencoder.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace acr {

class EmbeddingStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit EmbeddingStore(Workspace& workspace);

    struct TaskVector {
        TaskIndex task;
        std::vector<float> vector;
    };
    /// Saves vectors beside those that are there, in place of those of the same tasks. `encoder`: "remote:" and the
    /// model's name. Errors also: OutOfRange (no task of the benchmark).
    [[nodiscard]] Result<void> save(const BenchmarkSummary& benchmark, const std::string& encoder,
                                    std::span<const TaskVector> vectors);
    /// Tasks with a vector, by position.
    [[nodiscard]] Result<std::vector<TaskIndex>> tasks(const BenchmarkSummary& benchmark, const std::string& encoder);
    /// The names of the encoders that have given vectors for the prompts as they are now.
    [[nodiscard]] Result<std::vector<std::string>> encoders(const BenchmarkSummary& benchmark);
    /// REQUIRES: `tasks` are the benchmark's, with prompts where there are any. Errors also: UnknownName (it gave no
    /// vectors), Malformed (vectors of different lengths).
    [[nodiscard]] Result<std::shared_ptr<const RecordedEncoder>>
    encoder(const BenchmarkSummary& benchmark, const std::string& encoder, const TaskTable& tasks);

private:
    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr

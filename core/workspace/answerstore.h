// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The answers of the models of a benchmark whose files had them.
///
/// Errors and thread-safety: as the workspace.
#pragma once

#include "core/benchmark/answerspool.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace acr {

class AnswerStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit AnswerStore(Workspace& workspace);

    /// Saves the answers that an import kept, in place of those that the benchmark had. Errors also: TooLarge (more
    /// than 1 GiB of answers to one task), what the spool says.
    [[nodiscard]] Result<void> save(BenchmarkId id, AnswerSpool& spool, const Progress& progress = {});
    /// The tasks with answers, in the order of the benchmark.
    [[nodiscard]] Result<std::vector<TaskIndex>> tasks(BenchmarkId id);
    /// In the order of the pool; empty for a task without answers.
    [[nodiscard]] Result<std::vector<ModelAnswer>> answers(BenchmarkId id, TaskIndex task);

private:
    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr

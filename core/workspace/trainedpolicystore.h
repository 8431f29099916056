// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Trained policies in a workspace, with what they learned, so that they are trained once. They are valid for one state
/// of a benchmark: after prompts were attached, or when the program's training method has changed, they are ignored
/// until trained again.
///
/// Errors: those of Workspace. Thread-safety: as the workspace.
#pragma once

#include "core/policy/trainedpolicy.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace acr {

class TrainedPolicyStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit TrainedPolicyStore(Workspace& workspace);

    /// One of the same spec and convention of missing scores is replaced. Error OutOfRange when its shape is not the
    /// benchmark's.
    [[nodiscard]] Result<void> save(BenchmarkId benchmark, const TrainedPolicy& trained);
    /// Those that are valid for the benchmark's current state, in the order in which the registry lists policies, then
    /// by spec.
    [[nodiscard]] Result<std::vector<std::shared_ptr<const TrainedPolicy>>> load(BenchmarkId benchmark);
    /// Under every convention of missing scores.
    [[nodiscard]] Result<void> remove(BenchmarkId benchmark, std::string_view spec);

private:
    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr

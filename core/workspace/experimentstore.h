// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Experiments in a workspace: their definitions, and each finished cell.
///
/// A cell is a transaction of its own: when the program is killed, finished cells are saved and the current one is not.
/// Errors: those of Workspace. Thread-safety: one call at a time.
#pragma once

#include "core/evaluation/experimentrun.h"
#include "core/workspace/workspace.h"

#include <functional>

namespace acr {

class ExperimentStore final : public CellStore {
public:
    /// REQUIRES: the workspace outlives the store, and holds the benchmark.
    ExperimentStore(Workspace& workspace, BenchmarkId benchmark);

    [[nodiscard]] Result<std::optional<CellResult>> find(const std::string& key) override;
    [[nodiscard]] Result<void> keep(const std::string& key, const CellResult& result) override;
    struct Added {
        std::size_t added = 0;
        std::size_t present = 0; ///< cells that were there with the same bytes
    };
    /// Adds the cells that `next` gives until it returns false, in this order and in one transaction. Error Conflict: a
    /// cell is there with another value; errors of `next`.
    [[nodiscard]] Result<Added> add(const std::function<Result<bool>(std::string& key, CellResult& result)>& next);
    /// Forgets every cell of the benchmark.
    [[nodiscard]] Result<void> forgetCells();
    [[nodiscard]] Result<std::size_t> cellCount();

    struct Saved {
        std::string name;
        std::string definition;
    };
    /// An experiment of the same name is replaced.
    [[nodiscard]] Result<void> saveDefinition(std::string_view name, std::string_view definition);
    /// By name.
    [[nodiscard]] Result<std::vector<Saved>> definitions();

private:
    Database& m_database;
    BenchmarkId m_benchmark;
};

} // namespace acr

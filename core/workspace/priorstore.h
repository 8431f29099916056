// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Named prior sets in a workspace. They are independent of benchmarks: a set can be used with every pool whose models
/// it contains.
///
/// Errors: those of Workspace; UnknownName (no such set), BadParameter (no name for a set), those of readPriorJson()
/// for a damaged one. Thread-safety: as the workspace.
#pragma once

#include "core/memory/priorset.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

class PriorStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit PriorStore(Workspace& workspace);

    /// In alphabetical order.
    [[nodiscard]] Result<std::vector<std::string>> names();
    [[nodiscard]] Result<PriorSet> load(std::string_view name);
    /// Nothing where there is no such set.
    [[nodiscard]] Result<std::optional<PriorSet>> find(std::string_view name);
    /// Replaces a set of that name. Equal sets are stored as equal bytes.
    [[nodiscard]] Result<void> save(std::string_view name, const PriorSet& priors);
    [[nodiscard]] Result<void> remove(std::string_view name);

private:
    Database& m_database;
};

} // namespace acr

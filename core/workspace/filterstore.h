// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Named filters in a workspace. They are independent of benchmarks: a filter can be used with every benchmark that has
/// the names in it.
///
/// Errors: those of Workspace; UnknownName (no such filter), BadParameter (no name for a filter), BadFilter (a text
/// that is no filter), Duplicate (a name that another filter has). Thread-safety: as the workspace.
#pragma once

#include "core/session/stream.h"
#include "core/workspace/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct SavedFilter {
    std::string name;
    /// As in filtersyntax.h.
    std::string text;
    /// What "solves" means in it.
    double solvesAt = defaultSolvesAt;

    bool operator==(const SavedFilter&) const = default;
};

class FilterStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit FilterStore(Workspace& workspace);

    /// By name, in alphabetical order.
    [[nodiscard]] Result<std::vector<SavedFilter>> all();
    [[nodiscard]] Result<SavedFilter> load(std::string_view name);
    /// Replaces a filter of that name.
    [[nodiscard]] Result<void> save(const SavedFilter& filter);
    [[nodiscard]] Result<void> rename(std::string_view name, std::string_view newName);
    [[nodiscard]] Result<void> remove(std::string_view name);

private:
    Database& m_database;
};

} // namespace acr

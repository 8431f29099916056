// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Importing, for commands that bring what is imported.
#pragma once

#include <string>

namespace acr::cli {

/// Reads the benchmark at `path` into the workspace, as `acrouter import` does; an empty name: that of the folder.
/// Returns the exit code.
[[nodiscard]] int importPath(const std::string& path, const std::string& into, const std::string& name, bool json);

} // namespace acr::cli

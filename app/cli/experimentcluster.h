// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Experiments beyond one machine: `acrouter experiment plan`, `work`, `merge`, `status` and `submit`.
#pragma once

#include "app/cli/commands.h"

#include <CLI/App.hpp>

namespace acr::cli {

/// Adds the subcommands to `acrouter experiment`.
void addClusterCommands(CLI::App& experiment, Command& chosen);
/// The one of them that starts workers.
void addSubmitCommand(CLI::App& experiment, Command& chosen);

/// `acrouter experiment work`, on the chunks that are left.
struct WorkOptions {
    std::string folder;
    std::optional<std::uint64_t> chunk{};
    bool any = false;
    std::string share; ///< I/N: this worker's number and how many there are
    std::size_t threads = 1;
};
int runWork(const WorkOptions& options);

} // namespace acr::cli

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared by the subcommands of `acrouter priors`.
#pragma once

#include "app/cli/commands.h"
#include "core/memory/priorset.h"

#include <memory>
#include <string>

namespace acr::cli {

struct PriorOptions {
    std::string file;
    std::string benchmark;
};

/// `sensitivity` and `tune`.
void addPriorSearches(CLI::App& priors, const std::shared_ptr<PriorOptions>& common, Command& chosen);

} // namespace acr::cli

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the commands that run answers say about the sandbox of this machine.
#pragma once

#include "core/base/error.h"
#include "core/sandbox/sandbox.h"

#include <CLI/App.hpp>
#include <nlohmann/json_fwd.hpp>

namespace acr::cli {

/// The user accepts what the sandbox of this machine does not bound.
struct SandboxOptions {
    bool acceptUnbounded = false;

    void addSandboxTo(CLI::App& command);
};

/// Says to standard error what the sandbox does not bound; nothing where it bounds all. Success, or an exit code where
/// the user has not accepted that: no answer is to be run.
[[nodiscard]] int checkSandbox(const SandboxStrength& strength, const SandboxOptions& options);
[[nodiscard]] nlohmann::ordered_json sandboxJson(const SandboxStrength& strength);
/// Reports why there is no sandbox, and what allows it where AppArmor does not. An exit code.
int reportNoSandbox(const Error& error);

} // namespace acr::cli

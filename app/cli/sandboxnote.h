// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the commands that run answers say about the sandbox of this machine.
#pragma once

#include "core/base/error.h"
#include "core/sandbox/sandbox.h"

#include <nlohmann/json_fwd.hpp>

namespace acr::cli {

/// To standard error, what the sandbox does not bound; nothing where it bounds all.
void complainOfSandbox(const SandboxStrength& strength);
[[nodiscard]] nlohmann::ordered_json sandboxJson(const SandboxStrength& strength);
/// Reports why there is no sandbox, and what allows it where AppArmor does not. An exit code.
int reportNoSandbox(const Error& error);

} // namespace acr::cli

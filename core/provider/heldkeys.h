// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keys of endpoints by the names of their environment variables: those of the environment, and those that this process
/// holds in memory, of the system's keychain for instance. They are never written anywhere. Thread-safety: any thread.
#pragma once

#include "core/base/privatememory.h"

#include <string>
#include <string_view>

namespace acr {

/// The key of the variable: that of the environment, else the held one; empty where there is none. From the first key
/// on the process writes no core dump.
[[nodiscard]] PrivateText keyNamed(const std::string& variable);
/// Holds a copy of the key from now on; an empty one is forgotten. What was held before is overwritten.
void holdKey(const std::string& variable, std::string_view key);
[[nodiscard]] bool isKeyHeld(const std::string& variable);

} // namespace acr

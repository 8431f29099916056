// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How bubblewrap is called. Internal to core/sandbox. Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <sys/types.h>

namespace acr {

inline constexpr const char* bubblewrap = "/usr/bin/bwrap";

/// A sandbox with namespaces of its own and the machine's /usr; the files of the task are below /task.
[[nodiscard]] std::vector<std::string> bubblewrapArguments(const std::filesystem::path& task);
/// The variables and the folder of a program, and that it ends with this process.
[[nodiscard]] std::vector<std::string> bubblewrapSurroundings();

struct BubblewrapCall {
    std::vector<std::string> arguments;
    /// Open files of this process, and the numbers that they get. All others are closed.
    std::vector<std::pair<int, int>> files;
    std::vector<std::pair<int, rlimit>> limits{};
    /// Nothing: that of this process.
    std::optional<uid_t> user{};
    /// Waits for a byte from here before anything else; negative: does not wait.
    int go = -1;
};
/// The process, which ends with the calling thread. Error NotAvailable.
[[nodiscard]] Result<pid_t> startBubblewrap(const BubblewrapCall& call);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The system calls that a program in the sandbox may not make: those that reach other processes, keys, namespaces,
/// mounts, modules, clocks, performance counters and io_uring, sockets other than local and IP ones, and terminal
/// injection. They fail with EPERM; clone3 fails with ENOSYS, so that libraries use clone, whose flags can be checked.
#pragma once

#include "core/base/error.h"

namespace acr {

/// A file descriptor that holds the filter as a BPF program, with its offset at the start; the caller closes it. Error
/// NotAvailable.
[[nodiscard]] Result<int> makeSeccompFilter();

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A number of its own for each sandbox that is there at the same time in this process, and what follows from it.
/// Internal to core/sandbox. Thread-safety: an object belongs to one thread at a time.
#pragma once

#include <cstddef>
#include <string>

#include <sys/types.h>

namespace acr {

class SandboxSlot {
public:
    SandboxSlot();
    SandboxSlot(const SandboxSlot&) = delete;
    SandboxSlot& operator=(const SandboxSlot&) = delete;
    ~SandboxSlot();

    /// The user of the programs where this process is root: no other sandbox has it, so that the limit of processes,
    /// which counts by user, is its own.
    [[nodiscard]] uid_t user() const;
    /// Of a control group; no other sandbox of this machine has it.
    [[nodiscard]] std::string groupName() const;

private:
    std::size_t m_number;
};

} // namespace acr

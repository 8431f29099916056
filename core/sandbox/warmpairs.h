// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pairs of linked programs that have started in their sandboxes and wait for a message: what a pair does with it takes
/// no time for setting up namespaces and starting an interpreter.
///
/// A pair is used once; nothing of one message is there for the next. Pairs are started on a thread of this object,
/// from the first run on, and end with it. Each program of a pair has a sandbox of SandboxJob's limits. Where both jobs
/// have SandboxJob::forked and the sandbox forks (SandboxStrength), their processes are forked from two servers, one
/// for each program, which start with the first run. Thread-safety: const access from any number of threads.
#pragma once

#include "core/sandbox/sandbox.h"

#include <memory>

namespace acr {

class WarmPairs {
public:
    /// As those of Sandbox::runLinked(); `first` reads its message from file descriptor 4 up to its end. `ready`: how
    /// many pairs wait.
    WarmPairs(Sandbox sandbox, SandboxJob first, SandboxJob second, std::size_t ready);
    WarmPairs(const WarmPairs&) = delete;
    WarmPairs& operator=(const WarmPairs&) = delete;
    ~WarmPairs();

    struct Limits {
        SandboxLimits first;
        SandboxLimits second;

        bool operator==(const Limits&) const = default;
    };
    /// Where no pair with these limits waits, one is started. Times count from now. Errors: those of
    /// Sandbox::runLinked().
    [[nodiscard]] Result<LinkedResults> run(const Limits& limits, std::string message,
                                            const std::stop_token& stop) const;

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
};

} // namespace acr

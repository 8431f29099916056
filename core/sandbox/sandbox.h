// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs programs that nobody has read: answers of models.
///
/// A program gets an empty, read-only file system with the machine's /usr, its own files below /task (read-only) and a
/// small /tmp; no network, no other processes, no variables, no inherited files, no privileges, and a filter of system
/// calls. Time, memory, processes, file sizes and output are bounded. It ends with everything that it started. Built on
/// bubblewrap, seccomp, resource limits and control groups. Where no control groups can be made, some of that is not
/// bounded: SandboxStrength says what, and nothing is to be run unless the user accepts it. Where the machine lets a
/// sandbox make namespaces, programs of which many runs are made are forked from one that has started (WarmPairs).
///
/// Where the sandbox can't be set up, nothing is run. Linux only. Thread-safety: const access from any number of
/// threads.
#pragma once

#include "core/base/error.h"
#include "core/sandbox/controlgroup.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace acr {

struct SandboxLimits {
    double cpuSeconds = 10;
    double wallSeconds = 20;
    std::uint64_t memoryBytes = std::uint64_t{1} << 30U;
    std::uint64_t processes = 64;
    /// Of one file, and of /tmp as a whole.
    std::uint64_t fileBytes = std::uint64_t{64} << 20U;
    /// Of standard output, and of the error output; what is beyond ends the program.
    std::size_t outputBytes = std::size_t{1} << 20U;

    bool operator==(const SandboxLimits&) const = default;
};

struct SandboxFile {
    /// A plain file name, without a directory.
    std::string name;
    std::string content;
};

struct SandboxJob {
    /// The program by its absolute path in the sandbox, and its arguments.
    std::vector<std::string> command;
    /// Below /task.
    std::vector<SandboxFile> files{};
    /// Standard input.
    std::string input{};
    SandboxLimits limits{};
    struct Forked {
        std::vector<std::string> modules;
    };
    /// For WarmPairs. A Python program whose last argument is one of its files: it may be forked from an interpreter
    /// that has loaded the program's text and these modules.
    std::optional<Forked> forked{};
};

struct SandboxResult {
    enum class End : std::uint8_t {
        Exited,      ///< with `code`
        Killed,      ///< by the signal `code`: its own fault, or a limit of memory
        TimedOut,    ///< by the clock, or by its processor time
        TooMuchText, ///< more output than allowed
        Cancelled,
    };
    End end = End::Exited;
    int code = 0;
    std::string output;
    std::string errors;
    double seconds = 0; ///< of the wall

    [[nodiscard]] bool succeeded() const { return end == End::Exited && code == 0; }
};

/// What the sandbox of this machine bounds.
struct SandboxStrength {
    ControlGroup::Kind controlGroup = ControlGroup::Kind::None;
    /// Programs run as a user of their own.
    bool ownUser = false;
    /// A sandbox may make the namespaces of runs that are forked in it. Otherwise each run sets up a sandbox and starts
    /// an interpreter, which takes several times as long and bounds the same.
    bool forks = false;

    /// The memory of all programs of a run together, of which that of their files is a part. Otherwise the memory of
    /// each program is bounded, and the number of files is not.
    [[nodiscard]] bool boundsMemory() const { return controlGroup != ControlGroup::Kind::None; }
    /// The number of the programs of a run.
    [[nodiscard]] bool boundsProcesses() const { return boundsMemory() || ownUser; }
    /// What a run can take from the machine. Files and network of the host are out of reach in every sandbox, and time
    /// and output are bounded in every one.
    [[nodiscard]] bool boundsAll() const { return boundsMemory() && boundsProcesses(); }
};

/// Of two programs that talk to each other.
struct LinkedResults {
    /// The exit code by which `first` says that `second` has ended: its end is then waited for, a second at most.
    static constexpr int secondEnded = 3;

    SandboxResult first;
    SandboxResult second;
};

class Sandbox {
public:
    /// Tries the sandbox with a harmless program. Error NotAvailable, saying what is missing.
    [[nodiscard]] static Result<Sandbox> open();

    [[nodiscard]] const SandboxStrength& strength() const { return m_strength; }
    /// One that does not fork, as on machines where none can.
    [[nodiscard]] Sandbox withoutForks() const;
    /// The filter of system calls as a file, for SandboxProcess.
    [[nodiscard]] int filter() const { return *m_filter; }
    /// Error FileUnwritable, NotAvailable where the program could not be started at all.
    [[nodiscard]] Result<SandboxResult> run(const SandboxJob& job, const std::stop_token& stop = {}) const;
    /// Runs two programs, the standard output of each is the input of the other; `input` and `output` are not used.
    /// Ends when `first` ends; `second` is then Cancelled unless it ended before. What `first` writes to file
    /// descriptor 3 is its result's `output`; `second` has none. Errors as above.
    [[nodiscard]] Result<LinkedResults> runLinked(const SandboxJob& first, const SandboxJob& second,
                                                  const std::stop_token& stop = {}) const;
    /// Whether the sandbox has that program, by its absolute path.
    [[nodiscard]] static bool has(const std::string& program);

private:
    Sandbox() = default;

    /// Closed with the last copy.
    std::shared_ptr<const int> m_filter;
    SandboxStrength m_strength;
};

} // namespace acr

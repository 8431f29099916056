// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A Python interpreter in a sandbox that has loaded a program and its modules, and forks a process for each run of it:
/// a run needs neither a sandbox to be set up from nothing nor an interpreter to be started. Internal to core/sandbox.
///
/// The server runs the program of this file only, and reads nothing that a run writes. A run is two processes in
/// namespaces of their own (processes, mounts, network, System V and POSIX IPC, control groups). The first one mounts
/// an empty /tmp and /dev/shm and a read-only /proc of the run, gives up all privileges, waits for the second one, and
/// says how that ended; everything in the run ends with it. The second one enters a user namespace of its own in which
/// it has no privileges either, gets its limits and the filter of system calls, keeps no file but its own, and only
/// then runs the program, which reads foreign code. From there neither the server nor another run can be named, so they
/// can't be reached by signals, memory, files, sockets or shared memory. A run sees the server's memory as it was at
/// the fork, in a copy of its own. All runs of a server have its hash seed. There are no pseudo terminals.
///
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/sandbox/filedescriptor.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sandboxslot.h"
#include "core/sandbox/taskfolder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace acr {

class ForkServer {
public:
    /// Whether this machine lets a sandbox make the namespaces of a run. Tried once.
    [[nodiscard]] static bool available(int filter);
    /// Returns when the program is loaded. The server ends with the calling thread. Error NotAvailable, FileUnwritable.
    /// REQUIRES: job.forked, and a Python program whose last argument is a file of the job.
    [[nodiscard]] static Result<std::shared_ptr<const ForkServer>> start(const SandboxJob& job, int filter);
    ForkServer(const ForkServer&) = delete;
    ForkServer& operator=(const ForkServer&) = delete;
    /// Ends all its runs.
    ~ForkServer();

    struct Request {
        /// The run's end of a stream socket: "exit-code N" and a line feed, or why it could not be set up.
        int status = -1;
        /// Open files of this process, and their numbers in the run.
        std::vector<std::pair<int, int>> files;
        std::uint64_t cpuSeconds = 0;
        std::uint64_t fileBytes = 0;
        std::uint64_t openFiles = 0;
        std::uint64_t processes = 0;
        std::uint64_t addressBytes = 0; ///< 0: no limit
    };
    /// The first process of a run. It does nothing until it reads the byte 'g' from the status socket, whose other end
    /// is `status`. Error NotAvailable.
    [[nodiscard]] Result<pid_t> fork(const Request& request, int status) const;
    /// Waits at most so long.
    [[nodiscard]] bool endsWithin(int milliseconds) const;

private:
    ForkServer() = default;

    TaskFolder m_folder;
    SandboxSlot m_slot;
    FileDescriptor m_requests;
    FileDescriptor m_errors;
    pid_t m_process = -1;
    FileDescriptor m_handle; ///< readable when the server has ended
};

} // namespace acr

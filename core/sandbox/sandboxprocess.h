// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One program in the sandbox, from its start to its end. It has a sandbox of its own, or is forked from a server that
/// has loaded it. Internal to core/sandbox. Thread-safety: one thread.
#pragma once

#include "core/sandbox/filedescriptor.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sandboxslot.h"
#include "core/sandbox/taskfolder.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace acr {

class ForkServer;

class SandboxProcess {
public:
    /// The job is borrowed. `server`: has loaded the job's program; null: it gets a sandbox of its own.
    SandboxProcess(const SandboxJob& job, int filter, std::shared_ptr<const ForkServer> server = {});
    SandboxProcess(const SandboxProcess&) = delete;
    SandboxProcess& operator=(const SandboxProcess&) = delete;
    /// Kills what is still running.
    ~SandboxProcess();

    /// Read end and write end. Error NotAvailable.
    [[nodiscard]] static Result<std::pair<FileDescriptor, FileDescriptor>> makePipe();
    /// Two ends of a stream; a write to one whose other end is gone fails without a signal. Error NotAvailable.
    [[nodiscard]] static Result<std::pair<FileDescriptor, FileDescriptor>> makeSocketPair();
    /// An unnamed file with this content, at its start. Error NotAvailable.
    [[nodiscard]] static Result<FileDescriptor> fileOf(std::string_view content);

    /// What the program finds at the file descriptors 0, 1, 3 and 4; nothing at the last two unless they are given.
    struct Files {
        FileDescriptor input{};
        FileDescriptor output{};
        FileDescriptor third{};
        FileDescriptor fourth{};
    };
    /// Errors: FileUnwritable, NotAvailable.
    [[nodiscard]] Result<void> start(Files files);
    /// The program has waited until now: its time counts from here.
    void countFromNow() { m_started = std::chrono::steady_clock::now(); }
    /// Writes the text to the socket while the program is supervised, then closes it. The text is borrowed.
    void send(FileDescriptor socket, std::string_view text);
    /// Reads the result's output from here.
    void collect(FileDescriptor output) { m_output.file = std::move(output); }
    /// Waits until the first one has ended, or a limit of any is passed; then ends the others.
    static void supervise(std::span<SandboxProcess* const> processes, const std::stop_token& stop);
    /// Error NotAvailable where the sandbox could not be set up.
    [[nodiscard]] Result<SandboxResult> result();

private:
    /// A stream of text that the program writes.
    struct Stream {
        FileDescriptor file;
        std::string text;
        bool tooMuch = false;

        /// False when the stream has ended.
        bool read(std::size_t limit);
    };

    [[nodiscard]] Result<void> startAlone(const Files& files);
    [[nodiscard]] Result<void> startForked(const Files& files);
    /// Limits memory and processes, where this machine has control groups. Error NotAvailable.
    [[nodiscard]] Result<void> makeGroup();
    /// Lets the process be watched, and puts it into its group.
    [[nodiscard]] Result<void> watch();
    [[nodiscard]] std::vector<std::string> arguments() const;
    /// Writes what goes in of the message.
    void sendMore();
    /// Reads what was written before the end.
    void readRest();
    void stop(SandboxResult::End reason);
    void wait();
    /// False where it goes on after so many milliseconds.
    bool waitFor(int milliseconds);
    [[nodiscard]] bool ended() const { return m_ended; }
    /// How the program ended: its exit code, or 128 and the signal. Error NotAvailable.
    [[nodiscard]] Result<int> code() const;

    const SandboxJob& m_job;
    int m_filter;
    std::shared_ptr<const ForkServer> m_server;
    TaskFolder m_folder;
    SandboxSlot m_slot;
    std::optional<ControlGroup> m_group;
    pid_t m_process = -1;
    FileDescriptor m_handle; ///< readable when the process has ended
    Stream m_output;
    Stream m_errors;
    Stream m_status;
    FileDescriptor m_message; ///< open while there is something to write
    std::string_view m_unsent;
    std::chrono::steady_clock::time_point m_started;
    double m_seconds = 0;
    bool m_ended = false;
    int m_exit = 0; ///< as waitpid() gave it, of a sandbox of its own
    std::optional<SandboxResult::End> m_reason;
};

} // namespace acr

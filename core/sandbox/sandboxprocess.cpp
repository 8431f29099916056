// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/sandboxprocess.h"

#include "core/sandbox/bubblewrap.h"
#include "core/sandbox/forkserver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstring>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace acr {

namespace {

constexpr int filterFile = 9;
constexpr int statusFile = 10;
constexpr int pollMilliseconds = 50;
constexpr int openFiles = 256;
constexpr int signalBase = 128;
/// After its runs, a server ends so soon if they ended because of that.
constexpr int serverEndMilliseconds = 200;
/// For a program whose end another one has seen.
constexpr int secondEndMilliseconds = 1000;
/// What a server's program says about its end.
constexpr std::string_view exitCode = "exit-code ";

Unexpected systemFailure(const char* what)
{
    return failure(ErrorCode::NotAvailable, what, std::strerror(errno));
}

} // namespace

bool SandboxProcess::Stream::read(std::size_t limit)
{
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0)
        return errno == EAGAIN || errno == EINTR;
    if (count == 0)
        return false;
    const auto size = static_cast<std::size_t>(count);
    tooMuch = tooMuch || text.size() + size > limit;
    text.append(buffer.data(), std::min(size, limit - std::min(limit, text.size())));
    return true;
}

SandboxProcess::SandboxProcess(const SandboxJob& job, int filter, std::shared_ptr<const ForkServer> server)
    : m_job(job)
    , m_filter(filter)
    , m_server(std::move(server))
{}

SandboxProcess::~SandboxProcess()
{
    if (m_process > 0 && !ended())
        stop(SandboxResult::End::Cancelled);
}

Result<std::pair<FileDescriptor, FileDescriptor>> SandboxProcess::makePipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return systemFailure("pipe");
    return std::pair(FileDescriptor(ends[0]), FileDescriptor(ends[1]));
}

Result<std::pair<FileDescriptor, FileDescriptor>> SandboxProcess::makeSocketPair()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemFailure("socketpair");
    return std::pair(FileDescriptor(ends[0]), FileDescriptor(ends[1]));
}

Result<FileDescriptor> SandboxProcess::fileOf(std::string_view content)
{
    FileDescriptor file(memfd_create("input", MFD_CLOEXEC));
    if (!file.valid())
        return systemFailure("memfd_create");
    for (std::size_t written = 0; written < content.size();) {
        const ssize_t count = write(file.get(), content.data() + written, content.size() - written);
        if (count <= 0)
            return systemFailure("write");
        written += static_cast<std::size_t>(count);
    }
    lseek(file.get(), 0, SEEK_SET);
    return file;
}

std::vector<std::string> SandboxProcess::arguments() const
{
    std::vector<std::string> all = bubblewrapArguments(m_folder.path());
    all.insert(all.end(), {"--disable-userns", "--dev", "/dev", "--size", "16777216", "--tmpfs", "/dev/shm",
                           "--remount-ro", "/dev", "--size", std::to_string(m_job.limits.fileBytes), "--tmpfs", "/tmp",
                           "--remount-ro", "/", "--cap-drop", "ALL"});
    const std::vector<std::string> surroundings = bubblewrapSurroundings();
    all.insert(all.end(), surroundings.begin(), surroundings.end());
    all.insert(all.end(),
               {"--seccomp", std::to_string(filterFile), "--json-status-fd", std::to_string(statusFile), "--"});
    all.insert(all.end(), m_job.command.begin(), m_job.command.end());
    return all;
}

Result<void> SandboxProcess::start(Files files)
{
    return m_server ? startForked(files) : startAlone(files);
}

Result<void> SandboxProcess::makeGroup()
{
    m_group = ControlGroup::make(m_slot.groupName(), m_job.limits.memoryBytes, m_job.limits.processes + 2);
    // Whoever was told that memory is bounded gets no run without.
    if (!m_group && ControlGroup::available() != ControlGroup::Kind::None)
        return failure(ErrorCode::NotAvailable, "cgroup", "a control group for each program");
    return {};
}

Result<void> SandboxProcess::watch()
{
    m_handle = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, m_process, 0)));
    if (!m_handle.valid())
        return systemFailure("pidfd_open");
    if (m_group && !m_group->add(m_process))
        return failure(ErrorCode::NotAvailable, "cgroup", "a control group that takes processes");
    return {};
}

Result<void> SandboxProcess::startAlone(const Files& files)
{
    auto folder = TaskFolder::make(m_job.files);
    if (!folder)
        return Unexpected(folder.error());
    m_folder = std::move(*folder);
    auto errors = makePipe();
    auto status = makePipe();
    auto go = makePipe();
    for (const auto* pipe : {&errors, &status, &go}) {
        if (!*pipe)
            return Unexpected(pipe->error());
    }
    // A description of its own: bubblewrap reads the filter from the current offset.
    const FileDescriptor filter(open(fmt::format("/proc/self/fd/{}", m_filter).c_str(), O_RDONLY | O_CLOEXEC));
    if (!filter.valid())
        return systemFailure("seccomp");
    if (auto made = makeGroup(); !made)
        return made;

    const SandboxLimits& limits = m_job.limits;
    const auto seconds = static_cast<rlim_t>(std::ceil(limits.cpuSeconds));
    BubblewrapCall call;
    call.arguments = arguments();
    call.files = {{files.input.get(), STDIN_FILENO},
                  {files.output.get(), STDOUT_FILENO},
                  {errors->second.get(), STDERR_FILENO},
                  {filter.get(), filterFile},
                  {status->second.get(), statusFile}};
    if (files.third.valid())
        call.files.emplace_back(files.third.get(), 3);
    if (files.fourth.valid())
        call.files.emplace_back(files.fourth.get(), 4);
    // At the soft limit of time comes SIGXCPU, which tells this end from others; at the hard limit SIGKILL.
    call.limits = {{RLIMIT_CORE, {0, 0}},
                   {RLIMIT_CPU, {seconds, seconds + 1}},
                   {RLIMIT_FSIZE, {limits.fileBytes, limits.fileBytes}},
                   {RLIMIT_NOFILE, {openFiles, openFiles}}};
    if (!m_group)
        call.limits.push_back({RLIMIT_AS, {limits.memoryBytes, limits.memoryBytes}});
    if (geteuid() == 0) {
        // Bubblewrap's own processes count.
        call.limits.push_back({RLIMIT_NPROC, {limits.processes + 2, limits.processes + 2}});
        call.user = m_slot.user();
    }
    call.go = go->first.get();

    m_started = std::chrono::steady_clock::now();
    const auto process = startBubblewrap(call);
    if (!process)
        return Unexpected(process.error());
    m_process = *process;
    if (auto watched = watch(); !watched)
        return watched;
    const char byte = 1;
    if (write(go->second.get(), &byte, 1) != 1)
        return systemFailure("write");
    m_errors.file = std::move(errors->first);
    m_status.file = std::move(status->first);
    return {};
}

Result<void> SandboxProcess::startForked(const Files& files)
{
    auto errors = makePipe();
    auto status = makeSocketPair();
    for (const auto* pipe : {&errors, &status}) {
        if (!*pipe)
            return Unexpected(pipe->error());
    }
    if (auto made = makeGroup(); !made)
        return made;
    ForkServer::Request request;
    request.status = status->second.get();
    request.files = {
        {files.input.get(), STDIN_FILENO}, {files.output.get(), STDOUT_FILENO}, {errors->second.get(), STDERR_FILENO}};
    if (files.third.valid())
        request.files.emplace_back(files.third.get(), 3);
    if (files.fourth.valid())
        request.files.emplace_back(files.fourth.get(), 4);
    request.cpuSeconds = static_cast<std::uint64_t>(std::ceil(m_job.limits.cpuSeconds));
    request.fileBytes = m_job.limits.fileBytes;
    request.openFiles = openFiles;
    request.processes = m_job.limits.processes;
    request.addressBytes = m_group ? 0 : m_job.limits.memoryBytes;

    m_started = std::chrono::steady_clock::now();
    const auto process = m_server->fork(request, status->first.get());
    if (!process)
        return Unexpected(process.error());
    // Its end of the socket closes with the process.
    status->second.reset();
    m_process = *process;
    if (auto watched = watch(); !watched)
        return watched;
    // It waits for the byte, so it is still the one that the handle was opened for.
    const char byte = 'g';
    if (::send(status->first.get(), &byte, 1, MSG_NOSIGNAL) != 1)
        return systemFailure("send");
    m_errors.file = std::move(errors->first);
    m_status.file = std::move(status->first);
    return {};
}

void SandboxProcess::send(FileDescriptor socket, std::string_view text)
{
    m_message = std::move(socket);
    m_unsent = text;
    fcntl(m_message.get(), F_SETFL, O_NONBLOCK);
}

void SandboxProcess::sendMore()
{
    if (!m_unsent.empty()) {
        const ssize_t count = ::send(m_message.get(), m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        // A reader that is gone gets nothing more.
        m_unsent.remove_prefix(count < 0 ? m_unsent.size() : static_cast<std::size_t>(count));
    }
    if (m_unsent.empty())
        m_message.reset();
}

void SandboxProcess::stop(SandboxResult::End reason)
{
    if (ended())
        return;
    if (!m_reason)
        m_reason = reason;
    // A process of a server is not a child of this one, so its number may be another's by now.
    if (m_handle.valid())
        syscall(SYS_pidfd_send_signal, m_handle.get(), SIGKILL, nullptr, 0);
    else if (!m_server)
        kill(m_process, SIGKILL);
    if (m_group)
        m_group->killAll();
    wait();
}

bool SandboxProcess::waitFor(int milliseconds)
{
    pollfd end{m_handle.get(), POLLIN, 0};
    if (poll(&end, 1, milliseconds) <= 0)
        return false;
    wait();
    return true;
}

void SandboxProcess::wait()
{
    if (m_server) {
        // Readable when the process and all that it started are gone.
        pollfd end{m_handle.get(), POLLIN, 0};
        while (m_handle.valid() && poll(&end, 1, -1) < 0 && errno == EINTR) {
        }
    } else {
        while (waitpid(m_process, &m_exit, 0) < 0 && errno == EINTR) {
        }
    }
    m_ended = true;
    m_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
}

void SandboxProcess::supervise(std::span<SandboxProcess* const> processes, const std::stop_token& stop)
{
    while (!processes.front()->ended()) {
        std::vector<pollfd> waited;
        std::vector<std::pair<SandboxProcess*, Stream*>> of;
        for (SandboxProcess* const process : processes) {
            for (Stream* const stream : {&process->m_output, &process->m_errors, &process->m_status}) {
                if (stream->file.valid()) {
                    waited.push_back({stream->file.get(), POLLIN, 0});
                    of.emplace_back(process, stream);
                }
            }
            if (!process->ended()) {
                waited.push_back({process->m_handle.get(), POLLIN, 0});
                of.emplace_back(process, nullptr);
            }
            if (process->m_message.valid()) {
                waited.push_back({process->m_message.get(), POLLOUT, 0});
                of.emplace_back(process, nullptr);
            }
        }
        poll(waited.data(), waited.size(), pollMilliseconds);
        for (std::size_t i = 0; i < waited.size(); ++i) {
            const auto [process, stream] = of[i];
            if (waited[i].revents == 0)
                continue;
            if ((waited[i].events & POLLOUT) != 0) {
                process->sendMore();
            } else if (stream == nullptr) {
                if (!process->ended())
                    process->wait();
            } else if (!stream->read(process->m_job.limits.outputBytes)) {
                stream->file.reset();
            }
        }
        const auto now = std::chrono::steady_clock::now();
        for (SandboxProcess* const process : processes) {
            const double seconds = std::chrono::duration<double>(now - process->m_started).count();
            if (stop.stop_requested())
                process->stop(SandboxResult::End::Cancelled);
            else if (process->m_output.tooMuch || process->m_errors.tooMuch)
                process->stop(SandboxResult::End::TooMuchText);
            else if (seconds > process->m_job.limits.wallSeconds)
                process->stop(SandboxResult::End::TimedOut);
        }
    }
    SandboxProcess& first = *processes.front();
    first.readRest();
    bool hasSecondEnded = false;
    if (processes.size() > 1 && !first.m_reason) {
        const auto code = first.code();
        hasSecondEnded = code && *code == LinkedResults::secondEnded;
    }
    for (SandboxProcess* const process : processes.subspan(1)) {
        if (!process->ended() && (!hasSecondEnded || !process->waitFor(secondEndMilliseconds)))
            process->stop(SandboxResult::End::Cancelled);
        process->readRest();
    }
}

void SandboxProcess::readRest()
{
    for (Stream* const stream : {&m_output, &m_errors, &m_status}) {
        if (!stream->file.valid())
            continue;
        fcntl(stream->file.get(), F_SETFL, O_NONBLOCK);
        for (std::size_t before = stream->text.size() + 1; stream->text.size() != before && !stream->tooMuch;) {
            before = stream->text.size();
            if (!stream->read(m_job.limits.outputBytes))
                break;
        }
    }
}

Result<int> SandboxProcess::code() const
{
    const std::string& said = m_status.text;
    if (m_server) {
        int code = 0;
        if (said.starts_with(exitCode) &&
            std::from_chars(said.data() + exitCode.size(), said.data() + said.size(), code).ec == std::errc())
            return code;
        if (!said.empty())
            return failure(ErrorCode::NotAvailable, bubblewrap, said);
        if (m_server->endsWithin(serverEndMilliseconds))
            return failure(ErrorCode::NotAvailable, bubblewrap, "its server ended");
        // The first process of the run was killed, which memory that is short does.
        return signalBase + SIGKILL;
    }
    // Bubblewrap says how the program ended, unless it could not start it.
    if (said.find("exit-code") == std::string::npos && !WIFSIGNALED(m_exit))
        return failure(ErrorCode::NotAvailable, bubblewrap, m_errors.text.empty() ? "user namespaces" : m_errors.text);
    return WIFSIGNALED(m_exit) ? signalBase + WTERMSIG(m_exit) : WEXITSTATUS(m_exit);
}

Result<SandboxResult> SandboxProcess::result()
{
    SandboxResult result;
    if (m_reason) {
        result.end = *m_reason;
    } else {
        const auto ended = code();
        if (!ended)
            return Unexpected(ended.error());
        const bool bySignal = *ended > signalBase && *ended <= signalBase + SIGRTMAX;
        if (bySignal && *ended == signalBase + SIGXCPU)
            result.end = SandboxResult::End::TimedOut;
        else
            result.end = bySignal ? SandboxResult::End::Killed : SandboxResult::End::Exited;
        result.code = bySignal ? *ended - signalBase : *ended;
    }
    result.output = std::move(m_output.text);
    result.errors = std::move(m_errors.text);
    result.seconds = m_seconds;
    return result;
}

} // namespace acr

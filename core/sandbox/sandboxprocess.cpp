// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/sandboxprocess.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <set>

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

namespace acr {

namespace {

namespace fs = std::filesystem;

constexpr int filterFile = 9;
constexpr int statusFile = 10;
/// The users of programs where this process is root: one for each that runs at the same time, so that the limit of
/// processes, which counts by user, is its own.
constexpr unsigned firstUser = 61000;
constexpr unsigned userBlocks = 60;
constexpr unsigned usersInBlock = 64;
constexpr int pollMilliseconds = 50;

/// The first user of a block that no other process uses. A socket of an abstract name says that the block is taken, and
/// goes with the process. Where all are taken, some process shares a block.
unsigned firstUserOfBlock()
{
    static const unsigned block = [] {
        const unsigned wanted = static_cast<unsigned>(getpid()) % userBlocks;
        for (unsigned i = 0; i < userBlocks; ++i) {
            const unsigned candidate = (wanted + i) % userBlocks;
            const int mark = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            // Names of this kind begin with a zero byte.
            const std::string name = fmt::format("acrouter-sandbox-users-{}", candidate);
            std::ranges::copy(name, address.sun_path + 1);
            const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
            // The socket stays open until the process ends.
            if (mark >= 0 && bind(mark, reinterpret_cast<const sockaddr*>(&address), length) == 0)
                return candidate;
            if (mark >= 0)
                close(mark);
        }
        return wanted;
    }();
    return firstUser + block * usersInBlock;
}

/// Numbers of programs that run at the same time in this process.
class Slots {
public:
    std::size_t take()
    {
        const std::scoped_lock lock(m_mutex);
        std::size_t free = 0;
        while (m_taken.contains(free))
            ++free;
        m_taken.insert(free);
        return free;
    }
    void give(std::size_t slot)
    {
        const std::scoped_lock lock(m_mutex);
        m_taken.erase(slot);
    }

private:
    std::mutex m_mutex;
    std::set<std::size_t> m_taken;
};

Slots& slots()
{
    static Slots all;
    return all;
}

Unexpected systemFailure(const char* what)
{
    return failure(ErrorCode::NotAvailable, what, std::strerror(errno));
}

/// `grace`: how far the program may pass the limit that it is warned of by a signal.
void limit(int resource, std::uint64_t value, std::uint64_t grace = 0)
{
    const rlimit limits{value, value + grace};
    setrlimit(static_cast<__rlimit_resource_t>(resource), &limits);
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

SandboxProcess::SandboxProcess(const SandboxJob& job, int filter)
    : m_job(job)
    , m_filter(filter)
    , m_slot(slots().take())
{}

SandboxProcess::~SandboxProcess()
{
    if (m_process > 0 && !ended()) {
        kill(m_process, SIGKILL);
        wait();
    }
    m_group.reset();
    slots().give(m_slot);
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
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

Result<void> SandboxProcess::writeFiles()
{
    std::string pattern = (fs::temp_directory_path() / "acrouter-task-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        return failure(ErrorCode::FileUnwritable, pattern, std::strerror(errno));
    m_folder = pattern;
    chmod(m_folder.c_str(), 0755);
    for (const SandboxFile& file : m_job.files) {
        const fs::path name(file.name);
        if (name.empty() || name.has_parent_path() || name == "." || name == "..")
            return failure(ErrorCode::BadParameter, file.name, "a file name without a directory");
        const fs::path path = m_folder / name;
        std::ofstream stream(path, std::ios::binary);
        stream << file.content;
        stream.close();
        if (!stream)
            return failure(ErrorCode::FileUnwritable, path.string(), std::strerror(errno));
        chmod(path.c_str(), 0644);
    }
    return {};
}

std::vector<std::string> SandboxProcess::arguments() const
{
    const std::string tmpBytes = std::to_string(m_job.limits.fileBytes);
    std::vector<std::string> all{bubblewrap,
                                 "--unshare-all",
                                 "--unshare-user",
                                 "--disable-userns",
                                 "--ro-bind",
                                 "/usr",
                                 "/usr",
                                 "--symlink",
                                 "usr/lib",
                                 "/lib",
                                 "--symlink",
                                 "usr/lib64",
                                 "/lib64",
                                 "--symlink",
                                 "usr/bin",
                                 "/bin",
                                 "--ro-bind-try",
                                 "/etc/alternatives",
                                 "/etc/alternatives",
                                 "--ro-bind-try",
                                 "/etc/ld.so.cache",
                                 "/etc/ld.so.cache"};
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator("/etc", ignored)) {
        // The configuration of a Java runtime, which its folder below /usr refers to.
        const std::string name = entry.path().filename().string();
        if (name.starts_with("java-") && name.ends_with("-openjdk"))
            all.insert(all.end(), {"--ro-bind", entry.path().string(), entry.path().string()});
    }
    all.insert(all.end(), {"--ro-bind",
                           m_folder.string(),
                           "/task",
                           "--proc",
                           "/proc",
                           "--dev",
                           "/dev",
                           "--size",
                           "16777216",
                           "--tmpfs",
                           "/dev/shm",
                           "--remount-ro",
                           "/dev",
                           "--size",
                           tmpBytes,
                           "--tmpfs",
                           "/tmp",
                           "--remount-ro",
                           "/",
                           "--hostname",
                           "sandbox",
                           "--die-with-parent",
                           "--new-session",
                           "--cap-drop",
                           "ALL",
                           "--clearenv",
                           "--setenv",
                           "PATH",
                           "/usr/bin",
                           "--setenv",
                           "HOME",
                           "/tmp",
                           "--setenv",
                           "LANG",
                           "C.UTF-8",
                           "--chdir",
                           "/tmp",
                           "--seccomp",
                           std::to_string(filterFile),
                           "--json-status-fd",
                           std::to_string(statusFile),
                           "--"});
    all.insert(all.end(), m_job.command.begin(), m_job.command.end());
    return all;
}

Result<void> SandboxProcess::start(Files files)
{
    if (auto written = writeFiles(); !written)
        return written;
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
    const bool isRoot = geteuid() == 0;
    m_group = ControlGroup::make(fmt::format("acrouter-{}-{}", getpid(), m_slot), m_job.limits.memoryBytes,
                                 m_job.limits.processes + 2);
    const bool hasGroup = m_group.has_value();
    const auto user = static_cast<uid_t>(firstUserOfBlock() + m_slot % usersInBlock);

    const std::vector<std::string> texts = arguments();
    std::vector<char*> words;
    for (const std::string& text : texts)
        words.push_back(const_cast<char*>(text.c_str())); // NOLINT: execve takes it so and does not write
    words.push_back(nullptr);
    char* const environment[] = {nullptr};
    const SandboxLimits& limits = m_job.limits;

    m_started = std::chrono::steady_clock::now();
    m_process = fork();
    if (m_process < 0)
        return systemFailure("fork");
    if (m_process == 0) {
        // Only functions that are safe after a fork of a process with threads.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        char byte = 0;
        if (read(go->first.get(), &byte, 1) != 1)
            _exit(127);
        setsid();
        // Away from the numbers that they get, first.
        constexpr int above = 100;
        const int in = fcntl(files.input.get(), F_DUPFD, above);
        const int out = fcntl(files.output.get(), F_DUPFD, above);
        const int err = fcntl(errors->second.get(), F_DUPFD, above);
        const int three = files.third.valid() ? fcntl(files.third.get(), F_DUPFD, above) : -1;
        const int four = files.fourth.valid() ? fcntl(files.fourth.get(), F_DUPFD, above) : -1;
        const int rules = fcntl(filter.get(), F_DUPFD, above);
        const int report = fcntl(status->second.get(), F_DUPFD, above);
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        for (int number = 3; number < filterFile; ++number)
            close(number);
        if (three >= 0)
            dup2(three, 3);
        if (four >= 0)
            dup2(four, 4);
        dup2(rules, filterFile);
        dup2(report, statusFile);
        syscall(SYS_close_range, statusFile + 1, ~0U, 0);
        limit(RLIMIT_CORE, 0);
        // At the soft limit comes SIGXCPU, which tells this end from others; at the hard limit SIGKILL.
        limit(RLIMIT_CPU, static_cast<std::uint64_t>(std::ceil(limits.cpuSeconds)), 1);
        limit(RLIMIT_FSIZE, limits.fileBytes);
        limit(RLIMIT_NOFILE, 256);
        if (!hasGroup)
            limit(RLIMIT_AS, limits.memoryBytes);
        if (isRoot) {
            limit(RLIMIT_NPROC, limits.processes + 2);
            if (setgroups(0, nullptr) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)
                _exit(127);
        }
        // Changing the user clears it.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        execve(bubblewrap, words.data(), environment);
        _exit(127);
    }
    m_handle = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, m_process, 0)));
    if (!m_handle.valid())
        return systemFailure("pidfd_open");
    if (m_group && !m_group->add(m_process))
        return failure(ErrorCode::NotAvailable, "cgroup", "a control group that takes processes");
    const char byte = 1;
    if (write(go->second.get(), &byte, 1) != 1)
        return systemFailure("write");
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
    kill(m_process, SIGKILL);
    if (m_group)
        m_group->killAll();
    wait();
}

void SandboxProcess::wait()
{
    int status = 0;
    while (waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_exit = status;
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
    for (SandboxProcess* const process : processes.subspan(1))
        process->stop(SandboxResult::End::Cancelled);
    // What was written before the end.
    for (SandboxProcess* const process : processes) {
        for (Stream* const stream : {&process->m_output, &process->m_errors, &process->m_status}) {
            if (!stream->file.valid())
                continue;
            fcntl(stream->file.get(), F_SETFL, O_NONBLOCK);
            const std::size_t limit = process->m_job.limits.outputBytes;
            for (std::size_t before = stream->text.size() + 1; stream->text.size() != before && !stream->tooMuch;) {
                before = stream->text.size();
                if (!stream->read(limit))
                    break;
            }
        }
    }
}

Result<SandboxResult> SandboxProcess::result()
{
    SandboxResult result;
    result.output = std::move(m_output.text);
    result.errors = std::move(m_errors.text);
    result.seconds = m_seconds;
    if (m_reason) {
        result.end = *m_reason;
        return result;
    }
    const int status = m_exit.value_or(0);
    // Bubblewrap says how the program ended, unless it could not start it.
    if (m_status.text.find("exit-code") == std::string::npos && !WIFSIGNALED(status))
        return failure(ErrorCode::NotAvailable, bubblewrap, result.errors.empty() ? "user namespaces" : result.errors);
    constexpr int signalBase = 128;
    const int code = WIFSIGNALED(status) ? signalBase + WTERMSIG(status) : WEXITSTATUS(status);
    const bool bySignal = code > signalBase && code <= signalBase + SIGRTMAX;
    if (bySignal && code == signalBase + SIGXCPU)
        result.end = SandboxResult::End::TimedOut;
    else
        result.end = bySignal ? SandboxResult::End::Killed : SandboxResult::End::Exited;
    result.code = bySignal ? code - signalBase : code;
    return result;
}

} // namespace acr

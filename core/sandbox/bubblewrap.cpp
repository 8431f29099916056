// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/bubblewrap.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace acr {

namespace {

namespace fs = std::filesystem;

/// Only functions that are safe after a fork of a process with threads. `high`: room for a number of each file.
[[noreturn]] void becomeBubblewrap(const BubblewrapCall& call, char* const* words, int* high, int last)
{
    constexpr int failed = 127;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    char byte = 0;
    if (call.go >= 0 && read(call.go, &byte, 1) != 1)
        _exit(failed);
    setsid();
    // Away from the numbers that they get, first.
    constexpr int above = 100;
    for (std::size_t i = 0; i < call.files.size(); ++i)
        high[i] = fcntl(call.files[i].first, F_DUPFD, above);
    for (int number = 0; number <= last; ++number)
        close(number);
    for (std::size_t i = 0; i < call.files.size(); ++i)
        dup2(high[i], call.files[i].second);
    syscall(SYS_close_range, last + 1, ~0U, 0);
    for (const auto& [resource, limits] : call.limits)
        setrlimit(static_cast<__rlimit_resource_t>(resource), &limits);
    if (call.user) {
        const uid_t user = *call.user;
        if (setgroups(0, nullptr) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)
            _exit(failed);
    }
    // Changing the user clears it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    char* const environment[] = {nullptr};
    execve(bubblewrap, words, environment);
    _exit(failed);
}

} // namespace

std::vector<std::string> bubblewrapArguments(const fs::path& task)
{
    std::vector<std::string> all{bubblewrap,
                                 "--unshare-all",
                                 "--unshare-user",
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
    all.insert(all.end(), {"--ro-bind", task.string(), "/task", "--proc", "/proc"});
    return all;
}

std::vector<std::string> bubblewrapSurroundings()
{
    return {"--hostname", "sandbox",  "--die-with-parent", "--new-session", "--clearenv", "--setenv",
            "PATH",       "/usr/bin", "--setenv",          "HOME",          "/tmp",       "--setenv",
            "LANG",       "C.UTF-8",  "--chdir",           "/tmp"};
}

Result<pid_t> startBubblewrap(const BubblewrapCall& call)
{
    std::vector<char*> words;
    for (const std::string& text : call.arguments)
        words.push_back(const_cast<char*>(text.c_str())); // NOLINT: execve takes it so and does not write
    words.push_back(nullptr);
    std::vector<int> high(call.files.size());
    int last = STDERR_FILENO;
    for (const auto& [file, number] : call.files)
        last = std::max(last, number);
    const pid_t process = fork();
    if (process < 0)
        return failure(ErrorCode::NotAvailable, "fork", std::strerror(errno));
    if (process == 0)
        becomeBubblewrap(call, words.data(), high.data(), last);
    return process;
}

} // namespace acr

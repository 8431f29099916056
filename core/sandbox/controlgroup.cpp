// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/controlgroup.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace acr {

namespace {

namespace fs = std::filesystem;

const fs::path hierarchies = "/sys/fs/cgroup";

bool writeFile(const fs::path& file, const std::string& text)
{
    std::ofstream stream(file);
    stream << text;
    stream.flush();
    return stream.good();
}

std::string readFile(const fs::path& file)
{
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Whether groups with these controllers can be made below that one, and processes be moved into them.
bool takesGroups(const fs::path& folder)
{
    const std::string controllers = readFile(folder / "cgroup.subtree_control");
    return controllers.find("memory") != std::string::npos && controllers.find("pids") != std::string::npos &&
           access(folder.c_str(), W_OK) == 0 && access((folder / "cgroup.procs").c_str(), W_OK) == 0;
}

/// In the version 2 hierarchy, the nearest folder that takes groups, from this process's own group upwards; empty:
/// there is none. A group with controllers for those below it holds no processes, so that it is one further up that a
/// service manager leaves to its user.
fs::path parentOfGroups()
{
    std::istringstream lines(readFile("/proc/self/cgroup"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("0::/"))
            continue;
        fs::path group = line.substr(4);
        // Of another name space: not in this hierarchy.
        if (group.string().find("..") != std::string::npos)
            continue;
        for (;; group = group.parent_path()) {
            const fs::path folder = group.empty() ? hierarchies : hierarchies / group;
            if (takesGroups(folder))
                return folder;
            if (group.empty())
                break;
        }
    }
    return {};
}

/// A process that does nothing, for as long as the object exists.
class IdleProcess {
public:
    IdleProcess()
        : m_process(fork())
    {
        if (m_process != 0)
            return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    ~IdleProcess()
    {
        if (m_process <= 0)
            return;
        kill(m_process, SIGKILL);
        while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    IdleProcess(const IdleProcess&) = delete;
    IdleProcess& operator=(const IdleProcess&) = delete;

    [[nodiscard]] pid_t id() const { return m_process; }

private:
    pid_t m_process;
};

} // namespace

ControlGroup::Kind ControlGroup::find()
{
    constexpr std::uint64_t someMemory = std::uint64_t{64} << 20U;
    constexpr std::uint64_t someProcesses = 8;
    for (const Kind kind : {Kind::Version2, Kind::Version1}) {
        // What can be written may still take no limit or no process.
        const auto group = makeOf(kind, fmt::format("acrouter-{}-tried", getpid()), someMemory, someProcesses);
        const IdleProcess process;
        if (group && process.id() > 0 && group->add(process.id()))
            return kind;
    }
    return Kind::None;
}

ControlGroup::Kind ControlGroup::available()
{
    static const Kind kind = find();
    return kind;
}

std::optional<ControlGroup> ControlGroup::make(const std::string& name, std::uint64_t memoryBytes,
                                               std::uint64_t processes)
{
    // A process that was killed may have left a group of that name.
    constexpr int maxNames = 8;
    for (int i = 0; i < maxNames; ++i) {
        auto group = makeOf(available(), i == 0 ? name : fmt::format("{}-{}", name, i), memoryBytes, processes);
        if (group)
            return group;
    }
    return std::nullopt;
}

std::optional<ControlGroup> ControlGroup::makeOf(Kind kind, const std::string& name, std::uint64_t memoryBytes,
                                                 std::uint64_t processes)
{
    std::error_code ignored;
    const std::string memory = std::to_string(memoryBytes);
    const std::string count = std::to_string(processes);
    if (kind == Kind::Version2) {
        const fs::path parent = parentOfGroups();
        const fs::path folder = parent / name;
        if (parent.empty() || !fs::create_directory(folder, ignored))
            return std::nullopt;
        ControlGroup group({folder});
        if (!writeFile(folder / "memory.max", memory) || !writeFile(folder / "pids.max", count))
            return std::nullopt;
        writeFile(folder / "memory.swap.max", "0");
        return group;
    }
    if (kind == Kind::None)
        return std::nullopt;
    ControlGroup group({});
    for (const char* controller : {"memory", "pids"}) {
        const fs::path folder = hierarchies / controller / name;
        if (!fs::create_directory(folder, ignored))
            return std::nullopt;
        group.m_folders.push_back(folder);
    }
    if (!writeFile(group.m_folders[0] / "memory.limit_in_bytes", memory) ||
        !writeFile(group.m_folders[1] / "pids.max", count))
        return std::nullopt;
    // Where swap is counted, it is part of the limit.
    writeFile(group.m_folders[0] / "memory.memsw.limit_in_bytes", memory);
    return group;
}

ControlGroup::ControlGroup(ControlGroup&& other) noexcept
    : m_folders(std::exchange(other.m_folders, {}))
{}

ControlGroup& ControlGroup::operator=(ControlGroup&& other) noexcept
{
    // The other one's destructor ends what this was.
    std::swap(m_folders, other.m_folders);
    return *this;
}

bool ControlGroup::add(pid_t process) const
{
    bool added = true;
    for (const fs::path& folder : m_folders)
        added = writeFile(folder / "cgroup.procs", std::to_string(process)) && added;
    return added;
}

void ControlGroup::killAll() const
{
    for (const fs::path& folder : m_folders) {
        std::istringstream lines(readFile(folder / "cgroup.procs"));
        for (pid_t process = 0; lines >> process;)
            kill(process, SIGKILL);
    }
}

ControlGroup::~ControlGroup()
{
    using namespace std::chrono_literals;
    std::error_code failed;
    // A group can be removed when its last process is gone, which the kernel does after the kill.
    for (int attempt = 0; attempt < 200 && !m_folders.empty(); ++attempt) {
        std::erase_if(m_folders,
                      [&](const fs::path& folder) { return fs::remove(folder, failed) || !fs::exists(folder); });
        if (m_folders.empty())
            return;
        killAll();
        std::this_thread::sleep_for(1ms);
    }
}

} // namespace acr

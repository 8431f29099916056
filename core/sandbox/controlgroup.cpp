// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/controlgroup.h"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

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

/// The folder of this process's own group in the version 2 hierarchy; empty where it has none with these controllers.
fs::path ownGroup()
{
    std::istringstream lines(readFile("/proc/self/cgroup"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("0::/"))
            continue;
        const fs::path folder = hierarchies / line.substr(4);
        const std::string controllers = " " + readFile(folder / "cgroup.subtree_control") + " ";
        const bool hasMemory = controllers.find("memory") != std::string::npos;
        const bool hasPids = controllers.find("pids") != std::string::npos;
        if (hasMemory && hasPids && access(folder.c_str(), W_OK) == 0)
            return folder;
    }
    return {};
}

ControlGroup::Kind findKind()
{
    if (!ownGroup().empty())
        return ControlGroup::Kind::Version2;
    for (const char* controller : {"memory", "pids"}) {
        if (access((hierarchies / controller).c_str(), W_OK) != 0)
            return ControlGroup::Kind::None;
    }
    return ControlGroup::Kind::Version1;
}

} // namespace

ControlGroup::Kind ControlGroup::available()
{
    static const Kind kind = findKind();
    return kind;
}

std::optional<ControlGroup> ControlGroup::make(const std::string& name, std::uint64_t memoryBytes,
                                               std::uint64_t processes)
{
    std::error_code ignored;
    const std::string memory = std::to_string(memoryBytes);
    const std::string count = std::to_string(processes);
    if (available() == Kind::Version2) {
        const fs::path folder = ownGroup() / name;
        if (!fs::create_directory(folder, ignored))
            return std::nullopt;
        ControlGroup group({folder});
        if (!writeFile(folder / "memory.max", memory) || !writeFile(folder / "pids.max", count))
            return std::nullopt;
        writeFile(folder / "memory.swap.max", "0");
        return group;
    }
    if (available() == Kind::None)
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

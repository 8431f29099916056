// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Limits of the memory and the number of processes of a group of processes, by control groups of the kernel: version 2
/// where this process may make groups below its own group or one above that, version 1 for root, or none.
/// Thread-safety: the static functions; an object belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace acr {

class ControlGroup {
public:
    enum class Kind : std::uint8_t { None, Version1, Version2 };

    /// What this process can make and move a process into. Tried once.
    [[nodiscard]] static Kind available();

    /// An empty group with these limits; nothing where none can be made. The name is its own among those that are
    /// there.
    [[nodiscard]] static std::optional<ControlGroup> make(const std::string& name, std::uint64_t memoryBytes,
                                                          std::uint64_t processes);
    ControlGroup(ControlGroup&& other) noexcept;
    ControlGroup& operator=(ControlGroup&& other) noexcept;
    /// Kills what is left in the group, and removes it.
    ~ControlGroup();

    /// Moves a process into the group, with the children that it starts from then on.
    bool add(pid_t process) const;
    void killAll() const;

private:
    explicit ControlGroup(std::vector<std::filesystem::path> folders)
        : m_folders(std::move(folders))
    {}

    [[nodiscard]] static Kind find();
    [[nodiscard]] static std::optional<ControlGroup> makeOf(Kind kind, const std::string& name,
                                                            std::uint64_t memoryBytes, std::uint64_t processes);

    std::vector<std::filesystem::path> m_folders; ///< one for each controller that has its own hierarchy
};

} // namespace acr

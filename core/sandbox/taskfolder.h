// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The files of a job in a temporary folder, which is removed with the object. Internal to core/sandbox. A move-only
/// value.
#pragma once

#include "core/sandbox/sandbox.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace acr {

class TaskFolder {
public:
    TaskFolder() = default;
    /// Errors: FileUnwritable, BadParameter for a name that is no plain file name.
    [[nodiscard]] static Result<TaskFolder> make(const std::vector<SandboxFile>& files);
    TaskFolder(TaskFolder&& other) noexcept
        : m_path(std::exchange(other.m_path, {}))
    {}
    TaskFolder& operator=(TaskFolder&& other) noexcept
    {
        std::swap(m_path, other.m_path);
        return *this;
    }
    ~TaskFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace acr

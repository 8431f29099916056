// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/taskfolder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include <sys/stat.h>

namespace acr {

Result<TaskFolder> TaskFolder::make(const std::vector<SandboxFile>& files)
{
    namespace fs = std::filesystem;
    std::string pattern = (fs::temp_directory_path() / "acrouter-task-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        return failure(ErrorCode::FileUnwritable, pattern, std::strerror(errno));
    TaskFolder folder;
    folder.m_path = pattern;
    chmod(folder.m_path.c_str(), 0755);
    for (const SandboxFile& file : files) {
        const fs::path name(file.name);
        if (name.empty() || name.has_parent_path() || name == "." || name == "..")
            return failure(ErrorCode::BadParameter, file.name, "a file name without a directory");
        const fs::path path = folder.m_path / name;
        std::ofstream stream(path, std::ios::binary);
        stream << file.content;
        stream.close();
        if (!stream)
            return failure(ErrorCode::FileUnwritable, path.string(), std::strerror(errno));
        chmod(path.c_str(), 0644);
    }
    return folder;
}

TaskFolder::~TaskFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

} // namespace acr

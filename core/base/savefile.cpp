// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/savefile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace acr {

namespace {

/// Opens a new file beside the target and says how it is called; -1 with errno on failure.
int openBeside(const std::string& target, std::string& name)
{
    static std::atomic<unsigned> next{0};
    constexpr int attempts = 1000;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        name = target + ".part-" + std::to_string(::getpid()) + "-" + std::to_string(next++);
        // The umask takes away what the user does not want to give.
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/// 0, or errno.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

Result<void> saveFile(const std::filesystem::path& path, std::string_view bytes)
{
    const auto result = [&](int error) -> Result<void> {
        if (error == 0)
            return {};
        return failure(ErrorCode::FileUnwritable, std::generic_category().message(error), {}, {.file = path.string()});
    };
    // The link's target is what the user means to replace, not the link.
    std::error_code code;
    std::filesystem::path target =
        std::filesystem::is_symlink(path, code) ? std::filesystem::canonical(path, code) : path;
    if (code || target.empty())
        target = path;
    struct stat old {};
    const bool replaces = ::stat(target.c_str(), &old) == 0;
    const bool inPlace = replaces && !S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode);
    std::string name;
    const int descriptor = inPlace ? ::open(target.c_str(), O_WRONLY | O_CLOEXEC) : openBeside(target.string(), name);
    if (descriptor < 0)
        return result(errno);
    int error = writeAll(descriptor, bytes);
    if (!inPlace) {
        if (error == 0 && replaces && ::fchmod(descriptor, old.st_mode & 07777U) != 0)
            error = errno;
        if (error == 0 && ::fsync(descriptor) != 0)
            error = errno;
    }
    if (::close(descriptor) != 0 && error == 0)
        error = errno;
    if (inPlace)
        return result(error);
    if (error == 0 && std::rename(name.c_str(), target.c_str()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(name.c_str());
    else
        syncFolderOf(target);
    return result(error);
}

void syncFolderOf(const std::filesystem::path& file)
{
    const std::filesystem::path parent = file.parent_path();
    const int descriptor = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace acr

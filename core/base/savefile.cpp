// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/savefile.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

namespace acr {

Result<void> saveFile(const std::filesystem::path& path, std::string_view bytes)
{
    // The link's target is what the user means to replace, not the link.
    std::error_code code;
    std::filesystem::path target =
        std::filesystem::is_symlink(path, code) ? std::filesystem::canonical(path, code) : path;
    if (code || target.empty())
        target = path;
    const auto failed = [&](int error) {
        return failure(ErrorCode::FileUnwritable, std::generic_category().message(error), {}, {.file = path.string()});
    };
    std::string temporary = target.string() + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0)
        return failed(errno);
    int error = 0;
    while (!bytes.empty() && error == 0) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0)
            error = errno == EINTR ? 0 : errno;
        else
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // A new file gets the usual permissions, a replaced one keeps its own.
    const auto old = std::filesystem::status(target, code);
    using std::filesystem::perms;
    const perms usual = perms::owner_read | perms::owner_write | perms::group_read | perms::others_read;
    std::filesystem::permissions(temporary, std::filesystem::exists(old) ? old.permissions() : usual, code);
    if (error == 0 && ::fsync(descriptor) != 0)
        error = errno;
    if (::close(descriptor) != 0 && error == 0)
        error = errno;
    if (error == 0 && std::rename(temporary.c_str(), target.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(temporary.c_str());
        return failed(error);
    }
    return {};
}

} // namespace acr

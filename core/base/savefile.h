// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writing a file so that afterwards it is complete, or unchanged when writing failed.
/// Thread-safety: any number of calls at once, for different files.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string_view>

namespace acr {

/// Writes to a new file beside the target, flushes it to the disk, puts it in the target's place and flushes the
/// folder. A new file has the permissions that the umask leaves; a replaced one keeps its own. What is no regular file
/// (a device, a pipe) is written to as it is. Errors: FileUnwritable.
[[nodiscard]] Result<void> saveFile(const std::filesystem::path& path, std::string_view bytes);

/// Waits until the disk knows the names in the file's folder. Where that can't be asked, nothing happens.
void syncFolderOf(const std::filesystem::path& file);

} // namespace acr

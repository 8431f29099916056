// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Atomic file replacement: afterwards the file has either all of its new content or its old content.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string_view>

namespace acr {

/// Writes to a new file beside the target, flushes it to the disk and renames it over the target.
/// Errors: FileUnwritable.
[[nodiscard]] Result<void> saveFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace acr

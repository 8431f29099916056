// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writing a file so that it is there whole or as it was before.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string_view>

namespace acr {

/// Writes to a new file beside the target, flushes it to the disk and puts it in the target's place.
/// Errors: FileUnwritable.
[[nodiscard]] Result<void> saveFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace acr

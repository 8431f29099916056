// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Files that are read as a whole.
#pragma once

#include "core/base/error.h"

#include <string>

namespace acr::cli {

/// The text of the file, unpacked. Errors: those of TextSource.
[[nodiscard]] Result<std::string> textOfFile(const std::string& path);

} // namespace acr::cli

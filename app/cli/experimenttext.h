// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where commands take an experiment from.
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace acr::cli {

inline constexpr std::string_view presetPrefix = "preset:";

/// The text of the file, or of the preset after `preset:`. Errors: UnknownName, those of reading.
[[nodiscard]] Result<std::string> experimentText(const std::string& run);

} // namespace acr::cli

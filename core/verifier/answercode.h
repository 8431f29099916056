// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The program in a model's answer. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace acr {

/// Of the fenced blocks (``` or ~~~) that are tagged with the language, or not tagged, the longest; where there is
/// none, the longest of all; without fences the whole answer. `language` as in tasks: "python", "javascript", "cpp", ….
[[nodiscard]] std::string codeOf(std::string_view answer, std::string_view language);

/// The language under one name: "py" and "Python 3" are "python", "c++" is "cpp", "js" is "javascript".
[[nodiscard]] std::string languageName(std::string_view name);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers that are unified diffs, applied to the code that they change. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// Whether the text is a unified diff: it begins with the head of one, or with a hunk.
[[nodiscard]] bool isDiff(std::string_view text);

/// The code after all hunks; nothing where there is none, or one does not fit. Lines are compared without white space
/// at their ends. Models miscount: a hunk stands where its lines are, behind the hunk before it, and its line number
/// only chooses between several places. Without a number there has to be one place.
[[nodiscard]] std::optional<std::string> withDiff(std::string_view code, std::string_view diff);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Suggestions for a mistyped name. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// At most `limit` of the names that resemble the wanted one, best first: names that contain it, then names within a
/// few edits (a letter added, left out, replaced, or two exchanged). Case of ASCII letters is ignored.
[[nodiscard]] std::vector<std::string> nearestNames(std::string_view wanted, std::span<const std::string> names,
                                                    std::size_t limit = 3);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Addresses with http:// and https://. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>

namespace acr {

/// Where a redirect of `from` leads; nothing where that is no good: another scheme than http and https, from https to
/// http, or with a user in it.
[[nodiscard]] std::optional<std::string> redirectedAddress(const std::string& from, const std::string& location);

/// The address without what stands behind a question mark, which may hold a signature. For messages.
[[nodiscard]] std::string shownAddress(const std::string& address);

} // namespace acr

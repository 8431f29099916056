// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks and repairs of UTF-8 (RFC 3629: no surrogates, no overlong forms), for text that comes from outside: files,
/// names of files, the command line.
///
/// Pure functions, from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// Length in bytes of the well-formed sequence at the start, or 0.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text);
/// Offset of the first byte that is not well-formed UTF-8; nothing when all of it is.
[[nodiscard]] std::optional<std::size_t> invalidUtf8(std::string_view text);
/// The text with U+FFFD in the place of each byte that is not well-formed.
[[nodiscard]] std::string repairedUtf8(std::string_view text);
/// The text on one line and harmless to a terminal: control characters and bytes that are not UTF-8 as \xNN.
[[nodiscard]] std::string printable(std::string_view text);

/// The text for comparisons that ignore case: letters of ASCII, Latin-1, Greek and Cyrillic become lower-case, all
/// other bytes stay. The length in bytes stays as well.
[[nodiscard]] std::string foldedCase(std::string_view text);

} // namespace acr

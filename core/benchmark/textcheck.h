// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small checks on text from files, and how a value from a file is shown in an error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// Offset of the first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms); nothing when
/// all of it is.
[[nodiscard]] std::optional<std::size_t> invalidUtf8(std::string_view text);

/// Length in bytes of the well-formed UTF-8 character at the start, or 0 where there is none.
[[nodiscard]] std::size_t utf8Length(std::string_view text);

/// The value in single quotes, clipped when long, with control characters and broken bytes as \xNN.
[[nodiscard]] std::string shown(std::string_view value);

/// Text without spaces and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A finite decimal number that takes up all of the text. `OutOfRange` for infinities, NaN and what a double can't
/// hold.
enum class NumberStatus : unsigned char { Good, NotANumber, OutOfRange };
struct ParsedNumber {
    NumberStatus status = NumberStatus::NotANumber;
    double value = 0;
};
[[nodiscard]] ParsedNumber parseNumber(std::string_view text);

} // namespace acr

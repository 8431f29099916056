// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small checks on text from files, and how a value from a file is shown in an error.
#pragma once

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// The value in single quotes, clipped when long, with control characters and broken bytes as \xNN.
[[nodiscard]] std::string shown(std::string_view value);

/// Why a text can't be a name of something: it is blank, longer than maxNameBytes, not UTF-8 or has control characters.
/// The error has no place.
[[nodiscard]] std::optional<Error> nameFault(std::string_view name);
/// A name made of the name of a file or folder, which may hold any bytes: what can't be part of a name is replaced.
[[nodiscard]] std::string nameOfPath(std::string_view text);

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

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts compressed by zlib, behind their length. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// Nothing when the text is longer than 1 GiB or the memory does not suffice.
[[nodiscard]] std::optional<std::string> packedText(std::string_view text);
/// Nothing for bytes that packedText() did not make.
[[nodiscard]] std::optional<std::string> unpackedText(std::string_view packed);

} // namespace acr

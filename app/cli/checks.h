// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What values of the command line must be before they are converted. The parser's own conversions take "-1" for a
/// large number, wrap what has more than 64 bits, and accept NaN.
#pragma once

#include <CLI/App.hpp>

namespace acr::cli {

/// Type name of options that take a path: bytes, and not text in UTF-8.
inline constexpr const char* pathType = "PATH";

/// ε₂ as a session definition can hold it.
[[nodiscard]] CLI::Validator costWeightRange();

/// Adds to every option of the app and its subcommands what its type asks for: whole numbers from 0 within 64 bits,
/// finite numbers, text that is UTF-8. For options that were added before; those of type PATH are left alone.
void checkValues(CLI::App& app);

} // namespace acr::cli

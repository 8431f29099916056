// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the commands write: results to standard output, all else to standard error. Names come from files that anybody
/// may have written, so what is meant for people shows control characters as \xNN and sends none to the terminal.
/// Standard output that can't be written is an exception (std::system_error); standard error that can't be is ignored.
#pragma once

#include "core/base/texttable.h"

#include <fmt/format.h>
#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace acr::cli {

/// Members keep the order in which they are written.
using Json = nlohmann::ordered_json;

/// The text with control characters and bytes that are no UTF-8 as \xNN; line ends stay when `lines` says so.
[[nodiscard]] std::string visible(std::string_view text, bool lines);

/// To standard output, for people.
void sayText(std::string_view text);
template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args)
{
    sayText(fmt::format(format, std::forward<Args>(args)...));
}

/// A line to standard error, after "acrouter: ".
void complain(std::string_view text);
/// To standard error as it is, for progress lines.
void signalProgress(std::string_view text);

/// A document, byte for byte; on a terminal as for people.
void printText(std::string_view text);
/// Null where the value is missing.
[[nodiscard]] Json numberOrNull(double value);
/// JSON, indented, with a line end. Bytes that are no UTF-8 are replaced.
void printJson(const Json& json);
/// REQUIRES: `format` is one of tableFormatNamed(), `formulas` one of formulaCellsNamed().
void printTable(const TextTable& table, std::string_view format, std::string_view formulas = "quoted");

/// Opens what a caller closed of the three standard streams, so that no file of ours gets their numbers.
void openStandardStreams();

} // namespace acr::cli

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/output.h"

#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/textcheck.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace acr::cli {

namespace {

void writeOut(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw std::system_error(errno, std::generic_category(), "the output could not be written");
}

/// Writes what it can.
void writeError(std::string_view text)
{
    (void)std::fwrite(text.data(), 1, text.size(), stderr);
    (void)std::fflush(stderr);
}

bool isControl(std::string_view character)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0) < 0x20 || byte(0) == 0x7f;
    // U+0080 to U+009F, which terminals take for escape sequences.
    return character.size() == 2 && byte(0) == 0xc2 && byte(1) < 0xa0;
}

} // namespace

std::string visible(std::string_view text, bool lines)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        if (length > 0 && (!isControl(character) || (lines && character == "\n"))) {
            result += character;
        } else {
            for (const char byte : character)
                result += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
        }
        text.remove_prefix(character.size());
    }
    return result;
}

void sayText(std::string_view text)
{
    writeOut(visible(text, true));
}

void complain(std::string_view text)
{
    writeError("acrouter: " + visible(text, false) + "\n");
}

void signalProgress(std::string_view text)
{
    writeError(text);
}

void printText(std::string_view text)
{
    if (isatty(STDOUT_FILENO) == 1)
        sayText(text);
    else
        writeOut(text);
}

Json numberOrNull(double value)
{
    return isMissing(value) ? Json(nullptr) : Json(value);
}

void printJson(const Json& json)
{
    printText(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void printTable(const TextTable& table, std::string_view format, std::string_view formulas)
{
    const TableFormat known = *tableFormatNamed(format);
    if (known != TableFormat::Human) {
        printText(renderTable(table, known, *formulaCellsNamed(formulas)));
        return;
    }
    TextTable shown = table;
    for (TextTable::Column& column : shown.columns)
        column.title = visible(column.title, false);
    for (auto& row : shown.rows) {
        for (std::string& cell : row)
            cell = visible(cell, false);
    }
    writeOut(renderTable(shown, known));
}

void openStandardStreams()
{
    // The lowest free number is given first.
    for (int handle = ::open("/dev/null", O_RDWR); handle >= 0; handle = ::open("/dev/null", O_RDWR)) {
        if (handle > STDERR_FILENO) {
            ::close(handle);
            return;
        }
    }
}

} // namespace acr::cli

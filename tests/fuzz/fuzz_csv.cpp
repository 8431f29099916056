// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/csvreader.h"
#include "tests/fuzz/fuzzing.h"

#include <array>

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    constexpr std::array<FieldSpec, 2> fields{{{.name = "x"}, {.name = "y"}}};
    const Progress progress;
    {
        TextSource source("table.csv", text);
        ErrorList errors;
        CsvReader reader(source, fields, errors, progress);
        while (reader.next())
            fuzz::require(reader.line() > 1);
    }
    // Any text without NUL survives being written as a field and read back.
    if (text.find('\0') != std::string_view::npos)
        return 0;
    const std::string table = "y,x\r\n" + csvField(text) + ",1\r\n\"\"," + csvField(text) + "\r\n";
    TextSource source("table.csv", table);
    ErrorList errors;
    CsvReader reader(source, fields, errors, progress);
    fuzz::require(reader.next() && reader[1].text == text && reader[0].text == "1");
    fuzz::require(reader.next() && reader[0].text == text && reader[1].absent());
    fuzz::require(!reader.next() && errors.empty());
    return 0;
}

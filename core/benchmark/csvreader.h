// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// CSV (RFC 4180) with a header line: columns in any order, unrequested columns ignored, quoted fields with
/// doubled quotes and line breaks, LF or CRLF. A quote inside an unquoted field is taken literally.
#pragma once

#include "core/benchmark/recordreader.h"

namespace acr {

class CsvReader final : public RecordReader {
public:
    CsvReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors, const Progress& progress);

    [[nodiscard]] bool next() override;

    /// The header; empty for an empty file (which is then reported in the errors).
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }
    /// Where one of the names in the header begins.
    [[nodiscard]] Place headerPlace(std::size_t column) const;

private:
    struct Cell {
        std::string_view text; ///< raw; with its doubled quotes
        std::size_t offset = 0;
        std::uint32_t lineOffset = 0;
        std::uint32_t column = 0;
        bool doubledQuotes = false;
    };
    enum class Scan { Row, End, Broken };

    /// Splits the next row into m_cells. Malformed rows are reported and skipped.
    Scan scanRow();
    bool scanWindow(bool atEnd, std::size_t& length, std::uint32_t& lines, bool& broken);
    void readHeader();
    std::string_view decoded(const Cell& cell, std::string& scratch) const;

    std::vector<Cell> m_cells;
    std::vector<std::string> m_header;
    std::vector<Place> m_headerPlaces;        ///< without the file's name
    std::vector<std::size_t> m_fieldOfColumn; ///< fields.size() for unrequested columns
    std::uint64_t m_nextLine = 1;
    std::size_t m_toConsume = 0;
    bool m_ready = false;
};

/// The text as a CSV field, quoted where necessary.
[[nodiscard]] std::string csvField(std::string_view text);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/csvreader.h"

#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <utility>

namespace acr {

CsvReader::CsvReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors, const Progress& progress)
    : RecordReader(source, fields, errors, progress)
{
    if (auto refused = m_source.checkEncoding())
        m_errors.add(std::move(*refused));
    else
        readHeader();
}

void CsvReader::readHeader()
{
    Scan scan = scanRow();
    if (scan == Scan::Broken)
        return;
    if (scan == Scan::End) {
        if (!m_source.readError())
            m_errors.add({ErrorCode::Empty, {.file = m_source.name()}, {}, "a header line"});
        return;
    }
    // Rows that end with a carriage return alone would all be taken for the header.
    for (const Cell& cell : m_cells) {
        const std::size_t carriage = cell.text.find('\r');
        if (carriage != std::string_view::npos) {
            m_errors.add({ErrorCode::Malformed,
                          {.file = m_source.name(), .line = m_line + cell.lineOffset, .column = cell.column + carriage},
                          "a carriage return without a line feed",
                          "lines that end with LF or CR LF"});
            return;
        }
    }
    bool good = true;
    std::vector<bool> seen(m_fields.size());
    for (const Cell& cell : m_cells) {
        std::string name;
        name = trimmed(decoded(cell, name));
        const std::size_t field = fieldNamed(name, m_fieldOfColumn.size());
        if (field < m_fields.size()) {
            if (seen[field]) {
                m_errors.add({ErrorCode::Duplicate,
                              {.file = m_source.name(), .line = m_line + cell.lineOffset, .column = cell.column},
                              "column " + shown(name),
                              "one such column"});
                good = false;
            }
            seen[field] = true;
        }
        m_fieldOfColumn.push_back(field);
        m_header.push_back(std::move(name));
        m_headerPlaces.push_back({.file = {}, .line = m_line + cell.lineOffset, .column = cell.column});
    }
    for (std::size_t field = 0; field < m_fields.size(); ++field) {
        if (m_fields[field].required && !seen[field]) {
            m_errors.add({ErrorCode::MissingColumn,
                          {.file = m_source.name(), .line = m_line},
                          std::to_string(m_header.size()) + " other columns",
                          "column '" + std::string(m_fields[field].name) + "'"});
            good = false;
        }
    }
    m_ready = good;
}

Place CsvReader::headerPlace(std::size_t column) const
{
    Place place = m_headerPlaces[column];
    place.file = m_source.name();
    return place;
}

bool CsvReader::next()
{
    if (!m_ready)
        return false;
    for (;;) {
        const Scan scan = scanRow();
        if (scan == Scan::End || !step())
            return false;
        if (scan == Scan::Broken)
            continue;
        if (m_cells.size() != m_header.size()) {
            const Cell& last = m_cells.back();
            m_errors.add({ErrorCode::Malformed,
                          {.file = m_source.name(), .line = m_line + last.lineOffset, .column = last.column},
                          std::to_string(m_cells.size()) + " fields",
                          std::to_string(m_header.size()) + " fields"});
            continue;
        }
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            const std::size_t field = m_fieldOfColumn[i];
            if (field == m_fields.size())
                continue;
            const Cell& cell = m_cells[i];
            FieldValue& value = m_values[field];
            value.text = decoded(cell, m_scratch[field]);
            value.kind = value.text.empty() ? FieldValue::Kind::Absent : FieldValue::Kind::Plain;
            value.line = m_line + cell.lineOffset;
            value.column = cell.column;
        }
        return true;
    }
}

std::string_view CsvReader::decoded(const Cell& cell, std::string& scratch) const
{
    if (!cell.doubledQuotes)
        return cell.text;
    scratch.clear();
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
        scratch += cell.text[i];
        if (cell.text[i] == '"')
            ++i;
    }
    return scratch;
}

CsvReader::Scan CsvReader::scanRow()
{
    m_source.consume(std::exchange(m_toConsume, 0));
    bool atEnd = false;
    for (;;) {
        std::size_t length = 0;
        std::uint32_t lines = 0;
        bool broken = false;
        const std::size_t before = m_errors.total();
        if (m_source.window().empty() && (atEnd || (atEnd = !m_source.extend()))) {
            if (m_source.readError())
                m_errors.add(*m_source.readError());
            return Scan::End;
        }
        if (!scanWindow(atEnd, length, lines, broken)) {
            if (m_source.window().size() > longestRecord) {
                m_errors.add({ErrorCode::TooLarge,
                              {.file = m_source.name(), .line = m_nextLine},
                              std::to_string(m_source.window().size()) + " bytes",
                              std::to_string(longestRecord) + " bytes a row"});
                m_ready = false;
                return Scan::End;
            }
            atEnd = !m_source.extend();
            if (m_source.readError()) {
                m_errors.add(*m_source.readError());
                return Scan::End;
            }
            continue;
        }
        m_line = m_nextLine;
        m_nextLine += lines;
        if (broken || m_errors.total() != before) {
            m_source.consume(length);
            return Scan::Broken;
        }
        const bool blank = m_cells.size() == 1 && trimmed(m_cells[0].text).empty();
        if (blank) {
            m_source.consume(length);
            continue;
        }
        m_toConsume = length;
        return Scan::Row;
    }
}

/// One pass over the row at the start of the window. False when the window ends before the row does.
bool CsvReader::scanWindow(bool atEnd, std::size_t& length, std::uint32_t& lines, bool& broken)
{
    const std::string_view window = m_source.window();
    const char* const text = window.data();
    const std::size_t size = window.size();
    m_cells.clear();
    lines = 0;
    std::size_t at = 0;
    std::size_t lineStart = 0;
    std::optional<Error> error;
    const auto report = [&](std::size_t offset, std::uint32_t line, std::size_t start, std::string found,
                            std::string expected) {
        if (!error)
            error = Error{ErrorCode::Malformed,
                          {.file = m_source.name(), .line = m_nextLine + line, .column = offset - start + 1},
                          std::move(found),
                          std::move(expected)};
    };
    for (;;) {
        Cell cell;
        cell.offset = at;
        cell.lineOffset = lines;
        cell.column = static_cast<std::uint32_t>(at - lineStart + 1);
        if (at < size && text[at] == '"') {
            const std::size_t opening = at++;
            const std::size_t openingLineStart = lineStart;
            for (;; ++at) {
                if (at >= size) {
                    if (!atEnd)
                        return false;
                    report(opening, cell.lineOffset, openingLineStart, "a quote that is never closed", "'\"'");
                    break;
                }
                if (text[at] == '\n') {
                    ++lines;
                    lineStart = at + 1;
                } else if (text[at] == '\0') {
                    report(at, lines, lineStart, shown(std::string_view(text + at, 1)), "text");
                } else if (text[at] == '"') {
                    if (at + 1 >= size && !atEnd)
                        return false;
                    if (at + 1 >= size || text[at + 1] != '"')
                        break;
                    cell.doubledQuotes = true;
                    ++at;
                }
            }
            cell.text = window.substr(opening + 1, at - opening - 1);
            if (at < size)
                ++at;
            const bool carriage = at < size && text[at] == '\r' && (at + 1 >= size || text[at + 1] == '\n');
            if (carriage)
                ++at;
            if (at < size && text[at] != ',' && text[at] != '\n') {
                report(at, lines, lineStart, shown(std::string_view(text + at, 1)), "',' after a closed quote");
                while (at < size && text[at] != ',' && text[at] != '\n')
                    ++at;
            }
        } else {
            const std::size_t from = at;
            bool nul = false;
            while (at < size && text[at] != ',' && text[at] != '\n') {
                nul = nul || text[at] == '\0';
                ++at;
            }
            cell.text = window.substr(from, at - from);
            if (nul)
                report(from + cell.text.find('\0'), lines, lineStart, shown(std::string_view("\0", 1)), "text");
            if ((at >= size || text[at] == '\n') && cell.text.ends_with('\r'))
                cell.text.remove_suffix(1);
        }
        m_cells.push_back(cell);
        if (at >= size) {
            if (!atEnd)
                return false;
            ++lines;
            length = size;
            break;
        }
        if (text[at++] == '\n') {
            ++lines;
            length = at;
            break;
        }
    }
    broken = error.has_value();
    if (error)
        m_errors.add(std::move(*error));
    return true;
}

std::string csvField(std::string_view text)
{
    const bool plain = text.find_first_of(",\"\n\r") == std::string_view::npos && trimmed(text).size() == text.size();
    if (plain)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text) {
        field += c;
        if (c == '"')
            field += '"';
    }
    field += '"';
    return field;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/jsonlinesreader.h"

#include <utility>

namespace acr {

JsonLinesReader::JsonLinesReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors,
                                 const Progress& progress)
    : RecordReader(source, fields, errors, progress)
{
    if (auto refused = m_source.checkEncoding()) {
        m_errors.add(std::move(*refused));
        m_ready = false;
    }
}

std::optional<std::string_view> JsonLinesReader::nextLine()
{
    m_source.consume(std::exchange(m_toConsume, 0));
    std::size_t searched = 0;
    for (;;) {
        const std::string_view window = m_source.window();
        const std::size_t end = window.find('\n', searched);
        if (end != std::string_view::npos) {
            m_toConsume = end + 1;
            ++m_line;
            return window.substr(0, end);
        }
        searched = window.size();
        if (window.size() > longestRecord) {
            m_errors.add({ErrorCode::TooLarge,
                          {.file = m_source.name(), .line = m_line + 1},
                          std::to_string(window.size()) + " bytes",
                          std::to_string(longestRecord) + " bytes a line"});
            return std::nullopt;
        }
        if (m_source.extend())
            continue;
        if (m_source.readError()) {
            m_errors.add(*m_source.readError());
            return std::nullopt;
        }
        if (m_source.window().empty())
            return std::nullopt;
        m_toConsume = m_source.window().size();
        ++m_line;
        return m_source.window();
    }
}

bool JsonLinesReader::next()
{
    while (m_ready) {
        std::optional<std::string_view> text = nextLine();
        if (!text) {
            m_ready = false;
            return false;
        }
        if (text->find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        if (!step()) {
            m_ready = false;
            return false;
        }
        if (parse(*text))
            return true;
    }
    return false;
}

bool JsonLinesReader::parse(std::string_view text)
{
    JsonScanner scanner(text);
    const bool usable = readJson(scanner, m_line);
    scanner.finish();
    if (const auto& fault = scanner.fault()) {
        m_errors.add({fault->code,
                      {.file = m_source.name(), .line = m_line, .column = fault->offset + 1},
                      fault->found,
                      fault->expected});
        return false;
    }
    return usable;
}

} // namespace acr

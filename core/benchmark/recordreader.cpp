// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/recordreader.h"

#include "core/benchmark/csvreader.h"
#include "core/benchmark/jsonlinesreader.h"

namespace acr {

RecordReader::RecordReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors,
                           const Progress& progress)
    : Record(fields, errors)
    , m_source(source)
    , m_progress(progress)
{}

Place RecordReader::place(std::size_t field) const
{
    const FieldValue& value = m_values[field];
    return {.file = m_source.name(), .line = value.line > 0 ? value.line : m_line, .column = value.column};
}

bool RecordReader::step()
{
    constexpr std::uint64_t recordsBetweenStops = 1024;
    if (m_records++ % recordsBetweenStops == 0 && m_progress.stopped()) {
        m_errors.add({ErrorCode::Cancelled, place(), {}, {}});
        return false;
    }
    const std::uint64_t portion = m_source.size() / 100 + 1;
    if (m_source.consumed() - m_reported >= portion) {
        m_reported = m_source.consumed();
        m_progress(static_cast<double>(m_reported) / static_cast<double>(m_source.size()));
    }
    return true;
}

std::unique_ptr<RecordReader> makeRecordReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors,
                                               const Progress& progress)
{
    if (source.name().ends_with(".csv"))
        return std::make_unique<CsvReader>(source, fields, errors, progress);
    return std::make_unique<JsonLinesReader>(source, fields, errors, progress);
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Records of a file, one after the other.
///
/// Syntax errors (quotes, JSON, missing columns) are added to the error list, and reading continues with the next
/// record where possible. Not thread-safe.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/record.h"
#include "core/benchmark/textsource.h"

#include <memory>

namespace acr {

class RecordReader : public Record {
public:
    RecordReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors, const Progress& progress);

    /// False at the end, when the file can't be read on, or when the user stopped it (which is then in the errors).
    [[nodiscard]] virtual bool next() = 0;

    [[nodiscard]] std::uint64_t line() const { return m_line; }
    [[nodiscard]] Place place() const override { return {.file = m_source.name(), .line = m_line}; }
    [[nodiscard]] Place place(std::size_t field) const override;
    [[nodiscard]] const std::string& file() const { return m_source.name(); }
    /// Number of records so far, malformed ones included.
    [[nodiscard]] std::uint64_t records() const { return m_records; }

protected:
    /// To be called once per record: counts, reports progress, and returns whether to stop.
    bool step();

    TextSource& m_source;
    Progress m_progress;
    std::uint64_t m_line = 0;

private:
    std::uint64_t m_records = 0;
    std::uint64_t m_reported = 0;
};

/// A reader for the kind of file that the name says: `.csv` or JSON lines.
[[nodiscard]] std::unique_ptr<RecordReader> makeRecordReader(TextSource& source, std::span<const FieldSpec> fields,
                                                             ErrorList& errors, const Progress& progress);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A record with named fields: the common interface to CSV rows, JSON lines and objects inside JSON documents, so that
/// each importer is written once. The caller interprets the fields.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/jsonscanner.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// The fields that a caller reads. A field is then addressed by its position in the span.
struct FieldSpec {
    std::string_view name;
    bool required = false; ///< CSV: the column has to be there; JSON: the key has to be there, and not null
    std::string_view otherName = {};
};

struct FieldValue {
    /// Plain is a CSV field, which has no type; Text is a JSON string.
    enum class Kind : std::uint8_t { Absent, Plain, Text, Number, Bool, List, Object };
    Kind kind = Kind::Absent;
    /// The decoded text; for numbers, lists and objects of JSON as they are written. Valid until the next record.
    std::string_view text;
    std::uint64_t line = 0;
    std::uint64_t column = 0;

    [[nodiscard]] bool absent() const { return kind == Kind::Absent; }
};

class Record {
public:
    Record(std::span<const FieldSpec> fields, ErrorList& errors);
    virtual ~Record() = default;
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    [[nodiscard]] const FieldValue& operator[](std::size_t field) const { return m_values[field]; }
    [[nodiscard]] ErrorList& errors() const { return m_errors; }
    /// Where the record begins, and where one of its fields does.
    [[nodiscard]] virtual Place place() const = 0;
    [[nodiscard]] virtual Place place(std::size_t field) const = 0;
    void addError(ErrorCode code, std::size_t field, std::string found, std::string expected) const;

protected:
    [[nodiscard]] std::size_t fieldNamed(std::string_view name, std::size_t hint) const;
    /// Reads the object that comes next. False when it is unusable: a key occurs twice or a required one is missing
    /// (which is then in the errors), or the scanner met a fault (which is left to the caller).
    bool readJson(JsonScanner& scanner, std::uint64_t line);

    std::span<const FieldSpec> m_fields;
    ErrorList& m_errors;
    std::vector<FieldValue> m_values;
    std::vector<std::string> m_scratch; ///< one per field, for decoded text

private:
    std::string m_keyScratch;
};

/// An object inside a JSON document.
class DocumentRecord final : public Record {
public:
    DocumentRecord(std::span<const FieldSpec> fields, ErrorList& errors, LineCounter& lines)
        : Record(fields, errors)
        , m_lines(lines)
    {}
    /// See Record::readJson.
    bool read(JsonScanner& scanner);
    [[nodiscard]] Place place() const override { return m_lines.place(m_offset); }
    [[nodiscard]] Place place(std::size_t field) const override;
    [[nodiscard]] std::size_t offset() const { return m_offset; }

private:
    LineCounter& m_lines;
    std::size_t m_offset = 0;
};

} // namespace acr

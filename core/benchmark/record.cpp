// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/record.h"

#include "core/benchmark/textcheck.h"

#include <utility>

namespace acr {

Record::Record(std::span<const FieldSpec> fields, ErrorList& errors)
    : m_fields(fields)
    , m_errors(errors)
    , m_values(fields.size())
    , m_scratch(fields.size())
{}

void Record::addError(ErrorCode code, std::size_t field, std::string found, std::string expected) const
{
    m_errors.add({code, place(field), std::move(found), std::move(expected)});
}

std::size_t Record::fieldNamed(std::string_view name, std::size_t hint) const
{
    // Most records have the same key order as the previous one.
    if (hint < m_fields.size() && m_fields[hint].name == name)
        return hint;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].name == name || (!m_fields[i].otherName.empty() && m_fields[i].otherName == name))
            return i;
    }
    return m_fields.size();
}

bool Record::readJson(JsonScanner& scanner, std::uint64_t line)
{
    for (FieldValue& value : m_values)
        value = {};
    std::size_t hint = 0;
    std::string_view key;
    bool good = scanner.beginObject();
    bool usable = true;
    while (good && scanner.nextKey(key, m_keyScratch)) {
        const std::size_t field = fieldNamed(key, hint);
        if (field == m_fields.size()) {
            good = scanner.skipValue();
            continue;
        }
        hint = field + 1;
        FieldValue& value = m_values[field];
        const bool again = value.column > 0;
        value.line = line;
        value.column = scanner.offset() + 1;
        if (again && usable) {
            addError(ErrorCode::Duplicate, field, "key " + shown(key), "one such key");
            usable = false;
        }
        switch (scanner.peek()) {
        case JsonKind::String:
            value.kind = FieldValue::Kind::Text;
            good = scanner.readString(value.text, m_scratch[field]);
            break;
        case JsonKind::Number:
            value.kind = FieldValue::Kind::Number;
            good = scanner.readNumber(value.text);
            break;
        case JsonKind::True:
        case JsonKind::False:
            value.kind = FieldValue::Kind::Bool;
            good = scanner.skipValue(&value.text);
            break;
        case JsonKind::Array:
            value.kind = FieldValue::Kind::List;
            good = scanner.skipValue(&value.text);
            break;
        case JsonKind::Object:
            value.kind = FieldValue::Kind::Object;
            good = scanner.skipValue(&value.text);
            break;
        case JsonKind::Null:
        case JsonKind::None:
            value.kind = FieldValue::Kind::Absent;
            good = scanner.skipValue();
            break;
        }
    }
    if (scanner.fault())
        return false;
    for (std::size_t field = 0; field < m_fields.size(); ++field) {
        if (m_fields[field].required && m_values[field].absent()) {
            addError(ErrorCode::MissingColumn, field, m_values[field].column > 0 ? "null" : "an object without it",
                     "key '" + std::string(m_fields[field].name) + "'");
            usable = false;
        }
    }
    return usable;
}

bool DocumentRecord::read(JsonScanner& scanner)
{
    m_offset = scanner.offset();
    return readJson(scanner, 0);
}

Place DocumentRecord::place(std::size_t field) const
{
    return m_lines.place(m_values[field].column > 0 ? m_values[field].column - 1 : m_offset);
}

} // namespace acr

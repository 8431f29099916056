// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/fieldvalues.h"

#include "core/benchmark/limits.h"
#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace acr {

namespace {

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::ranges::equal(text, lower,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

} // namespace

void FieldValues::bad(ErrorCode code, std::size_t field, std::string_view expected)
{
    const FieldValue& value = m_record[field];
    m_record.addError(code, field, value.absent() ? std::string("nothing") : shown(value.text), std::string(expected));
    m_good = false;
}

bool FieldValues::checkUtf8(std::size_t field)
{
    const FieldValue& value = m_record[field];
    // JSON text was validated by the scanner.
    if (value.kind != FieldValue::Kind::Plain)
        return true;
    const auto broken = invalidUtf8(value.text);
    if (!broken)
        return true;
    Place place = m_record.place(field);
    place.column += *broken;
    m_record.errors().add({ErrorCode::Malformed, place, shown(value.text.substr(*broken, 1)), "UTF-8"});
    m_good = false;
    return false;
}

std::optional<std::string_view> FieldValues::text(std::size_t field)
{
    const FieldValue& value = m_record[field];
    if (value.absent())
        return std::nullopt;
    if (value.kind != FieldValue::Kind::Plain && value.kind != FieldValue::Kind::Text) {
        bad(ErrorCode::WrongType, field, "a text");
        return std::nullopt;
    }
    return checkUtf8(field) ? std::optional(value.text) : std::nullopt;
}

std::optional<std::string_view> FieldValues::name(std::size_t field)
{
    const auto given = text(field);
    if (!given || given->empty())
        return std::nullopt;
    if (given->size() > maxNameBytes) {
        m_record.addError(ErrorCode::TooLarge, field, std::to_string(given->size()) + " bytes",
                          std::to_string(maxNameBytes) + " bytes");
        m_good = false;
        return std::nullopt;
    }
    const bool control =
        std::ranges::any_of(*given, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (control || trimmed(*given).empty()) {
        bad(ErrorCode::Malformed, field, "a name without control characters");
        return std::nullopt;
    }
    return given;
}

std::string_view FieldValues::requiredName(std::size_t field)
{
    const bool before = m_good;
    const auto given = name(field);
    if (given)
        return *given;
    if (before && m_good)
        bad(ErrorCode::WrongType, field, "a name");
    return {};
}

double FieldValues::number(std::size_t field)
{
    const FieldValue& value = m_record[field];
    if (value.absent())
        return missing;
    if (value.kind == FieldValue::Kind::Plain && trimmed(value.text).empty())
        return missing;
    if (value.kind == FieldValue::Kind::Plain || value.kind == FieldValue::Kind::Number) {
        const ParsedNumber parsed = parseNumber(value.text);
        if (parsed.status == NumberStatus::Good)
            return parsed.value;
        if (parsed.status == NumberStatus::OutOfRange) {
            bad(ErrorCode::OutOfRange, field, "a finite number");
            return missing;
        }
    }
    bad(ErrorCode::WrongType, field, "a number");
    return missing;
}

double FieldValues::amount(std::size_t field)
{
    const double value = number(field);
    if (value < 0) {
        bad(ErrorCode::OutOfRange, field, "0 or more");
        return missing;
    }
    return value;
}

double FieldValues::score(std::size_t field)
{
    const FieldValue& value = m_record[field];
    const std::string_view written = trimmed(value.text);
    const bool plainWord = value.kind == FieldValue::Kind::Plain &&
                           (equalsIgnoringCase(written, "true") || equalsIgnoringCase(written, "false"));
    if (value.kind != FieldValue::Kind::Bool && !plainWord)
        return number(field);
    return flag(field).value_or(false) ? 1 : 0;
}

std::int32_t FieldValues::count(std::size_t field, bool rounding)
{
    double value = number(field);
    if (isMissing(value))
        return missingCount;
    if (rounding)
        value = std::round(value);
    if (value != std::floor(value)) {
        bad(ErrorCode::WrongType, field, "a whole number");
        return missingCount;
    }
    if (value < 0 || value > std::numeric_limits<std::int32_t>::max()) {
        bad(ErrorCode::OutOfRange, field, "0 to 2147483647");
        return missingCount;
    }
    return static_cast<std::int32_t>(value);
}

std::optional<bool> FieldValues::flag(std::size_t field)
{
    const FieldValue& value = m_record[field];
    if (value.absent())
        return std::nullopt;
    const std::string_view written = trimmed(value.text);
    const bool typed = value.kind == FieldValue::Kind::Bool;
    const bool numeric = value.kind == FieldValue::Kind::Number || value.kind == FieldValue::Kind::Plain;
    const bool plain = value.kind == FieldValue::Kind::Plain;
    if (plain && written.empty())
        return std::nullopt;
    if ((numeric && (written == "1" || written == "1.0")) || ((typed || plain) && equalsIgnoringCase(written, "true")))
        return true;
    if ((numeric && (written == "0" || written == "0.0")) || ((typed || plain) && equalsIgnoringCase(written, "false")))
        return false;
    bad(ErrorCode::WrongType, field, "true, false, 1 or 0");
    return std::nullopt;
}

} // namespace acr

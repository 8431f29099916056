// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/jsonlistreader.h"

#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <utility>

namespace acr {

JsonListReader::JsonListReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors,
                               const Progress& progress)
    : JsonListReader(source, {}, fields, {}, errors, progress)
{}

JsonListReader::JsonListReader(TextSource& source, std::string_view list, std::span<const FieldSpec> fields,
                               std::span<const FieldSpec> headFields, ErrorList& errors, const Progress& progress)
    : RecordReader(source, fields, errors, progress)
    , m_head(headFields, errors, source.name())
    , m_list(list)
{
    if (auto refused = m_source.checkEncoding()) {
        m_errors.add(std::move(*refused));
        m_state = State::Over;
    }
}

bool JsonListReader::Head::set(std::string_view key, std::string_view json, std::uint64_t line, std::uint64_t column)
{
    const std::size_t field = fieldNamed(key, 0);
    if (field == m_fields.size())
        return true;
    FieldValue& value = m_values[field];
    const bool again = value.column > 0;
    value.line = line;
    value.column = column;
    if (again) {
        addError(ErrorCode::Duplicate, field, "key " + shown(key), "one such key");
        return false;
    }
    JsonScanner scanner(json);
    switch (scanner.peek()) {
    case JsonKind::String: {
        value.kind = FieldValue::Kind::Text;
        std::string_view text;
        std::string scratch;
        scanner.readString(text, scratch);
        m_scratch[field] = text;
        break;
    }
    case JsonKind::Number:
        value.kind = FieldValue::Kind::Number;
        m_scratch[field] = json;
        break;
    case JsonKind::True:
    case JsonKind::False:
        value.kind = FieldValue::Kind::Bool;
        m_scratch[field] = json;
        break;
    case JsonKind::Array: value.kind = FieldValue::Kind::List; break;
    case JsonKind::Object: value.kind = FieldValue::Kind::Object; break;
    case JsonKind::Null:
    case JsonKind::None: value.kind = FieldValue::Kind::Absent; break;
    }
    value.text = m_scratch[field];
    return true;
}

void JsonListReader::take(std::size_t bytes)
{
    const std::string_view taken = m_source.window().substr(0, bytes);
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(taken, '\n'));
    if (lines > 0) {
        m_atLine += lines;
        m_atColumn = taken.size() - taken.rfind('\n');
    } else {
        m_atColumn += taken.size();
    }
    m_source.consume(bytes);
}

char JsonListReader::peek()
{
    for (;;) {
        const std::string_view window = m_source.window();
        const std::size_t at = window.find_first_not_of(" \t\r\n");
        if (at != std::string_view::npos) {
            const char sign = window[at];
            take(at);
            return sign;
        }
        take(window.size());
        if (m_source.extend())
            continue;
        if (m_source.readError()) {
            m_errors.add(*m_source.readError());
            m_state = State::Over;
        }
        return '\0';
    }
}

std::size_t JsonListReader::valueLength()
{
    std::size_t at = 0;
    std::size_t depth = 0;
    bool quoted = false;
    for (;;) {
        const std::string_view text = m_source.window();
        while (at < text.size()) {
            const char sign = text[at];
            if (quoted) {
                // What follows a backslash ends no text.
                at += sign == '\\' ? 2 : 1;
                quoted = sign != '"';
                if (!quoted && depth == 0)
                    return at;
                continue;
            }
            switch (sign) {
            case '"': quoted = true; break;
            case '{':
            case '[': ++depth; break;
            case '}':
            case ']':
                if (depth == 0)
                    return at;
                if (--depth == 0)
                    return at + 1;
                break;
            case ',':
            case ':':
            case ' ':
            case '\t':
            case '\r':
            case '\n':
                if (depth == 0)
                    return at;
                break;
            default: break;
            }
            ++at;
        }
        if (text.size() > longestRecord) {
            m_errors.add({ErrorCode::TooLarge,
                          {.file = m_source.name(), .line = m_atLine, .column = m_atColumn},
                          std::to_string(text.size()) + " bytes",
                          std::to_string(longestRecord) + " bytes a value"});
            m_state = State::Over;
            return 0;
        }
        if (m_source.extend())
            continue;
        if (m_source.readError()) {
            m_errors.add(*m_source.readError());
            m_state = State::Over;
            return 0;
        }
        m_cutOff = quoted || depth > 0;
        return m_source.window().size();
    }
}

Place JsonListReader::placeAt(std::size_t offset) const
{
    const std::string_view before = m_text.substr(0, offset);
    const std::size_t lastBreak = before.rfind('\n');
    if (lastBreak == std::string_view::npos)
        return {.file = m_source.name(), .line = m_line, .column = m_textColumn + before.size()};
    return {.file = m_source.name(),
            .line = m_line + static_cast<std::uint64_t>(std::ranges::count(before, '\n')),
            .column = before.size() - lastBreak};
}

Place JsonListReader::place(std::size_t field) const
{
    const std::uint64_t column = m_values[field].column;
    return placeAt(column > 0 ? column - 1 : 0);
}

void JsonListReader::addFault(const JsonFault& fault)
{
    m_errors.add({fault.code, placeAt(fault.offset), fault.found, fault.expected});
}

void JsonListReader::fail(std::string found, std::string_view expected)
{
    // The end of a file that can't be read on is no fault of the document.
    if (m_state != State::Over)
        m_errors.add({ErrorCode::Malformed,
                      {.file = m_source.name(), .line = m_atLine, .column = m_atColumn},
                      std::move(found),
                      std::string(expected)});
    m_state = State::Over;
}

std::optional<std::string_view> JsonListReader::checkedValue()
{
    const std::size_t length = valueLength();
    if (m_state == State::Over)
        return std::nullopt;
    m_line = m_atLine;
    m_textColumn = m_atColumn;
    m_text = m_source.window().substr(0, length);
    JsonScanner scanner(m_text);
    scanner.skipValue();
    scanner.finish();
    if (const auto& fault = scanner.fault()) {
        addFault(*fault);
        m_state = State::Over;
        return std::nullopt;
    }
    return m_text;
}

void JsonListReader::start()
{
    const char sign = peek();
    if (m_state == State::Over)
        return;
    if (sign == '\0' && m_source.window().empty()) {
        m_errors.add({ErrorCode::Empty, {.file = m_source.name()}, {}, m_list.empty() ? "a list" : "an object"});
        m_state = State::Over;
    } else if (sign != (m_list.empty() ? '[' : '{')) {
        fail(shown(m_source.window().substr(0, 1)), m_list.empty() ? "a list" : "an object");
    } else {
        take(1);
        m_listSeen = m_list.empty();
        m_state = m_list.empty() ? State::List : State::Head;
        m_first = true;
    }
}

void JsonListReader::readMember()
{
    const auto found = [&] {
        const std::string_view window = m_source.window();
        return window.empty() ? std::string("the end") : shown(window.substr(0, 1));
    };
    char sign = peek();
    if (sign == '}') {
        take(1);
        m_state = State::End;
        return;
    }
    if (!m_first) {
        if (sign != ',')
            return fail(found(), "',' or '}'");
        take(1);
        sign = peek();
    }
    m_first = false;
    if (sign != '"')
        return fail(found(), "a key in quotes");
    const auto written = checkedValue();
    if (!written)
        return;
    std::string_view key;
    std::string scratch;
    JsonScanner(*written).readString(key, scratch);
    m_keyText = key;
    const std::uint64_t keyLine = m_atLine;
    const std::uint64_t keyColumn = m_atColumn;
    take(written->size());
    if (peek() != ':')
        return fail(found(), "':'");
    take(1);
    sign = peek();
    if (m_keyText == m_list) {
        if (m_listSeen) {
            m_errors.add({ErrorCode::Duplicate,
                          {.file = m_source.name(), .line = keyLine, .column = keyColumn},
                          "key " + shown(m_keyText),
                          "one such key"});
            m_state = State::Over;
            return;
        }
        if (sign != '[')
            return fail(found(), "a list");
        take(1);
        m_listSeen = true;
        m_first = true;
        m_state = State::List;
        return;
    }
    const std::uint64_t line = m_atLine;
    const std::uint64_t column = m_atColumn;
    const auto value = checkedValue();
    if (!value)
        return;
    if (!m_head.set(m_keyText, *value, line, column))
        m_state = State::Over;
    take(value->size());
}

bool JsonListReader::readElement()
{
    const auto found = [&] {
        const std::string_view window = m_source.window();
        return window.empty() ? std::string("the end") : shown(window.substr(0, 1));
    };
    char sign = peek();
    if (sign == ']') {
        take(1);
        m_state = m_list.empty() ? State::End : State::Head;
        m_first = false;
        return false;
    }
    if (!m_first) {
        if (sign != ',') {
            fail(found(), "',' or ']'");
            return false;
        }
        take(1);
        sign = peek();
    }
    m_first = false;
    const std::size_t length = valueLength();
    if (m_state == State::Over)
        return false;
    if (length == 0) {
        fail(found(), "an object");
        return false;
    }
    m_line = m_atLine;
    m_textColumn = m_atColumn;
    m_text = m_source.window().substr(0, length);
    m_toConsume = length;
    if (!step()) {
        m_state = State::Over;
        return false;
    }
    JsonScanner scanner(m_text);
    const bool usable = readJson(scanner, 0);
    scanner.finish();
    if (const auto& fault = scanner.fault()) {
        addFault(*fault);
        // Where the object ends is not known, so nothing can follow.
        if (m_cutOff)
            m_state = State::Over;
        return false;
    }
    return usable;
}

bool JsonListReader::readHead()
{
    if (m_state == State::Start)
        start();
    while (m_state == State::Head && !m_listSeen)
        readMember();
    return m_state == State::List;
}

bool JsonListReader::next()
{
    for (;;) {
        if (const std::size_t consumed = std::exchange(m_toConsume, 0))
            take(consumed);
        switch (m_state) {
        case State::Start: start(); break;
        case State::Head: readMember(); break;
        case State::List:
            if (readElement())
                return true;
            break;
        case State::End:
            if (peek(); m_state == State::End && !m_source.window().empty())
                fail(shown(m_source.window().substr(0, 1)), "the end");
            m_state = State::Over;
            break;
        case State::Over: return false;
        }
    }
}

} // namespace acr

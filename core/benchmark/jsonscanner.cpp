// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/jsonscanner.h"

#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <utility>

namespace acr {

namespace {

void appendUtf8(std::string& text, unsigned codePoint)
{
    const auto put = [&](unsigned byte) { text += static_cast<char>(byte); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0U | (codePoint >> 6U));
        put(0x80U | (codePoint & 0x3fU));
    } else if (codePoint < 0x10000) {
        put(0xe0U | (codePoint >> 12U));
        put(0x80U | ((codePoint >> 6U) & 0x3fU));
        put(0x80U | (codePoint & 0x3fU));
    } else {
        put(0xf0U | (codePoint >> 18U));
        put(0x80U | ((codePoint >> 12U) & 0x3fU));
        put(0x80U | ((codePoint >> 6U) & 0x3fU));
        put(0x80U | (codePoint & 0x3fU));
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

void JsonScanner::skipSpace()
{
    while (m_at < m_text.size() &&
           (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
        ++m_at;
}

bool JsonScanner::fail(std::size_t at, ErrorCode code, std::string found, std::string expected)
{
    if (!m_fault)
        m_fault = JsonFault{at, code, std::move(found), std::move(expected)};
    m_at = m_text.size();
    return false;
}

bool JsonScanner::failHere(const char* expected)
{
    const std::size_t at = m_at;
    return fail(at, ErrorCode::Malformed, at < m_text.size() ? shown(m_text.substr(at, 1)) : "the end", expected);
}

JsonKind JsonScanner::peek()
{
    skipSpace();
    if (m_fault || m_at >= m_text.size())
        return JsonKind::None;
    switch (m_text[m_at]) {
    case '{': return JsonKind::Object;
    case '[': return JsonKind::Array;
    case '"': return JsonKind::String;
    case 't': return JsonKind::True;
    case 'f': return JsonKind::False;
    case 'n': return JsonKind::Null;
    case '-': return JsonKind::Number;
    default: return isDigit(m_text[m_at]) ? JsonKind::Number : JsonKind::None;
    }
}

std::size_t JsonScanner::offset()
{
    skipSpace();
    return m_at;
}

bool JsonScanner::enter(char bracket, const char* expected)
{
    skipSpace();
    if (m_fault)
        return false;
    if (m_at >= m_text.size() || m_text[m_at] != bracket)
        return failHere(expected);
    if (m_depth == deepest)
        return fail(m_at, ErrorCode::TooLarge, std::to_string(m_depth + 1) + " levels of brackets",
                    std::to_string(deepest) + " levels");
    ++m_at;
    m_isFirst[++m_depth] = true;
    return true;
}

bool JsonScanner::beginObject()
{
    return enter('{', "an object");
}

bool JsonScanner::beginArray()
{
    return enter('[', "a list");
}

bool JsonScanner::nextKey(std::string_view& key, std::string& scratch)
{
    skipSpace();
    if (m_fault)
        return false;
    const bool first = std::exchange(m_isFirst[m_depth], false);
    if (m_at < m_text.size() && m_text[m_at] == '}') {
        ++m_at;
        --m_depth;
        return false;
    }
    if (!first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',')
            return failHere("',' or '}'");
        ++m_at;
        skipSpace();
    }
    if (m_at >= m_text.size() || m_text[m_at] != '"')
        return failHere("a key in quotes");
    m_keyOffset = m_at;
    if (!readString(key, scratch))
        return false;
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != ':')
        return failHere("':'");
    ++m_at;
    return true;
}

bool JsonScanner::nextElement()
{
    skipSpace();
    if (m_fault)
        return false;
    const bool first = std::exchange(m_isFirst[m_depth], false);
    if (m_at < m_text.size() && m_text[m_at] == ']') {
        ++m_at;
        --m_depth;
        return false;
    }
    if (!first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',')
            return failHere("',' or ']'");
        ++m_at;
    }
    return true;
}

bool JsonScanner::readString(std::string_view& value, std::string& scratch)
{
    skipSpace();
    if (m_fault)
        return false;
    if (m_at >= m_text.size() || m_text[m_at] != '"')
        return failHere("a text in quotes");
    const std::size_t from = ++m_at;
    bool ascii = true;
    while (m_at < m_text.size()) {
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        if (byte == '"')
            break;
        if (byte == '\\') {
            if (!unescape(from, scratch))
                return false;
            value = scratch;
            return true;
        }
        if (byte < 0x20)
            return fail(m_at, ErrorCode::Malformed, shown(m_text.substr(m_at, 1)), "no control character in a text");
        ascii = ascii && byte < 0x80;
        ++m_at;
    }
    if (m_at >= m_text.size())
        return failHere("'\"'");
    value = m_text.substr(from, m_at - from);
    if (!ascii) {
        if (const auto bad = invalidUtf8(value))
            return fail(from + *bad, ErrorCode::Malformed, shown(value.substr(*bad, 1)), "UTF-8");
    }
    ++m_at;
    return true;
}

bool JsonScanner::readHex(unsigned& unit)
{
    unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        unsigned digit = 0;
        if (isDigit(c))
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a') + 10U;
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A') + 10U;
        else
            return failHere("four hexadecimal digits");
        unit = unit * 16U + digit;
    }
    return true;
}

bool JsonScanner::unescape(std::size_t from, std::string& scratch)
{
    scratch.assign(m_text.substr(from, m_at - from));
    std::size_t plain = m_at;
    std::size_t firstHighByte = m_text.size();
    for (std::size_t i = from; i < m_at; ++i) {
        if (static_cast<unsigned char>(m_text[i]) >= 0x80) {
            firstHighByte = i;
            break;
        }
    }
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        if (byte < 0x20)
            return fail(m_at, ErrorCode::Malformed, shown(m_text.substr(m_at, 1)), "no control character in a text");
        if (byte >= 0x80)
            firstHighByte = std::min(firstHighByte, m_at);
        if (byte != '\\') {
            ++m_at;
            continue;
        }
        scratch += m_text.substr(plain, m_at - plain);
        const std::size_t escape = m_at++;
        const char kind = m_at < m_text.size() ? m_text[m_at] : '\0';
        ++m_at;
        switch (kind) {
        case '"':
        case '\\':
        case '/': scratch += kind; break;
        case 'b': scratch += '\b'; break;
        case 'f': scratch += '\f'; break;
        case 'n': scratch += '\n'; break;
        case 'r': scratch += '\r'; break;
        case 't': scratch += '\t'; break;
        case 'u': {
            unsigned unit = 0;
            if (!readHex(unit))
                return false;
            if (unit >= 0xd800 && unit <= 0xdbff && m_text.substr(m_at, 2) == "\\u") {
                unsigned low = 0;
                m_at += 2;
                if (!readHex(low))
                    return false;
                if (low < 0xdc00 || low > 0xdfff)
                    return fail(escape, ErrorCode::Malformed, "half a surrogate pair", "both halves");
                unit = 0x10000U + ((unit - 0xd800U) << 10U) + (low - 0xdc00U);
            } else if (unit >= 0xd800 && unit <= 0xdfff) {
                return fail(escape, ErrorCode::Malformed, "half a surrogate pair", "both halves");
            }
            appendUtf8(scratch, unit);
            break;
        }
        default: return fail(escape, ErrorCode::Malformed, shown(m_text.substr(escape, 2)), "an escape that JSON has");
        }
        plain = m_at;
    }
    if (m_at >= m_text.size())
        return failHere("'\"'");
    if (firstHighByte < m_at) {
        const std::string_view raw = m_text.substr(firstHighByte, m_at - firstHighByte);
        if (const auto bad = invalidUtf8(raw))
            return fail(firstHighByte + *bad, ErrorCode::Malformed, shown(raw.substr(*bad, 1)), "UTF-8");
    }
    scratch += m_text.substr(plain, m_at - plain);
    ++m_at;
    return true;
}

bool JsonScanner::readNumber(std::string_view& written)
{
    skipSpace();
    if (m_fault)
        return false;
    const std::size_t from = m_at;
    const auto at = [&](std::size_t i) { return i < m_text.size() ? m_text[i] : '\0'; };
    const auto digits = [&] {
        const std::size_t before = m_at;
        while (isDigit(at(m_at)))
            ++m_at;
        return m_at > before;
    };
    if (at(m_at) == '-')
        ++m_at;
    if (at(m_at) == '0')
        ++m_at;
    else if (!digits())
        return failHere("a number");
    if (at(m_at) == '.') {
        ++m_at;
        if (!digits())
            return failHere("a digit");
    }
    if (at(m_at) == 'e' || at(m_at) == 'E') {
        ++m_at;
        if (at(m_at) == '+' || at(m_at) == '-')
            ++m_at;
        if (!digits())
            return failHere("a digit");
    }
    written = m_text.substr(from, m_at - from);
    return true;
}

bool JsonScanner::readLiteral()
{
    skipSpace();
    for (const std::string_view word : {"true", "false", "null"}) {
        if (m_text.substr(m_at).starts_with(word)) {
            m_at += word.size();
            return true;
        }
    }
    return failHere("true, false or null");
}

bool JsonScanner::skipValue(std::string_view* written)
{
    const std::size_t from = offset();
    std::string_view text;
    std::string scratch;
    bool good = false;
    switch (peek()) {
    case JsonKind::Object:
        good = beginObject();
        while (good && nextKey(text, scratch))
            good = skipValue();
        break;
    case JsonKind::Array:
        good = beginArray();
        while (good && nextElement())
            good = skipValue();
        break;
    case JsonKind::String: good = readString(text, scratch); break;
    case JsonKind::Number: good = readNumber(text); break;
    case JsonKind::True:
    case JsonKind::False:
    case JsonKind::Null: good = readLiteral(); break;
    case JsonKind::None: good = m_fault ? false : failHere("a value"); break;
    }
    if (!good || m_fault)
        return false;
    if (written)
        *written = m_text.substr(from, m_at - from);
    return true;
}

bool JsonScanner::finish()
{
    skipSpace();
    if (m_fault)
        return false;
    return m_at == m_text.size() || failHere("the end");
}

LineCounter::Mark LineCounter::advanced(Mark from, std::size_t to) const
{
    const std::string_view text = m_text.substr(0, to);
    for (;;) {
        const std::size_t end = text.find('\n', from.position);
        if (end == std::string_view::npos)
            break;
        from = {.position = end + 1, .lineStart = end + 1, .line = from.line + 1};
    }
    from.position = to;
    return from;
}

LineColumn LineCounter::lineColumn(std::size_t offset)
{
    offset = std::min(offset, m_text.size());
    if (m_marks.empty()) {
        m_marks.emplace_back();
        for (std::size_t position = markStride; position <= m_text.size(); position += markStride)
            m_marks.push_back(advanced(m_marks.back(), position));
    }
    Mark from = m_marks[offset / markStride];
    if (m_last.position > from.position && m_last.position <= offset)
        from = m_last;
    m_last = advanced(from, offset);
    return {.line = m_last.line, .column = offset - m_last.lineStart + 1};
}

Place LineCounter::place(std::size_t offset)
{
    const LineColumn at = lineColumn(offset);
    return {.file = m_file, .line = at.line, .column = at.column};
}

} // namespace acr

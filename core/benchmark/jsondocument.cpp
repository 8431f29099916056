// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/jsondocument.h"

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>
#include <utility>

namespace acr {

namespace {

/// The keys of one object. Few are compared one by one; of many a sorted set is kept, which no choice of keys can make
/// slow.
class ObjectKeys {
public:
    /// False when the key is there already.
    bool add(const std::vector<JsonNode>& members, std::string_view key)
    {
        constexpr std::size_t few = 16;
        if (members.size() < few)
            return std::ranges::find(members, key, &JsonNode::key) == members.end();
        if (m_keys.empty()) {
            for (const JsonNode& member : members)
                m_keys.insert(member.key);
        }
        return m_keys.emplace(key).second;
    }

private:
    std::set<std::string, std::less<>> m_keys;
};

/// False after a fault, which the scanner holds. Its depth limit bounds the recursion.
bool readNode(JsonScanner& scanner, JsonNode& node)
{
    node.kind = scanner.peek();
    node.offset = scanner.offset();
    std::string scratch;
    std::string_view value;
    switch (node.kind) {
    case JsonKind::Object: {
        if (!scanner.beginObject())
            return false;
        std::string_view key;
        ObjectKeys keys;
        while (scanner.nextKey(key, scratch)) {
            if (!keys.add(node.children, key))
                return scanner.fail(scanner.keyOffset(), ErrorCode::Duplicate, "key " + shown(key), "one such key");
            JsonNode& child = node.children.emplace_back();
            child.key = key;
            child.keyOffset = scanner.keyOffset();
            if (!readNode(scanner, child))
                return false;
        }
        return !scanner.fault();
    }
    case JsonKind::Array:
        if (!scanner.beginArray())
            return false;
        while (scanner.nextElement()) {
            if (!readNode(scanner, node.children.emplace_back()))
                return false;
        }
        return !scanner.fault();
    case JsonKind::String:
        if (!scanner.readString(value, scratch))
            return false;
        node.text = value;
        return true;
    case JsonKind::Number:
        if (!scanner.readNumber(value))
            return false;
        node.text = value;
        return true;
    default: return scanner.readLiteral();
    }
}

} // namespace

Result<JsonDocument> JsonDocument::parse(std::string name, std::string text)
{
    if (text.size() > largest)
        return failure(ErrorCode::TooLarge, fmt::format("{} bytes", text.size()), fmt::format("{} bytes", largest),
                       {.file = std::move(name)});
    JsonDocument document(std::move(name), std::move(text));
    const std::string_view whole = *document.m_text;
    if (const auto broken = invalidUtf8(whole))
        return failure(ErrorCode::Malformed, shown(whole.substr(*broken, 1)), "UTF-8", document.place(*broken));
    JsonScanner scanner(whole);
    if (readNode(scanner, document.m_root))
        scanner.finish();
    if (const auto& fault = scanner.fault())
        return failure(fault->code, fault->found, fault->expected, document.place(fault->offset));
    return document;
}

JsonDocument::JsonDocument(std::string name, std::string text)
    : m_text(std::make_shared<const std::string>(std::move(text)))
    , m_lines(std::move(name), *m_text)
{}

Place JsonDocument::place(std::size_t offset) const
{
    return m_lines.place(offset);
}

Error JsonDocument::error(const JsonNode& node, ErrorCode code, std::string found, std::string expected) const
{
    return {code, place(node.offset), std::move(found), std::move(expected)};
}

std::string shownNode(const JsonNode& node)
{
    switch (node.kind) {
    case JsonKind::Object: return "an object";
    case JsonKind::Array: return "a list";
    case JsonKind::String:
    case JsonKind::Number: return shown(node.text);
    case JsonKind::True: return "true";
    case JsonKind::False: return "false";
    default: return "null";
    }
}

std::optional<double> jsonNumber(const JsonDocument& document, const JsonNode& node, double low, double high,
                                 ErrorList& errors)
{
    const std::string range = fmt::format("a number from {} to {}", low, high);
    if (node.kind != JsonKind::Number) {
        errors.add(document.error(node, ErrorCode::WrongType, shownNode(node), range));
        return std::nullopt;
    }
    const ParsedNumber parsed = parseNumber(node.text);
    if (parsed.status != NumberStatus::Good || parsed.value < low || parsed.value > high) {
        errors.add(document.error(node, ErrorCode::OutOfRange, shownNode(node), range));
        return std::nullopt;
    }
    return parsed.value;
}

std::optional<std::uint64_t> jsonWhole(const JsonDocument& document, const JsonNode& node, std::uint64_t low,
                                       std::uint64_t high, ErrorList& errors)
{
    const std::string range = fmt::format("a whole number from {} to {}", low, high);
    std::uint64_t value = 0;
    const char* const begin = node.text.data();
    const char* const last = begin + node.text.size();
    const auto [end, status] = std::from_chars(begin, last, value);
    const bool number = node.kind == JsonKind::Number;
    if (!number || status != std::errc() || end != last || value < low || value > high) {
        errors.add(document.error(node, number ? ErrorCode::OutOfRange : ErrorCode::WrongType, shownNode(node), range));
        return std::nullopt;
    }
    return value;
}

std::optional<std::string> jsonText(const JsonDocument& document, const JsonNode& node, ErrorList& errors)
{
    if (node.kind == JsonKind::String)
        return node.text;
    errors.add(document.error(node, ErrorCode::WrongType, shownNode(node), "a text"));
    return std::nullopt;
}

JsonMembers::JsonMembers(const JsonDocument& document, const JsonNode& object,
                         std::initializer_list<std::string_view> known, ErrorList& errors)
    : m_document(document)
    , m_object(object)
    , m_errors(errors)
{
    if (object.kind != JsonKind::Object) {
        errors.add(document.error(object, ErrorCode::WrongType, shownNode(object), "an object"));
        return;
    }
    for (const JsonNode& child : object.children) {
        if (std::ranges::find(known, child.key) == known.end())
            errors.add({ErrorCode::UnknownName, document.place(child.keyOffset), shown(child.key),
                        fmt::format("one of {}", fmt::join(known, ", "))});
    }
}

const JsonNode* JsonMembers::find(std::string_view key) const
{
    const auto found = std::ranges::find(m_object.children, key, &JsonNode::key);
    return m_object.kind != JsonKind::Object || found == m_object.children.end() ? nullptr : &*found;
}

const JsonNode* JsonMembers::required(std::string_view key)
{
    const JsonNode* node = find(key);
    if (node == nullptr && m_object.kind == JsonKind::Object)
        m_errors.add(
            m_document.error(m_object, ErrorCode::MissingColumn, "an object without it", fmt::format("key '{}'", key)));
    return node;
}

std::optional<double> JsonMembers::number(std::string_view key, double low, double high)
{
    const JsonNode* node = find(key);
    return node == nullptr ? std::nullopt : jsonNumber(m_document, *node, low, high, m_errors);
}

std::optional<std::uint64_t> JsonMembers::whole(std::string_view key, std::uint64_t low, std::uint64_t high)
{
    const JsonNode* node = find(key);
    return node == nullptr ? std::nullopt : jsonWhole(m_document, *node, low, high, m_errors);
}

std::optional<std::string> JsonMembers::text(std::string_view key)
{
    const JsonNode* node = find(key);
    return node == nullptr ? std::nullopt : jsonText(m_document, *node, m_errors);
}

std::optional<bool> JsonMembers::flag(std::string_view key)
{
    const JsonNode* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    if (node->kind == JsonKind::True || node->kind == JsonKind::False)
        return node->kind == JsonKind::True;
    m_errors.add(m_document.error(*node, ErrorCode::WrongType, shownNode(*node), "true or false"));
    return std::nullopt;
}

const JsonNode* JsonMembers::ofKind(std::string_view key, JsonKind kind, const char* expected)
{
    const JsonNode* node = find(key);
    if (node == nullptr || node->kind == kind)
        return node;
    m_errors.add(m_document.error(*node, ErrorCode::WrongType, shownNode(*node), expected));
    return nullptr;
}

const JsonNode* JsonMembers::list(std::string_view key)
{
    return ofKind(key, JsonKind::Array, "a list");
}

const JsonNode* JsonMembers::object(std::string_view key)
{
    return ofKind(key, JsonKind::Object, "an object");
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A small JSON document in memory that records the position of every value. For settings and experiment files, so that
/// each error can name its line and column. Strict (RFC 8259, no key twice); large data goes through JsonScanner
/// instead. Thread-safety: const access from any number of threads, except place().
#pragma once

#include "core/benchmark/jsonscanner.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct JsonNode {
    JsonKind kind = JsonKind::Null;
    std::size_t offset = 0;
    /// Of a member of an object, and where that key stands.
    std::string key;
    std::size_t keyOffset = 0;
    /// The decoded text; a number as it is written.
    std::string text;
    /// Elements of a list, members of an object.
    std::vector<JsonNode> children;
};

class JsonDocument {
public:
    /// Size limit of settings files.
    static constexpr std::size_t largest = std::size_t{4} << 20U;

    /// `name` appears in errors. Errors: Malformed, Duplicate (a key), TooLarge; all with their place.
    [[nodiscard]] static Result<JsonDocument> parse(std::string name, std::string text);

    [[nodiscard]] const JsonNode& root() const { return m_root; }
    [[nodiscard]] Place place(std::size_t offset) const;
    [[nodiscard]] Error error(const JsonNode& node, ErrorCode code, std::string found, std::string expected) const;

private:
    JsonDocument(std::string name, std::string text);

    std::shared_ptr<const std::string> m_text;
    mutable LineCounter m_lines; ///< of m_text, which stays where it is when the document moves
    JsonNode m_root;
};

/// The members of one object: each is read once, in any order; any other member is an error. Mistakes are
/// added to the list, and absent members give nothing.
class JsonMembers {
public:
    JsonMembers(const JsonDocument& document, const JsonNode& object, std::initializer_list<std::string_view> known,
                ErrorList& errors);

    [[nodiscard]] const JsonNode* find(std::string_view key) const;
    /// An error when it is absent.
    [[nodiscard]] const JsonNode* required(std::string_view key);
    [[nodiscard]] std::optional<double> number(std::string_view key, double low, double high);
    [[nodiscard]] std::optional<std::uint64_t> whole(std::string_view key, std::uint64_t low, std::uint64_t high);
    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::optional<bool> flag(std::string_view key);
    /// A list's or an object's node.
    [[nodiscard]] const JsonNode* list(std::string_view key);
    [[nodiscard]] const JsonNode* object(std::string_view key);

private:
    [[nodiscard]] const JsonNode* ofKind(std::string_view key, JsonKind kind, const char* expected);

    const JsonDocument& m_document;
    const JsonNode& m_object;
    ErrorList& m_errors;
};

/// The value of a node as a number within the range, or an error in the list.
[[nodiscard]] std::optional<double> jsonNumber(const JsonDocument& document, const JsonNode& node, double low,
                                               double high, ErrorList& errors);
[[nodiscard]] std::optional<std::uint64_t> jsonWhole(const JsonDocument& document, const JsonNode& node,
                                                     std::uint64_t low, std::uint64_t high, ErrorList& errors);
[[nodiscard]] std::optional<std::string> jsonText(const JsonDocument& document, const JsonNode& node,
                                                  ErrorList& errors);
/// A node as shown in errors: "'text'", "3.5", "a list", ….
[[nodiscard]] std::string shownNode(const JsonNode& node);

} // namespace acr

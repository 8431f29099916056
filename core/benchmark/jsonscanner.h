// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A strict streaming JSON reader (RFC 8259) without a document tree: about as fast as the CSV reader, and it knows the
/// position of every value.
///
/// Values are views into the text, or into the caller's scratch string where escapes had to be resolved. After the
/// first fault every call returns false. Depth is limited, so hostile nesting can't exhaust the stack. Not thread-safe.
#pragma once

#include "core/base/error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acr {

enum class JsonKind : std::uint8_t { Object, Array, String, Number, True, False, Null, None };

/// A fault, with its offset in the scanned text.
struct JsonFault {
    std::size_t offset = 0;
    ErrorCode code = ErrorCode::Malformed;
    std::string found;
    std::string expected;
};

class JsonScanner {
public:
    static constexpr std::size_t deepest = 64;

    explicit JsonScanner(std::string_view text)
        : m_text(text)
    {}

    /// Kind of the next value (after white space); None when no value begins there.
    [[nodiscard]] JsonKind peek();
    /// Offset of the next value.
    [[nodiscard]] std::size_t offset();

    bool beginObject();
    /// The next key, with the scanner before its value; false after the last (the brace is then read) or on a fault.
    bool nextKey(std::string_view& key, std::string& scratch);
    /// Offset of the key that nextKey() gave last.
    [[nodiscard]] std::size_t keyOffset() const { return m_keyOffset; }
    bool beginArray();
    /// True when an element follows; false after the last (the bracket is then read) or on a fault.
    bool nextElement();
    bool readString(std::string_view& value, std::string& scratch);
    /// The number as it is written.
    bool readNumber(std::string_view& written);
    /// Reads true, false or null.
    bool readLiteral();
    /// Reads over any value and returns the text of it.
    bool skipValue(std::string_view* written = nullptr);
    /// True when only white space is left.
    bool finish();

    [[nodiscard]] const std::optional<JsonFault>& fault() const { return m_fault; }
    /// Stops with a fault of the caller's.
    bool fail(std::size_t at, ErrorCode code, std::string found, std::string expected);

private:
    void skipSpace();
    bool failHere(const char* expected);
    bool enter(char bracket, const char* expected);
    bool unescape(std::size_t from, std::string& scratch);
    bool readHex(unsigned& unit);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::size_t m_keyOffset = 0;
    std::array<bool, deepest + 1> m_isFirst{};
    std::optional<JsonFault> m_fault;
};

/// A place within a text, both from 1; 0 is "not known".
struct LineColumn {
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

/// Turns offsets in a text into lines and columns. The whole text is read once, when the first place is asked for; each
/// place then reads a bounded piece of it, in whatever order places are asked for and however long the lines are.
class LineCounter {
public:
    /// The text is borrowed.
    explicit LineCounter(std::string file, std::string_view text)
        : m_file(std::move(file))
        , m_text(text)
    {}
    [[nodiscard]] LineColumn lineColumn(std::size_t offset);
    [[nodiscard]] Place place(std::size_t offset);

private:
    /// What is known at one offset.
    struct Mark {
        std::size_t position = 0;
        std::size_t lineStart = 0;
        std::uint64_t line = 1;
    };
    static constexpr std::size_t markStride = 4096;

    [[nodiscard]] Mark advanced(Mark from, std::size_t to) const;

    std::string m_file;
    std::string_view m_text;
    std::vector<Mark> m_marks; ///< one every markStride bytes; empty until a place is asked for
    Mark m_last;
};

} // namespace acr

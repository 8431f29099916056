// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Errors as values. Core returns codes and arguments; the front ends turn them into sentences.
///
/// `Result<T>` is what every function returns that can fail in normal use (a bad file, a full disk, an unknown
/// name). Exceptions signal programming errors and do not cross from core into its callers.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

enum class ErrorCode : std::uint8_t {
    FileNotFound,   ///< place.file does not exist
    FileUnreadable, ///< found: what the system said
    FileUnwritable, ///< found: what the system said
    NotRecognised,  ///< the file or folder is of no known kind; expected: the kinds
    Malformed,      ///< the text breaks its own format (JSON, CSV, UTF-8); found, expected
    MissingColumn,  ///< expected: the column or key
    WrongType,      ///< found: the value, expected: the type
    OutOfRange,     ///< found: the value, expected: the range
    UnknownTask,    ///< found: the id
    UnknownModel,   ///< found: the name, expected: the names there are
    UnknownName,    ///< any other name; found, expected
    Duplicate,      ///< found: what occurs twice
    Conflict,       ///< two sources disagree; found, expected
    TooLarge,       ///< found: the size, expected: the limit
    Empty,          ///< nothing of what is expected is there; expected: what
    Cancelled,      ///< the user stopped it
    NewerVersion,   ///< written by a newer program; found, expected: versions
    NotAWorkspace,  ///< an SQLite file of another program, or no SQLite file
    Busy,           ///< open in another program
    Database,       ///< found: what SQLite said
    NotApplicable,  ///< the method needs what this benchmark lacks; expected: what
    BadParameter,   ///< found: the value, expected: what the parameter takes
    NotAvailable,   ///< built without this part; expected: the build option
    BadFilter,      ///< found: what is wrong with a filter; expected: its text; place.column: where in the text
};

/// A position in a file. Lines and columns count from 1, columns in bytes; 0 means that it is not known.
struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;

    bool operator==(const Place&) const = default;
};

struct Error {
    ErrorCode code = ErrorCode::Malformed;
    Place place;
    std::string found;
    std::string expected;

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

/// Shorthand for a failed Result.
[[nodiscard]] Unexpected failure(ErrorCode code, std::string found = {}, std::string expected = {}, Place place = {});

/// The English sentence for a code, with `%1` for what was found and `%2` for what was expected. It is also the
/// source text of the translations (context "Error").
[[nodiscard]] std::string_view sentenceTemplate(ErrorCode code);

/// "file:line:column: sentence", in English, on one line; control characters and broken UTF-8 are escaped.
[[nodiscard]] std::string describe(const Error& error);

/// A bounded list of errors: keeps the first `limit` and counts all of them.
class ErrorList {
public:
    explicit ErrorList(std::size_t limit = 1000)
        : m_limit(limit)
    {}
    void add(Error error);
    [[nodiscard]] bool empty() const { return m_total == 0; }
    [[nodiscard]] std::uint64_t total() const { return m_total; }
    [[nodiscard]] const std::vector<Error>& items() const { return m_items; }

private:
    std::size_t m_limit;
    std::uint64_t m_total = 0;
    std::vector<Error> m_items;
};

} // namespace acr

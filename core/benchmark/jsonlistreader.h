// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The objects of a list in a JSON document, one after the other, of which only one is in memory. The document is the
/// list itself, or an object that has the list as a member, beside others ("the head").
///
/// Strict like JsonScanner. After a fault inside an object, reading continues with the next one where its end can be
/// found; a fault around the objects ends the list.
#pragma once

#include "core/benchmark/recordreader.h"

#include <optional>
#include <string_view>

namespace acr {

class JsonListReader final : public RecordReader {
public:
    /// The document is a list of objects with these fields.
    JsonListReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors, const Progress& progress);
    /// The document is an object, `list` the member that is the list, and `headFields` are of the other members.
    JsonListReader(TextSource& source, std::string_view list, std::span<const FieldSpec> fields,
                   std::span<const FieldSpec> headFields, ErrorList& errors, const Progress& progress);

    [[nodiscard]] bool next() override;

    /// Reads the members before the list. False when there is no list after them.
    bool readHead();
    /// The members of the head that have been read: all of them once next() returned false. Valid as long as this is.
    [[nodiscard]] const Record& head() const { return m_head; }
    /// Whether the list was there.
    [[nodiscard]] bool hasList() const { return m_listSeen; }

    [[nodiscard]] Place place() const override { return placeAt(0); }
    [[nodiscard]] Place place(std::size_t field) const override;
    /// The place of a byte of the object that was read last: of a view into one of its fields.
    [[nodiscard]] Place placeOf(const char* byte) const
    {
        return placeAt(static_cast<std::size_t>(byte - m_text.data()));
    }

private:
    /// Owns its values, which come from pieces of the document that are gone.
    class Head final : public Record {
    public:
        Head(std::span<const FieldSpec> fields, ErrorList& errors, std::string file)
            : Record(fields, errors)
            , m_file(std::move(file))
        {}
        /// False when the key occurs twice, which is then in the errors.
        bool set(std::string_view key, std::string_view json, std::uint64_t line, std::uint64_t column);
        [[nodiscard]] Place place() const override { return {.file = m_file}; }
        [[nodiscard]] Place place(std::size_t field) const override
        {
            return {.file = m_file, .line = m_values[field].line, .column = m_values[field].column};
        }

    private:
        std::string m_file;
    };
    enum class State : std::uint8_t { Start, Head, List, End, Over };

    /// The next character that is no white space, which is then first in the window; NUL at the end.
    char peek();
    /// Moves on by some bytes of the window.
    void take(std::size_t bytes);
    /// The length of the value at the start of the window; 0 for none, or when it is too long (then in the errors).
    std::size_t valueLength();
    /// A value's text, checked; nothing after a fault, which is then in the errors.
    std::optional<std::string_view> checkedValue();
    void fail(std::string found, std::string_view expected);
    void addFault(const JsonFault& fault);
    void start();
    void readMember();
    /// Whether an object was read.
    bool readElement();
    [[nodiscard]] Place placeAt(std::size_t offset) const;

    Head m_head;
    std::string_view m_list;
    State m_state = State::Start;
    bool m_first = true;
    bool m_listSeen = false;
    bool m_cutOff = false;        ///< the input ended inside the value that was measured last
    std::uint64_t m_atLine = 1;   ///< of the window's first byte
    std::uint64_t m_atColumn = 1; ///< of the same
    std::string_view m_text;      ///< the object that was read last
    std::uint64_t m_textColumn = 1;
    std::size_t m_toConsume = 0;
    std::string m_keyText;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One record of a session's journal as it is stored: a kind and tagged fields, of which a program knows some.
///
/// A field is its tag and its length as LEB128 numbers, then its bytes; a record is its fields one after the other. A
/// reader skips tags that it does not know, and a record that is written again still has them, in their order. A tag is
/// never used again for something else. Whole numbers are LEB128, other numbers eight little-endian bytes, texts UTF-8.
/// A tag that comes several times is a list. Plain values. Thread-safety: as any value.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

class JournalRecord {
public:
    struct Field {
        std::uint32_t tag = 0;
        std::vector<std::byte> bytes;
        bool operator==(const Field&) const = default;
    };

    explicit JournalRecord(std::uint32_t kind = 0)
        : m_kind(kind)
    {}

    [[nodiscard]] std::uint32_t kind() const { return m_kind; }
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    /// The first field of that tag; null where there is none.
    [[nodiscard]] const Field* field(std::uint32_t tag) const;

    void add(std::uint32_t tag, std::vector<std::byte> bytes) { m_fields.push_back({tag, std::move(bytes)}); }
    void addWhole(std::uint32_t tag, std::uint64_t value);
    void addReal(std::uint32_t tag, double value);
    void addText(std::uint32_t tag, std::string_view text);

    /// Nothing where there is no such field, or none of this form.
    [[nodiscard]] std::optional<std::uint64_t> whole(std::uint32_t tag) const;
    [[nodiscard]] std::optional<double> real(std::uint32_t tag) const;
    /// Bytes that are no UTF-8 come as U+FFFD.
    [[nodiscard]] std::optional<std::string> text(std::uint32_t tag) const;
    /// Of every field with the tag, in order.
    [[nodiscard]] std::vector<std::string> texts(std::uint32_t tag) const;

    [[nodiscard]] std::vector<std::byte> encode() const;
    /// Error Malformed with the number of the field and the byte at which it begins.
    [[nodiscard]] static Result<JournalRecord> decode(std::uint32_t kind, std::span<const std::byte> bytes);

    bool operator==(const JournalRecord&) const = default;

private:
    std::uint32_t m_kind = 0;
    std::vector<Field> m_fields;
};

} // namespace acr

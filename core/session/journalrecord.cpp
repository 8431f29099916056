// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/journalrecord.h"

#include "core/base/column.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace acr {

namespace {

void appendLeb(std::vector<std::byte>& bytes, std::uint64_t value)
{
    while (value >= 0x80U) {
        bytes.push_back(static_cast<std::byte>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    bytes.push_back(static_cast<std::byte>(value));
}

/// Reads a number and moves `at` behind it. Nothing where the bytes end within it, or it has more than 64 bits.
std::optional<std::uint64_t> takeLeb(std::span<const std::byte> bytes, std::size_t& at)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
        const auto byte = std::to_integer<std::uint64_t>(bytes[at++]);
        if (shift == 63 && byte > 1)
            return std::nullopt;
        value |= (byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0)
            return value;
    }
    return std::nullopt;
}

std::string textOf(std::span<const std::byte> bytes)
{
    return repairedUtf8({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace

const JournalRecord::Field* JournalRecord::field(std::uint32_t tag) const
{
    const auto found = std::ranges::find(m_fields, tag, &Field::tag);
    return found == m_fields.end() ? nullptr : &*found;
}

void JournalRecord::addWhole(std::uint32_t tag, std::uint64_t value)
{
    std::vector<std::byte> bytes;
    appendLeb(bytes, value);
    add(tag, std::move(bytes));
}

void JournalRecord::addReal(std::uint32_t tag, double value)
{
    const ColumnBytes<double> column(std::span<const double>(&value, 1));
    add(tag, {column.bytes().begin(), column.bytes().end()});
}

void JournalRecord::addText(std::uint32_t tag, std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    add(tag, {bytes.begin(), bytes.end()});
}

std::optional<std::uint64_t> JournalRecord::whole(std::uint32_t tag) const
{
    const Field* const found = field(tag);
    if (found == nullptr)
        return std::nullopt;
    std::size_t at = 0;
    const auto value = takeLeb(found->bytes, at);
    return at == found->bytes.size() ? value : std::nullopt;
}

std::optional<double> JournalRecord::real(std::uint32_t tag) const
{
    const Field* const found = field(tag);
    double value = 0;
    return found != nullptr && readColumn(found->bytes, std::span(&value, 1)) ? std::optional(value) : std::nullopt;
}

std::optional<std::string> JournalRecord::text(std::uint32_t tag) const
{
    const Field* const found = field(tag);
    return found != nullptr ? std::optional(textOf(found->bytes)) : std::nullopt;
}

std::vector<std::string> JournalRecord::texts(std::uint32_t tag) const
{
    std::vector<std::string> all;
    for (const Field& each : m_fields) {
        if (each.tag == tag)
            all.push_back(textOf(each.bytes));
    }
    return all;
}

std::vector<std::byte> JournalRecord::encode() const
{
    constexpr std::size_t longestHead = 15;
    std::size_t size = 0;
    for (const Field& each : m_fields)
        size += each.bytes.size() + longestHead;
    std::vector<std::byte> bytes;
    bytes.reserve(size);
    for (const Field& each : m_fields) {
        appendLeb(bytes, each.tag);
        appendLeb(bytes, each.bytes.size());
        bytes.insert(bytes.end(), each.bytes.begin(), each.bytes.end());
    }
    return bytes;
}

Result<JournalRecord> JournalRecord::decode(std::uint32_t kind, std::span<const std::byte> bytes)
{
    JournalRecord record(kind);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t start = at;
        const auto tag = takeLeb(bytes, at);
        const auto length = tag ? takeLeb(bytes, at) : std::nullopt;
        if (!length || *tag > std::numeric_limits<std::uint32_t>::max() || *length > bytes.size() - at)
            return failure(ErrorCode::Malformed,
                           fmt::format("field {} of a record, at byte {}", record.m_fields.size() + 1, start),
                           fmt::format("a tag, a length and as many bytes, within {} bytes", bytes.size()));
        const auto content = bytes.subspan(at, static_cast<std::size_t>(*length));
        record.add(static_cast<std::uint32_t>(*tag), {content.begin(), content.end()});
        at += content.size();
    }
    return record;
}

} // namespace acr

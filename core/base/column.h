// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns of numbers and of short texts as bytes in a file: little-endian on every machine.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace acr {

/// The bytes of a column of numbers. On little-endian machines it is a view of the numbers, which must outlive it.
template <class Number>
class ColumnBytes {
    static_assert(std::is_arithmetic_v<Number>);

public:
    explicit ColumnBytes(std::span<const Number> numbers)
        : m_bytes(std::as_bytes(numbers))
    {
        if constexpr (std::endian::native != std::endian::little && sizeof(Number) > 1) {
            m_swapped.assign(m_bytes.begin(), m_bytes.end());
            for (auto at = m_swapped.begin(); at != m_swapped.end(); at += sizeof(Number))
                std::reverse(at, at + sizeof(Number));
            m_bytes = m_swapped;
        }
    }
    ColumnBytes(const ColumnBytes&) = delete;
    ColumnBytes& operator=(const ColumnBytes&) = delete;
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
    std::vector<std::byte> m_swapped;
};

/// Fills the numbers from bytes. False when the sizes do not agree.
template <class Number>
[[nodiscard]] bool readColumn(std::span<const std::byte> bytes, std::span<Number> numbers)
{
    static_assert(std::is_arithmetic_v<Number>);
    if (bytes.size() != numbers.size_bytes())
        return false;
    if (bytes.empty())
        return true;
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    if constexpr (std::endian::native != std::endian::little && sizeof(Number) > 1) {
        const std::span<std::byte> target = std::as_writable_bytes(numbers);
        for (auto at = target.begin(); at != target.end(); at += sizeof(Number))
            std::reverse(at, at + sizeof(Number));
    }
    return true;
}

/// A column of texts: one uint32 end offset per text, then the concatenated texts. REQUIRES: less than 4 GiB.
class TextColumn {
public:
    void reserve(std::size_t texts, std::size_t characters);
    void add(std::string_view text);
    [[nodiscard]] std::vector<std::byte> bytes() const;
    [[nodiscard]] std::size_t characters() const { return m_text.size(); }

private:
    std::vector<std::uint32_t> m_ends;
    std::string m_text;
};

/// Splits such bytes into `count` texts, which are views into them. False when the bytes are no such column.
[[nodiscard]] bool readTextColumn(std::span<const std::byte> bytes, std::size_t count,
                                  std::vector<std::string_view>& texts);

} // namespace acr

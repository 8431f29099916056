// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers and texts as bytes, little-endian on every machine, for values stored as one BLOB, such as fitted encoders
/// and trained policies. The reader never reads past the end: after a failed read every further read fails and returns
/// 0, so a caller checks once, at the end.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace acr {

class ByteWriter {
public:
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void number(Number value)
    {
        std::array<char, sizeof(Number)> raw;
        std::memcpy(raw.data(), &value, sizeof(Number));
        if constexpr (std::endian::native != std::endian::little)
            std::ranges::reverse(raw);
        m_bytes.append(raw.data(), raw.size());
    }
    void text(std::string_view value)
    {
        number(static_cast<std::uint64_t>(value.size()));
        m_bytes += value;
    }
    template <class Number>
    void numbers(const std::vector<Number>& values)
    {
        number(static_cast<std::uint64_t>(values.size()));
        for (const Number value : values)
            number(value);
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    /// The bytes are borrowed.
    explicit ByteReader(std::string_view bytes)
        : m_rest(bytes)
    {}
    template <class Number>
    requires std::is_arithmetic_v<Number>
    [[nodiscard]] Number number()
    {
        std::array<char, sizeof(Number)> raw{};
        if (m_rest.size() < raw.size()) {
            fail();
        } else {
            std::memcpy(raw.data(), m_rest.data(), raw.size());
            m_rest.remove_prefix(raw.size());
        }
        if constexpr (std::endian::native != std::endian::little)
            std::ranges::reverse(raw);
        Number value;
        std::memcpy(&value, raw.data(), raw.size());
        return value;
    }
    [[nodiscard]] std::string text()
    {
        const auto size = number<std::uint64_t>();
        if (size > m_rest.size()) {
            fail();
            return {};
        }
        std::string value(m_rest.substr(0, static_cast<std::size_t>(size)));
        m_rest.remove_prefix(static_cast<std::size_t>(size));
        return value;
    }
    template <class Number>
    [[nodiscard]] std::vector<Number> numbers()
    {
        const auto count = number<std::uint64_t>();
        if (count > m_rest.size() / sizeof(Number)) {
            fail();
            return {};
        }
        std::vector<Number> values(static_cast<std::size_t>(count));
        for (Number& value : values)
            value = number<Number>();
        return values;
    }
    void fail()
    {
        m_failed = true;
        m_rest = {};
    }
    [[nodiscard]] bool failed() const { return m_failed; }
    /// Whether everything was read and no read failed.
    [[nodiscard]] bool complete() const { return !m_failed && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

/// FNV-1a, 64 bits. Detects differences; not secure against an adversary.
[[nodiscard]] inline std::uint64_t fingerprintOf(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return hash;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/column.h"

namespace acr {

void TextColumn::reserve(std::size_t texts, std::size_t characters)
{
    m_ends.reserve(texts);
    m_text.reserve(characters);
}

void TextColumn::add(std::string_view text)
{
    m_text += text;
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
}

std::vector<std::byte> TextColumn::bytes() const
{
    const ColumnBytes<std::uint32_t> ends(m_ends);
    const std::span<const std::byte> text = std::as_bytes(std::span(m_text));
    std::vector<std::byte> result;
    result.reserve(ends.bytes().size() + text.size());
    result.insert(result.end(), ends.bytes().begin(), ends.bytes().end());
    result.insert(result.end(), text.begin(), text.end());
    return result;
}

bool readTextColumn(std::span<const std::byte> bytes, std::size_t count, std::vector<std::string_view>& texts)
{
    texts.clear();
    if (bytes.size() / sizeof(std::uint32_t) < count)
        return false;
    std::vector<std::uint32_t> ends(count);
    if (!readColumn<std::uint32_t>(bytes.first(count * sizeof(std::uint32_t)), ends))
        return false;
    const std::span<const std::byte> tail = bytes.subspan(count * sizeof(std::uint32_t));
    const std::string_view text(reinterpret_cast<const char*>(tail.data()), tail.size());
    std::uint32_t start = 0;
    texts.reserve(count);
    for (const std::uint32_t end : ends) {
        if (end < start || end > text.size())
            return false;
        texts.push_back(text.substr(start, end - start));
        start = end;
    }
    return start == text.size();
}

} // namespace acr

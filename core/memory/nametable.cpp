// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/nametable.h"

namespace acr {

std::uint32_t NameTable::intern(std::string_view name)
{
    if (const auto known = find(name))
        return *known;
    const auto index = static_cast<std::uint32_t>(m_names.size());
    m_names.emplace_back(name);
    m_byName.emplace(m_names.back(), index);
    return index;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? std::nullopt : std::optional(found->second);
}

void NameTable::reserve(std::size_t count)
{
    m_names.reserve(count);
    m_byName.reserve(count);
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/nestedrecord.h"

namespace acr {

bool NestedRecord::read(const FieldValue& object)
{
    m_start = object.text.data();
    JsonScanner scanner(object.text);
    return readJson(scanner, 0);
}

Place NestedRecord::place(std::size_t field) const
{
    const std::uint64_t column = m_values[field].column;
    return m_outer.placeOf(m_start + (column > 0 ? column - 1 : 0));
}

} // namespace acr

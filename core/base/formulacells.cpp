// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/formulacells.h"

#include <charconv>
#include <system_error>

namespace acr {

std::optional<FormulaCells> formulaCellsNamed(std::string_view name)
{
    if (name == "quoted")
        return FormulaCells::Quoted;
    if (name == "as-is")
        return FormulaCells::AsIs;
    return std::nullopt;
}

bool looksLikeFormula(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of("\t\r\n");
    if (first == std::string_view::npos || std::string_view("=+-@").find(cell[first]) == std::string_view::npos)
        return false;
    // A number with its sign is data. from_chars takes no plus.
    std::string_view number = cell;
    if (number.front() == '+')
        number.remove_prefix(1);
    double value = 0;
    const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool isNumber = status != std::errc::invalid_argument && end == number.data() + number.size() &&
                          !number.empty() && number.back() >= '0' && number.back() <= '9';
    return !isNumber;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cells of tables that spreadsheets would run as formulas.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace acr {

/// What spreadsheets do with a cell of CSV that begins as a formula does.
enum class FormulaCells : std::uint8_t {
    Quoted, ///< an apostrophe before it makes it text
    AsIs    ///< for programs that read the text back
};
/// "quoted" or "as-is".
[[nodiscard]] std::optional<FormulaCells> formulaCellsNamed(std::string_view name);

/// Whether spreadsheets run the cell as a formula: it begins with = + - @ (or a tab or line break before them) and is
/// no number.
[[nodiscard]] bool looksLikeFormula(std::string_view cell);

} // namespace acr

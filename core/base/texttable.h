// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small tables as text, for terminals, papers and notebooks.
#pragma once

#include "core/base/formulacells.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

enum class TableFormat : std::uint8_t { Human, Markdown, Csv, Latex };
[[nodiscard]] std::optional<TableFormat> tableFormatNamed(std::string_view name);

struct TextTable {
    struct Column {
        std::string title;
        bool alignRight = false;
    };
    std::vector<Column> columns;
    /// Shape: rows × columns.
    std::vector<std::vector<std::string>> rows;
};

/// Renders with the escaping that the format asks for; ends with a newline. Human aligns by code points and escapes
/// control characters; Markdown escapes what would be HTML. CSV follows RFC 4180; LaTeX is a tabular that needs no
/// package.
[[nodiscard]] std::string renderTable(const TextTable& table, TableFormat format,
                                      FormulaCells formulas = FormulaCells::Quoted);

} // namespace acr

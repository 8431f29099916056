// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/texttable.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace acr {

namespace {

std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

std::string replaced(std::string_view text, char special, std::string_view by)
{
    std::string result;
    for (const char letter : text) {
        if (letter == special)
            result += by;
        else
            result += letter;
    }
    return result;
}

std::string csvField(std::string_view text, FormulaCells formulas)
{
    std::string guarded;
    if (formulas == FormulaCells::Quoted && looksLikeFormula(text))
        text = guarded = "'" + std::string(text);
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    return '"' + replaced(text, '"', "\"\"") + '"';
}

std::string latexText(std::string_view text)
{
    struct Escape {
        std::string_view letter;
        std::string_view latex;
    };
    // Non-ASCII characters that occur in numbers; other letters are written as UTF-8.
    static constexpr std::array escapes{
        Escape{"\\", "\\textbackslash{}"},
        Escape{"{", "\\{"},
        Escape{"}", "\\}"},
        Escape{"_", "\\_"},
        Escape{"&", "\\&"},
        Escape{"%", "\\%"},
        Escape{"$", "\\$"},
        Escape{"#", "\\#"},
        Escape{"~", "\\textasciitilde{}"},
        Escape{"^", "\\textasciicircum{}"},
        Escape{"±", "$\\pm$"},
        Escape{"−", "$-$"},
        Escape{"–", "--"},
        Escape{"—", "---"},
        Escape{"Δ", "$\\Delta$"},
    };
    std::string result;
    while (!text.empty()) {
        const auto found =
            std::ranges::find_if(escapes, [&](const Escape& escape) { return text.starts_with(escape.letter); });
        result += found == escapes.end() ? text.substr(0, 1) : found->latex;
        text.remove_prefix(found == escapes.end() ? 1 : found->letter.size());
    }
    return result;
}

std::string markdownField(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        switch (letter) {
        case '|': result += "\\|"; break;
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '\n': result += ' '; break;
        case '\r': break;
        default: result += letter;
        }
    }
    return result;
}

std::string human(const TextTable& plain)
{
    TextTable table = plain;
    for (auto& row : table.rows) {
        for (std::string& cell : row)
            cell = printable(cell);
    }
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        widths.push_back(width(table.columns[column].title));
        for (const auto& row : table.rows)
            widths.back() = std::max(widths.back(), width(row[column]));
    }
    const auto line = [&](const auto& cellAt) {
        std::string text;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const std::string& cell = cellAt(column);
            const std::string padding(widths[column] - width(cell), ' ');
            text += table.columns[column].alignRight ? padding + cell : cell + padding;
            text += column + 1 < widths.size() ? "  " : "";
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text + '\n';
    };
    std::string text = line([&](std::size_t column) -> const std::string& { return table.columns[column].title; });
    std::size_t total = widths.empty() ? 0 : 2 * (widths.size() - 1);
    for (const std::size_t columnWidth : widths)
        total += columnWidth;
    for (std::size_t i = 0; i < total; ++i)
        text += "─";
    text += '\n';
    for (const auto& row : table.rows)
        text += line([&](std::size_t column) -> const std::string& { return row[column]; });
    return text;
}

std::string markdown(const TextTable& table)
{
    std::string text = "|";
    std::string rule = "|";
    for (const auto& column : table.columns) {
        text += ' ' + markdownField(column.title) + " |";
        rule += column.alignRight ? "---:|" : "---|";
    }
    text += '\n' + rule + '\n';
    for (const auto& row : table.rows) {
        text += '|';
        for (const std::string& cell : row)
            text += ' ' + markdownField(cell) + " |";
        text += '\n';
    }
    return text;
}

std::string csv(const TextTable& table, FormulaCells formulas)
{
    std::string text;
    const auto add = [&](std::string_view cell, bool last) {
        text += csvField(cell, formulas);
        text += last ? "\r\n" : ",";
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        add(table.columns[column].title, column + 1 == table.columns.size());
    for (const auto& row : table.rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            add(row[column], column + 1 == row.size());
    }
    return text;
}

std::string latex(const TextTable& table)
{
    std::string text = "\\begin{tabular}{";
    for (const auto& column : table.columns)
        text += column.alignRight ? 'r' : 'l';
    text += "}\n\\hline\n";
    const auto line = [&](const auto& cellAt) {
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            text += (column == 0 ? "" : " & ") + latexText(cellAt(column));
        text += " \\\\\n";
    };
    line([&](std::size_t column) { return table.columns[column].title; });
    text += "\\hline\n";
    for (const auto& row : table.rows)
        line([&](std::size_t column) { return row[column]; });
    return text + "\\hline\n\\end{tabular}\n";
}

} // namespace

std::optional<TableFormat> tableFormatNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 4> names{"human", "markdown", "csv", "latex"};
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<TableFormat>(found - names.begin());
}

std::string renderTable(const TextTable& table, TableFormat format, FormulaCells formulas)
{
    switch (format) {
    case TableFormat::Human: return human(table);
    case TableFormat::Markdown: return markdown(table);
    case TableFormat::Csv: return csv(table, formulas);
    case TableFormat::Latex: return latex(table);
    }
    return {};
}

} // namespace acr

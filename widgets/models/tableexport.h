// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables as text for other programs. TSV and CSV are for machines: column keys, all digits, a missing value is an
/// empty field. Markdown (GitHub's tables) and LaTeX (booktabs) are for documents: titles and numbers as on screen.
#pragma once

#include "core/base/formulacells.h"

#include <QAbstractItemModel>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace acr::ui {

enum class TableFormat { Tsv, Csv, Markdown, Latex };

struct TextTable {
    QStringList header;
    QList<QStringList> rows;  ///< each as long as the header
    QList<bool> rightAligned; ///< one per column; empty: all to the left
};

/// The text of a table, every field escaped as the format wants it, lines ended by "\n" (CSV: RFC 4180, "\r\n").
/// `formulas` is about CSV.
[[nodiscard]] QString formatTable(const TextTable& table, TableFormat format,
                                  FormulaCells formulas = FormulaCells::Quoted);

/// The given rows and columns of a model, in that order, in the words of the format (see above).
[[nodiscard]] TextTable tableText(const QAbstractItemModel& model, std::span<const int> rows,
                                  std::span<const int> columns, TableFormat format);
/// All rows.
[[nodiscard]] TextTable tableText(const QAbstractItemModel& model, std::span<const int> columns, TableFormat format);

/// By the suffix of a path: tsv, md, tex; everything else is CSV.
[[nodiscard]] TableFormat tableFormatOf(const QString& path);

/// What a dialog offers to save a table as; CSV twice: for spreadsheets, and with all cells as they are.
[[nodiscard]] QStringList tableFilters();
/// By the index of the chosen one of these.
[[nodiscard]] FormulaCells formulaCellsOf(qsizetype filter);

/// Writes the file atomically, in UTF-8. Returns a translated error message, or nothing.
[[nodiscard]] std::optional<QString> writeTable(const TextTable& table, TableFormat format, const QString& path,
                                                FormulaCells formulas = FormulaCells::Quoted);

} // namespace acr::ui

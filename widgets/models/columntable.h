// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A RowTableModel whose columns are listed in a table of keys, titles and explanations, each of numbers or of texts.
/// The common part of such tables: texts, tool tips and exact numbers of cells, column titles, numeric order.
/// Subclasses provide the values, and may add columns of numbers that depend on the data, such as one a model.
#pragma once

#include "widgets/models/rowtable.h"

#include <span>

namespace acr::ui {

class ColumnTableModel : public RowTableModel {
    Q_OBJECT

public:
    /// Texts are untranslated, in the context that the table names.
    struct ColumnInfo {
        const char* key;
        const char* title;
        const char* help;
        bool number;
    };

    [[nodiscard]] std::vector<double> sortKeys(int column) const final;
    [[nodiscard]] bool isEmptyColumn(int column) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size() + extraColumns());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    /// `context` and `columns` outlive the model.
    ColumnTableModel(const char* context, std::span<const ColumnInfo> columns, QObject* parent);

    /// Columns of numbers after those of the list. They change only between beginResetModel() and endResetModel().
    [[nodiscard]] virtual std::size_t extraColumns() const { return 0; }
    /// Translated. `extra` counts from 0.
    struct ExtraColumn {
        QString key;
        QString title;
        QString help;
    };
    [[nodiscard]] virtual ExtraColumn extraColumn(std::size_t) const { return {}; }
    /// The explanation of a column, translated.
    [[nodiscard]] virtual QString columnHelp(int column) const;

    /// NaN where missing. Asked for columns of numbers only.
    [[nodiscard]] virtual double number(std::size_t row, int column) const = 0;
    /// Empty where missing. Asked for columns of texts only.
    [[nodiscard]] virtual QString text(std::size_t row, int column) const = 0;
    /// The text for programs that read an exported table, where it differs from the shown one.
    [[nodiscard]] virtual QString rawText(std::size_t row, int column) const { return text(row, column); }
    /// A number as displayed, with its unit.
    [[nodiscard]] virtual QString shown(double value, int column) const = 0;
    /// A sentence for the tool tip of an empty cell.
    [[nodiscard]] virtual QString whyMissing(std::size_t row, int column) const = 0;
    /// The text of an empty cell.
    [[nodiscard]] virtual QString placeholder(int column) const;
    /// The tool tip of a text; its words may be shortened on screen.
    [[nodiscard]] virtual QString textToolTip(std::size_t row, int column) const { return text(row, column); }
    /// What a column of texts is sorted by, as sortKeys.
    [[nodiscard]] virtual std::vector<double> textKeys(int column) const = 0;
    /// Roles beside words, tool tip, raw value and alignment.
    [[nodiscard]] virtual QVariant mark(std::size_t row, int column, int role) const = 0;

    /// Cells have other values in the same rows.
    void tellValuesChanged();

private:
    [[nodiscard]] QString translated(const char* source) const;
    [[nodiscard]] bool isNumber(int column) const;

    const char* m_context;
    std::span<const ColumnInfo> m_columns;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of computed facts: texts and numbers by row, formatted by column. One class for all tables of the Statistics
/// page; facttables.h makes and fills them.
#pragma once

#include "widgets/models/columntable.h"
#include "widgets/theme/ink.h"

#include <QList>

#include <functional>
#include <optional>

namespace acr::ui {

class FactModel final : public ColumnTableModel {
    Q_OBJECT

public:
    struct Row {
        std::vector<QString> texts;  ///< by column; empty where the column is of numbers
        std::vector<double> numbers; ///< by column; NaN where the column is of texts
        int model = -1;              ///< position in the pool, whose mark stands before the model's name; −1: none
        int group = -1;              ///< row of the table of groups; −1: none
        int other = -1;              ///< a second model, whose name is in the column after the model's; −1: none
    };

    /// `modelColumn`: the text column that gets the model's mark, or −1. `columns` outlive the model.
    FactModel(std::span<const ColumnInfo> columns, int modelColumn, QObject* parent);

    /// `write` makes text of a number.
    void setRows(std::vector<Row> rows, std::function<QString(double value, int column)> write);
    [[nodiscard]] const Row& row(std::size_t row) const { return m_rows[row]; }
    /// The first row with that group (if given) and model; −1 when there is none.
    [[nodiscard]] int find(std::optional<int> group, int model) const;

protected:
    [[nodiscard]] double number(std::size_t row, int column) const override
    {
        return m_rows[row].numbers[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] QString text(std::size_t row, int column) const override
    {
        return m_rows[row].texts[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] QString shown(double value, int column) const override { return m_write(value, column); }
    [[nodiscard]] QString whyMissing(std::size_t row, int column) const override;
    [[nodiscard]] std::vector<double> textKeys(int column) const override;
    [[nodiscard]] QVariant mark(std::size_t row, int column, int role) const override;

private:
    std::vector<Row> m_rows;
    std::function<QString(double, int)> m_write;
    int m_modelColumn;
};

} // namespace acr::ui

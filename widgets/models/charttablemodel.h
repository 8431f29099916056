// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of a chart as a table that can be sorted, copied and exported like all tables.
#pragma once

#include "widgets/charts/chartnumbers.h"
#include "widgets/models/rowtable.h"
#include "widgets/models/tableexport.h"

namespace acr::ui {

class ChartTableModel final : public RowTableModel {
    Q_OBJECT

public:
    using RowTableModel::RowTableModel;

    void setNumbers(ChartNumbers numbers);
    [[nodiscard]] const ChartNumbers& numbers() const { return m_numbers; }

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int column) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    ChartNumbers m_numbers;
};

/// All of it as text, in the words of the format.
[[nodiscard]] TextTable chartText(const ChartNumbers& numbers, TableFormat format);

} // namespace acr::ui

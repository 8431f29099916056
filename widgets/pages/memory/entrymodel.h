// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The entries of a memory as a table, oldest first.
#pragma once

#include "widgets/models/rowtable.h"
#include "widgets/pages/memory/memoryview.h"

namespace acr::ui {

class EntryModel final : public RowTableModel {
    Q_OBJECT

public:
    enum Column { Step, Task, Dimension, Model, Score, Cost, Verdict, Pinned, ColumnCount };
    using RowTableModel::RowTableModel;

    /// Null empties the table.
    void setView(std::shared_ptr<const MemoryView> view);
    [[nodiscard]] const std::shared_ptr<const MemoryView>& view() const { return m_view; }
    /// Which rows are brushed on the map, for the facet "brushed"; empty: none.
    void setBrushed(const std::vector<std::uint8_t>& marks);
    /// The row of an entry, or −1.
    [[nodiscard]] int rowOf(MemoryId id) const;

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int column) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] double number(std::size_t row, int column) const;
    [[nodiscard]] QString text(std::size_t row, int column) const;
    void buildFields();

    std::shared_ptr<const MemoryView> m_view;
    std::vector<std::uint8_t> m_brushed;
    int m_costDecimals = 4; ///< of all tasks of the benchmark
};

} // namespace acr::ui

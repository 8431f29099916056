// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The difference of two runs by group as a table, with the sum over all groups as its first row. Sorts itself: the sum
/// stays first, and without a column the largest absolute difference comes first.
#pragma once

#include "core/benchmark/task.h"
#include "core/evaluation/rundifference.h"

#include <QAbstractTableModel>

#include <vector>

namespace acr::ui {

class DifferenceModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Group, Tasks, Differing, RegretA, RegretB, Difference, Quality, Cost, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDifference(const RunDifference& difference, Facet facet);
    /// In the order of the rows, without the sum.
    [[nodiscard]] const std::vector<DifferenceGroup>& groups() const { return m_groups; }
    [[nodiscard]] const DifferenceGroup& total() const { return m_total; }
    /// The sum stands first: it is seen in a table that shows only some of the rows.
    [[nodiscard]] static bool isTotal(int row) { return row == 0; }
    /// REQUIRES: it is a row, and not that of the sum.
    [[nodiscard]] const DifferenceGroup& groupAt(int row) const { return m_groups[static_cast<std::size_t>(row) - 1]; }
    [[nodiscard]] static int rowOfGroup(std::size_t position) { return static_cast<int>(position) + 1; }
    /// As it is shown: tasks that have no name get one.
    [[nodiscard]] QString groupTitle(const std::string& name) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// −1: the largest absolute difference first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void arrange();
    [[nodiscard]] double number(const DifferenceGroup& group, int column) const;

    Facet m_facet = Facet::Dimension; ///< of the groups
    std::vector<DifferenceGroup> m_groups;
    DifferenceGroup m_total;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace acr::ui

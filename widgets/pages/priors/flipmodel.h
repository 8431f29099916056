// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks with another pick under the edited set, as a table. Sorts itself, and stays sorted while the flips
/// change.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/evaluation/priordesk.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace acr::ui {

class FlipModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Step, Change, Task, Dimension, Before, After, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFlips(std::shared_ptr<const Benchmark> benchmark, std::vector<Flip> flips);
    [[nodiscard]] const std::vector<Flip>& flips() const { return m_flips; }
    [[nodiscard]] QModelIndex indexOf(TaskIndex task) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// −1: in the order of the stream.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void arrange();
    [[nodiscard]] QString text(const Flip& flip, int column) const;

    std::shared_ptr<const Benchmark> m_benchmark;
    std::vector<Flip> m_flips;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace acr::ui

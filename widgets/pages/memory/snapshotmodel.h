// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stored snapshots of the open benchmark as a table.
#pragma once

#include "core/workspace/memorystore.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>

namespace acr::ui {

class SnapshotModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Steps, Entries, Policy, Saved, Benchmark, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshots(std::vector<MemorySummary> snapshots);
    [[nodiscard]] const std::vector<MemorySummary>& snapshots() const { return m_snapshots; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_snapshots.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<MemorySummary> m_snapshots;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The entries most similar to one entry, as a table.
#pragma once

#include "widgets/models/roles.h"
#include "widgets/pages/memory/memoryview.h"

#include <QAbstractTableModel>

namespace acr::ui {

class NeighbourModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Similarity, Task, Model, Score, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// The nearest of an entry, without itself; nothing empties the table.
    void setEntry(std::shared_ptr<const MemoryView> view, std::optional<MemoryId> id);
    [[nodiscard]] MemoryId idAt(int row) const { return m_found[static_cast<std::size_t>(row)].id; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_found.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const MemoryView> m_view;
    std::vector<Neighbour> m_found;
};

} // namespace acr::ui

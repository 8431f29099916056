// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What differs between two memories, as a table.
#pragma once

#include "widgets/models/roles.h"
#include "widgets/pages/memory/memoryview.h"

#include <QAbstractTableModel>

namespace acr::ui {

class DiffModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Change, Step, Subject, Model, Before, After, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Null memories empty the table.
    void setDiff(std::shared_ptr<const MemoryView> before, std::shared_ptr<const MemoryView> after);
    [[nodiscard]] const MemoryDiff& diff() const { return m_diff; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Kind { Added, Forgotten, Changed, Belief };
    struct Row {
        Kind kind;
        std::size_t place;
    };
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QString entryText(const MemoryView& view, MemoryId id) const;
    [[nodiscard]] const MemoryDiff::Entry* entryOf(const Row& row) const;

    std::shared_ptr<const MemoryView> m_before;
    std::shared_ptr<const MemoryView> m_after;
    MemoryDiff m_diff;
    std::vector<Row> m_rows;
};

} // namespace acr::ui

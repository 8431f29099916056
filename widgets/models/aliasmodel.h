// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The alias table: one row per alias, with its model of the pool. Both can be edited in place. The model does not
/// change itself: a valid edit is emitted by edited() and shown when the owner sets it; an invalid one is reported by
/// refused(). Thread-safety: the window's thread only.
#pragma once

#include "core/benchmark/aliases.h"

#include <QAbstractTableModel>

#include <vector>

namespace acr::ui {

class AliasModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, ModelName, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(std::vector<Model> pool, std::vector<Alias> aliases);
    /// Without it nothing can be edited.
    void setEditable(bool editable) { m_editable = editable; }
    [[nodiscard]] const std::vector<Model>& pool() const { return m_pool; }
    [[nodiscard]] const std::vector<Alias>& aliases() const { return m_aliases; }

    /// As an edit: checked, then offered. False when it was refused.
    bool add(const Alias& alias);
    bool removeAliases(std::vector<int> rows);
    /// The error of the table with this additional alias, if any.
    [[nodiscard]] Result<void> canAdd(const Alias& alias) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_aliases.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    /// The edited table, and the name of the undo step.
    void edited(const std::vector<acr::Alias>& aliases, const QString& what);
    void refused(const acr::Error& error);

private:
    bool offer(std::vector<Alias> aliases, const QString& what);

    std::vector<Model> m_pool;
    std::vector<Alias> m_aliases;
    bool m_editable = true;
};

} // namespace acr::ui

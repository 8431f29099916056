// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sorts a table by its raw numbers, with rows that have none last in either direction, and keeps the rows
/// whose text contains what was typed, as it is shown or as a program writes it.
#pragma once

#include "widgets/models/roles.h"

#include <QSortFilterProxyModel>

namespace acr::ui {

class RawOrderProxy final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RawOrderProxy(QObject* parent = nullptr)
        : QSortFilterProxyModel(parent)
    {
        setSortRole(SortRole);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setFilterKeyColumn(-1);
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        if (QSortFilterProxyModel::filterAcceptsRow(row, parent))
            return true;
        const QVariant raw =
            filterKeyColumn() < 0 ? QVariant() : sourceModel()->index(row, filterKeyColumn(), parent).data(SortRole);
        return raw.typeId() == QMetaType::QString && raw.toString().contains(filterRegularExpression());
    }
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const QVariant a = left.data(sortRole());
        const QVariant b = right.data(sortRole());
        if (a.isValid() != b.isValid())
            return a.isValid() == (sortOrder() == Qt::AscendingOrder);
        return QSortFilterProxyModel::lessThan(left, right);
    }
};

} // namespace acr::ui

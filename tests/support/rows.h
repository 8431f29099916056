// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole models as lists of rows, so that a test compares all of a table at once and a failure shows the row.
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <numeric>
#include <vector>

namespace acr::test {

/// The visible texts of these columns, or of all, one list a row; or what the cells say for another role.
inline QList<QStringList> rowsOf(const QAbstractItemModel& model, std::vector<int> columns = {},
                                 int role = Qt::DisplayRole)
{
    if (columns.empty()) {
        columns.resize(static_cast<std::size_t>(model.columnCount()));
        std::iota(columns.begin(), columns.end(), 0);
    }
    QList<QStringList> rows;
    rows.reserve(model.rowCount());
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList texts;
        for (const int column : columns)
            texts << model.index(row, column).data(role).toString();
        rows << texts;
    }
    return rows;
}

/// The visible texts of one column.
inline QStringList columnOf(const QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (const QStringList& row : rowsOf(model, {column}))
        texts << row.front();
    return texts;
}

/// The first row in which the tables differ, in words; empty when they are the same.
inline QString differenceOf(const QList<QStringList>& found, const QList<QStringList>& expected)
{
    for (qsizetype row = 0; row < std::max(found.size(), expected.size()); ++row) {
        const QString one = row < found.size() ? found[row].join(u'|') : QStringLiteral("(no row)");
        const QString other = row < expected.size() ? expected[row].join(u'|') : QStringLiteral("(no row)");
        if (one != other)
            return QStringLiteral("row %1 is %2 instead of %3").arg(row).arg(one, other);
    }
    return {};
}

} // namespace acr::test

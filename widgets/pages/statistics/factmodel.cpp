// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/factmodel.h"

#include <algorithm>

namespace acr::ui {

FactModel::FactModel(std::span<const ColumnInfo> columns, int modelColumn, QObject* parent)
    : ColumnTableModel("StatisticsTable", columns, parent)
    , m_modelColumn(modelColumn)
{}

void FactModel::setRows(std::vector<Row> rows, std::function<QString(double, int)> write)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_write = std::move(write);
    m_groups = m_rows.size();
    endResetModel();
}

int FactModel::find(std::optional<int> group, int model) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row& row) { return row.model == model && (!group || row.group == *group); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString FactModel::whyMissing(std::size_t, int) const
{
    return tr("There are not enough values for it.");
}

std::vector<double> FactModel::textKeys(int column) const
{
    std::vector<std::string> utf8;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        utf8.push_back(text(i, column).toStdString());
    const TextColumn texts(std::vector<std::string_view>(utf8.begin(), utf8.end()));
    return {texts.ranks().begin(), texts.ranks().end()};
}

QVariant FactModel::mark(std::size_t row, int column, int role) const
{
    if (role == ModelRole && m_rows[row].model >= 0)
        return m_rows[row].model;
    if (role == InkRole && column == m_modelColumn && m_rows[row].model >= 0)
        return QVariant::fromValue(Ink::model(text(row, column), m_rows[row].model));
    if (role == InkRole && column == m_modelColumn + 1 && m_rows[row].other >= 0)
        return QVariant::fromValue(Ink::model(text(row, column), m_rows[row].other));
    return {};
}

} // namespace acr::ui

#include "moc_factmodel.cpp"

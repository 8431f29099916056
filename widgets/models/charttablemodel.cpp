// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/charttablemodel.h"

#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr::ui {

namespace {

/// A place that repeats gets a number, so that columns of a file can be told apart.
void tellKeysApart(std::vector<ChartColumn>& columns)
{
    QStringList taken;
    for (ChartColumn& column : columns) {
        const QString key = column.key;
        for (int number = 2; taken.contains(column.key); ++number)
            column.key = key + QLatin1Char(' ') + QString::number(number);
        taken.append(column.key);
    }
}

} // namespace

void ChartTableModel::setNumbers(ChartNumbers numbers)
{
    beginResetModel();
    m_numbers = std::move(numbers);
    tellKeysApart(m_numbers.columns);
    m_groups = m_numbers.rows();
    endResetModel();
}

std::vector<double> ChartTableModel::sortKeys(int column) const
{
    const ChartColumn& of = m_numbers.columns[static_cast<std::size_t>(column)];
    if (of.texts.empty())
        return of.numbers;
    std::vector<std::string> utf8;
    for (const QString& text : of.texts)
        utf8.push_back(text.toStdString());
    const TextColumn texts(std::vector<std::string_view>(utf8.begin(), utf8.end()));
    return {texts.ranks().begin(), texts.ranks().end()};
}

bool ChartTableModel::isEmptyColumn(int column) const
{
    const ChartColumn& of = m_numbers.columns[static_cast<std::size_t>(column)];
    return of.texts.empty() && std::ranges::none_of(of.numbers, [](double value) { return std::isfinite(value); });
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.columns.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ChartColumn& column = m_numbers.columns[static_cast<std::size_t>(index.column())];
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (!column.texts.empty()) {
        const QString& text = column.texts[row];
        return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == SortRole ? QVariant(text) : QVariant();
    }
    const double value = column.numbers[row];
    if (role == SortRole)
        return std::isfinite(value) ? QVariant(value) : QVariant();
    if (role == Qt::DisplayRole)
        return std::isfinite(value) ? column.prefix + numbers::fixed(value, column.decimals) + column.suffix
                                    : QString(emDash);
    if (role == Qt::ToolTipRole)
        return std::isfinite(value)
                   ? column.title + QStringLiteral(": ") + numbers::reading(column.prefix, value, column.suffix)
                   : tr("The chart has no value here.");
    return {};
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return RowTableModel::headerData(section, orientation, role);
    const ChartColumn& column = m_numbers.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return column.title;
    case Qt::TextAlignmentRole:
        return static_cast<int>((column.texts.empty() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ColumnKeyRole: return column.key;
    default: return {};
    }
}

TextTable chartText(const ChartNumbers& numbers, TableFormat format)
{
    ChartTableModel model;
    model.setNumbers(numbers);
    std::vector<int> columns(static_cast<std::size_t>(model.columnCount()));
    std::iota(columns.begin(), columns.end(), 0);
    return tableText(model, columns, format);
}

} // namespace acr::ui

#include "moc_charttablemodel.cpp"

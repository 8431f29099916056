// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/columntable.h"

#include "core/benchmark/outcomematrix.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

int columnAlignment(bool isNumber)
{
    return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

ColumnTableModel::ColumnTableModel(const char* context, std::span<const ColumnInfo> columns, QObject* parent)
    : RowTableModel(parent)
    , m_context(context)
    , m_columns(columns)
{}

QString ColumnTableModel::translated(const char* source) const
{
    return QCoreApplication::translate(m_context, source);
}

bool ColumnTableModel::isNumber(int column) const
{
    const auto place = static_cast<std::size_t>(column);
    return place >= m_columns.size() || m_columns[place].number;
}

QString ColumnTableModel::columnHelp(int column) const
{
    const auto place = static_cast<std::size_t>(column);
    return place < m_columns.size() ? translated(m_columns[place].help) : extraColumn(place - m_columns.size()).help;
}

QString ColumnTableModel::placeholder(int) const
{
    return emDash;
}

QVariant ColumnTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return columnAlignment(isNumber(column));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return mark(row, column, role);
    if (isNumber(column)) {
        const double value = number(row, column);
        if (role == SortRole)
            return isMissing(value) ? QVariant() : QVariant(value);
        if (isMissing(value))
            return role == Qt::DisplayRole ? placeholder(column) : whyMissing(row, column);
        return role == Qt::DisplayRole ? shown(value, column)
                                       : tr("%1: %2").arg(columnHelp(column), shown(value, column));
    }
    if (role == SortRole) {
        const QString raw = rawText(row, column);
        return raw.isEmpty() ? QVariant() : QVariant(raw);
    }
    const QString words = text(row, column);
    if (words.isEmpty())
        return role == Qt::DisplayRole ? placeholder(column) : whyMissing(row, column);
    return role == Qt::DisplayRole ? words : textToolTip(row, column);
}

QVariant ColumnTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return RowTableModel::headerData(section, orientation, role);
    const auto place = static_cast<std::size_t>(section);
    const bool isExtra = place >= m_columns.size();
    const ExtraColumn extra = isExtra ? extraColumn(place - m_columns.size()) : ExtraColumn{};
    switch (role) {
    case Qt::DisplayRole: return isExtra ? extra.title : translated(m_columns[place].title);
    case Qt::ToolTipRole: return columnHelp(section);
    case Qt::TextAlignmentRole: return columnAlignment(isNumber(section));
    case ColumnKeyRole: return isExtra ? extra.key : QString::fromLatin1(m_columns[place].key);
    default: return {};
    }
}

std::vector<double> ColumnTableModel::sortKeys(int column) const
{
    if (rows() == 0)
        return {};
    if (!isNumber(column))
        return textKeys(column);
    std::vector<double> keys(rows());
    for (std::size_t row = 0; row < keys.size(); ++row)
        keys[row] = number(row, column);
    return keys;
}

bool ColumnTableModel::isEmptyColumn(int column) const
{
    if (rows() == 0)
        return false;
    if (!isNumber(column))
        return std::ranges::all_of(sortKeys(column), [](double key) { return std::isnan(key); });
    // The first number that is known tells, mostly in the first row of a hundred thousand.
    for (std::size_t row = 0; row < rows(); ++row) {
        if (!std::isnan(number(row, column)))
            return false;
    }
    return true;
}

void ColumnTableModel::tellValuesChanged()
{
    if (rows() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace acr::ui

#include "moc_columntable.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livebeliefmodel.h"

#include "widgets/models/roles.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <algorithm>
#include <map>

namespace acr::ui {

LiveBeliefModel::LiveBeliefModel(const LiveRun& run, QObject* parent)
    : QAbstractTableModel(parent)
    , m_run(run)
{
    connect(&run, &LiveRun::changed, this, &LiveBeliefModel::readAgain);
    connect(&run, &LiveRun::boardReset, this, &LiveBeliefModel::readAgain);
    readAgain();
}

void LiveBeliefModel::readAgain()
{
    std::map<std::string, std::size_t> tasks;
    for (const LiveTaskState& task : m_run.board().tasks()) {
        if (task.turn)
            ++tasks[task.turn->request->dimension];
    }
    std::vector<Row> rows;
    for (const auto& [dimension, beliefs] : m_run.board().beliefs())
        rows.push_back({beliefs, tasks[dimension]});
    const std::size_t models = rows.empty() ? 0 : m_run.models().size();
    if (rows.size() != m_rows.size() || models != m_models) {
        beginResetModel();
        m_rows = std::move(rows);
        m_models = models;
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // Without a further task nothing was learned in the dimension.
        if (rows[i].tasks == m_rows[i].tasks)
            continue;
        m_rows[i] = std::move(rows[i]);
        const int row = static_cast<int>(i);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

int LiveBeliefModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LiveBeliefModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstModel + static_cast<int>(m_models);
}

QString LiveBeliefModel::toolTipOf(const BeliefRow::Cell& cell)
{
    if (isMissing(cell.mean))
        return tr("Nothing is known of the model in this dimension");
    const QString text = isMissing(cell.costUsd)
                             ? tr("Expected score %1").arg(numbers::reading(cell.mean))
                             : tr("Expected score %1, expected cost %2")
                                   .arg(numbers::reading(cell.mean), numbers::dollarReading(cell.costUsd));
    const QString note = beyondScoresSentence(cell.mean);
    return note.isEmpty() ? text : text + QLatin1Char('\n') + note;
}

QVariant LiveBeliefModel::cellData(const Row& row, std::size_t model, int role) const
{
    if (model >= row.beliefs.cells.size())
        return {};
    const BeliefRow::Cell& cell = row.beliefs.cells[model];
    const bool highest = std::ranges::all_of(row.beliefs.cells, [&](const BeliefRow::Cell& other) {
        return isMissing(other.mean) || other.mean <= cell.mean;
    });
    switch (role) {
    case Qt::DisplayRole: return isMissing(cell.mean) ? QString(emDash) : numbers::fixed(cell.mean, 2);
    case Qt::ToolTipRole: return toolTipOf(cell);
    case SortRole: return isMissing(cell.mean) ? QVariant() : QVariant(cell.mean);
    case EmphasisRole: return highest && !isMissing(cell.mean);
    default: return {};
    }
}

QVariant LiveBeliefModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == Dimension ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (index.column() >= FirstModel)
        return cellData(row, static_cast<std::size_t>(index.column() - FirstModel), role);
    const bool isText = index.column() == Dimension;
    const QString dimension =
        row.beliefs.dimension.empty() ? QString(emDash) : QString::fromStdString(row.beliefs.dimension);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return isText ? dimension : numbers::count(static_cast<qint64>(row.tasks));
    if (role == SortRole)
        return isText ? QVariant(dimension) : QVariant(static_cast<qulonglong>(row.tasks));
    return {};
}

QVariant LiveBeliefModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Dimension ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section >= FirstModel) {
        const auto model = static_cast<std::size_t>(section - FirstModel);
        const QString name =
            model < m_run.models().size() ? QString::fromStdString(m_run.models()[model].name) : QString();
        if (role == Qt::ToolTipRole)
            return tr("The score that the router expects of %1").arg(name);
        return role == Qt::DisplayRole || role == ColumnKeyRole ? QVariant(name) : QVariant();
    }
    if (role == ColumnKeyRole)
        return section == Dimension ? QStringLiteral("dimension") : QStringLiteral("tasks");
    if (role == Qt::ToolTipRole && section == Tasks)
        return tr("Tasks of the session that the router has learned from");
    if (role != Qt::DisplayRole)
        return {};
    return section == Dimension ? tr("Dimension") : tr("Tasks");
}

} // namespace acr::ui

#include "moc_livebeliefmodel.cpp"

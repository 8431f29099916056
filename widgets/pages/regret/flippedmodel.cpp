// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/flippedmodel.h"

#include "widgets/models/taskview.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

bool isText(int column)
{
    return column == FlippedModel::Task || column == FlippedModel::Dimension || column == FlippedModel::PickA ||
           column == FlippedModel::PickB;
}

} // namespace

void FlippedModel::setComparison(std::shared_ptr<const StreamResults> results, std::vector<FlippedTask> flipped)
{
    beginResetModel();
    m_results = std::move(results);
    m_flipped = std::move(flipped);
    if (m_results)
        m_costDecimals = costDecimalsOf(*m_results->benchmark, m_results->stream->tasks);
    endResetModel();
}

QModelIndex FlippedModel::indexOf(TaskIndex task) const
{
    const auto found = std::ranges::find(m_flipped, task, &FlippedTask::task);
    return found == m_flipped.end() ? QModelIndex() : index(static_cast<int>(found - m_flipped.begin()), 0);
}

int FlippedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_results ? 0 : static_cast<int>(m_flipped.size());
}

int FlippedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlippedModel::raw(const FlippedTask& entry, int column) const
{
    const auto known = [](double value) { return std::isfinite(value) ? QVariant(value) : QVariant(); };
    switch (column) {
    case Position: return entry.position + 1;
    case ScoreA: return known(entry.scoreA);
    case CostA: return known(entry.costA);
    case ScoreB: return known(entry.scoreB);
    case CostB: return known(entry.costB);
    case Delta: return known(entry.delta());
    default: return display(entry, column);
    }
}

QString FlippedModel::display(const FlippedTask& entry, int column) const
{
    const Benchmark& benchmark = *m_results->benchmark;
    const auto score = [](double value) { return std::isfinite(value) ? numbers::fixed(value, 3) : QString(emDash); };
    switch (column) {
    case Position: return numbers::count(static_cast<qint64>(entry.position) + 1);
    case Task: return QString::fromStdString(benchmark.tasks[entry.task].id);
    case Dimension: return QString::fromStdString(benchmark.tasks.categoryName(entry.task, Facet::Dimension));
    case PickA: return QString::fromStdString(benchmark.models[entry.pickA.position()].name);
    case ScoreA: return score(entry.scoreA);
    case CostA: return numbers::dollars(entry.costA, m_costDecimals);
    case PickB: return QString::fromStdString(benchmark.models[entry.pickB.position()].name);
    case ScoreB: return score(entry.scoreB);
    case CostB: return numbers::dollars(entry.costB, m_costDecimals);
    case Delta: return numbers::delta(entry.delta(), 3);
    default: return {};
    }
}

QVariant FlippedModel::data(const QModelIndex& index, int role) const
{
    if (!m_results || !index.isValid() || static_cast<std::size_t>(index.row()) >= m_flipped.size())
        return {};
    const FlippedTask& entry = m_flipped[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return display(entry, index.column());
    case Qt::ToolTipRole: {
        const QVariant value = raw(entry, index.column());
        if (isText(index.column()) || index.column() == Position || !value.isValid())
            return display(entry, index.column());
        if (index.column() == Delta)
            return tr("Δregret %1 = %2 (A) − %3 (B)")
                .arg(numbers::reading(entry.delta()), numbers::reading(entry.regretA), numbers::reading(entry.regretB));
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                index.column() == CostA || index.column() == CostB
                                    ? numbers::dollarReading(value.toDouble())
                                    : numbers::reading(value.toDouble()));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SortRole: return raw(entry, index.column());
    case TaskRole: return entry.task.value;
    case InkRole:
        if (index.column() != PickA && index.column() != PickB)
            return {};
        return QVariant::fromValue(
            Ink::model(display(entry, index.column()),
                       static_cast<int>((index.column() == PickA ? entry.pickA : entry.pickB).position())));
    default: return {};
    }
}

QVariant FlippedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Delta)
        return tr("Regret of A minus regret of B on this task; below zero A did better");
    if (role == ColumnKeyRole) {
        static constexpr const char* keys[ColumnCount] = {"step",    "delta_regret", "task_id",    "dimension",
                                                          "model_a", "score_a",      "cost_usd_a", "model_b",
                                                          "score_b", "cost_usd_b"};
        return section >= 0 && section < ColumnCount ? QString::fromLatin1(keys[section]) : QString();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Position: return tr("Step");
    case Task: return tr("Task");
    case Dimension: return tr("Dimension");
    case PickA: return tr("A: pick");
    case ScoreA: return tr("A: score");
    case CostA: return tr("A: cost");
    case PickB: return tr("B: pick");
    case ScoreB: return tr("B: score");
    case CostB: return tr("B: cost");
    case Delta: return tr("Δ regret");
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_flippedmodel.cpp"

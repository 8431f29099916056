// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/flipmodel.h"

#include "widgets/models/roles.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <algorithm>

namespace acr::ui {

void FlipModel::setFlips(std::shared_ptr<const Benchmark> benchmark, std::vector<Flip> flips)
{
    beginResetModel();
    m_benchmark = std::move(benchmark);
    m_flips = std::move(flips);
    arrange();
    endResetModel();
}

void FlipModel::arrange()
{
    const auto by = [this](const auto& key) {
        if (m_sortOrder == Qt::AscendingOrder)
            std::ranges::stable_sort(m_flips, {}, key);
        else
            std::ranges::stable_sort(m_flips, std::ranges::greater(), key);
    };
    const auto model = [this](ModelIndex index) -> const std::string& {
        return m_benchmark->models[index.position()].name;
    };
    switch (m_sortColumn) {
    case Step: by(&Flip::step); break;
    case Change: by([](const Flip& flip) { return flip.regretAfter - flip.regretBefore; }); break;
    case Task: by([this](const Flip& flip) -> const std::string& { return m_benchmark->tasks[flip.task].id; }); break;
    case Dimension:
        by([this](const Flip& flip) -> const std::string& {
            return m_benchmark->tasks.categoryName(flip.task, Facet::Dimension);
        });
        break;
    case Before: by([&](const Flip& flip) -> const std::string& { return model(flip.before); }); break;
    case After: by([&](const Flip& flip) -> const std::string& { return model(flip.after); }); break;
    default: std::ranges::sort(m_flips, {}, &Flip::step); break;
    }
}

void FlipModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> steps;
    for (const QModelIndex& index : before)
        steps.push_back(m_flips[static_cast<std::size_t>(index.row())].step);
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList after;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto found = std::ranges::find(m_flips, steps[i], &Flip::step);
        after.append(index(static_cast<int>(found - m_flips.begin()), before[static_cast<qsizetype>(i)].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QModelIndex FlipModel::indexOf(TaskIndex task) const
{
    const auto found = std::ranges::find(m_flips, task, &Flip::task);
    return found == m_flips.end() ? QModelIndex() : index(static_cast<int>(found - m_flips.begin()), 0);
}

int FlipModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_flips.size());
}

int FlipModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FlipModel::text(const Flip& flip, int column) const
{
    const auto model = [this](ModelIndex index) {
        return QString::fromStdString(m_benchmark->models[index.position()].name);
    };
    switch (column) {
    case Step: return numbers::count(static_cast<qint64>(flip.step) + 1);
    case Change: return numbers::delta(flip.regretAfter - flip.regretBefore, 3);
    case Task: return QString::fromStdString(m_benchmark->tasks[flip.task].id);
    case Dimension: return QString::fromStdString(m_benchmark->tasks.categoryName(flip.task, Facet::Dimension));
    case Before: return model(flip.before);
    case After: return model(flip.after);
    default: return {};
    }
}

QVariant FlipModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_flips.size() || !m_benchmark)
        return {};
    const Flip& flip = m_flips[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool number = column == Step || column == Change;
    switch (role) {
    case Qt::DisplayRole: return text(flip, column);
    case Qt::ToolTipRole:
        if (column != Change)
            return text(flip, column);
        return tr("Regret on this task: %1 before, %2 after")
            .arg(numbers::reading(flip.regretBefore), numbers::reading(flip.regretAfter));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        if (column == Step)
            return flip.step + 1;
        return column == Change ? QVariant(flip.regretAfter - flip.regretBefore) : QVariant(text(flip, column));
    case TaskRole: return flip.task.value;
    case ModelRole:
        return column == Before  ? QVariant(flip.before.value)
               : column == After ? QVariant(flip.after.value)
                                 : QVariant();
    case InkRole:
        if (column != Before && column != After)
            return {};
        return QVariant::fromValue(Ink::model(text(flip, column), (column == Before ? flip.before : flip.after).value));
    default: return {};
    }
}

QVariant FlipModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char* keys[ColumnCount] = {"step",      "delta_regret", "task_id",
                                                      "dimension", "model_before", "model_after"};
    const QString titles[ColumnCount] = {tr("Step"),      tr("Δ regret"), tr("Task"),
                                         tr("Dimension"), tr("Before"),   tr("After")};
    switch (role) {
    case Qt::DisplayRole: return titles[section];
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((section == Step || section == Change ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return section == Change
                   ? QVariant(tr(
                         "Regret after the change minus regret before, on this task alone; below zero it got better"))
                   : QVariant();
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_flipmodel.cpp"

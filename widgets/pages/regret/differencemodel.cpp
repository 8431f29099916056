// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/differencemodel.h"

#include "widgets/models/roles.h"
#include "widgets/models/taskview.h"
#include "widgets/theme/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace acr::ui {

namespace {

/// Decimals of regret in the table; the tool tips and exports have all digits.
constexpr int shownDecimals = 1;

bool isChange(int column)
{
    return column >= DifferenceModel::Difference;
}

bool isCount(int column)
{
    return column == DifferenceModel::Tasks || column == DifferenceModel::Differing;
}

} // namespace

void DifferenceModel::setDifference(const RunDifference& difference, Facet facet)
{
    beginResetModel();
    m_facet = facet;
    m_groups = difference.groups;
    m_total = difference.total;
    arrange();
    endResetModel();
}

QString DifferenceModel::groupTitle(const std::string& name) const
{
    return name.empty() ? tr("not given") : categoryTitle(m_facet, name);
}

double DifferenceModel::number(const DifferenceGroup& group, int column) const
{
    switch (column) {
    case Tasks: return static_cast<double>(group.tasks);
    case Differing: return static_cast<double>(group.differing);
    case RegretA: return group.regretA;
    case RegretB: return group.regretB;
    case Difference: return group.difference;
    case Quality: return group.quality;
    case Cost: return group.cost;
    default: return 0;
    }
}

void DifferenceModel::arrange()
{
    if (m_sortColumn < 0) {
        std::ranges::stable_sort(m_groups, [](const DifferenceGroup& a, const DifferenceGroup& b) {
            const double sizeA = std::abs(a.difference);
            const double sizeB = std::abs(b.difference);
            return sizeA != sizeB ? sizeA > sizeB : a.name < b.name;
        });
        return;
    }
    std::ranges::stable_sort(m_groups, [this](const DifferenceGroup& a, const DifferenceGroup& b) {
        const DifferenceGroup& first = m_sortOrder == Qt::AscendingOrder ? a : b;
        const DifferenceGroup& second = m_sortOrder == Qt::AscendingOrder ? b : a;
        return m_sortColumn == Group ? first.name < second.name
                                     : number(first, m_sortColumn) < number(second, m_sortColumn);
    });
}

void DifferenceModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<CategoryIndex> categories;
    for (const QModelIndex& index : before)
        categories.push_back(isTotal(index.row()) ? CategoryIndex() : groupAt(index.row()).category);
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList after;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const QModelIndex& old = before[static_cast<qsizetype>(i)];
        const auto found = std::ranges::find(m_groups, categories[i], &DifferenceGroup::category);
        after.append(isTotal(old.row())
                         ? old
                         : index(rowOfGroup(static_cast<std::size_t>(found - m_groups.begin())), old.column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int DifferenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_groups.empty() ? 0 : static_cast<int>(m_groups.size()) + 1;
}

int DifferenceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool isSum = isTotal(index.row());
    const DifferenceGroup& group = isSum ? m_total : groupAt(index.row());
    const int column = index.column();
    const double value = number(group, column);
    const QString title = isSum ? tr("All groups") : groupTitle(group.name);
    switch (role) {
    case Qt::DisplayRole:
        if (column == Group)
            return title;
        if (isCount(column))
            return numbers::count(static_cast<qint64>(value));
        return isChange(column) ? numbers::delta(value, shownDecimals) : numbers::fixed(value, shownDecimals);
    case Qt::ToolTipRole:
        if (column == Group)
            return tr("%1: double click for the tasks on which the runs have another regret").arg(title);
        return isCount(column) ? QVariant() : QVariant(numbers::regretReading(value));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == Group ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SortRole: return column == Group ? QVariant(title) : QVariant(value);
    case EmphasisRole: return isSum;
    case BarRole: {
        double maximum = 0;
        for (const DifferenceGroup& each : m_groups)
            maximum = std::max(maximum, std::abs(each.difference));
        return column == Difference && !isSum && maximum > 0 ? QVariant(std::abs(value) / maximum) : QVariant();
    }
    default: return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array<const char*, ColumnCount> keys{
        "group", "tasks", "differing", "regret_a", "regret_b", "delta_regret", "delta_quality", "delta_cost"};
    const std::array<QString, ColumnCount> titles{tr("Group"),    tr("Tasks"), tr("Differ"),    tr("CumReg A"),
                                                  tr("CumReg B"), tr("A − B"), tr("Δ quality"), tr("Δ cost")};
    const auto at = static_cast<std::size_t>(section);
    switch (role) {
    case Qt::DisplayRole: return titles[at];
    case ColumnKeyRole: return QString::fromLatin1(keys[at]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((section == Group ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        switch (section) {
        case Tasks: return tr("Tasks that both runs have");
        case Differing: return tr("Of these tasks: those with another regret");
        case Difference: return tr("Regret of A minus regret of B; below zero A did better. The first row is the sum.");
        case Quality: return tr("The part of A − B that comes from scores");
        case Cost: return tr("The part of A − B that comes from costs, as reward");
        default: return {};
        }
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_differencemodel.cpp"

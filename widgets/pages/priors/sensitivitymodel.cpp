// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/sensitivitymodel.h"

#include "widgets/models/roles.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/theme/numbers.h"

namespace acr::ui {

void SensitivityModel::setResults(std::vector<PriorSensitivity> results)
{
    beginResetModel();
    m_results = std::move(results);
    m_maximum = 0;
    for (const PriorSensitivity& result : m_results)
        m_maximum = std::max(m_maximum, result.effect());
    endResetModel();
}

int SensitivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int SensitivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SensitivityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_results.size())
        return {};
    const PriorSensitivity& result = m_results[static_cast<std::size_t>(index.row())];
    const PriorField field = result.address.field;
    const auto raw = [&](int column) {
        switch (column) {
        case Effect: return result.effect();
        case Value: return result.value;
        case Lower: return result.regretLower;
        case Higher: return result.regretHigher;
        case Slope: return result.slope;
        default: return missing;
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Where: return priorAddressTitle(result.address);
        case Effect: return numbers::fixed(result.effect(), 2);
        case Value: return priorValueText(field, result.value);
        case Lower: return numbers::delta(result.regretLower, 2);
        case Higher: return numbers::delta(result.regretHigher, 2);
        case Slope: return isMissing(result.slope) ? QString(emDash) : numbers::delta(result.slope, 2);
        default: return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == Lower)
            return tr("At %1: CumReg %2")
                .arg(priorValueText(field, result.lower), numbers::reading(result.regretLower));
        if (index.column() == Higher)
            return tr("At %1: CumReg %2")
                .arg(priorValueText(field, result.higher), numbers::reading(result.regretHigher));
        return index.column() == Where   ? QString::fromStdString(result.address.text())
               : index.column() == Value ? priorValueText(field, result.value)
                                         : numbers::reading(raw(index.column()));
    case SortRole:
        return index.column() == Where          ? QVariant(priorAddressTitle(result.address))
               : isMissing(raw(index.column())) ? QVariant()
                                                : QVariant(raw(index.column()));
    case BarRole: return index.column() == Effect && m_maximum > 0 ? QVariant(result.effect() / m_maximum) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Where ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant SensitivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char* keys[ColumnCount] = {"address",      "effect",        "value",
                                                      "regret_lower", "regret_higher", "slope"};
    const QString titles[ColumnCount] = {tr("Prior"), tr("Effect"), tr("Value"),
                                         tr("Lower"), tr("Higher"), tr("Per unit")};
    const QString tips[ColumnCount] = {{},
                                       tr("Largest change of CumReg, either way"),
                                       tr("Value in the current set"),
                                       tr("Change of CumReg when the prior is lowered"),
                                       tr("Change of CumReg when the prior is raised"),
                                       tr("Change of CumReg per unit of the prior, between the two")};
    switch (role) {
    case Qt::DisplayRole: return titles[section];
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::ToolTipRole: return tips[section];
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((section == Where ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_sensitivitymodel.cpp"

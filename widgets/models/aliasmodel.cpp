// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/aliasmodel.h"

#include "widgets/models/roles.h"
#include "widgets/theme/ink.h"

#include <algorithm>

namespace acr::ui {

void AliasModel::setTable(std::vector<Model> pool, std::vector<Alias> aliases)
{
    // After an edit in place the current cell and the selection stay.
    const bool sameShape =
        aliases.size() == m_aliases.size() && std::ranges::equal(pool, m_pool, {}, &Model::name, &Model::name);
    if (!sameShape)
        beginResetModel();
    m_pool = std::move(pool);
    m_aliases = std::move(aliases);
    if (!sameShape)
        endResetModel();
    else if (!m_aliases.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

Result<void> AliasModel::canAdd(const Alias& alias) const
{
    std::vector<Alias> aliases = m_aliases;
    aliases.push_back(alias);
    return checkAliases(m_pool, aliases);
}

bool AliasModel::add(const Alias& alias)
{
    std::vector<Alias> aliases = m_aliases;
    aliases.push_back(alias);
    return offer(std::move(aliases), tr("add the alias %1").arg(QString::fromStdString(alias.name)));
}

bool AliasModel::removeAliases(std::vector<int> rows)
{
    std::ranges::sort(rows, std::ranges::greater());
    std::vector<Alias> aliases = m_aliases;
    for (const int row : rows)
        aliases.erase(aliases.begin() + row);
    return offer(std::move(aliases), tr("remove %n alias(es)", nullptr, static_cast<int>(rows.size())));
}

bool AliasModel::offer(std::vector<Alias> aliases, const QString& what)
{
    if (!m_editable)
        return false;
    if (aliases == m_aliases)
        return true;
    if (const auto fit = checkAliases(m_pool, aliases); !fit) {
        emit refused(fit.error());
        return false;
    }
    emit edited(aliases, what);
    return true;
}

QVariant AliasModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Alias& alias = m_aliases[static_cast<std::size_t>(index.row())];
    const QString model = QString::fromStdString(alias.model);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case SortRole:
    case Qt::ToolTipRole: return index.column() == Name ? QString::fromStdString(alias.name) : model;
    case InkRole: {
        const auto found = std::ranges::find(m_pool, alias.model, &Model::name);
        return index.column() == ModelName
                   ? QVariant::fromValue(Ink::model(model, static_cast<int>(found - m_pool.begin())))
                   : QVariant();
    }
    default: return {};
    }
}

QVariant AliasModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (role) {
    case Qt::DisplayRole: return section == Name ? tr("Name in files") : tr("Model of the benchmark");
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case ColumnKeyRole: return section == Name ? QStringLiteral("alias") : QStringLiteral("model");
    default: return {};
    }
}

Qt::ItemFlags AliasModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && m_editable ? flags | Qt::ItemIsEditable : flags;
}

bool AliasModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    std::vector<Alias> aliases = m_aliases;
    Alias& alias = aliases[static_cast<std::size_t>(index.row())];
    (index.column() == Name ? alias.name : alias.model) = value.toString().trimmed().toStdString();
    return offer(
        std::move(aliases),
        tr("change the alias %1").arg(QString::fromStdString(m_aliases[static_cast<std::size_t>(index.row())].name)));
}

} // namespace acr::ui

#include "moc_aliasmodel.cpp"

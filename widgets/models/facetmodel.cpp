// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/facetmodel.h"

#include "widgets/models/taskview.h"
#include "widgets/theme/numbers.h"

namespace acr::ui {

void FacetModel::setProxy(RowMapProxy* proxy)
{
    if (m_proxy == proxy)
        return;
    beginResetModel();
    if (m_proxy != nullptr)
        disconnect(m_proxy, nullptr, this, nullptr);
    m_proxy = proxy;
    m_tops = wanted();
    if (m_proxy != nullptr)
        connect(m_proxy, &RowMapProxy::filtered, this, &FacetModel::refresh);
    endResetModel();
}

std::vector<FacetModel::Top> FacetModel::wanted() const
{
    std::vector<Top> tops;
    if (m_proxy == nullptr || m_proxy->table() == nullptr)
        return tops;
    const auto& facets = m_proxy->table()->facets();
    for (std::size_t f = 0; f < facets.size(); ++f) {
        std::vector<std::uint8_t> occurs(static_cast<std::size_t>(facets[f].names.size()),
                                         facets[f].codes.empty() ? 1 : 0);
        for (const std::uint32_t code : facets[f].codes)
            occurs[code] = 1;
        Top top{f, facets[f].key, facets[f].title, {}, {}, {}};
        const auto facet = facetNamed(facets[f].key.toStdString());
        for (std::uint32_t code = 0; code < occurs.size(); ++code) {
            if (occurs[code] == 0)
                continue;
            const QString& name = facets[f].names[code];
            top.names << name;
            top.titles << (facet ? categoryTitle(*facet, name.toStdString()) : name);
            top.codes.push_back(code);
        }
        if (top.codes.size() > 1)
            tops.push_back(std::move(top));
    }
    return tops;
}

void FacetModel::refresh()
{
    std::vector<Top> tops = wanted();
    if (tops != m_tops) {
        beginResetModel();
        m_tops = std::move(tops);
        endResetModel();
        return;
    }
    for (int top = 0; top < static_cast<int>(m_tops.size()); ++top) {
        const QModelIndex above = index(top, 0);
        emit dataChanged(index(0, 0, above), index(rowCount(above) - 1, ColumnCount - 1, above));
    }
}

int FacetModel::rowOf(const QString& facetKey) const
{
    for (std::size_t top = 0; top < m_tops.size(); ++top)
        if (m_tops[top].key == facetKey)
            return static_cast<int>(top);
    return -1;
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // 0 marks a facet; its values carry the facet's row + 1.
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex FacetModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0});
}

int FacetModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_tops.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_tops[static_cast<std::size_t>(parent.row())].names.size());
}

QVariant FacetModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0) {
        const Top& top = m_tops[static_cast<std::size_t>(index.row())];
        if (role == EmphasisRole)
            return true;
        if (index.column() == Name && role == Qt::DisplayRole)
            return top.title;
        return {};
    }
    const Top& top = m_tops[index.internalId() - 1];
    const QString& name = top.names[index.row()];
    const QString& title = top.titles[index.row()];
    const std::uint32_t count = m_proxy->facetCounts(top.facet)[top.codes[static_cast<std::size_t>(index.row())]];
    if (index.column() == Count) {
        if (role == Qt::DisplayRole)
            return numbers::count(count);
        if (role == SortRole)
            return static_cast<double>(count);
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::CheckStateRole: return m_proxy->isChecked(top.key, name) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return tr("%1: %n row(s) that pass the other filters", nullptr, static_cast<int>(count)).arg(title);
    case Qt::AccessibleTextRole: return tr("%1, %2: %n row(s)", nullptr, static_cast<int>(count)).arg(top.title, title);
    default: return {};
    }
}

QVariant FacetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Filter") : tr("Rows");
}

bool FacetModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Name || index.internalId() == 0)
        return false;
    const Top& top = m_tops[index.internalId() - 1];
    m_proxy->setChecked(top.key, top.names[index.row()], value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == 0)
        return Qt::ItemIsEnabled | (index.column() == Name ? Qt::ItemIsSelectable : Qt::NoItemFlags);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace acr::ui

#include "moc_facetmodel.cpp"

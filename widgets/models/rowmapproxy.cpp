// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/rowmapproxy.h"

#include <algorithm>
#include <utility>

namespace acr::ui {

RowMapProxy::RowMapProxy(QObject* parent)
    : QAbstractProxyModel(parent)
{}

void RowMapProxy::setSourceModel(QAbstractItemModel* source)
{
    auto* const table = qobject_cast<RowTableModel*>(source);
    Q_ASSERT(source == nullptr || table != nullptr);
    beginResetModel();
    if (m_table != nullptr)
        disconnect(m_table, nullptr, this, nullptr);
    QAbstractProxyModel::setSourceModel(source);
    m_table = table;
    if (m_table != nullptr) {
        connect(m_table, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
        connect(m_table, &QAbstractItemModel::modelReset, this, [this] {
            sourceReset();
            endResetModel();
            emit filtered();
        });
        connect(m_table, &QAbstractItemModel::dataChanged, this, &RowMapProxy::sourceChanged);
        connect(m_table, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
    }
    sourceReset();
    endResetModel();
    emit filtered();
}

void RowMapProxy::setText(const QString& text, bool isPattern)
{
    if (text == m_text && isPattern == m_isPattern)
        return;
    m_text = text;
    m_isPattern = isPattern;
    m_patternError.clear();
    if (isPattern) {
        const QRegularExpression pattern(text, QRegularExpression::CaseInsensitiveOption);
        if (!pattern.isValid()) {
            m_patternError =
                tr("%1 (at character %2)").arg(pattern.errorString()).arg(pattern.patternErrorOffset() + 1);
            emit filtered();
            return;
        }
    }
    searchText();
    refilter();
}

void RowMapProxy::setChecked(const QString& facetKey, const QString& name, bool checked)
{
    QSet<QString>& names = m_checks[facetKey];
    if (names.contains(name) == checked)
        return;
    if (checked)
        names.insert(name);
    else
        names.remove(name);
    refilter();
}

void RowMapProxy::setChecked(const QString& facetKey, const QStringList& names)
{
    const QSet<QString> wanted(names.begin(), names.end());
    if (m_checks.value(facetKey) == wanted)
        return;
    m_checks[facetKey] = wanted;
    refilter();
}

bool RowMapProxy::isChecked(const QString& facetKey, const QString& name) const
{
    const auto names = m_checks.constFind(facetKey);
    return names != m_checks.cend() && names->contains(name);
}

QStringList RowMapProxy::checked(const QString& facetKey) const
{
    QStringList names = m_checks.value(facetKey).values();
    names.sort();
    return names;
}

void RowMapProxy::clearFilter()
{
    m_text.clear();
    m_patternError.clear();
    m_checks.clear();
    m_textPasses.clear();
    refilter();
}

bool RowMapProxy::isFiltered() const
{
    return !m_textPasses.empty() ||
           std::ranges::any_of(m_allowed, [](const std::vector<std::uint8_t>& allowed) { return !allowed.empty(); });
}

void RowMapProxy::sourceReset()
{
    m_order.clear();
    m_textPasses.clear();
    if (m_table == nullptr) {
        m_counts.clear();
        m_allowed.clear();
        setRows({});
        return;
    }
    searchText();
    resolveChecks();
    order();
    setRows(passing());
}

void RowMapProxy::sourceChanged()
{
    // Values are new, texts are not; which rows pass can follow from values only through facets.
    resolveChecks();
    order();
    std::vector<std::uint32_t> rows = passing();
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        setRows(std::move(rows));
        endResetModel();
    } else if (rows != m_rows) {
        emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        std::vector<std::uint32_t> sourceRows;
        sourceRows.reserve(static_cast<std::size_t>(before.size()));
        for (const QModelIndex& index : before)
            sourceRows.push_back(m_rows[static_cast<std::size_t>(index.row())]);
        setRows(std::move(rows));
        QModelIndexList after;
        after.reserve(before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            const int row = m_places[sourceRows[static_cast<std::size_t>(i)]];
            after << (row < 0 ? QModelIndex() : createIndex(row, before[i].column()));
        }
        changePersistentIndexList(before, after);
        emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    } else if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    emit filtered();
}

void RowMapProxy::setRows(std::vector<std::uint32_t> rows)
{
    m_rows = std::move(rows);
    m_places.assign(m_table == nullptr ? 0 : m_table->rows(), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_places[m_rows[row]] = static_cast<std::int32_t>(row);
}

void RowMapProxy::refilter()
{
    if (m_table == nullptr)
        return;
    resolveChecks();
    std::vector<std::uint32_t> rows = passing();
    if (rows != m_rows) {
        beginResetModel();
        setRows(std::move(rows));
        endResetModel();
    }
    emit filtered();
}

void RowMapProxy::sort(int column, Qt::SortOrder sortOrder)
{
    if (column == m_sortColumn && sortOrder == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    if (m_table == nullptr)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> sourceRows;
    sourceRows.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        sourceRows.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    order();
    setRows(passing());
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after << createIndex(m_places[sourceRows[static_cast<std::size_t>(i)]], before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QModelIndex RowMapProxy::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int RowMapProxy::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowMapProxy::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_table == nullptr ? 0 : m_table->columnCount();
}

QModelIndex RowMapProxy::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid() || m_table == nullptr)
        return {};
    return m_table->index(static_cast<int>(m_rows[static_cast<std::size_t>(proxyIndex.row())]), proxyIndex.column());
}

QModelIndex RowMapProxy::mapFromSource(const QModelIndex& sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const int row = rowOf(static_cast<std::size_t>(sourceIndex.row()));
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QVariant RowMapProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base class maps through the first row, which may not exist.
    if (m_table == nullptr)
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    return m_table->headerData(section, orientation, role);
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/rowmapproxy.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

/// Unsigned numbers in the order of the doubles; missing values last.
std::uint64_t sortable(double key, bool descending)
{
    if (std::isnan(key))
        return ~std::uint64_t{0};
    const auto bits = std::bit_cast<std::uint64_t>(key == 0 ? 0.0 : key);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
    const std::uint64_t rising = (bits & sign) != 0 ? ~bits : bits | sign;
    return descending ? ~rising - 1 : rising;
}

} // namespace

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
    emit checksChanged(facetKey);
    refilter();
}

void RowMapProxy::setChecked(const QString& facetKey, const QStringList& names)
{
    const QSet<QString> wanted(names.begin(), names.end());
    if (m_checks.value(facetKey) == wanted)
        return;
    m_checks[facetKey] = wanted;
    emit checksChanged(facetKey);
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
    const QStringList facetKeys = m_checks.keys();
    m_checks.clear();
    m_textPasses.clear();
    for (const QString& key : facetKeys)
        emit checksChanged(key);
    refilter();
}

bool RowMapProxy::isFiltered() const
{
    return !m_textPasses.empty() || !m_rowPasses.empty() ||
           std::ranges::any_of(m_allowed, [](const std::vector<std::uint8_t>& allowed) { return !allowed.empty(); });
}

void RowMapProxy::setRowFilter(std::function<std::vector<std::uint8_t>()> filter)
{
    m_rowFilter = std::move(filter);
    rowFilterChanged();
}

void RowMapProxy::rowFilterChanged()
{
    askRowFilter();
    refilter();
}

void RowMapProxy::askRowFilter()
{
    m_rowPasses.clear();
    if (!m_rowFilter || m_table == nullptr)
        return;
    m_rowPasses = m_rowFilter();
    Q_ASSERT(m_rowPasses.empty() || m_rowPasses.size() == m_table->rows());
}

void RowMapProxy::sourceReset()
{
    m_order.clear();
    m_textPasses.clear();
    m_rowPasses.clear();
    if (m_table == nullptr) {
        m_counts.clear();
        m_allowed.clear();
        setRows({});
        return;
    }
    searchText();
    askRowFilter();
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

std::vector<std::uint8_t> RowMapProxy::marksOf(const std::vector<std::uint8_t>& entryMarks,
                                               const RowTableModel::SearchField& field) const
{
    if (field.codes.empty())
        return entryMarks;
    std::vector<std::uint8_t> marks(field.codes.size());
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = entryMarks[field.codes[i]];
    return marks;
}

void RowMapProxy::searchText()
{
    m_textPasses.clear();
    if (m_table == nullptr || !m_patternError.isEmpty())
        return;
    std::vector<std::string> words;
    QRegularExpression pattern;
    if (m_isPattern) {
        if (m_text.isEmpty())
            return;
        pattern = QRegularExpression(m_text, QRegularExpression::CaseInsensitiveOption);
        pattern.optimize();
        words.emplace_back();
    } else {
        words = loweredWords(m_text);
        if (words.empty())
            return;
    }

    const std::size_t perGroup = m_table->rowsPerGroup();
    m_textPasses.assign(m_table->rows(), 1);
    std::vector<std::uint8_t> rowHits(m_table->rows());
    for (const std::string& word : words) {
        std::vector<std::uint8_t> groupHits(m_table->groups());
        std::vector<std::uint8_t> placeHits(perGroup);
        std::ranges::fill(rowHits, std::uint8_t{0});
        bool anyRowField = false;
        for (const RowTableModel::SearchField& field : m_table->searchFields()) {
            std::vector<std::uint8_t> entryMarks(field.texts->size());
            if (m_isPattern)
                field.texts->match(pattern, entryMarks);
            else
                field.texts->find(word, entryMarks);
            const std::vector<std::uint8_t> marks = marksOf(entryMarks, field);
            std::vector<std::uint8_t>& hits = field.level == RowTableModel::Level::Group   ? groupHits
                                              : field.level == RowTableModel::Level::Place ? placeHits
                                                                                           : rowHits;
            anyRowField = anyRowField || field.level == RowTableModel::Level::Row;
            for (std::size_t i = 0; i < marks.size(); ++i)
                hits[i] |= marks[i];
        }
        std::size_t row = 0;
        for (const std::uint8_t groupHit : groupHits)
            for (std::size_t place = 0; place < perGroup; ++place, ++row)
                m_textPasses[row] &=
                    static_cast<std::uint8_t>(groupHit | placeHits[place] | (anyRowField ? rowHits[row] : 0));
    }
}

void RowMapProxy::resolveChecks()
{
    const auto& facets = m_table->facets();
    m_allowed.assign(facets.size(), {});
    for (std::size_t f = 0; f < facets.size(); ++f) {
        const auto checks = m_checks.constFind(facets[f].key);
        if (checks == m_checks.cend() || checks->isEmpty())
            continue;
        std::vector<std::uint8_t> allowed(static_cast<std::size_t>(facets[f].names.size()));
        bool any = false;
        for (std::size_t name = 0; name < allowed.size(); ++name) {
            allowed[name] = checks->contains(facets[f].names[static_cast<qsizetype>(name)]) ? 1 : 0;
            any = any || allowed[name] != 0;
        }
        // Checked names that are no longer in the data do not filter.
        if (any)
            m_allowed[f] = std::move(allowed);
    }
}

void RowMapProxy::order()
{
    m_order.clear();
    if (m_sortColumn < 0 || m_table == nullptr || m_sortColumn >= m_table->columnCount())
        return;
    const std::vector<double> keys = m_table->sortKeys(m_sortColumn);
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs(keys.size());
    for (std::uint32_t row = 0; row < keys.size(); ++row)
        pairs[row] = {sortable(keys[row], descending), row};
    // The row number breaks ties: the order is stable and the same every time.
    std::ranges::sort(pairs);
    m_order.resize(pairs.size());
    for (std::size_t place = 0; place < pairs.size(); ++place)
        m_order[place] = pairs[place].second;
}

std::vector<std::uint32_t> RowMapProxy::passing()
{
    const auto& facets = m_table->facets();
    const std::size_t perGroup = m_table->rowsPerGroup();
    const std::size_t rows = m_table->rows();
    // Which filters a row fails: bit 0 for the text and for the row filter, bit f + 1 for facet f.
    std::vector<std::uint32_t> fails(rows);
    for (std::size_t row = 0; row < m_textPasses.size(); ++row)
        fails[row] = m_textPasses[row] != 0 ? 0U : 1U;
    for (std::size_t row = 0; row < m_rowPasses.size(); ++row)
        fails[row] |= m_rowPasses[row] != 0 ? 0U : 1U;

    const auto forRows = [&](const RowTableModel::FacetField& facet, const auto& visit) {
        const auto codeAt = [&](std::size_t i) {
            return facet.codes.empty() ? static_cast<std::uint32_t>(i) : facet.codes[i];
        };
        std::size_t row = 0;
        switch (facet.level) {
        case RowTableModel::Level::Row:
            for (; row < rows; ++row)
                visit(row, codeAt(row));
            break;
        case RowTableModel::Level::Group:
            for (std::size_t group = 0; group < m_table->groups(); ++group) {
                const std::uint32_t code = codeAt(group);
                for (std::size_t place = 0; place < perGroup; ++place, ++row)
                    visit(row, code);
            }
            break;
        case RowTableModel::Level::Place:
            for (std::size_t group = 0; group < m_table->groups(); ++group)
                for (std::size_t place = 0; place < perGroup; ++place, ++row)
                    visit(row, codeAt(place));
            break;
        }
    };
    for (std::size_t f = 0; f < facets.size(); ++f) {
        const std::vector<std::uint8_t>& allowed = m_allowed[f];
        if (allowed.empty())
            continue;
        const std::uint32_t bit = 2U << f;
        forRows(facets[f], [&](std::size_t row, std::uint32_t code) { fails[row] |= allowed[code] != 0 ? 0U : bit; });
    }
    m_counts.resize(facets.size());
    for (std::size_t f = 0; f < facets.size(); ++f) {
        std::vector<std::uint32_t>& counts = m_counts[f];
        counts.assign(static_cast<std::size_t>(facets[f].names.size()), 0);
        const std::uint32_t others = ~(2U << f);
        forRows(facets[f],
                [&](std::size_t row, std::uint32_t code) { counts[code] += (fails[row] & others) == 0 ? 1U : 0U; });
    }

    std::vector<std::uint32_t> passed(rows);
    std::size_t count = 0;
    for (std::size_t place = 0; place < rows; ++place) {
        const std::uint32_t row = m_order.empty() ? static_cast<std::uint32_t>(place) : m_order[place];
        passed[count] = row;
        count += fails[row] == 0 ? 1U : 0U;
    }
    passed.resize(count);
    return passed;
}

} // namespace acr::ui

#include "moc_rowmapproxy.cpp"

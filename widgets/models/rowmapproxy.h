// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sorting and filtering of a RowTableModel as a map of rows and nothing else. A key press costs one search over
/// distinct texts and one pass over the rows; the order is worked out once per sorted column, not once per filter.
///
/// A row passes when every word of the text (or the pattern) is found in one of its searched fields, its value of each
/// facet is checked (no check in a facet: all pass), and the row filter lets it pass. Filters are kept by name when the
/// source gets other data.
#pragma once

#include "widgets/models/rowtable.h"

#include <QAbstractProxyModel>
#include <QHash>
#include <QSet>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace acr::ui {

class RowMapProxy final : public QAbstractProxyModel {
    Q_OBJECT

public:
    explicit RowMapProxy(QObject* parent = nullptr);

    /// REQUIRES: a RowTableModel.
    void setSourceModel(QAbstractItemModel* source) override;
    [[nodiscard]] const RowTableModel* table() const { return m_table; }

    /// Plain words, or one regular expression (case is ignored). With an invalid expression nothing changes but
    /// patternError().
    void setText(const QString& text, bool isPattern);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isPattern() const { return m_isPattern; }
    /// The error of the pattern, with its position; empty for a valid one.
    [[nodiscard]] const QString& patternError() const { return m_patternError; }

    void setChecked(const QString& facetKey, const QString& name, bool checked);
    void setChecked(const QString& facetKey, const QStringList& names);
    [[nodiscard]] bool isChecked(const QString& facetKey, const QString& name) const;
    [[nodiscard]] QStringList checked(const QString& facetKey) const;
    void clearFilter();
    [[nodiscard]] bool isFiltered() const;
    /// A filter beside text and checks, asked again whenever the source has other rows. It gives a mark a source row, 1
    /// to pass, or nothing when all rows pass. clearFilter() leaves it alone.
    void setRowFilter(std::function<std::vector<std::uint8_t>()> filter);
    /// The row filter gives other marks.
    void rowFilterChanged();

    /// Number of rows that pass all filters except this facet, by its names: the count beside each check box.
    [[nodiscard]] const std::vector<std::uint32_t>& facetCounts(std::size_t facet) const { return m_counts[facet]; }
    /// The source row of each row.
    [[nodiscard]] std::span<const std::uint32_t> rowMap() const { return m_rows; }
    /// The row that shows the source row, or −1.
    [[nodiscard]] int rowOf(std::size_t sourceRow) const
    {
        return sourceRow < m_places.size() ? m_places[sourceRow] : -1;
    }

    [[nodiscard]] int sortedColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortedOrder() const { return m_sortOrder; }
    /// Column −1: the source's own order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex&) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override
    {
        return !parent.isValid() && !m_rows.empty();
    }
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

signals:
    /// Rows, filter or facet counts changed.
    void filtered();
    /// What is checked in that facet changed; before filtered().
    void checksChanged(const QString& facetKey);

private:
    void sourceReset();
    void sourceChanged();
    void searchText();
    void askRowFilter();
    void resolveChecks();
    void order();
    /// The rows that pass, in order; updates the counts.
    [[nodiscard]] std::vector<std::uint32_t> passing();
    void setRows(std::vector<std::uint32_t> rows);
    /// After a change of the filter.
    void refilter();
    [[nodiscard]] std::vector<std::uint8_t> marksOf(const std::vector<std::uint8_t>& entryMarks,
                                                    const RowTableModel::SearchField& field) const;

    RowTableModel* m_table = nullptr;
    QString m_text;
    bool m_isPattern = false;
    QString m_patternError;
    QHash<QString, QSet<QString>> m_checks;

    std::function<std::vector<std::uint8_t>()> m_rowFilter;
    std::vector<std::uint8_t> m_rowPasses;            ///< by source row; empty when all pass
    std::vector<std::uint8_t> m_textPasses;           ///< by source row; empty when there is no text
    std::vector<std::vector<std::uint8_t>> m_allowed; ///< by facet and name; empty where nothing is checked
    std::vector<std::uint32_t> m_order;               ///< all source rows as sorted; empty for their own order
    std::vector<std::vector<std::uint32_t>> m_counts;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::int32_t> m_places;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace acr::ui

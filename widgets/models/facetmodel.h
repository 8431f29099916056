// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The facets of a RowMapProxy as a tree of check boxes with counts: facets at the top, their values below. Values
/// without rows under the other filters are kept with a 0, so that the list does not jump; values that no row has, and
/// facets with one value, are left out.
#pragma once

#include "widgets/models/rowmapproxy.h"

#include <QAbstractItemModel>

#include <vector>

namespace acr::ui {

class FacetModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Count, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// The proxy is borrowed; null for an empty tree.
    void setProxy(RowMapProxy* proxy);
    /// Top row of the facet, or −1.
    [[nodiscard]] int rowOf(const QString& facetKey) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Top {
        std::size_t facet = 0;
        QString key;
        QString title;
        QStringList names;                ///< by which the proxy knows them
        QStringList titles;               ///< as they are shown
        std::vector<std::uint32_t> codes; ///< of the names, in the proxy's counts
        bool operator==(const Top&) const = default;
    };
    [[nodiscard]] std::vector<Top> wanted() const;
    void refresh();

    RowMapProxy* m_proxy = nullptr;
    std::vector<Top> m_tops;
};

} // namespace acr::ui

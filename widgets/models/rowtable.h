// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table model that can be sorted, searched and counted without a QVariant per cell: the source model of RowMapProxy.
/// Rows come in groups of equal size (all models of a task): values that are the same for a whole group, or for the
/// same place in every group, are stored and searched once.
///
///     row = group · rowsPerGroup + place
#pragma once

#include "widgets/models/roles.h"
#include "widgets/models/textcolumn.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace acr::ui {

class RowTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The unit that a code refers to.
    enum class Level : std::uint8_t { Row, Group, Place };

    /// Text that a search looks at. codes: the entry of `texts` of each row, group or place; empty: entry i for the
    /// i-th.
    struct SearchField {
        Level level = Level::Row;
        std::shared_ptr<const TextColumn> texts;
        std::vector<std::uint32_t> codes;
    };
    /// A property with few values that a list of check boxes filters by. codes as above, into `names`.
    struct FacetField {
        QString key;   ///< stable, untranslated
        QString title; ///< translated
        Level level = Level::Row;
        QStringList names;
        std::vector<std::uint32_t> codes;
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] std::size_t rowsPerGroup() const { return m_rowsPerGroup; }
    [[nodiscard]] std::size_t groups() const { return m_groups; }
    [[nodiscard]] std::size_t rows() const { return m_groups * m_rowsPerGroup; }
    [[nodiscard]] const std::vector<SearchField>& searchFields() const { return m_searchFields; }
    [[nodiscard]] const std::vector<FacetField>& facets() const { return m_facets; }

    /// By row: what the column is sorted by. NaN for missing values, which stand last in either order.
    [[nodiscard]] virtual std::vector<double> sortKeys(int column) const = 0;
    /// The column has no value in any row and is not shown.
    [[nodiscard]] virtual bool isEmptyColumn(int column) const = 0;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows());
    }

protected:
    std::size_t m_groups = 0;
    std::size_t m_rowsPerGroup = 1;
    std::vector<SearchField> m_searchFields;
    std::vector<FacetField> m_facets;
};

} // namespace acr::ui

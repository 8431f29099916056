// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of the prior grid, and where its cells stand in an area. Plain values; made and used in the GUI thread.
#pragma once

#include "widgets/theme/theme.h"

#include <QRectF>
#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace acr::ui {

struct PriorGridRow {
    std::string dimension; ///< empty: over all tasks
    std::string source;    ///< empty: the dimension as a whole
    QString title;
    bool unfolds = false; ///< there are rows below it, of sources or of kinds
    bool expanded = false;
    /// Position among the kinds of the grid; nothing: the row is one of the prior set.
    std::optional<std::size_t> kind{};

    /// How far the title is indented: 0 for dimensions, 1 for sources, 2 for kinds.
    [[nodiscard]] int level() const { return kind ? 2 : source.empty() ? 0 : 1; }
};

struct PriorGridCell {
    int row = 0;
    int column = 0;
    bool operator==(const PriorGridCell&) const = default;
};

class PriorGridLayout {
public:
    static constexpr double triangleWidth = 14;

    /// Without rows nothing stands anywhere.
    PriorGridLayout() = default;
    /// As many whole rows and columns as fit into the area, and at least one; `first`, or the nearest that leaves no
    /// room behind the last ones, is the cell at the top left. REQUIRES: models where there are rows.
    PriorGridLayout(const std::vector<PriorGridRow>& rows, const std::vector<std::string>& models, const QRectF& area,
                    const Theme& theme, const PriorGridCell& first);

    /// The cell at the top left.
    [[nodiscard]] PriorGridCell first() const { return {m_firstRow, m_firstColumn}; }
    [[nodiscard]] int firstRow() const { return m_firstRow; }
    [[nodiscard]] int firstColumn() const { return m_firstColumn; }
    /// How many rows are on screen.
    [[nodiscard]] int shownRows() const { return m_shownRows; }
    [[nodiscard]] int rowCount() const { return m_rowCount; }
    /// How many columns are on screen.
    [[nodiscard]] int shownColumns() const { return m_shownColumns; }
    [[nodiscard]] int columnCount() const { return m_columnCount; }
    [[nodiscard]] bool showsRow(int row) const { return row >= m_firstRow && row < m_firstRow + m_shownRows; }
    [[nodiscard]] bool showsColumn(int column) const
    {
        return column >= m_firstColumn && column < m_firstColumn + m_shownColumns;
    }
    [[nodiscard]] bool shows(const PriorGridCell& cell) const { return showsRow(cell.row) && showsColumn(cell.column); }
    /// All cells on screen.
    [[nodiscard]] const QRectF& plot() const { return m_plot; }
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] double nameWidth() const { return m_nameWidth; }
    [[nodiscard]] double headHeight() const { return m_headHeight; }

    /// Also of cells that are scrolled away.
    [[nodiscard]] QRectF cellRect(const PriorGridCell& cell) const;
    /// The triangle that stands before the name of a row that unfolds; `level`: of the row.
    [[nodiscard]] QRectF triangleRect(int row, int level) const;
    [[nodiscard]] std::optional<PriorGridCell> cellAt(const QPointF& position) const;
    /// The row whose name is there.
    [[nodiscard]] std::optional<int> nameAt(const QPointF& position) const;

private:
    QRectF m_plot;
    double m_rowHeight = 0;
    double m_nameWidth = 0;
    double m_headHeight = 0;
    int m_firstRow = 0;
    int m_shownRows = 0;
    int m_rowCount = 0;
    int m_firstColumn = 0;
    int m_shownColumns = 0;
    int m_columnCount = 0;
};

} // namespace acr::ui

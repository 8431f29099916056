// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Fits the columns of a plain QTableView to its width, like those of a DataTable: less important ones are hidden where
/// there is no room, instead of scrolling sideways. Hidden columns are still copied and exported. Fitting ends when the
/// user resizes a column; a column that the user shows is not hidden again.
///
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/models/columnfit.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <vector>

class QTableView;

namespace acr::ui {

class FoldingColumns final : public QObject {
    Q_OBJECT

public:
    /// A child of the table. REQUIRES: the table has its model and its header.
    explicit FoldingColumns(QTableView& table);

    /// One for each column of the model.
    void setColumns(std::vector<FitColumn> columns);
    /// The user showed or hid the column.
    void setShown(int column, bool shown);
    /// Hidden for lack of room only.
    [[nodiscard]] bool isFolded(int column) const { return m_folded.contains(column); }

    /// What the user chose, and the header's own state.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();

    QTableView& m_table;
    std::vector<FitColumn> m_columns;
    QSet<int> m_hidden; ///< by the user
    QSet<int> m_kept;   ///< by the user: they do not fold
    QSet<int> m_folded;
    bool m_following = true;
    bool m_sizing = false;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lets the columns of a plain QTableView follow its width, as those of a DataTable do: lesser ones fold away where
/// there is no room, instead of the table scrolling sideways. What is folded is still copied and exported. A column
/// that the person sizes ends the following; one that the person shows does not fold again.
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
    /// The person wants the column, or does not want it.
    void setShown(int column, bool shown);
    /// For want of room only.
    [[nodiscard]] bool isFolded(int column) const { return m_folded.contains(column); }

    /// What the person chose, and the header's own state.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();

    QTableView& m_table;
    std::vector<FitColumn> m_columns;
    QSet<int> m_hidden; ///< by the person
    QSet<int> m_kept;   ///< by the person: they do not fold
    QSet<int> m_folded;
    bool m_following = true;
    bool m_sizing = false;
};

} // namespace acr::ui

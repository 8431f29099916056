// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The flipped tasks of a comparison as a table.
#pragma once

#include "widgets/models/roles.h"
#include "widgets/pages/regret/runcomparison.h"

#include <QAbstractTableModel>

namespace acr::ui {

class FlippedModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Position, Delta, Task, Dimension, PickA, ScoreA, CostA, PickB, ScoreB, CostB, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Null results empty the table.
    void setComparison(std::shared_ptr<const StreamResults> results, std::vector<FlippedTask> flipped);
    [[nodiscard]] const std::vector<FlippedTask>& flipped() const { return m_flipped; }
    [[nodiscard]] QModelIndex indexOf(TaskIndex task) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant raw(const FlippedTask& entry, int column) const;
    [[nodiscard]] QString display(const FlippedTask& entry, int column) const;

    std::shared_ptr<const StreamResults> m_results;
    std::vector<FlippedTask> m_flipped;
    int m_costDecimals = 4; ///< of all rows
};

} // namespace acr::ui

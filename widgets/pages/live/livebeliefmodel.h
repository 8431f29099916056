// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the router of a live session has learned: a row a dimension, and of each model the score that it expects.
/// GUI thread only.
#pragma once

#include "widgets/document/liverun.h"

#include <QAbstractTableModel>

#include <vector>

namespace acr::ui {

class LiveBeliefModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Before the columns of the models.
    enum Column { Dimension, Tasks, FirstModel };

    /// Follows the session, which outlives the model.
    explicit LiveBeliefModel(const LiveRun& run, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        BeliefRow beliefs;
        std::size_t tasks = 0; ///< of the session, in the dimension, that have ended
    };
    void readAgain();
    [[nodiscard]] static QString toolTipOf(const BeliefRow::Cell& cell);
    [[nodiscard]] QVariant cellData(const Row& row, std::size_t model, int role) const;

    const LiveRun& m_run;
    std::vector<Row> m_rows;
    std::size_t m_models = 0;
};

} // namespace acr::ui

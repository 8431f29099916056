// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What each router did on one task: its pick, what it got, what that lost. One row a row of the leaderboard.
#pragma once

#include "widgets/document/document.h"
#include "widgets/models/rowtable.h"

namespace acr::ui {

class PicksModel final : public RowTableModel {
    Q_OBJECT

public:
    enum Column { Router, Pick, Score, Cost, Regret, Attempts, ColumnCount };

    using RowTableModel::RowTableModel;

    /// Null results or no task: empty.
    void setTask(std::shared_ptr<const StreamResults> results, std::optional<TaskIndex> task);
    [[nodiscard]] const QString& policy(std::size_t row) const { return m_picks[row].policy; }

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int) const override { return false; }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct PickRow {
        QString policy;
        QStringList tried;
        QString model;
        int modelPosition = 0;
        double score = missing;
        double costUsd = missing;
        double regret = missing;
        StepVerdict verdict = StepVerdict::Unknown;
        int seeds = 1;
    };
    [[nodiscard]] double number(const PickRow& pick, int column) const;

    std::vector<PickRow> m_picks;
};

} // namespace acr::ui

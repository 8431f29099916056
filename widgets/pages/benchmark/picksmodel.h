// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The pick of each router on one task, with its outcome and regret. One row per row of the leaderboard.
#pragma once

#include "widgets/document/document.h"
#include "widgets/models/columntable.h"

namespace acr::ui {

class PicksModel final : public ColumnTableModel {
    Q_OBJECT

public:
    enum Column { Router, Pick, Score, Cost, Regret, Attempts, ColumnCount };

    explicit PicksModel(QObject* parent = nullptr);

    /// Null results or no task: empty.
    void setTask(std::shared_ptr<const StreamResults> results, std::optional<TaskIndex> task);
    [[nodiscard]] const QString& policy(std::size_t row) const { return m_picks[row].policy; }

    [[nodiscard]] bool isEmptyColumn(int) const override { return false; }

protected:
    [[nodiscard]] double number(std::size_t row, int column) const override;
    [[nodiscard]] QString text(std::size_t row, int column) const override;
    [[nodiscard]] QString rawText(std::size_t row, int column) const override;
    [[nodiscard]] QString shown(double value, int column) const override;
    [[nodiscard]] QString whyMissing(std::size_t row, int column) const override;
    [[nodiscard]] QString textToolTip(std::size_t row, int column) const override;
    [[nodiscard]] std::vector<double> textKeys(int column) const override;
    [[nodiscard]] QVariant mark(std::size_t row, int column, int role) const override;

private:
    struct PickRow {
        QString policy;
        QString name; ///< of the policy, as on the Regret page
        QStringList tried;
        QString model;
        int modelPosition = 0;
        double score = missing;
        double costUsd = missing;
        double regret = missing;
        StepVerdict verdict = StepVerdict::Unknown;
        int seeds = 1;
    };
    std::vector<PickRow> m_picks;
};

} // namespace acr::ui

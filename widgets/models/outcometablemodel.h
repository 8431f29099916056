// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One row per cell of the outcome matrix: score, cost and regret of one model on one task.
#pragma once

#include "widgets/models/columntable.h"
#include "widgets/models/taskview.h"

namespace acr::ui {

class OutcomeTableModel final : public ColumnTableModel {
    Q_OBJECT

public:
    enum Column {
        Position,
        TaskId,
        Dimension,
        Source,
        Split,
        Language,
        ModelName,
        Score,
        Cost,
        InputTokens,
        OutputTokens,
        TotalTokens,
        Latency,
        Calls,
        Reward,
        Regret,
        Choice,
        Graded,
        Applied,
        Record,
        ColumnCount
    };

    explicit OutcomeTableModel(QObject* parent = nullptr);

    /// Null: an empty table. With the same tasks under another reward only values change, selections stay.
    void setView(std::shared_ptr<const TaskView> view);
    [[nodiscard]] const std::shared_ptr<const TaskView>& view() const { return m_view; }
    /// Which task and model a row is about.
    [[nodiscard]] TaskIndex task(std::size_t row) const { return m_view->tasks[row / m_rowsPerGroup]; }
    [[nodiscard]] ModelIndex model(std::size_t row) const { return ModelIndex::at(row % m_rowsPerGroup); }

    [[nodiscard]] bool isEmptyColumn(int column) const override;

protected:
    [[nodiscard]] double number(std::size_t row, int column) const override;
    [[nodiscard]] QString text(std::size_t row, int column) const override;
    [[nodiscard]] QString shown(double value, int column) const override;
    [[nodiscard]] QString whyMissing(std::size_t row, int column) const override;
    [[nodiscard]] QString placeholder(int column) const override;
    [[nodiscard]] QString textToolTip(std::size_t row, int column) const override;
    [[nodiscard]] std::vector<double> textKeys(int column) const override;
    [[nodiscard]] QVariant mark(std::size_t row, int column, int role) const override;

private:
    void buildFacets();

    std::shared_ptr<const TaskView> m_view;
};

} // namespace acr::ui

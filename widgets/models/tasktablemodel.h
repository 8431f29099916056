// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A row a task: what it is, how hard it turned out, who is best on it, what a perfect choice earns.
#pragma once

#include "widgets/models/taskview.h"

namespace acr::ui {

class TaskTableModel final : public RowTableModel {
    Q_OBJECT

public:
    enum Column {
        Position,
        Id,
        Dimension,
        Source,
        SourceSplit,
        Split,
        Bench,
        Language,
        Difficulty,
        BestModels,
        Scoring,
        FullScore,
        MeanScore,
        BestScore,
        OracleReward,
        CheapestBest,
        PromptLength,
        Ungraded,
        MissingCosts,
        ColumnCount
    };

    using RowTableModel::RowTableModel;

    /// Null: an empty table. With the same tasks under another reward only values change, selections stay.
    void setView(std::shared_ptr<const TaskView> view);
    [[nodiscard]] const std::shared_ptr<const TaskView>& view() const { return m_view; }

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int column) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// NaN where missing. REQUIRES: a column of numbers.
    [[nodiscard]] double number(std::size_t row, int column) const;
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString shown(double value, int column) const;
    [[nodiscard]] QString whyMissing(std::size_t row, int column) const;
    [[nodiscard]] QString bestModels(std::size_t row) const;
    void buildFacets();

    std::shared_ptr<const TaskView> m_view;
};

} // namespace acr::ui

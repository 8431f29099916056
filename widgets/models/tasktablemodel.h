// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One row per task: its categories, its difficulty, the best models, the oracle's reward; then the score of every
/// model and the cost of every model.
#pragma once

#include "widgets/models/columntable.h"
#include "widgets/models/taskview.h"

namespace acr::ui {

class TaskTableModel final : public ColumnTableModel {
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

    explicit TaskTableModel(QObject* parent = nullptr);

    /// Null: an empty table. With the same tasks under another reward only values change, selections stay.
    void setView(std::shared_ptr<const TaskView> view);
    [[nodiscard]] const std::shared_ptr<const TaskView>& view() const { return m_view; }

    [[nodiscard]] bool isEmptyColumn(int column) const override;
    /// The keys of the columns of models begin so, followed by the model's name.
    static const QString scoreKey;
    static const QString costKey;

protected:
    [[nodiscard]] double number(std::size_t row, int column) const override;
    [[nodiscard]] QString text(std::size_t row, int column) const override;
    [[nodiscard]] QString shown(double value, int column) const override;
    [[nodiscard]] QString whyMissing(std::size_t row, int column) const override;
    [[nodiscard]] std::vector<double> textKeys(int column) const override;
    [[nodiscard]] QVariant mark(std::size_t row, int column, int role) const override;
    [[nodiscard]] std::size_t extraColumns() const override;
    [[nodiscard]] ExtraColumn extraColumn(std::size_t extra) const override;
    [[nodiscard]] QString columnHelp(int column) const override;

private:
    [[nodiscard]] std::size_t models() const { return m_view ? m_view->benchmark->models.size() : 0; }
    [[nodiscard]] QString bestModels(std::size_t row) const;
    void buildFacets();

    std::shared_ptr<const TaskView> m_view;
};

} // namespace acr::ui

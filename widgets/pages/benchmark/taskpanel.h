// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything about the selected task: what it is, what each model did on it, what each router picked, its prompt.
#pragma once

#include "core/workspace/promptstore.h"
#include "widgets/models/outcometablemodel.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/benchmark/picksmodel.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;

namespace acr::ui {

class DataTable;
class EmptyState;
class PromptView;
class SegmentedSwitch;

/// Where a prompt comes from when the benchmark was loaded without: an empty text when there is none.
using PromptLoader = std::function<QString(TaskIndex)>;

/// What the source of a prompt says beside it, and the nearest task on the other side of the probing split.
struct PromptDetail {
    std::optional<PromptFacts> facts;
    TaskSibling sibling;
};
using PromptDetailLoader = std::function<PromptDetail(TaskIndex)>;

class TaskPanel final : public QWidget {
    Q_OBJECT

public:
    /// Document and themes outlive the panel.
    TaskPanel(Document& document, const ThemeManager& themes, PromptLoader prompts, QWidget* parent = nullptr);
    /// Without one, only prompts are shown.
    void setDetails(PromptDetailLoader details);

    /// Of the outcomes' costs, as in the tables beside the panel. For the next refresh().
    void setCostDecimals(int decimals) { m_costDecimals = decimals; }
    /// Shows what the document has now. Cheap when nothing changed that is shown.
    void refresh();
    [[nodiscard]] QSize sizeHint() const override { return {420, 560}; }
    [[nodiscard]] bool settled() const { return !m_promptSoon.isActive(); }
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

private:
    void refreshHead(const Benchmark& benchmark, TaskIndex task);
    void loadPrompt();
    [[nodiscard]] QString promptOf(TaskIndex task) const;
    [[nodiscard]] QString sourceSentence(const PromptDetail& detail) const;
    void showPart(const QString& part);
    void fitOutcomes();

    Document& m_document;
    const ThemeManager& m_themes;
    PromptLoader m_prompts;
    PromptDetailLoader m_details;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_id;
    QLabel* m_facets;
    QLabel* m_verdict;
    OutcomeTableModel* m_outcomes;
    RowMapProxy* m_outcomeOrder;
    DataTable* m_outcomeTable;
    PicksModel* m_picks;
    RowMapProxy* m_pickOrder;
    DataTable* m_pickTable;
    SegmentedSwitch* m_parts;
    QStackedWidget* m_partStack;
    PromptView* m_prompt;
    PromptView* m_tests;
    PromptView* m_solution;
    QLabel* m_source;
    EmptyState* m_noPrompt;
    EmptyState* m_noPicks;
    EmptyState* m_noTests;
    EmptyState* m_noSolution;
    QStackedWidget* m_promptStack;
    QStackedWidget* m_testStack;
    QStackedWidget* m_solutionStack;
    QStackedWidget* m_pickStack;
    QTimer m_promptSoon;
    int m_costDecimals = 4;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything about the selected task: what it is, what each model did on it, what each router picked, its prompt.
#pragma once

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
using PromptSource = std::function<QString(TaskIndex)>;

class TaskPanel final : public QWidget {
    Q_OBJECT

public:
    /// Document and themes outlive the panel.
    TaskPanel(Document& document, const ThemeManager& themes, PromptSource prompts, QWidget* parent = nullptr);

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
    void fitOutcomes();

    Document& m_document;
    const ThemeManager& m_themes;
    PromptSource m_prompts;
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
    EmptyState* m_noPrompt;
    EmptyState* m_noPicks;
    QStackedWidget* m_promptStack;
    QStackedWidget* m_pickStack;
    QTimer m_promptSoon;
};

} // namespace acr::ui

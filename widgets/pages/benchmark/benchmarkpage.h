// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Benchmark page: tables of tasks and outcomes, the tasks × models heatmap, the data audit, and beside them the
/// selected task.
#pragma once

#include "core/benchmark/audit.h"
#include "widgets/document/document.h"
#include "widgets/models/outcometablemodel.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/models/tasktablemodel.h"
#include "widgets/pages/benchmark/taskpanel.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <functional>
#include <optional>

class QComboBox;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace acr::ui {

class AuditPane;
class BenchmarkHeadline;
class DataTable;
class EmptyState;
class ChipBar;
class FacetPanel;
class FilterBar;
class HeatmapPane;
class SegmentedSwitch;
class TableFilter;
class WorkspaceFile;

class BenchmarkPage final : public Page {
    Q_OBJECT

public:
    /// `prompts` is asked for the prompts that the benchmark does not hold in memory. Document, jobs and themes outlive
    /// the page.
    BenchmarkPage(Document& document, Jobs& jobs, const ThemeManager& themes, PromptLoader prompts = {},
                  QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("benchmark"); }
    [[nodiscard]] QString title() const override { return tr("Benchmark"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("benchmark"); }
    [[nodiscard]] QList<QDockWidget*> pageDocks() const override { return {m_dock}; }
    /// Parts: tasks, outcomes, heatmap, audit.
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    /// Where filters are saved; it outlives the page. Without one they can't be saved.
    void setWorkspace(WorkspaceFile* workspace);
    [[nodiscard]] TableFilter* tableFilter() const { return m_tableFilter; }
    [[nodiscard]] RowMapProxy* taskRows() const { return m_taskRows; }
    [[nodiscard]] RowMapProxy* outcomeRows() const { return m_outcomeRows; }
    [[nodiscard]] HeatmapPane* heatmap() const { return m_heatmap; }
    [[nodiscard]] AuditPane* auditPane() const { return m_audit; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Scope { Stream, Everything };

    void buildLayout(const ThemeManager& themes);
    void buildTables();
    void buildFilter();
    void buildActions();
    void connectDocument();
    /// The shown tasks or the reward changed: recompute when the page is next visible.
    void invalidate();
    void recompute();
    void apply(std::shared_ptr<const TaskView> view);
    void refreshSelection();
    /// Says what narrows the table that is shown. A set of tasks that is given by name (a cell of a statistic, say)
    /// belongs here too: the tasks shown are those of the set that pass the filter.
    void showChips();
    void removeChip(const QString& id);
    void clearFilters();
    void refreshVocabulary();
    void askSolvesAt();
    [[nodiscard]] RowMapProxy* currentRows() const;
    /// The row of the outcome table that shows the task, with that model if it passes the filter; −1 when none does.
    [[nodiscard]] int outcomeRowOf(std::size_t place, ModelIndex model) const;
    void showPart(const QString& part);
    void showFinding(const AuditFinding& finding);
    /// Shows the tasks of the table for which `wanted` holds as a list of their own.
    void showTasksWhere(const QString& title, const std::function<bool(const TaskFacts&)>& wanted);
    void fillRowMenu(QMenu* menu, const QModelIndex& index);
    [[nodiscard]] Scope scope() const;
    [[nodiscard]] DataTable* currentTable() const;

    Document& m_document;
    std::shared_ptr<const TaskView> m_view;
    bool m_stale = true;
    LatestJob m_computing;
    std::optional<AuditFinding> m_awaited; ///< to be shown once the tables are prepared

    TaskTableModel* m_tasks;
    OutcomeTableModel* m_outcomes;
    RowMapProxy* m_taskRows;
    RowMapProxy* m_outcomeRows;
    DataTable* m_taskTable;
    DataTable* m_outcomeTable;
    HeatmapPane* m_heatmap;
    AuditPane* m_audit;
    TaskPanel* m_detail;
    QDockWidget* m_dock;
    BenchmarkHeadline* m_headline;
    FilterBar* m_filter;
    TableFilter* m_tableFilter;
    ChipBar* m_chips;
    QToolButton* m_modelColumns;
    FacetPanel* m_facets;
    SegmentedSwitch* m_parts;
    QComboBox* m_scope;
    QStackedWidget* m_stack;
    QSplitter* m_body;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
};

} // namespace acr::ui

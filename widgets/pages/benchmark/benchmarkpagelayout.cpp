// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The layout of the Benchmark page.
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/benchmark/benchmarkparts.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/auditpane.h"
#include "widgets/pages/benchmark/facetpanel.h"
#include "widgets/pages/benchmark/filterbar.h"
#include "widgets/pages/benchmark/heatmappane.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

void BenchmarkPage::buildTables()
{
    m_taskRows->setSourceModel(m_tasks);
    m_taskTable->setObjectName(QStringLiteral("taskTable"));
    m_taskTable->setModel(m_taskRows);
    m_taskTable->setHiddenByDefault(
        {QStringLiteral("source"), QStringLiteral("source_split"), QStringLiteral("split"), QStringLiteral("bench"),
         QStringLiteral("models_full_score"), QStringLiteral("best_score"), QStringLiteral("language"),
         QStringLiteral("difficulty"), QStringLiteral("ungraded"), QStringLiteral("missing_costs")});
    m_taskTable->setDefaultWidths({{QStringLiteral("position"), 5},
                                   {QStringLiteral("task_id"), 23},
                                   {QStringLiteral("dimension"), 14},
                                   {QStringLiteral("source"), 11},
                                   {QStringLiteral("best_models"), 16},
                                   {QStringLiteral("prompt_chars"), 8},
                                   {QStringLiteral("cheapest_best_usd"), 9}});
    m_taskTable->setFitted({{QStringLiteral("task_id"), {23, 40}},
                            {QStringLiteral("best_models"), {16, 24}},
                            {QStringLiteral("dimension"), {12, 18}}},
                           {QStringLiteral("prompt_chars"), QStringLiteral("cheapest_best_usd"),
                            QStringLiteral("oracle_reward"), QStringLiteral("dimension"), QStringLiteral("position"),
                            QStringLiteral("models_scoring"), QStringLiteral("mean_score")});
    m_outcomeRows->setSourceModel(m_outcomes);
    m_outcomeTable->setObjectName(QStringLiteral("outcomeTable"));
    m_outcomeTable->setModel(m_outcomeRows);
    m_outcomeTable->setHiddenByDefault({QStringLiteral("source"), QStringLiteral("split"), QStringLiteral("language"),
                                        QStringLiteral("calls"), QStringLiteral("total_tokens"),
                                        QStringLiteral("record"), QStringLiteral("applied"),
                                        QStringLiteral("position")});
    m_outcomeTable->setDefaultWidths({{QStringLiteral("position"), 6},
                                      {QStringLiteral("task_id"), 23},
                                      {QStringLiteral("dimension"), 16},
                                      {QStringLiteral("source"), 11},
                                      {QStringLiteral("model"), 17},
                                      {QStringLiteral("cost_usd"), 9},
                                      {QStringLiteral("latency_ms"), 10},
                                      {QStringLiteral("reward"), 7}});
    m_outcomeTable->setFitted({{QStringLiteral("task_id"), {16, 40}},
                               {QStringLiteral("model"), {17, 20}},
                               {QStringLiteral("dimension"), {12, 18}}},
                              {QStringLiteral("graded"), QStringLiteral("input_tokens"),
                               QStringLiteral("output_tokens"), QStringLiteral("latency_ms"),
                               QStringLiteral("dimension"), QStringLiteral("reward"), QStringLiteral("choice"),
                               QStringLiteral("regret")});
    for (DataTable* table : {m_taskTable, m_outcomeTable}) {
        connect(table, &DataTable::menuAboutToShow, this, &BenchmarkPage::fillRowMenu);
        connect(table, &DataTable::exportFailed, this, &BenchmarkPage::report);
    }
    connect(m_taskTable, &DataTable::rowChosen, this,
            [this](const QModelIndex& index) { m_document.selectTask(TaskIndex(index.data(TaskRole).toUInt())); });
    connect(m_outcomeTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        m_document.selectModel(ModelIndex::at(index.data(ModelRole).toUInt()));
        m_document.selectTask(TaskIndex(index.data(TaskRole).toUInt()));
    });
    // A reset of the rows takes the selection with it; what the document has selected comes back.
    for (RowMapProxy* proxy : {m_taskRows, m_outcomeRows})
        connect(proxy, &RowMapProxy::filtered, this, &BenchmarkPage::refreshSelection);
    const auto toHeatmap = [this] {
        // While tasks change, the table has the new ones before the heatmap.
        if (m_stack->currentWidget() == m_heatmap && m_heatmap->view() == m_tasks->view())
            m_heatmap->setRows(m_taskRows->rowMap());
    };
    connect(m_taskRows, &RowMapProxy::filtered, this, toHeatmap);
    connect(m_taskRows, &QAbstractItemModel::layoutChanged, this, toHeatmap);
    connect(m_heatmap, &HeatmapPane::cellChosen, this, [this](TaskIndex task, ModelIndex model) {
        m_document.selectModel(model);
        m_document.selectTask(task);
    });
    connect(m_heatmap, &HeatmapPane::modelChosen, this, [this](ModelIndex model) { m_document.selectModel(model); });
    connect(m_audit, &AuditPane::exampleChosen, this, [this](TaskIndex task, std::optional<ModelIndex> model) {
        if (model)
            m_document.selectModel(model);
        m_document.selectTask(task);
    });
    connect(m_audit, &AuditPane::showRequested, this, &BenchmarkPage::showFinding);
    connect(m_heatmap, &HeatmapPane::exportFailed, this, &BenchmarkPage::report);
    connect(m_audit, &AuditPane::exportFailed, this, &BenchmarkPage::report);
    connect(m_detail, &TaskPanel::exportFailed, this, &BenchmarkPage::report);
}

void BenchmarkPage::buildLayout(const ThemeManager& themes)
{
    auto* const cardRow = new QHBoxLayout;
    cardRow->setSpacing(space::s);
    for (const QString& caption : {tr("Tasks × models"), tr("Outcomes known"), tr("Unsolved tasks"),
                                   tr("Tied for best"), tr("Oracle AvgPerf")}) {
        auto* const card = new FigureCard(themes, caption, this);
        m_cards << card;
        cardRow->addWidget(card);
    }

    m_parts->setObjectName(QStringLiteral("parts"));
    m_parts->addSegment(tasksPart, tr("Tasks"), tr("A row a task"));
    m_parts->addSegment(outcomesPart, tr("Outcomes"), tr("A row a task and model"));
    m_parts->addSegment(heatmapPart, tr("Heatmap"), tr("Tasks × models as colours"));
    m_parts->addSegment(auditPart, tr("Audit"), tr("What is odd about the data"));
    connect(m_parts, &SegmentedSwitch::currentChanged, this, &BenchmarkPage::showPart);
    m_scope->setObjectName(QStringLiteral("scope"));
    m_scope->addItems({tr("This stream"), tr("All tasks")});
    m_scope->setAccessibleName(tr("Which tasks are shown"));
    m_scope->setToolTip(tr("The tasks of the stream in the bar above, or every task of the benchmark"));
    connect(m_scope, &QComboBox::currentIndexChanged, this, &BenchmarkPage::invalidate);
    auto* const menuButton = new QToolButton(this);
    menuButton->setObjectName(QStringLiteral("tableMenu"));
    menuButton->setIcon(icon(themes, QStringLiteral("more")));
    menuButton->setToolTip(tr("Copy, export, columns"));
    menuButton->setAccessibleName(tr("Copy, export, columns"));
    menuButton->setAutoRaise(true);
    connect(menuButton, &QToolButton::clicked, this, [this, menuButton] {
        DataTable* const table = currentTable();
        if (table == nullptr)
            return;
        QMenu menu(this);
        table->fillMenu(menu);
        menu.exec(menuButton->mapToGlobal(menuButton->rect().bottomLeft()));
    });

    auto* const tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_parts);
    tools->addWidget(m_scope);
    tools->addWidget(m_filter, 1);
    tools->addWidget(menuButton);

    for (QWidget* part : {static_cast<QWidget*>(m_taskTable), static_cast<QWidget*>(m_outcomeTable),
                          static_cast<QWidget*>(m_heatmap), static_cast<QWidget*>(m_audit)})
        m_stack->addWidget(part);
    m_body->setHandleWidth(space::s);
    m_body->addWidget(m_facets);
    m_body->addWidget(m_stack);
    m_body->setStretchFactor(0, 0);
    m_body->setStretchFactor(1, 1);
    m_body->setCollapsible(1, false);
    m_facets->setMinimumWidth(150);

    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addLayout(cardRow);
    column->addLayout(tools);
    column->addWidget(m_body, 1);
    m_whole->addWidget(content);
    m_whole->addWidget(m_empty);
    setBody(m_whole);
    retryBar().follow(m_computing, tr("The tables below are missing or of other settings."));
    retryBar().follow(m_document.resultsJob());
    retryBar().follow(m_audit->job());

    m_dock->setObjectName(QStringLiteral("benchmarkTask"));
    m_dock->setWidget(m_detail);
}

void BenchmarkPage::buildActions()
{
    const auto add = [this](const QString& text, const QString& iconName, const QKeySequence& keys, auto slot) {
        connect(addAction(text, iconName, keys), &QAction::triggered, this, slot);
    };
    add(tr("Filter"), QStringLiteral("filter"), QKeySequence::Find, [this] { m_filter->focusText(); });
    add(tr("Remove all filters"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [this] { (m_stack->currentWidget() == m_outcomeTable ? m_outcomeRows : m_taskRows)->clearFilter(); });
    add(tr("Tasks"), {}, QKeySequence(Qt::ALT | Qt::Key_1), [this] { reveal(tasksPart); });
    add(tr("Outcomes"), {}, QKeySequence(Qt::ALT | Qt::Key_2), [this] { reveal(outcomesPart); });
    add(tr("Heatmap"), {}, QKeySequence(Qt::ALT | Qt::Key_3), [this] { reveal(heatmapPart); });
    add(tr("Audit"), {}, QKeySequence(Qt::ALT | Qt::Key_4), [this] { reveal(auditPart); });
    add(tr("Export table…"), QStringLiteral("export"), {}, [this] {
        if (DataTable* const table = currentTable())
            table->exportTable();
    });
}

void BenchmarkPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        for (RowMapProxy* rows : {m_taskRows, m_outcomeRows, m_audit->proxy()})
            rows->clearFilter();
    });
    connect(&m_document, &Document::benchmarkChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::streamChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::weightsChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::resultsChanged, this, [this] {
        if (isVisible())
            m_detail->refresh();
    });
    connect(&m_document, &Document::selectedTaskChanged, this, [this] {
        if (!isVisible())
            return;
        refreshSelection();
        m_detail->refresh();
    });
    connect(&m_document, &Document::selectedModelChanged, this, [this] {
        if (!isVisible())
            return;
        refreshSelection();
        m_detail->refresh();
    });
}

} // namespace acr::ui

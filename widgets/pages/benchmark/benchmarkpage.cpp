// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/benchmarkpage.h"

#include "core/benchmark/promptsource.h"
#include "core/benchmark/siblings.h"
#include "core/workspace/promptstore.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/auditpane.h"
#include "widgets/pages/benchmark/auditsentences.h"
#include "widgets/pages/benchmark/benchmarkheadline.h"
#include "widgets/pages/benchmark/benchmarkparts.h"
#include "widgets/pages/benchmark/facetpanel.h"
#include "widgets/pages/benchmark/filterbar.h"
#include "widgets/pages/benchmark/filterkeeper.h"
#include "widgets/pages/benchmark/heatmappane.h"
#include "widgets/pages/benchmark/tablefilter.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/tasklinks.h"
#include "widgets/shell/chipbar.h"
#include "widgets/shell/filtertext.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/retrybar.h"
#include "widgets/shell/taskmenu.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

/// Up to this number of cells the tables are computed immediately; larger benchmarks use a job.
constexpr std::size_t maxCellsAtOnce = 500'000;
/// The same for the cells of the tasks that are shown, where they are others than before: their texts and ranks have to
/// be made as well.
constexpr std::size_t maxNewCellsAtOnce = 30'000;

std::vector<TaskIndex> everyTask(const Benchmark& benchmark)
{
    std::vector<TaskIndex> tasks;
    tasks.reserve(benchmark.tasks.size());
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
        tasks.push_back(TaskIndex::at(i));
    return tasks;
}

template <class Model>
QSet<int> emptyColumns(const Model& model)
{
    QSet<int> columns;
    for (int column = 0; column < model.columnCount(); ++column)
        if (model.isEmptyColumn(column))
            columns.insert(column);
    return columns;
}

QString noBenchmarkAdvice()
{
    return BenchmarkPage::tr("Open a benchmark folder from the File menu, or drop one here. The built-in simulated "
                             "benchmark is in the same menu.");
}

/// The tasks that a finding of siblings counts.
std::vector<TaskIndex> siblingsOf(const Benchmark& benchmark, const AuditFinding& finding)
{
    std::vector<TaskIndex> tasks;
    const Split* const split = benchmark.split(finding.stream);
    for (const TaskIndex task : split != nullptr ? split->tasks : std::vector<TaskIndex>()) {
        const auto ref = sourceRefOf(benchmark.tasks[task].id);
        const std::string subject =
            ref ? std::string(promptSourceInfo(ref->source).title) : benchmark.tasks.categoryName(task, Facet::Source);
        if (subject == finding.subject && isSibling(siblingKindOf(benchmark.tasks, task)))
            tasks.push_back(task);
    }
    return tasks;
}

/// The chip of the tasks behind a figure.
const QString listChip = QStringLiteral("list");

} // namespace

BenchmarkPage::BenchmarkPage(Document& document, Jobs& jobs, const ThemeManager& themes, PromptLoader prompts,
                             QWidget* parent)
    : Page(themes, parent)
    , m_document(document)
    , m_computing(jobs, [this] { recompute(); })
    , m_tasks(new TaskTableModel(this))
    , m_outcomes(new OutcomeTableModel(this))
    , m_taskRows(new RowMapProxy(this))
    , m_outcomeRows(new RowMapProxy(this))
    , m_taskTable(new DataTable(themes, tr("Tasks"), this))
    , m_outcomeTable(new DataTable(themes, tr("Outcomes"), this))
    , m_heatmap(new HeatmapPane(themes, this))
    , m_audit(new AuditPane(document, jobs, themes, this))
    , m_detail(new TaskPanel(document, themes, std::move(prompts), this))
    , m_dock(new QDockWidget(tr("Task")))
    , m_headline(new BenchmarkHeadline(themes, this))
    , m_filter(new FilterBar(themes, this))
    , m_tableFilter(new TableFilter(document, jobs, *m_taskRows, *m_outcomeRows, this))
    , m_chips(new ChipBar(themes, this))
    , m_modelColumns(new QToolButton(this))
    , m_facets(new FacetPanel(themes, this))
    , m_parts(new SegmentedSwitch(themes, tr("View"), this))
    , m_scope(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_body(new QSplitter(this))
    , m_whole(new QStackedWidget(this))
    , m_empty(
          new EmptyState(themes, QStringLiteral("benchmark"), tr("No benchmark is open"), noBenchmarkAdvice(), this))
{
    buildTables();
    buildLayout(themes);
    buildFilter();
    buildActions();
    connectDocument();
    showPart(tasksPart);
    m_whole->setCurrentIndex(1);
}

BenchmarkPage::Scope BenchmarkPage::scope() const
{
    return m_scope->currentIndex() == 0 ? Scope::Stream : Scope::Everything;
}

void BenchmarkPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        recompute();
    refreshSelection();
    m_detail->refresh();
}

void BenchmarkPage::invalidate()
{
    m_stale = true;
    if (isVisible())
        recompute();
}

void BenchmarkPage::recompute()
{
    m_stale = false;
    m_computing.drop();
    m_awaited.reset();
    const auto benchmark = m_document.benchmark();
    const auto stream = m_document.stream();
    if (!benchmark || !stream) {
        m_empty->setText(tr("No benchmark is open"), noBenchmarkAdvice());
        apply(nullptr);
        return;
    }
    const auto& list = m_document.taskList();
    std::vector<TaskIndex> tasks = list                       ? list->tasks
                                   : scope() == Scope::Stream ? stream->tasks
                                                              : everyTask(*benchmark);
    const bool sameTasks = m_view && m_view->benchmark == benchmark && m_view->tasks == tasks;
    const std::size_t models = benchmark->outcomes.models();
    const bool atOnce = benchmark->outcomes.tasks() * models <= maxCellsAtOnce &&
                        (sameTasks || tasks.size() * models <= maxNewCellsAtOnce);
    const auto make = [benchmark, tasks = std::move(tasks), weights = m_document.weights(),
                       convention = m_document.missingScores(), previous = m_view, solvesAt = m_document.solvesAt()] {
        return makeTaskView(benchmark, tasks, weights, convention, previous.get(), solvesAt);
    };
    if (atOnce) {
        apply(make());
        return;
    }
    if (!m_view)
        m_empty->setText(tr("Preparing the tables"),
                         tr("%1 × %2 outcomes are being read.")
                             .arg(numbers::count(static_cast<qint64>(benchmark->outcomes.tasks())),
                                  numbers::count(static_cast<qint64>(models))));
    m_computing.start(
        tr("Preparing the tables"), [make](const Progress&) { return make(); },
        [this](Result<std::shared_ptr<const TaskView>> view) {
            if (!view) {
                if (!m_view)
                    m_empty->setText(tr("The tables were not prepared"),
                                     tr("Try again above, or choose another stream."));
                return;
            }
            apply(std::move(*view));
            if (const auto finding = std::exchange(m_awaited, std::nullopt))
                showFinding(*finding);
        });
}

void BenchmarkPage::apply(std::shared_ptr<const TaskView> view)
{
    const bool sameTasks = m_view && view && m_view->sameTasks(*view);
    m_view = std::move(view);
    m_whole->setCurrentIndex(m_document.benchmark() ? 0 : 1);
    m_dock->setEnabled(m_view != nullptr);
    m_tableFilter->setView(m_view);
    m_tasks->setView(m_view);
    m_outcomes->setView(m_view);
    if (!sameTasks) {
        m_taskTable->setEmptyColumns(emptyColumns(*m_tasks));
        m_outcomeTable->setEmptyColumns(emptyColumns(*m_outcomes));
    }
    m_headline->setView(m_view.get());
    if (m_stack->currentWidget() == m_heatmap || !m_view) {
        m_heatmap->setView(m_view);
        m_heatmap->setRows(m_taskRows->rowMap());
    }
    if (m_stack->currentWidget() == m_audit && m_view)
        m_audit->run();
    // Selects the first task, unless one is selected already.
    if (m_view && !m_view->tasks.empty() && !m_document.selectedTask())
        m_document.selectTask(m_view->tasks.front());
    refreshSelection();
    if (m_view)
        m_detail->setCostDecimals(m_view->costDecimals);
    m_detail->refresh();
}

void BenchmarkPage::showPart(const QString& part)
{
    const bool outcomes = part == outcomesPart;
    const bool audit = part == auditPart;
    QWidget* const widget = outcomes              ? static_cast<QWidget*>(m_outcomeTable)
                            : part == heatmapPart ? static_cast<QWidget*>(m_heatmap)
                            : audit               ? static_cast<QWidget*>(m_audit)
                                                  : m_taskTable;
    m_stack->setCurrentWidget(widget);
    RowMapProxy* const rows = outcomes ? m_outcomeRows : audit ? m_audit->proxy() : m_taskRows;
    if (!audit)
        m_tableFilter->setShown(rows);
    m_filter->setTable(rows, audit ? nullptr : m_tableFilter);
    m_filter->setNoun(outcomes ? tr("outcomes") : audit ? tr("findings") : tr("tasks"));
    m_facets->setProxy(rows);
    m_scope->setVisible(!audit && !m_document.taskList());
    m_modelColumns->setVisible(widget == m_taskTable);
    showChips();
    if (widget == m_heatmap) {
        m_heatmap->setView(m_view);
        m_heatmap->setRows(m_taskRows->rowMap());
    }
    if (audit && isVisible())
        m_audit->run();
    refreshSelection();
}

bool BenchmarkPage::reveal(const QString& part)
{
    if (part != tasksPart && part != outcomesPart && part != heatmapPart && part != auditPart)
        return false;
    m_parts->setCurrent(part);
    m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

DataTable* BenchmarkPage::currentTable() const
{
    QWidget* const part = m_stack->currentWidget();
    if (part == m_outcomeTable)
        return m_outcomeTable;
    return part == m_audit ? m_audit->findChild<DataTable*>(QStringLiteral("auditTable")) : m_taskTable;
}

int BenchmarkPage::outcomeRowOf(std::size_t place, ModelIndex model) const
{
    const std::size_t models = m_outcomes->rowsPerGroup();
    int row = m_outcomeRows->rowOf(place * models + model.position());
    // With the model filtered out, another row of the same task will do.
    for (std::size_t j = 0; row < 0 && j < models; ++j)
        row = m_outcomeRows->rowOf(place * models + j);
    return row;
}

void BenchmarkPage::refreshSelection()
{
    const auto task = m_document.selectedTask();
    const auto model = m_document.selectedModel();
    // −1 for none, as rows are.
    const int place =
        task && m_view && task->position() < m_view->placeOf.size() ? m_view->placeOf[task->position()] : -1;
    QWidget* const part = m_stack->currentWidget();
    if (part == m_taskTable)
        m_taskTable->showRow(place < 0 ? -1 : m_taskRows->rowOf(static_cast<std::size_t>(place)));
    if (part == m_outcomeTable) {
        m_outcomeTable->showRow(
            place < 0 ? -1 : outcomeRowOf(static_cast<std::size_t>(place), model.value_or(ModelIndex(0))));
    }
    if (part == m_heatmap)
        m_heatmap->setSelected(task, model);
}

void BenchmarkPage::showFinding(const AuditFinding& finding)
{
    if (finding.kind == AuditKind::SiblingsInProbing) {
        m_document.showTasks(auditSentence(finding), siblingsOf(*m_document.benchmark(), finding));
        return;
    }
    m_document.setTaskList(nullptr);
    m_scope->setCurrentIndex(1);
    if (m_stale)
        recompute();
    if (m_computing.running()) {
        m_awaited = finding;
        return;
    }
    const QString stream = QString::fromStdString(finding.stream);
    const bool byTask = finding.kind == AuditKind::UnsolvedTasks || finding.kind == AuditKind::TiesForBest;
    RowMapProxy* const rows = byTask ? m_taskRows : m_outcomeRows;
    m_tableFilter->setFilter({});
    rows->clearFilter();
    if (!stream.isEmpty())
        rows->setChecked(QStringLiteral("split"), QStringList{stream});
    const auto check = [rows](const QString& facet, int name) {
        for (const auto& field : rows->table()->facets())
            if (field.key == facet)
                rows->setChecked(facet, QStringList{field.names.value(name)});
    };
    switch (finding.kind) {
    case AuditKind::UnsolvedTasks: check(QStringLiteral("outcome"), 2); break;
    case AuditKind::TiesForBest: check(QStringLiteral("best_score"), 1); break;
    case AuditKind::UngradedCells: check(QStringLiteral("verdict"), 3); break;
    case AuditKind::MissingCells:
    case AuditKind::MissingScores: check(QStringLiteral("verdict"), 4); break;
    case AuditKind::MissingCosts: check(QStringLiteral("cost"), 2); break;
    case AuditKind::ZeroTokenRecords: check(QStringLiteral("cost"), 1); break;
    default: rows->setChecked(QStringLiteral("model"), QStringList{QString::fromStdString(finding.subject)});
    }
    reveal(byTask ? tasksPart : outcomesPart);
}

void BenchmarkPage::showTasksWhere(const QString& title, const std::function<bool(const TaskFacts&)>& wanted)
{
    if (!m_view)
        return;
    std::vector<TaskIndex> tasks;
    for (std::size_t place = 0; place < m_view->tasks.size(); ++place)
        if (wanted(m_view->facts[place]))
            tasks.push_back(m_view->tasks[place]);
    m_document.showTasks(title, std::move(tasks));
}

void BenchmarkPage::fillRowMenu(QMenu* menu, const QModelIndex& index)
{
    if (!index.isValid() || !m_view)
        return;
    // What its entries name belongs to the open benchmark.
    connect(&m_document, &Document::benchmarkSwitched, menu, &QMenu::close);
    const TaskIndex task(index.data(TaskRole).toUInt());
    const QString taskId = QString::fromStdString(m_view->benchmark->tasks[task].id);
    if (m_stack->currentWidget() == m_taskTable) {
        menu->addAction(tr("Show outcomes of this task"), this, [this, taskId] {
            // The filter that both tables share stays; the task passes it.
            for (const RowTableModel::FacetField& facet : m_outcomeRows->table()->facets())
                if (!facetNamed(facet.key.toStdString()))
                    m_outcomeRows->setChecked(facet.key, QStringList());
            m_outcomeRows->setText(taskId, false);
            reveal(outcomesPart);
        });
    }
    menu->addAction(tr("Show in the heatmap"), this, [this] { reveal(heatmapPart); });
    const QString dimension = QString::fromStdString(m_view->benchmark->tasks.categoryName(task, Facet::Dimension));
    RowMapProxy* const rows = m_stack->currentWidget() == m_outcomeTable ? m_outcomeRows : m_taskRows;
    if (!dimension.isEmpty())
        menu->addAction(tr("Only %1").arg(dimension), this,
                        [rows, dimension] { rows->setChecked(QStringLiteral("dimension"), QStringList{dimension}); });
    const QVariant model = index.data(ModelRole);
    if (model.isValid()) {
        const QString name = QString::fromStdString(m_view->benchmark->models[model.toUInt()].name);
        menu->addAction(escapeMnemonics(tr("Only %1").arg(name)), this,
                        [rows, name] { rows->setChecked(QStringLiteral("model"), QStringList{name}); });
    }
}

bool BenchmarkPage::settled() const
{
    return !m_computing.running() && m_audit->settled() && m_detail->settled();
}

QJsonObject BenchmarkPage::saveState() const
{
    return {{QStringLiteral("part"), m_parts->current()},
            {QStringLiteral("everything"), scope() == Scope::Everything},
            {QStringLiteral("tasks"), m_taskTable->saveState()},
            {QStringLiteral("outcomes"), m_outcomeTable->saveState()},
            {QStringLiteral("heatmap"), m_heatmap->saveState()},
            {QStringLiteral("audit"), m_audit->saveState()},
            {QStringLiteral("task"), m_detail->saveState()},
            {QStringLiteral("facets"), m_body->sizes().value(0)}};
}

void BenchmarkPage::restoreState(const QJsonObject& state)
{
    m_scope->setCurrentIndex(state.value(QLatin1String("everything")).toBool() ? 1 : 0);
    m_taskTable->restoreState(state.value(QLatin1String("tasks")).toObject());
    m_outcomeTable->restoreState(state.value(QLatin1String("outcomes")).toObject());
    m_heatmap->restoreState(state.value(QLatin1String("heatmap")).toObject());
    m_audit->restoreState(state.value(QLatin1String("audit")).toObject());
    m_detail->restoreState(state.value(QLatin1String("task")).toObject());
    if (const int width = state.value(QLatin1String("facets")).toInt(-1); width >= 0)
        m_body->setSizes({width, std::max(1, m_body->width() - width)});
    m_parts->setCurrent(state.value(QLatin1String("part")).toString());
}

void BenchmarkPage::buildTables()
{
    m_taskRows->setSourceModel(m_tasks);
    m_taskTable->setObjectName(QStringLiteral("taskTable"));
    m_taskTable->setModel(m_taskRows);
    m_taskTable->setColumnGroups(
        {{TaskTableModel::scoreKey, tr("Scores by model")}, {TaskTableModel::costKey, tr("Costs by model")}});
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
                                      {QStringLiteral("dimension"), 18},
                                      {QStringLiteral("source"), 11},
                                      {QStringLiteral("model"), 17},
                                      {QStringLiteral("cost_usd"), 9},
                                      {QStringLiteral("latency_ms"), 10},
                                      {QStringLiteral("reward"), 7}});
    // The dimension is also a facet, and stands beside the task: it goes before ids are cut.
    m_outcomeTable->setFitted({{QStringLiteral("task_id"), {16, 40}},
                               {QStringLiteral("model"), {17, 20}},
                               {QStringLiteral("dimension"), {18, 18}}},
                              {QStringLiteral("dimension"), QStringLiteral("graded"), QStringLiteral("input_tokens"),
                               QStringLiteral("output_tokens"), QStringLiteral("latency_ms"), QStringLiteral("reward"),
                               QStringLiteral("choice"), QStringLiteral("regret")});
    for (DataTable* table : {m_taskTable, m_outcomeTable}) {
        connect(table, &DataTable::menuAboutToShow, this, &BenchmarkPage::fillRowMenu);
        linkTaskTable(*table, m_document, TaskPlace::List, TaskPlace::Step);
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
    connect(m_heatmap, &HeatmapPane::menuAboutToShow, this, [this](QMenu* menu, TaskIndex task) {
        // What its entries name belongs to the open benchmark.
        connect(&m_document, &Document::benchmarkSwitched, menu, &QMenu::close);
        appendTaskActions(*menu, m_document, task, TaskPlace::List);
    });
    connect(m_heatmap, &HeatmapPane::taskActivated, this,
            [this](TaskIndex task) { m_document.showTask(task, TaskPlace::List); });
    connect(m_heatmap, &HeatmapPane::modelChosen, this, [this](ModelIndex model) { m_document.selectModel(model); });
    connect(m_audit, &AuditPane::exampleChosen, this, [this](TaskIndex task, std::optional<ModelIndex> model) {
        if (model)
            m_document.selectModel(model);
        m_document.selectTask(task);
    });
    connect(m_headline, &BenchmarkHeadline::unsolvedActivated, this,
            [this] { showTasksWhere(tr("Unsolved tasks"), [](const TaskFacts& facts) { return facts.unsolved(); }); });
    connect(m_headline, &BenchmarkHeadline::tiedActivated, this,
            [this] { showTasksWhere(tr("Tied for best"), [](const TaskFacts& facts) { return facts.tied(); }); });
    connect(m_audit, &AuditPane::showRequested, this, &BenchmarkPage::showFinding);
    // The table of tasks is one of their places.
    linkTaskTable(m_audit->exampleTable(), m_document, TaskPlace::Priors, TaskPlace::List);
}

void BenchmarkPage::buildLayout(const ThemeManager& themes)
{
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
        auto* const menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        table->fillMenu(*menu);
        menu->popup(menuButton->mapToGlobal(menuButton->rect().bottomLeft()));
    });

    auto* const tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_parts);
    tools->addWidget(m_scope);
    tools->addStretch(1);
    tools->addWidget(m_modelColumns);
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
    column->addWidget(m_headline);
    column->addLayout(tools);
    // A line of its own: an expression is longer than a word.
    column->addWidget(m_filter);
    column->addWidget(m_chips);
    column->addWidget(m_body, 1);
    m_whole->addWidget(content);
    m_whole->addWidget(m_empty);
    setBody(m_whole);
    retryBar().follow(m_computing, tr("The tables below are missing or of other settings."));
    retryBar().follow(m_document.resultsJob());
    retryBar().follow(m_tableFilter->job());
    retryBar().follow(m_audit->job());

    m_dock->setObjectName(QStringLiteral("benchmarkTask"));
    // The card ends where those of the page do, and not at the edge of the window.
    auto* const holder = new QWidget(m_dock);
    auto* const around = new QVBoxLayout(holder);
    around->setContentsMargins(0, 0, space::m, space::m);
    around->addWidget(m_detail);
    m_dock->setWidget(holder);
    reportExportsOf(*m_detail);
}

void BenchmarkPage::buildFilter()
{
    m_filter->setTaskTables({m_taskRows, m_outcomeRows});
    FilterBox& box = m_filter->box();
    box.setCurrent([this] {
        const StreamFilter& filter = m_document.tableFilter();
        return SavedFilter{{}, filter.text(), filter.solvesAt};
    });
    const auto open = [this] { return m_document.stream() != nullptr; };
    box.addEntry(tr("Apply to the stream"), tr("The stream gets the facets and the text of this filter"), open,
                 [this] { emit m_document.streamFilterRequested(m_document.tableFilter()); });
    box.addEntry(
        tr("Take the stream's filter"), tr("The tables get the facets and the text of the stream's filter"),
        [this] { return m_document.stream() && !m_document.stream()->definition.filter.empty(); },
        [this] { m_tableFilter->setFilter(m_document.stream()->definition.filter); });
    box.addEntry(tr("What \"solves\" means…"), tr("The lowest score that solves a task"), {},
                 [this] { askSolvesAt(); });
    connect(&box, &FilterBox::chosen, this, [this](const SavedFilter& filter) {
        m_tableFilter->setFilter({.facets = {}, .expression = filter.text, .solvesAt = filter.solvesAt});
    });
    connect(&box, &FilterBox::refused, this,
            [this](const QString& reason) { showWarning(*this, tr("Saved filters"), reason); });
    connect(m_filter, &FilterBar::clearRequested, this, &BenchmarkPage::clearFilters);
    connect(m_tableFilter, &TableFilter::changed, this, &BenchmarkPage::showChips);
    for (RowMapProxy* rows : {m_taskRows, m_outcomeRows, m_audit->proxy()})
        connect(rows, &RowMapProxy::filtered, this, &BenchmarkPage::showChips);
    connect(m_chips, &ChipBar::removed, this, &BenchmarkPage::removeChip);

    m_modelColumns->setObjectName(QStringLiteral("modelColumns"));
    m_modelColumns->setText(tr("Models"));
    m_modelColumns->setToolTip(tr("A column for each model: its scores, its costs"));
    m_modelColumns->setAccessibleName(tr("Columns of models"));
    m_modelColumns->setPopupMode(QToolButton::InstantPopup);
    m_modelColumns->setAutoRaise(true);
    auto* const menu = new QMenu(m_modelColumns);
    const auto addGroup = [&](const QString& text, const QString& prefix) {
        QAction* const action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, prefix](bool shown) { m_taskTable->showGroup(prefix, shown); });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, prefix] { action->setChecked(m_taskTable->isGroupShown(prefix)); });
    };
    addGroup(tr("Scores by model"), TaskTableModel::scoreKey);
    addGroup(tr("Costs by model"), TaskTableModel::costKey);
    m_modelColumns->setMenu(menu);
}

void BenchmarkPage::setWorkspace(WorkspaceFile* workspace)
{
    m_filter->box().setWorkspace(workspace);
    if (workspace != nullptr)
        new FilterKeeper(m_document, workspace->desk(), *m_tableFilter, {m_taskRows, m_outcomeRows, m_audit->proxy()},
                         this);
    if (workspace == nullptr)
        return;
    m_detail->setDetails([workspace](TaskIndex task) {
        PromptDetail detail;
        // While another benchmark is loaded, the file's current one is not the one that is shown.
        if (workspace->workspace() == nullptr || !workspace->current() || workspace->isOpening())
            return detail;
        PromptStore store(*workspace->workspace());
        if (auto facts = store.facts(*workspace->current(), task))
            detail.facts = std::move(*facts);
        if (const auto sibling = store.sibling(*workspace->current(), task))
            detail.sibling = *sibling;
        return detail;
    });
}

RowMapProxy* BenchmarkPage::currentRows() const
{
    QWidget* const part = m_stack->currentWidget();
    return part == m_outcomeTable ? m_outcomeRows : part == m_audit ? m_audit->proxy() : m_taskRows;
}

void BenchmarkPage::showChips()
{
    RowMapProxy* const rows = currentRows();
    QList<ChipBar::Chip> chips;
    const bool isAudit = rows == m_audit->proxy();
    if (const auto& list = m_document.taskList(); list && !isAudit)
        chips.append({listChip,
                      tr("%1 · %2", "where tasks come from, and how many")
                          .arg(list->title, tr("%n task(s)", nullptr, static_cast<int>(list->tasks.size()))),
                      {}});
    if (!isAudit) {
        for (const auto& [facet, names] : m_document.tableFilter().facets) {
            const std::string_view key = facetName(facet);
            chips.append({QStringLiteral("facet:") + QLatin1String(key.data(), static_cast<qsizetype>(key.size())),
                          facetWords(facet, names),
                          {}});
        }
        if (m_tableFilter->hasOwnSolvesAt())
            chips.append({QStringLiteral("solves"),
                          tr("solves: score ≥ %1").arg(numbers::exact(m_document.tableFilter().solvesAt)),
                          {}});
    }
    for (const RowTableModel::FacetField& facet :
         rows->table() != nullptr ? rows->table()->facets() : std::vector<RowTableModel::FacetField>()) {
        const QStringList names = rows->checked(facet.key);
        if (!names.isEmpty() && (isAudit || !facetNamed(facet.key.toStdString())))
            chips.append({QStringLiteral("check:") + facet.key,
                          tr("%1: %2").arg(facet.title, names.join(QLatin1String(", "))),
                          {}});
    }
    if (rows == m_outcomeRows && !rows->isPattern() && !rows->text().isEmpty())
        chips.append({QStringLiteral("rows"), rows->text(), tr("Only outcomes of %1").arg(rows->text())});
    m_chips->setChips(chips);
}

void BenchmarkPage::removeChip(const QString& id)
{
    RowMapProxy* const rows = currentRows();
    const QString key = id.section(QLatin1Char(':'), 1);
    if (id == listChip) {
        m_document.setTaskList(nullptr);
    } else if (id == QLatin1String("solves")) {
        StreamFilter filter = m_document.tableFilter();
        filter.solvesAt = m_document.solvesAt();
        m_tableFilter->setFilter(filter);
    } else if (id == QLatin1String("rows")) {
        rows->setText({}, false);
    } else if (id.startsWith(QLatin1String("facet:"))) {
        StreamFilter filter = m_document.tableFilter();
        std::erase_if(filter.facets, [&](const auto& entry) { return entry.first == facetNamed(key.toStdString()); });
        m_tableFilter->setFilter(filter);
    } else {
        rows->setChecked(key, QStringList());
    }
}

void BenchmarkPage::clearFilters()
{
    RowMapProxy* const rows = currentRows();
    if (rows != m_audit->proxy())
        m_tableFilter->setFilter({});
    rows->clearFilter();
}

void BenchmarkPage::refreshVocabulary()
{
    const auto& benchmark = m_document.benchmark();
    if (!benchmark) {
        m_filter->setVocabulary(nullptr);
        return;
    }
    std::vector<std::string> names;
    if (const auto& results = m_document.results(); results && results->benchmark == benchmark)
        for (const LeaderboardRow& row : results->rows)
            names.push_back(row.policy);
    for (const PolicyInfo& info : policies())
        if (info.argument.empty() && std::ranges::find(names, info.id) == names.end())
            names.emplace_back(info.id);
    m_filter->setVocabulary(
        std::make_shared<const FilterVocabulary>(FilterVocabulary::of(*benchmark, std::move(names))));
}

void BenchmarkPage::askSolvesAt()
{
    auto* const dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("solvesAt"));
    dialog->setWindowTitle(tr("What \"solves\" means"));
    dialog->setLabelText(tr("A model solves a task when its score is at least"));
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleRange(0.01, 1);
    dialog->setDoubleDecimals(2);
    dialog->setDoubleStep(0.05);
    dialog->setDoubleValue(m_document.solvesAt());
    connect(dialog, &QInputDialog::doubleValueSelected, this, [this](double score) { m_document.setSolvesAt(score); });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void BenchmarkPage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QString& iconName, const QKeySequence& keys,
                            auto slot) {
        connect(addAction(name, text, iconName, keys), &QAction::triggered, this, slot);
    };
    add("filter", tr("Filter"), QStringLiteral("filter"), QKeySequence::Find, [this] { m_filter->focusText(); });
    add("removeFilters", tr("Remove all filters"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [this] { clearFilters(); });
    add("modelScores", tr("Scores by model"), {}, {}, [this] {
        m_taskTable->showGroup(TaskTableModel::scoreKey, !m_taskTable->isGroupShown(TaskTableModel::scoreKey));
    });
    add("modelCosts", tr("Costs by model"), {}, {}, [this] {
        m_taskTable->showGroup(TaskTableModel::costKey, !m_taskTable->isGroupShown(TaskTableModel::costKey));
    });
    add("tasks", tr("Tasks"), {}, QKeySequence(Qt::ALT | Qt::Key_1), [this] { reveal(tasksPart); });
    add("outcomes", tr("Outcomes"), {}, QKeySequence(Qt::ALT | Qt::Key_2), [this] { reveal(outcomesPart); });
    add("heatmap", tr("Heatmap"), {}, QKeySequence(Qt::ALT | Qt::Key_3), [this] { reveal(heatmapPart); });
    add("audit", tr("Audit"), {}, QKeySequence(Qt::ALT | Qt::Key_4), [this] { reveal(auditPart); });
    add("exportTable", tr("Export table…"), QStringLiteral("export"), {}, [this] {
        if (DataTable* const table = currentTable())
            table->exportTable();
    });
}

void BenchmarkPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        for (RowMapProxy* rows : {m_taskRows, m_outcomeRows, m_audit->proxy()})
            rows->clearFilter();
        m_computing.drop();
        m_awaited.reset();
        m_audit->clear();
        apply(nullptr);
    });
    connect(&m_document, &Document::benchmarkChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::benchmarkChanged, this, &BenchmarkPage::refreshVocabulary);
    connect(&m_document, &Document::resultsChanged, this, &BenchmarkPage::refreshVocabulary);
    connect(&m_document, &Document::solvesAtChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::streamChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::weightsChanged, this, &BenchmarkPage::invalidate);
    connect(&m_document, &Document::taskListChanged, this, [this] {
        // A filter that was made for other tasks would hide some of these.
        if (m_document.taskList()) {
            m_tableFilter->setFilter({});
            for (RowMapProxy* rows : {m_taskRows, m_outcomeRows})
                rows->clearFilter();
        }
        m_scope->setVisible(m_stack->currentWidget() != m_audit && !m_document.taskList());
        showChips();
        invalidate();
    });
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

PageEntry benchmarkPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        auto* const page = new BenchmarkPage(context.document, context.jobs, context.themes, {}, parent);
        page->setWorkspace(&context.workspace);
        return page;
    }};
}

} // namespace acr::ui

#include "moc_benchmarkpage.cpp"

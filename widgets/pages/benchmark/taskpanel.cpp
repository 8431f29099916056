// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/taskpanel.h"

#include "widgets/models/datatable.h"
#include "widgets/models/splittitle.h"
#include "widgets/pages/benchmark/promptview.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

/// A held arrow key goes through tasks faster than prompts can be laid out: only the one it stops at is.
constexpr int promptDelayMs = 40;
/// Models of a large pool scroll.
constexpr int maxRowsUnscrolled = 8;

} // namespace

TaskPanel::TaskPanel(Document& document, const ThemeManager& themes, PromptLoader prompts, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_themes(themes)
    , m_prompts(std::move(prompts))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("table"), tr("No task selected"),
                             tr("Select a task in the table or a cell of the heatmap."), this))
    , m_id(new QLabel(this))
    , m_facets(new QLabel(this))
    , m_verdict(new QLabel(this))
    , m_outcomes(new OutcomeTableModel(this))
    , m_outcomeOrder(new RowMapProxy(this))
    , m_outcomeTable(new DataTable(themes, tr("Outcomes of the task"), this))
    , m_picks(new PicksModel(this))
    , m_pickOrder(new RowMapProxy(this))
    , m_pickTable(new DataTable(themes, tr("Picks of the routers"), this))
    , m_parts(new SegmentedSwitch(themes, tr("Part of the task"), this))
    , m_partStack(new QStackedWidget(this))
    , m_prompt(new PromptView(themes, this))
    , m_tests(new PromptView(themes, this))
    , m_solution(new PromptView(themes, this))
    , m_source(new QLabel(this))
    , m_noPrompt(new EmptyState(
          themes, QStringLiteral("file"), tr("No prompt"),
          tr("This benchmark publishes none for the task. Attach the files of its data set from the File menu."), this))
    , m_noPicks(new EmptyState(themes, QStringLiteral("compare"), tr("No picks"), {}, this))
    , m_noTests(new EmptyState(themes, QStringLiteral("file"), tr("No tests"),
                               tr("None came with the prompt of this task."), this))
    , m_noSolution(new EmptyState(themes, QStringLiteral("file"), tr("No reference solution"),
                                  tr("None came with the prompt of this task."), this))
    , m_promptStack(new QStackedWidget(this))
    , m_testStack(new QStackedWidget(this))
    , m_solutionStack(new QStackedWidget(this))
    , m_pickStack(new QStackedWidget(this))
{
    m_outcomeOrder->setSourceModel(m_outcomes);
    m_outcomeTable->setObjectName(QStringLiteral("taskOutcomes"));
    m_outcomeTable->setModel(m_outcomeOrder);
    makeFrameless(*m_outcomeTable);
    using Column = OutcomeTableModel::Column;
    QSet<int> constant;
    for (const Column column :
         {Column::Position, Column::TaskId, Column::Dimension, Column::Source, Column::Split, Column::Language})
        constant.insert(column);
    m_outcomeTable->setEmptyColumns(constant);
    m_outcomeTable->setHiddenByDefault({QStringLiteral("input_tokens"), QStringLiteral("output_tokens"),
                                        QStringLiteral("calls"), QStringLiteral("reward"), QStringLiteral("graded"),
                                        QStringLiteral("applied"), QStringLiteral("record")});
    m_outcomeTable->setDefaultWidths({{QStringLiteral("model"), 20},
                                      {QStringLiteral("score"), 4},
                                      {QStringLiteral("cost_usd"), 9},
                                      {QStringLiteral("total_tokens"), 8},
                                      {QStringLiteral("latency_ms"), 10}});
    m_outcomeTable->setFitted({{QStringLiteral("model"), {17, 24}}},
                              {QStringLiteral("latency_ms"), QStringLiteral("total_tokens"), QStringLiteral("regret")});
    // The verdict is beside the outcome that it belongs to.
    QHeaderView* const header = m_outcomeTable->horizontalHeader();
    header->moveSection(header->visualIndex(Column::Choice), header->visualIndex(Column::ModelName) + 1);
    header->moveSection(header->visualIndex(Column::Regret), header->visualIndex(Column::Cost) + 1);

    m_pickOrder->setSourceModel(m_picks);
    m_pickTable->setObjectName(QStringLiteral("taskPicks"));
    m_pickTable->setModel(m_pickOrder);
    makeFrameless(*m_pickTable);
    m_pickTable->setHiddenByDefault({QStringLiteral("cost_usd"), QStringLiteral("attempts")});
    m_pickTable->setDefaultWidths({{QStringLiteral("policy"), 30},
                                   {QStringLiteral("chosen_model"), 19},
                                   {QStringLiteral("score"), 5},
                                   {QStringLiteral("regret"), 7}});
    // The score of a pick stands in the table above as well.
    m_pickTable->setFitted(
        {{QStringLiteral("policy"), {26, 34}}, {QStringLiteral("chosen_model"), {17, 24}}},
        {QStringLiteral("cost_usd"), QStringLiteral("attempts"), QStringLiteral("score"), QStringLiteral("regret")});

    auto* const copy = new QToolButton(this);
    copy->setObjectName(QStringLiteral("copyTaskId"));
    copy->setIcon(icon(themes, QStringLiteral("copy")));
    copy->setToolTip(tr("Copy the task id"));
    copy->setAccessibleName(tr("Copy the task id"));
    copy->setAutoRaise(true);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_id->text()); });
    m_id->setObjectName(QStringLiteral("taskId"));
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_id->setTextFormat(Qt::PlainText);
    // Long ids are cut off at the edge, not allowed to push the panel wider; the tool tip has all of it.
    for (QLabel* label : {m_id, m_facets, m_verdict}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextFormat(Qt::PlainText);
    }
    m_facets->setWordWrap(true);
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("taskVerdict"));

    m_promptStack->addWidget(m_prompt);
    m_promptStack->addWidget(m_noPrompt);
    m_tests->setObjectName(QStringLiteral("promptTests"));
    m_tests->setAccessibleName(tr("Tests of the task"));
    m_testStack->addWidget(m_tests);
    m_testStack->addWidget(m_noTests);
    m_solution->setObjectName(QStringLiteral("promptSolution"));
    m_solution->setAccessibleName(tr("Reference solution of the task"));
    m_solutionStack->addWidget(m_solution);
    m_solutionStack->addWidget(m_noSolution);
    m_source->setObjectName(QStringLiteral("promptSourceFacts"));
    m_source->setTextFormat(Qt::PlainText);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_source->setWordWrap(true);
    m_source->setContentsMargins(space::m, 0, space::s, space::xs);
    m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_source->hide();
    m_pickStack->addWidget(m_pickTable);
    m_pickStack->addWidget(m_noPicks);
    m_parts->setObjectName(QStringLiteral("taskParts"));
    m_parts->addSegment(QStringLiteral("picks"), tr("Routers' picks"));
    m_parts->addSegment(QStringLiteral("prompt"), tr("Prompt"));
    m_parts->addSegment(QStringLiteral("tests"), tr("Tests"));
    m_parts->addSegment(QStringLiteral("solution"), tr("Solution"));
    m_partStack->addWidget(m_pickStack);
    m_partStack->addWidget(m_promptStack);
    m_partStack->addWidget(m_testStack);
    m_partStack->addWidget(m_solutionStack);

    auto* const content = new QFrame(this);
    makeCard(*content);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(1, space::s, 1, 1);
    column->setSpacing(space::xs);
    auto* const inset = new QVBoxLayout;
    inset->setContentsMargins(space::m, 0, space::s, 0);
    inset->setSpacing(2);
    auto* const head = new QHBoxLayout;
    head->addWidget(m_id, 1);
    head->addWidget(copy);
    inset->addLayout(head);
    inset->addWidget(m_facets);
    inset->addWidget(m_verdict);
    column->addLayout(inset);
    column->addWidget(m_outcomeTable);
    auto* const switchRow = new QHBoxLayout;
    switchRow->setContentsMargins(space::m, space::xs, space::m, space::xs);
    switchRow->addWidget(m_parts);
    switchRow->addStretch();
    column->addLayout(switchRow);
    column->addWidget(m_source);
    column->addWidget(m_partStack, 1);

    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    setMinimumWidth(440);

    m_promptSoon.setSingleShot(true);
    m_promptSoon.setInterval(promptDelayMs);
    connect(&m_promptSoon, &QTimer::timeout, this, &TaskPanel::loadPrompt);
    connect(m_parts, &SegmentedSwitch::currentChanged, this, &TaskPanel::showPart);
    connect(m_outcomeTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        m_document.selectModel(ModelIndex::at(index.data(ModelRole).toUInt()));
    });
    connect(m_pickTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        m_document.selectPolicy(m_picks->policy(static_cast<std::size_t>(m_pickOrder->mapToSource(index).row())));
    });
    followTheme(*m_id, themes, [this] { m_id->setFont(m_themes.theme().font(FontRole::Strong)); });
    for (QLabel* label : {m_facets, m_source}) {
        followTheme(*label, themes, [this, label] {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, m_themes.theme().colours().muted);
            label->setPalette(palette);
        });
    }
    connect(&themes, &ThemeManager::themeChanged, this, &TaskPanel::fitOutcomes);
    fitOutcomes();
    refresh();
}

void TaskPanel::fitOutcomes()
{
    const int rowHeight = m_outcomeTable->verticalHeader()->defaultSectionSize();
    const int rows = std::clamp(m_outcomes->rowCount(), 1, maxRowsUnscrolled);
    // The header, the rows, and the bar that scrolls to the columns on the right.
    m_outcomeTable->setFixedHeight(m_outcomeTable->horizontalHeader()->sizeHint().height() + rows * rowHeight +
                                   m_outcomeTable->horizontalScrollBar()->sizeHint().height() + 2);
}

void TaskPanel::refresh()
{
    const auto& benchmark = m_document.benchmark();
    const auto task = m_document.selectedTask();
    if (!benchmark || !task || task->position() >= benchmark->tasks.size()) {
        m_promptSoon.stop();
        m_outcomes->setView(nullptr);
        m_picks->setTask(nullptr, std::nullopt);
        m_empty->setText(benchmark ? tr("No task selected") : tr("Nothing is open"),
                         benchmark ? tr("Select a task in the table or a cell of the heatmap.")
                                   : tr("Open a benchmark from the File menu."));
        m_stack->setCurrentIndex(1);
        return;
    }
    m_stack->setCurrentIndex(0);
    refreshHead(*benchmark, *task);

    auto view = std::make_shared<TaskView>(
        *makeTaskView(benchmark, {*task}, m_document.weights(), m_document.missingScores(), m_outcomes->view().get()));
    view->costDecimals = m_costDecimals;
    m_outcomes->setView(std::move(view));
    m_outcomeTable->showRow(m_document.selectedModel() ? m_outcomeOrder->rowOf(m_document.selectedModel()->position())
                                                       : -1);
    fitOutcomes();

    const auto& results = m_document.results();
    const bool current = results && results->benchmark == benchmark;
    m_picks->setTask(current ? results : nullptr, task);
    if (m_document.computing())
        m_noPicks->setText(tr("Computing"), tr("The routers are being replayed on the stream."));
    else
        m_noPicks->setText(tr("No picks"), tr("The task is not part of the stream that the routers ran on. Choose a "
                                              "stream with it in the bar above."));
    m_pickStack->setCurrentIndex(m_picks->rowCount() > 0 ? 0 : 1);
    m_promptSoon.start();
}

void TaskPanel::refreshHead(const Benchmark& benchmark, TaskIndex task)
{
    m_id->setText(QString::fromStdString(benchmark.tasks[task].id));
    m_id->setToolTip(m_id->text());
    QStringList facets;
    for (const Facet facet : {Facet::Dimension, Facet::Source, Facet::Bench, Facet::Split, Facet::SourceSplit,
                              Facet::Language, Facet::Difficulty}) {
        const std::string category = benchmark.tasks.categoryName(task, facet);
        const QString name = facet == Facet::Split ? splitTitle(category) : QString::fromStdString(category);
        if (!category.empty() && !facets.contains(name))
            facets << name;
    }
    m_facets->setText(facets.join(QStringLiteral("  ·  ")));

    const std::vector<TaskIndex> one{task};
    const TaskFacts facts =
        taskFacts(benchmark.outcomes, one, m_document.weights(), m_document.missingScores(), m_document.solvesAt())
            .front();
    QString verdict;
    if (facts.counted == 0)
        verdict = tr("No score is known.");
    else if (facts.scoring == 0)
        verdict = tr("Unsolved: no model scores. Oracle reward %1.").arg(numbers::fixed(facts.oracleReward, 3));
    else
        verdict = tr("%1 of %2 models score, %n at the best score of %3. Oracle reward %4.", nullptr, facts.atBestScore)
                      .arg(facts.scoring)
                      .arg(facts.counted)
                      .arg(numbers::fixed(facts.bestScore, 2), numbers::fixed(facts.oracleReward, 3));
    if (facts.ungraded > 0)
        verdict = joinSentences({verdict, tr("%n not graded.", nullptr, facts.ungraded)});
    m_verdict->setText(verdict);
}

QString TaskPanel::promptOf(TaskIndex task) const
{
    const QString held = QString::fromStdString(m_document.benchmark()->tasks.prompt(task));
    return held.isEmpty() && m_prompts ? m_prompts(task) : held;
}

void TaskPanel::setDetails(PromptDetailLoader details)
{
    m_details = std::move(details);
    m_promptSoon.start();
}

void TaskPanel::showPart(const QString& part)
{
    static const QStringList parts{QStringLiteral("picks"), QStringLiteral("prompt"), QStringLiteral("tests"),
                                   QStringLiteral("solution")};
    m_partStack->setCurrentIndex(std::max(0, static_cast<int>(parts.indexOf(part))));
    m_source->setVisible(m_partStack->currentIndex() > 0 && !m_source->text().isEmpty());
}

void TaskPanel::loadPrompt()
{
    const auto task = m_document.selectedTask();
    if (!m_document.benchmark() || !task)
        return;
    const PromptDetail detail = m_details ? m_details(*task) : PromptDetail{};
    const QString prompt = promptOf(*task);
    // Texts of joined files are shown as they stand.
    const PromptFacts facts = detail.facts.value_or(PromptFacts{});
    const QString language = QString::fromStdString(facts.language);
    if (detail.facts)
        m_prompt->setCode(prompt, language, true);
    else
        m_prompt->setPrompt(prompt);
    m_promptStack->setCurrentIndex(prompt.isEmpty() ? 1 : 0);
    m_tests->setCode(QString::fromStdString(facts.tests), language, false);
    m_testStack->setCurrentIndex(facts.tests.empty() ? 1 : 0);
    m_solution->setCode(QString::fromStdString(facts.solution), language, false);
    m_solutionStack->setCurrentIndex(facts.solution.empty() ? 1 : 0);
    m_source->setText(sourceSentence(detail));
    showPart(m_parts->current());
}

QString TaskPanel::sourceSentence(const PromptDetail& detail) const
{
    QStringList lines;
    if (detail.facts) {
        const PromptSourceInfo& info = promptSourceInfo(detail.facts->source);
        QStringList parts;
        if (detail.facts->source != PromptSource::Own)
            parts << tr("%1 (licence: %2)")
                         .arg(QString::fromUtf8(info.title.data(), static_cast<qsizetype>(info.title.size())),
                              QString::fromUtf8(info.licence.data(), static_cast<qsizetype>(info.licence.size())));
        if (!detail.facts->language.empty())
            parts << QString::fromStdString(detail.facts->language);
        if (!detail.facts->entryPoint.empty())
            parts << tr("entry point %1").arg(QString::fromStdString(detail.facts->entryPoint));
        lines << parts.join(QStringLiteral("  ·  "));
        if (!detail.facts->note.empty())
            lines << QString::fromStdString(detail.facts->note);
    }
    const auto& benchmark = m_document.benchmark();
    if (isSibling(detail.sibling.kind) && benchmark && detail.sibling.nearest.position() < benchmark->tasks.size()) {
        const QString id = QString::fromStdString(benchmark->tasks[detail.sibling.nearest].id);
        const QString share = numbers::percent(100 * detail.sibling.similarity);
        switch (detail.sibling.kind) {
        case SiblingKind::Exact: lines << tr("Same text as %1").arg(id); break;
        case SiblingKind::SameProblem:
            lines << tr("Same problem as %1; %2 of the text in common").arg(id, share);
            break;
        case SiblingKind::Similar: lines << tr("Similar to %1; %2 of the text in common").arg(id, share); break;
        case SiblingKind::None:
        case SiblingKind::Unknown: break;
        }
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QJsonObject TaskPanel::saveState() const
{
    return {{QStringLiteral("part"), m_parts->current()},
            {QStringLiteral("outcomes"), m_outcomeTable->saveState()},
            {QStringLiteral("picks"), m_pickTable->saveState()}};
}

void TaskPanel::restoreState(const QJsonObject& state)
{
    m_parts->setCurrent(state.value(QLatin1String("part")).toString());
    m_outcomeTable->restoreState(state.value(QLatin1String("outcomes")).toObject());
    m_pickTable->restoreState(state.value(QLatin1String("picks")).toObject());
}

} // namespace acr::ui

#include "moc_taskpanel.cpp"

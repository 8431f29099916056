// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorspage.h"

#include "widgets/charts/curvechart.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/pricespanel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/sensitivitymodel.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/pages/priors/settingspanel.h"
#include "widgets/pages/priors/votepanel.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int sideWidth = 440;
constexpr std::array parts{"flipped", "settings", "vote", "prices", "sensitivity"};

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

PriorsPage::~PriorsPage()
{
    // A value that is being typed ends while the parts of the page are taken down, and must not reach what is left of
    // it.
    m_grid->disconnect();
    m_editor->disconnect(this);
}

PriorsPage::PriorsPage(const ThemeManager& themes, Document& document, WorkspaceFile& file, Jobs& jobs,
                       QUndoStack& undo, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_editor(new PriorEditor(document, jobs, undo, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("priors"), {}, {}, this))
    , m_sets(new SetBar(themes, *m_editor, file, undo, this))
    , m_message(new QLabel(this))
    , m_flips(new FlipModel(this))
    , m_sensitivity(new SensitivityModel(this))
    , m_ranking(jobs, [this] { startSensitivity(); })
    , m_tuning(jobs, [this] { startTuning(m_tunedOnStream); })
{
    auto* content = new QWidget(this);
    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(buildMain());
    m_columns->addWidget(buildSide());
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({1000, sideWidth});
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(m_sets);
    layout->addWidget(buildHeadline());
    layout->addWidget(m_message);
    layout->addWidget(m_columns, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(m_editor->openingJob());
    retryBar().follow(m_editor->replayingJob(), tr("The figures below are of the priors before."));
    retryBar().follow(m_ranking);
    retryBar().follow(m_tuning);
    buildActions();
    connectEditor();
    showDesk();
}

QWidget* PriorsPage::buildHeadline()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    const auto card = [&](const QString& caption) {
        auto* made = new FigureCard(m_themes, caption, bar);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(made);
        return made;
    };
    m_cumReg = card(tr("CumReg (reward)"));
    m_avgPerf = card(tr("AvgPerf"));
    m_cost = card(tr("Cost of the stream"));
    m_flipped = card(tr("Flipped tasks"));
    return bar;
}

QWidget* PriorsPage::buildMain()
{
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_grid = new PriorGrid(m_themes, m_rows);
    m_chart = new CurveChart(m_themes, m_rows);
    m_chart->setTitle(tr("Cumulative regret before and after"));
    m_chart->setAxisTitles(tr("task in stream"), tr("cumulative regret (reward)"));
    m_chart->setValueFormat({}, {}, 1);
    m_chart->setMinimumHeight(110);
    m_rows->addWidget(m_grid);
    m_rows->addWidget(m_chart);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({340, 200});
    return m_rows;
}

QWidget* PriorsPage::buildSide()
{
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Details of the priors"));
    m_flipTable = new DataTable(m_themes, tr("Flipped tasks"), m_side);
    m_flipTable->setObjectName(QStringLiteral("flipped"));
    m_flipTable->setModel(m_flips);
    m_flipTable->setDefaultWidths({{QStringLiteral("task_id"), 16},
                                   {QStringLiteral("dimension"), 12},
                                   {QStringLiteral("model_before"), 12},
                                   {QStringLiteral("model_after"), 12}});
    m_flipTable->setFitted({{QStringLiteral("task_id"), {9, 40}},
                            {QStringLiteral("dimension"), {9, 20}},
                            {QStringLiteral("model_before"), {11, 24}},
                            {QStringLiteral("model_after"), {11, 24}}},
                           {QStringLiteral("dimension"), QStringLiteral("step")});
    // What ids of tasks and names of models have in common stands at their head.
    m_flipTable->setTextElideMode(Qt::ElideLeft);
    auto* none = new EmptyState(m_themes, QStringLiteral("priors"), tr("No task is flipped"),
                                tr("Drag a cell of the heatmap up or down, or move a weight: tasks that then go to "
                                   "another model are listed here."),
                                m_side);
    m_flipStack = new QStackedWidget(m_side);
    m_flipStack->addWidget(none);
    m_flipStack->addWidget(m_flipTable);
    m_side->addTab(m_flipStack, tr("Flipped"));
    m_side->addTab(scrolled(new SettingsPanel(m_themes, *m_editor), m_side), tr("Settings"));
    m_side->addTab(scrolled(new VotePanel(m_themes, *m_editor), m_side), tr("Vote"));
    m_side->addTab(scrolled(new PricesPanel(m_themes, *m_editor), m_side), tr("Prices"));
    m_side->addTab(buildSensitivity(), tr("Sensitivity"));
    m_side->setMinimumWidth(320);
    return m_side;
}

QWidget* PriorsPage::buildSensitivity()
{
    auto* panel = new QWidget(m_side);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(space::s, space::s, space::s, 0);
    layout->setSpacing(space::s);
    auto* says = new QLabel(tr("Every prior is moved a little both ways and the stream is replayed for each. The "
                               "largest effect stands first."),
                            panel);
    says->setWordWrap(true);
    m_rank = new QPushButton(tr("&Rank priors"), panel);
    connect(m_rank, &QPushButton::clicked, this, &PriorsPage::startSensitivity);
    auto* proxy = new QSortFilterProxyModel(panel);
    proxy->setSortRole(SortRole);
    proxy->setSourceModel(m_sensitivity);
    m_sensitivityTable = new DataTable(m_themes, tr("Sensitivity"), panel);
    m_sensitivityTable->setModel(proxy);
    m_sensitivityTable->setHiddenByDefault({QStringLiteral("slope")});
    m_sensitivityTable->setDefaultWidths({{QStringLiteral("address"), 40}});
    m_sensitivityTable->setFitted(
        {{QStringLiteral("address"), {36, 60}}},
        {QStringLiteral("regret_lower"), QStringLiteral("regret_higher"), QStringLiteral("value")});
    connect(m_sensitivityTable, &DataTable::rowChosen, this, [this, proxy](const QModelIndex& index) {
        if (index.isValid())
            m_grid->select(m_sensitivity->at(proxy->mapToSource(index).row()).address);
    });
    layout->addWidget(says);
    layout->addWidget(m_rank, 0, Qt::AlignLeft);
    layout->addWidget(m_sensitivityTable, 1);
    return panel;
}

void PriorsPage::connectEditor()
{
    connect(m_editor, &PriorEditor::restarted, this, [this] {
        m_ranking.drop();
        m_tuning.drop();
        m_sensitivity->setResults({});
    });
    connect(m_editor, &PriorEditor::deskChanged, this, &PriorsPage::showDesk);
    connect(m_editor, &PriorEditor::priorsChanged, this, &PriorsPage::showPriors);
    connect(m_editor, &PriorEditor::referenceChanged, this, &PriorsPage::showPriors);
    connect(m_editor, &PriorEditor::replayed, this, &PriorsPage::showReplay);
    const auto failed = [this](const Error& error) { say(errorText(error)); };
    connect(m_editor, &PriorEditor::failed, this, failed);
    connect(m_sets, &SetBar::failed, this, failed);
    connect(m_grid, &PriorGrid::valueEdited, m_editor, [this](const PriorAddress& address, double value, int gesture) {
        // Numbers of the grid's gestures and of the panels' must not meet.
        m_editor->setValue(address, value, gesture + (1 << 24));
    });
    connect(m_grid, &PriorGrid::resetAsked, this, &PriorsPage::resetCell);
    connect(m_grid, &PriorGrid::cellSelected, this, [this](const PriorAddress& address) {
        if (const auto benchmark = m_editor->benchmark())
            m_document.selectModel(benchmark->model(address.name));
    });
    connect(m_flipTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (!index.isValid())
            return;
        const Flip& flip = m_flips->flips()[static_cast<std::size_t>(index.row())];
        m_document.selectTask(flip.task);
        m_document.selectStep(flip.step);
    });
    connect(m_chart, &CurveChart::positionClicked, this, [this](double x) {
        const auto step = static_cast<std::size_t>(std::max(0.0, std::round(x) - 1));
        if (m_editor->after() != nullptr && step < m_editor->after()->run.steps.size()) {
            m_document.selectTask(m_editor->after()->run.steps[step].task);
            m_document.selectStep(static_cast<std::uint32_t>(step));
        }
    });
    connect(&m_document, &Document::selectedStepChanged, this, [this] {
        const auto step = m_document.selectedStep();
        m_chart->setPlayhead(step ? std::optional<double>(*step + 1) : std::nullopt);
    });
    connect(&m_document, &Document::selectedTaskChanged, this, [this] {
        const auto task = m_document.selectedTask();
        m_flipTable->showRow(task ? m_flips->indexOf(*task).row() : -1);
    });
}

void PriorsPage::showEvent(QShowEvent* event)
{
    m_editor->setActive(true);
    Page::showEvent(event);
}

void PriorsPage::hideEvent(QHideEvent* event)
{
    m_editor->setActive(false);
    Page::hideEvent(event);
}

bool PriorsPage::reveal(const QString& part)
{
    const auto found = std::ranges::find(parts, part, [](const char* name) { return QLatin1String(name); });
    if (found == parts.end())
        return false;
    m_side->setCurrentIndex(static_cast<int>(found - parts.begin()));
    return true;
}

QJsonObject PriorsPage::saveState() const
{
    return {{QStringLiteral("columns"), splitterState(*m_columns)},
            {QStringLiteral("rows"), splitterState(*m_rows)},
            {QStringLiteral("part"), QString::fromLatin1(parts.at(static_cast<std::size_t>(m_side->currentIndex())))},
            {QStringLiteral("flipped"), m_flipTable->saveState()}};
}

void PriorsPage::restoreState(const QJsonObject& state)
{
    restoreSplitter(*m_columns, state[QLatin1String("columns")]);
    restoreSplitter(*m_rows, state[QLatin1String("rows")]);
    reveal(state[QLatin1String("part")].toString());
    m_flipTable->restoreState(state[QLatin1String("flipped")].toObject());
}

bool PriorsPage::settled() const
{
    return (!isVisible() || m_editor->settled()) && !m_ranking.running() && !m_tuning.running();
}

void PriorsPage::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace acr::ui

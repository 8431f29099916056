// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorspage.h"

#include "core/memory/priorjson.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/scalebar.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/flippanel.h"
#include "widgets/pages/priors/fliptrialbar.h"
#include "widgets/pages/priors/pricespanel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priorheadline.h"
#include "widgets/pages/priors/priorkeeper.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/priorsearch.h"
#include "widgets/pages/priors/sensitivitypanel.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/pages/priors/settingspanel.h"
#include "widgets/pages/priors/votepanel.h"
#include "widgets/pages/tasklinks.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/names.h"
#include "widgets/shell/regretwords.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

namespace acr::ui {

namespace {

constexpr int sideWidth = 452;
constexpr std::array sideNames{"flipped", "settings", "vote", "prices", "sensitivity"};
/// Numbers of the grid's gestures begin here, so that they are never those of the panels.
constexpr int firstGridGesture = 1 << 24;

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    // The card around it shows through.
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

PriorsPage::PriorsPage(const ThemeManager& themes, Document& document, WorkspaceFile& file, Jobs& jobs,
                       QUndoStack& undo, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_editor(new PriorEditor(document, jobs, undo, this))
    , m_search(new PriorSearch(document, *m_editor, jobs, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("priors"), {}, {}, this))
    , m_sets(new SetBar(themes, *m_editor, file, undo, this))
    , m_keeper(new PriorKeeper(document, *m_editor, *m_sets, file, this))
    , m_headline(new PriorHeadline(themes, this))
    , m_message(new QLabel(this))
{
    buildParts(jobs);
    buildActions();
    connectEditor();
    connectParts();
    showDesk();
}

PriorsPage::~PriorsPage()
{
    // A value that is being typed ends while the sideNames of the page are taken down, and must not reach what is left
    // of it. Only these connections: the style sheet has one to each widget, too, by which it forgets the ones that go.
    m_grid->disconnect(this);
    m_grid->disconnect(m_editor);
    m_editor->disconnect(this);
}

void PriorsPage::buildParts(Jobs& jobs)
{
    auto* content = new QWidget(this);
    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(buildMain());
    m_columns->addWidget(buildSide(jobs));
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({1000, sideWidth});
    m_message->setObjectName(QStringLiteral("priorsMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::m);
    top->addWidget(m_sets, 1);
    top->addWidget(buildGridTools(content));
    layout->addLayout(top);
    layout->addWidget(m_headline);
    layout->addWidget(m_message);
    layout->addWidget(m_columns, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(m_editor->openingJob());
    retryBar().follow(m_editor->replayingJob(), tr("The figures below are of the priors before."));
    retryBar().follow(m_trial->lookingJob());
    retryBar().follow(m_search->rankingJob());
    retryBar().follow(m_search->tuningJob());
}

QWidget* PriorsPage::buildMain()
{
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_grid = new PriorGrid(m_themes, m_rows);
    m_chart = new CurveChart(m_themes, m_rows);
    m_chart->setObjectName(QStringLiteral("beforeAndAfter"));
    m_chart->setTitle(tr("Cumulative regret before and after"));
    m_chart->setAxisTitles(tr("task in stream"), regretAxisTitle(false));
    m_chart->setValueFormat({}, {}, 1);
    m_chart->setMinimumHeight(110);
    m_rows->addWidget(m_grid);
    m_rows->addWidget(m_chart);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({340, 200});
    return m_rows;
}

QWidget* PriorsPage::buildGridTools(QWidget* parent)
{
    auto* const tools = new QWidget(parent);
    auto* const row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    m_cells = new SegmentedSwitch(m_themes, tr("What the cells show"), tools);
    m_cells->setObjectName(QStringLiteral("priorCells"));
    m_cells->addSegment(QStringLiteral("score"), tr("Expected score"), tr("The score that the priors expect, 0 to 1"));
    m_cells->addSegment(QStringLiteral("change"), tr("Change"),
                        tr("How much the priors differ from those that they are compared with"));
    m_fitted = new QToolButton(tools);
    m_fitted->setObjectName(QStringLiteral("priorFitted"));
    m_fitted->setText(tr("Fitted scale"));
    m_fitted->setToolTip(tr("Colours from the lowest to the highest value that is shown"));
    m_fitted->setCheckable(true);
    m_scale = new ScaleBar(m_themes, tools);
    row->addWidget(m_cells);
    row->addWidget(m_fitted);
    row->addStretch();
    row->addWidget(m_scale);
    connect(m_cells, &SegmentedSwitch::currentChanged, this,
            [this](const QString& key) { m_grid->setShowsChange(key == QLatin1String("change")); });
    connect(m_fitted, &QToolButton::toggled, m_grid, &PriorGrid::setFitted);
    connect(m_grid, &PriorGrid::scaleChanged, m_scale, [this] { m_scale->setScale(m_grid->scale()); });
    m_scale->setScale(m_grid->scale());
    return tools;
}

QWidget* PriorsPage::buildSide(Jobs& jobs)
{
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Details of the priors"));
    auto* flipped = new QWidget(m_side);
    m_flips = new FlipPanel(m_themes, flipped);
    m_trial = new FlipTrialBar(m_themes, m_document, *m_editor, jobs, flipped);
    auto* flippedLayout = new QVBoxLayout(flipped);
    flippedLayout->setContentsMargins(0, 0, 0, 0);
    flippedLayout->setSpacing(0);
    flippedLayout->addWidget(m_trial);
    flippedLayout->addWidget(m_flips, 1);
    m_sensitivity = new SensitivityPanel(m_themes, m_side);
    const auto addTab = [this](QWidget& page, const QString& name) { m_side->addTab(inCard(page, m_side), name); };
    addTab(*flipped, tr("Flipped"));
    addTab(*scrolled(new SettingsPanel(m_themes, *m_editor), m_side), tr("Settings"));
    addTab(*scrolled(new VotePanel(m_themes, *m_editor), m_side), tr("Vote"));
    addTab(*scrolled(new PricesPanel(m_themes, *m_editor), m_side), tr("Prices"));
    addTab(*m_sensitivity, tr("Sensitivity"));
    m_side->setMinimumWidth(320);
    return m_side;
}

void PriorsPage::buildActions()
{
    for (QAction* each : m_sets->setActions())
        addAction(each);
    const auto action = [this](const char* name, const QString& text, const QString& iconName,
                               const QKeySequence& keys) {
        QAction* const made = addAction(name, text, iconName, keys);
        m_sets->menu().addAction(made);
        return made;
    };
    QAction* const tryFlip =
        action("tryFlip", tr("Try the smallest &flip of the selected task"), QStringLiteral("step"), {});
    connect(tryFlip, &QAction::triggered, this, [this] {
        reveal(QStringLiteral("flipped"));
        m_trial->tryShown();
    });
    connect(action("rank", tr("&Rank priors by effect"), QStringLiteral("sort"), QKeySequence(tr("Ctrl+Shift+K"))),
            &QAction::triggered, this, &PriorsPage::startSensitivity);
    connect(
        action("tune", tr("&Tune on the probing split"), QStringLiteral("settings"), QKeySequence(tr("Ctrl+Shift+T"))),
        &QAction::triggered, this, [this] { startTuning(false); });
    connect(action("tuneOnStream", tr("Tune on the s&hown stream…"), QStringLiteral("warning"), {}),
            &QAction::triggered, this, &PriorsPage::askToTuneOnStream);
}

void PriorsPage::connectEditor()
{
    connect(m_editor, &PriorEditor::restarted, this, [this] {
        if (isVisible())
            m_keeper->load();
    });
    connect(m_editor, &PriorEditor::deskChanged, this, &PriorsPage::showDesk);
    connect(m_editor, &PriorEditor::priorsChanged, this, &PriorsPage::showPriors);
    connect(m_editor, &PriorEditor::referenceChanged, this, &PriorsPage::showPriors);
    connect(m_editor, &PriorEditor::replayed, this, &PriorsPage::showReplay);
    const auto failed = [this](const Error& error) { say(errorText(error)); };
    connect(m_editor, &PriorEditor::failed, this, failed);
    connect(m_sets, &SetBar::failed, this, failed);
    connect(m_sets, &SetBar::said, this, &PriorsPage::say);
    connect(m_search, &PriorSearch::failed, this, failed);
    connect(m_search, &PriorSearch::tuned, this, &PriorsPage::say);
    connect(m_search, &PriorSearch::ranked, m_sensitivity, &SensitivityPanel::setResults);
    connect(&m_search->rankingJob(), &LatestJob::changed, this, [this] {
        m_sensitivity->setRankingEnabled(m_editor->desk() != nullptr && !m_search->rankingJob().running());
    });
}

void PriorsPage::connectParts()
{
    connect(m_grid, &PriorGrid::valueEdited, m_editor, [this](const PriorAddress& address, double value, int gesture) {
        say({});
        m_editor->setValue(address, value, firstGridGesture + gesture);
    });
    connect(m_grid, &PriorGrid::textRefused, this, &PriorsPage::sayRefused);
    connect(m_grid, &PriorGrid::resetAsked, this, &PriorsPage::resetCell);
    connect(m_grid, &PriorGrid::readOnlyAsked, this, [this] {
        say(tr("Rows of kinds are read only: the policy learns them from the probed tasks. Edit the row of the "
               "source."));
    });
    connect(m_grid, &PriorGrid::cellSelected, this, [this](const PriorAddress& address) {
        if (const auto benchmark = m_editor->benchmark())
            m_document.selectModel(benchmark->model(address.name));
    });
    connect(m_flips, &FlipPanel::flipChosen, this, [this](const Flip& flip) {
        m_document.selectTask(flip.task);
        m_document.selectStep(flip.step);
    });
    connect(m_trial, &FlipTrialBar::said, this, &PriorsPage::say);
    connect(m_trial, &FlipTrialBar::trialChanged, this, &PriorsPage::updateTrial);
    connect(&m_document, &Document::flipTrialRequested, m_trial, &FlipTrialBar::tryLater);
    linkTaskTable(m_flips->table(), m_document, TaskPlace::RegretCurve, TaskPlace::Step);
    connect(m_headline, &PriorHeadline::flippedActivated, this, [this] {
        std::vector<TaskIndex> tasks;
        for (const Flip& flip : m_flips->model().flips())
            tasks.push_back(flip.task);
        m_document.showTasks(tr("Flipped by the priors"), std::move(tasks));
    });
    const auto showSteps = [this](const DeskReplay* replay, const QString& title,
                                  const std::function<bool(const DeskReplay&, std::size_t step)>& wanted) {
        if (replay == nullptr)
            return;
        std::vector<TaskIndex> tasks;
        for (std::size_t i = 0; i < replay->run.steps.size(); ++i)
            if (wanted(*replay, i))
                tasks.push_back(replay->run.steps[i].task);
        m_document.showTasks(title, std::move(tasks));
    };
    const auto hasRegret = [](const DeskReplay& replay, std::size_t step) {
        const std::vector<double>& sum = replay.curves.cumRegret;
        return sum[step] > (step > 0 ? sum[step - 1] : 0);
    };
    connect(m_headline, &PriorHeadline::regretActivated, this, [this, showSteps, hasRegret] {
        showSteps(m_editor->after(), tr("With the priors: with regret"), hasRegret);
    });
    connect(m_headline, &PriorHeadline::scoreActivated, this, [this, showSteps] {
        showSteps(m_editor->after(), tr("With the priors: without the full score"),
                  [](const DeskReplay& replay, std::size_t step) { return !(replay.run.steps[step].score >= 1); });
    });
    m_chart->setActivation(tr("Show the tasks with regret"));
    connect(m_chart, &ChartWidget::activated, this, [this, showSteps, hasRegret](const QVariant& curve) {
        if (curve.toString() == QLatin1String("before"))
            showSteps(m_editor->before(), tr("Before the change: with regret"), hasRegret);
        else
            showSteps(m_editor->after(), tr("With the priors: with regret"), hasRegret);
    });
    m_grid->setActivation(tr("Show the tasks that go to this model"));
    connect(m_grid, &PriorGrid::activated, this, &PriorsPage::showTasksOfCell);
    connect(m_sensitivity, &SensitivityPanel::rankingAsked, this, &PriorsPage::startSensitivity);
    connect(m_sensitivity, &SensitivityPanel::priorChosen, m_grid, &PriorGrid::select);
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
    connect(&m_document, &Document::selectedTaskChanged, this,
            [this] { m_flips->showTask(m_document.selectedTask()); });
}

void PriorsPage::showTasksOfCell(const QVariant& item)
{
    const auto address = parsePriorAddress(item.toString().toStdString());
    const auto benchmark = m_editor->benchmark();
    if (!address || !benchmark || m_editor->after() == nullptr)
        return;
    const auto model = benchmark->model(address->name);
    if (!model)
        return;
    const TaskTable& table = benchmark->tasks;
    std::vector<TaskIndex> tasks;
    for (const Step& step : m_editor->after()->run.steps) {
        if (step.chosen == *model &&
            (address->dimension.empty() || table.categoryName(step.task, Facet::Dimension) == address->dimension) &&
            (address->source.empty() || table.categoryName(step.task, Facet::Source) == address->source))
            tasks.push_back(step.task);
    }
    const QString group = QString::fromStdString(!address->source.empty()      ? address->source
                                                 : !address->dimension.empty() ? address->dimension
                                                                               : std::string());
    const QString name = QString::fromStdString(address->name);
    const QString title =
        group.isEmpty() ? tr("Tasks that go to %1").arg(name) : tr("Tasks of %1 that go to %2").arg(group, name);
    if (tasks.empty())
        say(tr("%1: none.").arg(title));
    else
        m_document.showTasks(title, std::move(tasks));
}

void PriorsPage::showEvent(QShowEvent* event)
{
    m_keeper->load();
    m_editor->setActive(true);
    Page::showEvent(event);
    m_trial->setActive(true);
}

void PriorsPage::hideEvent(QHideEvent* event)
{
    m_editor->setActive(false);
    m_trial->setActive(false);
    Page::hideEvent(event);
}

QList<Page::Part> PriorsPage::parts() const
{
    return partsOf(*m_side, sideNames);
}

bool PriorsPage::reveal(const QString& part)
{
    const auto found = std::ranges::find(sideNames, part, [](const char* name) { return QLatin1String(name); });
    if (found == sideNames.end())
        return false;
    m_side->setCurrentIndex(static_cast<int>(found - sideNames.begin()));
    return true;
}

QJsonObject PriorsPage::saveState() const
{
    return {
        {QStringLiteral("columns"), splitterState(*m_columns)},
        {QStringLiteral("rows"), splitterState(*m_rows)},
        {QStringLiteral("cells"), m_cells->current()},
        {QStringLiteral("fitted"), m_fitted->isChecked()},
        {QStringLiteral("part"), QString::fromLatin1(sideNames.at(static_cast<std::size_t>(m_side->currentIndex())))},
        {QStringLiteral("flipped"), m_flips->saveState()}};
}

void PriorsPage::restoreState(const QJsonObject& state)
{
    restoreSplitter(*m_columns, state[QLatin1String("columns")]);
    restoreSplitter(*m_rows, state[QLatin1String("rows")]);
    m_cells->setCurrent(state[QLatin1String("cells")].toString());
    m_fitted->setChecked(state[QLatin1String("fitted")].toBool());
    reveal(state[QLatin1String("part")].toString());
    m_flips->restoreState(state[QLatin1String("flipped")].toObject());
}

QJsonObject PriorsPage::liveView() const
{
    if (m_editor->desk() == nullptr)
        return {};
    return {{QStringLiteral("kind"), QStringLiteral("priors")},
            {QStringLiteral("policy"), QString::fromStdString(m_editor->policy().text())},
            {QStringLiteral("priors"), QString::fromStdString(priorJson(m_editor->priors()))},
            {QStringLiteral("reference"), QString::fromStdString(priorJson(m_editor->reference()))}};
}

bool PriorsPage::settled() const
{
    return (!isVisible() || (m_editor->settled() && m_trial->settled())) && !m_search->rankingJob().running() &&
           !m_search->tuningJob().running();
}

FlipModel& PriorsPage::flips() const
{
    return m_flips->model();
}

void PriorsPage::showDesk()
{
    const bool laid = m_editor->desk() != nullptr;
    if (!m_document.benchmark()) {
        m_empty->setText(tr("No benchmark is open"),
                         tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File "
                            "menu; the first priors are learned from its probing split."));
    } else if (!laid) {
        m_empty->setText(tr("No prior desk yet"),
                         m_editor->openingJob().cancelled() ? tr("Laying it out was cancelled.")
                         : m_editor->settled()
                             ? tr("Priors need a policy that can run on this stream; choose another stream above.")
                             : tr("It is being laid out."));
    }
    m_stack->setCurrentIndex(laid ? 1 : 0);
    for (QAction* action : pageActions())
        setAvailable(*action, laid, tr("The priors are not laid out yet."));
    updateTrial();
    m_sensitivity->setRankingEnabled(laid && !m_search->rankingJob().running());
    say({});
    m_grid->setKinds(m_editor->kinds());
    if (laid)
        showPriors();
}

void PriorsPage::updateTrial()
{
    QAction* const tryFlip = findChild<QAction*>(QStringLiteral("tryFlip"), Qt::FindDirectChildrenOnly);
    if (m_editor->desk() != nullptr)
        setAvailable(*tryFlip, m_trial->canTry(),
                     tr("No task of the stream is selected, or no number flips its decision."));
}

void PriorsPage::showPriors()
{
    m_grid->setPriors(std::make_shared<const PriorSet>(m_editor->priors()),
                      std::make_shared<const PriorSet>(m_editor->reference()));
}

void PriorsPage::showReplay()
{
    const DeskReplay* const after = m_editor->after();
    if (after == nullptr)
        return;
    m_headline->setReplays(*after, m_editor->before(), m_editor->flips());
    m_chart->setAxisTitles(tr("task in stream"), regretAxisTitle(after->metrics.measured.calledOnly));
    showCurves();
    m_flips->setFlips(m_editor->benchmark(), m_editor->flips());
}

void PriorsPage::showCurves()
{
    std::vector<Curve> curves;
    const auto add = [&](const QString& id, const QString& name, const Ink& ink, const DeskReplay& replay) {
        Curve curve;
        curve.id = id;
        curve.name = name;
        curve.ink = ink;
        curve.spacing.first = 1;
        curve.values = std::make_shared<CurveData>(replay.curves.cumRegret);
        curves.push_back(std::move(curve));
    };
    if (m_editor->before() != nullptr)
        add(QStringLiteral("before"), tr("before"), Ink::muted(), *m_editor->before());
    add(QStringLiteral("after"), tr("after"), Ink::policy(QStringLiteral("acrouter")), *m_editor->after());
    m_chart->setCurves(std::move(curves));
}

void PriorsPage::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void PriorsPage::sayRefused(const PriorAddress& address, const QString& text)
{
    const PriorRange range = priorRange(address.field);
    say(tr("“%1” was not taken: the %2 is a number from %3 to %4.")
            .arg(text, priorAddressTitle(address), numbers::compact(range.low), numbers::compact(range.high)));
}

void PriorsPage::resetCell(PriorAddress address)
{
    const PriorSet& learned = m_editor->learned();
    const int gesture = m_editor->nextGesture();
    for (const PriorField field : {PriorField::Mean, PriorField::Strength}) {
        address.field = field;
        const double value = priorValue(learned, address).value_or(missing);
        if (!isMissing(value))
            m_editor->setValue(address, value, gesture);
    }
}

void PriorsPage::startSensitivity()
{
    if (m_editor->desk() != nullptr)
        reveal(QStringLiteral("sensitivity"));
    m_search->rank();
}

void PriorsPage::startTuning(bool onShownStream)
{
    m_search->tune(onShownStream);
}

void PriorsPage::askToTuneOnStream()
{
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Tune on the shown stream"),
                                     tr("Figures on a stream that priors were tuned on are optimistic: they show the "
                                        "fit to known tasks, not the router's future performance."),
                                     QMessageBox::Cancel, this);
    question->setInformativeText(withoutGaps(tr("The set will be marked “tuned on %1”, in files as well.")
                                                 .arg(splitTitle(m_document.stream()->definition.split))));
    QPushButton* go = question->addButton(tr("Tune and mark the set"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(go, &QPushButton::clicked, this, [this] { startTuning(true); });
    question->open();
}

PageEntry priorsPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new PriorsPage(context.themes, context.document, context.workspace, context.jobs, context.undo, parent);
    }};
}

} // namespace acr::ui

#include "moc_priorspage.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/sessionpage.h"

#include "core/base/savefile.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/taskselection.h"
#include "core/policy/registry.h"
#include "core/session/earliersteps.h"
#include "core/session/sessionjson.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/session/decisionpanel.h"
#include "widgets/pages/session/eventpalette.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/forklist.h"
#include "widgets/pages/session/lanechart.h"
#include "widgets/pages/session/neighbourlist.h"
#include "widgets/pages/session/savedsessionsmenu.h"
#include "widgets/pages/session/sessionheadline.h"
#include "widgets/pages/session/stepmodel.h"
#include "widgets/pages/session/timelinebar.h"
#include "widgets/pages/session/transportbar.h"
#include "widgets/pages/tasklinks.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/figuretexts.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/playcontrols.h"
#include "widgets/shell/policydialog.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/retrybar.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/savedialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace acr::ui {

namespace {

constexpr int sideWidth = 360;
constexpr int pageOfSteps = 100;

const QString otherPolicy = QStringLiteral("…");

constexpr std::size_t longPast = 4000;

/// Of a verification, in the page.
constexpr qsizetype differencesShown = 5;

QString recordingSentence(const RecordingNotice& notice)
{
    const QString why = errorSentence(notice.why);
    switch (notice.kind) {
    case RecordingNotice::Kind::Definition:
        return SessionPage::tr("Parts of the definition are not known to this version: %1").arg(why);
    case RecordingNotice::Kind::Benchmark:
        return SessionPage::tr("The session was recorded on other data than the benchmark has now: %1").arg(why);
    case RecordingNotice::Kind::Stream:
        return SessionPage::tr("The stream can't be made, so the recorded tasks stand for it: %1").arg(why);
    case RecordingNotice::Kind::Events:
        return SessionPage::tr("The events can't be applied, so regret is that without them: %1").arg(why);
    case RecordingNotice::Kind::Prices:
        return SessionPage::tr("The prior set can't be applied, so regret is that without it: %1").arg(why);
    case RecordingNotice::Kind::Priors:
        return SessionPage::tr("The benchmark that gave the priors of this live session is not there: %1").arg(why);
    case RecordingNotice::Kind::Policy:
        return SessionPage::tr("The policy is not known to this version; what was recorded is shown: %1").arg(why);
    }
    return why;
}

} // namespace

SessionPage::SessionPage(const ThemeManager& themes, Document& document, SessionPlayer& player, QUndoStack* undo,
                         QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_player(player)
    , m_model(new StepModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("session"), tr("No benchmark is open"),
                             tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from "
                                "the File menu; a session begins at once."),
                             this))
    , m_savedMenu(new SavedSessionsMenu(themes, document, player, this))
    , m_headline(new SessionHeadline(themes, this))
    , m_stateAtCursor(std::bind_front(&SessionPage::showVotes, this))
{
    buildActions();
    auto* content = new QWidget(this);
    auto* picture = new QWidget(content);
    auto* pictureLayout = new QVBoxLayout(picture);
    pictureLayout->setContentsMargins(0, 0, 0, 0);
    pictureLayout->setSpacing(space::xs);
    m_chart = new LaneChart(themes, document, player, picture);
    m_transport = new TransportBar(themes, player, undo, picture);
    pictureLayout->addWidget(m_chart, 1);
    pictureLayout->addWidget(m_transport);

    m_rows = new QSplitter(Qt::Vertical, content);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_rows->addWidget(picture);
    m_rows->addWidget(buildTable());
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({360, 220});

    m_decision = new DecisionPanel(themes);
    auto* side = new QScrollArea(content);
    side->setWidget(m_decision);
    side->setWidgetResizable(true);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setAccessibleName(tr("The decision at the cursor"));
    makeCard(*side);
    // The card's own ground shows through.
    side->viewport()->setAutoFillBackground(false);
    m_decision->setAutoFillBackground(false);
    connect(m_decision, &DecisionPanel::modelClicked, this,
            [this](ModelIndex model) { m_document.selectModel(model); });
    m_decision->ballotView().setTasksOffered(true);
    connect(&m_decision->ballotView(), &BallotView::modelActivated, this, &SessionPage::showTasksOfModel);
    connect(m_decision, &DecisionPanel::flipTried, this, &SessionPage::tryFlip);
    connect(m_headline, &SessionHeadline::regretActivated, this, &SessionPage::showTasksWithRegret);
    connect(m_headline, &SessionHeadline::scoreActivated, this, [this] {
        showTasksOfSession(tr("%1: without the full score"),
                           [](const Step& step, const StepRegret&) { return !(step.score >= 1); });
    });
    connect(m_headline, &SessionHeadline::lossActivated, this, [this] {
        // As RunningMetrics counts it.
        showTasksOfSession(tr("%1: with failed attempts"), [this](const Step& step, const StepRegret&) {
            return step.attemptCount > 1 &&
                   std::ranges::any_of(m_player.lane().track()->run().attemptsOf(step), [&](const Attempt& attempt) {
                       return attempt.model != step.chosen && attempt.costUsd > 0;
                   });
        });
    });

    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(m_rows);
    auto* sideColumn = new QWidget(content);
    auto* sideLayout = new QVBoxLayout(sideColumn);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(space::xs);
    sideLayout->addWidget(side, 1);
    auto* palette = new EventPalette(themes, sideColumn);
    connect(palette, &EventPalette::eventChosen, this, [this](SessionEventKind kind) {
        if (const auto cursor = m_player.cursor())
            m_transport->askForEvent(kind, m_player.lane().track()->positionOf(*cursor));
    });
    sideLayout->addWidget(palette);
    m_columns->addWidget(sideColumn);
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({900, sideWidth});
    sideColumn->setMinimumWidth(300);

    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(buildHeadline());
    layout->addWidget(m_columns, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(player.sessionJob());
    for (LatestJob* job : player.forkJobs())
        retryBar().follow(*job);
    retryBar().follow(player.statesJob());
    retryBar().follow(player.verifyJob());
    retryBar().follow(player.oracleJob());
    retryBar().follow(player.encodingJob());

    m_model->setPlayer(player);
    connect(&player, &SessionPlayer::sessionChanged, this, &SessionPage::refresh);
    connect(&player, &SessionPlayer::cursorMoved, this, &SessionPage::showCursor);
    connect(&player, &SessionPlayer::stepsAppended, this, &SessionPage::showFigures);
    connect(&player, &SessionPlayer::stepsAppended, this, &SessionPage::updateActions);
    connect(&player, &SessionPlayer::playingChanged, this, [this](bool playing) {
        if (playing)
            showStatus({});
        else
            showNeighbours();
    });
    connect(&player, &SessionPlayer::vectorsReady, this, [this] {
        if (isVisible())
            showNeighbours();
    });
    connect(&m_decision->neighbours(), &NeighbourList::roomChanged, this, [this] {
        if (isVisible())
            showNeighbours();
    });
    connect(&m_decision->neighbours(), &NeighbourList::stepClicked, this, [this](std::size_t step) {
        m_player.setPlaying(false);
        m_player.seek(step);
    });
    connect(&player, &SessionPlayer::stoppedAt, this, [this](const Breakpoint& breakpoint) {
        showStatus(tr("Stopped: %1").arg(breakpointSentence(breakpoint)));
    });
    connect(&player, &SessionPlayer::failed, this, &SessionPage::report);
    connect(&player, &SessionPlayer::oracleChangesReady, this, &SessionPage::showEvents);
    connect(&player, &SessionPlayer::verified, this, &SessionPage::showRecord);
    connect(m_savedMenu, &SavedSessionsMenu::failed, this, &SessionPage::report);
    connect(m_savedMenu, &SavedSessionsMenu::refused, this, &SessionPage::showStatus);
    connect(m_transport, &TransportBar::forkRequested, this, &SessionPage::fork);
    connect(&document, &Document::benchmarkChanged, this, [this] {
        fillPolicies();
        if (isVisible())
            m_player.want();
        refresh();
    });
    connect(&document, &Document::streamChanged, this, &SessionPage::fillPolicies);
    connect(&document.pinned(), &PinnedRuns::changed, this, &SessionPage::updateActions);
    connect(&document, &Document::trainedChanged, this, &SessionPage::fillPolicies);
    fillPolicies();
    refresh();
}

QWidget* SessionPage::buildHeadline()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    auto* chooser = new QVBoxLayout;
    chooser->setSpacing(space::xs);
    m_policy = new QComboBox(bar);
    m_policy->setAccessibleName(tr("Policy of the session"));
    m_policy->setToolTip(tr("The router that is played"));
    m_policy->setMinimumContentsLength(18);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_policy, &QComboBox::activated, this, &SessionPage::choosePolicy);
    chooser->addWidget(m_policy);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::xs);
    m_sessions = new QToolButton(bar);
    m_sessions->setText(tr("Sessions"));
    m_sessions->setToolTip(tr("Saved sessions of this workspace"));
    m_sessions->setPopupMode(QToolButton::InstantPopup);
    m_sessions->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sessions->setIcon(icon(m_themes, QStringLiteral("save")));
    m_sessions->setMenu(m_savedMenu);
    buttons->addWidget(m_sessions);
    m_divergence = new QToolButton(bar);
    m_divergence->setToolTip(tr("Go to the first step in which session and fork differ"));
    m_divergence->setAccessibleName(m_divergence->toolTip());
    m_divergence->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_divergence->setIcon(icon(m_themes, QStringLiteral("compare")));
    connect(m_divergence, &QToolButton::clicked, this, &SessionPage::goToDivergence);
    buttons->addWidget(m_divergence);
    m_dropFork = new QToolButton(bar);
    m_dropFork->setIcon(icon(m_themes, QStringLiteral("close")));
    m_dropFork->setToolTip(tr("Take the fork away"));
    m_dropFork->setAccessibleName(m_dropFork->toolTip());
    connect(m_dropFork, &QToolButton::clicked, this, [this] { m_player.dropFork(); });
    buttons->addWidget(m_dropFork);
    buttons->addStretch(1);
    chooser->addLayout(buttons);
    layout->addLayout(chooser);
    layout->addWidget(m_headline, 1);
    return bar;
}

QWidget* SessionPage::buildTable()
{
    auto* below = new QWidget(this);
    auto* layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    m_status = new QLabel(below);
    m_status->setAccessibleName(tr("State of the session"));
    m_status->setVisible(false);
    m_table = new DataTable(m_themes, tr("Decision stream"), below);
    m_table->setObjectName(QStringLiteral("decisions"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(90);
    m_table->installEventFilter(this);
    m_table->setDefaultWidths({{QStringLiteral("step"), 7},
                               {QStringLiteral("task_id"), 24},
                               {QStringLiteral("dimension"), 16},
                               {QStringLiteral("model"), 18},
                               {QStringLiteral("cost_usd"), 9},
                               {QStringLiteral("verdict"), 10},
                               {QStringLiteral("reason"), 15},
                               {QStringLiteral("fork_model"), 18}});
    m_table->setFitted({{QStringLiteral("task_id"), {24, 40}},
                        {QStringLiteral("model"), {17, 24}},
                        {QStringLiteral("fork_model"), {14, 24}}},
                       {QStringLiteral("margin"), QStringLiteral("attempts"), QStringLiteral("reason"),
                        QStringLiteral("dimension"), QStringLiteral("verdict"), QStringLiteral("cost_usd")});
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& current) {
        m_player.setPlaying(false);
        m_player.seek(static_cast<std::size_t>(current.row()));
    });
    linkTaskTable(*m_table, m_document, TaskPlace::Step, TaskPlace::List);
    m_events = new QLabel(below);
    m_events->setObjectName(QStringLiteral("eventFacts"));
    m_events->setAccessibleName(tr("What the events change for the oracle"));
    m_events->setWordWrap(true);
    m_events->setTextFormat(Qt::PlainText);
    m_events->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_events->setVisible(false);
    m_record = new QLabel(below);
    m_record->setObjectName(QStringLiteral("recordFacts"));
    m_record->setAccessibleName(tr("The record of the session"));
    m_record->setWordWrap(true);
    m_record->setTextFormat(Qt::PlainText);
    m_record->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_record->setVisible(false);
    m_forks = new ForkList(m_themes, m_player, below);
    connect(m_forks, &ForkList::pinRequested, this, [this] { m_player.pinFork(); });
    connect(m_forks, &ForkList::keepRequested, this, [this] { m_player.keepFork(); });
    connect(m_forks, &ForkList::nameRequested, this, [this] { m_savedMenu->askForName(true); });
    layout->addWidget(m_status);
    layout->addWidget(m_record);
    layout->addWidget(m_events);
    layout->addWidget(m_forks);
    layout->addWidget(m_table, 1);
    return below;
}

void SessionPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_player.want();
    showCursor();
    if (focusWidget() == nullptr)
        m_transport->timeline().setFocus();
}

bool SessionPage::settled() const
{
    return !m_document.benchmark() ||
           (!m_stateAtCursor.waits() && !m_player.encoding() && !m_player.lane().computing() &&
            !m_player.lane().reachingStates() && !m_player.forksComputing() && !m_player.oracleJob().running() &&
            !m_player.verifyJob().running());
}

bool SessionPage::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool plain = (modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!plain)
        return false;
    const int steps = (modifiers & Qt::ShiftModifier) != 0 ? 10 : 1;
    switch (key) {
    case Qt::Key_Space: m_player.setPlaying(!m_player.playing()); return true;
    case Qt::Key_Left: m_player.stepBy(-steps); return true;
    case Qt::Key_Right: m_player.stepBy(steps); return true;
    case Qt::Key_PageUp: m_player.stepBy(-pageOfSteps); return true;
    case Qt::Key_PageDown: m_player.stepBy(pageOfSteps); return true;
    case Qt::Key_Home:
        m_player.setPlaying(false);
        m_player.toStart();
        return true;
    case Qt::Key_End:
        m_player.setPlaying(false);
        m_player.toEnd();
        return true;
    case Qt::Key_F: fork(); return true;
    default: return false;
    }
}

void SessionPage::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(event->key(), event->modifiers()))
        Page::keyPressEvent(event);
}

bool SessionPage::eventFilter(QObject* watched, QEvent* event)
{
    // In the table, up and down move by rows; all other keys are handled by the page.
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_PageUp && key->key() != Qt::Key_PageDown && handleKey(key->key(), key->modifiers()))
            return true;
    }
    return Page::eventFilter(watched, event);
}

void SessionPage::showTasksOfModel(ModelIndex model)
{
    const SessionLane& lane = m_player.lane();
    if (lane.track() == nullptr)
        return;
    const QString name = QString::fromStdString(m_document.benchmark()->models[model.position()].name);
    m_document.showTasks(tr("The session chose %1").arg(name),
                         tasksOfSteps(lane.track()->run(), *lane.oracle(),
                                      [model](const Step& step, const StepRegret&) { return step.chosen == model; }));
}

void SessionPage::showTasksWithRegret()
{
    showTasksOfSession(tr("%1: with regret"), [](const Step&, const StepRegret& regret) { return regret.regret > 0; });
}

void SessionPage::showTasksOfSession(const QString& title,
                                     const std::function<bool(const Step&, const StepRegret&)>& wanted)
{
    const SessionLane& lane = m_player.lane();
    const auto cursor = m_player.cursor();
    if (lane.track() == nullptr || !cursor || *cursor >= lane.size())
        return;
    // The figures are those after the step at the cursor.
    const Run& run = lane.track()->run();
    const std::uint32_t last = run.steps[*cursor].position;
    m_document.showTasks(title.arg(policyLabel(QString::fromStdString(lane.definition().policy))),
                         tasksOfSteps(run, *lane.oracle(), [&](const Step& step, const StepRegret& regret) {
                             return step.position <= last && wanted(step, regret);
                         }));
}

void SessionPage::refresh()
{
    const bool open = m_document.benchmark() != nullptr;
    m_stack->setCurrentIndex(open ? 1 : 0);
    const QString policy = QString::fromStdString(m_player.lane().definition().policy);
    int at = m_policy->findData(policy);
    if (at < 0 && !policy.isEmpty()) {
        m_policy->insertItem(0, policyLabel(policy), policy);
        at = 0;
    }
    if (at >= 0)
        m_policy->setCurrentIndex(at);
    if (m_player.lane().job().cancelled())
        m_chart->setEmptyText(tr("The session was cancelled"), tr("No step was computed before."));
    const bool hasFork = m_player.hasFork();
    m_table->setEmptyColumns(hasFork ? QSet<int>()
                                     : QSet<int>{StepModel::ForkPick, StepModel::ForkScore, StepModel::ForkRegret});
    m_dropFork->setVisible(hasFork);
    m_divergence->setVisible(hasFork);
    const QString name = m_player.lane().name();
    m_sessions->setText(name.isEmpty() ? tr("Sessions")
                                       : escapeMnemonics(name.size() > 18 ? name.left(17) + QChar(0x2026) : name));
    updateActions();
    showRecord();
    showCursor();
}

void SessionPage::updateActions()
{
    const bool steps = m_player.cursor().has_value();
    const QString noStep = m_document.benchmark() ? tr("The session has no step yet.") : tr("No benchmark is open.");
    for (const char* name : {"play", "stepForward", "stepBack", "toStart", "toEnd", "fork", "nameSession", "verify",
                             "exportDecisions", "exportDefinition"})
        setAvailable(*findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly), steps, noStep);
    const bool full = m_document.pinned().isFull();
    const QString allPinned = tr("There are %1 ghosts already; remove one first.").arg(PinnedRuns::maxRuns);
    setAvailable(*findChild<QAction*>(QStringLiteral("pinGhost"), Qt::FindDirectChildrenOnly), steps && !full,
                 steps ? allPinned : noStep);
    setAvailable(*findChild<QAction*>(QStringLiteral("pinForkGhost"), Qt::FindDirectChildrenOnly),
                 m_player.hasFork() && !full, m_player.hasFork() ? allPinned : tr("There is no fork."));
    setAvailable(*findChild<QAction*>(QStringLiteral("removeGhosts"), Qt::FindDirectChildrenOnly),
                 !m_document.pinned().all().empty(), tr("No run is pinned."));
    const bool fork = m_player.hasFork();
    for (const char* name : {"keepFork", "dropFork", "nameFork"})
        setAvailable(*findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly), fork,
                     tr("There is no fork."));
    setAvailable(*findChild<QAction*>(QStringLiteral("toDivergence"), Qt::FindDirectChildrenOnly),
                 m_player.divergence().has_value(),
                 fork ? tr("Session and fork do not differ.") : tr("There is no fork."));
}

void SessionPage::showStatus(const QString& text)
{
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
}

QStringList SessionPage::verificationLines() const
{
    const SessionTrack* const track = m_player.lane().track();
    if (m_player.verifyJob().running())
        return {tr("The session is being computed again…")};
    const auto& verification = m_player.verification();
    const auto& notVerified = m_player.notVerified();
    if (track == nullptr || (!verification && (!notVerified || notVerified->code == ErrorCode::Cancelled)))
        return {};
    if (!verification)
        return {tr("The session can't be computed again: %1").arg(errorSentence(*notVerified))};
    const QString steps = numbers::count(static_cast<qint64>(verification->steps));
    if (verification->identical())
        return {tr("Computed again, all %1 steps are the same to the last bit.").arg(steps)};
    QStringList lines{
        tr("Computed again, %1 of %2 steps differ: %3 in the decision, %4 in the outcome of the same calls, "
           "%5 because only one of them decides the task.")
            .arg(numbers::count(static_cast<qint64>(verification->differences())), steps,
                 numbers::count(static_cast<qint64>(verification->decisions)),
                 numbers::count(static_cast<qint64>(verification->outcomes)),
                 numbers::count(static_cast<qint64>(verification->coverage)))};
    const Benchmark& benchmark = *track->setting().benchmark;
    const auto taken = [&](const std::optional<Step>& step, std::span<const Attempt> attempts) {
        if (!step)
            return tr("not decided");
        QStringList models;
        for (const Attempt& attempt : attempts)
            models << QString::fromStdString(benchmark.models[attempt.model.position()].name);
        return tr("%1 (score %2, %3)", "models, score, cost")
            .arg(models.join(QStringLiteral(" → ")), numbers::fixed(step->score, 2), numbers::dollars(step->costUsd));
    };
    for (const StepDifference& difference : verification->first) {
        if (lines.size() > differencesShown)
            break;
        const auto recorded = difference.recorded;
        lines << tr("Step %1, %2: recorded %3, now %4")
                     .arg(numbers::count(static_cast<qint64>(difference.step) + 1),
                          recorded ? QString::fromStdString(benchmark.tasks[recorded->task].id) : QString(),
                          taken(recorded, recorded ? track->run().attemptsOf(*recorded) : std::span<const Attempt>()),
                          taken(difference.now, difference.attemptsNow));
    }
    return lines;
}

void SessionPage::showRecord()
{
    const SessionLane& lane = m_player.lane();
    QStringList lines;
    for (const RecordingNotice& notice : lane.notices())
        lines << recordingSentence(notice);
    if (lane.differences().steps > 0)
        lines
            << tr("In %1 of the recorded steps, first in step %2, the policy would decide differently today. Votes and "
                  "beliefs are those that it has after what was recorded.")
                   .arg(numbers::count(static_cast<qint64>(lane.differences().steps)),
                        numbers::count(static_cast<qint64>(lane.differences().first) + 1));
    const bool canFork = std::ranges::all_of(
        lane.notices(), [](const RecordingNotice& notice) { return notice.kind == RecordingNotice::Kind::Policy; });
    if (canFork && lane.recorded() > 0 && lane.recorded() == lane.size() && !lane.computing() &&
        lane.track() != nullptr && !lane.track()->finished())
        lines << tr("The session ends at its last recorded step. A fork goes on from there.");
    for (const ParameterChange& change : lane.parameters())
        lines << tr("Parameter %1: %2 when the session was recorded, %3 now")
                     .arg(QString::fromStdString(change.name),
                          change.recorded.empty() ? tr("unknown") : QString::fromStdString(change.recorded),
                          change.now.empty() ? tr("unknown") : QString::fromStdString(change.now));
    lines << verificationLines();
    m_record->setText(lines.join(QLatin1Char('\n')));
    m_record->setVisible(!lines.isEmpty());
}

void SessionPage::verify()
{
    m_player.setPlaying(false);
    m_player.verify();
}

void SessionPage::goToDivergence()
{
    if (const auto step = m_player.divergence()) {
        m_player.setPlaying(false);
        m_player.seek(*step);
    }
}

void SessionPage::report(const Error& error)
{
    showStatus(errorSentence(error));
    if (m_player.lane().track() == nullptr)
        m_chart->setEmptyText(tr("The session could not be run"), errorSentence(error));
}

void SessionPage::buildActions()
{
    connect(addAction("play", tr("&Play or pause"), QStringLiteral("play")), &QAction::triggered, this,
            [this] { m_player.setPlaying(!m_player.playing()); });
    connect(addAction("stepForward", tr("Step &forward"), QStringLiteral("step")), &QAction::triggered, this,
            [this] { m_player.stepBy(1); });
    connect(addAction("stepBack", tr("Step &back"), QStringLiteral("back")), &QAction::triggered, this,
            [this] { m_player.stepBy(-1); });
    connect(addAction("toStart", tr("To the &start"), QStringLiteral("rewind")), &QAction::triggered, this,
            [this] { m_player.toStart(); });
    connect(addAction("toEnd", tr("To the &end"), QStringLiteral("forward")), &QAction::triggered, this,
            [this] { m_player.toEnd(); });
    connect(addAction("fork", tr("Fork &here…"), QStringLiteral("fork")), &QAction::triggered, this,
            &SessionPage::fork);
    connect(addAction("toDivergence", tr("Go to the first &difference from the fork"), QStringLiteral("compare")),
            &QAction::triggered, this, &SessionPage::goToDivergence);
    connect(addAction("tryFlip", tr("Try the smallest fl&ip on the Priors page"), QStringLiteral("priors")),
            &QAction::triggered, this, &SessionPage::tryFlip);
    connect(addAction("keepFork", tr("&Keep the fork as the session"), QStringLiteral("check")), &QAction::triggered,
            this, [this] { m_player.keepFork(); });
    connect(addAction("dropFork", tr("&Take the fork away"), QStringLiteral("close")), &QAction::triggered, this,
            [this] { m_player.dropFork(); });
    connect(addAction("nameSession", tr("&Name the session…"), QStringLiteral("save")), &QAction::triggered, this,
            [this] { m_savedMenu->askForName(false); });
    connect(addAction("nameFork", tr("Name the f&ork…"), QStringLiteral("save")), &QAction::triggered, this,
            [this] { m_savedMenu->askForName(true); });
    connect(addAction("verify", tr("&Verify the session"), QStringLiteral("check")), &QAction::triggered, this,
            &SessionPage::verify);
    connect(addAction("pinGhost", tr("Pin the session as &ghost"), QStringLiteral("pin")), &QAction::triggered, this,
            [this] { m_player.pinSession(); });
    connect(addAction("pinForkGhost", tr("Pin the fork as g&host"), QStringLiteral("pin")), &QAction::triggered, this,
            [this] { m_player.pinFork(); });
    connect(addAction("removeGhosts", tr("&Remove all ghosts"), QStringLiteral("clear")), &QAction::triggered, this,
            [this] { m_document.pinned().clear(); });
    connect(addAction("exportDecisions", tr("E&xport decisions…"), QStringLiteral("export")), &QAction::triggered, this,
            [this] { m_table->exportTable(); });
    connect(addAction("exportDefinition", tr("Export the session's &definition…"), QStringLiteral("export")),
            &QAction::triggered, this, &SessionPage::exportSession);
}

void SessionPage::fillPolicies()
{
    m_policy->clear();
    const auto& benchmark = m_document.benchmark();
    if (!benchmark || !m_document.stream())
        return;
    const auto add = [this](const std::string& spec) {
        m_policy->addItem(policyLabel(QString::fromStdString(spec)), QString::fromStdString(spec));
    };
    // Asks what can run without making any policy: fitting one to the probed prompts takes seconds.
    const std::vector<PolicySpec> specs = applicablePolicies(*benchmark, *m_document.stream(), *m_document.decisions(),
                                                             *m_document.trained(), m_document.missingScores());
    // acrouter is listed first, with variants that need no more than it does.
    if (std::ranges::find(specs, "acrouter", &PolicySpec::id) != specs.end()) {
        for (const char* ours : {"acrouter", "acrouter@mode=cascade", "acrouter@start=cold"})
            add(ours);
    }
    for (const PolicySpec& spec : specs) {
        if (m_policy->findData(QString::fromStdString(spec.text())) < 0)
            add(spec.text());
    }
    m_policy->addItem(tr("Other policy…"), otherPolicy);
    const int at = m_policy->findData(QString::fromStdString(m_player.lane().definition().policy));
    if (at >= 0)
        m_policy->setCurrentIndex(at);
}

void SessionPage::choosePolicy()
{
    const QString policy = m_policy->currentData().toString();
    if (policy != otherPolicy) {
        playPolicy(policy);
        return;
    }
    auto* dialog = new PolicyDialog(m_themes, m_document, this, PolicyDialog::Purpose::Play);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->spec())
            playPolicy(QString::fromStdString(dialog->spec()->text()));
    });
    // The box shows the policy of the session again, whatever was chosen.
    connect(dialog, &QDialog::finished, this, &SessionPage::refresh);
    open(*dialog);
}

void SessionPage::playPolicy(const QString& policy)
{
    const SessionDefinition now = m_player.lane().definition();
    showStatus({});
    m_player.play(policy, now.seed, now.events, now.priors);
}

void SessionPage::open(QDialog& dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &Document::benchmarkSwitched, &dialog, &QDialog::reject);
    dialog.open();
}

void SessionPage::fork()
{
    const auto cursor = m_player.cursor();
    if (!cursor)
        return;
    m_player.setPlaying(false);
    QStringList policies;
    for (int i = 0; i < m_policy->count(); ++i) {
        if (m_policy->itemData(i).toString() != otherPolicy)
            policies << m_policy->itemData(i).toString();
    }
    auto* dialog = new ForkDialog(
        m_player.lane().definition(), *cursor, policies,
        {m_player.storedPriors(), [this](const std::string& name) { return m_player.storedPriors(name); }}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, cursor] {
        m_player.seek(*cursor);
        m_player.forkHere(dialog->change());
    });
    open(*dialog);
}

void SessionPage::tryFlip()
{
    const auto cursor = m_player.cursor();
    if (!cursor)
        return;
    m_player.setPlaying(false);
    const SessionTrack& track = *m_player.lane().track();
    if (const auto flip = track.ballotOf(*cursor).flip)
        m_document.tryFlip({track.setting().definition.policy, track.run().steps[*cursor].task, *flip});
}

void SessionPage::exportSession()
{
    if (m_player.lane().track() == nullptr)
        return;
    askWhereToSave(
        *this, {tr("Export the definition"), QStringLiteral("session.json"), {tr("Session definition (*.json)")}},
        [this, definition = sessionJson(m_player.lane().track()->setting().definition)](const QString& path) {
            if (const auto written = saveFile(path.toStdString(), definition); !written)
                showNotExported(*this, path, errorSentence(written.error()));
        });
}

QJsonObject SessionPage::saveState() const
{
    QJsonArray breakpoints;
    for (const Breakpoint& breakpoint : m_player.breakpoints())
        breakpoints.append(QString::fromStdString(breakpointText(breakpoint)));
    return {{QStringLiteral("metric"), m_chart->metricName()},      {QStringLiteral("speed"), m_player.speed()},
            {QStringLiteral("breakpoints"), breakpoints},           {QStringLiteral("rows"), splitterState(*m_rows)},
            {QStringLiteral("columns"), splitterState(*m_columns)}, {QStringLiteral("table"), m_table->saveState()}};
}

QJsonObject SessionPage::liveView() const
{
    const SessionLane& lane = m_player.lane();
    const auto cursor = m_player.cursor();
    if (!cursor || lane.track() == nullptr || *cursor >= lane.size())
        return {};
    return {{QStringLiteral("kind"), QStringLiteral("session")},
            {QStringLiteral("definition"), QString::fromStdString(sessionJson(lane.track()->setting().definition))},
            {QStringLiteral("charts"), QJsonArray{ballotChart(*lane.track(), *lane.oracle(), *cursor)}}};
}

void SessionPage::restoreState(const QJsonObject& state)
{
    m_chart->setMetric(state.value(QStringLiteral("metric")).toString());
    const double speed = state.value(QStringLiteral("speed")).toDouble(m_player.speed());
    if (PlayControls::isSpeed(speed))
        m_player.setSpeed(speed);
    std::vector<Breakpoint> breakpoints;
    for (const auto& text : state.value(QStringLiteral("breakpoints")).toArray()) {
        if (const auto breakpoint = parseBreakpoint(text.toString().toStdString()))
            breakpoints.push_back(*breakpoint);
    }
    m_player.setBreakpoints(std::move(breakpoints));
    restoreSplitter(*m_rows, state.value(QStringLiteral("rows")));
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_table->restoreState(state.value(QStringLiteral("table")).toObject());
}

void SessionPage::showCursor()
{
    showFigures();
    if (!isVisible())
        return;
    const auto cursor = m_player.cursor();
    if (!cursor) {
        m_decision->clear();
        setAvailable(*findChild<QAction*>(QStringLiteral("tryFlip"), Qt::FindDirectChildrenOnly), false,
                     tr("The session has no step yet."));
        return;
    }
    showDecision();
    showNeighbours();
    if (m_table->currentIndex().row() != static_cast<int>(*cursor))
        m_table->showRow(static_cast<int>(*cursor));
}

void SessionPage::showVotes()
{
    if (isVisible() && hasStateAtCursor())
        showDecision();
}

bool SessionPage::hasStateAtCursor()
{
    const auto cursor = m_player.cursor();
    const SessionTrack* const track = m_player.lane().track();
    return cursor && track->hasState(*cursor) && m_stateAtCursor.has(*track, *cursor);
}

void SessionPage::showDecision()
{
    const std::size_t step = *m_player.cursor();
    const SessionTrack& track = *m_player.lane().track();
    const bool votes = hasStateAtCursor();
    QString note;
    if (!track.hasState(step)) {
        m_player.reachStates();
        const auto why = m_player.lane().withoutStates();
        note = why ? tr("Its votes can't be had: %1").arg(errorSentence(*why))
                   : tr("Its votes are being computed from what was recorded.");
    } else if (!votes) {
        note = tr("Its votes are being computed from what was recorded.");
    } else if (std::ranges::binary_search(m_player.lane().differences().decisions, step)) {
        note = tr("The record differs from this: today the policy would decide as shown here.");
    }
    m_decision->showStep(track, *m_player.lane().oracle(), step, votes, note);
    setAvailable(*findChild<QAction*>(QStringLiteral("tryFlip"), Qt::FindDirectChildrenOnly), m_decision->canTryFlip(),
                 tr("No number of a prior set flips the decision at the cursor."));
}

void SessionPage::showFigures()
{
    if (!isVisible())
        return;
    m_headline->refresh(m_player);
    if (!m_player.cursor())
        return;
    const auto divergence = m_player.divergence();
    m_divergence->setEnabled(divergence.has_value());
    m_divergence->setText(divergence ? tr("differs at %1").arg(numbers::count(static_cast<qint64>(*divergence) + 1))
                                     : tr("no difference"));
}

void SessionPage::showEvents()
{
    const auto& changes = m_player.oracleChanges();
    QStringList lines;
    if (const SessionTrack* const track = m_player.lane().track()) {
        const auto& events = track->setting().definition.events;
        for (std::size_t i = 0; i < changes.size() && i < events.size(); ++i)
            lines << oracleChangeSentence(events[i], changes[i]);
    }
    m_events->setText(lines.join(QLatin1Char('\n')));
    m_events->setVisible(!lines.isEmpty());
}

void SessionPage::showNeighbours()
{
    const auto cursor = m_player.cursor();
    // Searching a long session for neighbours takes too much of a frame while playing.
    if (!cursor || (m_player.playing() && *cursor > longPast))
        return;
    NeighbourList& list = m_decision->neighbours();
    const auto vectors = m_player.vectors();
    if (vectors)
        list.setNeighbours(*m_player.lane().track(),
                           nearestEarlierSteps(m_player.lane().track()->run(), *cursor, *vectors, list.room()));
    else
        list.setMessage(m_player.encoding() ? tr("Reading the tasks…") : tr("The tasks can't be read as vectors"));
}

PageEntry sessionPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new SessionPage(context.themes, context.document, context.player, &context.undo, parent);
    }};
}

} // namespace acr::ui

#include "moc_sessionpage.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorypage.h"

#include "widgets/pages/memory/amenddialog.h"
#include "widgets/pages/memory/beliefpanel.h"
#include "widgets/pages/memory/entriespanel.h"
#include "widgets/pages/memory/entrypanel.h"
#include "widgets/pages/memory/memoryedits.h"
#include "widgets/pages/memory/memoryfilmpainter.h"
#include "widgets/pages/memory/memoryheadline.h"
#include "widgets/pages/memory/memorymappane.h"
#include "widgets/pages/memory/sessionmemory.h"
#include "widgets/pages/memory/snapshotlibrary.h"
#include "widgets/pages/memory/snapshotpanel.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/tasklinks.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/filmbar.h"
#include "widgets/shell/filmdialog.h"
#include "widgets/shell/filmexport.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/tokens.h"

#include <QDir>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace acr::ui {

namespace {

constexpr int sideWidth = 520;
/// While the session plays, the map follows so often, and the tables so often.
constexpr int frameMs = 40;
constexpr int tableMs = 250;
constexpr const char* sideParts[] = {"beliefs", "entry", "snapshots"};

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name, QWidget* first, QWidget* second,
                        const QList<int>& sizes, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setObjectName(name);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::s);
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, orientation == Qt::Horizontal ? 2 : 1);
    splitter->setSizes(sizes);
    return splitter;
}

} // namespace

MemoryPage::MemoryPage(const ThemeManager& themes, Document& document, SessionPlayer& player, Jobs& jobs,
                       QUndoStack& undo, WorkspaceFile* file, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_jobs(jobs)
    , m_player(player)
    , m_session(new SessionMemory(player, jobs, this))
    , m_edits(new MemoryEdits(document, file, undo, this))
    , m_library(new SnapshotLibrary(document, file, jobs, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("memory"), tr("No benchmark is open"),
                             tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File "
                                "menu; then watch a router's memory grow."),
                             this))
    , m_film(new FilmExport(jobs, this))
{
    buildEntryActions();
    buildParts();
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &MemoryPage::showStep);
    m_tableSoon.setSingleShot(true);
    m_tableSoon.setInterval(tableMs);
    connect(&m_tableSoon, &QTimer::timeout, this, &MemoryPage::showTable);
    connectDocument();
    connectParts();
    updateActions();
    m_session->follow();
    followSession();
}

void MemoryPage::buildEntryActions()
{
    const auto action = [this](const char* name, const QString& text, const QString& iconName, const QKeySequence& keys,
                               void (MemoryPage::*run)()) {
        QAction* const made = addAction(name, text, iconName, keys);
        connect(made, &QAction::triggered, this, run);
        return made;
    };
    m_pin = action("pin", tr("&Pin"), QStringLiteral("pin"), QKeySequence(tr("Ctrl+Shift+P")), &MemoryPage::pinChosen);
    m_amend = action("edit", tr("&Edit…"), QStringLiteral("edit"), QKeySequence(tr("F2")), &MemoryPage::amendChosen);
    m_forget = action("forget", tr("&Forget"), QStringLiteral("forget"), QKeySequence(QKeySequence::Delete),
                      &MemoryPage::forgetChosen);
    m_exportFilm = action("exportFilm", tr("Export fil&m…"), QStringLiteral("export"), {}, &MemoryPage::askForFilm);
}

void MemoryPage::askForFilm()
{
    const SessionTrack* track = m_player.lane().track();
    if (track == nullptr || track->size() == 0 || !m_session->places())
        return;
    // What the dialog's film shows is decided now: the session may change while it is open.
    const auto painter = std::make_shared<MemoryFilmPainter>(m_themes, *track, m_session->places(), m_map->colour());
    auto* dialog = new FilmDialog(
        QStringLiteral("memory"), painter->steps(),
        [painter](QImage& image, std::size_t step) { painter->draw(image, step); }, *m_film, this);
    dialog->open();
}

void MemoryPage::buildParts()
{
    auto* content = new QWidget(this);
    m_headline = new MemoryHeadline(m_themes, content);
    m_note = new QLabel(content);
    m_note->setObjectName(QStringLiteral("memoryNote"));
    m_note->setWordWrap(true);
    m_note->hide();
    m_map = new MemoryMapPane(m_themes, content);
    m_bar = new FilmBar(m_themes, m_player, content);
    auto* mapColumn = new QWidget(content);
    auto* mapLayout = new QVBoxLayout(mapColumn);
    mapLayout->setContentsMargins(0, 0, 0, 0);
    mapLayout->setSpacing(space::xs);
    mapLayout->addWidget(m_map, 1);
    mapLayout->addWidget(m_note);
    mapLayout->addWidget(m_bar);

    m_side = new QTabWidget(content);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Beliefs, entry, snapshots"));
    m_beliefs = new BeliefPanel(m_themes, m_side);
    m_entry = new EntryPanel(m_themes, {m_pin, m_amend, m_forget}, m_side);
    m_snapshots = new SnapshotPanel(m_themes, *m_library, m_side);
    m_side->addTab(inCard(*m_beliefs, m_side), tr("Beliefs"));
    m_side->addTab(inCard(*m_entry, m_side), tr("Entry"));
    m_side->addTab(inCard(*m_snapshots, m_side), tr("Snapshots"));
    m_side->setMinimumWidth(360);
    m_side->setCornerWidget(m_beliefs->toggles());
    connect(m_side, &QTabWidget::currentChanged, this,
            [this] { m_beliefs->toggles()->setVisible(m_side->currentIndex() == 0); });

    m_entries = new EntriesPanel(m_themes, {m_pin, m_amend, m_forget}, content);
    m_columns = makeSplitter(Qt::Horizontal, QStringLiteral("columns"), mapColumn, m_side, {664, sideWidth}, content);
    m_rows = makeSplitter(Qt::Vertical, QStringLiteral("rows"), m_columns, m_entries, {600, 220}, content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(m_headline);
    layout->addWidget(m_rows, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(m_player.sessionJob());
    retryBar().follow(m_player.encodingJob());
    retryBar().follow(m_session->drawingJob());
    retryBar().follow(m_library->readingJob());
    retryBar().follow(m_film->job(), tr("No film was written."));
    connect(m_film, &FilmExport::finished, this, [this](const QString& path, const std::optional<QString>& problem) {
        if (problem)
            warn(tr("%1 can't be written.").arg(QDir::toNativeSeparators(path)), *problem);
    });

    for (QAction* action : m_snapshots->snapshotActions())
        addAction(action);
}

void MemoryPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        retryBar().withdrawOffers();
        m_session->drawingJob().drop();
        m_entries->clearFilters();
    });
    connect(&m_document, &Document::benchmarkChanged, this, &MemoryPage::followBenchmark);
    connect(&m_document, &Document::resultsChanged, this, &MemoryPage::fillPolicies);
    connect(&m_document, &Document::selectedTaskChanged, this, &MemoryPage::followSelectedTask);
    connect(&m_player, &SessionPlayer::cursorMoved, this, &MemoryPage::followStep);
    connect(&m_player.sessionJob(), &LatestJob::changed, this, &MemoryPage::showWaiting);
    connect(&m_player, &SessionPlayer::playingChanged, this, [this](bool playing) {
        if (!playing)
            followStep();
    });
    connect(&m_player, &SessionPlayer::failed, this, [this](const Error& error) {
        if (m_player.lane().track() == nullptr)
            showNothing(tr("The session could not be run"), errorSentence(error));
    });
}

void MemoryPage::connectParts()
{
    connect(m_session, &SessionMemory::sessionChanged, this, &MemoryPage::followSession);
    connect(m_session, &SessionMemory::drawing, this, [this] {
        if (!m_view)
            m_map->setLoading(tr("Reading the tasks"));
    });
    connect(m_session, &SessionMemory::notDrawn, this, [this] { m_map->setLoading({}); });
    connect(m_session, &SessionMemory::withoutVectors, this, [this] {
        showNothing(tr("The tasks can't be read as vectors"),
                    tr("The map and the separate memory need these vectors."));
    });
    connect(m_session, &SessionMemory::ready, this, [this] {
        m_map->setPlaces(m_session->places());
        m_entries->setModels(m_session->setting()->benchmark->models);
        followStep();
    });
    connect(m_session, &SessionMemory::stateNearer, this, &MemoryPage::showStep);
    const auto failed = [this](const QString& what, const Error& error) {
        if (error.code != ErrorCode::Cancelled)
            warn(what, errorText(error));
    };
    connect(m_edits, &MemoryEdits::failed, this, failed);
    connect(m_edits, &MemoryEdits::changed, this, [this] {
        if (m_stored)
            showStored();
        else
            showStep();
    });
    connect(m_library, &SnapshotLibrary::failed, this, failed);
    connect(m_library, &SnapshotLibrary::refused, this, [this](const QString& sentence) { warn(sentence); });
    connect(m_library, &SnapshotLibrary::notDone, this,
            [this](const QString& title, const Error& error, const std::function<void()>& retry) {
                retryBar().offer(m_jobs, title, error, retry);
            });
    connect(m_library, &SnapshotLibrary::renamed, this, [this](const QString& from, const QString& to) {
        m_edits->renameSnapshot(from, to);
        if (m_stored && m_storedName == from) {
            m_storedName = to;
            showStored();
        }
    });
    connect(m_library, &SnapshotLibrary::removed, this, [this](const QString& name) {
        m_edits->removeSnapshot(name);
        if (m_stored && m_storedName == name)
            leaveSnapshot();
    });
    connect(m_snapshots, &SnapshotPanel::showAsked, this, &MemoryPage::showSnapshot);
    connect(m_snapshots, &SnapshotPanel::leaveAsked, this, &MemoryPage::leaveSnapshot);
    connect(m_snapshots, &SnapshotPanel::taskChosen, this,
            [this](TaskIndex task) { m_document.selectTask(task, Document::Cursor::Stays); });
    connect(m_headline, &MemoryHeadline::policyChosen, this, &MemoryPage::choosePolicy);
    connect(m_headline, &MemoryHeadline::entriesActivated, this,
            [this] { showTasksOfEntries(tr("Entries of the memory"), [](MemoryId) { return true; }); });
    connect(m_headline, &MemoryHeadline::pinnedActivated, this, [this] {
        showTasksOfEntries(tr("Pinned entries of the memory"),
                           [this](MemoryId id) { return m_view->snapshot.entries.isPinned(id); });
    });
    connect(m_headline, &MemoryHeadline::nextActivated, this, [this] {
        if (!m_view)
            return;
        if (const auto next = m_view->snapshot.entries.oldestUnpinned())
            m_document.showTask(m_view->snapshot.entries.find(*next)->task, TaskPlace::List);
    });
    connect(m_headline, &MemoryHeadline::editedActivated, this, [this] {
        if (!m_view)
            return;
        showTasksOfEntries(tr("Entries that were changed by hand"), [this](MemoryId id) {
            const EntryName name = nameOf(*m_view->snapshot.entries.find(id), *m_view->benchmark);
            return std::ranges::any_of(m_edits->all(), [&](const MemoryEdit& edit) { return edit.entry == name; });
        });
    });
    connect(m_beliefs, &BeliefPanel::modelSelected, this, [this](ModelIndex model) { m_document.selectModel(model); });
    connect(m_beliefs, &BeliefPanel::tasksRequested, this, &MemoryPage::showTasksOfBelief);
    connect(m_entry, &EntryPanel::neighbourChosen, this, &MemoryPage::pick);
    connect(m_map, &MemoryMapPane::entryPicked, this, &MemoryPage::pick);
    connect(m_map, &MemoryMapPane::brushed, this, [this](const std::vector<std::uint8_t>& marks) {
        showTable();
        m_entries->setBrushed(marks);
    });
    connect(m_entries, &EntriesPanel::entryPicked, this, &MemoryPage::pick);
    for (DataTable* table : {&m_entries->table(), &m_entry->neighbours(), &m_snapshots->diffTable()})
        linkTaskTable(*table, m_document, TaskPlace::Memory, TaskPlace::Step);
    connect(m_entries, &EntriesPanel::tasksRequested, this,
            [this](const std::vector<TaskIndex>& tasks) { m_document.showTasks(tr("Entries of the memory"), tasks); });
    connect(m_map, &MemoryMapPane::taskActivated, this,
            [this](TaskIndex task) { m_document.showTask(task, TaskPlace::List); });
}

void MemoryPage::showTasksOfEntries(const QString& title, const std::function<bool(MemoryId id)>& counts)
{
    if (!m_view)
        return;
    std::vector<TaskIndex> tasks;
    std::set<TaskIndex> seen;
    for (std::size_t row = 0; row < m_view->ids.size(); ++row)
        if (counts(m_view->ids[row]) && seen.insert(m_view->at(row).task).second)
            tasks.push_back(m_view->at(row).task);
    m_document.showTasks(title, std::move(tasks));
}

void MemoryPage::showTasksOfBelief(const BeliefRow& belief, ModelIndex model)
{
    const TaskTable& table = m_view->benchmark->tasks;
    const auto isOfGroup = [&](TaskIndex task) {
        return table.categoryName(task, Facet::Dimension) == belief.dimension &&
               (belief.source.empty() || table.categoryName(task, Facet::Source) == belief.source);
    };
    std::vector<TaskIndex> tasks;
    const SessionTrack* const track = m_stored ? nullptr : m_player.lane().track();
    if (track != nullptr) {
        const Run& run = track->run();
        const auto taken = std::min<std::size_t>(run.steps.size(), m_view->snapshot.steps);
        for (std::size_t i = 0; i < taken; ++i) {
            const Step& step = run.steps[i];
            const auto called = run.attemptsOf(step);
            if (isOfGroup(step.task) && std::ranges::find(called, model, &Attempt::model) != called.end())
                tasks.push_back(step.task);
        }
    } else {
        for (std::size_t row = 0; row < m_view->ids.size(); ++row) {
            const Experience& entry = m_view->at(row);
            if (entry.attempt.model == model && isOfGroup(entry.task) &&
                std::ranges::find(tasks, entry.task) == tasks.end())
                tasks.push_back(entry.task);
        }
    }
    const QString group =
        belief.source.empty() ? QString::fromStdString(belief.dimension) : QString::fromStdString(belief.source);
    const QString name = m_view->modelNames->text(model.position());
    if (tasks.empty())
        m_beliefs->say(tr("%1 was called for no task of %2 so far: the belief is the prior's.").arg(name, group));
    else
        m_document.showTasks(tr("%1 · %2 · observed").arg(group, name), std::move(tasks));
}

PointMap& MemoryPage::map() const
{
    return m_map->map();
}

void MemoryPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_library->refresh();
    m_player.want();
    m_session->setActive(true);
    // The cursor may have moved while another page was shown.
    followStep();
}

void MemoryPage::hideEvent(QHideEvent* event)
{
    m_session->setActive(false);
    Page::hideEvent(event);
}

bool MemoryPage::settled() const
{
    const SessionLane& lane = m_player.lane();
    return !m_session->drawingJob().running() && !m_library->readingJob().running() && !m_frame.isActive() &&
           !m_session->waitsForState() && !m_tableSoon.isActive() && !m_player.encoding() && !lane.computing() &&
           (lane.track() == nullptr || lane.track()->finished());
}

QList<Page::Part> MemoryPage::parts() const
{
    return partsOf(*m_side, sideParts);
}

bool MemoryPage::reveal(const QString& part)
{
    for (int i = 0; i < m_side->count(); ++i) {
        if (part == QLatin1String(sideParts[i])) {
            m_side->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

QJsonObject MemoryPage::saveState() const
{
    return {{QStringLiteral("side"), m_side->currentIndex()}, {QStringLiteral("colour"), m_map->colour()},
            {QStringLiteral("tool"), m_map->tool()},          {QStringLiteral("beliefs"), m_beliefs->saveState()},
            {QStringLiteral("rows"), splitterState(*m_rows)}, {QStringLiteral("columns"), splitterState(*m_columns)},
            {QStringLiteral("table"), m_entries->saveState()}};
}

void MemoryPage::restoreState(const QJsonObject& state)
{
    m_side->setCurrentIndex(state.value(QStringLiteral("side")).toInt());
    m_map->setColour(state.value(QStringLiteral("colour")).toString());
    m_map->setTool(state.value(QStringLiteral("tool")).toString());
    m_beliefs->restoreState(state.value(QStringLiteral("beliefs")).toObject());
    restoreSplitter(*m_rows, state.value(QStringLiteral("rows")));
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_entries->restoreState(state.value(QStringLiteral("table")).toObject());
}

void MemoryPage::followBenchmark()
{
    m_stored.reset();
    m_storedName.clear();
    m_bar->setEnabled(true);
    if (isVisible())
        m_player.want();
    m_session->follow();
    followSession();
}

void MemoryPage::followSession()
{
    m_stack->setCurrentIndex(m_document.benchmark() && m_document.stream() ? 1 : 0);
    fillPolicies();
    if (!m_session->setting()) {
        showNothing({}, {});
        showWaiting();
    } else if (!m_stored)
        m_edits->setRun(runKey());
}

void MemoryPage::showWaiting()
{
    const LatestJob& job = m_player.sessionJob();
    if (!m_session->setting())
        m_map->setLoading(job.running() ? job.title() : QString());
}

void MemoryPage::followSelectedTask()
{
    const auto task = m_document.selectedTask();
    if (!task || !m_view)
        return;
    const VectorStore& entries = m_view->snapshot.entries;
    const Experience* const now = m_chosen ? entries.find(*m_chosen) : nullptr;
    if (now != nullptr && now->task == *task)
        return;
    // The newest entry about the task, if it is remembered.
    for (auto id = m_view->ids.rbegin(); id != m_view->ids.rend(); ++id) {
        if (entries.find(*id)->task == *task)
            return choose(*id);
    }
}

void MemoryPage::fillPolicies()
{
    const QString now = QString::fromStdString(m_player.lane().definition().policy);
    QStringList names{QStringLiteral("acrouter")};
    if (const auto& results = m_document.results()) {
        for (const LeaderboardRow& row : results->rows) {
            const QString name = QString::fromStdString(row.policy);
            if (!names.contains(name) && row.family != PolicyFamily::Bound)
                names << name;
        }
    }
    if (!now.isEmpty() && !names.contains(now))
        names.prepend(now);
    m_headline->setPolicies(names, now);
}

void MemoryPage::choosePolicy(const QString& policy)
{
    const SessionDefinition now = m_player.lane().definition();
    if (policy.toStdString() == now.policy)
        return;
    m_document.selectPolicy(policy);
    m_player.play(policy, now.seed, now.events, now.priors);
}

void MemoryPage::showNothing(const QString& headline, const QString& reason)
{
    if (m_stored)
        return;
    m_view.reset();
    m_map->showNothing(headline, reason);
    m_beliefs->setView(nullptr, nullptr);
    m_entries->setView(nullptr);
    m_snapshots->setShown(nullptr, false);
    choose(std::nullopt);
}

QString MemoryPage::runKey() const
{
    return m_stored ? MemoryEdits::snapshotRun(m_storedName) : m_session->run();
}

void MemoryPage::followStep()
{
    if (!isVisible())
        return;
    // Playing moves the cursor with every frame of the screen; this much of it is enough to see.
    if (!m_player.playing())
        showStep();
    else if (!m_frame.isActive())
        m_frame.start();
}

void MemoryPage::showStep()
{
    if (m_stored)
        return;
    if (auto snapshot = m_session->atCursor()) {
        applyEdits(*snapshot, m_edits->all(), *m_document.benchmark());
        showMemory(std::move(*snapshot), nullptr);
    }
}

void MemoryPage::showStored()
{
    MemorySnapshot snapshot = m_stored->snapshot;
    std::shared_ptr<const MemoryState> whole = m_stored->stored;
    if (!m_edits->all().empty()) {
        applyEdits(snapshot, m_edits->all(), *m_stored->benchmark);
        auto edited = std::make_shared<MemoryState>(*whole);
        applyEdits(*edited, m_edits->all(), *m_stored->benchmark);
        whole = std::move(edited);
    }
    showMemory(std::move(snapshot), std::move(whole));
}

void MemoryPage::showMemory(MemorySnapshot snapshot, std::shared_ptr<const MemoryState> whole)
{
    m_view = makeMemoryView(m_document.benchmark(), std::move(snapshot), m_view.get(), std::move(whole));
    QStringList notes;
    if (m_stored)
        notes << tr("This is the snapshot %1, not the session.").arg(m_storedName);
    if (!m_view->snapshot.unplaced.empty())
        notes << unplacedText(m_view->snapshot);
    if (m_view->snapshot.gathered)
        notes << tr("%1 has no memory of single tasks: its attempts are recorded separately.")
                     .arg(QString::fromStdString(m_view->snapshot.policy));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setToolTip(unplacedNames(m_view->snapshot));
    m_note->setVisible(!notes.isEmpty());
    m_map->setView(m_view, !m_stored);
    m_beliefs->setView(m_view, m_stored ? nullptr : m_player.startBeliefs());
    m_headline->setMemory(*m_view, m_edits->all().size());
    // While the session plays, the tables follow a few times a second.
    if (!m_player.playing())
        showTable();
    else if (!m_tableSoon.isActive())
        m_tableSoon.start();
}

void MemoryPage::showTable()
{
    if (!m_view)
        return;
    m_tableSoon.stop();
    m_entries->setView(m_view);
    m_snapshots->setShown(m_view, m_stored != nullptr);
    choose(m_chosen);
}

void MemoryPage::updateActions()
{
    m_exportFilm->setEnabled(m_storedName.isEmpty() && m_session->places() != nullptr && m_view != nullptr);
    const bool chosen = m_view && m_chosen;
    const bool pinned = chosen && m_view->snapshot.entries.isPinned(*m_chosen);
    m_pin->setText(pinned ? tr("Un&pin") : tr("&Pin"));
    for (QAction* action : {m_pin, m_amend, m_forget})
        setAvailable(*action, chosen, tr("No entry is chosen."));
}

void MemoryPage::choose(std::optional<MemoryId> id)
{
    if (!m_view || !id || m_view->snapshot.entries.find(*id) == nullptr)
        id.reset();
    m_chosen = id;
    m_map->setChosen(id);
    m_entries->showEntry(id);
    m_entry->setEntry(m_view, id);
    updateActions();
}

void MemoryPage::pick(std::optional<MemoryId> id)
{
    choose(id);
    if (!m_chosen)
        return;
    if (m_side->currentIndex() == 0)
        m_side->setCurrentIndex(1);
    m_document.selectTask(m_view->snapshot.entries.find(*m_chosen)->task, Document::Cursor::Stays);
}

void MemoryPage::pinChosen()
{
    if (!m_view || !m_chosen)
        return;
    const bool pinned = m_view->snapshot.entries.isPinned(*m_chosen);
    m_edits->add(pinned ? tr("Unpin an entry") : tr("Pin an entry"),
                 {pinned ? MemoryEdit::Kind::Unpin : MemoryEdit::Kind::Pin,
                  nameOf(*m_view->snapshot.entries.find(*m_chosen), *m_view->benchmark),
                  {}});
}

void MemoryPage::forgetChosen()
{
    if (m_view && m_chosen)
        m_edits->add(
            tr("Forget an entry"),
            {MemoryEdit::Kind::Forget, nameOf(*m_view->snapshot.entries.find(*m_chosen), *m_view->benchmark), {}});
}

void MemoryPage::amendChosen()
{
    if (!m_view || !m_chosen)
        return;
    const Experience& experience = *m_view->snapshot.entries.find(*m_chosen);
    auto* dialog = new AmendDialog(experience.attempt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What is shown moves on while the dialog is open; the name of the entry stays good for the run.
    const MemoryEdit unchanged{MemoryEdit::Kind::Amend, nameOf(experience, *m_view->benchmark), experience.attempt};
    connect(dialog, &QDialog::accepted, this, [this, dialog, unchanged, run = runKey()] {
        const MemoryEdit change{unchanged.kind, unchanged.entry, dialog->attempt()};
        if (change == unchanged)
            return;
        if (run == runKey())
            m_edits->add(tr("Edit an entry"), change);
        else
            warn(tr("Another memory is shown by now. The entry was not changed."));
    });
    dialog->open();
}

void MemoryPage::showSnapshot(const QString& name, std::shared_ptr<const MemoryView> view)
{
    m_player.setPlaying(false);
    m_stored = std::move(view);
    m_storedName = name;
    m_bar->setEnabled(false);
    m_edits->setRun(runKey());
    m_chosen.reset();
    showStored();
}

void MemoryPage::leaveSnapshot()
{
    m_stored.reset();
    m_storedName.clear();
    m_chosen.reset();
    m_bar->setEnabled(true);
    m_edits->setRun(runKey());
    showNothing({}, {});
    showStep();
}

void MemoryPage::warn(const QString& what, const QString& why)
{
    showWarning(*this, tr("Memory"), what, why);
}

PageEntry memoryPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new MemoryPage(context.themes, context.document, context.player, context.jobs, context.undo,
                              &context.workspace, parent);
    }};
}

} // namespace acr::ui

#include "moc_memorypage.cpp"

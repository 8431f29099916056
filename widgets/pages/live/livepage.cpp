// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livepage.h"

#include "core/benchmark/textsource.h"
#include "core/live/builtintasks.h"
#include "core/live/liveregret.h"
#include "core/live/simulatedmodels.h"
#include "core/policy/policyneeds.h"
#include "core/verifier/answercheck.h"
#include "core/workspace/prompttasks.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/document.h"
#include "widgets/document/keystore.h"
#include "widgets/document/liveexplainer.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/undokeeper.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/live/keysdialog.h"
#include "widgets/pages/live/livebeliefmodel.h"
#include "widgets/pages/live/livecomposer.h"
#include "widgets/pages/live/liveheadline.h"
#include "widgets/pages/live/livehealthmodel.h"
#include "widgets/pages/live/livesetupbar.h"
#include "widgets/pages/live/livetaskmodel.h"
#include "widgets/pages/live/livetaskpanel.h"
#include "widgets/pages/live/modelverdictsdialog.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/chipbar.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/sentences.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace acr::ui {

namespace {

constexpr int liveSideWidth = 440;
/// While the user has chosen no task, one that has ended stays for so many milliseconds.
constexpr qint64 followMs = 1200;
/// Of the shown stream: what a person can look through, and what is suggested.
constexpr std::size_t maxStreamTasks = 10'000;
constexpr int usualStreamTasks = 60;
constexpr const char* liveParts[] = {"tasks", "compose", "memory", "endpoints"};
enum LiveTab { TasksTab, ComposeTab, MemoryTab, EndpointsTab };

const QString verdictStep = QStringLiteral("live verdict");

/// What a person has said of a call, or nothing, as a value that can be undone.
struct RecordedVerdict {
    QString session;
    QString task;
    std::uint64_t call = 0;
    bool given = false;
    Verdict verdict = Verdict::Unknown;
    QString person;
    QString comment;
    bool operator==(const RecordedVerdict&) const = default;
};

QJsonObject toJson(const RecordedVerdict& value)
{
    return {{QStringLiteral("session"), value.session},
            {QStringLiteral("task"), value.task},
            {QStringLiteral("call"), static_cast<qint64>(value.call)},
            {QStringLiteral("given"), value.given},
            {QStringLiteral("verdict"), static_cast<int>(value.verdict)},
            {QStringLiteral("person"), value.person},
            {QStringLiteral("comment"), value.comment}};
}

RecordedVerdict recordedVerdictFrom(const QJsonObject& json)
{
    RecordedVerdict value;
    value.session = json.value(QLatin1String("session")).toString();
    value.task = json.value(QLatin1String("task")).toString();
    value.call = static_cast<std::uint64_t>(std::max<qint64>(0, json.value(QLatin1String("call")).toInteger()));
    value.given = json.value(QLatin1String("given")).toBool();
    for (const Verdict verdict : {Verdict::Passed, Verdict::Failed}) {
        if (json.value(QLatin1String("verdict")).toInt(-1) == static_cast<int>(verdict))
            value.verdict = verdict;
    }
    value.person = json.value(QLatin1String("person")).toString();
    value.comment = json.value(QLatin1String("comment")).toString();
    return value;
}

/// Nothing happens where another session is shown.
void apply(LiveRun& run, const RecordedVerdict& value)
{
    const auto& tasks = run.board().tasks();
    const std::string id = value.task.toStdString();
    const auto row = std::ranges::find_if(
        tasks, [&](const LiveTaskState& task) { return task.task != nullptr && task.task->id == id; });
    if (row == tasks.end() || run.sessionName() != value.session.toStdString())
        return;
    run.judge(static_cast<std::size_t>(row - tasks.begin()), value.call,
              {.verdict = value.verdict,
               .person = value.person.toStdString(),
               .comment = value.comment.toStdString(),
               .withdrawn = !value.given,
               .call = {}});
}

/// Tasks that were read, or why not.
struct ReadTasks {
    std::vector<RunnableTask> tasks;
    ErrorList errors{};
};

ReadTasks tasksFrom(TextSource& source, const Progress& progress)
{
    ReadTasks read;
    read.tasks = readRunnableTasks(source, progress, read.errors);
    if (!read.errors.empty())
        read.tasks.clear();
    return read;
}

QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QString file = url.toLocalFile();
        if (file.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive) ||
            file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            files << file;
    }
    return files;
}

} // namespace

LivePage::LivePage(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile& file,
                   SessionPlayer& player, LiveRun& run, QUndoStack& undo, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_jobs(jobs)
    , m_file(file)
    , m_player(player)
    , m_run(run)
    , m_undo(undo)
    , m_model(new LiveTaskModel(run, this))
    , m_health(new LiveHealthModel(this))
    , m_keys(new KeyStore(this))
    , m_explainer(new LiveExplainer(run, jobs, this))
{
    setAcceptDrops(true);
    buildActions();
    auto* content = new QWidget(this);
    m_headline = new LiveHeadline(themes, content);
    m_panel = new LiveTaskPanel(themes, content);
    auto* side = new QFrame(content);
    makeCard(*side);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(1, 1, 1, 1);
    sideLayout->addWidget(m_panel);
    side->setMinimumWidth(320);
    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(buildLeft(content));
    m_columns->addWidget(side);
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 2);
    m_columns->setSizes({750, liveSideWidth});

    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(buildControls(content));
    layout->addWidget(m_headline);
    layout->addWidget(m_columns, 1);
    setBody(content);

    connect(m_panel, &LiveTaskPanel::modelClicked, this, [this](ModelIndex model) {
        // The pool is that of the endpoints; the benchmark may have other models.
        const QString name = m_model->modelName(model);
        if (const auto& benchmark = m_document.benchmark())
            m_document.selectModel(benchmark->modelOrAlias(name.toStdString()));
    });
    connect(m_explainer, &LiveExplainer::explained, this, [this] { m_panel->showBallot(m_explainer->ballot()); });
    retryBar().follow(m_explainer->job());
    connect(&run, &LiveRun::changed, this, &LivePage::showChanged);
    connect(&run, &LiveRun::boardReset, this, [this] {
        // What was to be done again belongs to the session before.
        retryBar().withdrawOffers();
        m_panel->clear();
        explain();
        m_following = true;
        showOnly(Only::All);
        refresh();
    });
    connect(&run, &LiveRun::stateChanged, this, [this] {
        refresh();
        // What a person can judge is another.
        if (const auto row = m_panel->row())
            select(row);
    });
    connect(m_headline, &LiveHeadline::answeredActivated, this, [this] { showOnly(Only::Answered); });
    connect(m_headline, &LiveHeadline::passedActivated, this, [this] { showOnly(Only::Passed); });
    connect(m_headline, &LiveHeadline::paidActivated, this, [this] { showOnly(Only::Paid); });
    connect(m_headline, &LiveHeadline::regretActivated, this, [this] { showOnly(Only::RegretKnown); });
    connect(&run, &LiveRun::storedChanged, this, [this] {
        fillStored();
        refresh();
    });
    connect(&run, &LiveRun::failed, this, [this](const Error& error) {
        ErrorList errors;
        errors.add(error);
        auto* dialog = new ErrorDialog(tr("Live session"), tr("Nothing was changed."), errors, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&run, &LiveRun::notDone, this,
            [this](const QString& title, const Error& error, const std::function<void()>& retry) {
                retryBar().offer(m_jobs, title, error, retry);
            });
    m_panel->setJudgeable([this](std::size_t row, std::uint64_t call) { return whyNotJudge(row, call); });
    connect(m_panel, &LiveTaskPanel::judged, this, &LivePage::judge);
    file.undoKeeper().setHandler(verdictStep, this,
                                 {[this](const QJsonObject& step, bool forward) {
                                      apply(m_run, recordedVerdictFrom(valueToSet(step, forward).toObject()));
                                  },
                                  [] { return tr("Change a verdict"); }});
    connect(&file, &WorkspaceFile::fileChanged, this, [this] {
        retryBar().withdrawOffers();
        refresh();
        // What a person can judge is another.
        if (const auto row = m_panel->row())
            select(row);
    });
    connect(&document, &Document::benchmarkChanged, this, [this] {
        fillDimensions();
        refresh();
        // After the file has done what it does for another benchmark.
        QMetaObject::invokeMethod(this, &LivePage::goToSession, Qt::QueuedConnection);
    });
    connect(&document, &Document::streamChanged, this, &LivePage::refresh);
    connect(&file, &WorkspaceFile::failed, this, [this] { m_opening.reset(); });
    fillPolicies();
    fillStored();
    m_composer->setDetector([this](const QString& prompt) {
        if (!m_guess)
            m_guess = std::make_unique<DimensionGuess>(builtInTasks());
        return QString::fromStdString(m_guess->of(prompt.toStdString()));
    });
    fillDimensions();
    refresh();
    if (!run.board().tasks().empty())
        select(0);
}

QWidget* LivePage::buildControls(QWidget* parent)
{
    auto* controls = new QWidget(parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_setup = new LiveSetupBar(m_themes, controls);
    row->addWidget(m_setup, 1);
    const auto button = [&](const char* name, const QString& text, const QString& iconName, const QString& toolTip) {
        auto* made = new QPushButton(icon(m_themes, iconName), text, controls);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(toolTip);
        made->setAutoDefault(false);
        row->addWidget(made, 0, Qt::AlignBottom);
        return made;
    };
    m_try = button("liveTry", tr("Try it"), QStringLiteral("live"),
                   tr("Routes the built-in tasks to the built-in simulated models, without any key: their answers are "
                      "real programs, which are run"));
    m_start = button("liveStart", tr("Start"), QStringLiteral("play"), tr("A session with the tasks that wait"));
    m_pause = button("livePause", tr("Pause"), QStringLiteral("pause"),
                     tr("Starts no further task; those that were started go on"));
    m_pause->setCheckable(true);
    m_stop = button("liveStop", tr("Stop"), QStringLiteral("stop"),
                    tr("Ends the session: open calls are cancelled, what was observed is kept"));
    m_stored = button("liveStored", tr("Sessions"), QStringLiteral("folder"),
                      tr("The live sessions of this workspace: opens one, or goes on with it"));
    m_storedMenu = new QMenu(m_stored);
    m_stored->setMenu(m_storedMenu);
    connect(m_try, &QPushButton::clicked, this, &LivePage::tryIt);
    connect(m_start, &QPushButton::clicked, this, [this] { start(false); });
    connect(m_pause, &QPushButton::clicked, this, [this](bool paused) { m_run.setPaused(paused); });
    connect(m_stop, &QPushButton::clicked, this, &LivePage::stop);
    connect(m_setup, &LiveSetupBar::fileRequested, this, &LivePage::chooseEndpoints);
    connect(m_setup, &LiveSetupBar::changed, this, [this] {
        m_keys->read(m_setup->keyVariables());
        refresh();
    });
    connect(m_setup, &LiveSetupBar::furtherRequested, this, &LivePage::chooseSettings);
    connect(m_keys, &KeyStore::changed, this, &LivePage::refresh);

    m_statusRow = new QWidget(controls);
    auto* statusLayout = new QHBoxLayout(m_statusRow);
    statusLayout->setContentsMargins(0, 0, 0, 0);
    statusLayout->setSpacing(space::s);
    m_status = new QLabel(m_statusRow);
    m_status->setObjectName(QStringLiteral("liveStatus"));
    m_status->setAccessibleName(tr("State of the live session"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_open = new QPushButton(icon(m_themes, QStringLiteral("session")), tr("Open on the Session page"), m_statusRow);
    m_open->setObjectName(QStringLiteral("liveOpen"));
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &LivePage::openBenchmark);
    m_goOn = new QPushButton(icon(m_themes, QStringLiteral("play")), tr("Go on"), m_statusRow);
    m_goOn->setObjectName(QStringLiteral("liveGoOn"));
    m_goOn->setAutoDefault(false);
    connect(m_goOn, &QPushButton::clicked, this, &LivePage::goOn);
    m_accept = new QPushButton(tr("Run answers with fewer bounds"), m_statusRow);
    m_accept->setObjectName(QStringLiteral("liveAccept"));
    m_accept->setToolTip(tr("A program of a model may then take all memory of this machine. It still reaches neither "
                            "your files nor a network."));
    m_accept->setAutoDefault(false);
    connect(m_accept, &QPushButton::clicked, this, [this] { m_run.setAcceptsUnbounded(true); });
    connect(&m_run, &LiveRun::acceptsUnboundedChanged, this, &LivePage::refresh);
    statusLayout->addWidget(m_status, 1);
    statusLayout->addWidget(m_accept, 0, Qt::AlignTop);
    statusLayout->addWidget(m_goOn, 0, Qt::AlignTop);
    statusLayout->addWidget(m_open, 0, Qt::AlignTop);

    auto* layout = new QVBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addLayout(row);
    layout->addWidget(m_statusRow);
    return controls;
}

QWidget* LivePage::buildLeft(QWidget* parent)
{
    m_tabs = new QTabWidget(parent);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Tasks, new task, memory, endpoints"));
    m_table = new DataTable(m_themes, tr("Live tasks"), m_tabs);
    m_table->setObjectName(QStringLiteral("liveTasks"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->installEventFilter(this);
    m_table->setDefaultWidths({{QStringLiteral("number"), 5},
                               {QStringLiteral("task_id"), 26},
                               {QStringLiteral("dimension"), 18},
                               {QStringLiteral("language"), 10},
                               {QStringLiteral("state"), 11},
                               {QStringLiteral("model"), 18},
                               {QStringLiteral("verdict"), 11},
                               {QStringLiteral("cost_usd"), 9},
                               {QStringLiteral("latency_s"), 8},
                               {QStringLiteral("calls"), 6},
                               {QStringLiteral("reason"), 16}});
    m_table->setFitted({{QStringLiteral("task_id"), {18, 44}}, {QStringLiteral("model"), {14, 24}}},
                       {QStringLiteral("reason"), QStringLiteral("calls"), QStringLiteral("language"),
                        QStringLiteral("latency_s"), QStringLiteral("dimension"), QStringLiteral("cost_usd")});
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& current) {
        m_following = false;
        select(static_cast<std::size_t>(current.row()));
    });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        m_following = false;
        select(static_cast<std::size_t>(index.row()));
    });
    m_empty = new EmptyState(m_themes, QStringLiteral("live"), tr("Route real tasks"),
                             tr("Try it with built-in tasks and simulated models: no key is needed, and their programs "
                                "are run. For tasks of "
                                "your own write one, open or drop a file of tasks (tasks.jsonl), or paste."),
                             m_tabs);
    m_empty->setAction(tr("Try it"));
    connect(m_empty, &EmptyState::actionTriggered, this, &LivePage::tryIt);
    auto* listed = new QWidget(m_tabs);
    auto* list = new QVBoxLayout(listed);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    m_chips = new ChipBar(m_themes, listed);
    m_chips->setObjectName(QStringLiteral("liveOnly"));
    m_chips->setAccessibleName(tr("What the table is narrowed to"));
    connect(m_chips, &ChipBar::removed, this, [this] { showOnly(Only::All); });
    list->addWidget(m_chips);
    list->addWidget(m_table, 1);
    m_tasks = new QStackedWidget(m_tabs);
    m_tasks->addWidget(m_empty);
    m_tasks->addWidget(listed);
    m_composer = new LiveComposer(m_themes, m_tabs);
    m_composer->setLanguages([] {
        QStringList languages;
        for (const std::string& language : AnswerCheck::languages())
            languages << QString::fromStdString(language);
        return languages;
    }());
    connect(m_composer, &LiveComposer::taskWritten, this, &LivePage::addWritten);
    m_endpoints = new DataTable(m_themes, tr("Endpoints"), m_tabs);
    m_endpoints->setObjectName(QStringLiteral("liveEndpoints"));
    m_endpoints->setModel(m_health);
    m_endpoints->setSortingEnabled(false);
    m_endpoints->setDefaultWidths({{QStringLiteral("endpoint"), 18},
                                   {QStringLiteral("state"), 14},
                                   {QStringLiteral("latency_s"), 11},
                                   {QStringLiteral("last_failure"), 40}});
    m_endpoints->setFitted({{QStringLiteral("endpoint"), {10, 30}}, {QStringLiteral("last_failure"), {12, 400}}}, {});
    m_memory = new DataTable(m_themes, tr("What the router expects"), m_tabs);
    m_memory->setObjectName(QStringLiteral("liveMemoryTable"));
    m_memory->setModel(new LiveBeliefModel(m_run, m_memory));
    m_memory->setSortingEnabled(false);
    m_memory->setDefaultWidths({{QStringLiteral("dimension"), 20}, {QStringLiteral("tasks"), 7}});
    m_memory->setFitted({{QStringLiteral("dimension"), {16, 400}}}, {QStringLiteral("tasks")});
    m_tabs->addTab(inCard(*m_tasks, m_tabs), tr("Tasks"));
    m_tabs->addTab(inCard(*m_composer, m_tabs), tr("New task"));
    // The cards around them have a line.
    for (DataTable* const table : {m_table, m_endpoints, m_memory})
        makeFrameless(*table);
    m_expected = new QStackedWidget(m_tabs);
    m_expected->addWidget(new EmptyState(
        m_themes, QStringLiteral("memory"), tr("Nothing is learned yet"),
        tr("While a session runs, the score that the router expects of each model in each dimension stands here."),
        m_expected));
    m_expected->addWidget(m_memory);
    const auto showExpected = [this] { m_expected->setCurrentIndex(m_memory->model()->rowCount() > 0 ? 1 : 0); };
    connect(m_memory->model(), &QAbstractItemModel::modelReset, m_expected, showExpected);
    showExpected();
    m_tabs->addTab(inCard(*m_expected, m_tabs), tr("Memory"));
    m_tabs->addTab(inCard(*m_endpoints, m_tabs), tr("Endpoints"));
    m_tabs->setMinimumWidth(420);
    return m_tabs;
}

void LivePage::buildActions()
{
    connect(addAction("tryIt", tr("&Try it with built-in tasks"), QStringLiteral("live")), &QAction::triggered, this,
            &LivePage::tryIt);
    connect(addAction("start", tr("&Start the session"), QStringLiteral("play")), &QAction::triggered, this,
            [this] { start(false); });
    connect(addAction("pause", tr("&Pause or go on"), QStringLiteral("pause")), &QAction::triggered, this,
            [this] { m_run.setPaused(!m_run.paused()); });
    connect(addAction("stop", tr("St&op the session"), QStringLiteral("stop")), &QAction::triggered, this,
            &LivePage::stop);
    connect(addAction("goOn", tr("&Go on with the unfinished session"), QStringLiteral("play")), &QAction::triggered,
            this, &LivePage::goOn);
    connect(addAction("newTask", tr("&Write a task"), QStringLiteral("edit")), &QAction::triggered, this,
            [this] { reveal(QStringLiteral("compose")); });
    connect(addAction("openTasks", tr("Open a &file of tasks…"), QStringLiteral("file")), &QAction::triggered, this,
            &LivePage::chooseTasks);
    connect(addAction("streamTasks", tr("Tasks of the shown st&ream…"), QStringLiteral("benchmark")),
            &QAction::triggered, this, &LivePage::chooseStreamTasks);
    connect(addAction("pasteTasks", tr("Paste tas&ks"), QStringLiteral("copy")), &QAction::triggered, this,
            &LivePage::paste);
    connect(addAction("clearTasks", tr("&Clear the list"), QStringLiteral("clear")), &QAction::triggered, this,
            [this] { m_run.clear(); });
    connect(addAction("openEndpoints", tr("Open a file of &endpoints…"), QStringLiteral("open")), &QAction::triggered,
            this, &LivePage::chooseEndpoints);
    connect(addAction("keys", tr("&Keys of the endpoints…"), QStringLiteral("settings")), &QAction::triggered, this,
            &LivePage::showKeys);
    connect(addAction("modelVerdicts", tr("&Verdicts of models…"), QStringLiteral("settings")), &QAction::triggered,
            this, &LivePage::chooseVerdicts);
    connect(addAction("sessionSettings", tr("Setti&ngs of the session…"), QStringLiteral("settings")),
            &QAction::triggered, this, &LivePage::chooseSettings);
    QAction* const accepts = addAction("acceptUnbounded", tr("Run answers with fewer &bounds"));
    accepts->setCheckable(true);
    connect(accepts, &QAction::triggered, this, [this](bool checked) { m_run.setAcceptsUnbounded(checked); });
    connect(addAction("openSession", tr("Open the &result on the Session page"), QStringLiteral("session")),
            &QAction::triggered, this, &LivePage::openBenchmark);
    const auto verdict = [this](const char* name, const QString& text, const QString& keys, Verdict says) {
        connect(addAction(name, text, QStringLiteral("check"), QKeySequence(keys)), &QAction::triggered, this,
                [this, says] { m_panel->judge(says); });
    };
    verdict("judgePass", tr("Your verdict: p&ass"), tr("Ctrl+Shift+P"), Verdict::Passed);
    verdict("judgeFail", tr("Your verdict: fa&il"), tr("Ctrl+Shift+F"), Verdict::Failed);
    verdict("judgeUnknown", tr("Your verdict: un&known"), tr("Ctrl+Shift+U"), Verdict::Unknown);
    connect(addAction("exportTasks", tr("E&xport the list…"), QStringLiteral("export")), &QAction::triggered, this,
            [this] { m_table->exportTable(); });
}

QAction& LivePage::actionNamed(const char* name) const
{
    return *findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
}

void LivePage::fillPolicies()
{
    QStringList specs{QStringLiteral("acrouter"), QStringLiteral("acrouter@mode=cascade"),
                      QStringLiteral("acrouter@start=cold")};
    for (const PolicyInfo& info : policies()) {
        // Those that need a model's name come with the endpoints. Those that need a recorded file, hindsight or
        // training in advance have no place here.
        if (!info.argument.empty() || info.trained || info.hindsight != Hindsight::None)
            continue;
        const QString spec = QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
        const auto parsed = parsePolicySpec(info.id);
        if (!parsed || needsOf(*parsed).asksTrained || specs.contains(spec))
            continue;
        specs << spec;
    }
    m_setup->setPolicies(specs);
}

QStringList LivePage::knownDimensions() const
{
    QStringList dimensions;
    const auto add = [&dimensions](const std::string& dimension) {
        const QString name = QString::fromStdString(dimension);
        if (!name.isEmpty() && !dimensions.contains(name))
            dimensions << name;
    };
    if (const auto& benchmark = m_document.benchmark()) {
        for (const std::string& name : benchmark->tasks.categories(Facet::Dimension).names())
            add(name);
    }
    for (const RunnableTask& task : builtInTasks())
        add(task.dimension);
    return dimensions;
}

void LivePage::fillDimensions()
{
    m_composer->setDimensions(knownDimensions());
}

QList<Page::Part> LivePage::parts() const
{
    return partsOf(*m_tabs, liveParts);
}

bool LivePage::reveal(const QString& part)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (part != QLatin1String(liveParts[i]))
            continue;
        m_tabs->setCurrentIndex(i);
        return true;
    }
    return false;
}

QList<Page::Entry> LivePage::entries() const
{
    QList<Entry> found;
    for (int row = 0; row < m_health->rowCount(); ++row) {
        const QString name = m_health->index(row, LiveHealthModel::Name).data().toString();
        found.append({name, name, tr("Endpoint"), m_health->index(row, LiveHealthModel::State).data().toString()});
    }
    return found;
}

void LivePage::showEntry(const QString& id)
{
    reveal(QStringLiteral("endpoints"));
    for (int row = 0; row < m_health->rowCount(); ++row)
        if (m_health->index(row, LiveHealthModel::Name).data().toString() == id)
            m_endpoints->showRow(row);
}

void LivePage::showEndpoints()
{
    if (!m_run.board().endpoints().empty()) {
        m_health->setEndpoints(m_run.board().endpoints());
        return;
    }
    std::vector<LiveEndpointHealth> chosen;
    const EndpointSet simulated = m_setup->endpoints() ? EndpointSet() : SimulatedModels::pool();
    for (const Endpoint& endpoint : (m_setup->endpoints() ? *m_setup->endpoints() : simulated).endpoints) {
        LiveEndpointHealth health;
        health.endpoint = chosen.size();
        health.name = endpoint.name;
        chosen.push_back(std::move(health));
    }
    m_health->setEndpoints(chosen);
}

QJsonObject LivePage::saveState() const
{
    return {{QStringLiteral("setup"), m_setup->saveState()},
            {QStringLiteral("columns"), splitterState(*m_columns)},
            {QStringLiteral("view"), m_panel->view()},
            {QStringLiteral("table"), m_table->saveState()}};
}

void LivePage::restoreState(const QJsonObject& state)
{
    m_setup->restoreState(state.value(QStringLiteral("setup")).toObject());
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_panel->setView(state.value(QStringLiteral("view")).toString());
    m_table->restoreState(state.value(QStringLiteral("table")).toObject());
}

bool LivePage::settled() const
{
    return !m_run.busy() && !m_run.working() && !m_keys->busy() && m_reading == 0 && !m_explainer->job().running();
}

void LivePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
    // What has changed meanwhile.
    const auto& tasks = m_run.board().tasks();
    if (const auto row = m_panel->row(); row && *row < tasks.size())
        m_panel->showTask(tasks[*row], *row, m_run.models());
    explain();
}

void LivePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_explainer->look(std::nullopt);
}

void LivePage::tryIt()
{
    if (m_run.active())
        return;
    m_run.clear();
    m_setup->useBuiltIn();
    m_tabs->setCurrentIndex(TasksTab);
    const std::vector<std::string> languages = AnswerCheck::languages();
    BuiltInSelection selection = builtInTasksIn(languages);
    m_leftOut.clear();
    for (const auto& [language, count] : selection.leftOut)
        m_leftOut << tr("%n task(s) are left out: this machine has no tools for %1.", nullptr, static_cast<int>(count))
                         .arg(QString::fromStdString(language));
    m_run.add(std::move(selection.tasks));
    // The button that was pressed is off now.
    m_table->setFocus();
    start(true);
}

void LivePage::start(bool endsWhenDone)
{
    if (m_run.active() || m_run.state() == LiveRun::State::Ended || m_run.board().tasks().empty())
        return;
    LiveRun::Setup setup;
    setup.settings.weights = m_document.weights();
    setup.encoder = m_setup->encoder().toStdString();
    const FurtherLiveSettings& further = m_setup->further();
    if (!further.name.isEmpty())
        setup.name = further.name.toStdString();
    const auto& benchmarks = m_file.benchmarks();
    const auto chosen = std::ranges::find(benchmarks, further.priors.toStdString(), &BenchmarkSummary::name);
    if (!further.priors.isEmpty() && chosen != benchmarks.end())
        setup.priors = chosen->id;
    begin(std::move(setup), endsWhenDone);
}

void LivePage::begin(LiveRun::Setup setup, bool endsWhenDone)
{
    m_setup->fill(setup.settings);
    setup.endsWhenDone = endsWhenDone;
    if (const EndpointSet* endpoints = m_setup->endpoints()) {
        setup.endpoints = std::make_shared<const EndpointSet>(*endpoints);
    } else {
        setup.endpoints = std::make_shared<const EndpointSet>(SimulatedModels::pool());
        setup.settings.provider =
            simulatedProvider({.seed = setup.settings.seed, .latencyFactor = m_setup->further().latency});
        setup.simulated = true;
    }
    m_following = true;
    m_run.start(std::move(setup));
    select(0);
}

void LivePage::stop()
{
    m_run.stop();
}

void LivePage::addTasks(std::vector<RunnableTask> tasks)
{
    m_run.add(std::move(tasks));
    m_tabs->setCurrentIndex(TasksTab);
}

void LivePage::addWritten(const RunnableTask& task)
{
    m_run.add(task);
    m_composer->clear();
    m_tabs->setCurrentIndex(TasksTab);
    const int last = m_model->rowCount() - 1;
    if (last >= 0 && !m_run.active()) {
        m_table->showRow(last);
        select(static_cast<std::size_t>(last));
    }
}

void LivePage::paste()
{
    const QMimeData* const copied = QGuiApplication::clipboard()->mimeData();
    const QStringList files = copied == nullptr ? QStringList() : droppedFiles(*copied);
    for (const QString& file : files)
        openFile(file);
    const QString text = QGuiApplication::clipboard()->text();
    if (!files.isEmpty() || text.trimmed().isEmpty())
        return;
    if (!text.trimmed().startsWith(u'{')) {
        reveal(QStringLiteral("compose"));
        m_composer->setPrompt(text);
        return;
    }
    const std::string bytes = text.toStdString();
    TextSource source(tr("the clipboard").toStdString(), bytes);
    ReadTasks read = tasksFrom(source, {});
    if (read.errors.empty())
        addTasks(std::move(read.tasks));
    else
        showErrors(tr("Pasting tasks"), read.errors);
}

bool LivePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void LivePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        event->ignore();
}

void LivePage::dropEvent(QDropEvent* event)
{
    const QStringList files = droppedFiles(*event->mimeData());
    event->acceptProposedAction();
    // After the program that the files come from has its answer.
    QMetaObject::invokeMethod(
        this,
        [this, files] {
            for (const QString& file : files)
                openFile(file);
        },
        Qt::QueuedConnection);
}

void LivePage::openFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
        readEndpointFile(path);
    else
        readTasks(path);
}

void LivePage::chooseTasks()
{
    m_dialog = new QFileDialog(this, tr("Open a file of tasks"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFile);
    m_dialog->setNameFilters({tr("Tasks (*.jsonl)"), tr("All files (*)")});
    connect(m_dialog, &QFileDialog::fileSelected, this, &LivePage::readTasks);
    m_dialog->open();
}

std::size_t LivePage::promptedTasks() const
{
    const auto& benchmark = m_document.benchmark();
    const auto& stream = m_document.stream();
    if (!benchmark || !stream || !benchmark->tasks.hasPrompts())
        return 0;
    return static_cast<std::size_t>(
        std::ranges::count_if(stream->tasks, [&](TaskIndex task) { return benchmark->tasks[task].promptChars > 0; }));
}

void LivePage::chooseStreamTasks()
{
    const int maximum = static_cast<int>(std::min<std::size_t>(promptedTasks(), maxStreamTasks));
    if (maximum == 0)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("streamTasksDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tasks of the shown stream"));
    dialog->setLabelText(
        tr("Of the %n task(s) with a prompt, so many from the start of the stream:", nullptr, maximum));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, maximum);
    dialog->setIntValue(std::min(maximum, usualStreamTasks));
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int count) { readStreamTasks(static_cast<std::size_t>(count)); });
    dialog->open();
}

void LivePage::readStreamTasks(std::size_t count)
{
    if (m_file.workspace() == nullptr || !m_file.current() || promptedTasks() == 0)
        return;
    std::vector<TaskIndex> tasks;
    for (const TaskIndex task : m_document.stream()->tasks) {
        if (tasks.size() < count && m_document.benchmark()->tasks[task].promptChars > 0)
            tasks.push_back(task);
    }
    const QString title = tr("Reading the tasks of the shown stream");
    ++m_reading;
    m_jobs.start(
        this, title,
        [file = m_file.file().toStdString(), id = *m_file.current(), benchmark = m_document.benchmark(),
         tasks = std::move(tasks)](const Progress& progress) -> Result<std::vector<RunnableTask>> {
            auto workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return Unexpected(workspace.error());
            return promptTasks(*workspace, id, *benchmark, tasks, progress);
        },
        [this, title, count, benchmark = m_document.benchmark()](Result<std::vector<RunnableTask>> read) {
            --m_reading;
            // The tasks of a benchmark that was closed meanwhile are not wanted any more.
            if (benchmark != m_document.benchmark())
                return;
            if (read)
                addTasks(std::move(*read));
            else
                retryBar().offer(m_jobs, title, read.error(), [this, count] { readStreamTasks(count); });
        });
}

void LivePage::chooseEndpoints()
{
    m_dialog = new QFileDialog(this, tr("Open a file of endpoints"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFile);
    m_dialog->setNameFilters({tr("Endpoints (*.json)"), tr("All files (*)")});
    connect(m_dialog, &QFileDialog::fileSelected, this, &LivePage::readEndpointFile);
    m_dialog->open();
}

void LivePage::showKeys()
{
    if (m_setup->endpoints() == nullptr)
        return;
    auto* dialog = new KeysDialog(*m_keys, *m_setup->endpoints(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LivePage::chooseVerdicts()
{
    if (m_setup->judges().isEmpty() || m_run.active())
        return;
    auto* dialog = new ModelVerdictsDialog(m_setup->judges(), knownDimensions(), m_setup->verdicts(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_setup->setVerdicts(dialog->verdicts()); });
    dialog->open();
}

LiveSettingsDialog::Offer LivePage::settingsOffer() const
{
    LiveSettingsDialog::Offer offer;
    for (const BenchmarkSummary& benchmark : m_file.benchmarks()) {
        const QString name = QString::fromStdString(benchmark.name);
        if (!offer.benchmarks.contains(name))
            offer.benchmarks << name;
    }
    for (const LiveRun::Stored& session : m_run.stored())
        offer.sessions << QString::fromStdString(session.name);
    offer.builtIn = m_setup->endpoints() == nullptr;
    return offer;
}

void LivePage::chooseSettings()
{
    if (m_run.active())
        return;
    auto* dialog = new LiveSettingsDialog(m_setup->further(), settingsOffer(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_setup->setFurther(dialog->settings()); });
    dialog->open();
}

void LivePage::readTasks(const QString& path)
{
    const QString title = tr("Reading %1").arg(QFileInfo(path).fileName());
    ++m_reading;
    m_jobs.start(
        this, title,
        [file = path.toStdString()](const Progress& progress) -> Result<ReadTasks> {
            auto source = TextSource::open(file);
            if (!source)
                return Unexpected(source.error());
            return tasksFrom(*source, progress);
        },
        [this, title, path](Result<ReadTasks> read) {
            --m_reading;
            if (!read) {
                retryBar().offer(m_jobs, title, read.error(), [this, path] { readTasks(path); });
                if (read.error().code == ErrorCode::Cancelled)
                    return;
                ErrorList errors;
                errors.add(read.error());
                showErrors(title, errors);
            } else if (!read->errors.empty()) {
                showErrors(title, read->errors);
            } else {
                addTasks(std::move(read->tasks));
            }
        });
}

void LivePage::readEndpointFile(const QString& path)
{
    // A few kilobytes.
    const QString title = tr("Reading %1").arg(QFileInfo(path).fileName());
    ErrorList errors{};
    const auto text = textOfFile(path.toStdString());
    if (!text) {
        errors.add(text.error());
        return showErrors(title, errors);
    }
    auto endpoints = readEndpoints(path.toStdString(), *text, errors);
    if (!endpoints)
        return showErrors(title, errors);
    if (m_run.active())
        return showErrors(title, [] {
            ErrorList busy;
            busy.add({ErrorCode::Busy, {}, tr("a live session").toStdString(), {}});
            return busy;
        }());
    m_setup->setFile(path, std::move(*endpoints));
}

bool LivePage::isCounted(const LiveTaskState& task) const
{
    const LiveCallState* const main = task.main();
    switch (m_only) {
    case Only::All: return true;
    case Only::Answered: return task.stage == LiveTaskState::Stage::Answered;
    case Only::Passed:
        return task.stage == LiveTaskState::Stage::Answered && main != nullptr && main->verdict() == Verdict::Passed;
    case Only::Paid: return task.costUsd() > 0;
    case Only::RegretKnown: {
        if (!task.turn)
            return false;
        const LiveRegret regret = liveRegret(std::span(&task.turn, 1), m_run.models().size(), m_run.settings().weights);
        return regret.unknownTasks == 0;
    }
    }
    return true;
}

void LivePage::hideOthers()
{
    const auto& tasks = m_run.board().tasks();
    std::size_t counted = 0;
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const bool shown = isCounted(tasks[row]);
        counted += shown ? 1 : 0;
        m_table->setRowHidden(static_cast<int>(row), !shown);
    }
    if (m_only == Only::All) {
        m_chips->setChips({});
        return;
    }
    const QString what = m_only == Only::Answered ? tr("answered")
                         : m_only == Only::Passed ? tr("passed")
                         : m_only == Only::Paid   ? tr("with a cost")
                                                  : tr("with a regret that is measured or estimated");
    m_chips->setChips({{QStringLiteral("only"), tr("%1 · %n task(s)", nullptr, static_cast<int>(counted)).arg(what),
                        tr("Show all tasks")}});
}

void LivePage::showOnly(Only only)
{
    m_only = only;
    hideOthers();
    if (only != Only::All)
        reveal(QStringLiteral("tasks"));
}

void LivePage::showErrors(const QString& title, const ErrorList& errors)
{
    auto* dialog = new ErrorDialog(title, tr("Nothing was added."), errors, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QString LivePage::whyNotJudge(std::size_t row, std::uint64_t call) const
{
    if (m_run.canJudge(row, call))
        return {};
    const LiveTaskState& task = m_run.board().tasks()[row];
    const auto found = task.calls.find(call);
    if (found != task.calls.end() && found->second.failed())
        return tr("The call gave no answer to judge.");
    if (task.turn == nullptr && m_run.active())
        return tr("The task has not ended yet.");
    if (m_run.state() == LiveRun::State::Ended &&
        (!m_run.ending().benchmark || m_file.isReadOnly() || !m_run.isOfOpenFile()))
        return tr("The session is in no workspace that can be written.");
    return tr("There is no answer to judge.");
}

void LivePage::judge(std::size_t row, std::uint64_t call, const PersonVerdict& verdict)
{
    if (!m_run.canJudge(row, call))
        return;
    const LiveTaskState& task = m_run.board().tasks()[row];
    RecordedVerdict before;
    before.session = QString::fromStdString(m_run.sessionName());
    before.task = QString::fromStdString(task.task->id);
    before.call = call;
    before.person = QString::fromStdString(verdict.person);
    RecordedVerdict after = before;
    if (const auto& said = task.calls.at(call).person) {
        before.given = true;
        before.verdict = said->verdict.verdict;
        before.comment = QString::fromStdString(said->verdict.trace);
    }
    after.given = !verdict.withdrawn;
    if (after.given) {
        after.verdict = verdict.verdict;
        after.comment = QString::fromStdString(verdict.comment);
    }
    if (before == after)
        return;
    auto* const step = new ChangeValue<RecordedVerdict>(
        tr("change a verdict"), before, after, [&run = m_run](const RecordedVerdict& value) { apply(run, value); });
    m_undo.push(step->keptAs(verdictStep, [](const RecordedVerdict& was, const RecordedVerdict& is) {
        return beforeAndAfter(toJson(was), toJson(is));
    }));
}

const LiveRun::Stored* LivePage::unfinished() const
{
    const auto& stored = m_run.stored();
    if (m_run.state() == LiveRun::State::Ended) {
        // A session of the open file may have the name of the one that is shown.
        if (!m_run.isOfOpenFile())
            return nullptr;
        const auto shown = std::ranges::find(stored, m_run.sessionName(), &LiveRun::Stored::name);
        return shown != stored.end() && !shown->finished ? &*shown : nullptr;
    }
    const auto last =
        std::find_if(stored.rbegin(), stored.rend(), [](const LiveRun::Stored& session) { return !session.finished; });
    return last == stored.rend() ? nullptr : &*last;
}

QString LivePage::whyNotGoOn() const
{
    const LiveRun::Stored* const session = unfinished();
    if (m_run.active())
        return tr("A live session runs.");
    if (session == nullptr)
        return tr("No live session of this workspace is unfinished.");
    if (m_run.state() == LiveRun::State::Waiting && !m_run.board().tasks().empty())
        return tr("Other tasks wait: start or clear them first.");
    if (m_file.isReadOnly())
        return tr("The workspace is open for reading only.");
    if (!session->simulated && m_setup->endpoints() == nullptr && session->endpoints.empty())
        return tr("Open the file of its endpoints first.");
    return {};
}

bool LivePage::useEndpointsOf(const LiveRun::Stored& session)
{
    const QString title = tr("Endpoints of %1", "name of a session").arg(QString::fromStdString(session.name));
    ErrorList errors{};
    auto endpoints = readEndpoints(title.toStdString(), session.endpoints, errors);
    if (!endpoints) {
        showErrors(title, errors);
        return false;
    }
    m_setup->setFile(title, std::move(*endpoints));
    // The page says which key is missing, or a keychain is asked: it goes on by another click.
    return !m_keys->busy() && m_setup->missingKeys(*m_keys).isEmpty();
}

void LivePage::goOn()
{
    const LiveRun::Stored* const session = unfinished();
    if (session == nullptr || !whyNotGoOn().isEmpty())
        return;
    LiveRun::Setup setup;
    setup.name = session->name;
    setup.goesOn = true;
    const bool simulated = session->simulated;
    if (simulated)
        m_setup->useBuiltIn();
    else if (m_setup->endpoints() == nullptr && !useEndpointsOf(*session))
        return;
    m_tabs->setCurrentIndex(TasksTab);
    begin(std::move(setup), simulated);
}

void LivePage::fillStored()
{
    m_storedMenu->clear();
    const auto& stored = m_run.stored();
    m_stored->setVisible(!stored.empty());
    for (auto session = stored.rbegin(); session != stored.rend(); ++session) {
        const QString name = QString::fromStdString(session->name);
        const QString text = session->finished
                                 ? tr("%1 · %n answer(s)", nullptr, static_cast<int>(session->steps)).arg(name)
                                 : tr("%1 · unfinished", "name of a session").arg(name);
        connect(m_storedMenu->addAction(escapeMnemonics(text)), &QAction::triggered, this,
                [this, name = session->name] {
                    if (!m_run.active())
                        m_run.open(name);
                });
    }
}

void LivePage::openBenchmark()
{
    const auto& kept = m_run.ending().benchmark;
    if (m_run.state() != LiveRun::State::Ended || !kept || !m_run.isOfOpenFile())
        return;
    m_opening = kept;
    if (m_file.current() == kept && m_document.benchmark())
        goToSession();
    else
        m_file.showBenchmark(*kept);
}

void LivePage::goToSession()
{
    if (!m_opening || m_file.current() != m_opening || !m_document.benchmark() || !m_document.stream() ||
        m_document.stream()->tasks.empty())
        return;
    m_opening.reset();
    const auto& saved = m_player.savedSessions();
    const auto session = std::ranges::find(saved, m_run.ending().name, &SessionSummary::name);
    if (session != saved.end())
        m_player.openSaved(*session);
    m_document.showTask(m_document.stream()->tasks.front(), TaskPlace::Step);
}

void LivePage::refresh()
{
    const LiveRun::State state = m_run.state();
    const bool active = m_run.active();
    const bool hasTasks = !m_run.board().tasks().empty();
    m_tasks->setCurrentIndex(hasTasks || active ? 1 : 0);
    m_setup->setLocked(active);
    const bool canStart = !active && hasTasks && state == LiveRun::State::Waiting;
    const bool kept = state == LiveRun::State::Ended && m_run.ending().benchmark.has_value() && m_run.isOfOpenFile();
    m_try->setEnabled(!active);
    m_start->setEnabled(canStart);
    m_pause->setEnabled(active);
    m_pause->setChecked(m_run.paused());
    m_pause->setText(m_run.paused() ? tr("Go on") : tr("Pause"));
    m_stop->setEnabled(active);
    m_open->setVisible(kept);
    const QString notGoOn = whyNotGoOn();
    const LiveRun::Stored* const goesOn = active ? nullptr : unfinished();
    m_goOn->setVisible(goesOn != nullptr && (state == LiveRun::State::Ended || !hasTasks));
    m_goOn->setEnabled(notGoOn.isEmpty());
    m_goOn->setToolTip(notGoOn.isEmpty() ? tr("Finishes the tasks that have no answer") : notGoOn);
    m_stored->setEnabled(!active);
    setAvailable(actionNamed("goOn"), notGoOn.isEmpty(), notGoOn);
    const QString runs = tr("A live session runs.");
    const QString noSession = tr("No live session runs.");
    setAvailable(actionNamed("tryIt"), !active, runs);
    setAvailable(actionNamed("start"), canStart, active ? runs : tr("No task waits."));
    setAvailable(actionNamed("pause"), active, noSession);
    setAvailable(actionNamed("stop"), active, noSession);
    setAvailable(actionNamed("clearTasks"), !active && hasTasks, active ? runs : tr("There is no task."));
    setAvailable(actionNamed("openEndpoints"), !active, runs);
    setAvailable(
        actionNamed("streamTasks"), promptedTasks() > 0 && m_file.workspace() != nullptr,
        tr("The tasks of the shown stream have no prompts. Attach a source of prompts to the benchmark first."));
    setAvailable(actionNamed("keys"), !m_setup->keyVariables().isEmpty(),
                 tr("Open a file of endpoints that need keys first."));
    setAvailable(actionNamed("modelVerdicts"), !active && !m_setup->judges().isEmpty(),
                 active ? runs : tr("Open a file of endpoints first: the built-in models do not judge."));
    setAvailable(actionNamed("sessionSettings"), !active, runs);
    actionNamed("acceptUnbounded").setChecked(m_run.acceptsUnbounded());
    m_accept->setVisible(m_run.unboundedRefused() && !m_run.acceptsUnbounded());
    setAvailable(actionNamed("openSession"), kept, tr("No live session was kept."));
    setAvailable(actionNamed("exportTasks"), hasTasks, tr("There is no task."));
    showEndpoints();
    showStatus();
    showFigures();
}

QStringList LivePage::sandboxSentences() const
{
    QStringList lines;
    if (m_run.noSandbox())
        lines << tr("Answers are not run, so their verdicts stay unknown: %1").arg(errorSentence(*m_run.noSandbox()));
    const auto& sandbox = m_run.sandbox();
    if (!sandbox || sandbox->boundsAll())
        return lines;
    lines << (sandbox->boundsProcesses()
                  ? tr("The sandbox bounds the memory of each program, not of all programs of an answer together, nor "
                       "the number of their files: no control group can be made here.")
                  : tr("The sandbox bounds the memory of each program, not of all programs of an answer together, nor "
                       "the number of their files and processes: no control group can be made here."));
    if (m_run.unboundedRefused() && m_run.acceptsUnbounded())
        lines << tr("Answers of this session are not run; those of the next one are.");
    else if (m_run.unboundedRefused())
        lines << tr("So answers are not run, and their verdicts stay unknown, unless you accept it: “Run answers with "
                    "fewer bounds”.");
    return lines;
}

QStringList LivePage::verdictSentences() const
{
    const ModelVerdicts verdicts = m_setup->verdicts();
    const bool weighed = !verdicts.tools.empty();
    QStringList lines;
    if (!verdicts.judge.isEmpty())
        lines << (weighed ? tr("%1 judges answers where it has a weight.")
                          : tr("%1 judges answers where running them says nothing."))
                     .arg(verdicts.judge);
    if (verdicts.samples > 0 && weighed)
        lines << tr("The model of an answer is asked again %n time(s) where that has a weight.", nullptr,
                    verdicts.samples);
    else if (verdicts.samples > 0)
        lines << tr("The model of an answer is asked again %n time(s) where running it says nothing.", nullptr,
                    verdicts.samples);
    return lines;
}

void LivePage::showStatus()
{
    QStringList lines;
    const LiveRun::Ending& ending = m_run.ending();
    const std::size_t tasks = m_run.board().tasks().size();
    switch (m_run.state()) {
    case LiveRun::State::Waiting:
        lines << m_setup->missingKeys(*m_keys);
        lines << verdictSentences();
        if (const QString chosen = LiveSettingsDialog::changes(m_setup->further(), settingsOffer()); !chosen.isEmpty())
            lines << tr("Settings of the session: %1.").arg(chosen);
        if (tasks > 0)
            lines << tr("%n task(s) wait. Start routes them.", nullptr, static_cast<int>(tasks));
        else if (const LiveRun::Stored* const session = unfinished())
            lines << tr("The live session “%1” is unfinished. Go on finishes it; no call is made twice.")
                         .arg(QString::fromStdString(session->name));
        break;
    case LiveRun::State::Preparing: lines << tr("The router is made and learns its priors…"); break;
    case LiveRun::State::Running:
        lines << m_setup->missingKeys(*m_keys);
        lines << sandboxSentences();
        if (m_run.earlier().lostCalls > 0)
            lines << tr("%n call(s) of the earlier run have no end: whether they were billed is unknown, and they are "
                        "not made again.",
                        nullptr, static_cast<int>(m_run.earlier().lostCalls));
        if (m_run.earlier().changedDecisions > 0)
            lines << tr("In %n recorded task(s) the policy would decide differently now; it has learned from what was "
                        "recorded.",
                        nullptr, static_cast<int>(m_run.earlier().changedDecisions));
        if (m_run.trainingTasks() > 0)
            lines << tr("The router starts from priors of %1 probed tasks.")
                         .arg(numbers::count(static_cast<qint64>(m_run.trainingTasks())));
        else
            lines << tr("The router starts without priors: the open benchmark has none for these models.");
        if (m_run.board().offline())
            lines << tr("No endpoint can be reached: this machine seems to be offline.");
        if (m_run.board().budget().exhausted)
            lines << tr("The budget allows no further call.");
        if (m_run.paused())
            lines << tr("Paused: no further task is started.");
        else if (m_run.board().open() == 0 && tasks > 0)
            lines << tr("All tasks are done. Add more, or stop the session.");
        break;
    case LiveRun::State::Ended:
        if (m_run.unboundedRefused())
            lines << sandboxSentences();
        if (ending.problem && ending.problem->code != ErrorCode::Cancelled)
            lines << tr("The session ended: %1").arg(errorSentence(*ending.problem));
        else if (ending.problem)
            lines << tr("The session was stopped.");
        if (m_run.board().offline())
            lines << tr("No endpoint could be reached: this machine seems to be offline.");
        if (m_run.board().budget().exhausted)
            lines << tr("The budget was used up.");
        if (ending.benchmark && m_run.isOfOpenFile())
            lines << tr("What was observed is the benchmark “%1” of this workspace.")
                         .arg(QString::fromStdString(ending.name));
        else if (ending.benchmark)
            lines << tr("What was observed is the benchmark “%1” of another workspace, %2.")
                         .arg(QString::fromStdString(ending.name),
                              QFileInfo(QString::fromStdString(m_run.workspace())).fileName());
        else if (ending.notKept)
            lines << tr("What was observed could not be kept: %1").arg(errorSentence(*ending.notKept));
        else if (m_run.board().answered() > 0)
            lines << tr("It is not kept: no workspace is open that can be written.");
        else
            lines << tr("No task has an answer.");
        break;
    }
    if (m_run.simulated() && m_run.state() != LiveRun::State::Waiting)
        lines << m_leftOut;
    if (!m_run.board().refused().empty())
        lines << tr("%n task(s) were left out: another task has the id.", nullptr,
                    static_cast<int>(m_run.board().refused().size()));
    const QString text = joinSentences(lines);
    if (m_status->text() != text)
        m_status->setText(text);
    m_statusRow->setVisible(!text.isEmpty());
}

void LivePage::showFigures()
{
    const LiveBoard& board = m_run.board();
    LiveFigures figures;
    figures.tasks = board.tasks().size();
    figures.answered = board.answered();
    figures.judged = board.judged();
    figures.passed = board.passed();
    figures.budget = board.budget();
    figures.regret = liveRegret(board.turns(), m_run.models().size(), m_run.settings().weights);
    figures.memories = m_run.memories();
    m_headline->show(figures);
}

void LivePage::showChanged(const std::set<std::size_t>& tasks)
{
    if (m_tasks->currentIndex() == 0)
        refresh();
    if (!isVisible())
        return;
    if (const auto row = m_panel->row(); row && tasks.contains(*row)) {
        m_panel->showTask(m_run.board().tasks()[*row], *row, m_run.models());
        explain();
    }
    showEndpoints();
    if (m_only != Only::All)
        hideOthers();
    showStatus();
    showFigures();
    follow();
}

void LivePage::select(std::optional<std::size_t> row)
{
    if (!row || *row >= m_run.board().tasks().size()) {
        m_panel->clear();
        explain();
        return;
    }
    m_panel->showTask(m_run.board().tasks()[*row], *row, m_run.models());
    explain();
    m_followed.start();
    if (m_table->currentIndex().row() != static_cast<int>(*row))
        m_table->showRow(static_cast<int>(*row));
}

void LivePage::explain()
{
    m_explainer->look(isVisible() ? m_panel->row() : std::nullopt);
    m_panel->showBallot(m_explainer->ballot());
}

void LivePage::follow()
{
    if (!m_following || !m_run.active())
        return;
    const auto& tasks = m_run.board().tasks();
    const auto shown = m_panel->row();
    const bool ended = shown && *shown < tasks.size() &&
                       (tasks[*shown].stage == LiveTaskState::Stage::Answered ||
                        tasks[*shown].stage == LiveTaskState::Stage::Unanswered);
    if (shown && m_followed.isValid() && m_followed.elapsed() < followMs && (ended || *shown < tasks.size()))
        return;
    if (shown && !ended && *shown < tasks.size() && tasks[*shown].stage == LiveTaskState::Stage::Running)
        return;
    for (std::size_t i = tasks.size(); i > 0; --i) {
        if (tasks[i - 1].stage == LiveTaskState::Stage::Running && !m_table->isRowHidden(static_cast<int>(i - 1))) {
            select(i - 1);
            return;
        }
    }
}

PageEntry livePageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new LivePage(context.themes, context.document, context.jobs, context.workspace, context.player,
                            context.live, context.undo, parent);
    }};
}

} // namespace acr::ui

#include "moc_livepage.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretpage.h"

#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/regret/chartlink.h"
#include "widgets/pages/regret/comparepanel.h"
#include "widgets/pages/regret/curvepanel.h"
#include "widgets/pages/regret/differencemodel.h"
#include "widgets/pages/regret/differencepanel.h"
#include "widgets/pages/regret/flippedmodel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/policyadding.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretheadline.h"
#include "widgets/pages/regret/regrettasks.h"
#include "widgets/pages/regret/splitpanel.h"
#include "widgets/pages/regret/tradeoffpanel.h"
#include "widgets/pages/tasklinks.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/savedialog.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int sideWidth = 384;
constexpr const char* sideParts[] = {"split", "kinds", "tradeoff", "published"};
constexpr const char* tableParts[] = {"leaderboard", "compare", "difference"};

} // namespace

RegretPage::RegretPage(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile* file, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_adding(new PolicyAdding(themes, document, jobs, file, retryBar(), *this))
    , m_model(new LeaderboardModel(this))
    , m_link(new ChartLink(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("regret"), tr("No benchmark is open"),
                             tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from "
                                "the File menu; the leaderboard is computed at once."),
                             this))
    , m_headline(new RegretHeadline(themes, this))
    , m_curvesJob(jobs, [this] { startCurves(); })
    , m_intervalsJob(jobs, [this] { startIntervals(); })
    , m_detailsJob(jobs, [this] { startDetails(); })
{
    buildActions();
    auto* content = new QWidget(this);
    m_curves = new CurvePanel(themes, document, *m_link, content);
    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(m_curves);
    m_columns->addWidget(buildSide());
    m_columns->setStretchFactor(0, 4);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({1000, sideWidth});
    m_rows = new QSplitter(Qt::Vertical, content);
    m_rows->setObjectName(QStringLiteral("rows"));
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(buildTables());
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({600, 330});

    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(m_headline);
    layout->addWidget(m_rows, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(document.resultsJob(), RegretPage::tr("The leaderboard below is missing or of other settings."));
    retryBar().follow(m_curvesJob);
    retryBar().follow(m_intervalsJob);
    retryBar().follow(m_detailsJob);

    connect(m_model, &LeaderboardModel::shownChanged, this, [this] {
        m_curves->setShown(m_model->shown());
        m_tradeOff->setRows(m_results, m_model->shown());
    });
    const auto select = [this](const QString& policy) { m_document.selectPolicy(policy); };
    connect(m_curves, &CurvePanel::policySelected, this, select);
    connect(m_tradeOff, &TradeOffPanel::policySelected, this, select);
    connect(m_leaderboard, &LeaderboardPanel::policySelected, this, select);
    connect(m_leaderboard, &LeaderboardPanel::policyActivated, this, [this](const QString& policy) {
        m_document.selectPolicy(policy);
        reveal(QStringLiteral("compare"));
    });
    connect(m_curves, &CurvePanel::pinRequested, this, &RegretPage::pin);
    connect(m_leaderboard, &LeaderboardPanel::pinRequested, this, &RegretPage::pin);
    connect(&document.pinned(), &PinnedRuns::changed, this, &RegretPage::updateGhostActions);
    connect(m_curves, &CurvePanel::positionClicked, this, &RegretPage::selectPosition);
    connect(m_compare, &ComparePanel::positionClicked, this, &RegretPage::selectPosition);
    connect(m_compare, &ComparePanel::taskSelected, this, [this](TaskIndex task) { m_document.selectTask(task); });
    connect(m_compare, &ComparePanel::seedsChanged, this, &RegretPage::startDetails);
    const auto swap = [this] {
        const QString a = runA();
        m_document.selectPolicy(runB());
        setReference(a);
    };
    connect(m_compare, &ComparePanel::swapRequested, this, swap);
    connect(m_difference, &DifferencePanel::swapRequested, this, swap);
    connect(m_difference, &DifferencePanel::facetChanged, this, &RegretPage::startDetails);
    connect(m_split, &SplitPanel::facetChanged, this, &RegretPage::startDetails);
    connect(m_headline, &RegretHeadline::runAChosen, this, select);
    connect(m_headline, &RegretHeadline::runBChosen, this, &RegretPage::setReference);
    connectTaskLists();
    connectDocument();
    refresh();
}

QWidget* RegretPage::buildSide()
{
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Details of the selected policy"));
    m_split = new SplitPanel(m_themes, m_side);
    m_tradeOff = new TradeOffPanel(m_themes, m_side);
    m_published = new QTextBrowser(m_side);
    m_published->setFrameShape(QFrame::NoFrame);
    m_published->document()->setDocumentMargin(space::s);
    m_published->setAccessibleName(tr("Why recomputed and published figures differ"));
    m_side->addTab(inCard(*m_split, m_side), tr("Where"));
    m_side->addTab(inCard(m_split->kinds(), m_side), tr("Kind"));
    m_side->addTab(inCard(*m_tradeOff, m_side), tr("Cost–quality"));
    m_side->addTab(inCard(*m_published, m_side), tr("Published"));
    m_side->setMinimumWidth(300);
    return m_side;
}

QWidget* RegretPage::buildTables()
{
    m_tables = new QTabWidget(this);
    m_tables->setDocumentMode(true);
    m_tables->setAccessibleName(tr("Tables"));
    m_leaderboard = new LeaderboardPanel(m_themes, *m_model, {m_addPolicy, m_train}, m_tables);
    m_compare = new ComparePanel(m_themes, *m_link, m_tables);
    m_tables->addTab(m_leaderboard, tr("Leaderboard"));
    m_difference = new DifferencePanel(m_themes, m_tables);
    m_tables->addTab(m_compare, tr("A against B: flipped tasks"));
    m_tables->addTab(m_difference, tr("A − B by group"));
    m_tables->setMinimumHeight(120);
    auto* corner = new QStackedWidget(m_tables);
    corner->addWidget(&m_leaderboard->controls());
    corner->addWidget(&m_compare->controls());
    corner->addWidget(&m_difference->controls());
    m_tables->setCornerWidget(corner);
    connect(m_tables, &QTabWidget::currentChanged, corner, &QStackedWidget::setCurrentIndex);
    return m_tables;
}

void RegretPage::buildActions()
{
    m_addPolicy = addAction("addPolicy", tr("&Add policy…"), QStringLiteral("add"), QKeySequence(tr("Ctrl+Shift+A")));
    connect(m_addPolicy, &QAction::triggered, m_adding, &PolicyAdding::add);
    m_train = addAction("train", tr("&Train…"), QStringLiteral("memory"), QKeySequence(tr("Ctrl+Shift+T")));
    connect(m_train, &QAction::triggered, m_adding, &PolicyAdding::train);
    connect(
        addAction("compare", tr("&Compare A against B"), QStringLiteral("compare"), QKeySequence(tr("Ctrl+Shift+B"))),
        &QAction::triggered, this, [this] { reveal(QStringLiteral("compare")); });
    connect(addAction("makeReference", tr("Make A the &reference"), QStringLiteral("pin"),
                      QKeySequence(tr("Ctrl+Shift+R"))),
            &QAction::triggered, this, [this] { setReference(runA()); });
    connect(addAction("pinGhost", tr("&Pin A as ghost"), QStringLiteral("pin"), {}), &QAction::triggered, this,
            [this] { pin(runA()); });
    connect(addAction("removeGhosts", tr("Re&move all ghosts"), QStringLiteral("clear"), {}), &QAction::triggered, this,
            [this] { m_document.pinned().clear(); });
    connect(addAction("filter", tr("&Filter policies"), QStringLiteral("filter"), QKeySequence(tr("Ctrl+Shift+F"))),
            &QAction::triggered, this, [this] {
                reveal(QStringLiteral("leaderboard"));
                m_leaderboard->filter().setFocus(Qt::ShortcutFocusReason);
            });
    connect(addAction("wholeStream", tr("Show the &whole stream"), QStringLiteral("zoom-reset"),
                      QKeySequence(tr("Ctrl+Shift+0"))),
            &QAction::triggered, this, [this] { m_curves->resetZoom(); });
    connect(addAction("exportCurves", tr("Export c&urves…"), QStringLiteral("export"), {}), &QAction::triggered, this,
            &RegretPage::exportCurves);
    connect(addAction("exportLeaderboard", tr("Export &leaderboard…"), QStringLiteral("export"), {}),
            &QAction::triggered, this, [this] { m_leaderboard->table().exportTable(); });
    connect(addAction("differenceBySize", tr("Sort A − B by &size"), QStringLiteral("sort"), {}), &QAction::triggered,
            this, [this] {
                reveal(QStringLiteral("difference"));
                m_difference->sortBySize();
            });
    connect(addAction("exportFlips", tr("Export flipped &tasks…"), QStringLiteral("export"), {}), &QAction::triggered,
            this, [this] { m_compare->table().exportTable(); });
}

void RegretPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        retryBar().withdrawOffers();
        // A reference that was restored before anything was shown is for the benchmark that comes.
        if (m_results)
            m_reference.clear();
    });
    connect(&m_document, &Document::benchmarkChanged, this, &RegretPage::refresh);
    connect(&m_document, &Document::resultsChanged, this, &RegretPage::refresh);
    connect(&m_document, &Document::computingChanged, this, [this](bool computing) {
        if (computing && !m_document.results())
            showLoading(tr("Computing the leaderboard"));
    });
    connect(&m_document, &Document::failed, this, [this](const Error& error) {
        if (m_document.results())
            return;
        showLoading({});
        m_curves->setEmptyText(tr("The leaderboard could not be computed"), errorSentence(error));
    });
    connect(&m_document, &Document::selectedPolicyChanged, this, &RegretPage::runsChanged);
    connect(&m_document, &Document::selectedTaskChanged, this, &RegretPage::markTask);
    const auto explainTraining = [this] { m_train->setToolTip(m_adding->hint()); };
    connect(m_adding, &PolicyAdding::hintChanged, this, explainTraining);
    explainTraining();
}

QList<Page::Part> RegretPage::parts() const
{
    return partsOf(*m_tables, tableParts) + partsOf(*m_side, sideParts);
}

bool RegretPage::reveal(const QString& part)
{
    for (int i = 0; i < m_side->count(); ++i) {
        if (part == QLatin1String(sideParts[i])) {
            m_side->setCurrentIndex(i);
            return true;
        }
    }
    for (int i = 0; i < m_tables->count(); ++i) {
        if (part == QLatin1String(tableParts[i])) {
            m_tables->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

QJsonObject RegretPage::saveState() const
{
    return {{QStringLiteral("metric"), static_cast<int>(m_curves->shownMetric())},
            {QStringLiteral("companion"),
             m_curves->companionWanted() ? QJsonValue(*m_curves->companionWanted()) : QJsonValue()},
            {QStringLiteral("facet"), QString::fromUtf8(facetName(m_split->facet()).data())},
            {QStringLiteral("differenceFacet"), QString::fromUtf8(facetName(m_difference->facet()).data())},
            {QStringLiteral("reference"), m_reference},
            {QStringLiteral("published"), m_tradeOff->publishedShown()},
            {QStringLiteral("side"), m_side->currentIndex()},
            {QStringLiteral("table"), m_tables->currentIndex()},
            {QStringLiteral("rows"), splitterState(*m_rows)},
            {QStringLiteral("columns"), splitterState(*m_columns)},
            {QStringLiteral("leaderboard"), m_leaderboard->saveState()}};
}

void RegretPage::restoreState(const QJsonObject& state)
{
    const int metric = state.value(QStringLiteral("metric")).toInt();
    if (metric >= 0 && metric < static_cast<int>(regretMetricCount))
        m_curves->setMetric(static_cast<RegretMetric>(metric));
    const QJsonValue companion = state.value(QStringLiteral("companion"));
    m_curves->setCompanionWanted(companion.isBool() ? std::optional(companion.toBool()) : std::nullopt);
    if (const auto facet = facetNamed(state.value(QStringLiteral("facet")).toString().toStdString()))
        m_split->setFacet(*facet);
    if (const auto facet = facetNamed(state.value(QStringLiteral("differenceFacet")).toString().toStdString()))
        m_difference->setFacet(*facet);
    m_reference = state.value(QStringLiteral("reference")).toString();
    m_tradeOff->setPublishedShown(state.value(QStringLiteral("published")).toBool());
    m_side->setCurrentIndex(state.value(QStringLiteral("side")).toInt());
    m_tables->setCurrentIndex(state.value(QStringLiteral("table")).toInt());
    restoreSplitter(*m_rows, state.value(QStringLiteral("rows")));
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_leaderboard->restoreState(state.value(QStringLiteral("leaderboard")).toObject());
    m_stale = true;
    refresh();
}

void RegretPage::exportCurves()
{
    askWhereToSave(*this,
                   {tr("Export curves"),
                    QStringLiteral("regret.png"),
                    {tr("Picture (*.png)"), tr("Vector drawing (*.svg)"), tr("Document (*.pdf)")}},
                   [this](const QString& path) {
                       if (const auto reason = exportView(m_curves->mainChart(), path))
                           showNotExported(*this, path, *reason);
                   });
}

void RegretPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_results)
        showCards();
}

void RegretPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

bool RegretPage::settled() const
{
    // Without a benchmark there is nothing to take over when the page is shown.
    return !m_document.computing() && (!m_stale || !m_document.benchmark()) && !m_curvesJob.running() &&
           !m_intervalsJob.running() && !m_detailsJob.running();
}

QString RegretPage::runA() const
{
    if (!m_results)
        return {};
    const QString& selected = m_document.selectedPolicy();
    return rowOf(*m_results, selected) != nullptr ? selected : headlinePolicy(*m_results);
}

QString RegretPage::runB() const
{
    if (!m_results)
        return {};
    return rowOf(*m_results, m_reference) != nullptr ? m_reference : referencePolicy(*m_results);
}

void RegretPage::setReference(const QString& policy)
{
    if (m_reference == policy)
        return;
    m_reference = policy;
    if (!m_results)
        return;
    m_model->setReference(runB());
    runsChanged();
    startIntervals();
}

void RegretPage::pin(const QString& policy)
{
    const LeaderboardRow* row = m_results ? rowOf(*m_results, policy) : nullptr;
    if (row != nullptr)
        m_document.pinned().pinRow(*m_results, *row);
}

void RegretPage::updateGhostActions()
{
    const PinnedRuns& pinned = m_document.pinned();
    const bool rows = m_results && !m_results->rows.empty();
    setAvailable(*findChild<QAction*>(QStringLiteral("pinGhost"), Qt::FindDirectChildrenOnly), rows && !pinned.isFull(),
                 rows ? tr("There are %1 ghosts already; remove one first.").arg(PinnedRuns::maxRuns)
                      : tr("There is no leaderboard yet."));
    setAvailable(*findChild<QAction*>(QStringLiteral("removeGhosts"), Qt::FindDirectChildrenOnly),
                 !pinned.all().empty(), tr("No run is pinned."));
}

void RegretPage::refresh()
{
    // Without a benchmark the window covers the page, whose actions must not find the results of the one before.
    if (!isVisible() && m_document.benchmark()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    for (QAction* action : {m_addPolicy, m_train})
        setAvailable(*action, m_document.benchmark() && m_document.stream(), tr("No benchmark is open."));
    m_stack->setCurrentIndex(m_document.benchmark() ? 1 : 0);
    m_results = m_document.results();
    updateGhostActions();
    if (!m_results) {
        for (LatestJob* job : {&m_curvesJob, &m_intervalsJob, &m_detailsJob})
            job->drop();
        m_details.reset();
        m_model->setResults(nullptr);
        m_curves->setCurves(nullptr);
        showLoading(m_document.computing() ? tr("Computing the leaderboard") : QString());
        m_tradeOff->setRows(nullptr, {});
        m_compare->clear();
        m_difference->clear();
        m_split->clear();
        showCards();
        return;
    }
    m_tradeOff->setLoading({});
    m_curves->setEmptyText(tr("No curve is switched on"), tr("Check a row of the leaderboard, or choose Best 5."));
    m_model->setReference(runB());
    m_model->setResults(m_results);
    const std::vector<Facet> facets = usefulFacets(*m_results);
    m_split->setFacets(facets);
    m_difference->setFacets(facets);
    m_curves->setShown(m_model->shown());
    m_tradeOff->setRows(m_results, m_model->shown());
    m_headline->setRows(*m_results);
    runsChanged();
    markTask();
    startCurves();
    startIntervals();
}

void RegretPage::runsChanged()
{
    if (!m_results || m_results->rows.empty())
        return;
    m_headline->setRuns(runA(), runB());
    m_leaderboard->selectPolicy(runA());
    m_curves->setSelected(runA());
    m_tradeOff->setSelected(runA());
    m_compare->setSeeds(rowOf(*m_results, runA())->runs.size(), rowOf(*m_results, runB())->runs.size());
    showCards();
    startDetails();
}

void RegretPage::startCurves()
{
    if (!m_results)
        return;
    m_curvesJob.start(
        tr("Drawing regret curves"),
        [results = m_results](const Progress& progress) {
            return std::make_shared<const std::vector<RowCurves>>(rowCurves(*results, progress));
        },
        [this](Result<std::shared_ptr<const std::vector<RowCurves>>> curves) {
            m_curves->setLoading({});
            if (curves)
                m_curves->setCurves(std::move(*curves));
        });
}

void RegretPage::startIntervals()
{
    if (!m_results || m_results->rows.empty())
        return;
    m_intervalsJob.start(
        tr("Bootstrapping intervals"),
        [results = m_results, reference = runB()](const Progress& progress) {
            return intervalsAgainst(*results, reference, progress);
        },
        [this](Result<QHash<QString, Interval>> intervals) {
            if (intervals)
                m_model->setIntervals(std::move(*intervals));
        });
}

void RegretPage::startDetails()
{
    if (!m_results || m_results->rows.empty())
        return;
    if (!m_details) {
        m_split->setLoading(tr("Comparing runs"));
        m_compare->setLoading(tr("Comparing runs"));
        m_difference->setLoading(tr("Comparing runs"));
    }
    m_detailsJob.start(
        tr("Comparing runs"),
        [results = m_results, a = runA(), b = runB(), splitFacet = m_split->facet(),
         differenceFacet = m_difference->facet(), seedA = m_compare->seedA(), seedB = m_compare->seedB()](
            const Progress&) { return regretDetails(*results, a, b, splitFacet, differenceFacet, seedA, seedB); },
        [this](Result<RegretDetails> details) {
            m_split->setLoading({});
            m_compare->setLoading({});
            m_difference->setLoading({});
            if (!details)
                return;
            m_details = std::move(*details);
            showDetails(*m_details);
        });
}

void RegretPage::showDetails(const RegretDetails& details)
{
    const LeaderboardRow* row = rowOf(*m_results, details.a);
    if (row == nullptr)
        return;
    m_split->setSplit(details.a, details.split, details.kinds);
    showPublished(details.published);
    m_compare->setComparison(m_results, details.comparison, details.a, details.b);
    m_compare->selectTask(m_document.selectedTask());
    m_difference->setDifference(details.difference);
    const auto seedIn = [this](const QString& policy, std::size_t seed) {
        const LeaderboardRow* of = rowOf(*m_results, policy);
        return of != nullptr && of->runs.size() > 1 ? std::optional(std::min(seed, of->runs.size() - 1)) : std::nullopt;
    };
    m_difference->setSeeds(seedIn(details.a, m_compare->seedA()), seedIn(details.b, m_compare->seedB()));
    m_headline->setFlipped(details.comparison.flipped.size(), details.comparison.common);
}

void RegretPage::showLoading(const QString& text)
{
    m_curves->setLoading(text);
    m_tradeOff->setLoading(text);
    m_split->setLoading(text);
    m_compare->setLoading(text);
    m_difference->setLoading(text);
}

void RegretPage::showCards()
{
    // B is named beside the cards; narrow cards have no room to repeat it.
    const bool named = width() > 1500;
    m_headline->setFigures(m_results.get(), m_results ? rowOf(*m_results, runA()) : nullptr,
                           m_results ? rowOf(*m_results, runB()) : nullptr, named);
}

void RegretPage::showPublished(const std::optional<PublishedFacts>& facts)
{
    const LeaderboardRow* row = rowOf(*m_results, runA());
    QString html = QStringLiteral("<p><b>%1</b></p>").arg(policyNameIn(*m_results, runA()).toHtmlEscaped());
    const PolicyInfo* info = row == nullptr ? nullptr : policyInfo(row->spec.id);
    if (info != nullptr)
        html += QStringLiteral("<p>%1</p>")
                    .arg(QCoreApplication::translate("Policy", std::string(info->summary).c_str()).toHtmlEscaped());
    if (facts) {
        for (const QString& sentence : explain(*facts))
            html += QStringLiteral("<p>%1</p>").arg(sentence.toHtmlEscaped());
    } else {
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Neither the paper nor the release prints a figure for this row on this stream.")
                             .toHtmlEscaped());
    }
    m_published->setHtml(html);
}

void RegretPage::markTask()
{
    const std::optional<TaskIndex> task = m_document.selectedTask();
    m_compare->selectTask(task);
    std::optional<std::size_t> position;
    if (task && m_results) {
        const std::vector<TaskIndex>& tasks = m_results->stream->tasks;
        const auto found = std::ranges::find(tasks, *task);
        if (found != tasks.end())
            position = static_cast<std::size_t>(found - tasks.begin());
    }
    m_curves->setMarkedTask(position, position ? tr("task %1").arg(numbers::count(static_cast<qint64>(*position) + 1))
                                               : QString());
}

std::size_t RegretPage::seedOf(const QString& policy) const
{
    return policy == runA() ? m_compare->seedA() : policy == runB() ? m_compare->seedB() : 0;
}

void RegretPage::showTasks(TaskList list)
{
    m_document.showTasks(list.title, std::move(list.tasks));
}

void RegretPage::connectTaskLists()
{
    const auto showRegret = [this](const QString& policy) {
        if (m_results)
            showTasks(tasksBehind(*m_results, policy, seedOf(policy), RunFigure::Regret));
    };
    connect(m_curves, &CurvePanel::policyActivated, this, showRegret);
    connect(m_tradeOff, &TradeOffPanel::policyActivated, this, showRegret);
    connect(m_leaderboard, &LeaderboardPanel::tasksRequested, this, showRegret);
    connect(m_headline, &RegretHeadline::figureActivated, this, [this](RunFigure figure) {
        if (m_results)
            showTasks(tasksBehind(*m_results, runA(), seedOf(runA()), figure));
    });
    connect(m_headline, &RegretHeadline::flippedActivated, this, [this] {
        std::vector<TaskIndex> tasks;
        for (const FlippedTask& flipped : m_compare->model().flipped())
            tasks.push_back(flipped.task);
        showTasks(
            {tr("%1 and %2 decide differently").arg(policyNameIn(*m_results, runA()), policyNameIn(*m_results, runB())),
             std::move(tasks)});
    });
    connect(m_split, &SplitPanel::groupActivated, this, [this](const QString& group) {
        if (m_results)
            showTasks(tasksOfGroup(*m_results, runA(), seedOf(runA()), m_split->facet(), group));
    });
    connect(m_split, &SplitPanel::kindActivated, this, [this](StepKind kind, const QString& name) {
        if (m_results)
            showTasks(tasksOfKind(*m_results, runA(), seedOf(runA()), kind, name));
    });
    connect(m_difference, &DifferencePanel::groupActivated, this, [this](const std::optional<QString>& group) {
        if (m_results)
            showTasks(tasksOfDifference(*m_results, runA(), m_compare->seedA(), runB(), m_compare->seedB(),
                                        m_difference->facet(), group));
    });
    connect(m_compare, &ComparePanel::differingRequested, this, [this] {
        if (m_results)
            showTasks(tasksOfDifference(*m_results, runA(), m_compare->seedA(), runB(), m_compare->seedB(),
                                        m_difference->facet(), std::nullopt));
    });
    linkTaskTable(m_compare->table(), m_document, TaskPlace::RegretCurve, TaskPlace::Step);
}

void RegretPage::selectPosition(std::size_t position)
{
    if (m_results && position < m_results->stream->tasks.size())
        m_document.selectTask(m_results->stream->tasks[position]);
}

PageEntry regretPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new RegretPage(context.themes, context.document, context.jobs, &context.workspace, parent);
    }};
}

} // namespace acr::ui

#include "moc_regretpage.cpp"

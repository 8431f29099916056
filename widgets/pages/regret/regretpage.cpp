// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretpage.h"

#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/document/policytrainer.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/regret/chartlink.h"
#include "widgets/pages/regret/comparepanel.h"
#include "widgets/pages/regret/curvepanel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/splitpanel.h"
#include "widgets/pages/regret/tradeoffpanel.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/policydialog.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/savedialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int sideWidth = 384;
constexpr const char* sideParts[] = {"split", "kinds", "tradeoff", "published"};
constexpr const char* tableParts[] = {"leaderboard", "compare"};

} // namespace

RegretPage::RegretPage(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile* file, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_file(file)
    , m_trainer(new PolicyTrainer(document, jobs, file, this))
    , m_model(new LeaderboardModel(this))
    , m_link(new ChartLink(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("regret"), tr("No benchmark is open"),
                             tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from "
                                "the File menu; the leaderboard is computed at once."),
                             this))
    , m_curvesJob(jobs, [this] { startCurves(); })
    , m_intervalsJob(jobs, [this] { startIntervals(); })
    , m_detailsJob(jobs, [this] { startDetails(); })
{
    buildActions();
    auto* content = new QWidget(this);
    m_curves = new CurvePanel(themes, *m_link, content);
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
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(buildHeadline());
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
    connect(m_curves, &CurvePanel::positionClicked, this, &RegretPage::selectPosition);
    connect(m_compare, &ComparePanel::positionClicked, this, &RegretPage::selectPosition);
    connect(m_compare, &ComparePanel::taskSelected, this, [this](TaskIndex task) { m_document.selectTask(task); });
    connect(m_compare, &ComparePanel::seedsChanged, this, &RegretPage::startDetails);
    connect(m_compare, &ComparePanel::swapRequested, this, [this] {
        const QString a = runA();
        m_document.selectPolicy(runB());
        setReference(a);
    });
    connect(m_split, &SplitPanel::facetChanged, this, &RegretPage::startDetails);
    connect(m_curves, &CurvePanel::exportFailed, this, &RegretPage::exportFailed);
    connect(m_split, &SplitPanel::exportFailed, this, &RegretPage::exportFailed);
    connect(m_tradeOff, &TradeOffPanel::exportFailed, this, &RegretPage::exportFailed);
    connect(m_compare, &ComparePanel::exportFailed, this, &RegretPage::exportFailed);
    for (const DataTable* table : {&m_leaderboard->table(), &m_compare->table(), &m_split->kindTable()})
        connect(table, &DataTable::exportFailed, this,
                [this](const QString& reason) { QMessageBox::warning(window(), RegretPage::tr("Export"), reason); });
    connectDocument();
    refresh();
}

QWidget* RegretPage::buildHeadline()
{
    auto* bar = new QWidget(this);
    auto* runs = new QFormLayout;
    runs->setContentsMargins(0, 0, 0, 0);
    runs->setVerticalSpacing(space::xs);
    runs->setHorizontalSpacing(space::s);
    for (QComboBox** box : {&m_runA, &m_runB}) {
        *box = new QComboBox(bar);
        (*box)->setMinimumContentsLength(18);
        (*box)->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_runA->setAccessibleName(tr("Run A: the selected policy"));
    m_runB->setAccessibleName(tr("Run B: what it is compared with"));
    runs->addRow(tr("Run &A"), m_runA);
    runs->addRow(tr("against &B"), m_runB);
    connect(m_runA, &QComboBox::activated, this, [this] { m_document.selectPolicy(m_runA->currentData().toString()); });
    connect(m_runB, &QComboBox::activated, this, [this] { setReference(m_runB->currentData().toString()); });

    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addLayout(runs);
    const auto card = [&](const QString& caption) {
        auto* made = new FigureCard(m_themes, caption, bar);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(made);
        return made;
    };
    m_cumReg = card(tr("CumReg (reward)"));
    m_avgPerf = card(tr("AvgPerf"));
    m_cost = card(tr("Cost of the stream"));
    m_agreement = card(tr("Oracle agreement"));
    m_flipped = card(tr("Flipped tasks"));
    return bar;
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
    m_published->setAccessibleName(tr("Why recomputed and published figures differ"));
    m_side->addTab(m_split, tr("Where"));
    m_side->addTab(&m_split->kinds(), tr("Kind"));
    m_side->addTab(m_tradeOff, tr("Cost–quality"));
    m_side->addTab(m_published, tr("Published"));
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
    m_tables->addTab(m_compare, tr("A against B: flipped tasks"));
    m_tables->setMinimumHeight(120);
    auto* corner = new QStackedWidget(m_tables);
    corner->addWidget(&m_leaderboard->controls());
    corner->addWidget(&m_compare->controls());
    m_tables->setCornerWidget(corner);
    connect(m_tables, &QTabWidget::currentChanged, corner, &QStackedWidget::setCurrentIndex);
    return m_tables;
}

void RegretPage::buildActions()
{
    m_addPolicy = addAction(tr("&Add policy…"), QStringLiteral("add"), QKeySequence(tr("Ctrl+Shift+A")));
    connect(m_addPolicy, &QAction::triggered, this, &RegretPage::addPolicy);
    m_train = addAction(tr("&Train…"), QStringLiteral("memory"), QKeySequence(tr("Ctrl+Shift+T")));
    connect(m_train, &QAction::triggered, this, &RegretPage::trainPolicy);
    connect(addAction(tr("&Compare A against B"), QStringLiteral("compare"), QKeySequence(tr("Ctrl+Shift+B"))),
            &QAction::triggered, this, [this] { reveal(QStringLiteral("compare")); });
    connect(addAction(tr("Make A the &reference"), QStringLiteral("pin"), QKeySequence(tr("Ctrl+Shift+R"))),
            &QAction::triggered, this, [this] { setReference(runA()); });
    connect(addAction(tr("&Filter policies"), QStringLiteral("filter"), QKeySequence(tr("Ctrl+Shift+F"))),
            &QAction::triggered, this, [this] {
                reveal(QStringLiteral("leaderboard"));
                m_leaderboard->filter().setFocus(Qt::ShortcutFocusReason);
            });
    connect(addAction(tr("Show the &whole stream"), QStringLiteral("zoom-reset"), QKeySequence(tr("Ctrl+Shift+0"))),
            &QAction::triggered, this, [this] { m_curves->resetZoom(); });
    connect(addAction(tr("Export c&urves…"), QStringLiteral("export"), {}), &QAction::triggered, this,
            &RegretPage::exportCurves);
    connect(addAction(tr("Export &leaderboard…"), QStringLiteral("export"), {}), &QAction::triggered, this,
            [this] { m_leaderboard->table().exportTable(); });
    connect(addAction(tr("Export flipped &tasks…"), QStringLiteral("export"), {}), &QAction::triggered, this,
            [this] { m_compare->table().exportTable(); });
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
            m_curves->setLoading(tr("Computing the leaderboard"));
    });
    connect(&m_document, &Document::failed, this, [this](const Error& error) {
        if (m_document.results())
            return;
        m_curves->setLoading({});
        m_curves->setEmptyText(tr("The leaderboard could not be computed"), errorSentence(error));
    });
    connect(&m_document, &Document::selectedPolicyChanged, this, &RegretPage::runsChanged);
    connect(&m_document, &Document::selectedTaskChanged, this, &RegretPage::markTask);
    connect(m_trainer, &PolicyTrainer::trained, this, &RegretPage::trainingEnded);
    connect(m_trainer, &PolicyTrainer::failed, this, &RegretPage::trainingFailed);
    const auto explainTraining = [this] {
        const QStringList running = m_trainer->running();
        m_train->setToolTip(running.isEmpty() ? tr("Train a policy on the probing split; it is kept in the workspace")
                                              : tr("Being trained: %1").arg(running.join(QStringLiteral(", "))));
    };
    connect(m_trainer, &PolicyTrainer::runningChanged, this, explainTraining);
    explainTraining();
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

void RegretPage::addPolicy()
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    auto* dialog = new PolicyDialog(m_themes, m_document, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!dialog->spec())
            return;
        if (dialog->needsTraining()) {
            train(dialog->specs());
            return;
        }
        m_document.addPolicy(*dialog->spec());
        m_document.selectPolicy(QString::fromStdString(dialog->spec()->text()));
    });
    open(*dialog);
}

void RegretPage::trainPolicy()
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    auto* dialog = new PolicyDialog(m_themes, m_document, this, PolicyDialog::Purpose::Train);
    if (m_file == nullptr || m_file->workspace() == nullptr || m_file->isReadOnly())
        dialog->setNote(
            tr("There is no workspace that can be written: what is trained is kept until another one is opened."));
    connect(dialog, &QDialog::accepted, this, [this, dialog] { train(dialog->specs()); });
    open(*dialog);
}

void RegretPage::open(QDialog& dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &Document::benchmarkSwitched, &dialog, &QDialog::reject);
    dialog.open();
}

void RegretPage::train(const std::vector<PolicySpec>& specs)
{
    for (const PolicySpec& spec : specs)
        m_trainer->start(spec);
}

void RegretPage::trainingEnded(const QString& policy, bool)
{
    // The last one that was asked for is what comes forward.
    if (!m_trainer->busy())
        m_document.selectPolicy(policy);
}

void RegretPage::trainingFailed(const QString& policy, const Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        retryBar().offer(tr("Training %1").arg(policy), error, [this, policy] {
            if (const auto spec = parsePolicySpec(policy.toStdString()))
                train({*spec});
        });
        return;
    }
    ErrorList errors;
    errors.add(error);
    auto* dialog = new ErrorDialog(
        tr("Training %1").arg(policy),
        error.code == ErrorCode::NotAvailable
            ? tr("Install XGBoost (on Debian: libxgboost-dev) and build again, or train another policy.")
            : QString(),
        errors, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RegretPage::exportCurves()
{
    askWhereToSave(*this,
                   {tr("Export curves"),
                    QStringLiteral("regret.png"),
                    {tr("Picture (*.png)"), tr("Vector drawing (*.svg)"), tr("Document (*.pdf)")}},
                   [this](const QString& path) {
                       if (const auto reason = exportView(m_curves->mainChart(), path))
                           exportFailed(path, *reason);
                   });
}

void RegretPage::exportFailed(const QString& path, const QString& reason)
{
    QMessageBox::warning(window(), tr("Export"), tr("%1 could not be written.").arg(path) + QLatin1Char('\n') + reason);
}

} // namespace acr::ui

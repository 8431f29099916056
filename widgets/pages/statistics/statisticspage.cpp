// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticspage.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/statistics/cellpanel.h"
#include "widgets/pages/statistics/facttables.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticsheadline.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/filmbar.h"
#include "widgets/shell/names.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

/// Playing moves the cursor with every frame of the screen; this much of it is enough to see, and less of it in the
/// table.
constexpr int beliefMs = 40;
constexpr int tableMs = 250;

constexpr int cellPanelWidth = 296;

} // namespace

StatisticsPage::StatisticsPage(Document& document, SessionPlayer& player, Jobs& jobs, const ThemeManager& themes,
                               QWidget* parent)
    : Page(themes, parent)
    , m_document(document)
    , m_player(player)
    , m_computing(jobs, [this] { recompute(); })
    , m_stateAtCursor([this] { refreshBelief(); })
    , m_headline(new StatisticsHeadline(themes, this))
    , m_charts(new StatisticsCharts(themes, this))
    , m_film(new QWidget(this))
    , m_believed(new QLabel(m_film))
    , m_panel(new CellPanel(themes, this))
    , m_views(new SegmentedSwitch(themes, tr("View"), this))
    , m_cellTools(new QWidget(this))
    , m_cells(new QComboBox(m_cellTools))
    , m_fitted(new QToolButton(m_cellTools))
    , m_metric(new QComboBox(this))
    , m_facet(new QComboBox(this))
    , m_tables(new QStackedWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_whole(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("statistics"), tr("No benchmark is open"),
                             tr("Open a benchmark folder from the File menu, or drop one here. The built-in simulated "
                                "benchmark is in the same menu."),
                             this))
{
    buildTables(themes);
    build(themes);
    buildActions();
    connectDocument();
    showView(StatisticsCharts::views().front());
    m_whole->setCurrentWidget(m_empty);
}

void StatisticsPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_computing.drop();
        apply(nullptr);
    });
    connect(&m_document, &Document::benchmarkChanged, this, [this] {
        m_rowName.reset();
        fillFacets();
        invalidate();
    });
    connect(&m_document, &Document::streamChanged, this, &StatisticsPage::invalidate);
    connect(&m_document, &Document::weightsChanged, this, &StatisticsPage::invalidate);
    connect(&m_document, &Document::selectedModelChanged, this, &StatisticsPage::refreshSelection);
    connect(&m_document, &Document::selectedTaskChanged, this, &StatisticsPage::selectTaskGroup);
    connect(&m_player, &SessionPlayer::sessionChanged, this, &StatisticsPage::followCursor);
    connect(&m_player, &SessionPlayer::cursorMoved, this, &StatisticsPage::followCursor);
    connect(&m_player, &SessionPlayer::playingChanged, this, &StatisticsPage::followCursor);
    m_beliefSoon.setSingleShot(true);
    m_beliefSoon.setInterval(beliefMs);
    connect(&m_beliefSoon, &QTimer::timeout, this, &StatisticsPage::refreshBelief);
    m_tableSoon.setSingleShot(true);
    m_tableSoon.setInterval(tableMs);
    connect(&m_tableSoon, &QTimer::timeout, this, [this] {
        if (m_data)
            fillCellTable(*m_facts[Cells].model, *m_data, m_belief);
        hideEmptyColumns(m_facts[Cells]);
        refreshSelection();
    });
    fillFacets();
}

void StatisticsPage::fillFacets()
{
    const QVariant before = m_facet->currentData();
    const QSignalBlocker quiet(m_facet);
    m_facet->clear();
    for (std::size_t i = 0; i < facetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        // The empty name alone is no grouping; dimensions are always on offer.
        if (facet == Facet::Dimension ||
            (m_document.benchmark() && m_document.benchmark()->tasks.categories(facet).size() > 1))
            m_facet->addItem(facetTitle(facet), static_cast<int>(i));
    }
    m_facet->setCurrentIndex(std::max(0, m_facet->findData(before)));
}

StatisticSettings StatisticsPage::settings() const
{
    return {.metric = static_cast<StatisticMetric>(m_metric->currentData().toInt()),
            .facet = static_cast<Facet>(m_facet->currentData().toInt()),
            .weights = m_document.weights(),
            .missingScores = m_document.missingScores()};
}

void StatisticsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        recompute();
    m_player.want();
    refreshBelief();
    refreshSelection();
}

bool StatisticsPage::settled() const
{
    const SessionLane& lane = m_player.lane();
    // A session that was cancelled keeps the steps it has.
    const bool complete = lane.track() == nullptr || lane.track()->finished() || lane.job().problem();
    return !m_computing.running() && !m_beliefSoon.isActive() && !m_stateAtCursor.waits() && !m_tableSoon.isActive() &&
           !lane.computing() && complete;
}

void StatisticsPage::followCursor()
{
    if (isVisible() && !m_beliefSoon.isActive())
        m_beliefSoon.start();
}

void StatisticsPage::refreshBelief()
{
    m_beliefSoon.stop();
    if (!isVisible())
        return;
    if (auto belief = beliefAtCursor())
        m_belief = std::move(*belief);
    else
        return;
    m_believed->setText(beliefSentence());
    m_charts->setBelief(m_belief);
    showDetails();
    if (m_data)
        m_tableSoon.start();
}

std::optional<StatisticsBelief> StatisticsPage::beliefAtCursor()
{
    if (!m_data)
        return StatisticsBelief();
    // First, because a track goes to one step at a time.
    static_cast<void>(m_player.startBeliefs());
    const auto cursor = m_player.cursor();
    const SessionTrack* const track = m_player.lane().track();
    if (cursor && track->hasState(*cursor + 1) && !m_stateAtCursor.has(*track, *cursor + 1))
        return std::nullopt;
    return beliefAt(m_player, *m_data);
}

QString StatisticsPage::beliefSentence() const
{
    if (m_belief.policy.isEmpty())
        return m_player.cursor() ? tr("Routers believe something of scores, costs and rewards, by dimension or source.")
                                 : QString();
    if (m_belief.empty())
        return tr("%1 keeps no beliefs.").arg(policyLabel(m_belief.policy));
    const bool hollow = m_views->current() == QLatin1String("sets");
    QString sentence = (hollow ? tr("Hollow: believed by %1 after %2 steps.") : tr("Believed by %1 after %2 steps."))
                           .arg(policyLabel(m_belief.policy), numbers::count(static_cast<qint64>(m_belief.steps)));
    if (!isMissing(m_belief.distance))
        sentence = joinSentences(
            {sentence, tr("Mean distance from the stream %1; of %2 %3.")
                           .arg(metricText(m_data->settings.metric, m_belief.distance), splitTitle(m_data->against),
                                metricText(m_data->settings.metric, m_belief.splitDistance))});
    return withoutGaps(sentence);
}

void StatisticsPage::invalidate()
{
    m_stale = true;
    if (isVisible())
        recompute();
}

void StatisticsPage::recompute()
{
    m_stale = false;
    m_computing.drop();
    const auto benchmark = m_document.benchmark();
    const auto stream = m_document.stream();
    if (!benchmark || !stream) {
        apply(nullptr);
        return;
    }
    m_whole->setCurrentIndex(0);
    // While another stream or reward is worked out the numbers of the one before stay, unless they are of another
    // benchmark.
    if (m_data && m_data->benchmark != benchmark)
        apply(nullptr);
    if (!m_data)
        m_charts->setLoading(tr("Computing the statistics"));
    m_computing.start(
        tr("Computing the statistics"),
        [benchmark, stream, settings = settings()](const Progress& progress) {
            return makeStatistics(benchmark, stream, settings, progress);
        },
        [this](Result<std::shared_ptr<const StatisticsData>> facts) {
            if (facts)
                apply(std::move(*facts));
            else
                m_charts->setLoading({});
        });
}

void StatisticsPage::apply(std::shared_ptr<const StatisticsData> facts)
{
    m_data = std::move(facts);
    m_charts->setLoading({});
    m_whole->setCurrentIndex(m_document.benchmark() ? 0 : 1);
    if (m_data) {
        const auto found = std::ranges::find_if(
            m_data->table.groups, [this](const GroupTable::Group& group) { return m_rowName == group.name; });
        m_row = static_cast<std::size_t>(found - m_data->table.groups.begin());
        m_belief = isVisible() ? beliefAtCursor().value_or(StatisticsBelief()) : StatisticsBelief();
        m_believed->setText(beliefSentence());
        fillCellTable(*m_facts[Cells].model, *m_data, m_belief);
        fillPairTable(*m_facts[Pairs].model, *m_data);
        fillPortfolioTable(*m_facts[Values].model, *m_data);
        fillExplanationTable(*m_facts[Explanations].model, *m_data);
    } else {
        m_row = 0;
        m_belief = {};
        m_believed->clear();
        m_panel->clear();
        for (const Facts& entry : m_facts)
            entry.model->setRows({}, {});
    }
    for (const Facts& entry : m_facts)
        hideEmptyColumns(entry);
    m_charts->setBelief(m_belief);
    m_charts->setData(m_data);
    m_headline->setData(m_data.get());
    refreshSelection();
}

void StatisticsPage::hideEmptyColumns(const Facts& facts) const
{
    QSet<int> empty;
    for (int column = 0; m_data && column < facts.model->columnCount(); ++column)
        if (facts.model->isEmptyColumn(column))
            empty.insert(column);
    facts.table->setEmptyColumns(empty);
}

void StatisticsPage::selectRow(std::size_t row)
{
    if (!m_data || row >= m_data->rows())
        return;
    m_row = row;
    m_rowName = m_data->isWhole(row) ? std::nullopt : std::optional(m_data->table.groups[row].name);
    refreshSelection();
}

void StatisticsPage::selectTaskGroup()
{
    const auto task = m_document.selectedTask();
    if (!task || !m_document.benchmark() || task->position() >= m_document.benchmark()->tasks.size())
        return;
    m_rowName = m_document.benchmark()->tasks.categoryName(*task, settings().facet);
    if (!m_data || m_data->benchmark != m_document.benchmark())
        return;
    const auto found = std::ranges::find_if(m_data->table.groups,
                                            [this](const GroupTable::Group& group) { return m_rowName == group.name; });
    if (found != m_data->table.groups.end())
        selectRow(static_cast<std::size_t>(found - m_data->table.groups.begin()));
}

void StatisticsPage::refreshSelection()
{
    if (!isVisible())
        return;
    const auto model = m_document.selectedModel();
    m_charts->setSelected(m_row, model);
    showDetails();
    const int column = model ? static_cast<int>(model->position()) : -1;
    for (int i = 0; i < Explanations; ++i) {
        const Facts& facts = m_facts[i];
        std::optional<int> group;
        if (i == Cells) {
            group = static_cast<int>(m_row);
        } else if (const auto pair = chosenPair(); i == Pairs && pair) {
            group = static_cast<int>(pair->second.position());
        } else if (i == Pairs && facts.table->currentIndex().isValid() &&
                   facts.table->currentIndex().data(ModelRole) == QVariant(column)) {
            // A pair keeps the row that was chosen, as long as it is one of the model.
            continue;
        }
        const int source = facts.model->find(group, column);
        facts.table->showRow(source < 0 ? -1 : facts.rows->rowOf(static_cast<std::size_t>(source)));
    }
}

std::optional<std::pair<ModelIndex, ModelIndex>> StatisticsPage::chosenPair() const
{
    const auto pair = m_charts->pair();
    const auto model = m_document.selectedModel();
    if (!pair || !model || pair->first != static_cast<int>(model->position()) || pair->first == pair->second)
        return std::nullopt;
    return std::pair(*model, ModelIndex::at(static_cast<std::size_t>(pair->second)));
}

void StatisticsPage::showDetails()
{
    if (!m_data) {
        m_panel->clear();
        return;
    }
    const auto model = m_document.selectedModel();
    const QString view = m_views->current();
    if (view == QLatin1String("pairs")) {
        const auto pair = chosenPair();
        m_panel->setPair(*m_data, model, pair ? std::optional(pair->second) : std::nullopt);
    } else if (view == QLatin1String("portfolio")) {
        m_panel->setWorth(*m_data, model);
    } else if (view == QLatin1String("explained")) {
        m_panel->setExplanation(*m_data);
    } else {
        m_panel->setCell(*m_data, m_belief, m_row, model);
    }
}

void StatisticsPage::chooseBar(std::optional<ModelIndex> model)
{
    // With a chosen model, the bars of the pairs are those of the others beside it.
    const auto first = m_document.selectedModel();
    if (!first || model == first || m_views->current() != QLatin1String("pairs")) {
        m_document.selectModel(model);
        return;
    }
    if (model)
        m_charts->setPair(std::pair(static_cast<int>(first->position()), static_cast<int>(model->position())));
    else
        m_charts->setPair(std::nullopt);
    refreshSelection();
}

void StatisticsPage::requestTasksOfBar(ModelIndex model)
{
    const QString view = m_views->current();
    const auto first = m_document.selectedModel();
    if (view == QLatin1String("portfolio"))
        m_charts->requestBest(model.position());
    else if (view != QLatin1String("pairs"))
        m_charts->requestCell(m_row, model.position());
    else if (first && !(*first == model))
        m_charts->requestPair(first->position(), model.position());
    else
        m_charts->requestSolved(model.position());
}

void StatisticsPage::requestTasksOfRow(int table, const QModelIndex& index)
{
    const FactModel::Row& row =
        m_facts[table].model->row(static_cast<std::size_t>(m_facts[table].rows->mapToSource(index).row()));
    if (row.model < 0)
        return;
    const auto model = static_cast<std::size_t>(row.model);
    if (table == Cells)
        m_charts->requestCell(static_cast<std::size_t>(row.group), model);
    else if (table == Pairs)
        m_charts->requestPair(model, static_cast<std::size_t>(row.group));
    else if (table == Values)
        m_charts->requestBest(model);
}

void StatisticsPage::showView(const QString& view)
{
    m_charts->showView(view);
    m_cellTools->setVisible(view == QLatin1String("heatmap"));
    showCells();
    const bool pairs = view == QLatin1String("pairs");
    const bool portfolio = view == QLatin1String("portfolio");
    const bool explained = view == QLatin1String("explained");
    m_tables->setCurrentIndex(pairs ? Pairs : portfolio ? Values : explained ? Explanations : Cells);
    // These are of rewards and of scores, whatever is averaged elsewhere.
    m_metric->setVisible(!pairs && !portfolio && !explained);
    refreshSelection();
}

void StatisticsPage::showCells()
{
    const auto cells = static_cast<StatisticsCharts::Cells>(m_cells->currentIndex());
    m_charts->setCells(cells);
    m_charts->setFitted(m_fitted->isChecked());
    const QString view = m_views->current();
    m_film->setVisible(view == QLatin1String("sets") ||
                       (view == QLatin1String("heatmap") && cells != StatisticsCharts::Cells::Stream));
    m_believed->setText(beliefSentence());
}

QJsonObject StatisticsPage::placeState() const
{
    QJsonObject place{{QStringLiteral("view"), m_views->current()},
                      {QStringLiteral("metric"), m_metric->currentData().toInt()},
                      {QStringLiteral("facet"), m_facet->currentData().toInt()},
                      {QStringLiteral("heatmapCells"), m_cells->currentData().toString()}};
    if (m_rowName)
        place.insert(QStringLiteral("group"), QString::fromStdString(*m_rowName));
    if (const auto pair = m_charts->pair())
        place.insert(QStringLiteral("pair"), QJsonArray{pair->first, pair->second});
    if (const QModelIndex row = m_facts[Pairs].table->currentIndex(); row.isValid())
        place.insert(QStringLiteral("pairRow"), m_facts[Pairs].rows->mapToSource(row).row());
    return place;
}

void StatisticsPage::restorePlace(const QJsonObject& place)
{
    if (place.isEmpty())
        return;
    m_metric->setCurrentIndex(std::max(0, m_metric->findData(place.value(QLatin1String("metric")).toInt())));
    m_facet->setCurrentIndex(std::max(0, m_facet->findData(place.value(QLatin1String("facet")).toInt())));
    showCellsOf(place);
    m_views->setCurrent(place.value(QLatin1String("view")).toString());
    const QJsonArray pair = place.value(QLatin1String("pair")).toArray();
    m_charts->setPair(pair.size() == 2 ? std::optional(std::pair(pair[0].toInt(), pair[1].toInt())) : std::nullopt);
    const auto group = place.constFind(QLatin1String("group"));
    m_rowName = group == place.constEnd() ? std::nullopt : std::optional(group->toString().toStdString());
    // Statistics of another metric or grouping that are still computed find the row by its name.
    if (m_data && m_data->benchmark == m_document.benchmark()) {
        const auto found = std::ranges::find_if(
            m_data->table.groups, [this](const GroupTable::Group& candidate) { return m_rowName == candidate.name; });
        m_row = static_cast<std::size_t>(found - m_data->table.groups.begin());
    }
    if (const QJsonValue row = place.value(QLatin1String("pairRow")); row.isDouble()) {
        const int shown = m_facts[Pairs].rows->rowOf(static_cast<std::size_t>(row.toInt()));
        m_facts[Pairs].table->showRow(shown);
    }
    refreshSelection();
}

bool StatisticsPage::reveal(const QString& part)
{
    if (!StatisticsCharts::views().contains(part))
        return false;
    m_views->setCurrent(part);
    m_charts->currentChart()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

QJsonObject StatisticsPage::saveState() const
{
    QJsonObject state{{QStringLiteral("view"), m_views->current()},
                      {QStringLiteral("metric"), m_metric->currentData().toInt()},
                      {QStringLiteral("facet"), m_facet->currentData().toInt()},
                      {QStringLiteral("heatmapCells"), m_cells->currentData().toString()},
                      {QStringLiteral("fitted"), m_fitted->isChecked()},
                      {QStringLiteral("columns"), splitterState(*m_columns)},
                      {QStringLiteral("rows"), splitterState(*m_rows)}};
    for (const Facts& facts : m_facts)
        state.insert(facts.table->objectName(), facts.table->saveState());
    return state;
}

void StatisticsPage::restoreState(const QJsonObject& state)
{
    restoreSplitter(*m_columns, state.value(QLatin1String("columns")));
    restoreSplitter(*m_rows, state.value(QLatin1String("rows")));
    m_metric->setCurrentIndex(std::max(0, m_metric->findData(state.value(QLatin1String("metric")).toInt())));
    m_facet->setCurrentIndex(std::max(0, m_facet->findData(state.value(QLatin1String("facet")).toInt())));
    for (const Facts& facts : m_facts)
        facts.table->restoreState(state.value(facts.table->objectName()).toObject());
    showCellsOf(state);
    m_fitted->setChecked(state.value(QLatin1String("fitted")).toBool());
    m_views->setCurrent(state.value(QLatin1String("view")).toString());
}

void StatisticsPage::showCellsOf(const QJsonObject& state)
{
    m_cells->setCurrentIndex(std::max(0, m_cells->findData(state.value(QLatin1String("heatmapCells")).toString())));
}

void StatisticsPage::buildCellTools()
{
    m_cells->setObjectName(QStringLiteral("heatmapCells"));
    m_cells->setAccessibleName(tr("What the cells show"));
    const std::tuple<QString, QString, QString> entries[] = {
        {QStringLiteral("stream"), tr("Stream"), tr("Means on the stream")},
        {QStringLiteral("believed"), tr("Believed"),
         tr("What the session's router believes of these means after the step at the cursor")},
        {QStringLiteral("error"), tr("Believed − stream"), tr("How far the beliefs are from the means on the stream")},
        {QStringLiteral("change"), tr("Since the start"),
         tr("How much the beliefs have changed since the first step, against the priors")}};
    for (const auto& [key, text, help] : entries) {
        m_cells->addItem(text, key);
        m_cells->setItemData(m_cells->count() - 1, help, Qt::ToolTipRole);
    }
    m_fitted->setObjectName(QStringLiteral("heatmapFitted"));
    m_fitted->setText(tr("Fitted scale"));
    m_fitted->setToolTip(tr("Colours from the lowest to the highest value that is shown"));
    m_fitted->setCheckable(true);
    auto* const row = new QHBoxLayout(m_cellTools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_fitted);
    row->addWidget(m_cells);
    connect(m_cells, &QComboBox::currentIndexChanged, this, &StatisticsPage::showCells);
    connect(m_fitted, &QToolButton::toggled, this, &StatisticsPage::showCells);
}

QWidget* StatisticsPage::buildTools()
{
    auto* const tools = new QWidget(this);
    auto* const row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    const std::tuple<QString, QString> texts[] = {
        {tr("Heatmap"), tr("Groups × models as colours, with interval and number of values in each cell")},
        {tr("Profiles"), tr("One line a model over the groups")},
        {tr("Distributions"), tr("Histogram, quartiles and mean of each model in the selected group")},
        {tr("Splits"),
         tr("Means on the stream against those on the probing split, and against what memory believes at the cursor")},
        {tr("Pairs"), tr("How often one model solves what another does not")},
        {tr("Portfolio"), tr("What each model is worth to the pool")},
        {tr("Explained"), tr("How much of the oracle's choice follows from the group of the task")}};
    const QStringList keys = StatisticsCharts::views();
    for (qsizetype i = 0; i < keys.size(); ++i)
        m_views->addSegment(keys[i], std::get<0>(texts[i]), std::get<1>(texts[i]));
    m_views->setObjectName(QStringLiteral("views"));
    connect(m_views, &SegmentedSwitch::currentChanged, this, &StatisticsPage::showView);

    m_metric->setObjectName(QStringLiteral("metric"));
    m_metric->setAccessibleName(tr("What is averaged"));
    for (std::size_t i = 0; i < statisticMetricCount; ++i) {
        const auto metric = static_cast<StatisticMetric>(i);
        m_metric->addItem(metricTitle(metric), static_cast<int>(i));
        m_metric->setItemData(static_cast<int>(i), metricHelp(metric), Qt::ToolTipRole);
    }
    m_facet->setObjectName(QStringLiteral("facet"));
    m_facet->setAccessibleName(tr("What tasks are grouped by"));
    connect(m_metric, &QComboBox::currentIndexChanged, this, &StatisticsPage::invalidate);
    connect(m_facet, &QComboBox::currentIndexChanged, this, &StatisticsPage::invalidate);
    auto* const by = new QLabel(tr("b&y"), tools);
    by->setBuddy(m_facet);
    buildCellTools();
    row->addWidget(m_views);
    row->addStretch(1);
    row->addWidget(m_cellTools);
    row->addWidget(m_metric);
    row->addWidget(by);
    row->addWidget(m_facet);
    return tools;
}

void StatisticsPage::buildTables(const ThemeManager& themes)
{
    FactModel* const models[] = {makeCellTable(this), makePairTable(this), makePortfolioTable(this),
                                 makeExplanationTable(this)};
    const std::pair<QString, QString> names[] = {{QStringLiteral("cells"), tr("Groups and models")},
                                                 {QStringLiteral("pairTable"), tr("Pairs of models")},
                                                 {QStringLiteral("portfolioTable"), tr("Worth of the models")},
                                                 {QStringLiteral("explanationTable"), tr("What groups explain")}};
    for (int i = 0; i < TableCount; ++i) {
        Facts& facts = m_facts[i];
        facts.model = models[i];
        facts.rows = new RowMapProxy(this);
        facts.rows->setSourceModel(facts.model);
        facts.table = new DataTable(themes, names[i].second, this);
        facts.table->setObjectName(names[i].first);
        facts.table->setModel(facts.rows);
        connect(facts.table, &DataTable::rowChosen, this, [this, i](const QModelIndex& index) {
            const FactModel::Row& row =
                m_facts[i].model->row(static_cast<std::size_t>(m_facts[i].rows->mapToSource(index).row()));
            if (i == Cells)
                selectRow(static_cast<std::size_t>(row.group));
            if (i == Pairs)
                m_charts->setPair(std::pair(row.model, row.group));
            if (row.model >= 0)
                m_document.selectModel(ModelIndex::at(static_cast<std::size_t>(row.model)));
            if (i == Pairs)
                showDetails();
        });
        if (i != Explanations) {
            connect(facts.table, &QTableView::activated, this,
                    [this, i](const QModelIndex& index) { requestTasksOfRow(i, index); });
            connect(facts.table, &DataTable::menuAboutToShow, this, [this, i](QMenu* menu, const QModelIndex& index) {
                if (index.isValid())
                    menu->addAction(tr("Show the tasks"), this, [this, i, row = QPersistentModelIndex(index)] {
                        if (row.isValid())
                            requestTasksOfRow(i, row);
                    });
            });
        }
        m_tables->addWidget(facts.table);
    }
    m_facts[Cells].table->setDefaultWidths({{QStringLiteral("group"), 18},
                                            {QStringLiteral("model"), 20},
                                            {QStringLiteral("n"), 6},
                                            {QStringLiteral("mean"), 8},
                                            {QStringLiteral("low"), 8},
                                            {QStringLiteral("high"), 8},
                                            {QStringLiteral("sd"), 8},
                                            {QStringLiteral("difference"), 11},
                                            {QStringLiteral("difference_high"), 10}});
    m_facts[Cells].table->setFitted({{QStringLiteral("group"), {14, 30}}, {QStringLiteral("model"), {16, 30}}},
                                    {QStringLiteral("max"), QStringLiteral("min"), QStringLiteral("q3"),
                                     QStringLiteral("q1"), QStringLiteral("sd"), QStringLiteral("difference_high"),
                                     QStringLiteral("difference_low"), QStringLiteral("median"),
                                     QStringLiteral("believed_sd"), QStringLiteral("evidence")},
                                    {{QStringLiteral("difference_low"), QStringLiteral("difference_high")},
                                     {QStringLiteral("q1"), QStringLiteral("q3")},
                                     {QStringLiteral("min"), QStringLiteral("max")}});
    m_facts[Pairs].table->setDefaultWidths({{QStringLiteral("model"), 20},
                                            {QStringLiteral("other"), 20},
                                            {QStringLiteral("rescue"), 8},
                                            {QStringLiteral("rescue_high"), 8}});
    m_facts[Pairs].table->setFitted({{QStringLiteral("model"), {16, 60}}, {QStringLiteral("other"), {16, 60}}}, {});
    m_facts[Values].table->setDefaultWidths({{QStringLiteral("model"), 20}, {QStringLiteral("loss_high"), 8}});
    m_facts[Values].table->setFitted({{QStringLiteral("model"), {16, 100}}}, {});
    m_facts[Explanations].table->setDefaultWidths({{QStringLiteral("by"), 16},
                                                   {QStringLiteral("attained"), 8},
                                                   {QStringLiteral("attained_by_learned"), 8},
                                                   {QStringLiteral("normalised"), 8}});
    m_facts[Explanations].table->setFitted(
        {{QStringLiteral("by"), {12, 100}}},
        {QStringLiteral("by_chance_bits"), QStringLiteral("entropy_bits"), QStringLiteral("information_bits")});
}

void StatisticsPage::build(const ThemeManager& themes)
{
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    auto* const picture = new QWidget(m_columns);
    auto* const pictureColumn = new QVBoxLayout(picture);
    pictureColumn->setContentsMargins(0, 0, 0, 0);
    pictureColumn->setSpacing(space::xs);
    pictureColumn->addWidget(m_charts, 1);
    auto* const filmColumn = new QVBoxLayout(m_film);
    filmColumn->setContentsMargins(0, 0, 0, 0);
    filmColumn->setSpacing(space::xs);
    m_believed->setObjectName(QStringLiteral("believed"));
    m_believed->setWordWrap(true);
    filmColumn->addWidget(m_believed);
    filmColumn->addWidget(new FilmBar(themes, m_player, m_film));
    pictureColumn->addWidget(m_film);
    m_columns->addWidget(picture);
    m_columns->addWidget(m_panel);
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({3 * cellPanelWidth, cellPanelWidth});
    m_rows->setObjectName(QStringLiteral("rows"));
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_tables);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({600, 170});
    // The table of explanations has a row for each of three facets, all of which are seen.
    const DataTable& explanations = *m_facts[Explanations].table;
    m_tables->setMinimumHeight(explanations.horizontalHeader()->sizeHint().height() +
                               3 * explanations.verticalHeader()->defaultSectionSize() + 2 * explanations.frameWidth());

    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_headline);
    column->addWidget(buildTools());
    column->addWidget(m_rows, 1);
    m_whole->addWidget(content);
    m_whole->addWidget(m_empty);
    setBody(m_whole);
    retryBar().follow(m_computing, tr("The figures below are missing or of other settings."));
    retryBar().follow(m_player.sessionJob());

    connect(m_charts, &StatisticsCharts::cellChosen, this, [this](std::size_t row, ModelIndex model) {
        selectRow(row);
        m_document.selectModel(model);
    });
    connect(m_charts, &StatisticsCharts::rowChosen, this, &StatisticsPage::selectRow);
    connect(m_charts, &StatisticsCharts::pairChosen, this, &StatisticsPage::refreshSelection);
    connect(m_charts, &StatisticsCharts::modelChosen, &m_document, &Document::selectModel);
    connect(m_charts, &StatisticsCharts::tasksRequested, &m_document, &Document::showTasks);
    connect(m_panel, &CellPanel::modelChosen, this, &StatisticsPage::chooseBar);
    connect(m_panel, &CellPanel::modelActivated, this, &StatisticsPage::requestTasksOfBar);
    connect(m_headline, &StatisticsHeadline::modelActivated, m_charts, &StatisticsCharts::requestBest);
    connect(m_headline, &StatisticsHeadline::missingActivated, m_charts, &StatisticsCharts::requestMissing);
}

void StatisticsPage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys, auto slot) {
        connect(addAction(name, text, {}, keys), &QAction::triggered, this, slot);
    };
    const QString texts[] = {tr("Heatmap"), tr("Profiles"),  tr("Distributions"), tr("Splits"),
                             tr("Pairs"),   tr("Portfolio"), tr("Explained")};
    const QStringList keys = StatisticsCharts::views();
    for (qsizetype i = 0; i < keys.size(); ++i)
        add(keys[i].toLatin1().constData(), texts[i], QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, view = keys[i]] { reveal(view); });
    add("copyChart", tr("Copy chart"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { m_charts->currentChart()->copyToClipboard(); });
    add("exportTable", tr("Export table…"), {},
        [this] { static_cast<DataTable*>(m_tables->currentWidget())->exportTable(); });
}

PageEntry statisticsPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new StatisticsPage(context.document, context.player, context.jobs, context.themes, parent);
    }};
}

} // namespace acr::ui

#include "moc_statisticspage.cpp"

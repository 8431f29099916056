// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticspage.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/statistics/cellpanel.h"
#include "widgets/pages/statistics/facttables.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/names.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/sentences.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace acr::ui {

namespace {

/// Playing moves the cursor with every frame of the screen; this much of it is enough to see, and less of it in the
/// table.
constexpr int beliefMs = 40;
constexpr int tableMs = 250;

enum Card { BestSingleCard, OracleCard, GapCard, ChoiceCard, MostMissedCard, MissingCard };

} // namespace

StatisticsPage::StatisticsPage(Document& document, SessionPlayer& player, Jobs& jobs, const ThemeManager& themes,
                               QWidget* parent)
    : Page(themes, parent)
    , m_document(document)
    , m_player(player)
    , m_computing(jobs, [this] { recompute(); })
    , m_charts(new StatisticsCharts(themes, this))
    , m_film(new QWidget(this))
    , m_believed(new QLabel(m_film))
    , m_panel(new CellPanel(themes, this))
    , m_views(new SegmentedSwitch(themes, tr("View"), this))
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
    return !m_computing.running() && !m_beliefSoon.isActive() && !m_tableSoon.isActive() && !lane.computing() &&
           (lane.track() == nullptr || lane.track()->finished());
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
    m_belief = m_data ? beliefAt(m_player, *m_data) : StatisticsBelief();
    m_believed->setText(beliefSentence());
    m_charts->setBelief(m_belief);
    m_panel->setCell(m_data, m_belief, m_row, m_document.selectedModel());
    if (m_data)
        m_tableSoon.start();
}

QString StatisticsPage::beliefSentence() const
{
    if (m_belief.policy.isEmpty())
        return m_player.cursor() ? tr("Routers believe something of scores, costs and rewards, by dimension or source.")
                                 : QString();
    if (m_belief.empty())
        return tr("%1 keeps no beliefs.").arg(policyLabel(m_belief.policy));
    QString sentence = tr("Hollow: believed by %1 after %2 steps.")
                           .arg(policyLabel(m_belief.policy), numbers::count(static_cast<qint64>(m_belief.steps)));
    if (!isMissing(m_belief.distance))
        sentence = joinSentences(
            {sentence, tr("Mean distance from the stream %1; of %2 %3.")
                           .arg(metricText(m_data->settings.metric, m_belief.distance), splitTitle(m_data->against),
                                metricText(m_data->settings.metric, m_belief.splitDistance))});
    return sentence;
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
        m_belief = isVisible() ? beliefAt(m_player, *m_data) : StatisticsBelief();
        m_believed->setText(beliefSentence());
        fillCellTable(*m_facts[Cells].model, *m_data, m_belief);
        fillPairTable(*m_facts[Pairs].model, *m_data);
        fillPortfolioTable(*m_facts[Values].model, *m_data);
        fillExplanationTable(*m_facts[Explanations].model, *m_data);
    } else {
        m_row = 0;
        m_belief = {};
        for (const Facts& entry : m_facts)
            entry.model->setRows({}, {});
    }
    for (const Facts& entry : m_facts)
        hideEmptyColumns(entry);
    m_charts->setBelief(m_belief);
    m_charts->setData(m_data);
    refreshCards();
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

void StatisticsPage::refreshCards()
{
    const Explanation* const explained = m_data ? m_data->explanation() : nullptr;
    const auto none = QString(emDash);
    const auto percent = [&](double share) { return isMissing(share) ? none : numbers::percent(100 * share); };
    for (FigureCard* card : m_cards) {
        card->setFigure(none);
        card->clearDelta();
    }
    if (!m_data || m_data->portfolio.tasks == 0)
        return;
    const Portfolio& portfolio = m_data->portfolio;
    std::size_t best = 0;
    std::size_t missed = 0;
    for (std::size_t j = 1; j < portfolio.models.size(); ++j) {
        if (portfolio.models[j].meanReward > portfolio.models[best].meanReward)
            best = j;
        if (portfolio.models[j].loss.mean > portfolio.models[missed].loss.mean)
            missed = j;
    }
    const double bestReward = portfolio.models[best].meanReward;
    m_cards[BestSingleCard]->setFigure(numbers::fixed(bestReward, 3), numbers::exact(bestReward));
    m_cards[BestSingleCard]->setDelta(0, modelTitle(*m_data, best), Better::Neither);
    m_cards[OracleCard]->setFigure(numbers::fixed(portfolio.oracleReward, 3), numbers::exact(portfolio.oracleReward));
    m_cards[OracleCard]->setDelta(portfolio.oracleReward - bestReward,
                                  numbers::delta(portfolio.oracleReward - bestReward, 3), Better::Neither,
                                  tr("over the best model"));
    if (explained != nullptr) {
        m_cards[GapCard]->setFigure(percent(explained->attained), numbers::exact(explained->attained));
        if (!isMissing(explained->attainedByLearned))
            m_cards[GapCard]->setDelta(0, percent(explained->attainedByLearned), Better::Neither, tr("learned"));
        m_cards[ChoiceCard]->setFigure(percent(explained->normalised),
                                       tr("%1 of %2 bit; %3 by chance")
                                           .arg(numbers::exact(explained->information),
                                                numbers::exact(explained->entropy),
                                                numbers::exact(explained->informationByChance)));
    }
    const double loss = portfolio.models[missed].loss.mean;
    m_cards[MostMissedCard]->setFigure(isMissing(loss) ? none : numbers::delta(-loss, 3), numbers::exact(-loss));
    m_cards[MostMissedCard]->setDelta(0, modelTitle(*m_data, missed), Better::Neither);
    m_cards[MissingCard]->setFigure(percent(m_data->missingScores), numbers::exact(m_data->missingScores));
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
    m_panel->setCell(m_data, m_belief, m_row, model);
    const int column = model ? static_cast<int>(model->position()) : -1;
    for (int i = 0; i < Explanations; ++i) {
        const Facts& facts = m_facts[i];
        // A pair keeps the row that was chosen, as long as it is one of the model.
        if (i == Pairs && facts.table->currentIndex().isValid() &&
            facts.table->currentIndex().data(ModelRole) == QVariant(column))
            continue;
        const int source =
            facts.model->find(i == Cells ? std::optional(static_cast<int>(m_row)) : std::nullopt, column);
        facts.table->showRow(source < 0 ? -1 : facts.rows->rowOf(static_cast<std::size_t>(source)));
    }
}

void StatisticsPage::showView(const QString& view)
{
    m_charts->showView(view);
    m_film->setVisible(view == QLatin1String("sets"));
    const bool pairs = view == QLatin1String("pairs");
    const bool portfolio = view == QLatin1String("portfolio");
    const bool explained = view == QLatin1String("explained");
    m_tables->setCurrentIndex(pairs ? Pairs : portfolio ? Values : explained ? Explanations : Cells);
    // These are of rewards and of scores, whatever is averaged elsewhere.
    m_metric->setEnabled(!pairs && !portfolio && !explained);
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

void StatisticsPage::report(const QString& reason)
{
    QMessageBox::warning(this, tr("Export"), reason);
}

QJsonObject StatisticsPage::saveState() const
{
    QJsonObject state{{QStringLiteral("view"), m_views->current()},
                      {QStringLiteral("metric"), m_metric->currentData().toInt()},
                      {QStringLiteral("facet"), m_facet->currentData().toInt()},
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
    m_views->setCurrent(state.value(QLatin1String("view")).toString());
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticscharts.h"

#include "core/evaluation/taskselection.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

namespace {

Ink inkOf(const StatisticsData& data, std::size_t model)
{
    return Ink::model(modelTitle(data, model), static_cast<int>(model));
}

std::vector<HeatmapColumn> modelColumns(const StatisticsData& data)
{
    std::vector<HeatmapColumn> columns;
    for (std::size_t j = 0; j < data.models(); ++j)
        columns.push_back({modelTitle(data, j), inkOf(data, j)});
    return columns;
}

/// Id of a point of the comparison: row and model; what is believed has a mark behind.
QString pointId(std::size_t row, std::size_t model)
{
    return QStringLiteral("%1/%2").arg(row).arg(model);
}

double halfOf(double low, double high)
{
    return isMissing(low) ? 0 : (high - low) / 2;
}

} // namespace

StatisticsCharts::StatisticsCharts(const ThemeManager& themes, QWidget* parent)
    : QStackedWidget(parent)
    , m_heatmap(new HeatmapView(themes, this))
    , m_profiles(new RadarChart(themes, this))
    , m_spread(new SpreadChart(themes, this))
    , m_sets(new ScatterChart(themes, this))
    , m_pairs(new HeatmapView(themes, this))
    , m_portfolio(new BarChart(themes, this))
    , m_explained(new BarChart(themes, this))
{
    const std::pair<ChartWidget*, QString> charts[] = {
        {m_heatmap, tr("Groups and models")},
        {m_profiles, tr("Profiles of the models")},
        {m_spread, tr("Distributions of the values")},
        {m_sets, tr("Two splits compared")},
        {m_pairs, tr("Who solves what others do not")},
        {m_portfolio, tr("What each model is worth")},
        {m_explained, tr("How much of the best choice the groups explain")}};
    const QStringList names = views();
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto [chart, title] = charts[i];
        chart->setObjectName(names[i]);
        chart->setTitle(title);
        chart->setEmptyText(tr("Nothing to show"), tr("Choose another stream in the bar above, or another metric."));
        addWidget(chart);
    }
    m_profiles->setEmptyText(tr("Too few groups"),
                             tr("A profile takes at least three groups: group the tasks by something else."));
    m_sets->setEmptyText(tr("Nothing to compare with"), tr("The benchmark has no other split with such groups."));
    m_explained->setEmptyText(tr("One group only"),
                              tr("All tasks of the stream are in one group, which explains nothing."));
    m_portfolio->setArrangement(BarChart::Arrangement::SideBySide);
    m_explained->setArrangement(BarChart::Arrangement::SideBySide);

    m_heatmap->setCellText([this](const HeatmapCell& cell) {
        return shownText(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
    });
    m_heatmap->setToolTipText([this](const HeatmapCell& cell) {
        return cellToolTip(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
    });
    connect(m_heatmap, &HeatmapView::cellSelected, this, [this](const HeatmapCell& cell) {
        emit cellChosen(static_cast<std::size_t>(cell.row), ModelIndex::at(static_cast<std::size_t>(cell.column)));
    });
    connect(m_heatmap, &HeatmapView::columnClicked, this,
            [this](int column) { emit modelChosen(ModelIndex::at(static_cast<std::size_t>(column))); });
    connect(m_profiles, &RadarChart::seriesSelected, this,
            [this](const QString& id) { emit modelChosen(modelOf(id)); });
    connect(m_profiles, &RadarChart::axisSelected, this,
            [this](int axis) { emit rowChosen(static_cast<std::size_t>(axis)); });
    connect(m_spread, &SpreadChart::rowSelected, this, [this](const QString& id) { emit modelChosen(modelOf(id)); });
    connect(m_sets, &ScatterChart::itemSelected, this, [this](const QString& id) {
        if (!id.isEmpty())
            emit cellChosen(id.section(u'/', 0, 0).toULongLong(), ModelIndex::at(id.section(u'/', 1, 1).toULongLong()));
    });
    m_pairs->setCellText([this](const HeatmapCell& cell) {
        const auto value = static_cast<double>(m_pairs->data().at(cell.row, cell.column));
        return std::isnan(value) ? QString() : numbers::percent(value);
    });
    m_pairs->setToolTipText([this](const HeatmapCell& cell) {
        const auto first = static_cast<std::size_t>(cell.row);
        const auto second = static_cast<std::size_t>(cell.column);
        if (first == second)
            return modelTitle(*m_data, first);
        const PairCounts& pair = m_data->pairs[first * m_data->models() + second];
        const MeanEstimate rescue = pair.rescue();
        return tr("%1 solves %2 of what %3 does not\n95 % interval %4 to %5\nonly the first %6, only the second %7, "
                  "both %8, neither %9")
            .arg(modelTitle(*m_data, first), numbers::percent(100 * rescue.mean), modelTitle(*m_data, second),
                 numbers::percent(100 * rescue.low), numbers::percent(100 * rescue.high),
                 numbers::count(static_cast<qint64>(pair.onlyFirst)),
                 numbers::count(static_cast<qint64>(pair.onlySecond)), numbers::count(static_cast<qint64>(pair.both)),
                 numbers::count(static_cast<qint64>(pair.neither)));
    });
    connect(m_pairs, &HeatmapView::cellSelected, this, [this](const HeatmapCell& cell) {
        emit modelChosen(ModelIndex::at(static_cast<std::size_t>(cell.row)));
        emit pairChosen();
    });
    connect(m_portfolio, &BarChart::categorySelected, this, [this](int category) {
        emit modelChosen(category < 0 ? std::nullopt
                                      : std::optional(ModelIndex::at(static_cast<std::size_t>(category))));
    });
    connectTaskLists();
}

const std::vector<TaskIndex>& StatisticsCharts::tasksOf(std::size_t row) const
{
    return m_data->isWhole(row) ? m_data->stream->tasks : m_data->table.groups[row].tasks;
}

void StatisticsCharts::requestCell(std::size_t row, std::size_t model)
{
    if (!m_data || row >= m_data->rows() || model >= m_data->models())
        return;
    emit tasksRequested(rowTitle(*m_data, row) + QStringLiteral(" · ") + modelTitle(*m_data, model),
                        tasksWithValue(*m_data->benchmark, tasksOf(row), ModelIndex::at(model), m_data->settings));
}

void StatisticsCharts::requestGroup(std::size_t row)
{
    if (m_data && row < m_data->rows())
        emit tasksRequested(rowTitle(*m_data, row), tasksOf(row));
}

void StatisticsCharts::connectTaskLists()
{
    for (ChartWidget* chart : {static_cast<ChartWidget*>(m_heatmap), static_cast<ChartWidget*>(m_profiles),
                               static_cast<ChartWidget*>(m_spread), static_cast<ChartWidget*>(m_sets),
                               static_cast<ChartWidget*>(m_pairs), static_cast<ChartWidget*>(m_portfolio)})
        chart->setActivation(tr("Show the tasks"));
    connect(m_heatmap, &ChartWidget::activated, this, [this](const QVariant& item) {
        requestCell(static_cast<std::size_t>(item.toPoint().y()), static_cast<std::size_t>(item.toPoint().x()));
    });
    // A line of the profiles is about all groups, an axis about all models, a value about one of each.
    connect(m_profiles, &ChartWidget::activated, this, [this](const QVariant& item) {
        if (item.typeId() == QMetaType::QPoint)
            requestCell(static_cast<std::size_t>(item.toPoint().y()), static_cast<std::size_t>(item.toPoint().x()));
        else if (item.typeId() == QMetaType::Int)
            requestGroup(item.toULongLong());
        else if (const auto model = modelOf(item.toString()))
            requestCell(m_data->rows() - 1, model->position());
    });
    connect(m_spread, &ChartWidget::activated, this, [this](const QVariant& item) {
        if (const auto model = modelOf(item.toString()))
            requestCell(m_row, model->position());
    });
    connect(m_sets, &ChartWidget::activated, this, [this](const QVariant& item) {
        const QString id = item.toString();
        requestCell(id.section(u'/', 0, 0).toULongLong(), id.section(u'/', 1, 1).toULongLong());
    });
    connect(m_pairs, &ChartWidget::activated, this, [this](const QVariant& item) {
        requestPair(static_cast<std::size_t>(item.toPoint().y()), static_cast<std::size_t>(item.toPoint().x()));
    });
    connect(m_portfolio, &ChartWidget::activated, this,
            [this](const QVariant& item) { requestBest(item.toULongLong()); });
}

void StatisticsCharts::requestPair(std::size_t first, std::size_t second)
{
    if (!m_data || first == second || first >= m_data->models() || second >= m_data->models())
        return;
    emit tasksRequested(tr("%1 solves, %2 does not").arg(modelTitle(*m_data, first), modelTitle(*m_data, second)),
                        tasksOnlyFirstSolves(*m_data->benchmark, m_data->stream->tasks, m_data->settings.missingScores,
                                             ModelIndex::at(first), ModelIndex::at(second), solvedFrom));
}

void StatisticsCharts::requestSolved(std::size_t model)
{
    if (!m_data || model >= m_data->models())
        return;
    emit tasksRequested(tr("%1 solves").arg(modelTitle(*m_data, model)),
                        tasksSolvedBy(*m_data->benchmark, m_data->stream->tasks, m_data->settings.missingScores,
                                      ModelIndex::at(model), solvedFrom));
}

void StatisticsCharts::requestBest(std::size_t model)
{
    if (!m_data || model >= m_data->models())
        return;
    emit tasksRequested(tr("%1 has the best reward").arg(modelTitle(*m_data, model)),
                        tasksBestFor(*m_data->benchmark, m_data->stream->tasks, m_data->settings.weights,
                                     m_data->settings.missingScores, ModelIndex::at(model)));
}

void StatisticsCharts::requestMissing()
{
    if (!m_data)
        return;
    const OutcomeMatrix& outcomes = m_data->benchmark->outcomes;
    std::vector<TaskIndex> tasks;
    for (const TaskIndex task : m_data->stream->tasks) {
        for (std::size_t j = 0; j < m_data->models(); ++j) {
            if (isMissing(outcomes.score(task, ModelIndex::at(j)))) {
                tasks.push_back(task);
                break;
            }
        }
    }
    emit tasksRequested(tr("a score is missing"), tasks);
}

QStringList StatisticsCharts::views()
{
    return {QStringLiteral("heatmap"), QStringLiteral("profiles"),  QStringLiteral("spread"),   QStringLiteral("sets"),
            QStringLiteral("pairs"),   QStringLiteral("portfolio"), QStringLiteral("explained")};
}

void StatisticsCharts::showView(const QString& view)
{
    if (const qsizetype index = views().indexOf(view); index >= 0)
        setCurrentIndex(static_cast<int>(index));
}

ChartWidget* StatisticsCharts::currentChart() const
{
    return static_cast<ChartWidget*>(currentWidget());
}

void StatisticsCharts::setLoading(const QString& text)
{
    for (int i = 0; i < count(); ++i)
        static_cast<ChartWidget*>(widget(i))->setLoading(text);
}

void StatisticsCharts::setData(std::shared_ptr<const StatisticsData> facts)
{
    m_data = std::move(facts);
    m_row = m_data ? std::min(m_row, m_data->table.groups.size()) : 0;
    if (m_data) {
        const QString subject = QStringLiteral("%1 %2")
                                    .arg(static_cast<int>(m_data->settings.metric))
                                    .arg(static_cast<int>(m_data->settings.facet));
        for (int i = 0; i < count(); ++i)
            static_cast<ChartWidget*>(widget(i))->setSubject(subject);
    }
    fillHeatmap();
    fillProfiles();
    fillSpread();
    fillSets();
    fillPairs();
    fillPortfolio();
    fillExplained();
    setSelected(m_row, m_model);
}

void StatisticsCharts::setBelief(StatisticsBelief belief)
{
    m_belief = std::move(belief);
    fillSets();
    if (m_cells != Cells::Stream)
        fillHeatmap();
}

void StatisticsCharts::setCells(Cells cells)
{
    m_cells = cells;
    fillHeatmap();
}

void StatisticsCharts::setFitted(bool fitted)
{
    m_fitted = fitted;
    fillHeatmap();
}

std::optional<std::pair<int, int>> StatisticsCharts::pair() const
{
    const auto cell = m_pairs->selected();
    return cell ? std::optional(std::pair(cell->row, cell->column)) : std::nullopt;
}

void StatisticsCharts::setPair(std::optional<std::pair<int, int>> pair)
{
    m_pairs->setSelected(pair ? std::optional(HeatmapCell{pair->first, pair->second}) : std::nullopt);
}

double StatisticsCharts::shownValue(std::size_t row, std::size_t model) const
{
    const double stream = m_data->table.at(row, model).estimate.mean;
    if (m_cells == Cells::Stream)
        return stream;
    const StatisticsBelief::Cell* const believed = m_belief.at(row, model);
    if (believed == nullptr)
        return missing;
    return m_cells == Cells::Error    ? believed->mean - stream
           : m_cells == Cells::Change ? believed->mean - believed->start
                                      : believed->mean;
}

QString StatisticsCharts::shownText(std::size_t row, std::size_t model) const
{
    const StatisticMetric metric = m_data->settings.metric;
    if (m_cells == Cells::Stream) {
        const MeanEstimate& estimate = m_data->table.at(row, model).estimate;
        return estimate.n == 0 ? QString() : cellText(metric, estimate);
    }
    const double value = shownValue(row, model);
    if (isMissing(value))
        return {};
    if (showsDifference())
        return metricDifference(metric, value);
    const StatisticsBelief::Cell* const believed = m_belief.at(row, model);
    return isMissing(believed->sd)
               ? metricText(metric, value)
               : metricText(metric, value) + QStringLiteral("\n±") + metricText(metric, believed->sd);
}

void StatisticsCharts::setSelected(std::size_t row, std::optional<ModelIndex> model)
{
    const bool otherRow = row != m_row;
    m_row = row;
    m_model = model;
    if (!m_data || (model && model->position() >= m_data->models()))
        return;
    const int column = model ? static_cast<int>(model->position()) : -1;
    const QString id = model ? modelTitle(*m_data, model->position()) : QString();
    m_heatmap->setSelected(model ? std::optional(HeatmapCell{static_cast<int>(row), column}) : std::nullopt);
    m_profiles->setSelected(id);
    m_profiles->setSelectedAxis(m_data->isWhole(row) ? -1 : static_cast<int>(row));
    if (otherRow)
        fillSpread();
    m_spread->setSelected(id);
    m_sets->setSelected(model ? pointId(row, model->position()) : QString());
    m_portfolio->setSelected(column);
}

std::optional<ModelIndex> StatisticsCharts::modelOf(const QString& id) const
{
    return m_data ? m_data->benchmark->model(id.toStdString()) : std::nullopt;
}

QString StatisticsCharts::cellToolTip(std::size_t row, std::size_t model) const
{
    const CellStatistics& cell = m_data->table.at(row, model);
    const auto reading = [this](double value) { return metricReading(m_data->settings.metric, value); };
    QString text = QStringLiteral("%1 · %2\n%3: %4")
                       .arg(rowTitle(*m_data, row), modelTitle(*m_data, model),
                            metricAxisTitle(m_data->settings.metric), reading(cell.estimate.mean));
    if (!isMissing(cell.estimate.low))
        text += u'\n' + tr("95 % interval %1 to %2").arg(reading(cell.estimate.low), reading(cell.estimate.high));
    if (const StatisticsBelief::Cell* const believed = m_belief.at(row, model)) {
        const QString mean = reading(believed->mean);
        text += u'\n' + (isMissing(believed->sd) ? tr("believed %1").arg(mean)
                                                 : tr("believed %1 ± %2").arg(mean, reading(believed->sd)));
        if (!isMissing(believed->start))
            text += u'\n' + tr("at the start %1").arg(reading(believed->start));
    }
    const std::size_t tasks =
        m_data->isWhole(row) ? m_data->stream->tasks.size() : m_data->table.groups[row].tasks.size();
    return text + u'\n' +
           tr("values %1 of %2 tasks")
               .arg(numbers::count(static_cast<qint64>(cell.estimate.n)), numbers::count(static_cast<qint64>(tasks)));
}

void StatisticsCharts::fillHeatmap()
{
    auto matrix = std::make_shared<HeatmapData>();
    if (!m_data) {
        m_heatmap->setData(std::move(matrix));
        return;
    }
    matrix->rows = static_cast<int>(m_data->rows());
    matrix->columns = static_cast<int>(m_data->models());
    const StatisticMetric metric = m_data->settings.metric;
    HeatmapScale scale;
    scale.prefix = metricAxis(metric).prefix;
    // That of the stream's means serves for what is believed of them too: colours can be compared.
    double low = 0;
    double high = 0;
    double minimum = std::numeric_limits<double>::infinity();
    double maximum = -minimum;
    HeatmapData ranked{matrix->rows, matrix->columns, {}};
    for (std::size_t row = 0; row < m_data->rows(); ++row) {
        for (std::size_t model = 0; model < m_data->models(); ++model) {
            const double mean = m_data->table.at(row, model).estimate.mean;
            const double shown = shownValue(row, model);
            const StatisticsBelief::Cell* const believed = m_belief.at(row, model);
            matrix->values.push_back(static_cast<float>(shown));
            ranked.values.push_back(static_cast<float>(m_cells == Cells::Stream ? mean
                                                       : believed != nullptr    ? believed->mean
                                                                                : missing));
            if (!isMissing(mean)) {
                low = std::min(low, mean);
                high = std::max(high, mean);
            }
            if (!isMissing(shown)) {
                minimum = std::min(minimum, shown);
                maximum = std::max(maximum, shown);
            }
        }
    }
    const bool fitted = m_fitted && minimum <= maximum;
    if (showsDifference()) {
        scale.kind = HeatmapScale::Kind::Diverging;
        const double reach = fitted ? std::max(std::abs(minimum), std::abs(maximum)) : std::max(std::abs(low), high);
        scale.high = reach > 0 ? reach : 1;
        scale.low = -scale.high;
        scale.title = m_cells == Cells::Error ? tr("believed minus stream: %1").arg(metricAxisTitle(metric))
                                              : tr("change of the belief: %1").arg(metricAxisTitle(metric));
    } else {
        scale.low = fitted ? minimum : low;
        scale.high = fitted ? maximum : high;
        if (!(scale.high > scale.low))
            scale.high = scale.low + 1;
        scale.title =
            m_cells == Cells::Stream ? metricAxisTitle(metric) : tr("believed: %1").arg(metricAxisTitle(metric));
    }
    m_heatmap->setData(std::move(matrix));
    m_heatmap->setScale(scale);
    m_heatmap->setColumns(modelColumns(*m_data));
    m_heatmap->setMarks(bestOfRows(ranked, higherIsBetter(metric)), m_cells == Cells::Stream
                                                                        ? tr("the best of the group")
                                                                        : tr("the best of the group, as believed"));
    // A matrix of another shape takes the names of the old one with it.
    m_heatmap->setRowLabels(
        [this](int row) { return m_data ? rowTitle(*m_data, static_cast<std::size_t>(row)) : QString(); });
    m_heatmap->setRowTitle(facetTitle(m_data->settings.facet));
}

void StatisticsCharts::fillProfiles()
{
    if (!m_data) {
        m_profiles->setData({}, {});
        return;
    }
    QStringList axes;
    for (std::size_t row = 0; row < m_data->table.groups.size(); ++row)
        axes << rowTitle(*m_data, row);
    Axis scale = metricAxis(m_data->settings.metric);
    scale.low = 0;
    double high = 0;
    std::vector<RadarSeries> series;
    for (std::size_t j = 0; j < m_data->models(); ++j) {
        RadarSeries line{modelTitle(*m_data, j), modelTitle(*m_data, j), inkOf(*m_data, j), {}};
        for (std::size_t row = 0; row < m_data->table.groups.size(); ++row) {
            const double mean = m_data->table.at(row, j).estimate.mean;
            line.values.push_back(mean);
            high = isMissing(mean) ? high : std::max(high, mean);
            scale.low = isMissing(mean) ? scale.low : std::min(scale.low, mean);
        }
        series.push_back(std::move(line));
    }
    scale.high = high > scale.low ? high : scale.low + 1;
    m_profiles->setScale(scale);
    m_profiles->setData(axes, std::move(series));
}

void StatisticsCharts::fillSpread()
{
    std::vector<SpreadRow> rows;
    Axis axis;
    for (std::size_t j = 0; m_data && j < m_data->models(); ++j) {
        const CellStatistics& cell = m_data->table.at(m_row, j);
        SpreadRow row;
        row.id = row.name = modelTitle(*m_data, j);
        row.ink = inkOf(*m_data, j);
        row.bins = m_data->histograms[m_row * m_data->models() + j];
        row.minimum = cell.minimum;
        row.lowerQuartile = cell.lowerQuartile;
        row.median = cell.median;
        row.upperQuartile = cell.upperQuartile;
        row.maximum = cell.maximum;
        row.mean = cell.estimate.mean;
        row.meanLow = cell.estimate.low;
        row.meanHigh = cell.estimate.high;
        row.count = static_cast<qint64>(cell.estimate.n);
        rows.push_back(std::move(row));
    }
    if (m_data) {
        axis = metricAxis(m_data->settings.metric);
        axis.title = tr("%1, %2").arg(metricTitle(m_data->settings.metric).toLower(), rowTitle(*m_data, m_row));
        axis.low = m_data->low;
        axis.high = m_data->high;
        axis.logarithmic = m_data->logarithmic;
    }
    m_spread->setData(std::move(rows), axis);
}

void StatisticsCharts::fillSets()
{
    std::vector<ScatterItem> items;
    std::vector<QPointF> diagonal;
    if (m_data) {
        double low = 0;
        double high = 0;
        for (std::size_t row = 0; row < m_data->table.groups.size(); ++row) {
            for (std::size_t j = 0; j < m_data->models(); ++j) {
                const CellDifference* cell = m_data->difference(row, j);
                if (cell == nullptr || cell->first.n == 0 || cell->second.n == 0)
                    continue;
                ScatterItem item;
                item.id = pointId(row, j);
                // A name where the two differ by more than chance.
                if (cell->difference.low > 0 || cell->difference.high < 0)
                    item.name = rowTitle(*m_data, row);
                item.x = cell->first.mean;
                item.y = cell->second.mean;
                item.ink = inkOf(*m_data, j);
                item.xHalf = halfOf(cell->first.low, cell->first.high);
                item.yHalf = halfOf(cell->second.low, cell->second.high);
                item.note = rowTitle(*m_data, row) + QStringLiteral(" · ") + modelTitle(*m_data, j);
                low = std::min({low, item.x, item.y});
                high = std::max({high, item.x, item.y});
                if (const StatisticsBelief::Cell* believed = m_belief.at(row, j)) {
                    ScatterItem expected = item;
                    expected.id += QStringLiteral("/believed");
                    expected.name.clear();
                    expected.note +=
                        u'\n' + tr("as believed, worth %1 tasks").arg(numbers::fixed(believed->evidence, 1));
                    expected.y = believed->mean;
                    expected.yHalf = isMissing(believed->sd) ? 0 : believed->sd;
                    expected.hollow = true;
                    expected.xHalf = 0;
                    low = std::min(low, expected.y);
                    high = std::max(high, expected.y);
                    items.push_back(std::move(expected));
                }
                items.push_back(std::move(item));
            }
        }
        if (!items.empty())
            diagonal = {{low, low}, {high, high}};
        const QString title = metricAxisTitle(m_data->settings.metric);
        const QString shown = m_belief.empty() ? tr("%1 on %2") : tr("%1 on %2; hollow: as believed");
        m_sets->setAxisTitles(tr("%1 on %2").arg(title, splitTitle(m_data->against)),
                              withoutGaps(shown.arg(title, splitTitle(m_data->stream->definition.split))));
        const QString prefix = metricAxis(m_data->settings.metric).prefix;
        m_sets->setXFormat(prefix, {});
        m_sets->setYFormat(prefix, {});
    }
    m_sets->setFront(std::move(diagonal), tr("no difference"));
    m_sets->setItems(std::move(items));
}

void StatisticsCharts::fillPairs()
{
    auto matrix = std::make_shared<HeatmapData>();
    HeatmapScale scale;
    scale.title = tr("row solves, column does not (%)");
    if (m_data) {
        matrix->rows = matrix->columns = static_cast<int>(m_data->models());
        double high = 0;
        for (std::size_t i = 0; i < m_data->pairs.size(); ++i) {
            const bool itself = i / m_data->models() == i % m_data->models();
            const double rescue = itself ? missing : 100 * m_data->pairs[i].rescue().mean;
            matrix->values.push_back(static_cast<float>(rescue));
            high = isMissing(rescue) ? high : std::max(high, rescue);
        }
        scale.high = high > 0 ? high : 1;
        scale.suffix = numbers::percentSuffix();
    }
    m_pairs->setData(std::move(matrix));
    m_pairs->setScale(scale);
    if (m_data)
        m_pairs->setColumns(modelColumns(*m_data));
    m_pairs->setRowLabels(
        [this](int row) { return m_data ? modelTitle(*m_data, static_cast<std::size_t>(row)) : QString(); });
    m_pairs->setRowTitle(tr("solved by"));
}

void StatisticsCharts::fillPortfolio()
{
    QStringList models;
    BarPart loss{tr("oracle's loss without it"), Ink::sequence(1), {}, {}};
    BarPart shapley{tr("Shapley value"), Ink::sequence(0), {}, {}};
    for (std::size_t j = 0; m_data && j < m_data->models(); ++j) {
        const ModelValue& value = m_data->portfolio.models[j];
        models << modelTitle(*m_data, j);
        loss.values.push_back(value.loss.mean);
        loss.halfWidths.push_back(halfOf(value.loss.low, value.loss.high));
        shapley.values.push_back(value.shapley);
        shapley.halfWidths.push_back(0);
        shapley.inks.push_back(inkOf(*m_data, j));
        loss.inks.push_back(inkOf(*m_data, j));
    }
    m_portfolio->setValueTitle(tr("reward per task"));
    m_portfolio->setValueFormat({}, {}, 4);
    m_portfolio->setData(models, {std::move(shapley), std::move(loss)});
}

void StatisticsCharts::fillExplained()
{
    QStringList facets;
    BarPart attained{tr("gap closed, in hindsight"), Ink::accent(), {}, {}};
    BarPart learned{tr("gap closed, learned on probing"), Ink::muted(), {}, {}};
    BarPart normalised{tr("choice explained (information)"), Ink::text(), {}, {}};
    bool taught = false;
    for (std::size_t i = 0; m_data && i < m_data->explanations.size(); ++i) {
        const Explanation& explained = m_data->explanations[i];
        facets << facetTitle(explained.facet);
        attained.values.push_back(100 * explained.attained);
        learned.values.push_back(100 * explained.attainedByLearned);
        normalised.values.push_back(100 * explained.normalised);
        taught = taught || !isMissing(explained.attainedByLearned);
    }
    std::vector<BarPart> parts{std::move(attained)};
    if (taught)
        parts.push_back(std::move(learned));
    parts.push_back(std::move(normalised));
    m_explained->setValueTitle(tr("share (%)"));
    m_explained->setValueFormat({}, numbers::percentSuffix(), 2);
    m_explained->setData(facets, std::move(parts));
}

} // namespace acr::ui

#include "moc_statisticscharts.cpp"

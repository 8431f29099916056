// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/cellpanel.h"

#include "widgets/charts/barchart.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

/// A column's title of the page's tables: the same number has the same name.
QString statisticsTitle(const char* title)
{
    return QCoreApplication::translate("StatisticsTable", title);
}

} // namespace

CellPanel::CellPanel(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_group(new QLabel(this))
    , m_model(new QLabel(this))
    , m_numbers(new QLabel(this))
    , m_bars(new BarChart(themes, this))
{
    makeCard(*this);
    m_group->setObjectName(QStringLiteral("cellGroup"));
    m_model->setObjectName(QStringLiteral("cellModel"));
    m_numbers->setObjectName(QStringLiteral("cellNumbers"));
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_numbers->setAccessibleName(tr("Numbers of the selected group and model"));
    for (QLabel* label : {m_group, m_model}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_bars->setObjectName(QStringLiteral("cellBars"));
    m_bars->setFramed(false);
    m_bars->setArrangement(BarChart::Arrangement::SideBySide);
    m_bars->setMinimumSize(220, 120);
    connect(m_bars, &BarChart::categorySelected, this, [this](int category) {
        if (m_modelBars)
            emit modelChosen(category < 0 ? std::nullopt
                                          : std::optional(ModelIndex::at(static_cast<std::size_t>(category))));
    });
    connect(m_bars, &ChartWidget::activated, this,
            [this](const QVariant& item) { emit modelActivated(ModelIndex::at(item.toULongLong())); });

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_group);
    column->addWidget(m_model);
    column->addWidget(m_numbers);
    column->addWidget(m_bars, 1);
    followTheme(*m_group, themes, [this] { m_group->setFont(m_themes.theme().font(FontRole::Strong)); });
    followTheme(*m_numbers, themes, [this] { m_numbers->setFont(m_themes.theme().font(FontRole::Caption)); });
}

CellPanel::Lines CellPanel::numbersOf(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                                      std::size_t model) const
{
    const StatisticMetric metric = facts.settings.metric;
    const CellStatistics& cell = facts.table.at(row, model);
    Lines lines{{metricAxisTitle(metric), metricText(metric, cell.estimate.mean)}};
    if (!isMissing(cell.estimate.low))
        lines.append(
            {tr("95 % interval"),
             tr("%1 to %2").arg(metricText(metric, cell.estimate.low), metricText(metric, cell.estimate.high))});
    lines.append({tr("values"), numbers::count(static_cast<qint64>(cell.estimate.n))});
    lines.append({tr("quartiles"), QStringLiteral("%1 · %2 · %3")
                                       .arg(metricText(metric, cell.lowerQuartile), metricText(metric, cell.median),
                                            metricText(metric, cell.upperQuartile))});
    lines.append({tr("least, greatest"),
                  QStringLiteral("%1 · %2").arg(metricText(metric, cell.minimum), metricText(metric, cell.maximum))});
    if (const CellDifference* other = facts.difference(row, model)) {
        lines.append({withoutGaps(tr("on %1").arg(splitTitle(facts.against))), metricText(metric, other->first.mean)});
        const Interval& difference = other->difference;
        QString change = metricText(metric, difference.estimate);
        if (difference.estimate > 0)
            change.prepend(u'+');
        lines.append({tr("difference"), isMissing(difference.low) ? change
                                                                  : tr("%1 (%2 to %3)")
                                                                        .arg(change, metricText(metric, difference.low),
                                                                             metricText(metric, difference.high))});
    }
    if (const StatisticsBelief::Cell* believed = belief.at(row, model)) {
        const QString mean = metricText(metric, believed->mean);
        lines.append({tr("believed"),
                      isMissing(believed->sd) ? mean : tr("%1 ± %2").arg(mean, metricText(metric, believed->sd))});
        lines.append({tr("worth (tasks)"), numbers::fixed(believed->evidence, 1)});
    }
    return lines;
}

void CellPanel::say(const QString& title, const QString& subject, const Lines& lines)
{
    m_group->setText(title);
    m_model->setText(subject);
    m_model->setVisible(!subject.isEmpty());
    QString html = QStringLiteral("<table cellspacing=0 width='100%'>");
    for (const auto& [name, value] : lines)
        html += QStringLiteral("<tr><td>%1</td><td align=right>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    m_numbers->setText(lines.isEmpty() ? QString() : html + QStringLiteral("</table>"));
    m_numbers->setVisible(!lines.isEmpty());
}

void CellPanel::setModelBars(const StatisticsData& facts, BarPart part, std::optional<ModelIndex> selected)
{
    QStringList models;
    for (std::size_t j = 0; j < facts.models(); ++j) {
        models << modelTitle(facts, j);
        part.inks.push_back(Ink::model(models.back(), static_cast<int>(j)));
    }
    m_modelBars = true;
    m_bars->setActivation(tr("Show the tasks"));
    m_bars->setData(models, {std::move(part)});
    m_bars->setSelected(selected ? static_cast<int>(selected->position()) : -1);
}

void CellPanel::clear()
{
    say({}, {}, {});
    m_bars->setData({}, {});
}

void CellPanel::setCell(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                        std::optional<ModelIndex> model)
{
    if (row >= facts.rows()) {
        clear();
        return;
    }
    const bool hasModel = model && model->position() < facts.models();
    const auto tasks =
        static_cast<qint64>(facts.isWhole(row) ? facts.stream->tasks.size() : facts.table.groups[row].tasks.size());
    say(tr("%1: %2 tasks").arg(rowTitle(facts, row), numbers::count(tasks)),
        hasModel ? modelTitle(facts, model->position()) : tr("Select a model to see its numbers."),
        hasModel ? numbersOf(facts, belief, row, model->position()) : Lines());

    const StatisticMetric metric = facts.settings.metric;
    const bool percent = metric == StatisticMetric::MissingScores || metric == StatisticMetric::MissingCosts;
    const double factor = percent ? 100 : 1;
    BarPart means{metricAxisTitle(metric), Ink::accent(), {}, {}};
    for (std::size_t j = 0; j < facts.models(); ++j) {
        const MeanEstimate& estimate = facts.table.at(row, j).estimate;
        means.values.push_back(factor * estimate.mean);
        means.halfWidths.push_back(isMissing(estimate.low) ? 0 : factor * (estimate.high - estimate.low) / 2);
    }
    m_bars->setTitle(tr("Models in the selected group"));
    m_bars->setSubject(
        QStringLiteral("%1 %2 %3").arg(static_cast<int>(metric)).arg(static_cast<int>(facts.settings.facet)).arg(row));
    m_bars->setValueTitle(metricAxisTitle(metric));
    m_bars->setValueFormat(metric == StatisticMetric::Cost ? QStringLiteral("$") : QString(),
                           percent ? numbers::percentSuffix() : QString(),
                           metric == StatisticMetric::Cost                                           ? 4
                           : metric == StatisticMetric::Latency || metric == StatisticMetric::Tokens ? 0
                           : percent                                                                 ? 2
                                                                                                     : 3);
    setModelBars(facts, std::move(means), hasModel ? model : std::nullopt);
}

void CellPanel::setPair(const StatisticsData& facts, std::optional<ModelIndex> first, std::optional<ModelIndex> second)
{
    const std::size_t models = facts.models();
    const auto pairOf = [&](std::size_t a, std::size_t b) -> const PairCounts& { return facts.pairs[a * models + b]; };
    const auto known = [&](std::optional<ModelIndex> model) { return model && model->position() < models; };
    const bool hasFirst = known(first);
    const bool hasPair = hasFirst && known(second) && first != second;
    const auto percent = [](double share) { return numbers::percent(100 * share); };
    const auto count = [](std::size_t tasks) { return numbers::count(static_cast<qint64>(tasks)); };
    Lines lines;
    if (hasPair) {
        const PairCounts& pair = pairOf(first->position(), second->position());
        const MeanEstimate rescue = pair.rescue();
        lines = {{tr("solves where the other fails"), percent(rescue.mean)},
                 {tr("95 % interval"), tr("%1 to %2").arg(percent(rescue.low), percent(rescue.high))},
                 {tr("the other way round"), percent(pairOf(second->position(), first->position()).rescue().mean)},
                 {statisticsTitle("Only the model"), count(pair.onlyFirst)},
                 {statisticsTitle("Only the other"), count(pair.onlySecond)},
                 {statisticsTitle("Both"), count(pair.both)},
                 {statisticsTitle("Neither"), count(pair.neither)}};
    }
    say(hasFirst ? modelTitle(facts, first->position()) : tr("Pairs of models"),
        hasPair    ? tr("beside %1").arg(modelTitle(facts, second->position()))
        : hasFirst ? tr("Select a cell to see the pair in numbers.")
                   : tr("Select a model or a cell to see its numbers."),
        lines);

    BarPart shares{{}, Ink::accent(), {}, {}};
    for (std::size_t j = 0; j < models; ++j) {
        const std::size_t other = j == 0 ? models - 1 : 0;
        const PairCounts& pair = hasFirst ? pairOf(first->position(), j) : pairOf(j, other);
        const std::size_t tasks = pair.both + pair.onlyFirst + pair.onlySecond + pair.neither;
        const MeanEstimate share = hasFirst ? pair.rescue() : shareEstimate(pair.both + pair.onlyFirst, tasks);
        const bool itself = hasFirst ? j == first->position() : j == other;
        shares.values.push_back(itself ? missing : 100 * share.mean);
        shares.halfWidths.push_back(itself || isMissing(share.low) ? 0 : 50 * (share.high - share.low));
    }
    shares.name = hasFirst ? tr("solves where they fail (%)") : tr("tasks solved (%)");
    m_bars->setTitle(hasFirst ? tr("What the model solves where others fail") : tr("Tasks that each model solves"));
    m_bars->setSubject(QStringLiteral("pairs %1").arg(hasFirst ? static_cast<int>(first->position()) : -1));
    m_bars->setValueTitle(shares.name);
    m_bars->setValueFormat({}, numbers::percentSuffix(), 2);
    setModelBars(facts, std::move(shares), hasPair ? second : std::nullopt);
}

void CellPanel::setWorth(const StatisticsData& facts, std::optional<ModelIndex> model)
{
    const bool hasModel = model && model->position() < facts.models();
    Lines lines;
    if (hasModel) {
        const ModelValue& value = facts.portfolio.models[model->position()];
        const auto reward = [](double number) { return numbers::fixed(number, 4); };
        lines = {{statisticsTitle("Mean reward"), reward(value.meanReward)},
                 {statisticsTitle("Loss without it"), reward(value.loss.mean)},
                 {tr("95 % interval"), tr("%1 to %2").arg(reward(value.loss.low), reward(value.loss.high))},
                 {statisticsTitle("Shapley value"), reward(value.shapley)},
                 {statisticsTitle("Among the best"), numbers::percent(100 * value.optimal.mean)},
                 {statisticsTitle("Sole best"), numbers::percent(100 * value.alone.mean)}};
    }
    say(tr("Pool of %1 models: %2 tasks")
            .arg(numbers::count(static_cast<qint64>(facts.models())),
                 numbers::count(static_cast<qint64>(facts.portfolio.tasks))),
        hasModel ? modelTitle(facts, model->position()) : tr("Select a model to see its numbers."), lines);

    BarPart best{tr("among the best (%)"), Ink::accent(), {}, {}};
    for (const ModelValue& value : facts.portfolio.models) {
        best.values.push_back(100 * value.optimal.mean);
        best.halfWidths.push_back(isMissing(value.optimal.low) ? 0 : 50 * (value.optimal.high - value.optimal.low));
    }
    m_bars->setTitle(tr("How often each model is among the best"));
    m_bars->setSubject(QStringLiteral("worth"));
    m_bars->setValueTitle(best.name);
    m_bars->setValueFormat({}, numbers::percentSuffix(), 2);
    setModelBars(facts, std::move(best), hasModel ? model : std::nullopt);
}

void CellPanel::setExplanation(const StatisticsData& facts)
{
    const Explanation* const explained = facts.explanation();
    if (explained == nullptr) {
        clear();
        return;
    }
    const auto percent = [](double share) {
        return isMissing(share) ? numbers::fixed(share, 0) : numbers::percent(100 * share);
    };
    const auto bits = [](double number) { return numbers::fixed(number, 4); };
    say(tr("By %1: %2 groups")
            .arg(facetTitle(explained->facet), numbers::count(static_cast<qint64>(explained->groups))),
        tr("Best single model: %1").arg(modelTitle(facts, explained->bestModel.position())),
        {{statisticsTitle("Gap closed"), percent(explained->attained)},
         {statisticsTitle("Learned"), percent(explained->attainedByLearned)},
         {statisticsTitle("Choice explained"), percent(explained->normalised)},
         {statisticsTitle("Information (bit)"), bits(explained->information)},
         {statisticsTitle("By chance (bit)"), bits(explained->informationByChance)},
         {statisticsTitle("Entropy (bit)"), bits(explained->entropy)}});
    m_bars->setTitle(tr("Reward with and without the groups"));
    m_bars->setSubject(QStringLiteral("explained %1").arg(static_cast<int>(explained->facet)));
    m_bars->setValueTitle(tr("reward per task"));
    m_bars->setValueFormat({}, {}, 3);
    m_modelBars = false;
    m_bars->setActivation({});
    m_bars->setData({statisticsTitle("Best model"), statisticsTitle("Learned by group"),
                     statisticsTitle("Best by group"), statisticsTitle("Oracle")},
                    {{tr("reward per task"),
                      Ink::accent(),
                      {explained->bestSingle, explained->learned, explained->bestByGroup, explained->oracle},
                      {}}});
    m_bars->setSelected(-1);
}

} // namespace acr::ui

#include "moc_cellpanel.cpp"

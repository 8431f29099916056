// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/facttables.h"

#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

using Info = ColumnTableModel::ColumnInfo;

enum CellColumn {
    Group,
    CellModel,
    Count,
    Mean,
    Low,
    High,
    Deviation,
    Least,
    LowerQuartile,
    Median,
    UpperQuartile,
    Greatest,
    OtherMean,
    Difference,
    DifferenceLow,
    DifferenceHigh,
    Believed,
    BelievedDeviation,
    Evidence
};
constexpr Info cellColumns[] = {
    {"group", QT_TRANSLATE_NOOP("StatisticsTable", "Group"), QT_TRANSLATE_NOOP("StatisticsTable", "Group of tasks"),
     false},
    {"model", QT_TRANSLATE_NOOP("StatisticsTable", "Model"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Model that was called"), false},
    {"n", QT_TRANSLATE_NOOP("StatisticsTable", "n"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Values that the mean is over"), true},
    {"mean", QT_TRANSLATE_NOOP("StatisticsTable", "Mean"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Mean of the values that are there"), true},
    {"low", QT_TRANSLATE_NOOP("StatisticsTable", "95 % from"),
     QT_TRANSLATE_NOOP("StatisticsTable",
                       "Lower end of the interval: Wilson's where all values are 0 or 1, Student's otherwise"),
     true},
    {"high", QT_TRANSLATE_NOOP("StatisticsTable", "to"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Upper end of the interval"), true},
    {"sd", QT_TRANSLATE_NOOP("StatisticsTable", "sd"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Standard deviation of the values"), true},
    {"min", QT_TRANSLATE_NOOP("StatisticsTable", "Least"), QT_TRANSLATE_NOOP("StatisticsTable", "Least value"), true},
    {"q1", QT_TRANSLATE_NOOP("StatisticsTable", "Lower quartile"),
     QT_TRANSLATE_NOOP("StatisticsTable", "A quarter of the values is below"), true},
    {"median", QT_TRANSLATE_NOOP("StatisticsTable", "Median"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Half of the values is below"), true},
    {"q3", QT_TRANSLATE_NOOP("StatisticsTable", "Upper quartile"),
     QT_TRANSLATE_NOOP("StatisticsTable", "A quarter of the values is above"), true},
    {"max", QT_TRANSLATE_NOOP("StatisticsTable", "Greatest"), QT_TRANSLATE_NOOP("StatisticsTable", "Greatest value"),
     true},
    {"other_mean", QT_TRANSLATE_NOOP("StatisticsTable", "Other split"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Mean on the split that the stream is compared with"), true},
    {"difference", QT_TRANSLATE_NOOP("StatisticsTable", "Δ"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Mean on the stream less that on the other split"), true},
    {"difference_low", QT_TRANSLATE_NOOP("StatisticsTable", "Δ 95 % from"),
     QT_TRANSLATE_NOOP("StatisticsTable",
                       "Lower end of the interval of the difference: Newcombe's for shares, Welch's otherwise"),
     true},
    {"difference_high", QT_TRANSLATE_NOOP("StatisticsTable", "Δ to"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Upper end of the interval of the difference"), true},
    {"believed", QT_TRANSLATE_NOOP("StatisticsTable", "Believed"),
     QT_TRANSLATE_NOOP("StatisticsTable", "What the router of the session expects after the step at the cursor"), true},
    {"believed_sd", QT_TRANSLATE_NOOP("StatisticsTable", "Believed sd"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Standard deviation of that expectation"), true},
    {"evidence", QT_TRANSLATE_NOOP("StatisticsTable", "Evidence"),
     QT_TRANSLATE_NOOP("StatisticsTable", "How many observed tasks that expectation is worth"), true},
};

enum PairColumn { First, Second, Rescue, RescueLow, RescueHigh, OnlyFirst, OnlySecond, Both, Neither };
constexpr Info pairColumns[] = {
    {"model", QT_TRANSLATE_NOOP("StatisticsTable", "Model"),
     QT_TRANSLATE_NOOP("StatisticsTable", "The model that might help out"), false},
    {"other", QT_TRANSLATE_NOOP("StatisticsTable", "Where this one fails"),
     QT_TRANSLATE_NOOP("StatisticsTable", "The model that does not solve the task"), false},
    {"rescue", QT_TRANSLATE_NOOP("StatisticsTable", "Solves"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Share of the tasks that the other does not solve and the model does"), true},
    {"rescue_low", QT_TRANSLATE_NOOP("StatisticsTable", "95 % from"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Lower end of Wilson's interval"), true},
    {"rescue_high", QT_TRANSLATE_NOOP("StatisticsTable", "to"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Upper end of Wilson's interval"), true},
    {"only_model", QT_TRANSLATE_NOOP("StatisticsTable", "Only the model"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Tasks that only the model solves"), true},
    {"only_other", QT_TRANSLATE_NOOP("StatisticsTable", "Only the other"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Tasks that only the other solves"), true},
    {"both", QT_TRANSLATE_NOOP("StatisticsTable", "Both"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Tasks that both solve"), true},
    {"neither", QT_TRANSLATE_NOOP("StatisticsTable", "Neither"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Tasks that neither solves"), true},
};

enum PortfolioColumn { ValueModel, MeanReward, Loss, LossLow, LossHigh, Shapley, Optimal, Alone };
constexpr Info portfolioColumns[] = {
    {"model", QT_TRANSLATE_NOOP("StatisticsTable", "Model"), QT_TRANSLATE_NOOP("StatisticsTable", "Model of the pool"),
     false},
    {"mean_reward", QT_TRANSLATE_NOOP("StatisticsTable", "Mean reward"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Per task, when it is always called"), true},
    {"loss_without", QT_TRANSLATE_NOOP("StatisticsTable", "Loss without it"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Reward per task that the oracle loses when the model leaves the pool"),
     true},
    {"loss_low", QT_TRANSLATE_NOOP("StatisticsTable", "95 % from"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Lower end of Student's interval"), true},
    {"loss_high", QT_TRANSLATE_NOOP("StatisticsTable", "to"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Upper end of Student's interval"), true},
    {"shapley", QT_TRANSLATE_NOOP("StatisticsTable", "Shapley value"),
     QT_TRANSLATE_NOOP("StatisticsTable",
                       "Its fair share of the oracle's reward per task; the shares of all models add up to it"),
     true},
    {"optimal", QT_TRANSLATE_NOOP("StatisticsTable", "Among the best"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Share of the tasks on which it is one of the best choices"), true},
    {"alone", QT_TRANSLATE_NOOP("StatisticsTable", "Sole best"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Share of the tasks on which it is the only best choice"), true},
};

enum ExplanationColumn {
    By,
    Groups,
    Attained,
    AttainedLearned,
    Normalised,
    Information,
    Chance,
    Entropy,
    BestSingle,
    BestByGroup,
    Learned,
    OracleReward
};
constexpr Info explanationColumns[] = {
    {"by", QT_TRANSLATE_NOOP("StatisticsTable", "Tasks grouped by"),
     QT_TRANSLATE_NOOP("StatisticsTable", "What the groups are made of"), false},
    {"groups", QT_TRANSLATE_NOOP("StatisticsTable", "Groups"),
     QT_TRANSLATE_NOOP("StatisticsTable", "How many there are"), true},
    {"attained", QT_TRANSLATE_NOOP("StatisticsTable", "Gap closed"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Share of the gap between the best single model and the oracle that the best "
                                          "model of each group closes in hindsight"),
     true},
    {"attained_by_learned", QT_TRANSLATE_NOOP("StatisticsTable", "Learned"),
     QT_TRANSLATE_NOOP("StatisticsTable", "The same for the best models on the probing split"), true},
    {"normalised", QT_TRANSLATE_NOOP("StatisticsTable", "Choice explained"),
     QT_TRANSLATE_NOOP(
         "StatisticsTable",
         "Information of the group about the best choice, beyond chance, as a share of all there is to know"),
     true},
    {"information_bits", QT_TRANSLATE_NOOP("StatisticsTable", "Information (bit)"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Mutual information of group and best choice"), true},
    {"by_chance_bits", QT_TRANSLATE_NOOP("StatisticsTable", "By chance (bit)"),
     QT_TRANSLATE_NOOP("StatisticsTable", "What the information would be if groups said nothing"), true},
    {"entropy_bits", QT_TRANSLATE_NOOP("StatisticsTable", "Entropy (bit)"),
     QT_TRANSLATE_NOOP("StatisticsTable", "How uncertain the best choice is"), true},
    {"best_single", QT_TRANSLATE_NOOP("StatisticsTable", "Best model"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Reward per task of the best single model"), true},
    {"best_by_group", QT_TRANSLATE_NOOP("StatisticsTable", "Best by group"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Reward per task of the best model of each group"), true},
    {"learned", QT_TRANSLATE_NOOP("StatisticsTable", "Learned by group"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Reward per task of the best models on the probing split"), true},
    {"oracle", QT_TRANSLATE_NOOP("StatisticsTable", "Oracle"),
     QT_TRANSLATE_NOOP("StatisticsTable", "Reward per task of the oracle"), true},
};

template <std::size_t N>
FactModel::Row emptyRow(const Info (&)[N])
{
    return {std::vector<QString>(N), std::vector<double>(N, missing), -1, -1};
}

QString countText(double value)
{
    return numbers::count(static_cast<qint64>(value));
}

} // namespace

FactModel* makeCellTable(QObject* parent)
{
    return new FactModel(cellColumns, CellModel, parent);
}
FactModel* makePairTable(QObject* parent)
{
    return new FactModel(pairColumns, First, parent);
}
FactModel* makePortfolioTable(QObject* parent)
{
    return new FactModel(portfolioColumns, ValueModel, parent);
}
FactModel* makeExplanationTable(QObject* parent)
{
    return new FactModel(explanationColumns, -1, parent);
}

void fillCellTable(FactModel& model, const StatisticsData& data, const StatisticsBelief& belief)
{
    std::vector<FactModel::Row> rows;
    for (std::size_t group = 0; group < data.rows(); ++group) {
        for (std::size_t j = 0; j < data.models(); ++j) {
            const CellStatistics& cell = data.table.at(group, j);
            FactModel::Row row = emptyRow(cellColumns);
            row.group = static_cast<int>(group);
            row.model = static_cast<int>(j);
            row.texts[Group] = rowTitle(data, group);
            row.texts[CellModel] = modelTitle(data, j);
            row.numbers[Count] = static_cast<double>(cell.estimate.n);
            row.numbers[Mean] = cell.estimate.mean;
            row.numbers[Low] = cell.estimate.low;
            row.numbers[High] = cell.estimate.high;
            row.numbers[Deviation] = cell.estimate.deviation;
            row.numbers[Least] = cell.minimum;
            row.numbers[LowerQuartile] = cell.lowerQuartile;
            row.numbers[Median] = cell.median;
            row.numbers[UpperQuartile] = cell.upperQuartile;
            row.numbers[Greatest] = cell.maximum;
            if (const CellDifference* difference = data.difference(group, j)) {
                row.numbers[OtherMean] = difference->first.mean;
                row.numbers[Difference] = difference->difference.estimate;
                row.numbers[DifferenceLow] = difference->difference.low;
                row.numbers[DifferenceHigh] = difference->difference.high;
            }
            if (const StatisticsBelief::Cell* cellBelief = belief.at(group, j)) {
                row.numbers[Believed] = cellBelief->mean;
                row.numbers[BelievedDeviation] = cellBelief->sd;
                row.numbers[Evidence] = cellBelief->evidence;
            }
            rows.push_back(std::move(row));
        }
    }
    model.setRows(std::move(rows), [metric = data.settings.metric](double value, int column) {
        return column == Count                                    ? countText(value)
               : column == Evidence                               ? numbers::fixed(value, 1)
               : column >= Difference && column <= DifferenceHigh ? metricDifference(metric, value)
                                                                  : metricText(metric, value);
    });
}

void fillPairTable(FactModel& model, const StatisticsData& data)
{
    std::vector<FactModel::Row> rows;
    for (std::size_t first = 0; first < data.models(); ++first) {
        for (std::size_t second = 0; second < data.models(); ++second) {
            if (first == second)
                continue;
            const PairCounts& pair = data.pairs[first * data.models() + second];
            const MeanEstimate rescue = pair.rescue();
            FactModel::Row row = emptyRow(pairColumns);
            row.model = static_cast<int>(first);
            row.group = static_cast<int>(second);
            row.other = static_cast<int>(second);
            row.texts[First] = modelTitle(data, first);
            row.texts[Second] = modelTitle(data, second);
            row.numbers[Rescue] = rescue.mean;
            row.numbers[RescueLow] = rescue.low;
            row.numbers[RescueHigh] = rescue.high;
            row.numbers[OnlyFirst] = static_cast<double>(pair.onlyFirst);
            row.numbers[OnlySecond] = static_cast<double>(pair.onlySecond);
            row.numbers[Both] = static_cast<double>(pair.both);
            row.numbers[Neither] = static_cast<double>(pair.neither);
            rows.push_back(std::move(row));
        }
    }
    model.setRows(std::move(rows), [](double value, int column) {
        return column < OnlyFirst ? numbers::percent(100 * value) : countText(value);
    });
}

void fillPortfolioTable(FactModel& model, const StatisticsData& data)
{
    std::vector<FactModel::Row> rows;
    for (std::size_t j = 0; j < data.models(); ++j) {
        const ModelValue& value = data.portfolio.models[j];
        FactModel::Row row = emptyRow(portfolioColumns);
        row.model = static_cast<int>(j);
        row.texts[ValueModel] = modelTitle(data, j);
        row.numbers[MeanReward] = value.meanReward;
        row.numbers[Loss] = value.loss.mean;
        row.numbers[LossLow] = value.loss.low;
        row.numbers[LossHigh] = value.loss.high;
        row.numbers[Shapley] = value.shapley;
        row.numbers[Optimal] = value.optimal.mean;
        row.numbers[Alone] = value.alone.mean;
        rows.push_back(std::move(row));
    }
    model.setRows(std::move(rows), [](double value, int column) {
        return column >= Optimal ? numbers::percent(100 * value) : numbers::fixed(value, 4);
    });
}

void fillExplanationTable(FactModel& model, const StatisticsData& data)
{
    std::vector<FactModel::Row> rows;
    for (const Explanation& explained : data.explanations) {
        FactModel::Row row = emptyRow(explanationColumns);
        row.texts[By] = facetTitle(explained.facet);
        row.numbers[Groups] = static_cast<double>(explained.groups);
        row.numbers[Attained] = explained.attained;
        row.numbers[AttainedLearned] = explained.attainedByLearned;
        row.numbers[Normalised] = explained.normalised;
        row.numbers[Information] = explained.information;
        row.numbers[Chance] = explained.informationByChance;
        row.numbers[Entropy] = explained.entropy;
        row.numbers[BestSingle] = explained.bestSingle;
        row.numbers[BestByGroup] = explained.bestByGroup;
        row.numbers[Learned] = explained.learned;
        row.numbers[OracleReward] = explained.oracle;
        rows.push_back(std::move(row));
    }
    model.setRows(std::move(rows), [](double value, int column) {
        return column == Groups       ? countText(value)
               : column <= Normalised ? numbers::percent(100 * value)
                                      : numbers::fixed(value, 4);
    });
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statisticsoutput.h"

#include "app/cli/output.h"
#include "app/cli/runoutput.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace acr::cli {

namespace {

int decimalsOf(StatisticMetric metric)
{
    switch (metric) {
    case StatisticMetric::Cost: return 5;
    case StatisticMetric::Latency:
    case StatisticMetric::Tokens: return 0;
    default: return 3;
    }
}

std::string withInterval(const MeanEstimate& estimate, int decimals)
{
    if (isMissing(estimate.low))
        return number(estimate.mean, decimals);
    return fmt::format("{} ±{}", number(estimate.mean, decimals), number((estimate.high - estimate.low) / 2, decimals));
}

const std::string& modelName(const StatisticsReport& report, std::size_t model)
{
    return report.benchmark->models[model].name;
}

/// The labels of tasks without a group, and of all tasks.
std::string rowName(const GroupTable& table, std::size_t row)
{
    if (row == table.groups.size())
        return "all";
    return table.groups[row].name.empty() ? "(not given)" : table.groups[row].name;
}

std::size_t tasksOf(const StatisticsReport& report, const GroupTable& table, std::size_t row)
{
    return row == table.groups.size() ? report.stream->tasks.size() : table.groups[row].tasks.size();
}

GroupTable tableOf(const StatisticsReport& report)
{
    return groupTable(*report.benchmark, report.stream->tasks, report.settings);
}

std::vector<PairCounts> pairsOf(const StatisticsReport& report)
{
    return complementarity(*report.benchmark, report.stream->tasks, report.settings.missingScores);
}

Portfolio portfolioOf(const StatisticsReport& report)
{
    return acr::portfolioOf(*report.benchmark, report.stream->tasks, report.settings.weights,
                            report.settings.missingScores);
}

SetComparison comparisonOf(const StatisticsReport& report)
{
    return compareSets(*report.benchmark, report.against, report.stream->tasks, report.settings);
}

/// Every facet that tells some of the tasks apart.
std::vector<Explanation> explanationsOf(const StatisticsReport& report)
{
    std::vector<Explanation> all;
    for (std::size_t i = 0; i < facetCount; ++i) {
        Explanation explained = explainChoice(*report.benchmark, report.stream->tasks, static_cast<Facet>(i),
                                              report.settings.weights, report.settings.missingScores, report.against);
        if (explained.groups > 1)
            all.push_back(explained);
    }
    return all;
}

TextTable meansTable(const StatisticsReport& report)
{
    const GroupTable means = tableOf(report);
    const int decimals = decimalsOf(report.settings.metric);
    TextTable table;
    table.columns = {{std::string(facetName(report.settings.facet)), false}, {"n", true}};
    for (const Model& model : report.benchmark->models)
        table.columns.push_back({model.name, true});
    for (std::size_t row = 0; row <= means.groups.size(); ++row) {
        std::vector<std::string> line{rowName(means, row), std::to_string(tasksOf(report, means, row))};
        for (std::size_t model = 0; model < means.models; ++model)
            line.push_back(withInterval(means.at(row, model).estimate, decimals));
        table.rows.push_back(std::move(line));
    }
    return table;
}

TextTable cellsTable(const StatisticsReport& report)
{
    const GroupTable means = tableOf(report);
    const int decimals = decimalsOf(report.settings.metric) + 1;
    TextTable table;
    table.columns = {{std::string(facetName(report.settings.facet)), false},
                     {"model", false},
                     {"n", true},
                     {"mean", true},
                     {"low", true},
                     {"high", true},
                     {"sd", true},
                     {"min", true},
                     {"q1", true},
                     {"median", true},
                     {"q3", true},
                     {"max", true}};
    for (std::size_t row = 0; row <= means.groups.size(); ++row) {
        for (std::size_t model = 0; model < means.models; ++model) {
            const CellStatistics& cell = means.at(row, model);
            std::vector<std::string> line{rowName(means, row), modelName(report, model),
                                          std::to_string(cell.estimate.n)};
            for (const double value :
                 {cell.estimate.mean, cell.estimate.low, cell.estimate.high, cell.estimate.deviation, cell.minimum,
                  cell.lowerQuartile, cell.median, cell.upperQuartile, cell.maximum})
                line.push_back(number(value, decimals));
            table.rows.push_back(std::move(line));
        }
    }
    return table;
}

TextTable setsTable(const StatisticsReport& report)
{
    const int decimals = decimalsOf(report.settings.metric);
    TextTable table;
    table.columns = {{std::string(facetName(report.settings.facet)), false},
                     {"model", false},
                     {"n other", true},
                     {"other", true},
                     {"n stream", true},
                     {"stream", true},
                     {"difference", true},
                     {"low", true},
                     {"high", true}};
    for (const CellDifference& cell : comparisonOf(report).cells)
        table.rows.push_back({cell.group, modelName(report, cell.model.position()), std::to_string(cell.first.n),
                              number(cell.first.mean, decimals), std::to_string(cell.second.n),
                              number(cell.second.mean, decimals), number(cell.difference.estimate, decimals),
                              number(cell.difference.low, decimals), number(cell.difference.high, decimals)});
    return table;
}

TextTable pairsTable(const StatisticsReport& report)
{
    const auto pairs = pairsOf(report);
    const std::size_t models = report.benchmark->models.size();
    TextTable table;
    table.columns = {{"solves % of what … does not", false}};
    for (const Model& model : report.benchmark->models)
        table.columns.push_back({model.name, true});
    for (std::size_t first = 0; first < models; ++first) {
        std::vector<std::string> line{modelName(report, first)};
        for (std::size_t second = 0; second < models; ++second)
            line.push_back(first == second ? std::string()
                                           : number(100 * pairs[first * models + second].rescue().mean, 1));
        table.rows.push_back(std::move(line));
    }
    return table;
}

TextTable portfolioTable(const StatisticsReport& report)
{
    const Portfolio portfolio = portfolioOf(report);
    TextTable table;
    table.columns = {{"model", false},        {"mean reward", true},      {"loss without it", true},
                     {"Shapley value", true}, {"among the best %", true}, {"alone the best %", true}};
    for (std::size_t j = 0; j < portfolio.models.size(); ++j) {
        const ModelValue& value = portfolio.models[j];
        table.rows.push_back({modelName(report, j), number(value.meanReward, 4), withInterval(value.loss, 4),
                              number(value.shapley, 4), number(100 * value.optimal.mean, 1),
                              number(100 * value.alone.mean, 1)});
    }
    return table;
}

TextTable explainedTable(const StatisticsReport& report)
{
    TextTable table;
    table.columns = {{"by", false},           {"groups", true},       {"best model", true},
                     {"best by group", true}, {"learned", true},      {"oracle", true},
                     {"gap closed %", true},  {"by learned %", true}, {"information bit", true},
                     {"by chance", true},     {"normalised %", true}};
    for (const Explanation& explained : explanationsOf(report))
        table.rows.push_back({std::string(facetName(explained.facet)), std::to_string(explained.groups),
                              number(explained.bestSingle, 4), number(explained.bestByGroup, 4),
                              number(explained.learned, 4), number(explained.oracle, 4),
                              number(100 * explained.attained, 1), number(100 * explained.attainedByLearned, 1),
                              number(explained.information, 4), number(explained.informationByChance, 4),
                              number(100 * explained.normalised, 1)});
    return table;
}

Json estimateJson(const MeanEstimate& estimate)
{
    return {{"n", estimate.n},
            {"mean", orNull(estimate.mean)},
            {"low", orNull(estimate.low)},
            {"high", orNull(estimate.high)},
            {"sd", orNull(estimate.deviation)}};
}

Json rowJson(const StatisticsReport& report, const GroupTable& means, std::size_t row)
{
    Json cells = Json::array();
    for (std::size_t model = 0; model < means.models; ++model) {
        const CellStatistics& cell = means.at(row, model);
        Json entry{{"model", modelName(report, model)}};
        entry.update(estimateJson(cell.estimate));
        entry.update(Json{{"min", orNull(cell.minimum)},
                          {"q1", orNull(cell.lowerQuartile)},
                          {"median", orNull(cell.median)},
                          {"q3", orNull(cell.upperQuartile)},
                          {"max", orNull(cell.maximum)}});
        cells.push_back(std::move(entry));
    }
    return {{"tasks", tasksOf(report, means, row)}, {"cells", std::move(cells)}};
}

} // namespace

TextTable statisticsTable(const StatisticsReport& report, std::string_view part)
{
    if (part == "cells")
        return cellsTable(report);
    if (part == "sets")
        return setsTable(report);
    if (part == "pairs")
        return pairsTable(report);
    if (part == "portfolio")
        return portfolioTable(report);
    if (part == "explained")
        return explainedTable(report);
    return meansTable(report);
}

std::string statisticsNote(const StatisticsReport& report, std::string_view part)
{
    const std::string metric(statisticMetricName(report.settings.metric));
    if (part == "sets") {
        const SetComparison comparison = comparisonOf(report);
        return fmt::format("Means of {}; intervals of 95 %. {} of {} differences exclude 0; mean |difference| {}; rank "
                           "correlation {}.",
                           metric, comparison.apart, comparison.cells.size(), number(comparison.meanAbsolute, 4),
                           number(comparison.rankCorrelation, 3));
    }
    if (part == "pairs")
        return fmt::format("A model solves a task with a score of at least {}.", solvedFrom);
    if (part == "portfolio")
        return fmt::format("Rewards are means per task; the oracle has {}, which the Shapley values add up to.",
                           number(portfolioOf(report).oracleReward, 4));
    if (part == "explained")
        return "Rewards are means per task; the gap is that between the best single model and the oracle.";
    return fmt::format("Means of {}, ± half of the 95 % interval (Wilson's for shares, Student's otherwise).", metric);
}

Json statisticsJson(const StatisticsReport& report)
{
    const GroupTable means = tableOf(report);
    Json json{
        {"benchmark", report.benchmark->name},
        {"stream", report.stream->definition.split},
        {"n", report.stream->tasks.size()},
        {"reward", {{"score_weight", report.settings.weights.score}, {"cost_weight", report.settings.weights.cost}}},
        {"metric", statisticMetricName(report.settings.metric)},
        {"by", facetName(report.settings.facet)},
        {"interval", "95 %: Wilson for shares, Student's t for other means"},
        {"all", rowJson(report, means, means.groups.size())},
        {"groups", Json::array()}};
    for (std::size_t row = 0; row < means.groups.size(); ++row) {
        Json entry{{"name", means.groups[row].name}};
        entry.update(rowJson(report, means, row));
        json["groups"].push_back(std::move(entry));
    }
    if (!report.against.empty()) {
        const SetComparison comparison = comparisonOf(report);
        Json cells = Json::array();
        for (const CellDifference& cell : comparison.cells)
            cells.push_back({{"group", cell.group},
                             {"model", modelName(report, cell.model.position())},
                             {"other", estimateJson(cell.first)},
                             {"stream", estimateJson(cell.second)},
                             {"difference", orNull(cell.difference.estimate)},
                             {"low", orNull(cell.difference.low)},
                             {"high", orNull(cell.difference.high)}});
        json["sets"] = {{"other_n", report.against.size()},
                        {"rank_correlation", orNull(comparison.rankCorrelation)},
                        {"mean_absolute_difference", orNull(comparison.meanAbsolute)},
                        {"apart", comparison.apart},
                        {"cells", std::move(cells)}};
    }
    const auto pairs = pairsOf(report);
    Json pairRows = Json::array();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i / means.models == i % means.models)
            continue;
        pairRows.push_back({{"model", modelName(report, i / means.models)},
                            {"other", modelName(report, i % means.models)},
                            {"both", pairs[i].both},
                            {"only_model", pairs[i].onlyFirst},
                            {"only_other", pairs[i].onlySecond},
                            {"neither", pairs[i].neither}});
    }
    json["pairs"] = {{"solved_from", solvedFrom}, {"rows", std::move(pairRows)}};
    const Portfolio portfolio = portfolioOf(report);
    Json values = Json::array();
    for (std::size_t j = 0; j < portfolio.models.size(); ++j) {
        const ModelValue& value = portfolio.models[j];
        values.push_back({{"model", modelName(report, j)},
                          {"mean_reward", orNull(value.meanReward)},
                          {"loss_without", estimateJson(value.loss)},
                          {"shapley", orNull(value.shapley)},
                          {"optimal", estimateJson(value.optimal)},
                          {"alone", estimateJson(value.alone)}});
    }
    json["portfolio"] = {
        {"tasks", portfolio.tasks}, {"oracle_reward", orNull(portfolio.oracleReward)}, {"models", std::move(values)}};
    json["explained"] = Json::array();
    for (const Explanation& explained : explanationsOf(report))
        json["explained"].push_back({{"by", facetName(explained.facet)},
                                     {"groups", explained.groups},
                                     {"tasks", explained.tasks},
                                     {"best_model", modelName(report, explained.bestModel.position())},
                                     {"best_single", orNull(explained.bestSingle)},
                                     {"best_by_group", orNull(explained.bestByGroup)},
                                     {"learned", orNull(explained.learned)},
                                     {"oracle", orNull(explained.oracle)},
                                     {"attained", orNull(explained.attained)},
                                     {"attained_by_learned", orNull(explained.attainedByLearned)},
                                     {"information_bits", orNull(explained.information)},
                                     {"information_by_chance_bits", orNull(explained.informationByChance)},
                                     {"entropy_bits", orNull(explained.entropy)},
                                     {"normalised", orNull(explained.normalised)}});
    return json;
}

} // namespace acr::cli

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/leaderboardoutput.h"

#include "app/cli/output.h"
#include "app/cli/runoutput.h"
#include "core/evaluation/leaderboardcolumns.h"

#include <fmt/format.h>

namespace acr::cli {

namespace {

/// Null where the row does not have it.
nlohmann::ordered_json jsonOf(const LeaderboardColumn& column, const LeaderboardRow& row)
{
    if (column.isText())
        return column.text(row);
    const double value = column.value(row, {});
    if (column.unit == ColumnUnit::Tasks || column.unit == ColumnUnit::Calls)
        return static_cast<std::size_t>(value);
    return orNull(value);
}

} // namespace

TextTable leaderboardTable(std::span<const LeaderboardRow> rows,
                           std::span<const FiguresWithoutSiblings> withoutSiblings)
{
    const std::vector<const LeaderboardColumn*> columns = tableColumns(rows);
    TextTable table;
    for (const LeaderboardColumn* column : columns)
        table.columns.push_back({std::string(column->plainHeading), !column->isText()});
    for (const LeaderboardRow& row : rows) {
        std::vector<std::string>& cells = table.rows.emplace_back();
        for (const LeaderboardColumn* column : columns)
            cells.push_back(plainText(*column, row, "–"));
    }
    if (withoutSiblings.empty())
        return table;
    // Beside the figures that they belong to: after the spread of CumReg, and after AvgPerf.
    constexpr std::ptrdiff_t afterRegret = 4;
    constexpr std::ptrdiff_t afterPerf = 8;
    const std::vector<TextTable::Column> regrets{{"CumReg withheld", true}, {"n new", true}, {"CumReg new", true}};
    table.columns.insert(table.columns.begin() + afterRegret, regrets.begin(), regrets.end());
    table.columns.insert(table.columns.begin() + afterPerf, {"AvgPerf % new", true});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FiguresWithoutSiblings& figures = withoutSiblings[i];
        std::vector<std::string>& row = table.rows[i];
        const std::vector<std::string> cells{number(figures.withheldRegret, 1), std::to_string(figures.onNewTasks.n),
                                             number(figures.onNewTasks.cumRegret, 1)};
        row.insert(row.begin() + afterRegret, cells.begin(), cells.end());
        row.insert(row.begin() + afterPerf, number(figures.onNewTasks.avgPerfPct, 2));
    }
    return table;
}

std::string leaderboardNote(std::span<const LeaderboardRow> rows)
{
    std::size_t unknown = 0;
    for (const LeaderboardRow& row : rows)
        unknown = std::max(unknown, row.metrics.missingCosts);
    if (unknown == 0)
        return {};
    return fmt::format("Costs are unknown for up to {} calls of a row and count as 0.\n", unknown);
}

nlohmann::ordered_json leaderboardJson(const Benchmark& benchmark, const Stream& stream, const ReplaySettings& settings,
                                       std::span<const LeaderboardRow> rows,
                                       std::span<const FiguresWithoutSiblings> withoutSiblings)
{
    const StreamDefinition& definition = stream.definition;
    Json json;
    json["stream"] = definition.split;
    json["n"] = stream.tasks.size();
    json["order"] = definition.order == StreamOrder::Natural ? "natural" : "shuffled";
    if (definition.order == StreamOrder::Shuffled)
        json["order_seed"] = definition.seed;
    json["benchmark"] = benchmark.name;
    json["data"] = dataKindName(benchmark.kind);
    json["missing_scores"] = settings.missingScores == MissingScores::AsZero ? "zero" : "left_out";
    json["reward"] = {{"score_weight", settings.weights.score}, {"cost_weight", settings.weights.cost}};
    if (!settings.verifier.perfect())
        json["verifier"] = verifierJson(settings.verifier);
    json["rows"] = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LeaderboardRow& row = rows[i];
        Json entry;
        Json published = Json::object();
        for (const LeaderboardColumn& column : leaderboardColumns()) {
            if (!column.json.empty())
                (column.subject == ColumnSubject::Published ? published : entry)[std::string(column.json)] =
                    jsonOf(column, row);
        }
        if (const MeasuredRegret& measured = row.metrics.measured; measured.calledOnly)
            entry["regret"] = {{"basis", measured.tasks > 0 ? "measured" : "unknown"},
                               {"tasks", measured.tasks},
                               {"mean", orNull(measured.mean)},
                               {"low", orNull(measured.low)},
                               {"high", orNull(measured.high)}};
        entry["published"] = row.published ? std::move(published) : Json(nullptr);
        if (!withoutSiblings.empty()) {
            const FiguresWithoutSiblings& figures = withoutSiblings[i];
            entry["without_siblings"] = {{"cum_regret_withheld", orNull(figures.withheldRegret)},
                                         {"cum_regret_withheld_sd", orNull(figures.withheldRegretSd)},
                                         {"avg_perf_pct_withheld", orNull(figures.withheldAvgPerf)},
                                         {"n_new", figures.onNewTasks.n},
                                         {"cum_regret_new", orNull(figures.onNewTasks.cumRegret)},
                                         {"avg_perf_pct_new", orNull(figures.onNewTasks.avgPerfPct)}};
        }
        json["rows"].push_back(std::move(entry));
    }
    return json;
}

namespace {

std::string signedNumber(double value)
{
    return fmt::format("{:+.4f}", value);
}

nlohmann::ordered_json groupJson(const DifferenceGroup& group)
{
    return {{"n", group.tasks},
            {"differing", group.differing},
            {"cum_regret_a", group.regretA},
            {"cum_regret_b", group.regretB},
            {"difference", group.difference},
            {"quality", group.quality},
            {"cost", group.cost}};
}

} // namespace

TextTable differenceTable(const RunDifference& difference)
{
    TextTable table;
    table.columns = {{std::string(facetName(difference.facet)), false},
                     {"n", true},
                     {"differ", true},
                     {"CumReg A", true},
                     {"CumReg B", true},
                     {"A - B", true},
                     {"quality", true},
                     {"cost", true}};
    const auto add = [&](const std::string& name, const DifferenceGroup& group) {
        table.rows.push_back({name, std::to_string(group.tasks), std::to_string(group.differing),
                              number(group.regretA, 4), number(group.regretB, 4), signedNumber(group.difference),
                              signedNumber(group.quality), signedNumber(group.cost)});
    };
    for (const DifferenceGroup& group : difference.groups)
        add(group.name.empty() ? "(none)" : group.name, group);
    add("total", difference.total);
    return table;
}

nlohmann::ordered_json differenceJson(const RunDifference& difference, const Run& a, const Run& b)
{
    nlohmann::ordered_json json;
    json["a"] = {{"policy", a.policy}, {"seed", a.seed}};
    json["b"] = {{"policy", b.policy}, {"seed", b.seed}};
    json["by"] = facetName(difference.facet);
    json["groups"] = nlohmann::ordered_json::array();
    for (const DifferenceGroup& group : difference.groups) {
        nlohmann::ordered_json entry{{"group", group.name}};
        entry.update(groupJson(group));
        json["groups"].push_back(std::move(entry));
    }
    json["total"] = groupJson(difference.total);
    return json;
}

} // namespace acr::cli

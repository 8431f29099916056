// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentoutput.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace acr {

namespace {

std::string number(double value, int decimals)
{
    return isMissing(value) ? std::string() : fmt::format("{:.{}f}", value, decimals);
}

nlohmann::ordered_json orNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json meanJson(const MeanSd& value)
{
    return {{"mean", orNull(value.mean)}, {"sd", orNull(value.sd)}};
}

template <class Text>
bool varies(const ExperimentResult& result, const Text& text)
{
    return std::ranges::any_of(result.rows, [&](const ExperimentRow& row) {
        return row.needs.empty() && text(row) != text(result.rows.front());
    });
}

} // namespace

std::string ExperimentStream::label() const
{
    std::string text = split;
    for (const auto& [facet, values] : filter.facets)
        text += fmt::format(" {}={}", facetName(facet), fmt::join(values, "+"));
    if (!filter.expression.empty())
        text += fmt::format(" where {}", filter.expression);
    if (filter.solvesAt != defaultSolvesAt)
        text += fmt::format(" solves at {}", filter.solvesAt);
    return text;
}

std::string ExperimentOrder::label() const
{
    return order == StreamOrder::Natural ? std::string("natural") : fmt::format("shuffled × {}", seeds.size());
}

TextTable experimentTable(const ExperimentDefinition& definition, const ExperimentResult& result)
{
    struct Column {
        TextTable::Column head;
        std::string (*text)(const ExperimentRow&);
    };
    std::vector<Column> columns{{{"stream", false}, [](const ExperimentRow& row) { return row.stream; }}};
    if (definition.orders.size() > 1)
        columns.push_back({{"order", false}, [](const ExperimentRow& row) { return row.order; }});
    if (definition.verifiers.size() > 1)
        columns.push_back({{"verifier", false}, [](const ExperimentRow& row) { return row.verifier; }});
    if (definition.priors.size() > 1)
        columns.push_back({{"priors", false}, [](const ExperimentRow& row) { return row.priors; }});
    columns.push_back({{"policy", false}, [](const ExperimentRow& row) { return row.policy; }});
    if (varies(result, [](const ExperimentRow& row) { return row.runs; }) ||
        (!result.rows.empty() && result.rows.front().runs > 1))
        columns.push_back({{"runs", true}, [](const ExperimentRow& row) { return std::to_string(row.runs); }});
    const auto mean = [&](const char* title, std::string (*text)(const ExperimentRow&)) {
        columns.push_back({{title, true}, text});
    };
    mean("n", [](const ExperimentRow& row) { return std::to_string(row.n); });
    mean("CumReg", [](const ExperimentRow& row) { return number(row.cumRegret.mean, 1); });
    mean("±sd", [](const ExperimentRow& row) { return number(row.cumRegret.sd, 1); });
    mean("AvgPerf %", [](const ExperimentRow& row) { return number(row.avgPerfPct.mean, 2); });
    mean("±sd %", [](const ExperimentRow& row) { return number(row.avgPerfPct.sd, 2); });
    mean("cost $", [](const ExperimentRow& row) { return number(row.costUsd.mean, 2); });
    if (!definition.baseline.empty()) {
        mean("ΔCumReg", [](const ExperimentRow& row) { return number(row.difference.estimate, 1); });
        mean("95 % from", [](const ExperimentRow& row) { return number(row.difference.low, 1); });
        mean("to", [](const ExperimentRow& row) { return number(row.difference.high, 1); });
    }
    if (std::ranges::any_of(result.rows, [](const ExperimentRow& row) { return row.published.has_value(); })) {
        mean("published CumReg", [](const ExperimentRow& row) {
            return row.published ? number(row.published->cumRegret, 1) : std::string();
        });
        mean("published AvgPerf", [](const ExperimentRow& row) {
            return row.published ? number(row.published->avgPerfPct, 2) : std::string();
        });
        columns.push_back({{"source", false}, [](const ExperimentRow& row) {
                               return row.published ? std::string(row.published->source) : std::string();
                           }});
    }
    TextTable table;
    for (const Column& column : columns)
        table.columns.push_back(column.head);
    for (const ExperimentRow& row : result.rows) {
        if (!row.needs.empty())
            continue;
        std::vector<std::string> cells;
        for (const Column& column : columns)
            cells.push_back(column.text(row));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string experimentNotes(const ExperimentDefinition& definition, const ExperimentResult& result)
{
    std::string notes;
    if (!definition.baseline.empty())
        notes +=
            fmt::format("ΔCumReg is against {}{}, paired by task; the interval is of a bootstrap over tasks.\n",
                        definition.baseline,
                        definition.priors.size() > 1 ? fmt::format(" with priors {}", definition.priors.front().label)
                                                     : std::string());
    std::set<std::string> said;
    for (const ExperimentRow& row : result.rows) {
        if (row.needs.empty())
            continue;
        std::string what = fmt::format("{} on {}", row.policy, row.stream);
        if (row.policy.empty())
            what = row.stream.empty() ? fmt::format("priors {}", row.priors) : row.stream;
        else if (row.stream.empty())
            what = row.policy;
        const auto [sentence, isNew] = said.insert(fmt::format("Left out: {}. It needs {}.\n", what, row.needs));
        if (isNew)
            notes += *sentence;
    }
    const bool reported = std::ranges::any_of(
        definition.streams, [](const ExperimentStream& stream) { return stream.split != probingSplit; });
    if (definition.varied && reported)
        notes += "Parameters vary on a split that is reported: read what they do, choose them on the probing split.\n";
    return notes;
}

nlohmann::ordered_json experimentJson(const ExperimentDefinition& definition, const ExperimentResult& result,
                                      const Benchmark& benchmark)
{
    using Json = nlohmann::ordered_json;
    Json json;
    json["experiment"] = definition.name;
    json["description"] = definition.description;
    json["benchmark"] = benchmark.name;
    json["data"] = dataKindName(benchmark.kind);
    json["reward"] = {{"score_weight", definition.weights.score}, {"cost_weight", definition.weights.cost}};
    json["missing_scores"] = definition.missingScores == MissingScores::AsZero ? "zero" : "left_out";
    json["baseline"] = definition.baseline.empty() ? Json(nullptr) : Json(definition.baseline);
    json["parameters_vary_on_reported_split"] =
        definition.varied && std::ranges::any_of(definition.streams, [](const ExperimentStream& stream) {
            return stream.split != probingSplit;
        });
    json["rows"] = Json::array();
    json["left_out"] = Json::array();
    for (const ExperimentRow& row : result.rows) {
        if (!row.needs.empty()) {
            json["left_out"].push_back({{"stream", row.stream},
                                        {"order", row.order},
                                        {"priors", row.priors},
                                        {"policy", row.policy},
                                        {"needs", row.needs}});
            continue;
        }
        Json entry{{"stream", row.stream},
                   {"order", row.order},
                   {"verifier", row.verifier},
                   {"priors", row.priors},
                   {"policy", row.policy},
                   {"runs", row.runs},
                   {"n", row.n}};
        entry["cum_regret"] = meanJson(row.cumRegret);
        entry["avg_perf_pct"] = meanJson(row.avgPerfPct);
        entry["cost_usd"] = meanJson(row.costUsd);
        entry["oracle_agreement"] = meanJson(row.oracleAgreement);
        entry["quality_regret"] = orNull(row.qualityRegret);
        entry["cost_regret"] = orNull(row.costRegret);
        entry["attempts"] = orNull(row.attempts);
        entry["missing_costs"] = orNull(row.missingCosts);
        entry["difference"] = nullptr;
        if (!isMissing(row.difference.estimate))
            entry["difference"] = {
                {"cum_regret", row.difference.estimate}, {"low", row.difference.low}, {"high", row.difference.high}};
        entry["published"] = nullptr;
        if (row.published)
            entry["published"] = {{"router", row.published->router},
                                  {"source", row.published->source},
                                  {"avg_perf_pct", orNull(row.published->avgPerfPct)},
                                  {"cum_regret", orNull(row.published->cumRegret)},
                                  {"cost_usd", orNull(row.published->costUsd)}};
        json["rows"].push_back(std::move(entry));
    }
    return json;
}

} // namespace acr

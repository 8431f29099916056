// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/evaluation/policyreplays.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace acr::cli {

namespace {

struct TasksOptions {
    StreamOptions stream;
    bool costs = false;
    std::size_t limit = 0;
};

/// Notes which policies a filter asked for.
class AskedPolicies final : public PolicyFactsSource {
public:
    explicit AskedPolicies(PolicyReplays& replays)
        : m_replays(replays)
    {}

    [[nodiscard]] Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) override
    {
        auto facts = m_replays.facts(spec);
        if (facts && std::ranges::find(asked, spec, [](const auto& one) { return one.first; }) == asked.end())
            asked.emplace_back(spec, *facts);
        return facts;
    }

    std::vector<std::pair<std::string, std::shared_ptr<const PolicyFacts>>> asked;

private:
    PolicyReplays& m_replays;
};

std::string cell(double value)
{
    return isMissing(value) ? std::string("–") : fmt::format("{:.4g}", value);
}

Json cellJson(double value)
{
    return isMissing(value) ? Json(nullptr) : Json(value);
}

/// The policies that the filter names, for what their replays have to read.
std::vector<PolicySpec> policiesIn(const StreamFilter& filter)
{
    std::vector<PolicySpec> specs;
    const auto add = [&](const FilterTerm& term) {
        if (auto spec = term.name.empty() ? Result<PolicySpec>(failure(ErrorCode::Empty)) : parsePolicySpec(term.name))
            specs.push_back(std::move(*spec));
    };
    const auto syntax = FilterSyntax::parse(filter.expression);
    for (const FilterNode& node : syntax ? syntax->nodes() : std::vector<FilterNode>()) {
        add(node.left);
        if (node.right)
            add(*node.right);
    }
    return specs;
}

int runTasks(const TasksOptions& options)
{
    auto opened = openBenchmark(options.stream.file, options.stream.benchmark,
                                {.prompts = false, .counts = !options.stream.priors.empty()});
    if (!opened)
        return report(opened.error());
    auto definition = options.stream.definition(opened->workspace);
    if (!definition)
        return report(definition.error());
    auto settings = options.stream.leaderboardSettings();
    if (!settings)
        return report(settings.error());
    // What a saved filter says is not typed by the user: the workspace may be somebody else's.
    settings->replay.mayOpenFiles = !options.stream.where.starts_with('@');
    // Policies are replayed on the whole stream, so the filter is applied to what they did and not before.
    const StreamFilter filter = std::exchange(definition->filter, {});
    if (const auto loaded = loadPromptsFor(*opened, filter); !loaded)
        return report(loaded.error());
    const auto specs = policiesIn(filter);
    if (const auto loaded = loadPromptsFor(*opened, specs, settings->replay.missingScores); !loaded)
        return report(loaded.error());
    const auto stream = makeStream(opened->benchmark, *definition);
    if (!stream)
        return report(stream.error());
    opened->giveTo(settings->replay);
    const auto priors = options.stream.openChosenPriors(*opened);
    if (!priors)
        return report(priors.error());
    settings->replay.priors = *priors ? &**priors : nullptr;
    PolicyReplays replays(opened->benchmark, *stream, *settings, terminalProgress("replaying"));
    AskedPolicies policies(replays);
    const auto passing = tasksPassing(opened->benchmark, filter, &policies);
    endProgressLine();
    if (!passing)
        return report(passing.error());

    const Benchmark& benchmark = opened->benchmark;
    TextTable table{{{"#", true}, {"task"}, {"dimension"}, {"source"}}, {}};
    for (const Model& model : benchmark.models)
        table.columns.push_back({model.name, true});
    for (std::size_t j = 0; options.costs && j < benchmark.models.size(); ++j)
        table.columns.push_back({benchmark.models[j].name + " $", true});
    for (const auto& [spec, facts] : policies.asked) {
        table.columns.push_back({"pick " + spec});
        table.columns.push_back({"regret " + spec, true});
    }
    Json list = Json::array();
    std::size_t found = 0;
    for (std::size_t place = 0; place < stream->tasks.size(); ++place) {
        const TaskIndex task = stream->tasks[place];
        if ((*passing)[task.position()] == 0)
            continue;
        ++found;
        if (options.limit > 0 && found > options.limit)
            continue;
        const std::string& dimension = benchmark.tasks.categoryName(task, Facet::Dimension);
        const std::string& source = benchmark.tasks.categoryName(task, Facet::Source);
        std::vector<std::string> row{std::to_string(place + 1), benchmark.tasks[task].id, dimension, source};
        Json scores = Json::object();
        Json costs = Json::object();
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const double score = benchmark.outcomes.score(task, ModelIndex::at(j));
            row.push_back(cell(score));
            scores[benchmark.models[j].name] = cellJson(score);
            costs[benchmark.models[j].name] = cellJson(benchmark.outcomes.cost(task, ModelIndex::at(j)));
        }
        for (std::size_t j = 0; options.costs && j < benchmark.models.size(); ++j)
            row.push_back(cell(benchmark.outcomes.cost(task, ModelIndex::at(j))));
        Json asked = Json::object();
        for (const auto& [spec, facts] : policies.asked) {
            const std::int32_t pick = facts->pick[task.position()];
            const std::string picked =
                pick == PolicyFacts::noPick ? std::string() : benchmark.models[static_cast<std::size_t>(pick)].name;
            row.push_back(picked.empty() ? "–" : picked);
            row.push_back(cell(facts->regret[task.position()]));
            asked[spec] = {{"pick", picked.empty() ? Json(nullptr) : Json(picked)},
                           {"regret", cellJson(facts->regret[task.position()])},
                           {"score", cellJson(facts->score[task.position()])},
                           {"cost_usd", cellJson(facts->costUsd[task.position()])}};
        }
        if (options.stream.json) {
            Json item{{"position", place + 1}, {"task", benchmark.tasks[task].id}, {"dimension", dimension},
                      {"source", source},      {"scores", std::move(scores)},      {"costs_usd", std::move(costs)}};
            if (!asked.empty())
                item["policies"] = std::move(asked);
            list.push_back(std::move(item));
        } else {
            table.rows.push_back(std::move(row));
        }
    }
    if (options.stream.json) {
        printJson({{"stream", stream->definition.split},
                   {"tasks", stream->tasks.size()},
                   {"where", filter.text()},
                   {"solves_at", filter.solvesAt},
                   {"found", found},
                   {"rows", std::move(list)}});
        return Success;
    }
    printTable(table, options.stream.format);
    if (options.stream.format == "human")
        say("\n{} of {} tasks{}. A model solves a task with a score of at least {}.\n", found, stream->tasks.size(),
            options.limit > 0 && found > options.limit ? fmt::format(", the first {} of them above", options.limit)
                                                       : std::string(),
            filter.solvesAt);
    return Success;
}

} // namespace

void addTasksCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<TasksOptions>();
    CLI::App* command = app.add_subcommand(
        "tasks", "The tasks of a stream that pass a filter, with the score of every model; the filter may speak of "
                 "policies, which are replayed on the stream");
    options->stream.addTo(*command);
    command->add_flag("--costs", options->costs, "The cost of every model as well");
    command->add_option("--limit", options->limit, "List at most so many tasks (default: all)");
    command->callback([options, &chosen] { chosen = [options] { return runTasks(*options); }; });
}

} // namespace acr::cli

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/leaderboardoutput.h"
#include "app/cli/output.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace acr::cli {

namespace {

struct TableOptions {
    StreamOptions stream;
    std::vector<std::string> policies;
    std::size_t seeds = 10;
    std::string by; ///< a facet: the difference of two policies in place of the leaderboard
    bool withoutSiblings = false;
    std::string encoder;
};

std::vector<std::string> groupingNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < facetCount; ++i)
        names.emplace_back(facetName(static_cast<Facet>(i)));
    return names;
}

int printDifference(const TableOptions& options, const Benchmark& benchmark, const Stream& stream,
                    const ReplaySettings& settings, std::span<const LeaderboardRow> rows)
{
    const Run& a = rows[0].runs.front();
    const Run& b = rows[1].runs.front();
    const auto world = PricedWorld::of(benchmark, settings.priors);
    if (!world)
        return report(world.error());
    const RunDifference difference =
        differenceBy(a, b, OracleTable(world->outcomes(), stream.tasks, settings.weights, settings.missingScores),
                     benchmark.tasks, *facetNamed(options.by));
    if (options.stream.json) {
        printJson(differenceJson(difference, a, b));
        return Success;
    }
    printTable(differenceTable(difference), options.stream.format, options.stream.formulas);
    if (options.stream.format == "human")
        say("\nA: {}, B: {}. {}, {}, {} tasks that both have. Below zero A did better.\n", rows[0].policy,
            rows[1].policy, benchmark.name, dataKindName(benchmark.kind), difference.total.tasks);
    return Success;
}

int runTable(const TableOptions& options)
{
    if (!options.by.empty() && options.policies.size() != 2)
        return report(Error{ErrorCode::BadParameter, {}, "--by " + options.by, "--policies A,B: two policies"});
    auto settings = options.stream.leaderboardSettings();
    if (!settings)
        return report(settings.error());
    auto opened = openBenchmark(options.stream.file, options.stream.benchmark,
                                {.prompts = false, .counts = !options.stream.priors.empty()});
    if (!opened)
        return report(opened.error());
    const auto stream = options.stream.openStream(*opened);
    if (!stream)
        return report(stream.error());

    std::vector<PolicySpec> specs;
    if (options.policies.empty())
        specs = applicablePolicies(opened->benchmark, *stream, opened->decisions, opened->trained,
                                   settings->replay.missingScores);
    for (const std::string& text : options.policies) {
        auto spec = parsePolicySpec(text);
        if (!spec)
            return report(spec.error());
        specs.push_back(std::move(*spec));
    }

    settings->seeds = options.by.empty() ? options.seeds : 1;
    opened->giveTo(settings->replay);
    const auto priors = options.stream.openChosenPriors(*opened);
    if (!priors)
        return report(priors.error());
    settings->replay.priors = *priors ? &**priors : nullptr;
    if (const auto loaded = loadPromptsFor(*opened, specs, settings->replay.missingScores); !loaded)
        return report(loaded.error());
    if (!options.encoder.empty()) {
        if (const auto used = useEncoder(*opened, options.encoder, settings->replay); !used)
            return report(used.error());
    }
    if (options.withoutSiblings) {
        // What was trained before reads no prompts, but its training does.
        auto untrained = std::exchange(opened->trained, {});
        const auto loaded = loadPromptsFor(*opened, specs, settings->replay.missingScores);
        opened->trained = std::move(untrained);
        settings->replay.trained = opened->trained;
        if (!loaded)
            return report(loaded.error());
    }
    const auto rows = leaderboard(opened->benchmark, *stream, specs, *settings, terminalProgress("replaying"));
    endProgressLine();
    if (!rows)
        return report(rows.error());
    if (!options.by.empty())
        return printDifference(options, opened->benchmark, *stream, settings->replay, *rows);
    std::vector<FiguresWithoutSiblings> withoutSiblings;
    if (options.withoutSiblings) {
        auto figures = figuresWithoutSiblings(opened->benchmark, *stream, *rows, *settings, {.training = true},
                                              terminalProgress("replaying without siblings"));
        endProgressLine();
        if (!figures)
            return report(figures.error());
        withoutSiblings = std::move(*figures);
    }
    if (options.stream.json)
        printJson(leaderboardJson(opened->benchmark, *stream, settings->replay, *rows, withoutSiblings));
    else
        printTable(leaderboardTable(*rows, withoutSiblings), options.stream.format, options.stream.formulas);
    if (!options.stream.json && options.stream.format == "human")
        say("\n{}: {}, {} tasks. {}", opened->benchmark.name, dataKindName(opened->benchmark.kind),
            stream->tasks.size(), leaderboardNote(*rows).empty() ? "\n" : leaderboardNote(*rows));
    if (!options.stream.json && options.stream.format == "human" && options.withoutSiblings)
        say("withheld: the prompts of siblings in the probing split are withheld from the policy. new: the tasks of "
            "the "
            "stream without a sibling.\n");
    return Success;
}

} // namespace

void addTableCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<TableOptions>();
    CLI::App* command = app.add_subcommand(
        "table", "The leaderboard of a stream: every policy, recomputed, beside the published figures");
    options->stream.addTo(*command);
    command
        ->add_option("--policies", options->policies,
                     "Policy specs, separated by commas, for instance oracle,cascade@k=3 (default: all that apply)")
        ->delimiter(',');
    command->add_option("--encoder", options->encoder, "Vectors of a remote encoder that prompts embed recorded");
    command->add_option("--seeds", options->seeds, "Runs of each seeded policy")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command
        ->add_option("--by", options->by,
                     "With two policies: the difference of their regret, A - B, by group, the largest first (of a "
                     "seeded policy its first run)")
        ->check(CLI::IsMember(groupingNames()));
    command
        ->add_flag("--without-siblings", options->withoutSiblings,
                   "Beside each figure that of the policy with the prompts of near-duplicates in the probing split "
                   "withheld, and that on the tasks without one; trained policies are trained anew")
        ->excludes("--by");
    command->callback([options, &chosen] { chosen = [options] { return runTable(*options); }; });
}

} // namespace acr::cli

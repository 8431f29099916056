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
};

int runTable(const TableOptions& options)
{
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
        specs =
            applicablePolicies(opened->benchmark, *stream, opened->decisions, opened->trained, settings->missingScores);
    for (const std::string& text : options.policies) {
        auto spec = parsePolicySpec(text);
        if (!spec)
            return report(spec.error());
        specs.push_back(std::move(*spec));
    }

    settings->seeds = options.seeds;
    settings->decisions = opened->decisions;
    const auto priors = options.stream.openChosenPriors(*opened);
    if (!priors)
        return report(priors.error());
    settings->priors = *priors ? &**priors : nullptr;
    settings->trained = opened->trained;
    if (const auto loaded = loadPromptsFor(*opened, specs, settings->missingScores); !loaded)
        return report(loaded.error());
    const auto rows = leaderboard(opened->benchmark, *stream, specs, *settings, terminalProgress("replaying"));
    endProgressLine();
    if (!rows)
        return report(rows.error());
    if (options.stream.json)
        printJson(leaderboardJson(opened->benchmark, *stream, *settings, *rows));
    else
        printTable(leaderboardTable(*rows), options.stream.format, options.stream.formulas);
    if (!options.stream.json && options.stream.format == "human")
        say("\n{}: {}, {} tasks. {}", opened->benchmark.name, dataKindName(opened->benchmark.kind),
            stream->tasks.size(), leaderboardNote(*rows).empty() ? "\n" : leaderboardNote(*rows));
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
    command->add_option("--seeds", options->seeds, "Runs of each seeded policy")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command->callback([options, &chosen] { chosen = [options] { return runTable(*options); }; });
}

} // namespace acr::cli

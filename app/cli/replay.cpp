// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/leaderboardoutput.h"
#include "app/cli/output.h"
#include "app/cli/runoutput.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace acr::cli {

namespace {

struct ReplayOptions {
    StreamOptions stream;
    std::string policy;
    std::vector<std::string> settings; ///< k=v
    std::string decisionsFile;
    std::string encoder;
};

int runReplay(const ReplayOptions& options)
{
    std::string text = options.policy;
    for (const std::string& assignment : options.settings)
        text += "@" + assignment;
    const auto spec = parsePolicySpec(text);
    if (!spec)
        return report(spec.error());
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

    settings->seeds = 1;
    opened->giveTo(settings->replay);
    const auto priors = options.stream.openChosenPriors(*opened);
    if (!priors)
        return report(priors.error());
    settings->replay.priors = *priors ? &**priors : nullptr;
    if (const auto loaded = loadPromptsFor(*opened, std::span(&*spec, 1), settings->replay.missingScores); !loaded)
        return report(loaded.error());
    if (!options.encoder.empty()) {
        if (const auto used = useEncoder(*opened, options.encoder, settings->replay); !used)
            return report(used.error());
    }
    auto rows = leaderboard(opened->benchmark, *stream, std::span(&*spec, 1), *settings, terminalProgress("replaying"));
    endProgressLine();
    if (!rows)
        return report(rows.error());
    LeaderboardRow& row = rows->front();
    // A replay is a single run, so its own figures are shown, even where a table shows an expectation.
    const auto world = PricedWorld::of(opened->benchmark, settings->replay.priors);
    row.metrics = evaluate(row.runs.front(), OracleTable(world->outcomes(), stream->tasks, settings->replay.weights,
                                                         settings->replay.missingScores));
    if (!options.decisionsFile.empty()) {
        const auto written =
            writeDecisions(options.decisionsFile, opened->benchmark,
                           decisionRows(row.runs.front(), settings->replay.weights, policyInfo(spec->id)->seeded));
        if (!written)
            return report(written.error());
    }
    if (options.stream.json)
        printJson(leaderboardJson(opened->benchmark, *stream, settings->replay, *rows));
    else
        printTable(leaderboardTable(*rows), options.stream.format, options.stream.formulas);
    return Success;
}

} // namespace

void addReplayCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App* command = app.add_subcommand(
        "replay", "One policy through a stream, step by step; its decisions can be written to a file");
    options->stream.addTo(*command);
    command->add_option("--policy", options->policy, "The policy's spec, for instance linucb or always:gpt-5.4")
        ->required();
    command->add_option("--set", options->settings, "A parameter as name=value; may be repeated")
        ->allow_extra_args(false);
    command
        ->add_option("--decisions", options->decisionsFile, "Write the decisions to this file, one JSON object a line")
        ->type_name(pathType);
    command->add_option("--encoder", options->encoder, "Vectors of a remote encoder that prompts embed recorded");
    command->callback([options, &chosen] { chosen = [options] { return runReplay(*options); }; });
}

} // namespace acr::cli

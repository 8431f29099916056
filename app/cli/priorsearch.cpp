// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/priors.h"

#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "core/evaluation/priorsensitivity.h"
#include "core/evaluation/priortuning.h"
#include "core/workspace/priorstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace acr::cli {

namespace {

struct SearchOptions {
    std::string name;
    std::string stream;
    std::string policy = "acrouter";
    double costWeight = -0.1;
    bool leaveMissing = false;
    std::size_t threads = 0;
    bool json = false;
    // sensitivity
    bool sources = false;
    std::size_t top = 20;
    // tune
    std::string saveAs;
    std::size_t folds = 5;
    std::size_t passes = 3;
    std::uint64_t seed = 1;
    bool mark = false;

    void addTo(CLI::App& command)
    {
        command.add_option("name", name, "A set of the workspace, a JSON file, or learned")->required();
        command.add_option("--policy", policy, "The policy's spec")->capture_default_str();
        command.add_option("--cost-weight", costWeight, "ε₂ of the reward, per USD")
            ->check(costWeightRange())
            ->capture_default_str();
        command.add_flag("--leave-missing", leaveMissing,
                         "Leave ungraded and missing scores out instead of counting them as 0");
        command.add_option("--threads", threads, "How many threads (default: all)");
        command.add_flag("--json", json, "JSON with full precision");
    }

    [[nodiscard]] ReplaySettings replaySettings() const
    {
        return {{.weights = {.cost = costWeight},
                 .missingScores = leaveMissing ? MissingScores::Leave : MissingScores::AsZero}};
    }
};

int runSensitivity(const PriorOptions& common, const SearchOptions& options)
{
    const auto spec = parsePolicySpec(options.policy);
    if (!spec)
        return report(spec.error());
    auto opened = openBenchmark(common.file, common.benchmark, {.prompts = false});
    if (!opened)
        return report(opened.error());
    if (const auto loaded = loadPromptsFor(*opened, {&*spec, 1}, options.replaySettings().missingScores); !loaded)
        return report(loaded.error());
    const auto set = openPriors(opened->workspace, opened->benchmark, options.name);
    if (!set)
        return report(set.error());
    auto stream = makeStream(opened->benchmark, {.split = options.stream});
    if (!stream)
        return report(stream.error());
    ReplaySettings settings = options.replaySettings();
    opened->giveTo(settings);
    const auto desk = PriorDesk::open(opened->benchmark, std::move(*stream), *spec, std::move(settings));
    if (!desk)
        return report(desk.error());
    const auto results = priorSensitivity(**desk, *set, {.sources = options.sources, .threads = options.threads},
                                          terminalProgress("replaying"));
    endProgressLine();
    if (!results)
        return report(results.error());
    if (options.json) {
        Json list = Json::array();
        const auto number = [](double value) { return isMissing(value) ? Json(nullptr) : Json(value); };
        for (const PriorSensitivity& result : *results)
            list.push_back({{"address", result.address.text()},
                            {"value", result.value},
                            {"lower", result.lower},
                            {"higher", result.higher},
                            {"regret_lower", result.regretLower},
                            {"regret_higher", result.regretHigher},
                            {"slope", number(result.slope)}});
        printJson(list);
        return Success;
    }
    TextTable table{
        {{"where"}, {"value", true}, {"lower", true}, {"ΔCumReg", true}, {"higher", true}, {"ΔCumReg", true}}, {}};
    for (std::size_t i = 0; i < std::min(options.top, results->size()); ++i) {
        const PriorSensitivity& result = (*results)[i];
        table.rows.push_back({result.address.text(), fmt::format("{:.4g}", result.value),
                              fmt::format("{:.4g}", result.lower), fmt::format("{:+.3f}", result.regretLower),
                              fmt::format("{:.4g}", result.higher), fmt::format("{:+.3f}", result.regretHigher)});
    }
    printTable(table, "human");
    return Success;
}

int runTune(const PriorOptions& common, const SearchOptions& options)
{
    if (!options.stream.empty() && options.stream != probingSplit && !options.mark)
        return report(
            Error{ErrorCode::BadParameter,
                  {},
                  "--stream " + options.stream,
                  "--mark beside it: figures on a stream that was tuned on flatter, and the set will say so"});
    const auto spec = parsePolicySpec(options.policy);
    if (!spec)
        return report(spec.error());
    Result<TuningResult> tuned;
    {
        auto opened = openBenchmark(common.file, common.benchmark, {.prompts = false});
        if (!opened)
            return report(opened.error());
        const auto set = openPriors(opened->workspace, opened->benchmark, options.name);
        if (!set)
            return report(set.error());
        TuningSettings settings{.replay = options.replaySettings(),
                                .folds = options.folds,
                                .passes = options.passes,
                                .threads = options.threads};
        settings.replay.seed = options.seed;
        opened->giveTo(settings.replay);
        std::optional<Stream> shown;
        if (!options.stream.empty() && options.stream != probingSplit) {
            auto stream = makeStream(opened->benchmark, {.split = options.stream});
            if (!stream)
                return report(stream.error());
            shown = std::move(*stream);
            settings.shown = &*shown;
        }
        tuned = tunePriors(opened->benchmark, *spec, *set, settings, terminalProgress("tuning"));
        endProgressLine();
    }
    if (!tuned)
        return report(tuned.error());
    auto workspace = Workspace::open(common.file);
    if (!workspace)
        return report(workspace.error());
    if (const auto saved = PriorStore(*workspace).save(options.saveAs, tuned->priors); !saved)
        return report(saved.error());
    if (options.json)
        printJson(Json{{"saved", options.saveAs},
                       {"regret_before", tuned->regretBefore},
                       {"regret_after", tuned->regretAfter},
                       {"replays", tuned->replays},
                       {"tuned_on", tuned->priors.tunedOn}});
    else
        say("saved prior set {}: mean CumReg {:.3f} → {:.3f} over {} replays, on {}\n", options.saveAs,
            tuned->regretBefore, tuned->regretAfter, tuned->replays,
            options.stream.empty() || options.stream == probingSplit ? "folds of the probing split"
                                                                     : options.stream + " itself, and marked so");
    return Success;
}

} // namespace

void addPriorSearches(CLI::App& priors, const std::shared_ptr<PriorOptions>& common, Command& chosen)
{
    {
        auto options = std::make_shared<SearchOptions>();
        CLI::App* command =
            priors
                .add_subcommand("sensitivity",
                                "Which prior matters most: the change of CumReg when each is moved, by replays")
                ->fallthrough();
        options->addTo(*command);
        command->add_option("--stream", options->stream, "The split of the stream")->required();
        command->add_flag("--sources", options->sources, "Cells of sources as well");
        command->add_option("--top", options->top, "Rows of the table")->capture_default_str();
        command->callback(
            [common, options, &chosen] { chosen = [common, options] { return runSensitivity(*common, *options); }; });
    }
    {
        auto options = std::make_shared<SearchOptions>();
        CLI::App* command =
            priors.add_subcommand("tune", "Look for better priors on folds of the probing split")->fallthrough();
        options->addTo(*command);
        command->add_option("--as", options->saveAs, "The name of the result")->required();
        command->add_option("--folds", options->folds, "Parts of the probing split")
            ->check(CLI::Range(2, 100))
            ->capture_default_str();
        command->add_option("--passes", options->passes, "Passes over all edits, at most")
            ->check(CLI::Range(1, 100))
            ->capture_default_str();
        command->add_option("--seed", options->seed, "Of the folds")->capture_default_str();
        command->add_option("--stream", options->stream, "Tune on this stream itself; needs --mark");
        command->add_flag("--mark", options->mark, "Accept that the set is marked as tuned on that stream");
        command->callback(
            [common, options, &chosen] { chosen = [common, options] { return runTune(*common, *options); }; });
    }
}

} // namespace acr::cli

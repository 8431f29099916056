// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prints digests of the decisions, figures, notes and ballots of every policy, to compare two versions of the program:
///   decision_digests [folder with the real benchmark [folder with recorded decisions]]
/// The first column is the name, the second the digest.

#include "core/benchmark/decisionfiles.h"
#include "core/benchmark/import.h"
#include "tests/support/decisiondigest.h"

#include <fmt/format.h>

#include <cstdio>

using namespace acr;
using namespace acr::test;

namespace {

void printDigests(const std::string& name, const std::shared_ptr<const Benchmark>& benchmark,
                  const std::vector<DecisionSet>& decisions, const std::vector<std::string>& streams)
{
    const auto encoding = encodingOf(*benchmark);
    std::vector<std::string> specs = everyPolicy();
    for (const DecisionSet& set : decisions)
        specs.push_back("recorded:" + set.name);
    specs.insert(specs.end(), {"acrouter@memory=on@mode=single@start=cold", "acrouter@agile_dimension=0", "knn@k=3",
                               "linucb@alpha=0.2", "cascade@k=1", "acrouter@mode=cascade@start=cold",
                               "group_map@objective=reward@min_count=5"});
    std::erase(specs, "recorded:somebody");
    std::erase_if(specs, [](const std::string& spec) { return spec.starts_with("llm:"); });
    const TrainedPolicies trained = trainedForDigests(*benchmark, specs);
    const std::vector<VerifierSettings> verifiers{{}, {.falsePass = 0.2, .falseFail = 0.1, .gradedShare = 0.7}};
    for (const std::string& text : specs) {
        const auto spec = parsePolicySpec(text);
        if (!spec)
            continue;
        for (const std::string& split : streams) {
            for (std::uint64_t order = 0; order < 3; ++order) {
                const Stream stream =
                    makeStream(*benchmark, {.split = split,
                                            .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled,
                                            .seed = order})
                        .value();
                for (std::size_t v = 0; v < verifiers.size(); ++v) {
                    const auto run =
                        replay(*benchmark, stream, *spec,
                               {{.seed = 5 + order, .decisions = decisions, .encoding = encoding, .trained = trained},
                                {},
                                verifiers[v]});
                    fmt::print("{}|{}|{}|order {}|verifier {} {}\n", name, split, text, order, v,
                               run ? fmt::format("{:016x}", digestOfFigures(*run)) : describe(run.error()));
                }
                SessionDefinition definition;
                definition.benchmark = "digests";
                definition.stream = {
                    .split = split, .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled, .seed = order};
                definition.policy = text;
                definition.seed = 5 + order;
                for (const auto& voter : trained)
                    definition.trained.push_back(voter->spec);
                if (order > 0) {
                    const auto at = static_cast<std::uint32_t>(stream.tasks.size() / 4);
                    definition.events = {
                        {.after = at, .kind = SessionEventKind::Down, .model = benchmark->models[0].name},
                        {.after = 2 * at,
                         .kind = SessionEventKind::Price,
                         .model = benchmark->models[1].name,
                         .amount = 3},
                        {.after = 3 * at, .kind = SessionEventKind::Up, .model = benchmark->models[0].name}};
                }
                const auto track =
                    recordSession({benchmark, "digests", std::make_shared<const std::vector<DecisionSet>>(decisions),
                                   encoding, std::make_shared<const TrainedPolicies>(trained)},
                                  definition);
                fmt::print("{}|{}|{}|order {}|session {}\n", name, split, text, order,
                           track ? fmt::format("{:016x}", digestOfSession(*track, stream.tasks.size() / 40 + 1))
                                 : describe(track.error()));
                std::fflush(stdout);
            }
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    auto simulated = std::make_shared<const Benchmark>(benchmarkOfDigests());
    printDigests("simulated", simulated, someDecisions(*simulated), {"id_test", "ood120"});
    if (argc < 2)
        return 0;
    auto real = importBenchmark(argv[1], {});
    if (!real) {
        fmt::print(stderr, "{}\n", describe(real.error().items().front()));
        return 1;
    }
    const auto benchmark = std::make_shared<const Benchmark>(std::move(*real));
    std::vector<DecisionSet> decisions = someDecisions(*benchmark);
    if (argc > 2) {
        auto recorded = importDecisions(argv[2], *benchmark, {});
        if (!recorded) {
            fmt::print(stderr, "{}\n", describe(recorded.error().items().front()));
            return 1;
        }
        decisions.insert(decisions.end(), recorded->begin(), recorded->end());
    }
    printDigests("real", benchmark, decisions, {"id_test", "ood176"});
    return 0;
}

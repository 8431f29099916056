// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentplan.h"

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/memory/priorjson.h"
#include "core/policy/policyneeds.h"
#include "core/policy/routing.h"
#include "core/policy/trainedpolicy.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <set>

namespace acr {

namespace {

/// Of the spec with that router.
std::string nameOfAnswers(PolicySpec spec, const std::string& router)
{
    spec.argument = router;
    return routingSetName(spec);
}

/// `unmatched` gets those with a "*" that stands for nothing here.
std::vector<ExperimentPolicy> expandedPolicies(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                               std::span<const DecisionSet> decisions,
                                               std::vector<ExperimentPolicy>& unmatched)
{
    std::vector<ExperimentPolicy> policies;
    std::set<std::string> labels;
    const auto add = [&](const ExperimentPolicy& from, const std::string& argument) {
        ExperimentPolicy policy = from;
        policy.spec.argument = argument;
        policy.label = policy.spec.text();
        if (labels.insert(policy.label).second)
            policies.push_back(std::move(policy));
    };
    for (const ExperimentPolicy& policy : definition.policies) {
        if (policy.spec.argument != "*") {
            if (labels.insert(policy.label).second)
                policies.push_back(policy);
        } else if (policyInfo(policy.spec.id)->argument == modelArgument) {
            for (const Model& model : benchmark.models)
                add(policy, model.name);
        } else {
            bool matched = false;
            const bool routers = policyInfo(policy.spec.id)->argument == routerArgument;
            for (const DecisionSet& set : decisions) {
                const auto router = routerOfSet(set);
                const bool wanted = routers
                                        ? router && router->id == policy.spec.id &&
                                              routingSetName(*router) == nameOfAnswers(policy.spec, router->argument)
                                        : !router;
                if (wanted)
                    add(policy, routers ? router->argument : set.name);
                matched = matched || wanted;
            }
            if (!matched)
                unmatched.push_back(policy);
        }
    }
    return policies;
}

/// Whether a recorded file says anything about the stream, whose task `i` of the benchmark is in it when `inStream[i]`.
bool covers(const ExperimentPolicy& policy, const std::vector<bool>& inStream, std::span<const DecisionSet> decisions)
{
    const std::string_view argument = policyInfo(policy.spec.id)->argument;
    if (argument != decisionFileArgument && argument != routerArgument)
        return true;
    const std::string name = argument == routerArgument ? routingSetName(policy.spec) : policy.spec.argument;
    const auto set = std::ranges::find(decisions, name, &DecisionSet::name);
    if (set == decisions.end())
        return true; // making the policy says what is missing
    return std::ranges::any_of(set->decisions,
                               [&](const RecordedDecision& decision) { return inStream[decision.task.position()]; });
}

class Planner {
public:
    Planner(const ExperimentDefinition& definition, const Benchmark& benchmark, const ExperimentSettings& settings)
        : m_definition(definition)
        , m_benchmark(benchmark)
        , m_settings(settings)
    {}

    Result<ExperimentPlan> plan()
    {
        std::vector<ExperimentPolicy> unmatched;
        m_plan.policies = expandedPolicies(m_definition, m_benchmark, m_settings.replay.decisions, unmatched);
        if (!m_definition.baseline.empty() && std::ranges::find(m_plan.policies, m_definition.baseline,
                                                                &ExperimentPolicy::label) == m_plan.policies.end())
            return failure(ErrorCode::UnknownName, m_definition.baseline, "the label of one of the policies");
        for (const ExperimentPriors& priors : m_definition.priors) {
            auto start = startOf(priors);
            if (start)
                m_starts.push_back(std::move(*start));
            else if (priors.needs.empty())
                return Unexpected(start.error());
            else
                m_plan.rows.push_back({.priors = priors.label, .needs = priors.needs});
        }
        for (const ExperimentStream& stream : m_definition.streams) {
            auto natural = makeStream(m_benchmark, {.split = stream.split, .filter = stream.filter});
            if (!natural) {
                if (stream.needs.empty())
                    return Unexpected(natural.error());
                m_plan.rows.push_back({.stream = stream.label(), .needs = stream.needs});
                continue;
            }
            bool plainDone = false;
            for (const Start& start : m_starts) {
                // A policy that takes no priors gives the same run with every prior set that does not change prices.
                addStream(stream, *natural, start, !start.changesPrices && plainDone);
                plainDone = plainDone || !start.changesPrices;
                if (m_tooLarge)
                    return failure(ErrorCode::TooLarge,
                                   fmt::format("an experiment of more than {} replays on {} tasks", m_plan.cells.size(),
                                               natural->tasks.size()),
                                   fmt::format("{} replays, and {} tasks in all replays together", maxExperimentReplays,
                                               maxExperimentRegrets),
                                   m_definition.policiesPlace);
            }
        }
        for (const ExperimentPolicy& policy : unmatched) {
            if (!policy.needs.empty())
                m_plan.rows.push_back({.policy = policy.label, .needs = policy.needs});
        }
        return std::move(m_plan);
    }

private:
    struct Start {
        std::string label;
        std::string fingerprint;
        std::shared_ptr<const PricedWorld> world;
        bool changesPrices = false;
    };

    [[nodiscard]] Result<Start> startOf(const ExperimentPriors& priors) const
    {
        Start start{priors.label, {}, {}, false};
        std::optional<PriorSet> set;
        if (!priors.source.empty()) {
            auto found = m_settings.priors
                             ? m_settings.priors(priors.source)
                             : Result<PriorSet>(failure(ErrorCode::UnknownName, priors.source, "a prior set"));
            if (!found)
                return Unexpected(found.error());
            set = std::move(*found);
            start.fingerprint = fmt::format("{:016x}", fingerprintOf(priorJson(*set)));
            start.changesPrices = !set->prices.empty();
        }
        auto world = PricedWorld::of(m_benchmark, set ? &*set : nullptr);
        if (!world)
            return Unexpected(world.error());
        start.world = std::make_shared<const PricedWorld>(std::move(*world));
        return start;
    }

    void addStream(const ExperimentStream& stream, const Stream& natural, const Start& start, bool onlyWhoTakesPriors)
    {
        const auto oracle = std::make_shared<const OracleTable>(start.world->outcomes(), natural.tasks,
                                                                m_definition.weights, m_definition.missingScores);
        auto place = std::make_shared<std::vector<std::uint32_t>>(m_benchmark.tasks.size());
        std::vector<bool> inStream(m_benchmark.tasks.size());
        for (std::size_t i = 0; i < natural.tasks.size(); ++i) {
            (*place)[natural.tasks[i].position()] = static_cast<std::uint32_t>(i);
            inStream[natural.tasks[i].position()] = true;
        }
        std::vector<bool> covered(m_plan.policies.size());
        for (std::size_t policy = 0; policy < m_plan.policies.size(); ++policy)
            covered[policy] = covers(m_plan.policies[policy], inStream, m_settings.replay.decisions);
        for (const ExperimentOrder& order : m_definition.orders) {
            std::vector<std::size_t> trajectories;
            for (const std::uint64_t seed : order.seeds) {
                trajectories.push_back(m_plan.trajectories.size());
                m_plan.trajectories.push_back(
                    {reordered(natural, order.order, seed), start.world, oracle, place, start.fingerprint});
            }
            for (std::size_t verifier = 0; verifier < m_definition.verifiers.size(); ++verifier) {
                for (std::size_t policy = 0; policy < m_plan.policies.size(); ++policy) {
                    const PolicySpec& spec = m_plan.policies[policy].spec;
                    const bool takesPriors = needsOf(spec).priors;
                    if ((takesPriors || !onlyWhoTakesPriors) && covered[policy])
                        addRow({.stream = stream.label(),
                                .order = order.label(),
                                .verifier = {},
                                .priors = takesPriors || start.changesPrices ? start.label : std::string()},
                               trajectories, verifier, policy);
                }
            }
        }
    }

    void addRow(ExperimentRow row, const std::vector<std::size_t>& trajectories, std::size_t verifier,
                std::size_t policy)
    {
        const VerifierSettings& settings = m_definition.verifiers[verifier];
        const PolicyInfo* info = policyInfo(m_plan.policies[policy].spec.id);
        const bool seeded = info != nullptr && info->seeded;
        const std::size_t seeds = seeded || !settings.perfect() ? m_definition.seeds.size() : 1;
        const std::size_t tasks = m_plan.trajectories[trajectories.front()].stream.tasks.size();
        const std::size_t replays = trajectories.size() * seeds;
        m_regrets += replays * tasks;
        m_tooLarge =
            m_tooLarge || m_plan.cells.size() + replays > maxExperimentReplays || m_regrets > maxExperimentRegrets;
        if (m_tooLarge)
            return;
        for (const std::size_t trajectory : trajectories) {
            for (std::size_t run = 0; run < seeds; ++run) {
                const std::uint64_t seed = m_definition.seeds[run];
                m_plan.cells.push_back({.row = m_plan.rows.size(),
                                        .trajectory = trajectory,
                                        .verifier = verifier,
                                        .policy = policy,
                                        .seed = seeded ? seed : 0,
                                        .verifierSeed = settings.seed + (seed - m_definition.seeds.front())});
            }
        }
        row.verifier = verifierText(settings);
        row.policy = m_plan.policies[policy].label;
        m_plan.rows.push_back(std::move(row));
    }

    const ExperimentDefinition& m_definition;
    const Benchmark& m_benchmark;
    const ExperimentSettings& m_settings;
    std::vector<Start> m_starts;
    ExperimentPlan m_plan;
    std::size_t m_regrets = 0; ///< numbers that the replays keep, one a task
    bool m_tooLarge = false;
};

} // namespace

Result<ExperimentPlan> planExperiment(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                      const ExperimentSettings& settings)
{
    return Planner(definition, benchmark, settings).plan();
}

std::uint64_t digestOf(std::span<const DecisionSet> sets)
{
    std::uint64_t digest = sets.size();
    for (const DecisionSet& set : sets) {
        for (const char letter : set.name)
            digest = derivedSeed(digest, static_cast<unsigned char>(letter));
        for (const RecordedDecision& decision : set.decisions) {
            digest = derivedSeed(digest, decision.task.value);
            digest = derivedSeed(digest, decision.chosen.value);
            digest = derivedSeed(digest, std::bit_cast<std::uint64_t>(decision.score));
            digest = derivedSeed(digest, std::bit_cast<std::uint64_t>(decision.costUsd));
            for (const ModelIndex model : decision.chain)
                digest = derivedSeed(digest, model.value);
        }
    }
    return digest;
}

std::string keyOf(const ExperimentCell& cell, const ExperimentPlan& plan, const ExperimentDefinition& definition,
                  const std::string& world, std::span<const PolicySpec> trained)
{
    const StreamDefinition& stream = plan.trajectories[cell.trajectory].stream.definition;
    const PolicySpec& spec = plan.policies[cell.policy].spec;
    nlohmann::ordered_json key{{"world", world}, {"split", stream.split}};
    for (const auto& [facet, values] : stream.filter.facets)
        key["filter"][std::string(facetName(facet))] = values;
    if (!stream.filter.expression.empty())
        key["where"] = {stream.filter.expression, stream.filter.solvesAt};
    if (stream.order == StreamOrder::Shuffled)
        key["order"] = stream.seed;
    key["policy"] = spec.argument.empty() ? spec.id : spec.id + ":" + spec.argument;
    for (const auto& [name, value] : spec.parameters.all())
        key["parameters"][name] = parameterText(value);
    key["seed"] = cell.seed;
    VerifierSettings verifier = definition.verifiers[cell.verifier];
    verifier.seed = cell.verifierSeed;
    if (!verifier.perfect())
        key["verifier"] = verifierJson(verifier);
    if (!plan.trajectories[cell.trajectory].priors.empty())
        key["priors"] = plan.trajectories[cell.trajectory].priors;
    for (const PolicySpec& one : trained)
        key["trained"].push_back(one.text() + " " + trainingVersion(one.id));
    key["weights"] = {definition.weights.score, definition.weights.cost};
    key["missing"] = definition.missingScores == MissingScores::AsZero ? "zero" : "leave";
    return key.dump();
}

} // namespace acr

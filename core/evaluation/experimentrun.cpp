// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentrun.h"

#include "core/base/parallel.h"
#include "core/base/random.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <mutex>

namespace acr {

namespace {

/// A stream in one of its orders, with its oracle; shared by all cells on it.
struct Course {
    Stream stream;
    std::shared_ptr<const OracleTable> oracle;
    std::shared_ptr<const std::vector<std::uint32_t>> place; ///< by task: position in the natural order
};

struct Cell {
    std::size_t row = 0;
    std::size_t course = 0;
    std::size_t verifier = 0;
    std::size_t policy = 0;
    std::uint64_t seed = 0;
    std::uint64_t verifierSeed = 0;
};

struct Plan {
    std::vector<Course> courses;
    std::vector<ExperimentPolicy> policies;
    std::vector<ExperimentRow> rows;
    std::vector<Cell> cells;
};

/// What the recorded files hold, for the keys of cells: another file of the same name is another experiment.
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

/// Everything that the cell's result depends on, with all parameters: a default that changes makes another key.
std::string keyOf(const Cell& cell, const Plan& plan, const ExperimentDefinition& definition, const std::string& world)
{
    const StreamDefinition& stream = plan.courses[cell.course].stream.definition;
    const PolicySpec& spec = plan.policies[cell.policy].spec;
    nlohmann::ordered_json key{{"world", world}, {"split", stream.split}};
    for (const auto& [facet, values] : stream.filter.facets)
        key["filter"][std::string(facetName(facet))] = values;
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
    key["weights"] = {definition.weights.score, definition.weights.cost};
    key["missing"] = definition.missingScores == MissingScores::AsZero ? "zero" : "leave";
    return key.dump();
}

std::vector<ExperimentPolicy> expandedPolicies(const ExperimentDefinition& definition, const Benchmark& benchmark, std::span<const DecisionSet> decisions)
{
    std::vector<ExperimentPolicy> policies;
    const auto add = [&](const ExperimentPolicy& from, const std::string& argument) {
        ExperimentPolicy policy = from;
        policy.spec.argument = argument;
        policy.label = policy.spec.text();
        if (std::ranges::find(policies, policy.label, &ExperimentPolicy::label) == policies.end())
            policies.push_back(std::move(policy));
    };
    for (const ExperimentPolicy& policy : definition.policies) {
        if (policy.spec.argument != "*") {
            if (std::ranges::find(policies, policy.label, &ExperimentPolicy::label) == policies.end())
                policies.push_back(policy);
        } else if (policy.spec.id == "always") {
            for (const Model& model : benchmark.models)
                add(policy, model.name);
        } else {
            for (const DecisionSet& set : decisions)
                add(policy, set.name);
        }
    }
    return policies;
}

/// Whether a recorded file says anything about the stream.
bool covers(const ExperimentPolicy& policy, const Stream& stream, std::span<const DecisionSet> decisions)
{
    if (policy.spec.id != "recorded")
        return true;
    const auto set = std::ranges::find(decisions, policy.spec.argument, &DecisionSet::name);
    if (set == decisions.end())
        return true; // making the policy says what is missing
    return std::ranges::any_of(set->decisions, [&](const RecordedDecision& decision) { return std::ranges::find(stream.tasks, decision.task) != stream.tasks.end(); });
}

class Planner {
public:
    Planner(const ExperimentDefinition& definition, const Benchmark& benchmark, const ExperimentSettings& settings)
        : m_definition(definition)
        , m_benchmark(benchmark)
        , m_settings(settings)
    {
    }

    Result<Plan> plan()
    {
        m_plan.policies = expandedPolicies(m_definition, m_benchmark, m_settings.decisions);
        if (!m_definition.baseline.empty() && std::ranges::find(m_plan.policies, m_definition.baseline, &ExperimentPolicy::label) == m_plan.policies.end())
            return failure(ErrorCode::UnknownName, m_definition.baseline, "the label of one of the policies");
        for (const ExperimentStream& stream : m_definition.streams) {
            auto natural = makeStream(m_benchmark, {.split = stream.split, .filter = stream.filter});
            if (!natural) {
                if (stream.needs.empty())
                    return Unexpected(natural.error());
                m_plan.rows.push_back({.stream = stream.label(), .needs = stream.needs});
                continue;
            }
            addStream(stream, *natural);
        }
        return std::move(m_plan);
    }

private:
    void addStream(const ExperimentStream& stream, const Stream& natural)
    {
        const auto oracle = std::make_shared<const OracleTable>(m_benchmark.outcomes, natural.tasks, m_definition.weights, m_definition.missingScores);
        auto place = std::make_shared<std::vector<std::uint32_t>>(m_benchmark.tasks.size());
        for (std::size_t i = 0; i < natural.tasks.size(); ++i)
            (*place)[natural.tasks[i].position()] = static_cast<std::uint32_t>(i);
        for (const ExperimentOrder& order : m_definition.orders) {
            std::vector<std::size_t> courses;
            for (const std::uint64_t seed : order.seeds) {
                StreamDefinition definition = natural.definition;
                definition.order = order.order;
                definition.seed = seed;
                courses.push_back(m_plan.courses.size());
                m_plan.courses.push_back({*makeStream(m_benchmark, std::move(definition)), oracle, place});
            }
            for (std::size_t verifier = 0; verifier < m_definition.verifiers.size(); ++verifier) {
                for (std::size_t policy = 0; policy < m_plan.policies.size(); ++policy) {
                    if (covers(m_plan.policies[policy], natural, m_settings.decisions))
                        addRow(stream, order, courses, verifier, policy);
                }
            }
        }
    }

    void addRow(const ExperimentStream& stream, const ExperimentOrder& order, const std::vector<std::size_t>& courses, std::size_t verifier, std::size_t policy)
    {
        const VerifierSettings& settings = m_definition.verifiers[verifier];
        const PolicyInfo* info = policyInfo(m_plan.policies[policy].spec.id);
        const bool seeded = info != nullptr && info->seeded;
        const std::size_t seeds = seeded || !settings.perfect() ? m_definition.seeds.size() : 1;
        for (const std::size_t course : courses) {
            for (std::size_t run = 0; run < seeds; ++run) {
                const std::uint64_t seed = m_definition.seeds[run];
                m_plan.cells.push_back({.row = m_plan.rows.size(), .course = course, .verifier = verifier, .policy = policy, .seed = seeded ? seed : 0,
                                        .verifierSeed = settings.seed + (seed - m_definition.seeds.front())});
            }
        }
        m_plan.rows.push_back({.stream = stream.label(), .order = order.label(), .verifier = verifierText(settings), .policy = m_plan.policies[policy].label});
    }

    const ExperimentDefinition& m_definition;
    const Benchmark& m_benchmark;
    const ExperimentSettings& m_settings;
    Plan m_plan;
};

CellResult resultOf(const Run& run, const Course& course)
{
    const Metrics metrics = evaluate(run, *course.oracle);
    CellResult result{.n = static_cast<double>(metrics.n),
                      .avgPerfPct = metrics.avgPerfPct,
                      .cumRegret = metrics.cumRegret,
                      .qualityRegret = metrics.qualityRegret,
                      .costRegret = metrics.costRegret,
                      .costUsd = metrics.costUsd,
                      .oracleAgreement = metrics.oracleAgreement,
                      .coverage = metrics.coverage,
                      .attempts = static_cast<double>(metrics.attempts),
                      .missingCosts = static_cast<double>(metrics.missingCosts),
                      .regret = std::vector<double>(course.stream.tasks.size(), missing)};
    for (const Step& step : run.steps) {
        const StepRegret regret = stepRegret(step, *course.oracle);
        if (regret.verdict != StepVerdict::Unknown)
            result.regret[(*course.place)[step.task.position()]] = regret.regret;
    }
    return result;
}

MeanSd meanSd(const std::vector<const CellResult*>& runs, double CellResult::*member)
{
    MeanSd result;
    const double count = static_cast<double>(runs.size());
    double sum = 0;
    for (const CellResult* run : runs)
        sum += run->*member;
    result.mean = sum / count;
    if (runs.size() < 2)
        return result;
    double squares = 0;
    for (const CellResult* run : runs)
        squares += (run->*member - result.mean) * (run->*member - result.mean);
    result.sd = std::sqrt(squares / (count - 1));
    return result;
}

/// Mean regret by task over the runs that judged it.
std::vector<double> meanRegret(const std::vector<const CellResult*>& runs)
{
    std::vector<double> mean(runs.front()->regret.size(), missing);
    for (std::size_t i = 0; i < mean.size(); ++i) {
        double sum = 0;
        double count = 0;
        for (const CellResult* run : runs) {
            if (!isMissing(run->regret[i])) {
                sum += run->regret[i];
                ++count;
            }
        }
        if (count > 0)
            mean[i] = sum / count;
    }
    return mean;
}

Interval differenceOf(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (!isMissing(a[i]) && !isMissing(b[i])) {
            left.push_back(a[i]);
            right.push_back(b[i]);
        }
    }
    return pairedBootstrap(left, right);
}

void summarise(Plan& plan, const ExperimentDefinition& definition, const std::vector<CellResult>& results)
{
    std::vector<std::vector<const CellResult*>> runs(plan.rows.size());
    for (std::size_t i = 0; i < plan.cells.size(); ++i)
        runs[plan.cells[i].row].push_back(&results[i]);
    std::map<std::array<std::string, 3>, std::vector<double>> baselines;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        ExperimentRow& row = plan.rows[i];
        if (!row.needs.empty() || runs[i].empty())
            continue;
        row.runs = runs[i].size();
        row.n = static_cast<std::size_t>(runs[i].front()->n);
        row.cumRegret = meanSd(runs[i], &CellResult::cumRegret);
        row.avgPerfPct = meanSd(runs[i], &CellResult::avgPerfPct);
        row.costUsd = meanSd(runs[i], &CellResult::costUsd);
        row.oracleAgreement = meanSd(runs[i], &CellResult::oracleAgreement);
        row.qualityRegret = meanSd(runs[i], &CellResult::qualityRegret).mean;
        row.costRegret = meanSd(runs[i], &CellResult::costRegret).mean;
        row.attempts = meanSd(runs[i], &CellResult::attempts).mean;
        row.missingCosts = meanSd(runs[i], &CellResult::missingCosts).mean;
        if (row.policy == definition.baseline)
            baselines[{row.stream, row.order, row.verifier}] = meanRegret(runs[i]);
    }
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        ExperimentRow& row = plan.rows[i];
        const auto baseline = baselines.find({row.stream, row.order, row.verifier});
        if (row.runs > 0 && baseline != baselines.end() && row.policy != definition.baseline)
            row.difference = differenceOf(meanRegret(runs[i]), baseline->second);
    }
    // Published figures stand for a whole split in its own order with a verifier that does not err.
    for (const Cell& cell : plan.cells) {
        const StreamDefinition& stream = plan.courses[cell.course].stream.definition;
        if (stream.filter.empty() && stream.order == StreamOrder::Natural && definition.verifiers[cell.verifier].perfect())
            plan.rows[cell.row].published = publishedFor(plan.policies[cell.policy].spec.text(), stream.split);
    }
}

} // namespace

Result<ExperimentResult> runExperiment(const ExperimentDefinition& definition, const Benchmark& benchmark, const ExperimentSettings& settings,
                                       const Progress& progress)
{
    auto plan = Planner(definition, benchmark, settings).plan();
    if (!plan)
        return Unexpected(plan.error());
    const std::string world = fmt::format("{}/{:016x}", settings.benchmarkHash, digestOf(settings.decisions));
    const auto encoding = encodingOf(benchmark);
    std::vector<CellResult> results(plan->cells.size());
    std::mutex mutex;
    std::optional<std::pair<std::size_t, Error>> firstError; ///< of the earliest cell, so that every thread count reports the same
    std::vector<std::string> skipped(plan->rows.size());     ///< what rows that can't run need
    std::size_t done = 0;
    std::size_t reused = 0;
    parallelFor(plan->cells.size(), settings.threads, [&](std::size_t index) {
        const Cell& cell = plan->cells[index];
        const ExperimentPolicy& policy = plan->policies[cell.policy];
        const std::string key = settings.store == nullptr ? std::string() : keyOf(cell, *plan, definition, world);
        const auto finish = [&](std::optional<Error> error, bool mayBeLeftOut = false) {
            if (error && mayBeLeftOut && !policy.needs.empty() && error->code != ErrorCode::Cancelled)
                skipped[cell.row] = policy.needs;
            else if (error && (!firstError || index < firstError->first))
                firstError = {index, std::move(*error)};
            progress(static_cast<double>(++done) / static_cast<double>(plan->cells.size()));
        };
        {
            const std::scoped_lock lock(mutex);
            // After a fault, only cells before it can matter to what is reported.
            if ((firstError && index > firstError->first) || progress.stopped())
                return finish(progress.stopped() ? std::optional<Error>(Error{ErrorCode::Cancelled, {}, {}, {}}) : std::nullopt);
            if (settings.store != nullptr) {
                auto found = settings.store->find(key);
                if (!found)
                    return finish(found.error());
                if (*found && (*found)->regret.size() == plan->courses[cell.course].stream.tasks.size()) {
                    results[index] = std::move(**found);
                    ++reused;
                    return finish(std::nullopt);
                }
            }
        }
        const Course& course = plan->courses[cell.course];
        ReplaySettings replaySettings{.weights = definition.weights,
                                      .missingScores = definition.missingScores,
                                      .seed = cell.seed,
                                      .verifier = definition.verifiers[cell.verifier],
                                      .decisions = settings.decisions,
                                      .encoding = encoding};
        replaySettings.verifier.seed = cell.verifierSeed;
        Progress quiet;
        quiet.stop = progress.stop;
        auto run = replay(benchmark, course.stream, policy.spec, replaySettings, quiet);
        if (!run) {
            const std::scoped_lock lock(mutex);
            return finish(run.error(), true);
        }
        results[index] = resultOf(*run, course);
        const std::scoped_lock lock(mutex);
        auto kept = settings.store == nullptr ? Result<void>() : settings.store->keep(key, results[index]);
        finish(kept ? std::nullopt : std::optional<Error>(kept.error()));
    });
    if (firstError)
        return Unexpected(firstError->second);
    for (std::size_t i = 0; i < skipped.size(); ++i) {
        if (!skipped[i].empty())
            plan->rows[i].needs = skipped[i];
    }
    summarise(*plan, definition, results);
    return ExperimentResult{std::move(plan->rows), results.size(), reused};
}

} // namespace acr

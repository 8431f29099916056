// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentcells.h"

#include "core/policy/policyneeds.h"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <set>

namespace acr {

/// Trained policies that cells need. Each is trained once, when the first cell asks for it. Thread-safe.
class ExperimentCells::Trainings {
public:
    /// `ready`: trained before, for this experiment. REQUIRES: all but `ready` outlive this.
    Trainings(const ExperimentDefinition& definition, const Benchmark& benchmark, const ReplaySettings& settings,
              const TrainedPolicies& ready)
        : m_definition(definition)
        , m_settings(settings)
        , m_tasks(benchmark.tasks.size())
        , m_setup(replaySetup(benchmark, Stream(), settings))
    {
        for (std::size_t i = 0; i < m_tasks.size(); ++i)
            m_tasks[i] = TaskIndex::at(i);
        for (const auto& trained : ready) {
            if (trained->missingScores == settings.missingScores)
                m_entries[trained->spec].trained = trained;
        }
    }

    [[nodiscard]] std::vector<PolicySpec> neededBy(const PolicySpec& spec) const
    {
        if (policyInfo(spec.id)->trained)
            return {spec};
        std::vector<PolicySpec> needed;
        if (m_definition.trained && needsOf(spec).asksTrained)
            return *m_definition.trained;
        for (const std::string& voter : trainedVoters(spec, m_settings.trained, m_settings.missingScores))
            needed.push_back(*parsePolicySpec(voter));
        return needed;
    }

    Result<TrainedPolicies> train(const std::vector<PolicySpec>& specs, const Progress& progress)
    {
        TrainedPolicies trained;
        for (const PolicySpec& spec : specs) {
            if (auto before = trainedBefore(spec, m_setup)) {
                trained.push_back(std::move(before));
                continue;
            }
            Entry* entry = nullptr;
            {
                const std::scoped_lock lock(m_mutex);
                entry = &m_entries[spec.text()];
            }
            const std::scoped_lock lock(entry->mutex);
            if (!entry->trained) {
                PolicySetup setup = m_setup;
                setup.stop = progress.stop;
                auto made = trainPolicy(spec, setup, m_tasks, progress);
                if (!made)
                    return Unexpected(made.error());
                entry->trained = std::make_shared<const TrainedPolicy>(std::move(*made));
            }
            trained.push_back(entry->trained);
        }
        return trained;
    }

    [[nodiscard]] TrainedPolicies made() const
    {
        TrainedPolicies all;
        for (const auto& [spec, entry] : m_entries) {
            if (entry.trained)
                all.push_back(entry.trained);
        }
        return all;
    }

private:
    struct Entry {
        std::mutex mutex;
        std::shared_ptr<const TrainedPolicy> trained;
    };

    const ExperimentDefinition& m_definition;
    const ReplaySettings& m_settings;
    std::vector<TaskIndex> m_tasks;
    PolicySetup m_setup;
    std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
};

namespace {

CellResult resultOf(const Run& run, const ExperimentTrajectory& trajectory)
{
    const Metrics metrics = evaluate(run, *trajectory.oracle);
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
                      .regret = std::vector<double>(trajectory.stream.tasks.size(), missing)};
    for (const Step& step : run.steps) {
        const StepRegret regret = stepRegret(step, *trajectory.oracle);
        if (regret.verdict != StepVerdict::Unknown)
            result.regret[(*trajectory.place)[step.task.position()]] = regret.regret;
    }
    return result;
}

} // namespace

ExperimentCells::ExperimentCells(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                 const ExperimentPlan& plan, const ExperimentSettings& settings)
    : m_definition(definition)
    , m_benchmark(benchmark)
    , m_plan(plan)
    , m_world(fmt::format("{}/{:016x}", settings.benchmarkHash, digestOf(settings.replay.decisions)))
    , m_shared(settings.replay)
{
    m_shared.weights = definition.weights;
    m_shared.missingScores = definition.missingScores;
    if (!m_shared.encoding)
        m_shared.encoding = encodingOf(benchmark);
    m_trainings = std::make_unique<Trainings>(definition, benchmark, m_shared, settings.ready);
}

ExperimentCells::~ExperimentCells() = default;

std::string ExperimentCells::keyOf(std::size_t cell) const
{
    const ExperimentCell& planned = m_plan.cells[cell];
    return acr::keyOf(planned, m_plan, m_definition, m_world,
                      m_trainings->neededBy(m_plan.policies[planned.policy].spec));
}

Result<CellResult> ExperimentCells::run(std::size_t cell, const std::stop_token& stop)
{
    const ExperimentCell& planned = m_plan.cells[cell];
    const ExperimentTrajectory& trajectory = m_plan.trajectories[planned.trajectory];
    const PolicySpec& spec = m_plan.policies[planned.policy].spec;
    Progress quiet;
    quiet.stop = stop;
    const auto trained = m_trainings->train(m_trainings->neededBy(spec), quiet);
    if (!trained)
        return Unexpected(trained.error());
    ReplaySettings one = m_shared;
    one.seed = planned.seed;
    one.verifier = m_definition.verifiers[planned.verifier];
    one.verifier.seed = planned.verifierSeed;
    one.trained = *trained;
    const auto run = replay(m_benchmark, *trajectory.world, trajectory.stream, spec, one, quiet);
    if (!run)
        return Unexpected(run.error());
    return resultOf(*run, trajectory);
}

Result<void> ExperimentCells::trainAll(const Progress& progress)
{
    std::set<std::size_t> asked;
    for (const ExperimentCell& cell : m_plan.cells) {
        if (!asked.insert(cell.policy).second)
            continue;
        const ExperimentPolicy& policy = m_plan.policies[cell.policy];
        const auto trained = m_trainings->train(m_trainings->neededBy(policy.spec), progress);
        if (!trained && (policy.needs.empty() || trained.error().code == ErrorCode::Cancelled))
            return Unexpected(trained.error());
    }
    return {};
}

TrainedPolicies ExperimentCells::trained() const
{
    return m_trainings->made();
}

} // namespace acr

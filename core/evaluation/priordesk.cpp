// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/priordesk.h"

#include "core/memory/releasevote.h"

#include <algorithm>
#include <array>
#include <set>

namespace acr {

struct PriorDesk::Setting {
    std::vector<PriceChange> prices;
    std::optional<PricedOutcomes> priced;
    const OutcomeMatrix* outcomes = nullptr;
    std::span<const Model> models;
    std::optional<OracleTable> oracle;
    /// A policy in its initial state, with the learned priors; others are restarted from it.
    std::unique_ptr<Policy> policy;
};

struct PriorDesk::Start {
    std::shared_ptr<const Setting> setting;
    std::unique_ptr<Policy> policy;
};

PriorDesk::PriorDesk(const Benchmark& benchmark, Stream stream, PolicySpec spec, ReplaySettings settings)
    : m_benchmark(benchmark)
    , m_stream(std::move(stream))
    , m_spec(std::move(spec))
    , m_settings(std::move(settings))
{}

Result<std::unique_ptr<PriorDesk>> PriorDesk::open(const Benchmark& benchmark, Stream stream, PolicySpec spec,
                                                   ReplaySettings settings)
{
    std::unique_ptr<PriorDesk> desk(new PriorDesk(benchmark, std::move(stream), std::move(spec), std::move(settings)));
    PriorFit fit;
    const auto& parameters = desk->m_spec.parameters.all();
    if (parameters.contains("dimension_shrink") && parameters.contains("source_shrink"))
        fit = {desk->m_spec.parameters.real("dimension_shrink"), desk->m_spec.parameters.real("source_shrink")};
    desk->m_learned = learnPriors(benchmark.models, benchmark.tasks, desk->trainingTasks(), benchmark.outcomes,
                                  desk->m_settings.missingScores, fit);
    auto setting = desk->makeSetting({});
    if (!setting)
        return Unexpected(setting.error());
    desk->m_plain = std::move(*setting);
    if (policyInfo(desk->m_spec.id)->votes)
        desk->m_learned.vote = desk->votersThere();
    return desk;
}

std::span<const TaskIndex> PriorDesk::trainingTasks() const
{
    return m_settings.trainOn ? std::span<const TaskIndex>(*m_settings.trainOn) : probingTasks(m_benchmark);
}

ReplayEnvironment PriorDesk::environmentOf(const Setting& setting) const
{
    return ReplayEnvironment(*setting.outcomes, m_settings.missingScores,
                             RecordedVerifier(m_settings.verifier, &m_benchmark.tasks));
}

VoteSettings PriorDesk::votersThere() const
{
    VoteSettings vote = releaseVote();
    std::set<std::string> voting;
    ReplayEnvironment environment = environmentOf(*m_plain);
    const std::unique_ptr<Policy> policy = m_plain->policy->clone();
    ReplayedTurn turn;
    std::uint32_t position = 0;
    for (const TaskIndex task : m_stream.tasks) {
        const TaskContext context{task, position++};
        if (!policy->covers(task))
            continue;
        static_cast<void>(takeTurn(*policy, environment, context, turn));
        for (std::string& voter : policy->votersOf(turn.turn.decision()))
            voting.insert(std::move(voter));
    }
    std::erase_if(vote.voters, [&](const VoteSettings::Voter& voter) { return !voting.contains(voter.name); });
    std::erase_if(vote.specialists,
                  [&](const VoteSettings::Specialist& specialist) { return !voting.contains(specialist.voter); });
    if (!voting.contains(std::string(mainPriorVoter))) {
        vote.mainPrior.clear();
        vote.mainPriorWeight = 0;
    }
    return vote;
}

PolicySetup PriorDesk::setupIn(const Setting& setting) const
{
    PolicySetup setup = replaySetup(m_benchmark, m_stream, m_settings);
    setup.models = setting.models;
    if (setup.trainingOutcomes != nullptr)
        setup.trainingOutcomes = setting.outcomes;
    return setup;
}

std::vector<KindRow> PriorDesk::kinds() const
{
    return kindRows(m_spec, setupIn(*m_plain));
}

Result<std::shared_ptr<const PriorDesk::Setting>> PriorDesk::makeSetting(const std::vector<PriceChange>& prices) const
{
    auto setting = std::make_shared<Setting>();
    setting->prices = prices;
    setting->outcomes = &m_benchmark.outcomes;
    setting->models = m_benchmark.models;
    PriorSet learnedHere;
    const PriorSet* priors = m_learned.empty() ? nullptr : &m_learned;
    if (!prices.empty()) {
        setting->priced = atPrices(m_benchmark.models, m_benchmark.outcomes, prices);
        setting->outcomes = &setting->priced->outcomes;
        setting->models = setting->priced->models;
        learnedHere = atPrices(m_learned, setting->priced->ratio);
        priors = m_learned.empty() ? nullptr : &learnedHere;
    }
    setting->oracle.emplace(*setting->outcomes, m_stream.tasks, m_settings.weights, m_settings.missingScores);
    PolicySetup setup = setupIn(*setting);
    setup.priors = priors;
    auto policy = makePolicy(m_spec, setup, hindsightOf(m_benchmark, *setting->outcomes));
    if (!policy)
        return Unexpected(policy.error());
    setting->policy = std::move(*policy);
    return setting;
}

Result<std::shared_ptr<const PriorDesk::Setting>> PriorDesk::settingAt(const std::vector<PriceChange>& prices) const
{
    if (prices.empty())
        return m_plain;
    const std::scoped_lock lock(m_mutex);
    if (m_priced && m_priced->prices == prices)
        return m_priced;
    auto made = makeSetting(prices);
    if (made)
        m_priced = *made;
    return made;
}

Result<PriorDesk::Start> PriorDesk::start(const PriorSet& priors) const
{
    const PriorSet* used = &priors;
    PriorSet adapted;
    const auto sameName = [](const std::string& name, const Model& model) { return name == model.name; };
    if (!std::ranges::equal(priors.models, m_benchmark.models, sameName)) {
        auto fitted = priorsFor(priors, m_benchmark.models);
        if (!fitted)
            return Unexpected(fitted.error());
        adapted = std::move(*fitted);
        used = &adapted;
    }
    auto setting = settingAt(used->prices);
    if (!setting)
        return Unexpected(setting.error());
    if ((*setting)->priced) {
        adapted = atPrices(*used, (*setting)->priced->ratio);
        used = &adapted;
    }
    if (auto policy = (*setting)->policy->restarted(*used))
        return Start{std::move(*setting), std::move(policy)};
    PolicySetup setup = setupIn(**setting);
    setup.priors = used;
    auto policy = makePolicy(m_spec, setup, hindsightOf(m_benchmark, *(*setting)->outcomes));
    if (!policy)
        return Unexpected(policy.error());
    return Start{std::move(*setting), std::move(*policy)};
}

Result<DeskReplay> PriorDesk::replay(const PriorSet& priors) const
{
    auto started = start(priors);
    if (!started)
        return Unexpected(started.error());
    const OracleTable& oracle = *started->setting->oracle;
    ReplayEnvironment environment = environmentOf(*started->setting);
    StreamReplay replayed(m_stream, std::move(started->policy), environment);
    replayed.runToEnd();
    DeskReplay result{replayed.takeRun(), {}, {}};
    result.run.policy = m_spec.text();
    result.run.seed = m_settings.seed;
    result.metrics = evaluate(result.run, oracle);
    result.curves = curvesOf(result.run, oracle);
    return result;
}

Result<DeskFigures> PriorDesk::figures(const PriorSet& priors, std::span<const TaskIndex> order) const
{
    auto started = start(priors);
    if (!started)
        return Unexpected(started.error());
    // A replay without recording.
    Policy& policy = *started->policy;
    const OracleTable& oracle = *started->setting->oracle;
    ReplayEnvironment environment = environmentOf(*started->setting);
    ReplayedTurn turn;
    DeskFigures figures;
    double scores = 0;
    double scored = 0;
    std::uint32_t position = 0;
    for (const TaskIndex task : order.empty() ? std::span<const TaskIndex>(m_stream.tasks) : order) {
        const TaskContext context{task, position++};
        if (!policy.covers(task))
            continue;
        const Step step = takeTurn(policy, environment, context, turn);
        ++figures.n;
        figures.cumRegret += stepRegret(step, oracle).regret;
        figures.costUsd += step.costUsd;
        if (!isMissing(step.score)) {
            scores += step.score;
            ++scored;
        }
    }
    if (scored > 0)
        figures.avgPerfPct = 100 * scores / scored;
    return figures;
}

Result<std::optional<Ballot>> PriorDesk::ballotAt(const PriorSet& priors, TaskIndex task) const
{
    const auto found = std::ranges::find(m_stream.tasks, task);
    if (found == m_stream.tasks.end())
        return failure(ErrorCode::UnknownName, m_benchmark.tasks[task].id, "a task of the stream");
    auto started = start(priors);
    if (!started)
        return Unexpected(started.error());
    const auto position = static_cast<std::size_t>(found - m_stream.tasks.begin());
    ReplayEnvironment environment = environmentOf(*started->setting);
    StreamReplay replayed(m_stream, std::move(started->policy), environment);
    while (replayed.position() < position && replayed.step()) {
    }
    const Policy& policy = replayed.policy();
    if (!policy.covers(task))
        return std::optional<Ballot>();
    return std::optional(policy.explain(policy.decide({task, static_cast<std::uint32_t>(position)})));
}

std::vector<Flip> flipsBetween(const DeskReplay& before, const DeskReplay& after)
{
    std::vector<Flip> flips;
    const auto regretAt = [](const DeskReplay& replay, std::size_t step) {
        return replay.curves.cumRegret[step] - (step > 0 ? replay.curves.cumRegret[step - 1] : 0);
    };
    const std::size_t steps = std::min(before.run.steps.size(), after.run.steps.size());
    for (std::size_t i = 0; i < steps; ++i) {
        const Step& was = before.run.steps[i];
        const Step& is = after.run.steps[i];
        const auto sameModel = [](const Attempt& a, const Attempt& b) { return a.model == b.model; };
        if (was.chosen == is.chosen &&
            std::ranges::equal(before.run.attemptsOf(was), after.run.attemptsOf(is), sameModel))
            continue;
        flips.push_back(
            {static_cast<std::uint32_t>(i), is.task, was.chosen, is.chosen, regretAt(before, i), regretAt(after, i)});
    }
    return flips;
}

} // namespace acr

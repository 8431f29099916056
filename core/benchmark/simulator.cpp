// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulator.h"

#include "core/base/elementaryfunctions.h"
#include "core/base/random.h"
#include "core/benchmark/itemresponse.h"
#include "core/benchmark/simulatedprompt.h"
#include "core/benchmark/simulatorfacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr {

namespace {

using namespace simulation;

/// Tasks of a section that the search for the own share looks at.
constexpr std::size_t sampleTasks = 2000;
/// Of the release's agentic tasks the first 112 of 176 come from the older collection.
constexpr double olderShare = 112.0 / 176.0;

/// Independent sequences of random numbers, so that one option does not change what the others generate.
enum class Part : std::uint8_t { Order, Probing, Traits, Affinity, Noise, Calls, Prompt, Drift, Pool };

Random randomFor(std::uint64_t seed, Part part, std::size_t section = 0, std::size_t item = 0)
{
    const std::uint64_t ofPart = derivedSeed(seed, static_cast<std::uint64_t>(part));
    return Random(derivedSeed(ofPart, (static_cast<std::uint64_t>(section) << 40U) + item));
}

/// The latent side of the tasks of a section, by position within it.
struct Section {
    std::vector<PromptTraits> traits;
    std::vector<double> easiness;
    std::vector<double> inputSize;
    std::vector<double> outputSize;
    std::vector<bool> probing;
    /// Where the task stands in the table.
    std::vector<std::size_t> position;
};

class Simulation {
public:
    Simulation(const SimulatorOptions& options, const Progress& progress)
        : m_options(options)
        , m_progress(progress)
        , m_pool(modelPool(options.models, derivedSeed(options.seed, static_cast<std::uint64_t>(Part::Pool))))
    {}

    Result<Benchmark> run();

private:
    [[nodiscard]] std::size_t sectionTasks(std::size_t section) const
    {
        return section == agenticSection ? m_options.agenticTasks : m_options.dimensionTasks[section];
    }
    [[nodiscard]] ScoreShape shapeOf(std::size_t section) const
    {
        return section == agenticSection ? ScoreShape{} : sections()[section].score;
    }
    void drawTraits(std::size_t section);
    void chooseProbing();
    void layOut();
    void addTasks();
    [[nodiscard]] Task taskOf(std::size_t section, std::size_t at);
    [[nodiscard]] CategoryIndex category(Facet facet, std::string_view name)
    {
        return m_benchmark.tasks.editCategories(facet).intern(name);
    }
    [[nodiscard]] std::vector<double> ownResults(std::size_t section, std::size_t model, std::size_t count) const;
    [[nodiscard]] std::vector<double> driftOf(std::size_t section, std::size_t model, std::size_t count) const;
    [[nodiscard]] double ownShare(std::size_t first, std::size_t end, double target) const;
    void addOutcomes(std::size_t section, double ownShare);
    void addCalls(std::size_t section, std::size_t model, std::span<const double> scores);

    const SimulatorOptions& m_options;
    const Progress& m_progress;
    std::vector<ModelTraits> m_pool;
    std::array<Section, sectionCount> m_sections;
    /// Section and position within it, by position in the table.
    std::vector<std::pair<std::size_t, std::size_t>> m_order;
    Benchmark m_benchmark;
};

void Simulation::drawTraits(std::size_t number)
{
    Section& section = m_sections[number];
    const std::size_t count = sectionTasks(number);
    Random random = randomFor(m_options.seed, Part::Traits, number);
    std::array<double, topicCount> topicEasiness{};
    for (double& easiness : topicEasiness)
        easiness = random.normal();
    const auto older = static_cast<std::size_t>(std::round(olderShare * static_cast<double>(count)));
    for (std::size_t at = 0; at < count; ++at) {
        PromptTraits traits{.section = number, .topic = random.below(topicCount)};
        if (number == agenticSection)
            traits.source = at < older ? 0 : 1 + random.below(2);
        else
            traits.source = random.below(10) < 7 ? traits.topic % 3 : random.below(3);
        const std::uint64_t die = random.below(10);
        const bool mixed = sections()[std::min(number, simulatedDimensionCount - 1)].dimension == "multi_language";
        if (mixed || die == 0)
            traits.language = random.below(languageCount);
        else
            traits.language = die < 7 ? usualLanguage(traits.topic) : 0;
        traits.easiness = 0.5 * topicEasiness[traits.topic] + std::sqrt(0.75) * random.normal();
        section.easiness.push_back(traits.easiness);
        section.inputSize.push_back(random.normal());
        section.outputSize.push_back(random.normal());
        section.traits.push_back(traits);
    }
    section.probing.resize(count, false);
    section.position.resize(count);
}

void Simulation::chooseProbing()
{
    // Largest remainders: the shares of the dimensions are even, and the sum is right.
    const auto& sizes = m_options.dimensionTasks;
    const auto total = static_cast<double>(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}));
    auto left = static_cast<std::size_t>(std::round(total * m_options.probingShare));
    std::array<std::size_t, simulatedDimensionCount> quota{};
    std::array<std::size_t, simulatedDimensionCount> byRemainder{};
    std::iota(byRemainder.begin(), byRemainder.end(), std::size_t{0});
    const auto exact = [&](std::size_t section) {
        return static_cast<double>(sizes[section]) * m_options.probingShare;
    };
    for (std::size_t section = 0; section < quota.size(); ++section) {
        quota[section] = std::min(static_cast<std::size_t>(std::floor(exact(section))), left);
        left -= quota[section];
    }
    std::ranges::stable_sort(byRemainder, std::greater<>(),
                             [&](std::size_t section) { return exact(section) - std::floor(exact(section)); });
    for (const std::size_t section : byRemainder) {
        if (left > 0 && quota[section] < sizes[section]) {
            ++quota[section];
            --left;
        }
    }
    for (std::size_t section = 0; section < quota.size(); ++section) {
        std::vector<std::size_t> shuffled(sizes[section]);
        std::iota(shuffled.begin(), shuffled.end(), std::size_t{0});
        randomFor(m_options.seed, Part::Probing, section).shuffle(std::span(shuffled));
        for (std::size_t i = 0; i < quota[section]; ++i)
            m_sections[section].probing[shuffled[i]] = true;
    }
}

void Simulation::layOut()
{
    const auto append = [&](std::size_t section) {
        for (std::size_t at = 0; at < sectionTasks(section); ++at)
            m_order.emplace_back(section, at);
    };
    for (std::size_t section = 0; section < simulatedDimensionCount; ++section)
        append(section);
    const std::size_t singleCall = m_order.size();
    append(agenticSection);
    // Dimensions are interleaved at random; the agentic tasks form their own stream.
    Random random = randomFor(m_options.seed, Part::Order);
    random.shuffle(std::span(m_order).first(singleCall));
    random.shuffle(std::span(m_order).subspan(singleCall));
    for (std::size_t position = 0; position < m_order.size(); ++position)
        m_sections[m_order[position].first].position[m_order[position].second] = position;
}

Task Simulation::taskOf(std::size_t number, std::size_t at)
{
    const Section& section = m_sections[number];
    const PromptTraits& traits = section.traits[at];
    Task task;
    const auto set = [&](Facet facet, std::string_view name) {
        task.categories[static_cast<std::size_t>(facet)] = category(facet, name);
    };
    if (number == agenticSection) {
        static constexpr std::array<std::string_view, 3> benches{"old112", "features", "longrun"};
        const std::string project = fmt::format("{0}-lab__{0}-{1}", topicName(traits.topic), 1000 + at);
        const bool older = traits.source == 0;
        task.originalId = project;
        task.id =
            older ? fmt::format("old112::{}", project) : fmt::format("new64::{}::{}", benches[traits.source], project);
        set(Facet::Bench, benches[traits.source]);
        set(Facet::Dimension, traits.source == 2 ? "code_generation" : "bug_fixing");
        set(Facet::SourceSplit, older ? "old112" : "new64");
        set(Facet::Split, fmt::format("ood{}", m_options.agenticTasks));
    } else {
        const SectionFacts& facts = sections()[number];
        task.id = fmt::format("dim{}_{}_{}", number + 1, facts.sources[traits.source], at + 1);
        set(Facet::Dimension, facts.dimension);
        set(Facet::Source, facts.sources[traits.source]);
        set(Facet::Split, section.probing[at] ? probingSplit : "id_test");
        set(Facet::SourceSplit, !section.probing[at] ? "test" : at % 8 == 0 ? "val" : "train");
    }
    set(Facet::Language, languageName(traits.language));
    set(Facet::Difficulty, traits.easiness > 0.43 ? "easy" : traits.easiness < -0.43 ? "hard" : "medium");
    return task;
}

void Simulation::addTasks()
{
    TaskTable& tasks = m_benchmark.tasks;
    tasks.reserve(m_order.size());
    Split probing{std::string(probingSplit), {}};
    Split test{"id_test", {}};
    Split agentic{fmt::format("ood{}", m_options.agenticTasks), {}};
    for (const auto& [section, at] : m_order) {
        const TaskIndex index = tasks.add(taskOf(section, at));
        Split& split = section == agenticSection ? agentic : m_sections[section].probing[at] ? probing : test;
        split.tasks.push_back(index);
    }
    for (Split* split : {&probing, &test, &agentic}) {
        if (!split->tasks.empty())
            m_benchmark.splits.push_back(std::move(*split));
    }
    for (std::size_t position = 0; m_options.prompts && position < m_order.size(); ++position) {
        const auto& [section, at] = m_order[position];
        tasks.setPrompt(TaskIndex::at(position), composePrompt(m_sections[section].traits[at],
                                                               randomFor(m_options.seed, Part::Prompt, section, at)));
    }
}

std::vector<double> Simulation::ownResults(std::size_t number, std::size_t model, std::size_t count) const
{
    const Section& section = m_sections[number];
    std::array<double, 3> ofSource{};
    std::array<double, topicCount> ofTopic{};
    std::array<double, languageCount> ofLanguage{};
    Random everywhere = randomFor(m_options.seed, Part::Affinity, sectionCount, model);
    Random here = randomFor(m_options.seed, Part::Affinity, number, model);
    for (double& affinity : ofSource)
        affinity = std::sqrt(0.4) * here.normal();
    for (double& affinity : ofTopic)
        affinity = std::sqrt(0.2) * (here.normal() + everywhere.normal());
    for (double& affinity : ofLanguage)
        affinity = std::sqrt(0.2) * everywhere.normal();
    Random noise = randomFor(m_options.seed, Part::Noise, number, model);
    const double read = std::sqrt(m_options.topicShare);
    const double unread = std::sqrt(1 - m_options.topicShare);
    std::vector<double> own(count);
    for (std::size_t at = 0; at < count; ++at) {
        const PromptTraits& traits = section.traits[at];
        own[at] = read * (ofSource[traits.source] + ofTopic[traits.topic] + ofLanguage[traits.language]) +
                  unread * noise.normal();
    }
    return own;
}

std::vector<double> Simulation::driftOf(std::size_t number, std::size_t model, std::size_t count) const
{
    std::vector<double> shift(count, 0.0);
    if (m_options.drift == 0)
        return shift;
    const double whole = m_options.drift * randomFor(m_options.seed, Part::Drift, number, model).normal();
    const std::size_t agentic = m_options.agenticTasks;
    const std::size_t first = number == agenticSection ? m_order.size() - agentic : 0;
    const auto length = static_cast<double>(number == agenticSection ? agentic : m_order.size() - agentic);
    for (std::size_t at = 0; at < count; ++at)
        shift[at] = whole * (static_cast<double>(m_sections[number].position[at] - first) / length - 0.5);
    return shift;
}

double Simulation::ownShare(std::size_t first, std::size_t end, double target) const
{
    std::vector<SectionSample> samples;
    for (std::size_t number = first; number < end; ++number) {
        const std::size_t count = std::min(sectionTasks(number), sampleTasks);
        SectionSample sample{.easiness = std::span(m_sections[number].easiness).first(count),
                             .shift = {},
                             .own = {},
                             .means = {},
                             .shape = shapeOf(number)};
        for (std::size_t model = 0; model < m_pool.size(); ++model) {
            sample.own.push_back(ownResults(number, model, count));
            sample.shift.push_back(driftOf(number, model, count));
            sample.means.push_back(m_pool[model].meanScore[number]);
        }
        samples.push_back(std::move(sample));
    }
    return ownShareFor(samples, target);
}

void Simulation::addCalls(std::size_t number, std::size_t model, std::span<const double> scores)
{
    const Section& section = m_sections[number];
    const ModelTraits& traits = m_pool[model];
    const bool agentic = number == agenticSection;
    Random random = randomFor(m_options.seed, Part::Calls, number, model);
    // Log-normal around the mean: exp(σ·z − σ²/2) has mean 1.
    const auto spread = [](double sigma, double z) { return portableExp(sigma * z - sigma * sigma / 2); };
    const auto count = [](double value) { return static_cast<std::int32_t>(std::clamp(std::round(value), 1.0, 2e9)); };
    for (std::size_t at = 0; at < scores.size(); ++at) {
        const double input = agentic ? traits.agenticInputTokens : traits.inputTokens;
        const double output = agentic ? traits.agenticOutputTokens : traits.outputTokens;
        const double outputFactor = spread(0.5, section.outputSize[at]) * spread(0.35, random.normal());
        Outcome outcome;
        outcome.score = scores[at];
        outcome.inputTokens =
            count(input * spread(0.5, section.inputSize[at]) * spread(agentic ? 0.4 : 0.08, random.normal()));
        outcome.outputTokens = count(output * outputFactor);
        outcome.totalTokens = outcome.inputTokens + outcome.outputTokens;
        outcome.costUsd = priceOf(traits.model, outcome.inputTokens, outcome.outputTokens);
        outcome.calls = agentic ? count(traits.agenticCalls * spread(0.3, random.normal())) : 1;
        outcome.latencyMs = count(traits.latencyMs * outcome.calls * spread(0.3, random.normal()) *
                                  (agentic ? 1.0 : 0.4 + 0.6 * outputFactor));
        if (agentic) {
            outcome.set(OutcomeFlag::AppliedKnown);
            if (random.uniform() < 0.6 || outcome.score > 0)
                outcome.set(OutcomeFlag::Applied);
        }
        m_benchmark.outcomes.setOutcome(TaskIndex::at(section.position[at]), ModelIndex::at(model), outcome);
    }
}

void Simulation::addOutcomes(std::size_t number, double share)
{
    const std::size_t count = sectionTasks(number);
    std::vector<double> latent(count);
    std::vector<double> scores(count);
    for (std::size_t model = 0; model < m_pool.size() && !m_progress.stopped(); ++model) {
        const std::vector<double> own = ownResults(number, model, count);
        latentResults(share, m_sections[number].easiness, own, driftOf(number, model, count), latent);
        scoresOfMean(latent, m_pool[model].meanScore[number], shapeOf(number), scores);
        addCalls(number, model, scores);
    }
}

Result<Benchmark> Simulation::run()
{
    m_benchmark.name = "Simulated benchmark";
    m_benchmark.kind = DataKind::Simulated;
    m_benchmark.origin = fmt::format("simulator, seed {}", m_options.seed);
    for (const ModelTraits& traits : m_pool)
        m_benchmark.models.push_back(traits.model);
    for (const Alias& alias : releaseAliases()) {
        if (m_benchmark.model(alias.model))
            m_benchmark.aliases.push_back(alias);
    }
    for (std::size_t section = 0; section < sectionCount; ++section)
        drawTraits(section);
    chooseProbing();
    layOut();
    m_progress(0.1);
    if (m_progress.stopped())
        return failure(ErrorCode::Cancelled);
    addTasks();
    m_progress(0.3);
    if (m_progress.stopped())
        return failure(ErrorCode::Cancelled);
    m_benchmark.outcomes = OutcomeMatrix(m_order.size(), m_pool.size());
    const double share = ownShare(0, simulatedDimensionCount, m_options.oracleMean);
    const double agenticShare = ownShare(agenticSection, sectionCount, m_options.agenticOracleMean);
    for (std::size_t section = 0; section < sectionCount; ++section) {
        m_progress(0.4 + 0.06 * static_cast<double>(section));
        addOutcomes(section, section == agenticSection ? agenticShare : share);
    }
    if (m_progress.stopped())
        return failure(ErrorCode::Cancelled);
    m_progress(1.0);
    return std::move(m_benchmark);
}

} // namespace

Result<Benchmark> simulate(const SimulatorOptions& options, const Progress& progress)
{
    if (const Result<void> possible = checkOptions(options); !possible)
        return tl::unexpected(possible.error());
    return Simulation(options, progress).run();
}

} // namespace acr

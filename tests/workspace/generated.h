// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Benchmarks made from a seed for tests: every field used, with missing values, unusual names and empty tables.
#pragma once

#include "core/base/random.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/decisions.h"

#include <array>
#include <cstring>
#include <string>

namespace acr::test {

struct Shape {
    std::size_t tasks = 0;
    std::size_t models = 0;
    bool prompts = false;
};

inline std::string oddText(Random& random, std::size_t longest)
{
    static constexpr std::array<std::string_view, 12> pieces{"a", "Z_9", "/",    "::", "__", "通义千问",
                                                             "é", "\n",  "🦀", "'",  "\"", "\r\n; DROP TABLE task"};
    std::string text;
    for (std::uint64_t left = random.below(longest + 1); left > 0; --left)
        text += pieces.at(random.below(pieces.size()));
    return text;
}

inline Benchmark generatedBenchmark(std::uint64_t seed, const Shape& shape)
{
    Random random(seed);
    const auto maybe = [&](double value) { return random.below(5) == 0 ? missing : value; };
    Benchmark benchmark;
    benchmark.name = "b" + oddText(random, 4);
    benchmark.kind = static_cast<DataKind>(random.below(3));
    benchmark.origin = oddText(random, 8);
    for (std::size_t i = 0; i < shape.models; ++i) {
        benchmark.models.push_back({.name = oddText(random, 2) + std::to_string(i),
                                    .provider = oddText(random, 2),
                                    .tier = oddText(random, 1),
                                    .inputPricePerMillion = maybe(random.uniform()),
                                    .outputPricePerMillion = maybe(random.uniform() * 30),
                                    .note = oddText(random, 3)});
        benchmark.aliases.push_back({oddText(random, 3), benchmark.models.back().name});
        benchmark.importFacts.push_back(
            {oddText(random, 2), oddText(random, 2), maybe(random.normal()), maybe(1.0 / 3), oddText(random, 2)});
    }
    // The last facet follows from the prompts.
    constexpr std::size_t dataFacets = static_cast<std::size_t>(Facet::Siblings);
    std::array<std::size_t, dataFacets> names{};
    for (std::size_t facet = 0; facet < dataFacets; ++facet) {
        names.at(facet) = 1 + random.below(6);
        for (std::size_t i = 0; i < names.at(facet); ++i)
            benchmark.tasks.editCategories(static_cast<Facet>(facet)).intern(oddText(random, 2) + std::to_string(i));
    }
    for (std::size_t i = 0; i < shape.tasks; ++i) {
        Task task;
        task.id = oddText(random, 3) + "#" + std::to_string(i);
        if (random.below(2) == 0)
            task.originalId = oddText(random, 3);
        for (std::size_t facet = 0; facet < dataFacets; ++facet)
            task.categories.at(facet) = CategoryIndex::at(random.below(names.at(facet) + 1));
        benchmark.tasks.add(std::move(task));
    }
    for (std::size_t i = 0; shape.prompts && i < shape.tasks; ++i) {
        if (random.below(4) != 0)
            benchmark.tasks.setPrompt(TaskIndex::at(i), oddText(random, 40));
    }
    benchmark.outcomes = OutcomeMatrix(shape.tasks, shape.models);
    const std::uint64_t columns = random.below(32);
    for (std::size_t i = 0; i < shape.tasks; ++i) {
        for (std::size_t j = 0; j < shape.models; ++j) {
            if (random.below(7) == 0)
                continue;
            const auto count = [&](unsigned column) {
                return (columns >> column & 1U) != 0 ? static_cast<std::int32_t>(random.below(1U << 31U))
                                                     : missingCount;
            };
            benchmark.outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                          {.score = maybe(random.uniform()),
                                           .costUsd = maybe(random.uniform() / 1000),
                                           .inputTokens = count(0),
                                           .outputTokens = count(1),
                                           .totalTokens = count(2),
                                           .latencyMs = count(3),
                                           .calls = count(4),
                                           .flags = static_cast<std::uint8_t>(random.below(32))});
        }
    }
    for (std::uint64_t left = random.below(4); left > 0; --left) {
        Split split{oddText(random, 3), {}};
        for (std::uint64_t entries = shape.tasks == 0 ? 0 : random.below(shape.tasks * 2); entries > 0; --entries)
            split.tasks.push_back(TaskIndex::at(random.below(shape.tasks)));
        benchmark.splits.push_back(std::move(split));
    }
    return benchmark;
}

inline DecisionSet generatedDecisions(std::uint64_t seed, std::string name, const Shape& shape, bool chains,
                                      bool outcomes)
{
    Random random(seed);
    DecisionSet set{std::move(name), {}, random.below(100)};
    for (std::size_t i = 0; i < shape.tasks; ++i) {
        RecordedDecision decision{.task = TaskIndex::at(random.below(shape.tasks)),
                                  .chosen = ModelIndex::at(random.below(shape.models)),
                                  .chain = {}};
        for (std::uint64_t left = chains ? random.below(5) : 0; left > 0; --left)
            decision.chain.push_back(ModelIndex::at(random.below(shape.models)));
        if (outcomes && random.below(3) != 0) {
            decision.score = random.uniform();
            decision.costUsd = random.uniform();
        }
        set.decisions.push_back(std::move(decision));
    }
    return set;
}

inline bool sameBits(std::span<const double> a, std::span<const double> b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

inline bool sameNumber(double a, double b)
{
    return (isMissing(a) && isMissing(b)) || a == b;
}

/// The first field in which the two differ, or an empty text. Prompts are compared when asked.
inline std::string difference(const Benchmark& a, const Benchmark& b, bool prompts)
{
    if (a.name != b.name || a.kind != b.kind || a.origin != b.origin)
        return "head";
    if (a.models.size() != b.models.size() || a.aliases != b.aliases)
        return "models or aliases";
    for (std::size_t i = 0; i < a.models.size(); ++i) {
        const Model& x = a.models[i];
        const Model& y = b.models[i];
        if (x.name != y.name || x.provider != y.provider || x.tier != y.tier || x.note != y.note ||
            !sameNumber(x.inputPricePerMillion, y.inputPricePerMillion) ||
            !sameNumber(x.outputPricePerMillion, y.outputPricePerMillion))
            return "model " + std::to_string(i);
    }
    if (a.importFacts.size() != b.importFacts.size())
        return "import facts";
    for (std::size_t i = 0; i < a.importFacts.size(); ++i) {
        const ImportFact& x = a.importFacts[i];
        const ImportFact& y = b.importFacts[i];
        if (x.kind != y.kind || x.subject != y.subject || x.example != y.example || !sameNumber(x.found, y.found) ||
            !sameNumber(x.expected, y.expected))
            return "import fact " + std::to_string(i);
    }
    constexpr std::size_t dataFacets = static_cast<std::size_t>(Facet::Siblings);
    for (std::size_t facet = 0; facet < dataFacets; ++facet) {
        if (a.tasks.categories(static_cast<Facet>(facet)).names() !=
            b.tasks.categories(static_cast<Facet>(facet)).names())
            return "categories of facet " + std::to_string(facet);
    }
    if (a.tasks.size() != b.tasks.size())
        return "number of tasks";
    for (std::size_t i = 0; i < a.tasks.size(); ++i) {
        const TaskIndex task = TaskIndex::at(i);
        const Task& x = a.tasks[task];
        const Task& y = b.tasks[task];
        if (x.id != y.id || x.originalId != y.originalId ||
            !std::equal(x.categories.begin(), x.categories.begin() + dataFacets, y.categories.begin()) ||
            x.promptChars != y.promptChars)
            return "task " + std::to_string(i);
        if (b.tasks.find(x.id) != task)
            return "finding task " + std::to_string(i);
        if (prompts && a.tasks.prompt(task) != b.tasks.prompt(task))
            return "prompt " + std::to_string(i);
    }
    const OutcomeMatrix& x = a.outcomes;
    const OutcomeMatrix& y = b.outcomes;
    if (x.tasks() != y.tasks() || x.models() != y.models() || !sameBits(x.allScores(), y.allScores()) ||
        !sameBits(x.allCosts(), y.allCosts()) || !std::ranges::equal(x.allFlags(), y.allFlags()))
        return "scores, costs or flags";
    for (std::size_t column = 0; column < OutcomeMatrix::columnCount; ++column) {
        if (!std::ranges::equal(x.all(static_cast<OutcomeMatrix::Column>(column)),
                                y.all(static_cast<OutcomeMatrix::Column>(column))))
            return "integer column " + std::to_string(column);
    }
    if (a.splits.size() != b.splits.size())
        return "number of splits";
    for (std::size_t i = 0; i < a.splits.size(); ++i) {
        if (a.splits[i].name != b.splits[i].name || a.splits[i].tasks != b.splits[i].tasks)
            return "split " + std::to_string(i);
    }
    return {};
}

inline std::string difference(const DecisionSet& a, const DecisionSet& b)
{
    if (a.name != b.name || a.unknownTasks != b.unknownTasks || a.decisions.size() != b.decisions.size())
        return "head of " + a.name;
    for (std::size_t i = 0; i < a.decisions.size(); ++i) {
        const RecordedDecision& x = a.decisions[i];
        const RecordedDecision& y = b.decisions[i];
        if (x.task != y.task || x.chosen != y.chosen || x.chain != y.chain || !sameNumber(x.score, y.score) ||
            !sameNumber(x.costUsd, y.costUsd))
            return a.name + ", decision " + std::to_string(i);
    }
    return {};
}

} // namespace acr::test

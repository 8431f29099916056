// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A filter bound to a benchmark: which of its tasks pass.
///
/// A comparison with a missing value is false, and so is its opposite: neither score(m) < 0.5 nor score(m) >= 0.5
/// passes where m has no score. `not` turns a condition round, so it passes there. Scores and costs are the recorded
/// ones. A model solves a task when its score is at least `solvesAt`, and fails on it when its score is lower.
/// In score, cost, solves, fails and missing, a name is first that of a model (or its alias), then of a policy.
///
/// Thread-safety: const access from any number of threads. Borrows the benchmark, and shares policies' facts.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/session/filtersyntax.h"
#include "core/session/policyfacts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

inline constexpr double defaultSolvesAt = 1;

struct FilterBinding {
    double solvesAt = defaultSolvesAt;
    /// Null for streams, whose tasks must not depend on what a policy did.
    PolicyFactsSource* policies = nullptr;
};

class TaskFilter {
public:
    /// REQUIRES: the benchmark outlives the filter.
    [[nodiscard]] static tl::expected<TaskFilter, FilterError>
    bind(const FilterSyntax& syntax, const Benchmark& benchmark, const FilterBinding& binding);

    /// Some policy is still being replayed: passing() does not yet say what the filter means.
    [[nodiscard]] bool pending() const { return m_pending; }
    /// By task of the benchmark: 1 where the task passes. `alsoSearched` is a text beside each task's own in which
    /// texts that stand alone are looked for (the name of a model, for rows that have one).
    [[nodiscard]] std::vector<std::uint8_t> passing(std::string_view alsoSearched = {}) const;
    /// Which of the texts that stand alone are found in `text`. Two texts with equal marks pass the same tasks.
    [[nodiscard]] std::vector<bool> searchesFoundIn(std::string_view text) const;

private:
    /// Numbers by task: a column of the outcomes, facts of a policy, a property, or one constant.
    struct Numbers {
        enum class From : std::uint8_t { Constant, Scores, Costs, Facts, PromptChars, SolvedBy };
        From from = From::Constant;
        double constant = 0;
        std::size_t model = 0;
        const std::vector<double>* facts = nullptr;
    };
    struct Step {
        enum class Kind : std::uint8_t {
            Search,
            Compare,
            CompareList,
            Category,
            Id,
            Prompt,
            Pick,
            MissingNumber,
            MissingPick,
            Not,
            And,
            Or
        };
        Kind kind = Kind::Search;
        FilterOperator op = FilterOperator::Equal;
        Numbers left{};
        Numbers right{};
        std::vector<double> list{};
        Facet facet = Facet::Dimension;
        std::vector<std::uint8_t> passes{}; ///< by category, or by model
        std::vector<std::string> texts{};   ///< folded for searches
        const std::vector<std::int32_t>* picks = nullptr;
        const std::vector<std::int32_t>* otherPicks = nullptr;
    };
    friend class FilterBinder;

    explicit TaskFilter(const Benchmark& benchmark)
        : m_benchmark(&benchmark)
    {}

    [[nodiscard]] std::vector<double> numbers(const Numbers& from) const;
    void evaluate(const Step& step, std::string_view alsoSearched, std::vector<std::uint8_t>& marks) const;
    void search(const std::string& folded, std::vector<std::uint8_t>& marks) const;
    void foldIds();

    const Benchmark* m_benchmark;
    std::vector<Step> m_steps; ///< in postfix order
    std::vector<std::shared_ptr<const PolicyFacts>> m_facts;
    double m_solvesAt = defaultSolvesAt;
    bool m_pending = false;
    std::string m_ids; ///< folded, one after the other; empty when no condition searches them
    std::vector<std::size_t> m_idEnds;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A language model as router: what it is asked, and how its answer is read.
///
/// What it is told grows by variant: vanilla, the prompt and the names of the pool; dimension, also the task's
/// dimension; statistics, also mean score and cost of each model on the probing tasks of that dimension (of all, where
/// it has none); anonymous, the same with letters in place of names; examples, also three probing tasks of the
/// dimension with the model that did best. Statistics and examples come from the training tasks alone.
///
/// Answers of a router are recorded: in a live session while it runs, for a benchmark as a decision set, whose name
/// says router and variant. The policy "llm" decides by them, without a network. Thread-safety: as any value; const
/// access from any number of threads.
#pragma once

#include "core/policy/policy.h"
#include "core/policy/registry.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// Where in the answer the model was found.
enum class RouteSource : std::uint8_t { ExactName, Json, NameInText, Index, Fallback, Recorded };
/// The stable name in files, and the decision's reason.
[[nodiscard]] std::string_view routeSourceName(RouteSource source);

/// What a router chose for a task.
struct RoutingChoice {
    ModelIndex model;
    RouteSource source = RouteSource::Fallback;
    /// Of the router's own call; USD; missing where it is not known.
    double costUsd = missing;
};
/// By task. A live session adds to it.
using RoutingChoices = std::map<TaskIndex, RoutingChoice>;

enum class RouterVariant : std::uint8_t { Vanilla, Dimension, Statistics, Anonymous, Examples };
[[nodiscard]] std::string_view routerVariantName(RouterVariant variant);
/// Of a spec of the policy "llm".
[[nodiscard]] RouterVariant routerVariantOf(const PolicySpec& spec);

/// The name of the decision set with the answers of the spec's router.
[[nodiscard]] std::string routingSetName(const PolicySpec& spec);
/// The spec whose answers the set has; nothing for other sets.
[[nodiscard]] std::optional<PolicySpec> routerOfSet(const DecisionSet& set);

class RoutingPrompt {
public:
    /// Task table and models are borrowed.
    RoutingPrompt(const PolicySetup& setup, RouterVariant variant);

    /// What the router is asked about a task of the table.
    [[nodiscard]] ModelQuestion questionOf(TaskIndex task) const;
    /// The first of: the whole answer is a name; a JSON object names a model or its number, also within other text; a
    /// name within the text, of several the last; a number from 1 on. Otherwise the fallback: the model with the best
    /// mean score on the training tasks, or the first of the pool.
    [[nodiscard]] RoutingChoice read(std::string_view answer) const;
    [[nodiscard]] RoutingChoice fallback() const { return {m_fallback, RouteSource::Fallback, missing}; }

private:
    struct Statistics {
        std::size_t tasks = 0;
        std::vector<double> scores; ///< by model; NaN where nothing is known
        std::vector<double> costs;
    };

    void learn(const PolicySetup& setup);
    [[nodiscard]] std::string shownName(std::size_t model) const;
    [[nodiscard]] std::string examplesFor(TaskIndex task) const;
    [[nodiscard]] std::optional<ModelIndex> named(std::string_view text) const;
    [[nodiscard]] std::optional<ModelIndex> numbered(std::string_view text) const;
    [[nodiscard]] std::optional<ModelIndex> inJson(std::string_view text) const;
    [[nodiscard]] std::optional<ModelIndex> lastNameIn(std::string_view text) const;

    const TaskTable& m_tasks;
    std::vector<std::string> m_models;
    RouterVariant m_variant;
    Statistics m_overall;
    std::vector<Statistics> m_byDimension;
    /// Training tasks that some model solves, with the best one.
    std::vector<std::pair<TaskIndex, ModelIndex>> m_examples;
    ModelIndex m_fallback;
};

} // namespace acr

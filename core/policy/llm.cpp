// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/routing.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace acr {

namespace {

/// Decides as a language model answered. It does not learn.
class LlmPolicy final : public CloneablePolicy<LlmPolicy> {
public:
    LlmPolicy(std::shared_ptr<const RoutingChoices> choices, std::size_t models)
        : m_choices(std::move(choices))
        , m_models(models)
    {}

    [[nodiscard]] bool covers(TaskIndex task) const override { return m_choices->contains(task); }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        const RoutingChoice& choice = m_choices->find(request.task)->second;
        decideFor(choice.model, routeSourceName(choice.source), request, decision);
    }

    [[nodiscard]] double decisionCost(TaskIndex task) const override
    {
        const auto found = m_choices->find(task);
        return found == m_choices->end() ? 0 : costOrZero(found->second.costUsd);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values.assign(m_models, 0.0);
        values[decision.pick.position()] = 1;
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        ballot.votes.push_back({"router", decision.pick, 1.0});
        ballot.pivotal = 0;
        return ballot;
    }

private:
    std::shared_ptr<const RoutingChoices> m_choices;
    std::size_t m_models;
};

std::shared_ptr<const RoutingChoices> choicesOf(const DecisionSet& set)
{
    auto choices = std::make_shared<RoutingChoices>();
    for (const RecordedDecision& decision : set.decisions)
        choices->emplace(decision.task, RoutingChoice{decision.chosen, RouteSource::Recorded, decision.costUsd});
    return choices;
}

} // namespace

PolicyEntry llmEntry()
{
    return {
        .info = {.id = "llm",
                 .family = PolicyFamily::Recorded,
                 .kind = PolicyKind::Language,
                 .summary =
                     QT_TRANSLATE_NOOP("Policy", "A language model is asked to route; its recorded answers replay "
                                                 "without a network."),
                 .parameters = {{.name = "variant",
                                 .kind = ParameterKind::Choice,
                                 .defaultValue = std::string("statistics"),
                                 .minimum = 0,
                                 .maximum = 0,
                                 .choices = {"vanilla", "dimension", "statistics", "anonymous", "examples"},
                                 .help = QT_TRANSLATE_NOOP(
                                     "Policy",
                                     "What it is told beside the prompt: nothing, the dimension, also mean scores and "
                                     "costs on probing tasks, the same without names, or three examples.")}},
                 .argument = routerArgument},
        .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
            if (setup.routing)
                return std::make_unique<LlmPolicy>(setup.routing, setup.models.size());
            const DecisionSet* const set = setup.decisionsNamed(routingSetName(spec));
            if (set == nullptr)
                return failure(ErrorCode::NotApplicable, spec.text() + " without recorded answers",
                               fmt::format("answers recorded before: acrouter live route FILE --policy {} --endpoints "
                                           "E.json",
                                           spec.text()));
            return std::make_unique<LlmPolicy>(choicesOf(*set), setup.models.size());
        }};
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/drawsequence.h"
#include "core/policy/entries.h"

namespace acr {

namespace {

/// Every available model with the same probability.
class RandomPolicy final : public CloneablePolicy<RandomPolicy> {
public:
    explicit RandomPolicy(const PolicySetup& setup)
        : m_draws(setup.seed, 1)
        , m_models(setup.models.size())
    {}

    void decide(const TaskContext& request, Decision& decision) const override
    {
        std::size_t candidates = 0;
        for (std::size_t j = 0; j < m_models; ++j)
            candidates += request.isAvailable(ModelIndex::at(j)) ? 1 : 0;
        std::uint64_t drawn = 0;
        if (candidates > 0)
            m_draws.drawAt(
                request.step, decision.state<State>().after, [](Random& random) { random.next(); },
                [&](Random& random) { drawn = random.below(candidates); });
        decision.context = request;
        decision.first = ModelIndex();
        for (std::size_t j = 0, seen = 0; j < m_models && candidates > 0; ++j) {
            if (request.isAvailable(ModelIndex::at(j)) && seen++ == drawn) {
                decision.first = ModelIndex::at(j);
                break;
            }
        }
        decision.pick = decision.first;
        decision.probability = candidates > 0 ? 1 / static_cast<double>(candidates) : missing;
        decision.reason = "drawn";
    }

    /// Moves the start of later draws only.
    void observe(Decision& decision, std::span<const Attempt>) override
    {
        m_draws.reach(decision.state<State>().after);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values.assign(m_models, 1.0 / static_cast<double>(m_models));
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override { return ballotOf(*this, decision); }

private:
    struct State final : CloneableState<State> {
        DrawSequence::Place after;
    };

    DrawSequence m_draws;
    std::size_t m_models;
};

} // namespace

PolicyEntry randomEntry()
{
    return {.info = {.id = "random",
                     .family = PolicyFamily::Fixed,
                     .kind = PolicyKind::Chance,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy", "Every model with the same probability; tables show the exact expectation."),
                     .seeded = true,
                     .uniform = true,
                     .published = {{.router = "Random"}}},
            .make = [](const PolicySpec&, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                return std::make_unique<RandomPolicy>(setup);
            }};
}

} // namespace acr

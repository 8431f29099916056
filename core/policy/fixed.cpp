// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <bit>

namespace acr {

namespace {

/// Every available model with the same probability.
class RandomPolicy final : public CloneablePolicy<RandomPolicy> {
public:
    explicit RandomPolicy(const PolicySetup& setup)
        : m_random(setup.seed)
        , m_models(setup.models.size())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        std::vector<ModelIndex> candidates;
        for (std::size_t j = 0; j < m_models; ++j) {
            if (context.isAvailable(ModelIndex::at(j)))
                candidates.push_back(ModelIndex::at(j));
        }
        m_available = context.available;
        m_pick = candidates.empty() ? ModelIndex() : candidates[m_random.below(candidates.size())];
        return m_pick;
    }

    [[nodiscard]] Ballot ballot() const override
    {
        return ballotOver(m_pick, std::vector<double>(m_models, 1.0 / static_cast<double>(m_models)), "drawn",
                          m_available);
    }

private:
    Random m_random;
    std::size_t m_models;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

/// One model for everything; while it is down, the next of the pool.
class AlwaysPolicy final : public CloneablePolicy<AlwaysPolicy> {
public:
    AlwaysPolicy(ModelIndex model, std::size_t models)
        : m_values(models, 0.0)
    {
        m_values[model.position()] = 1;
    }

    ModelIndex choose(const TaskContext& context) override
    {
        m_available = context.available;
        m_pick = bestModel(m_values, context);
        return m_pick;
    }
    [[nodiscard]] Ballot ballot() const override { return ballotOver(m_pick, m_values, "fixed", m_available); }

private:
    std::vector<double> m_values;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry randomEntry()
{
    return {.info = {.id = "random",
                     .family = PolicyFamily::Fixed,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy", "Every model with the same probability; tables show the exact expectation."),
                     .seeded = true},
            .make = [](const PolicySpec&, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                return std::make_unique<RandomPolicy>(setup);
            }};
}

PolicyEntry alwaysEntry()
{
    return {.info = {.id = "always",
                     .family = PolicyFamily::Fixed,
                     .summary = QT_TRANSLATE_NOOP("Policy", "The same model for every task."),
                     .argument = "model"},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                const auto model = modelNamed(spec.argument, setup);
                if (!model)
                    return Unexpected(model.error());
                return std::make_unique<AlwaysPolicy>(*model, setup.models.size());
            }};
}

} // namespace acr

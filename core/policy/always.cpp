// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

namespace acr {

namespace {

/// One model for everything; while it is down, the next of the pool.
class AlwaysPolicy final : public CloneablePolicy<AlwaysPolicy> {
public:
    AlwaysPolicy(ModelIndex model, std::size_t models)
        : m_values(models, 0.0)
    {
        m_values[model.position()] = 1;
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        decideFor(bestModel(m_values, request), "fixed", request, decision);
    }
    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = m_values;
        keepAvailable(values, decision.context);
    }
    [[nodiscard]] Ballot explain(const Decision& decision) const override { return ballotOf(*this, decision); }

private:
    std::vector<double> m_values;
};

} // namespace

PolicyEntry alwaysEntry()
{
    return {.info = {.id = "always",
                     .family = PolicyFamily::Fixed,
                     .kind = PolicyKind::Single,
                     .summary = QT_TRANSLATE_NOOP("Policy", "The same model for every task."),
                     .argument = modelArgument,
                     .published = {{.argument = "claude-opus-4-6", .router = "Always Opus 4.6"},
                                   {.argument = "kimi-k2.5", .router = "Always Kimi-K2.5"},
                                   {.argument = "qwen3.5-plus", .router = "Always Qwen3.5-Plus"}}},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                const auto model = modelNamed(spec.argument, setup);
                if (!model)
                    return Unexpected(model.error());
                return std::make_unique<AlwaysPolicy>(*model, setup.models.size());
            }};
}

} // namespace acr

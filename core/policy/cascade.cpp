// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/benchmark/limits.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>

namespace acr {

namespace {

/// The release's verification cascade: cheap models in a fixed order until one resolves the task; when none does
/// and at least k of their answers applied, one call of the strong model. The answer is the call that resolved, else
/// the last cheap one.
class ChainPolicy final : public CloneablePolicy<ChainPolicy> {
public:
    ChainPolicy(std::vector<ModelIndex> chain, ModelIndex strong, std::int64_t applied, std::size_t models)
        : m_chain(std::move(chain))
        , m_strong(strong)
        , m_applied(applied)
        , m_models(models)
    {}

    void decide(const TaskContext& request, Decision& decision) const override
    {
        decideFor(nextCheap(request, {}).value_or(m_strong), "chain", request, decision);
    }

    [[nodiscard]] std::optional<ModelIndex> next(const Decision& decision,
                                                 std::span<const Attempt> attempts) const override
    {
        const Attempt& last = attempts.back();
        if (last.passed || last.model == m_strong)
            return std::nullopt;
        if (const auto cheap = nextCheap(decision.context, attempts))
            return cheap;
        const auto applied = std::ranges::count_if(attempts, &Attempt::applied);
        if (applied >= m_applied && decision.context.isAvailable(m_strong))
            return m_strong;
        return std::nullopt;
    }

    [[nodiscard]] std::size_t settle(const Decision&, std::span<const Attempt> attempts) const override
    {
        const std::size_t last = attempts.size() - 1;
        const bool strongFailed = last > 0 && attempts[last].model == m_strong && !attempts[last].passed;
        return strongFailed ? last - 1 : last;
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values.assign(m_models, missing);
        for (std::size_t i = 0; i < m_chain.size(); ++i)
            values[m_chain[i].position()] = 1.0 / static_cast<double>(i + 1);
        values[m_strong.position()] = 1.0 / static_cast<double>(m_chain.size() + 1);
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override { return ballotOf(*this, decision); }

private:
    [[nodiscard]] std::optional<ModelIndex> nextCheap(const TaskContext& context,
                                                      std::span<const Attempt> attempts) const
    {
        for (const ModelIndex model : m_chain) {
            const bool tried = std::ranges::find(attempts, model, &Attempt::model) != attempts.end();
            if (!tried && context.isAvailable(model))
                return model;
        }
        return std::nullopt;
    }

    std::vector<ModelIndex> m_chain;
    ModelIndex m_strong;
    std::int64_t m_applied;
    std::size_t m_models;
};

Result<std::unique_ptr<Policy>> makeCascade(const PolicySpec& spec, const PolicySetup& setup)
{
    std::vector<ModelIndex> chain;
    std::string_view rest = spec.parameters.text("chain");
    while (!rest.empty()) {
        const std::size_t end = rest.find('+');
        const auto model = modelNamed(rest.substr(0, end), setup);
        if (!model)
            return Unexpected(model.error());
        chain.push_back(*model);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    const auto strong = modelNamed(spec.parameters.text("strong"), setup);
    if (!strong)
        return Unexpected(strong.error());
    std::vector<ModelIndex> sorted = chain;
    sorted.push_back(*strong);
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end())
        return failure(ErrorCode::BadParameter, "chain=" + spec.parameters.text("chain"),
                       "each model at most once, the strong one last");
    return std::make_unique<ChainPolicy>(std::move(chain), *strong, spec.parameters.integer("k"), setup.models.size());
}

} // namespace

PolicyEntry cascadeEntry()
{
    return {
        .info = {.id = "cascade",
                 .family = PolicyFamily::Cascade,
                 .kind = PolicyKind::Release,
                 .summary = QT_TRANSLATE_NOOP("Policy", "Cheap models in a fixed order until one resolves the task, "
                                                        "then the strong one if enough answers applied."),
                 .parameters = {{.name = "k",
                                 .kind = ParameterKind::Integer,
                                 .defaultValue = std::int64_t{2},
                                 .minimum = 0,
                                 .maximum = static_cast<double>(maxModels),
                                 .choices = {},
                                 .help = QT_TRANSLATE_NOOP(
                                     "Policy",
                                     "How many cheap answers must have applied before the strong model is called.")},
                                {.name = "chain",
                                 .kind = ParameterKind::Text,
                                 .defaultValue = std::string("MiniMax-M2.7+kimi-k2.5+gpt-5.4+glm-5"),
                                 .minimum = 0,
                                 .maximum = 0,
                                 .choices = {},
                                 .help = QT_TRANSLATE_NOOP("Policy", "The cheap models in order, joined by +.")},
                                {.name = "strong",
                                 .kind = ParameterKind::Text,
                                 .defaultValue = std::string("claude-opus-4-6"),
                                 .minimum = 0,
                                 .maximum = 0,
                                 .choices = {},
                                 .help = QT_TRANSLATE_NOOP("Policy", "The strong model, called last.")}},
                 .published = {{.router = "ACRouter", .stream = "ood176"}}},
        .make = makeCascade};
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>

namespace acr {

namespace {

/// Replays the decisions in a recorded file.
class RecordedPolicy final : public CloneablePolicy<RecordedPolicy> {
public:
    RecordedPolicy(const DecisionSet& set, const PolicySetup& setup)
        : m_decisions(set.decisions)
        , m_decisionOfTask(setup.tasks->size(), -1)
        , m_models(setup.models.size())
    {
        for (std::size_t i = 0; i < m_decisions.size(); ++i)
            m_decisionOfTask[m_decisions[i].task.position()] = static_cast<std::int32_t>(i);
    }

    [[nodiscard]] bool covers(TaskIndex task) const override
    {
        return task.position() < m_decisionOfTask.size() && m_decisionOfTask[task.position()] >= 0;
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        const RecordedDecision& recorded = recordOf(request.task);
        decideFor(recorded.chosen, "recorded", request, decision);
        if (!recorded.chain.empty())
            decision.first = recorded.chain.front();
    }

    [[nodiscard]] std::optional<ModelIndex> next(const Decision& decision,
                                                 std::span<const Attempt> attempts) const override
    {
        const RecordedDecision& recorded = recordOf(decision.context.task);
        if (attempts.size() >= recorded.chain.size())
            return std::nullopt;
        return recorded.chain[attempts.size()];
    }

    [[nodiscard]] std::size_t settle(const Decision& decision, std::span<const Attempt> attempts) const override
    {
        const auto found = std::ranges::find(attempts, decision.pick, &Attempt::model);
        return found == attempts.end() ? attempts.size() - 1 : static_cast<std::size_t>(found - attempts.begin());
    }

    [[nodiscard]] std::optional<ReportedOutcome> reported(TaskIndex task) const override
    {
        const RecordedDecision& recorded = recordOf(task);
        if (isMissing(recorded.score) || isMissing(recorded.costUsd))
            return std::nullopt;
        return ReportedOutcome{recorded.score, recorded.costUsd};
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values.assign(m_models, 0.0);
        values[decision.pick.position()] = 1;
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        ballot.votes.push_back({"file", decision.pick, 1.0});
        ballot.pivotal = 0;
        return ballot;
    }

private:
    /// REQUIRES: covers(task).
    [[nodiscard]] const RecordedDecision& recordOf(TaskIndex task) const
    {
        return m_decisions[static_cast<std::size_t>(m_decisionOfTask[task.position()])];
    }

    std::vector<RecordedDecision> m_decisions;
    std::vector<std::int32_t> m_decisionOfTask; ///< by task; −1 where the file has none
    std::size_t m_models;
};

/// The release's decision files.
constexpr std::array released{
    PublishedName{"Oracle", "Oracle", ""},
    PublishedName{"Always_Opus_4_6", "Always Opus 4.6", ""},
    PublishedName{"Always_Kimi_K2_5", "Always Kimi-K2.5", ""},
    PublishedName{"Always_Qwen3_5_Plus", "Always Qwen3.5-Plus", ""},
    PublishedName{"dimension_best", "DimensionBest", ""},
    PublishedName{"id_release_decisions", "ACRouter", "id_test"},
    PublishedName{"ACRouter_ours", "ACRouter", "ood176"},
    PublishedName{"kNN_Retrieval", "kNN Retrieval", ""},
    PublishedName{"LinUCB", "LinUCB", ""},
    PublishedName{"LinTS", "LinTS", ""},
    PublishedName{"LogReg", "LogReg", ""},
    PublishedName{"logreg", "LogReg", ""},
    PublishedName{"RouteLLM_BERT", "RouteLLM-BERT", ""},
    PublishedName{"routellm_sw", "RouteLLM-BERT", ""},
    PublishedName{"TF_IDF_MLP", "TF-IDF+MLP", ""},
    PublishedName{"tfidf_mlp", "TF-IDF+MLP", ""},
    PublishedName{"Qwen3_5_0_8B_Finetuned", "Qwen3.5-0.8B-FT", ""},
    PublishedName{"finetuned_router_qwen35_08b", "Qwen3.5-0.8B-FT", ""},
    PublishedName{"RouteLLM_MF", "RouteLLM-MF", ""},
    PublishedName{"routellm_mf", "RouteLLM-MF", ""},
};

} // namespace

PolicyEntry recordedEntry()
{
    return {.info = {.id = "recorded",
                     .family = PolicyFamily::Recorded,
                     .kind = PolicyKind::Release,
                     .summary = QT_TRANSLATE_NOOP("Policy", "Replays the decisions of another router from a file."),
                     .argument = decisionFileArgument,
                     .published = {released.begin(), released.end()}},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                const DecisionSet* set = setup.decisionsNamed(spec.argument);
                if (set == nullptr)
                    return failure(ErrorCode::UnknownName, spec.argument, "the name of an imported decision file");
                return std::make_unique<RecordedPolicy>(*set, setup);
            }};
}

} // namespace acr

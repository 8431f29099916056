// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/releasevote.h"

#include <algorithm>
#include <array>

namespace acr {

namespace {

struct ReleaseVoter {
    std::string_view name;
    double weight;
    VoterGroup group;
    std::string_view standsInFor;
};

/// Recorded files go by their names in the release: one set of names for the ID voters, one for OOD176.
constexpr std::array voters{
    ReleaseVoter{llmVoter, 1.5, VoterGroup::LanguageModel, ""},
    ReleaseVoter{memoryVoter, 1.2, VoterGroup::Memory, ""},
    ReleaseVoter{"dimension_best", 0.9, VoterGroup::Static, ""},
    ReleaseVoter{"logreg", 1.0, VoterGroup::Static, ""},
    ReleaseVoter{"mlp", 0.999, VoterGroup::Static, ""},
    ReleaseVoter{"mf", 1.017, VoterGroup::Static, ""},
    ReleaseVoter{"sw", 0.820, VoterGroup::Static, ""},
    ReleaseVoter{"recorded:logreg", 0.996, VoterGroup::Static, "logreg"},
    ReleaseVoter{"recorded:tfidf_mlp", 0.961, VoterGroup::Static, "mlp"},
    ReleaseVoter{"recorded:routellm_mf", 1.027, VoterGroup::Static, "mf"},
    ReleaseVoter{"recorded:routellm_sw", 1.003, VoterGroup::Static, "sw"},
    ReleaseVoter{"recorded:finetuned_router_qwen35_08b", 1.05, VoterGroup::LanguageModel, ""},
    ReleaseVoter{"recorded:finetuned_router_qwen35_2b", 1.1, VoterGroup::LanguageModel, ""},
    ReleaseVoter{"recorded:finetuned_router_qwen35_9b_v3", 1.172, VoterGroup::LanguageModel, ""},
    ReleaseVoter{"recorded:finetuned_router_qwen35_27b_v3", 1.3, VoterGroup::LanguageModel, ""},
    ReleaseVoter{"recorded:LogReg", 0.996, VoterGroup::Static, "logreg"},
    ReleaseVoter{"recorded:TF_IDF_MLP", 0.961, VoterGroup::Static, "mlp"},
    ReleaseVoter{"recorded:RouteLLM_MF", 1.027, VoterGroup::Static, "mf"},
    ReleaseVoter{"recorded:RouteLLM_BERT", 1.003, VoterGroup::Static, "sw"},
    ReleaseVoter{"recorded:Qwen3_5_0_8B_Finetuned", 1.05, VoterGroup::LanguageModel, ""},
};

const ReleaseVoter* known(std::string_view name)
{
    const auto found = std::ranges::find(voters, name, &ReleaseVoter::name);
    return found == voters.end() ? nullptr : &*found;
}

} // namespace

VoteSettings releaseVote()
{
    VoteSettings vote;
    for (const ReleaseVoter& voter : voters)
        vote.voters.push_back({std::string(voter.name), voter.weight});
    vote.mainPrior = "claude-opus-4-6";
    vote.mainPriorWeight = 1.79;
    for (const char* dimension :
         {"algorithm", "code_completion", "code_generation", "multi_language", "test_generation"})
        vote.specialists.push_back({dimension, "recorded:finetuned_router_qwen35_9b_v3"});
    vote.specialists.push_back({"bug_fixing", "mf"});
    vote.specialists.push_back({"code_refactoring", "logreg"});
    vote.specialists.push_back({"code_understanding", "mlp"});
    vote.specialists.push_back({"data_science", "mf"});
    vote.boost = 2.5;
    return vote;
}

VoterGroup voterGroup(std::string_view voter)
{
    if (voter.starts_with("llm:"))
        return VoterGroup::LanguageModel;
    const ReleaseVoter* found = known(voter);
    return found != nullptr ? found->group : VoterGroup::Static;
}

std::string_view stoodInFor(std::string_view recordedVoter)
{
    const ReleaseVoter* found = known(recordedVoter);
    return found != nullptr ? found->standsInFor : std::string_view();
}

} // namespace acr

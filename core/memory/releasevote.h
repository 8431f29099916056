// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The vote of the paper's Orchestrator as calibrated by its release (arXiv 2606.22902): voters and their weights, the
/// main prior, and a specialist per dimension. A voter is named by the spec of a policy; `memory` is the neighbours
/// that the vote itself remembers, `llm` the recorded decisions that its parameter `llm_voter` names.
#pragma once

#include "core/memory/priorset.h"

#include <cstdint>
#include <string_view>

namespace acr {

inline constexpr std::string_view memoryVoter = "memory";
inline constexpr std::string_view llmVoter = "llm";
/// The name of the main prior on a ballot.
inline constexpr std::string_view mainPriorVoter = "main_prior";

[[nodiscard]] VoteSettings releaseVote();

/// The parts that the paper's ablation removes one by one.
enum class VoterGroup : std::uint8_t { Static, LanguageModel, Memory };
/// Language models are `llm` and the recorded decisions of fine-tuned ones; static is whatever is neither that nor
/// memory.
[[nodiscard]] VoterGroup voterGroup(std::string_view voter);

/// The trained voter that a recorded one replaces: both are the same method and would be counted twice. Empty for
/// others.
[[nodiscard]] std::string_view stoodInFor(std::string_view recordedVoter);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated names for sessions: reasons of picks, results of steps, events and breakpoints.
#pragma once

#include "core/evaluation/breakpoint.h"
#include "core/evaluation/oraclechange.h"
#include "core/policy/policy.h"
#include "core/session/sessionevent.h"

#include <QString>

#include <string_view>

namespace acr::ui {

/// A ballot's reason, translated; an unknown one is returned unchanged.
[[nodiscard]] QString reasonWord(const std::string& reason);
/// Why no change of a number that the decision rests on would flip it, as a sentence. REQUIRES: the ballot names none.
[[nodiscard]] QString noFlipSentence(const Ballot& ballot);
/// A voter's name, translated; an unknown one is returned unchanged.
[[nodiscard]] QString voterWord(const std::string& voter);
/// The voter whose votes are expected scores times the weight of the score.
inline constexpr std::string_view scoreVoter = "score";
/// How an expected score can lie outside of 0 to 1, as a sentence; empty for one that does not.
[[nodiscard]] QString beyondScoresSentence(double expectedScore);
/// Of a saved session; those that nobody named have a title all the same.
[[nodiscard]] QString sessionTitle(const std::string& name);
[[nodiscard]] QString verdictWord(StepVerdict verdict);
/// What the verdict means, as a sentence.
[[nodiscard]] QString verdictSentence(StepVerdict verdict);
/// "gpt-5.4 goes down"
[[nodiscard]] QString eventSentence(const SessionEvent& event);
/// What the event changes for the oracle, with its figures, as sentences.
[[nodiscard]] QString oracleChangeSentence(const SessionEvent& event, const OracleChange& change);
/// "Model goes down"
[[nodiscard]] QString eventKindTitle(SessionEventKind kind);
/// "regret of the step above 0.5"
[[nodiscard]] QString breakpointSentence(const Breakpoint& breakpoint);
/// "Regret of the step above"
[[nodiscard]] QString breakpointKindTitle(BreakpointKind kind);

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tools of a verifier that ask models: a judge, and self-consistency, which asks the model of an answer for more
/// answers and counts those that agree. They say unknown where they can't tell.
///
/// The tools of a live session are "run" (the answer is run; see answercheck.h), "judge" and "self_consistency", with
/// weights by dimension. In place of "run" the tool that ran the answer can have a weight of its own: "tests",
/// "examples", "output", "command", or "mutants" (suitecheck.h). Without weights the model tools are asked only where
/// running says nothing, and the judge counts more. Thread-safety: pure functions.
#pragma once

#include "core/memory/attempt.h"
#include "core/verifier/runnabletask.h"
#include "core/verifier/toolweights.h"
#include "core/verifier/verifier.h"

#include <span>
#include <string>
#include <string_view>

namespace acr {

inline constexpr std::string_view runTool = "run";
inline constexpr std::string_view judgeTool = "judge";
inline constexpr std::string_view consistencyTool = "self_consistency";
/// The verdict of all tools together, behind theirs.
inline constexpr std::string_view combinedTool = "combined";

/// What a judge is asked. It is not told which model answered, nor the reference solution.
[[nodiscard]] ModelQuestion judgeQuestion(const RunnableTask& task, std::string_view answer);
/// The verdict in a JSON object, or the first of the words pass and fail; unknown where there is neither.
[[nodiscard]] ToolVerdict readJudge(std::string_view reply);

/// Samples that failed are left out. The score is the share of the others that agree with the answer: the same program,
/// or the same text, but for white space. Passed where more than half do; failed where more than half agree on another
/// one; else, and with fewer than two samples, unknown.
[[nodiscard]] ToolVerdict consistencyOf(const RunnableTask& task, std::string_view answer,
                                        std::span<const std::string> samples);

/// Which of the model tools have to be asked after running an answer gave this.
struct ToolsToAsk {
    bool judge = false;
    bool consistency = false;
};
[[nodiscard]] ToolsToAsk toolsToAsk(const ToolWeights& weights, std::string_view dimension, const Judgement& ran);

/// Adds the verdicts of the model tools. Score: the weighted mean of the tools that have one. Passed where those that
/// pass have more than half of the weight. Unknown where none has a verdict. With one verdict it is that one.
[[nodiscard]] Judgement combined(const ToolWeights& weights, std::string_view dimension, const Judgement& ran,
                                 std::span<const ToolVerdict> asked);

} // namespace acr

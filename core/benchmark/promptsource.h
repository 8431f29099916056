// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The public data sets that the tasks of CodeRouterBench were taken from, and how the ids of its tasks name a problem
/// in one of them. The benchmark publishes no prompts; nothing of these data sets is part of this program.
///
/// Thread-safety: pure functions and constants.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace acr {

/// `Own`: a benchmark's own tasks, or a data set that is not listed here.
enum class PromptSource : std::uint8_t {
    HumanEval,
    Mbpp,
    BigCodeBench,
    CruxEval,
    Ds1000,
    HumanEvalPack,
    MultiPlE,
    DebugBench,
    Bugs2Fix,
    CodeToText,
    LiveCodeBench,
    SweBench,
    Own
};

struct PromptSourceInfo {
    PromptSource source;
    /// Stable, lower-case, for files and the command line.
    std::string_view name;
    std::string_view title;
    std::string_view licence;
    /// Where its authors publish it.
    std::string_view address;
};

[[nodiscard]] std::span<const PromptSourceInfo> promptSources();
[[nodiscard]] const PromptSourceInfo& promptSourceInfo(PromptSource source);
[[nodiscard]] std::optional<PromptSource> promptSourceNamed(std::string_view name);

/// Which text of a problem a task poses.
enum class PromptPart : std::uint8_t {
    Problem,      ///< the problem itself
    Docstring,    ///< BigCodeBench: the signature with its docstring, to be completed
    FirstHalf,    ///< the problem and the first half of the solution's lines, a guess at the benchmark's template
    WithSolution, ///< the problem and its solution, for which tests are to be written
};

/// A problem in a source.
struct SourceRef {
    PromptSource source = PromptSource::Own;
    /// Its key there: an id, a name, or a position from 0.
    std::string problem;
    PromptPart part = PromptPart::Problem;
    /// What ids of this form begin with ("he_completion"). Tasks of one form had the same template around the prompt.
    std::string_view form;

    bool operator==(const SourceRef&) const = default;
};

/// The problem that a task's id names, if the id has one of the documented forms.
[[nodiscard]] std::optional<SourceRef> sourceRefOf(std::string_view taskId);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How many tasks of a benchmark have their prompt, by the data set that they were taken from, and whether the prompts
/// are plausible: a longer prompt makes for more input tokens, so the ranks of both agree where the join is right.
///
/// Thread-safety: pure functions.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/promptsource.h"

#include <string>
#include <vector>

namespace acr {

/// Prompts whose lengths correlate less with recorded input tokens are probably those of other tasks.
inline constexpr double plausibleCorrelation = 0.5;
/// Fewer tasks with a prompt and recorded tokens say nothing.
inline constexpr std::size_t fewestCorrelated = 10;

struct CoveredTasks {
    std::size_t tasks = 0;
    std::size_t joined = 0;
    /// Tasks with a prompt and recorded input tokens.
    std::size_t measured = 0;
    /// Spearman's rank correlation of the prompt's length in code points with the median over the models of recorded
    /// input tokens; missing for fewer than fewestCorrelated tasks and where either is constant.
    double correlation = missing;

    [[nodiscard]] bool implausible() const { return !isMissing(correlation) && correlation < plausibleCorrelation; }
};

/// Tasks whose ids begin alike, and which had the same template around their prompts.
struct FormCoverage : CoveredTasks {
    std::string form;
};

/// Near-duplicates of tasks in the probing split, of the tasks outside of it that have a prompt.
struct SiblingCounts {
    std::size_t tasks = 0;
    std::size_t exact = 0;
    std::size_t sameProblem = 0;
    std::size_t similar = 0;

    [[nodiscard]] std::size_t all() const { return exact + sameProblem + similar; }
};

struct SourceCoverage : CoveredTasks {
    /// Of the source, `correlation` is the mean over its forms, weighted by their measured tasks.
    PromptSource source = PromptSource::Own;
    std::vector<FormCoverage> forms;
    SiblingCounts siblings;

    /// Of the source or of one of its forms.
    [[nodiscard]] bool anyImplausible() const;
};

/// Sources that a task's id names, in the order of promptSources(). Reads prompt lengths and the facet `siblings`, not
/// the prompts. Last comes Own with the tasks that name no source, if there are any.
[[nodiscard]] std::vector<SourceCoverage> promptCoverage(const Benchmark& benchmark);

/// Spearman's rank correlation; ties have their mean rank. Missing when a side is constant or there are fewer than two.
[[nodiscard]] double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b);

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/withoutsiblings.h"

#include "core/benchmark/siblings.h"
#include "core/policy/policyneeds.h"

#include <algorithm>

namespace acr {

namespace {

bool isTrained(const PolicySpec& spec)
{
    const PolicyInfo* info = policyInfo(spec.id);
    return info != nullptr && info->trained;
}

Metrics onNewTasks(const LeaderboardRow& row, const TaskTable& tasks, std::span<const TaskIndex> newTasks,
                   const OracleTable& oracle)
{
    if (row.isExpectation())
        return uniformExpectation(newTasks, oracle);
    std::vector<Metrics> runs;
    for (const Run& run : row.runs) {
        std::vector<std::uint32_t> steps;
        for (std::size_t i = 0; i < run.steps.size(); ++i) {
            if (!isSibling(siblingKindOf(tasks, run.steps[i].task)))
                steps.push_back(static_cast<std::uint32_t>(i));
        }
        runs.push_back(evaluate(run, oracle, steps));
    }
    return meanOf(runs);
}

} // namespace

std::shared_ptr<const WithheldSiblings> withheldSiblings(const Benchmark& benchmark, std::size_t threads)
{
    auto withheld = std::make_shared<WithheldSiblings>();
    withheld->benchmark = withSiblingsWithheld(benchmark);
    withheld->encoding = encodingOf(withheld->benchmark, {.threads = threads, .progress = {}});
    return withheld;
}

bool knowsSiblings(const Benchmark& benchmark, const Stream& stream)
{
    return std::ranges::any_of(
        stream.tasks, [&](TaskIndex task) { return siblingKindOf(benchmark.tasks, task) != SiblingKind::Unknown; });
}

Result<std::vector<FiguresWithoutSiblings>> figuresWithoutSiblings(const Benchmark& benchmark, const Stream& stream,
                                                                   std::span<const LeaderboardRow> rows,
                                                                   const LeaderboardSettings& settings,
                                                                   const WithoutSiblingsOptions& options,
                                                                   const Progress& progress)
{
    if (!knowsSiblings(benchmark, stream))
        return failure(ErrorCode::NotApplicable, "siblings of the stream's tasks",
                       "prompts of the stream and of the probing split");
    const auto world = PricedWorld::of(benchmark, settings.replay.priors);
    if (!world)
        return Unexpected(world.error());
    const OracleTable oracle(world->outcomes(), stream.tasks, settings.replay.weights, settings.replay.missingScores);
    std::vector<TaskIndex> newTasks;
    std::ranges::copy_if(stream.tasks, std::back_inserter(newTasks),
                         [&](TaskIndex task) { return !isSibling(siblingKindOf(benchmark.tasks, task)); });

    std::vector<FiguresWithoutSiblings> figures(rows.size());
    std::vector<PolicySpec> readers;
    std::vector<std::size_t> readingRows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LeaderboardRow& row = rows[i];
        FiguresWithoutSiblings& made = figures[i];
        made.onNewTasks = onNewTasks(row, benchmark.tasks, newTasks, oracle);
        // Voters that were trained before have read the siblings.
        if (row.spec.id == "recorded" || needsOf(row.spec).asksTrained || (isTrained(row.spec) && !options.training))
            continue;
        if (needsOf(row.spec).text || isTrained(row.spec)) {
            readers.push_back(row.spec);
            readingRows.push_back(i);
            continue;
        }
        made.withheldRegret = row.metrics.cumRegret;
        made.withheldAvgPerf = row.metrics.avgPerfPct;
        made.withheldRegretSd = row.cumRegretSd;
    }
    if (readers.empty())
        return figures;
    const auto withheld = options.withheld ? options.withheld : withheldSiblings(benchmark, settings.threads);
    LeaderboardSettings again = settings;
    again.replay.encoding = withheld->encoding;
    again.replay.trained = {};
    const auto replayed = leaderboard(withheld->benchmark, stream, readers, again, progress);
    if (!replayed)
        return Unexpected(replayed.error());
    for (std::size_t i = 0; i < readingRows.size(); ++i) {
        FiguresWithoutSiblings& made = figures[readingRows[i]];
        made.withheldRegret = (*replayed)[i].metrics.cumRegret;
        made.withheldAvgPerf = (*replayed)[i].metrics.avgPerfPct;
        made.withheldRegretSd = (*replayed)[i].cumRegretSd;
    }
    return figures;
}

} // namespace acr

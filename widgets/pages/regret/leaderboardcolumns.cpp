// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/leaderboardcolumns.h"

#include "widgets/pages/regret/leaderboardmodel.h"

namespace acr::ui {

QString leaderboardColumnTitle(int column)
{
    switch (column) {
    case LeaderboardModel::Rank: return LeaderboardModel::tr("#");
    case LeaderboardModel::Policy: return LeaderboardModel::tr("Policy");
    case LeaderboardModel::CumRegret: return LeaderboardModel::tr("CumReg");
    case LeaderboardModel::SeedDeviation: return LeaderboardModel::tr("± sd");
    case LeaderboardModel::WithheldRegret: return LeaderboardModel::tr("CumReg withheld");
    case LeaderboardModel::NewTasksRegret: return LeaderboardModel::tr("CumReg new");
    case LeaderboardModel::AgainstReference: return LeaderboardModel::tr("Δ reference");
    case LeaderboardModel::ReferenceLow: return LeaderboardModel::tr("95 % from");
    case LeaderboardModel::ReferenceHigh: return LeaderboardModel::tr("to", "upper end of an interval");
    case LeaderboardModel::AvgPerf: return LeaderboardModel::tr("AvgPerf");
    case LeaderboardModel::Cost: return LeaderboardModel::tr("$ total");
    case LeaderboardModel::PerfPerDollar: return LeaderboardModel::tr("Perf/$");
    case LeaderboardModel::PublishedRegret: return LeaderboardModel::tr("CumReg publ.");
    case LeaderboardModel::RegretDifference: return LeaderboardModel::tr("Δ CumReg");
    case LeaderboardModel::PublishedPerf: return LeaderboardModel::tr("AvgPerf publ.");
    case LeaderboardModel::PerfDifference: return LeaderboardModel::tr("Δ AvgPerf");
    case LeaderboardModel::PublishedCost: return LeaderboardModel::tr("$ publ.");
    case LeaderboardModel::CostDifference: return LeaderboardModel::tr("Δ $");
    case LeaderboardModel::Source: return LeaderboardModel::tr("Source");
    case LeaderboardModel::Agreement: return LeaderboardModel::tr("Oracle agreement");
    case LeaderboardModel::Coverage: return LeaderboardModel::tr("Coverage");
    case LeaderboardModel::Tasks: return LeaderboardModel::tr("Tasks");
    case LeaderboardModel::Attempts: return LeaderboardModel::tr("Calls");
    default: return {};
    }
}

QString leaderboardColumnMeaning(int column, const QString& reference)
{
    switch (column) {
    case LeaderboardModel::Rank:
        return LeaderboardModel::tr("By CumReg, among rows that cover the whole stream; bounds are not ranked");
    case LeaderboardModel::CumRegret:
        return LeaderboardModel::tr(
            "Cumulative regret: what the best choice on every task would have earned more (reward)");
    case LeaderboardModel::SeedDeviation: return LeaderboardModel::tr("Standard deviation of CumReg over the seeds");
    case LeaderboardModel::WithheldRegret:
        return LeaderboardModel::tr("CumReg with the prompts of near-duplicates in the probing split withheld from the "
                                    "policy: what of its figure is not memory of them");
    case LeaderboardModel::NewTasksRegret:
        return LeaderboardModel::tr(
            "CumReg of the same run on the tasks that have no near-duplicate in the probing split");
    case LeaderboardModel::AgainstReference:
        return LeaderboardModel::tr("CumReg minus that of %1; below zero is better").arg(reference);
    case LeaderboardModel::ReferenceLow:
        return LeaderboardModel::tr("Lower end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks")
            .arg(reference);
    case LeaderboardModel::ReferenceHigh:
        return LeaderboardModel::tr("Upper end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks")
            .arg(reference);
    case LeaderboardModel::AvgPerf: return LeaderboardModel::tr("Mean score in percent");
    case LeaderboardModel::Cost: return LeaderboardModel::tr("Dollars for all calls of the stream");
    case LeaderboardModel::PerfPerDollar: return LeaderboardModel::tr("AvgPerf per dollar of the whole stream");
    case LeaderboardModel::PublishedRegret:
    case LeaderboardModel::PublishedPerf:
    case LeaderboardModel::PublishedCost:
        return LeaderboardModel::tr("As the paper or the release prints it for this stream");
    case LeaderboardModel::RegretDifference:
    case LeaderboardModel::PerfDifference:
    case LeaderboardModel::CostDifference: return LeaderboardModel::tr("Recomputed minus published");
    case LeaderboardModel::Source: return LeaderboardModel::tr("Where the published figure stands");
    case LeaderboardModel::Agreement:
        return LeaderboardModel::tr("Share of tasks whose pick is one of the reward-optimal models");
    case LeaderboardModel::Coverage: return LeaderboardModel::tr("Share of picks with a verified score");
    case LeaderboardModel::Tasks: return LeaderboardModel::tr("Tasks of the stream that the row covers");
    case LeaderboardModel::Attempts: return LeaderboardModel::tr("Model calls of one run");
    default: return {};
    }
}

QString leaderboardColumnKey(int column)
{
    static constexpr const char* keys[LeaderboardModel::ColumnCount] = {"rank",
                                                                        "policy",
                                                                        "cum_regret",
                                                                        "cum_regret_sd",
                                                                        "cum_regret_withheld",
                                                                        "cum_regret_new_tasks",
                                                                        "delta_reference",
                                                                        "delta_reference_low_95",
                                                                        "delta_reference_high_95",
                                                                        "published_cum_regret",
                                                                        "difference_cum_regret",
                                                                        "avg_perf_pct",
                                                                        "cost_usd",
                                                                        "perf_per_dollar",
                                                                        "published_avg_perf_pct",
                                                                        "difference_avg_perf_pct",
                                                                        "published_cost_usd",
                                                                        "difference_cost_usd",
                                                                        "published_source",
                                                                        "oracle_agreement_pct",
                                                                        "coverage_pct",
                                                                        "tasks",
                                                                        "attempts"};
    return column >= 0 && column < LeaderboardModel::ColumnCount ? QString::fromLatin1(keys[column]) : QString();
}

} // namespace acr::ui

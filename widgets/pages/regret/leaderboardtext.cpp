// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/leaderboardmodel.h"

// The leaderboard in words: titles of columns, what they mean, keys for machines, tool tips.

#include "widgets/pages/regret/regretdata.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace acr::ui {

namespace {

bool isPublished(int column)
{
    return column == LeaderboardModel::PublishedRegret || column == LeaderboardModel::RegretDifference ||
           (column >= LeaderboardModel::PublishedPerf && column <= LeaderboardModel::CostDifference);
}

} // namespace

QString LeaderboardModel::policyToolTip(const LeaderboardRow& entry) const
{
    QStringList lines{policyOf(entry), familyName(entry.family)};
    const PolicyInfo* info = policyInfo(entry.spec.id);
    if (info != nullptr)
        lines << QCoreApplication::translate("Policy", std::string(info->summary).c_str());
    if (m_results && !coversStream(*m_results, entry))
        lines << tr("Covers %1 of %2 tasks, so it has no rank.")
                     .arg(numbers::count(static_cast<qint64>(entry.metrics.n)),
                          numbers::count(static_cast<qint64>(m_results->stream->tasks.size())));
    return lines.join(QLatin1Char('\n'));
}

QString LeaderboardModel::toolTip(const LeaderboardRow& entry, int column) const
{
    if (column == Policy || column == Rank)
        return policyToolTip(entry);
    if (column == ReferenceLow || column == ReferenceHigh) {
        const Interval interval = m_intervals.value(policyOf(entry));
        if (isMissing(interval.low))
            return {};
        return tr("ΔCumReg against %1: %2, 95 % interval %3 to %4 (paired bootstrap over tasks)")
            .arg(m_reference, numbers::exact(interval.estimate), numbers::exact(interval.low),
                 numbers::exact(interval.high));
    }
    const double value = number(entry, column);
    if (!std::isfinite(value)) {
        if (column == SeedDeviation)
            return tr("One run: no spread over seeds");
        return isPublished(column) ? tr("Nothing is printed for this row on this stream") : QString();
    }
    QString text =
        tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), numbers::exact(value));
    if ((column == Cost || column == CostDifference) && entry.metrics.missingCosts > 0)
        text += QLatin1Char('\n') + tr("Calls without a recorded cost, counted as $0: %1")
                                        .arg(numbers::count(static_cast<qint64>(entry.metrics.missingCosts)));
    if (isPublished(column) && entry.published)
        text += QLatin1Char('\n') +
                tr("Printed for %1 by the %2")
                    .arg(QString::fromStdString(std::string(entry.published->router)), display(entry, 0, Source));
    return text;
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == Policy || section == Source ? Qt::AlignLeft | Qt::AlignVCenter
                                                                          : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Rank: return tr("By CumReg, among rows that cover the whole stream; bounds are not ranked");
        case CumRegret:
            return tr("Cumulative regret: what the best choice on every task would have earned more (reward)");
        case SeedDeviation: return tr("Standard deviation of CumReg over the seeds");
        case AgainstReference: return tr("CumReg minus that of %1; below zero is better").arg(m_reference);
        case ReferenceLow:
            return tr("Lower end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks")
                .arg(m_reference);
        case ReferenceHigh:
            return tr("Upper end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks")
                .arg(m_reference);
        case AvgPerf: return tr("Mean score in percent");
        case Cost: return tr("Dollars for all calls of the stream");
        case PerfPerDollar: return tr("AvgPerf per dollar of the whole stream");
        case PublishedRegret:
        case PublishedPerf:
        case PublishedCost: return tr("As the paper or the release prints it for this stream");
        case RegretDifference:
        case PerfDifference:
        case CostDifference: return tr("Recomputed minus published");
        case Source: return tr("Where the published figure stands");
        case Agreement: return tr("Share of tasks whose pick is one of the reward-optimal models");
        case Coverage: return tr("Share of picks with a verified score");
        case Tasks: return tr("Tasks of the stream that the row covers");
        case Attempts: return tr("Model calls of one run");
        default: return {};
        }
    }
    if (role == ColumnKeyRole) {
        static constexpr const char* keys[ColumnCount] = {"rank",
                                                          "policy",
                                                          "cum_regret",
                                                          "cum_regret_sd",
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
        return section >= 0 && section < ColumnCount ? QString::fromLatin1(keys[section]) : QString();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank: return tr("#");
    case Policy: return tr("Policy");
    case CumRegret: return tr("CumReg");
    case SeedDeviation: return tr("± sd");
    case AgainstReference: return tr("Δ reference");
    case ReferenceLow: return tr("95 % from");
    case ReferenceHigh: return tr("to", "upper end of an interval");
    case AvgPerf: return tr("AvgPerf");
    case Cost: return tr("$ total");
    case PerfPerDollar: return tr("Perf/$");
    case PublishedRegret: return tr("CumReg publ.");
    case RegretDifference: return tr("Δ CumReg");
    case PublishedPerf: return tr("AvgPerf publ.");
    case PerfDifference: return tr("Δ AvgPerf");
    case PublishedCost: return tr("$ publ.");
    case CostDifference: return tr("Δ $");
    case Source: return tr("Source");
    case Agreement: return tr("Oracle agreement");
    case Coverage: return tr("Coverage");
    case Tasks: return tr("Tasks");
    case Attempts: return tr("Calls");
    default: return {};
    }
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboardcolumns.h"

#include "core/base/translatable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

using Row = LeaderboardRow;
using Context = ColumnContext;

PublishedFigure publishedOf(const Row& row)
{
    return row.published.value_or(PublishedFigure{});
}

/// The mean over the bootstrap's tasks where there is an interval, else the difference of the sums.
double differenceToReference(const Row& row, const Context& context)
{
    if (!isMissing(context.interval.estimate))
        return context.interval.estimate;
    return context.reference != nullptr && context.reference->metrics.n == row.metrics.n
               ? row.metrics.cumRegret - context.reference->metrics.cumRegret
               : missing;
}

/// The row of an expectation does not depend on a seed.
double seedsOf(const Row& row, const Context&)
{
    const PolicyInfo* info = policyInfo(row.spec.id);
    return info != nullptr && info->seeded ? static_cast<double>(row.runs.size()) : 0;
}

std::deque<LeaderboardColumn>& columns()
{
    constexpr auto kept = LeaderboardColumn::alwaysShown;
    static std::deque<LeaderboardColumn> all{
        {.key = "rank",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "#")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "By CumReg, among rows that cover the whole stream; bounds are not ranked"),
         .unit = ColumnUnit::Rank,
         .value = [](const Row&, const Context& context) { return context.rank > 0 ? context.rank : missing; },
         .priority = kept,
         .width = 4},
        {.key = "policy",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Policy")},
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "policy"),
         .json = "policy",
         .unit = ColumnUnit::Text,
         .text = [](const Row& row) { return row.policy; },
         .tablePlace = 1,
         .inReport = true,
         .priority = kept,
         .width = 52},
        {.key = "cum_regret",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "CumReg")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                               "Cumulative regret: what the best choice on every task would have earned more (reward)"),
         .plainHeading = "CumReg",
         .json = "cum_regret",
         .unit = ColumnUnit::Regret,
         .value = [](const Row& row, const Context&) { return row.metrics.cumRegret; },
         .decimals = 1,
         .tablePlace = 3,
         .inReport = true,
         .priority = kept},
        {.key = "cum_regret_sd",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "± sd")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Standard deviation of CumReg over the seeds"),
         .plainHeading = "±sd",
         .json = "cum_regret_sd",
         .unit = ColumnUnit::Regret,
         .kind = ColumnKind::Deviation,
         .value = [](const Row& row, const Context&) { return row.cumRegretSd; },
         .decimals = 1,
         .tablePlace = 4,
         .inReport = true,
         .priority = 11},
        {.key = "regret_basis",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Regret is")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Measured: some tasks were sent to every model. Unknown: none was. CumReg is "
                                      "against the models that were called, and says nothing of the others."),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "regret is"),
         .unit = ColumnUnit::Text,
         .subject = ColumnSubject::Measured,
         .text =
             [](const Row& row) {
                 const MeasuredRegret& measured = row.metrics.measured;
                 return std::string(!measured.calledOnly ? "" : measured.tasks > 0 ? "measured" : "unknown");
             },
         .tablePlace = 14,
         .inReport = true,
         .priority = kept,
         .width = 11},
        {.key = "measured_regret",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Regret/task")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Measured regret a task: mean over the tasks that were sent to every model"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "measured regret a task"),
         .subject = ColumnSubject::Measured,
         .value = [](const Row& row, const Context&) { return row.metrics.measured.mean; },
         .decimals = 3,
         .tablePlace = 15,
         .inReport = true,
         .priority = kept,
         .width = 11},
        {.key = "measured_regret_low_95",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Regret/task from")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Lower end of the 95 % interval of the measured regret a task, by Student's t"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "95 % from"),
         .subject = ColumnSubject::Measured,
         .value = [](const Row& row, const Context&) { return row.metrics.measured.low; },
         .decimals = 3,
         .tablePlace = 16,
         .inReport = true,
         .priority = 15},
        {.key = "measured_regret_high_95",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Regret/task to")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Upper end of the 95 % interval of the measured regret a task, by Student's t"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "95 % to"),
         .subject = ColumnSubject::Measured,
         .value = [](const Row& row, const Context&) { return row.metrics.measured.high; },
         .decimals = 3,
         .tablePlace = 17,
         .inReport = true,
         .priority = 16},
        {.key = "measured_tasks",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Measured on")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Tasks that were sent to every model, and of which every answer has a verdict"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "measured on"),
         .unit = ColumnUnit::Tasks,
         .subject = ColumnSubject::Measured,
         .value =
             [](const Row& row, const Context&) {
                 const MeasuredRegret& measured = row.metrics.measured;
                 return measured.calledOnly ? static_cast<double>(measured.tasks) : missing;
             },
         .tablePlace = 18,
         .inReport = true,
         .priority = 14},
        {.key = "cum_regret_withheld",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "CumReg withheld")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                               "CumReg with the prompts of near-duplicates in the probing split withheld from the "
                               "policy: what of its figure is not memory of them"),
         .unit = ColumnUnit::Regret,
         .subject = ColumnSubject::WithoutSiblings,
         .value =
             [](const Row&, const Context& context) {
                 return context.withoutSiblings != nullptr ? context.withoutSiblings->withheldRegret : missing;
             },
         .priority = 13},
        {.key = "cum_regret_new_tasks",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "CumReg new")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "CumReg of the same run on the tasks that have no near-duplicate in the probing "
                                      "split"),
         .unit = ColumnUnit::Regret,
         .subject = ColumnSubject::WithoutSiblings,
         .value =
             [](const Row&, const Context& context) {
                 return context.withoutSiblings != nullptr ? context.withoutSiblings->onNewTasks.cumRegret : missing;
             },
         .priority = 12},
        {.key = "delta_reference",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Δ reference")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "CumReg minus that of %1; below zero is better"),
         .unit = ColumnUnit::Regret,
         .kind = ColumnKind::Difference,
         .subject = ColumnSubject::Reference,
         .value = differenceToReference,
         .priority = kept},
        {.key = "delta_reference_low_95",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "95 % from")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                               "Lower end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks"),
         .unit = ColumnUnit::Regret,
         .kind = ColumnKind::IntervalEnd,
         .subject = ColumnSubject::Reference,
         .value = [](const Row&, const Context& context) { return context.interval.low; },
         .priority = 14},
        {.key = "delta_reference_high_95",
         .heading = QT_TRANSLATE_NOOP3("acr::ui::LeaderboardModel", "to", "upper end of an interval"),
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                               "Upper end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks"),
         .unit = ColumnUnit::Regret,
         .kind = ColumnKind::IntervalEnd,
         .subject = ColumnSubject::Reference,
         .value = [](const Row&, const Context& context) { return context.interval.high; },
         .priority = 15},
        {.key = "published_cum_regret",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "CumReg publ.")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "As the paper or the release prints it for this stream"),
         .plainHeading = "published CumReg",
         .json = "cum_regret",
         .unit = ColumnUnit::Regret,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return publishedOf(row).cumRegret; },
         .decimals = 1,
         .tablePlace = 10,
         .priority = 13},
        {.key = "difference_cum_regret",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Δ CumReg")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Recomputed minus published"),
         .unit = ColumnUnit::Regret,
         .kind = ColumnKind::Difference,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return row.metrics.cumRegret - publishedOf(row).cumRegret; },
         .priority = 12},
        {.key = "avg_perf_pct",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "AvgPerf")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Mean score in percent"),
         .plainHeading = "AvgPerf %",
         .json = "avg_perf_pct",
         .unit = ColumnUnit::Percent,
         .value = [](const Row& row, const Context&) { return row.metrics.avgPerfPct; },
         .decimals = 2,
         .tablePlace = 5,
         .inReport = true,
         .priority = kept,
         .higherIsBetter = true},
        {.key = "cost_usd",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "$ total")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Dollars for all calls of the stream"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "cost $"),
         .json = "cost_usd",
         .unit = ColumnUnit::Dollars,
         .value = [](const Row& row, const Context&) { return row.metrics.costUsd; },
         .decimals = 2,
         .tablePlace = 6,
         .inReport = true,
         .priority = kept},
        {.key = "perf_per_dollar",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Perf/$")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "AvgPerf per dollar of the whole stream"),
         .plainHeading = "Perf/$",
         .json = "perf_per_dollar",
         .value = [](const Row& row, const Context&) { return row.metrics.perfPerDollar; },
         .decimals = 2,
         .tablePlace = 7,
         .inReport = true,
         .priority = 9,
         .higherIsBetter = true},
        {.key = "published_avg_perf_pct",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "AvgPerf publ.")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "As the paper or the release prints it for this stream"),
         .plainHeading = "published AvgPerf",
         .json = "avg_perf_pct",
         .unit = ColumnUnit::Percent,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return publishedOf(row).avgPerfPct; },
         .decimals = 2,
         .tablePlace = 11,
         .priority = 5,
         .higherIsBetter = true},
        {.key = "difference_avg_perf_pct",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Δ AvgPerf")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Recomputed minus published"),
         .unit = ColumnUnit::Percent,
         .kind = ColumnKind::Difference,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return row.metrics.avgPerfPct - publishedOf(row).avgPerfPct; },
         .priority = 4},
        {.key = "published_cost_usd",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "$ publ.")},
         .meaning =
             QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "As the paper or the release prints it for this stream"),
         .plainHeading = "published $",
         .json = "cost_usd",
         .unit = ColumnUnit::Dollars,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return publishedOf(row).costUsd; },
         .decimals = 2,
         .tablePlace = 12,
         .priority = 3},
        {.key = "difference_cost_usd",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Δ $")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Recomputed minus published"),
         .unit = ColumnUnit::Dollars,
         .kind = ColumnKind::Difference,
         .subject = ColumnSubject::Published,
         .value = [](const Row& row, const Context&) { return row.metrics.costUsd - publishedOf(row).costUsd; },
         .priority = 2},
        {.key = "published_source",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Source")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Where the published figure stands"),
         .plainHeading = "source",
         .json = "source",
         .unit = ColumnUnit::Text,
         .subject = ColumnSubject::Published,
         .text = [](const Row& row) { return std::string(publishedOf(row).source); },
         .tablePlace = 13,
         .priority = 1},
        {.key = "oracle_agreement_pct",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Oracle agreement")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel",
                                      "Share of tasks whose pick is one of the reward-optimal models"),
         .plainHeading = QT_TRANSLATE_NOOP("PresentReport", "agreement %"),
         .json = "oracle_agreement",
         .unit = ColumnUnit::Share,
         .value = [](const Row& row, const Context&) { return row.metrics.oracleAgreement; },
         .decimals = 1,
         .tablePlace = 8,
         .inReport = true,
         .priority = 10,
         .higherIsBetter = true},
        {.key = "coverage_pct",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Coverage")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Share of picks with a verified score"),
         .plainHeading = "coverage %",
         .json = "coverage",
         .unit = ColumnUnit::Share,
         .value = [](const Row& row, const Context&) { return row.metrics.coverage; },
         .decimals = 1,
         .tablePlace = 9,
         .priority = 7,
         .higherIsBetter = true},
        {.key = "tasks",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Tasks")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Tasks of the stream that the row covers"),
         .plainHeading = "n",
         .json = "n",
         .unit = ColumnUnit::Tasks,
         .value = [](const Row& row, const Context&) { return static_cast<double>(row.metrics.n); },
         .tablePlace = 2,
         .inReport = true,
         .priority = 6,
         .higherIsBetter = true},
        {.key = "attempts",
         .heading = {QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Calls")},
         .meaning = QT_TRANSLATE_NOOP("acr::ui::LeaderboardModel", "Model calls of one run"),
         .unit = ColumnUnit::Calls,
         .value = [](const Row& row, const Context&) { return static_cast<double>(row.metrics.attempts); },
         .priority = 8},
        {.key = "seeds", .json = "seeds", .unit = ColumnUnit::Calls, .value = seedsOf},
        {.key = "quality_regret",
         .json = "quality_regret",
         .unit = ColumnUnit::Regret,
         .value = [](const Row& row, const Context&) { return row.metrics.qualityRegret; }},
        {.key = "cost_regret",
         .json = "cost_regret",
         .unit = ColumnUnit::Regret,
         .value = [](const Row& row, const Context&) { return row.metrics.costRegret; }},
        {.key = "mean_attempts",
         .json = "mean_attempts",
         .value =
             [](const Row& row, const Context&) {
                 const double tasks = static_cast<double>(row.metrics.n);
                 return tasks > 0 ? static_cast<double>(row.metrics.attempts) / tasks : missing;
             }},
        {.key = "missing_costs",
         .json = "missing_costs",
         .unit = ColumnUnit::Calls,
         .value = [](const Row& row, const Context&) { return static_cast<double>(row.metrics.missingCosts); }},
        {.key = "published_router",
         .json = "router",
         .unit = ColumnUnit::Text,
         .subject = ColumnSubject::Published,
         .text = [](const Row& row) { return std::string(publishedOf(row).router); }},
    };
    return all;
}

} // namespace

const std::deque<LeaderboardColumn>& leaderboardColumns()
{
    return columns();
}

void addLeaderboardColumn(const LeaderboardColumn& column)
{
    columns().push_back(column);
}

std::vector<const LeaderboardColumn*> windowColumns()
{
    std::vector<const LeaderboardColumn*> list;
    for (const LeaderboardColumn& column : columns()) {
        if (!column.heading.text.empty())
            list.push_back(&column);
    }
    return list;
}

int windowColumnOf(std::string_view key)
{
    const std::vector<const LeaderboardColumn*> list = windowColumns();
    const auto found = std::ranges::find(list, key, &LeaderboardColumn::key);
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

std::vector<const LeaderboardColumn*> tableColumns(std::span<const LeaderboardRow> rows)
{
    const bool calledOnly =
        std::ranges::any_of(rows, [](const LeaderboardRow& row) { return row.metrics.measured.calledOnly; });
    std::vector<const LeaderboardColumn*> list;
    for (const LeaderboardColumn& column : columns()) {
        if (column.tablePlace > 0 && (calledOnly || column.subject != ColumnSubject::Measured))
            list.push_back(&column);
    }
    std::ranges::stable_sort(list, {}, &LeaderboardColumn::tablePlace);
    return list;
}

std::vector<const LeaderboardColumn*> reportColumns(std::span<const LeaderboardRow> rows)
{
    std::vector<const LeaderboardColumn*> list = tableColumns(rows);
    std::erase_if(list, [](const LeaderboardColumn* column) { return !column->inReport; });
    return list;
}

std::string plainText(const LeaderboardColumn& column, const LeaderboardRow& row, std::string_view unknown)
{
    if (column.isText())
        return column.text(row);
    const double value = column.value(row, {});
    if (std::isfinite(value))
        return fmt::format("{:.{}f}", column.unit == ColumnUnit::Share ? 100 * value : value, column.decimals);
    const bool optional = column.kind == ColumnKind::Deviation || column.subject != ColumnSubject::Row;
    return optional && (column.subject != ColumnSubject::Published || !row.published) ? std::string()
                                                                                      : std::string(unknown);
}

} // namespace acr

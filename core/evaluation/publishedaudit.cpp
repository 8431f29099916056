// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/publishedaudit.h"

#include "core/evaluation/leaderboard.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace acr {

namespace {

/// A published metric and half a unit of the last digit that tables print of it.
struct PrintedMetric {
    std::string_view name;
    double PublishedFigure::*published;
    double Metrics::*recomputed;
    double rounding;
};
constexpr std::array printedMetrics{
    PrintedMetric{"cum_regret", &PublishedFigure::cumRegret, &Metrics::cumRegret, 0.05},
    PrintedMetric{"avg_perf_pct", &PublishedFigure::avgPerfPct, &Metrics::avgPerfPct, 0.005},
    PrintedMetric{"cost_usd", &PublishedFigure::costUsd, &Metrics::costUsd, 0.005},
};
constexpr double slack = 1e-9;

} // namespace

std::vector<AuditFinding> auditPublished(const Benchmark& benchmark, std::span<const DecisionSet> decisions,
                                         const Progress& progress)
{
    std::vector<AuditFinding> findings;
    for (const Split& split : benchmark.splits) {
        const std::string_view printedStream = publishedStream(benchmark, split.tasks);
        if (printedStream.empty())
            continue;
        const auto stream = makeStream(benchmark, {.split = split.name});
        if (!stream)
            continue;
        std::vector<PolicySpec> specs = applicablePolicies(benchmark, *stream, decisions);
        std::erase_if(specs, [&](const PolicySpec& spec) {
            const PolicyInfo* info = policyInfo(spec.id);
            return info == nullptr || info->seeded || !publishedFor(spec.text(), printedStream);
        });
        LeaderboardSettings settings{.seeds = 1};
        settings.replay.decisions = decisions;
        const auto rows = leaderboard(benchmark, *stream, specs, settings, progress);
        if (!rows)
            continue;
        for (const LeaderboardRow& row : *rows) {
            for (const PrintedMetric& metric : printedMetrics) {
                const double published = (*row.published).*metric.published;
                const double recomputed = row.metrics.*metric.recomputed;
                if (isMissing(published) || std::abs(recomputed - published) <= metric.rounding + slack)
                    continue;
                AuditFinding finding;
                finding.kind = AuditKind::PublishedNotReproduced;
                finding.severity = AuditSeverity::Caution;
                finding.stream = split.name;
                finding.subject = fmt::format("{} {} {}", row.policy, row.published->source, metric.name);
                finding.count = 1;
                finding.outOf = 1;
                finding.found = recomputed;
                finding.expected = published;
                findings.push_back(std::move(finding));
            }
        }
    }
    return findings;
}

} // namespace acr

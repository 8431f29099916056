// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/publishedfacts.h"

#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace acr::ui {

namespace {

/// Tasks behind the printed tables of arXiv 2606.22902.
std::size_t tasksOfPublished(std::string_view stream)
{
    return stream == "id_test" ? 2919 : stream == "ood176" ? 176 : 0;
}

QString text(const char* source)
{
    return QCoreApplication::translate("acr::ui::PublishedFacts", source);
}

QString points(double difference)
{
    return numbers::fixed(std::abs(difference), 2);
}

/// Half a unit of the last printed digit: two decimals of percent, two of dollars, one of regret.
double roundingOf(double n, const RewardWeights& weights)
{
    const double score = 0.005 / 100 * n * std::abs(weights.score);
    const double cost = 0.005 * std::abs(weights.cost);
    return 2 * (score + cost) + 0.05;
}

QString conditions(const PublishedFacts& facts)
{
    if (facts.publishedTasks != 0 && facts.publishedTasks != facts.rowTasks)
        return text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                      "The printed figures are for %1 tasks; this row has %2 of the stream's "
                                      "%3. Sums cannot be compared."))
            .arg(numbers::count(static_cast<qint64>(facts.publishedTasks)),
                 numbers::count(static_cast<qint64>(facts.rowTasks)),
                 numbers::count(static_cast<qint64>(facts.streamTasks)));
    return {};
}

QString oracleSentence(const PublishedFacts& facts)
{
    const bool higher = facts.fromOracle > 0;
    return text(higher ? QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                           "The oracle of this table reaches %1 for %2; the paper prints %3 "
                                           "for %4. Measured against the better oracle, "
                                           "every router's CumReg is higher by %5.")
                       : QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                           "The oracle of this table reaches %1 for %2; the paper prints %3 "
                                           "for %4. Measured against the lesser oracle, "
                                           "every router's CumReg is lower by %5."))
        .arg(numbers::percent(facts.oracleAvgPerfPct), numbers::dollars(facts.oracleCostUsd),
             numbers::percent(facts.publishedOracleAvgPerfPct), numbers::dollars(facts.publishedOracleCostUsd),
             numbers::regret(std::abs(facts.fromOracle)));
}

QString ownSentence(const PublishedFacts& facts)
{
    const double score = facts.avgPerfPct - facts.figure.avgPerfPct;
    const double cost = facts.costUsd - facts.figure.costUsd;
    if (std::abs(score) < 0.0051 && std::abs(cost) < 0.0051)
        return text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                      "The row's own AvgPerf (%1) and cost (%2) are exactly as printed: the "
                                      "same decisions."))
            .arg(numbers::percent(facts.avgPerfPct), numbers::dollars(facts.costUsd));
    return text(facts.fromOwn < 0 ? QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                                      "The row itself has AvgPerf %1 for %2 here and %3 for "
                                                      "%4 in print: that takes %5 off CumReg.")
                                  : QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                                      "The row itself has AvgPerf %1 for %2 here and %3 for "
                                                      "%4 in print: that adds %5 to CumReg."))
        .arg(numbers::percent(facts.avgPerfPct), numbers::dollars(facts.costUsd),
             numbers::percent(facts.figure.avgPerfPct), numbers::dollars(facts.figure.costUsd),
             numbers::regret(std::abs(facts.fromOwn)));
}

QString restSentence(const PublishedFacts& facts)
{
    if (std::abs(facts.rest) <= facts.rounding)
        return text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                      "Together that is %1 of the %2; the rest, %3, is within the rounding "
                                      "of printed figures."))
            .arg(numbers::delta(facts.difference() - facts.rest, 1), numbers::delta(facts.difference(), 1),
                 numbers::delta(facts.rest, 1));
    return text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                  "Together that is %1 of the %2. The printed AvgPerf and cost do not "
                                  "account for the other %3, so printed CumReg was "
                                  "computed on other data."))
        .arg(numbers::delta(facts.difference() - facts.rest, 1), numbers::delta(facts.difference(), 1),
             numbers::delta(facts.rest, 1));
}

void addCostSentences(const PublishedFacts& facts, QStringList& sentences)
{
    const double cost = facts.costUsd - facts.figure.costUsd;
    if (facts.figure.source == "paper" && std::abs(cost) > 0.01 * std::max(facts.costUsd, facts.figure.costUsd))
        sentences << text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                            "Costs here are those recorded in the table. The paper's price "
                                            "list (its Table 6) is another one, so its "
                                            "costs are others for the same tokens: %1 here, %2 in print."))
                         .arg(numbers::dollars(facts.costUsd), numbers::dollars(facts.figure.costUsd));
    if (facts.missingCosts > 0)
        sentences << text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                            "Calls without a recorded cost: %1. They count as $0."))
                         .arg(numbers::count(static_cast<qint64>(facts.missingCosts)));
}

void addSettingSentences(const PublishedFacts& facts, QStringList& sentences)
{
    if (facts.ungraded > 0) {
        const char* source =
            facts.convention == MissingScores::AsZero
                ? QT_TRANSLATE_NOOP("acr::ui::PublishedFacts", "Picks that were never graded: %1. They count "
                                                               "as score 0, which is the paper's convention.")
                : QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                    "Picks that were never graded: %1. They are left out here; the paper "
                                    "counts them as score 0.");
        sentences << text(source).arg(numbers::count(static_cast<qint64>(facts.ungraded)));
    }
    if (!facts.canonicalWeights)
        sentences << text(
            QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                              "The reward weights are changed; the printed figures use ε₁ = 1 and ε₂ = −0.1."));
    if (facts.seeds > 1)
        sentences << text(QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                            "The recomputed figures are a mean over seeds: %1 of them."))
                         .arg(numbers::count(static_cast<qint64>(facts.seeds)));
    if (facts.shuffled)
        sentences << text(QT_TRANSLATE_NOOP(
            "acr::ui::PublishedFacts", "The stream is shuffled; routers that learn on the way depend on the order."));
}

} // namespace

PublishedFacts publishedFacts(const StreamResults& results, const LeaderboardRow& row)
{
    PublishedFacts facts;
    facts.figure = *row.published;
    facts.publishedTasks = tasksOfPublished(facts.figure.stream);
    facts.streamTasks = results.stream->tasks.size();
    facts.rowTasks = row.metrics.n;
    facts.cumRegret = row.metrics.cumRegret;
    facts.avgPerfPct = row.metrics.avgPerfPct;
    facts.costUsd = row.metrics.costUsd;
    facts.canonicalWeights = results.settings.weights == RewardWeights();
    facts.shuffled = results.stream->definition.order == StreamOrder::Shuffled;
    facts.convention = results.settings.missingScores;
    facts.seeds = row.runs.size() > 1 ? row.runs.size() : 0;
    if (!row.isExpectation() && !row.runs.empty()) {
        const Run& run = row.runs.front();
        const Metrics metrics = evaluate(run, results.oracle);
        facts.missingCosts = metrics.missingCosts;
        facts.ungraded =
            static_cast<std::size_t>(std::llround((1 - metrics.coverage) * static_cast<double>(metrics.n)));
    }

    double score = 0;
    double known = 0;
    facts.oracleCostUsd = 0;
    for (const TaskIndex task : results.stream->tasks) {
        const OracleTable::Entry& best = results.oracle[task];
        if (!best.known)
            continue;
        score += best.score;
        ++known;
        facts.oracleCostUsd += best.costUsd;
    }
    facts.oracleAvgPerfPct = known > 0 ? 100 * score / known : missing;
    for (const PublishedFigure& figure : publishedFigures()) {
        if (figure.router == "Oracle" && figure.stream == facts.figure.stream) {
            facts.publishedOracleAvgPerfPct = figure.avgPerfPct;
            facts.publishedOracleCostUsd = figure.costUsd;
        }
    }
    const double n = static_cast<double>(facts.rowTasks);
    const auto rewardOf = [&](double avgPerfPct, double costUsd) {
        return results.settings.weights.score * n * avgPerfPct / 100 + results.settings.weights.cost * costUsd;
    };
    facts.fromOracle = rewardOf(facts.oracleAvgPerfPct, facts.oracleCostUsd) -
                       rewardOf(facts.publishedOracleAvgPerfPct, facts.publishedOracleCostUsd);
    facts.fromOwn = rewardOf(facts.figure.avgPerfPct, facts.figure.costUsd) - rewardOf(facts.avgPerfPct, facts.costUsd);
    facts.rest = facts.difference() - facts.fromOracle - facts.fromOwn;
    facts.rounding = roundingOf(n, results.settings.weights);
    return facts;
}

QStringList explain(const PublishedFacts& facts)
{
    QStringList sentences;
    const char* headline =
        facts.figure.source == "release"
            ? QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                "CumReg is %1 here. The release prints %2 for %3: a difference of %4.")
            : QT_TRANSLATE_NOOP("acr::ui::PublishedFacts",
                                "CumReg is %1 here. The paper prints %2 for %3: a difference of %4.");
    sentences << text(headline).arg(
        numbers::regret(facts.cumRegret), numbers::regret(facts.figure.cumRegret),
        QString::fromUtf8(facts.figure.router.data(), static_cast<qsizetype>(facts.figure.router.size())),
        numbers::delta(facts.difference(), 1));
    const QString differs = conditions(facts);
    if (!differs.isEmpty())
        sentences << differs;
    // The parts add up only when both are about the same tasks and weights.
    const bool comparable = differs.isEmpty() && facts.canonicalWeights && facts.convention == MissingScores::AsZero;
    if (comparable && !isMissing(facts.rest)) {
        if (points(facts.oracleAvgPerfPct - facts.publishedOracleAvgPerfPct) != points(0) ||
            numbers::dollars(facts.oracleCostUsd) != numbers::dollars(facts.publishedOracleCostUsd))
            sentences << oracleSentence(facts);
        if (facts.figure.router != "Oracle")
            sentences << ownSentence(facts) << restSentence(facts);
    }
    addCostSentences(facts, sentences);
    addSettingSentences(facts, sentences);
    return sentences;
}

} // namespace acr::ui

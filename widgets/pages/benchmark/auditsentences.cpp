// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/auditsentences.h"

#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Audit", text);
}

QString countOrDash(double value)
{
    return isMissing(value) ? QStringLiteral("–") : numbers::count(static_cast<qint64>(value));
}

} // namespace

QString auditSentence(const AuditFinding& finding)
{
    const QString count = numbers::count(static_cast<qint64>(finding.count));
    const QString all = numbers::count(static_cast<qint64>(finding.outOf));
    const QString subject = QString::fromStdString(finding.subject);
    const QString found = numbers::compact(finding.found);
    const QString expected = numbers::compact(finding.expected);
    switch (finding.kind) {
    case AuditKind::MissingCells:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 outcomes are not recorded at all")).arg(count, all);
    case AuditKind::MissingScores:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 outcomes have no score")).arg(count, all);
    case AuditKind::MissingCosts:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 outcomes have no cost")).arg(count, all);
    case AuditKind::UngradedCells:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 outcomes were never graded")).arg(count, all);
    case AuditKind::ZeroTokenRecords:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "%1 of %2 outcomes claim to have used no token, and to have cost nothing"))
            .arg(count, all);
    case AuditKind::FewTokenCounts:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 has only %2 different token counts on %3 outcomes: they are imputed"))
            .arg(subject, count, all);
    case AuditKind::RepeatedTokenCounts:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 shares its token counts with many other tasks on %2 of %3 outcomes"))
            .arg(subject, count, all);
    case AuditKind::CostsNotFromTokens:
        return say(QT_TRANSLATE_NOOP(
                       "Audit", "%1: %2 of %3 costs do not follow from tokens and prices (%4 recorded, %5 computed)"))
            .arg(subject, count, all, numbers::dollars(finding.found), numbers::dollars(finding.expected));
    case AuditKind::ScoresOutOfRange:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 scores lie outside 0 to 1, the worst is %3"))
            .arg(count, all, found);
    case AuditKind::UnsolvedTasks:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 tasks are solved by no model")).arg(count, all);
    case AuditKind::TiesForBest:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 tasks have more than one best-scoring model")).arg(count, all);
    case AuditKind::DuplicatePrompts:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 tasks repeat the prompt of an earlier one")).arg(count, all);
    case AuditKind::DuplicateTasks:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 places in the stream repeat a task")).arg(count, all);
    case AuditKind::TasksInTwoSplits:
        return say(QT_TRANSLATE_NOOP("Audit", "%1 of %2 tasks stand in %3 as well")).arg(count, all, subject);
    case AuditKind::TableOrderDiffers:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "The results table has another task than the task list at %1 of %2 places"))
            .arg(count, all);
    case AuditKind::SummaryDisagrees:
        return say(QT_TRANSLATE_NOOP("Audit", "The source's summary says %2 for %1, the tables give %3"))
            .arg(subject, expected, found);
    case AuditKind::PublishedNotReproduced: {
        const QString metric = subject.section(u' ', -1);
        const QString source = publishedSourceTitle(subject.section(u' ', -2, -2).toStdString());
        const QString router = subject.section(u' ', 0, -3);
        return say(QT_TRANSLATE_NOOP("Audit", "%1: %2 recomputed is %3, the %4 prints %5"))
            .arg(router, metric, numbers::fixed(finding.found, 2), source, numbers::fixed(finding.expected, 2));
    }
    case AuditKind::PromptsOfSource:
        if (isMissing(finding.found))
            return say(QT_TRANSLATE_NOOP("Audit", "%1: %2 of %3 tasks have their prompt")).arg(subject, count, all);
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "%1: %2 of %3 tasks have their prompt; lengths and input tokens correlate "
                                     "with %4"))
            .arg(subject, count, all, numbers::fixed(finding.found, 2));
    case AuditKind::ImplausiblePrompts:
        return say(QT_TRANSLATE_NOOP("Audit", "%1: the lengths of %2 prompts correlate with input tokens by %3 only, "
                                              "where at least %4 is expected"))
            .arg(subject, count, numbers::fixed(finding.found, 2), numbers::fixed(finding.expected, 1));
    case AuditKind::SiblingsInProbing:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "%1: %2 of %3 tasks have a near-duplicate in the probing split: %4 with the "
                                     "same text, %5 of the same problem, the rest with similar text"))
            .arg(subject, count, all, countOrDash(finding.found), countOrDash(finding.expected));
    }
    return {};
}

QString auditAdvice(AuditKind kind)
{
    switch (kind) {
    case AuditKind::MissingCells:
    case AuditKind::MissingScores:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "A missing score is not a zero. By the paper's convention it counts as one; the "
                                     "stream bar can leave such cells out instead, and coverage then says how many."));
    case AuditKind::MissingCosts:
        return say(QT_TRANSLATE_NOOP("Audit", "An unknown cost counts as 0 in every sum, so totals on these tasks are "
                                              "too low. Compare costs only on streams that have them."));
    case AuditKind::UngradedCells:
        return say(QT_TRANSLATE_NOOP("Audit", "No verifier ran on these answers; their score of 0 is a convention. "
                                              "Models with many of them look worse than they may be."));
    case AuditKind::ZeroTokenRecords:
        return say(QT_TRANSLATE_NOOP(
            "Audit", "The token record is missing and was written as zeros: the cost is unknown rather than nothing."));
    case AuditKind::FewTokenCounts:
    case AuditKind::RepeatedTokenCounts:
        return say(QT_TRANSLATE_NOOP("Audit", "Measured calls hardly ever use the same number of tokens twice. These "
                                              "counts were filled in, and the model's costs with them."));
    case AuditKind::CostsNotFromTokens:
        return say(QT_TRANSLATE_NOOP("Audit", "Tokens times the listed prices give another cost. Prices may have "
                                              "changed, or calls were discounted or retried."));
    case AuditKind::ScoresOutOfRange:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "Reward and regret expect scores from 0 to 1. Check how the source scales them."));
    case AuditKind::UnsolvedTasks:
        return say(QT_TRANSLATE_NOOP(
            "Audit",
            "No router can earn a score here: the best one only spends least. AvgPerf is bounded by the rest."));
    case AuditKind::TiesForBest:
        return say(QT_TRANSLATE_NOOP(
            "Audit", "Choosing any of the best models is no mistake in quality; cost decides between them."));
    case AuditKind::DuplicatePrompts:
    case AuditKind::DuplicateTasks:
        return say(QT_TRANSLATE_NOOP(
            "Audit", "A router with memory meets the same task again and looks better than on new ones."));
    case AuditKind::TasksInTwoSplits:
        return say(QT_TRANSLATE_NOOP("Audit", "What was fitted on one split has seen these tasks of the other."));
    case AuditKind::TableOrderDiffers:
        return say(QT_TRANSLATE_NOOP("Audit", "Streams follow the task list. Whoever reads the table in its own order "
                                              "gets other curves and other online decisions."));
    case AuditKind::SummaryDisagrees:
        return say(QT_TRANSLATE_NOOP("Audit", "Part of the files may be missing or of another version."));
    case AuditKind::PublishedNotReproduced:
        return say(QT_TRANSLATE_NOOP(
            "Audit", "The same decisions on the public tables give another figure. Tables, prices or the oracle behind "
                     "the printed one differ; compare routers by recomputed figures only."));
    case AuditKind::PromptsOfSource:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "The data set's own files were joined by what the ids of the tasks name. "
                                     "A longer prompt makes for more input tokens, so both should rank alike."));
    case AuditKind::ImplausiblePrompts:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "These are probably prompts of other tasks: another version of the data set, "
                                     "or files in another order. Routers that read them are misled."));
    case AuditKind::SiblingsInProbing:
        return say(QT_TRANSLATE_NOOP("Audit",
                                     "A router that remembers the probing split meets these tasks again and looks "
                                     "better than on new ones. The leaderboard has its figures without them."));
    }
    return {};
}

QString auditSeverityTitle(AuditSeverity severity)
{
    switch (severity) {
    case AuditSeverity::Note: return say(QT_TRANSLATE_NOOP("Audit", "Note"));
    case AuditSeverity::Caution: return say(QT_TRANSLATE_NOOP("Audit", "Caution"));
    case AuditSeverity::Fault: return say(QT_TRANSLATE_NOOP("Audit", "Fault"));
    }
    return {};
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/sessionwords.h"

#include "widgets/document/sessionplayer.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace acr::ui {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("acr::ui::SessionWords", text);
}

constexpr std::array<std::pair<std::string_view, const char*>, 21> reasons{{
    {"upper_bound", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "highest upper bound")},
    {"weighted_vote", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "weighted vote")},
    {"no_votes", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "no votes")},
    {"from_prompt", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "expected from the prompt")},
    {"from_metadata", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "expected from the metadata")},
    {"explored", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "explored")},
    {"known_source", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "known source")},
    {"unfamiliar", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "out-of-distribution tasks")},
    {"known_dimension", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "known dimension")},
    {"global_fallback", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "best overall")},
    {"warm_up", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "warm-up")},
    {"neighbours", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "neighbours")},
    {"fixed", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "always the same")},
    {"drawn", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "drawn at random")},
    {"hindsight", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "hindsight")},
    {"recorded", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "recorded")},
    {"chain", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "fixed chain")},
    {"first3", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "group by id")},
    {"source", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "group by source")},
    {"dimension", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "group by dimension")},
    {"sampled", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "sampled from beliefs")},
}};

constexpr std::array<std::pair<std::string_view, const char*>, 11> voters{{
    {"main_prior", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "main prior")},
    {"mean", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "expected reward")},
    {"bonus", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "bonus for uncertainty")},
    {"draw", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "random draw")},
    {scoreVoter, QT_TRANSLATE_NOOP("acr::ui::SessionWords", "expected score")},
    {"cost", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "expected cost")},
    {"exploration", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "exploration")},
    {"escalation", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "going on after a failure")},
    {"neighbour", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "neighbour")},
    {"memory", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "memory")},
    {"file", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "decision file")},
}};

/// By the reason of the ballot.
constexpr std::array<std::pair<std::string_view, const char*>, 5> noFlips{{
    {"fixed", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: the model is fixed")},
    {"recorded", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: so it stands in the file")},
    {"drawn", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: chance alone decides")},
    {"chain", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: the order is fixed")},
    {"warm_up", QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: in the warm-up the models take turns")},
}};

template <class Table>
QString look(const Table& table, const std::string& key, const QString& otherwise)
{
    for (const auto& [name, text] : table) {
        if (name == key)
            return word(text);
    }
    return otherwise;
}

} // namespace

QString reasonWord(const std::string& reason)
{
    return look(reasons, reason, QString::fromStdString(reason));
}

QString noFlipSentence(const Ballot& ballot)
{
    if (isMissing(ballot.margin))
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Nothing flips it: there is no other candidate"));
    return look(noFlips, ballot.reason,
                word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "No change of one number within its limits flips it")));
}

QString voterWord(const std::string& voter)
{
    return look(voters, voter, policyLabelAmong(QString::fromStdString(voter), {}));
}

QString beyondScoresSentence(double expectedScore)
{
    if (!(expectedScore < 0 || expectedScore > 1))
        return {};
    return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords",
                                  "An expected score is a sum of a mean and corrections, which is not limited to the "
                                  "scores from 0 to 1."));
}

QString sessionTitle(const std::string& name)
{
    if (name == SavedSessions::unnamedSession)
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Last session, not named"));
    if (SavedSessions::isUnnamed(name)) {
        const QString number =
            QString::fromStdString(name).mid(QLatin1String(SavedSessions::unnamedFork).size()).trimmed();
        const QString title = word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Last fork, not named"));
        return number.isEmpty() ? title
                                : word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 (%2)")).arg(title, number);
    }
    return QString::fromStdString(name);
}

QString verdictWord(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Optimal: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "optimal"));
    case StepVerdict::Tied: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "tied"));
    case StepVerdict::Avoidable: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "avoidable"));
    case StepVerdict::Unsolvable: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "unsolved"));
    case StepVerdict::Unknown: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "unknown"));
    }
    return {};
}

QString verdictSentence(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Optimal: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "The only best choice."));
    case StepVerdict::Tied:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "As good as the best; other models were as good."));
    case StepVerdict::Avoidable:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Another model had a higher reward."));
    case StepVerdict::Unsolvable:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords",
                                      "No model with a known score solves this task; only cost could be saved."));
    case StepVerdict::Unknown: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "No score to judge by."));
    }
    return {};
}

QString eventKindTitle(SessionEventKind kind)
{
    switch (kind) {
    case SessionEventKind::Down: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Model goes down"));
    case SessionEventKind::Up: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Model comes back"));
    case SessionEventKind::Price: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Price changes"));
    case SessionEventKind::Improve:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Model gets better or worse"));
    case SessionEventKind::Join: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "New model joins"));
    }
    return {};
}

QString eventSentence(const SessionEvent& event)
{
    const QString model = QString::fromStdString(event.model);
    switch (event.kind) {
    case SessionEventKind::Down: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 goes down")).arg(model);
    case SessionEventKind::Up: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 comes back")).arg(model);
    case SessionEventKind::Price:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 costs × %2"))
            .arg(model, numbers::compact(event.amount));
    case SessionEventKind::Improve:
        return (event.amount >= 0 ? word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 solves %2 % of what it failed"))
                                  : word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 fails %2 % of what it solved")))
            .arg(model, numbers::compact(100 * std::abs(event.amount)));
    case SessionEventKind::Join: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 joins")).arg(model);
    }
    return {};
}

QString oracleChangeSentence(const SessionEvent& event, const OracleChange& change)
{
    const QString what = word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1 after %2 tasks"))
                             .arg(eventSentence(event), numbers::count(event.after));
    if (!change.comparable)
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords",
                                      "%1: without it no model could be called at some step, so the oracle has nothing "
                                      "to be compared with."))
            .arg(what);
    if (change.changed == 0)
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords",
                                      "%1: the oracle has the same reward with it and without it."))
            .arg(what);
    const QString head =
        change.reward < 0   ? word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1: the oracle lost it too."))
        : change.reward > 0 ? word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1: the oracle gains by it too."))
                            : word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "%1: the oracle is another."));
    return head.arg(what) + QLatin1Char(' ') +
           word(QT_TRANSLATE_NOOP("acr::ui::SessionWords",
                                  "Its reward changes by %1 (score %2, cost %3 USD) on %4 of the %5 tasks from there "
                                  "on; regret is measured against what is left."))
               .arg(numbers::delta(change.reward, 3), numbers::delta(change.score, 3),
                    numbers::delta(change.costUsd, 4), numbers::count(static_cast<qint64>(change.changed)),
                    numbers::count(static_cast<qint64>(change.tasks)));
}

QString breakpointKindTitle(BreakpointKind kind)
{
    switch (kind) {
    case BreakpointKind::Regret: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Regret of the step above"));
    case BreakpointKind::Attempts: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Attempts, at least"));
    case BreakpointKind::Model: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Answer by"));
    case BreakpointKind::Dimension: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Dimension"));
    case BreakpointKind::Task: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Task"));
    case BreakpointKind::OverrulesPrior:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "What was learned overrules the prior"));
    case BreakpointKind::Explored: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "The pick explores"));
    case BreakpointKind::Failed: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "The task is not resolved"));
    }
    return {};
}

QString breakpointSentence(const Breakpoint& breakpoint)
{
    const QString amount = numbers::compact(breakpoint.amount);
    const QString name = QString::fromStdString(breakpoint.name);
    switch (breakpoint.kind) {
    case BreakpointKind::Regret:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Regret of the step above %1")).arg(amount);
    case BreakpointKind::Attempts:
        return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Attempts, at least %1")).arg(amount);
    case BreakpointKind::Model: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Answer by %1")).arg(name);
    case BreakpointKind::Dimension: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Dimension %1")).arg(name);
    case BreakpointKind::Task: return word(QT_TRANSLATE_NOOP("acr::ui::SessionWords", "Task %1")).arg(name);
    default: return breakpointKindTitle(breakpoint.kind);
    }
}

} // namespace acr::ui

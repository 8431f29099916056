// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/picksmodel.h"

#include "widgets/shell/policynames.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace acr::ui {

namespace {

const ColumnTableModel::ColumnInfo columnInfos[PicksModel::ColumnCount] = {
    {"policy", QT_TRANSLATE_NOOP("Picks", "Router"), QT_TRANSLATE_NOOP("Picks", "Row of the leaderboard"), false},
    {"chosen_model", QT_TRANSLATE_NOOP("Picks", "Pick"),
     QT_TRANSLATE_NOOP("Picks", "Model whose answer the router took"), false},
    {"score", QT_TRANSLATE_NOOP("Picks", "Score"), QT_TRANSLATE_NOOP("Picks", "Score that the router got"), true},
    {"cost_usd", QT_TRANSLATE_NOOP("Picks", "Cost"), QT_TRANSLATE_NOOP("Picks", "All attempts together (USD)"), true},
    {"regret", QT_TRANSLATE_NOOP("Picks", "Regret"),
     QT_TRANSLATE_NOOP("Picks", "What the best single choice earns more (reward)"), true},
    {"attempts", QT_TRANSLATE_NOOP("Picks", "Attempts"), QT_TRANSLATE_NOOP("Picks", "Models called on this task"),
     true},
};

/// The step that took the task. A run lacks only tasks that its policy does not cover, so the step stands at the task's
/// place in the stream or before it.
const Step* stepOf(const Run& run, TaskIndex task, std::size_t place)
{
    if (run.steps.empty())
        return nullptr;
    for (std::size_t i = std::min(place, run.steps.size() - 1) + 1; i-- > 0;)
        if (run.steps[i].task == task)
            return &run.steps[i];
    return nullptr;
}

} // namespace

PicksModel::PicksModel(QObject* parent)
    : ColumnTableModel("Picks", columnInfos, parent)
{}

void PicksModel::setTask(std::shared_ptr<const StreamResults> results, std::optional<TaskIndex> task)
{
    beginResetModel();
    m_picks.clear();
    if (results && task) {
        const auto& tasks = results->stream->tasks;
        const auto at = std::ranges::find(tasks, *task);
        const auto place = static_cast<std::size_t>(at - tasks.begin());
        QStringList policies;
        for (const LeaderboardRow& row : results->rows)
            policies << QString::fromStdString(row.policy);
        for (const LeaderboardRow& row : results->rows) {
            if (at == tasks.end() || row.runs.empty())
                continue;
            const Step* const step = stepOf(row.runs.front(), *task, place);
            if (step == nullptr)
                continue;
            const auto nameOf = [&](ModelIndex model) {
                return QString::fromStdString(results->benchmark->models[model.position()].name);
            };
            PickRow pick;
            pick.policy = QString::fromStdString(row.policy);
            pick.name = policyLabelAmong(pick.policy, policies);
            pick.model = nameOf(step->chosen);
            pick.modelPosition = step->chosen.value;
            for (const Attempt& attempt : row.runs.front().attemptsOf(*step))
                pick.tried << nameOf(attempt.model);
            pick.score = step->score;
            pick.costUsd = step->costUsd;
            const StepRegret lost = stepRegret(*step, results->oracle);
            pick.verdict = lost.verdict;
            pick.regret = lost.verdict == StepVerdict::Unknown ? missing : lost.regret;
            pick.seeds = static_cast<int>(row.runs.size());
            m_picks.push_back(std::move(pick));
        }
    }
    m_groups = m_picks.size();
    endResetModel();
}

double PicksModel::number(std::size_t row, int column) const
{
    const PickRow& pick = m_picks[row];
    switch (column) {
    case Score: return pick.score;
    case Cost: return pick.costUsd;
    case Regret: return pick.regret;
    case Attempts: return static_cast<double>(pick.tried.size());
    default: return missing;
    }
}

QString PicksModel::text(std::size_t row, int column) const
{
    return column == Router ? m_picks[row].name : m_picks[row].model;
}

QString PicksModel::rawText(std::size_t row, int column) const
{
    return column == Router ? m_picks[row].policy : m_picks[row].model;
}

QString PicksModel::shown(double value, int column) const
{
    return column == Cost       ? numbers::dollars(value, 4)
           : column == Attempts ? numbers::count(static_cast<qint64>(value))
                                : numbers::fixed(value, 3);
}

QString PicksModel::whyMissing(std::size_t, int) const
{
    return tr("There is no score to judge by.");
}

QString PicksModel::textToolTip(std::size_t row, int column) const
{
    const PickRow& pick = m_picks[row];
    if (column == Router)
        return pick.seeds > 1 ? tr("%1: the first of %n seed(s)", nullptr, pick.seeds).arg(pick.policy) : pick.policy;
    return pick.tried.size() > 1 ? tr("Tried in this order: %1").arg(pick.tried.join(QStringLiteral(" → ")))
                                 : pick.model;
}

QVariant PicksModel::mark(std::size_t row, int column, int role) const
{
    const PickRow& pick = m_picks[row];
    if (role == InkRole && column == Pick)
        return QVariant::fromValue(Ink::model(pick.model, pick.modelPosition));
    if (role == InkRole && column == Router)
        return QVariant::fromValue(Ink::policy(pick.policy));
    if (role == EmphasisRole)
        return column == Regret && (pick.verdict == StepVerdict::Optimal || pick.verdict == StepVerdict::Tied);
    return {};
}

std::vector<double> PicksModel::textKeys(int column) const
{
    QStringList texts;
    for (std::size_t row = 0; row < m_picks.size(); ++row)
        texts << text(row, column);
    QStringList sorted = texts;
    sorted.sort(Qt::CaseInsensitive);
    std::vector<double> keys;
    keys.reserve(m_picks.size());
    for (const QString& words : texts)
        keys.push_back(static_cast<double>(sorted.indexOf(words)));
    return keys;
}

} // namespace acr::ui

#include "moc_picksmodel.cpp"

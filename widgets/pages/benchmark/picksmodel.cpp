// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/picksmodel.h"

#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace acr::ui {

namespace {

struct ColumnInfo {
    const char* key;
    const char* title;
    const char* help;
    bool number;
};

const ColumnInfo columnInfos[PicksModel::ColumnCount] = {
    {"policy", QT_TRANSLATE_NOOP("Picks", "Router"), QT_TRANSLATE_NOOP("Picks", "Row of the leaderboard"), false},
    {"chosen_model", QT_TRANSLATE_NOOP("Picks", "Pick"), QT_TRANSLATE_NOOP("Picks", "Model whose answer the router took"), false},
    {"score", QT_TRANSLATE_NOOP("Picks", "Score"), QT_TRANSLATE_NOOP("Picks", "Score that the router got"), true},
    {"cost_usd", QT_TRANSLATE_NOOP("Picks", "Cost"), QT_TRANSLATE_NOOP("Picks", "All attempts together (USD)"), true},
    {"regret", QT_TRANSLATE_NOOP("Picks", "Regret"), QT_TRANSLATE_NOOP("Picks", "What the best single choice earns more (reward)"), true},
    {"attempts", QT_TRANSLATE_NOOP("Picks", "Attempts"), QT_TRANSLATE_NOOP("Picks", "Models called on this task"), true},
};

QString translated(const char* source)
{
    return QCoreApplication::translate("Picks", source);
}

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

void PicksModel::setTask(std::shared_ptr<const StreamResults> results, std::optional<TaskIndex> task)
{
    beginResetModel();
    m_picks.clear();
    if (results && task) {
        const auto& tasks = results->stream->tasks;
        const auto at = std::ranges::find(tasks, *task);
        const auto place = static_cast<std::size_t>(at - tasks.begin());
        for (const LeaderboardRow& row : results->rows) {
            if (at == tasks.end() || row.runs.empty())
                continue;
            const Step* const step = stepOf(row.runs.front(), *task, place);
            if (step == nullptr)
                continue;
            const auto nameOf = [&](ModelIndex model) { return QString::fromStdString(results->benchmark->models[model.position()].name); };
            PickRow pick;
            pick.policy = QString::fromStdString(row.policy);
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

double PicksModel::number(const PickRow& pick, int column) const
{
    switch (column) {
    case Score: return pick.score;
    case Cost: return pick.costUsd;
    case Regret: return pick.regret;
    case Attempts: return static_cast<double>(pick.tried.size());
    default: return missing;
    }
}

QVariant PicksModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PickRow& pick = m_picks[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((columnInfos[column].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == InkRole && column == Pick)
        return QVariant::fromValue(Ink::model(pick.model, pick.modelPosition));
    if (role == InkRole && column == Router)
        return QVariant::fromValue(Ink::policy(pick.policy));
    if (role == EmphasisRole)
        return column == Regret && (pick.verdict == StepVerdict::Optimal || pick.verdict == StepVerdict::Tied);
    if (columnInfos[column].number) {
        const double value = number(pick, column);
        if (role == Qt::DisplayRole) {
            if (isMissing(value))
                return QString(emDash);
            return column == Cost ? numbers::dollars(value, 4) : column == Attempts ? numbers::count(static_cast<qint64>(value)) : numbers::fixed(value, 3);
        }
        if (role == SortRole)
            return isMissing(value) ? QVariant() : QVariant(value);
        if (role == Qt::ToolTipRole)
            return isMissing(value) ? tr("There is no score to judge by.") : QStringLiteral("%1: %2").arg(translated(columnInfos[column].help), numbers::exact(value));
        return {};
    }
    if (role == Qt::DisplayRole || role == SortRole)
        return column == Router ? pick.policy : pick.model;
    if (role == Qt::ToolTipRole) {
        if (column == Router)
            return pick.seeds > 1 ? tr("%1: the first of %n seed(s)", nullptr, pick.seeds).arg(pick.policy) : pick.policy;
        return pick.tried.size() > 1 ? tr("Tried in this order: %1").arg(pick.tried.join(QStringLiteral(" → "))) : pick.model;
    }
    return {};
}

QVariant PicksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return RowTableModel::headerData(section, orientation, role);
    const ColumnInfo& info = columnInfos[section];
    switch (role) {
    case Qt::DisplayRole: return translated(info.title);
    case Qt::ToolTipRole: return translated(info.help);
    case Qt::TextAlignmentRole: return static_cast<int>((info.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ColumnKeyRole: return QString::fromLatin1(info.key);
    default: return {};
    }
}

std::vector<double> PicksModel::sortKeys(int column) const
{
    std::vector<double> keys(m_picks.size(), missing);
    if (columnInfos[column].number) {
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = number(m_picks[row], column);
        return keys;
    }
    QStringList texts;
    for (const PickRow& pick : m_picks)
        texts << (column == Router ? pick.policy : pick.model);
    QStringList sorted = texts;
    sorted.sort(Qt::CaseInsensitive);
    for (std::size_t row = 0; row < keys.size(); ++row)
        keys[row] = static_cast<double>(sorted.indexOf(texts[static_cast<qsizetype>(row)]));
    return keys;
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/stepmodel.h"

#include "widgets/models/taskview.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <cmath>

namespace acr::ui {

namespace {

bool isText(int column)
{
    switch (column) {
    case StepModel::Task:
    case StepModel::Dimension:
    case StepModel::Pick:
    case StepModel::Kind:
    case StepModel::Why:
    case StepModel::ForkPick: return true;
    default: return false;
    }
}

bool isFork(int column)
{
    return column >= StepModel::ForkPick;
}

} // namespace

StepModel::StepModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void StepModel::setPlayer(const SessionPlayer& player)
{
    m_player = &player;
    connect(&player, &SessionPlayer::sessionChanged, this, &StepModel::reload);
    connect(&player, &SessionPlayer::stepsAppended, this, [this](bool fork, std::size_t from, std::size_t to) {
        if (fork) {
            const int last = std::min(static_cast<int>(to), m_rows) - 1;
            if (static_cast<int>(from) <= last)
                emit dataChanged(index(static_cast<int>(from), ForkPick), index(last, ForkRegret));
            return;
        }
        if (static_cast<int>(to) <= m_rows)
            return;
        beginInsertRows({}, m_rows, static_cast<int>(to) - 1);
        m_rows = static_cast<int>(to);
        endInsertRows();
    });
    reload();
}

void StepModel::reload()
{
    const auto settingOf = [](const SessionLane& lane) {
        return lane.track() != nullptr ? &lane.track()->setting() : nullptr;
    };
    const SessionSetting* setting = settingOf(m_player->lane());
    const SessionSetting* fork = settingOf(m_player->fork());
    if (setting == m_setting && fork == m_forkSetting && static_cast<int>(m_player->lane().size()) == m_rows)
        return;
    beginResetModel();
    // Not for each piece of a session that is being computed.
    if (setting != nullptr && setting != m_setting)
        m_costDecimals = costDecimalsOf(*setting->benchmark, setting->stream.tasks);
    m_setting = setting;
    m_forkSetting = fork;
    m_rows = static_cast<int>(m_player->lane().size());
    endResetModel();
}

int StepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int StepModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const SessionTrack* StepModel::track(int column) const
{
    return isFork(column) ? m_player->fork().track() : m_player->lane().track();
}

bool StepModel::differs(std::size_t step) const
{
    const SessionTrack* fork = m_player->fork().track();
    return fork != nullptr && step < fork->size() &&
           fork->run().steps[step].chosen != m_player->lane().track()->run().steps[step].chosen;
}

QVariant StepModel::raw(std::size_t number, int column) const
{
    const SessionTrack* of = track(column);
    if (of == nullptr || number >= of->size())
        return {};
    const auto known = [](double value) { return std::isfinite(value) ? QVariant(value) : QVariant(); };
    const Step& step = of->run().steps[number];
    const OracleTable& oracle = isFork(column) ? *m_player->fork().oracle() : *m_player->lane().oracle();
    switch (column) {
    case Number: return static_cast<qulonglong>(number + 1);
    case Score:
    case ForkScore: return known(step.score);
    case Cost: return step.costUsd;
    case Regret:
    case ForkRegret: return stepRegret(step, oracle).regret;
    case Margin: return known(of->note(number).margin);
    case Attempts: return step.attemptCount;
    default: return display(number, column);
    }
}

QString StepModel::display(std::size_t number, int column) const
{
    const SessionTrack* of = track(column);
    if (of == nullptr || number >= of->size())
        return isFork(column) && m_player->hasFork() ? QString(emDash) : QString();
    const Benchmark& benchmark = *of->setting().benchmark;
    const Step& step = of->run().steps[number];
    const auto score = [](double value) { return std::isfinite(value) ? numbers::fixed(value, 3) : QString(emDash); };
    const OracleTable& oracle = isFork(column) ? *m_player->fork().oracle() : *m_player->lane().oracle();
    switch (column) {
    case Number: return numbers::count(static_cast<qint64>(number) + 1);
    case Task: return QString::fromStdString(benchmark.tasks[step.task].id);
    case Dimension: return QString::fromStdString(benchmark.tasks.categoryName(step.task, Facet::Dimension));
    case Pick:
    case ForkPick: return QString::fromStdString(benchmark.models[step.chosen.position()].name);
    case Score:
    case ForkScore: return score(step.score);
    case Cost: return numbers::dollars(step.costUsd, m_costDecimals);
    case Regret:
    case ForkRegret: return numbers::fixed(stepRegret(step, oracle).regret, 3);
    case Kind: return verdictWord(stepRegret(step, oracle).verdict);
    case Why: return reasonWord(of->reason(number));
    case Margin:
        return std::isfinite(of->note(number).margin) ? numbers::fixed(of->note(number).margin, 3) : QString(emDash);
    case Attempts: return numbers::count(step.attemptCount);
    default: return {};
    }
}

QVariant StepModel::data(const QModelIndex& index, int role) const
{
    if (m_player == nullptr || !index.isValid() || index.row() >= m_rows || m_player->lane().track() == nullptr)
        return {};
    const auto step = static_cast<std::size_t>(index.row());
    const SessionTrack* of = track(index.column());
    const bool there = of != nullptr && step < of->size();
    switch (role) {
    case Qt::DisplayRole: return display(step, index.column());
    case Qt::ToolTipRole: {
        const QVariant value = raw(step, index.column());
        if (isText(index.column()) || index.column() == Number || value.typeId() != QMetaType::Double)
            return display(step, index.column());
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                            index.column() == Cost ? numbers::dollarReading(value.toDouble())
                                                                   : numbers::reading(value.toDouble()));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SortRole: return raw(step, index.column());
    case TaskRole: return m_player->lane().track()->run().steps[step].task.value;
    case ModelRole:
    case InkRole: {
        if (!there || (index.column() != Pick && index.column() != ForkPick))
            return {};
        const ModelIndex model = of->run().steps[step].chosen;
        if (role == ModelRole)
            return model.value;
        return QVariant::fromValue(
            Ink::model(QString::fromStdString(of->setting().benchmark->models[model.position()].name), model.value));
    }
    case EmphasisRole: return (index.column() == Pick || index.column() == ForkPick) && differs(step);
    default: return {};
    }
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == ColumnKeyRole) {
        static constexpr const char* keys[ColumnCount] = {
            "step",    "task_id", "dimension", "model",    "score",      "cost_usd",   "regret",
            "verdict", "reason",  "margin",    "attempts", "fork_model", "fork_score", "fork_regret"};
        return QString::fromLatin1(keys[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Step");
    case Task: return tr("Task");
    case Dimension: return tr("Dimension");
    case Pick: return tr("Pick");
    case Score: return tr("Score");
    case Cost: return tr("Cost");
    case Regret: {
        const OracleTable* const oracle = m_player != nullptr ? m_player->lane().oracle() : nullptr;
        return oracle != nullptr && oracle->outcomes().calledOnly() ? tr("Regret, called") : tr("Regret");
    }
    case Kind: return tr("Kind");
    case Why: return tr("Why");
    case Margin: return tr("Margin");
    case Attempts: return tr("Attempts");
    case ForkPick: return tr("Fork: pick");
    case ForkScore: return tr("Fork: score");
    case ForkRegret: return tr("Fork: regret");
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_stepmodel.cpp"

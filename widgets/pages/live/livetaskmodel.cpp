// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livetaskmodel.h"

#include "widgets/shell/sessionwords.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <cmath>

namespace acr::ui {

namespace {

bool isNumber(int column)
{
    return column == LiveTaskModel::Number || column == LiveTaskModel::Cost || column == LiveTaskModel::Latency ||
           column == LiveTaskModel::Calls;
}

QString seconds(double value)
{
    return isMissing(value) ? QString(emDash) : LiveTaskModel::tr("%1 s").arg(numbers::fixed(value, 2));
}

} // namespace

QString liveVerdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return LiveTaskModel::tr("✓ passed");
    case Verdict::Failed: return LiveTaskModel::tr("✗ failed");
    case Verdict::Unknown: break;
    }
    return LiveTaskModel::tr("? unknown");
}

QString callFailureText(CallFailure failure)
{
    switch (failure) {
    case CallFailure::None: return {};
    case CallFailure::Unreachable: return LiveTaskModel::tr("the endpoint can't be reached");
    case CallFailure::TimedOut: return LiveTaskModel::tr("the endpoint did not answer in time");
    case CallFailure::RateLimited: return LiveTaskModel::tr("the endpoint takes no more requests for now");
    case CallFailure::Refused: return LiveTaskModel::tr("the endpoint refused the request");
    case CallFailure::ServerError: return LiveTaskModel::tr("the endpoint failed");
    case CallFailure::BadReply: return LiveTaskModel::tr("the reply can't be read");
    case CallFailure::Cancelled: return LiveTaskModel::tr("cancelled");
    }
    return {};
}

QString liveStageText(const LiveTaskState& task)
{
    switch (task.stage) {
    case LiveTaskState::Stage::Queued: return LiveTaskModel::tr("queued");
    case LiveTaskState::Stage::Unanswered: return LiveTaskModel::tr("not answered");
    case LiveTaskState::Stage::Answered: return LiveTaskModel::tr("answered");
    case LiveTaskState::Stage::Running: break;
    }
    const LiveCallState* const call = task.main();
    if (call == nullptr)
        return LiveTaskModel::tr("waits for a model");
    switch (call->stage) {
    case LiveCallState::Stage::Calling:
        return call->text.empty() ? LiveTaskModel::tr("called") : LiveTaskModel::tr("answering");
    case LiveCallState::Stage::Verifying: return LiveTaskModel::tr("testing");
    case LiveCallState::Stage::Ended: break;
    }
    return LiveTaskModel::tr("decides");
}

LiveTaskModel::LiveTaskModel(const LiveRun& run, QObject* parent)
    : QAbstractTableModel(parent)
    , m_run(run)
    , m_rows(static_cast<int>(run.board().tasks().size()))
{
    connect(&run, &LiveRun::changed, this, &LiveTaskModel::tellChanges);
    connect(&run, &LiveRun::boardReset, this, [this] {
        beginResetModel();
        m_rows = static_cast<int>(m_run.board().tasks().size());
        endResetModel();
    });
}

void LiveTaskModel::tellChanges(const std::set<std::size_t>& tasks)
{
    const int rows = static_cast<int>(m_run.board().tasks().size());
    const int before = m_rows;
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    // Neighbouring rows are told together.
    for (auto task = tasks.begin(); task != tasks.end() && static_cast<int>(*task) < before;) {
        const std::size_t first = *task;
        std::size_t last = first;
        while (++task != tasks.end() && *task == last + 1 && static_cast<int>(*task) < before)
            last = *task;
        emit dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(last), ColumnCount - 1));
    }
}

QString LiveTaskModel::modelName(ModelIndex model) const
{
    return model.position() < m_run.models().size() ? QString::fromStdString(m_run.models()[model.position()].name)
                                                    : QString();
}

int LiveTaskModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LiveTaskModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LiveTaskModel::display(const LiveTaskState& task, std::size_t row, int column) const
{
    const LiveCallState* const call = task.main();
    const auto given = [](const std::string& text) {
        return text.empty() ? QString(emDash) : QString::fromStdString(text).simplified();
    };
    switch (column) {
    case Number: return numbers::count(static_cast<qint64>(row) + 1);
    case Task: return task.task ? given(task.task->id) : QString(emDash);
    case Dimension: return task.task ? given(task.task->dimension) : QString(emDash);
    case Language: return task.task ? given(task.task->language) : QString(emDash);
    case State: return liveStageText(task);
    case Pick: return call != nullptr ? modelName(call->model) : QString(emDash);
    case Result:
        if (call == nullptr || call->stage != LiveCallState::Stage::Ended)
            return QString(emDash);
        if (call->failed())
            return callFailureText(call->details ? call->details->failure : CallFailure::Cancelled);
        return call->person ? tr("%1 (person)", "verdict").arg(liveVerdictText(call->verdict()))
                            : liveVerdictText(call->verdict());
    case Cost: return task.calls.empty() ? QString(emDash) : numbers::dollars(task.costUsd());
    case Latency: return call != nullptr && call->details ? seconds(call->details->latencySeconds) : QString(emDash);
    case Calls: return numbers::count(static_cast<qint64>(task.calls.size()));
    case Why: return task.decision ? reasonWord(task.decision->reason) : QString(emDash);
    default: return {};
    }
}

QVariant LiveTaskModel::raw(const LiveTaskState& task, std::size_t row, int column) const
{
    const LiveCallState* const call = task.main();
    switch (column) {
    case Number: return static_cast<qulonglong>(row + 1);
    case Cost: return task.calls.empty() ? QVariant() : QVariant(task.costUsd());
    case Latency:
        return call != nullptr && call->details && !isMissing(call->details->latencySeconds)
                   ? QVariant(call->details->latencySeconds)
                   : QVariant();
    case Calls: return static_cast<qulonglong>(task.calls.size());
    default: return display(task, row, column);
    }
}

QVariant LiveTaskModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const LiveTaskState& task = m_run.board().tasks()[row];
    switch (role) {
    case Qt::DisplayRole: return display(task, row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Cost && !task.calls.empty())
            return tr("Cost of all calls of the task: %1").arg(numbers::dollarReading(task.costUsd()));
        if (index.column() == Result) {
            const LiveCallState* const call = task.main();
            if (call != nullptr && call->person)
                return joinSentences({tr("A person's verdict, which overrules the tools."),
                                      QString::fromStdString(call->person->verdict.trace).left(500)});
            if (call != nullptr && call->details && !call->details->failureText.empty())
                return QString::fromStdString(call->details->failureText).left(500);
        }
        return display(task, row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole: return raw(task, row, index.column());
    case ModelRole:
    case InkRole: {
        const LiveCallState* const call = task.main();
        if (index.column() == Result && role == InkRole)
            return {};
        if (call == nullptr || index.column() != Pick)
            return {};
        if (role == ModelRole)
            return call->model.value;
        return QVariant::fromValue(Ink::model(modelName(call->model), call->model.value));
    }
    case EmphasisRole: return index.column() == Pick && task.stage == LiveTaskState::Stage::Running;
    default: return {};
    }
}

QVariant LiveTaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == ColumnKeyRole) {
        static constexpr const char* keys[ColumnCount] = {"number",    "task_id", "dimension", "language",
                                                          "state",     "model",   "verdict",   "cost_usd",
                                                          "latency_s", "calls",   "reason"};
        return QString::fromLatin1(keys[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("No.");
    case Task: return tr("Task");
    case Dimension: return tr("Dimension");
    case Language: return tr("Language");
    case State: return tr("State");
    case Pick: return tr("Model");
    case Result: return tr("Verdict");
    case Cost: return tr("Cost");
    case Latency: return tr("Time");
    case Calls: return tr("Calls");
    case Why: return tr("Why");
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_livetaskmodel.cpp"

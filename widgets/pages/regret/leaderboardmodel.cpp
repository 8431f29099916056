// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/leaderboardmodel.h"

#include "widgets/pages/regret/leaderboardcolumns.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/shell/names.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr::ui {

namespace {

constexpr int shownAtFirst = 10;

QString orDash(const QString& text, double value)
{
    return std::isfinite(value) ? text : QString(emDash);
}

bool isPublished(int column)
{
    return column == LeaderboardModel::PublishedRegret || column == LeaderboardModel::RegretDifference ||
           (column >= LeaderboardModel::PublishedPerf && column <= LeaderboardModel::CostDifference);
}

/// A value of the column for a tool tip.
QString readingOf(int column, double value)
{
    switch (column) {
    case LeaderboardModel::Cost:
    case LeaderboardModel::PublishedCost:
    case LeaderboardModel::CostDifference: return numbers::dollarReading(value);
    case LeaderboardModel::AvgPerf:
    case LeaderboardModel::PublishedPerf:
    case LeaderboardModel::PerfDifference:
    case LeaderboardModel::Agreement:
    case LeaderboardModel::Coverage: return numbers::percentReading(value);
    case LeaderboardModel::CumRegret:
    case LeaderboardModel::SeedDeviation:
    case LeaderboardModel::WithheldRegret:
    case LeaderboardModel::NewTasksRegret:
    case LeaderboardModel::AgainstReference:
    case LeaderboardModel::PublishedRegret:
    case LeaderboardModel::RegretDifference: return numbers::regretReading(value);
    case LeaderboardModel::Tasks: return numbers::taskReading(value);
    default: return numbers::reading(value);
    }
}

} // namespace

void LeaderboardModel::setResults(std::shared_ptr<const StreamResults> results)
{
    const QStringList before = shown();
    beginResetModel();
    if (!results || !m_results || results->benchmark != m_results->benchmark || results->stream != m_results->stream)
        m_known.clear();
    m_results = std::move(results);
    m_intervals.clear();
    rank();
    const bool fresh = m_known.isEmpty();
    if (fresh)
        m_shown.clear();
    const bool remembers = fresh && m_results && std::ranges::any_of(m_results->rows, [&](const LeaderboardRow& entry) {
                               return m_remembered.contains(policyOf(entry));
                           });
    for (std::size_t i = 0; m_results && i < m_results->rows.size(); ++i) {
        const LeaderboardRow& entry = m_results->rows[i];
        const QString policy = policyOf(entry);
        const bool best = entry.family == PolicyFamily::Bound || entry.spec.id == "random" || policy == m_reference ||
                          (m_ranks[i] > 0 && m_ranks[i] <= shownAtFirst);
        const bool first = remembers ? m_remembered.contains(policy) : best;
        // A row that was added later was asked for.
        if (!m_known.contains(policy) && (!fresh || first))
            m_shown.insert(policy);
        m_known.insert(policy);
    }
    endResetModel();
    if (shown() != before)
        emit shownChanged();
}

void LeaderboardModel::rank()
{
    m_ranks.clear();
    if (!m_results)
        return;
    m_ranks.resize(m_results->rows.size(), 0);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_results->rows.size(); ++i) {
        const LeaderboardRow& entry = m_results->rows[i];
        if (!isBound(entry) && coversStream(*m_results, entry))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_results->rows[i].metrics.cumRegret; });
    for (std::size_t i = 0; i < order.size(); ++i)
        m_ranks[order[i]] = static_cast<int>(i) + 1;
}

void LeaderboardModel::setReference(const QString& policy)
{
    if (m_reference == policy)
        return;
    m_reference = policy;
    m_intervals.clear();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, AgainstReference, ReferenceHigh);
}

void LeaderboardModel::setIntervals(QHash<QString, Interval> intervals)
{
    m_intervals = std::move(intervals);
    if (rowCount() > 0)
        emit dataChanged(index(0, AgainstReference), index(rowCount() - 1, ReferenceHigh));
}

QStringList LeaderboardModel::shown() const
{
    QStringList list;
    if (!m_results)
        return list;
    for (const LeaderboardRow& entry : m_results->rows) {
        if (m_shown.contains(policyOf(entry)))
            list << policyOf(entry);
    }
    return list;
}

void LeaderboardModel::setShown(const QSet<QString>& policies)
{
    if (m_shown == policies)
        return;
    m_shown = policies;
    if (rowCount() > 0)
        emit dataChanged(index(0, Policy), index(rowCount() - 1, Policy), {Qt::CheckStateRole});
    emit shownChanged();
}

void LeaderboardModel::showBest(int count)
{
    QSet<QString> policies;
    for (std::size_t i = 0; m_results && i < m_results->rows.size(); ++i) {
        const LeaderboardRow& entry = m_results->rows[i];
        const bool best = m_ranks[i] > 0 && m_ranks[i] <= count;
        if (best || entry.family == PolicyFamily::Bound || policyOf(entry) == m_reference)
            policies.insert(policyOf(entry));
    }
    setShown(policies);
}

void LeaderboardModel::showAll()
{
    QSet<QString> policies;
    for (std::size_t i = 0; m_results && i < m_results->rows.size(); ++i)
        policies.insert(policyOf(m_results->rows[i]));
    setShown(policies);
}

void LeaderboardModel::setFamilyShown(PolicyFamily family, bool visible)
{
    QSet<QString> policies = m_shown;
    for (std::size_t i = 0; m_results && i < m_results->rows.size(); ++i) {
        if (m_results->rows[i].family != family)
            continue;
        if (visible)
            policies.insert(policyOf(m_results->rows[i]));
        else
            policies.remove(policyOf(m_results->rows[i]));
    }
    setShown(policies);
}

const LeaderboardRow* LeaderboardModel::row(const QModelIndex& index) const
{
    if (!m_results || !index.isValid() || static_cast<std::size_t>(index.row()) >= m_results->rows.size())
        return nullptr;
    return &m_results->rows[static_cast<std::size_t>(index.row())];
}

QModelIndex LeaderboardModel::indexOf(const QString& policy, int column) const
{
    const LeaderboardRow* found = m_results ? rowOf(*m_results, policy) : nullptr;
    return found == nullptr ? QModelIndex() : index(static_cast<int>(found - m_results->rows.data()), column);
}

const LeaderboardRow* LeaderboardModel::referenceRow() const
{
    return m_results ? rowOf(*m_results, m_reference) : nullptr;
}

int LeaderboardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_results ? 0 : static_cast<int>(m_results->rows.size());
}

int LeaderboardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const FiguresWithoutSiblings* LeaderboardModel::withoutSiblings(const LeaderboardRow& entry) const
{
    const auto position = static_cast<std::size_t>(&entry - m_results->rows.data());
    return position < m_results->withoutSiblings.size() ? &m_results->withoutSiblings[position] : nullptr;
}

double LeaderboardModel::number(const LeaderboardRow& entry, int column) const
{
    const FiguresWithoutSiblings* const without = withoutSiblings(entry);
    const Metrics& metrics = entry.metrics;
    const PublishedFigure published = entry.published.value_or(PublishedFigure{});
    const Interval interval = m_intervals.value(policyOf(entry));
    switch (column) {
    case CumRegret: return metrics.cumRegret;
    case SeedDeviation: return entry.cumRegretSd;
    case WithheldRegret: return without != nullptr ? without->withheldRegret : missing;
    case NewTasksRegret: return without != nullptr ? without->onNewTasks.cumRegret : missing;
    case AgainstReference: {
        if (!isMissing(interval.estimate))
            return interval.estimate;
        const LeaderboardRow* reference = referenceRow();
        return reference != nullptr && reference->metrics.n == metrics.n
                   ? metrics.cumRegret - reference->metrics.cumRegret
                   : missing;
    }
    case ReferenceLow: return interval.low;
    case ReferenceHigh: return interval.high;
    case AvgPerf: return metrics.avgPerfPct;
    case Cost: return metrics.costUsd;
    case PerfPerDollar: return metrics.perfPerDollar;
    case PublishedRegret: return published.cumRegret;
    case RegretDifference: return metrics.cumRegret - published.cumRegret;
    case PublishedPerf: return published.avgPerfPct;
    case PerfDifference: return metrics.avgPerfPct - published.avgPerfPct;
    case PublishedCost: return published.costUsd;
    case CostDifference: return metrics.costUsd - published.costUsd;
    case Agreement: return 100 * metrics.oracleAgreement;
    case Coverage: return 100 * metrics.coverage;
    case Tasks: return static_cast<double>(metrics.n);
    case Attempts: return static_cast<double>(metrics.attempts);
    default: return missing;
    }
}

QString LeaderboardModel::display(const LeaderboardRow& entry, std::size_t position, int column) const
{
    const double value = number(entry, column);
    switch (column) {
    case Rank: return m_ranks[position] > 0 ? QString::number(m_ranks[position]) : QString(emDash);
    case Policy: return policyOf(entry);
    case Source: return entry.published ? publishedSourceTitle(entry.published->source) : QString(emDash);
    case CumRegret:
    case WithheldRegret:
    case NewTasksRegret:
    case PublishedRegret: return orDash(numbers::regret(value), value);
    case SeedDeviation: return orDash(QStringLiteral("± ") + numbers::fixed(value, 1), value);
    case AgainstReference:
        return policyOf(entry) == m_reference ? tr("reference") : orDash(numbers::delta(value, 1), value);
    case ReferenceLow:
    case ReferenceHigh:
        return policyOf(entry) == m_reference ? QString(emDash) : orDash(numbers::delta(value, 1), value);
    case RegretDifference: return orDash(numbers::delta(value, 1), value);
    case AvgPerf:
    case PublishedPerf: return orDash(numbers::percent(value), value);
    case PerfDifference: return orDash(numbers::delta(value, 2), value);
    case Cost:
    case PublishedCost: return orDash(numbers::dollars(value), value);
    case CostDifference: return orDash(numbers::delta(value, 2), value);
    case PerfPerDollar: return orDash(numbers::fixed(value, 2), value);
    case Agreement:
    case Coverage: return orDash(numbers::percent(value), value);
    case Tasks:
    case Attempts: return numbers::count(static_cast<qint64>(value));
    default: return {};
    }
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const
{
    const LeaderboardRow* entry = row(index);
    if (entry == nullptr)
        return {};
    const int column = index.column();
    const auto position = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(*entry, position, column);
    case Qt::ToolTipRole: return toolTip(*entry, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column == Policy || column == Source ? Qt::AlignLeft | Qt::AlignVCenter
                                                                        : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (column == Policy)
            return m_shown.contains(policyOf(*entry)) ? Qt::Checked : Qt::Unchecked;
        return {};
    case SortRole: {
        if (column == Policy || column == Source)
            return display(*entry, position, column);
        if (column == Rank)
            return m_ranks[position] > 0 ? QVariant(m_ranks[position]) : QVariant();
        const double value = number(*entry, column);
        return std::isfinite(value) ? QVariant(value) : QVariant();
    }
    case InkRole: return column == Policy ? QVariant::fromValue(Ink::policy(policyOf(*entry))) : QVariant();
    case PolicyRole: return policyOf(*entry);
    case FamilyRole: return static_cast<int>(entry->family);
    default: return {};
    }
}

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
            .arg(m_reference, numbers::reading(interval.estimate), numbers::reading(interval.low),
                 numbers::reading(interval.high));
    }
    const double value = number(entry, column);
    if (!std::isfinite(value)) {
        if (column == SeedDeviation)
            return tr("One run: no spread over seeds");
        if (column == WithheldRegret && withoutSiblings(entry) != nullptr)
            return tr(
                "Recorded and trained policies are not replayed here; \"acrouter table --without-siblings\" trains "
                "them anew");
        if (column == WithheldRegret || column == NewTasksRegret)
            return tr("Needs prompts of the stream and of the probing split");
        return isPublished(column) ? tr("Nothing is printed for this row on this stream") : QString();
    }
    QString text =
        tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), readingOf(column, value));
    if (column == NewTasksRegret)
        text += QLatin1Char('\n') +
                tr("Of %n task(s) without a sibling", nullptr, static_cast<int>(withoutSiblings(entry)->onNewTasks.n));
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
    switch (role) {
    case Qt::DisplayRole: return section >= 0 && section < ColumnCount ? leaderboardColumnTitle(section) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(section == Policy || section == Source ? Qt::AlignLeft | Qt::AlignVCenter
                                                                          : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const QString meaning = leaderboardColumnMeaning(section, m_reference);
        return meaning.isEmpty() ? QVariant() : QVariant(meaning);
    }
    case ColumnKeyRole: return leaderboardColumnKey(section);
    default: return {};
    }
}

bool LeaderboardModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const LeaderboardRow* entry = row(index);
    if (entry == nullptr || role != Qt::CheckStateRole || index.column() != Policy)
        return false;
    const bool checked = value.toInt() == Qt::Checked;
    if (checked == m_shown.contains(policyOf(*entry)))
        return true;
    if (checked)
        m_shown.insert(policyOf(*entry));
    else
        m_shown.remove(policyOf(*entry));
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit shownChanged();
    return true;
}

Qt::ItemFlags LeaderboardModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (index.isValid() && index.column() == Policy)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace acr::ui

#include "moc_leaderboardmodel.cpp"

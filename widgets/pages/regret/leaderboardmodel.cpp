// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/leaderboardmodel.h"

#include "widgets/pages/regret/regretdata.h"
#include "widgets/shell/names.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr::ui {

namespace {

constexpr int shownAtFirst = 10;

Qt::Alignment alignmentOf(const LeaderboardColumn& column)
{
    return (column.isText() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QString translated(std::string_view text, std::string_view comment = {})
{
    return QCoreApplication::translate("acr::ui::LeaderboardModel", std::string(text).c_str(),
                                       comment.empty() ? nullptr : std::string(comment).c_str());
}

/// A value of the column.
QString valueText(const LeaderboardColumn& column, double value)
{
    if (!std::isfinite(value))
        return emDash;
    const bool isRegret = column.unit == ColumnUnit::Regret;
    switch (column.kind) {
    case ColumnKind::Deviation: return numbers::fixed(value, 1); // the heading has the sign
    case ColumnKind::Difference:
    case ColumnKind::IntervalEnd: return numbers::delta(value, isRegret ? 1 : 2);
    case ColumnKind::Value: break;
    }
    switch (column.unit) {
    case ColumnUnit::Regret: return numbers::regret(value);
    case ColumnUnit::Percent:
    case ColumnUnit::Share: return numbers::percent(value);
    case ColumnUnit::Dollars: return numbers::dollars(value);
    case ColumnUnit::Rank: return QString::number(value);
    case ColumnUnit::Tasks:
    case ColumnUnit::Calls: return numbers::count(static_cast<qint64>(value));
    case ColumnUnit::Ratio:
    case ColumnUnit::Text: break;
    }
    return numbers::fixed(value, column.subject == ColumnSubject::Measured ? column.decimals : 2);
}

/// A value of the column for a tool tip.
QString readingOf(const LeaderboardColumn& column, double value)
{
    switch (column.unit) {
    case ColumnUnit::Regret: return numbers::regretReading(value);
    case ColumnUnit::Percent:
    case ColumnUnit::Share: return numbers::percentReading(value);
    case ColumnUnit::Dollars: return numbers::dollarReading(value);
    case ColumnUnit::Tasks: return numbers::taskReading(value);
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
        const bool best = entry.family == PolicyFamily::Bound || entry.isExpectation() || policy == m_reference ||
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
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
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
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const FiguresWithoutSiblings* LeaderboardModel::withoutSiblings(const LeaderboardRow& entry) const
{
    const auto position = static_cast<std::size_t>(&entry - m_results->rows.data());
    return position < m_results->withoutSiblings.size() ? &m_results->withoutSiblings[position] : nullptr;
}

const LeaderboardColumn* LeaderboardModel::column(int section) const
{
    return section >= 0 && section < columnCount() ? m_columns[static_cast<std::size_t>(section)] : nullptr;
}

double LeaderboardModel::number(const LeaderboardRow& entry, const LeaderboardColumn& column) const
{
    ColumnContext context;
    context.withoutSiblings = withoutSiblings(entry);
    if (column.unit == ColumnUnit::Rank)
        context.rank = m_ranks[static_cast<std::size_t>(&entry - m_results->rows.data())];
    if (column.subject == ColumnSubject::Reference) {
        context.reference = referenceRow();
        context.interval = m_intervals.value(policyOf(entry));
    }
    const double value = column.value(entry, context);
    return column.unit == ColumnUnit::Share ? 100 * value : value;
}

QString LeaderboardModel::display(const LeaderboardRow& entry, const LeaderboardColumn& column) const
{
    if (column.subject == ColumnSubject::Reference && policyOf(entry) == m_reference)
        return column.kind == ColumnKind::IntervalEnd ? QString(emDash) : tr("reference");
    if (!column.isText())
        return valueText(column, number(entry, column));
    if (column.key == "policy")
        return policyNameIn(*m_results, policyOf(entry));
    if (column.key == "regret_basis")
        return regretBasisWord(entry.metrics.measured);
    if (column.key == "published_source")
        return entry.published ? publishedSourceTitle(entry.published->source) : QString(emDash);
    return QString::fromStdString(column.text(entry));
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const
{
    const LeaderboardRow* entry = row(index);
    if (entry == nullptr)
        return {};
    const LeaderboardColumn& described = *column(index.column());
    const bool isPolicy = index.column() == Policy;
    switch (role) {
    case Qt::DisplayRole: return display(*entry, described);
    case Qt::ToolTipRole: return toolTip(*entry, described);
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignmentOf(described));
    case Qt::CheckStateRole:
        if (isPolicy)
            return m_shown.contains(policyOf(*entry)) ? Qt::Checked : Qt::Unchecked;
        return {};
    case SortRole: {
        // Files for programs have the text that names the policy there.
        if (isPolicy)
            return policyOf(*entry);
        if (described.isText())
            return display(*entry, described);
        const double value = number(*entry, described);
        return std::isfinite(value) ? QVariant(value) : QVariant();
    }
    case InkRole: return isPolicy ? QVariant::fromValue(Ink::policy(policyOf(*entry))) : QVariant();
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

QString LeaderboardModel::toolTip(const LeaderboardRow& entry, const LeaderboardColumn& column) const
{
    if (column.key == "policy" || column.unit == ColumnUnit::Rank)
        return policyToolTip(entry);
    if (column.isText())
        return {};
    if (column.kind == ColumnKind::IntervalEnd) {
        const Interval interval = m_intervals.value(policyOf(entry));
        if (isMissing(interval.low))
            return {};
        return tr("ΔCumReg against %1: %2, 95 % interval %3 to %4 (paired bootstrap over tasks)")
            .arg(policyNameIn(*m_results, m_reference), numbers::reading(interval.estimate),
                 numbers::reading(interval.low), numbers::reading(interval.high));
    }
    const bool isPublished = column.subject == ColumnSubject::Published;
    const double value = number(entry, column);
    if (!std::isfinite(value)) {
        if (column.kind == ColumnKind::Deviation)
            return tr("One run: no spread over seeds");
        if (column.subject == ColumnSubject::WithoutSiblings) {
            return withoutSiblings(entry) != nullptr ? tr("Recorded and trained policies are not replayed here; "
                                                          "\"acrouter table --without-siblings\" "
                                                          "trains them anew")
                                                     : tr("Needs prompts of the stream and of the probing split");
        }
        return isPublished ? tr("Nothing is printed for this row on this stream") : QString();
    }
    QString text = tr("%1: %2").arg(translated(column.heading.text, column.heading.comment), readingOf(column, value));
    if (column.key == "cum_regret_new_tasks")
        text += QLatin1Char('\n') +
                tr("Of %n task(s) without a sibling", nullptr, static_cast<int>(withoutSiblings(entry)->onNewTasks.n));
    const bool isRecomputed = !isPublished || column.kind == ColumnKind::Difference;
    if (column.unit == ColumnUnit::Dollars && isRecomputed && entry.metrics.missingCosts > 0)
        text += QLatin1Char('\n') + tr("Calls without a recorded cost, counted as $0: %1")
                                        .arg(numbers::count(static_cast<qint64>(entry.metrics.missingCosts)));
    if (isPublished && entry.published)
        text += QLatin1Char('\n') + tr("Printed for %1 by the %2")
                                        .arg(QString::fromStdString(std::string(entry.published->router)),
                                             publishedSourceTitle(entry.published->source));
    return text;
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const LeaderboardColumn* described = column(section);
    if (orientation != Qt::Horizontal || described == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (section == CumRegret && m_results && m_results->oracle.outcomes().calledOnly())
            return tr("CumReg, called");
        return translated(described->heading.text, described->heading.comment);
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignmentOf(*described));
    case Qt::InitialSortOrderRole:
        return static_cast<int>(described->higherIsBetter ? Qt::DescendingOrder : Qt::AscendingOrder);
    case Qt::ToolTipRole: {
        if (described->meaning.empty())
            return {};
        const QString meaning = translated(described->meaning);
        if (section == CumRegret && m_results && m_results->oracle.outcomes().calledOnly())
            return joinSentences({meaning + u'.', calledOnlySentence()});
        return described->subject == ColumnSubject::Reference ? meaning.arg(m_reference) : meaning;
    }
    case ColumnKeyRole: return QString::fromStdString(std::string(described->key));
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

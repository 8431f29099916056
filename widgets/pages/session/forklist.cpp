// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/forklist.h"

#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace acr::ui {

namespace {

constexpr int fewestRowsShown = 3;

} // namespace

Ink forkInk(std::size_t place)
{
    return Ink::sequence(static_cast<int>(place) + 1);
}

QString forkName(const SessionLane& fork)
{
    return fork.name().isEmpty() ? ForkList::tr("%1, fork at %2")
                                       .arg(policyLabel(QString::fromStdString(fork.definition().policy)),
                                            numbers::count(static_cast<qint64>(fork.definition().fork.after) + 1))
                                 : fork.name();
}

ForkModel::ForkModel(const SessionPlayer& player, QObject* parent)
    : QAbstractTableModel(parent)
    , m_player(player)
{}

void ForkModel::reload()
{
    const auto forks = m_player.forks();
    // The user may have selected a row just now: the rows stay when they are of the same forks.
    if (std::ranges::equal(forks, m_forks, {}, &SessionPlayer::Fork::lane, &SessionPlayer::Fork::lane)) {
        refresh();
        return;
    }
    beginResetModel();
    m_forks = forks;
    endResetModel();
}

void ForkModel::refresh()
{
    const auto forks = m_player.forks();
    if (forks.size() != m_forks.size() || forks.empty())
        return;
    m_forks = forks;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString ForkModel::readingOf(int column, double value)
{
    switch (column) {
    case Divergence: return numbers::count(static_cast<qint64>(value));
    case PerfEnd: return numbers::percentReading(value);
    case CostEnd: return numbers::dollarReading(value);
    default: return numbers::regretReading(value);
    }
}

int ForkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_forks.size());
}

int ForkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> ForkModel::number(const SessionPlayer::Fork& fork, int column) const
{
    const RunningMetrics& session = m_player.lane().metrics();
    const auto cursor = m_player.cursor();
    if (column == Divergence)
        return fork.divergence ? std::optional(static_cast<double>(*fork.divergence + 1)) : std::nullopt;
    if (column == RegretHere) {
        // Steps that the fork has not reached yet cannot be compared.
        if (!cursor || *cursor + 1 > fork.lane->metrics().steps())
            return std::nullopt;
        return forkDifference(fork.lane->metrics(), session, *cursor + 1).cumRegret;
    }
    const ForkDifference end = forkDifference(fork.lane->metrics(), session, fork.lane->metrics().steps());
    switch (column) {
    case RegretEnd: return end.cumRegret;
    case PerfEnd: return end.avgPerfPct;
    case CostEnd: return end.costUsd;
    default: return std::nullopt;
    }
}

QVariant ForkModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SessionPlayer::Fork& fork = m_forks[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (column == Name) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
        case SortRole: return forkName(*fork.lane);
        case InkRole: return QVariant::fromValue(forkInk(fork.place));
        case EmphasisRole: return fork.lane == &m_player.fork();
        case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
        default: return {};
        }
    }
    const auto value = number(fork, column);
    switch (role) {
    case Qt::DisplayRole:
        if (!value)
            return QString(emDash);
        if (column == Divergence)
            return numbers::count(static_cast<qint64>(*value));
        return numbers::delta(*value, column == PerfEnd ? 2 : column == CostEnd ? 4 : 3);
    case Qt::ToolTipRole: return value ? QVariant(readingOf(column, *value)) : QVariant();
    case SortRole: return value ? QVariant(*value) : QVariant();
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant ForkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array<const char*, ColumnCount> keys{
        "fork", "first_difference", "delta_regret_here", "delta_regret_end", "delta_perf_end", "delta_cost_end"};
    const std::array<QString, ColumnCount> titles{tr("Fork"),           tr("Differs at"),      tr("ΔCumReg here"),
                                                  tr("ΔCumReg at end"), tr("ΔAvgPerf at end"), tr("ΔCost at end")};
    switch (role) {
    case Qt::DisplayRole: return titles[static_cast<std::size_t>(section)];
    case ColumnKeyRole: return QString::fromLatin1(keys[static_cast<std::size_t>(section)]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return section == RegretHere  ? QVariant(tr("The fork minus its session, after the step at the cursor"))
               : section >= RegretEnd ? QVariant(tr("The fork minus its session, after the last step that both have"))
                                      : QVariant();
    default: return {};
    }
}

ForkList::ForkList(const ThemeManager& themes, SessionPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_model(new ForkModel(player, this))
    , m_table(new DataTable(themes, tr("Forks"), this))
{
    m_table->setObjectName(QStringLiteral("forks"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setDefaultWidths({{QStringLiteral("fork"), 30},
                               {QStringLiteral("first_difference"), 10},
                               {QStringLiteral("delta_regret_here"), 12},
                               {QStringLiteral("delta_regret_end"), 13},
                               {QStringLiteral("delta_perf_end"), 13},
                               {QStringLiteral("delta_cost_end"), 12}});
    m_table->setFitted(
        {{QStringLiteral("fork"), {18, 60}}},
        {QStringLiteral("delta_cost_end"), QStringLiteral("delta_perf_end"), QStringLiteral("first_difference")});
    m_table->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& row) {
        if (row.isValid() && row.row() < static_cast<int>(m_player.forks().size()))
            m_player.selectFork(static_cast<std::size_t>(row.row()));
    });
    connect(m_table, &DataTable::menuAboutToShow, this, [this](QMenu* menu, const QModelIndex& row) {
        if (!row.isValid())
            return;
        // The entries are about the selected fork; a click with the right button selects its row.
        m_player.selectFork(static_cast<std::size_t>(row.row()));
        menu->addAction(tr("Pin as ghost"), this, &ForkList::pinRequested);
        menu->addAction(tr("Name the fork…"), this, &ForkList::nameRequested);
        menu->addAction(tr("Keep the fork as the session"), this, &ForkList::keepRequested);
        menu->addAction(tr("Take the fork away"), this, [this] { m_player.dropFork(); });
        menu->addSeparator();
    });
    connect(&player, &SessionPlayer::sessionChanged, this, &ForkList::follow);
    connect(&player, &SessionPlayer::cursorMoved, m_model, &ForkModel::refresh);
    connect(&player, &SessionPlayer::forksAppended, m_model, &ForkModel::refresh);
    follow();
}

bool ForkList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        m_player.dropFork();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ForkList::follow()
{
    m_model->reload();
    const auto selected = m_player.selectedFork();
    setVisible(m_model->rowCount() > 0);
    // All forks where there is room. In a low window the chart and the decisions need it more.
    const auto heightOf = [&](int rows) {
        return m_table->horizontalHeader()->sizeHint().height() + rows * measure::tableRowHeight +
               2 * m_table->frameWidth();
    };
    m_table->setMinimumHeight(heightOf(std::min(m_model->rowCount(), fewestRowsShown)));
    m_table->setMaximumHeight(heightOf(m_model->rowCount()));
    m_table->showRow(selected ? static_cast<int>(*selected) : -1);
}

} // namespace acr::ui

#include "moc_forklist.cpp"

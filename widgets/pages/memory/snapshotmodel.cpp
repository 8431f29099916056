// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/snapshotmodel.h"

#include "widgets/theme/numbers.h"

#include <QDateTime>
#include <QLocale>

namespace acr::ui {

void SnapshotModel::setSnapshots(std::vector<MemorySummary> snapshots)
{
    beginResetModel();
    m_snapshots = std::move(snapshots);
    endResetModel();
}

QVariant SnapshotModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_snapshots.size())
        return {};
    const MemorySummary& snapshot = m_snapshots[static_cast<std::size_t>(index.row())];
    const bool right = index.column() == Steps || index.column() == Entries;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Name: return QString::fromStdString(snapshot.name);
        case Steps: return numbers::count(static_cast<qint64>(snapshot.steps));
        case Entries: return numbers::count(static_cast<qint64>(snapshot.entries));
        case Policy: return QString::fromStdString(snapshot.policy);
        case Benchmark: return QString::fromStdString(snapshot.benchmark);
        default: {
            const QDateTime saved = QDateTime::fromString(QString::fromStdString(snapshot.createdUtc), Qt::ISODate);
            return saved.isValid() ? QLocale().toString(saved.toLocalTime(), QLocale::ShortFormat)
                                   : QString::fromStdString(snapshot.createdUtc);
        }
        }
    case SortRole:
        if (index.column() == Steps)
            return static_cast<double>(snapshot.steps);
        if (index.column() == Entries)
            return static_cast<double>(snapshot.entries);
        return index.column() == Saved ? QVariant(QString::fromStdString(snapshot.createdUtc))
                                       : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole: return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant SnapshotModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char* keys[ColumnCount] = {"name", "steps", "entries", "policy", "created_utc", "benchmark"};
    switch (role) {
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::TextAlignmentRole:
        return static_cast<int>((section == Steps || section == Entries ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::DisplayRole:
        switch (section) {
        case Name: return tr("Snapshot");
        case Steps: return tr("Steps");
        case Entries: return tr("Entries");
        case Policy: return tr("Policy");
        case Benchmark: return tr("Benchmark");
        default: return tr("Saved");
        }
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_snapshotmodel.cpp"

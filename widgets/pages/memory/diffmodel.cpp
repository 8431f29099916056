// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/diffmodel.h"

#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

namespace acr::ui {

void DiffModel::setDiff(std::shared_ptr<const MemoryView> before, std::shared_ptr<const MemoryView> after)
{
    // Comparing two memories is expensive, so an unchanged pair is not compared again.
    if (before == m_before && after == m_after)
        return;
    beginResetModel();
    m_before = std::move(before);
    m_after = std::move(after);
    m_diff = {};
    m_rows.clear();
    if (m_before && m_after) {
        m_diff = diffMemories(m_before->snapshot, m_after->snapshot);
        const auto add = [this](Kind kind, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                m_rows.push_back({kind, i});
        };
        add(Kind::Changed, m_diff.changed.size());
        add(Kind::Forgotten, m_diff.forgotten.size());
        add(Kind::Added, m_diff.added.size());
        add(Kind::Belief, m_diff.beliefs.size());
    }
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const MemoryDiff::Entry* DiffModel::entryOf(const Row& row) const
{
    switch (row.kind) {
    case Kind::Added: return &m_diff.added[row.place];
    case Kind::Forgotten: return &m_diff.forgotten[row.place];
    case Kind::Changed: return &m_diff.changed[row.place];
    case Kind::Belief: return nullptr;
    }
    return nullptr;
}

QString DiffModel::entryText(const MemoryView& view, MemoryId id) const
{
    const Attempt& attempt = view.snapshot.entries.find(id)->attempt;
    QString text = isMissing(attempt.score) ? QString(emDash) : numbers::fixed(attempt.score, 2);
    if (view.snapshot.entries.isPinned(id))
        text += QLatin1Char(' ') + tr("pinned");
    return text;
}

QString DiffModel::text(const Row& row, int column) const
{
    const Benchmark& benchmark = *m_after->benchmark;
    const MemoryDiff::Entry* entry = entryOf(row);
    const MemoryDiff::BeliefChange* belief = entry ? nullptr : &m_diff.beliefs[row.place];
    const auto mean = [](const BeliefRow::Cell& cell) {
        return isMissing(cell.mean) ? QString(emDash) : numbers::fixed(cell.mean, 3);
    };
    switch (column) {
    case Change:
        switch (row.kind) {
        case Kind::Added: return tr("added");
        case Kind::Forgotten: return tr("forgotten");
        case Kind::Changed: return tr("changed");
        case Kind::Belief: return tr("belief");
        }
        return {};
    case Step: return entry ? stepText(entry->name.step) : QString();
    case Subject:
        if (entry)
            return QString::fromStdString(benchmark.tasks[entry->name.task].id);
        return QString::fromStdString(belief->source.empty() ? belief->dimension
                                                             : belief->dimension + " / " + belief->source);
    case Model:
        return QString::fromStdString(benchmark.models[(entry ? entry->name.model : belief->model).position()].name);
    case Before:
        if (!entry)
            return mean(belief->before);
        return row.kind == Kind::Added ? QString() : entryText(*m_before, entry->before);
    case After:
        if (!entry)
            return mean(belief->after);
        return row.kind == Kind::Forgotten ? QString() : entryText(*m_after, entry->after);
    default: return {};
    }
}

QVariant DiffModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_rows.size())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool right = index.column() == Step || index.column() == Before || index.column() == After;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case SortRole: return text(row, index.column());
    case Qt::TextAlignmentRole: return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TaskRole:
        if (const MemoryDiff::Entry* entry = entryOf(row))
            return entry->name.task.value;
        return {};
    case InkRole:
        if (index.column() == Model) {
            const MemoryDiff::Entry* entry = entryOf(row);
            const ModelIndex model = entry ? entry->name.model : m_diff.beliefs[row.place].model;
            return QVariant::fromValue(Ink::model(text(row, Model), static_cast<int>(model.value)));
        }
        return {};
    default: return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char* keys[ColumnCount] = {"change", "step", "task_or_group", "model", "before", "after"};
    const bool right = section == Step || section == Before || section == After;
    switch (role) {
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::TextAlignmentRole: return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DisplayRole:
        switch (section) {
        case Change: return tr("Change");
        case Step: return tr("Step");
        case Subject: return tr("Task or group");
        case Model: return tr("Model");
        case Before: return tr("Before");
        default: return tr("After");
        }
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_diffmodel.cpp"

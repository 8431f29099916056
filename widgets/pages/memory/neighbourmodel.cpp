// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/neighbourmodel.h"

#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <algorithm>

namespace acr::ui {

namespace {

constexpr std::size_t shownNeighbours = 10;

} // namespace

void NeighbourModel::setEntry(std::shared_ptr<const MemoryView> view, std::optional<MemoryId> id)
{
    beginResetModel();
    m_view = std::move(view);
    m_found.clear();
    if (m_view && id) {
        const VectorStore& store = m_view->snapshot.entries;
        std::vector<float> key(store.dimensions());
        if (store.keyOf(*id, key)) {
            m_found = store.nearest(key, shownNeighbours + 1, 0);
            std::erase_if(m_found, [id](const Neighbour& each) { return each.id == *id; });
            if (m_found.size() > shownNeighbours)
                m_found.resize(shownNeighbours);
        }
    }
    endResetModel();
}

QVariant NeighbourModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_found.size())
        return {};
    const Neighbour& neighbour = m_found[static_cast<std::size_t>(index.row())];
    const Attempt& attempt = neighbour.experience->attempt;
    const bool right = index.column() == Similarity || index.column() == Score;
    const double number = index.column() == Similarity ? static_cast<double>(neighbour.similarity) : attempt.score;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Similarity: return numbers::fixed(number, 3);
        case Task: return m_view->taskNames->text(neighbour.experience->task.position());
        case Model: return m_view->modelNames->text(attempt.model.position());
        default: return isMissing(number) ? QString(emDash) : numbers::fixed(number, 2);
        }
    case Qt::ToolTipRole:
        if (right && isMissing(number))
            return tr("The verifier gave no score.");
        return right ? numbers::reading(number) : data(index, Qt::DisplayRole).toString();
    case SortRole: return right ? (isMissing(number) ? QVariant() : QVariant(number)) : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole: return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TaskRole: return neighbour.experience->task.value;
    case InkRole:
        if (index.column() == Model)
            return QVariant::fromValue(
                Ink::model(m_view->modelNames->text(attempt.model.position()), static_cast<int>(attempt.model.value)));
        return {};
    default: return {};
    }
}

QVariant NeighbourModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char* keys[ColumnCount] = {"similarity", "task_id", "model", "score"};
    switch (role) {
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::TextAlignmentRole:
        return static_cast<int>((section == Similarity || section == Score ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::ToolTipRole: return section == Similarity ? QVariant(tr("Cosine of the task embeddings")) : QVariant();
    case Qt::DisplayRole:
        return section == Similarity ? tr("Cosine")
               : section == Task     ? tr("Task")
               : section == Model    ? tr("Model")
                                     : tr("Score");
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_neighbourmodel.cpp"

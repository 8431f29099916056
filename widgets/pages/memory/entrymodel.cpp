// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/entrymodel.h"

#include "widgets/models/taskview.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

struct ColumnInfo {
    const char* key;
    const char* title;
    const char* help;
    bool number;
};

const ColumnInfo columnInfos[EntryModel::ColumnCount] = {
    {"step", QT_TRANSLATE_NOOP("MemoryTable", "Step"),
     QT_TRANSLATE_NOOP("MemoryTable", "Step of the stream in which it was remembered, from 1"), true},
    {"task_id", QT_TRANSLATE_NOOP("MemoryTable", "Task"), QT_TRANSLATE_NOOP("MemoryTable", "Id of the task"), false},
    {"dimension", QT_TRANSLATE_NOOP("MemoryTable", "Dimension"),
     QT_TRANSLATE_NOOP("MemoryTable", "Kind of coding work"), false},
    {"model", QT_TRANSLATE_NOOP("MemoryTable", "Model"),
     QT_TRANSLATE_NOOP("MemoryTable", "Model that was called; no other model's outcome is remembered"), false},
    {"score", QT_TRANSLATE_NOOP("MemoryTable", "Score"),
     QT_TRANSLATE_NOOP("MemoryTable", "Score that the verifier gave, 0 to 1"), true},
    {"cost_usd", QT_TRANSLATE_NOOP("MemoryTable", "Cost"), QT_TRANSLATE_NOOP("MemoryTable", "Cost of the call (USD)"),
     true},
    {"verdict", QT_TRANSLATE_NOOP("MemoryTable", "Verdict"),
     QT_TRANSLATE_NOOP("MemoryTable", "What the verifier said of the answer"), false},
    {"pinned", QT_TRANSLATE_NOOP("MemoryTable", "Pinned"),
     QT_TRANSLATE_NOOP("MemoryTable", "Pinned entries are never driven out by new ones"), false},
};

QString translated(const char* source)
{
    return QCoreApplication::translate("MemoryTable", source);
}

} // namespace

void EntryModel::setView(std::shared_ptr<const MemoryView> view)
{
    beginResetModel();
    if (view != nullptr && (m_view == nullptr || m_view->benchmark != view->benchmark)) {
        std::vector<TaskIndex> all(view->benchmark->tasks.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = TaskIndex::at(i);
        m_costDecimals = costDecimalsOf(*view->benchmark, all);
    }
    m_view = std::move(view);
    m_groups = m_view ? m_view->ids.size() : 0;
    m_rowsPerGroup = 1;
    m_brushed.clear();
    buildFields();
    endResetModel();
}

void EntryModel::setBrushed(const std::vector<std::uint8_t>& marks)
{
    m_brushed = marks;
    buildFields();
    if (rows() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void EntryModel::buildFields()
{
    m_searchFields.clear();
    m_facets.clear();
    if (!m_view || m_groups == 0)
        return;
    const Benchmark& benchmark = *m_view->benchmark;
    const CategoryTable& dimensions = benchmark.tasks.categories(Facet::Dimension);
    SearchField tasks{Level::Row, m_view->taskNames, {}};
    SearchField models{Level::Row, m_view->modelNames, {}};
    FacetField modelFacet{QStringLiteral("model"), translated("Model"), Level::Row, {}, {}};
    FacetField dimensionFacet{QStringLiteral("dimension"), translated("Dimension"), Level::Row, {}, {}};
    FacetField verdictFacet{QStringLiteral("verdict"), translated("Verdict"), Level::Row, {}, {}};
    FacetField pinnedFacet{
        QStringLiteral("pinned"), translated("Pinned"), Level::Row, {QStringLiteral("no"), QStringLiteral("yes")}, {}};
    FacetField brushedFacet{
        QStringLiteral("brushed"), {}, Level::Row, {QStringLiteral("no"), QStringLiteral("yes")}, {}};
    for (const acr::Model& model : benchmark.models)
        modelFacet.names << QString::fromStdString(model.name);
    for (const std::string& name : dimensions.names())
        dimensionFacet.names << QString::fromStdString(name);
    for (std::size_t i = 0; i < verdictCount; ++i)
        verdictFacet.names << verdictName(static_cast<ui::Verdict>(i));
    for (std::size_t row = 0; row < m_groups; ++row) {
        const Experience& experience = m_view->at(row);
        tasks.codes.push_back(experience.task.value);
        models.codes.push_back(experience.attempt.model.value);
        dimensionFacet.codes.push_back(benchmark.tasks[experience.task].category(Facet::Dimension).value);
        verdictFacet.codes.push_back(static_cast<std::uint32_t>(verdictOf(experience.attempt)));
        pinnedFacet.codes.push_back(m_view->snapshot.entries.isPinned(m_view->ids[row]) ? 1 : 0);
        brushedFacet.codes.push_back(row < m_brushed.size() && m_brushed[row] != 0 ? 1 : 0);
    }
    modelFacet.codes = models.codes;
    m_searchFields = {std::move(tasks), std::move(models)};
    m_facets = {std::move(modelFacet), std::move(dimensionFacet), std::move(verdictFacet), std::move(pinnedFacet),
                std::move(brushedFacet)};
}

int EntryModel::rowOf(MemoryId id) const
{
    if (!m_view)
        return -1;
    const auto found = std::ranges::lower_bound(m_view->ids, id);
    return found == m_view->ids.end() || *found != id ? -1 : static_cast<int>(found - m_view->ids.begin());
}

double EntryModel::number(std::size_t row, int column) const
{
    const Experience& experience = m_view->at(row);
    switch (column) {
    case Step: return experience.step == Experience::beforeStream ? 0 : static_cast<double>(experience.step) + 1;
    case Score: return experience.attempt.score;
    case Cost: return experience.attempt.costUsd;
    default: return missing;
    }
}

QString EntryModel::text(std::size_t row, int column) const
{
    const Experience& experience = m_view->at(row);
    const Benchmark& benchmark = *m_view->benchmark;
    switch (column) {
    case Task: return QString::fromStdString(benchmark.tasks[experience.task].id);
    case Dimension: return QString::fromStdString(benchmark.tasks.categoryName(experience.task, Facet::Dimension));
    case Model: return QString::fromStdString(benchmark.models[experience.attempt.model.position()].name);
    case Verdict: return verdictName(verdictOf(experience.attempt));
    case Pinned: return m_view->snapshot.entries.isPinned(m_view->ids[row]) ? tr("pinned") : QString();
    default: return {};
    }
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_view)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const bool isNumber = columnInfos[column].number;
    switch (role) {
    case Qt::DisplayRole: {
        if (!isNumber)
            return text(row, column);
        const double value = number(row, column);
        if (isMissing(value))
            return QString(emDash);
        return column == Step    ? stepText(m_view->at(row).step)
               : column == Score ? numbers::fixed(value, 3)
                                 : numbers::dollars(value, m_costDecimals);
    }
    case Qt::ToolTipRole: {
        if (!isNumber)
            return text(row, column).isEmpty() ? translated(columnInfos[column].help) : text(row, column);
        const double value = number(row, column);
        if (isMissing(value))
            return column == Score ? tr("The verifier gave no score.") : tr("No cost is recorded for this call.");
        return QStringLiteral("%1: %2").arg(translated(columnInfos[column].help),
                                            column == Cost    ? numbers::dollarReading(value)
                                            : column == Score ? numbers::reading(value)
                                                              : stepText(m_view->at(row).step));
    }
    case SortRole: {
        if (!isNumber)
            return text(row, column).isEmpty() ? QVariant() : QVariant(text(row, column));
        const double value = number(row, column);
        return isMissing(value) ? QVariant() : QVariant(value);
    }
    case Qt::TextAlignmentRole: return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TaskRole: return m_view->at(row).task.value;
    case ModelRole: return static_cast<int>(m_view->at(row).attempt.model.value);
    case InkRole:
        if (column == Model)
            return QVariant::fromValue(
                Ink::model(text(row, Model), static_cast<int>(m_view->at(row).attempt.model.value)));
        return {};
    default: return {};
    }
}

QVariant EntryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return RowTableModel::headerData(section, orientation, role);
    const ColumnInfo& info = columnInfos[section];
    switch (role) {
    case Qt::DisplayRole: return translated(info.title);
    case Qt::ToolTipRole: return translated(info.help);
    case Qt::TextAlignmentRole:
        return static_cast<int>((info.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ColumnKeyRole: return QString::fromLatin1(info.key);
    default: return {};
    }
}

std::vector<double> EntryModel::sortKeys(int column) const
{
    std::vector<double> keys(m_groups, missing);
    for (std::size_t row = 0; row < m_groups; ++row) {
        const Experience& experience = m_view->at(row);
        switch (column) {
        case Task: keys[row] = m_view->taskNames->ranks()[experience.task.position()]; break;
        case Dimension:
            keys[row] = static_cast<double>(m_view->benchmark->tasks[experience.task].category(Facet::Dimension).value);
            break;
        case Model: keys[row] = static_cast<double>(experience.attempt.model.value); break;
        case Verdict: keys[row] = static_cast<double>(verdictOf(experience.attempt)); break;
        case Pinned: keys[row] = m_view->snapshot.entries.isPinned(m_view->ids[row]) ? 0 : missing; break;
        default: keys[row] = number(row, column);
        }
    }
    return keys;
}

bool EntryModel::isEmptyColumn(int column) const
{
    const auto keys = sortKeys(column);
    return column != Pinned && std::ranges::all_of(keys, [](double key) { return std::isnan(key); });
}

} // namespace acr::ui

#include "moc_entrymodel.cpp"

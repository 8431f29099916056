// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/outcometablemodel.h"

#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace acr::ui {

namespace {

struct ColumnInfo {
    const char* key;
    const char* title;
    const char* help;
    bool number;
};

const ColumnInfo columnInfos[OutcomeTableModel::ColumnCount] = {
    {"position", QT_TRANSLATE_NOOP("OutcomeTable", "#"), QT_TRANSLATE_NOOP("OutcomeTable", "Place of the task in the stream, from 1"), true},
    {"task_id", QT_TRANSLATE_NOOP("OutcomeTable", "Task"), QT_TRANSLATE_NOOP("OutcomeTable", "Id of the task"), false},
    {"dimension", QT_TRANSLATE_NOOP("OutcomeTable", "Dimension"), QT_TRANSLATE_NOOP("OutcomeTable", "Kind of coding work"), false},
    {"source", QT_TRANSLATE_NOOP("OutcomeTable", "Source"), QT_TRANSLATE_NOOP("OutcomeTable", "Collection that the task was taken from"), false},
    {"split", QT_TRANSLATE_NOOP("OutcomeTable", "Split"), QT_TRANSLATE_NOOP("OutcomeTable", "The benchmark's own part: the name of a stream"), false},
    {"language", QT_TRANSLATE_NOOP("OutcomeTable", "Language"), QT_TRANSLATE_NOOP("OutcomeTable", "Programming language"), false},
    {"model", QT_TRANSLATE_NOOP("OutcomeTable", "Model"), QT_TRANSLATE_NOOP("OutcomeTable", "Model that was called"), false},
    {"score", QT_TRANSLATE_NOOP("OutcomeTable", "Score"), QT_TRANSLATE_NOOP("OutcomeTable", "Score, 0 to 1"), true},
    {"cost_usd", QT_TRANSLATE_NOOP("OutcomeTable", "Cost"), QT_TRANSLATE_NOOP("OutcomeTable", "Cost of the call (USD)"), true},
    {"input_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens in"), QT_TRANSLATE_NOOP("OutcomeTable", "Input tokens"), true},
    {"output_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens out"), QT_TRANSLATE_NOOP("OutcomeTable", "Output tokens"), true},
    {"total_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens"), QT_TRANSLATE_NOOP("OutcomeTable", "Input and output tokens"), true},
    {"latency_ms", QT_TRANSLATE_NOOP("OutcomeTable", "Latency"), QT_TRANSLATE_NOOP("OutcomeTable", "Time to the answer (milliseconds)"), true},
    {"calls", QT_TRANSLATE_NOOP("OutcomeTable", "Calls"), QT_TRANSLATE_NOOP("OutcomeTable", "Calls of the model on the way to the answer"), true},
    {"reward", QT_TRANSLATE_NOOP("OutcomeTable", "Reward"), QT_TRANSLATE_NOOP("OutcomeTable", "ε₁·score + ε₂·cost"), true},
    {"regret", QT_TRANSLATE_NOOP("OutcomeTable", "Regret"),
     QT_TRANSLATE_NOOP("OutcomeTable", "What choosing this model loses against the best choice (reward)"), true},
    {"choice", QT_TRANSLATE_NOOP("OutcomeTable", "Best"),
     QT_TRANSLATE_NOOP("OutcomeTable", "★ the best choice, = as good as the best, by reward"), false},
    {"graded", QT_TRANSLATE_NOOP("OutcomeTable", "Graded"), QT_TRANSLATE_NOOP("OutcomeTable", "A verifier graded the answer"), false},
    {"applied", QT_TRANSLATE_NOOP("OutcomeTable", "Applied"), QT_TRANSLATE_NOOP("OutcomeTable", "The answer could be applied, such as a patch"), false},
    {"record", QT_TRANSLATE_NOOP("OutcomeTable", "Record"), QT_TRANSLATE_NOOP("OutcomeTable", "What is missing in the token record of the call"), false},
};

QString translated(const char* source)
{
    return QCoreApplication::translate("OutcomeTable", source);
}

std::optional<Facet> facetOf(int column)
{
    switch (column) {
    case OutcomeTableModel::Dimension: return Facet::Dimension;
    case OutcomeTableModel::Source: return Facet::Source;
    case OutcomeTableModel::Split: return Facet::Split;
    case OutcomeTableModel::Language: return Facet::Language;
    default: return std::nullopt;
    }
}

std::optional<OutcomeMatrix::Column> countsOf(int column)
{
    switch (column) {
    case OutcomeTableModel::InputTokens: return OutcomeMatrix::Column::InputTokens;
    case OutcomeTableModel::OutputTokens: return OutcomeMatrix::Column::OutputTokens;
    case OutcomeTableModel::TotalTokens: return OutcomeMatrix::Column::TotalTokens;
    case OutcomeTableModel::Latency: return OutcomeMatrix::Column::LatencyMs;
    case OutcomeTableModel::Calls: return OutcomeMatrix::Column::Calls;
    default: return std::nullopt;
    }
}

bool has(std::uint8_t flags, OutcomeFlag flag)
{
    return (flags & static_cast<std::uint8_t>(flag)) != 0;
}

} // namespace

void OutcomeTableModel::setView(std::shared_ptr<const TaskView> view)
{
    if (m_view && view && m_view->sameTasks(*view)) {
        m_view = std::move(view);
        buildFacets();
        if (rows() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_view = std::move(view);
    m_groups = m_view ? m_view->tasks.size() : 0;
    m_rowsPerGroup = m_view ? std::max<std::size_t>(1, m_view->benchmark->models.size()) : 1;
    if (m_view && m_view->benchmark->models.empty())
        m_groups = 0;
    m_searchFields.clear();
    if (m_groups > 0) {
        m_searchFields = *m_view->searchFields;
        std::vector<std::string_view> names;
        for (const Model& model : m_view->benchmark->models)
            names.emplace_back(model.name);
        m_searchFields.push_back({Level::Place, std::make_shared<const TextColumn>(names), {}});
    }
    buildFacets();
    endResetModel();
}

void OutcomeTableModel::buildFacets()
{
    m_facets.clear();
    if (m_groups == 0)
        return;
    FacetField modelFacet{QStringLiteral("model"), tr("Model"), Level::Place, {}, {}};
    for (const Model& model : m_view->benchmark->models)
        modelFacet.names << QString::fromStdString(model.name);
    m_facets.push_back(std::move(modelFacet));
    m_facets.push_back(categoryFacet(*m_view, Facet::Dimension));
    m_facets.push_back(categoryFacet(*m_view, Facet::Split));

    FacetField verdict{QStringLiteral("verdict"), tr("Verdict"), Level::Row, {tr("Full score"), tr("Partial score"), tr("Score 0"), tr("Ungraded"), tr("No score")}, {}};
    FacetField choice{QStringLiteral("choice"), tr("As a choice"), Level::Row, {tr("The best"), tr("Tied for best"), tr("Not the best"), tr("Unknown")}, {}};
    FacetField cost{QStringLiteral("cost"), tr("Cost record"), Level::Row, {tr("Recorded"), tr("Written as zeros"), tr("Missing")}, {}};
    FacetField applied{QStringLiteral("applied"), tr("Applied"), Level::Row, {tr("Applied"), tr("Did not apply"), tr("(not given)")}, {}};
    const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
    const auto inputs = outcomes.all(OutcomeMatrix::Column::InputTokens);
    const auto outputs = outcomes.all(OutcomeMatrix::Column::OutputTokens);
    for (FacetField* field : {&verdict, &choice, &cost, &applied})
        field->codes.resize(rows());
    std::size_t row = 0;
    for (std::size_t place = 0; place < m_groups; ++place) {
        const TaskIndex task = m_view->tasks[place];
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        const auto flags = outcomes.flags(task);
        const TaskFacts& facts = m_view->facts[place];
        for (std::size_t j = 0; j < m_rowsPerGroup; ++j, ++row) {
            verdict.codes[row] = isMissing(scores[j])                      ? 4
                                 : has(flags[j], OutcomeFlag::Ungraded) ? 3
                                 : scores[j] >= 1                       ? 0
                                 : scores[j] > 0                        ? 1
                                                                        : 2;
            const double value = m_view->rewardOf(place, ModelIndex::at(j));
            choice.codes[row] = isMissing(value) ? 3 : value < facts.oracleReward ? 2 : facts.optimal > 1 ? 1 : 0;
            const std::size_t cell = outcomes.cell(task, ModelIndex::at(j));
            const bool noTokens = !inputs.empty() && !outputs.empty() && inputs[cell] == 0 && outputs[cell] == 0;
            cost.codes[row] = isMissing(costs[j]) ? 2 : noTokens || has(flags[j], OutcomeFlag::ZeroTokenRecord) ? 1 : 0;
            applied.codes[row] = !has(flags[j], OutcomeFlag::AppliedKnown) ? 2 : has(flags[j], OutcomeFlag::Applied) ? 0 : 1;
        }
    }
    for (FacetField* field : {&verdict, &choice})
        m_facets.push_back(std::move(*field));
    for (const Facet facet : {Facet::Source, Facet::Bench, Facet::Language, Facet::Difficulty})
        m_facets.push_back(categoryFacet(*m_view, facet));
    for (FacetField* field : {&applied, &cost})
        m_facets.push_back(std::move(*field));
}

double OutcomeTableModel::number(std::size_t row, int column) const
{
    const std::size_t place = row / m_rowsPerGroup;
    const TaskIndex taskIndex = m_view->tasks[place];
    const ModelIndex modelIndex = model(row);
    const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
    if (const auto counts = countsOf(column)) {
        const auto all = outcomes.all(*counts);
        const std::int32_t value = all.empty() ? missingCount : all[outcomes.cell(taskIndex, modelIndex)];
        return value < 0 ? missing : value;
    }
    switch (column) {
    case Position: return static_cast<double>(place + 1);
    case Score: return outcomes.score(taskIndex, modelIndex);
    case Cost: return outcomes.cost(taskIndex, modelIndex);
    case Reward: return m_view->rewardOf(place, modelIndex);
    case Regret: return m_view->regretOf(place, modelIndex);
    default: return missing;
    }
}

QString OutcomeTableModel::shown(double value, int column) const
{
    switch (column) {
    case Score:
    case Reward:
    case Regret:
        return numbers::fixed(value, 3);
    case Cost:
        return numbers::dollars(value, m_view->costDecimals);
    case Latency:
        return tr("%1 ms").arg(numbers::count(static_cast<qint64>(value)));
    default:
        return numbers::count(static_cast<qint64>(value));
    }
}

QString OutcomeTableModel::text(std::size_t row, int column) const
{
    const TaskIndex taskIndex = task(row);
    const Benchmark& benchmark = *m_view->benchmark;
    const std::uint8_t flags = benchmark.outcomes.flags(taskIndex)[row % m_rowsPerGroup];
    switch (column) {
    case TaskId:
        return QString::fromStdString(benchmark.tasks[taskIndex].id);
    case ModelName:
        return QString::fromStdString(benchmark.models[row % m_rowsPerGroup].name);
    case Choice: {
        const double lost = number(row, Regret);
        return isMissing(lost) || lost > 0 ? QString() : m_view->facts[row / m_rowsPerGroup].optimal > 1 ? QStringLiteral("=") : QStringLiteral("★");
    }
    case Graded:
        return isMissing(number(row, Score)) ? QString() : has(flags, OutcomeFlag::Ungraded) ? tr("no") : tr("yes");
    case Applied:
        return !has(flags, OutcomeFlag::AppliedKnown) ? QString() : has(flags, OutcomeFlag::Applied) ? tr("yes") : tr("no");
    case Record:
        return has(flags, OutcomeFlag::NoTokenRecord)     ? tr("no token record")
               : has(flags, OutcomeFlag::ZeroTokenRecord) ? tr("token record of zeros")
                                                          : QString();
    default:
        break;
    }
    const auto facet = facetOf(column);
    return facet ? QString::fromStdString(benchmark.tasks.categoryName(taskIndex, *facet)) : QString();
}

QString OutcomeTableModel::whyMissing(std::size_t row, int column) const
{
    const auto modelIndex = model(row);
    const TaskIndex taskIndex = task(row);
    const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
    switch (column) {
    case Score:
        return tr("No score is recorded for this model on this task.");
    case Reward:
    case Regret:
        return isMissing(outcomes.score(taskIndex, modelIndex)) ? tr("There is no score to compute it from.")
                                                                : tr("The answer was not graded, and ungraded answers are left out.");
    case Record:
        return tr("Nothing is missing in the record.");
    case Cost:
    case InputTokens:
    case OutputTokens:
    case TotalTokens:
        if (has(outcomes.flags(taskIndex)[modelIndex.position()], OutcomeFlag::NoTokenRecord))
            return tr("The token record of this call is missing, and its cost with it. In sums an unknown cost counts as 0.");
        break;
    default:
        break;
    }
    return tr("The source does not say.");
}

QVariant OutcomeTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_view)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const bool isNumber = columnInfos[column].number;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case SortRole: {
        const double value = isNumber ? number(row, column) : missing;
        const QString words = isNumber ? QString() : text(row, column);
        const bool absent = isNumber ? isMissing(value) : words.isEmpty();
        if (column == Choice && role == Qt::ToolTipRole)
            return absent ? tr("Another model earns more on this task.") : words == QLatin1String("=") ? tr("As good as the best choice") : tr("The best choice, by reward");
        if (absent && column == Choice)
            return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
        if (absent)
            return role == Qt::DisplayRole ? QVariant(QString(emDash)) : role == Qt::ToolTipRole ? QVariant(whyMissing(row, column)) : QVariant();
        if (!isNumber)
            return words;
        if (role == SortRole)
            return value;
        return role == Qt::DisplayRole ? shown(value, column) : QStringLiteral("%1: %2").arg(translated(columnInfos[column].help), numbers::exact(value));
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TaskRole:
        return task(row).value;
    case ModelRole:
        return static_cast<int>(model(row).value);
    case InkRole:
        if (column == ModelName)
            return QVariant::fromValue(Ink::model(text(row, column), static_cast<int>(row % m_rowsPerGroup)));
        return {};
    case EmphasisRole:
        return column == ModelName && m_view->regretOf(row / m_rowsPerGroup, model(row)) <= 0;
    case BarRole:
        if (column == Score && !isMissing(number(row, Score)))
            return number(row, Score);
        return {};
    default:
        return {};
    }
}

QVariant OutcomeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
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

std::vector<double> OutcomeTableModel::sortKeys(int column) const
{
    std::vector<double> keys(rows(), missing);
    if (m_groups == 0)
        return keys;
    if (columnInfos[column].number) {
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = number(row, column);
        return keys;
    }
    // What is the same for all models of a task is looked up once a task.
    const auto spread = [&](const auto& keyOf) {
        for (std::size_t place = 0, row = 0; place < m_groups; ++place) {
            const double key = keyOf(place);
            for (std::size_t j = 0; j < m_rowsPerGroup; ++j, ++row)
                keys[row] = key;
        }
    };
    if (column == TaskId) {
        const auto& ranks = m_searchFields.front().texts->ranks();
        spread([&](std::size_t place) { return static_cast<double>(ranks[place]); });
    } else if (column == ModelName) {
        const auto& ranks = m_searchFields.back().texts->ranks();
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = ranks[row % m_rowsPerGroup];
    } else if (const auto facet = facetOf(column)) {
        const auto& names = m_view->benchmark->tasks.categories(*facet).names();
        const TextColumn texts(std::vector<std::string_view>(names.begin(), names.end()));
        const auto& ranks = texts.ranks();
        spread([&](std::size_t place) {
            const CategoryIndex category = m_view->benchmark->tasks[m_view->tasks[place]].category(*facet);
            return category.value == 0 ? missing : static_cast<double>(ranks[category.position()]);
        });
    } else {
        for (std::size_t row = 0; row < keys.size(); ++row) {
            const std::size_t place = row / m_rowsPerGroup;
            const std::uint8_t flags = m_view->benchmark->outcomes.flags(task(row))[row % m_rowsPerGroup];
            if (column == Choice && number(row, Regret) <= 0)
                keys[row] = m_view->facts[place].optimal;
            else if (column == Graded && !isMissing(number(row, Score)))
                keys[row] = has(flags, OutcomeFlag::Ungraded) ? 0 : 1;
            else if (column == Applied && has(flags, OutcomeFlag::AppliedKnown))
                keys[row] = has(flags, OutcomeFlag::Applied) ? 1 : 0;
            else if (column == Record && (has(flags, OutcomeFlag::NoTokenRecord) || has(flags, OutcomeFlag::ZeroTokenRecord)))
                keys[row] = has(flags, OutcomeFlag::NoTokenRecord) ? 0 : 1;
        }
    }
    return keys;
}

bool OutcomeTableModel::isEmptyColumn(int column) const
{
    if (m_groups == 0 || column == TaskId || column == ModelName)
        return false;
    const auto keys = sortKeys(column);
    return std::ranges::all_of(keys, [](double key) { return std::isnan(key); });
}

} // namespace acr::ui

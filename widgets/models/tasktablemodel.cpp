// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/tasktablemodel.h"

#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace acr::ui {

namespace {

const ColumnTableModel::ColumnInfo taskColumns[TaskTableModel::ColumnCount] = {
    {"position", QT_TRANSLATE_NOOP("TaskTable", "#"), QT_TRANSLATE_NOOP("TaskTable", "Place in the stream, from 1"),
     true},
    {"task_id", QT_TRANSLATE_NOOP("TaskTable", "Task"), QT_TRANSLATE_NOOP("TaskTable", "Id of the task"), false},
    {"dimension", QT_TRANSLATE_NOOP("TaskTable", "Dimension"), QT_TRANSLATE_NOOP("TaskTable", "Kind of coding work"),
     false},
    {"source", QT_TRANSLATE_NOOP("TaskTable", "Source"),
     QT_TRANSLATE_NOOP("TaskTable", "Collection that the task was taken from"), false},
    {"source_split", QT_TRANSLATE_NOOP("TaskTable", "Source split"),
     QT_TRANSLATE_NOOP("TaskTable", "Part of the original data that the task was taken from"), false},
    {"split", QT_TRANSLATE_NOOP("TaskTable", "Split"),
     QT_TRANSLATE_NOOP("TaskTable", "The benchmark's own part: the name of a stream"), false},
    {"bench", QT_TRANSLATE_NOOP("TaskTable", "Bench"),
     QT_TRANSLATE_NOOP("TaskTable", "Benchmark that the task belonged to"), false},
    {"language", QT_TRANSLATE_NOOP("TaskTable", "Language"), QT_TRANSLATE_NOOP("TaskTable", "Programming language"),
     false},
    {"difficulty", QT_TRANSLATE_NOOP("TaskTable", "Difficulty"),
     QT_TRANSLATE_NOOP("TaskTable", "As the source rates it"), false},
    {"best_models", QT_TRANSLATE_NOOP("TaskTable", "Best reward"),
     QT_TRANSLATE_NOOP("TaskTable",
                       "Model with the best reward ε₁·score + ε₂·cost; all of them where several share it"),
     false},
    {"models_scoring", QT_TRANSLATE_NOOP("TaskTable", "Scoring"),
     QT_TRANSLATE_NOOP("TaskTable", "Models with a score above 0"), true},
    {"models_full_score", QT_TRANSLATE_NOOP("TaskTable", "Solving"),
     QT_TRANSLATE_NOOP("TaskTable", "Models that solve the task: their score is at least %1"), true},
    {"mean_score", QT_TRANSLATE_NOOP("TaskTable", "Mean score"),
     QT_TRANSLATE_NOOP("TaskTable", "Mean over the models whose score counts: the lower, the harder the task"), true},
    {"best_score", QT_TRANSLATE_NOOP("TaskTable", "Best score"),
     QT_TRANSLATE_NOOP("TaskTable", "Highest score of any model"), true},
    {"oracle_reward", QT_TRANSLATE_NOOP("TaskTable", "Oracle reward"),
     QT_TRANSLATE_NOOP("TaskTable", "Best reward that a single call reaches, r*"), true},
    {"cheapest_best_usd", QT_TRANSLATE_NOOP("TaskTable", "Cheapest best"),
     QT_TRANSLATE_NOOP("TaskTable", "Lowest cost (USD) among the models with the best score"), true},
    {"prompt_chars", QT_TRANSLATE_NOOP("TaskTable", "Prompt length"),
     QT_TRANSLATE_NOOP("TaskTable", "Length of the prompt in characters"), true},
    {"ungraded", QT_TRANSLATE_NOOP("TaskTable", "Ungraded"),
     QT_TRANSLATE_NOOP("TaskTable", "Models whose answer no verifier graded"), true},
    {"missing_costs", QT_TRANSLATE_NOOP("TaskTable", "No cost"),
     QT_TRANSLATE_NOOP("TaskTable", "Models whose cost is not recorded"), true},
};

std::optional<Facet> facetOfTaskColumn(int column)
{
    switch (column) {
    case TaskTableModel::Dimension: return Facet::Dimension;
    case TaskTableModel::Source: return Facet::Source;
    case TaskTableModel::SourceSplit: return Facet::SourceSplit;
    case TaskTableModel::Split: return Facet::Split;
    case TaskTableModel::Bench: return Facet::Bench;
    case TaskTableModel::Language: return Facet::Language;
    case TaskTableModel::Difficulty: return Facet::Difficulty;
    default: return std::nullopt;
    }
}

} // namespace

const QString TaskTableModel::scoreKey = QStringLiteral("score:");
const QString TaskTableModel::costKey = QStringLiteral("cost_usd:");

TaskTableModel::TaskTableModel(QObject* parent)
    : ColumnTableModel("TaskTable", taskColumns, parent)
{}

void TaskTableModel::setView(std::shared_ptr<const TaskView> view)
{
    if (m_view && view && m_view->sameTasks(*view)) {
        m_view = std::move(view);
        buildFacets();
        tellValuesChanged();
        return;
    }
    beginResetModel();
    m_view = std::move(view);
    m_groups = m_view ? m_view->tasks.size() : 0;
    m_searchFields = m_view ? *m_view->searchFields : std::vector<SearchField>();
    buildFacets();
    endResetModel();
}

void TaskTableModel::buildFacets()
{
    m_facets.clear();
    if (!m_view)
        return;
    for (const Facet facet : {Facet::Dimension, Facet::Split, Facet::Source, Facet::Bench, Facet::Language,
                              Facet::Difficulty, Facet::SourceSplit, Facet::Siblings})
        m_facets.push_back(categoryFacet(*m_view, facet));

    FacetField outcome{QStringLiteral("outcome"),
                       tr("Outcome"),
                       Level::Group,
                       {tr("All models score"), tr("Some models score"), tr("Unsolved"), tr("No score known")},
                       {}};
    FacetField best{QStringLiteral("best_score"),
                    tr("Best score"),
                    Level::Group,
                    {tr("One best model"), tr("Tied for best"), tr("No score known")},
                    {}};
    FacetField grading{QStringLiteral("grading"),
                       tr("Grading"),
                       Level::Group,
                       {tr("All graded"), tr("Some ungraded"), tr("None graded")},
                       {}};
    FacetField data{QStringLiteral("data"),
                    tr("Record"),
                    Level::Group,
                    {tr("Complete"), tr("Costs missing"), tr("Scores missing")},
                    {}};
    FacetField winner{QStringLiteral("best_reward"), tr("Best reward"), Level::Group, {}, {}};
    for (const Model& model : m_view->benchmark->models)
        winner.names << QString::fromStdString(model.name);
    winner.names << tr("No score known");
    const std::size_t models = m_view->benchmark->models.size();
    for (std::size_t place = 0; place < m_groups; ++place) {
        const TaskFacts& facts = m_view->facts[place];
        outcome.codes.push_back(facts.counted == 0              ? 3
                                : facts.scoring == 0            ? 2
                                : facts.scoring < facts.counted ? 1
                                                                : 0);
        best.codes.push_back(facts.counted == 0 ? 2 : facts.tied() ? 1 : 0);
        grading.codes.push_back(facts.ungraded == 0 ? 0 : facts.ungraded < models ? 1 : 2);
        data.codes.push_back(facts.known < models ? 2 : facts.knownCosts < models ? 1 : 0);
        const auto first = m_view->winner(place);
        winner.codes.push_back(static_cast<std::uint32_t>(first ? first->position() : models));
    }
    for (FacetField* field : {&outcome, &best, &winner, &grading, &data})
        m_facets.push_back(std::move(*field));
}

double TaskTableModel::number(std::size_t row, int column) const
{
    if (column >= ColumnCount) {
        const auto extra = static_cast<std::size_t>(column - ColumnCount);
        const ModelIndex model = ModelIndex::at(extra % models());
        const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
        return extra < models() ? outcomes.score(m_view->tasks[row], model) : outcomes.cost(m_view->tasks[row], model);
    }
    const TaskFacts& facts = m_view->facts[row];
    const auto counted = [&](std::uint16_t value) { return facts.counted > 0 ? static_cast<double>(value) : missing; };
    switch (column) {
    case Position: return static_cast<double>(row + 1);
    case PromptLength: {
        const std::int32_t chars = m_view->benchmark->tasks[m_view->tasks[row]].promptChars;
        return chars < 0 ? missing : chars;
    }
    case Scoring: return counted(facts.scoring);
    case FullScore: return counted(facts.fullScore);
    case MeanScore: return facts.meanScore;
    case BestScore: return facts.bestScore;
    case OracleReward: return facts.oracleReward;
    case CheapestBest: return facts.cheapestBestUsd;
    case Ungraded: return facts.ungraded;
    case MissingCosts: return static_cast<double>(m_view->benchmark->models.size() - facts.knownCosts);
    default: return missing;
    }
}

QString TaskTableModel::shown(double value, int column) const
{
    if (column >= ColumnCount)
        return static_cast<std::size_t>(column - ColumnCount) < models()
                   ? numbers::fixed(value, 3)
                   : numbers::dollars(value, m_view->costDecimals);
    switch (column) {
    case MeanScore:
    case BestScore:
    case OracleReward: return numbers::fixed(value, 3);
    case CheapestBest: return numbers::dollars(value, m_view->costDecimals);
    default: return numbers::count(static_cast<qint64>(value));
    }
}

QString TaskTableModel::bestModels(std::size_t row) const
{
    QStringList names;
    for (std::size_t j = 0; j < m_view->benchmark->models.size(); ++j)
        if (m_view->rewardOf(row, ModelIndex::at(j)) == m_view->facts[row].oracleReward)
            names << QString::fromStdString(m_view->benchmark->models[j].name);
    return names.join(QLatin1String(", "));
}

QString TaskTableModel::text(std::size_t row, int column) const
{
    const TaskIndex task = m_view->tasks[row];
    if (column == Id)
        return QString::fromStdString(m_view->benchmark->tasks[task].id);
    if (column == BestModels)
        return bestModels(row);
    const auto facet = facetOfTaskColumn(column);
    return facet ? QString::fromStdString(m_view->benchmark->tasks.categoryName(task, *facet)) : QString();
}

QString TaskTableModel::whyMissing(std::size_t row, int column) const
{
    if (column >= ColumnCount)
        return static_cast<std::size_t>(column - ColumnCount) < models()
                   ? tr("The benchmark has no score of this model for this task.")
                   : tr("The benchmark has no cost of this model for this task.");
    if (column == PromptLength)
        return tr("The benchmark has no prompt for this task. A file of prompts can be attached to it.");
    if (column == CheapestBest && m_view->facts[row].counted > 0)
        return m_view->facts[row].scoring == 0 ? tr("No model scores on this task.")
                                               : tr("No cost is recorded for the models with the best score.");
    if (facetOfTaskColumn(column))
        return tr("The source does not say.");
    return tr("No score of this task counts.");
}

QVariant TaskTableModel::mark(std::size_t row, int column, int role) const
{
    if (role == TaskRole)
        return m_view->tasks[row].value;
    if (role == InkRole && column == BestModels) {
        if (const auto model = m_view->winner(row))
            return QVariant::fromValue(
                Ink::model(QString::fromStdString(m_view->benchmark->models[model->position()].name),
                           static_cast<int>(model->position())));
    }
    if (role == BarInkRole && column >= ColumnCount && static_cast<std::size_t>(column - ColumnCount) < models()) {
        const auto model = static_cast<std::size_t>(column - ColumnCount);
        return QVariant::fromValue(
            Ink::model(QString::fromStdString(m_view->benchmark->models[model].name), static_cast<int>(model)));
    }
    if (role == BarRole && column >= ColumnCount && static_cast<std::size_t>(column - ColumnCount) < models() &&
        !isMissing(number(row, column)))
        return number(row, column);
    if (role == BarRole && column == MeanScore && !isMissing(number(row, column)))
        return number(row, column);
    return {};
}

std::vector<double> TaskTableModel::textKeys(int column) const
{
    if (const auto facet = facetOfTaskColumn(column))
        return categoryKeys(*m_view, *facet);
    std::vector<double> keys(m_groups, missing);
    if (column == Id) {
        const auto& ranks = m_searchFields.front().texts->ranks();
        std::ranges::copy(ranks, keys.begin());
    } else if (column == BestModels) {
        for (std::size_t row = 0; row < m_groups; ++row)
            if (const auto model = m_view->winner(row))
                keys[row] = static_cast<double>(model->position());
    }
    return keys;
}

std::size_t TaskTableModel::extraColumns() const
{
    return 2 * models();
}

ColumnTableModel::ExtraColumn TaskTableModel::extraColumn(std::size_t extra) const
{
    const QString name = QString::fromStdString(m_view->benchmark->models[extra % models()].name);
    if (extra < models())
        return {scoreKey + name, name,
                tr("Score of %1; it solves the task with at least %2").arg(name, numbers::exact(m_view->solvesAt))};
    return {costKey + name, tr("%1 $").arg(name), tr("Cost of %1 (USD)").arg(name)};
}

QString TaskTableModel::columnHelp(int column) const
{
    const QString help = ColumnTableModel::columnHelp(column);
    return column == FullScore ? help.arg(numbers::exact(m_view ? m_view->solvesAt : defaultSolvesAt)) : help;
}

bool TaskTableModel::isEmptyColumn(int column) const
{
    if (column >= ColumnCount)
        return false;
    if (column == Id || column == BestModels)
        return false;
    if (column == Ungraded || column == MissingCosts) {
        for (std::size_t row = 0; row < m_groups; ++row)
            if (number(row, column) > 0)
                return false;
        return m_view != nullptr;
    }
    return ColumnTableModel::isEmptyColumn(column);
}

} // namespace acr::ui

#include "moc_tasktablemodel.cpp"

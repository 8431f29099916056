// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/outcometablemodel.h"

#include "widgets/models/outcomefacets.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace acr::ui {

namespace {

const ColumnTableModel::ColumnInfo columnInfos[OutcomeTableModel::ColumnCount] = {
    {"position", QT_TRANSLATE_NOOP("OutcomeTable", "#"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Place of the task in the stream, from 1"), true},
    {"task_id", QT_TRANSLATE_NOOP("OutcomeTable", "Task"), QT_TRANSLATE_NOOP("OutcomeTable", "Id of the task"), false},
    {"dimension", QT_TRANSLATE_NOOP("OutcomeTable", "Dimension"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Kind of coding work"), false},
    {"source", QT_TRANSLATE_NOOP("OutcomeTable", "Source"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Collection that the task was taken from"), false},
    {"split", QT_TRANSLATE_NOOP("OutcomeTable", "Split"),
     QT_TRANSLATE_NOOP("OutcomeTable", "The benchmark's own part: the name of a stream"), false},
    {"language", QT_TRANSLATE_NOOP("OutcomeTable", "Language"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Programming language"), false},
    {"model", QT_TRANSLATE_NOOP("OutcomeTable", "Model"), QT_TRANSLATE_NOOP("OutcomeTable", "Model that was called"),
     false},
    {"score", QT_TRANSLATE_NOOP("OutcomeTable", "Score"), QT_TRANSLATE_NOOP("OutcomeTable", "Score, 0 to 1"), true},
    {"cost_usd", QT_TRANSLATE_NOOP("OutcomeTable", "Cost"), QT_TRANSLATE_NOOP("OutcomeTable", "Cost of the call (USD)"),
     true},
    {"input_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens in"), QT_TRANSLATE_NOOP("OutcomeTable", "Input tokens"),
     true},
    {"output_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens out"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Output tokens"), true},
    {"total_tokens", QT_TRANSLATE_NOOP("OutcomeTable", "Tokens"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Input and output tokens"), true},
    {"latency_ms", QT_TRANSLATE_NOOP("OutcomeTable", "Latency"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Time to the answer (milliseconds)"), true},
    {"calls", QT_TRANSLATE_NOOP("OutcomeTable", "Calls"),
     QT_TRANSLATE_NOOP("OutcomeTable", "Calls of the model on the way to the answer"), true},
    {"reward", QT_TRANSLATE_NOOP("OutcomeTable", "Reward"), QT_TRANSLATE_NOOP("OutcomeTable", "ε₁·score + ε₂·cost"),
     true},
    {"regret", QT_TRANSLATE_NOOP("OutcomeTable", "Regret"),
     QT_TRANSLATE_NOOP("OutcomeTable", "What choosing this model loses against the best choice (reward)"), true},
    {"choice", QT_TRANSLATE_NOOP("OutcomeTable", "Best"),
     QT_TRANSLATE_NOOP("OutcomeTable", "★ the best choice, = as good as the best, by reward"), false},
    {"graded", QT_TRANSLATE_NOOP("OutcomeTable", "Graded"),
     QT_TRANSLATE_NOOP("OutcomeTable", "A verifier graded the answer"), false},
    {"applied", QT_TRANSLATE_NOOP("OutcomeTable", "Applied"),
     QT_TRANSLATE_NOOP("OutcomeTable", "The answer could be applied, such as a patch"), false},
    {"record", QT_TRANSLATE_NOOP("OutcomeTable", "Record"),
     QT_TRANSLATE_NOOP("OutcomeTable", "What is missing in the token record of the call"), false},
};

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

} // namespace

OutcomeTableModel::OutcomeTableModel(QObject* parent)
    : ColumnTableModel("OutcomeTable", columnInfos, parent)
{}

void OutcomeTableModel::setView(std::shared_ptr<const TaskView> view)
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
    if (m_groups > 0)
        m_facets = outcomeFacets(*m_view);
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
    case Regret: return numbers::fixed(value, 3);
    case Cost: return numbers::dollars(value, m_view->costDecimals);
    case Latency: return tr("%1 ms").arg(numbers::count(static_cast<qint64>(value)));
    default: return numbers::count(static_cast<qint64>(value));
    }
}

QString OutcomeTableModel::text(std::size_t row, int column) const
{
    const TaskIndex taskIndex = task(row);
    const Benchmark& benchmark = *m_view->benchmark;
    const std::uint8_t flags = benchmark.outcomes.flags(taskIndex)[row % m_rowsPerGroup];
    switch (column) {
    case TaskId: return QString::fromStdString(benchmark.tasks[taskIndex].id);
    case ModelName: return QString::fromStdString(benchmark.models[row % m_rowsPerGroup].name);
    case Choice: {
        const double lost = number(row, Regret);
        return isMissing(lost) || lost > 0                       ? QString()
               : m_view->facts[row / m_rowsPerGroup].optimal > 1 ? QStringLiteral("=")
                                                                 : QStringLiteral("★");
    }
    case Graded:
        return isMissing(number(row, Score)) ? QString() : hasFlag(flags, OutcomeFlag::Ungraded) ? tr("no") : tr("yes");
    case Applied:
        return !hasFlag(flags, OutcomeFlag::AppliedKnown) ? QString()
               : hasFlag(flags, OutcomeFlag::Applied)     ? tr("yes")
                                                          : tr("no");
    case Record:
        return hasFlag(flags, OutcomeFlag::NoTokenRecord)     ? tr("no token record")
               : hasFlag(flags, OutcomeFlag::ZeroTokenRecord) ? tr("token record of zeros")
                                                              : QString();
    default: break;
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
    case Choice: return tr("Another model earns more on this task.");
    case Score: return tr("No score is recorded for this model on this task.");
    case Reward:
    case Regret:
        return isMissing(outcomes.score(taskIndex, modelIndex))
                   ? tr("There is no score to compute it from.")
                   : tr("The answer was not graded, and ungraded answers are left out.");
    case Record: return tr("Nothing is missing in the record.");
    case Cost:
    case InputTokens:
    case OutputTokens:
    case TotalTokens:
        if (hasFlag(outcomes.flags(taskIndex)[modelIndex.position()], OutcomeFlag::NoTokenRecord))
            return tr(
                "The token record of this call is missing, and its cost with it. In sums an unknown cost counts as 0.");
        break;
    default: break;
    }
    return tr("The source does not say.");
}

QString OutcomeTableModel::placeholder(int column) const
{
    return column == Choice ? QString() : ColumnTableModel::placeholder(column);
}

QString OutcomeTableModel::textToolTip(std::size_t row, int column) const
{
    if (column != Choice)
        return text(row, column);
    return text(row, column) == QLatin1String("=") ? tr("As good as the best choice")
                                                   : tr("The best choice, by reward");
}

QVariant OutcomeTableModel::mark(std::size_t row, int column, int role) const
{
    switch (role) {
    case TaskRole: return task(row).value;
    case ModelRole: return static_cast<int>(model(row).value);
    case InkRole:
        if (column == ModelName)
            return QVariant::fromValue(Ink::model(text(row, column), static_cast<int>(model(row).value)));
        return {};
    case EmphasisRole: return column == ModelName && m_view->regretOf(row / m_rowsPerGroup, model(row)) <= 0;
    case BarRole:
        if (column == Score && !isMissing(number(row, Score)))
            return number(row, Score);
        return {};
    case BarInkRole: return QVariant::fromValue(Ink::model(text(row, ModelName), static_cast<int>(model(row).value)));
    default: return {};
    }
}

std::vector<double> OutcomeTableModel::textKeys(int column) const
{
    std::vector<double> keys(rows(), missing);
    // Values that are the same for all models of a task are looked up once per task.
    const auto spread = [&](const auto& byPlace) {
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = static_cast<double>(byPlace[row / m_rowsPerGroup]);
    };
    if (column == TaskId) {
        spread(m_searchFields.front().texts->ranks());
    } else if (column == ModelName) {
        const auto& ranks = m_searchFields.back().texts->ranks();
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = ranks[row % m_rowsPerGroup];
    } else if (const auto facet = facetOf(column)) {
        spread(categoryKeys(*m_view, *facet));
    } else {
        for (std::size_t row = 0; row < keys.size(); ++row) {
            const std::uint8_t flags = m_view->benchmark->outcomes.flags(task(row))[row % m_rowsPerGroup];
            const std::size_t group = row / m_rowsPerGroup;
            if (column == Choice && number(row, Regret) <= 0)
                keys[row] = m_view->facts[group].optimal;
            else if (column == Graded && !isMissing(number(row, Score)))
                keys[row] = hasFlag(flags, OutcomeFlag::Ungraded) ? 0 : 1;
            else if (column == Applied && hasFlag(flags, OutcomeFlag::AppliedKnown))
                keys[row] = hasFlag(flags, OutcomeFlag::Applied) ? 1 : 0;
            else if (column == Record &&
                     (hasFlag(flags, OutcomeFlag::NoTokenRecord) || hasFlag(flags, OutcomeFlag::ZeroTokenRecord)))
                keys[row] = hasFlag(flags, OutcomeFlag::NoTokenRecord) ? 0 : 1;
        }
    }
    return keys;
}

bool OutcomeTableModel::isEmptyColumn(int column) const
{
    return column != TaskId && column != ModelName && ColumnTableModel::isEmptyColumn(column);
}

} // namespace acr::ui

#include "moc_outcometablemodel.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/taskview.h"

#include "core/benchmark/siblings.h"
#include "core/policy/common.h"
#include "widgets/models/splittitle.h"
#include "widgets/models/textcolumn.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

std::vector<RowTableModel::SearchField> taskSearchFields(const TaskView& view)
{
    const TaskTable& tasks = view.benchmark->tasks;
    std::vector<RowTableModel::SearchField> fields;
    std::vector<std::string_view> ids;
    ids.reserve(view.tasks.size());
    for (const TaskIndex task : view.tasks)
        ids.emplace_back(tasks[task].id);
    fields.push_back({RowTableModel::Level::Group, std::make_shared<const TextColumn>(ids), {}});
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        const CategoryTable& categories = tasks.categories(facet);
        if (categories.size() < 2)
            continue;
        RowTableModel::SearchField field;
        field.level = RowTableModel::Level::Group;
        field.texts = std::make_shared<const TextColumn>(
            std::vector<std::string_view>(categories.names().begin(), categories.names().end()));
        field.codes.reserve(view.tasks.size());
        for (const TaskIndex task : view.tasks)
            field.codes.push_back(tasks[task].category(facet).value);
        fields.push_back(std::move(field));
    }
    return fields;
}

} // namespace

int costDecimalsOf(const Benchmark& benchmark, std::span<const TaskIndex> tasks)
{
    double smallest = 0;
    for (const TaskIndex task : tasks)
        for (const double cost : benchmark.outcomes.costs(task))
            if (cost > 0 && (smallest == 0 || cost < smallest))
                smallest = cost;
    return numbers::columnDollarDecimals(smallest);
}

std::optional<std::size_t> TaskView::place(TaskIndex task) const
{
    if (task.position() >= placeOf.size() || placeOf[task.position()] < 0)
        return std::nullopt;
    return static_cast<std::size_t>(placeOf[task.position()]);
}

double TaskView::rewardOf(std::size_t place, ModelIndex model) const
{
    const TaskIndex task = tasks[place];
    const double score = benchmark->outcomes.score(task, model);
    if (isMissing(score) || !scoreCounts(benchmark->outcomes, task, model, missingScores))
        return missing;
    return reward(weights, score, benchmark->outcomes.cost(task, model));
}

double TaskView::regretOf(std::size_t place, ModelIndex model) const
{
    return facts[place].oracleReward - rewardOf(place, model);
}

std::optional<ModelIndex> TaskView::winner(std::size_t place) const
{
    for (std::size_t j = 0; j < benchmark->models.size(); ++j)
        if (rewardOf(place, ModelIndex::at(j)) == facts[place].oracleReward)
            return ModelIndex::at(j);
    return std::nullopt;
}

bool TaskView::sameTasks(const TaskView& other) const
{
    return benchmark == other.benchmark && tasks == other.tasks;
}

std::shared_ptr<const TaskView> makeTaskView(std::shared_ptr<const Benchmark> benchmark, std::vector<TaskIndex> tasks,
                                             const RewardWeights& weights, MissingScores convention,
                                             const TaskView* previous, double solvesAt)
{
    auto view = std::make_shared<TaskView>();
    view->facts = taskFacts(benchmark->outcomes, tasks, weights, convention, solvesAt);
    view->benchmark = std::move(benchmark);
    view->tasks = std::move(tasks);
    if (previous != nullptr && view->sameTasks(*previous)) {
        view->placeOf = previous->placeOf;
        view->costDecimals = previous->costDecimals;
        view->searchFields = previous->searchFields;
    } else {
        view->placeOf.assign(view->benchmark->tasks.size(), -1);
        for (std::size_t i = 0; i < view->tasks.size(); ++i)
            view->placeOf[view->tasks[i].position()] = static_cast<std::int32_t>(i);
        view->costDecimals = costDecimalsOf(*view->benchmark, view->tasks);
        view->searchFields = std::make_shared<const std::vector<RowTableModel::SearchField>>(taskSearchFields(*view));
    }
    view->weights = weights;
    view->missingScores = convention;
    view->solvesAt = solvesAt;
    return view;
}

RowTableModel::FacetField categoryFacet(const TaskView& view, Facet facet)
{
    const TaskTable& tasks = view.benchmark->tasks;
    const CategoryTable& categories = tasks.categories(facet);
    RowTableModel::FacetField field;
    const std::string_view key = facetName(facet);
    field.key = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
    field.title = taskFacetTitle(facet);
    field.level = RowTableModel::Level::Group;

    std::vector<std::uint32_t> codes(categories.size());
    for (const TaskIndex task : view.tasks)
        codes[tasks[task].category(facet).position()] = 1;
    // The empty name stands last.
    const auto add = [&](std::size_t category) {
        if (codes[category] == 0)
            return;
        codes[category] = static_cast<std::uint32_t>(field.names.size());
        const std::string& name = categories.names()[category];
        field.names << (name.empty() ? notGiven() : QString::fromStdString(name));
    };
    for (std::size_t category = 1; category < codes.size(); ++category)
        add(category);
    if (!codes.empty())
        add(0);
    field.codes.reserve(view.tasks.size());
    for (const TaskIndex task : view.tasks)
        field.codes.push_back(codes[tasks[task].category(facet).position()]);
    return field;
}

std::vector<double> categoryKeys(const TaskView& view, Facet facet)
{
    const TaskTable& tasks = view.benchmark->tasks;
    const auto& names = tasks.categories(facet).names();
    const TextColumn texts(std::vector<std::string_view>(names.begin(), names.end()));
    const auto& ranks = texts.ranks();
    std::vector<double> keys;
    keys.reserve(view.tasks.size());
    for (const TaskIndex task : view.tasks) {
        const CategoryIndex category = tasks[task].category(facet);
        keys.push_back(category.value == 0 ? missing : static_cast<double>(ranks[category.position()]));
    }
    return keys;
}

QString taskFacetTitle(Facet facet)
{
    const auto text = [](const char* source) { return QCoreApplication::translate("Facet", source); };
    switch (facet) {
    case Facet::Dimension: return text(QT_TRANSLATE_NOOP("Facet", "Dimension"));
    case Facet::Split: return text(QT_TRANSLATE_NOOP("Facet", "Split"));
    case Facet::SourceSplit: return text(QT_TRANSLATE_NOOP("Facet", "Source split"));
    case Facet::Source: return text(QT_TRANSLATE_NOOP("Facet", "Source"));
    case Facet::Bench: return text(QT_TRANSLATE_NOOP("Facet", "Bench"));
    case Facet::Language: return text(QT_TRANSLATE_NOOP("Facet", "Language"));
    case Facet::Difficulty: return text(QT_TRANSLATE_NOOP("Facet", "Difficulty"));
    case Facet::Siblings: return text(QT_TRANSLATE_NOOP("Facet", "Siblings"));
    }
    return {};
}

QString categoryTitle(Facet facet, std::string_view name)
{
    if (name.empty())
        return notGiven();
    if (facet == Facet::Split)
        return splitTitle(name);
    if (const auto kind = facet == Facet::Siblings ? siblingKindNamed(name) : std::nullopt) {
        switch (*kind) {
        case SiblingKind::Unknown: return notGiven();
        case SiblingKind::None: return QCoreApplication::translate("Facet", "none");
        case SiblingKind::Similar: return QCoreApplication::translate("Facet", "similar");
        case SiblingKind::SameProblem: return QCoreApplication::translate("Facet", "same problem");
        case SiblingKind::Exact: return QCoreApplication::translate("Facet", "exact");
        }
    }
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString notGiven()
{
    return QCoreApplication::translate("Facet", "(not given)");
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/benchmarkbuilder.h"

#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace acr {

namespace {

bool sameNumber(double a, double b)
{
    if (isMissing(a) || isMissing(b))
        return isMissing(a) == isMissing(b);
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string at(const Place& place)
{
    return place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file;
}

std::string numberText(double value)
{
    return isMissing(value) ? "nothing" : fmt::format("{}", value);
}

/// The order in which the release lists its splits; others follow in the order of first appearance.
std::size_t rank(const Split& split)
{
    constexpr std::array<std::string_view, 3> order{"probing", "id_test", "ood176"};
    return static_cast<std::size_t>(std::ranges::find(order, split.name) - order.begin());
}

} // namespace

void setTokenRecordFlag(Outcome& outcome, std::string_view costSource)
{
    if (costSource == "missing_token_record")
        outcome.set(OutcomeFlag::NoTokenRecord);
    else if (costSource == "missing_token_record_zero_total")
        outcome.set(OutcomeFlag::ZeroTokenRecord);
}

void BenchmarkBuilder::setModels(std::vector<Model> models)
{
    m_benchmark.models = std::move(models);
    m_benchmark.outcomes = OutcomeMatrix(m_benchmark.tasks.size(), m_benchmark.models.size());
    const std::size_t cells = m_benchmark.tasks.size() * m_benchmark.models.size();
    m_cellLine.assign(cells, 0);
    m_cellFile.assign(cells, 0);
    m_cellSecondFile.assign(cells, 0);
}

std::optional<ModelIndex> BenchmarkBuilder::model(std::string_view name)
{
    const auto& models = m_benchmark.models;
    // Tables list the models in the same order for each task.
    const std::size_t next = m_modelHint < models.size() ? m_modelHint : 0;
    if (next < models.size() && models[next].name == name) {
        m_modelHint = next + 1;
        return ModelIndex::at(next);
    }
    const auto found = m_benchmark.modelOrAlias(name);
    if (found)
        m_modelHint = found->position() + 1;
    return found;
}

bool BenchmarkBuilder::addAlias(std::string_view name, std::string_view modelName)
{
    if (!m_benchmark.model(modelName))
        return false;
    if (m_benchmark.model(name) ||
        std::ranges::find(m_benchmark.aliases, name, &Alias::name) != m_benchmark.aliases.end())
        return true;
    m_benchmark.aliases.push_back({std::string(name), std::string(modelName)});
    return true;
}

void BenchmarkBuilder::addAliasOfFile(std::string_view name, ModelIndex model, const LineColumn& where)
{
    if (m_benchmark.modelOrAlias(name))
        return;
    if (m_benchmark.aliases.size() >= maxAliases)
        m_errors.add({ErrorCode::TooLarge, placeOf(where),
                      fmt::format("{} as one more other name of a model", shown(name)),
                      fmt::format("{} names", maxAliases)});
    else
        m_benchmark.aliases.push_back({std::string(name), m_benchmark.models[model.position()].name});
}

Place BenchmarkBuilder::placeOf(const LineColumn& where) const
{
    return {.file = m_files.back(), .line = where.line, .column = where.column};
}

void BenchmarkBuilder::beginFile(const std::string& file)
{
    m_files.push_back(file);
    m_modelHint = 0;
}

Place BenchmarkBuilder::placeOfTask(TaskIndex task) const
{
    return {.file = m_files[m_taskFile[task.position()]], .line = m_taskLine[task.position()]};
}

Place BenchmarkBuilder::placeOfCell(TaskIndex task, ModelIndex model) const
{
    const std::size_t cell = m_benchmark.outcomes.cell(task, model);
    if (m_cellFile[cell] == 0)
        return {};
    return {.file = m_files[m_cellFile[cell] - 1U], .line = m_cellLine[cell]};
}

std::string_view BenchmarkBuilder::splitOf(TaskIndex task) const
{
    return m_benchmark.tasks.categoryName(task, Facet::Split);
}

bool BenchmarkBuilder::roomFor(std::size_t tasks, std::size_t models, const Place& place)
{
    if (models == 0 || tasks <= maxCells / models)
        return true;
    m_errors.add(
        {ErrorCode::TooLarge, place, fmt::format("{} × {} cells", tasks, models), fmt::format("{} cells", maxCells)});
    return false;
}

TaskIndex BenchmarkBuilder::addTask(const TaskFacts& facts, std::uint64_t line)
{
    TaskTable& tasks = m_benchmark.tasks;
    Task task;
    task.id = facts.id;
    task.originalId = facts.originalId;
    const auto put = [&](Facet facet, std::string_view name) {
        task.categories[static_cast<std::size_t>(facet)] = tasks.editCategories(facet).intern(name);
    };
    put(Facet::Split, facts.split);
    put(Facet::Dimension, facts.dimension);
    put(Facet::SourceSplit, facts.sourceSplit);
    put(Facet::Source, facts.source);
    put(Facet::Bench, facts.bench);
    put(Facet::Language, facts.language);
    put(Facet::Difficulty, facts.difficulty);
    const TaskIndex index = tasks.add(std::move(task));
    if (facts.prompt)
        tasks.setPrompt(index, std::string(*facts.prompt));
    m_taskLine.push_back(static_cast<std::uint32_t>(line));
    m_taskFile.push_back(static_cast<std::uint16_t>(m_files.size() - 1));

    auto split = std::ranges::find(m_benchmark.splits, facts.split, &Split::name);
    if (split == m_benchmark.splits.end()) {
        if (m_benchmark.splits.size() == maxSplits) {
            m_errors.add({ErrorCode::TooLarge, placeOf({.line = line}), fmt::format("split {}", maxSplits + 1),
                          fmt::format("{} splits", maxSplits)});
            return index;
        }
        split = m_benchmark.splits.insert(split, {std::string(facts.split), {}});
    }
    split->tasks.push_back(index);
    return index;
}

void BenchmarkBuilder::mergeFact(TaskIndex task, Facet facet, std::string_view value, const Place& place)
{
    if (value.empty())
        return;
    TaskTable& tasks = m_benchmark.tasks;
    const std::string& known = tasks.categoryName(task, facet);
    if (known == value)
        return;
    if (known.empty()) {
        if (invalidUtf8(value)) {
            m_errors.add({ErrorCode::Malformed, place, shown(value), "UTF-8"});
            return;
        }
        tasks.setCategory(task, facet, tasks.editCategories(facet).intern(value));
        return;
    }
    m_errors.add({ErrorCode::Conflict, place,
                  fmt::format("{} {} of task {}", facetName(facet), shown(value), shown(tasks[task].id)),
                  fmt::format("{} ({})", shown(known), at(placeOfTask(task)))});
}

void BenchmarkBuilder::mergeTask(TaskIndex task, const TaskFacts& facts, const Place& place)
{
    mergeFact(task, Facet::Dimension, facts.dimension, place);
    mergeFact(task, Facet::SourceSplit, facts.sourceSplit, place);
    mergeFact(task, Facet::Source, facts.source, place);
    mergeFact(task, Facet::Bench, facts.bench, place);
    mergeFact(task, Facet::Language, facts.language, place);
    mergeFact(task, Facet::Difficulty, facts.difficulty, place);
    if (!facts.prompt)
        return;
    TaskTable& tasks = m_benchmark.tasks;
    if (tasks[task].promptChars < 0)
        tasks.setPrompt(task, std::string(*facts.prompt));
    else if (tasks.prompt(task) != *facts.prompt)
        m_errors.add({ErrorCode::Conflict, place,
                      fmt::format("prompt {} of task {}", shown(*facts.prompt), shown(tasks[task].id)),
                      fmt::format("{} ({})", shown(tasks.prompt(task)), at(placeOfTask(task)))});
}

bool BenchmarkBuilder::hasCell(TaskIndex task, ModelIndex model) const
{
    const std::size_t cell = m_benchmark.outcomes.cell(task, model);
    return cell < m_cellFile.size() && m_cellFile[cell] != 0;
}

bool BenchmarkBuilder::confirmed(TaskIndex task, ModelIndex model) const
{
    const std::size_t cell = m_benchmark.outcomes.cell(task, model);
    return cell < m_cellSecondFile.size() && m_cellSecondFile[cell] != 0;
}

void BenchmarkBuilder::setCell(TaskIndex task, ModelIndex model, const Outcome& outcome, const LineColumn& where)
{
    OutcomeMatrix& matrix = m_benchmark.outcomes;
    const std::size_t tasks = m_benchmark.tasks.size();
    if (matrix.tasks() < tasks) {
        if (!roomFor(tasks, matrix.models(), placeOf(where)))
            return;
        matrix.appendTasks(tasks - matrix.tasks());
        m_cellLine.resize(tasks * matrix.models());
        m_cellFile.resize(tasks * matrix.models());
        m_cellSecondFile.resize(tasks * matrix.models());
    }
    const std::size_t cell = matrix.cell(task, model);
    const auto file = static_cast<std::uint16_t>(m_files.size());
    const auto name = [&] {
        return fmt::format("task {} with model {}", shown(m_benchmark.tasks[task].id),
                           shown(m_benchmark.models[model.position()].name));
    };
    if (m_cellFile[cell] == 0) {
        matrix.setOutcome(task, model, outcome);
        m_cellFile[cell] = file;
        m_cellLine[cell] = static_cast<std::uint32_t>(where.line);
        return;
    }
    if (m_cellFile[cell] == file || m_cellSecondFile[cell] == file) {
        m_errors.add({ErrorCode::Duplicate, placeOf(where), name(), "once; first in " + at(placeOfCell(task, model))});
        return;
    }
    m_cellSecondFile[cell] = file;
    const Outcome known = matrix.outcome(task, model);
    const auto differs = [&](const char* what, double now, double before) {
        if (sameNumber(now, before))
            return false;
        m_errors.add({ErrorCode::Conflict, placeOf(where), fmt::format("{} {} of {}", what, numberText(now), name()),
                      fmt::format("{} ({})", numberText(before), at(placeOfCell(task, model)))});
        return true;
    };
    // No check against a source that does not give this number.
    const auto countDiffers = [&](const char* what, std::int32_t now, std::int32_t before) {
        return now != missingCount && before != missingCount && differs(what, now, before);
    };
    const auto ungraded = [](const Outcome& cellOutcome) { return cellOutcome.has(OutcomeFlag::Ungraded) ? 1.0 : 0.0; };
    const auto applied = [](const Outcome& cellOutcome) { return cellOutcome.has(OutcomeFlag::Applied) ? 1.0 : 0.0; };
    const bool bothSayApplied = outcome.has(OutcomeFlag::AppliedKnown) && known.has(OutcomeFlag::AppliedKnown);
    if (differs("score", outcome.score, known.score) || differs("cost", outcome.costUsd, known.costUsd) ||
        countDiffers("input tokens", outcome.inputTokens, known.inputTokens) ||
        countDiffers("output tokens", outcome.outputTokens, known.outputTokens) ||
        countDiffers("total tokens", outcome.totalTokens, known.totalTokens) ||
        countDiffers("latency", outcome.latencyMs, known.latencyMs) ||
        countDiffers("calls", outcome.calls, known.calls) || differs("ungraded", ungraded(outcome), ungraded(known)))
        return;
    if (bothSayApplied)
        differs("apply_ok", applied(outcome), applied(known));
}

Benchmark BenchmarkBuilder::finish()
{
    TaskTable& tasks = m_benchmark.tasks;
    OutcomeMatrix& matrix = m_benchmark.outcomes;
    if (matrix.tasks() < tasks.size() && roomFor(tasks.size(), matrix.models(), {}))
        matrix.appendTasks(tasks.size() - matrix.tasks());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const TaskIndex task = TaskIndex::at(i);
        if (!tasks.categoryName(task, Facet::Source).empty())
            continue;
        std::string_view source = sourceOfTaskId(tasks[task].id);
        if (source.empty())
            source = tasks.categoryName(task, Facet::Bench);
        tasks.setCategory(task, Facet::Source, tasks.editCategories(Facet::Source).intern(source));
    }
    std::ranges::stable_sort(m_benchmark.splits, {}, rank);
    return std::move(m_benchmark);
}

void addAliases(BenchmarkBuilder& builder, const ImportOptions& options)
{
    for (const Alias& alias : options.aliases) {
        if (!builder.addAlias(alias.name, alias.model))
            builder.errors().add({ErrorCode::UnknownModel, {}, shown(alias.model), builder.benchmark().modelNames()});
    }
    for (const Alias& alias : releaseAliases())
        builder.addAlias(alias.name, alias.model);
}

} // namespace acr

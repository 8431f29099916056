// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/document.h"

#include "widgets/document/pinnedruns.h"

#include <algorithm>

namespace acr::ui {

namespace {

/// The errors of makePolicy for a benchmark without what a policy needs.
bool isInapplicable(ErrorCode code)
{
    return code == ErrorCode::NotApplicable || code == ErrorCode::UnknownModel || code == ErrorCode::UnknownName ||
           code == ErrorCode::BadParameter;
}

} // namespace

Document::Document(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_decisions(std::make_shared<const std::vector<DecisionSet>>())
    , m_trained(std::make_shared<const TrainedPolicies>())
    , m_computing(jobs, [this] { compute(); })
    , m_pinned(new PinnedRuns(*this))
{}

void Document::setContents(std::shared_ptr<const Benchmark> benchmark, std::vector<DecisionSet> decisions,
                           const StreamDefinition& stream, TrainedPolicies trained, Contents contents)
{
    m_benchmark = std::move(benchmark);
    m_decisions = std::make_shared<const std::vector<DecisionSet>>(std::move(decisions));
    m_trained = std::make_shared<const TrainedPolicies>(std::move(trained));
    m_encoding = encodingOf(*m_benchmark, {.threads = 0, .progress = {}});
    m_extraPolicies.clear();
    m_results.reset();
    m_stream.reset();
    m_selectedTask.reset();
    m_selectedModel.reset();
    m_selectedPolicy.clear();
    m_selectedStep.reset();
    m_taskList.reset();

    StreamDefinition definition = stream;
    if (definition.split.empty() && !m_benchmark->splits.empty()) {
        const auto reported =
            std::ranges::find_if(m_benchmark->splits, [](const Split& split) { return split.name != probingSplit; });
        definition.split = reported == m_benchmark->splits.end() ? m_benchmark->splits.front().name : reported->name;
    }
    if (auto made = makeStream(*m_benchmark, definition))
        m_stream = std::make_shared<const Stream>(std::move(*made));
    else if (auto all = makeStream(*m_benchmark, {.split = std::string(allTasks)}))
        m_stream = std::make_shared<const Stream>(std::move(*all));
    if (contents == Contents::Another) {
        setTableFilter({});
        emit benchmarkSwitched();
    }
    emit benchmarkChanged();
    emit streamChanged();
    emit selectedTaskChanged();
    emit selectedModelChanged();
    emit selectedPolicyChanged();
    emit selectedStepChanged();
    emit resultsChanged();
    compute();
}

void Document::addDecisions(std::vector<DecisionSet> decisions)
{
    auto all = *m_decisions;
    for (DecisionSet& set : decisions) {
        const auto same = std::ranges::find(all, set.name, &DecisionSet::name);
        if (same != all.end())
            *same = std::move(set);
        else
            all.push_back(std::move(set));
    }
    m_decisions = std::make_shared<const std::vector<DecisionSet>>(std::move(all));
    compute();
}

void Document::addTrained(const TrainedPolicies& trained)
{
    if (!m_benchmark || trained.empty())
        return;
    auto all = *m_trained;
    for (const auto& one : trained) {
        const auto same = std::ranges::find_if(all, [&](const auto& there) {
            return there->spec == one->spec && there->missingScores == one->missingScores;
        });
        if (same != all.end())
            *same = one;
        else
            all.push_back(one);
    }
    // In the order of a workspace, so that reopening it changes nothing.
    std::ranges::stable_sort(all, {}, [](const auto& one) {
        const auto spec = parsePolicySpec(one->spec);
        const auto listed = spec ? std::ranges::find(policies(), spec->id, &PolicyInfo::id) : policies().end();
        return std::pair(listed - policies().begin(), one->spec);
    });
    m_trained = std::make_shared<const TrainedPolicies>(std::move(all));
    // A policy that was trained for one row only is from now on taken from the trained ones.
    std::erase_if(m_extraPolicies, [&](const PolicySpec& extra) {
        return std::ranges::any_of(trained, [&](const auto& one) { return one->spec == extra.text(); });
    });
    emit trainedChanged();
    compute();
}

void Document::clear()
{
    const bool wasComputing = m_computing.running();
    m_computing.drop();
    if (wasComputing)
        emit computingChanged(false);
    m_benchmark.reset();
    m_decisions = std::make_shared<const std::vector<DecisionSet>>();
    m_trained = std::make_shared<const TrainedPolicies>();
    m_encoding.reset();
    m_stream.reset();
    m_results.reset();
    m_extraPolicies.clear();
    m_selectedTask.reset();
    m_selectedModel.reset();
    m_selectedPolicy.clear();
    m_selectedStep.reset();
    m_taskList.reset();
    setTableFilter({});
    emit benchmarkSwitched();
    emit benchmarkChanged();
    emit streamChanged();
    emit resultsChanged();
}

void Document::addPolicy(const PolicySpec& spec)
{
    m_extraPolicies.push_back(spec);
    compute();
}

Result<void> Document::setStream(const StreamDefinition& definition)
{
    if (!m_benchmark)
        return failure(ErrorCode::Empty);
    if (m_stream && m_stream->definition == definition)
        return {};
    auto stream = makeStream(*m_benchmark, definition);
    if (!stream)
        return Unexpected(stream.error());
    m_stream = std::make_shared<const Stream>(std::move(*stream));
    emit streamChanged();
    compute();
    return {};
}

void Document::setWeights(const RewardWeights& weights)
{
    if (m_settings.weights == weights)
        return;
    m_settings.weights = weights;
    emit weightsChanged();
    compute();
}

ReplaySettings Document::replaySettings() const
{
    struct Owner {
        std::shared_ptr<const Benchmark> benchmark;
        std::shared_ptr<const std::vector<DecisionSet>> decisions;
        std::shared_ptr<const TrainedPolicies> trained;
    };
    ReplaySettings settings = m_settings;
    settings.decisions = *m_decisions;
    settings.trained = *m_trained;
    settings.encoding = m_encoding;
    settings.owner = std::make_shared<const Owner>(Owner{m_benchmark, m_decisions, m_trained});
    return settings;
}

void Document::setMissingScores(MissingScores convention)
{
    if (m_settings.missingScores == convention)
        return;
    m_settings.missingScores = convention;
    emit weightsChanged();
    compute();
}

void Document::setSeeds(std::size_t seeds)
{
    if (m_seeds == seeds)
        return;
    m_seeds = seeds;
    compute();
}

void Document::setTableFilter(const StreamFilter& filter)
{
    if (m_tableFilter == filter)
        return;
    m_tableFilter = filter;
    emit tableFilterChanged();
}

void Document::setSolvesAt(double score)
{
    if (m_solvesAt == score)
        return;
    m_solvesAt = score;
    emit solvesAtChanged();
}

void Document::compute()
{
    if (!m_benchmark || !m_stream)
        return;
    const bool wasComputing = m_computing.running();
    m_computing.start(
        tr("Computing the leaderboard"),
        [benchmark = m_benchmark, decisions = m_decisions, stream = m_stream, extra = m_extraPolicies,
         replay = replaySettings(),
         seeds = m_seeds](const Progress& progress) -> Result<std::shared_ptr<const StreamResults>> {
            LeaderboardSettings settings{.replay = replay, .seeds = seeds};
            const std::vector<PolicySpec> specs =
                applicablePolicies(*benchmark, *stream, *decisions, replay.trained, replay.missingScores);
            auto rows = leaderboard(*benchmark, *stream, specs, settings, progress);
            if (!rows)
                return Unexpected(rows.error());
            // The user made these in the dialog, so they may name a file.
            settings.replay.mayOpenFiles = true;
            for (const PolicySpec& spec : extra) {
                auto added =
                    leaderboard(*benchmark, *stream, {&spec, 1}, settings, {.report = {}, .stop = progress.stop});
                // A policy added on one stream may not be able to run on another; the other rows are still computed.
                if (!added && isInapplicable(added.error().code))
                    continue;
                if (!added)
                    return Unexpected(added.error());
                rows->push_back(std::move(added->front()));
            }
            return std::make_shared<const StreamResults>(
                StreamResults{benchmark, decisions, stream, replay,
                              OracleTable(benchmark->outcomes, stream->tasks, replay.weights, replay.missingScores),
                              std::move(*rows)});
        },
        [this](Result<std::shared_ptr<const StreamResults>> results) {
            if (results) {
                m_results = std::move(*results);
                emit resultsChanged();
            } else {
                emit failed(results.error());
            }
            emit computingChanged(false);
        });
    if (!wasComputing)
        emit computingChanged(true);
}

std::optional<std::uint32_t> Document::stepOf(TaskIndex task) const
{
    if (!m_stream)
        return std::nullopt;
    const auto at = std::ranges::find(m_stream->tasks, task);
    if (at == m_stream->tasks.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(at - m_stream->tasks.begin());
}

void Document::setTaskList(std::shared_ptr<const TaskList> list)
{
    if (list && list->tasks.empty())
        list = nullptr;
    if (list == m_taskList)
        return;
    m_taskList = std::move(list);
    emit taskListChanged();
}

void Document::showTasks(const QString& title, std::vector<TaskIndex> tasks)
{
    if (tasks.empty())
        return;
    emit aboutToShowPlace();
    const bool isSelected = m_selectedTask && std::ranges::find(tasks, *m_selectedTask) != tasks.end();
    const TaskIndex first = tasks.front();
    setTaskList(std::make_shared<const TaskList>(TaskList{title, std::move(tasks)}));
    if (!isSelected)
        selectTask(first);
    emit placeRequested(TaskPlace::List);
}

void Document::showTask(TaskIndex task, TaskPlace place)
{
    emit aboutToShowPlace();
    selectTask(task);
    emit placeRequested(place);
}

void Document::tryFlip(const FlipTrial& trial)
{
    emit aboutToShowPlace();
    selectTask(trial.task);
    emit flipTrialRequested(trial);
    emit placeRequested(TaskPlace::Priors);
}

void Document::selectTask(std::optional<TaskIndex> task, Cursor cursor)
{
    if (m_selectedTask == task)
        return;
    m_selectedTask = task;
    m_cursor = cursor;
    emit selectedTaskChanged();
}

void Document::selectModel(std::optional<ModelIndex> model)
{
    if (m_selectedModel == model)
        return;
    m_selectedModel = model;
    emit selectedModelChanged();
}

void Document::selectPolicy(const QString& policy)
{
    if (m_selectedPolicy == policy)
        return;
    m_selectedPolicy = policy;
    emit selectedPolicyChanged();
}

void Document::selectStep(std::optional<std::uint32_t> step)
{
    if (m_selectedStep == step)
        return;
    m_selectedStep = step;
    emit selectedStepChanged();
}

} // namespace acr::ui

#include "moc_document.cpp"

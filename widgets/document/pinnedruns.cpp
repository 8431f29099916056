// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/pinnedruns.h"

#include "core/evaluation/runningmetrics.h"
#include "core/evaluation/streamcurves.h"
#include "widgets/document/document.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

bool sameValues(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

} // namespace

PinnedRuns::PinnedRuns(Document& document)
    : QObject(&document)
    , m_document(document)
{
    connect(&document, &Document::benchmarkSwitched, this, &PinnedRuns::clear);
    connect(&document, &Document::streamChanged, this, &PinnedRuns::followStream);
    connect(&document, &Document::weightsChanged, this, &PinnedRuns::followWeights);
}

bool PinnedRuns::contains(const QString& id) const
{
    return std::ranges::find(m_runs, id, &PinnedRun::id) != m_runs.end();
}

bool PinnedRuns::pinRow(const StreamResults& results, const LeaderboardRow& row)
{
    PinnedRun run;
    run.policy = QString::fromStdString(row.policy);
    run.decidedWith = results.settings.weights;
    Source source{row.isExpectation() ? std::vector<Run>() : row.runs,
                  nullptr,
                  {results.stream, &results.stream->tasks},
                  results.settings.missingScores};
    if (row.runs.empty())
        return false;
    return add(std::move(run), std::move(source));
}

bool PinnedRuns::pinSession(const Run& run, std::shared_ptr<const SessionSetting> setting, PinnedRun::Origin origin,
                            const QString& name)
{
    if (run.steps.empty())
        return false;
    const SessionDefinition& definition = setting->definition;
    PinnedRun pinned;
    pinned.origin = origin;
    pinned.policy = QString::fromStdString(definition.policy);
    pinned.name = name;
    pinned.forkAfter = definition.fork.after;
    pinned.changed = !definition.events.empty();
    pinned.decidedWith = definition.weights;
    Source source{{run}, setting, {setting, &setting->stream.tasks}, definition.missingScores};
    // Ballots are large and nothing is drawn from them.
    source.runs.front().ballots.clear();
    return add(std::move(pinned), std::move(source));
}

bool PinnedRuns::add(PinnedRun run, Source source)
{
    const auto& stream = m_document.stream();
    if (!stream || *source.tasks != stream->tasks || source.missingScores != m_document.missingScores())
        return false;
    run.curves = std::make_shared<const Curves>(curvesOfSource(source));
    const auto same = [&](const PinnedRun& other) {
        return other.origin == run.origin && other.policy == run.policy && other.name == run.name &&
               other.forkAfter == run.forkAfter && sameValues(other.curves->cumRegret, run.curves->cumRegret) &&
               sameValues(other.curves->avgPerfPct, run.curves->avgPerfPct) &&
               sameValues(other.curves->costUsd, run.curves->costUsd);
    };
    if (std::ranges::any_of(m_runs, same))
        return true;
    if (isFull())
        return false;
    run.id = QStringLiteral("pinned%1").arg(++m_pinned);
    while (std::ranges::find(m_runs, run.pattern, &PinnedRun::pattern) != m_runs.end())
        ++run.pattern;
    m_runs.push_back(std::move(run));
    m_sources.push_back(std::move(source));
    emit changed();
    return true;
}

Curves PinnedRuns::curvesOfSource(const Source& source) const
{
    const std::vector<TaskIndex>& tasks = *source.tasks;
    const RewardWeights& weights = m_document.weights();
    if (source.setting) {
        SessionSetting setting = *source.setting;
        setting.definition.weights = weights;
        const Run& run = source.runs.front();
        return curvesAlong(run, oracleOf(setting), std::size_t(run.steps.back().position) + 1);
    }
    const OracleTable oracle(m_document.benchmark()->outcomes, tasks, weights, source.missingScores);
    return source.runs.empty() ? uniformCurves(tasks, oracle) : meanCurvesAlong(source.runs, oracle, tasks.size());
}

void PinnedRuns::remove(const QString& id)
{
    const auto found = std::ranges::find(m_runs, id, &PinnedRun::id);
    if (found == m_runs.end())
        return;
    m_sources.erase(m_sources.begin() + (found - m_runs.begin()));
    m_runs.erase(found);
    emit changed();
}

void PinnedRuns::clear()
{
    if (m_runs.empty())
        return;
    m_runs.clear();
    m_sources.clear();
    emit changed();
}

void PinnedRuns::followStream()
{
    const auto& stream = m_document.stream();
    bool removed = false;
    for (std::size_t i = m_runs.size(); i-- > 0;) {
        if (stream && *m_sources[i].tasks == stream->tasks)
            continue;
        m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(i));
        m_sources.erase(m_sources.begin() + static_cast<std::ptrdiff_t>(i));
        removed = true;
    }
    if (removed)
        emit changed();
}

void PinnedRuns::followWeights()
{
    if (m_runs.empty())
        return;
    if (std::ranges::any_of(m_sources,
                            [this](const Source& each) { return each.missingScores != m_document.missingScores(); })) {
        clear();
        return;
    }
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        m_runs[i].curves = std::make_shared<const Curves>(curvesOfSource(m_sources[i]));
    emit changed();
}

} // namespace acr::ui

#include "moc_pinnedruns.cpp"

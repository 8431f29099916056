// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/pinnedruns.h"

#include "core/evaluation/runningmetrics.h"
#include "core/evaluation/streamcurves.h"
#include "core/session/sessionengine.h"
#include "core/session/sessionjournal.h"
#include "core/session/sessionjson.h"
#include "core/session/stepblock.h"
#include "widgets/document/document.h"
#include "widgets/document/streamjson.h"

#include <QJsonArray>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace acr::ui {

namespace {

bool sameValues(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// The decisions as a record of a journal, packed.
QString packedSteps(const Run& run)
{
    const std::vector<std::byte> bytes = stepsRecord(run, {}, 0, run.steps.size()).encode();
    return QString::fromLatin1(
        qCompress(reinterpret_cast<const uchar*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toBase64());
}

/// Whether the steps are of these tasks, one after the other.
bool areOnStream(const Run& run, const std::vector<TaskIndex>& tasks)
{
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const Step& step = run.steps[i];
        if (step.position >= tasks.size() || tasks[step.position] != step.task ||
            (i > 0 && step.position <= run.steps[i - 1].position))
            return false;
    }
    return !run.steps.empty();
}

std::optional<Run> runOfJson(const QJsonObject& json, const Benchmark& benchmark)
{
    constexpr qsizetype maxUnpacked = qsizetype{64} << 20;
    const QByteArray packed = QByteArray::fromBase64(json.value(QLatin1String("steps")).toString().toLatin1());
    // The first bytes say how much it becomes.
    if (packed.size() < 4 || qFromBigEndian<quint32>(packed.constData()) > maxUnpacked)
        return std::nullopt;
    const QByteArray bytes = qUncompress(packed);
    Run run;
    const auto record = JournalRecord::decode(
        static_cast<std::uint32_t>(JournalKind::Steps),
        {reinterpret_cast<const std::byte*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    StepNotes notes;
    if (!record || !appendSteps(*record, {benchmark.tasks.size(), benchmark.models.size()}, run, notes))
        return std::nullopt;
    run.policy = json.value(QLatin1String("policy")).toString().toStdString();
    run.seed = json.value(QLatin1String("seed")).toString().toULongLong();
    run.uncovered = static_cast<std::uint32_t>(json.value(QLatin1String("uncovered")).toInt());
    return run;
}

constexpr const char* originNames[] = {"row", "session", "fork", "stored"};

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

QJsonObject PinnedRuns::kept(const QString& id) const
{
    const auto at = static_cast<std::size_t>(std::ranges::find(m_runs, id, &PinnedRun::id) - m_runs.begin());
    const PinnedRun& run = m_runs[at];
    const Source& source = m_sources[at];
    QJsonArray runs;
    for (const Run& each : source.runs)
        runs.append(QJsonObject{{QStringLiteral("policy"), QString::fromStdString(each.policy)},
                                {QStringLiteral("seed"), QString::number(each.seed)},
                                {QStringLiteral("uncovered"), static_cast<int>(each.uncovered)},
                                {QStringLiteral("steps"), packedSteps(each)}});
    QJsonObject made{{QStringLiteral("origin"), QLatin1String(originNames[static_cast<int>(run.origin)])},
                     {QStringLiteral("policy"), run.policy},
                     {QStringLiteral("name"), run.name},
                     {QStringLiteral("pattern"), run.pattern},
                     {QStringLiteral("weights"), weightsToJson({run.decidedWith, source.missingScores})},
                     {QStringLiteral("runs"), runs}};
    if (source.setting)
        made[QStringLiteral("definition")] = QString::fromStdString(sessionJson(source.setting->definition));
    return made;
}

bool PinnedRuns::restore(const QJsonObject& kept, const std::string& benchmarkHash)
{
    const auto& benchmark = m_document.benchmark();
    const auto& stream = m_document.stream();
    const auto weights = weightsFromJson(kept.value(QLatin1String("weights")).toObject());
    const QString origin = kept.value(QLatin1String("origin")).toString();
    const auto* const known =
        std::ranges::find_if(originNames, [&](const char* name) { return origin == QLatin1String(name); });
    if (!benchmark || !stream || !weights || known == std::end(originNames))
        return false;
    PinnedRun run;
    run.origin = static_cast<PinnedRun::Origin>(known - originNames);
    run.policy = kept.value(QLatin1String("policy")).toString();
    run.name = kept.value(QLatin1String("name")).toString();
    run.decidedWith = weights->weights;
    run.pattern = std::clamp(kept.value(QLatin1String("pattern")).toInt(), 0, static_cast<int>(maxRuns) - 1);
    Source source{{}, nullptr, {stream, &stream->tasks}, weights->missingScores};
    for (const auto& each : kept.value(QLatin1String("runs")).toArray()) {
        auto read = runOfJson(each.toObject(), *benchmark);
        if (!read || !areOnStream(*read, stream->tasks))
            return false;
        source.runs.push_back(std::move(*read));
    }
    if (run.origin != PinnedRun::Origin::Row) {
        const std::string json = kept.value(QLatin1String("definition")).toString().toStdString();
        TextSource text("pinned run", json);
        auto definition = readSessionJson(text);
        if (!definition || source.runs.size() != 1)
            return false;
        run.forkAfter = definition->fork.after;
        run.changed = !definition->events.empty();
        auto setting = makeSetting({benchmark, benchmarkHash, m_document.decisions()}, std::move(*definition));
        if (!setting)
            return false;
        source.setting = *setting;
        source.tasks = {source.setting, &source.setting->stream.tasks};
    }
    return add(std::move(run), std::move(source));
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

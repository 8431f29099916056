// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/reportfigures.h"

#include "core/evaluation/leaderboardcolumns.h"
#include "core/workspace/trainedpolicystore.h"
#include "widgets/document/streamjson.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("PresentReport", text);
}

/// Four decimals of a reward are exact enough to read, and a tenth of the bytes.
double rounded(double value)
{
    constexpr double unit = 1e4;
    return std::round(value * unit) / unit;
}

} // namespace

QStringList streamFacts(const Benchmark& benchmark, const Stream& stream, const RewardWeights& weights)
{
    const QString order =
        stream.definition.order == StreamOrder::Natural
            ? say(QT_TRANSLATE_NOOP("PresentReport", "natural order"))
            : say(QT_TRANSLATE_NOOP("PresentReport", "shuffled with seed %1")).arg(stream.definition.seed);
    return {QString::fromStdString(benchmark.name),
            splitTitle(stream.definition.split),
            order,
            say(QT_TRANSLATE_NOOP("PresentReport", "%1 tasks"))
                .arg(numbers::count(static_cast<qint64>(stream.tasks.size()))),
            QStringLiteral("ε₂ = %1").arg(numbers::exact(weights.cost)),
            dataKindTitle(benchmark.kind)};
}

std::optional<FigureRequest> figureRequest(const Slide& slide)
{
    FigureRequest request{.benchmark = slide.benchmark,
                          .stream = streamFromJson(slide.state.value(QLatin1String("stream")).toObject())};
    if (request.stream.split.empty())
        return std::nullopt;
    request.scoring =
        weightsFromJson(slide.state.value(QLatin1String("weights")).toObject()).value_or(WeightSettings{});
    request.seeds = static_cast<std::size_t>(std::clamp(slide.state.value(QLatin1String("seeds")).toInt(10), 1, 10000));
    return request;
}

TextTable leaderboardText(std::span<const LeaderboardRow> rows)
{
    TextTable table;
    const std::vector<const LeaderboardColumn*> columns = reportColumns(rows);
    for (const LeaderboardColumn* column : columns) {
        table.header.append(say(std::string(column->plainHeading).c_str()));
        table.rightAligned.append(!column->isText());
    }
    for (const LeaderboardRow& row : rows) {
        QStringList cells;
        for (const LeaderboardColumn* column : columns)
            cells.append(QString::fromStdString(plainText(*column, row)));
        table.rows.append(cells);
    }
    return table;
}

ReportFigures figuresOf(const StreamResults& results)
{
    ReportFigures figures;
    figures.caption =
        streamFacts(*results.benchmark, *results.stream, results.settings.weights).join(QStringLiteral(", "));
    figures.table = leaderboardText(results.rows);
    const Theme light = Theme::light();
    const Theme dark = Theme::dark();
    QJsonArray series;
    for (const LeaderboardRow& row : results.rows) {
        std::vector<std::vector<double>> curves;
        if (row.isExpectation())
            curves.push_back(uniformCurves(results.stream->tasks, results.oracle).cumRegret);
        else
            for (const Run& run : row.runs)
                curves.push_back(curvesOf(run, results.oracle).cumRegret);
        if (curves.empty() || curves.front().empty() ||
            std::ranges::any_of(curves, [&](const auto& curve) { return curve.size() != curves.front().size(); }))
            continue;
        const Ink ink = Ink::policy(QString::fromStdString(row.policy));
        const Stroke stroke = light.strokeForward(ink);
        QJsonArray values;
        for (const double value : bandOf(curves).mean)
            values.append(rounded(value));
        series.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(row.policy)},
                                  {QStringLiteral("colour"), stroke.colour.name()},
                                  {QStringLiteral("dark"), dark.strokeForward(ink).colour.name()},
                                  {QStringLiteral("ours"), row.family == PolicyFamily::Ours},
                                  {QStringLiteral("dash"), stroke.dashed},
                                  {QStringLiteral("values"), values}});
    }
    figures.chart = {
        {QStringLiteral("x"), say(QT_TRANSLATE_NOOP("PresentReport", "task in stream"))},
        {QStringLiteral("y"),
         results.oracle.outcomes().calledOnly()
             ? say(QT_TRANSLATE_NOOP("PresentReport", "cumulative regret against the called models (reward)"))
             : say(QT_TRANSLATE_NOOP("PresentReport", "cumulative regret (reward)"))},
        {QStringLiteral("hint"),
         say(QT_TRANSLATE_NOOP("PresentReport", "Wheel zooms, drag pans, double click shows all; a name switches its "
                                                "curve. Keys: arrows move the crosshair, + − 0 zoom."))},
        {QStringLiteral("series"), series}};
    return figures;
}

Result<std::vector<ReportFigures>> computeFigures(const std::vector<FigureRequest>& requests,
                                                  const std::string& workspaceFile,
                                                  std::map<BenchmarkId, ReportBenchmark> loaded,
                                                  const Progress& progress)
{
    std::vector<ReportFigures> figures;
    for (const FigureRequest& request : requests) {
        if (!loaded.contains(request.benchmark)) {
            auto workspace = Workspace::open(workspaceFile, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return Unexpected(workspace.error());
            auto benchmark = workspace->loadBenchmark(request.benchmark, {.prompts = true, .counts = false});
            if (!benchmark)
                return Unexpected(benchmark.error());
            auto decisions = workspace->decisionSets(request.benchmark);
            if (!decisions)
                return Unexpected(decisions.error());
            auto trained = TrainedPolicyStore(*workspace).load(request.benchmark);
            if (!trained)
                return Unexpected(trained.error());
            loaded[request.benchmark] = {std::make_shared<const Benchmark>(std::move(*benchmark)),
                                         std::make_shared<const std::vector<DecisionSet>>(std::move(*decisions)),
                                         std::make_shared<const TrainedPolicies>(std::move(*trained))};
        }
        const ReportBenchmark& from = loaded[request.benchmark];
        auto stream = makeStream(*from.benchmark, request.stream);
        if (!stream)
            return Unexpected(stream.error());
        const TrainedPolicies trained = from.trained ? *from.trained : TrainedPolicies();
        LeaderboardSettings settings{.replay = request.scoring.in({{.seed = 1}}), .seeds = request.seeds};
        settings.replay.decisions = *from.decisions;
        settings.replay.trained = trained;
        const auto shared = std::make_shared<const Stream>(std::move(*stream));
        auto rows = leaderboard(
            *from.benchmark, *shared,
            applicablePolicies(*from.benchmark, *shared, *from.decisions, trained, request.scoring.missingScores),
            settings, progress);
        if (!rows)
            return Unexpected(rows.error());
        figures.push_back(figuresOf(StreamResults{from.benchmark, from.decisions, shared, request.scoring.in({}),
                                                  OracleTable(from.benchmark->outcomes, shared->tasks,
                                                              request.scoring.weights, request.scoring.missingScores),
                                                  std::move(*rows)}));
    }
    return figures;
}

} // namespace acr::ui

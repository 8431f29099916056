// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/report.h"

#include "core/workspace/trainedpolicystore.h"
#include "widgets/document/streamjson.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

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

QString captionOf(const StreamResults& results)
{
    const StreamDefinition& stream = results.stream->definition;
    const QString order = stream.order == StreamOrder::Natural
                              ? say(QT_TRANSLATE_NOOP("PresentReport", "natural order"))
                              : say(QT_TRANSLATE_NOOP("PresentReport", "shuffled with seed %1")).arg(stream.seed);
    QStringList parts{QString::fromStdString(results.benchmark->name),
                      splitTitle(stream.split),
                      order,
                      say(QT_TRANSLATE_NOOP("PresentReport", "%1 tasks"))
                          .arg(numbers::count(static_cast<qint64>(results.stream->tasks.size()))),
                      QStringLiteral("ε₂ = %1").arg(numbers::exact(results.weights.cost)),
                      dataKindTitle(results.benchmark->kind)};
    return parts.join(QStringLiteral(", "));
}

QByteArray base64Png(const QImage& image)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    image.save(&bytes, "PNG");
    return bytes.data().toBase64();
}

QString htmlTable(const TextTable& table)
{
    QString html = QStringLiteral("<table><thead><tr>");
    const auto cell = [&](const char* tag, const QString& text, qsizetype column) {
        const bool right = column < table.rightAligned.size() && table.rightAligned[column];
        html += QStringLiteral("<%1%2>%3</%1>")
                    .arg(QLatin1String(tag), right ? QStringLiteral(" class=\"n\"") : QString(), text.toHtmlEscaped());
    };
    for (qsizetype i = 0; i < table.header.size(); ++i)
        cell("th", table.header[i], i);
    html += QStringLiteral("</tr></thead><tbody>");
    for (const QStringList& row : table.rows) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.size(); ++i)
            cell("td", row[i], i);
        html += QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("</tbody></table>");
}

} // namespace

std::optional<FigureRequest> figureRequest(const Slide& slide)
{
    FigureRequest request{.benchmark = slide.benchmark,
                          .stream = streamFromJson(slide.state.value(QLatin1String("stream")).toObject())};
    if (request.stream.split.empty())
        return std::nullopt;
    if (const auto weights = weightsFromJson(slide.state.value(QLatin1String("weights")).toObject())) {
        request.weights = weights->weights;
        request.missingScores = weights->missingScores;
    }
    request.seeds = static_cast<std::size_t>(std::clamp(slide.state.value(QLatin1String("seeds")).toInt(10), 1, 10000));
    return request;
}

TextTable leaderboardText(std::span<const LeaderboardRow> rows)
{
    TextTable table;
    table.header = {say(QT_TRANSLATE_NOOP("PresentReport", "policy")),
                    QStringLiteral("n"),
                    QStringLiteral("CumReg"),
                    QStringLiteral("±sd"),
                    QStringLiteral("AvgPerf %"),
                    say(QT_TRANSLATE_NOOP("PresentReport", "cost $")),
                    QStringLiteral("Perf/$"),
                    say(QT_TRANSLATE_NOOP("PresentReport", "agreement %"))};
    table.rightAligned = {false, true, true, true, true, true, true, true};
    const auto number = [](double value, int decimals) {
        return std::isfinite(value) ? QString::number(value, 'f', decimals) : QString();
    };
    for (const LeaderboardRow& row : rows) {
        const Metrics& metrics = row.metrics;
        table.rows.append({QString::fromStdString(row.policy), QString::number(metrics.n), number(metrics.cumRegret, 1),
                           number(row.cumRegretSd, 1), number(metrics.avgPerfPct, 2), number(metrics.costUsd, 2),
                           number(metrics.perfPerDollar, 2), number(100 * metrics.oracleAgreement, 1)});
    }
    return table;
}

ReportFigures figuresOf(const StreamResults& results)
{
    ReportFigures figures;
    figures.caption = captionOf(results);
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
        {QStringLiteral("y"), say(QT_TRANSLATE_NOOP("PresentReport", "cumulative regret (reward)"))},
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
        LeaderboardSettings settings;
        settings.weights = request.weights;
        settings.missingScores = request.missingScores;
        settings.seeds = request.seeds;
        settings.decisions = *from.decisions;
        const TrainedPolicies trained = from.trained ? *from.trained : TrainedPolicies();
        settings.trained = trained;
        const auto shared = std::make_shared<const Stream>(std::move(*stream));
        auto rows =
            leaderboard(*from.benchmark, *shared,
                        applicablePolicies(*from.benchmark, *shared, *from.decisions, trained, settings.missingScores),
                        settings, progress);
        if (!rows)
            return Unexpected(rows.error());
        figures.push_back(figuresOf(
            StreamResults{from.benchmark, from.decisions, shared, request.weights, request.missingScores,
                          OracleTable(from.benchmark->outcomes, shared->tasks, request.weights, request.missingScores),
                          std::move(*rows)}));
    }
    return figures;
}

QString reportTitle(const QString& path, const QList<Slide>& slides)
{
    const QString named = QFileInfo(path).completeBaseName().replace(QLatin1Char('_'), QLatin1Char(' ')).trimmed();
    return named.isEmpty() || QFileInfo(proposedReport).completeBaseName() == named ? slides.first().title : named;
}

QByteArray htmlReport(const QString& title, const QList<Slide>& slides, const std::vector<FigureRequest>& requests,
                      const std::vector<ReportFigures>& figures)
{
    QByteArray html;
    const auto add = [&](const QString& text) { html += text.toUtf8(); };
    add(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                       "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"icon\" "
                       "href=\"data:,\">\n<title>%2</title>\n<style>")
            .arg(QLocale().bcp47Name(), title.toHtmlEscaped()));
    html += reportStyle();
    add(QStringLiteral("</style>\n</head>\n<body>\n<header><h1>%1</h1></header>\n<nav><ol>")
            .arg(title.toHtmlEscaped()));
    for (qsizetype i = 0; i < slides.size(); ++i)
        add(QStringLiteral("<li><a href=\"#s%1\">%2</a></li>").arg(i + 1).arg(slides[i].title.toHtmlEscaped()));
    add(QStringLiteral("</ol></nav>\n<main>\n"));
    for (qsizetype i = 0; i < slides.size(); ++i) {
        const Slide& slide = slides[i];
        add(QStringLiteral("<section id=\"s%1\">\n<h2>%1&ensp;%2</h2>\n").arg(i + 1).arg(slide.title.toHtmlEscaped()));
        if (!slide.notes.isEmpty())
            add(QStringLiteral("<p class=\"notes\">%1</p>\n")
                    .arg(slide.notes.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"))));
        if (!slide.picture.isNull())
            add(QStringLiteral("<img alt=\"%1\" src=\"data:image/png;base64,%2\">\n")
                    .arg(slide.title.toHtmlEscaped(), QString::fromLatin1(base64Png(slide.picture))));
        const auto request = figureRequest(slide);
        const auto found = request ? std::ranges::find(requests, *request) : requests.end();
        const auto at = static_cast<std::size_t>(found - requests.begin());
        if (at < figures.size())
            add(QStringLiteral("<p class=\"more\"><a href=\"#f%1\">%2</a></p>\n")
                    .arg(at)
                    .arg(say(QT_TRANSLATE_NOOP("PresentReport", "Curves and leaderboard of this stream"))));
        add(QStringLiteral("</section>\n"));
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const QString csv = formatTable(figures[i].table, TableFormat::Csv);
        add(QStringLiteral("<section id=\"f%1\">\n<h2>%2</h2>\n<figure class=\"chart\" data-chart=\"c%1\"></figure>\n")
                .arg(i)
                .arg(figures[i].caption.toHtmlEscaped()));
        add(QStringLiteral("<div class=\"scroll\">%1</div>\n<p class=\"more\"><a download=\"leaderboard.csv\" "
                           "href=\"data:text/csv;base64,%2\">CSV</a></p>\n</section>\n")
                .arg(htmlTable(figures[i].table), QString::fromLatin1(csv.toUtf8().toBase64())));
        QByteArray data = QJsonDocument(figures[i].chart).toJson(QJsonDocument::Compact);
        data.replace("<", "\\u003c"); // no text of a benchmark can end the script
        add(QStringLiteral("<script type=\"application/json\" id=\"c%1\">").arg(i));
        html += data;
        html += "</script>\n";
    }
    add(QStringLiteral("</main>\n<footer>%1</footer>\n<script>")
            .arg(say(QT_TRANSLATE_NOOP("PresentReport", "Made with the ACRouter Workbench. Figures are recomputed from "
                                                        "the data, not read off the pictures."))));
    html += reportScript();
    html += "</script>\n</body>\n</html>\n";
    return html;
}

} // namespace acr::ui

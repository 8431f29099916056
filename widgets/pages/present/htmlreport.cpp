// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/htmlreport.h"

#include "widgets/charts/snapshot.h"
#include "widgets/pages/present/reportscript.h"
#include "widgets/pages/present/slidewords.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace acr::ui {

namespace {

constexpr int widestPicture = 1600;
constexpr qsizetype largestPng = 220'000; ///< bytes; a larger one is written as JPEG
constexpr int pictureQuality = 82;
/// Bytes that the curves of all slides may take, and values of each curve.
constexpr double curveBytes = 1.5e6;
constexpr std::size_t fewestValues = 120;
constexpr std::size_t maxValues = 1500;
constexpr double bytesOfValue = 4.0 * 4 / 3; ///< as Base64
constexpr int rampColours = 33;

/// As the address of an image's data.
QString dataAddress(const QImage& image)
{
    const QImage small =
        image.width() > widestPicture ? image.scaledToWidth(widestPicture, Qt::SmoothTransformation) : image;
    const auto encodedAs = [&](const char* format, int quality) {
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        small.save(&bytes, format, quality);
        return bytes.data();
    };
    const QByteArray png = encodedAs("PNG", -1);
    const bool large = png.size() > largestPng;
    const QByteArray data = large ? encodedAs("JPEG", pictureQuality) : png;
    return QStringLiteral("data:image/%1;base64,%2")
        .arg(large ? QStringLiteral("jpeg") : QStringLiteral("png"), QString::fromLatin1(data.toBase64()));
}

const char* shapeName(MarkerShape shape)
{
    switch (shape) {
    case MarkerShape::Square: return "Square";
    case MarkerShape::Triangle: return "Triangle";
    case MarkerShape::Diamond: return "Diamond";
    case MarkerShape::TriangleDown: return "TriangleDown";
    default: return "Circle";
    }
}

/// What every thing with an ink looks like in both palettes.
QJsonValue dressed(const QJsonValue& value)
{
    static const Theme light = Theme::light();
    static const Theme dark = Theme::dark();
    if (value.isArray()) {
        QJsonArray array;
        for (const auto& each : value.toArray())
            array.append(dressed(each));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (object.contains(QLatin1String("ink"))) {
        const Ink ink = snapshot::toInk(object.take(QLatin1String("ink")));
        const Stroke stroke = light.stroke(ink);
        object[QStringLiteral("colour")] = light.colour(ink).name();
        object[QStringLiteral("dark")] = dark.colour(ink).name();
        object[QStringLiteral("width")] = 1.4 * stroke.width;
        object[QStringLiteral("dash")] = stroke.dashed || object.value(QLatin1String("ghost")).toInt() > 0;
        object[QStringLiteral("shape")] = QLatin1String(shapeName(light.marker(ink)));
    }
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member->isArray() || member->isObject())
            *member = dressed(*member);
    }
    if (const QJsonValue scale = object.value(QLatin1String("scale"));
        scale.isObject() && scale.toObject().contains(QLatin1String("diverging"))) {
        const HeatmapScale read = snapshot::toScale(scale);
        const auto ramp = [&read](const Theme& theme) {
            QJsonArray colours;
            for (int i = 0; i < rampColours; ++i)
                colours.append(read.colours(theme).colour(i, 0, rampColours - 1).name());
            return colours;
        };
        object[QStringLiteral("ramp")] = ramp(light);
        if (read.kind == HeatmapScale::Kind::Diverging)
            object[QStringLiteral("rampDark")] = ramp(dark);
    }
    return object;
}

/// Curves with at most so many values each, read at evenly spaced x.
QJsonObject thinned(QJsonObject snapshot, std::size_t maximum)
{
    QJsonArray curves = snapshot.value(QLatin1String("curves")).toArray();
    for (qsizetype i = 0; i < curves.size(); ++i) {
        QJsonObject curve = curves[i].toObject();
        for (const char* member : {"v", "low", "high"}) {
            const std::vector<float> values = snapshot::unpacked(curve.value(QLatin1String(member)));
            if (values.size() <= maximum)
                continue;
            const double stride = static_cast<double>(values.size() - 1) / static_cast<double>(maximum - 1);
            std::vector<float> fewer;
            for (std::size_t k = 0; k < maximum; ++k) {
                const double at = std::min(stride * static_cast<double>(k), static_cast<double>(values.size() - 1));
                const auto before = static_cast<std::size_t>(at);
                const std::size_t after = std::min(values.size() - 1, before + 1);
                fewer.push_back(std::lerp(values[before], values[after], static_cast<float>(at - std::floor(at))));
            }
            curve[QLatin1String(member)] = snapshot::packed(fewer);
            if (std::strcmp(member, "v") == 0)
                curve[QStringLiteral("step")] = curve.value(QLatin1String("step")).toDouble(1) * stride;
        }
        curves[i] = curve;
    }
    if (!curves.isEmpty())
        snapshot[QStringLiteral("curves")] = curves;
    return snapshot;
}

std::size_t valuesIn(const QJsonObject& snapshot)
{
    std::size_t count = 0;
    for (const auto& curve : snapshot.value(QLatin1String("curves")).toArray())
        count += curve.toObject().contains(QLatin1String("low")) ? 3 : 1;
    return count;
}

/// Curves of a stream (see ReportFigures) as a snapshot.
QJsonObject curvesOfStream(const QJsonObject& chart)
{
    QJsonArray curves;
    for (const auto& value : chart.value(QLatin1String("series")).toArray()) {
        QJsonObject curve = value.toObject();
        std::vector<float> values;
        for (const auto& each : curve.take(QLatin1String("values")).toArray())
            values.push_back(static_cast<float>(each.toDouble()));
        curve[QStringLiteral("v")] = snapshot::packed(values);
        curve[QStringLiteral("first")] = 1;
        curve[QStringLiteral("step")] = 1;
        curve[QStringLiteral("width")] = curve.value(QLatin1String("ours")).toBool() ? 2.8 : 1.6;
        curves.append(curve);
    }
    return {{QStringLiteral("kind"), QStringLiteral("curves")},
            {QStringLiteral("x"), chart.value(QLatin1String("x"))},
            {QStringLiteral("y"), chart.value(QLatin1String("y"))},
            {QStringLiteral("hint"), chart.value(QLatin1String("hint"))},
            {QStringLiteral("curves"), curves}};
}

/// The charts of a report: each once, however many slides show it.
class ChartData {
public:
    /// The name by which a figure refers to it.
    QString nameOf(const QJsonObject& snapshot)
    {
        const auto found = std::ranges::find(m_snapshots, snapshot);
        const auto place = found - m_snapshots.begin();
        if (found == m_snapshots.end())
            m_snapshots.push_back(snapshot);
        return QStringLiteral("c%1").arg(place);
    }
    [[nodiscard]] QByteArray scripts() const
    {
        std::size_t count = 0;
        for (const QJsonObject& snapshot : m_snapshots)
            count += valuesIn(snapshot);
        const auto each =
            static_cast<std::size_t>(curveBytes / bytesOfValue / static_cast<double>(std::max<std::size_t>(1, count)));
        QByteArray html;
        for (std::size_t i = 0; i < m_snapshots.size(); ++i) {
            const QJsonObject small = thinned(m_snapshots[i], std::clamp(each, fewestValues, maxValues));
            QByteArray data = QJsonDocument(dressed(small).toObject()).toJson(QJsonDocument::Compact);
            data.replace("<", "\\u003c"); // no text of a benchmark can end the script
            html += "<script type=\"application/json\" id=\"c" + QByteArray::number(i) + "\">" + data + "</script>\n";
        }
        return html;
    }

private:
    std::vector<QJsonObject> m_snapshots;
};

/// How a content security policy names the one inline text that it allows.
QString hashSource(const char* text)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray(text), QCryptographicHash::Sha256);
    return QStringLiteral("'sha256-%1'").arg(QString::fromLatin1(hash.toBase64()));
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

QString reportTitle(const QString& path, const QList<Slide>& slides)
{
    const QString named = QFileInfo(path).completeBaseName().replace(QLatin1Char('_'), QLatin1Char(' ')).trimmed();
    return named.isEmpty() || QFileInfo(proposedReport).completeBaseName() == named ? slides.first().title : named;
}

std::vector<FigureRequest> reportRequests(const QList<Slide>& slides)
{
    std::vector<FigureRequest> requests;
    for (const Slide& slide : slides) {
        if (slide.content)
            continue;
        if (const auto request = figureRequest(slide);
            request && std::ranges::find(requests, *request) == requests.end())
            requests.push_back(*request);
    }
    return requests;
}

namespace {

QString figureCard(const SlideFigure& figure)
{
    QString html = QStringLiteral("<div class=\"card\"><span>%1</span><strong>%2</strong>")
                       .arg(figure.caption.toHtmlEscaped(), figure.figure.toHtmlEscaped());
    if (!figure.delta.isEmpty()) {
        const bool plain = figure.better == 0 || figure.change == 0;
        const bool good = (figure.change > 0) == (figure.better > 0);
        html += QStringLiteral("<small><span class=\"%1\">%2%3</span>%4</small>")
                    .arg(plain  ? QString()
                         : good ? QStringLiteral("good")
                                : QStringLiteral("bad"),
                         figure.change > 0   ? QStringLiteral("▲ ")
                         : figure.change < 0 ? QStringLiteral("▼ ")
                                             : QString(),
                         figure.delta.toHtmlEscaped(), figure.against.toHtmlEscaped());
    }
    return html + QStringLiteral("</div>");
}

QString slideHtml(const Slide& slide, const SlideWords& words, qsizetype position, qsizetype count, ChartData& charts)
{
    QString html = QStringLiteral("<section class=\"slide%1\" id=\"s%2\">\n<h2>%3</h2>\n")
                       .arg(words.layout == SlideTemplate::Title ? QStringLiteral(" cover") : QString())
                       .arg(position + 1)
                       .arg(words.title.toHtmlEscaped());
    if (!words.finding.isEmpty())
        html += QStringLiteral("<div class=\"finding\">%1</div>\n").arg(words.finding.toHtmlEscaped());
    if (words.layout != SlideTemplate::Title) {
        html += QStringLiteral("<div class=\"body%1\">\n").arg(words.table ? QStringLiteral(" flow") : QString());
        if (words.stacked)
            html += QStringLiteral("<div class=\"stack\">\n");
        for (const SlideWords::Chart& chart : words.charts)
            html += QStringLiteral("<figure class=\"chart\" data-chart=\"%1\"><figcaption>%2</figcaption></figure>\n")
                        .arg(charts.nameOf(chart.snapshot), chart.heading.toHtmlEscaped());
        if (words.stacked)
            html += QStringLiteral("</div>\n");
        if (!words.figures.isEmpty()) {
            html += QStringLiteral("<div class=\"figures\">");
            for (const SlideFigure& figure : words.figures)
                html += figureCard(figure);
            html += QStringLiteral("</div>\n");
        }
        if (words.table)
            html += QStringLiteral("<div class=\"scroll\">%1</div>\n").arg(htmlTable(words.table->text));
        if (words.layout == SlideTemplate::Image && !slide.picture.isNull())
            html += QStringLiteral("<img alt=\"%1\" src=\"%2\">\n")
                        .arg(words.title.toHtmlEscaped(), dataAddress(slide.picture));
        html += QStringLiteral("</div>\n");
    }
    html += QStringLiteral("<div class=\"source\"><span>%1</span><span>%2 / %3</span></div>\n")
                .arg(words.source.toHtmlEscaped())
                .arg(position + 1)
                .arg(count);
    if (!slide.notes.isEmpty())
        html += QStringLiteral("<p class=\"notes\">%1</p>\n")
                    .arg(slide.notes.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    return html;
}

} // namespace

QByteArray htmlReport(const QString& title, const QList<Slide>& slides, const std::vector<FigureRequest>& requests,
                      const std::vector<ReportFigures>& figures, const Deck& deck)
{
    const DeckLanguage language(deck.language);
    const auto say = [&](const char* text) { return language.say("PresentReport", text); };
    const QString palette = deck.theme == DeckTheme::Light  ? QStringLiteral("light")
                            : deck.theme == DeckTheme::Dark ? QStringLiteral("dark")
                                                            : QStringLiteral("auto");
    QByteArray html;
    const auto add = [&](const QString& text) { html += text.toUtf8(); };
    // Nothing but the report's own style and script has an effect, even if text became markup somewhere.
    add(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\" data-theme=\"%5\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                       "style-src %3; script-src %4; base-uri 'none'; form-action 'none'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"icon\" "
                       "href=\"data:,\">\n<title>%2</title>\n<style>")
            .arg(language.tag(), title.toHtmlEscaped(), hashSource(reportStyle()), hashSource(reportScript()),
                 palette));
    html += reportStyle();
    add(QStringLiteral("</style>\n</head>\n<body>\n<header><h1>%1</h1></header>\n<nav><ol>")
            .arg(title.toHtmlEscaped()));
    ChartData charts;
    QString body;
    for (qsizetype i = 0; i < slides.size(); ++i) {
        const SlideWords words(slides[i], deck);
        add(QStringLiteral("<li><a href=\"#s%1\">%2</a></li>").arg(i + 1).arg(words.title.toHtmlEscaped()));
        body += slideHtml(slides[i], words, i, slides.size(), charts);
        const auto request = figureRequest(slides[i]);
        const auto found = request ? std::ranges::find(requests, *request) : requests.end();
        const auto at = static_cast<std::size_t>(found - requests.begin());
        if (at < figures.size() && !slides[i].content)
            body += QStringLiteral("<p class=\"more\"><a href=\"#f%1\">%2</a></p>\n")
                        .arg(at)
                        .arg(say(QT_TRANSLATE_NOOP("PresentReport", "Curves and leaderboard of this stream")));
        body += QStringLiteral("</section>\n");
    }
    add(QStringLiteral("</ol><div class=\"hint\">%1</div></nav>\n<main>\n")
            .arg(say(QT_TRANSLATE_NOOP("PresentReport",
                                       "Page Down and Page Up go through the slides, N hides the notes, F fills the "
                                       "screen. Charts answer to the mouse."))));
    add(body);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const QString csv = formatTable(figures[i].table, TableFormat::Csv);
        add(QStringLiteral("<section class=\"data\" id=\"f%1\">\n<h2>%2</h2>\n<figure class=\"chart\" "
                           "data-chart=\"%3\"></figure>\n")
                .arg(i)
                .arg(figures[i].caption.toHtmlEscaped(), charts.nameOf(curvesOfStream(figures[i].chart))));
        add(QStringLiteral("<div class=\"scroll\">%1</div>\n<p class=\"more\"><a download=\"leaderboard.csv\" "
                           "href=\"data:text/csv;base64,%2\">CSV</a></p>\n</section>\n")
                .arg(htmlTable(figures[i].table), QString::fromLatin1(csv.toUtf8().toBase64())));
    }
    html += charts.scripts();
    add(QStringLiteral("</main>\n<footer>%1</footer>\n<script>")
            .arg(say(QT_TRANSLATE_NOOP("PresentReport", "Made with the ACRouter Workbench."))));
    html += reportScript();
    html += "</script>\n</body>\n</html>\n";
    return html;
}

} // namespace acr::ui

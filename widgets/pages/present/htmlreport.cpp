// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/htmlreport.h"

#include "widgets/pages/present/reportscript.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace acr::ui {

namespace {

QString sayInReport(const char* text)
{
    return QCoreApplication::translate("PresentReport", text);
}

QByteArray base64Png(const QImage& image)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    image.save(&bytes, "PNG");
    return bytes.data().toBase64();
}

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

QByteArray htmlReport(const QString& title, const QList<Slide>& slides, const std::vector<FigureRequest>& requests,
                      const std::vector<ReportFigures>& figures)
{
    QByteArray html;
    const auto add = [&](const QString& text) { html += text.toUtf8(); };
    // Nothing but the report's own style and script has an effect, even if text became markup somewhere.
    add(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                       "style-src %3; script-src %4; base-uri 'none'; form-action 'none'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"icon\" "
                       "href=\"data:,\">\n<title>%2</title>\n<style>")
            .arg(QLocale().bcp47Name(), title.toHtmlEscaped(), hashSource(reportStyle()), hashSource(reportScript())));
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
                    .arg(sayInReport(QT_TRANSLATE_NOOP("PresentReport", "Curves and leaderboard of this stream"))));
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
            .arg(sayInReport(QT_TRANSLATE_NOOP("PresentReport",
                                               "Made with the ACRouter Workbench. Figures are recomputed from "
                                               "the data, not read off the pictures."))));
    html += reportScript();
    html += "</script>\n</body>\n</html>\n";
    return html;
}

} // namespace acr::ui

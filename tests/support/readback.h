// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads exported files back with other programs than the one that wrote them, and compares drawings with the screen.
#pragma once

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <optional>

namespace acr::test {

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The path of the first of these programs that is installed, or nothing.
inline QString programOf(const QStringList& names)
{
    for (const QString& name : names) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            return path;
    }
    return {};
}

/// What a program writes to its standard output; nothing when it is not installed or fails.
inline std::optional<QByteArray> outputOf(const QStringList& names, const QStringList& arguments)
{
    const QString path = programOf(names);
    if (path.isEmpty())
        return std::nullopt;
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(path, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

/// The text of one page (from 1) in the order in which it is drawn, all white space as single spaces; nothing when
/// pdftotext can't read it.
inline std::optional<QString> pdfText(const QString& path, int page = 1)
{
    const QString number = QString::number(page);
    const auto text =
        outputOf({QStringLiteral("pdftotext")}, {QStringLiteral("-raw"), QStringLiteral("-f"), number,
                                                 QStringLiteral("-l"), number, path, QStringLiteral("-")});
    return text ? std::optional(QString::fromUtf8(*text).simplified()) : std::nullopt;
}

/// One page as pdftoppm draws it at this resolution; a null image when it can't.
inline QImage pdfPicture(const QString& path, int dpi, int page = 1)
{
    const QTemporaryDir folder;
    const QString number = QString::number(page);
    const QString root = folder.filePath(QStringLiteral("page"));
    if (!outputOf({QStringLiteral("pdftoppm")},
                  {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-f"), number, QStringLiteral("-l"),
                   number, QStringLiteral("-png"), QStringLiteral("-singlefile"), path, root}))
        return {};
    return QImage(root + QStringLiteral(".png"));
}

inline QImage svgPicture(const QString& path, QSize size)
{
    QImage picture(size, QImage::Format_ARGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    QSvgRenderer(path).render(&painter);
    return picture;
}

/// Why LaTeX can't print a table here; empty when it can.
inline QString missingOfLatex()
{
    if (programOf({QStringLiteral("pdflatex"), QStringLiteral("lualatex"), QStringLiteral("tectonic")}).isEmpty())
        return QStringLiteral("no LaTeX is installed");
    const QString find = programOf({QStringLiteral("kpsewhich")});
    for (const char* package : {"booktabs.sty", "amssymb.sty", "lmodern.sty"}) {
        if (!find.isEmpty() && !outputOf({QStringLiteral("kpsewhich")}, {QLatin1String(package)}))
            return QStringLiteral("the LaTeX that is installed lacks %1").arg(QLatin1String(package));
    }
    return {};
}

struct Printed {
    std::optional<QString> text; ///< nothing when it does not compile
    QByteArray log;              ///< the end of it
};

/// What LaTeX prints for a tabular, on a page that is large enough for it.
inline Printed printedByLatex(const QString& tabular)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("table.tex")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\usepackage[utf8]{inputenc}"
               "\\usepackage{booktabs,amssymb}"
               "\\ifdefined\\pdfpagewidth\\pdfpagewidth=100cm\\pdfpageheight=100cm\\else\\pagewidth=100cm\\pageheight="
               "100cm\\fi"
               "\\textwidth=90cm\\textheight=90cm\\pagestyle{empty}\\begin{document}\\noindent\n");
    file.write(tabular.toUtf8());
    file.write("\\end{document}\n");
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(programOf({QStringLiteral("pdflatex"), QStringLiteral("lualatex"), QStringLiteral("tectonic")}),
                  {QStringLiteral("-interaction=nonstopmode"), QStringLiteral("-halt-on-error"), file.fileName()});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return {std::nullopt, process.readAllStandardOutput().right(800)};
    return {pdfText(folder.filePath(QStringLiteral("table.pdf"))), process.readAllStandardOutput().right(800)};
}

/// All texts of an SVG, one a text element; "broken: …" among them when it is not well-formed.
inline QStringList svgTexts(const QByteArray& svg)
{
    QStringList found;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
            found << xml.readElementText(QXmlStreamReader::IncludeChildElements).simplified();
    }
    if (xml.hasError())
        found << QStringLiteral("broken: ") + xml.errorString();
    return found;
}

/// What a browser makes of a page, and what it complains about.
struct Browsed {
    QString dom;
    QByteArray complaints;
};

inline std::optional<Browsed> browse(const QByteArray& html)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("report.html"));
    if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size())
        return std::nullopt;
    file.close();
    const QString browser = programOf({"chromium", "chromium-browser", "google-chrome"});
    if (browser.isEmpty())
        return std::nullopt;
    QProcess chromium;
    chromium.setProcessChannelMode(QProcess::SeparateChannels);
    chromium.start(browser, {"--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
                             "--virtual-time-budget=3000", "--dump-dom",
                             "--user-data-dir=" + folder.filePath("profile"), "file://" + file.fileName()});
    if (!chromium.waitForFinished(120'000))
        return std::nullopt;
    return Browsed{QString::fromUtf8(chromium.readAllStandardOutput()), chromium.readAllStandardError()};
}

/// Contents of all HTML elements of this name, without tags, in order.
inline QStringList contentsOf(const QString& html, const QString& element)
{
    QStringList found;
    const QRegularExpression pattern("<" + element + "(?: [^>]*)?>(.*?)</" + element + ">",
                                     QRegularExpression::DotMatchesEverythingOption);
    for (auto matches = pattern.globalMatch(html); matches.hasNext();) {
        QString text = matches.next().captured(1).remove(QRegularExpression("<[^>]*>"));
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        found << text;
    }
    return found;
}

/// Darkest and lightest grey of a part of a picture.
inline std::pair<int, int> greysIn(const QImage& picture, const QRect& part)
{
    int low = 255;
    int high = 0;
    const QRect inside = part & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const int grey = qGray(picture.pixel(x, y));
            low = std::min(low, grey);
            high = std::max(high, grey);
        }
    }
    return {low, high};
}

/// Parts of the screen, 16 × 16 pixels each, that a drawing of it lacks (there is ink on screen and none nearby in the
/// drawing) or covers (the other way round). Hinting and antialiasing differ, so shades are not compared.
inline QStringList partsThatDiffer(const QImage& screen, const QImage& drawing)
{
    constexpr int side = 16;
    constexpr int near =
        10; // digits of large figures are proportional in drawings, and as wide as each other on screen
    constexpr int ink = 60;
    QStringList found;
    const auto contrast = [](std::pair<int, int> greys) { return greys.second - greys.first; };
    for (int y = 0; y < screen.height(); y += side) {
        for (int x = 0; x < screen.width(); x += side) {
            const QRect block(x, y, side, side);
            const QRect around = block.adjusted(-near, -near, near, near);
            const QString place = QStringLiteral("%1,%2").arg(x).arg(y);
            if (contrast(greysIn(screen, block)) >= ink && contrast(greysIn(drawing, around)) < ink / 3)
                found << place + QStringLiteral(" lacks");
            else if (contrast(greysIn(drawing, block)) >= ink && contrast(greysIn(screen, around)) < ink / 3)
                found << place + QStringLiteral(" adds");
        }
    }
    return found;
}

} // namespace acr::test

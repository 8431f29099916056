// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads exported tables back by the rules of their formats: all rows, the header first.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace acr::test {

/// RFC 4180.
inline QList<QStringList> csvRows(const QString& text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            row << std::exchange(field, {});
        } else if (c == u'\n') {
            row << std::exchange(field, {});
            rows << std::exchange(row, {});
        } else if (c != u'\r') {
            field += c;
        }
    }
    return rows;
}

inline QList<QStringList> tsvRows(const QString& text)
{
    QList<QStringList> rows;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        rows << line.split(u'\t');
    return rows;
}

/// A table of GitHub's Markdown: escapes and entities are resolved, line breaks come back.
inline QList<QStringList> markdownRows(const QString& text)
{
    QList<QStringList> rows;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QStringList row;
        QString field;
        for (qsizetype i = 1; i < line.size(); ++i) { // after the first bar
            if (line[i] == u'\\' && i + 1 < line.size())
                field += line[++i];
            else if (line[i] == u'|')
                row << std::exchange(field, {}).trimmed();
            else
                field += line[i];
        }
        const bool rule =
            std::ranges::all_of(row, [](const QString& each) { return each.startsWith(QLatin1String("---")); });
        if (rule)
            continue;
        for (QString& each : row)
            each.replace(QLatin1String("<br>"), QLatin1String("\n"))
                .replace(QLatin1String("&amp;"), QLatin1String("&"));
        rows << row;
    }
    return rows;
}

/// What LaTeX prints for the text of a cell.
inline QString latexText(QString text)
{
    // Longer commands before those they begin with.
    const std::pair<const char*, const char16_t*> commands[] = {
        {"\\textbackslash{}", u"\\"},
        {"\\textasciitilde{}", u"~"},
        {"\\textasciicircum{}", u"^"},
        {"\\textless{}", u"<"},
        {"\\textgreater{}", u">"},
        {"\\textbar{}", u"|"},
        {"\\textquotedbl{}", u"\""},
        {"\\ldots{}", u"…"},
        {"$\\leftarrow$", u"←"},
        {"$\\rightarrow$", u"→"},
        {"$-$", u"−"},
        {"$\\pm$", u"±"},
        {"$\\cdot$", u"·"},
        {"$\\times$", u"×"},
        {"$\\blacktriangledown$", u"▼"},
        {"$\\blacktriangle$", u"▲"},
        {"$\\bigstar$", u"★"},
        {"$\\le$", u"≤"},
        {"$\\ge$", u"≥"},
        {"$\\Delta$", u"Δ"},
        {"$\\delta$", u"δ"},
        {"$\\varepsilon$", u"ε"},
        {"$_1$", u"₁"},
        {"$_2$", u"₂"},
        {"---", u"—"},
        {"--", u"–"},
        {"\\,", u"\u202f"},
        {"\\&", u"&"},
        {"\\%", u"%"},
        {"\\$", u"$"},
        {"\\#", u"#"},
        {"\\_", u"_"},
        {"\\{", u"{"},
        {"\\}", u"}"},
        {"~", u"\u00a0"},
    };
    QString printed;
    for (qsizetype i = 0; i < text.size();) {
        const auto command = std::ranges::find_if(
            commands, [&](const auto& each) { return QStringView(text).mid(i).startsWith(QLatin1String(each.first)); });
        if (command == std::end(commands)) {
            printed += text[i++];
        } else {
            printed += QString::fromUtf16(command->second);
            i += static_cast<qsizetype>(QLatin1String(command->first).size());
        }
    }
    return printed;
}

/// A tabular of booktabs.
inline QList<QStringList> latexRows(const QString& text)
{
    QList<QStringList> rows;
    bool inside = false;
    for (QString line : text.split(u'\n')) {
        inside = (inside || line == QLatin1String("\\toprule")) && line != QLatin1String("\\bottomrule");
        if (!inside || !line.endsWith(QLatin1String(" \\\\")))
            continue;
        line.chop(3);
        QStringList row;
        QString field;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] == u'\\' && i + 1 < line.size()) {
                field += line[i];
                field += line[++i];
            } else if (line[i] == u'&') {
                row << latexText(std::exchange(field, {}).trimmed());
            } else {
                field += line[i];
            }
        }
        rows << row + QStringList{latexText(field.trimmed())};
    }
    return rows;
}

} // namespace acr::test

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/tableexport.h"

#include "widgets/models/roles.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

#include <numeric>
#include <vector>

namespace acr::ui {

namespace {

bool forMachines(TableFormat format)
{
    return format == TableFormat::Tsv || format == TableFormat::Csv;
}

QString tsvField(QString text)
{
    // TSV has no quoting, so tabs and line breaks become spaces.
    for (const QChar breaking : {QChar(u'\t'), QChar(u'\n'), QChar(u'\r')})
        text.replace(breaking, QChar(u' '));
    return text;
}

/// An apostrophe before what a spreadsheet would run as a formula makes it text. Numbers with their sign stay numbers.
QString csvField(QString text, FormulaCells formulas)
{
    if (formulas == FormulaCells::Quoted && looksLikeFormula(text.toStdString()))
        text.prepend(u'\'');
    const auto special = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    const bool padded = !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
    if (!padded && std::none_of(text.cbegin(), text.cend(), special))
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString markdownField(const QString& text)
{
    QString escaped;
    escaped.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const auto isWord = [&](qsizetype at) { return at >= 0 && at < text.size() && text[at].isLetterOrNumber(); };
        switch (c.unicode()) {
        case u'\\':
        case u'|':
        case u'*':
        case u'`':
        case u'<':
        case u'[':
        case u']':
        case u'~':
            escaped += u'\\';
            escaped += c;
            break;
        case u'_':
            // Underscores inside words are no markup, and ids have many.
            if (!isWord(i - 1) || !isWord(i + 1))
                escaped += u'\\';
            escaped += c;
            break;
        case u'&': escaped += QLatin1String("&amp;"); break;
        case u'\r': break;
        case u'\n': escaped += QLatin1String("<br>"); break;
        default: escaped += c;
        }
    }
    return escaped;
}

QString latexField(const QString& text)
{
    QString escaped;
    escaped.reserve(text.size() + 8);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'\\': escaped += QLatin1String("\\textbackslash{}"); break;
        case u'~': escaped += QLatin1String("\\textasciitilde{}"); break;
        case u'^': escaped += QLatin1String("\\textasciicircum{}"); break;
        case u'<': escaped += QLatin1String("\\textless{}"); break;
        case u'>': escaped += QLatin1String("\\textgreater{}"); break;
        case u'|': escaped += QLatin1String("\\textbar{}"); break;
        case u'"': escaped += QLatin1String("\\textquotedbl{}"); break;
        case u'&':
        case u'%':
        case u'$':
        case u'#':
        case u'_':
        case u'{':
        case u'}':
            escaped += u'\\';
            escaped += c;
            break;
        case u'\r': break;
        case u'\n':
        case u'\t': escaped += u' '; break;
        case 0x00a0: escaped += u'~'; break;
        case 0x2009:
        case 0x202f: escaped += QLatin1String("\\,"); break;
        case 0x2012:
        case 0x2013: escaped += QLatin1String("--"); break;
        case 0x2014: escaped += QLatin1String("---"); break;
        case 0x2026: escaped += QLatin1String("\\ldots{}"); break;
        case 0x2190: escaped += QLatin1String("$\\leftarrow$"); break;
        case 0x2192: escaped += QLatin1String("$\\rightarrow$"); break;
        case 0x2212: escaped += QLatin1String("$-$"); break;
        case 0x00b1: escaped += QLatin1String("$\\pm$"); break;
        case 0x00b7: escaped += QLatin1String("$\\cdot$"); break;
        case 0x00d7: escaped += QLatin1String("$\\times$"); break;
        case 0x25b2: escaped += QLatin1String("$\\blacktriangle$"); break;
        case 0x25bc: escaped += QLatin1String("$\\blacktriangledown$"); break;
        case 0x2605: escaped += QLatin1String("$\\bigstar$"); break;
        case 0x2264: escaped += QLatin1String("$\\le$"); break;
        case 0x2265: escaped += QLatin1String("$\\ge$"); break;
        case 0x0394: escaped += QLatin1String("$\\Delta$"); break;
        case 0x03b4: escaped += QLatin1String("$\\delta$"); break;
        case 0x03b5: escaped += QLatin1String("$\\varepsilon$"); break;
        case 0x2081: escaped += QLatin1String("$_1$"); break;
        case 0x2082: escaped += QLatin1String("$_2$"); break;
        default: escaped += c;
        }
    }
    return escaped;
}

bool isRight(const TextTable& table, qsizetype column)
{
    return column < table.rightAligned.size() && table.rightAligned[column];
}

template <class Escape>
QString joined(const QStringList& fields, QLatin1String separator, Escape escape)
{
    QString line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            line += separator;
        line += escape(fields[i]);
    }
    return line;
}

QString markdown(const TextTable& table)
{
    const QLatin1String bar(" | ");
    QString text = QLatin1String("| ") + joined(table.header, bar, markdownField) + QLatin1String(" |\n|");
    for (qsizetype i = 0; i < table.header.size(); ++i)
        text += isRight(table, i) ? QLatin1String(" ---: |") : QLatin1String(" --- |");
    text += u'\n';
    for (const QStringList& row : table.rows)
        text += QLatin1String("| ") + joined(row, bar, markdownField) + QLatin1String(" |\n");
    return text;
}

QString latex(const TextTable& table)
{
    const QLatin1String ampersand(" & ");
    QString text = QStringLiteral("% \\usepackage{booktabs,amssymb}\n\\begin{tabular}{");
    for (qsizetype i = 0; i < table.header.size(); ++i)
        text += isRight(table, i) ? u'r' : u'l';
    text += QLatin1String("}\n\\toprule\n") + joined(table.header, ampersand, latexField) +
            QLatin1String(" \\\\\n\\midrule\n");
    for (const QStringList& row : table.rows)
        text += joined(row, ampersand, latexField) + QLatin1String(" \\\\\n");
    return text + QLatin1String("\\bottomrule\n\\end{tabular}\n");
}

QString fieldOf(const QModelIndex& index, TableFormat format)
{
    if (!forMachines(format))
        return index.data(Qt::DisplayRole).toString();
    const QVariant raw = index.data(SortRole);
    switch (raw.typeId()) {
    case QMetaType::UnknownType: {
        const QString shown = index.data(Qt::DisplayRole).toString();
        return shown == QString(emDash) || shown == QString(QChar(0x2013)) ? QString() : shown;
    }
    case QMetaType::Double: return QString::number(raw.toDouble(), 'g', QLocale::FloatingPointShortest);
    default: return raw.toString();
    }
}

} // namespace

QString formatTable(const TextTable& table, TableFormat format, FormulaCells formulas)
{
    switch (format) {
    case TableFormat::Markdown: return markdown(table);
    case TableFormat::Latex: return latex(table);
    case TableFormat::Tsv:
    case TableFormat::Csv: break;
    }
    const bool csv = format == TableFormat::Csv;
    const auto escape = [csv, formulas](const QString& field) {
        return csv ? csvField(field, formulas) : tsvField(field);
    };
    const QLatin1String separator(csv ? "," : "\t");
    const QLatin1String end(csv ? "\r\n" : "\n");
    QString text = joined(table.header, separator, escape) + end;
    for (const QStringList& row : table.rows)
        text += joined(row, separator, escape) + end;
    return text;
}

TextTable tableText(const QAbstractItemModel& model, std::span<const int> rows, std::span<const int> columns,
                    TableFormat format)
{
    TextTable table;
    for (const int column : columns) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        const QString key = model.headerData(column, Qt::Horizontal, ColumnKeyRole).toString();
        table.header << (forMachines(format) && !key.isEmpty() ? key : title);
        const QVariant alignment = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        table.rightAligned << ((alignment.toInt() & Qt::AlignRight) != 0);
    }
    table.rows.reserve(static_cast<qsizetype>(rows.size()));
    for (const int row : rows) {
        QStringList fields;
        fields.reserve(static_cast<qsizetype>(columns.size()));
        for (const int column : columns)
            fields << fieldOf(model.index(row, column), format);
        table.rows << fields;
    }
    return table;
}

TextTable tableText(const QAbstractItemModel& model, std::span<const int> columns, TableFormat format)
{
    std::vector<int> rows(static_cast<std::size_t>(model.rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return tableText(model, rows, columns, format);
}

TableFormat tableFormatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("tsv"))
        return TableFormat::Tsv;
    if (suffix == QLatin1String("md") || suffix == QLatin1String("markdown"))
        return TableFormat::Markdown;
    if (suffix == QLatin1String("tex"))
        return TableFormat::Latex;
    return TableFormat::Csv;
}

QStringList tableFilters()
{
    const auto say = [](const char* text) { return QCoreApplication::translate("TableExport", text); };
    return {say(QT_TRANSLATE_NOOP("TableExport", "CSV for spreadsheets: formulas as text (*.csv)")),
            say(QT_TRANSLATE_NOOP("TableExport", "CSV for programs: cells as they are (*.csv)")),
            say(QT_TRANSLATE_NOOP("TableExport", "Markdown (*.md)")),
            say(QT_TRANSLATE_NOOP("TableExport", "LaTeX (*.tex)")),
            say(QT_TRANSLATE_NOOP("TableExport", "Tab-separated (*.tsv)"))};
}

FormulaCells formulaCellsOf(qsizetype filter)
{
    return filter == 1 ? FormulaCells::AsIs : FormulaCells::Quoted;
}

std::optional<QString> writeTable(const TextTable& table, TableFormat format, const QString& path,
                                  FormulaCells formulas)
{
    QSaveFile file(path);
    const QByteArray text = formatTable(table, format, formulas).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return QCoreApplication::translate(
                   "TableExport", "The table could not be written to %1: %2. Choose another folder or free some space.")
            .arg(path, file.errorString());
    }
    return std::nullopt;
}

} // namespace acr::ui

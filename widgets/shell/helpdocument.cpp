// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/helpdocument.h"

#include "core/evaluation/leaderboardcolumns.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <algorithm>

namespace acr::ui {

namespace {

/// As Markdown shows it.
QString shownHeading(QString text)
{
    static const QRegularExpression marks(QStringLiteral("[`*]"));
    return text.remove(marks).trimmed();
}

QString columnTable()
{
    const auto of = [](std::string_view text, std::string_view comment = {}) {
        return QCoreApplication::translate("acr::ui::LeaderboardModel", std::string(text).c_str(),
                                           comment.empty() ? nullptr : std::string(comment).c_str());
    };
    QString table = QStringLiteral("| %1 | %2 |\n|---|---|\n")
                        .arg(QCoreApplication::translate("acr::ui::HelpDocument", "Column"),
                             QCoreApplication::translate("acr::ui::HelpDocument", "Content"));
    const QString reference = QCoreApplication::translate("acr::ui::HelpDocument", "the reference");
    for (const LeaderboardColumn* column : windowColumns()) {
        QString meaning = column->meaning.empty() ? QString() : of(column->meaning);
        if (column->subject == ColumnSubject::Reference)
            meaning = meaning.arg(reference);
        if (!meaning.isEmpty())
            table += QStringLiteral("| %1 | %2 |\n").arg(of(column->heading.text, column->heading.comment), meaning);
    }
    return table;
}

} // namespace

QString helpText(const QString& topic)
{
    QFile file(helpFile(topic));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const QLatin1StringView place("<!-- columns of the leaderboard -->\n");
    if (text.contains(place))
        text.replace(place, columnTable());
    return text;
}

QString helpFile(const QString& topic)
{
    QString translated = QStringLiteral(":/help/%1/%2.md").arg(QLocale().name(), topic);
    if (QFile::exists(translated))
        return translated;
    return QStringLiteral(":/help/en/%1.md").arg(topic);
}

QList<HelpHeading> helpHeadings()
{
    static const QRegularExpression pattern(QStringLiteral("^#+ +(.+)$"), QRegularExpression::MultilineOption);
    static const QRegularExpression code(QStringLiteral("^```.*?^```$"),
                                         QRegularExpression::MultilineOption |
                                             QRegularExpression::DotMatchesEverythingOption);
    QList<HelpHeading> all;
    for (const QString& name : QDir(QStringLiteral(":/help/en")).entryList({QStringLiteral("*.md")}, QDir::Files)) {
        const QString topic = QFileInfo(name).baseName();
        QFile file(helpFile(topic));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QString title;
        const QString text = QString::fromUtf8(file.readAll()).remove(code);
        for (auto found = pattern.globalMatch(text); found.hasNext();) {
            const QString heading = shownHeading(found.next().captured(1));
            if (title.isEmpty())
                title = heading;
            all.append({topic, title, heading});
            if (topic == QLatin1String("changelog"))
                break;
        }
    }
    return all;
}

void arrangeHelp(QTextDocument& document)
{
    document.setDocumentMargin(space::m);
    document.setIndentWidth(space::xl);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        const int level = format.headingLevel();
        if (level > 0) {
            format.setTopMargin(level == 1 ? 0 : space::m);
            format.setBottomMargin(space::xs);
            QTextCharFormat heading;
            heading.setFontWeight(QFont::DemiBold);
            heading.setProperty(QTextFormat::FontSizeAdjustment, std::max(0, 3 - level));
            QTextCursor text(block);
            text.select(QTextCursor::BlockUnderCursor);
            text.mergeCharFormat(heading);
        }
        QTextCursor(block).setBlockFormat(format);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(space::xs);
            format.setBorderCollapse(true);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorder(0.5);
            table->setFormat(format);
        }
    }
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/keyboardmap.h"

#include "widgets/shell/helpdocument.h"
#include "widgets/shell/messages.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/tokens.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

#include <memory>

namespace acr::ui {

namespace {

constexpr QSize mapSize(660, 600);
constexpr int paperMargin = 18;     ///< millimetres
constexpr double commandShare = 58; ///< of the width of a table, in percent

/// Text in a cell of a Markdown table.
QString cellText(QString text)
{
    static const QRegularExpression special(QStringLiteral("([\\\\`*_|<>\\[\\]#])"));
    return text.replace(special, QStringLiteral("\\\\1"));
}

QString keyCell(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& each : keys)
        texts.append(cellText(each.toString(QKeySequence::NativeText)));
    return texts.join(QStringLiteral(" · "));
}

struct MapRow {
    QString group;
    QString meaning;
    QString keys;
};

/// The second column begins at the same place in all tables.
void alignColumns(QTextDocument& document)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
            format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, commandShare),
                                              QTextLength(QTextLength::PercentageLength, 100 - commandShare)});
            table->setFormat(format);
        }
    }
}

} // namespace

KeyboardMap::KeyboardMap(const ThemeManager& themes, const Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent)
    , m_themes(themes)
    , m_shortcuts(shortcuts)
    , m_search(new QLineEdit(this))
    , m_sheet(new QTextBrowser(this))
{
    setWindowTitle(tr("Keyboard map"));
    setObjectName(QStringLiteral("keyboardMap"));
    m_search->setObjectName(QStringLiteral("keyboardMapSearch"));
    m_search->setPlaceholderText(tr("Search by name or keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_sheet->setAccessibleName(tr("Keys of the program"));
    m_sheet->setOpenLinks(false);
    auto* change = new QPushButton(tr("&Change…"), this);
    change->setObjectName(QStringLiteral("keyboardMapChange"));
    change->setToolTip(tr("Give commands other keys"));
    auto* pdf = new QPushButton(tr("&Save as PDF…"), this);
    pdf->setObjectName(QStringLiteral("keyboardMapPdf"));
    auto* paper = new QPushButton(tr("&Print…"), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QPushButton* button : {change, pdf, paper, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(space::s);
    bottom->addWidget(change);
    bottom->addWidget(pdf);
    bottom->addWidget(paper);
    bottom->addStretch(1);
    bottom->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_search);
    column->addWidget(m_sheet, 1);
    column->addLayout(bottom);
    resize(parent ? mapSize.boundedTo(parent->size()) : mapSize);
    connect(m_search, &QLineEdit::textChanged, this, &KeyboardMap::refresh);
    connect(&m_shortcuts, &Shortcuts::changed, this, &KeyboardMap::refresh);
    connect(change, &QPushButton::clicked, this, &KeyboardMap::changeRequested);
    connect(pdf, &QPushButton::clicked, this, &KeyboardMap::savePdf);
    connect(paper, &QPushButton::clicked, this, &KeyboardMap::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    followTheme(*m_sheet, m_themes, [this] { refresh(); });
    m_search->setFocus();
}

QString KeyboardMap::markdown(const Shortcuts& shortcuts, const QString& wanted)
{
    QList<MapRow> rows;
    for (const Shortcuts::Command& command : shortcuts.commands()) {
        if (!command.keys().isEmpty())
            rows.append({command.group, cellText(command.name()), keyCell(command.keys())});
    }
    for (const Shortcuts::FixedKeys& fixed : shortcuts.fixedKeys())
        rows.append({fixed.group, cellText(fixed.meaning), keyCell(fixed.keys)});
    QStringList groups;
    QHash<QString, QString> tables;
    for (const MapRow& row : rows) {
        if (!wanted.isEmpty() && !row.group.contains(wanted, Qt::CaseInsensitive) &&
            !row.meaning.contains(wanted, Qt::CaseInsensitive) && !row.keys.contains(wanted, Qt::CaseInsensitive))
            continue;
        QString& table = tables[row.group];
        if (table.isEmpty()) {
            groups.append(row.group);
            table = QStringLiteral("| %1 | %2 |\n|---|---|\n").arg(tr("Command"), tr("Keys"));
        }
        table += QStringLiteral("| %1 | %2 |\n").arg(row.meaning, row.keys);
    }
    QString sheet = QStringLiteral("# %1\n\n").arg(tr("Keyboard map"));
    for (const QString& group : groups)
        sheet += QStringLiteral("## %1\n\n%2\n").arg(cellText(group), tables.value(group));
    if (groups.isEmpty())
        sheet += tr("No key fits.");
    return sheet;
}

QString KeyboardMap::text() const
{
    return m_sheet->toPlainText();
}

void KeyboardMap::refresh()
{
    m_sheet->document()->setDefaultFont(m_themes.theme().font(FontRole::Body));
    m_sheet->setMarkdown(markdown(m_shortcuts, m_search->text().trimmed()));
    arrangeHelp(*m_sheet->document());
    alignColumns(*m_sheet->document());
}

void KeyboardMap::fillForPaper(QTextDocument& document) const
{
    document.setDefaultFont(m_themes.theme().withPlainGlyphs().font(FontRole::Body));
    document.setMarkdown(markdown(m_shortcuts, m_search->text().trimmed()));
    arrangeHelp(document);
    alignColumns(document);
}

void KeyboardMap::print()
{
    auto printer = std::make_shared<QPrinter>();
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        QTextDocument document;
        fillForPaper(document);
        document.print(printer.get());
    });
    // The dialog writes to the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void KeyboardMap::savePdf()
{
    askWhereToSave(*this, {tr("Save the keyboard map"), tr("Keyboard map"), {tr("PDF document (*.pdf)")}},
                   [this](const QString& path) {
                       QSaveFile file(path);
                       bool written = file.open(QIODevice::WriteOnly);
                       if (written) {
                           QPdfWriter writer(&file);
                           writer.setTitle(tr("Keyboard map"));
                           writer.setPageSize(QPageSize(QPageSize::A4));
                           writer.setPageMargins(QMarginsF(paperMargin, paperMargin, paperMargin, paperMargin),
                                                 QPageLayout::Millimeter);
                           QTextDocument document;
                           fillForPaper(document);
                           document.print(&writer);
                       }
                       written = written && file.commit();
                       if (!written)
                           showNotExported(*this, path, file.errorString());
                   });
}

} // namespace acr::ui

#include "moc_keyboardmap.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/errordialog.h"

#include "widgets/shell/errortext.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int fileColumn = 0;
constexpr int lineColumn = 1;
constexpr int byteColumn = 2;
constexpr int messageColumn = 3;

QTableWidgetItem* item(const QString& text)
{
    auto* cell = new QTableWidgetItem(text);
    cell->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    return cell;
}

QTableWidgetItem* numberItem(std::uint64_t number)
{
    auto* cell = item(number > 0 ? QString::number(number) : QString());
    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return cell;
}

} // namespace

ErrorDialog::ErrorDialog(const QString& title, const QString& advice, const ErrorList& errors, QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(static_cast<int>(errors.items().size()), 4, this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* heading = new QLabel(this);
    heading->setWordWrap(true);
    const auto shown = static_cast<qulonglong>(errors.items().size());
    const auto total = static_cast<int>(errors.total());
    if (errors.total() > shown)
        heading->setText(
            tr("%1: %n problem(s), of which the first %2 are listed", nullptr, total).arg(title).arg(shown));
    else
        heading->setText(errors.total() > 1 ? tr("%1: %n problem(s)", nullptr, total).arg(title) : title);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);

    m_table->setHorizontalHeaderLabels({tr("File"), tr("Line"), tr("Column"), tr("What is wrong")});
    m_table->setAccessibleName(tr("Problems"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    // As in the tables of the pages: a title stands over its texts or figures.
    for (const int column : {fileColumn, messageColumn})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {lineColumn, byteColumn})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    int row = 0;
    bool anyPlace = false;
    for (const Error& error : errors.items()) {
        const QString file = QString::fromStdString(error.place.file);
        anyPlace = anyPlace || error.place.line > 0;
        auto* fileItem = item(QFileInfo(file).fileName().isEmpty() ? file : QFileInfo(file).fileName());
        fileItem->setToolTip(file);
        m_table->setItem(row, fileColumn, fileItem);
        m_table->setItem(row, lineColumn, numberItem(error.place.line));
        m_table->setItem(row, byteColumn, numberItem(error.place.column));
        auto* message = item(errorSentence(error));
        message->setToolTip(errorText(error));
        m_table->setItem(row, messageColumn, message);
        ++row;
    }
    m_table->setColumnHidden(lineColumn, !anyPlace);
    m_table->setColumnHidden(byteColumn, !anyPlace);
    m_table->resizeColumnsToContents();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copyButton = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    connect(copyButton, &QPushButton::clicked, this, &ErrorDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(heading);
    if (!advice.isEmpty()) {
        auto* way = new QLabel(advice, this);
        way->setWordWrap(true);
        layout->addWidget(way);
    }
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    resize(760, errors.items().size() > 3 ? 420 : 260);
    // A sentence is often longer than the dialog is wide; a short list can afford its own row heights.
    if (errors.items().size() <= 50)
        m_table->resizeRowsToContents();
}

QString ErrorDialog::text() const
{
    QStringList lines{QStringList{tr("File"), tr("Line"), tr("Column"), tr("What is wrong")}.join(QLatin1Char('\t'))};
    for (int row = 0; row < m_table->rowCount(); ++row) {
        lines.append(QStringList{m_table->item(row, fileColumn)->toolTip(), m_table->item(row, lineColumn)->text(),
                                 m_table->item(row, byteColumn)->text(), m_table->item(row, messageColumn)->text()}
                         .join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ErrorDialog::copy() const
{
    QApplication::clipboard()->setText(text());
}

} // namespace acr::ui

#include "moc_errordialog.cpp"

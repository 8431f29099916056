// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/downloaddialog.h"

#include "core/provider/publishedfiles.h"
#include "widgets/theme/tokens.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace acr::ui {

namespace {

constexpr int downloadDialogWidth = 560;

} // namespace

DownloadDialog::DownloadDialog(const QString& address, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit(address, this))
    , m_folder(new QLineEdit(QDir::toNativeSeparators(folder), this))
    , m_problem(new QLabel(this))
    , m_download(new QPushButton(tr("Download"), this))
{
    setWindowTitle(tr("Download CodeRouterBench"));
    setMinimumWidth(downloadDialogWidth);
    if (const QString given = qEnvironmentVariable("ACR_FETCH_FROM"); address.isEmpty())
        m_address->setText(given.isEmpty() ? authorsAddress() : given);
    m_address->setObjectName(QStringLiteral("downloadAddress"));
    m_address->setCursorPosition(0);
    // The usual address can be read whole.
    m_address->setMinimumWidth(m_address->fontMetrics().horizontalAdvance(authorsAddress()) + space::l);
    m_folder->setObjectName(QStringLiteral("downloadFolder"));
    m_folder->setAccessibleName(tr("Into the folder"));
    m_download->setObjectName(QStringLiteral("download"));
    m_download->setDefault(true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto* what = new QLabel(tr("The files are checked and then imported into this workspace. A download that was "
                               "cancelled or broke off is continued."),
                            this);
    what->setWordWrap(true);
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    auto* place = new QHBoxLayout;
    place->setSpacing(space::s);
    place->addWidget(m_folder, 1);
    place->addWidget(choose);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::l, space::l, space::l, space::l);
    form->setSpacing(space::s);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(what);
    form->addRow(tr("From"), m_address);
    form->addRow(tr("Into the folder"), place);
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_download, QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(choose, &QPushButton::clicked, this, &DownloadDialog::chooseFolder);
    connect(m_address, &QLineEdit::textChanged, this, &DownloadDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &DownloadDialog::check);
    check();
}

QString DownloadDialog::authorsAddress()
{
    return QString::fromUtf8(codeRouterBenchAddress.data(), static_cast<qsizetype>(codeRouterBenchAddress.size()));
}

QString DownloadDialog::address() const
{
    QString text = m_address->text().trimmed();
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

QString DownloadDialog::folder() const
{
    return QDir::fromNativeSeparators(m_folder->text().trimmed());
}

void DownloadDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder for the files"), QFileInfo(folder()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { m_folder->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

void DownloadDialog::check()
{
    const bool isAddress = isFolderAddress(address().toStdString());
    m_problem->setText(isAddress ? QString()
                                 : tr("An address begins with http:// or https:// and does not name a user."));
    m_problem->setVisible(!isAddress);
    m_download->setEnabled(isAddress && !folder().isEmpty());
}

} // namespace acr::ui

#include "moc_downloaddialog.cpp"

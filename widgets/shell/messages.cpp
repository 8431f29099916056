// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/messages.h"

#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>

namespace acr::ui {

void showWarning(QWidget& parent, const QString& title, const QString& text, const QString& details)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Ok, parent.window());
    box->setObjectName(QStringLiteral("warning"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(details);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void showNotExported(QWidget& parent, const QString& reason)
{
    showWarning(parent, QCoreApplication::translate("Messages", "Export"), reason);
}

void showNotExported(QWidget& parent, const QString& path, const QString& reason)
{
    showWarning(parent, QCoreApplication::translate("Messages", "Export"),
                QCoreApplication::translate("Messages", "%1 could not be written.").arg(QDir::toNativeSeparators(path)),
                reason);
}

} // namespace acr::ui

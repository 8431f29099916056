// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/about.h"

#include <QApplication>
#include <QMessageBox>

namespace acr::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("About", text);
}

void showAboutBox(QWidget& window, const QString& title, const QString& html, const QPixmap& picture)
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, html, QMessageBox::Close, &window);
    box->setTextFormat(Qt::RichText);
    box->setIconPixmap(picture);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

void showAbout(QWidget& window)
{
    const QString html =
        QStringLiteral("<h3>%1 %2</h3><p>%3</p><p>%4</p><p>%5</p>")
            .arg(say(QT_TRANSLATE_NOOP("About", "ACRouter Workbench")), QApplication::applicationVersion(),
                 say(QT_TRANSLATE_NOOP("About", "Choose between language models for coding work: explore benchmarks, "
                                                "watch routers decide, compare their regret.")),
                 say(QT_TRANSLATE_NOOP("About", "Methods and data: “Agent-as-a-Router: Agentic Model Routing for "
                                                "Coding Tasks”, arXiv 2606.22902, and CodeRouterBench.")),
                 say(QT_TRANSLATE_NOOP("About",
                                       "Free software under the GNU General Public License, version 3 or later.")));
    showAboutBox(window, say(QT_TRANSLATE_NOOP("About", "About ACRouter Workbench")), html,
                 QApplication::windowIcon().pixmap(64));
}

void showAboutQt(QWidget& window)
{
    const QString html =
        QStringLiteral("<h3>%1</h3><p>%2</p><p><a href=\"https://www.qt.io\">www.qt.io</a></p>")
            .arg(say(QT_TRANSLATE_NOOP("About", "About Qt")),
                 say(QT_TRANSLATE_NOOP("About", "The window is made with Qt %1, a toolkit for applications, under the "
                                                "GNU General Public License, version 3."))
                     .arg(QLatin1String(qVersion())));
    showAboutBox(window, say(QT_TRANSLATE_NOOP("About", "About Qt")), html,
                 QPixmap(QStringLiteral(":/qt-project.org/qmessagebox/images/qtlogo-64.png")));
}

} // namespace acr::ui

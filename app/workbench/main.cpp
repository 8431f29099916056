// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"
#include "app/workbench/options.h"
#include "app/workbench/screenshots.h"
#include "app/workbench/workbench.h"

#include <QApplication>
#include <QIcon>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace acr::ui;

void print(std::FILE* stream, const QString& text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

bool asksForPictures(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        if (QByteArray(argv[i]).startsWith("--shoot"))
            return true;
    }
    return false;
}

/// Options are parsed before the application is created: help and usage errors need no display.
std::variant<Options, Answer> optionsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return parseOptions(arguments);
}

int shoot(QApplication& application, const Options& options)
{
    // Screenshots neither depend on the user's settings nor change them.
    const QTemporaryDir folder;
    Workbench workbench(application, folder.path(), folder.path());
    workbench.overrideLooks(options.theme.value_or(ThemePreference::Light),
                            options.language.value_or(QStringLiteral("en")));
    return Screenshots(workbench, options).run();
}

/// At the very first start, when there is something to see.
void offerTour(Workbench& workbench)
{
    const Services services = workbench.services();
    if (services.windowState.tourStarted())
        return;
    QObject::connect(&services.document, &Document::resultsChanged, &workbench, [&workbench, services] {
        if (!services.document.results() || services.windowState.tourStarted())
            return;
        services.windowState.setTourStarted();
        workbench.window().startTour();
    });
}

int runWindow(QApplication& application, const Options& options)
{
    const QString settings = options.settingsFolder.isEmpty()
                                 ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                                 : options.settingsFolder;
    const QString data = options.settingsFolder.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                             : options.settingsFolder;
    Workbench workbench(application, settings, data);
    workbench.overrideLooks(options.theme, options.language);
    MainWindow& window = workbench.window();
    window.show();
    const acr::Result<void> opened = options.demo ? workbench.openDemo() : workbench.openAtStart(options.path);
    if (!opened) {
        acr::ErrorList errors;
        errors.add(opened.error());
        window.showErrors(QApplication::translate("Main", "The workspace can't be opened"), errors);
    }
    if (!options.page.isEmpty())
        window.showPage(options.page);
    else
        offerTour(workbench);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("acrouter-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ACR_VERSION));
    const auto options = optionsOf(argc, argv);
    if (const auto* answer = std::get_if<Answer>(&options)) {
        print(answer->exitCode == exitcode::ok ? stdout : stderr, answer->text);
        return answer->exitCode;
    }
    const bool pictures = asksForPictures(argc, argv);
    if (pictures && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!hasDisplay()) {
        print(stderr, QStringLiteral("acrouter-workbench: there is no display. Use the command line "
                                     "(acrouter --help), or --shoot FOLDER for pictures.\n"));
        return exitcode::noDisplay;
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("acrouter-workbench"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/acrouter-workbench.svg")));
    return pictures ? shoot(application, std::get<Options>(options))
                    : runWindow(application, std::get<Options>(options));
}

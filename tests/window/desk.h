// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The program's window for tests.
#pragma once

#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "tests/window/smallbenchmark.h"
#include "widgets/shell/streambar.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace acr::test {

/// A window on a small simulated benchmark, with settings of its own.
struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<ui::Workbench> workbench;

    Desk() { start(); }
    void start()
    {
        workbench.reset();
        workbench = std::make_unique<ui::Workbench>(*qApp, folder.path(), folder.path());
    }
    bool openSmall()
    {
        const QString file = folder.filePath("small.acrw");
        const bool fresh = !QFileInfo::exists(file);
        if (!services().workspace.open(file,
                                       fresh ? ui::WorkspaceFile::Mode::Create : ui::WorkspaceFile::Mode::Existing))
            return false;
        if (fresh)
            services().workspace.simulate(smallBenchmark());
        workbench->window().show();
        return calm() && document().benchmark();
    }
    ui::Services services() { return workbench->services(); }
    ui::Document& document() { return services().document; }
    ui::MainWindow& window() { return workbench->window(); }
    bool calm() { return waitUntilCalm(services().jobs, services().document); }
    template <class Widget>
    Widget& control(const char* name)
    {
        return *window().findChild<ui::StreamBar*>()->findChild<Widget*>(QLatin1String(name));
    }
};

} // namespace acr::test

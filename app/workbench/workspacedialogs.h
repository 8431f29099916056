// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the File menu asks before it opens, imports, copies or removes something of the workspace. Every dialog opens
/// and returns at once; what was chosen is done when the dialog is answered.
#pragma once

#include "app/workbench/services.h"

#include <QObject>

#include <functional>

namespace acr::ui {

class WorkspaceDialogs final : public QObject {
    Q_OBJECT

public:
    /// A child of the window, as its dialogs are.
    WorkspaceDialogs(const Services& services, QWidget& window);

    void chooseWorkspace();
    void newWorkspace();
    void chooseBenchmarkFolder();
    void downloadBenchmark();
    void chooseImportFile();
    void chooseDecisions();
    void choosePrompts();
    void editAliases();
    void simulate();
    void saveAs();
    void removeBenchmark();
    /// Of a plan that acrouter has made.
    void watchClusterRun();
    /// Watches the plan in the folder, and shows it.
    void showClusterRun(const QString& folder);

signals:
    /// A file to open or to import, by what it is.
    void pathChosen(const QString& path);
    /// `doing` is a sentence that says what was tried.
    void failed(const QString& doing, const acr::ErrorList& errors);

private:
    void chooseFile(const QString& title, const QStringList& filters, std::function<void(const QString&)> use);
    void fail(const QString& doing, const Error& error);

    Services m_services;
    QWidget& m_window;
};

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The program around its window: creates the services, opens the requested file, and recreates the window when the
/// language changes.
#pragma once

#include "app/workbench/language.h"
#include "app/workbench/services.h"
#include "widgets/document/pinkeeper.h"

#include <QObject>

#include <memory>

class QApplication;

namespace acr::ui {

class MainWindow;

class Workbench final : public QObject {
    Q_OBJECT

public:
    /// `settingsFolder` holds preferences and window state, `dataFolder` the workspace that is made when none is
    /// asked for; both are created when needed.
    Workbench(QApplication& application, const QString& settingsFolder, const QString& dataFolder);
    ~Workbench() override;

    /// Theme, language and size for one run or for screenshots, instead of the user's preferences.
    void overrideLooks(std::optional<ThemePreference> theme, std::optional<QString> language);

    /// Opens a workspace, or imports a folder or file into the default workspace; with an empty path the last
    /// workspace or, the first time, a fresh one with the simulated benchmark. Errors: those of
    /// WorkspaceFile::open.
    [[nodiscard]] Result<void> openAtStart(const QString& path);
    /// A workspace of its own with the simulated benchmark.
    [[nodiscard]] Result<void> openDemo();

    /// Created by the first call.
    [[nodiscard]] MainWindow& window();
    [[nodiscard]] Services services();

private:
    [[nodiscard]] Result<void> openOrCreate(const QString& file);
    void applyLooks();
    void changeLanguage();

    QString m_dataFolder;
    Language m_language;
    Preferences m_preferences;
    WindowState m_windowState;
    ThemeManager m_themes;
    Jobs m_jobs;
    Document m_document;
    WorkspaceFile m_workspace;
    PinKeeper m_pins;
    SessionPlayer m_player;
    LiveRun m_live;
    ImportWatch m_imports;
    ClusterRuns m_clusterRuns;
    BenchmarkDownload m_download;
    QUndoStack m_undo;
    std::optional<ThemePreference> m_themeOverride;
    std::optional<QString> m_languageOverride;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace acr::ui

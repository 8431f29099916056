// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// State that is restored at the next start: window position, dock layouts, recent files, the last page. None of it is
/// essential.
///
/// Thread-safety: the window's thread only.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace acr::ui {

inline constexpr int recentFileLimit = 10;
inline constexpr int recentCommandLimit = 12;

class WindowState final : public QObject {
    Q_OBJECT

public:
    /// Reads and writes `<folder>/session.ini`.
    explicit WindowState(const QString& folder, QObject* parent = nullptr);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// Where the docks of a page are.
    [[nodiscard]] QByteArray layout(const QString& pageId) const;
    void setLayout(const QString& pageId, const QByteArray& layout);
    void clearLayouts();
    [[nodiscard]] QJsonObject pageState(const QString& pageId) const;
    void setPageState(const QString& pageId, const QJsonObject& state);
    [[nodiscard]] QString lastPage() const;
    void setLastPage(const QString& pageId);

    /// Newest first; workspaces, and the folders and files that were imported.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);
    void clearRecentFiles();
    /// Ids of commands of the palette, newest first.
    [[nodiscard]] QStringList recentCommands() const;
    void addRecentCommand(const QString& id);
    /// The workspace that was open last.
    [[nodiscard]] QString lastWorkspace() const;
    void setLastWorkspace(const QString& path);
    /// Where the file dialog starts.
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    /// Where benchmarks are downloaded from; empty: from their authors.
    [[nodiscard]] QString downloadAddress() const;
    void setDownloadAddress(const QString& address);
    /// The tour starts by itself once.
    [[nodiscard]] bool tourStarted() const;
    void setTourStarted();

signals:
    void recentFilesChanged();

private:
    QSettings m_settings;
};

} // namespace acr::ui

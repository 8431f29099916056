// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/windowstate.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace acr::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutGroup = QStringLiteral("layout");
const QString lastPageKey = QStringLiteral("window/page");
const QString recentKey = QStringLiteral("files/recent");
const QString recentCommandsKey = QStringLiteral("commands/recent");
const QString lastWorkspaceKey = QStringLiteral("files/workspace");
const QString lastFolderKey = QStringLiteral("files/folder");
const QString downloadAddressKey = QStringLiteral("files/downloadAddress");

QString layoutKey(const QString& pageId)
{
    return layoutGroup + QLatin1Char('/') + pageId;
}

QString pageKey(const QString& pageId)
{
    return QStringLiteral("pages/") + pageId;
}

} // namespace

WindowState::WindowState(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_settings(folder + QStringLiteral("/session.ini"), QSettings::IniFormat)
{}

QByteArray WindowState::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void WindowState::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QByteArray WindowState::layout(const QString& pageId) const
{
    return m_settings.value(layoutKey(pageId)).toByteArray();
}

void WindowState::setLayout(const QString& pageId, const QByteArray& layout)
{
    m_settings.setValue(layoutKey(pageId), layout);
}

void WindowState::clearLayouts()
{
    m_settings.remove(layoutGroup);
}

QJsonObject WindowState::pageState(const QString& pageId) const
{
    return QJsonDocument::fromJson(m_settings.value(pageKey(pageId)).toByteArray()).object();
}

void WindowState::setPageState(const QString& pageId, const QJsonObject& state)
{
    m_settings.setValue(pageKey(pageId), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

QString WindowState::lastPage() const
{
    return m_settings.value(lastPageKey).toString();
}

void WindowState::setLastPage(const QString& pageId)
{
    m_settings.setValue(lastPageKey, pageId);
}

QStringList WindowState::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void WindowState::addRecentFile(const QString& path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > recentFileLimit)
        files.removeLast();
    m_settings.setValue(recentKey, files);
    emit recentFilesChanged();
}

void WindowState::removeRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) == 0)
        return;
    m_settings.setValue(recentKey, files);
    emit recentFilesChanged();
}

void WindowState::clearRecentFiles()
{
    m_settings.remove(recentKey);
    emit recentFilesChanged();
}

QStringList WindowState::recentCommands() const
{
    return m_settings.value(recentCommandsKey).toStringList().mid(0, recentCommandLimit);
}

void WindowState::addRecentCommand(const QString& id)
{
    QStringList ids = recentCommands();
    ids.removeAll(id);
    ids.prepend(id);
    m_settings.setValue(recentCommandsKey, ids.mid(0, recentCommandLimit));
}

QString WindowState::lastWorkspace() const
{
    return m_settings.value(lastWorkspaceKey).toString();
}

void WindowState::setLastWorkspace(const QString& path)
{
    m_settings.setValue(lastWorkspaceKey, path);
}

QString WindowState::lastFolder() const
{
    return m_settings.value(lastFolderKey).toString();
}

void WindowState::setLastFolder(const QString& folder)
{
    m_settings.setValue(lastFolderKey, folder);
}

QString WindowState::downloadAddress() const
{
    return m_settings.value(downloadAddressKey).toString();
}

void WindowState::setDownloadAddress(const QString& address)
{
    m_settings.setValue(downloadAddressKey, address);
}

bool WindowState::tourStarted() const
{
    return m_settings.value(QStringLiteral("tourStarted"), false).toBool();
}

void WindowState::setTourStarted()
{
    m_settings.setValue(QStringLiteral("tourStarted"), true);
}

} // namespace acr::ui

#include "moc_windowstate.cpp"

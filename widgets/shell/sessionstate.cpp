// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/sessionstate.h"

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

SessionState::SessionState(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_settings(folder + QStringLiteral("/session.ini"), QSettings::IniFormat)
{}

QByteArray SessionState::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void SessionState::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QByteArray SessionState::layout(const QString& pageId) const
{
    return m_settings.value(layoutKey(pageId)).toByteArray();
}

void SessionState::setLayout(const QString& pageId, const QByteArray& layout)
{
    m_settings.setValue(layoutKey(pageId), layout);
}

void SessionState::clearLayouts()
{
    m_settings.remove(layoutGroup);
}

QJsonObject SessionState::pageState(const QString& pageId) const
{
    return QJsonDocument::fromJson(m_settings.value(pageKey(pageId)).toByteArray()).object();
}

void SessionState::setPageState(const QString& pageId, const QJsonObject& state)
{
    m_settings.setValue(pageKey(pageId), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

QString SessionState::lastPage() const
{
    return m_settings.value(lastPageKey).toString();
}

void SessionState::setLastPage(const QString& pageId)
{
    m_settings.setValue(lastPageKey, pageId);
}

QStringList SessionState::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void SessionState::addRecentFile(const QString& path)
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

void SessionState::removeRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) == 0)
        return;
    m_settings.setValue(recentKey, files);
    emit recentFilesChanged();
}

void SessionState::clearRecentFiles()
{
    m_settings.remove(recentKey);
    emit recentFilesChanged();
}

QStringList SessionState::recentCommands() const
{
    return m_settings.value(recentCommandsKey).toStringList().mid(0, recentCommandLimit);
}

void SessionState::addRecentCommand(const QString& id)
{
    QStringList ids = recentCommands();
    ids.removeAll(id);
    ids.prepend(id);
    m_settings.setValue(recentCommandsKey, ids.mid(0, recentCommandLimit));
}

QString SessionState::lastWorkspace() const
{
    return m_settings.value(lastWorkspaceKey).toString();
}

void SessionState::setLastWorkspace(const QString& path)
{
    m_settings.setValue(lastWorkspaceKey, path);
}

QString SessionState::lastFolder() const
{
    return m_settings.value(lastFolderKey).toString();
}

void SessionState::setLastFolder(const QString& folder)
{
    m_settings.setValue(lastFolderKey, folder);
}

QString SessionState::downloadAddress() const
{
    return m_settings.value(downloadAddressKey).toString();
}

void SessionState::setDownloadAddress(const QString& address)
{
    m_settings.setValue(downloadAddressKey, address);
}

bool SessionState::tourStarted() const
{
    return m_settings.value(QStringLiteral("tourStarted"), false).toBool();
}

void SessionState::setTourStarted()
{
    m_settings.setValue(QStringLiteral("tourStarted"), true);
}

} // namespace acr::ui

#include "moc_sessionstate.cpp"

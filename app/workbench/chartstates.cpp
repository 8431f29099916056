// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/chartstates.h"

#include "widgets/document/streamjson.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/page.h"

#include <QJsonDocument>

namespace acr::ui {

ChartStates::ChartStates(const QList<Page*>& pages, const Services& services, QObject* parent)
    : QObject(parent)
    , m_pages(pages)
    , m_services(services)
{
    for (Page* page : m_pages) {
        const QString id = QLatin1Char('/') + page->id();
        page->chartDesk().setStore({[this, id](const QString& at) { return read(at + id); },
                                    [this, id](const QString& at, const QJsonObject& state) { write(at + id, state); }},
                                   &m_services.undo);
        page->chartDesk().setKeeper(m_services.workspace.undoKeeper(), page->id());
    }
    connect(&m_services.workspace, &WorkspaceFile::fileChanged, this, &ChartStates::update);
    connect(&m_services.document, &Document::benchmarkChanged, this, &ChartStates::update);
    connect(&m_services.document, &Document::streamChanged, this, &ChartStates::update);
    update();
}

QString ChartStates::place() const
{
    const Document& document = m_services.document;
    const auto benchmark = m_services.workspace.current();
    if (!benchmark || !document.benchmark() || !document.stream())
        return {};
    return QStringLiteral("charts/%1/%2").arg(benchmark->value).arg(streamKey(document.stream()->definition).left(16));
}

void ChartStates::update()
{
    flush();
    if (m_file != m_services.workspace.file())
        m_unwritten.clear();
    m_file = m_services.workspace.file();
    const QString at = place();
    for (Page* page : m_pages)
        page->chartDesk().setPlace(at);
}

void ChartStates::flush()
{
    for (Page* page : m_pages)
        page->chartDesk().flush();
}

QJsonObject ChartStates::read(const QString& key) const
{
    if (const auto found = m_unwritten.constFind(key); found != m_unwritten.constEnd())
        return *found;
    return QJsonDocument::fromJson(m_services.workspace.preference(key).toUtf8()).object();
}

void ChartStates::write(const QString& key, const QJsonObject& state)
{
    if (m_services.workspace.file() != m_file)
        return; // what was set in a workspace that is not open any more
    if (m_services.workspace.isReadOnly()) {
        m_unwritten[key] = state;
        return;
    }
    m_services.workspace.setPreference(
        key, state.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact)));
}

} // namespace acr::ui

#include "moc_chartstates.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/placehistory.h"

#include <QScopedValueRollback>

#include <utility>

namespace acr::ui {

PlaceHistory::PlaceHistory(Document& document, Pages pages, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_pages(std::move(pages))
{
    connect(&m_document, &Document::aboutToShowPlace, this, &PlaceHistory::leave);
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_behind.clear();
        m_ahead.clear();
        emit changed();
    });
}

PlaceHistory::Place PlaceHistory::here() const
{
    return {m_pages.current(),          m_document.taskList(),       m_document.selectedTask(),
            m_document.selectedModel(), m_document.selectedPolicy(), m_pages.state()};
}

void PlaceHistory::leave()
{
    if (m_going || m_pages.current().isEmpty())
        return;
    if (Place place = here(); m_behind.empty() || m_behind.back() != place)
        m_behind.push_back(std::move(place));
    if (m_behind.size() > maxPlaces)
        m_behind.erase(m_behind.begin());
    m_ahead.clear();
    emit changed();
}

void PlaceHistory::go(std::vector<Place>& from, std::vector<Place>& to)
{
    if (from.empty())
        return;
    const QScopedValueRollback going(m_going, true);
    to.push_back(here());
    const Place place = std::move(from.back());
    from.pop_back();
    m_document.setTaskList(place.list);
    m_document.selectModel(place.model);
    m_document.selectPolicy(place.policy);
    m_pages.show(place.page);
    m_document.selectTask(place.task);
    m_pages.restore(place.state);
    emit changed();
}

} // namespace acr::ui

#include "moc_placehistory.cpp"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/placehistory.h"

#include <QScopedValueRollback>

#include <utility>

namespace acr::ui {

PlaceHistory::PlaceHistory(Document& document, std::function<QString()> page, std::function<void(const QString&)> show,
                           QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_page(std::move(page))
    , m_show(std::move(show))
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
    return {m_page(), m_document.taskList(), m_document.selectedTask(), m_document.selectedModel(),
            m_document.selectedPolicy()};
}

void PlaceHistory::leave()
{
    if (m_going || m_page().isEmpty())
        return;
    if (Place place = here(); m_behind.empty() || m_behind.back() != place)
        m_behind.push_back(std::move(place));
    if (m_behind.size() > mostPlaces)
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
    m_show(place.page);
    m_document.selectTask(place.task);
    emit changed();
}

} // namespace acr::ui

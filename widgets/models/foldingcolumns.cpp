// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/foldingcolumns.h"

#include <QEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace acr::ui {

namespace {

QJsonArray arrayOf(const QSet<int>& columns)
{
    QList<int> sorted = columns.values();
    std::ranges::sort(sorted);
    QJsonArray array;
    for (const int column : sorted)
        array.append(column);
    return array;
}

QSet<int> setOf(const QJsonValue& array)
{
    QSet<int> columns;
    for (const auto& column : array.toArray())
        columns.insert(column.toInt(-1));
    return columns;
}

} // namespace

FoldingColumns::FoldingColumns(QTableView& table)
    : QObject(&table)
    , m_table(table)
{
    table.viewport()->installEventFilter(this);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_sizing)
            m_following = false;
    });
}

void FoldingColumns::setColumns(std::vector<FitColumn> columns)
{
    m_columns = std::move(columns);
    fit();
}

void FoldingColumns::setShown(int column, bool shown)
{
    if (shown) {
        m_hidden.remove(column);
        m_kept.insert(column);
    } else {
        m_hidden.insert(column);
        m_kept.remove(column);
    }
    m_folded.remove(column);
    {
        const QScopedValueRollback sizing(m_sizing, true);
        m_table.setColumnHidden(column, !shown);
    }
    fit();
}

void FoldingColumns::fit()
{
    if (!m_following)
        return;
    const QScopedValueRollback sizing(m_sizing, true);
    std::vector<int> places;
    std::vector<FitColumn> fits;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        if (m_hidden.contains(column))
            continue;
        places.push_back(column);
        fits.push_back(m_columns[static_cast<std::size_t>(column)]);
        if (m_kept.contains(column))
            fits.back().foldRank = 0;
    }
    const std::vector<int> widths = fitColumns(fits, m_table.viewport()->width());
    m_folded.clear();
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (widths[i] == 0)
            m_folded.insert(places[i]);
        m_table.setColumnHidden(places[i], widths[i] == 0);
        if (widths[i] > 0)
            m_table.setColumnWidth(places[i], widths[i]);
    }
}

QJsonObject FoldingColumns::saveState() const
{
    return {{QStringLiteral("header"), QString::fromLatin1(m_table.horizontalHeader()->saveState().toBase64())},
            {QStringLiteral("hidden"), arrayOf(m_hidden)},
            {QStringLiteral("kept"), arrayOf(m_kept)},
            {QStringLiteral("sized"), !m_following}};
}

void FoldingColumns::restoreState(const QJsonObject& state)
{
    const QScopedValueRollback sizing(m_sizing, true);
    if (!m_table.horizontalHeader()->restoreState(
            QByteArray::fromBase64(state.value(QLatin1String("header")).toString().toLatin1())))
        return;
    m_hidden = setOf(state.value(QLatin1String("hidden")));
    m_kept = setOf(state.value(QLatin1String("kept")));
    m_following = !state.value(QLatin1String("sized")).toBool();
    m_folded.clear();
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        if (m_table.isColumnHidden(column) && !m_hidden.contains(column))
            m_folded.insert(column);
    fit();
}

bool FoldingColumns::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace acr::ui

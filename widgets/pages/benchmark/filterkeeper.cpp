// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/filterkeeper.h"

#include "widgets/document/deskstate.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/benchmark/tablefilter.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace acr::ui {

namespace {

const QString tableFilterKey = QStringLiteral("table filter");
const QString filterMember = QStringLiteral("filter");
const QString typedMember = QStringLiteral("typed");
const QString tablesMember = QStringLiteral("tables");
const QString textMember = QStringLiteral("text");
const QString patternMember = QStringLiteral("pattern");

} // namespace

FilterKeeper::FilterKeeper(Document& document, DeskState& desk, TableFilter& filter, const QList<RowMapProxy*>& tables,
                           QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_filter(filter)
    , m_tables(tables)
{
    connect(&document, &Document::benchmarkChanged, this, &FilterKeeper::take);
    connect(&filter, &TableFilter::changed, this, &FilterKeeper::save);
    for (RowMapProxy* table : tables)
        connect(table, &RowMapProxy::filtered, this, &FilterKeeper::save);
    take();
}

void FilterKeeper::take()
{
    const auto& benchmark = m_document.benchmark();
    const QJsonObject kept = benchmark ? m_desk.value(tableFilterKey) : QJsonObject();
    if (kept.isEmpty())
        return;
    const QScopedValueRollback taking(m_taking, true);
    StreamFilter filter = streamFromJson(kept.value(filterMember).toObject()).filter;
    std::size_t lost = 0;
    for (auto& [facet, names] : filter.facets) {
        const auto& known = benchmark->tasks.categories(facet).names();
        lost += std::erase_if(names, [&](const std::string& name) {
            return !name.empty() && std::ranges::find(known, name) == known.end();
        });
    }
    std::erase_if(filter.facets, [](const auto& entry) { return entry.second.empty(); });
    if (lost > 0)
        m_desk.say(tr("%n value(s) of the table's filter were left out: the benchmark does not have them.", nullptr,
                      static_cast<int>(lost)));
    m_filter.setFilter(filter);
    if (kept.contains(typedMember))
        m_filter.setText(kept.value(typedMember).toString());
    const QJsonArray tables = kept.value(tablesMember).toArray();
    for (qsizetype i = 0; i < std::min(tables.size(), m_tables.size()); ++i) {
        const QJsonObject table = tables[i].toObject();
        m_tables[i]->setText(table.value(textMember).toString(), table.value(patternMember).toBool());
    }
}

void FilterKeeper::save()
{
    if (!m_taking && m_document.benchmark())
        m_desk.saveSoon(tableFilterKey, this, [this] { return kept(); });
}

QJsonObject FilterKeeper::kept() const
{
    const StreamFilter& filter = m_document.tableFilter();
    QJsonObject kept;
    if (!filter.empty()) {
        StreamDefinition definition;
        definition.filter = filter;
        kept.insert(filterMember, streamToJson(definition));
    }
    if (m_filter.text().trimmed() != QString::fromStdString(filter.expression))
        kept.insert(typedMember, m_filter.text());
    QJsonArray tables;
    bool anyText = false;
    for (const RowMapProxy* table : m_tables) {
        anyText = anyText || !table->text().isEmpty();
        tables.append(QJsonObject{{textMember, table->text()}, {patternMember, table->isPattern()}});
    }
    if (anyText)
        kept.insert(tablesMember, tables);
    return kept;
}

} // namespace acr::ui

#include "moc_filterkeeper.cpp"

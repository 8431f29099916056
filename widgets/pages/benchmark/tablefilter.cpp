// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/tablefilter.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <map>
#include <utility>

namespace acr::ui {

namespace {

std::optional<Facet> facetOfKey(const QString& key)
{
    return facetNamed(key.toStdString());
}

QString keyOfFacet(Facet facet)
{
    const std::string_view name = facetName(facet);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

TableFilter::TableFilter(Document& document, Jobs& jobs, RowMapProxy& tasks, RowMapProxy& outcomes, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_tasks(tasks)
    , m_outcomes(outcomes)
    , m_policies(document, jobs)
    , m_solvesAt(document.solvesAt())
{
    m_tasks.setRowFilter([this] { return taskRows(); });
    m_outcomes.setRowFilter([this] { return outcomeRows(); });
    for (RowMapProxy* table : {&m_tasks, &m_outcomes})
        connect(table, &RowMapProxy::checksChanged, this,
                [this, table](const QString& facetKey) { takeChecks(*table, facetKey); });
    connect(&document, &Document::tableFilterChanged, this, &TableFilter::followDocument);
    connect(&document, &Document::solvesAtChanged, this, [this] {
        m_solvesAt = m_document.solvesAt();
        apply();
    });
    connect(&m_policies, &PolicyFactsCache::changed, this, &TableFilter::apply);
}

bool TableFilter::hasOwnSolvesAt() const
{
    const auto syntax = FilterSyntax::parse(m_text.toStdString());
    return syntax && syntax->speaksOfSolving() && m_solvesAt != m_document.solvesAt();
}

void TableFilter::setView(std::shared_ptr<const TaskView> view)
{
    const bool sameBenchmark = m_view && view && m_view->benchmark == view->benchmark;
    m_view = std::move(view);
    if (sameBenchmark)
        return;
    // Bound to a benchmark that is gone. The models ask for the rows when they get the view.
    m_bound.reset();
    // What is in force first: a text that is wrong leaves the rows as they are.
    const QString typed = std::exchange(m_text, QString::fromStdString(m_document.tableFilter().expression));
    apply();
    setText(typed);
}

void TableFilter::setShown(RowMapProxy* table)
{
    m_shown = table;
    refreshRows();
}

void TableFilter::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    if (text.trimmed().isEmpty())
        m_solvesAt = m_document.solvesAt();
    apply();
}

void TableFilter::setFilter(const StreamFilter& filter)
{
    m_document.setTableFilter(filter);
    // A wrong text that was typed is none of the document's.
    followDocument();
}

void TableFilter::followDocument()
{
    if (m_writing)
        return;
    const StreamFilter& filter = m_document.tableFilter();
    showChecks(filter);
    m_text = QString::fromStdString(filter.expression);
    const auto syntax = FilterSyntax::parse(filter.expression);
    m_solvesAt = syntax && syntax->speaksOfSolving() ? filter.solvesAt : m_document.solvesAt();
    apply();
}

void TableFilter::apply()
{
    const std::string expression = m_text.trimmed().toStdString();
    const auto syntax = FilterSyntax::parse(expression);
    m_problem = syntax ? std::nullopt : std::optional(syntax.error());
    m_pending = false;
    bool rowsChange = false;
    if (syntax && !m_view) {
        m_bound.reset();
    } else if (syntax) {
        // What policies did is about the document's benchmark, which may be ahead of the tables.
        const bool isCurrent = m_view->benchmark == m_document.benchmark();
        auto bound = TaskFilter::bind(*syntax, *m_view->benchmark,
                                      {.solvesAt = m_solvesAt, .policies = isCurrent ? &m_policies : nullptr});
        if (!bound) {
            if (!isCurrent && bound.error().fault == FilterFault::PolicyInStream)
                m_pending = true;
            else
                m_problem = bound.error();
        } else if (bound->pending()) {
            m_pending = true;
        } else {
            m_bound = syntax->empty() ? std::nullopt : std::optional(std::move(*bound));
            rowsChange = true;
        }
    }
    if (m_problem) {
        // Places are those of the text as it was typed.
        qsizetype blanks = 0;
        while (blanks < m_text.size() && m_text[blanks].isSpace())
            ++blanks;
        m_problem->offset += static_cast<std::size_t>(m_text.left(blanks).toUtf8().size());
    } else {
        StreamFilter filter = m_document.tableFilter();
        filter.expression = expression;
        filter.solvesAt = syntax->speaksOfSolving() ? m_solvesAt : defaultSolvesAt;
        const QScopedValueRollback writing(m_writing, true);
        m_document.setTableFilter(filter);
    }
    if (rowsChange) {
        m_tasksStale = m_outcomesStale = true;
        refreshRows();
    }
    emit changed();
}

void TableFilter::refreshRows()
{
    if (m_shown == &m_tasks && std::exchange(m_tasksStale, false))
        m_tasks.rowFilterChanged();
    if (m_shown == &m_outcomes && std::exchange(m_outcomesStale, false))
        m_outcomes.rowFilterChanged();
}

void TableFilter::takeChecks(const RowMapProxy& table, const QString& facetKey)
{
    const auto changedFacet = facetOfKey(facetKey);
    if (m_writing || !changedFacet)
        return;
    StreamFilter filter = m_document.tableFilter();
    std::erase_if(filter.facets, [&](const auto& entry) { return entry.first == *changedFacet; });
    std::vector<std::string> names;
    for (const QString& name : table.checked(facetKey))
        names.push_back(name == notGiven() ? std::string() : name.toStdString());
    if (!names.empty())
        filter.facets.emplace_back(*changedFacet, std::move(names));
    std::ranges::sort(filter.facets, {}, [](const auto& entry) { return entry.first; });
    showChecks(filter);
    const QScopedValueRollback writing(m_writing, true);
    m_document.setTableFilter(filter);
    m_tasksStale = m_outcomesStale = true;
    refreshRows();
    emit changed();
}

void TableFilter::showChecks(const StreamFilter& filter)
{
    const QScopedValueRollback writing(m_writing, true);
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        QStringList names;
        for (const auto& [filtered, values] : filter.facets)
            for (const std::string& name : values)
                if (filtered == facet)
                    names << (name.empty() ? notGiven() : QString::fromStdString(name));
        for (RowMapProxy* table : {&m_tasks, &m_outcomes})
            table->setChecked(keyOfFacet(facet), names);
    }
}

void TableFilter::applyOtherFacets(const RowMapProxy& table, std::vector<std::uint8_t>& marks) const
{
    const TaskTable& tasks = m_view->benchmark->tasks;
    for (const auto& [facet, names] : m_document.tableFilter().facets) {
        const QString key = keyOfFacet(facet);
        const auto& boxes = table.table()->facets();
        if (std::ranges::find(boxes, key, &RowTableModel::FacetField::key) != boxes.end())
            continue;
        std::vector<std::uint8_t> passes(tasks.categories(facet).size());
        bool any = false;
        for (const std::string& name : names)
            if (const auto index = tasks.categories(facet).find(name)) {
                passes[index->position()] = 1;
                any = true;
            }
        // As with check boxes: names that are not in the data do not filter.
        if (!any)
            continue;
        if (marks.empty())
            marks.assign(tasks.size(), 1);
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] &= passes[tasks[TaskIndex::at(i)].category(facet).position()];
    }
}

std::vector<std::uint8_t> TableFilter::taskRows() const
{
    std::vector<std::uint8_t> marks;
    if (!m_view || m_tasks.table()->rows() != m_view->tasks.size())
        return marks;
    if (m_bound)
        marks = m_bound->passing();
    applyOtherFacets(m_tasks, marks);
    if (marks.empty())
        return marks;
    std::vector<std::uint8_t> rows(m_view->tasks.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = marks[m_view->tasks[row].position()];
    return rows;
}

std::vector<std::uint8_t> TableFilter::outcomeRows() const
{
    if (!m_view || m_outcomes.table()->groups() != m_view->tasks.size())
        return {};
    const auto& models = m_view->benchmark->models;
    std::vector<std::uint8_t> plain;
    applyOtherFacets(m_outcomes, plain);
    if (!m_bound && plain.empty())
        return {};
    // Words of the filter are found in a model's name too, so the rows of models may differ; most do not.
    std::map<std::vector<bool>, std::vector<std::uint8_t>> marksOf;
    std::vector<const std::vector<std::uint8_t>*> byModel;
    for (const Model& model : models) {
        const std::vector<bool> found = m_bound ? m_bound->searchesFoundIn(model.name) : std::vector<bool>();
        auto [place, isNew] = marksOf.try_emplace(found);
        if (isNew) {
            place->second = m_bound ? m_bound->passing(model.name) : plain;
            for (std::size_t i = 0; i < plain.size(); ++i)
                place->second[i] &= plain[i];
        }
        byModel.push_back(&place->second);
    }
    std::vector<std::uint8_t> rows(m_view->tasks.size() * models.size());
    std::size_t row = 0;
    for (const TaskIndex task : m_view->tasks)
        for (std::size_t j = 0; j < models.size(); ++j, ++row)
            rows[row] = (*byModel[j])[task.position()];
    return rows;
}

} // namespace acr::ui

#include "moc_tablefilter.cpp"

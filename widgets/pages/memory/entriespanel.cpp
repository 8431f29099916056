// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/entriespanel.h"

#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <set>

namespace acr::ui {

EntriesPanel::EntriesPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_entries(new EntryModel(this))
    , m_rows(new RowMapProxy(this))
    , m_search(new QLineEdit(this))
    , m_modelFilter(new QComboBox(this))
    , m_shown(new QLabel(this))
    , m_table(new DataTable(themes, tr("Entries"), this))
{
    m_rows->setSourceModel(m_entries);
    m_search->setObjectName(QStringLiteral("memorySearch"));
    m_search->setPlaceholderText(tr("Search tasks and models"));
    m_search->setAccessibleName(tr("Search entries"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(themes, QStringLiteral("search"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_modelFilter->setAccessibleName(tr("Only entries of this model"));
    m_modelFilter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shown->setObjectName(QStringLiteral("memoryShown"));
    m_table->setObjectName(QStringLiteral("memoryEntries"));
    m_table->setModel(m_rows);
    m_table->setDefaultWidths({{QStringLiteral("step"), 7},
                               {QStringLiteral("task_id"), 44},
                               {QStringLiteral("dimension"), 18},
                               {QStringLiteral("model"), 18},
                               {QStringLiteral("score"), 6},
                               {QStringLiteral("cost_usd"), 9},
                               {QStringLiteral("verdict"), 12}});
    m_table->setFitted({{QStringLiteral("task_id"), {16, 400}}}, {});
    m_table->setMinimumHeight(96);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) { m_rows->setText(text, false); });
    connect(m_modelFilter, &QComboBox::activated, this, [this](int place) {
        m_rows->setChecked(QStringLiteral("model"),
                           place > 0 ? QStringList{m_modelFilter->currentText()} : QStringList());
    });
    connect(m_rows, &RowMapProxy::filtered, this, &EntriesPanel::showCount);
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (index.isValid() && m_entries->view())
            emit entryPicked(m_entries->view()->ids[static_cast<std::size_t>(m_rows->mapToSource(index).row())]);
    });
    connect(m_table, &DataTable::menuAboutToShow, this, [actions](QMenu* menu, const QModelIndex&) {
        menu->addActions(actions);
        menu->addSeparator();
    });
    connect(m_table, &DataTable::menuAboutToShow, this, [this](QMenu* menu, const QModelIndex&) {
        if (m_rows->rowCount() > 0)
            menu->addAction(tr("Show the tasks of the listed entries"), this, &EntriesPanel::requestTasks);
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_search, 1);
    head->addWidget(m_modelFilter);
    head->addWidget(m_shown);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
}

void EntriesPanel::setView(const std::shared_ptr<const MemoryView>& view)
{
    if (m_entries->view() != view)
        m_entries->setView(view);
    setBrushed({});
    showCount();
}

void EntriesPanel::setModels(const std::vector<Model>& models)
{
    const QString filtered = m_modelFilter->currentIndex() > 0 ? m_modelFilter->currentText() : QString();
    m_modelFilter->clear();
    m_modelFilter->addItem(tr("All models"));
    for (const Model& model : models)
        m_modelFilter->addItem(QString::fromStdString(model.name));
    // What is filtered by is always what the box says.
    const int place = filtered.isEmpty() ? 0 : std::max(0, m_modelFilter->findText(filtered));
    m_modelFilter->setCurrentIndex(place);
    m_rows->setChecked(QStringLiteral("model"), place > 0 ? QStringList{filtered} : QStringList());
}

void EntriesPanel::clearFilters()
{
    m_search->clear();
    m_modelFilter->setCurrentIndex(0);
    m_rows->clearFilter();
}

void EntriesPanel::setBrushed(const std::vector<std::uint8_t>& marks)
{
    if (marks.empty()) {
        m_rows->setChecked(QStringLiteral("brushed"), QStringList());
        return;
    }
    m_entries->setBrushed(marks);
    m_rows->setChecked(QStringLiteral("brushed"), QStringList{QStringLiteral("yes")});
}

void EntriesPanel::showEntry(std::optional<MemoryId> id)
{
    const int row = id ? m_entries->rowOf(*id) : -1;
    m_table->showRow(row >= 0 ? m_rows->rowOf(static_cast<std::size_t>(row)) : -1);
}

void EntriesPanel::showCount()
{
    m_shown->setText(
        tr("%1 of %2 entries").arg(numbers::count(m_rows->rowCount()), numbers::count(m_entries->rowCount())));
}

QJsonObject EntriesPanel::saveState() const
{
    return m_table->saveState();
}

void EntriesPanel::restoreState(const QJsonObject& state)
{
    m_table->restoreState(state);
}

void EntriesPanel::requestTasks()
{
    std::set<TaskIndex> seen;
    std::vector<TaskIndex> tasks;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const TaskIndex task(m_rows->index(row, 0).data(TaskRole).toUInt());
        // A cascade remembers several attempts of one task.
        if (seen.insert(task).second)
            tasks.push_back(task);
    }
    emit tasksRequested(tasks);
}

} // namespace acr::ui

#include "moc_entriespanel.cpp"

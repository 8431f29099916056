// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/snapshotpanel.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/memory/diffmodel.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sectiontitle.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

SnapshotPanel::SnapshotPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_model(new SnapshotModel(this))
    , m_diff(new DiffModel(this))
    , m_table(new DataTable(themes, tr("Snapshots"), this))
    , m_diffTable(new DataTable(themes, tr("Differences"), this))
    , m_diffTitle(new QLabel(this))
{
    m_table->setObjectName(QStringLiteral("snapshots"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDefaultWidths(
        {{QStringLiteral("name"), 16}, {QStringLiteral("policy"), 12}, {QStringLiteral("created_utc"), 14}});
    m_table->setFitted({{QStringLiteral("name"), {10, 40}}, {QStringLiteral("policy"), {8, 24}}},
                       {QStringLiteral("created_utc"), QStringLiteral("policy"), QStringLiteral("entries")});
    m_diffTable->setObjectName(QStringLiteral("snapshotDiff"));
    m_diffTable->setModel(m_diff);
    m_diffTable->setSortingEnabled(false);
    m_diffTable->setDefaultWidths(
        {{QStringLiteral("change"), 8}, {QStringLiteral("task_or_group"), 22}, {QStringLiteral("model"), 14}});
    m_diffTable->setFitted({{QStringLiteral("task_or_group"), {10, 60}}, {QStringLiteral("model"), {10, 24}}},
                           {QStringLiteral("step")});
    m_diffTitle->setWordWrap(true);
    m_diffTitle->setObjectName(QStringLiteral("diffTitle"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::xs);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(space::xs);
    constexpr int columns = 4;
    for (int i = 0; i < actions.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions[i]);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons->addWidget(button, i / columns, i % columns);
    }
    layout->addLayout(buttons);
    layout->addWidget(m_table, 2);
    layout->addWidget(new SectionTitle(themes, tr("Difference to what is shown"), this));
    layout->addWidget(m_diffTitle);
    layout->addWidget(m_diffTable, 3);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SnapshotPanel::selectedChanged);
    connect(m_table, &QTableView::activated, this, [this] { emit activated(selected()); });
    connect(m_diffTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        const QVariant task = index.data(TaskRole);
        if (task.isValid())
            emit taskChosen(TaskIndex(task.toUInt()));
    });
    setDiff({}, nullptr, nullptr);
}

void SnapshotPanel::setSnapshots(std::vector<MemorySummary> snapshots)
{
    const QString before = selected();
    m_model->setSnapshots(std::move(snapshots));
    select(before);
    emit selectedChanged();
}

QString SnapshotPanel::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model->index(rows.front().row(), SnapshotModel::Name).data().toString();
}

void SnapshotPanel::select(const QString& name)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row, SnapshotModel::Name).data().toString() == name)
            m_table->showRow(row);
    }
}

void SnapshotPanel::setDiff(const QString& name, std::shared_ptr<const MemoryView> before,
                            std::shared_ptr<const MemoryView> after)
{
    const bool there = before && after;
    m_diff->setDiff(std::move(before), std::move(after));
    const MemoryDiff& diff = m_diff->diff();
    if (!there)
        m_diffTitle->setText(m_model->rowCount() == 0 ? tr("Save what is shown as a snapshot, move on, and compare.")
                                                      : tr("Select a snapshot to compare it."));
    else if (diff.empty())
        m_diffTitle->setText(tr("Since %1 nothing has changed.").arg(name));
    else
        m_diffTitle->setText(tr("Since %1: %2 added, %3 forgotten, %4 changed, %5 beliefs moved.")
                                 .arg(name, numbers::count(static_cast<qint64>(diff.added.size())),
                                      numbers::count(static_cast<qint64>(diff.forgotten.size())),
                                      numbers::count(static_cast<qint64>(diff.changed.size())),
                                      numbers::count(static_cast<qint64>(diff.beliefs.size()))));
}

} // namespace acr::ui

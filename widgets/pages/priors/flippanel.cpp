// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/flippanel.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/theme/emptystate.h"

namespace acr::ui {

FlipPanel::FlipPanel(const ThemeManager& themes, QWidget* parent)
    : QStackedWidget(parent)
    , m_model(new FlipModel(this))
    , m_table(new DataTable(themes, tr("Flipped tasks"), this))
{
    m_table->setObjectName(QStringLiteral("flipped"));
    m_table->setModel(m_model);
    m_table->setDefaultWidths({{QStringLiteral("task_id"), 16},
                               {QStringLiteral("dimension"), 12},
                               {QStringLiteral("model_before"), 12},
                               {QStringLiteral("model_after"), 12}});
    m_table->setFitted({{QStringLiteral("task_id"), {11, 40}},
                        {QStringLiteral("dimension"), {9, 20}},
                        {QStringLiteral("model_before"), {11, 24}},
                        {QStringLiteral("model_after"), {11, 24}}},
                       {QStringLiteral("dimension"), QStringLiteral("step")});
    // Ids of tasks and names of models have common prefixes.
    m_table->setTextElideMode(Qt::ElideLeft);
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (index.isValid())
            emit flipChosen(m_model->flips()[static_cast<std::size_t>(index.row())]);
    });
    addWidget(new EmptyState(themes, QStringLiteral("priors"), tr("No task is flipped"),
                             tr("Drag a cell of the heatmap up or down, or move a weight: tasks that then go to "
                                "another model are listed here."),
                             this));
    addWidget(m_table);
}

void FlipPanel::setFlips(std::shared_ptr<const Benchmark> benchmark, const std::vector<Flip>& flips)
{
    m_model->setFlips(std::move(benchmark), flips);
    setCurrentIndex(flips.empty() ? 0 : 1);
}

void FlipPanel::showTask(std::optional<TaskIndex> task)
{
    m_table->showRow(task ? m_model->indexOf(*task).row() : -1);
}

QJsonObject FlipPanel::saveState() const
{
    return m_table->saveState();
}

void FlipPanel::restoreState(const QJsonObject& state)
{
    m_table->restoreState(state);
}

} // namespace acr::ui

#include "moc_flippanel.cpp"

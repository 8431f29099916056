// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/tasklinks.h"

#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/shell/taskmenu.h"

namespace acr::ui {

namespace {

std::optional<TaskIndex> taskOfRow(const QModelIndex& index)
{
    const QVariant task = index.isValid() ? index.data(TaskRole) : QVariant();
    return task.isValid() ? std::optional(TaskIndex(task.toUInt())) : std::nullopt;
}

} // namespace

void linkTaskTable(DataTable& table, Document& document, TaskPlace here, TaskPlace onActivation)
{
    QObject::connect(&table, &DataTable::menuAboutToShow, &document,
                     [&document, here](QMenu* menu, const QModelIndex& index) {
                         if (const auto task = taskOfRow(index))
                             appendTaskActions(*menu, document, *task, here);
                     });
    QObject::connect(&table, &QTableView::activated, &document, [&document, onActivation](const QModelIndex& index) {
        if (const auto task = taskOfRow(index))
            document.showTask(*task, onActivation);
    });
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/taskmenu.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <utility>

namespace acr::ui {

void appendTaskActions(QMenu& menu, Document& document, TaskIndex task, TaskPlace here)
{
    const auto benchmark = document.benchmark();
    if (!benchmark || task.position() >= benchmark->tasks.size())
        return;
    const std::pair<TaskPlace, const char*> places[] = {
        {TaskPlace::List, QT_TRANSLATE_NOOP("TaskMenu", "Show in the table of tasks")},
        {TaskPlace::Step, QT_TRANSLATE_NOOP("TaskMenu", "Go to its step")},
        {TaskPlace::RegretCurve, QT_TRANSLATE_NOOP("TaskMenu", "Show on the regret curve")},
        {TaskPlace::Memory, QT_TRANSLATE_NOOP("TaskMenu", "Show in memory")}};
    // Steps, curves and memory are those of the stream.
    const bool inStream = document.stepOf(task).has_value();
    if (!menu.isEmpty())
        menu.addSeparator();
    for (const auto& [place, text] : places) {
        if (place == here)
            continue;
        QAction* const action = menu.addAction(QCoreApplication::translate("TaskMenu", text), &document,
                                               [&document, benchmark, task, place = place] {
                                                   if (document.benchmark() == benchmark)
                                                       document.showTask(task, place);
                                               });
        action->setEnabled(place == TaskPlace::List || inStream);
    }
    const QString id = QString::fromStdString(benchmark->tasks[task].id);
    menu.addAction(QCoreApplication::translate("TaskMenu", "Copy task id"), &document,
                   [id] { QGuiApplication::clipboard()->setText(id); });
}

} // namespace acr::ui

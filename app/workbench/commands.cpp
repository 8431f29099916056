// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/commands.h"

#include "widgets/shell/names.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

namespace acr::ui {

namespace {

constexpr qsizetype mostTasks = 100;

QString commandText(const char* text)
{
    return QCoreApplication::translate("Commands", text);
}

QString plain(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    return text;
}

} // namespace

void appendMenu(QList<Command>& commands, const QMenu& menu)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled())
            continue;
        if (const QMenu* inner = action->menu()) {
            appendMenu(commands, *inner);
            continue;
        }
        const QString mark = action->isCheckable() && action->isChecked() ? QStringLiteral("✓ ") : QString();
        commands.append({plain(action->text()), plain(menu.title()),
                         mark + action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                         [guard = QPointer(action)] {
                             if (guard)
                                 guard->trigger();
                         }});
    }
}

void appendDocument(QList<Command>& commands, const Services& services)
{
    Document& document = services.document;
    const auto benchmark = document.benchmark();
    if (!benchmark)
        return;
    const QIcon streamIcon = icon(services.themes, QStringLiteral("play"));
    for (const std::string& name : streamNames(*benchmark)) {
        commands.append(
            {splitTitle(name), commandText(QT_TRANSLATE_NOOP("Commands", "Stream")), {}, streamIcon, [&document, name] {
                 StreamDefinition definition = document.stream() ? document.stream()->definition : StreamDefinition{};
                 definition.split = name;
                 definition.filter = {};
                 // The name is the benchmark's own, so this can't fail.
                 static_cast<void>(document.setStream(definition));
             }});
    }
    const QIcon modelIcon = icon(services.themes, QStringLiteral("statistics"));
    for (std::size_t j = 0; j < benchmark->models.size(); ++j) {
        const Model& model = benchmark->models[j];
        commands.append({QString::fromStdString(model.name), commandText(QT_TRANSLATE_NOOP("Commands", "Model")),
                         QString::fromStdString(model.provider), modelIcon,
                         [&document, j] { document.selectModel(ModelIndex::at(j)); }});
    }
    if (!document.results())
        return;
    const QIcon policyIcon = icon(services.themes, QStringLiteral("regret"));
    for (const LeaderboardRow& row : document.results()->rows) {
        const QString policy = QString::fromStdString(row.policy);
        commands.append(
            {policy, commandText(QT_TRANSLATE_NOOP("Commands", "Policy")),
             commandText(QT_TRANSLATE_NOOP("Commands", "CumReg %1")).arg(numbers::regret(row.metrics.cumRegret)),
             policyIcon, [&document, policy] { document.selectPolicy(policy); }});
    }
}

CommandModel::Source taskSource(const Services& services, std::function<void()> reveal)
{
    return [&document = services.document, taskIcon = icon(services.themes, QStringLiteral("file")),
            reveal = std::move(reveal)](const QString& query, QList<Command>& commands) {
        const auto benchmark = document.benchmark();
        if (!benchmark)
            return;
        qsizetype found = 0;
        for (std::size_t i = 0; i < benchmark->tasks.size() && found < mostTasks; ++i) {
            const TaskIndex task = TaskIndex::at(i);
            const std::string& id = benchmark->tasks[task].id;
            const QString text = QString::fromStdString(id);
            if (!text.contains(query, Qt::CaseInsensitive))
                continue;
            ++found;
            commands.append({text, commandText(QT_TRANSLATE_NOOP("Commands", "Task")),
                             QString::fromStdString(benchmark->tasks.categoryName(task, Facet::Dimension)), taskIcon,
                             [&document, task, reveal] {
                                 document.selectTask(task);
                                 reveal();
                             }});
        }
    };
}

} // namespace acr::ui

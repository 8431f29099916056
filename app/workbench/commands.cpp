// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/commands.h"

#include "app/workbench/fixedkeys.h"
#include "app/workbench/mainwindow.h"
#include "app/workbench/pagecommands.h"
#include "core/workspace/filterstore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/streamjson.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/helpdocument.h"
#include "widgets/shell/names.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace acr::ui {

namespace {

constexpr qsizetype maxTasks = 100;
const QString benchmarkPage = QStringLiteral("benchmark");
const QString recentFilePrefix = QStringLiteral("file.recent.");

QString commandText(const char* text)
{
    return QCoreApplication::translate("Commands", text);
}

QString commandId(const Page& page, const QAction& action)
{
    return page.id() + QLatin1Char('.') + action.objectName();
}

/// Calls with every action of a menu and of the menus in it, and the title of its menu: "View ▸ Theme".
template <class Visit>
void visitMenu(const QMenu& menu, const QString& title, const Visit& visit)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu* inner = action->menu()) {
            if (action->isEnabled())
                visitMenu(*inner, title + QStringLiteral(" ▸ ") + withoutMnemonics(inner->title()), visit);
            continue;
        }
        visit(action, title);
    }
}

/// The menus of the window without that of the page, whose commands are listed for all pages.
template <class Visit>
void visitMenus(const MainWindow& window, const Visit& visit)
{
    for (const QAction* action : window.menuBar()->actions()) {
        const QMenu* menu = action->menu();
        if (menu != nullptr && menu->objectName() != QLatin1String("pageMenu"))
            visitMenu(*menu, withoutMnemonics(menu->title()), visit);
    }
}

void appendMenus(QList<Command>& commands, MainWindow& window, const Shortcuts& shortcuts)
{
    visitMenus(window, [&](QAction* action, const QString& menu) {
        Command command{.id = action->objectName(),
                        .text = withoutMnemonics(action->text()),
                        .kind = menu,
                        .detail = action->isChecked() ? QStringLiteral("✓") : whyDisabled(*action),
                        .shortcut = shortcuts.text(action->objectName()),
                        .icon = action->icon(),
                        .enabled = action->isEnabled()};
        command.run = [guard = QPointer(action), owner = QPointer(&window)] {
            if (guard && guard->isEnabled())
                guard->trigger();
            else if (guard && owner)
                owner->say(QStringLiteral("%1: %2").arg(withoutMnemonics(guard->text()), whyDisabled(*guard)));
        };
        commands.append(std::move(command));
    });
}

void appendPages(QList<Command>& commands, MainWindow& window, const Services& services, const Shortcuts& shortcuts,
                 PageCommands& pageCommands)
{
    const ThemeManager& themes = services.themes;
    // The pages know of no benchmark as long as it is on its way.
    const bool opening = services.workspace.isOpening() && !services.document.benchmark();
    for (Page* page : window.pages()) {
        const bool current = page == window.currentPage();
        const QIcon pageIcon = icon(themes, page->iconName());
        const auto append = [&](QAction* action, const QString& id) {
            // What another page can do is known when it is shown.
            const bool enabled = action->isEnabled() || !current;
            commands.append({.id = id,
                             .text = withoutMnemonics(action->text()),
                             .kind = page->title(),
                             .detail = enabled ? QString()
                                       : opening
                                           ? commandText(QT_TRANSLATE_NOOP("Commands", "A benchmark is being opened."))
                                           : whyDisabled(*action),
                             .shortcut = shortcuts.text(id),
                             .icon = action->icon().isNull() ? pageIcon : action->icon(),
                             .enabled = enabled,
                             .run = [&pageCommands, guard = QPointer(action), on = QPointer(page)] {
                                 if (guard && on)
                                     pageCommands.run(*on, *guard);
                             }});
        };
        for (QAction* action : page->pageActions())
            append(action, commandId(*page, *action));
        for (const Page::Part& part : page->parts()) {
            commands.append({.id = page->id() + QStringLiteral(".part.") + part.name,
                             .text = part.title,
                             .kind = page->title(),
                             .detail = commandText(QT_TRANSLATE_NOOP("Commands", "Tab")),
                             .icon = pageIcon,
                             .run = [&window, id = page->id(), name = part.name] {
                                 if (window.showPage(id))
                                     window.currentPage()->reveal(name);
                             }});
        }
        for (const Page::Entry& entry : page->entries()) {
            commands.append({.id = page->id() + QStringLiteral(".entry.") + entry.id,
                             .text = entry.title,
                             .kind = entry.kind,
                             .detail = entry.detail,
                             .icon = pageIcon,
                             .run = [&window, on = QPointer(page), id = entry.id] {
                                 if (on && window.showPage(on->id()))
                                     on->showEntry(id);
                             }});
        }
        for (const QDockWidget* dock : page->pageDocks())
            append(dock->toggleViewAction(), page->id() + QStringLiteral(".dock.") + dock->objectName());
    }
}

/// As a choice in the stream bar: it can be undone.
void changeStream(const Services& services, const StreamDefinition& definition)
{
    Document& document = services.document;
    if (!document.benchmark() || !document.stream())
        return;
    const StreamDefinition before = document.stream()->definition;
    if (before == definition || !makeStream(*document.benchmark(), definition))
        return;
    auto* const step = new ChangeValue<StreamDefinition>(
        commandText(QT_TRANSLATE_NOOP("Commands", "change the stream")), before, definition,
        [&document](const StreamDefinition& value) { static_cast<void>(document.setStream(value)); });
    services.undo.push(step->keptAs(stepkind::stream, [](const StreamDefinition& was, const StreamDefinition& is) {
        return beforeAndAfter(streamToJson(was), streamToJson(is));
    }));
}

void appendStreams(QList<Command>& commands, const Services& services)
{
    Document& document = services.document;
    const auto benchmark = document.benchmark();
    if (!benchmark || !document.stream())
        return;
    const StreamDefinition now = document.stream()->definition;
    const QIcon streamIcon = icon(services.themes, QStringLiteral("play"));
    const QString shown = QStringLiteral("✓");
    for (const std::string& name : streamNames(*benchmark)) {
        commands.append({.id = QStringLiteral("stream.") + QString::fromStdString(name),
                         .text = splitTitle(name),
                         .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Stream")),
                         .detail = name == now.split ? shown : QString(),
                         .icon = streamIcon,
                         .words = {QString::fromStdString(name)},
                         .run = [services, now, name] {
                             StreamDefinition definition = now;
                             definition.split = name;
                             definition.filter = {};
                             changeStream(services, definition);
                         }});
    }
    const QString settings = commandText(QT_TRANSLATE_NOOP("Commands", "Stream bar"));
    const auto order = [&](const char* id, const QString& text, StreamOrder wanted) {
        commands.append({.id = QLatin1String(id),
                         .text = text,
                         .kind = settings,
                         .detail = now.order == wanted ? shown : QString(),
                         .icon = icon(services.themes, QStringLiteral("sort")),
                         .run = [services, now, wanted] {
                             StreamDefinition definition = now;
                             definition.order = wanted;
                             if (wanted == StreamOrder::Natural)
                                 definition.seed = 0;
                             changeStream(services, definition);
                         }});
    };
    order("streambar.natural", commandText(QT_TRANSLATE_NOOP("Commands", "Natural order of the tasks")),
          StreamOrder::Natural);
    order("streambar.shuffled", commandText(QT_TRANSLATE_NOOP("Commands", "Shuffled order of the tasks")),
          StreamOrder::Shuffled);
    const auto missing = [&](const char* id, const QString& text, MissingScores wanted) {
        commands.append({.id = QLatin1String(id),
                         .text = text,
                         .kind = settings,
                         .detail = document.missingScores() == wanted ? shown : QString(),
                         .icon = icon(services.themes, QStringLiteral("settings")),
                         .run = [services, wanted] {
                             Document& changed = services.document;
                             if (changed.missingScores() == wanted)
                                 return;
                             auto* const step = new ChangeValue<MissingScores>(
                                 commandText(QT_TRANSLATE_NOOP("Commands", "change how missing scores count")),
                                 changed.missingScores(), wanted,
                                 [&changed](const MissingScores& value) { changed.setMissingScores(value); });
                             services.undo.push(step->keptAs(
                                 stepkind::missingScores,
                                 [weights = changed.weights()](const MissingScores& was, const MissingScores& is) {
                                     return beforeAndAfter(weightsToJson({weights, was}), weightsToJson({weights, is}));
                                 }));
                         }});
    };
    missing("streambar.missingZero", commandText(QT_TRANSLATE_NOOP("Commands", "Missing scores count as 0")),
            MissingScores::AsZero);
    missing("streambar.missingLeftOut", commandText(QT_TRANSLATE_NOOP("Commands", "Missing scores are left out")),
            MissingScores::Leave);
}

/// The saved filters of the workspace: choosing one filters the tables and goes to them.
void appendFilters(QList<Command>& commands, MainWindow& window, const Services& services)
{
    Workspace* const file = services.workspace.workspace();
    if (file == nullptr || !services.document.benchmark())
        return;
    const auto saved = FilterStore(*file).all();
    if (!saved)
        return;
    for (const SavedFilter& filter : *saved) {
        const QString name = QString::fromStdString(filter.name);
        Command command;
        command.id = QStringLiteral("filter.") + name;
        command.text = name;
        command.kind = commandText(QT_TRANSLATE_NOOP("Commands", "Filter"));
        command.detail = QString::fromStdString(filter.text);
        command.icon = icon(services.themes, QStringLiteral("filter"));
        command.run = [&window, &document = services.document, filter] {
            document.setTableFilter({.facets = {}, .expression = filter.text, .solvesAt = filter.solvesAt});
            window.showPage(QStringLiteral("benchmark"));
        };
        commands.append(std::move(command));
    }
}

void appendBenchmarks(QList<Command>& commands, const Services& services)
{
    WorkspaceFile& workspace = services.workspace;
    for (const BenchmarkSummary& summary : workspace.benchmarks()) {
        commands.append({.id = QStringLiteral("benchmarks.%1").arg(summary.id.value),
                         .text = QString::fromStdString(summary.name),
                         .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Benchmark")),
                         .detail = workspace.current() == summary.id ? QStringLiteral("✓") : QString(),
                         .icon = icon(services.themes, QStringLiteral("benchmark")),
                         .run = [&workspace, id = summary.id] {
                             if (workspace.current() != id)
                                 workspace.showBenchmark(id);
                         }});
    }
}

void appendModelsAndPolicies(QList<Command>& commands, MainWindow& window, const Services& services)
{
    Document& document = services.document;
    const auto benchmark = document.benchmark();
    if (!benchmark)
        return;
    const QIcon modelIcon = icon(services.themes, QStringLiteral("statistics"));
    for (const Model& model : benchmark->models) {
        commands.append({.id = QStringLiteral("model.") + QString::fromStdString(model.name),
                         .text = QString::fromStdString(model.name),
                         .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Model")),
                         .detail = QString::fromStdString(model.provider),
                         .icon = modelIcon,
                         .run = [&window, &document, name = model.name] {
                             if (!document.benchmark())
                                 return;
                             // There is no place for a model among the slides.
                             if (window.currentPage() != nullptr &&
                                 window.currentPage()->id() == QLatin1String("present"))
                                 window.showPage(QStringLiteral("statistics"));
                             document.selectModel(document.benchmark()->model(name));
                         }});
    }
    if (!document.results())
        return;
    const QIcon policyIcon = icon(services.themes, QStringLiteral("regret"));
    for (const LeaderboardRow& row : document.results()->rows) {
        const QString policy = QString::fromStdString(row.policy);
        commands.append(
            {.id = QStringLiteral("policy.") + policy,
             .text = policy,
             .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Policy")),
             .detail = (row.metrics.measured.calledOnly
                            ? commandText(QT_TRANSLATE_NOOP("Commands", "CumReg %1 against the called models"))
                            : commandText(QT_TRANSLATE_NOOP("Commands", "CumReg %1")))
                           .arg(numbers::regret(row.metrics.cumRegret)),
             .icon = policyIcon,
             .run = [&window, &document, policy] {
                 window.showPage(QStringLiteral("regret"));
                 document.selectPolicy(policy);
             }});
    }
}

void appendHelp(QList<Command>& commands, MainWindow& window, const QList<HelpHeading>& headings, const QIcon& helpIcon)
{
    QHash<QString, int> places;
    for (const HelpHeading& heading : headings) {
        const bool whole = heading.heading == heading.page;
        commands.append({.id = QStringLiteral("topic.%1.%2").arg(heading.topic).arg(places[heading.topic]++),
                         .text = heading.heading,
                         .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Help")),
                         .detail = whole ? QString() : heading.page,
                         .icon = helpIcon,
                         .secondary = true,
                         .run = [&window, heading, whole] {
                             window.showHelp(heading.topic, whole ? QString() : heading.heading);
                         }});
    }
}

CommandCatalog::Search taskSearch(MainWindow& window, const Services& services)
{
    const QString prefix = QStringLiteral("task.");
    Document& document = services.document;
    const auto command = [&window, &document, prefix, taskIcon = icon(services.themes, QStringLiteral("table"))](
                             const Benchmark& benchmark, TaskIndex task) {
        const std::string& id = benchmark.tasks[task].id;
        return Command{.id = prefix + QString::fromStdString(id),
                       .text = QString::fromStdString(id),
                       .kind = commandText(QT_TRANSLATE_NOOP("Commands", "Task")),
                       .detail = QString::fromStdString(benchmark.tasks.categoryName(task, Facet::Dimension)),
                       .icon = taskIcon,
                       .run = [&window, &document, id] {
                           if (!document.benchmark())
                               return;
                           document.selectTask(document.benchmark()->tasks.find(id));
                           window.showPage(benchmarkPage);
                       }};
    };
    return {.find =
                [&document, command](const QString& query, QList<Command>& commands) {
                    const auto benchmark = document.benchmark();
                    if (!benchmark)
                        return;
                    qsizetype found = 0;
                    for (std::size_t i = 0; i < benchmark->tasks.size() && found < maxTasks; ++i) {
                        const TaskIndex task = TaskIndex::at(i);
                        const std::string& id = benchmark->tasks[task].id;
                        if (!QString::fromStdString(id).contains(query, Qt::CaseInsensitive))
                            continue;
                        ++found;
                        commands.append(command(*benchmark, task));
                    }
                },
            .byId = [&document, command, prefix](const QString& id) -> std::optional<Command> {
                const auto benchmark = document.benchmark();
                if (!benchmark || !id.startsWith(prefix))
                    return std::nullopt;
                const auto task = benchmark->tasks.find(id.mid(prefix.size()).toStdString());
                return task ? std::optional(command(*benchmark, *task)) : std::nullopt;
            }};
}

} // namespace

void registerShortcuts(Shortcuts& shortcuts, const MainWindow& window)
{
    visitMenus(window, [&](QAction* action, const QString& menu) {
        const QString id = action->objectName();
        if (id.isEmpty() || id.startsWith(recentFilePrefix))
            return;
        // Their texts name what would be undone.
        const QString name = id == QLatin1String("edit.undo")   ? commandText(QT_TRANSLATE_NOOP("Commands", "Undo"))
                             : id == QLatin1String("edit.redo") ? commandText(QT_TRANSLATE_NOOP("Commands", "Redo"))
                                                                : QString();
        shortcuts.add(id, action, menu, {}, name);
    });
    for (const Page* page : window.pages()) {
        for (QAction* action : page->pageActions())
            shortcuts.add(commandId(*page, *action), action, page->title(), page->id());
    }
    shortcuts.addFixed(fixedKeys());
}

void registerCommands(CommandCatalog& catalog, MainWindow& window, const Services& services, const Shortcuts& shortcuts,
                      PageCommands& pageCommands)
{
    catalog.add([&window, services, &shortcuts, &pageCommands](QList<Command>& commands) {
        appendMenus(commands, window, shortcuts);
        appendPages(commands, window, services, shortcuts, pageCommands);
    });
    catalog.add([&window, services](QList<Command>& commands) {
        appendStreams(commands, services);
        appendBenchmarks(commands, services);
        appendFilters(commands, window, services);
        appendModelsAndPolicies(commands, window, services);
    });
    // The window is made anew when the language changes.
    catalog.add([&window, headings = helpHeadings(), helpIcon = icon(services.themes, QStringLiteral("help"))](
                    QList<Command>& commands) { appendHelp(commands, window, headings, helpIcon); });
    catalog.addSearch(taskSearch(window, services));
}

} // namespace acr::ui

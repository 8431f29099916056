// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/tour.h"

#include "app/workbench/mainwindow.h"

#include <QCoreApplication>
#include <QHash>

namespace acr::ui {

namespace {

QString tourText(const char* text)
{
    return QCoreApplication::translate("Tour", text);
}

/// The text about each page, by the page's id.
QString textOf(const QString& page)
{
    static const QHash<QString, const char*> texts{
        {QStringLiteral("benchmark"),
         QT_TRANSLATE_NOOP("Tour", "Ten thousand coding tasks with every model's outcome. Click a task to see its "
                                   "outcomes and every router's pick. The heatmap shows the same data, task by task.")},
        {QStringLiteral("session"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "A router's decisions, one task after the other. Space plays and pauses, the arrow keys step. The ballot "
             "shows why a model was picked. Fork here continues with other settings from the cursor on.")},
        {QStringLiteral("statistics"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "Which model is good at what, with intervals: by dimension, against each other, and what each one adds "
             "to the pool.")},
        {QStringLiteral("regret"),
         QT_TRANSLATE_NOOP("Tour",
                           "Every router's cumulative regret: its loss against always choosing the best model. Lower "
                           "is better. The leaderboard shows published figures beside the recomputed ones.")},
        {QStringLiteral("priors"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "What the router believes before the first task. Drag a cell up or down: the whole stream is replayed "
             "while you drag. Undo brings everything back.")},
        {QStringLiteral("memory"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "What the router remembers of the tasks it did, as a map and as beliefs. Move the cursor of the session "
             "and watch it learn.")},
        {QStringLiteral("live"),
         QT_TRANSLATE_NOOP("Tour", "Routes tasks to models while you watch, runs their answers in a sandbox and learns "
                                   "from the verdicts. Try "
                                   "it needs no key: the tasks and the simulated models are built in.")},
        {QStringLiteral("present"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "Bookmark any view with Ctrl+D and it becomes a slide here. Export the storyboard as one HTML file that "
             "opens in every browser, and share it.")},
    };
    const char* text = texts.value(page, nullptr);
    return text ? tourText(text) : QString();
}

} // namespace

QList<TourStep> tourSteps(MainWindow& window, QWidget& rail, QWidget& streamBar, bool simulated)
{
    QList<TourStep> steps;
    steps.append(
        {tourText(QT_TRANSLATE_NOOP("Tour", "Welcome")),
         simulated
             ? tourText(QT_TRANSLATE_NOOP(
                   "Tour", "This is a workbench for routers that choose a language model for each coding task. A "
                           "simulated benchmark is open; File ▸ Open benchmark folder… opens a real one."))
             : tourText(QT_TRANSLATE_NOOP(
                   "Tour", "This is a workbench for routers that choose a language model for each coding task. What it "
                           "shows is computed live from the benchmark that is open.")),
         {},
         {}});
    steps.append({tourText(QT_TRANSLATE_NOOP("Tour", "Pages")),
                  tourText(QT_TRANSLATE_NOOP(
                      "Tour", "One page for each question. Ctrl and a number switches. What you select on one page is "
                              "selected on all of them.")),
                  {},
                  [&rail] { return &rail; }});
    steps.append({tourText(QT_TRANSLATE_NOOP("Tour", "Stream")),
                  tourText(QT_TRANSLATE_NOOP(
                      "Tour", "The tasks, their order, and how much reward a dollar takes away. Move ε₂ and every page "
                              "follows. The badge says whether the data was recorded or simulated.")),
                  {},
                  [&streamBar] { return &streamBar; }});
    for (const Page* page : window.pages()) {
        const QString text = textOf(page->id());
        if (text.isEmpty())
            continue;
        steps.append({page->title(), text, [&window, id = page->id()] { window.showPage(id); },
                      [&window]() -> QWidget* { return window.currentPage(); }});
    }
    steps.append(
        {tourText(QT_TRANSLATE_NOOP("Tour", "Anything else")),
         tourText(QT_TRANSLATE_NOOP("Tour", "Ctrl+K finds every command, policy and task by a few letters. F1 explains "
                                            "the current page. Everything is saved at once, and Ctrl+Z undoes it.")),
         {},
         {}});
    return steps;
}

} // namespace acr::ui

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders every part of the Benchmark page, in both themes and two sizes, and filters in it and in the stream bar, to
/// PNG files:
///   QT_QPA_PLATFORM=offscreen benchmarkviews FOLDER [BENCHMARK [DECISIONS [STREAM]]]
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/shell/filteredit.h"
#include "widgets/shell/streambar.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QMainWindow>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>
#include <QWindow>

#include <functional>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr int patienceMs = 120'000;

/// Waits until the condition holds; ends the program where it never does.
void waitFor(const char* what, const std::function<bool()>& holds)
{
    // What was asked for before may begin with an event that waits.
    QCoreApplication::processEvents();
    if (!QTest::qWaitFor(holds, patienceMs))
        qFatal("%s: this does not happen", what);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    folder.mkpath(QStringLiteral("."));
    Benchmark benchmark;
    std::vector<DecisionSet> decisions;
    if (arguments.size() > 2) {
        auto imported = importBenchmark(arguments[2].toStdString(), {});
        if (!imported)
            return 1;
        benchmark = std::move(*imported);
        if (arguments.size() > 3)
            if (auto sets = importDecisions(arguments[3].toStdString(), benchmark, {}))
                decisions = std::move(*sets);
    } else {
        benchmark = simulate().value();
    }

    ThemeManager themes(application);
    Jobs jobs;
    Document document(jobs);
    QMainWindow window;
    auto* const page = new BenchmarkPage(document, jobs, themes, {}, &window);
    window.setCentralWidget(page);
    for (QDockWidget* dock : page->pageDocks())
        window.addDockWidget(Qt::RightDockWidgetArea, dock);
    document.setContents(std::make_shared<const Benchmark>(std::move(benchmark)), std::move(decisions),
                         {.split = arguments.value(4).toStdString()});
    window.show();
    const auto waitUntilSettled = [&] {
        waitFor("the page shows what it has", [&] { return page->settled() && !document.computing() && jobs.idle(); });
    };
    waitFor("the window is on the screen", [&] { return window.windowHandle()->isExposed(); });
    for (const bool dark : {false, true}) {
        themes.setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        for (const QSize size : {QSize(1216, 650), QSize(1856, 1010)}) {
            window.resize(size);
            for (const QString& part : {QStringLiteral("tasks"), QStringLiteral("outcomes"), QStringLiteral("heatmap"),
                                        QStringLiteral("audit")}) {
                page->reveal(part);
                waitUntilSettled();
                window.grab().save(
                    folder.filePath(QStringLiteral("%1-%2-%3.png")
                                        .arg(part, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                        .arg(size.width())));
            }
            page->reveal(QStringLiteral("tasks"));
            const auto grab = [&](QWidget& widget, const char* what) {
                waitUntilSettled();
                widget.grab().save(folder.filePath(
                    QStringLiteral("%1-%2-%3.png")
                        .arg(QLatin1String(what), dark ? QStringLiteral("dark") : QStringLiteral("light"))
                        .arg(size.width())));
            };
            const std::string first = document.benchmark()->models[0].name;
            const std::string second = document.benchmark()->models[1].name;
            auto* const table = page->findChild<DataTable*>(QStringLiteral("taskTable"));
            auto* const edit = page->findChild<FilterEdit*>(QStringLiteral("filterText"));
            document.setTableFilter({.facets = {{Facet::Dimension, {"bug_fixing", "algorithm"}}},
                                     .expression = "fails(" + first + ") and solves(" + second + ")"});
            page->taskRows()->setChecked(QStringLiteral("best_score"), QStringList{QStringLiteral("Tied for best")});
            table->showGroup(TaskTableModel::scoreKey, true);
            grab(window, "filter");
            window.activateWindow();
            edit->setFocus();
            edit->setText(QStringLiteral("solved_by < 3 and fails(claude-opus-4-7)"));
            grab(window, "filter-error");
            table->showGroup(TaskTableModel::scoreKey, false);
            page->taskRows()->clearFilter();

            QUndoStack undo;
            StreamBar bar(document, undo, themes);
            bar.resize(size.width(), measure::streamBarHeight);
            bar.show();
            bar.findChild<QToolButton*>(QStringLiteral("filter"))->click();
            auto* const streamEdit = bar.findChild<FilterEdit*>(QStringLiteral("streamFilterText"));
            streamEdit->setText(QString::fromStdString("solves(" + second + ")"));
            waitFor("the menu of the filter is open", [&] { return streamEdit->isVisible(); });
            grab(*streamEdit->window(), "stream-filter");
            document.setTableFilter({});
        }
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A page in a window, with all that a page can ask for around it: jobs, document, workspace, session player and undo
/// stack. The window has Undo and Redo with the program's keys, so that tests can press them.
///
///     PageFixture fixture(themes);
///     auto& page = fixture.show<RegretPage>(fixture.themes, fixture.document, fixture.jobs);
///     QVERIFY(fixture.open(benchmark, {.split = "id_test"}));
///     fixture.press(Qt::Key_Down);
///
/// Functions that wait return false when it takes too long; the test verifies that.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/workspace.h"
#include "tests/support/shareddata.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace acr::test {

class PageFixture {
public:
    static constexpr int patienceMs = 120'000;

    explicit PageFixture(ui::ThemeManager& themeManager)
        : themes(themeManager)
    {
        document.setSeeds(1);
        QAction* undoAction = undo.createUndoAction(&window);
        undoAction->setShortcut(QKeySequence::Undo);
        QAction* redoAction = undo.createRedoAction(&window);
        redoAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
        window.addActions({undoAction, redoAction});
        // As in the program: what was done to another benchmark can't be undone on this one.
        QObject::connect(&document, &ui::Document::benchmarkChanged, &undo, &QUndoStack::clear);
        // What a page of a window of 1280 × 720 has.
        window.resize(1216, 608);
    }

    /// Makes the page, in the place of one that is there, and shows it. The arguments are those of its constructor
    /// without the parent.
    template <class Page, class... Arguments>
    Page& show(Arguments&&... arguments)
    {
        auto* made = new Page(std::forward<Arguments>(arguments)..., &window);
        delete window.takeCentralWidget();
        m_page = made;
        window.setCentralWidget(made);
        made->show();
        for (QDockWidget* dock : made->pageDocks())
            window.addDockWidget(Qt::RightDockWidgetArea, dock);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window of the page does not become active");
        return *made;
    }
    [[nodiscard]] ui::Page& page() const { return *m_page; }

    /// Waits until nothing is computed and the page shows what there is.
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor(
            [this] { return jobs.idle() && !document.computing() && (m_page == nullptr || m_page->settled()); },
            patienceMs);
    }

    /// Shows a benchmark that is in no file.
    [[nodiscard]] bool open(std::shared_ptr<const Benchmark> benchmark, const StreamDefinition& stream = {},
                            std::vector<DecisionSet> decisions = {})
    {
        document.setContents(std::move(benchmark), std::move(decisions), stream);
        return settle();
    }
    /// Saves the benchmark in a workspace file of its own and opens that, as a user does.
    [[nodiscard]] bool openInWorkspace(const Benchmark& benchmark, const StreamDefinition& stream = {})
    {
        const QString path = folder.filePath(QStringLiteral("%1.acrw").arg(++m_files));
        if (auto file = Workspace::create(path.toStdString()); !file || !file->saveBenchmark(benchmark))
            return false;
        return workspace.open(path).has_value() &&
               QTest::qWaitFor([this] { return jobs.idle() && document.benchmark() != nullptr; }, patienceMs) &&
               (stream.split.empty() || document.setStream(stream).has_value()) && settle();
    }
    /// An empty workspace file, for what pages keep beside benchmarks.
    [[nodiscard]] bool openEmptyWorkspace()
    {
        return workspace
            .open(folder.filePath(QStringLiteral("%1.acrw").arg(++m_files)), ui::WorkspaceFile::Mode::Create)
            .has_value();
    }

    /// Presses a key where the keyboard's focus is.
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(focused(), static_cast<Qt::Key>(key), modifiers);
    }
    /// Types where the keyboard's focus is.
    void type(const QString& text) const { QTest::keyClicks(focused(), text); }
    /// Turns the wheel over a place of a widget, by eighths of a degree.
    static void turnWheel(QWidget& widget, const QPointF& place, const QPoint& angle, const QPoint& pixels = {},
                          Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(place, widget.mapToGlobal(place), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&widget, &event);
    }
    /// The page's action whose text begins so, without the mark of its mnemonic. Fatal when there is none.
    [[nodiscard]] QAction& action(const QString& text) const
    {
        for (QAction* each : m_page->pageActions()) {
            if (each->text().remove(u'&').startsWith(text))
                return *each;
        }
        qFatal("the page has no action %s", qPrintable(text));
    }
    /// A part of the page by its type, and its object name where there are several. Fatal when it is not there.
    template <class Part>
    [[nodiscard]] Part& part(const char* name = nullptr) const
    {
        auto* found = name == nullptr ? window.findChild<Part*>() : window.findChild<Part*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("the page has no part %s", name == nullptr ? Part::staticMetaObject.className() : name);
        return *found;
    }

    QTemporaryDir folder;
    ui::ThemeManager& themes;
    ui::Jobs jobs;
    ui::Document document{jobs};
    ui::WorkspaceFile workspace{document, jobs};
    ui::SessionPlayer player{document, jobs, &workspace};
    QUndoStack undo;
    QMainWindow window;

private:
    [[nodiscard]] static QWidget* focused()
    {
        QWidget* widget = QApplication::focusWidget();
        if (widget == nullptr)
            qFatal("no widget has the keyboard's focus");
        return widget;
    }

    ui::Page* m_page = nullptr;
    int m_files = 0;
};

/// A simulated benchmark that is there at once.
inline std::shared_ptr<const Benchmark> smallSimulatedBenchmark(std::uint64_t seed = 1)
{
    SimulatorOptions options;
    options.seed = seed;
    options.dimensionTasks.fill(30);
    options.agenticTasks = 12;
    options.prompts = false;
    return std::make_shared<const Benchmark>(simulate(options).value());
}

/// The real benchmark; null where it can't be read.
inline std::shared_ptr<const Benchmark> realBenchmark(const std::filesystem::path& folder)
{
    auto imported = importBenchmark(folder, {});
    return imported ? std::make_shared<const Benchmark>(std::move(*imported)) : nullptr;
}

} // namespace acr::test

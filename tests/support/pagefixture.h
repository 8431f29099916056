// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A page in a window, with all that a page can ask for around it: what stands behind a window, and an undo stack. The
/// window has Undo and Redo with the program's keys, so that tests can press them.
///
///     PageFixture fixture(themes);
///     auto& page = fixture.show<RegretPage>(fixture.themes, fixture.document, fixture.jobs);
///     QVERIFY(fixture.open(benchmark, {.split = "id_test"}));
///     fixture.press(Qt::Key_Down);
#pragma once

#include "tests/support/documentfixture.h"
#include "tests/support/shareddata.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMainWindow>
#include <QTableView>
#include <QUndoStack>

namespace acr::test {

class PageFixture final : public DocumentFixture {
public:
    explicit PageFixture(ui::ThemeManager& themeManager)
        : themes(themeManager)
    {
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
    [[nodiscard]] bool settle() const override
    {
        return QTest::qWaitFor(
            [this] { return jobs.idle() && !document.computing() && (m_page == nullptr || m_page->settled()); },
            patienceMs);
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
    /// Clicks on the middle of a row, or of a cell of a table, after scrolling to it.
    static void click(QAbstractItemView& view, const QModelIndex& index, Qt::KeyboardModifiers modifiers = {})
    {
        view.scrollTo(index);
        const QRect shown = view.visualRect(index) & view.viewport()->rect();
        if (shown.isEmpty())
            qFatal("row %d, column %d is not on screen", index.row(), index.column());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, shown.center());
    }
    /// Clicks on the header of a table's column.
    static void clickHeader(const QTableView& table, int column)
    {
        const QHeaderView& header = *table.horizontalHeader();
        const QRect section(header.sectionViewportPosition(column), 0, header.sectionSize(column), header.height());
        if (!header.viewport()->rect().contains(section.center()))
            qFatal("the header of column %d is not on screen", column);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, section.center());
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
    /// The dialog that is open. Waits for it; fatal when none opens.
    template <class Dialog>
    [[nodiscard]] static Dialog& dialog()
    {
        Dialog* found = nullptr;
        const bool there = QTest::qWaitFor([&] {
            found = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            return found != nullptr;
        });
        if (!there)
            qFatal("no %s is open", Dialog::staticMetaObject.className());
        return *found;
    }
    /// Checks the rules of models on the table's model, and on that behind it, as long as they live.
    void watchModelsOf(const QAbstractItemView& view) const
    {
        for (QAbstractItemModel* model = view.model(); model != nullptr;) {
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
            const auto* proxy = qobject_cast<QAbstractProxyModel*>(model);
            model = proxy != nullptr ? proxy->sourceModel() : nullptr;
        }
    }
    /// The texts of all labels of the page that are on screen.
    [[nodiscard]] QStringList shownLabels() const
    {
        QStringList texts;
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts << label->text();
        }
        return texts;
    }

    ui::ThemeManager& themes;
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
};

} // namespace acr::test

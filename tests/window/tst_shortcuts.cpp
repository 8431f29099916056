// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/keyboardmap.h"
#include "widgets/shell/keyrecorder.h"
#include "widgets/shell/keytooltips.h"
#include "widgets/shell/shortcutdialog.h"

#include <QFileDialog>
#include <QLabel>
#include <QMainWindow>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace acr::ui;

namespace {

/// A window with three commands: one of the window, one each of two pages.
struct Keys {
    QTemporaryDir folder;
    Preferences preferences{folder.path()};
    QMainWindow window;
    QAction find{QStringLiteral("&Find…")};
    QAction fork{QStringLiteral("Fork &here…")};
    QAction pin{QStringLiteral("&Pin")};
    int found = 0;
    Shortcuts shortcuts{preferences};

    Keys()
    {
        find.setShortcut(Qt::CTRL | Qt::Key_K);
        pin.setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QKeySequence(Qt::Key_Delete)});
        shortcuts.add("view.find", &find, "View");
        shortcuts.add("session.fork", &fork, "Session", "session");
        shortcuts.add("memory.pin", &pin, "Memory", "memory");
        shortcuts.addFixed({{"Tables", {Qt::CTRL | Qt::Key_C}, "Copy the rows"},
                            {"Player", {Qt::Key_F}, "Fork here", "session.fork"},
                            {"Grid", {Qt::Key_Plus, Qt::Key_Underscore, Qt::Key_Bar}, "Odd keys"}});
        QObject::connect(&find, &QAction::triggered, &window, [this] { ++found; });
        window.addActions({&find, &fork, &pin});
    }
};

template <class Widget>
Widget& part(QWidget& of, const char* name)
{
    auto* widget = of.findChild<Widget*>(QLatin1String(name));
    if (widget == nullptr)
        qFatal("there is no %s", name);
    return *widget;
}

} // namespace

class ShortcutsTest final : public QObject {
    Q_OBJECT

private slots:
    void changedKeysAreKeptAndReset()
    {
        Keys keys;
        QSignalSpy changed(&keys.shortcuts, &Shortcuts::changed);
        QCOMPARE(keys.shortcuts.text("view.find"), QString("Ctrl+K"));
        // A command without keys shows those of its view.
        QCOMPARE(keys.shortcuts.text("session.fork"), QString("F"));
        keys.shortcuts.setKeys("session.fork", QKeySequence(Qt::CTRL | Qt::Key_G));
        keys.shortcuts.setKeys("view.find", {});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(keys.fork.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
        QVERIFY(keys.find.shortcut().isEmpty());
        QVERIFY(keys.shortcuts.isChanged("view.find"));

        // As after a restart.
        Preferences preferences(keys.folder.path());
        Shortcuts again(preferences);
        QAction find("Find");
        find.setShortcut(Qt::CTRL | Qt::Key_K);
        QAction fork("Fork");
        again.add("view.find", &find, "View");
        again.add("session.fork", &fork, "Session", "session");
        QVERIFY(find.shortcut().isEmpty());
        QCOMPARE(fork.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
        again.resetAll();
        QCOMPARE(find.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
        QVERIFY(fork.shortcut().isEmpty());
        QVERIFY(!again.isAnyChanged());
    }

    void storedKeysThatMakeNoSenseAreIgnored()
    {
        QTemporaryDir folder;
        Preferences preferences(folder.path());
        preferences.setShortcut("view.find", QStringLiteral("X\tCtrl+J, Ctrl+K\tNonsense\tCtrl+J"));
        Shortcuts shortcuts(preferences);
        QAction find("Find");
        shortcuts.add("view.find", &find, "View");
        QCOMPARE(find.shortcuts(), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_J)});
    }

    void keysOfOtherCommandsAndViewsAreKnown()
    {
        Keys keys;
        const QKeySequence k(Qt::CTRL | Qt::Key_K);
        const QKeySequence p(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
        QCOMPARE(keys.shortcuts.owner("session.fork", k)->command, QString("view.find"));
        // Two pages may have the same keys.
        QVERIFY(!keys.shortcuts.owner("session.fork", p));
        QCOMPARE(keys.shortcuts.owner("view.find", p)->command, QString("memory.pin"));
        const auto table = keys.shortcuts.owner("view.find", QKeySequence(Qt::CTRL | Qt::Key_C));
        QCOMPARE(table->name, QString("Copy the rows"));
        QVERIFY(table->command.isEmpty());
        keys.shortcuts.takeOver("view.find", p);
        QCOMPARE(keys.find.shortcut(), p);
        QCOMPARE(keys.pin.shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_Delete)});
        // The default comes back from the command that has it by now.
        keys.shortcuts.reset("memory.pin");
        QCOMPARE(keys.pin.shortcut(), p);
        QVERIFY(keys.find.shortcut().isEmpty());
        QVERIFY(!Shortcuts::isUsable(QKeySequence(Qt::Key_F)));
        QVERIFY(!Shortcuts::isUsable(QKeySequence(Qt::SHIFT | Qt::Key_Left)));
        QVERIFY(!Shortcuts::isUsable(QKeySequence(Qt::CTRL | Qt::Key_X, Qt::CTRL | Qt::Key_C)));
        QVERIFY(Shortcuts::isUsable(QKeySequence(Qt::Key_F6)));
        QVERIFY(Shortcuts::isUsable(QKeySequence(Qt::ALT | Qt::Key_Left)));
    }

    void theDialogIsDrivenByKeys()
    {
        Keys keys;
        ThemeManager themes(*qApp);
        keys.window.show();
        ShortcutDialog dialog(themes, keys.shortcuts, &keys.window);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto& search = part<QLineEdit>(dialog, "shortcutSearch");
        auto& tree = part<QTreeWidget>(dialog, "shortcutTree");
        auto& recorder = part<KeyRecorder>(dialog, "shortcutKeys");
        auto& note = part<QLabel>(dialog, "shortcutNote");
        auto& take = part<QPushButton>(dialog, "shortcutTake");

        // By its keys.
        QTest::keyClicks(&search, "ctrl+k");
        QCOMPARE(tree.currentItem()->text(0), QString("Find…"));
        search.clear();
        QTest::keyClicks(&search, "fork");
        QCOMPARE(tree.currentItem()->text(0), QString("Fork here…"));
        QTest::keyClick(&search, Qt::Key_Return);
        QTRY_VERIFY(tree.hasFocus());
        QTest::keyClick(&tree, Qt::Key_Return);
        QTRY_VERIFY(recorder.hasFocus());

        // A single letter belongs to views.
        QTest::keyClick(&recorder, Qt::Key_G);
        QVERIFY(keys.fork.shortcut().isEmpty());
        QVERIFY(note.text().contains("can't be used"));
        QVERIFY(!take.isVisible());
        // Keys of a table can't be taken over.
        QTest::keyClick(&recorder, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(note.text().contains("Copy the rows"));
        QVERIFY(!take.isVisible());
        // Those of a command can, when the user says so.
        QTest::keyClick(&recorder, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(note.text().contains("Find…"));
        QCOMPARE(keys.find.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
        QVERIFY(take.isVisible());
        QTRY_VERIFY(take.hasFocus());
        QTest::keyClick(&take, Qt::Key_Space);
        QCOMPARE(keys.fork.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
        QVERIFY(keys.find.shortcut().isEmpty());
        QCOMPARE(tree.currentItem()->text(1), QString("Ctrl+K"));

        // Escape gives up and does not close the dialog.
        QTest::keyClick(&tree, Qt::Key_Return);
        QTest::keyClick(&recorder, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QTRY_VERIFY(tree.hasFocus());
        QTest::mouseClick(&part<QPushButton>(dialog, "shortcutNone"), Qt::LeftButton);
        QVERIFY(keys.fork.shortcut().isEmpty());
        search.clear();
        dialog.select("view.find");
        QTest::mouseClick(&part<QPushButton>(dialog, "shortcutDefault"), Qt::LeftButton);
        QCOMPARE(keys.find.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
        keys.shortcuts.setKeys("memory.pin", QKeySequence(Qt::Key_F6));
        auto& all = part<QPushButton>(dialog, "shortcutAllDefault");
        QVERIFY(all.isEnabled());
        QTest::mouseClick(&all, Qt::LeftButton);
        QCOMPARE(keys.pin.shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
        QVERIFY(!all.isEnabled());
    }

    void newKeysActAtOnceAndInToolTips()
    {
        Keys keys;
        keys.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&keys.window));
        QToolButton button(&keys.window);
        button.setDefaultAction(&keys.find);
        QCOMPARE(KeyToolTips::tip(button), QString("Find… (Ctrl+K)"));
        keys.shortcuts.setKeys("view.find", QKeySequence(Qt::CTRL | Qt::Key_J));
        QCOMPARE(KeyToolTips::tip(button), QString("Find… (Ctrl+J)"));
        QTest::keyClick(&keys.window, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(keys.found, 0);
        QTest::keyClick(&keys.window, Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(keys.found, 1);
    }

    void theMapListsEveryKeyAndIsSearchedAndSaved()
    {
        Keys keys;
        ThemeManager themes(*qApp);
        keys.window.resize(900, 700);
        keys.window.show();
        KeyboardMap map(themes, keys.shortcuts, &keys.window);
        map.show();
        QVERIFY(QTest::qWaitForWindowActive(&map));
        for (const char* text :
             {"View", "Find…", "Ctrl+K", "Memory", "Ctrl+Shift+P", "Del", "Player", "Fork here", "Grid", "+ · _ · |"})
            QVERIFY2(map.text().contains(text), text);
        auto& search = part<QLineEdit>(map, "keyboardMapSearch");
        QTest::keyClicks(&search, "player");
        QVERIFY(map.text().contains("Fork here"));
        QVERIFY(!map.text().contains("Find…"));
        search.clear();
        keys.shortcuts.setKeys("view.find", QKeySequence(Qt::CTRL | Qt::Key_J));
        QVERIFY(map.text().contains("Ctrl+J"));
        QVERIFY(!map.text().contains("Ctrl+K"));

        const QString path = keys.folder.filePath("keys.pdf");
        QTest::mouseClick(&part<QPushButton>(map, "keyboardMapPdf"), Qt::LeftButton);
        QTRY_VERIFY(map.findChild<QFileDialog*>());
        auto* files = map.findChild<QFileDialog*>();
        files->selectFile(path);
        QMetaObject::invokeMethod(files, "accept");
        QTRY_VERIFY(QFileInfo(path).size() > 0);
        QVERIFY2(!QStandardPaths::findExecutable("pdftotext").isEmpty(),
                 "pdftotext (poppler-utils) is needed to read the PDF");
        QProcess read;
        read.start("pdftotext", {"-layout", path, "-"});
        QVERIFY(read.waitForFinished());
        const QString text = QString::fromUtf8(read.readAllStandardOutput());
        for (const char* word : {"Keyboard map", "Find", "Ctrl+J", "Copy the rows", "Player"})
            QVERIFY2(text.contains(word), qPrintable(text));
    }
};

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The palette over everything, in the program's window and by keys.

#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "tests/support/documentfixture.h"
#include "tests/support/heldjobs.h"
#include "tests/support/shareddata.h"
#include "tests/window/smallbenchmark.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/helpview.h"
#include "widgets/shell/jobsindicator.h"
#include "widgets/shell/keyboardmap.h"
#include "widgets/shell/keyrecorder.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/shortcutdialog.h"
#include "widgets/shell/worknote.h"

#include <QAbstractButton>
#include <QFrame>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

using namespace acr;
using namespace acr::ui;
using acr::test::smallBenchmark;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;

    Desk() { start(); }
    void start()
    {
        workbench.reset();
        workbench = std::make_unique<Workbench>(*qApp, folder.path(), folder.path());
    }
    bool openSmall()
    {
        const QString file = folder.filePath("small.acrw");
        const bool fresh = !QFileInfo::exists(file);
        if (!services().workspace.open(file, fresh ? WorkspaceFile::Mode::Create : WorkspaceFile::Mode::Existing))
            return false;
        if (fresh)
            services().workspace.simulate(smallBenchmark());
        return show() && calm() && services().document.benchmark();
    }
    bool show()
    {
        window().resize(1280, 720);
        window().show();
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window());
    }
    bool speak(const QString& language)
    {
        if (services().preferences.language() == language)
            return true;
        const QPointer<MainWindow> before(&window());
        services().preferences.setLanguage(language);
        return QTest::qWaitFor([&] { return before.isNull(); }) && show();
    }
    Services services() { return workbench->services(); }
    MainWindow& window() { return workbench->window(); }
    bool calm() { return test::waitUntilCalm(services().jobs, services().document); }
    /// Where the keyboard is.
    QWidget& focus() { return window().focusWidget() != nullptr ? *window().focusWidget() : window(); }
    /// Presses keys in the window, which is the active one again after a dialog.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            qFatal("the window does not become active");
        QTest::keyClick(&focus(), key, modifiers);
    }
    CommandPalette& openPalette()
    {
        auto* palette = window().findChild<CommandPalette*>();
        // The first time by its keys. After a popup the platform of tests gives the keyboard back late.
        if (palette == nullptr)
            press(Qt::Key_K, Qt::ControlModifier);
        else
            window().actions().action("view.commands")->trigger();
        palette = window().findChild<CommandPalette*>();
        if (palette == nullptr || !palette->isVisible())
            qFatal("Ctrl+K opens no palette");
        return *palette;
    }
    /// Types where the palette takes letters; what has no key comes from an input
    /// method, as on a Chinese desktop.
    static void type(CommandPalette& palette, const QString& text)
    {
        if (std::ranges::all_of(text, [](QChar letter) { return letter.unicode() < 0x80; }))
            return QTest::keyClicks(&palette.input(), text);
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(&palette.input(), &event);
    }
    /// Opens the palette by its keys, types and takes the first.
    void run(const QString& query)
    {
        CommandPalette& palette = openPalette();
        type(palette, query);
        QTest::keyClick(&palette.input(), Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    QString first() { return window().findChild<CommandPalette*>()->model().index(0).data().toString(); }
    const Page& page() { return *window().currentPage(); }
};

QStringList languages()
{
    return {"en", "zh_CN"};
}

} // namespace

class CommandsTest final : public QObject {
    Q_OBJECT

    static void languageRows()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

private slots:
    void everyCommandHasANameOfItsOwnAndKeysThatNobodyElseHas_data() { languageRows(); }
    void everyCommandHasANameOfItsOwnAndKeysThatNobodyElseHas()
    {
        QFETCH(QString, language);
        Desk desk;
        QVERIFY(desk.speak(language));
        QVERIFY(desk.openSmall());
        const Shortcuts& shortcuts = desk.window().shortcuts();
        for (const Shortcuts::Command& command : shortcuts.commands()) {
            QVERIFY2(!command.id.endsWith('.'), qPrintable(command.name()));
            for (const QKeySequence& keys : command.keys()) {
                const auto had = shortcuts.owner(command.id, keys);
                QVERIFY2(!had || had->command.isEmpty(),
                         qPrintable(command.id + " and " + had.value_or(Shortcuts::Owner{}).command + " have " +
                                    keys.toString()));
            }
        }
        QSet<QString> ids;
        for (const Command& command : desk.window().commands().commands()) {
            if (command.id.isEmpty())
                continue;
            QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
            ids.insert(command.id);
        }
        // Other words are for commands that exist.
        const CommandWords words;
        for (const QString& id : words.commands())
            QVERIFY2(ids.contains(id), qPrintable(id));
        // Every action of a page has some in both languages.
        const auto isHan = [](QChar each) { return each.script() == QChar::Script_Han; };
        const auto isLatin = [](QChar each) { return each.script() == QChar::Script_Latin; };
        for (const Page* page : desk.window().pages()) {
            for (const QAction* action : page->pageActions()) {
                const QString id = page->id() + QLatin1Char('.') + action->objectName();
                const QString others = words.of(id).join(QLatin1Char(' '));
                QVERIFY2(std::any_of(others.begin(), others.end(), isHan) &&
                             std::any_of(others.begin(), others.end(), isLatin),
                         qPrintable(id));
            }
        }
        desk.services().preferences.setLanguage("en");
    }

    /// A newcomer finds *fork* from the Priors page: Ctrl+K, a word, Return.
    void forkIsFoundFromThePriorsPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("query");
        QTest::newRow("English") << "en"
                                 << "fork";
        QTest::newRow("another English word") << "en"
                                              << "branch";
        QTest::newRow("a Chinese word in English") << "en" << QString::fromUtf8("分叉");
        QTest::newRow("Chinese") << "zh_CN" << QString::fromUtf8("分叉");
        QTest::newRow("another Chinese word") << "zh_CN" << QString::fromUtf8("分支");
        QTest::newRow("an English word in Chinese") << "zh_CN"
                                                    << "fork";
    }
    void forkIsFoundFromThePriorsPage()
    {
        QFETCH(QString, language);
        QFETCH(QString, query);
        Desk desk;
        QVERIFY(desk.speak(language));
        QVERIFY(desk.openSmall());
        desk.press(Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(desk.page().id(), QString("priors"));
        desk.run(query);
        QTRY_COMPARE(desk.page().id(), QString("session"));
        // The session begins first; then the dialog asks what is to be another.
        QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<ForkDialog*>() != nullptr, test::patienceMs);
        QVERIFY(desk.window().findChild<ForkDialog*>()->isVisible());
        desk.window().findChild<ForkDialog*>()->reject();
        QVERIFY(desk.calm());
        desk.services().preferences.setLanguage("en");
    }

    void forkIsFoundFromThePriorsPageOnTheRealData()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        Desk desk;
        QVERIFY(desk.services().workspace.open(desk.folder.filePath("real.acrw"), WorkspaceFile::Mode::Create));
        QVERIFY(desk.show());
        desk.services().workspace.importPath(QString::fromStdString(folder.string()));
        QVERIFY(QTest::qWaitFor([&] { return desk.services().document.benchmark() != nullptr; }, test::patienceMs));
        QVERIFY(desk.calm());
        desk.press(Qt::Key_5, Qt::ControlModifier);
        desk.run("fork");
        QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<ForkDialog*>() != nullptr, test::patienceMs);
        QCOMPARE(desk.page().id(), QString("session"));
        desk.window().findChild<ForkDialog*>()->reject();
    }

    void whatCannotBeDoneThereIsSaid()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        desk.press(Qt::Key_5, Qt::ControlModifier);
        desk.run("take the fork away");
        QTRY_COMPARE(desk.page().id(), QString("session"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.window().statusBar()->currentMessage().contains("There is no fork."),
                                 test::patienceMs);
        // On the page itself it is dimmed, with the reason.
        CommandPalette& palette = desk.openPalette();
        QTest::keyClicks(&palette.input(), "take the fork away");
        QCOMPARE(palette.model().index(0).data(CommandModel::EnabledRole).toBool(), false);
        QCOMPARE(palette.model().index(0).data(CommandModel::DetailRole).toString(), QString("There is no fork."));
        QTest::keyClick(&palette.input(), Qt::Key_Escape);
        QVERIFY(desk.calm());
    }

    void tabsHelpTopicsAndSettingsAreFound()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        desk.run("tariff");
        QTRY_COMPARE(desk.page().id(), QString("priors"));
        const auto* tabs = desk.page().findChild<QTabWidget*>();
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("Prices"));
        desk.run("getting data in");
        auto* help = desk.window().findChild<HelpView*>();
        QTRY_VERIFY(help->isVisible());
        QCOMPARE(help->topic(), QString("overview"));
        QTRY_COMPARE(help->heading(), QString("Getting data in"));
        desk.run("night");
        QTRY_VERIFY(desk.services().themes.theme().isDark());
        desk.run("missing scores are left out");
        QTRY_COMPARE(desk.services().document.missingScores(), MissingScores::Leave);
        desk.services().undo.undo();
        QCOMPARE(desk.services().document.missingScores(), MissingScores::AsZero);
        desk.run("shuffled");
        QTRY_COMPARE(desk.services().document.stream()->definition.order, StreamOrder::Shuffled);
        QVERIFY(desk.calm());
    }

    void theLatestCommandsComeFirstAfterARestart()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        desk.run("statistics");
        QTRY_COMPARE(desk.page().id(), QString("statistics"));
        const std::string task = desk.services().document.benchmark()->tasks[TaskIndex::at(3)].id;
        desk.run(QString::fromStdString(task));
        QTRY_COMPARE(desk.page().id(), QString("benchmark"));
        desk.window().close();
        desk.start();
        QVERIFY(desk.openSmall());
        CommandPalette& palette = desk.openPalette();
        QCOMPARE(palette.model().index(0).data().toString(), QString::fromStdString(task));
        QCOMPARE(palette.model().index(1).data().toString(), QString("Statistics"));
    }

    void keysAreChangedInTheDialogAndHoldEverywhere()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        desk.run("hotkeys");
        QTRY_VERIFY(desk.window().findChild<ShortcutDialog*>());
        auto* dialog = desk.window().findChild<ShortcutDialog*>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->select("page.regret");
        auto* recorder = dialog->findChild<KeyRecorder*>();
        recorder->setFocus();
        QTest::keyClick(recorder, Qt::Key_R, Qt::AltModifier);
        dialog->reject();
        desk.press(Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(desk.page().id(), QString("regret"));
        // In the menu, the tool tip of the rail, the palette and the map.
        QCOMPARE(desk.window().actions().action("page.regret")->shortcut(), QKeySequence(Qt::ALT | Qt::Key_R));
        bool inRail = false;
        for (const auto* button : desk.window().findChild<Rail*>()->findChildren<QAbstractButton*>())
            inRail = inRail || button->toolTip() == "Regret (Alt+R)";
        QVERIFY(inRail);
        CommandPalette& palette = desk.openPalette();
        QTest::keyClicks(&palette.input(), "regret");
        QCOMPARE(palette.model().index(0).data(CommandModel::ShortcutRole).toString(), QString("Alt+R"));
        QTest::keyClick(&palette.input(), Qt::Key_Escape);
        desk.press(Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(desk.window().findChild<KeyboardMap*>());
        auto* map = desk.window().findChild<KeyboardMap*>();
        for (const char* text : {"Alt+R", "Session: player", "Priors: grid", "Heatmaps", "Tables", "Ctrl+Shift+A"})
            QVERIFY2(map->text().contains(text), text);
        map->close();
        desk.window().close();
        desk.start();
        QVERIFY(desk.openSmall());
        desk.press(Qt::Key_1, Qt::ControlModifier);
        desk.press(Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(desk.page().id(), QString("regret"));
        desk.window().shortcuts().resetAll();
        QVERIFY(desk.calm());
    }

    void thePaletteOpensFromATextField()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        QVERIFY(desk.window().showPage("benchmark"));
        QVERIFY(desk.calm());
        auto* field = desk.window().findChild<QLineEdit*>("filterText");
        field->setFocus();
        QTest::keyClicks(field, "gen");
        QTest::keyClick(field, Qt::Key_Home);
        QTest::keyClick(field, Qt::Key_K, Qt::ControlModifier);
        auto* palette = desk.window().findChild<CommandPalette*>();
        QVERIFY(palette != nullptr && palette->isVisible());
        QCOMPARE(field->text(), QString("gen"));
        QTest::keyClick(&palette->input(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void anImportThatWasCancelledIsDoneAgainFromTheListOfJobs()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        {
            const test::HeldJobs held(desk.services().jobs);
            desk.services().workspace.simulate(smallBenchmark(2));
            desk.services().jobs.cancelAll();
        }
        QVERIFY(desk.calm());
        QCOMPARE(desk.services().workspace.benchmarks().size(), std::size_t(1));
        desk.run("background work");
        auto* list = desk.window().findChild<QFrame*>("jobList");
        QTRY_VERIFY(list->isVisible());
        auto* retry = list->findChild<QPushButton*>("retryJob");
        QVERIFY(retry != nullptr && retry->isVisible());
        QTest::keyClick(retry, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(desk.services().workspace.benchmarks().size(), std::size_t(2), test::patienceMs);
        QTRY_VERIFY(desk.services().jobs.unfinished().isEmpty());
        QVERIFY(desk.calm());
    }

    void everyPageSaysWhatIsComputedForIt()
    {
        Desk desk;
        QVERIFY(desk.openSmall());
        for (const char* id : {"session", "statistics", "regret", "priors", "memory", "benchmark"}) {
            QVERIFY(desk.window().showPage(id));
            QVERIFY(desk.calm());
            auto* note = desk.page().findChild<WorkNote*>();
            QVERIFY2(!note->isVisible(), id);
        }
        // Nothing ends while the jobs are held.
        for (const char* id : {"session", "statistics", "priors", "memory", "benchmark"}) {
            QVERIFY(desk.window().showPage(id));
            QVERIFY(desk.calm());
            const test::HeldJobs held(desk.services().jobs);
            StreamDefinition other = desk.services().document.stream()->definition;
            other.split = other.split == "ood16" ? "id_test" : "ood16";
            QVERIFY(desk.services().document.setStream(other));
            const auto* note = desk.page().findChild<WorkNote*>();
            QTRY_VERIFY2(note->isVisible(), id);
            QVERIFY2(!note->text().isEmpty(), id);
        }
        QVERIFY(desk.window().showPage("regret"));
        QVERIFY(desk.calm());
        const test::HeldJobs held(desk.services().jobs);
        StreamDefinition stream = desk.services().document.stream()->definition;
        stream.order = StreamOrder::Shuffled;
        QVERIFY(desk.services().document.setStream(stream));
        auto* note = desk.page().findChild<WorkNote*>();
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().contains("Computing the leaderboard"));
    }
};

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"

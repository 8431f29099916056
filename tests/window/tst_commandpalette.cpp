// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandcatalog.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/tourguide.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace acr::ui;

namespace {

Command named(const QString& text, const QString& kind = {})
{
    return {.text = text, .kind = kind, .run = [] {}};
}

QStringList texts(const CommandModel& model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row).data().toString());
    return list;
}

} // namespace

class CommandPaletteTest final : public QObject {
    Q_OBJECT

private slots:
    void lettersFitInOrderAndWholeWordsFitBest_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing typed") << ""
                                       << "Export" << true;
        QTest::newRow("whole word") << "export"
                                    << "Export page as image…" << true;
        QTest::newRow("initials") << "epi"
                                  << "Export page as image…" << true;
        QTest::newRow("two words, any order") << "image export"
                                              << "Export page as image…" << true;
        QTest::newRow("letters out of order") << "tropxe"
                                              << "Export" << false;
        QTest::newRow("one letter that is not there") << "z"
                                                      << "Export" << false;
        QTest::newRow("more letters than text") << "exportexport"
                                                << "Export" << false;
        QTest::newRow("id with punctuation") << "mbpp_631"
                                             << "dim1_mbpp_631" << true;
        QTest::newRow("Chinese") << "导出"
                                 << "导出页面为图像" << true;
    }
    void lettersFitInOrderAndWholeWordsFitBest()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        const auto match = fuzzyMatch(query, text);
        QCOMPARE(match.has_value(), fits);
        if (match) {
            QVERIFY(std::ranges::is_sorted(match->positions));
            for (const int position : match->positions)
                QVERIFY(position >= 0 && position < text.size());
        }
    }

    void theBestFitComesFirst()
    {
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCommands({named("Remove benchmark…"), named("Open benchmark folder…"), named("Benchmark"),
                           named("Bring me a hammer")});
        QCOMPARE(model.rowCount(), 4);
        model.setQuery("benchmark");
        QCOMPARE(texts(model), (QStringList{"Benchmark", "Remove benchmark…", "Open benchmark folder…"}));
        model.setQuery("xyz");
        QCOMPARE(model.rowCount(), 0);
    }

    void aLongListIsAskedOnlyForWhatIsTyped()
    {
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList asked;
        model.setCommands({named("Quit")}, [&](const QString& query, QList<Command>& found) {
            asked.append(query);
            found.append(named("task_" + query));
        });
        model.setQuery("m");
        QVERIFY(asked.isEmpty());
        model.setQuery("mb");
        QCOMPARE(asked, QStringList{"mb"});
        QCOMPARE(texts(model), QStringList{"task_mb"});
    }

    void anotherWordFindsACommandAndSaysWhich()
    {
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Command fork = named("Fork here…", "Session");
        fork.words = {"branch", "what if", "分支"};
        model.setCommands({named("Bring a chart"), named("Remove branches"), fork});
        model.setQuery("branch");
        // A name that has the word comes before another word, and that before scattered letters.
        QCOMPARE(texts(model), (QStringList{"Remove branches", "Fork here…"}));
        QCOMPARE(model.index(1).data(CommandModel::WordRole).toString(), QString("branch"));
        for (const char* query : {"what", "if", "分支", "支"}) {
            model.setQuery(QString::fromUtf8(query));
            QCOMPARE(texts(model), QStringList{"Fork here…"});
        }
        // Not from the middle of a word.
        model.setQuery("ranch");
        QCOMPARE(texts(model), QStringList{"Remove branches"});
    }

    void whatWasTakenLatelyComesFirst()
    {
        QTemporaryDir folder;
        WindowState state(folder.path());
        CommandCatalog catalog(state);
        catalog.add([](QList<Command>& commands) {
            for (int i = 0; i < 20; ++i)
                commands.append({.id = QString::number(i), .text = QStringLiteral("Command %1").arg(i)});
        });
        // As somebody who has a list of filters adds them.
        catalog.add([](QList<Command>& commands) {
            commands.append({.id = "filter.hard", .text = "hard tasks", .kind = "Saved filter"});
        });
        catalog.addSearch(
            {.find = [](const QString& query,
                        QList<Command>& found) { found.append({.id = "task.7", .text = "task " + query}); },
             .byId = [](const QString& id) -> std::optional<Command> {
                 return id == "task.7" ? std::optional(Command{.id = id, .text = "task seven"}) : std::nullopt;
             }});
        QCOMPARE(catalog.commands().size(), 21);
        for (int i = 0; i < 15; ++i)
            catalog.noteTaken(QString::number(i));
        catalog.noteTaken("task.7");
        catalog.noteTaken("filter.hard");
        catalog.noteTaken("gone");
        catalog.noteTaken({});
        QCOMPARE(state.recentCommands().size(), recentCommandLimit);
        const WindowState again(folder.path());
        QCOMPARE(again.recentCommands().mid(0, 3), (QStringList{"gone", "filter.hard", "task.7"}));
        const QList<Command> commands = catalog.commands();
        QCOMPARE(commands.size(), 22);
        QCOMPARE(commands[0].text, QString("hard tasks"));
        QCOMPARE(commands[1].text, QString("task seven"));
        QCOMPARE(commands[2].text, QString("Command 14"));
        QVERIFY(commands[0].recent && commands[2].recent && !commands.last().recent);
        CommandModel model;
        model.setCommands(commands, catalog.source());
        QCOMPARE(model.index(10).data(CommandModel::EndOfRecentRole).toBool(), true);
        model.setQuery("command 1");
        QCOMPARE(texts(model).front(), QString("Command 14"));
        // Found again by its letters, it is not listed twice.
        model.setQuery("task");
        QCOMPARE(texts(model).count("task seven"), 1);
        QVERIFY(!texts(model).contains("task task"));
    }

    void aDisabledCommandIsListedWithItsReason()
    {
        ThemeManager themes(*qApp);
        QWidget window;
        window.resize(900, 600);
        window.show();
        CommandPalette palette(themes, &window);
        QStringList taken;
        connect(&palette, &CommandPalette::taken, this, [&](const QString& id) { taken.append(id); });
        bool said = false;
        palette.open({{.id = "drop",
                       .text = "Drop",
                       .detail = "There is no fork.",
                       .enabled = false,
                       .run = [&] { said = true; }},
                      {.id = "drag", .text = "Drag", .shortcut = "Ctrl+G", .run = [] {}}},
                     {});
        QTest::keyClicks(&palette.input(), "dr");
        // What can be done comes first.
        QCOMPARE(texts(palette.model()), (QStringList{"Drag", "Drop"}));
        QCOMPARE(palette.model().index(0).data(CommandModel::ShortcutRole).toString(), QString("Ctrl+G"));
        QVERIFY(palette.model().index(1).data(Qt::AccessibleTextRole).toString().contains("There is no fork."));
        QTest::keyClick(&palette.input(), Qt::Key_Down);
        QTest::keyClick(&palette.input(), Qt::Key_Return);
        QTRY_VERIFY(said);
        QVERIFY(taken.isEmpty());
    }

    void keysWalkAndReturnRuns()
    {
        ThemeManager themes(*qApp);
        QWidget window;
        window.resize(900, 600);
        window.show();
        CommandPalette palette(themes, &window);
        QStringList ran;
        QList<Command> commands;
        for (const char* name : {"Undo", "Redo", "Quit"})
            commands.append({.text = QLatin1String(name), .run = [&ran, name] { ran.append(QLatin1String(name)); }});
        palette.open(commands, {});
        QVERIFY(palette.isVisible());
        QTest::keyClicks(&palette.input(), "do");
        QCOMPARE(palette.model().rowCount(), 2);
        QTest::keyClick(&palette.input(), Qt::Key_Down);
        QTest::keyClick(&palette.input(), Qt::Key_Down);
        QTest::keyClick(&palette.input(), Qt::Key_Return);
        QTRY_COMPARE(ran, QStringList{"Redo"});
        QVERIFY(!palette.isVisible());

        palette.open(commands, {});
        QVERIFY(palette.input().text().isEmpty());
        QTest::keyClick(&palette, Qt::Key_Escape);
        QTRY_VERIFY(!palette.isVisible());
        QCOMPARE(ran.size(), 1);
    }

    void theTourGoesForwardAndBackAndEnds()
    {
        ThemeManager themes(*qApp);
        QWidget window;
        window.resize(900, 600);
        auto* part = new QWidget(&window);
        part->setGeometry(0, 0, 64, 600);
        window.show();
        TourGuide tour(themes, &window);
        QStringList entered;
        tour.start({{"One", "first", [&] { entered.append("one"); }, {}},
                    {"Two", "second", [&] { entered.append("two"); }, [part] { return part; }},
                    {"Three", "third", {}, {}}});
        QSignalSpy ended(&tour, &TourGuide::ended);
        QVERIFY(tour.isVisible());
        QTest::keyClick(&tour, Qt::Key_Right);
        QCOMPARE(tour.step(), 1);
        QCOMPARE(entered, (QStringList{"one", "two"}));
        const auto* bubble = tour.findChild<QPushButton*>("tourNext")->parentWidget();
        QVERIFY(!bubble->geometry().intersects(part->geometry()));
        QVERIFY(tour.rect().contains(bubble->geometry()));
        QTest::keyClick(&tour, Qt::Key_Left);
        QCOMPARE(tour.step(), 0);
        QTest::mouseClick(tour.findChild<QPushButton*>("tourNext"), Qt::LeftButton);
        QTest::mouseClick(tour.findChild<QPushButton*>("tourNext"), Qt::LeftButton);
        QCOMPARE(tour.step(), 2);
        QTest::keyClick(&tour, Qt::Key_Return);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!tour.isVisible());
    }
};

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"

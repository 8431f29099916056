// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/memory/priorjson.h"
#include "core/session/sessionjson.h"
#include "core/workspace/database.h"
#include "tests/pages/retry.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/charts/curvechart.h"
#include "widgets/models/charttable.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/taskview.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/session/attemptflow.h"
#include "widgets/pages/session/decisionpanel.h"
#include "widgets/pages/session/eventdialog.h"
#include "widgets/pages/session/eventpalette.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/forklist.h"
#include "widgets/pages/session/lanechart.h"
#include "widgets/pages/session/neighbourlist.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/session/stepmodel.h"
#include "widgets/pages/session/timelinebar.h"
#include "widgets/pages/session/transportbar.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>
#include <QUndoStack>
#include <QtTest>

#include <cmath>

using namespace acr;
using namespace acr::ui;

class SessionPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;
    SessionPage* m_page = nullptr;

    SessionPage& page() { return *m_page; }
    SessionPlayer& player() { return m_fixture->player; }
    template <class T>
    [[nodiscard]] T& part(const char* name = nullptr)
    {
        return m_fixture->part<T>(name);
    }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    [[nodiscard]] bool open(std::size_t tasks = 1200)
    {
        return m_fixture->open(std::make_shared<const Benchmark>(test::generatedBenchmark(5, {.tasks = tasks})),
                               {.split = "id_test"});
    }
    std::size_t cursor() { return player().cursor().value_or(99999); }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        m_fixture->window.resize(1216, 640);
        m_page = &m_fixture->show<SessionPage>(*m_themes, m_fixture->document, player(), &m_fixture->undo);
    }
    void cleanup() { m_fixture.reset(); }

    void aSessionOfAPolicyThatIsNotKnownIsShown()
    {
        QVERIFY(m_fixture->openInWorkspace(test::generatedBenchmark(5, {.tasks = 1200}), {.split = "id_test"}));
        player().play(QStringLiteral("linucb"), 1);
        QVERIFY(settle());
        QVERIFY(player().save("mine"));
        QVERIFY(settle());
        const SessionTrack recorded = *player().lane().track();
        auto database = Database::open(m_fixture->workspace.workspace()->file(), Database::Access::ReadWrite);
        QVERIFY(database && database->execute("UPDATE session SET definition = replace(definition, "
                                              "'\"policy\": \"linucb\"', '\"policy\": \"gone@depth=3\"')"));
        SessionStore store(*m_fixture->workspace.workspace());
        const auto summary = store.named("mine");
        QVERIFY(summary.has_value());
        player().openSaved(*summary);
        QTRY_COMPARE(player().lane().definition().policy, std::string("gone@depth=3"));
        QVERIFY(settle());
        const SessionLane& lane = player().lane();
        QVERIFY(lane.track() != nullptr && !firstDifference(lane.track()->run(), recorded.run()));
        player().seek(200);
        QVERIFY(settle());
        QCOMPARE(page().table().model()->rowCount(), static_cast<int>(recorded.size()));
        // The record explains the step as far as it can, and the page says what it can't.
        const auto& decision = part<DecisionPanel>();
        const QString pick = QString::fromStdString(
            lane.track()->setting().benchmark->models[recorded.run().steps[200].chosen.position()].name);
        QVERIFY2(decision.explanation().startsWith(pick), qPrintable(decision.explanation()));
        QVERIFY2(decision.explanation().contains("can't be had"), qPrintable(decision.explanation()));
        QVERIFY(!decision.microscope().isEmpty());
        const auto& record = part<QLabel>("recordFacts");
        QVERIFY(record.isVisible());
        QVERIFY2(record.text().contains("policy is not known"), qPrintable(record.text()));
        // It can't be computed again, and no retry is offered for what can't succeed.
        page().findChild<QAction*>(QStringLiteral("verify"))->trigger();
        QVERIFY(settle());
        QVERIFY2(record.text().contains("can't be computed again"), qPrintable(record.text()));
        QVERIFY(!page().retryBar().isVisible());
        // A policy that is known goes on after any of its steps.
        player().forkHere({.policy = "always:model-2"});
        QTRY_VERIFY(player().hasFork() && player().fork().track()->finished());
        QVERIFY(player().fork().track()->run().steps[199].chosen == recorded.run().steps[199].chosen);
        QVERIFY(player().fork().track()->run().steps[200].chosen == ModelIndex(2));
        QVERIFY(settle());
        // Another session forgets what was said of this one.
        player().play(QStringLiteral("random"), 1);
        QVERIFY(settle());
        QVERIFY(!record.isVisible());
        page().findChild<QAction*>(QStringLiteral("verify"))->trigger();
        QVERIFY(settle());
        QVERIFY2(record.isVisible() && record.text().contains("the same to the last bit"), qPrintable(record.text()));
    }

    void aSessionOfAnotherDefaultSaysWhereItDiffers()
    {
        QVERIFY(m_fixture->openInWorkspace(test::generatedBenchmark(5, {.tasks = 1200}), {.split = "id_test"}));
        player().play(QStringLiteral("linucb@alpha=4"), 1);
        QVERIFY(settle());
        QVERIFY(player().save("older"));
        QVERIFY(settle());
        const SessionTrack recorded = *player().lane().track();
        auto database = Database::open(m_fixture->workspace.workspace()->file(), Database::Access::ReadWrite);
        QVERIFY(database &&
                database->execute("UPDATE session SET definition = replace(definition, 'linucb@alpha=4', 'linucb')"));
        player().openSaved(*SessionStore(*m_fixture->workspace.workspace()).named("older"));
        QTRY_COMPARE(player().lane().definition().policy, std::string("linucb"));
        QVERIFY(settle());
        QVERIFY(!firstDifference(player().lane().track()->run(), recorded.run()));
        const auto& record = part<QLabel>("recordFacts");
        QVERIFY2(record.text().contains("would decide differently today"), qPrintable(record.text()));
        QVERIFY2(record.text().contains("Parameter alpha: 4 when the session was recorded, 1 now"),
                 qPrintable(record.text()));
        const auto& decisions = player().lane().differences().decisions;
        QVERIFY(!decisions.empty() && decisions.size() < recorded.size());
        // At a step that differs the ballot is that of today, and the attempts are those of the record.
        player().seek(decisions.front());
        QVERIFY(part<DecisionPanel>().explanation().startsWith("The record differs from this"));
        player().seek(decisions.front() - 1);
        QVERIFY(!part<DecisionPanel>().explanation().contains("The record differs"));
        page().findChild<QAction*>(QStringLiteral("verify"))->trigger();
        QVERIFY2(record.text().contains("being computed again"), qPrintable(record.text()));
        QVERIFY(settle());
        QVERIFY(player().verification() && player().verification()->decisions == decisions.size());
        const Step& first = recorded.run().steps[decisions.front()];
        const Benchmark& benchmark = *recorded.setting().benchmark;
        const QString line = QStringLiteral("Step %1, %2: recorded %3 (")
                                 .arg(numbers::count(static_cast<qint64>(decisions.front()) + 1),
                                      QString::fromStdString(benchmark.tasks[first.task].id),
                                      QString::fromStdString(benchmark.models[first.chosen.position()].name));
        QVERIFY2(record.text().contains(line), qPrintable(record.text()));
        // Cancelled, it says nothing.
        {
            const test::HeldJobs held(m_fixture->jobs);
            player().verify();
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(!player().verification() && player().verifyJob().cancelled());
        QVERIFY(!record.text().contains("Computed again"));
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(player().verification().has_value());
    }

    void anEmptyPageSaysWhatToDo()
    {
        QVERIFY(page().settled());
        QVERIFY(!part<QTableView>().isVisible());
    }

    void aCancelledSessionSaysSoAndBeginsAgainOnRetry()
    {
        QVERIFY(open());
        {
            const test::HeldJobs held(m_fixture->jobs);
            player().play(QStringLiteral("linucb"), 1);
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(player().lane().track() == nullptr || !player().lane().track()->finished());
        QVERIFY(player().sessionJob().cancelled());
        QVERIFY(page().retryBar().isVisible());
        // Pressing Play ends where the steps end.
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        player().setPlaying(true);
        QTRY_VERIFY(!player().playing());
        // Looking at another page and coming back does not begin what the user stopped.
        page().hide();
        page().show();
        QVERIFY(!player().lane().computing());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(player().lane().track() != nullptr && player().lane().track()->finished());
        QCOMPARE(player().lane().definition().policy, std::string("linucb"));
        QVERIFY(!page().retryBar().isVisible());
    }

    void anExportedDefinitionIsReadBack()
    {
        QVERIFY(open());
        player().play(QStringLiteral("linucb@alpha=0.5"), 7);
        QVERIFY(settle());
        page().findChild<QAction*>(QStringLiteral("exportDefinition"))->trigger();
        auto& files = m_fixture->dialog<QFileDialog>();
        files.setDirectory(m_fixture->folder.path());
        files.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(QStringLiteral("session.json"));
        QMetaObject::invokeMethod(&files, "accept");
        const QString path = m_fixture->folder.filePath(QStringLiteral("session.json"));
        QTRY_VERIFY(QFileInfo::exists(path));
        auto source = TextSource::open(path.toStdString());
        QVERIFY(source.has_value());
        const auto read = readSessionJson(*source);
        QVERIFY(read.has_value());
        QCOMPARE(read->policy, player().lane().definition().policy);
        QCOMPARE(read->seed, std::uint64_t(7));
        QVERIFY(read->stream == player().lane().definition().stream);
        QCOMPARE(sessionJson(*read), sessionJson(player().lane().track()->setting().definition));
    }

    void policiesThatCanRunAreListedOursFirst()
    {
        QVERIFY(open());
        const auto listed = [this] {
            const auto boxes = page().findChildren<QComboBox*>();
            const QComboBox& policies = **std::ranges::find_if(
                boxes, [](const QComboBox* box) { return box->accessibleName().contains(QStringLiteral("Policy")); });
            QStringList specs;
            for (int i = 0; i < policies.count(); ++i)
                specs << policies.itemData(i).toString();
            return specs;
        };
        const QStringList ours{"acrouter", "acrouter@mode=cascade", "acrouter@start=cold"};
        const QStringList all = listed();
        QCOMPARE(all.first(3), ours);
        QVERIFY(all.contains("dimension_best"));
        for (const QString& spec : all)
            QCOMPARE(all.count(spec), 1);
        // What fits on a probing split is not offered without one.
        Benchmark unprobed = test::generatedBenchmark(5, {.tasks = 300});
        std::erase_if(unprobed.splits, [](const Split& split) { return split.name == probingSplit; });
        QVERIFY(m_fixture->open(std::make_shared<const Benchmark>(std::move(unprobed)), {.split = "id_test"}));
        QCOMPARE(listed().first(3), ours);
        QVERIFY(!listed().contains("dimension_best"));
    }

    void aPolicyThatCannotRunSettlesAndSaysWhy()
    {
        QVERIFY(open());
        player().play(QStringLiteral("always:nobody"), 1);
        QVERIFY(settle());
        QVERIFY(player().lane().track() == nullptr);
        const auto labels = page().findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->isVisible() && label->accessibleName() == QStringLiteral("State of the session") &&
                   !label->text().isEmpty();
        }));
    }

    void thePolicyOfOneBenchmarkIsNotPlayedOnTheNext()
    {
        QVERIFY(open());
        player().play(QStringLiteral("random"), 3);
        QVERIFY(settle());
        QVERIFY(open(400));
        QCOMPARE(player().lane().definition().policy, std::string("acrouter"));
        QCOMPARE(player().lane().definition().seed, SessionDefinition().seed);
    }

    void similarEarlierStepsStandBelowHeadings()
    {
        QVERIFY(open());
        player().seek(300);
        QVERIFY(settle());
        auto& list = part<NeighbourList>();
        const double row = std::ceil(QFontMetricsF(m_themes->theme().font(FontRole::Caption)).height()) + 3;
        QSignalSpy clicked(&list, &NeighbourList::stepClicked);
        QTest::mouseClick(&list, Qt::LeftButton, {}, QPoint(20, static_cast<int>(row / 2)));
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(&list, Qt::LeftButton, {}, QPoint(20, static_cast<int>(1.5 * row)));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.front().front().value<std::size_t>(), cursor());
        QVERIFY(cursor() < 300);
        QVERIFY(list.room() >= NeighbourList::shownCount);
    }

    /// No part of a row is left below the header when the table follows the session.
    void theTableShowsWholeRowsAtItsTop()
    {
        QVERIFY(open());
        DataTable& table = page().table();
        for (const std::size_t step : {100U, 101U, 102U, 250U}) {
            player().seek(step);
            QVERIFY(settle());
            QTRY_COMPARE(table.currentIndex().row(), static_cast<int>(step));
            QCOMPARE(table.verticalScrollBar()->value() % table.verticalHeader()->defaultSectionSize(), 0);
            QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex()).center()));
        }
    }

    void theStreamIsATableThatGrows()
    {
        StepModel model;
        const QAbstractItemModelTester tester(&model);
        model.setPlayer(player());
        QVERIFY(open());
        const SessionTrack& track = *player().lane().track();
        const Benchmark& benchmark = *track.setting().benchmark;
        // Decimal signs below each other: every cost has as many decimals.
        const int decimals = costDecimalsOf(benchmark, track.setting().stream.tasks);
        QList<QStringList> expected;
        for (const Step& step : track.run().steps)
            expected << QStringList{numbers::count(expected.size() + 1),
                                    QString::fromStdString(benchmark.tasks[step.task].id),
                                    QString::fromStdString(benchmark.models[step.chosen.position()].name),
                                    numbers::dollars(step.costUsd, decimals),
                                    numbers::fixed(stepRegret(step, *player().lane().oracle()).regret, 3),
                                    numbers::count(step.attemptCount)};
        QCOMPARE(expected.size(), 600);
        const auto shown = test::rowsOf(model, {StepModel::Number, StepModel::Task, StepModel::Pick, StepModel::Cost,
                                                StepModel::Regret, StepModel::Attempts});
        QCOMPARE(test::differenceOf(shown, expected), QString());
        QCOMPARE(model.index(17, StepModel::Regret).data(SortRole).toDouble(),
                 stepRegret(track.run().steps[17], *player().lane().oracle()).regret);
        player().seek(100);
        player().forkHere({.policy = "always:model-2"});
        QVERIFY(QTest::qWaitFor([this] { return player().hasFork() && settle(); }));
        QStringList forked = QStringList(600, QStringLiteral("model-2"));
        for (qsizetype step = 0; step < 100; ++step)
            forked[step] = expected[step][2];
        QCOMPARE(test::columnOf(model, StepModel::ForkPick), forked);
        QCOMPARE(model.index(300, StepModel::Pick).data(EmphasisRole).toBool(),
                 track.run().steps[300].chosen != ModelIndex(2));
        player().dropFork();
        player().play("random", 3);
        QVERIFY(settle());
        QCOMPARE(model.rowCount(), 600);
        m_fixture->document.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void keysMoveThroughTheSession()
    {
        QVERIFY(open());
        part<TimelineBar>().setFocus();
        QCOMPARE(cursor(), player().lane().size() - 1);
        QTest::keyClick(&part<TimelineBar>(), Qt::Key_Home);
        QCOMPARE(cursor(), std::size_t{0});
        const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&part<TimelineBar>(), key, modifiers);
        };
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(cursor(), std::size_t{2});
        press(Qt::Key_Left);
        QCOMPARE(cursor(), std::size_t{1});
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(cursor(), std::size_t{11});
        press(Qt::Key_PageDown);
        QCOMPARE(cursor(), std::size_t{111});
        press(Qt::Key_End);
        QCOMPARE(cursor(), std::size_t{599});
        press(Qt::Key_Home);
        QCOMPARE(cursor(), std::size_t{0});
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        press(Qt::Key_Space);
        QVERIFY(player().playing());
        QTRY_COMPARE(cursor(), std::size_t{599});
        // In the table too, where up and down choose rows.
        QTableView& table = page().table();
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Home);
        QCOMPARE(cursor(), std::size_t{0});
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(cursor(), std::size_t{1});
        QTest::keyClick(&table, Qt::Key_Right);
        QCOMPARE(cursor(), std::size_t{2});
        QCOMPARE(table.currentIndex().row(), 2);
    }

    void theMouseSeeks()
    {
        QVERIFY(open());
        TimelineBar& bar = part<TimelineBar>();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(qRound(bar.xOf(300)), bar.rect().center().y()));
        QCOMPARE(cursor(), std::size_t{300});
        QTableView& table = page().table();
        m_fixture->click(table, table.model()->index(40, 0));
        QCOMPARE(cursor(), std::size_t{40});
        CurveChart& chart = part<CurveChart>();
        const QRectF plot = chart.plotArea();
        const QPoint below(static_cast<int>(plot.left() + plot.width() * 0.8), static_cast<int>(plot.bottom()) - 4);
        const auto [first, last] = chart.visibleRange();
        const double position = first + (below.x() - plot.left()) / plot.width() * (last - first);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, below);
        // Position n of a curve is the state after n steps.
        QVERIFY2(std::abs(static_cast<double>(cursor() + 1) - position) <= 1,
                 qPrintable(QStringLiteral("%1 instead of %2").arg(cursor()).arg(position)));
        QTest::mouseClick(&part<QToolButton>("play"), Qt::LeftButton);
        QVERIFY(player().playing());
        QTest::mouseClick(&part<QToolButton>("play"), Qt::LeftButton);
        QVERIFY(!player().playing());
    }

    void taskIdsHaveRoomInASmallWindow()
    {
        QVERIFY(open());
        QVERIFY(settle());
        const auto& table = m_fixture->part<DataTable>("decisions");
        const int characters = QFontMetrics(m_themes->theme().font(FontRole::Body)).averageCharWidth() * 22;
        int column = 0;
        while (table.model()->headerData(column, Qt::Horizontal, ColumnKeyRole) != QStringLiteral("task_id"))
            ++column;
        QVERIFY2(table.columnWidth(column) >= characters, qPrintable(QString::number(table.columnWidth(column))));
        QVERIFY(table.horizontalHeader()->length() <= table.viewport()->width());
    }

    void figuresAndDecisionAreThoseOfTheStep()
    {
        QVERIFY(open());
        player().play("acrouter@mode=cascade", 1);
        QVERIFY(settle());
        std::size_t chain = 0;
        while (player().lane().track()->run().steps[chain].attemptCount < 2)
            ++chain;
        player().seek(chain);
        const auto cards = page().findChildren<FigureCard*>();
        QCOMPARE(cards.size(), 5);
        QCOMPARE(cards[4]->figure(), QStringLiteral("%1 / 600").arg(chain + 1));
        DecisionPanel& decision = part<DecisionPanel>();
        const SessionTrack& track = *player().lane().track();
        const Ballot ballot = track.ballotOf(chain);
        QVERIFY2(decision.explanation().contains(
                     QString::fromStdString(track.setting().benchmark->models[ballot.pick.position()].name)),
                 qPrintable(decision.explanation()));
        QVERIFY(decision.microscope().contains(QStringLiteral("quality")));
        QVERIFY(part<AttemptFlow>().accessibleDescription().count(QLatin1Char(';')) ==
                track.run().steps[chain].attemptCount);
        // A click on a model of the ballot selects it everywhere.
        BallotView& view = decision.ballotView();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(20, 5));
        QVERIFY(m_fixture->document.selectedModel() == ModelIndex(0));
        // By keys as well: they begin at the pick, and Return lists the tasks that the model was chosen for.
        view.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&view, Qt::Key_Home);
        QVERIFY(m_fixture->document.selectedModel() == ModelIndex(0));
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(m_fixture->document.selectedModel() == ModelIndex(1));
        const QSignalSpy asked(&view, &BallotView::modelActivated);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().first().value<ModelIndex>() == ModelIndex(1));
    }

    /// Where nobody lists tasks, a ballot does not offer it.
    void aBallotAloneOffersNoTasks()
    {
        BallotView view(*m_themes);
        Ballot ballot;
        ballot.values = {0.5, 0.25};
        ballot.pick = ModelIndex(0);
        const std::vector<Model> models{{.name = "one"}, {.name = "two"}};
        view.setBallot(ballot, models, ModelIndex(0));
        view.resize(300, 160);
        view.show();
        const QSignalSpy asked(&view, &BallotView::modelActivated);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(20, 5));
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(20, 5), view.mapToGlobal(QPoint(20, 5)));
        QApplication::sendEvent(&view, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QVERIFY(asked.isEmpty());
        // What it shows can be copied.
        QStringList entries;
        for (QAction* const action : menu->actions()) {
            entries << action->text();
            if (action->text() == BallotView::tr("Copy as CSV"))
                action->trigger();
        }
        QVERIFY2(!entries.contains(BallotView::tr("Show the tasks it was chosen for")), qPrintable(entries.join(u'|')));
        const QString csv = QGuiApplication::clipboard()->text();
        QVERIFY2(csv.contains(QStringLiteral("one,0.5")) && csv.contains(QStringLiteral("two,0.25")), qPrintable(csv));
        menu->close();
    }

    void theBallotIsATableThatFollowsTheCursor()
    {
        QVERIFY(open());
        player().play("acrouter", 1);
        QVERIFY(settle());
        player().seek(20);
        QVERIFY(settle());
        BallotView& view = part<DecisionPanel>().ballotView();
        view.setFocus(Qt::TabFocusReason);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(20, 5), view.mapToGlobal(QPoint(20, 5)));
        QApplication::sendEvent(&view, &asked);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        for (QAction* const action : menu->actions()) {
            if (action->text() == BallotView::tr("Show as table"))
                action->trigger();
        }
        menu->close();
        const QPointer<ChartTable> window = m_fixture->window.findChild<ChartTable*>();
        QVERIFY(!window.isNull() && window->isVisible());
        const QAbstractItemModel& rows = *window->table().model();
        // The same columns and numbers as the CSV.
        const auto isTheBallot = [&] {
            const TextTable csv = view.table();
            if (rows.columnCount() != csv.header.size() || rows.rowCount() != csv.rows.size())
                return false;
            for (int column = 0; column < rows.columnCount(); ++column) {
                if (rows.headerData(column, Qt::Horizontal).toString() != csv.header[column])
                    return false;
                for (int row = 0; row < rows.rowCount(); ++row) {
                    const QVariant raw = rows.index(row, column).data(SortRole);
                    const QString text = raw.typeId() == QMetaType::Double
                                             ? QString::number(raw.toDouble(), 'g', QLocale::FloatingPointShortest)
                                             : raw.toString();
                    if (text != csv.rows[row][column])
                        return false;
                }
            }
            return true;
        };
        const TextTable before = view.table();
        QVERIFY(before.rows.size() > 1 && before.header.size() > 2);
        QVERIFY(isTheBallot());
        player().seek(200);
        QVERIFY(settle());
        QVERIFY(view.table().rows != before.rows);
        QTRY_VERIFY(isTheBallot());
        view.clear();
        QTRY_VERIFY(window.isNull());
    }

    void expectationsBeyondTheScoresAreExplained()
    {
        BallotView view(*m_themes);
        Ballot ballot;
        ballot.pick = ModelIndex(0);
        ballot.values = {1.02, 0.9};
        ballot.votes = {{"score", ModelIndex(0), 1.02}, {"score", ModelIndex(1), 0.9}};
        const std::vector<Model> models{{.name = "one"}, {.name = "two"}};
        view.setBallot(ballot, models, ModelIndex(0));
        view.resize(300, 160);
        view.show();
        const QFontMetricsF metrics(m_themes->theme().font(FontRole::Caption));
        const auto toolTipOf = [&](int row) {
            const QPoint place(20, static_cast<int>((row + 0.5) * (std::ceil(metrics.height()) + 5)));
            QHelpEvent help(QEvent::ToolTip, place, view.mapToGlobal(place));
            QApplication::sendEvent(&view, &help);
            return QToolTip::text();
        };
        const QString beyond = beyondScoresSentence(1.02);
        QVERIFY(!beyond.isEmpty() && beyondScoresSentence(1).isEmpty());
        QVERIFY2(toolTipOf(0).contains(beyond) && toolTipOf(0).contains(QStringLiteral("1.02")),
                 qPrintable(toolTipOf(0)));
        QVERIFY2(toolTipOf(1).startsWith(QStringLiteral("two")) && !toolTipOf(1).contains(beyond),
                 qPrintable(toolTipOf(1)));
        QToolTip::hideText();
        // Numbers stay as they are.
        QCOMPARE(view.table().rows[0],
                 (QStringList{QStringLiteral("one"), QStringLiteral("1.02"), QStringLiteral("1.02")}));
    }

    void forkHereAsksAndShowsTwoLanes()
    {
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(settle());
        player().seek(200);
        QTimer::singleShot(0, this, [] {
            auto& dialog = test::PageFixture::dialog<ForkDialog>();
            dialog.choosePolicy(QStringLiteral("always:model-2"));
            dialog.accept();
        });
        QTest::keyClick(&part<TimelineBar>(), Qt::Key_F);
        QTRY_VERIFY(player().hasFork());
        QVERIFY(settle());
        QTRY_COMPARE(player().divergence().value_or(0), std::size_t{200});
        QVERIFY(!page().table().isColumnHidden(StepModel::ForkPick));
        QCOMPARE(part<CurveChart>().curves().size(), std::size_t{4}); // with the oracle
        QCOMPARE(part<CurveChart>().curves()[2].values->size(), std::size_t{600});
        player().seek(5);
        m_fixture->action(QStringLiteral("Go to the first difference")).trigger();
        QCOMPARE(cursor(), std::size_t{200});
        player().dropFork();
        QVERIFY(page().table().isColumnHidden(StepModel::ForkPick));
    }

    void manyForksLeaveRoomForTheChartAndTheDecisions()
    {
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(settle());
        const int chart = part<CurveChart>().height();
        const auto& forks = part<ForkList>().table();
        const auto height = [&](int rows) {
            return forks.horizontalHeader()->height() + rows * measure::tableRowHeight + 2 * forks.frameWidth();
        };
        for (std::size_t count = 1; count <= 5; ++count) {
            player().seek(100 * count);
            player().forkHere({.policy = "always:model-2"});
            QVERIFY(QTest::qWaitFor([&] { return player().forks().size() == count && settle(); }));
        }
        QTRY_COMPARE(forks.height(), height(3));
        QVERIFY2(part<CurveChart>().height() > chart - 50, qPrintable(QString::number(part<CurveChart>().height())));
        QVERIFY(page().table().height() >= height(2));
        // The selected one is in sight.
        const QModelIndex last = forks.model()->index(4, 0);
        QVERIFY(forks.viewport()->rect().contains(forks.visualRect(last)));
        m_fixture->window.resize(1216, 1200);
        QTRY_COMPARE(forks.height(), height(5));
    }

    void aForkTakesStoredPriors()
    {
        PriorSet set;
        set.models = {"model-0"};
        bool asked = false;
        SessionDefinition current;
        current.policy = "acrouter";
        ForkDialog dialog(current, 3, {QStringLiteral("acrouter")},
                          {{"mine"}, [&](const std::string& name) -> Result<PriorSet> {
                               asked = name == "mine";
                               return set;
                           }});
        QVERIFY(!dialog.change().priors);
        auto& box = *dialog.findChild<QComboBox*>(QStringLiteral("forkPriors"));
        box.setCurrentIndex(box.findText(QStringLiteral("mine")));
        emit box.activated(box.currentIndex());
        QVERIFY(asked);
        QCOMPARE(dialog.change().priors->name, std::string("mine"));
        QVERIFY(*dialog.change().priors->set == set);
        box.setCurrentIndex(0);
        emit box.activated(0);
        QVERIFY(!dialog.change().priors);
    }

    void aForkTakesPriorsFromAFileThatIsChosenMeanwhile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        PriorSet set;
        set.models = {"model-0"};
        QFile written(path);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(QByteArray::fromStdString(priorJson(set)));
        written.close();
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(settle());
        player().seek(20);
        const auto openFile = [this]() -> QFileDialog* {
            QTest::keyClick(&part<TimelineBar>(), Qt::Key_F);
            auto* fork = qobject_cast<ForkDialog*>(QApplication::activeModalWidget());
            if (fork == nullptr)
                return nullptr;
            auto& box = *fork->findChild<QComboBox*>(QStringLiteral("forkPriors"));
            box.setCurrentIndex(box.count() - 1);
            // Returns while the dialog is open.
            emit box.activated(box.currentIndex());
            return qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        };
        QPointer<QFileDialog> file = openFile();
        QVERIFY(file != nullptr);
        QPointer<ForkDialog> fork = qobject_cast<ForkDialog*>(file->parentWidget());
        file->setDirectory(folder.path());
        file->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(QStringLiteral("mine.json"));
        QMetaObject::invokeMethod(file, "accept");
        QTRY_VERIFY(file.isNull());
        QVERIFY(fork->change().priors && *fork->change().priors->set == set);
        QCOMPARE(fork->change().priors->name, std::string("mine"));
        fork->reject();
        QTRY_VERIFY(fork.isNull());

        // Without a choice the session's priors stay.
        file = openFile();
        QVERIFY(file != nullptr);
        fork = qobject_cast<ForkDialog*>(file->parentWidget());
        file->reject();
        QCOMPARE(fork->findChild<QComboBox*>(QStringLiteral("forkPriors"))->currentIndex(), 0);
        QVERIFY(!fork->change().priors);
        fork->reject();
        QTRY_VERIFY(fork.isNull());

        // Another benchmark takes both away.
        file = openFile();
        QVERIFY(file != nullptr);
        fork = qobject_cast<ForkDialog*>(file->parentWidget());
        QVERIFY(open(300));
        QTRY_VERIFY(file.isNull() && fork.isNull());
    }

    void anAnswerThatScoresNothingIsCalledSo()
    {
        AttemptFlow flow(*m_themes);
        const std::vector<Model> models(2);
        Attempt attempt;
        attempt.model = ModelIndex(0);
        attempt.costUsd = 0.25;
        attempt.score = 0;
        flow.setAttempts({&attempt, 1}, ModelIndex(0), models);
        QVERIFY(flow.sentence().contains(QStringLiteral("scores 0")));
        attempt.score = 1;
        flow.setAttempts({&attempt, 1}, ModelIndex(0), models);
        QVERIFY(flow.sentence().contains(QStringLiteral("nothing lost")));
    }

    void barsOfTheBallotHaveTheColoursOfTheModels()
    {
        BallotView view(*m_themes);
        std::vector<Model> models(2);
        models[0].name = "gpt-5.4";
        models[1].name = "claude-opus-4-6";
        Ballot ballot;
        ballot.pick = ModelIndex(0);
        ballot.values = {3, 2};
        for (int i = 0; i < 5; ++i)
            ballot.votes.push_back({"voter " + std::to_string(i), ModelIndex::at(i < 3 ? 0 : 1), 1});
        view.resize(400, 200);
        view.setBallot(ballot, models, ModelIndex(0));
        const QImage image = view.grab().toImage();
        const int rowHeight =
            view.height() > 0 ? static_cast<int>(QFontMetricsF(m_themes->theme().font(FontRole::Caption)).height()) + 5
                              : 0;
        // Right of the names, where no marker stands.
        const auto count = [&](int row, const char* model) {
            const QColor colour = m_themes->theme().colour(Ink::model(QLatin1StringView(model), 0));
            int found = 0;
            for (int y = row * rowHeight; y < (row + 1) * rowHeight; ++y)
                for (int x = view.width() / 2; x < view.width(); ++x)
                    found += image.pixelColor(x, y) == colour ? 1 : 0;
            return found;
        };
        QVERIFY(count(0, "gpt-5.4") > 100);
        QCOMPARE(count(0, "claude-opus-4-6"), 0);
        QVERIFY(count(1, "claude-opus-4-6") > 30);
        QCOMPARE(count(1, "gpt-5.4"), 0);
    }

    void theLegendOfTheBallotNamesEveryVoter()
    {
        BallotView view(*m_themes);
        std::vector<Model> models(3);
        Ballot ballot;
        ballot.values = {4, 2, 0};
        for (int i = 0; i < 6; ++i)
            ballot.votes.push_back({"a voter of this name " + std::to_string(i), ModelIndex::at(i < 4 ? 0 : 1), 1});
        view.resize(240, 400);
        Ballot two = ballot;
        two.values = {2, 0, 0};
        two.votes.resize(2);
        view.setBallot(two, models, ModelIndex(0));
        const int before = view.minimumSizeHint().height();
        view.setBallot(ballot, models, ModelIndex(0));
        const int after = view.minimumSizeHint().height();
        QVERIFY(after > before);
        QCOMPARE(view.grab().toImage().size(), view.size());
        // On a wide panel they stand in one line.
        BallotView wide(*m_themes);
        wide.resize(3000, 400);
        wide.setBallot(ballot, models, ModelIndex(0));
        QVERIFY(wide.minimumSizeHint().height() < after);
    }

    void attemptsWithoutRoomSideBySideAreStacked()
    {
        AttemptFlow flow(*m_themes);
        std::vector<Model> models(5);
        std::vector<Attempt> attempts;
        for (std::size_t j = 0; j < models.size(); ++j) {
            models[j].name = "a-model-of-this-name-" + std::to_string(j);
            attempts.push_back({.model = ModelIndex::at(j), .score = 0.5, .costUsd = 0.001});
        }
        flow.resize(300, 200);
        flow.setAttempts({attempts.data(), 1}, ModelIndex(0), models);
        const int one = flow.minimumSizeHint().height();
        flow.setAttempts(attempts, ModelIndex(4), models);
        const int stacked = flow.minimumSizeHint().height();
        QVERIFY(stacked > one);
        QCOMPARE(flow.grab().toImage().size(), flow.size());
        // What stands below stays where it is when the next task takes one call.
        flow.setAttempts({attempts.data(), 1}, ModelIndex(0), models);
        QCOMPARE(flow.minimumSizeHint().height(), stacked);
        flow.clear();
        QCOMPARE(flow.minimumSizeHint().height(), one);
        flow.resize(2000, 200);
        flow.setAttempts(attempts, ModelIndex(4), models);
        QCOMPARE(flow.minimumSizeHint().height(), one);
        QCOMPARE(flow.grab().toImage().size(), flow.size());
    }

    void theEssentialColumnsFitASmallWindow()
    {
        QVERIFY(open());
        QVERIFY(settle());
        auto& table = page().table();
        table.resize(860, 200);
        QCoreApplication::processEvents();
        int width = 0;
        for (int column = 0; column < StepModel::ColumnCount; ++column)
            width += table.isColumnHidden(column) ? 0 : table.columnWidth(column);
        QVERIFY(width <= table.viewport()->width());
        for (const int column :
             {StepModel::Number, StepModel::Task, StepModel::Pick, StepModel::Score, StepModel::Regret})
            QVERIFY(!table.isColumnHidden(column));
    }

    void eventsAreDroppedDraggedAndRemoved()
    {
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(settle());
        TimelineBar& bar = part<TimelineBar>();
        const auto answer = [](double amount) {
            QTimer::singleShot(0, qApp, [amount] {
                auto& dialog = test::PageFixture::dialog<EventDialog>();
                if (amount >= 0)
                    dialog.findChild<QDoubleSpinBox*>()->setValue(amount);
                dialog.accept();
            });
        };
        QMimeData data;
        data.setData(TimelineBar::eventMime(), "price");
        const QPointF place(bar.xOf(300), bar.height() / 2.0);
        QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bar, &enter);
        QVERIFY(enter.isAccepted());
        answer(4);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bar, &drop);
        QTRY_COMPARE(player().lane().definition().events.size(), std::size_t{1});
        QVERIFY(settle());
        SessionEvent event = player().lane().definition().events.front();
        QVERIFY(event.kind == SessionEventKind::Price && event.amount == 4);
        QCOMPARE(event.after, std::uint32_t{300});
        // Drag the flag to another place, then off the bar.
        const auto drag = [&](std::size_t from, QPoint to) {
            const QPoint flag(static_cast<int>(bar.xOf(from)) + 2, 6);
            QTest::mousePress(&bar, Qt::LeftButton, {}, flag);
            QTest::mouseMove(&bar, to);
            QMouseEvent move(QEvent::MouseMove, to, bar.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&bar, &move);
            QTest::mouseRelease(&bar, Qt::LeftButton, {}, to);
        };
        drag(event.after, {static_cast<int>(bar.xOf(100)), 6});
        QTRY_VERIFY(player().lane().definition().events.front().after < 110);
        QVERIFY(settle());
        QTRY_VERIFY(part<CurveChart>().curves().size() == 3);
        drag(player().lane().definition().events.front().after, {static_cast<int>(bar.xOf(100)), 200});
        QTRY_VERIFY(player().lane().definition().events.empty());
        QVERIFY(settle());
        // A click on a chip adds one at the cursor.
        player().seek(77);
        answer(-1);
        QTest::mouseClick(&part<EventChip>(), Qt::LeftButton);
        QTRY_COMPARE(player().lane().definition().events.size(), std::size_t{1});
        QCOMPARE(player().lane().definition().events.front().after, std::uint32_t{77});
        QVERIFY(settle());
        m_fixture->undo.undo();
        QTRY_VERIFY(player().lane().definition().events.empty());
        m_fixture->undo.redo();
        QTRY_COMPARE(player().lane().definition().events.size(), std::size_t{1});
        QVERIFY(settle());
        // Delete removes the selected flag.
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(static_cast<int>(bar.xOf(77)) + 2, 6));
        QTest::keyClick(&bar, Qt::Key_Delete);
        QTRY_VERIFY(player().lane().definition().events.empty());
    }

    void anotherPolicyIsOneChoiceAway()
    {
        QVERIFY(open());
        const auto boxes = page().findChildren<QComboBox*>();
        QComboBox& policies = **std::ranges::find_if(
            boxes, [](const QComboBox* box) { return box->accessibleName().contains(QStringLiteral("Policy")); });
        const int at = policies.findData(QStringLiteral("linucb"));
        QVERIFY(at >= 0);
        policies.setCurrentIndex(at);
        emit policies.activated(at);
        QVERIFY(settle());
        QCOMPARE(player().lane().track()->setting().definition.policy, std::string("linucb"));
    }

    void theRunningMeanLeavesOutItsStart()
    {
        QVERIFY(open());
        const RunningMetrics& metrics = player().lane().metrics();
        QCOMPARE(metrics.steps(), std::size_t{600});
        player().seek(300);
        part<LaneChart>().setMetric(QStringLiteral("perf"));
        int found = 0;
        for (const Curve& curve : part<LaneChart>().chart().curves()) {
            const bool oracle = curve.id == QLatin1String("oracle");
            if (!oracle && curve.id != QLatin1String("played"))
                continue;
            ++found;
            // 2 % of the tasks.
            for (std::size_t step = 0; step < 12; ++step)
                QVERIFY(std::isnan((*curve.values)[step]));
            const auto sums = metrics.after(13);
            QCOMPARE((*curve.values)[12], oracle ? sums.oraclePerfPct() : sums.avgPerfPct());
        }
        QCOMPARE(found, 2);
        // Sums begin with the first task.
        part<LaneChart>().setMetric(QStringLiteral("cost"));
        for (const Curve& curve : part<LaneChart>().chart().curves())
            QVERIFY(std::isfinite((*curve.values)[0]));
    }

    void menusWithoutANumberHaveTheirArrowBesideTheIcon()
    {
        QVERIFY(open());
        const auto& bar = part<TransportBar>();
        int menus = 0;
        for (const bool any : {false, true}) {
            if (any)
                player().setBreakpoints({{BreakpointKind::Attempts, 3, {}}});
            for (const QToolButton* button : bar.findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
                if (button->menu() == nullptr)
                    continue;
                ++menus;
                QCOMPARE(button->toolButtonStyle(),
                         button->text().isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
            }
        }
        QCOMPARE(menus, 4);
    }

    void theStateSurvives()
    {
        QVERIFY(open());
        player().setSpeed(256);
        player().setBreakpoints({{BreakpointKind::Attempts, 3, {}}});
        part<LaneChart>().setMetric(QStringLiteral("cost"));
        const QJsonObject state = page().saveState();
        player().setSpeed(1);
        player().setBreakpoints({});
        part<LaneChart>().setMetric(QStringLiteral("regret"));
        page().restoreState(state);
        QCOMPARE(player().speed(), 256.0);
        QCOMPARE(player().breakpoints().size(), std::size_t{1});
        QCOMPARE(part<LaneChart>().metricName(), QStringLiteral("cost"));
    }

    void theRealStreamPlaysToItsPublishedEnd()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto benchmark = test::realBenchmark(folder);
        QVERIFY(benchmark != nullptr);
        QVERIFY(m_fixture->open(benchmark, {.split = "id_test"}));
        QCOMPARE(player().lane().size(), std::size_t{2919});
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        QTest::keyClick(&part<TimelineBar>(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(cursor(), std::size_t{2918}, 30000);
        const Metrics metrics = evaluate(player().lane().track()->run(), *player().lane().oracle());
        QCOMPARE(player().lane().metrics().after(2919).cumRegret, metrics.cumRegret);
        QVERIFY(metrics.cumRegret < 290.1);
    }
};

QTEST_MAIN(SessionPageTest)
#include "tst_sessionpage.moc"

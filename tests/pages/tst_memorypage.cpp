// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"
#include "core/workspace/memorystore.h"
#include "tests/memory/memorytestdata.h"
#include "tests/pages/retry.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/amenddialog.h"
#include "widgets/pages/memory/diffmodel.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/memory/neighbourmodel.h"
#include "widgets/pages/memory/snapshotmodel.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class MemoryPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;
    MemoryPage* m_page = nullptr;

    MemoryPage& page() { return *m_page; }
    Document& document() { return m_fixture->document; }
    SessionPlayer& player() { return m_fixture->player; }
    PointMap& map() { return page().map(); }
    HeatmapView& beliefMap() { return *page().findChild<HeatmapView*>(); }
    DataTable& table() { return m_fixture->part<DataTable>("memoryEntries"); }
    QSlider& slider() { return m_fixture->part<QSlider>("filmSlider"); }
    QAction& action(const QString& text) { return m_fixture->action(text); }
    [[nodiscard]] const VectorStore& store() { return page().view()->snapshot.entries; }
    [[nodiscard]] bool settle() { return m_fixture->settle() && document().results() != nullptr; }
    void showPage()
    {
        m_page = &m_fixture->show<MemoryPage>(*m_themes, document(), player(), m_fixture->jobs, m_fixture->undo,
                                              &m_fixture->workspace);
    }
    /// Opens a workspace with the benchmark and shows the page at the end of the stream.
    [[nodiscard]] bool open(const Benchmark& benchmark, const std::string& stream)
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        m_fixture->window.resize(1200, 800);
        if (!m_fixture->openInWorkspace(benchmark, {.split = stream}))
            return false;
        showPage();
        if (!settle())
            return false;
        player().toEnd();
        return settle();
    }
    template <class Dialog>
    [[nodiscard]] Dialog& dialog()
    {
        return test::PageFixture::dialog<Dialog>();
    }
    /// What the shown memory says of an entry; nothing where it is not there.
    [[nodiscard]] std::optional<Attempt> attemptOf(const EntryName& name)
    {
        const auto id = entryNamed(store(), name, *document().benchmark());
        return id ? std::optional(store().find(*id)->attempt) : std::nullopt;
    }
    [[nodiscard]] EntryName nameAt(std::size_t row) { return nameOf(page().view()->at(row), *document().benchmark()); }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void cleanup() { m_fixture.reset(); }

    void aCancelledMemorySaysSoAndComesOnRetry()
    {
        QVERIFY(open(test::generatedBenchmark(3), "id_test"));
        {
            const test::HeldJobs held(m_fixture->jobs);
            QVERIFY(document().setStream({.split = "probing"}).has_value());
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(page().retryBar().isVisible());
        QVERIFY(page().view() == nullptr);
        while (test::pressRetry(page().retryBar()))
            QVERIFY(settle());
        QVERIFY(page().view() != nullptr);
        QCOMPARE(test::rowsOf(*table().model()).size(), static_cast<qsizetype>(store().size()));
        QCOMPARE(player().lane().definition().stream.split, std::string("probing"));
    }

    void theModelsKeepTheRulesOfModels()
    {
        auto benchmark = std::make_shared<const Benchmark>(test::generatedBenchmark(3));
        const auto early = makeMemoryView(benchmark, test::memoryOf(*benchmark, 40), nullptr);
        const auto late = makeMemoryView(benchmark, test::memoryOf(*benchmark, 60), early.get());
        EntryModel entries;
        RowMapProxy rows;
        DiffModel diff;
        NeighbourModel neighbours;
        SnapshotModel snapshots;
        const QAbstractItemModelTester one(&entries);
        rows.setSourceModel(&entries);
        const QAbstractItemModelTester two(&rows);
        const QAbstractItemModelTester three(&diff);
        const QAbstractItemModelTester four(&neighbours);
        const QAbstractItemModelTester five(&snapshots);
        for (const auto& view : {early, late}) {
            entries.setView(view);
            neighbours.setEntry(view, view->ids.front());
            rows.sort(EntryModel::Task);
            rows.setText(QStringLiteral("model-1"), false);
            rows.setText({}, false);
        }
        diff.setDiff(early, late);
        QVERIFY(diff.rowCount() > 0);
        snapshots.setSnapshots({{"a", "2026-01-01T00:00:00Z", "own", "acrouter", "e", 3, 3, 2, 10}});
        QCOMPARE(entries.rowCount(), 60);
        QCOMPARE(neighbours.rowCount(), 10);
        entries.setView(nullptr);
        neighbours.setEntry(nullptr, std::nullopt);
        diff.setDiff(nullptr, nullptr);
        QCOMPARE(rows.rowCount(), 0);
        QCOMPARE(diff.rowCount(), 0);
    }

    void theFilmIsTheSessionThatTheOtherPagesPlay()
    {
        QVERIFY(open(test::generatedBenchmark(5), "id_test"));
        const auto steps = static_cast<int>(document().stream()->tasks.size());
        QCOMPARE(static_cast<int>(store().size()), steps);
        QCOMPARE(slider().maximum(), steps);
        document().selectStep(10);
        QCOMPARE(store().size(), std::size_t{11});
        QCOMPARE(table().model()->rowCount(), 11);
        QCOMPARE(slider().value(), 11);
        QVERIFY(page().findChild<QTabWidget*>()->currentIndex() == 0);
        slider().setFocus();
        QTest::keyClick(&slider(), Qt::Key_Right);
        QCOMPARE(store().size(), std::size_t{12});
        QCOMPARE(player().cursor(), std::optional<std::size_t>(11));
        QTest::keyClick(&slider(), Qt::Key_End);
        QCOMPARE(document().selectedStep(), std::optional(static_cast<std::uint32_t>(steps - 1)));
        player().setSpeed(256);
        QTest::mouseClick(page().findChild<QToolButton*>("play"), Qt::LeftButton);
        QVERIFY(player().playing());
        QTRY_VERIFY(store().size() > 5 && static_cast<int>(store().size()) < steps);
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(store().size()), steps, 20000);
        QCOMPARE(page().findChild<HeatmapView*>()->data().rows,
                 static_cast<int>(std::ranges::count_if(page().view()->snapshot.beliefs,
                                                        [](const BeliefRow& row) { return row.source.empty(); })));
    }

    void theTableShowsEveryEntryOfTheMemory()
    {
        QVERIFY(open(test::generatedBenchmark(5), "id_test"));
        QList<QStringList> expected;
        for (const MemoryId id : page().view()->ids) {
            const Experience& entry = *store().find(id);
            const Benchmark& benchmark = *document().benchmark();
            expected << QStringList{QString::number(entry.step + 1),
                                    QString::fromStdString(benchmark.tasks[entry.task].id),
                                    QString::fromStdString(benchmark.tasks.categoryName(entry.task, Facet::Dimension)),
                                    QString::fromStdString(benchmark.models[entry.attempt.model.position()].name)};
        }
        QCOMPARE(expected.size(), static_cast<qsizetype>(document().stream()->tasks.size()));
        const auto shown = [this] {
            return test::rowsOf(*table().model(),
                                {EntryModel::Step, EntryModel::Task, EntryModel::Dimension, EntryModel::Model});
        };
        QCOMPARE(test::differenceOf(shown(), expected), QString());
        document().selectStep(30);
        QCOMPARE(test::differenceOf(shown(), expected.first(31)), QString());
    }

    void theFilmKeepsTheEventsOfItsSession()
    {
        QVERIFY(open(test::generatedBenchmark(5), "id_test"));
        player().play("acrouter", 1, {*parseEvent("down:model-1@0")});
        QVERIFY(settle());
        player().toEnd();
        QVERIFY(settle());
        QVERIFY(store().size() > 0);
        for (std::size_t row = 0; row < page().view()->ids.size(); ++row)
            QVERIFY(page().view()->at(row).attempt.model != ModelIndex::at(1));
    }

    void rowsOfBeliefsAreNamed()
    {
        QVERIFY(open(test::generatedBenchmark(5), "id_test"));
        QVERIFY(page().reveal("beliefs"));
        page().findChild<QToolButton*>("beliefSources")->click();
        const auto& heatmap = *page().findChild<HeatmapView*>();
        for (std::size_t row = 0; row < page().view()->snapshot.beliefs.size(); ++row) {
            const BeliefRow& belief = page().view()->snapshot.beliefs[row];
            QCOMPARE(heatmap.rowLabel(static_cast<int>(row)).trimmed(),
                     QString::fromStdString(belief.source.empty() ? belief.dimension : belief.source));
        }
    }

    void brushingTheMapFiltersTheTableAndAClickChooses()
    {
        QVERIFY(open(test::generatedBenchmark(6), "id_test"));
        const int all = table().model()->rowCount();
        const QRectF plot = map().plotArea();
        const QPoint from = plot.topLeft().toPoint();
        const QPoint to = plot.center().toPoint();
        QTest::mousePress(&map(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&map(), (from + to) / 2);
        QTest::mouseMove(&map(), to);
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
        const auto inside = std::ranges::count_if(map().brushed(), [](std::uint8_t mark) { return mark != 0; });
        QVERIFY(inside > 0 && inside < all);
        QCOMPARE(table().model()->rowCount(), static_cast<int>(inside));
        for (std::size_t i = 0; i < map().brushed().size(); ++i) {
            if (map().brushed()[i] != 0)
                QVERIFY(QRectF(from, to).contains(map().positionOf(i)));
        }
        map().setFocus();
        QTest::keyClick(&map(), Qt::Key_Escape);
        QCOMPARE(table().model()->rowCount(), all);
        const std::size_t last = map().points().size() - 1;
        const auto place = map().positionOf(last).toPoint();
        QTest::mouseClick(&map(), Qt::LeftButton, {}, place);
        QVERIFY(map().pointAt(place).has_value());
        QCOMPARE(map().chosen(), map().pointAt(place));
        const std::optional<MemoryId> clicked = page().chosen();
        QVERIFY(clicked.has_value());
        QCOMPARE(document().selectedTask(), std::optional(store().find(*clicked)->task));
        QTest::keyClick(&map(), Qt::Key_Space);
        QVERIFY(page().chosen().has_value());
        QCOMPARE(document().selectedTask(), std::optional(store().find(*page().chosen())->task));
    }

    void changesSinceTheStartAreThoseAgainstThePriors()
    {
        QVERIFY(open(test::generatedBenchmark(6), "id_test"));
        QVERIFY(page().reveal("beliefs"));
        auto& map = beliefMap();
        auto& change = m_fixture->part<QToolButton>("beliefChange");
        auto& fitted = m_fixture->part<QToolButton>("beliefFitted");
        const auto valueAt = [&](int row, int column) { return static_cast<double>(map.data().at(row, column)); };
        const double now = valueAt(0, 1);
        QCOMPARE(std::pair(map.scale().low, map.scale().high), std::pair(0.0, 1.0));
        QTest::mouseClick(&fitted, Qt::LeftButton);
        const auto [low, high] = std::ranges::minmax(map.data().values);
        QCOMPARE(static_cast<float>(map.scale().low), low);
        QCOMPARE(static_cast<float>(map.scale().high), high);

        const auto start = player().startBeliefs();
        QVERIFY(start != nullptr);
        const auto prior = std::ranges::find_if(*start, [&](const BeliefRow& row) {
            return row.source.empty() && row.dimension == map.rowLabel(0).toStdString();
        });
        QVERIFY(prior != start->end());
        QTest::mouseClick(&change, Qt::LeftButton);
        QVERIFY(std::abs(valueAt(0, 1) - (now - prior->cells[1].mean)) < 1e-6);
        QVERIFY(map.scale().kind == HeatmapScale::Kind::Diverging);
        double largest = 0;
        for (const float value : map.data().values)
            largest = std::isnan(value) ? largest : std::max(largest, std::abs(static_cast<double>(value)));
        QVERIFY(largest > 0);
        QVERIFY(std::abs(map.scale().high - largest) < 1e-6 && map.scale().low == -map.scale().high);
        QTest::mouseClick(&fitted, Qt::LeftButton);
        QCOMPARE(std::pair(map.scale().low, map.scale().high), std::pair(-1.0, 1.0));

        // At the first step there is hardly a change; the start is that of the session, wherever the cursor is.
        player().seek(0);
        QVERIFY(settle());
        int changed = 0;
        for (const float value : map.data().values)
            changed += !std::isnan(value) && std::abs(value) > 1e-6F ? 1 : 0;
        QVERIFY(changed < static_cast<int>(map.data().values.size()));

        // Both are remembered, and another page begins with them.
        const QJsonObject state = page().saveState();
        showPage();
        QVERIFY(settle());
        page().restoreState(state);
        QVERIFY(m_fixture->part<QToolButton>("beliefChange").isChecked());
        QVERIFY(!m_fixture->part<QToolButton>("beliefFitted").isChecked());
        QVERIFY(beliefMap().scale().kind == HeatmapScale::Kind::Diverging);
    }

    void theBestCellOfARowIsMarked()
    {
        QVERIFY(open(test::generatedBenchmark(6), "id_test"));
        QVERIFY(page().reveal("beliefs"));
        auto& map = beliefMap();
        QVERIFY(!map.marks().empty());
        for (const HeatmapCell& mark : map.marks()) {
            for (int column = 0; column < map.data().columns; ++column)
                QVERIFY(!(map.data().at(mark.row, column) > map.data().at(mark.row, mark.column)));
        }
        // The mark can be seen: pixels of the text's colour in the upper left corner, where other cells have none.
        const QImage image = map.grab().toImage();
        const HeatmapCell best = map.marks().front();
        const HeatmapCell other{best.row, best.column == 0 ? 1 : 0};
        const auto marksIn = [&](const HeatmapCell& cell) {
            const QRect corner = QRectF(map.cellRect(cell).topLeft() + QPointF(1, 1), QSizeF(9, 9)).toRect();
            const QColor ground = image.pixelColor(map.cellRect(cell).bottomLeft().toPoint() + QPoint(3, -3));
            int found = 0;
            for (int y = corner.top(); y < corner.bottom(); ++y)
                for (int x = corner.left(); x < corner.right(); ++x)
                    found += contrastRatio(image.pixelColor(x, y), ground) > 2.5 ? 1 : 0;
            return found;
        };
        QVERIFY2(marksIn(best) > marksIn(other) + 6,
                 qPrintable(QStringLiteral("%1, %2").arg(marksIn(best)).arg(marksIn(other))));
    }

    void aBeliefLeadsToItsTasks()
    {
        QVERIFY(open(test::generatedBenchmark(6), "id_test"));
        QVERIFY(page().reveal("beliefs"));
        auto& map = beliefMap();
        const Run& run = player().lane().track()->run();
        // A group and a model that was called there.
        const Step& step = run.steps.front();
        const ModelIndex model = run.attemptsOf(step).front().model;
        const std::string dimension = document().benchmark()->tasks.categoryName(step.task, Facet::Dimension);
        int row = 0;
        while (map.rowLabel(row).toStdString() != dimension)
            ++row;
        std::vector<TaskIndex> expected;
        for (const Step& each : run.steps) {
            const auto called = run.attemptsOf(each);
            if (document().benchmark()->tasks.categoryName(each.task, Facet::Dimension) == dimension &&
                std::ranges::any_of(called, [&](const Attempt& attempt) { return attempt.model == model; }))
                expected.push_back(each.task);
        }
        const QPoint place = map.cellRect({row, static_cast<int>(model.position())}).center().toPoint();
        QTest::mouseClick(&map, Qt::LeftButton, {}, place);
        QTest::mouseDClick(&map, Qt::LeftButton, {}, place);
        QVERIFY(document().taskList() != nullptr);
        QVERIFY(document().taskList()->tasks == expected);
        // Return does the same, on the selected cell. The first task of the list had moved the cursor to its step.
        document().setTaskList(nullptr);
        player().toEnd();
        QVERIFY(settle());
        map.setFocus();
        QTest::keyClick(&map, Qt::Key_Return);
        QVERIFY(document().taskList() != nullptr && document().taskList()->tasks == expected);
    }

    void searchingShowsOnlyWhatMatches()
    {
        QVERIFY(open(test::generatedBenchmark(6), "id_test"));
        auto* search = page().findChild<QLineEdit*>("memorySearch");
        const int all = table().model()->rowCount();
        QTest::keyClicks(search, "model-2");
        const int some = table().model()->rowCount();
        QVERIFY(some < all);
        QCOMPARE(test::columnOf(*table().model(), EntryModel::Model), QStringList(some, QString("model-2")));
        const auto expected = std::ranges::count(page().view()->ids, ModelIndex::at(2),
                                                 [&](MemoryId id) { return store().find(id)->attempt.model; });
        QCOMPARE(some, static_cast<int>(expected));
        QVERIFY(page().findChild<QLabel*>("memoryShown")->text().startsWith(QString::number(some)));
    }

    void changesByHandAreSavedAndUndone()
    {
        QVERIFY(open(test::generatedBenchmark(7), "id_test"));
        const std::size_t all = store().size();
        const MemoryId first = page().view()->ids[3];
        page().choose(first);
        action("Pin").trigger();
        QVERIFY(store().isPinned(first));
        QVERIFY(action("Unpin").isEnabled());
        const MemoryId second = page().view()->ids[8];
        page().choose(second);
        table().setFocus();
        m_fixture->press(Qt::Key_Delete);
        QCOMPARE(store().size(), all - 1);
        QVERIFY(!page().chosen());
        m_fixture->undo.undo();
        m_fixture->undo.undo();
        QCOMPARE(store().size(), all);
        QVERIFY(!store().isPinned(first));
        m_fixture->undo.redo();
        m_fixture->undo.redo();
        QCOMPARE(store().size(), all - 1);
        // They are saved in the file.
        showPage();
        QVERIFY(settle());
        QCOMPARE(store().size(), all - 1);
        QVERIFY(store().isPinned(first));
        QVERIFY(store().find(second) == nullptr);
    }

    void anEntryIsEditedWhilePlaybackReplacesTheMemory()
    {
        QVERIFY(open(test::generatedBenchmark(7), "id_test"));
        document().selectStep(9);
        const EntryName name = nameAt(5);
        const EntryName other = nameAt(6);
        const Attempt before = *attemptOf(name);
        const double score = before.score == 0.125 ? 0.375 : 0.125;
        page().choose(page().view()->ids[5]);
        table().setFocus();
        m_fixture->press(Qt::Key_F2);
        auto& amend = dialog<AmendDialog>();
        const std::weak_ptr<const MemoryView> shown = page().view();
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        player().setPlaying(true);
        QTRY_VERIFY_WITH_TIMEOUT(!player().playing() && page().settled(), test::patienceMs);
        QVERIFY(shown.expired());
        QVERIFY(store().size() > 10);
        QCOMPARE(QApplication::activeModalWidget(), static_cast<QWidget*>(&amend));
        amend.findChild<QCheckBox*>()->setChecked(true);
        auto* box = amend.findChild<QDoubleSpinBox*>();
        box->setFocus();
        box->selectAll();
        m_fixture->type(QLocale().toString(score, 'f', 3));
        m_fixture->press(Qt::Key_Return);
        QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
        QCOMPARE(attemptOf(name)->score, score);
        QCOMPARE(attemptOf(name)->costUsd, before.costUsd);
        QVERIFY(attemptOf(other).has_value());
        QCOMPARE(m_fixture->undo.count(), 1);
        m_fixture->undo.undo();
        QCOMPARE(attemptOf(name)->score, before.score);
    }

    void anEntryOfAnotherMemoryIsNotEdited()
    {
        QVERIFY(open(test::generatedBenchmark(7), "id_test"));
        page().choose(page().view()->ids[5]);
        action("Edit").trigger();
        auto& amend = dialog<AmendDialog>();
        // As a stored session that is opened from elsewhere would.
        player().play("always:model-1", 1);
        QVERIFY(settle());
        amend.findChild<QCheckBox*>()->toggle();
        amend.accept();
        QVERIFY(dialog<QMessageBox>().text().contains("not changed"));
        dialog<QMessageBox>().accept();
        QCOMPARE(m_fixture->undo.count(), 0);
    }

    void anEditWithoutChangeIsNoStep()
    {
        QVERIFY(open(test::generatedBenchmark(7), "id_test"));
        page().choose(page().view()->ids[5]);
        action("Edit").trigger();
        dialog<AmendDialog>().reject();
        action("Edit").trigger();
        dialog<AmendDialog>().accept();
        QCOMPARE(m_fixture->undo.count(), 0);
    }

    void snapshotsAreSavedComparedAndShown()
    {
        QVERIFY(open(test::generatedBenchmark(8), "id_test"));
        document().selectStep(19);
        QVERIFY(page().reveal("snapshots"));
        // Empty tables say what to do.
        QVERIFY(!m_fixture->part<DataTable>("snapshots").isVisible());
        QVERIFY(!m_fixture->part<DataTable>("snapshotDiff").isVisible());
        QVERIFY(m_fixture->shownLabels().contains(QStringLiteral("No snapshots yet")));
        action("Save snapshot").trigger();
        // What was shown when it was asked for is saved.
        document().selectStep(24);
        dialog<QInputDialog>().setTextValue("early");
        dialog<QInputDialog>().accept();
        QVERIFY(settle());
        auto& list = m_fixture->part<DataTable>("snapshots");
        QTRY_COMPARE(list.model()->rowCount(), 1);
        QVERIFY(list.isVisible());
        QCOMPARE(test::rowsOf(*list.model(), {SnapshotModel::Name, SnapshotModel::Steps, SnapshotModel::Entries,
                                              SnapshotModel::Policy}),
                 (QList<QStringList>{{"early", "20", "20", "acrouter"}}));
        document().selectStep(34);
        auto& diff = m_fixture->part<DataTable>("snapshotDiff");
        list.clearSelection();
        list.selectRow(0);
        QTRY_VERIFY(page().settled() && diff.model()->rowCount() > 0);
        QVERIFY(diff.isVisible());
        const QSignalSpy compared(diff.model(), &QAbstractItemModel::modelReset);
        document().selectModel(ModelIndex(1));
        QCOMPARE(compared.size(), 0);
        // What the steps between brought, in their order.
        QList<QStringList> expected;
        for (std::uint32_t step = 20; step < 35; ++step) {
            const Step& taken = player().lane().track()->run().steps[step];
            expected << QStringList{
                "added", QString::number(step + 1),
                QString::fromStdString(document().benchmark()->tasks[taken.task].id),
                QString::fromStdString(document().benchmark()->models[taken.chosen.position()].name)};
        }
        QList<QStringList> added =
            test::rowsOf(*diff.model(), {DiffModel::Change, DiffModel::Step, DiffModel::Subject, DiffModel::Model});
        erase_if(added, [](const QStringList& row) { return row.front() != "added"; });
        QCOMPARE(test::differenceOf(added, expected), QString());
        // From its tasks to their places, as from every table of tasks.
        for (DataTable* table : {&diff, &m_fixture->part<DataTable>("entryNeighbours")}) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex at = table->model()->index(row, 0);
                QMenu menu;
                emit table->menuAboutToShow(&menu, at);
                QCOMPARE(menu.isEmpty(), !at.data(TaskRole).isValid());
            }
        }
        action("Show").trigger();
        QCOMPARE(store().size(), std::size_t{20});
        QVERIFY(m_fixture->part<QLabel>("memoryNote").text().contains("early"));
        action("Back").trigger();
        QCOMPARE(store().size(), std::size_t{35});
    }

    void snapshotsAreRenamedAndRemovedWhenThatIsConfirmed()
    {
        QVERIFY(open(test::generatedBenchmark(8), "id_test"));
        QVERIFY(page().reveal("snapshots"));
        action("Save snapshot").trigger();
        dialog<QInputDialog>().setTextValue(" one ");
        dialog<QInputDialog>().accept();
        auto& list = m_fixture->part<DataTable>("snapshots");
        QTRY_COMPARE(list.model()->rowCount(), 1);
        QVERIFY(settle());
        const auto name = [&] { return list.model()->index(0, SnapshotModel::Name).data().toString(); };
        QCOMPARE(name(), QString("one"));
        action("Rename").trigger();
        QCOMPARE(dialog<QInputDialog>().textValue(), QString("one"));
        dialog<QInputDialog>().setTextValue("two");
        dialog<QInputDialog>().accept();
        QCOMPARE(name(), QString("two"));
        action("Remove").trigger();
        dialog<QMessageBox>().button(QMessageBox::No)->click();
        QCOMPARE(list.model()->rowCount(), 1);
        action("Remove").trigger();
        dialog<QMessageBox>().button(QMessageBox::Yes)->click();
        QCOMPARE(list.model()->rowCount(), 0);
    }

    void aSavedImportedOrExportedMemoryThatWasCancelledComesOnRetry()
    {
        QVERIFY(open(test::generatedBenchmark(8), "id_test"));
        QVERIFY(page().reveal("snapshots"));
        auto& list = m_fixture->part<DataTable>("snapshots");
        const QString exported = m_fixture->folder.filePath("exported.json");
        const auto save = [this] {
            action("Save snapshot").trigger();
            dialog<QInputDialog>().setTextValue("late");
            dialog<QInputDialog>().accept();
        };
        const auto chooseFile = [this](const QString& actionText, const QString& path) {
            action(actionText).trigger();
            auto& file = dialog<QFileDialog>();
            file.setDirectory(QFileInfo(path).path());
            file.findChild<QLineEdit*>("fileNameEdit")->setText(QFileInfo(path).fileName());
            QMetaObject::invokeMethod(&file, "accept");
        };
        const auto retried = [&](const std::function<void()>& work, const QString& said) {
            {
                const test::HeldJobs held(m_fixture->jobs);
                work();
                m_fixture->jobs.cancelAll();
            }
            if (!settle() || page().retryBar().sentences() != QStringList{said})
                return page().retryBar().sentences().join(u'|');
            if (!test::pressRetry(page().retryBar()) || !settle())
                return QString("retry does nothing");
            return page().retryBar().sentences().join(u'|');
        };
        QCOMPARE(retried(save, "Saving the snapshot late: cancelled."), QString());
        QCOMPARE(list.model()->rowCount(), 1);
        QCOMPARE(list.model()->index(0, SnapshotModel::Name).data().toString(), QString("late"));
        const auto exportFile = [&] { chooseFile("Export…", exported); };
        QCOMPARE(retried(exportFile, "Exporting exported.json: cancelled."), QString());
        QVERIFY(QFileInfo::exists(exported));
        const auto importFile = [&] { chooseFile("Import", exported); };
        QCOMPARE(retried(importFile, "Importing exported.json: cancelled."), QString());
        QCOMPARE(list.model()->rowCount(), 2);
        QCOMPARE(list.model()->index(1, SnapshotModel::Name).data().toString(), QString("exported"));
    }

    void aMemoryThatCouldNotBeImportedIsImportedOnRetry()
    {
        QVERIFY(open(test::generatedBenchmark(8), "id_test"));
        QVERIFY(page().reveal("snapshots"));
        const QString path = m_fixture->folder.filePath("mine.json");
        const auto good = makeMemoryView(document().benchmark(), page().view()->snapshot, nullptr);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n  \"nothing\": ?\n}\n");
        file.close();
        action("Import").trigger();
        auto& chooser = dialog<QFileDialog>();
        chooser.setDirectory(m_fixture->folder.path());
        chooser.findChild<QLineEdit*>("fileNameEdit")->setText("mine.json");
        QMetaObject::invokeMethod(&chooser, "accept");
        QVERIFY(settle());
        QCOMPARE(page().retryBar().sentences().size(), 1);
        const QString sentence = page().retryBar().sentences().front();
        QVERIFY2(sentence.startsWith("Importing mine.json: ") && sentence.contains("mine.json:2:"),
                 qPrintable(sentence));
        // The user mends the file.
        QVERIFY(writeMemory(path.toStdString(), stateOf(*good)).has_value());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(page().retryBar().sentences().isEmpty());
        QCOMPARE(m_fixture->part<DataTable>("snapshots").model()->rowCount(), 1);
        // What is about one benchmark is not offered on another.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("?");
        file.close();
        {
            const test::HeldJobs held(m_fixture->jobs);
            action("Save snapshot").trigger();
            dialog<QInputDialog>().setTextValue("never");
            dialog<QInputDialog>().accept();
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QCOMPARE(page().retryBar().sentences().size(), 1);
        QVERIFY(m_fixture->openInWorkspace(test::generatedBenchmark(9), {.split = "id_test"}));
        QVERIFY(page().retryBar().sentences().isEmpty());
    }

    void changesByHandFollowASnapshotThatIsRenamed()
    {
        QVERIFY(open(test::generatedBenchmark(8), "id_test"));
        QVERIFY(page().reveal("snapshots"));
        const auto saveAs = [this](const QString& name) {
            action("Save snapshot").trigger();
            dialog<QInputDialog>().setTextValue(name);
            dialog<QInputDialog>().accept();
            return settle();
        };
        QVERIFY(saveAs("one"));
        action("Show").trigger();
        QTRY_VERIFY(page().settled() && m_fixture->part<QLabel>("memoryNote").text().contains("one"));
        const std::size_t all = store().size();
        page().choose(page().view()->ids[3]);
        action("Forget").trigger();
        QCOMPARE(store().size(), all - 1);
        action("Rename").trigger();
        dialog<QInputDialog>().setTextValue("two");
        dialog<QInputDialog>().accept();
        QVERIFY(settle());
        QVERIFY(m_fixture->part<QLabel>("memoryNote").text().contains("two"));
        QCOMPARE(store().size(), all - 1);
        // Undo and redo are of the snapshot, whatever it is called.
        m_fixture->undo.undo();
        QCOMPARE(store().size(), all);
        m_fixture->undo.redo();
        QCOMPARE(store().size(), all - 1);
        action("Back").trigger();
        QCOMPARE(store().size(), all);
        // They are in the file under the new name, and under that name alone.
        const auto saved = [this](const char* snapshot) {
            return MemoryStore(*m_fixture->workspace.workspace())
                .snapshotEdits(snapshot)
                .value_or(std::vector<MemoryEdit>())
                .size();
        };
        QCOMPARE(saved("two"), std::size_t{1});
        QCOMPARE(saved("one"), std::size_t{0});
        action("Show").trigger();
        QTRY_COMPARE(store().size(), all - 1);

        // A snapshot that is saved under the name of one that was removed begins without changes.
        action("Remove").trigger();
        dialog<QMessageBox>().button(QMessageBox::Yes)->click();
        QVERIFY(settle());
        QCOMPARE(saved("two"), std::size_t{0});
        m_fixture->undo.undo();
        QCOMPARE(saved("two"), std::size_t{0});
        QVERIFY(saveAs("two"));
        action("Show").trigger();
        QTRY_VERIFY(page().settled() && m_fixture->part<QLabel>("memoryNote").text().contains("two"));
        QCOMPARE(store().size(), all);
    }

    void aSnapshotIsShownOverAnotherBenchmark()
    {
        const Benchmark first = test::generatedBenchmark(8);
        QVERIFY(open(first, "id_test"));
        QVERIFY(page().reveal("snapshots"));
        action("Save snapshot").trigger();
        dialog<QInputDialog>().setTextValue("there");
        dialog<QInputDialog>().accept();
        QVERIFY(settle());
        const std::size_t all = store().size();
        const EntryName kept = nameAt(5);

        // The same tasks in another order: those of the first half of the ids are others.
        Benchmark second = test::generatedBenchmark(9);
        const std::size_t count = first.tasks.size();
        TaskTable tasks;
        std::size_t lost = 0;
        for (const Facet facet : {Facet::Dimension, Facet::Split, Facet::SourceSplit, Facet::Source}) {
            for (const std::string& name : second.tasks.categories(facet).names())
                tasks.editCategories(facet).intern(name);
        }
        for (std::size_t i = 0; i < count; ++i) {
            Task task = second.tasks[TaskIndex::at(i)];
            const TaskIndex twin = TaskIndex::at(count - 1 - i);
            const bool isKept = first.tasks[twin].id == kept.task;
            task.id = twin.position() % 3 == 0 && !isKept ? "lost " + std::to_string(i) : first.tasks[twin].id;
            tasks.add(std::move(task));
        }
        for (std::size_t row = 0; row < all; ++row) {
            const std::string& id = first.tasks[page().view()->at(row).task].id;
            lost += tasks.find(id) ? 0 : 1;
        }
        QVERIFY(lost > 0 && lost < all);
        second.tasks = std::move(tasks);
        m_fixture->workspace.showBenchmark(m_fixture->workspace.workspace()->saveBenchmark(second).value());
        QTRY_VERIFY(m_fixture->jobs.idle() && document().benchmark()->name == second.name);
        QVERIFY(document().setStream({.split = "id_test"}).has_value());
        QVERIFY(settle());
        auto& list = m_fixture->part<DataTable>("snapshots");
        QCOMPARE(test::rowsOf(*list.model(), {SnapshotModel::Name, SnapshotModel::Benchmark}),
                 (QList<QStringList>{{"there", QString::fromStdString(first.name)}}));
        list.selectRow(0);
        QTRY_VERIFY(page().settled() && m_fixture->part<QLabel>("diffTitle").text().contains("are not shown"));
        action("Show").trigger();
        QCOMPARE(store().size(), all - lost);
        auto& note = m_fixture->part<QLabel>("memoryNote");
        QVERIFY2(note.text().contains(QStringLiteral("%1 of %2 entries are not shown").arg(lost).arg(all)),
                 qPrintable(note.text()));
        QVERIFY(!note.toolTip().isEmpty());
        QVERIFY(attemptOf(kept).has_value());

        // A change by hand is of the snapshot, over whichever benchmark; an export has all entries.
        page().choose(*entryNamed(store(), kept, second));
        action("Forget").trigger();
        QVERIFY(!attemptOf(kept).has_value());
        QCOMPARE(page().view()->stored->entries.size(), all - 1);
        QCOMPARE(MemoryStore(*m_fixture->workspace.workspace()).snapshotEdits("there")->front().entry, kept);
        action("Back").trigger();
        // The memory of the session may have to be computed first.
        QTRY_VERIFY(page().settled() && !note.text().contains("are not shown"));
    }

    void theRealStreamIsMapped()
    {
        ACR_NEED_SHARED(tables, "coderouterbench");
        const auto benchmark = test::realBenchmark(tables);
        QVERIFY(benchmark != nullptr);
        QVERIFY(open(*benchmark, "ood176"));
        QCOMPARE(store().size(), std::size_t{176});
        QCOMPARE(map().points().size(), std::size_t{176});
        document().selectStep(99);
        QCOMPARE(store().size(), std::size_t{100});
        QCOMPARE(map().points().size(), std::size_t{176});
        QCOMPARE(page().findChild<HeatmapView*>()->data().columns, 8);
    }
};

QTEST_MAIN(MemoryPageTest)
#include "tst_memorypage.moc"

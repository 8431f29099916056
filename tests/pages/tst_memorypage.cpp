// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/workspace/memorystore.h"
#include "tests/memory/memorytestdata.h"
#include "tests/pages/retry.h"
#include "tests/support/shareddata.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/diffmodel.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/memory/neighbourmodel.h"
#include "widgets/pages/memory/snapshotmodel.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
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
    struct Desk {
        QTemporaryDir folder;
        Jobs jobs;
        Document document{jobs};
        WorkspaceFile file{document, jobs};
        SessionPlayer player{document, jobs, &file};
        QUndoStack undo;
        std::unique_ptr<MemoryPage> page;
    };
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Desk> m_desk;

    MemoryPage& page() { return *m_desk->page; }
    Document& document() { return m_desk->document; }
    PointMap& map() { return page().map(); }
    DataTable& table() { return *page().findChild<DataTable*>("memoryEntries"); }
    QSlider& slider() { return *page().findChild<QSlider*>("filmSlider"); }
    [[nodiscard]] const VectorStore& store() { return page().view()->snapshot.entries; }
    bool settle()
    {
        return QTest::qWaitFor(
            [this] { return page().settled() && m_desk->jobs.idle() && document().results() != nullptr; }, 120000);
    }
    /// Opens a workspace with a benchmark and shows the page on its stream.
    void open(const Benchmark& benchmark, const std::string& stream)
    {
        m_desk = std::make_unique<Desk>();
        const QString file = m_desk->folder.filePath("m.acrw");
        {
            auto workspace = Workspace::create(file.toStdString());
            QVERIFY(workspace.has_value());
            QVERIFY(workspace->saveBenchmark(benchmark).has_value());
        }
        QVERIFY(m_desk->file.open(file).has_value());
        QVERIFY(QTest::qWaitFor([this] { return document().benchmark() != nullptr; }, 30000));
        QVERIFY(document().setStream({.split = stream}).has_value());
        m_desk->page = std::make_unique<MemoryPage>(*m_themes, document(), m_desk->player, m_desk->jobs, m_desk->undo,
                                                    &m_desk->file);
        page().resize(1200, 800);
        page().show();
        QVERIFY(settle());
        m_desk->player.toEnd();
        QVERIFY(settle());
    }
    QAction* action(const QString& part)
    {
        for (QAction* each : page().pageActions())
            if (each->text().remove('&').startsWith(part))
                return each;
        return nullptr;
    }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void cleanup() { m_desk.reset(); }

    void aCancelledMemorySaysSoAndComesOnRetry()
    {
        open(test::generatedBenchmark(3), "id_test");
        QVERIFY(document().setStream({.split = "probing"}).has_value());
        m_desk->jobs.cancelAll();
        QVERIFY(settle());
        QVERIFY(page().retryBar().isVisible());
        QVERIFY(page().view() == nullptr);
        while (test::pressRetry(page().retryBar()))
            QVERIFY(settle());
        QVERIFY(page().view() != nullptr);
        QCOMPARE(m_desk->player.lane().definition().stream.split, std::string("probing"));
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
        snapshots.setSnapshots({{"a", "2026-01-01T00:00:00Z", "acrouter", "e", 3, 2, 10}});
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
        open(test::generatedBenchmark(5), "id_test");
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
        QCOMPARE(m_desk->player.cursor(), std::optional<std::size_t>(11));
        QTest::keyClick(&slider(), Qt::Key_End);
        QCOMPARE(document().selectedStep(), std::optional(static_cast<std::uint32_t>(steps - 1)));
        m_desk->player.setSpeed(256);
        QTest::mouseClick(page().findChild<QToolButton*>("play"), Qt::LeftButton);
        QVERIFY(m_desk->player.playing());
        QTRY_VERIFY(store().size() > 5 && static_cast<int>(store().size()) < steps);
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(store().size()), steps, 20000);
        QVERIFY(!page().findChild<HeatmapView*>()->data().values.empty());
    }

    void theFilmKeepsTheEventsOfItsSession()
    {
        open(test::generatedBenchmark(5), "id_test");
        m_desk->player.play("acrouter", 1, {*parseEvent("down:model-1@0")});
        QVERIFY(settle());
        m_desk->player.toEnd();
        QVERIFY(settle());
        QVERIFY(store().size() > 0);
        for (std::size_t row = 0; row < page().view()->ids.size(); ++row)
            QVERIFY(page().view()->at(row).attempt.model != ModelIndex::at(1));
    }

    void rowsOfBeliefsAreNamed()
    {
        open(test::generatedBenchmark(5), "id_test");
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
        open(test::generatedBenchmark(6), "id_test");
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
        QVERIFY(page().chosen());
        QCOMPARE(document().selectedTask(), std::optional(store().find(*page().chosen())->task));
        QTest::keyClick(&map(), Qt::Key_Space);
        QVERIFY(page().chosen());
    }

    void searchingShowsOnlyWhatMatches()
    {
        open(test::generatedBenchmark(6), "id_test");
        auto* search = page().findChild<QLineEdit*>("memorySearch");
        const int all = table().model()->rowCount();
        QTest::keyClicks(search, "model-2");
        const int some = table().model()->rowCount();
        QVERIFY(some < all);
        for (int row = 0; row < some; ++row)
            QCOMPARE(table().model()->index(row, EntryModel::Model).data().toString(), QString("model-2"));
        QVERIFY(page().findChild<QLabel*>("memoryShown")->text().startsWith(QString::number(some)));
    }

    void changesByHandAreSavedAndUndone()
    {
        open(test::generatedBenchmark(7), "id_test");
        const std::size_t all = store().size();
        const MemoryId first = page().view()->ids[3];
        page().choose(first);
        action("Pin")->trigger();
        QVERIFY(store().isPinned(first));
        QVERIFY(action("Unpin") != nullptr);
        const MemoryId second = page().view()->ids[8];
        page().choose(second);
        table().setFocus();
        action("Forget")->trigger();
        QCOMPARE(store().size(), all - 1);
        QVERIFY(!page().chosen());
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            dialog->accept();
        });
        page().choose(page().view()->ids[5]);
        action("Edit")->trigger();
        m_desk->undo.undo();
        m_desk->undo.undo();
        QCOMPARE(store().size(), all);
        m_desk->undo.redo();
        QCOMPARE(store().size(), all - 1);
        // They are saved in the file.
        m_desk->page = std::make_unique<MemoryPage>(*m_themes, document(), m_desk->player, m_desk->jobs, m_desk->undo,
                                                    &m_desk->file);
        page().resize(1200, 800);
        page().show();
        QVERIFY(settle());
        QCOMPARE(store().size(), all - 1);
        QVERIFY(store().isPinned(first));
        QVERIFY(store().find(second) == nullptr);
    }

    void snapshotsAreSavedComparedAndShown()
    {
        open(test::generatedBenchmark(8), "id_test");
        document().selectStep(19);
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            dialog->setTextValue("early");
            dialog->accept();
        });
        QVERIFY(page().reveal("snapshots"));
        action("Save snapshot")->trigger();
        QVERIFY(settle());
        auto* list = page().findChild<DataTable*>("snapshots");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, SnapshotModel::Name).data().toString(), QString("early"));
        document().selectStep(34);
        auto* diff = page().findChild<DataTable*>("snapshotDiff");
        list->clearSelection();
        list->selectRow(0);
        QTRY_VERIFY(page().settled() && diff->model()->rowCount() > 0);
        const QSignalSpy compared(diff->model(), &QAbstractItemModel::modelReset);
        document().selectTask(document().stream()->tasks.front());
        QCOMPARE(compared.size(), 0);
        int added = 0;
        for (int row = 0; row < diff->model()->rowCount(); ++row)
            added += diff->model()->index(row, DiffModel::Change).data().toString() == "added" ? 1 : 0;
        QCOMPARE(added, 15);
        action("Show")->trigger();
        QCOMPARE(store().size(), std::size_t{20});
        QVERIFY(page().findChild<QLabel*>("memoryNote")->text().contains("early"));
        action("Back")->trigger();
        QCOMPARE(store().size(), std::size_t{35});
    }

    void theRealStreamIsMapped()
    {
        ACR_NEED_SHARED(tables, "coderouterbench");
        auto benchmark = importBenchmark(tables, {});
        QVERIFY(benchmark.has_value());
        open(*benchmark, "ood176");
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

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The main use of each page in the whole window, by mouse and keys, on a simulated benchmark and on the real one. What
/// came of it is read from the slides that Ctrl+D makes of the views.

#include "tests/support/pagefixture.h"
#include "tests/support/readback.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/session/timelinebar.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/shell/tourguide.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QToolButton>

#include <map>
#include <memory>

using namespace acr;
using namespace acr::ui;

class MainUseTest final : public QObject {
    Q_OBJECT

private:
    /// By row of the global data; each is opened once.
    std::map<QString, std::unique_ptr<test::WindowFixture>> m_fixtures;
    test::WindowFixture* m_fixture = nullptr;

    Document& document() { return m_fixture->document(); }
    MainWindow& window() { return m_fixture->window(); }
    Storyboard& board() { return m_fixture->page<PresentPage>().storyboard(); }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    /// Presses a key where the keyboard's focus is.
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focused = QApplication::focusWidget();
        QTest::keyClick(focused != nullptr ? focused : &window(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] bool show(const char* page) { return window().showPage(QLatin1String(page)) && settle(); }
    /// A slide of the view, made with the keys. It has no page when none was made.
    [[nodiscard]] Slide slide()
    {
        const int before = board().rowCount();
        if (!settle())
            return {};
        press(Qt::Key_D, Qt::ControlModifier);
        return board().rowCount() == before + 1 ? board().slides().last() : Slide{};
    }
    [[nodiscard]] static QJsonValue in(const Slide& slide, const char* key)
    {
        return slide.state.value(QLatin1String(key));
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("simulated") << QString();
        QTest::newRow("real") << QString("coderouterbench");
    }
    void initTestCase() { QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false); }
    void init()
    {
        QFETCH_GLOBAL(QString, data);
        if (m_fixture != nullptr)
            window().hide();
        auto& fixture = m_fixtures[data];
        const bool fresh = fixture == nullptr;
        if (fresh)
            fixture = std::make_unique<test::WindowFixture>();
        m_fixture = fixture.get();
        if (fresh) {
            window().resize(1280, 800);
            if (data.isEmpty()) {
                QVERIFY(m_fixture->open());
            } else {
                ACR_NEED_SHARED(folder, data.toStdString());
                QVERIFY(m_fixture->openImported(folder));
            }
        }
        window().show();
        QVERIFY(document().benchmark() != nullptr);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanupTestCase() { m_fixtures.clear(); }

    void aClickOnARowSelectsItsTaskAndTheArrowTheNext()
    {
        QVERIFY(show("benchmark"));
        auto& table = *window().currentPage()->findChild<DataTable*>("taskTable");
        test::PageFixture::click(table, table.model()->index(4, 1));
        const Slide fifth = slide();
        QCOMPARE(fifth.page, QString("benchmark"));
        QCOMPARE(in(fifth, "task").toString(), table.model()->index(4, 1).data().toString());
        press(Qt::Key_Down);
        QCOMPARE(in(slide(), "task").toString(), table.model()->index(5, 1).data().toString());
    }

    void keysStepThroughTheSessionAndTheButtonPlaysIt()
    {
        QVERIFY(show("session"));
        window().currentPage()->findChild<TimelineBar*>()->setFocus();
        for (const int key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right})
            press(key);
        const Slide third = slide();
        QCOMPARE(third.page, QString("session"));
        QCOMPARE(in(third, "step").toInt(), 3);
        auto& play = *window().currentPage()->findChild<QToolButton*>("play");
        QTest::mouseClick(&play, Qt::LeftButton);
        QTRY_VERIFY(document().selectedStep().value_or(0) > 3);
        QTest::mouseClick(&play, Qt::LeftButton);
        QVERIFY(in(slide(), "step").toInt() > 3);
    }

    void aClickOnTheHeatmapSelectsTheModelAndKeysChangeTheView()
    {
        QVERIFY(show("statistics"));
        auto& map = *window().currentPage()->findChild<HeatmapView*>("heatmap");
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 2}).center().toPoint());
        const Slide selected = slide();
        QCOMPARE(selected.page, QString("statistics"));
        QCOMPARE(in(selected, "model").toString(), QString::fromStdString(document().benchmark()->models[2].name));
        press(Qt::Key_3, Qt::AltModifier);
        QVERIFY(in(slide(), "page")["view"] != in(selected, "page")["view"]);
    }

    void aClickOnARowMakesItRunAAndTypingFilters()
    {
        QVERIFY(show("regret"));
        auto& panel = *window().currentPage()->findChild<LeaderboardPanel*>();
        // A slide names the policy where it is another than the default.
        const QString policy = QStringLiteral("linucb");
        QModelIndex row = panel.table().model()->index(0, LeaderboardModel::Policy);
        while (row.isValid() && row.data().toString() != policy)
            row = row.siblingAtRow(row.row() + 1);
        QVERIFY(row.isValid());
        test::PageFixture::click(panel.table(), row);
        const Slide selected = slide();
        QCOMPARE(selected.page, QString("regret"));
        QCOMPARE(in(selected, "policy").toString(), policy);
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(panel.filter().hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), "lin");
        QCOMPARE(in(slide(), "page")["leaderboard"]["filter"].toString(), QString("lin"));
        panel.filter().clear();
    }

    void aDraggedCellChangesTheReplayAndOneUndoTakesItBack()
    {
        QVERIFY(show("priors"));
        auto& page = m_fixture->page<PriorsPage>();
        PriorGrid& grid = page.grid();
        const PriorSet& learned = page.editor().learned();
        const PriorAddress address{PriorField::Mean, learned.dimensions[1].dimension, {}, learned.models[2]};
        const PriorSet before = page.editor().priors();
        const Slide first = slide();
        QCOMPARE(first.page, QString("priors"));
        const QPoint from = grid.cellRect(address).center().toPoint();
        const int way = priorValue(before, address).value() > 0.5 ? 10 : -10;
        QTest::mousePress(&grid, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 5; ++step) {
            const QPointF at = from + QPoint(0, way * step);
            QMouseEvent move(QEvent::MouseMove, at, grid.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&grid, &move);
        }
        QTest::mouseRelease(&grid, Qt::LeftButton, {}, from + QPoint(0, way * 5));
        QVERIFY(page.editor().priors() != before);
        const Slide dragged = slide();
        QCOMPARE(dragged.page, QString("priors"));
        QVERIFY(dragged.picture != first.picture);
        // The slide first, as the last thing that was done; then the drag.
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(page.editor().priors() != before);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(page.editor().priors() == before);
        QVERIFY(settle());
    }

    void theEntryOfAClickedRowIsPinnedAndAnotherForgotten()
    {
        QVERIFY(show("memory"));
        m_fixture->services().player.toEnd();
        QVERIFY(settle());
        auto& page = m_fixture->page<MemoryPage>();
        auto& table = *page.findChild<DataTable*>("memoryEntries");
        const auto entries = [&]() -> const VectorStore& { return page.view()->snapshot.entries; };
        const std::size_t all = entries().size();
        test::PageFixture::click(table, table.model()->index(1, EntryModel::Task));
        const MemoryId pinned = page.chosen().value();
        press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(settle());
        QVERIFY(entries().isPinned(pinned));
        test::PageFixture::click(table, table.model()->index(0, EntryModel::Task));
        const MemoryId forgotten = page.chosen().value();
        QVERIFY(forgotten != pinned);
        press(Qt::Key_Delete);
        QVERIFY(settle());
        QCOMPARE(entries().size(), all - 1);
        QVERIFY(entries().find(forgotten) == nullptr);
        QVERIFY(entries().isPinned(pinned));
    }

    void notesAreTypedBesideTheSlideThatWasClicked()
    {
        while (board().rowCount() < 2) {
            QVERIFY(show("regret"));
            QCOMPARE(slide().page, QString("regret"));
        }
        QVERIFY(show("present"));
        auto& page = m_fixture->page<PresentPage>();
        auto& strip = *page.findChild<QListView*>("strip");
        test::PageFixture::click(strip, strip.model()->index(1, 0));
        QCOMPARE(page.currentSlide(), 1);
        for (const int key : {Qt::Key_Home, Qt::Key_Right})
            press(key);
        QCOMPARE(page.currentSlide(), 1);
        auto& notes = *page.findChild<QPlainTextEdit*>("notes");
        QTest::mouseClick(notes.viewport(), Qt::LeftButton, {}, notes.viewport()->rect().center());
        QTest::keyClicks(QApplication::focusWidget(), "said aloud");
        QStringList expected(board().rowCount());
        expected[1] = "said aloud";
        QStringList found;
        for (const Slide& each : board().slides())
            found << each.notes;
        QCOMPARE(found, expected);
    }

    void aNewcomerEndsTheTourWithAReportThatABrowserShows()
    {
        m_fixture->trigger("help.tour");
        auto* tour = window().findChild<TourGuide*>();
        QVERIFY(tour != nullptr && tour->isVisible());
        while (tour->isVisible())
            QTest::keyClick(tour, Qt::Key_Right);
        while (board().rowCount() > 0)
            board().removeAt(0);
        // What it told: views become slides with Ctrl+D, the storyboard becomes a file.
        for (const int page : {Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6}) {
            press(page, Qt::ControlModifier);
            QCOMPARE(slide().page, window().currentPage()->id());
        }
        press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(settle());
        press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto& dialog = test::PageFixture::dialog<QFileDialog>();
        const QString path = m_fixture->folder.filePath("report.html");
        dialog.findChild<QLineEdit*>("fileNameEdit")->setText(path);
        QMetaObject::invokeMethod(&dialog, "accept");
        QVERIFY(QTest::qWaitFor([&] { return test::bytesOf(path).contains("</html>"); }, test::patienceMs));
        QVERIFY(settle());
        const auto seen = test::browse(test::bytesOf(path));
        QVERIFY2(seen, "chromium is needed to read the report");
        QVERIFY2(!seen->complaints.contains("CONSOLE"), seen->complaints.constData());
        const QString headings = test::contentsOf(seen->dom, "h2").join('|');
        for (const Slide& each : board().slides())
            QVERIFY2(headings.contains(each.title), qPrintable(headings));
        // The browser draws the curves.
        QVERIFY2(test::contentsOf(seen->dom, "text").contains("cumulative regret (reward)"),
                 qPrintable(test::contentsOf(seen->dom, "text").join('|')));
    }
};

QTEST_MAIN(MainUseTest)
#include "tst_mainuse.moc"

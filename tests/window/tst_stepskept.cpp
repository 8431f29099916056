// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Steps to undo and pinned runs are there again after the program was closed: those about slides, memory entries,
/// model aliases and charts. Mouse and keys, in the program's window.

#include "app/workbench/aliasdialog.h"
#include "core/workspace/database.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/barchart.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/document/undokeeper.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace acr;
using namespace acr::ui;

namespace {

class Desk : public test::WindowFixture {
public:
    /// Closes the window, and starts the program again on the file.
    [[nodiscard]] bool restart()
    {
        window().close();
        start();
        return open() && activate();
    }
    [[nodiscard]] bool activate()
    {
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window());
    }
    [[nodiscard]] bool show(const char* page) { return window().showPage(QLatin1String(page)) && settle(); }
    /// Triggers an action of a page.
    void act(const char* page, const char* action)
    {
        for (Page* each : window().pages())
            if (each->id() == QLatin1String(page))
                part<QAction>(*each, action).trigger();
    }
    void undo() { QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    Storyboard& slides() { return page<PresentPage>().storyboard(); }
    QStringList titles()
    {
        QStringList found;
        for (const Slide& slide : slides().slides())
            found << slide.title;
        return found;
    }
    template <class Part>
    Part& part(QWidget& parent, const char* name)
    {
        auto* const found = parent.findChild<Part*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
    }
};

void typeInto(QLineEdit& line, const QString& text)
{
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, text);
}

} // namespace

class StepsKeptTest final : public QObject {
    Q_OBJECT

private slots:
    void slides()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.show("statistics"));
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.slides().rowCount(), 2);
        const QList<Slide> made = desk.slides().slides();
        QVERIFY(desk.show("present"));
        auto& present = desk.page<PresentPage>();
        auto& strip = desk.part<QListView>(present, "strip");
        strip.setFocus();
        strip.setCurrentIndex(strip.model()->index(0, 0));
        typeInto(desk.part<QLineEdit>(present, "title"), QStringLiteral("first words"));
        strip.setFocus();
        strip.setCurrentIndex(strip.model()->index(0, 0));
        QTest::keyClick(&desk.window(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.titles(), (QStringList{made[1].title, QStringLiteral("first words")}));
        strip.setCurrentIndex(strip.model()->index(0, 0));
        QTest::keyClick(&desk.window(), Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(desk.titles(), QStringList{QStringLiteral("first words")});

        QVERIFY(desk.restart());
        QVERIFY(desk.show("present"));
        QCOMPARE(desk.titles(), QStringList{QStringLiteral("first words")});
        // The slide that was removed, with all that it showed.
        desk.undo();
        QCOMPARE(desk.titles(), (QStringList{made[1].title, QStringLiteral("first words")}));
        QVERIFY(desk.slides().slides()[0] == made[1]);
        QVERIFY(!desk.slides().slides()[0].picture.isNull() && desk.slides().slides()[0].content);
        desk.undo(); // the order
        QCOMPARE(desk.titles(), (QStringList{QStringLiteral("first words"), made[1].title}));
        desk.undo(); // the title
        QVERIFY(desk.slides().slides() == made);
        desk.undo(); // the bookmarks
        desk.undo();
        QCOMPARE(desk.slides().rowCount(), 0);
        QVERIFY(!desk.services().undo.canUndo());

        // What was taken back is done again after another restart.
        QVERIFY(desk.restart());
        QCOMPARE(desk.slides().rowCount(), 0);
        desk.redo();
        desk.redo();
        QVERIFY(desk.slides().slides() == made);
        desk.redo();
        desk.redo();
        desk.redo();
        QCOMPARE(desk.titles(), QStringList{QStringLiteral("first words")});
        QVERIFY(!desk.services().undo.canRedo());
    }

    void slidesThatAreOtherOnesStay()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.restart());
        // Another benchmark has steps of its own, and the same slides.
        const BenchmarkId first = *desk.services().workspace.current();
        desk.services().workspace.simulate(test::smallBenchmark(2));
        QVERIFY(desk.calm());
        QVERIFY(!desk.services().undo.canUndo());
        QVERIFY(desk.show("present"));
        auto& present = desk.page<PresentPage>();
        auto& strip = desk.part<QListView>(present, "strip");
        strip.setCurrentIndex(strip.model()->index(0, 0));
        typeInto(desk.part<QLineEdit>(present, "title"), QStringLiteral("another title"));
        desk.services().workspace.showBenchmark(first);
        QVERIFY(desk.calm());
        QVERIFY(desk.services().undo.canUndo());
        QSignalSpy said(&present, &PresentPage::said);
        desk.undo();
        QCOMPARE(desk.titles(), QStringList{QStringLiteral("another title")});
        QCOMPARE(said.size(), 1);
    }

    void partsOfStepsGoWithThem()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        desk.services().workspace.desk().flush();
        const auto parts = [&] {
            auto raw = Database::open(desk.services().workspace.file().toStdString(), Database::Access::ReadOnly);
            if (!raw)
                return -1;
            const auto count = raw->number("SELECT count(*) FROM desk_entry WHERE key LIKE 'undo/%'");
            return count ? static_cast<int>(*count) : -1;
        };
        QCOMPARE(parts(), 1);
        desk.undo();
        desk.services().workspace.desk().flush();
        QCOMPARE(parts(), 1);
        desk.services().undo.clear();
        desk.services().workspace.desk().flush();
        QCOMPARE(parts(), 0);
    }

    void memoryEntries()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("session"));
        desk.services().player.seek(20);
        QVERIFY(desk.show("memory"));
        const auto& store = [&]() -> const VectorStore& { return desk.page<MemoryPage>().view()->snapshot.entries; };
        const auto pickFirst = [&] {
            auto& table = desk.part<DataTable>(desk.page<MemoryPage>(), "memoryEntries");
            table.setFocus();
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                              table.visualRect(table.model()->index(0, 0)).center());
        };
        QTRY_VERIFY(desk.page<MemoryPage>().view() && store().size() > 3);
        const std::size_t size = store().size();
        pickFirst();
        desk.act("memory", "pin");
        QTRY_COMPARE(store().pinnedCount(), std::size_t(1));
        desk.act("memory", "forget");
        QTRY_COMPARE(store().size(), size - 1);

        QVERIFY(desk.restart());
        QVERIFY(desk.show("memory"));
        QTRY_COMPARE(store().size(), size - 1);
        desk.undo();
        QTRY_COMPARE(store().size(), size);
        QCOMPARE(store().pinnedCount(), std::size_t(1));
        desk.undo();
        QTRY_COMPARE(store().pinnedCount(), std::size_t(0));
        desk.redo();
        QTRY_COMPARE(store().pinnedCount(), std::size_t(1));
        desk.redo();
        QTRY_COMPARE(store().size(), size - 1);
    }

    void aliases()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        const std::vector<Alias> before = desk.services().workspace.aliases();
        desk.trigger("file.aliases");
        auto* dialog = desk.window().findChild<AliasDialog*>();
        QVERIFY(dialog != nullptr);
        QTest::keyClicks(&desk.part<QLineEdit>(*dialog, "aliasName"), QStringLiteral("somebody-s-glm"));
        desk.part<QComboBox>(*dialog, "aliasModel").setCurrentText(QStringLiteral("glm-5"));
        QTest::keyClick(&desk.part<QLineEdit>(*dialog, "aliasName"), Qt::Key_Return);
        const std::vector<Alias> after = desk.services().workspace.aliases();
        QCOMPARE(after.size(), before.size() + 1);
        dialog->close();

        QVERIFY(desk.restart());
        QVERIFY(desk.services().workspace.aliases() == after);
        desk.undo();
        QVERIFY(desk.services().workspace.aliases() == before);
        desk.redo();
        QVERIFY(desk.services().workspace.aliases() == after);
    }

    void annotationsAndTypedRanges()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        const auto find = [&]() -> BarChart* {
            desk.page<RegretPage>().reveal(QStringLiteral("split"));
            for (auto* chart : desk.page<RegretPage>().findChildren<BarChart*>())
                if (chart->isVisible() && chart->shownPlane())
                    return chart;
            return nullptr;
        };
        QTRY_VERIFY(find() != nullptr);
        const auto bars = [&]() -> BarChart& { return *find(); };
        const AxisSettings typed{{}, {std::pair(0.0, 3.0), true}};
        bars().askAxisRange();
        auto* dialog = desk.window().findChild<QDialog*>(QStringLiteral("axisRange"));
        QVERIFY(dialog != nullptr);
        typeInto(desk.part<QLineEdit>(*dialog, "yFrom"), QStringLiteral("0"));
        typeInto(desk.part<QLineEdit>(*dialog, "yTo"), QStringLiteral("3"));
        QTest::keyClick(&desk.part<QLineEdit>(*dialog, "yTo"), Qt::Key_Return);
        QTest::mouseClick(&desk.part<QCheckBox>(*dialog, "yLogarithmic"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(bars().axisSettings() == typed);
        dialog->close();
        QVERIFY(desk.activate());
        desk.undo();
        QVERIFY(bars().axisSettings() == (AxisSettings{{}, {std::pair(0.0, 3.0), false}}));
        desk.redo();
        bars().annotate(AnnotationLayer::Tool::Text);
        QTest::mouseClick(&bars(), Qt::LeftButton, {}, bars().shownPlane()->plot.center().toPoint());
        auto& field = desk.part<QLineEdit>(bars(), "annotationText");
        QTest::keyClicks(&field, QStringLiteral("look"));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(bars().annotations().size(), 1);

        QVERIFY(desk.restart());
        QVERIFY(desk.show("regret"));
        QTRY_VERIFY(find() != nullptr);
        QTRY_VERIFY(bars().axisSettings() == typed);
        QCOMPARE(bars().annotations().size(), 1);
        desk.undo();
        QVERIFY(bars().annotations().isEmpty());
        desk.undo();
        QVERIFY(bars().axisSettings() == (AxisSettings{{}, {std::pair(0.0, 3.0), false}}));
        desk.undo();
        QVERIFY(bars().axisSettings() == AxisSettings());
        desk.redo();
        desk.redo();
        QVERIFY(bars().axisSettings() == typed);
    }

    void pinnedRuns()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        desk.document().selectPolicy(QStringLiteral("acrouter"));
        desk.act("regret", "pinGhost");
        QVERIFY(desk.show("session"));
        SessionPlayer& player = desk.services().player;
        const std::string model = desk.document().benchmark()->models.front().name;
        player.setEvents({{.after = 11, .kind = SessionEventKind::Price, .model = model, .amount = 0.5}});
        QVERIFY(desk.settle());
        desk.act("session", "pinGhost");
        QCOMPARE(desk.document().pinned().all().size(), std::size_t(2));
        const std::vector<PinnedRun> before = desk.document().pinned().all();
        const auto same = [&] {
            const std::vector<PinnedRun>& now = desk.document().pinned().all();
            for (std::size_t i = 0; i < before.size(); ++i) {
                if (now.size() != before.size() || now[i].origin != before[i].origin ||
                    now[i].policy != before[i].policy || now[i].changed != before[i].changed ||
                    now[i].pattern != before[i].pattern || !(now[i].decidedWith == before[i].decidedWith) ||
                    now[i].curves->cumRegret != before[i].curves->cumRegret ||
                    now[i].curves->costUsd != before[i].curves->costUsd)
                    return false;
            }
            return true;
        };
        QVERIFY(before[1].changed);

        QVERIFY(desk.restart());
        QVERIFY2(same(), "after a restart");
        // Another stream has others, and this one has its own again.
        const StreamDefinition first = desk.document().stream()->definition;
        StreamDefinition other = first;
        other.order = StreamOrder::Shuffled;
        QVERIFY(desk.document().setStream(other).has_value());
        QVERIFY(desk.document().pinned().all().empty());
        QVERIFY(desk.document().setStream(first).has_value());
        QVERIFY2(same(), "after another stream");
        // Another benchmark, too.
        const BenchmarkId here = *desk.services().workspace.current();
        desk.services().workspace.simulate(test::smallBenchmark(2));
        QVERIFY(desk.calm());
        QVERIFY(desk.document().pinned().all().empty());
        desk.services().workspace.showBenchmark(here);
        QVERIFY(desk.calm());
        QVERIFY2(same(), "after another benchmark");
        // Regret is that of the weights that are chosen, also for a run that was kept.
        RewardWeights weights = desk.document().weights();
        weights.cost *= 3;
        desk.document().setWeights(weights);
        QVERIFY(desk.document().pinned().all()[0].curves->cumRegret != before[0].curves->cumRegret);
        // What is removed stays removed.
        desk.document().pinned().remove(desk.document().pinned().all()[0].id);
        QVERIFY(desk.restart());
        QCOMPARE(desk.document().pinned().all().size(), std::size_t(1));
        QCOMPARE(desk.document().pinned().all()[0].origin, PinnedRun::Origin::Session);
    }

    void damagedPinnedRunsAreLeftOutAndSaid()
    {
        Desk desk;
        QVERIFY(desk.open() && desk.activate());
        QVERIFY(desk.show("regret"));
        desk.document().selectPolicy(QStringLiteral("acrouter"));
        desk.act("regret", "pinGhost");
        QCOMPARE(desk.document().pinned().all().size(), std::size_t(1));
        desk.window().close();
        const QString name = desk.services().workspace.file();
        desk.services().workspace.close();
        {
            auto raw = Database::open(name.toStdString(), Database::Access::ReadWrite);
            QVERIFY(raw);
            QVERIFY(raw->execute("UPDATE desk_entry SET value = '{\"runs\": [7, {\"origin\": \"row\", \"weights\": "
                                 "{\"score\": 1, \"cost\": -0.1}, \"runs\": [{\"steps\": \"AAAA////\"}]}]}' WHERE key "
                                 "LIKE 'pinned/%'"));
        }
        desk.start();
        QSignalSpy said(&desk.services().workspace.desk(), &DeskState::said);
        QVERIFY(desk.open());
        QCOMPARE(said.size(), 1);
        QVERIFY(desk.document().pinned().all().empty());
    }
};

QTEST_MAIN(StepsKeptTest)
#include "tst_stepskept.moc"

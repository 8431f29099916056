// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The monkey's own checks: nothing is said of a right window, and a figure that is wrong is found.

#include "core/live/builtintasks.h"
#include "core/live/simulatedmodels.h"
#include "tests/monkey/action.h"
#include "tests/monkey/invariants.h"
#include "tests/monkey/roundtrips.h"
#include "tests/monkey/shrink.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/pages/headline.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/pages/memory/neighbourmodel.h"
#include "widgets/pages/present/beatgame.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/theme/figurecard.h"

#include <memory>
#include <vector>

using namespace acr;
using namespace acr::ui;
using acr::monkey::Action;
using acr::monkey::cardsOf;
using acr::monkey::Invariants;
using acr::monkey::shrunk;
using acr::monkey::Violation;

namespace {

/// What a check found, in one line; empty: nothing.
QString said(const std::optional<Violation>& violation)
{
    return violation ? violation->name + QStringLiteral(" — ") + violation->detail : QString();
}

LiveRun::Setup builtInModels(bool endsWhenDone)
{
    LiveRun::Setup setup;
    setup.endpoints = std::make_shared<const EndpointSet>(SimulatedModels::pool());
    setup.settings.provider = simulatedProvider({.seed = 1, .latencyFactor = 0});
    setup.simulated = true;
    setup.endsWhenDone = endsWhenDone;
    return setup;
}

std::vector<RunnableTask> someTasks()
{
    std::vector<RunnableTask> tasks = builtInTasks();
    tasks.resize(4);
    return tasks;
}

} // namespace

class MonkeyChecksTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;

    [[nodiscard]] test::WindowFixture& fixture() { return *m_fixture; }
    /// The window on a small benchmark, at that page.
    [[nodiscard]] bool openAt(const char* page)
    {
        return fixture().open() && fixture().window().showPage(QLatin1String(page)) && fixture().settle();
    }
    /// What is said while the card shows another figure.
    [[nodiscard]] static QString saidWithWrong(FigureCard& card, Invariants& invariants)
    {
        const QString right = card.figure();
        card.setFigure(right + QLatin1Char('7'));
        const QString found = said(invariants.check());
        card.setFigure(right);
        return found;
    }

private slots:
    void init() { m_fixture = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aWrongFigureOnTheMemoryPageIsFound()
    {
        QVERIFY(openAt("memory"));
        auto& page = fixture().page<MemoryPage>();
        QVERIFY(QTest::qWaitFor([&] { return page.view() != nullptr; }, test::patienceMs));
        fixture().services().player.seek(20);
        QVERIFY(fixture().settle());
        page.choose(page.view()->ids.front());
        Invariants invariants(fixture().workbench());
        QCOMPARE(said(invariants.check()), QString());

        const QList<FigureCard*> cards = cardsOf(page);
        QVERIFY(cards.size() >= 5);
        for (FigureCard* card : cards) {
            const QString found = saidWithWrong(*card, invariants);
            QVERIFY2(found.startsWith(QStringLiteral("figures: memory")), qPrintable(card->caption()));
        }

        auto* const beliefs = page.findChild<HeatmapView*>(QStringLiteral("beliefs"));
        QVERIFY(beliefs != nullptr && beliefs->data().rows > 0);
        const auto wrong = std::make_shared<HeatmapData>(beliefs->data());
        wrong->values.front() += 0.25F;
        beliefs->setData(wrong);
        QVERIFY(said(invariants.check()).startsWith(QStringLiteral("figures: memory — belief 0, 0")));
        page.restoreState(page.saveState());
        QCOMPARE(said(invariants.check()), QString());

        auto* const neighbours = page.findChild<NeighbourModel*>();
        QVERIFY(neighbours != nullptr);
        neighbours->setEntry(page.view(), page.view()->ids.back());
        QVERIFY(said(invariants.check()).startsWith(QStringLiteral("figures: memory")));
        neighbours->setEntry(page.view(), page.chosen());
        QCOMPARE(said(invariants.check()), QString());

        auto* const entries = page.findChild<EntryModel*>();
        QVERIFY(entries != nullptr);
        const auto fewer = std::make_shared<MemoryView>(*page.view());
        fewer->ids.pop_back();
        entries->setView(fewer);
        QVERIFY(said(invariants.check()).startsWith(QStringLiteral("figures: memory — rows of the table")));
    }

    void aWrongFigureOfALiveSessionIsFound()
    {
        QVERIFY(openAt("live"));
        auto& page = fixture().page<LivePage>();
        LiveRun& run = fixture().services().live;
        Invariants invariants(fixture().workbench());
        // Tasks that wait.
        run.add(someTasks());
        QCOMPARE(said(invariants.check()), QString());
        run.start(builtInModels(true));
        QVERIFY(QTest::qWaitFor([&] { return run.state() == LiveRun::State::Ended; }, test::patienceMs));
        QVERIFY(fixture().settle());
        QVERIFY(run.ending().benchmark.has_value());
        QCOMPARE(run.board().answered(), std::size_t(4));
        QCOMPARE(said(invariants.check()), QString());
        for (const char* name : {"liveAnswered", "livePassed", "liveCost", "liveRegret"}) {
            auto* const card = page.findChild<FigureCard*>(QLatin1String(name));
            QVERIFY2(card != nullptr, name);
            const QString found = saidWithWrong(*card, invariants);
            QVERIFY2(found.startsWith(QStringLiteral("figures: live")), name);
        }
        page.findChild<FigureCard*>(QStringLiteral("liveRegret"))
            ->setBadge(Badge::Kind::Recorded, QStringLiteral("certain"));
        QVERIFY(said(invariants.check()).contains(QStringLiteral("certain")));
    }

    void theFiguresOfASessionThatRunsAreThoseOfItsJournal()
    {
        QVERIFY(openAt("live"));
        LiveRun& run = fixture().services().live;
        Invariants invariants(fixture().workbench());
        run.add(someTasks());
        run.start(builtInModels(false));
        QVERIFY(QTest::qWaitFor([&] { return run.board().answered() == 4 && !run.busy(); }, test::patienceMs));
        QVERIFY(run.active());
        QCOMPARE(said(invariants.check()), QString());
        run.stop();
        QVERIFY(QTest::qWaitFor([&] { return run.state() == LiveRun::State::Ended; }, test::patienceMs));
        QVERIFY(fixture().settle());
        QCOMPARE(said(invariants.check()), QString());
    }

    void aSlideThatDoesNotSayWhatThePageSaysIsFound()
    {
        QVERIFY(openAt("regret"));
        auto& page = fixture().page<RegretPage>();
        Invariants invariants(fixture().workbench());
        QCOMPARE(said(invariants.check()), QString());
        QCOMPARE(said(invariants.checkNewSlide()), QString());
        QCOMPARE(fixture().page<PresentPage>().storyboard().rowCount(), 1);
        QCOMPARE(said(monkey::RoundTrips(fixture().workbench(), invariants).checkUndo()), QString());
        QCOMPARE(fixture().page<PresentPage>().storyboard().rowCount(), 1);

        auto* const chart = page.findChild<CurveChart*>(QStringLiteral("curves"));
        QVERIFY(chart != nullptr && !chart->curves().empty());
        std::vector<Curve> curves = chart->curves();
        for (Curve& curve : curves) {
            std::vector<double> values;
            for (std::size_t i = 0; i < curve.values->size(); ++i)
                values.push_back(static_cast<double>((*curve.values)[i]) / 2);
            curve.values = std::make_shared<CurveData>(values);
            curve.low.reset();
            curve.high.reset();
        }
        chart->setCurves(std::move(curves));
        QVERIFY(said(invariants.checkNewSlide()).startsWith(QStringLiteral("figures: present — end of the curve")));
    }

    void aWrongFigureOnThePresentPageIsFound()
    {
        QVERIFY(openAt("regret"));
        Invariants invariants(fixture().workbench());
        QCOMPARE(said(invariants.check()), QString());
        QCOMPARE(said(invariants.checkNewSlide()), QString());
        QVERIFY(fixture().window().showPage(QStringLiteral("present")));
        QVERIFY(fixture().settle());
        auto& page = fixture().page<PresentPage>();
        QCOMPARE(page.currentSlide(), 0);
        QCOMPARE(said(invariants.check()), QString());

        const QList<FigureCard*> cards = cardsOf(*page.findChild<Headline*>());
        QCOMPARE(cards.size(), 3);
        for (FigureCard* card : cards) {
            const QString found = saidWithWrong(*card, invariants);
            QVERIFY2(found.startsWith(QStringLiteral("figures: present")), qPrintable(card->caption()));
        }

        const Slide slide = page.storyboard().slides().front();
        Slide other = slide;
        other.finding = QStringLiteral("Nothing is known.");
        page.stage().setSlide(other, page.deck(), 0, 1);
        QVERIFY(said(invariants.check()).startsWith(QStringLiteral("figures: present — finding of slide 0")));
        page.stage().setSlide(slide, page.deck(), 0, 1);
        QCOMPARE(said(invariants.check()), QString());

        QVERIFY(page.reveal(QStringLiteral("beat")));
        QVERIFY(page.beat().game() != nullptr);
        page.beat().pick(0);
        QCOMPARE(said(invariants.check()), QString());
        for (const int card : {0, 1}) {
            const QString found = saidWithWrong(*cardsOf(page.beat())[card], invariants);
            QVERIFY(found.startsWith(QStringLiteral("figures: present — regret of the")));
        }
    }

    void aFailingSequenceIsShortenedToWhatItNeeds()
    {
        QStringList lines;
        for (int i = 0; i < 100; ++i)
            lines << QString::number(i);
        const QStringList needed{QStringLiteral("17"), QStringLiteral("80")};
        const QStringList left = shrunk(
            lines,
            [&](const QStringList& some) { return some.contains(needed.front()) && some.contains(needed.back()); },
            [] { return false; });
        QCOMPARE(left, needed);
    }

    void anActionIsReadBackFromItsLine()
    {
        const Action action{QStringLiteral("named"), {QStringLiteral("livePrompt"), QString::fromUtf8("a\tb\nc %1 é")}};
        QVERIFY(!action.line().contains(u'\n'));
        const auto read = Action::parse(action.line());
        QVERIFY(read.has_value());
        QCOMPARE(read->kind, action.kind);
        QCOMPARE(read->arguments, action.arguments);
        QVERIFY(!Action::parse(QStringLiteral("# named")).has_value());
    }
};

QTEST_MAIN(MonkeyChecksTest)
#include "tst_monkeychecks.moc"

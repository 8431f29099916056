// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Live page computes the ballot of the task that is looked at, and no other: while it is not looked at, after
/// another choice, after a cancellation, and of a session that was stored.

#include "core/live/simulatedmodels.h"
#include "tests/pages/retry.h"
#include "tests/support/countedpolicy.h"
#include "tests/support/pagefixture.h"
#include "widgets/document/liveexplainer.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/live/livetaskpanel.h"

#include <QMenu>
#include <QPushButton>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class LiveExplainedTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;
    LivePage* m_page = nullptr;

    test::PageFixture& fixture() { return *m_fixture; }
    LivePage& page() { return *m_page; }
    LiveRun& run() { return m_fixture->live; }
    void look(int row) { fixture().click(page().table(), page().table().model()->index(row, 0)); }

    /// A session of the counted policy that has ended, with the page out of sight.
    [[nodiscard]] bool routeUnseen()
    {
        page().hide();
        constexpr int tasks = 20;
        for (int i = 0; i < tasks; ++i) {
            RunnableTask task;
            task.id = "t" + std::to_string(i);
            task.prompt = "Write a Python function number " + std::to_string(i);
            task.dimension = "algorithm";
            run().add(task);
        }
        LiveRun::Setup setup;
        setup.endpoints = std::make_shared<const EndpointSet>(SimulatedModels::pool());
        setup.settings.policy = "counted";
        setup.settings.provider = simulatedProvider({.seed = 1, .latencyFactor = 0});
        setup.simulated = true;
        setup.endsWhenDone = true;
        test::explanations = 0;
        run().start(std::move(setup));
        const bool ended =
            QTest::qWaitFor([this] { return run().state() == LiveRun::State::Ended; }, test::patienceMs) &&
            fixture().settle();
        page().show();
        return ended && fixture().settle() && run().board().answered() == static_cast<std::size_t>(tasks);
    }

private slots:
    void initTestCase()
    {
        addPolicy(test::countedEntry());
        m_themes = std::make_unique<ThemeManager>(*qApp);
    }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        QVERIFY(m_fixture->openInWorkspace(*test::smallSimulatedBenchmark()));
        m_page = &m_fixture->show<LivePage>(*m_themes, m_fixture->document, m_fixture->jobs, m_fixture->workspace,
                                            m_fixture->player, m_fixture->live, m_fixture->undo);
    }
    void cleanup()
    {
        m_page = nullptr;
        m_fixture.reset();
    }

    void onlyTheTaskThatIsLookedAtIsExplained()
    {
        QVERIFY(routeUnseen());
        QCOMPARE(test::explanations.load(), 0);
        look(5);
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 1);
        const auto ballot = page().explainer().ballot();
        QVERIFY(ballot != nullptr);
        QVERIFY(ballot->asRecorded);
        QVERIFY(page().panel().ballot().isVisible());
        QCOMPARE(ballot->ballot.pick, run().board().tasks()[5].decision->pick);
        QVERIFY(!ballot->ballot.votes.empty());
        // The same again is there already; an earlier one is computed.
        look(5);
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 1);
        look(2);
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 2);
        // Out of sight nothing is.
        page().hide();
        QVERIFY(page().explainer().ballot() == nullptr);
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 2);
        page().show();
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 3);
    }

    void anotherChoiceDropsTheBallotOfTheOneBefore()
    {
        QVERIFY(routeUnseen());
        {
            const test::HeldJobs held(fixture().jobs);
            look(3);
            look(4);
        }
        QVERIFY(fixture().settle());
        QCOMPARE(test::explanations.load(), 1);
        QVERIFY(page().explainer().ballot() != nullptr);
        QCOMPARE(page().explainer().ballot()->ballot.pick, run().board().tasks()[4].decision->pick);
        QVERIFY(page().retryBar().sentences().isEmpty());
    }

    void aCancelledBallotComesOnRetry()
    {
        QVERIFY(routeUnseen());
        {
            const test::HeldJobs held(fixture().jobs);
            look(3);
            fixture().jobs.cancelAll();
        }
        QVERIFY(fixture().settle());
        QVERIFY(page().explainer().ballot() == nullptr);
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Computing the ballot: cancelled.")});
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(fixture().settle());
        QVERIFY(page().explainer().ballot() != nullptr);
        QVERIFY(page().retryBar().sentences().isEmpty());
    }

    void aStoredSessionHasTheSameBallots()
    {
        QVERIFY(routeUnseen());
        look(7);
        QVERIFY(fixture().settle());
        const auto before = page().explainer().ballot();
        QVERIFY(before != nullptr);
        fixture().action(QStringLiteral("Clear")).trigger();
        QCOMPARE(page().table().model()->rowCount(), 0);
        QVERIFY(page().explainer().ballot() == nullptr);
        fixture().part<QPushButton>("liveStored").menu()->actions().front()->trigger();
        QVERIFY(QTest::qWaitFor([this] { return run().board().tasks().size() == 20; }, test::patienceMs));
        look(7);
        QVERIFY(fixture().settle());
        const auto after = page().explainer().ballot();
        QVERIFY(after != nullptr);
        QVERIFY(after->asRecorded);
        QCOMPARE(after->ballot.pick, before->ballot.pick);
        QVERIFY(after->ballot.values == before->ballot.values);
        QCOMPARE(after->ballot.votes.size(), before->ballot.votes.size());
        QCOMPARE(after->ballot.reason, before->ballot.reason);
    }
};

QTEST_MAIN(LiveExplainedTest)
#include "tst_liveexplained.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The benchmark of a live session on other pages: no figure of regret stands without saying whether it is measured,
/// and the measured one is that of the live session.

#include "core/evaluation/leaderboardcolumns.h"
#include "core/live/livebenchmark.h"
#include "core/live/liveregret.h"
#include "tests/support/pagefixture.h"
#include "widgets/charts/curvechart.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/regretheadline.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionheadline.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/figuretexts.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

using Turns = std::vector<std::shared_ptr<const LiveTurn>>;

Attempt attemptOf(std::size_t model, double score, double cost)
{
    return {.model = ModelIndex::at(model),
            .passed = score > 0,
            .graded = true,
            .score = score,
            .costUsd = cost,
            .details = std::make_shared<const CallDetails>()};
}

/// Every fourth of 40 tasks goes to all three models, or none does.
Turns turnsOf(bool shadows)
{
    Turns turns;
    for (std::size_t i = 0; i < 40; ++i) {
        auto turn = std::make_shared<LiveTurn>();
        auto task = std::make_shared<RunnableTask>();
        task->id = "t" + std::to_string(i);
        task->dimension = i % 2 == 0 ? "algorithm" : "bug_fixing";
        turn->number = i;
        turn->request = task;
        turn->attempts.push_back(attemptOf(i % 3, i % 5 == 0 ? 0 : 1, 0.02));
        turn->judgements.emplace_back();
        turn->calls.push_back(0);
        turn->shadow = shadows && i % 4 == 0;
        for (std::size_t model = 0; model < 3 && turn->shadow; ++model) {
            if (model == i % 3)
                continue;
            turn->shadows.push_back(attemptOf(model, (i + model) % 3 == 0 ? 0 : 1, 0.05));
            turn->shadowJudgements.emplace_back();
        }
        turns.push_back(turn);
    }
    return turns;
}

const std::vector<Model> pool{{.name = "one"}, {.name = "two"}, {.name = "three"}};

} // namespace

class LiveRegretTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;

    [[nodiscard]] bool openLive(bool shadows)
    {
        const Turns turns = turnsOf(shadows);
        const Benchmark benchmark = liveBenchmark("live", pool, turns);
        const QString path = m_fixture->folder.filePath(QStringLiteral("live.acrw"));
        {
            auto file = Workspace::create(path.toStdString());
            if (!file)
                return false;
            const auto id = file->saveBenchmark(benchmark);
            if (!id || !file->saveDecisionSets(*id, std::vector{liveDecisions("live", benchmark, turns)}))
                return false;
        }
        return m_fixture->openFile(path, {.split = "live"});
    }
    static QString text(const LiveRegret& regret) { return numbers::fixed(regret.measured.mean, 3); }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void init() { m_fixture = std::make_unique<test::PageFixture>(*m_themes); }
    void cleanup() { m_fixture.reset(); }

    void theLeaderboardHasTheMeasuredRegretOfTheSession()
    {
        m_fixture->show<RegretPage>(*m_themes, m_fixture->document, m_fixture->jobs, &m_fixture->workspace);
        QVERIFY(openLive(true));
        QVERIFY(m_fixture->settle());
        const LiveRegret regret = liveRegret(turnsOf(true), pool.size(), m_fixture->document.weights());
        QCOMPARE(regret.measured.tasks, std::size_t{10});
        DataTable& table = m_fixture->part<LeaderboardPanel>().table();
        const auto& rows = m_fixture->document.results()->rows;
        const auto row = std::ranges::find(rows, std::string("recorded:live"), &LeaderboardRow::policy);
        QVERIFY(row != rows.end());
        const MeasuredRegret& measured = row->metrics.measured;
        QVERIFY(measured.calledOnly);
        QCOMPARE(measured.tasks, regret.measured.tasks);
        QVERIFY(std::abs(measured.mean - regret.measured.mean) < 1e-12);
        QVERIFY(std::abs(measured.low - regret.measured.low) < 1e-3);
        QVERIFY(std::abs(measured.high - regret.measured.high) < 1e-3);
        // In the table, with headings that say what CumReg is against.
        QVERIFY(!table.isColumnHidden(LeaderboardModel::RegretBasis));
        QCOMPARE(table.model()->headerData(LeaderboardModel::CumRegret, Qt::Horizontal).toString(),
                 LeaderboardModel::tr("CumReg, called"));
        for (int i = 0; i < table.model()->rowCount(); ++i)
            QVERIFY(!table.model()->index(i, LeaderboardModel::RegretBasis).data().toString().isEmpty());
        // On the card.
        m_fixture->document.selectPolicy(QStringLiteral("recorded:live"));
        QVERIFY(m_fixture->settle());
        const auto cards = m_fixture->part<RegretHeadline>().findChildren<FigureCard*>();
        QCOMPARE(cards.front()->badge(), QString("measured"));
        QCOMPARE(cards.front()->figure(), text(regret));
        QVERIFY(cards.front()->delta().startsWith(QChar(0xb1)));
        // Text tables, and those of the report.
        QVERIFY(std::ranges::any_of(tableColumns(rows),
                                    [](const LeaderboardColumn* column) { return column->key == "regret_basis"; }));
        for (const CurveChart* chart : m_fixture->window.findChildren<CurveChart*>())
            QVERIFY(!chart->accessibleDescription().contains(QStringLiteral("cumulative regret (reward)")));
    }

    void withoutShadowTasksRegretIsUnknown()
    {
        m_fixture->show<RegretPage>(*m_themes, m_fixture->document, m_fixture->jobs, &m_fixture->workspace);
        QVERIFY(openLive(false));
        QVERIFY(m_fixture->settle());
        m_fixture->document.selectPolicy(QStringLiteral("recorded:live"));
        QVERIFY(m_fixture->settle());
        const auto cards = m_fixture->part<RegretHeadline>().findChildren<FigureCard*>();
        QCOMPARE(cards.front()->badge(), QString("unknown"));
        QCOMPARE(cards.front()->figure(), QString("–"));
    }

    void otherBenchmarksHaveNoBadge()
    {
        m_fixture->show<RegretPage>(*m_themes, m_fixture->document, m_fixture->jobs, &m_fixture->workspace);
        QVERIFY(openLive(true));
        QVERIFY(m_fixture->settle());
        QVERIFY(m_fixture->open(test::smallSimulatedBenchmark(), {.split = "id_test"}));
        QVERIFY(m_fixture->settle());
        const auto cards = m_fixture->part<RegretHeadline>().findChildren<FigureCard*>();
        QCOMPARE(cards.front()->badge(), QString());
        QCOMPARE(cards.front()->caption(), RegretPage::tr("CumReg (reward)"));
        QVERIFY(m_fixture->part<LeaderboardPanel>().table().isColumnHidden(LeaderboardModel::RegretBasis));
        QVERIFY(!std::ranges::any_of(tableColumns(m_fixture->document.results()->rows),
                                     [](const LeaderboardColumn* column) { return column->key == "regret_basis"; }));
    }

    void theSessionPageMeasuresWhatWasPlayed()
    {
        m_fixture->show<SessionPage>(*m_themes, m_fixture->document, m_fixture->player, &m_fixture->undo);
        QVERIFY(openLive(true));
        m_fixture->player.play(QStringLiteral("recorded:live"), 1);
        QVERIFY(m_fixture->settle());
        QVERIFY(QTest::qWaitFor([this] { return m_fixture->player.lane().size() == 40; }, test::patienceMs));
        m_fixture->player.toEnd();
        QVERIFY(m_fixture->settle());
        const LiveRegret regret = liveRegret(turnsOf(true), pool.size(), m_fixture->document.weights());
        const auto cards = m_fixture->part<SessionHeadline>().findChildren<FigureCard*>();
        QCOMPARE(cards.front()->badge(), QString("measured"));
        QCOMPARE(cards.front()->figure(), text(regret));
        // A slide of it says so, too.
        const auto texts = figuresOfSession(m_fixture->player.lane().metrics().after(40), 40, 40);
        QCOMPARE(texts.front().badge, QString("measured"));
        QCOMPARE(texts.front().figure, text(regret));
        m_fixture->player.seek(0);
        QVERIFY(m_fixture->settle());
        QVERIFY(!cards.front()->badge().isEmpty());
    }
};

QTEST_MAIN(LiveRegretTest)
#include "tst_liveregret.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The first live session of a newcomer in the whole window: the built-in tasks and models, by mouse and keys, from a
/// simulated benchmark to the session's regret and its steps. The programs that the models write are run.

#include "core/base/error.h"
#include "core/sandbox/sandbox.h"
#include "tests/support/pagefixture.h"
#include "tests/window/windowfixture.h"
#include "widgets/document/liverun.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/theme/figurecard.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QRegularExpression>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class FirstLiveTest final : public QObject {
    Q_OBJECT

private slots:
    void theBuiltInTasksLeadToRegretAndSteps()
    {
        if (const auto sandbox = Sandbox::open(); !sandbox)
            QSKIP(qPrintable(QString::fromStdString(describe(sandbox.error()))));
        test::WindowFixture fixture;
        QVERIFY(fixture.open());
        MainWindow& window = fixture.window();
        window.resize(1280, 800);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QElapsedTimer clock;
        clock.start();

        QTest::keyClick(&window, Qt::Key_7, Qt::ControlModifier);
        QVERIFY(fixture.settle());
        auto& page = fixture.page<LivePage>();
        QCOMPARE(window.currentPage(), &page);
        LiveRun& run = fixture.services().live;
        // Answers are run also on a machine that makes no control group.
        run.setAcceptsUnbounded(true);
        auto* const tries = page.findChild<QPushButton*>("liveTry");
        QVERIFY(tries->isVisible() && tries->isEnabled());
        QTest::mouseClick(tries, Qt::LeftButton);
        QVERIFY(run.active());
        QVERIFY(QTest::qWaitFor([&run] { return run.state() == LiveRun::State::Ended; }, 10 * test::patienceMs));
        QVERIFY(fixture.settle());
        qInfo("the session ended %.1f s after the page was asked for", static_cast<double>(clock.elapsed()) / 1000);

        // Every task is answered, programs were run, and the regret is a number.
        const std::size_t tasks = run.board().tasks().size();
        QVERIFY(tasks >= 12);
        QCOMPARE(run.board().answered(), tasks);
        const auto figure = [&page](const char* card) { return page.findChild<FigureCard*>(card)->figure(); };
        const QString count = QString::number(tasks);
        QCOMPARE(figure("liveAnswered"), count + QStringLiteral(" / ") + count);
        QVERIFY2(figure("livePassed").contains('%'), qPrintable(figure("livePassed")));
        QVERIFY2(figure("liveRegret").contains(QRegularExpression("[0-9]")), qPrintable(figure("liveRegret")));

        // One click shows it as a session, with a step for each task.
        auto* const opens = page.findChild<QPushButton*>("liveOpen");
        QVERIFY(opens->isVisible() && opens->isEnabled());
        QTest::mouseClick(opens, Qt::LeftButton);
        QVERIFY(fixture.settle());
        QCOMPARE(window.currentPage(), &fixture.page<SessionPage>());
        QCOMPARE(fixture.document().stream()->tasks.size(), tasks);
        qInfo("its steps were shown after %.1f s", static_cast<double>(clock.elapsed()) / 1000);
    }
};

QTEST_MAIN(FirstLiveTest)
#include "tst_firstlive.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Live page of a user who can make no control group: answers are run when the user accepts that, and not before.
/// A test that begins as root goes on as such a user.

#include "core/sandbox/sandbox.h"
#include "tests/support/pagefixture.h"
#include "widgets/pages/live/livepage.h"

#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace acr;
using namespace acr::ui;

class LiveUnboundedTest final : public QObject {
    Q_OBJECT

private slots:
    void answersAreRunWhenThatIsAccepted()
    {
        const auto sandbox = Sandbox::open();
        if (!sandbox)
            QSKIP(qPrintable("no sandbox on this machine: " + QString::fromStdString(describe(sandbox.error()))));
        if (sandbox->strength().boundsAll())
            QSKIP("every user of this machine can make control groups");
        ThemeManager themes(*qApp);
        test::PageFixture fixture(themes);
        LiveRun& run = fixture.live;
        run.setAcceptsUnbounded(false);
        QVERIFY(fixture.openInWorkspace(*test::smallSimulatedBenchmark()));
        fixture.show<LivePage>(themes, fixture.document, fixture.jobs, fixture.workspace, fixture.player, fixture.live,
                               fixture.undo);
        const auto status = [&fixture] { return fixture.part<QLabel>("liveStatus").text(); };
        const auto tryIt = [&fixture, &run] {
            QTest::mouseClick(&fixture.part<QPushButton>("liveTry"), Qt::LeftButton);
            return QTest::qWaitFor([&run] { return run.state() == LiveRun::State::Ended; }, test::patienceMs) &&
                   fixture.settle();
        };
        QAction& accepts = fixture.action(QStringLiteral("Run answers with fewer bounds"));
        auto& button = fixture.part<QPushButton>("liveAccept");
        QVERIFY(!button.isVisible() && !accepts.isChecked());
        // A few tasks are enough.
        fixture.part<QSpinBox>("liveCalls").setValue(6);

        QVERIFY(tryIt());
        QVERIFY(run.unboundedRefused());
        QVERIFY(run.board().answered() > 0);
        QCOMPARE(run.board().judged(), std::size_t(0));
        QVERIFY2(status().contains(QStringLiteral("no control group can be made here")), qPrintable(status()));
        QVERIFY2(status().contains(QStringLiteral("answers are not run")), qPrintable(status()));
        QVERIFY(button.isVisible());

        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(run.acceptsUnbounded());
        QVERIFY(accepts.isChecked() && !button.isVisible());
        QVERIFY2(status().contains(QStringLiteral("those of the next one are")), qPrintable(status()));
        QVERIFY(tryIt());
        QVERIFY(!run.unboundedRefused());
        QVERIFY(run.board().judged() > 0);
        QVERIFY2(!status().contains(QStringLiteral("not run")), qPrintable(status()));

        // Taken back in the menu.
        accepts.trigger();
        QVERIFY(!run.acceptsUnbounded() && !accepts.isChecked());
        QVERIFY(tryIt());
        QVERIFY(run.unboundedRefused());
        QCOMPARE(run.board().judged(), std::size_t(0));
    }
};

int main(int argc, char** argv)
{
    constexpr unsigned nobody = 65534;
    if (getuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0))
        return 1;
    // Sanitizers look into the process, which the kernel forbids after the change of the user.
    prctl(PR_SET_DUMPABLE, 1);
    QApplication application(argc, argv);
    LiveUnboundedTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_liveunbounded.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <QtTest>

using namespace acr;

class ClockTest : public QObject {
    Q_OBJECT

private slots:
    void timersRunInTheOrderOfTheirTimes()
    {
        SimulatedClock clock;
        QStringList ran;
        clock.callAfter(2, [&] { ran += "second"; });
        clock.callAfter(1, [&] {
            ran += "first";
            clock.callAfter(0, [&] { ran += "at once"; });
            clock.callAfter(5, [&] { ran += "last"; });
        });
        clock.callAfter(2, [&] { ran += "third"; });
        QCOMPARE(clock.nextDue(), 1.0);
        QVERIFY(clock.runNext());
        QCOMPARE(ran, QStringList({"first", "at once"}));
        QVERIFY(clock.runNext());
        QCOMPARE(clock.now(), 2.0);
        QVERIFY(clock.runNext());
        QVERIFY(!clock.runNext());
        QCOMPARE(ran, QStringList({"first", "at once", "second", "third", "last"}));
        QCOMPARE(clock.now(), 6.0);
    }

    void aCancelledTimerDoesNotRun()
    {
        SimulatedClock clock;
        bool ran = false;
        const TimerId timer = clock.callAfter(1, [&] { ran = true; });
        const TimerId other = clock.callAfter(1, [] {});
        QVERIFY(clock.cancel(timer));
        QVERIFY(!clock.cancel(timer));
        QVERIFY(clock.runNext());
        QVERIFY(!ran);
        QVERIFY(!clock.cancel(other));
    }

    void theSystemClockRunsOnlyWhatIsDue()
    {
        SystemClock clock;
        int ran = 0;
        clock.callAfter(-1, [&] { ++ran; });
        clock.callAfter(3600, [&] { ++ran; });
        QCOMPARE(clock.runDue(), std::size_t{1});
        QCOMPARE(ran, 1);
        QVERIFY(*clock.nextDue() > clock.now());
    }
};

QTEST_APPLESS_MAIN(ClockTest)
#include "tst_clock.moc"

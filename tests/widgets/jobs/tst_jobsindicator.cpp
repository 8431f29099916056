// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jobs/latestjob.h"
#include "widgets/shell/jobrow.h"
#include "widgets/shell/jobsindicator.h"
#include "widgets/shell/retrybar.h"

#include <QFrame>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

#include <memory>

using namespace acr;
using namespace acr::ui;

namespace {

QStringList titlesOf(const QWidget& list)
{
    QStringList titles;
    for (const JobRow* row : list.findChildren<JobRow*>()) {
        if (row->isVisible())
            titles << row->title();
    }
    return titles;
}

} // namespace

class JobsIndicatorTest final : public QObject {
    Q_OBJECT

private slots:
    void everyJobHasItsCross()
    {
        ThemeManager themes(*qApp);
        Jobs jobs;
        QWidget window;
        JobsIndicator indicator(jobs, themes, &window);
        window.show();
        QStringList cancelled;
        for (const QString& title : {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}) {
            jobs.start(
                this, title,
                [](const Progress& progress) {
                    while (!progress.stopped())
                        QThread::msleep(1);
                    return 0;
                },
                [&cancelled, title](const Result<int>& result) {
                    if (!result)
                        cancelled << title;
                });
        }
        QTRY_VERIFY(indicator.isVisible());
        auto* more = indicator.findChild<QToolButton*>(QStringLiteral("moreJobs"));
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        auto* list = indicator.findChild<QFrame*>(QStringLiteral("jobList"));
        QVERIFY(list->isVisible());
        QCOMPARE(titlesOf(*list), (QStringList{"one", "two", "three"}));
        for (const JobRow* row : list->findChildren<JobRow*>()) {
            if (row->title() == QStringLiteral("two"))
                QTest::mouseClick(row->findChild<QToolButton*>(QStringLiteral("cancelJob")), Qt::LeftButton);
        }
        QTRY_COMPARE(cancelled, QStringList{"two"});
        QTRY_COMPARE(titlesOf(*list), (QStringList{"one", "three"}));
        jobs.cancelAll();
        QTRY_VERIFY(!indicator.isVisible());
        QVERIFY(!list->isVisible());
    }

    void whatFailedOrWasCancelledIsDoneAgain()
    {
        ThemeManager themes(*qApp);
        Jobs jobs;
        QWidget window;
        JobsIndicator indicator(jobs, themes, &window);
        window.show();
        int runs = 0;
        bool fails = true;
        const auto begin = [&](LatestJob& job) {
            ++runs;
            job.start(
                QStringLiteral("measuring"),
                [fails = fails](const Progress&) -> Result<int> {
                    if (fails)
                        return failure(ErrorCode::FileNotFound);
                    return 1;
                },
                [](const Result<int>&) {});
        };
        LatestJob* same = nullptr;
        LatestJob job(jobs, [&] { begin(*same); });
        same = &job;
        begin(job);
        QTRY_COMPARE(jobs.unfinished().size(), 1);
        QTRY_VERIFY(indicator.isVisible());
        auto* button = indicator.findChild<QToolButton*>(QStringLiteral("unfinishedJobs"));
        QTRY_VERIFY(!button->visibleRegion().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* list = indicator.findChild<QFrame*>(QStringLiteral("jobList"));
        QVERIFY(list->isVisible());
        auto* retry = list->findChild<QPushButton*>(QStringLiteral("retryJob"));
        QTRY_VERIFY(retry->hasFocus());

        // It fails again, and is listed again, once.
        QTest::keyClick(retry, Qt::Key_Space);
        QTRY_COMPARE(runs, 2);
        QTRY_COMPARE(jobs.unfinished().size(), 1);
        QTRY_VERIFY(indicator.findChild<QToolButton*>(QStringLiteral("unfinishedJobs"))->isVisible());
        fails = false;
        jobs.retry(jobs.unfinished().front().id);
        QTRY_COMPARE(runs, 3);
        QTRY_VERIFY(jobs.idle());
        QVERIFY(jobs.unfinished().isEmpty());
        QTRY_VERIFY(!indicator.isVisible());
    }

    void aBarThatGoesTakesItsOffersAlong()
    {
        ThemeManager themes(*qApp);
        Jobs jobs;
        QWidget window;
        const JobsIndicator indicator(jobs, themes, &window);
        window.show();
        auto bar = std::make_unique<RetryBar>(themes, &window);
        bar->offer(jobs, QStringLiteral("importing"), Error{ErrorCode::Cancelled, {}, {}, {}}, [] {});
        QCOMPARE(bar->sentences().size(), 1);
        QCOMPARE(jobs.unfinished().size(), 1);
        bar.reset();
        QVERIFY(jobs.unfinished().isEmpty());
        QVERIFY(!indicator.isVisible());
    }

    void workIsForgottenOnRequestAndWithItsOwner()
    {
        ThemeManager themes(*qApp);
        Jobs jobs;
        QWidget window;
        JobsIndicator indicator(jobs, themes, &window);
        window.show();
        int retried = 0;
        auto owner = std::make_unique<QObject>();
        const Error cancelled{ErrorCode::Cancelled, {}, {}, {}};
        jobs.offerRetry(owner.get(), QStringLiteral("importing"), cancelled, [&] { ++retried; });
        jobs.offerRetry(owner.get(), QStringLiteral("importing"), cancelled, [&] { ++retried; });
        jobs.offerRetry(owner.get(), QStringLiteral("exporting"), cancelled, [&] { ++retried; });
        QCOMPARE(jobs.unfinished().size(), 2);
        indicator.openList();
        auto* list = indicator.findChild<QFrame*>(QStringLiteral("jobList"));
        QVERIFY(list->isVisible());
        QTest::mouseClick(list->findChild<QToolButton*>(QStringLiteral("forgetJob")), Qt::LeftButton);
        QTRY_COMPARE(jobs.unfinished().size(), 1);
        QCOMPARE(jobs.unfinished().front().title, QStringLiteral("exporting"));
        owner.reset();
        QVERIFY(jobs.unfinished().isEmpty());
        QVERIFY(!indicator.isVisible());
        QCOMPARE(retried, 0);
        // Without any work the list says so.
        indicator.openList();
        QVERIFY(list->isVisible());
    }
};

QTEST_MAIN(JobsIndicatorTest)
#include "tst_jobsindicator.moc"

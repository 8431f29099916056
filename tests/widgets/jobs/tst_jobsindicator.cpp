// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/jobrow.h"
#include "widgets/shell/jobsindicator.h"

#include <QToolButton>
#include <QtTest>

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
};

QTEST_MAIN(JobsIndicatorTest)
#include "tst_jobsindicator.moc"

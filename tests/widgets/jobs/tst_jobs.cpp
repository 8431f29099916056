// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jobs/latestjob.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

using namespace acr;
using namespace acr::ui;

namespace {

/// Work that waits until it is told to go on or to stop.
class Gate {
public:
    void open() { m_open->release(); }
    template <class T>
    auto then(T value)
    {
        return [open = m_open, value = std::move(value)](const Progress& progress) {
            while (!progress.stopped() && !open->try_acquire_for(std::chrono::milliseconds(1)))
                ;
            return value;
        };
    }

private:
    std::shared_ptr<std::binary_semaphore> m_open = std::make_shared<std::binary_semaphore>(0);
};

bool waitUntilIdle(Jobs& jobs)
{
    return QTest::qWaitFor([&] { return jobs.idle(); });
}

} // namespace

class JobsTest final : public QObject {
    Q_OBJECT

private slots:
    void aValueArrivesAsAResult()
    {
        Jobs jobs;
        std::optional<Result<int>> outcome;
        jobs.start(
            this, QStringLiteral("count"), [](const Progress&) { return 7; },
            [&](Result<int> result) { outcome = std::move(result); });
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->value(), 7);
    }

    void aResultStaysAsItIs()
    {
        Jobs jobs;
        std::optional<Result<int>> outcome;
        jobs.start(
            this, QStringLiteral("count"),
            [](const Progress&) -> Result<int> { return failure(ErrorCode::Empty, "nothing"); },
            [&](Result<int> result) { outcome = std::move(result); });
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value() && !outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::Empty);
        QCOMPARE(outcome->error().found, std::string("nothing"));
    }

    void workWithoutAValueSaysThatItIsDone()
    {
        Jobs jobs;
        bool done = false;
        jobs.start(
            this, QStringLiteral("work"), [](const Progress&) {},
            [&](const Result<void>& ran) { done = ran.has_value(); });
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(done);
    }

    void aCancelledJobSaysSo()
    {
        Jobs jobs;
        Gate gate;
        std::optional<Result<int>> outcome;
        const JobId id = jobs.start(this, QStringLiteral("wait"), gate.then(1),
                                    [&](Result<int> result) { outcome = std::move(result); });
        jobs.cancel(id);
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value() && !outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
    }

    void aJobCancelledAfterItWasCompleteSaysSoToo()
    {
        Jobs jobs;
        std::binary_semaphore complete(0);
        std::optional<Result<int>> outcome;
        const JobId id = jobs.start(
            this, QStringLiteral("quick"),
            [&](const Progress&) {
                complete.release();
                return 1;
            },
            [&](Result<int> result) { outcome = std::move(result); });
        complete.acquire();
        jobs.cancel(id);
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value() && !outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
    }

    /// The file has it, whatever happens then.
    void whatWasWrittenBeforeTheJobWasCancelledIsTold()
    {
        Jobs jobs;
        std::binary_semaphore complete(0);
        std::optional<Result<int>> outcome;
        const JobId written = jobs.startWriting(
            this, QStringLiteral("quick"),
            [&](const Progress&) {
                complete.release();
                return 1;
            },
            [&](Result<int> result) { outcome = std::move(result); });
        complete.acquire();
        jobs.cancel(written);
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value() && outcome->has_value());
        QCOMPARE(**outcome, 1);

        outcome.reset();
        const JobId stopped = jobs.startWriting(
            this, QStringLiteral("stopped"),
            [](const Progress& progress) -> Result<int> {
                while (!progress.stopped())
                    std::this_thread::yield();
                return failure(ErrorCode::Cancelled);
            },
            [&](Result<int> result) { outcome = std::move(result); });
        jobs.cancel(stopped);
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(outcome.has_value() && !outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
    }

    void aDroppedJobIsNeverHeardOf()
    {
        Jobs jobs;
        Gate gate;
        bool called = false;
        const JobId id =
            jobs.start(this, QStringLiteral("wait"), gate.then(1), [&](const Result<int>&) { called = true; });
        jobs.drop(id);
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(!called);
    }

    void workThatNobodyWaitsForDoesNotBegin()
    {
        std::atomic<int> begun = 0;
        std::optional<Result<int>> outcome;
        Jobs jobs;
        std::vector<JobId> ahead;
        std::counting_semaphore<> running(0);
        for (int thread = 0; thread < QThread::idealThreadCount(); ++thread) {
            ahead.push_back(jobs.start(
                this, QStringLiteral("ahead"),
                [&running](const Progress& progress) {
                    running.release();
                    while (!progress.stopped())
                        std::this_thread::yield();
                },
                [](const Result<void>&) {}));
        }
        for (std::size_t thread = 0; thread < ahead.size(); ++thread)
            running.acquire();
        const auto work = [&begun](const Progress&) { return ++begun; };
        const JobId dropped = jobs.start(this, QStringLiteral("dropped"), work, [](const Result<int>&) {});
        const JobId cancelled = jobs.start(this, QStringLiteral("cancelled"), work,
                                           [&](Result<int> result) { outcome = std::move(result); });
        jobs.drop(dropped);
        jobs.cancel(cancelled);
        for (const JobId id : ahead)
            jobs.cancel(id);
        QVERIFY(waitUntilIdle(jobs));
        QCOMPARE(begun.load(), 0);
        QVERIFY(outcome.has_value() && !outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
    }

    void nothingArrivesWhenTheContextIsGone()
    {
        Jobs jobs;
        Gate gate;
        bool called = false;
        auto context = std::make_unique<QObject>();
        jobs.start(context.get(), QStringLiteral("wait"), gate.then(1), [&](const Result<int>&) { called = true; });
        context.reset();
        gate.open();
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(!called);
    }

    void ofTheLatestJobOnlyTheLastRunCounts()
    {
        Jobs jobs;
        Gate first;
        Gate second;
        QList<int> results;
        LatestJob job(jobs, [] {});
        const auto take = [&](const Result<int>& result) { results << (result ? *result : -1); };
        job.start(QStringLiteral("first"), first.then(1), take);
        job.start(QStringLiteral("second"), second.then(2), take);
        second.open();
        QVERIFY(waitUntilIdle(jobs));
        QCOMPARE(results, QList<int>{2});
        QVERIFY(!job.running());
        QVERIFY(!job.problem().has_value());
    }

    void theLatestJobSaysThatItWasCancelledUntilItRunsAgain()
    {
        Jobs jobs;
        Gate gate;
        QList<int> results;
        std::unique_ptr<LatestJob> job;
        const auto run = [&] {
            job->start(QStringLiteral("wait"), gate.then(1),
                       [&](const Result<int>& result) { results << (result ? *result : -1); });
        };
        job = std::make_unique<LatestJob>(jobs, run);
        run();
        QSignalSpy changed(job.get(), &LatestJob::changed);
        QVERIFY(job->running());
        jobs.cancelAll();
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(!job->running());
        QVERIFY(job->cancelled());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(results, QList<int>{-1});
        job->retry();
        QVERIFY(job->running());
        QVERIFY(!job->cancelled());
        gate.open();
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(!job->problem().has_value());
        QCOMPARE(results, (QList<int>{-1, 1}));
    }

    void droppingTheLatestJobForgetsItsProblem()
    {
        Jobs jobs;
        LatestJob job(jobs, [] {});
        job.start(
            QStringLiteral("fail"), [](const Progress&) -> Result<int> { return failure(ErrorCode::Empty); },
            [](const Result<int>&) {});
        QVERIFY(waitUntilIdle(jobs));
        QVERIFY(job.problem().has_value());
        QVERIFY(!job.cancelled());
        job.drop();
        QVERIFY(!job.problem().has_value());
    }

    void theRemainingTimeIsThatOfTheLastSeconds()
    {
        RemainingTime remaining;
        QVERIFY(!remaining.at(0).has_value());
        remaining.report(0.1, 1000);
        // A tenth a second: nine seconds, counted down.
        QCOMPARE(remaining.at(1000), std::optional<qint64>(9000));
        QCOMPARE(remaining.at(3000), std::optional<qint64>(7000));
        // From here on it is five times slower.
        for (int second = 2; second <= 11; ++second)
            remaining.report(0.1 + 0.02 * (second - 1), 1000 * second);
        QVERIFY(remaining.at(11000).has_value());
        QVERIFY2(std::abs(*remaining.at(11000) - 35000) < 10, qPrintable(QString::number(*remaining.at(11000))));
    }

    void workThatTakesLongerThanPredictedClaimsNothing()
    {
        RemainingTime remaining;
        remaining.report(0.95, 1900);
        QCOMPARE(remaining.at(1900), std::optional<qint64>(100));
        QVERIFY(!remaining.at(2100).has_value());
        QVERIFY(!remaining.at(22000).has_value());
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "tst_jobs.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/session/sessionengine.h"
#include "core/workspace/sessionstore.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <array>
#include <chrono>
#include <thread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace acr;

namespace {

struct Ended {
    std::size_t commits = 0;
    bool killed = false;
    bool done = false;
};

/// Kills the recording program shortly after a number of commits.
Ended recordUntilKilled(const std::string& file, const char* policy, std::size_t commits, double share)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl(ACR_RECORDER, ACR_RECORDER, file.c_str(), policy, static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::close(pipe[1]);
    Ended ended;
    char done = 0;
    const auto start = std::chrono::steady_clock::now();
    while (ended.commits < commits && ::read(pipe[0], &done, 1) == 1)
        ++ended.commits;
    const auto one = (std::chrono::steady_clock::now() - start) / static_cast<int>(commits + 1);
    std::this_thread::sleep_for(std::chrono::duration_cast<std::chrono::microseconds>(one * share));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ended.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    ended.done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::array<char, 256> buffer{};
    for (ssize_t got = 0; (got = ::read(pipe[0], buffer.data(), buffer.size())) > 0;)
        ended.commits += static_cast<std::size_t>(got);
    ::close(pipe[0]);
    return ended;
}

} // namespace

class SessionKillTest final : public QObject {
    Q_OBJECT

private slots:
    /// After repeated kills a session keeps all recorded steps and ends with the same bytes as an uninterrupted one.
    void aKilledSessionGoesOnWhereItWas_data()
    {
        QTest::addColumn<QByteArray>("policy");
        for (const char* policy : {"acrouter@start=cold", "lints", "acrouter@mode=cascade"})
            QTest::newRow(policy) << QByteArray(policy);
    }
    void aKilledSessionGoesOnWhereItWas()
    {
        QFETCH(QByteArray, policy);
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("killed.acrw")).toStdString();
        const Benchmark benchmark = test::generatedBenchmark(3, {.tasks = 20000});
        SessionSources sources;
        {
            auto workspace = Workspace::create(file);
            QVERIFY(workspace.has_value());
            const auto id = workspace->saveBenchmark(benchmark);
            QVERIFY(id.has_value());
            sources = {std::make_shared<const Benchmark>(*workspace->loadBenchmark(*id)),
                       workspace->benchmarks()->front().contentHash, nullptr};
        }
        Random random(7);
        std::size_t saved = 0;
        int kills = 0;
        bool done = false;
        for (int round = 0; round < 200 && !done; ++round) {
            const Ended ended = recordUntilKilled(file, policy.constData(), random.below(12), random.uniform());
            QVERIFY2(ended.killed || ended.done, "the recording program ended by itself");
            kills += ended.killed ? 1 : 0;
            auto workspace = Workspace::open(file);
            QVERIFY2(workspace.has_value(), workspace ? "" : describe(workspace.error()).c_str());
            QVERIFY(workspace->checkIntegrity()->empty());
            const auto summary = SessionStore(*workspace).named("killed");
            if (!summary) {
                QVERIFY(saved == 0 && ended.commits == 0);
                continue;
            }
            QVERIFY2(summary->steps >= saved + 5 * ended.commits || summary->finished,
                     "something that was recorded is gone");
            QVERIFY2(summary->steps <= saved + 5 * (ended.commits + 1), "more is there than was in flight");
            saved = summary->steps;
            done = summary->finished;
        }
        QVERIFY(done && kills > 1);
        auto workspace = Workspace::open(file);
        SessionStore store(*workspace);
        const auto summary = store.named("killed");
        const auto stored = store.load(summary->id);
        const auto whole = recordSession(sources, summary->definition);
        QVERIFY(stored && whole);
        QCOMPARE(stored->steps.size(), whole->size());
        QVERIFY(!firstDifference(*stored, whole->run()));
        QCOMPARE(runDigest(*stored), runDigest(whole->run()));
    }

    /// Each record of a session of real calls is there once it was appended, and at most the next one beside it.
    void aKilledSessionOfCallsKeepsEachRecord()
    {
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("live.acrw")).toStdString();
        const Benchmark benchmark = test::generatedBenchmark(3, {.tasks = 60});
        {
            auto workspace = Workspace::create(file);
            QVERIFY(workspace && workspace->saveBenchmark(benchmark));
        }
        Random random(11);
        std::size_t saved = 1; // what began the session
        int kills = 0;
        bool done = false;
        for (int round = 0; round < 300 && !done; ++round) {
            const Ended ended = recordUntilKilled(file, "live", random.below(20), random.uniform());
            QVERIFY2(ended.killed || ended.done, "the recording program ended by itself");
            kills += ended.killed ? 1 : 0;
            done = ended.done;
            auto workspace = Workspace::open(file);
            QVERIFY(workspace && workspace->checkIntegrity()->empty());
            SessionStore store(*workspace);
            const auto summary = store.named("killed");
            if (!summary) {
                QCOMPARE(ended.commits, std::size_t{0});
                continue;
            }
            const auto records = store.records(summary->id);
            QVERIFY(records.has_value());
            QVERIFY2(records->size() >= saved + ended.commits, "a record that was appended is gone");
            QVERIFY2(records->size() <= saved + ended.commits + 1, "more is there than was in flight");
            saved = records->size();
            const auto stored = store.loadStored(*summary);
            QVERIFY2(stored.has_value(), stored ? "" : describe(stored.error()).c_str());
        }
        QVERIFY(done && kills > 1);
        auto workspace = Workspace::open(file);
        SessionStore store(*workspace);
        const auto stored = store.loadStored(*store.named("killed"));
        QVERIFY(stored.has_value());
        QCOMPARE(stored->folded.turns.size(), std::size_t{40});
        const Run run = runOfTurns(stored->folded.turns, benchmark);
        QVERIFY(!run.steps.empty() && run.steps.size() <= 40);
        QVERIFY(run.steps.back().score == 1.0 && run.steps.back().costUsd == 0.5);
    }
};

QTEST_APPLESS_MAIN(SessionKillTest)
#include "tst_sessionkill.moc"

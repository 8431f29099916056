// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/workspace/workspace.h"
#include "tests/workspace/saved.h"

#include <QtTest>

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace acr;

namespace {

struct Killed {
    std::uint64_t acknowledged = 0;
    bool wasRunning = false;
};

/// Starts the saving program, lets it save so many benchmarks and then work for a share of the time that the start
/// and each save took, kills it, and counts what it said it had saved. Thus it dies at work on slow machines as well.
Killed saveUntilKilled(const std::string& file, std::uint64_t first, std::uint64_t saves, double share)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return {};
    const std::string number = std::to_string(first);
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl(ACR_SAVER, ACR_SAVER, file.c_str(), number.c_str(), static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::close(pipe[1]);
    std::uint64_t seen = 0;
    char done = 0;
    while (seen < saves && ::read(pipe[0], &done, 1) == 1)
        ++seen;
    const Clock::duration one =
        saves > 0 ? (Clock::now() - start) / static_cast<int>(saves) : std::chrono::milliseconds(20);
    std::this_thread::sleep_for(std::chrono::duration_cast<Clock::duration>(one * share));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    Killed killed{.acknowledged = seen, .wasRunning = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL};
    std::array<char, 256> buffer{};
    for (ssize_t got = 0; (got = ::read(pipe[0], buffer.data(), buffer.size())) > 0;)
        killed.acknowledged += static_cast<std::uint64_t>(got);
    ::close(pipe[0]);
    return killed;
}

} // namespace

class WorkspaceKillTest final : public QObject {
    Q_OBJECT

private slots:
    /// Whenever the saving program dies, the file opens without repair, is sound, and holds all that was
    /// acknowledged, and of what was in flight all or nothing.
    void nothingSavedIsLostWhenTheProgramIsKilled()
    {
        const QTemporaryDir folder;
        Random random(20260101);
        std::uint64_t saved = 0;
        std::string file;
        for (int round = 0; round < 50; ++round) {
            if (round % 5 == 0) {
                file = folder.filePath(QStringLiteral("killed%1.acrw").arg(round)).toStdString();
                saved = 0;
            }
            const std::uint64_t saves = random.below(4);
            const Killed killed = saveUntilKilled(file, saved, saves, random.uniform());
            QVERIFY2(killed.wasRunning, "the saving program ended by itself");
            QVERIFY(killed.acknowledged >= saves);
            saved += killed.acknowledged;

            Result<Workspace> workspace = Workspace::open(file);
            if (!workspace) {
                QVERIFY2(workspace.error().code == ErrorCode::FileNotFound && saved == 0,
                         describe(workspace.error()).c_str());
                continue;
            }
            const auto problems = workspace->checkIntegrity();
            QVERIFY2(problems.has_value(), problems ? "" : describe(problems.error()).c_str());
            QVERIFY2(problems->empty(), problems->empty() ? "" : problems->front().c_str());
            const auto all = workspace->benchmarks();
            QVERIFY2(all.has_value(), all ? "" : describe(all.error()).c_str());
            QVERIFY2(all->size() == saved || all->size() == saved + 1,
                     qPrintable(QStringLiteral("%1 found, %2 acknowledged").arg(all->size()).arg(saved)));
            saved = all->size();
            for (std::size_t number = 0; number < all->size(); ++number) {
                QCOMPARE(all->at(number).name, std::to_string(number));
                QCOMPARE(test::problemWith(*workspace, all->at(number)), std::string());
            }
        }
    }
};

QTEST_APPLESS_MAIN(WorkspaceKillTest)
#include "tst_workspacekill.moc"

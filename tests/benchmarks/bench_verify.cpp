// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Times of verdicts on Python answers. Usage: bench_verify TASKS.jsonl [THREADS [forked|alone]]. The lines have the
/// reference solutions and a broken answer to each task, on so many threads (2 by default), and a single trivial answer
/// whose programs have started before; first with programs that are forked, then with a sandbox for each. Reference
/// solutions that fail are named. Times of the clock and of processors, the latter of all
/// programs of the machine. The last line has the ratio of processor times.

#include "core/base/parallel.h"
#include "core/verifier/answercheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

using namespace acr;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Of the processors, since the machine was started, for all programs: those of sandboxes are not this one's children.
double busySeconds()
{
    std::ifstream stat("/proc/stat");
    std::string name;
    stat >> name;
    double busy = 0;
    constexpr int idle = 3;
    constexpr int waiting = 4;
    constexpr int fields = 7;
    for (int field = 0; field < fields; ++field) {
        double ticks = 0;
        stat >> ticks;
        busy += field == idle || field == waiting ? 0 : ticks;
    }
    return busy / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// The processor time.
double all(const AnswerCheck& check, const std::vector<RunnableTask>& tasks, std::size_t threads, bool reference)
{
    std::atomic<std::size_t> passed{0};
    std::atomic<std::size_t> failed{0};
    const double before = busySeconds();
    const auto start = std::chrono::steady_clock::now();
    parallelFor(tasks.size(), threads, [&](std::size_t i) {
        const auto verdict = check.check(tasks[i], reference ? tasks[i].canonicalSolution : "    return None\n");
        if (verdict && verdict->verdict != Verdict::Unknown)
            ++(verdict->verdict == Verdict::Passed ? passed : failed);
        if (reference && (!verdict || verdict->verdict != Verdict::Passed))
            fmt::print("{}: {}\n", tasks[i].id, verdict ? verdict->trace : describe(verdict.error()));
    });
    const double seconds = secondsSince(start);
    const double busy = busySeconds() - before;
    const auto count = static_cast<double>(tasks.size());
    fmt::print("{}: {} passed, {} failed, {} unknown; {:.2f} s, {:.1f} ms each; processors {:.2f} s, {:.1f} ms each\n",
               reference ? "reference solutions" : "broken answers", passed.load(), failed.load(),
               tasks.size() - passed - failed, seconds, 1000 * seconds / count, busy, 1000 * busy / count);
    return busy;
}

void single(const AnswerCheck& check)
{
    RunnableTask task;
    task.id = "one";
    task.language = "python";
    task.entryPoint = "one";
    task.tests = "assert one() == 1\n";
    std::vector<double> times;
    for (int i = 0; i < 21; ++i) {
        // Time to start the next pair.
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        const auto start = std::chrono::steady_clock::now();
        const auto verdict = check.check(task, "def one():\n    return 1\n");
        if (!verdict || verdict->verdict != Verdict::Passed)
            std::abort();
        times.push_back(secondsSince(start));
    }
    std::ranges::sort(times);
    fmt::print("one trivial answer: median {:.1f} ms, best {:.1f} ms\n", 1000 * times[times.size() / 2],
               1000 * times.front());
}

/// The processor time of the reference solutions.
double measure(const Sandbox& sandbox, const std::vector<RunnableTask>& tasks, std::size_t threads)
{
    const AnswerCheck check(sandbox);
    const double busy = all(check, tasks, threads, true);
    all(check, tasks, threads, false);
    single(check);
    return busy;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2)
        return 2;
    auto source = TextSource::open(arguments[1]);
    auto sandbox = Sandbox::open();
    if (!source || !sandbox) {
        fmt::print("{}\n", describe(source ? sandbox.error() : source.error()));
        return 1;
    }
    ErrorList errors;
    std::vector<RunnableTask> tasks = readRunnableTasks(*source, {}, errors);
    std::erase_if(tasks, [](const RunnableTask& task) {
        return task.language != "python" || task.canonicalSolution.empty() ||
               task.id.find("testgen") != std::string::npos;
    });
    // One task may be there under several ids.
    std::ranges::stable_sort(tasks, {}, &RunnableTask::canonicalSolution);
    const auto isSame = [](const RunnableTask& a, const RunnableTask& b) {
        return a.canonicalSolution == b.canonicalSolution;
    };
    tasks.erase(std::unique(tasks.begin(), tasks.end(), isSame), tasks.end());
    const std::size_t threads = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 2;
    const std::string_view only = count > 3 ? arguments[3] : "";
    double forked = 0;
    double alone = 0;
    if (only != "alone") {
        fmt::print("{}\n", sandbox->strength().forks ? "forked from servers" : "this machine forks no programs");
        forked = measure(*sandbox, tasks, threads);
    }
    if (only != "forked") {
        fmt::print("a sandbox for each program\n");
        alone = measure(sandbox->withoutForks(), tasks, threads);
    }
    if (only.empty())
        fmt::print("a sandbox for each takes {:.1f} times the processor time\n", alone / forked);
    return 0;
}

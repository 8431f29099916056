// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Times of verdicts on Python answers. Usage: bench_verify TASKS.jsonl [THREADS]. The first lines have the reference
/// solutions and a broken answer to each task, on so many threads (2 by default); the last one a single trivial answer
/// whose sandboxes have started before.

#include "core/base/parallel.h"
#include "core/verifier/answercheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

using namespace acr;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void all(const AnswerCheck& check, const std::vector<RunnableTask>& tasks, std::size_t threads, bool reference)
{
    std::atomic<std::size_t> passed{0};
    std::atomic<std::size_t> failed{0};
    const auto start = std::chrono::steady_clock::now();
    parallelFor(tasks.size(), threads, [&](std::size_t i) {
        const auto verdict = check.check(tasks[i], reference ? tasks[i].canonicalSolution : "    return None\n");
        if (verdict && verdict->verdict != Verdict::Unknown)
            ++(verdict->verdict == Verdict::Passed ? passed : failed);
    });
    const double seconds = secondsSince(start);
    fmt::print("{}: {} passed, {} failed, {} unknown; {:.2f} s, {:.1f} ms each\n",
               reference ? "reference solutions" : "broken answers", passed.load(), failed.load(),
               tasks.size() - passed - failed, seconds, 1000 * seconds / static_cast<double>(tasks.size()));
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
    const AnswerCheck check(std::move(*sandbox));
    all(check, tasks, threads, true);
    all(check, tasks, threads, false);
    single(check);
    return 0;
}

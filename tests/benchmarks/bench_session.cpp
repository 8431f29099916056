// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Times of a session: computing it, seeking to any of its steps, and a frame of the Session page while it plays at 2
/// 000 steps a second with every lane visible:
///   QT_QPA_PLATFORM=offscreen bench_session [tasks [policy …]]
/// A frame is: the cursor moves by 40 steps, then everything that changed is painted. Processor time of this thread is
/// the figure to read when other programs are running.
#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "tests/support/shareddata.h"
#include "widgets/pages/session/sessionpage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace acr;
using namespace acr::ui;

namespace {

/// A session of many tasks takes long on a slow machine.
constexpr int patienceMs = 600'000;

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

class Times {
public:
    void add(const std::function<void()>& work)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMilliseconds();
        work();
        m_processor.push_back(processorMilliseconds() - before);
        m_wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    void print(const std::string& what)
    {
        const auto at = [](std::vector<double>& times, double share) {
            std::ranges::sort(times);
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        std::printf("%-56s processor: median %8.3f p95 %8.3f max %8.3f ms   wall: median %8.3f max %8.3f ms   n %zu\n",
                    what.c_str(), at(m_processor, 0.5), at(m_processor, 0.95), at(m_processor, 1), at(m_wall, 0.5),
                    at(m_wall, 1), m_wall.size());
        std::fflush(stdout);
    }

private:
    std::vector<double> m_wall;
    std::vector<double> m_processor;
};

void measureSeeks(const SessionSources& sources, const std::string& policy)
{
    SessionDefinition definition;
    definition.benchmark = sources.benchmarkHash;
    definition.stream.split = std::string(allTasks);
    definition.policy = policy;
    std::optional<SessionTrack> track;
    Times computing;
    computing.add([&] {
        auto recorded = recordSession(sources, definition);
        if (!recorded)
            qFatal("%s", describe(recorded.error()).c_str());
        track.emplace(std::move(*recorded));
    });
    computing.print(policy + ": computing " + std::to_string(track->size()) + " steps");
    Random random(3);
    Times seeks;
    for (int i = 0; i < 400; ++i) {
        const std::size_t step = random.below(track->size());
        seeks.add([&] { static_cast<void>(track->ballotOf(step)); });
    }
    seeks.print(policy + ": seek to any step and its ballot (" + std::to_string(track->checkpoints()) +
                " checkpoints)");
}

void measureFrames(const std::shared_ptr<const Benchmark>& benchmark, const std::string& split,
                   const ThemeManager& themes)
{
    Jobs jobs;
    Document document(jobs);
    SessionPlayer player(document, jobs, nullptr);
    SessionPage page(themes, document, player, nullptr);
    page.resize(1856, 960);
    page.show();
    document.setContents(benchmark, {}, {.split = split});
    const auto waitFor = [](const std::function<bool()>& holds) {
        if (!QTest::qWaitFor(holds, patienceMs))
            qFatal("the Session page does not settle");
    };
    waitFor([&] { return page.settled() && jobs.idle(); });
    player.seek(player.lane().size() / 3);
    player.forkHere({.policy = "linucb"});
    waitFor([&] { return player.hasFork() && page.settled() && jobs.idle(); });
    player.seek(0);
    QApplication::processEvents();
    Times frames;
    const std::size_t length = player.lane().size();
    for (std::size_t step = 40; step < length && step < 40 * 600; step += 40) {
        frames.add([&] {
            player.seek(step);
            QApplication::processEvents();
        });
    }
    frames.print(split + ": frame, 40 steps on, all lanes and a fork, 1856×960");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const ThemeManager themes(application);
    const std::size_t tasks = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 100000;
    std::vector<std::string> policies(argv + std::min(argc, 2), argv + argc);
    if (policies.empty())
        policies = {"acrouter", "acrouter@mode=cascade", "linucb", "lints"};
    SimulatorOptions options = simulatorOptionsFor(tasks, publishedModelCount);
    options.prompts = false;
    auto simulated = simulate(options);
    if (!simulated)
        qFatal("%s", describe(simulated.error()).c_str());
    const auto benchmark = std::make_shared<const Benchmark>(std::move(*simulated));
    for (const std::string& policy : policies)
        measureSeeks({benchmark, "simulated", std::make_shared<const std::vector<DecisionSet>>()}, policy);
    measureFrames(benchmark, std::string(allTasks), themes);
    if (const auto shared = test::sharedData("coderouterbench")) {
        if (auto real = importBenchmark(*shared, {}))
            measureFrames(std::make_shared<const Benchmark>(std::move(*real)), "id_test", themes);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A live session of the built-in tasks on the Live page, with all lanes streaming: how long the event loop is busy
/// with one event, and how many frames the window paints in each second. Beside what the session changes, the page is
/// asked for a frame 60 times a second, as by a user who scrolls.
///   xvfb-run -a bench_livepage WORKSPACE.acrw [TASKS [LANES [LATENCY]]]   (60 tasks, 8 lanes, 0.3 of the published
///   time)
#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "core/live/builtintasks.h"
#include "core/live/simulatedmodels.h"
#include "core/verifier/answercheck.h"
#include "tests/benchmarks/timedapplication.h"
#include "widgets/document/liverun.h"

#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace acr;
using namespace acr::ui;
using namespace acr::bench;

namespace {

constexpr int settleMs = 3000;
constexpr int frameInterval = 16;
constexpr std::size_t listedEvents = 15;

/// Counts the frames of a window by second.
class FrameCounter final : public QObject {
public:
    explicit FrameCounter(QWidget& window) { window.installEventFilter(this); }

    void start()
    {
        m_frames.clear();
        m_clock.start();
    }
    void stop() { m_clock.invalidate(); }
    /// Of the whole seconds.
    [[nodiscard]] std::vector<int> seconds() const
    {
        return m_frames.size() > 1 ? std::vector<int>(m_frames.begin(), m_frames.end() - 1) : m_frames;
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::UpdateRequest && m_clock.isValid()) {
            const auto second = static_cast<std::size_t>(m_clock.elapsed() / 1000);
            if (second >= m_frames.size())
                m_frames.resize(second + 1);
            ++m_frames[second];
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QElapsedTimer m_clock;
    std::vector<int> m_frames;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_livepage WORKSPACE.acrw [TASKS [LANES [LATENCY]]]\n");
        return 2;
    }
    const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 60;
    const std::size_t lanes = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 8;
    const double latency = argc > 4 ? std::atof(argv[4]) : 0.3;
    TimedApplication application(argc, argv);
    const QTemporaryDir folder;
    Workbench workbench(application, folder.path(), folder.path());
    workbench.overrideLooks(ThemePreference::Light, QStringLiteral("en"));
    MainWindow& window = workbench.window();
    window.resize(1920, 1080);
    window.show();
    if (!workbench.openAtStart(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "%s can't be opened\n", argv[1]);
        return 1;
    }
    window.showPage(QStringLiteral("live"));
    application.page = QStringLiteral("live");
    LiveRun& live = workbench.services().live;
    FrameCounter frames(window);
    QTimer pace;
    pace.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pace, &QTimer::timeout, &window, [&window] { window.update(0, 0, 1, 1); });
    QElapsedTimer clock;
    qint64 sessionMs = 0;
    std::size_t pieces = 0;
    QObject::connect(&live, &LiveRun::changed, &application, [&pieces] { ++pieces; });
    QObject::connect(&live, &LiveRun::stateChanged, &application, [&] {
        if (live.state() == LiveRun::State::Running && !application.measuring) {
            application.measuring = true;
            clock.start();
            frames.start();
            pace.start(frameInterval);
        }
        if (live.state() == LiveRun::State::Ended) {
            sessionMs = clock.elapsed();
            application.measuring = false;
            frames.stop();
            pace.stop();
            QTimer::singleShot(0, &application, &QCoreApplication::quit);
        }
    });
    QTimer::singleShot(settleMs, &application, [&] {
        std::vector<RunnableTask> tasks = builtInTasksIn(AnswerCheck::languages()).tasks;
        const std::size_t different = tasks.size();
        for (std::size_t i = 0; tasks.size() < count; ++i) {
            tasks.push_back(tasks[i % different]);
            tasks.back().id += " again " + std::to_string(i / different);
        }
        tasks.resize(count);
        live.add(std::move(tasks));
        LiveRun::Setup setup;
        setup.endpoints = std::make_shared<const EndpointSet>(SimulatedModels::pool());
        setup.settings.provider = simulatedProvider({.latencyFactor = latency});
        setup.settings.parallel = lanes;
        setup.simulated = true;
        setup.endsWhenDone = true;
        live.start(std::move(setup));
    });
    QApplication::exec();

    const auto worst = application.worst();
    const std::vector<int> seconds = frames.seconds();
    std::printf("%zu of %zu tasks answered in %.1f s, %zu changes shown\n", live.board().answered(), count,
                static_cast<double>(sessionMs) / 1000, pieces);
    std::printf("event loop: %zu events, %zu of them longer than %.0f ms; longest %.1f ms of the processor, %.1f ms by "
                "the clock\n",
                application.events, application.slow, frameMs, worst.empty() ? 0 : worst.front().first,
                application.longestMs);
    std::printf("frames a second:");
    for (const int each : seconds)
        std::printf(" %d", each);
    if (!seconds.empty())
        std::printf("; fewest %d", *std::ranges::min_element(seconds));
    std::printf("\n");
    for (std::size_t i = 0; i < std::min(listedEvents, worst.size()); ++i)
        std::printf("%8.1f ms  %s\n", worst[i].first, qPrintable(worst[i].second));
    std::printf("memory: resident %.0f MB at the end, %.0f MB at most\n", memoryMb("VmRSS"), memoryMb("VmHWM"));
    return 0;
}

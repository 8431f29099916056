// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A monkey at the window: seeded random sequences of what a user can do, and what has to hold all the while.
#include "core/benchmark/simulator.h"
#include "core/workspace/workspace.h"
#include "tests/monkey/childprocess.h"
#include "tests/monkey/run.h"
#include "tests/monkey/shrink.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace acr::monkey;
using acr::SimulatorOptions;
using acr::Workspace;

/// Called by the address sanitizer, which takes most of its time to collect the callers of allocations: the innermost
/// will do. Compilers disagree on the macro that says whether it is there, and without it nothing calls the function.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "malloc_context_size=6";
}

namespace {

void say(const QString& text)
{
    std::fputs((text + QLatin1Char('\n')).toUtf8().constData(), stdout);
    std::fflush(stdout);
}

/// Ends the process when the run stands still, with whatever the signal makes known of where. The thread lives as long
/// as the process, so it shares the pulse.
void watch(const MonkeyRun& run, int seconds)
{
    std::thread([pulse = run.pulse(), seconds] {
        std::uint64_t last = *pulse;
        int still = 0;
        for (;;) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            const std::uint64_t now = *pulse;
            still = now == last ? still + 1 : 0;
            last = now;
            if (still < seconds)
                continue;
            std::fprintf(stdout, "HANG: nothing happened for %d s\n", seconds);
            std::fflush(stdout);
            std::abort();
        }
    }).detach();
}

/// A workspace file of that kind, or the path itself. Empty when it can't be made.
QString workspaceOf(const QString& name, const QTemporaryDir& folder)
{
    if (name != u"demo" && name != u"large" && name != u"empty")
        return name;
    const QString file = folder.filePath(name + QStringLiteral(".acrw"));
    auto workspace = Workspace::create(file.toStdString());
    if (!workspace)
        return {};
    if (name == u"empty")
        return file;
    SimulatorOptions options;
    if (name == u"demo") {
        options.dimensionTasks.fill(30);
        options.agenticTasks = 24;
    }
    const auto benchmark = acr::simulate(options);
    if (!benchmark || !workspace->saveBenchmark(*benchmark))
        return {};
    return file;
}

struct CommandLine {
    QCommandLineParser parser;
    QCommandLineOption seed{QStringLiteral("seed"), QStringLiteral("The first seed."), QStringLiteral("N"),
                            QStringLiteral("1")};
    QCommandLineOption seeds{QStringLiteral("seeds"), QStringLiteral("How many seeds, one run each."),
                             QStringLiteral("N"), QStringLiteral("1")};
    QCommandLineOption actions{QStringLiteral("actions"), QStringLiteral("Actions of a run."), QStringLiteral("M"),
                               QStringLiteral("500")};
    QCommandLineOption workspace{
        QStringLiteral("workspace"),
        QStringLiteral("A workspace file, or: demo (a small simulated benchmark), large (the one of the first start), "
                       "empty. May be given several times; the first one is open at the start."),
        QStringLiteral("FILE")};
    QCommandLineOption without{
        QStringLiteral("without"),
        QStringLiteral(
            "Do not draw actions whose line begins so (cancel, trigger view.language). May be given several times."),
        QStringLiteral("START")};
    QCommandLineOption list{QStringLiteral("list"), QStringLiteral("Print every action.")};
    QCommandLineOption replay{QStringLiteral("replay"),
                              QStringLiteral("Do the actions of a log in place of drawing them."),
                              QStringLiteral("FILE")};
    QCommandLineOption shrink{QStringLiteral("shrink"),
                              QStringLiteral("Shorten a sequence that fails, for so many seconds at most."),
                              QStringLiteral("SECONDS")};
    QCommandLineOption keepGoing{QStringLiteral("keep-going"), QStringLiteral("Print what does not hold and go on.")};
    QCommandLineOption times{QStringLiteral("times"), QStringLiteral("Print which kinds of actions took how long.")};
    QCommandLineOption idle{QStringLiteral("idle"),
                            QStringLiteral("Seconds within which the window has to become idle."),
                            QStringLiteral("SECONDS"), QStringLiteral("20")};
    QCommandLineOption hang{QStringLiteral("hang"),
                            QStringLiteral("Seconds after which a window that does nothing hangs."),
                            QStringLiteral("SECONDS"), QStringLiteral("120")};
    QCommandLineOption child{QStringLiteral("child"), QStringLiteral("For the program itself: one run in this folder."),
                             QStringLiteral("FOLDER")};
    QCommandLineOption log{QStringLiteral("log"),
                           QStringLiteral("For the program itself: where the actions are written."),
                           QStringLiteral("FILE")};

    void process()
    {
        child.setFlags(QCommandLineOption::HiddenFromHelp);
        log.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOptions(
            {seed, seeds, actions, workspace, without, list, replay, shrink, keepGoing, times, idle, hang, child, log});
        parser.addHelpOption();
        parser.process(*QCoreApplication::instance());
    }
    [[nodiscard]] RunOptions runOptions() const
    {
        RunOptions options;
        options.seed = parser.value(seed).toULongLong();
        options.actions = parser.value(actions).toInt();
        options.folder = parser.value(child);
        options.workspaces = parser.values(workspace);
        options.without = parser.values(without);
        options.logFile = parser.value(log);
        options.replayFile = parser.value(replay);
        options.list = parser.isSet(list);
        options.keepGoing = parser.isSet(keepGoing);
        options.times = parser.isSet(times);
        options.idleMs = 1000 * parser.value(idle).toInt();
        return options;
    }
};

int runChild(QApplication& application, const CommandLine& line)
{
    MonkeyRun run(application, line.runOptions());
    watch(run, line.parser.value(line.hang).toInt());
    const int code = run.exec();
    return code;
}

QStringList readLines(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    lines.removeIf([](const QString& one) { return !Action::parse(one); });
    return lines;
}

/// Writes the sequence where the program was started, for --replay.
void keep(const QStringList& lines, const QString& name)
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(lines.join(u'\n').toUtf8() + '\n') > 0)
        say(QStringLiteral("the actions are in %1").arg(name));
}

int runAll(const CommandLine& line)
{
    const QTemporaryDir folder;
    QStringList names = line.parser.values(line.workspace);
    if (names.isEmpty())
        names = {QStringLiteral("demo"), QStringLiteral("empty")};
    QStringList workspaces;
    for (const QString& name : names) {
        workspaces << workspaceOf(name, folder);
        if (!QFileInfo::exists(workspaces.back())) {
            say(QStringLiteral("%1: there is no such workspace").arg(name));
            return 2;
        }
    }
    const ChildProcess child(workspaces, line.parser.value(line.hang).toInt());
    RunOptions options = line.runOptions();
    QStringList replayed;
    const bool replays = line.parser.isSet(line.replay);
    if (replays)
        replayed = readLines(options.replayFile);
    const auto shorten = [&](const Outcome& outcome) {
        QElapsedTimer clock;
        clock.start();
        const qint64 limit = 1000 * line.parser.value(line.shrink).toLongLong();
        int tries = 0;
        RunOptions quiet = options;
        quiet.list = false;
        quiet.keepGoing = false;
        const QStringList lines = shrunk(
            outcome.lines,
            [&](const QStringList& shorter) {
                ++tries;
                const Outcome again = child.run(quiet, &shorter);
                return again.failed && again.fault == outcome.fault;
            },
            [&] { return clock.elapsed() > limit; });
        say(QStringLiteral("--- %1 of %2 actions are left after %3 tries:")
                .arg(lines.size())
                .arg(outcome.lines.size())
                .arg(tries));
        for (const QString& one : lines)
            say(one);
        keep(lines, QStringLiteral("monkey-%1-short.log").arg(options.seed));
    };
    const int runs = replays ? 1 : line.parser.value(line.seeds).toInt();
    int failures = 0;
    for (int i = 0; i < runs; ++i, ++options.seed) {
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = child.run(options, replays ? &replayed : nullptr);
        if (replays)
            say(outcome.output.trimmed());
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        say(QStringLiteral("=== seed %1: %2, %3 actions, %4 s, %5 actions/s")
                .arg(options.seed)
                .arg(outcome.failed ? QStringLiteral("FAILED (%1)").arg(outcome.fault) : QStringLiteral("well"))
                .arg(outcome.lines.size())
                .arg(seconds, 0, 'f', 0)
                .arg(static_cast<double>(outcome.lines.size()) / seconds, 0, 'f', 1));
        if (!outcome.failed)
            continue;
        ++failures;
        keep(outcome.lines, QStringLiteral("monkey-%1.log").arg(options.seed));
        if (line.parser.isSet(line.shrink))
            shorten(outcome);
    }
    say(QStringLiteral("%1 of %2 runs failed").arg(failures).arg(runs));
    return failures == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    // No address: it is not to download anything.
    qputenv("ACR_FETCH_FROM", "none");
    bool isChild = false;
    for (int i = 1; i < argc; ++i)
        isChild = isChild || std::string_view(argv[i]) == "--child";
    if (isChild && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (isChild) {
        QApplication application(argc, argv);
        CommandLine line;
        line.process();
        return runChild(application, line);
    }
    QCoreApplication application(argc, argv);
    CommandLine line;
    line.process();
    return runAll(line);
}

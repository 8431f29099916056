// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/warmpairs.h"

#include "core/sandbox/forkserver.h"
#include "core/sandbox/sandboxprocess.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace acr {

namespace {

/// So many pairs that have ended are kept while others are missing.
constexpr std::size_t maxEnded = 4;
/// Servers are started so often before pairs go without.
constexpr int maxServerStarts = 3;

/// The servers that both programs are forked from; null: each has a sandbox of its own.
struct Servers {
    std::shared_ptr<const ForkServer> first;
    std::shared_ptr<const ForkServer> second;
};

/// Two programs, and the pipes to them.
struct Pair {
    Pair(const Sandbox& sandbox, SandboxJob firstJob, SandboxJob secondJob, const Servers& servers)
        : firstTask(std::move(firstJob))
        , secondTask(std::move(secondJob))
        , first(firstTask, sandbox.filter(), servers.first)
        , second(secondTask, sandbox.filter(), servers.second)
    {}

    SandboxJob firstTask;
    SandboxJob secondTask;
    SandboxProcess first;
    SandboxProcess second;
    FileDescriptor message; ///< to the first one's descriptor 4
};

Result<std::unique_ptr<Pair>> startPair(const Sandbox& sandbox, SandboxJob firstJob, SandboxJob secondJob,
                                        const Servers& servers)
{
    auto pair = std::make_unique<Pair>(sandbox, std::move(firstJob), std::move(secondJob), servers);
    auto question = SandboxProcess::makePipe();
    auto answer = SandboxProcess::makePipe();
    auto verdict = SandboxProcess::makePipe();
    auto message = SandboxProcess::makeSocketPair();
    for (const auto* pipe : {&question, &answer, &verdict, &message}) {
        if (!*pipe)
            return Unexpected(pipe->error());
    }
    if (auto started = pair->first.start({.input = std::move(answer->first),
                                          .output = std::move(question->second),
                                          .third = std::move(verdict->second),
                                          .fourth = std::move(message->first)});
        !started)
        return Unexpected(started.error());
    pair->first.collect(std::move(verdict->first));
    if (auto started = pair->second.start({.input = std::move(question->first), .output = std::move(answer->second)});
        !started)
        return Unexpected(started.error());
    pair->message = std::move(message->second);
    return pair;
}

} // namespace

struct WarmPairs::Parts {
    Sandbox sandbox;
    SandboxJob first;
    SandboxJob second;
    std::size_t ready;
    mutable std::mutex mutex;
    mutable std::condition_variable_any changed;
    // Guarded.
    mutable Servers servers;
    mutable int serverStarts = 0;
    mutable bool serversTried = false; ///< `servers` is what there is
    mutable Limits limits;             ///< of the pairs that wait
    mutable bool used = false;
    mutable std::deque<std::unique_ptr<Pair>> waiting;
    /// Pairs whose programs have ended: removing their folders and control groups takes some milliseconds, which nobody
    /// has to wait for.
    mutable std::vector<std::unique_ptr<Pair>> ended;
    /// The last: it uses the others. Programs end with the thread that started them, so that it is one that stays.
    mutable std::jthread starter;

    Parts(Sandbox box, SandboxJob firstJob, SandboxJob secondJob, std::size_t count)
        : sandbox(std::move(box))
        , first(std::move(firstJob))
        , second(std::move(secondJob))
        , ready(count)
        , serversTried(!sandbox.strength().forks || !first.forked || !second.forked)
    {}

    [[nodiscard]] Result<std::unique_ptr<Pair>> start(const Limits& of, const std::stop_token& stop) const
    {
        SandboxJob firstJob = first;
        SandboxJob secondJob = second;
        firstJob.limits = of.first;
        secondJob.limits = of.second;
        Servers from;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [this] { return serversTried; });
            from = servers;
        }
        if (from.first) {
            auto pair = startPair(sandbox, firstJob, secondJob, from);
            if (pair)
                return pair;
            lose(from);
        }
        return startPair(sandbox, std::move(firstJob), std::move(secondJob), {});
    }

    /// The servers do not answer: others are started.
    void lose(const Servers& lost) const
    {
        const std::scoped_lock lock(mutex);
        if (servers.first != lost.first)
            return;
        servers = {};
        serversTried = serverStarts >= maxServerStarts;
        changed.notify_all();
    }

    /// On the thread that they end with.
    void startServers() const
    {
        Servers started;
        auto one = ForkServer::start(first, sandbox.filter());
        auto other = one ? ForkServer::start(second, sandbox.filter()) : std::move(one);
        if (one && other)
            started = {std::move(*one), std::move(*other)};
        const std::scoped_lock lock(mutex);
        servers = std::move(started);
        serversTried = true;
        ++serverStarts;
        changed.notify_all();
    }

    void refill(const std::stop_token& stop) const
    {
        std::unique_lock lock(mutex);
        const auto lacksPairs = [this] { return used && waiting.size() < ready; };
        while (changed.wait(lock, stop, [&] { return !serversTried || lacksPairs() || !ended.empty(); }) &&
               !stop.stop_requested()) {
            if (!serversTried) {
                lock.unlock();
                startServers();
                lock.lock();
                continue;
            }
            // Whoever waits for a verdict waits for a pair, not for these, unless they become many.
            if (!lacksPairs() || ended.size() >= maxEnded) {
                std::vector<std::unique_ptr<Pair>> gone;
                gone.swap(ended);
                lock.unlock();
                gone.clear();
                lock.lock();
                continue;
            }
            const Limits wanted = limits;
            lock.unlock();
            auto pair = start(wanted, stop);
            lock.lock();
            // Whoever needs one sees the error.
            if (!pair)
                used = false;
            else if (wanted == limits)
                waiting.push_back(std::move(*pair));
        }
    }

    void clear(std::unique_ptr<Pair> pair) const
    {
        const std::scoped_lock lock(mutex);
        ended.push_back(std::move(pair));
        changed.notify_all();
    }

    /// A pair that waits; null: there is none with these limits.
    [[nodiscard]] std::unique_ptr<Pair> take(const Limits& wanted) const
    {
        std::deque<std::unique_ptr<Pair>> others;
        const std::scoped_lock lock(mutex);
        if (!starter.joinable())
            starter = std::jthread([this](const std::stop_token& stop) { refill(stop); });
        if (!(wanted == limits)) {
            limits = wanted;
            others.swap(waiting);
        }
        used = true;
        std::unique_ptr<Pair> pair;
        if (!waiting.empty()) {
            pair = std::move(waiting.front());
            waiting.pop_front();
        }
        changed.notify_all();
        return pair;
    }
};

WarmPairs::WarmPairs(Sandbox sandbox, SandboxJob first, SandboxJob second, std::size_t ready)
    : m_parts(std::make_unique<Parts>(std::move(sandbox), std::move(first), std::move(second), ready))
{}

WarmPairs::~WarmPairs() = default;

Result<LinkedResults> WarmPairs::run(const Limits& limits, std::string message, const std::stop_token& stop) const
{
    std::unique_ptr<Pair> pair = m_parts->take(limits);
    for (bool again = true;; again = false) {
        if (pair == nullptr) {
            auto started = m_parts->start(limits, stop);
            if (!started)
                return Unexpected(started.error());
            pair = std::move(*started);
        }
        pair->first.countFromNow();
        pair->second.countFromNow();
        pair->first.send(std::move(pair->message), message);
        SandboxProcess* const all[] = {&pair->first, &pair->second};
        SandboxProcess::supervise(all, stop);
        auto first = pair->first.result();
        auto second = pair->second.result();
        if (first && second) {
            m_parts->clear(std::move(pair));
            return LinkedResults{std::move(*first), std::move(*second)};
        }
        // One that has waited, or its server, may have lost its sandbox meanwhile.
        if (!again)
            return Unexpected(first ? second.error() : first.error());
        pair.reset();
    }
}

} // namespace acr

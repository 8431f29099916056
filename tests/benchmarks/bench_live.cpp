// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the loop of a live session costs itself: calls a second with eight in flight to a local server that answers at
/// once, and processor time a call with its decision, verdict, learning and journal in a workspace. Usage: bench_live
/// [CALLS]. Without a server (a provider that answers at once) the second line has the loop alone.

#include "core/workspace/livestore.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace acr;

namespace {

constexpr std::size_t inFlight = 8;
constexpr int backlog = 64;

const char* const reply =
    R"({"id":"r","model":"m","choices":[{"message":{"role":"assistant","content":"```python\ndef f(x):\n    return x\n```"}}],)"
    R"("usage":{"prompt_tokens":120,"completion_tokens":60}})";

/// Answers every request at once; connections stay open.
class Server {
public:
    Server()
        : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(m_socket, backlog) != 0 ||
            getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
            std::abort();
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server()
    {
        m_thread.request_stop();
        m_thread.join();
        for (const auto& [connection, text] : m_texts)
            close(connection);
        close(m_socket);
    }
    [[nodiscard]] std::string url() const { return fmt::format("http://127.0.0.1:{}", m_port); }

private:
    void serve(const std::stop_token& stop)
    {
        const std::string answer =
            fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", std::string(reply).size(), reply);
        while (!stop.stop_requested()) {
            std::vector<pollfd> waited{{m_socket, POLLIN, 0}};
            for (const auto& [connection, text] : m_texts)
                waited.push_back({connection, POLLIN, 0});
            constexpr int milliseconds = 50;
            if (poll(waited.data(), waited.size(), milliseconds) <= 0)
                continue;
            if ((waited.front().revents & POLLIN) != 0) {
                const int connection = accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
                const int on = 1;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                m_texts[connection];
            }
            for (std::size_t i = 1; i < waited.size(); ++i) {
                if (waited[i].revents != 0)
                    read(waited[i].fd, answer);
            }
        }
    }

    void read(int connection, const std::string& answer)
    {
        std::string& text = m_texts[connection];
        std::array<char, 65536> buffer{};
        const ssize_t count = recv(connection, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            close(connection);
            m_texts.erase(connection);
            return;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
        for (;;) {
            const std::size_t end = text.find("\r\n\r\n");
            const std::size_t at = text.find("Content-Length: ");
            if (end == std::string::npos || at == std::string::npos)
                return;
            const std::size_t size = end + 4 + std::stoul(text.substr(at + 16));
            if (text.size() < size)
                return;
            text.erase(0, size);
            if (send(connection, answer.data(), answer.size(), MSG_NOSIGNAL) < 0)
                return;
        }
    }

    int m_socket;
    int m_port = 0;
    std::map<int, std::string> m_texts;
    std::jthread m_thread;
};

/// Answers at once.
class AtOnce final : public ModelProvider {
public:
    explicit AtOnce(const EndpointSet& endpoints)
        : m_endpoints(endpoints)
    {}
    CallId call(const ModelCall& call, Handler handler) override
    {
        ModelReply answered;
        answered.details = readChatReply(EndpointKind::OpenAi, reply);
        answered.costUsd = m_endpoints.costOf(call.model.position(), answered.details);
        answered.details.latencySeconds = 0;
        handler(answered);
        return ++m_last;
    }
    void cancel(CallId) override {}

private:
    const EndpointSet& m_endpoints;
    CallId m_last = 0;
};

/// Says of two in three answers that they are right.
class TwoInThree final : public Verifier {
public:
    void verify(const ModelCall& call, const ModelReply&, Handler handler) override
    {
        Judgement judgement;
        const bool right = (call.task.position() + call.model.position()) % 3 != 0;
        judgement.verdict = right ? Verdict::Passed : Verdict::Failed;
        judgement.score = right ? 1 : 0;
        judgement.tools.push_back({"bench", judgement.verdict, judgement.score, "as it is"});
        handler(judgement);
    }
};

double secondsOf(clockid_t clock)
{
    constexpr double nanoseconds = 1e9;
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / nanoseconds;
}

[[noreturn]] void end(const Error& error)
{
    fmt::print(stderr, "bench_live: {}\n", describe(error));
    std::exit(1);
}

void measure(const char* name, const EndpointSet& endpoints, const LiveProviderFactory& provider, std::size_t tasks,
             const std::string& policy)
{
    const std::string file =
        (std::filesystem::temp_directory_path() / fmt::format("bench_live_{}.acrw", getpid())).string();
    {
        auto workspace = Workspace::create(file);
        if (!workspace)
            end(workspace.error());
        LiveStore store(*workspace);
        LiveSettings settings;
        settings.policy = policy;
        settings.parallel = inFlight;
        settings.provider = provider;
        settings.verifier = [] { return std::make_unique<TwoInThree>(); };
        LiveWorld world(endpoints, nullptr);
        const auto stored = store.add("bench", settings, world.models(), nullptr);
        auto journal = stored ? store.journal(*stored) : Unexpected(stored.error());
        if (!journal)
            end(journal.error());
        settings.journal = journal->get();
        const auto session = LiveSession::make(world, endpoints, std::nullopt, settings);
        if (!session)
            end(session.error());
        const std::string prompt(400, 'p');
        for (std::size_t i = 0; i < tasks; ++i) {
            RunnableTask task;
            task.id = fmt::format("t{}", i);
            task.prompt = prompt;
            task.dimension = fmt::format("dimension {}", i % 9);
            task.language = "python";
            (*session)->add(std::move(task));
        }
        (*session)->finish();
        std::size_t events = 0;
        const double wall = secondsOf(CLOCK_MONOTONIC);
        const double processor = secondsOf(CLOCK_THREAD_CPUTIME_ID);
        const auto ran = (*session)->run([&](const LiveEvent&) { ++events; }, {});
        const double wallSeconds = secondsOf(CLOCK_MONOTONIC) - wall;
        const double processorSeconds = secondsOf(CLOCK_THREAD_CPUTIME_ID) - processor;
        const auto calls = static_cast<double>((*session)->calls());
        constexpr double microseconds = 1e6;
        fmt::print("{:<22} {:<10} {:>7.0f} calls {:>9.0f} calls/s {:>7.1f} µs of the thread a call, {} events{}\n",
                   name, policy, calls, calls / wallSeconds, microseconds * processorSeconds / calls, events,
                   ran ? "" : "; failed");
    }
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file + suffix);
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t tasks = argc > 1 ? std::stoul(argv[1]) : 20000;
    unsetenv("http_proxy");
    unsetenv("all_proxy");
    const Server server;
    EndpointSet endpoints;
    endpoints.endpoints.push_back(
        {.name = "local", .baseUrl = server.url(), .keyVariable = {}, .maxInFlight = inFlight});
    for (int i = 0; i < 8; ++i) {
        EndpointModel& model = endpoints.models.emplace_back();
        model.model = fmt::format("model {}", i);
        model.servedAs = model.model;
        model.inputPerMillion = 1 + i;
        model.outputPerMillion = 4 * (1 + i);
    }
    for (const char* policy : {"acrouter", "acrouter@start=cold"}) {
        measure("a server at once", endpoints, {}, tasks, policy);
        measure(
            "no server", endpoints,
            [](const LiveSurroundings& surroundings) { return std::make_unique<AtOnce>(surroundings.endpoints); },
            tasks, policy);
    }
    return 0;
}

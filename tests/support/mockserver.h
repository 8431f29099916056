// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An HTTP server on the loopback for tests, which answers as a test says: also wrongly, late, by halves or never.
#pragma once

#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace acr::test {

struct MockRequest {
    std::string path;
    std::string headers;
    std::string body;
};

struct MockReply {
    int status = 200;
    std::string body;
    std::vector<std::string> headers{};
    int delayMs = 0;
    /// Only so many bytes of the body are sent; the length says otherwise.
    std::size_t cutAfter = std::string::npos;
    /// The connection stays open without a byte.
    bool silent = false;
    /// The connection is closed without a byte.
    bool drop = false;
    /// Sent as they are, in place of all of the above, one after the other.
    std::vector<std::string> pieces{};
    int pieceDelayMs = 0;
    /// Pieces are sent again and again.
    bool endless = false;
    /// What happens to the connection after that.
    enum class Then : std::uint8_t { Close, Reset, StayOpen, NextRequest } then = Then::Close;
};

class MockServer {
public:
    using Handler = std::function<MockReply(const MockRequest&)>;

    explicit MockServer(Handler handler)
        : m_handler(std::move(handler))
        , m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(m_socket, 64) != 0 ||
            getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
            std::abort();
        m_port = ntohs(address.sin_port);
        m_accepting = std::jthread([this](const std::stop_token& stop) { accept(stop); });
    }
    ~MockServer()
    {
        m_ending = true;
        m_accepting.request_stop();
        m_accepting.join();
        const std::scoped_lock lock(m_mutex);
        m_connections.clear();
        close(m_socket);
    }
    MockServer(const MockServer&) = delete;
    MockServer& operator=(const MockServer&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] int requests() const { return m_requests; }
    /// Number of connections that the server has closed.
    [[nodiscard]] int closedConnections() const { return m_closed; }
    [[nodiscard]] int maxAtOnce() const { return m_maxAtOnce; }

private:
    void accept(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            pollfd waited{m_socket, POLLIN, 0};
            if (poll(&waited, 1, 20) <= 0)
                continue;
            const int connection = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0)
                continue;
            const std::scoped_lock lock(m_mutex);
            m_connections.emplace_back([this, connection] {
                serve(connection);
                close(connection);
                ++m_closed;
            });
        }
    }

    void serve(int connection)
    {
        std::string text;
        while (const std::optional<MockRequest> request = read(connection, text)) {
            ++m_requests;
            const int now = ++m_atOnce;
            for (int maximum = m_maxAtOnce; maximum < now && !m_maxAtOnce.compare_exchange_weak(maximum, now);) {
            }
            const MockReply reply = m_handler(*request);
            wait(reply.silent ? forEver : reply.delayMs);
            --m_atOnce;
            if (reply.drop || reply.silent || !answer(connection, reply))
                return;
            if (reply.then == MockReply::Then::StayOpen)
                wait(forEver);
            if (reply.then == MockReply::Then::Reset) {
                const linger atOnce{1, 0};
                setsockopt(connection, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
            }
            if (reply.then != MockReply::Then::NextRequest)
                return;
        }
    }

    /// Nothing where the client has gone. `text`: what was read of the next request.
    std::optional<MockRequest> read(int connection, std::string& text) const
    {
        std::size_t end = std::string::npos;
        std::size_t length = 0;
        while (end == std::string::npos || text.size() < end + 4 + length) {
            pollfd waited{connection, POLLIN, 0};
            if (poll(&waited, 1, 20) == 0) {
                if (m_ending)
                    return std::nullopt;
                continue;
            }
            char buffer[65536];
            const ssize_t count = recv(connection, buffer, sizeof buffer, 0);
            if (count <= 0)
                return std::nullopt;
            text.append(buffer, static_cast<std::size_t>(count));
            if (end == std::string::npos) {
                end = text.find("\r\n\r\n");
                const std::size_t at = text.find("Content-Length: ");
                if (end != std::string::npos && at < end)
                    length = std::stoul(text.substr(at + 16));
            }
        }
        MockRequest request;
        request.path = text.substr(text.find(' ') + 1);
        request.path = request.path.substr(0, request.path.find(' '));
        request.headers = text.substr(0, end);
        request.body = text.substr(end + 4, length);
        text.erase(0, end + 4 + length);
        return request;
    }

    bool answer(int connection, const MockReply& reply) const
    {
        if (reply.pieces.empty()) {
            std::string answer = "HTTP/1.1 " + std::to_string(reply.status) +
                                 " x\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n" +
                                 (reply.then == MockReply::Then::NextRequest ? "" : "Connection: close\r\n");
            for (const std::string& header : reply.headers)
                answer += header + "\r\n";
            return sendAll(connection, answer + "\r\n" + reply.body.substr(0, reply.cutAfter));
        }
        do {
            for (const std::string& piece : reply.pieces) {
                if (m_ending || !sendAll(connection, piece))
                    return false;
                wait(reply.pieceDelayMs);
            }
        } while (reply.endless);
        return true;
    }

    static bool sendAll(int connection, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void wait(int milliseconds) const
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
        while (!m_ending && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }

    static constexpr int forEver = 3600 * 1000;

    Handler m_handler;
    int m_socket;
    int m_port = 0;
    std::atomic<bool> m_ending{false};
    std::atomic<int> m_requests{0};
    std::atomic<int> m_closed{0};
    std::atomic<int> m_atOnce{0};
    std::atomic<int> m_maxAtOnce{0};
    std::mutex m_mutex;
    std::vector<std::jthread> m_connections;
    std::jthread m_accepting;
};

/// A reply of OpenAI's interface.
inline std::string openAiReply(const std::string& answer, const std::string& model = "m", int input = 10,
                               int output = 20)
{
    return nlohmann::json{{"id", "request-1"},
                          {"model", model},
                          {"choices", {{{"message", {{"role", "assistant"}, {"content", answer}}}}}},
                          {"usage", {{"prompt_tokens", input}, {"completion_tokens", output}}}}
        .dump();
}

/// A reply of server-sent events, whose end is marked (chunked), one event a piece.
inline MockReply eventReply(const std::vector<std::string>& events, const std::string& type = "text/event-stream")
{
    MockReply reply;
    reply.pieces.push_back("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const std::string& event : events) {
        char length[20];
        std::snprintf(length, sizeof length, "%zx\r\n", event.size());
        reply.pieces.push_back(length + event + "\r\n");
    }
    reply.pieces.emplace_back("0\r\n\r\n");
    return reply;
}

} // namespace acr::test

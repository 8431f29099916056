// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Requests to endpoints, within the limits of each: so many in flight, so many a minute; others wait.
///
/// A request is repeated, after a delay that doubles and varies at random or that the server asks for, where it was
/// certainly not billed: no connection, and status 429, 503 and 529. Nothing else is repeated, and nothing of which a
/// byte of an answer came. A server that asks to wait longer than the longest delay is not asked again. What a server
/// asks for holds for the whole endpoint. Keys are read from the environment when a request is sent, and removed from
/// what comes back. Thread-safety: one thread.
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/provider/chatformat.h"
#include "core/provider/httptransport.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace acr {

/// Times in seconds.
struct RequestLimits {
    int maxRepeats = 4;
    double firstDelaySeconds = 0.5;
    double longestDelaySeconds = 60;
    double connectSeconds = 10;
    /// From the start of a request to the first byte of its reply.
    double firstByteSeconds = 120;
    /// Between two bytes.
    double silentSeconds = 120;
    /// From the first request to the last byte, repeats and delays included; not the time in the queue.
    double wholeSeconds = 600;
};

/// Whether the endpoint has done nothing for the request, so that it can be sent again.
[[nodiscard]] bool wasNotBilled(const HttpReply& reply);
/// Whether a failed request has certainly cost nothing: also one that was refused. What a failed server did is not
/// known. REQUIRES: a failure, or a status other than 200.
[[nodiscard]] bool certainlyFree(const HttpReply& reply);
/// Why a request failed, by its failure or status. REQUIRES: as above.
[[nodiscard]] CallFailure failureOf(const HttpReply& reply);
/// The same in words, with the server's own where it has some.
[[nodiscard]] std::string failureTextOf(const HttpReply& reply);

class EndpointQueue {
public:
    using Handler = std::function<void(const HttpReply&)>;
    using Id = std::uint64_t;

    struct Post {
        std::size_t endpoint = 0;
        /// Makes address and body when the request is sent.
        std::function<ChatMessage()> message;
        HttpRequest::Receiver receiver{};
        std::uint64_t maxReplyBytes = std::uint64_t{16} << 20U;
    };

    /// Transport and clock are borrowed.
    EndpointQueue(std::vector<Endpoint> endpoints, HttpTransport& transport, Clock& clock, const RequestLimits& limits);
    /// Drops what is open; those requests are not answered.
    ~EndpointQueue();
    EndpointQueue(const EndpointQueue&) = delete;
    EndpointQueue& operator=(const EndpointQueue&) = delete;

    /// Answered once, by its handler, possibly before this returns, unless it is released.
    Id add(Post post, Handler handler);
    /// Answers the request as cancelled. Nothing happens where it was answered or released.
    void cancel(Id id);
    /// Whoever asked has seen enough: there is no answer.
    void release(Id id);

    /// Whether it was sent and is not answered.
    [[nodiscard]] bool isUnderWay(Id id) const;
    [[nodiscard]] const Endpoint& endpoint(std::size_t index) const { return m_endpoints[index]; }
    /// The text without the endpoint's key.
    [[nodiscard]] std::string withoutKey(std::size_t endpoint, std::string text) const;

private:
    struct Entry {
        Post post;
        Handler handler;
        double deadline = 0;
        int repeats = 0;
        std::optional<HttpTransport::RequestId> request;
        std::optional<TimerId> timer;
        bool waiting = true; ///< in the queue of its endpoint
    };
    /// How busy an endpoint is.
    struct Load {
        std::size_t inFlight = 0;
        std::deque<Id> waiting;
        double nextStart = 0; ///< by its limit of requests a minute, or as it asked
        std::optional<TimerId> timer;
    };

    void startWaiting(std::size_t endpoint);
    void startLater(std::size_t endpoint, double delay);
    void send(Id id);
    void onReply(Id id, const HttpReply& reply);
    /// The delay before another try; nothing where there is none.
    [[nodiscard]] std::optional<double> delayBeforeRepeat(const Entry& entry, const HttpReply& reply);
    /// Takes the request out and frees its place.
    [[nodiscard]] Entry take(Id id);

    std::vector<Endpoint> m_endpoints;
    HttpTransport& m_transport;
    Clock& m_clock;
    RequestLimits m_limits;
    std::map<Id, Entry> m_entries;
    std::vector<Load> m_loads; ///< by endpoint
    Id m_next = 0;
    Random m_random{1};
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// HTTP requests in an event loop, many at once. Certificates are verified, redirects are not followed (they would take
/// a key to another host), and the proxies of the environment are used. Texts of failures contain neither headers nor
/// addresses. Built on libcurl.
///
/// Every request is answered once, by its handler, during poll() or cancel(). Thread-safety: one thread, except wake().
#pragma once

#include "core/memory/attempt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace acr {

struct HttpRequest {
    std::string url;
    std::vector<std::string> headers;
    std::string body;
    double connectSeconds = 10;
    /// Without a byte, at the start or between two.
    double silentSeconds = 120;
    double wholeSeconds = 600;
    std::size_t maxReplyBytes = std::size_t{16} << 20U;
};

struct HttpReply {
    /// None where a whole reply came, whatever its status.
    CallFailure failure = CallFailure::None;
    std::string failureText;
    long status = 0;
    std::string body;
    /// As the reply asks; missing where it does not.
    double retryAfterSeconds = missing;
    double seconds = 0;
    /// The server can't have seen the request.
    bool neverSent = false;
};

class HttpTransport {
public:
    using Handler = std::function<void(const HttpReply&)>;
    using RequestId = std::uint64_t;

    HttpTransport();
    /// Drops what is open; those requests are not answered.
    ~HttpTransport();
    HttpTransport(const HttpTransport&) = delete;
    HttpTransport& operator=(const HttpTransport&) = delete;

    RequestId start(HttpRequest request, Handler handler);
    /// Answers the request as cancelled. Nothing happens where it was answered.
    void cancel(RequestId request);
    /// Waits up to that time for something to happen, and answers what has ended. Returns early after wake().
    void poll(double seconds);
    /// Ends a poll() that waits. From any thread.
    void wake();

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace acr

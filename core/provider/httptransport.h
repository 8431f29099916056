// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// HTTP requests in an event loop, many at once. Certificates are verified, against the system's authorities or those
/// of the file in SSL_CERT_FILE; redirects are not followed (they would take a key to another host), and the proxies of
/// the environment are used. A request whose body was sent is never sent again. Texts of failures contain neither
/// headers nor addresses. Built on libcurl.
///
/// Every request is answered once, by its handler, during poll() or cancel(), unless it was released. Handlers and
/// receivers may start, cancel and release requests. Thread-safety: one thread, except wake().
#pragma once

#include "core/memory/attempt.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acr {

struct HttpReply {
    /// None where a whole reply came, whatever its status.
    CallFailure failure = CallFailure::None;
    std::string failureText;
    /// 0 before the first line of a reply.
    long status = 0;
    /// Names in lower case, values without space around them.
    std::vector<std::pair<std::string, std::string>> headers;
    /// What the receiver did not take.
    std::string body;
    /// As the reply asks, in seconds or by a date; missing where it does not.
    double retryAfterSeconds = missing;
    double seconds = 0;
    /// The server can't have seen the request's body; without a body, the request.
    bool neverSent = false;
    /// What failed may work on another try: not so a wrong certificate or a bad address.
    bool mayWorkLater = true;

    /// The value of the last header of that name, given in lower case; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct HttpRequest {
    /// Is offered the bytes of the body as they come; `soFar` has status and headers. True: they are taken and are no
    /// part of HttpReply::body.
    using Receiver = std::function<bool(const HttpReply& soFar, std::string_view bytes)>;

    std::string url;
    std::vector<std::string> headers;
    /// With a body the method is POST, else GET.
    std::optional<std::string> body;
    double connectSeconds = 10;
    /// From the start to the first byte of the reply.
    double firstByteSeconds = 120;
    /// Between two bytes.
    double silentSeconds = 120;
    double wholeSeconds = 600;
    /// Of the body, those that the receiver takes included.
    std::uint64_t maxReplyBytes = std::uint64_t{16} << 20U;
    /// Compressed replies are asked for and unpacked.
    bool compressed = true;
    Receiver receiver{};
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
    /// Answers the request as cancelled. Nothing happens where it was answered or released.
    void cancel(RequestId request);
    /// Whoever asked has seen enough: there is no answer. The rest is read for a moment so that the connection can be
    /// used again.
    void release(RequestId request);
    /// Waits up to that time for something to happen, and answers what has ended. Returns early after wake().
    void poll(double seconds);
    /// Ends a poll() that waits. From any thread.
    void wake();

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace acr

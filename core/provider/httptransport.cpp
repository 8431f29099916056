// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httptransport.h"

#include "core/base/privatememory.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>

#include <curl/curl.h>

namespace acr {

namespace {

constexpr double millisecondsPerSecond = 1000;
/// How long a released request may take to end by itself.
constexpr double drainSeconds = 1;
constexpr std::size_t maxHeaderBytes = std::size_t{256} << 10U;

double monotonicSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// curl counts in a long of milliseconds, and takes 0 for its default.
long millisecondsOf(double seconds)
{
    constexpr double longest = 1e9;
    return static_cast<long>(std::clamp(millisecondsPerSecond * seconds, 1.0, longest));
}

struct Transfer {
    std::uint64_t id = 0;
    HttpRequest request;
    HttpTransport::Handler handler;
    CURL* handle = nullptr;
    curl_slist* headers = nullptr;
    HttpReply reply;
    std::size_t bodySent = 0;
    std::size_t headerBytes = 0;
    std::uint64_t bodyBytes = 0;
    /// Arrived, and not yet offered to the receiver.
    std::string arrived;
    bool tooLarge = false;
    bool released = false;
    double started = 0;
    /// The time of the last byte; missing before the first.
    double lastByte = missing;

    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer()
    {
        curl_easy_cleanup(handle);
        // Keys are in headers.
        for (curl_slist* header = headers; header != nullptr; header = header->next)
            overwrite(header->data);
        curl_slist_free_all(headers);
    }

    /// The next time at which waiting is over, and why.
    [[nodiscard]] std::pair<double, std::string> deadline() const
    {
        const double whole = started + request.wholeSeconds;
        const bool begun = !isMissing(lastByte);
        const double allowed = begun ? request.silentSeconds : request.firstByteSeconds;
        const double next = (begun ? lastByte : started) + allowed;
        if (whole <= next)
            return {whole, fmt::format("the call took longer than {:g} s", request.wholeSeconds)};
        return {next, begun ? fmt::format("no further byte for {:g} s", allowed)
                            : fmt::format("no reply within {:g} s", allowed)};
    }
};

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* object)
{
    auto& transfer = *static_cast<Transfer*>(object);
    const std::size_t bytes = size * count;
    transfer.lastByte = monotonicSeconds();
    transfer.bodyBytes += bytes;
    if (transfer.bodyBytes > transfer.request.maxReplyBytes) {
        transfer.tooLarge = true;
        return 0;
    }
    if (!transfer.released)
        transfer.arrived.append(data, bytes);
    return bytes;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* object)
{
    auto& transfer = *static_cast<Transfer*>(object);
    const std::string_view line(data, size * count);
    transfer.lastByte = monotonicSeconds();
    transfer.headerBytes += line.size();
    if (transfer.headerBytes > maxHeaderBytes) {
        transfer.tooLarge = true;
        return 0;
    }
    if (line.starts_with("HTTP/")) { // of each reply, those of proxies and status 100 included
        transfer.reply.headers.clear();
        curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &transfer.reply.status);
        return line.size();
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) {
        std::string name(trimmed(line.substr(0, colon)));
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        transfer.reply.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
    }
    return line.size();
}

/// The body is handed out piece by piece, so that it is known whether any of it was sent.
std::size_t giveBody(char* buffer, std::size_t size, std::size_t count, void* object)
{
    auto& transfer = *static_cast<Transfer*>(object);
    const std::string_view left = std::string_view(*transfer.request.body).substr(transfer.bodySent);
    const std::size_t bytes = std::min(left.size(), size * count);
    std::memcpy(buffer, left.data(), bytes);
    transfer.bodySent += bytes;
    return bytes;
}

/// libcurl asks for this to send a body once more when a connection was closed. Whoever closed it may have answered,
/// and billed, the first one.
int refuseSecondSending(void* object, curl_off_t offset, int origin)
{
    const auto& transfer = *static_cast<const Transfer*>(object);
    return offset == 0 && origin == SEEK_SET && transfer.bodySent == 0 ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

CallFailure failureOf(CURLcode code)
{
    switch (code) {
    case CURLE_OK: return CallFailure::None;
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PEER_FAILED_VERIFICATION: return CallFailure::Unreachable;
    case CURLE_URL_MALFORMAT: return CallFailure::Refused;
    case CURLE_UNSUPPORTED_PROTOCOL: // also of replies that are no HTTP
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING: return CallFailure::BadReply;
    default: return CallFailure::ServerError;
    }
}

bool isFinal(CURLcode code)
{
    return code == CURLE_SSL_CACERT_BADFILE || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_URL_MALFORMAT ||
           code == CURLE_UNSUPPORTED_PROTOCOL;
}

} // namespace

std::string_view HttpReply::header(std::string_view name) const
{
    for (auto i = headers.rbegin(); i != headers.rend(); ++i) {
        if (i->first == name)
            return i->second;
    }
    return {};
}

struct HttpTransport::Implementation {
    using Shared = std::shared_ptr<Transfer>;

    CURLM* multi = nullptr;
    std::map<RequestId, Shared> transfers;
    RequestId next = 0;

    void drop(const Shared& transfer)
    {
        curl_multi_remove_handle(multi, transfer->handle);
        transfers.erase(transfer->id);
    }

    void finish(const Shared& transfer, CallFailure failure, std::string text, bool final = false)
    {
        drop(transfer);
        if (transfer->released)
            return;
        HttpReply& reply = transfer->reply;
        reply.failure = failure;
        reply.failureText = std::move(text);
        curl_easy_getinfo(transfer->handle, CURLINFO_RESPONSE_CODE, &reply.status);
        curl_off_t wait = 0;
        curl_easy_getinfo(transfer->handle, CURLINFO_RETRY_AFTER, &wait);
        if (wait > 0 || reply.header("retry-after") == "0")
            reply.retryAfterSeconds = static_cast<double>(wait);
        reply.seconds = monotonicSeconds() - transfer->started;
        long sent = 0;
        curl_easy_getinfo(transfer->handle, CURLINFO_REQUEST_SIZE, &sent);
        reply.neverSent =
            failure != CallFailure::None && (transfer->request.body ? transfer->bodySent == 0 : sent == 0);
        reply.mayWorkLater = !final;
        transfer->handler(reply);
    }

    /// Offers what has arrived to the receivers.
    void offer()
    {
        std::vector<Shared> fed;
        for (const auto& [id, transfer] : transfers) {
            if (!transfer->arrived.empty())
                fed.push_back(transfer);
        }
        for (const Shared& transfer : fed)
            offer(*transfer);
    }
    static void offer(Transfer& transfer)
    {
        const std::string bytes = std::exchange(transfer.arrived, {});
        // An earlier one may have released it.
        if (bytes.empty() || transfer.released)
            return;
        if (!transfer.request.receiver || !transfer.request.receiver(transfer.reply, bytes))
            transfer.reply.body += bytes;
    }

    bool answer()
    {
        bool any = false;
        int left = 0;
        while (const CURLMsg* const message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            any = true;
            const CURLcode code = message->data.result;
            Transfer* ended = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &ended);
            const Shared transfer = transfers.find(ended->id)->second;
            std::string text = code == CURLE_OK ? std::string() : std::string(curl_easy_strerror(code));
            if (transfer->tooLarge)
                finish(transfer, CallFailure::BadReply, "the reply is too large");
            else if (code == CURLE_OPERATION_TIMEDOUT)
                finish(transfer, failureOf(code),
                       fmt::format("no connection within {:g} s", transfer->request.connectSeconds));
            else
                finish(transfer, failureOf(code), std::move(text), isFinal(code));
        }
        return any;
    }

    /// Ends what has waited too long; returns the time of the next end.
    double expire()
    {
        const double now = monotonicSeconds();
        double nextEnd = std::numeric_limits<double>::infinity();
        std::vector<Shared> over;
        for (const auto& [id, transfer] : transfers) {
            const double deadline = transfer->deadline().first;
            if (deadline <= now)
                over.push_back(transfer);
            else
                nextEnd = std::min(nextEnd, deadline);
        }
        for (const Shared& transfer : over) {
            if (transfers.contains(transfer->id))
                finish(transfer, CallFailure::TimedOut, transfer->deadline().second);
        }
        return nextEnd;
    }

    bool step()
    {
        int running = 0;
        curl_multi_perform(multi, &running);
        offer();
        return answer();
    }
};

HttpTransport::HttpTransport()
    : m_implementation(std::make_unique<Implementation>())
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_implementation->multi = curl_multi_init();
}

HttpTransport::~HttpTransport()
{
    for (const auto& [id, transfer] : m_implementation->transfers)
        curl_multi_remove_handle(m_implementation->multi, transfer->handle);
    m_implementation->transfers.clear();
    curl_multi_cleanup(m_implementation->multi);
}

HttpTransport::RequestId HttpTransport::start(HttpRequest request, Handler handler)
{
    auto transfer = std::make_shared<Transfer>();
    transfer->id = m_implementation->next++;
    transfer->request = std::move(request);
    transfer->handler = std::move(handler);
    transfer->started = monotonicSeconds();
    CURL* const handle = transfer->handle = curl_easy_init();
    const HttpRequest& asked = transfer->request;
    // libcurl has its own copies.
    for (std::string& header : transfer->request.headers) {
        transfer->headers = curl_slist_append(transfer->headers, header.c_str());
        overwrite(header);
    }
    curl_easy_setopt(handle, CURLOPT_URL, asked.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer.get());
    if (asked.body) {
        transfer->headers = curl_slist_append(transfer->headers, "Expect:");
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(asked.body->size()));
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, giveBody);
        curl_easy_setopt(handle, CURLOPT_READDATA, transfer.get());
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, refuseSecondSending);
        curl_easy_setopt(handle, CURLOPT_SEEKDATA, transfer.get());
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    // As the curl program does, so that a company's own authority can be named.
    if (const char* const authorities = std::getenv("SSL_CERT_FILE"); authorities != nullptr && *authorities != '\0')
        curl_easy_setopt(handle, CURLOPT_CAINFO, authorities);
    if (asked.compressed)
        curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, millisecondsOf(asked.connectSeconds));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer.get());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer.get());
    curl_multi_add_handle(m_implementation->multi, handle);
    const RequestId id = transfer->id;
    m_implementation->transfers.emplace(id, std::move(transfer));
    return id;
}

void HttpTransport::cancel(RequestId request)
{
    const auto found = m_implementation->transfers.find(request);
    if (found == m_implementation->transfers.end() || found->second->released)
        return;
    const auto transfer = found->second;
    transfer->arrived.clear();
    m_implementation->finish(transfer, CallFailure::Cancelled, "cancelled");
}

void HttpTransport::release(RequestId request)
{
    const auto found = m_implementation->transfers.find(request);
    if (found == m_implementation->transfers.end() || found->second->released)
        return;
    Transfer& transfer = *found->second;
    transfer.released = true;
    transfer.request.wholeSeconds = monotonicSeconds() - transfer.started + drainSeconds;
}

void HttpTransport::poll(double seconds)
{
    bool answered = m_implementation->step();
    const std::size_t before = m_implementation->transfers.size();
    const double nextEnd = m_implementation->expire();
    answered = answered || m_implementation->transfers.size() != before;
    if (answered)
        return;
    const double wait = std::clamp(std::min(seconds, nextEnd - monotonicSeconds()), 0.0, 1e6);
    curl_multi_poll(m_implementation->multi, nullptr, 0, static_cast<int>(std::ceil(millisecondsPerSecond * wait)),
                    nullptr);
    m_implementation->step();
    m_implementation->expire();
}

void HttpTransport::wake()
{
    curl_multi_wakeup(m_implementation->multi);
}

} // namespace acr

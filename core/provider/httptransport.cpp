// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httptransport.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <mutex>

#include <curl/curl.h>

namespace acr {

namespace {

struct Transfer {
    std::uint64_t id = 0;
    HttpRequest request;
    HttpTransport::Handler handler;
    CURL* handle = nullptr;
    curl_slist* headers = nullptr;
    HttpReply reply;
    bool tooLarge = false;

    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(handle);
    }
};

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* object)
{
    auto& transfer = *static_cast<Transfer*>(object);
    if (transfer.reply.body.size() + size * count > transfer.request.maxReplyBytes) {
        transfer.tooLarge = true;
        return 0;
    }
    transfer.reply.body.append(data, size * count);
    return size * count;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* object)
{
    constexpr std::string_view name = "retry-after:";
    const std::string_view line(data, size * count);
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    if (line.size() > name.size() && std::ranges::equal(line.substr(0, name.size()), name, same)) {
        const std::string value(line.substr(name.size()));
        char* end = nullptr;
        const double seconds = std::strtod(value.c_str(), &end);
        // A date in place of seconds is not read: the caller's own delay applies.
        if (end != value.c_str() && std::isfinite(seconds) && seconds >= 0)
            static_cast<Transfer*>(object)->reply.retryAfterSeconds = seconds;
    }
    return size * count;
}

CallFailure failureOf(CURLcode code, bool tooLarge)
{
    switch (code) {
    case CURLE_OK: return CallFailure::None;
    case CURLE_OPERATION_TIMEDOUT: return CallFailure::TimedOut;
    case CURLE_WRITE_ERROR: return tooLarge ? CallFailure::BadReply : CallFailure::ServerError;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION: return CallFailure::Unreachable;
    default: return CallFailure::ServerError;
    }
}

} // namespace

struct HttpTransport::Implementation {
    CURLM* multi = nullptr;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers;
    RequestId next = 0;

    void finish(CURL* handle, CallFailure failure, std::string text)
    {
        auto node = transfers.extract(handle);
        curl_multi_remove_handle(multi, handle);
        const std::unique_ptr<Transfer> transfer = std::move(node.mapped());
        HttpReply& reply = transfer->reply;
        reply.failure = failure;
        reply.failureText = std::move(text);
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply.status);
        curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME, &reply.seconds);
        long sent = 0;
        curl_easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &sent);
        reply.neverSent = failure != CallFailure::None && sent == 0;
        transfer->handler(reply);
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
    for (const auto& [handle, transfer] : m_implementation->transfers)
        curl_multi_remove_handle(m_implementation->multi, handle);
    m_implementation->transfers.clear();
    curl_multi_cleanup(m_implementation->multi);
}

HttpTransport::RequestId HttpTransport::start(HttpRequest request, Handler handler)
{
    constexpr double milliseconds = 1000;
    auto transfer = std::make_unique<Transfer>();
    transfer->id = m_implementation->next++;
    transfer->request = std::move(request);
    transfer->handler = std::move(handler);
    CURL* const handle = transfer->handle = curl_easy_init();
    const HttpRequest& asked = transfer->request;
    for (const std::string& header : asked.headers)
        transfer->headers = curl_slist_append(transfer->headers, header.c_str());
    curl_easy_setopt(handle, CURLOPT_URL, asked.url.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(asked.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, asked.body.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(milliseconds * asked.connectSeconds));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(milliseconds * asked.wholeSeconds));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(std::ceil(asked.silentSeconds)));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer.get());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer.get());
    curl_multi_add_handle(m_implementation->multi, handle);
    const RequestId id = transfer->id;
    m_implementation->transfers.emplace(handle, std::move(transfer));
    return id;
}

void HttpTransport::cancel(RequestId request)
{
    for (const auto& [handle, transfer] : m_implementation->transfers) {
        if (transfer->id == request) {
            m_implementation->finish(handle, CallFailure::Cancelled, "cancelled");
            return;
        }
    }
}

void HttpTransport::poll(double seconds)
{
    constexpr double milliseconds = 1000;
    int running = 0;
    curl_multi_perform(m_implementation->multi, &running);
    const auto answer = [this] {
        bool any = false;
        int left = 0;
        while (const CURLMsg* const message = curl_multi_info_read(m_implementation->multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            any = true;
            CURL* const handle = message->easy_handle;
            const CURLcode code = message->data.result;
            const bool tooLarge = m_implementation->transfers.find(handle)->second->tooLarge;
            m_implementation->finish(handle, failureOf(code, tooLarge),
                                     code == CURLE_OK ? std::string()
                                     : tooLarge       ? std::string("the reply is too large")
                                                      : std::string(curl_easy_strerror(code)));
        }
        return any;
    };
    if (answer())
        return;
    curl_multi_poll(m_implementation->multi, nullptr, 0, static_cast<int>(milliseconds * std::max(0.0, seconds)),
                    nullptr);
    curl_multi_perform(m_implementation->multi, &running);
    answer();
}

void HttpTransport::wake()
{
    curl_multi_wakeup(m_implementation->multi);
}

} // namespace acr

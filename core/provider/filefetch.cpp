// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/filefetch.h"

#include "core/provider/httpaddress.h"
#include "core/provider/httptransport.h"
#include "core/provider/partfile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

namespace acr {

namespace {

constexpr long statusWhole = 200;
constexpr long statusPart = 206;
constexpr long statusNoSuchRange = 416;
constexpr int maxRedirects = 5;
/// A server that gives little each time is not asked for ever.
constexpr int maxRequests = 200;
/// Wrong files that were put together from several requests: any of these may be at fault.
constexpr int maxWrongFiles = 3;

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool isRedirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool mayWorkLater(const HttpReply& reply)
{
    constexpr long requestTimeout = 408;
    constexpr long tooEarly = 425;
    constexpr long tooMany = 429;
    constexpr long firstServerError = 500;
    if (reply.failure != CallFailure::None)
        return reply.mayWorkLater;
    return reply.status == requestTimeout || reply.status == tooEarly || reply.status == tooMany ||
           reply.status >= firstServerError;
}

std::string reasonOf(const HttpReply& reply)
{
    return reply.failure != CallFailure::None ? reply.failureText : "status " + std::to_string(reply.status);
}

/// A header "bytes FIRST-LAST/TOTAL"; the total may be "*".
struct ContentRange {
    std::uint64_t first = 0;
    std::optional<std::uint64_t> total;
};

std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

std::optional<ContentRange> readContentRange(std::string_view header)
{
    constexpr std::string_view unit = "bytes ";
    const std::size_t dash = header.find('-');
    const std::size_t slash = header.find('/');
    if (!header.starts_with(unit) || dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return std::nullopt;
    const auto first = wholeNumber(header.substr(unit.size(), dash - unit.size()));
    const auto last = wholeNumber(header.substr(dash + 1, slash - dash - 1));
    const auto total = wholeNumber(header.substr(slash + 1));
    if (!first || !last || *last < *first || (!total && header.substr(slash + 1) != "*"))
        return std::nullopt;
    return ContentRange{*first, total};
}

class Fetcher {
public:
    Fetcher(const FetchSettings& settings, const Progress& progress)
        : m_settings(settings)
        , m_progress(progress)
        , m_wake(progress.stop, [this] { m_transport.wake(); })
    {}

    Result<std::vector<FetchedFile>> fetchAll()
    {
        std::vector<PublishedFile> files = m_settings.files;
        if (auto known = addChecksums(files); !known)
            return Unexpected(known.error());
        std::vector<FetchedFile> fetched;
        for (std::size_t i = 0; i < files.size(); ++i) {
            m_share = [this, i, count = files.size()](double part) {
                m_progress((static_cast<double>(i) + part) / static_cast<double>(count));
            };
            m_share(0);
            auto file = fetch(files[i]);
            if (!file)
                return Unexpected(file.error());
            fetched.push_back(std::move(*file));
        }
        m_progress(1);
        return fetched;
    }

private:
    /// Looks missing checksums up in the publisher's list.
    Result<void> addChecksums(std::vector<PublishedFile>& files)
    {
        const auto lacksOne = [](const PublishedFile& file) { return !file.checksum; };
        if (std::ranges::none_of(files, lacksOne))
            return {};
        std::vector<PublishedFile> listed;
        const std::string publisher = publisherListAddress(m_settings.from);
        const auto text = get(publisher.empty() ? m_settings.from + "/SHA256SUMS" : publisher);
        if (!text)
            return Unexpected(text.error());
        if (publisher.empty()) {
            ErrorList errors;
            auto read = readChecksums("SHA256SUMS", *text, errors);
            if (!read)
                return Unexpected(errors.items().front());
            listed = std::move(*read);
        } else {
            listed = readPublisherList(*text);
        }
        for (PublishedFile& file : files) {
            if (file.checksum)
                continue;
            const auto found = std::ranges::find(listed, file.path, &PublishedFile::path);
            if (found == listed.end())
                return failure(ErrorCode::Empty, {}, "a checksum of " + file.path,
                               {.file = publisher.empty() ? "SHA256SUMS" : shownAddress(publisher)});
            file = *found;
        }
        return {};
    }

    /// A small text.
    Result<std::string> get(const std::string& address)
    {
        std::string url = address;
        int redirects = 0;
        for (int tries = 0;;) {
            const HttpReply reply = ask({.url = url, .maxReplyBytes = std::uint64_t{4} << 20U});
            if (m_progress.stopped())
                return failure(ErrorCode::Cancelled);
            if (reply.failure == CallFailure::None && reply.status == statusWhole)
                return reply.body;
            if (reply.failure == CallFailure::None && isRedirect(reply.status)) {
                if (auto next = follow(url, reply, redirects); !next)
                    return Unexpected(next.error());
                continue;
            }
            if (!mayWorkLater(reply) || ++tries >= m_settings.maxTries)
                return failure(ErrorCode::FileUnreadable, reasonOf(reply), {}, {.file = shownAddress(address)});
            if (auto waited = waitFor(reply, tries); !waited)
                return Unexpected(waited.error());
        }
    }

    Result<void> follow(std::string& url, const HttpReply& reply, int& redirects) const
    {
        const auto next = redirectedAddress(url, std::string(reply.header("location")));
        if (!next || ++redirects > maxRedirects)
            return failure(ErrorCode::FileUnreadable, !next ? "a redirect that is not followed" : "too many redirects",
                           {}, {.file = shownAddress(url)});
        url = *next;
        return {};
    }

    /// Waits before another try: longer each time, or as the server asks.
    Result<void> waitFor(const HttpReply& reply, int tries)
    {
        double delay = std::min(m_settings.longestDelaySeconds, m_settings.firstDelaySeconds * std::exp2(tries - 1));
        if (!isMissing(reply.retryAfterSeconds)) {
            if (reply.retryAfterSeconds > m_settings.longestDelaySeconds)
                return failure(ErrorCode::FileUnreadable,
                               fmt::format("the server asks to come back in {:.0f} s", reply.retryAfterSeconds), {},
                               {.file = m_settings.from});
            delay = std::max(delay, reply.retryAfterSeconds);
        }
        const double until = secondsNow() + delay;
        while (!m_progress.stopped() && secondsNow() < until)
            m_transport.poll(until - secondsNow());
        return m_progress.stopped() ? Result<void>(failure(ErrorCode::Cancelled)) : Result<void>();
    }

    /// Sends a request and waits for its end.
    HttpReply ask(HttpRequest request)
    {
        constexpr double tick = 0.2;
        constexpr std::uint64_t kibibyte = 1024;
        request.firstByteSeconds = m_settings.silentSeconds;
        request.silentSeconds = m_settings.silentSeconds;
        request.wholeSeconds = std::numeric_limits<double>::infinity();
        request.compressed = false;
        std::optional<HttpReply> answer;
        m_arrived = 0;
        m_request = m_transport.start(std::move(request), [&](const HttpReply& reply) { answer = reply; });
        double windowEnd = secondsNow() + m_settings.slowSeconds;
        std::uint64_t windowStart = 0;
        while (!answer) {
            m_transport.poll(tick);
            if (answer)
                break;
            if (m_progress.stopped()) {
                m_transport.cancel(m_request);
            } else if (secondsNow() >= windowEnd) {
                if (m_arrived - windowStart < kibibyte) {
                    m_transport.cancel(m_request);
                    answer->failure = CallFailure::TimedOut;
                    answer->failureText = "the server is too slow";
                    break;
                }
                windowStart = m_arrived;
                windowEnd = secondsNow() + m_settings.slowSeconds;
            }
        }
        return *answer;
    }

    /// What one request for a file came to.
    struct Transfer {
        bool wrong = false;     ///< what came is not what was asked for
        bool restarted = false; ///< it was the whole file
        std::optional<Error> writeError;
    };

    Result<FetchedFile> fetch(const PublishedFile& file)
    {
        const std::filesystem::path target = m_settings.into / file.path;
        FetchedFile fetched{.path = file.path};
        if (const auto found = checksumOf(target, file.checksum->kind); found && *found == *file.checksum) {
            std::error_code code;
            fetched.bytes = std::filesystem::file_size(target, code);
            fetched.alreadyThere = true;
            return fetched;
        }
        auto part = PartFile::open(target);
        if (!part)
            return Unexpected(part.error());
        fetched.resumedAt = part->size();
        if (auto done = download(file, *part, fetched); !done)
            return Unexpected(done.error());
        fetched.bytes = part->size();
        if (auto accepted = part->accept(); !accepted)
            return Unexpected(accepted.error());
        return fetched;
    }

    /// Until the part has the right bytes.
    Result<void> download(const PublishedFile& file, PartFile& part, FetchedFile& fetched)
    {
        constexpr std::uint64_t progressBytes = std::uint64_t{64} << 10U;
        const std::string address = m_settings.from + "/" + file.path;
        std::string url = address;
        int redirects = 0;
        int tries = 0;
        int wrongFiles = 0;
        bool hadAnother = false;          ///< a whole file, of one request, with another checksum
        bool continued = part.size() > 0; ///< the bytes are of several requests
        bool whole = file.bytes && part.size() == *file.bytes;
        for (;;) {
            if (whole || (file.bytes && part.size() > *file.bytes)) {
                auto right = whole ? isRight(file, part) : Result<bool>(false);
                if (!right)
                    return Unexpected(right.error());
                if (*right)
                    return {};
                const Error another{ErrorCode::Conflict,
                                    {.file = shownAddress(address)},
                                    describeContent(file, part),
                                    describeExpected(file)};
                if (auto empty = part.restart({}); !empty)
                    return empty;
                if (hadAnother || ++wrongFiles == maxWrongFiles)
                    return Unexpected(another);
                hadAnother = !continued;
                continued = false;
                fetched.resumedAt = 0;
                whole = false;
            }
            if (m_progress.stopped())
                return failure(ErrorCode::Cancelled);
            if (++fetched.requests > maxRequests)
                return failure(ErrorCode::FileUnreadable, "the download breaks off again and again", {},
                               {.file = shownAddress(address)});
            const std::uint64_t before = part.size();
            Transfer transfer;
            const HttpReply reply = request(url, file, part, transfer);
            if (transfer.writeError)
                return Unexpected(*transfer.writeError);
            if (m_progress.stopped())
                return failure(ErrorCode::Cancelled);
            if (reply.failure == CallFailure::None && isRedirect(reply.status)) {
                --fetched.requests;
                if (auto next = follow(url, reply, redirects); !next)
                    return next;
                continue;
            }
            // A signature in a redirect may have a time after which it ends.
            url = address;
            redirects = 0;
            if (transfer.restarted) {
                continued = false;
                fetched.resumedAt = 0;
            } else if (before > 0 && part.size() > before) {
                continued = true;
            }
            const bool ended = reply.failure == CallFailure::None;
            const bool good = ended && (reply.status == statusWhole || reply.status == statusPart) && !transfer.wrong;
            whole = file.bytes ? part.size() == *file.bytes && !transfer.wrong : good;
            if (whole || (file.bytes && part.size() > *file.bytes))
                continue;
            if (ended && reply.status == statusNoSuchRange && part.size() > 0) {
                // Nothing comes after what is there: it is the whole file, or another one.
                whole = !file.bytes;
                if (!whole) {
                    if (auto empty = part.restart({}); !empty)
                        return empty;
                    continued = false;
                }
                ++tries;
            } else if (transfer.wrong) {
                if (auto empty = part.restart({}); !empty)
                    return empty;
                continued = false;
                ++tries;
            } else if (!good && !mayWorkLater(reply)) {
                return failure(ErrorCode::FileUnreadable, reasonOf(reply), {}, {.file = shownAddress(address)});
            } else {
                tries = part.size() >= before + progressBytes ? 1 : tries + 1;
            }
            if (tries >= m_settings.maxTries)
                return failure(ErrorCode::FileUnreadable,
                               good             ? "the reply is shorter than the file"
                               : transfer.wrong ? "the reply is another part than was asked for"
                                                : reasonOf(reply),
                               {}, {.file = shownAddress(address)});
            if (whole)
                continue;
            if (auto waited = waitFor(reply, tries); !waited)
                return waited;
        }
    }

    static Result<bool> isRight(const PublishedFile& file, const PartFile& part)
    {
        const auto found = part.checksum(file.checksum->kind);
        if (!found)
            return Unexpected(found.error());
        return *found == *file.checksum;
    }

    static std::string describeContent(const PublishedFile& file, const PartFile& part)
    {
        const auto found = part.checksum(file.checksum->kind);
        return fmt::format("{} bytes with the checksum {}", part.size(), found ? found->hex : "?");
    }
    static std::string describeExpected(const PublishedFile& file)
    {
        return file.bytes ? fmt::format("it has {} bytes with the checksum {}", *file.bytes, file.checksum->hex)
                          : "it has the checksum " + file.checksum->hex;
    }

    HttpReply request(const std::string& url, const PublishedFile& file, PartFile& part, Transfer& transfer)
    {
        const std::uint64_t offset = part.size();
        HttpRequest request{.url = url};
        if (offset > 0) {
            request.headers.push_back(fmt::format("Range: bytes={}-", offset));
            // Where the file has changed, all of it comes.
            if (const std::string etag = part.etag(); !etag.empty())
                request.headers.push_back("If-Range: " + etag);
        }
        request.maxReplyBytes = std::uint64_t{1} << 40U;
        bool begun = false;
        const auto fail = [&](Result<void>&& result) {
            if (!result)
                transfer.writeError = result.error();
            return !result;
        };
        request.receiver = [&](const HttpReply& soFar, std::string_view bytes) {
            m_arrived += bytes.size();
            if (soFar.status != statusWhole && soFar.status != statusPart)
                return true; // a page about an error
            if (!begun) {
                begun = true;
                transfer.wrong = !fits(soFar, file, offset);
                // A whole file takes the place of what is there.
                transfer.restarted = !transfer.wrong && (soFar.status == statusWhole || offset == 0);
                if (transfer.restarted)
                    fail(part.restart(soFar.header("etag")));
            }
            if (!transfer.wrong && !transfer.writeError)
                fail(part.append(bytes));
            // More than the file has is not waited for.
            if (transfer.wrong || transfer.writeError || (file.bytes && part.size() > *file.bytes))
                m_transport.cancel(m_request);
            else if (file.bytes && *file.bytes > 0)
                m_share(static_cast<double>(part.size()) / static_cast<double>(*file.bytes));
            return true;
        };
        return ask(std::move(request));
    }

    /// Whether the reply is what was asked for.
    static bool fits(const HttpReply& reply, const PublishedFile& file, std::uint64_t offset)
    {
        const std::string_view encoding = reply.header("content-encoding");
        if (!encoding.empty() && encoding != "identity")
            return false;
        if (reply.status == statusWhole)
            return true;
        const auto range = readContentRange(reply.header("content-range"));
        return range && range->first == offset && (!range->total || !file.bytes || *range->total == *file.bytes);
    }

    const FetchSettings& m_settings;
    const Progress& m_progress;
    HttpTransport m_transport;
    std::stop_callback<std::function<void()>> m_wake;
    HttpTransport::RequestId m_request = 0;
    std::uint64_t m_arrived = 0; ///< bytes of the request
    std::function<void(double)> m_share;
};

} // namespace

Result<std::vector<FetchedFile>> fetchFiles(const FetchSettings& settings, const Progress& progress)
{
    return Fetcher(settings, progress).fetchAll();
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentwork.h"

#include "core/base/bytes.h"
#include "core/base/parallel.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <ctime>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view chunkPrefix = "chunk-";
constexpr std::string_view temporaryMark = ".tmp.";
/// A worker without a part of its own lists the folder about so often at most: reading its names then costs no more
/// than the number of chunks, times a constant.
constexpr std::uint64_t listingLimit = 256;

using SteadyClock = std::chrono::steady_clock;
/// A worker that computes what another one has begun looks about so often whether that one has finished.
constexpr std::chrono::milliseconds pauseBetweenLooks{200};

template <class Number>
bool takeNumber(std::string_view& text, Number& number)
{
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (status != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// The names in the folder of chunks: those of whole files, and those of unfinished ones.
struct ChunkListing {
    std::set<std::uint64_t> files;
    std::vector<BegunChunk> begun;
};

Result<ChunkListing> listChunks(const ExperimentFolder& folder)
{
    ChunkListing listing;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder.chunkFolder(), error);
    const std::string here = hostName();
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::string_view rest = name;
        std::uint64_t chunk = 0;
        if (!rest.starts_with(chunkPrefix))
            continue;
        rest.remove_prefix(chunkPrefix.size());
        if (!takeNumber(rest, chunk) || chunk >= folder.facts().chunks)
            continue;
        if (rest.empty()) {
            listing.files.insert(chunk);
            continue;
        }
        // The host may have dots in its name.
        const std::size_t dot = rest.rfind('.');
        if (!rest.starts_with(temporaryMark) || dot < temporaryMark.size())
            continue;
        std::string_view number = rest.substr(dot + 1);
        BegunChunk begun{.chunk = chunk,
                         .host = std::string(rest.substr(temporaryMark.size(), dot - temporaryMark.size())),
                         .file = entry->path()};
        if (!takeNumber(number, begun.process) || !number.empty() || begun.process <= 0)
            continue;
        begun.dead = begun.host == here && ::kill(static_cast<pid_t>(begun.process), 0) != 0 && errno == ESRCH;
        listing.begun.push_back(std::move(begun));
    }
    if (error)
        return failure(ErrorCode::FileUnreadable, error.message(), {}, {.file = folder.chunkFolder().string()});
    return listing;
}

/// Hands out the chunks that are left. A file under its own name was complete when it got the name, and looking into
/// each would cost the workers together as many looks as there are chunks times workers. So a worker looks only into
/// the files of its own part or, without one, into those that were there before it. Thread-safe.
class ChunkQueue {
public:
    struct Next {
        std::uint64_t chunk = 0;
        /// Another worker has begun it and may finish it first.
        bool begunElsewhere = false;
        /// What dead workers left of it.
        std::vector<std::filesystem::path> leftovers{};
    };

    ChunkQueue(const ExperimentFolder& folder, const WorkSettings& settings)
        : m_folder(folder)
        , m_chunks(folder.facts().chunks)
        , m_listsOften(settings.workers <= 1)
        , m_begin(settings.worker * m_chunks / std::max<std::uint64_t>(1, settings.workers))
        , m_state(m_chunks, State::Open)
        , m_unverified(m_chunks, false)
    {
        if (m_listsOften) {
            // Workers that know nothing of each other begin at different places.
            m_begin = fingerprintOf(fmt::format("{}.{}", hostName(), ::getpid())) % m_chunks;
            return;
        }
        for (std::uint64_t chunk = m_begin; chunk < (settings.worker + 1) * m_chunks / settings.workers; ++chunk)
            m_waiting.push_back({chunk});
    }

    /// Nothing when all are complete or given out. Error: FileUnreadable.
    Result<std::optional<Next>> take()
    {
        const std::scoped_lock lock(m_mutex);
        for (;;) {
            while (!m_waiting.empty()) {
                Next next = std::move(m_waiting.front());
                m_waiting.pop_front();
                if (m_state[next.chunk] != State::Open)
                    continue;
                if (peekChunk(m_folder.chunkFile(next.chunk), m_folder.headerOf(next.chunk))) {
                    m_state[next.chunk] = State::Complete;
                    ++m_skipped;
                    continue;
                }
                m_state[next.chunk] = State::Given;
                // What others began meanwhile is looked up again, but not so often that it costs more than the work.
                if (m_listsOften && ++m_picks > m_chunks / listingLimit) {
                    m_waiting.clear();
                    m_picks = 0;
                }
                return std::optional(std::move(next));
            }
            const auto listed = list();
            if (!listed)
                return Unexpected(listed.error());
            if (!*listed)
                return std::optional<Next>();
        }
    }

    /// The share of complete chunks that this process knows of.
    double finished(std::uint64_t chunk, bool here)
    {
        const std::scoped_lock lock(m_mutex);
        m_state[chunk] = State::Complete;
        ++(here ? m_computed : m_skipped);
        return static_cast<double>(m_computed + m_skipped) / static_cast<double>(m_chunks);
    }
    /// REQUIRES: no other thread uses the queue any more.
    [[nodiscard]] std::uint64_t skipped() const { return m_skipped; }

private:
    enum class State : std::uint8_t { Open, Given, Complete };

    /// Queues what is left: first what nobody has begun, then the rest. False when nothing is left.
    Result<bool> list()
    {
        const auto listing = listChunks(m_folder);
        if (!listing)
            return Unexpected(listing.error());
        std::map<std::uint64_t, Next> begun;
        for (const BegunChunk& one : listing->begun) {
            Next& next = begun[one.chunk];
            next.chunk = one.chunk;
            next.begunElsewhere = next.begunElsewhere || !one.dead;
            if (one.dead)
                next.leftovers.push_back(one.file);
        }
        const bool isFirst = !std::exchange(m_hasListed, true);
        std::vector<Next> last;
        for (std::uint64_t i = 0; i < m_chunks; ++i) {
            const std::uint64_t chunk = (m_begin + i) % m_chunks;
            if (m_state[chunk] != State::Open)
                continue;
            if (listing->files.contains(chunk)) {
                if (isFirst && m_listsOften)
                    m_unverified[chunk] = true;
                if (!m_unverified[chunk]) {
                    m_state[chunk] = State::Complete;
                    ++m_skipped;
                    continue;
                }
            }
            const auto found = begun.find(chunk);
            Next next = found == begun.end() ? Next{chunk} : std::move(found->second);
            if (next.begunElsewhere)
                last.push_back(std::move(next));
            else
                m_waiting.push_back(std::move(next));
        }
        for (Next& next : last)
            m_waiting.push_back(std::move(next));
        return !m_waiting.empty();
    }

    const ExperimentFolder& m_folder;
    std::uint64_t m_chunks;
    bool m_listsOften;
    std::uint64_t m_begin;
    std::vector<State> m_state;
    std::vector<bool> m_unverified; ///< files that were there at the first listing of a worker without a part
    bool m_hasListed = false;
    std::deque<Next> m_waiting;
    std::uint64_t m_picks = 0; ///< since the folder was listed
    std::uint64_t m_skipped = 0;
    std::uint64_t m_computed = 0;
    std::mutex m_mutex;
};

/// Computes the chunk and puts it in its place. Nothing when another worker was faster.
Result<std::optional<WorkResult>> computeChunk(const ExperimentFolder& folder, PlannedExperiment& planned,
                                               const ChunkQueue::Next& next, const NumericFingerprint& fingerprint,
                                               const std::stop_token& stop)
{
    const std::filesystem::path file = folder.chunkFile(next.chunk);
    ChunkHeader header = folder.headerOf(next.chunk);
    header.fingerprint = fingerprint;
    auto writer = ChunkWriter::create(file, header);
    if (!writer)
        return Unexpected(writer.error());
    WorkResult result{.computed = 1, .cells = header.cells};
    auto nextLook = SteadyClock::now();
    for (std::uint64_t cell = header.first; cell < header.first + header.cells; ++cell) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        if (next.begunElsewhere && SteadyClock::now() >= nextLook) {
            if (peekChunk(file, header))
                return std::optional<WorkResult>();
            nextLook = SteadyClock::now() + pauseBetweenLooks;
        }
        ChunkCell computed{.key = chunkKey(planned.cells().keyOf(cell)), .result = planned.cells().run(cell)};
        if (!computed.result)
            ++result.failed;
        if (auto added = writer->add(computed); !added)
            return Unexpected(added.error());
    }
    if (auto finished = writer->finish(); !finished) {
        // Another worker that finished the chunk may have removed what it took for a leftover.
        if (peekChunk(file, header))
            return std::optional<WorkResult>();
        return Unexpected(finished.error());
    }
    std::error_code ignored;
    for (const std::filesystem::path& leftover : next.leftovers)
        std::filesystem::remove(leftover, ignored);
    return std::optional(result);
}

} // namespace

Result<WorkResult> workOnExperiment(const ExperimentFolder& folder, PlannedExperiment& planned,
                                    const WorkSettings& settings, const Progress& progress)
{
    if (settings.chunk) {
        if (*settings.chunk >= folder.facts().chunks)
            return failure(ErrorCode::OutOfRange, fmt::format("chunk {}", *settings.chunk),
                           fmt::format("0 to {}", folder.facts().chunks - 1));
        if (checkChunk(folder.chunkFile(*settings.chunk), folder.headerOf(*settings.chunk)))
            return WorkResult{.skipped = 1};
        const auto done =
            computeChunk(folder, planned, {.chunk = *settings.chunk}, settings.fingerprint, progress.stop);
        if (!done)
            return Unexpected(done.error());
        return done->value_or(WorkResult{.skipped = 1});
    }
    if (settings.worker >= std::max<std::uint64_t>(1, settings.workers))
        return failure(ErrorCode::OutOfRange, fmt::format("worker {}", settings.worker),
                       fmt::format("0 to {}", std::max<std::uint64_t>(1, settings.workers) - 1));
    std::size_t threads = settings.threads > 0 ? settings.threads : std::max(1U, std::thread::hardware_concurrency());
    threads = static_cast<std::size_t>(std::min<std::uint64_t>(threads, folder.facts().chunks));
    ChunkQueue queue(folder, settings);
    WorkResult total;
    std::optional<Error> firstError;
    std::mutex mutex;
    std::stop_source failed;
    const std::stop_callback passOn(progress.stop, [&] { failed.request_stop(); });
    parallelFor(threads, threads, [&](std::size_t) {
        const auto fail = [&](const Error& error) {
            const std::scoped_lock lock(mutex);
            // The others are cancelled because of it.
            if (!firstError)
                firstError = error;
            failed.request_stop();
        };
        while (!failed.stop_requested()) {
            const auto next = queue.take();
            if (!next)
                return fail(next.error());
            if (!*next)
                return;
            const auto done = computeChunk(folder, planned, **next, settings.fingerprint, failed.get_token());
            if (!done)
                return fail(done.error());
            const double share = queue.finished((*next)->chunk, done->has_value());
            const std::scoped_lock lock(mutex);
            progress(share);
            if (*done) {
                total.computed += (*done)->computed;
                total.cells += (*done)->cells;
                total.failed += (*done)->failed;
            }
        }
    });
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    if (firstError)
        return Unexpected(*firstError);
    total.skipped = queue.skipped();
    return total;
}

Result<ExperimentStatus> experimentStatus(const ExperimentFolder& folder, bool thorough, SeenChunks* seen)
{
    auto listing = listChunks(folder);
    if (!listing)
        return Unexpected(listing.error());
    ExperimentStatus status{.chunks = folder.facts().chunks, .cells = folder.facts().cells};
    std::map<NumericFingerprint, std::uint64_t> fingerprints;
    for (std::uint64_t chunk = 0; chunk < status.chunks; ++chunk) {
        if (!listing->files.contains(chunk)) {
            status.missing.push_back(chunk);
            continue;
        }
        const std::filesystem::path path = folder.chunkFile(chunk);
        const ChunkHeader expected = folder.headerOf(chunk);
        const auto file = SeenChunks::fileAt(path);
        const NumericFingerprint* const before =
            seen != nullptr && !thorough && file ? seen->find(chunk, *file) : nullptr;
        if (before != nullptr) {
            ++fingerprints[*before];
        } else {
            const auto header = thorough ? checkChunk(path, expected) : peekChunk(path, expected);
            if (!header) {
                status.missing.push_back(chunk);
                status.invalid.push_back(header.error());
                continue;
            }
            ++fingerprints[header->fingerprint];
            if (seen != nullptr && file)
                seen->add(chunk, *file, header->fingerprint);
        }
        ++status.complete;
        status.completeCells += expected.cells;
        status.bytes += file ? file->size : 0;
    }
    status.fingerprints.assign(fingerprints.begin(), fingerprints.end());
    for (BegunChunk& begun : listing->begun) {
        struct stat facts {};
        if (!std::ranges::binary_search(status.missing, begun.chunk) || ::stat(begun.file.c_str(), &facts) != 0)
            continue;
        begun.bytes = static_cast<std::uint64_t>(facts.st_size);
        begun.idleSeconds = std::max(0.0, std::difftime(std::time(nullptr), facts.st_mtime));
        status.begun.push_back(std::move(begun));
    }
    std::ranges::sort(status.begun, {}, &BegunChunk::chunk);
    return status;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentchunk.h"

#include "core/base/bytes.h"
#include "core/base/savefile.h"
#include "core/benchmark/jsondocument.h"
#include "core/evaluation/experimentcells.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <system_error>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view chunkFormat = "acrouter-chunk";
constexpr std::uint64_t chunkVersion = 1;
constexpr std::size_t longestHeader = 65536;
/// Enough for a header in all but odd cases.
constexpr std::size_t usualHeader = 4096;
constexpr std::uint32_t endOfRecords = 0xFFFFFFFFU;
/// A stream of eight million tasks; more is a damaged length.
constexpr std::uint32_t longestChunkRecord = 64U << 20U;
constexpr std::size_t digestDigits = 32;
constexpr std::size_t endSize = sizeof(endOfRecords) + digestDigits;
/// Written at once.
constexpr std::size_t writeSize = std::size_t{1} << 16U;

enum class RecordKind : std::uint8_t { Result = 1, Failure = 2 };

std::string headerText(const ChunkHeader& header)
{
    const nlohmann::ordered_json json{{"format", chunkFormat},
                                      {"version", chunkVersion},
                                      {"plan", header.plan},
                                      {"chunk", header.chunk},
                                      {"first", header.first},
                                      {"cells", header.cells},
                                      {"build", header.fingerprint.build},
                                      {"compiler", header.fingerprint.compiler},
                                      {"functions", header.fingerprint.functions},
                                      {"host", header.host}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<ChunkHeader> parseHeader(const std::string& file, std::string_view line)
{
    const auto document = JsonDocument::parse(file, std::string(line));
    if (!document)
        return Unexpected(document.error());
    ErrorList errors;
    JsonMembers all(*document, document->root(),
                    {"format", "version", "plan", "chunk", "first", "cells", "build", "compiler", "functions", "host"},
                    errors);
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    ChunkHeader header;
    if (all.text("format").value_or("") != chunkFormat)
        return failure(ErrorCode::NotRecognised, {}, "the results of a chunk", {.file = file});
    const std::uint64_t version = all.whole("version", 1, largest).value_or(0);
    if (version > chunkVersion)
        return failure(ErrorCode::NewerVersion, std::to_string(version), std::to_string(chunkVersion), {.file = file});
    for (const char* key : {"plan", "chunk", "first", "cells", "build", "compiler", "functions", "host"})
        static_cast<void>(all.required(key));
    header.plan = all.text("plan").value_or("");
    header.chunk = all.whole("chunk", 0, largest).value_or(0);
    header.first = all.whole("first", 0, largest).value_or(0);
    header.cells = all.whole("cells", 0, largest).value_or(0);
    header.fingerprint = {.build = all.text("build").value_or(""),
                          .compiler = all.text("compiler").value_or(""),
                          .functions = all.text("functions").value_or("")};
    header.host = all.text("host").value_or("");
    if (!errors.empty())
        return Unexpected(errors.items().front());
    return header;
}

std::string recordOf(const ChunkCell& cell)
{
    ByteWriter writer;
    const auto kind = cell.result ? RecordKind::Result : RecordKind::Failure;
    writer.number(static_cast<std::uint8_t>(kind));
    writer.text(cell.key);
    if (cell.result) {
        for (const auto member : cellFigures)
            writer.number(*cell.result.*member);
        writer.numbers(cell.result->regret);
    } else {
        const Error& error = cell.result.error();
        writer.number(static_cast<std::uint8_t>(error.code));
        for (const std::string* text : {&error.place.file, &error.found, &error.expected})
            writer.text(*text);
        writer.number(error.place.line);
        writer.number(error.place.column);
    }
    return writer.take();
}

std::optional<ChunkCell> cellOf(std::string_view record)
{
    ByteReader reader(record);
    const auto kind = reader.number<std::uint8_t>();
    ChunkCell cell;
    cell.key = reader.text();
    if (kind == static_cast<std::uint8_t>(RecordKind::Result)) {
        for (const auto member : cellFigures)
            *cell.result.*member = reader.number<double>();
        cell.result->regret = reader.numbers<double>();
    } else if (kind == static_cast<std::uint8_t>(RecordKind::Failure)) {
        Error error;
        const auto code = reader.number<std::uint8_t>();
        if (code > static_cast<std::uint8_t>(ErrorCode::BadFilter))
            return std::nullopt;
        error.code = static_cast<ErrorCode>(code);
        for (std::string* text : {&error.place.file, &error.found, &error.expected})
            *text = reader.text();
        error.place.line = reader.number<std::uint64_t>();
        error.place.column = reader.number<std::uint64_t>();
        cell.result = Unexpected(std::move(error));
    } else {
        return std::nullopt;
    }
    if (!reader.complete())
        return std::nullopt;
    return cell;
}

std::string numberBytes(std::uint32_t number)
{
    ByteWriter writer;
    writer.number(number);
    return writer.take();
}

Unexpected chunkUnwritable(const std::filesystem::path& file, int error)
{
    return failure(ErrorCode::FileUnwritable, std::generic_category().message(error), {}, {.file = file.string()});
}

Result<void> agrees(const std::filesystem::path& file, const ChunkHeader& found, const ChunkHeader& expected)
{
    const auto conflict = [&](std::string is, std::string should) -> Result<void> {
        return failure(ErrorCode::Conflict, std::move(is), std::move(should), {.file = file.string()});
    };
    if (found.plan != expected.plan)
        return conflict("plan " + found.plan, "plan " + expected.plan);
    if (found.chunk != expected.chunk || found.first != expected.first || found.cells != expected.cells)
        return conflict(
            fmt::format("chunk {} with cells {} to {}", found.chunk, found.first, found.first + found.cells),
            fmt::format("chunk {} with cells {} to {}", expected.chunk, expected.first,
                        expected.first + expected.cells));
    return {};
}

} // namespace

std::string hostName()
{
    std::array<char, 256> buffer{};
    if (::gethostname(buffer.data(), buffer.size() - 1) != 0)
        return "unknown";
    std::string name = buffer.data();
    std::ranges::replace(name, '/', '_');
    return name;
}

std::string chunkKey(std::string_view key)
{
    ContentHasher hasher;
    hasher.addPart(std::as_bytes(std::span(key)));
    return hasher.digest();
}

ChunkWriter::ChunkWriter(std::filesystem::path file, std::filesystem::path temporary, int descriptor)
    : m_file(std::move(file))
    , m_temporary(std::move(temporary))
    , m_descriptor(descriptor)
    , m_hasher(std::make_unique<ContentHasher>())
{}

ChunkWriter::ChunkWriter(ChunkWriter&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_temporary(std::move(other.m_temporary))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_waiting(std::move(other.m_waiting))
    , m_hasher(std::move(other.m_hasher))
{}

ChunkWriter::~ChunkWriter()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

Result<ChunkWriter> ChunkWriter::create(const std::filesystem::path& file, const ChunkHeader& header)
{
    std::filesystem::path temporary = file;
    temporary += fmt::format(".tmp.{}.{}", hostName(), ::getpid());
    // One of that name is what a former process with our number left behind.
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return chunkUnwritable(temporary, errno);
    ChunkWriter writer(file, std::move(temporary), descriptor);
    ChunkHeader own = header;
    own.host = hostName();
    writer.append(headerText(own));
    // Others see who works on the chunk.
    if (auto written = writer.flush(); !written)
        return Unexpected(written.error());
    return writer;
}

void ChunkWriter::append(std::string_view bytes)
{
    m_waiting += bytes;
    m_hasher->addPart(std::as_bytes(std::span(bytes)));
}

Result<void> ChunkWriter::flush()
{
    std::string_view bytes = m_waiting;
    while (!bytes.empty()) {
        const auto written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return chunkUnwritable(m_temporary, errno);
    }
    m_waiting.clear();
    return {};
}

Result<void> ChunkWriter::add(const ChunkCell& cell)
{
    const std::string record = recordOf(cell);
    if (record.size() > longestChunkRecord)
        return failure(ErrorCode::TooLarge, fmt::format("a result of {} bytes", record.size()),
                       fmt::format("{} bytes", longestChunkRecord), {.file = m_file.string()});
    append(numberBytes(static_cast<std::uint32_t>(record.size())));
    append(record);
    return m_waiting.size() >= writeSize ? flush() : Result<void>();
}

Result<void> ChunkWriter::finish()
{
    m_waiting += numberBytes(endOfRecords) + m_hasher->digest();
    if (auto written = flush(); !written)
        return written;
    if (::fsync(m_descriptor) != 0)
        return chunkUnwritable(m_temporary, errno);
    if (::close(std::exchange(m_descriptor, -1)) != 0 || std::rename(m_temporary.c_str(), m_file.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_temporary.c_str());
        return chunkUnwritable(m_file, error);
    }
    syncFolderOf(m_file);
    return {};
}

ChunkReader::ChunkReader(TextSource source)
    : m_source(std::move(source))
    , m_hasher(std::make_unique<ContentHasher>())
{}

bool ChunkReader::has(std::size_t bytes)
{
    while (m_source.window().size() < bytes) {
        if (!m_source.extend())
            return false;
    }
    return true;
}

Unexpected ChunkReader::damaged(std::string found, std::string expected) const
{
    if (m_source.readError())
        return Unexpected(*m_source.readError());
    return failure(ErrorCode::Malformed, std::move(found), std::move(expected), {.file = m_source.name()});
}

Result<ChunkReader> ChunkReader::open(const std::filesystem::path& file, std::size_t readSize)
{
    auto source = TextSource::open(file, readSize);
    if (!source)
        return Unexpected(source.error());
    ChunkReader reader(std::move(*source));
    std::size_t end = std::string_view::npos;
    while ((end = reader.m_source.window().find('\n')) == std::string_view::npos) {
        if (reader.m_source.window().size() > longestHeader || !reader.m_source.extend())
            return reader.damaged("no header", "a line of JSON");
    }
    const std::string_view line = reader.m_source.window().substr(0, end + 1);
    auto header = parseHeader(file.string(), line);
    if (!header)
        return Unexpected(header.error());
    reader.m_header = std::move(*header);
    reader.m_hasher->addPart(std::as_bytes(std::span(line)));
    reader.m_source.consume(line.size());
    return reader;
}

Result<std::optional<ChunkCell>> ChunkReader::next()
{
    constexpr std::size_t lengthSize = sizeof(std::uint32_t);
    const auto truncated = [&] {
        return damaged(fmt::format("{} of {} results and the end of the file", m_read, m_header.cells),
                       "the checksum that ends every chunk");
    };
    if (!has(lengthSize))
        return truncated();
    const auto length = ByteReader(m_source.window().substr(0, lengthSize)).number<std::uint32_t>();
    if (length == endOfRecords) {
        if (!has(endSize))
            return truncated();
        const std::string digest(m_source.window().substr(lengthSize, digestDigits));
        if (digest != m_hasher->digest())
            return damaged("checksum " + m_hasher->digest(), "checksum " + digest);
        if (m_read != m_header.cells || has(endSize + 1))
            return damaged(fmt::format("{} results", m_read), fmt::format("{}", m_header.cells));
        return std::optional<ChunkCell>();
    }
    if (length > longestChunkRecord || m_read >= m_header.cells)
        return damaged(fmt::format("a result of {} bytes after {} results", length, m_read),
                       fmt::format("{} results", m_header.cells));
    if (!has(lengthSize + length))
        return truncated();
    const std::string_view whole = m_source.window().substr(0, lengthSize + length);
    m_hasher->addPart(std::as_bytes(std::span(whole)));
    auto cell = cellOf(whole.substr(lengthSize));
    if (!cell)
        return damaged(fmt::format("result {} with other content", m_read), "the figures of a replay");
    m_source.consume(whole.size());
    ++m_read;
    return cell;
}

Result<ChunkHeader> checkChunk(const std::filesystem::path& file, const ChunkHeader& expected)
{
    auto reader = ChunkReader::open(file);
    if (!reader)
        return Unexpected(reader.error());
    if (auto same = agrees(file, reader->header(), expected); !same)
        return Unexpected(same.error());
    for (;;) {
        const auto cell = reader->next();
        if (!cell)
            return Unexpected(cell.error());
        if (!*cell)
            return reader->header();
    }
}

Result<ChunkHeader> peekChunk(const std::filesystem::path& file, const ChunkHeader& expected)
{
    const auto reader = ChunkReader::open(file, usualHeader);
    if (!reader)
        return Unexpected(reader.error());
    if (auto same = agrees(file, reader->header(), expected); !same)
        return Unexpected(same.error());
    std::array<char, endSize> end{};
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool read = descriptor >= 0 && ::lseek(descriptor, -static_cast<off_t>(end.size()), SEEK_END) >= 0 &&
                      ::read(descriptor, end.data(), end.size()) == static_cast<ssize_t>(end.size());
    if (descriptor >= 0)
        ::close(descriptor);
    if (!read || !std::string_view(end.data(), end.size()).starts_with(numberBytes(endOfRecords)))
        return failure(ErrorCode::Malformed, "the end of the file", "the checksum that ends every chunk",
                       {.file = file.string()});
    return reader->header();
}

} // namespace acr

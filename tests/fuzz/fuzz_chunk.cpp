// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Chunk files of an experiment, which come from other machines: readers report damage or return whole results.
/// Input: an odd byte and a file, or an even byte, the number of cells and their records; the second kind gets a header
/// and the right checksum.

#include "core/workspace/experimentchunk.h"
#include "tests/fuzz/fuzzing.h"

#include <fmt/format.h>

#include <span>

#include <sys/mman.h>
#include <unistd.h>

using namespace acr;

namespace {

/// A file in memory, under a path.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : m_descriptor(::memfd_create("chunk", MFD_CLOEXEC))
    {
        fuzz::require(m_descriptor >= 0);
        fuzz::require(::write(m_descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return fmt::format("/proc/self/fd/{}", m_descriptor); }

private:
    int m_descriptor;
};

std::string withChecksum(std::uint64_t cells, std::string_view records)
{
    std::string file = fmt::format(R"({{"format":"acrouter-chunk","version":1,"plan":"p","chunk":0,"first":0,)"
                                   R"("cells":{},"build":"b","compiler":"c","functions":"f","host":"h"}})"
                                   "\n",
                                   cells);
    file += records;
    ContentHasher hasher;
    hasher.addPart(std::as_bytes(std::span(file)));
    return file + "\xff\xff\xff\xff" + hasher.digest();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view input = fuzz::text(data, size);
    const bool whole = (data[0] & 1U) != 0;
    const ChunkHeader expected{.plan = "p", .chunk = 0, .first = 0, .cells = data[1], .fingerprint = {}, .host = {}};
    const MemoryFile file(whole ? std::string(input.substr(1)) : withChecksum(expected.cells, input.substr(2)));
    const auto checked = checkChunk(file.path(), expected);
    const auto peeked = peekChunk(file.path(), expected);
    fuzz::require(checked.has_value() || !describe(checked.error()).empty());
    fuzz::require(peeked.has_value() || !describe(peeked.error()).empty());
    fuzz::require(!checked.has_value() || peeked.has_value());
    auto reader = ChunkReader::open(file.path());
    if (!reader)
        return 0;
    for (std::uint64_t cells = 0;; ++cells) {
        const auto cell = reader->next();
        if (!cell)
            return 0;
        if (!*cell) {
            fuzz::require(cells == reader->header().cells);
            return 0;
        }
    }
}

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Results of some consecutive cells of a planned experiment, as one file that a worker writes and nobody changes.
///
/// The first line is a JSON object, the header. Then come records, each a length (uint32, little-endian) and as many
/// bytes: one for each cell in plan order. A length of 0xFFFFFFFF ends the file, followed by the XXH3-128 of everything
/// before it as 32 hexadecimal digits. A file that ends earlier, or goes on, is not valid.
///
/// A worker writes to `<name>.tmp.<host>.<pid>`, flushes it to the disk and renames it, so a file under its own name is
/// complete. Thread-safety: one thread an object.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/textsource.h"
#include "core/evaluation/experimentrun.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/numericfingerprint.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace acr {

/// What a chunk file says of itself.
struct ChunkHeader {
    std::string plan; ///< the id of the plan that it belongs to
    std::uint64_t chunk = 0;
    std::uint64_t first = 0; ///< position of its first cell in the plan
    std::uint64_t cells = 0;
    NumericFingerprint fingerprint;
    std::string host;

    bool operator==(const ChunkHeader&) const = default;
};

/// One cell: its result, or why it has none.
struct ChunkCell {
    std::string key; ///< digest of the cell's key, see chunkKey()
    Result<CellResult> result{};
};

/// Of this machine, as it stands in the names of temporary files.
[[nodiscard]] std::string hostName();

/// XXH3-128 of a cell's key, as it stands in chunk files.
[[nodiscard]] std::string chunkKey(std::string_view key);

class ChunkWriter {
public:
    /// Errors: FileUnwritable.
    [[nodiscard]] static Result<ChunkWriter> create(const std::filesystem::path& file, const ChunkHeader& header);
    ChunkWriter(ChunkWriter&& other) noexcept;
    ChunkWriter& operator=(ChunkWriter&&) = delete;
    ChunkWriter(const ChunkWriter&) = delete;
    ChunkWriter& operator=(const ChunkWriter&) = delete;
    /// Removes the temporary file unless finish() succeeded.
    ~ChunkWriter();

    /// Errors: FileUnwritable, TooLarge (a record that readers would refuse).
    [[nodiscard]] Result<void> add(const ChunkCell& cell);
    /// Flushes to the disk and puts the file in its place. Errors: FileUnwritable.
    [[nodiscard]] Result<void> finish();

private:
    ChunkWriter(std::filesystem::path file, std::filesystem::path temporary, int descriptor);
    void append(std::string_view bytes);
    [[nodiscard]] Result<void> flush();

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    std::string m_waiting; ///< bytes that are not written yet
    std::unique_ptr<ContentHasher> m_hasher;
};

class ChunkReader {
public:
    /// Reads the header. `readSize` as for TextSource. Errors: FileNotFound, FileUnreadable, Malformed, NewerVersion.
    [[nodiscard]] static Result<ChunkReader> open(const std::filesystem::path& file,
                                                  std::size_t readSize = TextSource::usualRead);

    [[nodiscard]] const ChunkHeader& header() const { return m_header; }
    /// The next cell; nothing at the end, after the checksum was found right. What was read before is to be trusted
    /// only then. Errors: Malformed (a damaged or truncated file), FileUnreadable.
    [[nodiscard]] Result<std::optional<ChunkCell>> next();

private:
    explicit ChunkReader(TextSource source);
    /// Makes so many bytes available; false where the file ends before.
    [[nodiscard]] bool has(std::size_t bytes);
    [[nodiscard]] Unexpected damaged(std::string found, std::string expected) const;

    TextSource m_source;
    ChunkHeader m_header;
    std::unique_ptr<ContentHasher> m_hasher;
    std::uint64_t m_read = 0; ///< cells
};

/// Whether the file is there, is what the header says (any fingerprint and host), and is whole. Errors: as above, and
/// Conflict for a file of another plan or place.
[[nodiscard]] Result<ChunkHeader> checkChunk(const std::filesystem::path& file, const ChunkHeader& expected);
/// As above by header and end only, without reading what stands between.
[[nodiscard]] Result<ChunkHeader> peekChunk(const std::filesystem::path& file, const ChunkHeader& expected);

} // namespace acr

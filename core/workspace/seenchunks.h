// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The chunks that whoever watches a planned experiment has found complete, so that each is looked into once. A file is
/// the same one as long as size, time of the last change, and its number in the file system are. Thread-safety: one
/// thread an object.
#pragma once

#include "core/workspace/numericfingerprint.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

namespace acr {

class SeenChunks {
public:
    struct File {
        std::uint64_t size = 0;
        std::int64_t seconds = 0; ///< of the last change
        std::int64_t nanoseconds = 0;
        std::uint64_t device = 0;
        std::uint64_t number = 0;
        bool operator==(const File&) const = default;
    };
    /// Nothing where there is no such file.
    [[nodiscard]] static std::optional<File> fileAt(const std::filesystem::path& path);

    /// `file`: as it was before it was looked into.
    void add(std::uint64_t chunk, const File& file, const NumericFingerprint& fingerprint);
    /// What the chunk was computed by; null: the file was not seen, or is another one now.
    [[nodiscard]] const NumericFingerprint* find(std::uint64_t chunk, const File& file) const;

private:
    struct Chunk {
        File file;
        const NumericFingerprint* fingerprint = nullptr;
    };
    std::set<NumericFingerprint> m_fingerprints;
    std::map<std::uint64_t, Chunk> m_chunks;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/seenchunks.h"

#include <sys/stat.h>

namespace acr {

std::optional<SeenChunks::File> SeenChunks::fileAt(const std::filesystem::path& path)
{
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0)
        return std::nullopt;
    File file;
    file.size = static_cast<std::uint64_t>(facts.st_size);
    file.seconds = static_cast<std::int64_t>(facts.st_mtim.tv_sec);
    file.nanoseconds = static_cast<std::int64_t>(facts.st_mtim.tv_nsec);
    file.device = static_cast<std::uint64_t>(facts.st_dev);
    file.number = static_cast<std::uint64_t>(facts.st_ino);
    return file;
}

void SeenChunks::add(std::uint64_t chunk, const File& file, const NumericFingerprint& fingerprint)
{
    m_chunks.insert_or_assign(chunk, Chunk{file, &*m_fingerprints.insert(fingerprint).first});
}

const NumericFingerprint* SeenChunks::find(std::uint64_t chunk, const File& file) const
{
    const auto found = m_chunks.find(chunk);
    return found != m_chunks.end() && found->second.file == file ? found->second.fingerprint : nullptr;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A file while it is downloaded: "NAME.part" beside the file that it will be, with the server's name of its version in
/// "NAME.part.etag". Only one program at a time has it. Errors: FileUnwritable, Busy. Thread-safety: one thread.
#pragma once

#include "core/base/error.h"
#include "core/provider/publishedfiles.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace acr {

class PartFile {
public:
    /// Opens what an earlier try left, or makes a new one, and the folders that it needs.
    [[nodiscard]] static Result<PartFile> open(const std::filesystem::path& target);
    /// Closes it. One without a byte is removed.
    ~PartFile();
    PartFile(PartFile&& other) noexcept;
    PartFile& operator=(PartFile&&) = delete;

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Of the version to which the bytes belong; empty where it is not known.
    [[nodiscard]] std::string etag() const;
    /// Drops the bytes.
    [[nodiscard]] Result<void> restart(std::string_view etag);
    [[nodiscard]] Result<void> append(std::string_view bytes);
    /// What the disk has, read back.
    [[nodiscard]] Result<Checksum> checksum(Checksum::Kind kind) const;
    /// Gives it its name.
    [[nodiscard]] Result<void> accept();

private:
    PartFile(std::filesystem::path target, int descriptor, std::uint64_t size);
    [[nodiscard]] Unexpected writeError() const;
    [[nodiscard]] std::filesystem::path part() const;
    [[nodiscard]] std::filesystem::path etagFile() const;

    std::filesystem::path m_target;
    int m_descriptor;
    std::uint64_t m_size;
};

/// Of a file's content. Errors: FileNotFound, FileUnreadable.
[[nodiscard]] Result<Checksum> checksumOf(const std::filesystem::path& file, Checksum::Kind kind);

} // namespace acr

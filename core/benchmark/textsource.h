// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The bytes of one input, read front to back through a window, from a file or from memory.
///
/// Only the window is in memory, so files may be larger than that. Not thread-safe; movable.
#pragma once

#include "core/base/error.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace acr {

/// No record (a line of JSON, a row of CSV) may be longer; a file with a longer line is refused.
inline constexpr std::uint64_t longestRecord = std::uint64_t{64} << 20U;
/// No JSON document that has to be held whole may be larger.
inline constexpr std::uint64_t largestDocument = std::uint64_t{1} << 30U;

class TextSource {
public:
    static constexpr std::size_t usualRead = std::size_t{1} << 18U;

    /// Opens a regular file. `readSize`: how many bytes extend() reads at least; less than usual where only the
    /// beginning is of interest. Errors: FileNotFound, FileUnreadable.
    [[nodiscard]] static Result<TextSource> open(const std::filesystem::path& path, std::size_t readSize = usualRead);
    /// Reads from memory, which has to outlive this. `name` is what errors call it.
    TextSource(std::string name, std::string_view bytes);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// The bytes that are read and not yet consumed. Valid until extend() or consume().
    [[nodiscard]] std::string_view window() const;
    /// Extends the window. False at the end of the input or after an error (see readError()).
    bool extend();
    void consume(std::size_t bytes);

    /// Size in bytes, and how many of them are consumed: for progress.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t consumed() const { return m_consumed; }
    [[nodiscard]] const std::optional<Error>& readError() const { return m_failure; }

    /// To be called before anything is consumed: skips a UTF-8 byte order mark, and names UTF-16 and UTF-32 as such.
    [[nodiscard]] std::optional<Error> checkEncoding();
    /// Everything that is left, for documents. Errors: TooLarge, FileUnreadable.
    [[nodiscard]] Result<std::string_view> all();

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string m_name;
    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_buffer;     ///< for files
    std::string_view m_bytes; ///< for memory
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_readSize = usualRead;
    std::uint64_t m_size = 0;
    std::uint64_t m_consumed = 0;
    std::optional<Error> m_failure;
};

/// The whole text of a file, without a byte order mark. Errors: those of TextSource, and of its checkEncoding().
[[nodiscard]] Result<std::string> textOfFile(const std::filesystem::path& path);

/// One file of an import: on disk, or in memory with the same name.
struct SourceItem {
    std::string name; ///< what errors call it
    std::filesystem::path path;
    std::optional<std::string> bytes; ///< set: read these instead of the path

    [[nodiscard]] Result<TextSource> open() const;
};

} // namespace acr

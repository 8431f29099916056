// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sourcestate.h"

#include "core/benchmark/importer.h"
#include "core/workspace/contenthash.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <vector>

namespace acr {

namespace {

namespace fs = std::filesystem;

struct SourcePart {
    fs::path file;
    std::string name; ///< below the folder; empty for a file that was named itself
};

/// Of a folder only what importers read counts: a workspace that is saved beside it changes all the time.
bool isData(const fs::path& file)
{
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".json", ".jsonl", ".gz"};
    return std::ranges::find(endings, file.extension().string()) != endings.end();
}

Result<std::vector<SourcePart>> partsOf(std::span<const fs::path> paths)
{
    std::vector<SourcePart> parts;
    for (const fs::path& path : paths) {
        std::error_code code;
        const auto status = fs::status(path, code);
        if (status.type() == fs::file_type::not_found)
            return failure(ErrorCode::FileNotFound, {}, {}, {.file = path.string()});
        if (code)
            return failure(ErrorCode::FileUnreadable, code.message(), {}, {.file = path.string()});
        if (fs::is_regular_file(status)) {
            parts.push_back({path, {}});
            continue;
        }
        if (!fs::is_directory(status))
            return failure(ErrorCode::NotApplicable, {}, "a file or a folder", {.file = path.string()});
        auto files = filesBelow(path);
        if (!files)
            return Unexpected(files.error());
        for (fs::path& file : *files) {
            if (!isData(file))
                continue;
            std::string name = file.lexically_relative(path).string();
            parts.push_back({std::move(file), std::move(name)});
        }
    }
    return parts;
}

Result<std::string> listingOfParts(const std::vector<SourcePart>& parts)
{
    ContentHasher hasher;
    for (const SourcePart& part : parts) {
        std::error_code code;
        const auto size = fs::file_size(part.file, code);
        const auto time = code ? fs::file_time_type() : fs::last_write_time(part.file, code);
        if (code)
            return failure(code == std::errc::no_such_file_or_directory ? ErrorCode::FileNotFound
                                                                        : ErrorCode::FileUnreadable,
                           code.message(), {}, {.file = part.file.string()});
        hasher.add(std::string_view(part.name));
        hasher.add(std::uint64_t{size});
        hasher.add(static_cast<std::uint64_t>(time.time_since_epoch().count()));
    }
    return hasher.digest();
}

} // namespace

Result<std::string> sourceListing(std::span<const fs::path> paths)
{
    const auto parts = partsOf(paths);
    if (!parts)
        return Unexpected(parts.error());
    return listingOfParts(*parts);
}

Result<SourceState> sourceState(std::span<const fs::path> paths, const Progress& progress)
{
    const auto parts = partsOf(paths);
    if (!parts)
        return Unexpected(parts.error());
    auto listing = listingOfParts(*parts);
    if (!listing)
        return Unexpected(listing.error());
    ContentHasher hasher;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        progress(static_cast<double>(i) / static_cast<double>(parts->size()));
        const auto digest = fileHash((*parts)[i].file);
        if (!digest)
            return Unexpected(digest.error());
        hasher.add(std::string_view((*parts)[i].name));
        hasher.add(std::string_view(*digest));
    }
    return SourceState{.listing = std::move(*listing), .content = hasher.digest()};
}

} // namespace acr

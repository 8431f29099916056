// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What imported files were like, so that it can be told later whether they have changed.
/// Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <filesystem>
#include <span>
#include <string>

namespace acr {

struct SourceState {
    std::string listing; ///< a hash of names, sizes and times of modification: cheap, but another after `touch`
    std::string content; ///< a hash of names and bytes

    bool operator==(const SourceState&) const = default;
};

/// The listing of files and of what is below folders, as importBenchmark() sees them: CSV, TSV, JSON and packed files
/// that are not hidden. Paths do not count, names below a folder do. Errors: FileNotFound, FileUnreadable,
/// NotApplicable (neither file nor folder).
[[nodiscard]] Result<std::string> sourceListing(std::span<const std::filesystem::path> paths);
/// Reads all the files. The listing is taken first, so a file that changes meanwhile has another listing afterwards.
/// Errors: as above, and Cancelled.
[[nodiscard]] Result<SourceState> sourceState(std::span<const std::filesystem::path> paths,
                                              const Progress& progress = {});

} // namespace acr

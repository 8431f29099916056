// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Downloads files and accepts none whose checksum is not the expected one.
///
/// A file comes into a file of its name and ".part", is read back, compared and then renamed, so under its own name it
/// is complete or not there. What was stopped or broke off is continued from there, also by a later program, as long as
/// the server says that its file is still the same; bytes that turn out wrong are dropped, and the file is asked for
/// once more. Redirects are followed, but not from https to http. Proxies and authorities: see HttpTransport.
///
/// Errors: Cancelled, Busy where another program downloads the same file, FileUnwritable, FileUnreadable where the
/// server does not give the file, Conflict where it gives another one, Empty where there is no checksum.
/// Thread-safety: one call for a folder at a time.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/provider/publishedfiles.h"

#include <filesystem>
#include <string>
#include <vector>

namespace acr {

/// Times in seconds.
struct FetchSettings {
    /// The address of the folder, without a slash at the end.
    std::string from;
    /// Made where it is not there.
    std::filesystem::path into;
    /// For files without a checksum, the list of the publisher is asked: SHA256SUMS in the folder, or that of Hugging
    /// Face.
    std::vector<PublishedFile> files;
    /// Requests in a row that bring next to nothing.
    int maxTries = 6;
    double firstDelaySeconds = 0.5;
    double longestDelaySeconds = 60;
    double silentSeconds = 30;
    /// In this time at least a kibibyte comes.
    double slowSeconds = 60;
};

struct FetchedFile {
    std::string path;
    std::uint64_t bytes = 0;
    /// It was there before, and is as it should be.
    bool alreadyThere = false;
    /// Bytes that an earlier try had left and that were right.
    std::uint64_t resumedAt = 0;
    int requests = 0;
};

[[nodiscard]] Result<std::vector<FetchedFile>> fetchFiles(const FetchSettings& settings, const Progress& progress);

} // namespace acr

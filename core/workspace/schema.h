// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of a workspace file and how older files become the newest: one migration a version, each in a
/// transaction of its own together with the new version number, after a backup beside the file.
#pragma once

#include "core/base/error.h"
#include "core/workspace/database.h"

#include <cstdint>
#include <span>
#include <string>

namespace acr {

/// SQLite's `application_id` of a workspace: "ACRW".
inline constexpr std::uint32_t workspaceApplicationId = 0x41435257;

/// Takes a database from the version that is its position in the list to the next one.
using Migration = Result<void> (*)(Database&);
[[nodiscard]] std::span<const Migration> migrations();
/// The version that this program writes.
[[nodiscard]] std::int64_t schemaVersion();

/// What the first 100 bytes of a file say, without SQLite and without touching anything.
struct FileHeader {
    std::uint32_t applicationId = 0;
    std::int64_t version = 0;
};
/// Errors: FileNotFound, FileUnreadable, NotAWorkspace.
[[nodiscard]] Result<FileHeader> readHeader(const std::string& file);

/// The name of the copy that is made before a file of that version is changed.
[[nodiscard]] std::string backupName(const std::string& file, std::int64_t version);

/// Runs the migrations that the database lacks. With `backUp` the file as it was is copied first.
/// Errors: NewerVersion when the database is beyond the list.
[[nodiscard]] Result<void> migrate(Database& database, std::span<const Migration> steps, bool backUp);

} // namespace acr

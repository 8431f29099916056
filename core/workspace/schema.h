// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of a workspace file and their migrations: one per version, each in one transaction with the new version
/// number, after a backup beside the file.
#pragma once

#include "core/base/error.h"
#include "core/workspace/database.h"

#include <cstdint>
#include <span>
#include <string>

namespace acr {

/// SQLite's `application_id` of a workspace: "ACRW".
inline constexpr std::uint32_t workspaceApplicationId = 0x41435257;

/// Migrates a database from the version given by its position in the list to the next one.
using Migration = Result<void> (*)(Database&);
[[nodiscard]] std::span<const Migration> migrations();
/// The version that this program writes.
[[nodiscard]] std::int64_t schemaVersion();

/// The content of the first 100 bytes of a file, read without SQLite.
struct FileHeader {
    std::uint32_t applicationId = 0;
    std::int64_t version = 0;
};
/// Errors: FileNotFound, FileUnreadable, NotAWorkspace.
[[nodiscard]] Result<FileHeader> readHeader(const std::string& file);

/// Checks that the database holds tables that the steps make and nothing else: no views, triggers, virtual tables,
/// generated columns or own indexes, which would run when the tables are read or written. Error Malformed naming the
/// first such object.
[[nodiscard]] Result<void> checkTables(Database& database, std::span<const Migration> steps);

/// The name of the copy that is made before a file of that version is changed.
[[nodiscard]] std::string backupName(const std::string& file, std::int64_t version);

/// Runs the missing migrations. With `backUp` the file is copied first.
/// Errors: NewerVersion when the database is newer than the list.
[[nodiscard]] Result<void> migrate(Database& database, std::span<const Migration> steps, bool backUp);

} // namespace acr

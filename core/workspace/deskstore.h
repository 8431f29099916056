// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a user has changed on a benchmark and not saved under a name ("the desk"): edited priors, snapshots, sessions
/// and their cursors, undo steps, typed filters. Each part is a JSON object under a key; the parts of the window that
/// use a key say what is in it.
///
/// It is written often, so a write is complete after the program is killed, but may be lost in a power failure.
/// Errors: those of Workspace; BadParameter (no key), TooLarge, Malformed (no JSON object), UnknownName (no such
/// benchmark). Thread-safety: as the workspace.
#pragma once

#include "core/workspace/workspace.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct DeskEntry {
    std::string key;
    /// A JSON object as text; empty: the entry is removed.
    std::string value;
};

class DeskStore {
public:
    static constexpr std::size_t maxKeyBytes = 100;
    static constexpr std::size_t maxValueBytes = std::size_t{4} << 20;
    /// Of one benchmark.
    static constexpr std::size_t maxEntries = 200;

    /// REQUIRES: the workspace outlives the store.
    explicit DeskStore(Workspace& workspace);

    /// The value of a key; nothing where there is none. A value that is too large or no JSON object is an error; it can
    /// be replaced and removed.
    [[nodiscard]] Result<std::optional<std::string>> read(BenchmarkId id, std::string_view key);
    /// In alphabetical order.
    [[nodiscard]] Result<std::vector<std::string>> keys(BenchmarkId id);
    /// Writes all of them, or none.
    [[nodiscard]] Result<void> write(BenchmarkId id, std::span<const DeskEntry> entries);

private:
    Database& m_database;
};

} // namespace acr

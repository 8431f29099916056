// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The storyboard of a workspace: bookmarked views, in the order in which they are presented.
/// Errors: those of Workspace. Thread-safety: as the workspace.
#pragma once

#include "core/workspace/workspace.h"

#include <cstddef>
#include <string>
#include <vector>

namespace acr {

struct StoredSlide {
    BenchmarkId benchmark;
    std::string page;
    std::string title;
    std::string notes;
    /// JSON, as the window wrote it.
    std::string state;
    /// PNG.
    std::vector<std::byte> picture;

    bool operator==(const StoredSlide&) const = default;
};

class StoryboardStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit StoryboardStore(Workspace& workspace);

    [[nodiscard]] Result<std::vector<StoredSlide>> slides();
    /// Replaces all slides, in one transaction.
    [[nodiscard]] Result<void> save(std::span<const StoredSlide> slides);

private:
    Database& m_database;
};

} // namespace acr

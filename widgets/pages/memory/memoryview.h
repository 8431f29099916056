// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A memory for display: the entries after one step, with the names of their tasks. Immutable once made.
#pragma once

#include "core/policy/memorysnapshot.h"
#include "widgets/models/textcolumn.h"

#include <QString>

#include <memory>
#include <vector>

namespace acr::ui {

struct MemoryView {
    std::shared_ptr<const Benchmark> benchmark;
    MemorySnapshot snapshot;
    /// Of a stored snapshot: all of it, with the changes by hand, apart from the benchmark. Null for the session's.
    std::shared_ptr<const MemoryState> stored;
    /// Oldest first: the rows.
    std::vector<MemoryId> ids;
    /// By task of the benchmark, and by model; shared by all views of it.
    std::shared_ptr<const TextColumn> taskNames;
    std::shared_ptr<const TextColumn> modelNames;

    [[nodiscard]] const Experience& at(std::size_t row) const { return *snapshot.entries.find(ids[row]); }
};

/// The verdict, in one word.
enum class Verdict : std::uint8_t { Passed, Failed, NotApplied, NotGraded };
inline constexpr std::size_t verdictCount = 4;
[[nodiscard]] Verdict verdictOf(const Attempt& attempt);
[[nodiscard]] QString verdictName(Verdict verdict);

/// "before" for entries from before the stream, else the step from 1.
[[nodiscard]] QString stepText(std::uint32_t step);

[[nodiscard]] std::shared_ptr<const MemoryView> makeMemoryView(std::shared_ptr<const Benchmark> benchmark,
                                                               MemorySnapshot snapshot, const MemoryView* previous,
                                                               std::shared_ptr<const MemoryState> stored = nullptr);
/// What is saved and exported.
[[nodiscard]] MemoryState stateOf(const MemoryView& view);

/// What of a snapshot the benchmark has no place for, as a sentence, and the names; empty where there is nothing.
[[nodiscard]] QString unplacedText(const MemorySnapshot& snapshot);
[[nodiscard]] QString unplacedNames(const MemorySnapshot& snapshot);

} // namespace acr::ui

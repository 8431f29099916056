// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A router's memory and beliefs after one step, the user's changes of it, and the difference of two snapshots.
///
/// Tasks and models are those of one benchmark. Plain values, cheap to copy (see VectorStore). Thread-safety: as any
/// value.
#pragma once

#include "core/memory/vectorstore.h"
#include "core/policy/policy.h"

#include <compare>
#include <string>
#include <vector>

namespace acr {

struct MemorySnapshot {
    /// The spec of the policy that gathered it.
    std::string policy;
    /// Name of the encoder that made the keys.
    std::string encoder;
    /// Steps of the stream taken before.
    std::uint64_t steps = 0;
    /// The policy keeps no memory of its own: the attempts that it made were remembered beside it.
    bool gathered = false;
    VectorStore entries{};
    std::vector<BeliefRow> beliefs;
};

/// Identifies an entry across stores: a session calls a model at most once per step. Entries from before the stream
/// share the step.
struct EntryName {
    TaskIndex task;
    std::uint32_t step = Experience::beforeStream;
    ModelIndex model;

    auto operator<=>(const EntryName&) const = default;
};
[[nodiscard]] EntryName nameOf(const Experience& experience);
/// The oldest entry of that name, if any. O(entries).
[[nodiscard]] std::optional<MemoryId> entryNamed(const VectorStore& store, const EntryName& name);

/// One change by hand.
struct MemoryEdit {
    enum class Kind : std::uint8_t { Pin, Unpin, Forget, Amend };

    Kind kind = Kind::Pin;
    EntryName entry;
    /// The new value of the entry; for Amend only. Its model does not change.
    Attempt amended{};

    /// Missing numbers are equal to each other.
    [[nodiscard]] bool operator==(const MemoryEdit& other) const;
};
/// Makes the changes in order; those whose entry does not exist at that step are skipped.
void applyEdits(VectorStore& store, std::span<const MemoryEdit> edits);

struct MemoryDiff {
    struct Entry {
        EntryName name;
        MemoryId before = 0; ///< good where the entry is in both, or was forgotten
        MemoryId after = 0;  ///< good where the entry is in both, or was added
    };
    struct BeliefChange {
        std::string dimension;
        std::string source;
        ModelIndex model;
        /// All missing where the group did not exist.
        BeliefRow::Cell before;
        BeliefRow::Cell after;
    };
    /// Oldest first.
    std::vector<Entry> added;
    std::vector<Entry> forgotten;
    /// The same name, another value, key or pin.
    std::vector<Entry> changed;
    std::vector<BeliefChange> beliefs;

    [[nodiscard]] bool empty() const
    {
        return added.empty() && forgotten.empty() && changed.empty() && beliefs.empty();
    }
};
/// REQUIRES: both are of the same benchmark.
[[nodiscard]] MemoryDiff diffMemories(const MemorySnapshot& before, const MemorySnapshot& after);

} // namespace acr

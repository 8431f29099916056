// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A memory placed over one benchmark, the user's changes of it, and the difference of two of them.
///
/// In a MemorySnapshot, tasks and models are those of one benchmark, by index; a MemoryState holds the same apart from
/// any benchmark, by name. Plain values, cheap to copy (see VectorStore). Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/memory/memorystate.h"
#include "core/policy/policy.h"

#include <compare>
#include <string>
#include <vector>

namespace acr {

/// What of a memory has no place over a benchmark.
struct UnplacedMemory {
    /// Entries whose task or model the benchmark lacks.
    std::size_t entries = 0;
    /// Ids and names that the benchmark lacks, of entries or beliefs, each once, in the order in which they come.
    std::vector<std::string> tasks;
    std::vector<std::string> models;

    [[nodiscard]] bool empty() const { return entries == 0 && tasks.empty() && models.empty(); }
    bool operator==(const UnplacedMemory&) const = default;
};

struct MemorySnapshot {
    /// The spec of the policy that gathered it.
    std::string policy;
    /// Name of the encoder that made the keys.
    std::string encoder;
    /// Changes of the memory before.
    std::uint64_t version = 0;
    /// Steps of the stream taken before.
    std::uint64_t steps = 0;
    /// The policy keeps no memory of its own: the attempts that it made were remembered beside it.
    bool gathered = false;
    VectorStore entries{};
    std::vector<BeliefRow> beliefs;
    UnplacedMemory unplaced{};
};

/// The entries and beliefs whose tasks and models the benchmark has; aliases of models are known. Where everything has
/// the benchmark's indices already, ids stay; else they are renumbered from 0.
[[nodiscard]] MemorySnapshot placed(const MemoryState& state, const Benchmark& benchmark);
/// The snapshot apart from the benchmark over which it is placed; without what could not be placed.
[[nodiscard]] MemoryState stateOf(const MemorySnapshot& snapshot, const Benchmark& benchmark);

/// The ids of a benchmark's tasks and the names of its models, by their indices.
[[nodiscard]] NameTable taskNamesOf(const Benchmark& benchmark);
[[nodiscard]] NameTable modelNamesOf(const Benchmark& benchmark);

/// Identifies an entry across stores of one benchmark: a session calls a model at most once per step. Entries from
/// before the stream share the step.
struct EntryPlace {
    TaskIndex task;
    std::uint32_t step = Experience::beforeStream;
    ModelIndex model;

    auto operator<=>(const EntryPlace&) const = default;
};
[[nodiscard]] EntryPlace placeOf(const Experience& experience);

/// The same apart from any benchmark.
struct EntryName {
    /// The id of the task.
    std::string task;
    std::uint32_t step = Experience::beforeStream;
    std::string model;

    auto operator<=>(const EntryName&) const = default;
};
[[nodiscard]] EntryName nameOf(const Experience& experience, const Benchmark& benchmark);
/// The oldest entry of that name, if any. O(entries).
[[nodiscard]] std::optional<MemoryId> entryNamed(const VectorStore& store, const EntryName& name,
                                                 const Benchmark& benchmark);

/// One change by hand.
struct MemoryEdit {
    enum class Kind : std::uint8_t { Pin, Unpin, Forget, Amend };

    Kind kind = Kind::Pin;
    EntryName entry{};
    /// The new value of the entry; for Amend only. Its model does not change.
    Attempt amended{};

    /// Missing numbers are equal to each other.
    [[nodiscard]] bool operator==(const MemoryEdit& other) const;
};
/// Makes the changes in order; those whose entry is not there are skipped. The benchmark knows the aliases of models.
void applyEdits(MemorySnapshot& snapshot, std::span<const MemoryEdit> edits, const Benchmark& benchmark);
void applyEdits(MemoryState& state, std::span<const MemoryEdit> edits, const Benchmark& benchmark);

struct MemoryDiff {
    struct Entry {
        EntryPlace name;
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

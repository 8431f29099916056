// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A memory apart from any benchmark: attempts by the stable id of their task and by the key that one encoder made of
/// it. Every change makes a new version, and queries are answered as of any version since firstVersion().
///
/// A version is the number of changes before it: 0 is the empty memory. A change is an entry appended (with the
/// eviction of the oldest unpinned one where the memory is full), forgotten, pinned, unpinned or amended; what changes
/// nothing makes no version. Versions are kept as copies of the store at intervals and the changes in between: asking
/// for one costs a copy and at most a sixteenth of the entries (or 256) as changes, asking for the next one a change.
/// An entry that was forgotten is found as of earlier versions until dropVersionsBefore().
///
/// Thread-safety: one thread at a time, as queries of earlier versions use scratch memory; copies are independent.
#pragma once

#include "core/base/error.h"
#include "core/base/scratch.h"
#include "core/memory/memorystate.h"

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

using MemoryVersion = std::uint64_t;

/// The vector that an encoder made of a task.
struct EncodedKey {
    std::string_view encoder;
    std::span<const float> numbers;
};

class Memory {
public:
    /// An entry that a query found. The names are good until the memory changes.
    struct Recalled {
        MemoryId id = 0;
        float similarity = 0;
        std::string_view task;
        std::string_view model;
        Experience experience;
    };

    /// `tasks` and `models` are names whose indices are known in advance; others are added when they come. REQUIRES:
    /// dimensions > 0, capacity > 0.
    Memory(std::string encoder, std::uint32_t dimensions, std::size_t capacity, NameTable tasks = {},
           NameTable models = {}, const MemoryIndex& index = {});

    [[nodiscard]] const std::string& encoder() const { return m_encoder; }
    [[nodiscard]] std::uint32_t dimensions() const { return m_entries.dimensions(); }
    [[nodiscard]] std::size_t capacity() const { return m_entries.capacity(); }
    /// As of the present version. Experiences refer to tasks() and models() by index.
    [[nodiscard]] const VectorStore& entries() const { return m_entries; }
    [[nodiscard]] const NameTable& tasks() const { return m_tasks; }
    [[nodiscard]] const NameTable& models() const { return m_models; }
    /// The present version.
    [[nodiscard]] MemoryVersion version() const { return firstVersion() + m_changes.size(); }
    /// The earliest version that can be asked for.
    [[nodiscard]] MemoryVersion firstVersion() const { return m_checkpoints.front().version; }

    // Changes. Errors of append: Conflict (a key of another encoder, or of other dimensions), BadParameter (a number
    // that is not finite), Empty (no name), TooLarge (more than maxModels). The others are false
    // where there is no such entry.

    /// The id of the entry, or nothing where the memory is full of pinned entries. The attempt's model is that of the
    /// name, whatever its index.
    [[nodiscard]] Result<std::optional<MemoryId>> append(const EncodedKey& key, std::string_view task,
                                                         std::string_view model, std::uint32_t step,
                                                         const Attempt& attempt);
    /// The same by index. REQUIRES: task and model are in tasks() and models().
    [[nodiscard]] Result<std::optional<MemoryId>> append(const EncodedKey& key, const Experience& experience);
    bool forget(MemoryId id);
    bool pin(MemoryId id, bool pinned = true);
    /// Another outcome of the same call: key, age, pin and model stay.
    bool amend(MemoryId id, const Attempt& attempt);

    /// All entries about a task, oldest first. O(entries).
    [[nodiscard]] std::vector<MemoryId> entriesOf(std::string_view task) const;
    /// The at most k nearest entries of that similarity at least, as VectorStore::nearest orders them. Errors: those of
    /// append for the key; OutOfRange (a version that is not kept).
    [[nodiscard]] Result<std::vector<Recalled>> nearest(const EncodedKey& query, std::size_t k, double threshold,
                                                        MemoryVersion version) const;
    [[nodiscard]] Result<std::vector<Recalled>> nearest(const EncodedKey& query, std::size_t k, double threshold) const
    {
        return nearest(query, k, threshold, version());
    }
    /// The entries as of that version. Error OutOfRange.
    [[nodiscard]] Result<VectorStore> at(MemoryVersion version) const;
    /// The whole, without policy, steps and beliefs. Error OutOfRange.
    [[nodiscard]] Result<MemoryState> snapshot(MemoryVersion version) const;

    /// Frees what only versions before this one need; some of them may stay. REQUIRES: version ≤ version().
    void dropVersionsBefore(MemoryVersion version);

private:
    struct Change {
        enum class Kind : std::uint8_t { Append, Forget, Pin, Unpin, Amend };

        Kind kind = Kind::Append;
        MemoryId id = 0;
        Experience experience{}; ///< of Append and Amend
        /// Of Append; empty once the next checkpoint has the entry.
        std::vector<float> key{};
    };
    struct Checkpoint {
        MemoryVersion version = 0;
        VectorStore entries;
    };

    [[nodiscard]] Result<void> check(const EncodedKey& key) const;
    /// REQUIRES: the version is kept.
    [[nodiscard]] const VectorStore& viewAt(MemoryVersion version) const;
    [[nodiscard]] Result<void> checkVersion(MemoryVersion version) const;
    void add(Change change);

    std::string m_encoder;
    NameTable m_tasks;
    NameTable m_models;
    VectorStore m_entries;
    std::deque<Change> m_changes; ///< since the first checkpoint
    /// Ascending by version; at least one.
    std::deque<Checkpoint> m_checkpoints;
    /// The version that was asked for last.
    Scratch<std::optional<Checkpoint>> m_view;
};

} // namespace acr

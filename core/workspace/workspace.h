// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The user's file (`.acrw`): one SQLite database that holds benchmarks, recorded decisions and the document's
/// preferences.
///
/// Every change is a transaction: complete when the call returns, or without effect. Benchmarks and decisions are
/// flushed to disk; the latest preferences may be lost in a power failure, but not when the program is killed. Opening
/// needs no repair. Tasks and outcomes are stored by column in blocks, so that 80 000 cells load in a few milliseconds;
/// the tables are described in schema.cpp.
///
/// Errors: FileNotFound, FileUnreadable, FileUnwritable, NotAWorkspace, NewerVersion, Busy (another connection
/// holds the write lock for longer than setLockWait(), ten seconds by default), Cancelled, TooLarge, Malformed (a
/// damaged table), Database. An unknown benchmark is UnknownName. Thread-safety: one thread at a time; open the file a
/// second time for another thread.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/decisions.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

class Database;

/// A benchmark within one workspace; never used again for another one.
struct BenchmarkId {
    std::int64_t value = 0;
    auto operator<=>(const BenchmarkId&) const = default;
};

/// Information about a benchmark without loading it.
struct BenchmarkSummary {
    struct SplitSize {
        std::string name;
        std::size_t tasks = 0;
        bool operator==(const SplitSize&) const = default;
    };

    BenchmarkId id;
    std::string name;
    DataKind kind = DataKind::Recorded;
    std::string origin;
    /// ISO 8601, UTC.
    std::string createdUtc;
    /// XXH3-128 in hexadecimal over models, tasks, outcomes and splits: the same content, the same hash,
    /// independent of name and origin. Prompts have their own (empty without prompts).
    std::string contentHash;
    std::string promptHash;
    std::size_t tasks = 0;
    std::size_t models = 0;
    std::size_t prompts = 0;
    /// In the benchmark's order.
    std::vector<SplitSize> splits;
};

struct LoadOptions {
    /// Prompts are most of the bytes; without them only their lengths are loaded.
    bool prompts = false;
    /// The integer columns of the outcomes (tokens, latency, calls); scores, costs and flags always come.
    bool counts = true;
};

/// A prompt to attach to an existing task.
struct TaskPrompt {
    TaskIndex task;
    std::string text;
};

class Workspace {
public:
    enum class OpenMode : std::uint8_t {
        ReadWrite,
        ReadOnly,
        /// Read-only without locks and without files beside it, for a file that nobody changes any more: also on shared
        /// folders where locks do not work.
        Unchanging
    };

    /// Creates a file, which appears under its name when it is complete. Error FileUnwritable when the file exists.
    [[nodiscard]] static Result<Workspace> create(const std::string& file);
    /// Opens a file and brings an older one up to date, after a backup `<file>.backup-v<version>` beside it. A newer
    /// file is refused and not changed. Read-only never writes: an older file is copied to memory and brought up to
    /// date there.
    [[nodiscard]] static Result<Workspace> open(const std::string& file, OpenMode mode = OpenMode::ReadWrite);
    [[nodiscard]] static Result<Workspace> openOrCreate(const std::string& file);

    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    [[nodiscard]] const std::string& file() const;
    /// How long a change waits for another connection that writes before it reports Busy.
    void setLockWait(std::chrono::milliseconds wait);
    /// Set when the file was opened to be read and could only be read without a lock, since nothing could be written
    /// beside it (a full disk): why. What another program changes meanwhile may then be misread.
    [[nodiscard]] const std::optional<Error>& openedWithoutLock() const { return m_withoutLock; }

    /// Several changes as one transaction: all are saved, or none when `body` fails. May be nested.
    [[nodiscard]] Result<void> atomically(const std::function<Result<void>()>& body);

    /// Saves a benchmark, with the prompts it holds. Cancelling leaves nothing behind. Errors also, here and on
    /// loading: those of checkPoolSize (core/benchmark/limits.h).
    [[nodiscard]] Result<BenchmarkId> saveBenchmark(const Benchmark& benchmark, const Progress& progress = {});
    /// Gives a stored benchmark the outcomes of this one, which has the same tasks and models. Error Conflict for other
    /// numbers of them.
    [[nodiscard]] Result<void> replaceOutcomes(BenchmarkId id, const Benchmark& benchmark);
    /// In the order in which they were saved.
    [[nodiscard]] Result<std::vector<BenchmarkSummary>> benchmarks();
    /// The one of that name that was saved last, if any.
    [[nodiscard]] Result<std::optional<BenchmarkSummary>> benchmarkNamed(std::string_view name);
    [[nodiscard]] Result<Benchmark> loadBenchmark(BenchmarkId id, const LoadOptions& options = {},
                                                  const Progress& progress = {});
    /// The prompt, or an empty text.
    [[nodiscard]] Result<std::string> loadPrompt(BenchmarkId id, TaskIndex task);
    /// Attaches prompts, replacing those the tasks had, and finds the near-duplicates anew (see PromptStore). Error
    /// OutOfRange for an unknown task.
    [[nodiscard]] Result<void> savePrompts(BenchmarkId id, std::span<const TaskPrompt> prompts,
                                           const Progress& progress = {});
    /// Other names of the benchmark's models, in the user's order; used when decisions are imported.
    [[nodiscard]] Result<std::vector<Alias>> aliases(BenchmarkId id);
    /// Replaces the table. Errors also: those of checkAliases
    /// (core/benchmark/aliases.h).
    [[nodiscard]] Result<void> saveAliases(BenchmarkId id, std::span<const Alias> aliases);
    /// Removes a benchmark with everything that belongs to it.
    [[nodiscard]] Result<void> removeBenchmark(BenchmarkId id);

    /// Saves sets of recorded decisions; one that has the name of a saved one replaces it.
    [[nodiscard]] Result<void> saveDecisionSets(BenchmarkId id, std::span<const DecisionSet> sets);
    /// By name.
    [[nodiscard]] Result<std::vector<DecisionSet>> decisionSets(BenchmarkId id);
    [[nodiscard]] Result<void> removeDecisionSet(BenchmarkId id, std::string_view name);

    /// Preferences of the document, for example the last stream, the reward weights, the page.
    [[nodiscard]] Result<void> setPreference(std::string_view key, std::string_view value);
    [[nodiscard]] Result<std::optional<std::string>> preference(std::string_view key);

    /// Writes a copy to another file, which replaces an existing one and appears under its name when it is complete.
    /// This workspace remains open.
    [[nodiscard]] Result<void> copyTo(const std::string& file);

    /// Checks the whole file; returns SQLite's list of errors, which is empty for an intact file.
    [[nodiscard]] Result<std::vector<std::string>> checkIntegrity();

private:
    friend class AnswerStore;
    friend class DeskStore;
    friend class EmbeddingStore;
    friend class ExperimentStore;
    friend class FilterStore;
    friend class StoryboardStore;
    friend class MemoryStore;
    friend class SessionStore;
    friend class PriorStore;
    friend class PromptStore;
    friend class TrainedPolicyStore;

    explicit Workspace(Database database);

    std::unique_ptr<Database> m_database;
    std::optional<Error> m_withoutLock;
};

} // namespace acr

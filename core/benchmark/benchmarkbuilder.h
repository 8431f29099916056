// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Assembles a benchmark from files that each contain a part of it, and detects contradictions and duplicates.
/// Remembers which line of which file each task and each cell came from, so that errors can name both places.
///
/// Not thread-safe.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/import.h"
#include "core/benchmark/jsonscanner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What a file says of a task; empty texts are "not given".
struct TaskFacts {
    std::string_view id = {};
    std::string_view originalId = {};
    std::string_view split = {};
    std::string_view dimension = {};
    std::string_view sourceSplit = {};
    std::string_view source = {};
    std::string_view bench = {};
    std::string_view language = {};
    std::string_view difficulty = {};
    std::optional<std::string_view> prompt = {};
};

/// Notes what the release's `cost_source` says about a cell's token record.
void setTokenRecordFlag(Outcome& outcome, std::string_view costSource);

class BenchmarkBuilder {
public:
    explicit BenchmarkBuilder(ErrorList& errors)
        : m_errors(errors)
    {}

    /// The pool; names must differ, and there are at most maxModels. To be called before cells are added.
    void setModels(std::vector<Model> models);
    [[nodiscard]] const std::vector<Model>& models() const { return m_benchmark.models; }
    /// The model of the pool, by its name or another name for it.
    [[nodiscard]] std::optional<ModelIndex> model(std::string_view name);
    /// Another name for a model; false when the pool has no such model. Names of the pool are no aliases.
    bool addAlias(std::string_view name, std::string_view model);
    /// Another name for a model of the pool that a file uses. Error TooLarge beyond maxAliases.
    void addAliasOfFile(std::string_view name, ModelIndex model, const LineColumn& where);

    /// The file that following tasks and cells come from.
    void beginFile(const std::string& file);
    [[nodiscard]] Place placeOfTask(TaskIndex task) const;
    [[nodiscard]] Place placeOfCell(TaskIndex task, ModelIndex model) const;

    [[nodiscard]] std::optional<TaskIndex> find(std::string_view id) const { return m_benchmark.tasks.find(id); }
    [[nodiscard]] const TaskTable& tasks() const { return m_benchmark.tasks; }
    [[nodiscard]] std::string_view splitOf(TaskIndex task) const;
    /// Appends a new task to its split. Error TooLarge beyond maxSplits. REQUIRES: find(id) finds nothing.
    TaskIndex addTask(const TaskFacts& facts, std::uint64_t line);
    /// Adds what is new about a known task; what differs is a Conflict error. The split is not looked at.
    void mergeTask(TaskIndex task, const TaskFacts& facts, const Place& place);
    /// Adds a Conflict error when the fact is given, was given before and differs; else keeps it.
    void mergeFact(TaskIndex task, Facet facet, std::string_view value, const Place& place);

    /// Fills a cell. A second value from the same file is a Duplicate; one from another file must be the same.
    void setCell(TaskIndex task, ModelIndex model, const Outcome& outcome, const LineColumn& where);
    [[nodiscard]] bool hasCell(TaskIndex task, ModelIndex model) const;
    /// Whether two files gave the cell.
    [[nodiscard]] bool confirmed(TaskIndex task, ModelIndex model) const;

    void addFact(ImportFact fact) { m_benchmark.importFacts.push_back(std::move(fact)); }
    [[nodiscard]] const Benchmark& benchmark() const { return m_benchmark; }
    [[nodiscard]] ErrorList& errors() { return m_errors; }

    /// The finished benchmark: sources filled in, splits in their order.
    [[nodiscard]] Benchmark finish();

private:
    [[nodiscard]] bool roomFor(std::size_t tasks, std::size_t models, const Place& place);
    /// A place in the file that is being read.
    [[nodiscard]] Place placeOf(const LineColumn& where) const;

    ErrorList& m_errors;
    Benchmark m_benchmark;
    std::vector<std::string> m_files;
    std::vector<std::uint32_t> m_taskLine;
    std::vector<std::uint16_t> m_taskFile;
    std::vector<std::uint32_t> m_cellLine;
    std::vector<std::uint16_t> m_cellFile; ///< 1 + index; 0 where the cell is not set
    std::vector<std::uint16_t> m_cellSecondFile;
    std::size_t m_modelHint = 0;
};

/// Adds the aliases that the user gave (unknown models are errors), then those of the release that the pool can use.
void addAliases(BenchmarkBuilder& builder, const ImportOptions& options);

} // namespace acr

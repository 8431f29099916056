// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One import into a workspace file: reads or simulates something, saves it, and holds what was saved.
///
/// The reading functions are for a job's thread: each opens the file with a connection of its own. What they read is
/// saved completely or not at all; after an error or after cancelling errors() says why and the file is unchanged.
/// Thread-safety: one thread at a time. Call one reading function, once.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/answerspool.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/workspace.h"
#include "widgets/document/importsource.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace acr::ui {

class WorkspaceImport {
public:
    /// The benchmark that is open; it is what decisions and prompts are about.
    struct Open {
        std::optional<BenchmarkId> id{};
        std::shared_ptr<const Benchmark> benchmark{};
        /// Other names of its models in files of decisions.
        std::vector<Alias> aliases{};
    };

    WorkspaceImport(std::string workspace, Open open);

    void simulate(const SimulatorOptions& options, const Progress& progress);
    void readBenchmark(const std::string& path, const Progress& progress);
    /// REQUIRES: an open benchmark.
    void readDecisions(const std::string& path, const Progress& progress);
    /// A benchmark, or, where the path holds none and a benchmark is open, decisions about it.
    void readAny(const std::string& path, const Progress& progress);
    /// Files of the data sets that the tasks were taken from, or of task_id and prompt. REQUIRES: an open benchmark.
    void readPrompts(const std::vector<std::string>& paths, const Progress& progress);
    /// Removes the saved benchmark, if there is one.
    [[nodiscard]] Result<void> undo() const;

    [[nodiscard]] const std::string& workspace() const { return m_workspace; }
    /// Empty when everything is saved.
    [[nodiscard]] const ErrorList& errors() const { return m_errors; }
    /// A benchmark was saved; otherwise something about the open one was.
    [[nodiscard]] bool isNewBenchmark() const { return m_isNewBenchmark; }
    /// The saved benchmark; else the one that was open for decisions and prompts.
    [[nodiscard]] std::optional<BenchmarkId> id() const { return m_open.id; }
    /// The saved benchmark, or the open one with the prompts; null for decisions.
    [[nodiscard]] const std::shared_ptr<const Benchmark>& benchmark() const { return m_benchmark; }
    [[nodiscard]] const std::vector<DecisionSet>& decisions() const { return m_decisions; }
    /// How many tasks got a prompt.
    [[nodiscard]] std::uint64_t prompts() const { return m_prompts; }
    /// Some of the prompts are probably those of other tasks: see promptcoverage.h.
    [[nodiscard]] bool hasImplausiblePrompts() const { return m_implausiblePrompts; }
    /// The files that were read. Nothing for a simulation, and where they could not be read a second time.
    [[nodiscard]] const std::optional<ImportSource>& source() const { return m_source; }
    /// The content hash of the benchmark id(). Known when source() is.
    [[nodiscard]] const std::string& contentHash() const { return m_contentHash; }

private:
    /// With the answers of its models, if there are any.
    void saveBenchmark(Benchmark benchmark, AnswerSpool& answers, const Progress& progress);
    /// Call before the files are read.
    void noteSource(ImportSource::Kind kind, const std::vector<std::string>& paths, const Progress& progress);
    /// Completes the note after everything is saved.
    void noteBenchmark();

    std::string m_workspace;
    Open m_open;
    ErrorList m_errors;
    std::shared_ptr<const Benchmark> m_benchmark;
    bool m_isNewBenchmark = false;
    std::vector<DecisionSet> m_decisions;
    std::uint64_t m_prompts = 0;
    bool m_implausiblePrompts = false;
    std::optional<ImportSource> m_source;
    std::string m_contentHash;
};

} // namespace acr::ui

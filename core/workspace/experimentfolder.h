// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A planned experiment as a folder, which is all that its workers need. They may run on many machines that share it.
///
///     plan.json       what is planned: hashes of the other files, number of cells and chunks
///     run.json        the definition of the experiment
///     benchmark.acrw  a workspace with the benchmark, its decision files, prior sets and trained policies; after
///                     planning nobody writes to it, and it is read without locks
///     chunks/         results, one file a chunk; see experimentchunk.h
///
/// Chunks are consecutive cells in plan order, of nearly equal number. plan.json is written last: a folder without it
/// is no plan. Thread-safety: const access from any number of threads.
#pragma once

#include "core/evaluation/experimentcells.h"
#include "core/workspace/experimentchunk.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace acr {

/// A plan has no more chunks; each is a file.
inline constexpr std::uint64_t maxExperimentChunks = 100'000;

/// The content of plan.json.
struct PlanFacts {
    std::string id; ///< a hash of everything that results depend on, and of the division into chunks
    std::string name;
    std::string benchmark; ///< its name
    std::string contentHash;
    std::string promptHash;
    std::string definitionHash; ///< of run.json
    std::string fileHash;       ///< of benchmark.acrw
    std::string order;          ///< a hash of the cells in plan order
    std::uint64_t cells = 0;
    std::uint64_t chunks = 0;
    /// Policies that were trained for the plan; the other trained ones were in the workspace before.
    std::vector<std::string> trained;
};

struct PlanRequest {
    /// The definition and its text.
    const ExperimentDefinition* definition = nullptr;
    std::string text;
    const Benchmark* benchmark = nullptr;
    std::string contentHash;
    std::string promptHash;
    /// As for running it here; `store` and `ready` are not used.
    ExperimentSettings settings;
    /// At most maxExperimentChunks; never more than there are cells.
    std::uint64_t chunks = 0;
};

class ExperimentFolder {
public:
    /// Plans the experiment, trains the policies that it asks for, and writes all to a new folder. Errors:
    /// FileUnwritable (also for a folder that holds a plan or results), OutOfRange (the number of chunks), Empty (no
    /// cells), those of planExperiment, trainPolicy and Workspace.
    [[nodiscard]] static Result<ExperimentFolder> write(const PlanRequest& request, const std::filesystem::path& folder,
                                                        const Progress& progress = {});
    /// Reads plan.json. Errors: FileNotFound, NotRecognised, NewerVersion, those of JSON.
    [[nodiscard]] static Result<ExperimentFolder> open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const PlanFacts& facts() const { return m_facts; }
    [[nodiscard]] std::filesystem::path definitionFile() const { return m_path / "run.json"; }
    [[nodiscard]] std::filesystem::path benchmarkFile() const { return m_path / "benchmark.acrw"; }
    [[nodiscard]] std::filesystem::path chunkFolder() const { return m_path / "chunks"; }
    [[nodiscard]] std::filesystem::path chunkFile(std::uint64_t chunk) const;
    /// What the header of the chunk's file has to say, without fingerprint and host. REQUIRES: chunk < chunks.
    [[nodiscard]] ChunkHeader headerOf(std::uint64_t chunk) const;

private:
    std::filesystem::path m_path;
    PlanFacts m_facts;
};

/// A planned experiment, loaded and planned again, ready to compute cells.
class PlannedExperiment {
public:
    /// Errors: Conflict (a file that is not the planned one, or a program that plans other cells), those of Workspace,
    /// readExperiment and planExperiment.
    [[nodiscard]] static Result<std::unique_ptr<PlannedExperiment>> load(const ExperimentFolder& folder);
    ~PlannedExperiment();
    PlannedExperiment(const PlannedExperiment&) = delete;
    PlannedExperiment& operator=(const PlannedExperiment&) = delete;

    [[nodiscard]] const std::string& definitionText() const { return m_text; }
    [[nodiscard]] const ExperimentDefinition& definition() const { return m_definition; }
    [[nodiscard]] const Benchmark& benchmark() const { return m_benchmark; }
    [[nodiscard]] const std::vector<DecisionSet>& decisions() const { return m_decisions; }
    [[nodiscard]] const ExperimentPlan& plan() const { return m_plan; }
    /// Trained for the plan.
    [[nodiscard]] const TrainedPolicies& trained() const { return m_settings.ready; }
    [[nodiscard]] ExperimentCells& cells() { return *m_cells; }

private:
    PlannedExperiment() = default;
    [[nodiscard]] Result<void> read(const ExperimentFolder& folder);

    std::string m_text;
    ExperimentDefinition m_definition;
    Benchmark m_benchmark;
    std::vector<DecisionSet> m_decisions;
    TrainedPolicies m_trainedBefore;
    ExperimentSettings m_settings;
    ExperimentPlan m_plan;
    std::unique_ptr<ExperimentCells> m_cells;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentmerge.h"

#include "core/workspace/experimentstore.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace acr {

namespace {

/// Number of chunks that an error names.
constexpr std::size_t namedChunks = 5;

/// Reads all headers. Errors: Malformed for missing chunks, those of ChunkReader, Conflict for differing fingerprints.
Result<std::map<NumericFingerprint, std::vector<std::uint64_t>>> fingerprintsOf(const ExperimentFolder& folder,
                                                                                bool mixed)
{
    std::map<NumericFingerprint, std::vector<std::uint64_t>> found;
    std::vector<std::uint64_t> missing;
    std::uint64_t missingCount = 0;
    for (std::uint64_t chunk = 0; chunk < folder.facts().chunks; ++chunk) {
        const auto header = peekChunk(folder.chunkFile(chunk), folder.headerOf(chunk));
        if (header)
            found[header->fingerprint].push_back(chunk);
        else if (header.error().code != ErrorCode::FileNotFound)
            return Unexpected(header.error());
        else if (++missingCount <= namedChunks)
            missing.push_back(chunk);
    }
    if (missingCount > 0)
        return failure(ErrorCode::Malformed,
                       fmt::format("{} of {} chunks", folder.facts().chunks - missingCount, folder.facts().chunks),
                       fmt::format("also {}{}", fmt::join(missing, ", "), missingCount > missing.size() ? ", …" : ""),
                       {.file = folder.chunkFolder().string()});
    if (found.size() > 1 && !mixed) {
        const auto describeOne = [&](const auto& entry) {
            return fmt::format("{} chunks ({}) by {}", entry.second.size(), entry.second.front(), entry.first.text());
        };
        return failure(ErrorCode::Conflict, describeOne(*found.begin()), describeOne(*std::next(found.begin())),
                       {.file = folder.chunkFolder().string()});
    }
    return found;
}

/// The benchmark of the plan in the workspace; saved there when it is absent.
Result<BenchmarkId> benchmarkIn(Workspace& workspace, const PlanFacts& facts, const PlannedExperiment& planned)
{
    const auto summaries = workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto same = [&](const BenchmarkSummary& summary) {
        return summary.contentHash == facts.contentHash && summary.promptHash == facts.promptHash;
    };
    // Of several with this content, one of this name that was saved last, as when it runs here.
    const auto named = std::find_if(summaries->rbegin(), summaries->rend(), [&](const BenchmarkSummary& summary) {
        return same(summary) && summary.name == facts.benchmark;
    });
    if (named != summaries->rend())
        return named->id;
    if (const auto any = std::find_if(summaries->rbegin(), summaries->rend(), same); any != summaries->rend())
        return any->id;
    const auto id = workspace.saveBenchmark(planned.benchmark());
    if (!id)
        return id;
    if (auto saved = workspace.saveDecisionSets(*id, planned.decisions()); !saved)
        return Unexpected(saved.error());
    return id;
}

/// Gives the results of all chunks, one after the other.
class ChunkSequence {
public:
    /// REQUIRES: all outlive this.
    ChunkSequence(const ExperimentFolder& folder, PlannedExperiment& planned, const Progress& progress)
        : m_folder(folder)
        , m_planned(planned)
        , m_progress(progress)
    {}

    /// As for ExperimentStore::add().
    Result<bool> next(std::string& key, CellResult& result)
    {
        for (;;) {
            if (!m_reader) {
                if (m_chunk == m_folder.facts().chunks)
                    return false;
                if (m_progress.stopped())
                    return failure(ErrorCode::Cancelled);
                m_progress(static_cast<double>(m_chunk) / static_cast<double>(m_folder.facts().chunks));
                auto opened = ChunkReader::open(m_folder.chunkFile(m_chunk));
                if (!opened)
                    return Unexpected(opened.error());
                m_reader.emplace(std::move(*opened));
                m_cell = m_folder.headerOf(m_chunk).first;
            }
            auto cell = m_reader->next();
            if (!cell)
                return Unexpected(cell.error());
            if (!*cell) {
                m_reader.reset();
                ++m_chunk;
                continue;
            }
            const std::size_t index = m_cell++;
            key = m_planned.cells().keyOf(index);
            if (chunkKey(key) != (*cell)->key)
                return failure(ErrorCode::Conflict, "another key of cell " + std::to_string(index), key, place());
            const ExperimentCell& planned = m_planned.plan().cells[index];
            if (!(*cell)->result) {
                if (!m_planned.plan().policies[planned.policy].needs.empty()) {
                    ++m_skipped;
                    continue;
                }
                Error error = (*cell)->result.error();
                if (error.place.file.empty())
                    error.place = place();
                return Unexpected(std::move(error));
            }
            result = std::move(*(*cell)->result);
            const std::size_t tasks = m_planned.plan().trajectories[planned.trajectory].stream.tasks.size();
            if (result.regret.size() != tasks)
                return failure(ErrorCode::Malformed, fmt::format("regret of {} tasks", result.regret.size()),
                               std::to_string(tasks), place());
            return true;
        }
    }
    [[nodiscard]] std::uint64_t skipped() const { return m_skipped; }

private:
    [[nodiscard]] Place place() const { return {.file = m_folder.chunkFile(m_chunk).string()}; }

    const ExperimentFolder& m_folder;
    PlannedExperiment& m_planned;
    const Progress& m_progress;
    std::optional<ChunkReader> m_reader;
    std::uint64_t m_chunk = 0;
    std::size_t m_cell = 0;
    std::uint64_t m_skipped = 0;
};

} // namespace

Result<MergeResult> mergeExperiment(const ExperimentFolder& folder, PlannedExperiment& planned, Workspace& workspace,
                                    const MergeSettings& settings, const Progress& progress)
{
    const auto fingerprints = fingerprintsOf(folder, settings.mixed);
    if (!fingerprints)
        return Unexpected(fingerprints.error());
    MergeResult result{.cells = folder.facts().cells};
    for (const auto& [fingerprint, chunks] : *fingerprints)
        result.fingerprints.emplace_back(fingerprint, chunks.size());
    const auto merged = workspace.atomically([&]() -> Result<void> {
        const auto benchmark = benchmarkIn(workspace, folder.facts(), planned);
        if (!benchmark)
            return Unexpected(benchmark.error());
        ExperimentStore store(workspace, *benchmark);
        ChunkSequence sequence(folder, planned, progress);
        const auto added = store.add([&](std::string& key, CellResult& cell) { return sequence.next(key, cell); });
        if (!added)
            return Unexpected(added.error());
        result.added = added->added;
        result.present = added->present;
        result.skipped = sequence.skipped();
        if (auto done = store.saveDefinition(planned.definition().name, planned.definitionText()); !done)
            return done;
        for (const auto& trained : planned.trained()) {
            if (auto done = TrainedPolicyStore(workspace).save(*benchmark, *trained); !done)
                return done;
        }
        return {};
    });
    if (!merged)
        return Unexpected(merged.error());
    return result;
}

} // namespace acr

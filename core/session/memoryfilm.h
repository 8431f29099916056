// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a router remembered and believed at any step of a stream, for going back and forth in it.
///
/// The stream is replayed once; copies of the policy are kept on the way, and any step is reached from the one before it by
/// repeating turns with the feedback that was recorded. Policies without a memory: see memoryreplay.h.
/// Thread-safety: one thread at a time.
#pragma once

#include "core/session/memoryreplay.h"

#include <memory>
#include <vector>

namespace acr {

class MemoryFilm {
public:
    /// The decision files are those of the settings, and are kept. `capacity` counts where the policy keeps no memory. Errors: those of memoryAfter.
    [[nodiscard]] static Result<MemoryFilm> record(std::shared_ptr<const Benchmark> benchmark, std::shared_ptr<const Stream> stream, const PolicySpec& spec,
                                                   const ReplaySettings& settings, std::shared_ptr<const std::vector<DecisionSet>> decisions,
                                                   std::size_t capacity, const Progress& progress = {});

    [[nodiscard]] const Benchmark& benchmark() const { return *m_benchmark; }
    [[nodiscard]] const std::shared_ptr<const Benchmark>& sharedBenchmark() const { return m_benchmark; }
    [[nodiscard]] const Stream& stream() const { return *m_stream; }
    [[nodiscard]] const TaskVectors& vectors() const { return *m_vectors; }
    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] std::size_t steps() const { return m_run.steps.size(); }
    /// After the first `steps` steps; beyond the end, the end.
    [[nodiscard]] MemorySnapshot at(std::size_t steps);

private:
    struct Checkpoint {
        std::size_t steps = 0;
        std::shared_ptr<const Policy> policy;
    };

    MemoryFilm() = default;
    void goTo(std::size_t steps);
    void repeat(std::size_t step);

    std::shared_ptr<const Benchmark> m_benchmark;
    std::shared_ptr<const Stream> m_stream;
    std::shared_ptr<const std::vector<DecisionSet>> m_decisions;
    std::shared_ptr<const TaskVectors> m_vectors;
    std::size_t m_capacity = 0;
    Run m_run;
    std::vector<Checkpoint> m_checkpoints;
    /// The policy after m_at steps, and what it would have remembered.
    std::unique_ptr<Policy> m_policy;
    std::size_t m_at = 0;
    std::optional<VectorStore> m_gathered;
};

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Workers of a planned experiment. They share a folder and nothing else: no locks, no clocks, no messages. A chunk
/// that two of them compute has the same content from both, and the later one replaces the earlier. Thread-safety: one
/// thread a call; calls for the same folder may run at once, in this process and in others.
#pragma once

#include "core/workspace/experimentfolder.h"
#include "core/workspace/seenchunks.h"

#include <optional>

namespace acr {

struct WorkSettings {
    NumericFingerprint fingerprint;
    /// Only this chunk; nothing: all that are left.
    std::optional<std::uint64_t> chunk{};
    /// This worker's number and how many there are: it begins with its own part of the chunks, then helps others. With
    /// one worker it has no part of its own and looks before each chunk which ones others work on.
    std::uint64_t worker = 0;
    std::uint64_t workers = 1;
    /// Chunks computed at once; 0: as many as the machine has cores.
    std::size_t threads = 1;
};

struct WorkResult {
    std::uint64_t computed = 0; ///< chunks
    std::uint64_t cells = 0;    ///< in them
    std::uint64_t skipped = 0;  ///< chunks that were there already, or that another worker finished first
    std::uint64_t failed = 0;   ///< cells that have an error in place of a result
};

/// Computes chunks until all are there. A chunk that another worker has begun comes last, since that worker may be
/// dead; it is dropped as soon as the other one finishes it. A cell's error is a part of its chunk; merging reports it.
/// Errors: Cancelled (between two cells; chunks that are not finished leave nothing), OutOfRange (no such chunk),
/// FileUnwritable.
[[nodiscard]] Result<WorkResult> workOnExperiment(const ExperimentFolder& folder, PlannedExperiment& planned,
                                                  const WorkSettings& settings, const Progress& progress = {});

/// A chunk that somebody has begun, or left unfinished.
struct BegunChunk {
    std::uint64_t chunk = 0;
    std::string host;
    std::int64_t process = 0;
    std::uint64_t bytes = 0;
    double idleSeconds = 0; ///< since it was last written to, by the clock of the file system
    /// The process was on this machine and is not there any more.
    bool dead = false;
    std::filesystem::path file{};
};

struct ExperimentStatus {
    std::uint64_t chunks = 0;
    std::uint64_t complete = 0;
    std::uint64_t cells = 0;
    std::uint64_t completeCells = 0;
    std::uint64_t bytes = 0; ///< of complete chunks
    std::vector<std::uint64_t> missing;
    /// Of missing chunks only.
    std::vector<BegunChunk> begun;
    /// Files that are no such chunk or are damaged; workers replace them.
    std::vector<Error> invalid;
    /// Number of complete chunks by fingerprint.
    std::vector<std::pair<NumericFingerprint, std::uint64_t>> fingerprints;
};

/// `thorough` reads every file and verifies its checksum; without, the first line and the end. `seen`: of whoever looks
/// again and again, for looks that are not thorough; chunks that it has are not read. Errors: FileUnreadable for the
/// folder.
[[nodiscard]] Result<ExperimentStatus> experimentStatus(const ExperimentFolder& folder, bool thorough,
                                                        SeenChunks* seen = nullptr);

} // namespace acr

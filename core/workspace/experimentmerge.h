// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts the results of a planned experiment's workers into a workspace, as if it had run there.
/// Thread-safety: as the workspace.
#pragma once

#include "core/workspace/experimentfolder.h"

namespace acr {

struct MergeResult {
    std::uint64_t cells = 0;
    std::uint64_t added = 0;
    std::uint64_t present = 0; ///< were there already, with the same bytes
    std::uint64_t skipped = 0; ///< could not run, and their policies say what they need
    /// Number of chunks by fingerprint.
    std::vector<std::pair<NumericFingerprint, std::uint64_t>> fingerprints;
};

struct MergeSettings {
    /// Whether chunks may come from programs or machines whose last bits may differ.
    bool mixed = false;
};

/// Verifies every chunk's checksum and every cell's key, and inserts the results in plan order, with the definition and
/// the policies that were trained for it. A workspace without the benchmark gets it, with its decision files. One
/// transaction: all of it or nothing. Errors: Malformed (chunks are missing or damaged), Conflict (fingerprints differ,
/// a cell has two values, a chunk of another plan, a program that gives cells other keys), the error of a cell whose
/// policy has no "needs", Cancelled, those of Workspace.
[[nodiscard]] Result<MergeResult> mergeExperiment(const ExperimentFolder& folder, PlannedExperiment& planned,
                                                  Workspace& workspace, const MergeSettings& settings = {},
                                                  const Progress& progress = {});

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What gave a live session its priors. Thread-safety: as the workspace.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/features/recordedencoder.h"
#include "core/session/sessionjournal.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <optional>
#include <string>

namespace acr {

struct LivePriors {
    /// With prompts; null where the session began without priors.
    std::shared_ptr<const Benchmark> benchmark;
    /// Of its tasks, where the session has a remote encoder and there was a benchmark.
    std::shared_ptr<const RecordedEncoder> encoder;
    /// Nothing where the workspace has no benchmark with that content any more.
    std::optional<BenchmarkSummary> summary;
};

/// Those of a session that begins, from that benchmark. `encoder`: "remote:" and the model's name; empty: none. Errors:
/// those of the workspace and of EmbeddingStore::encoder().
[[nodiscard]] Result<LivePriors> priorsToStartFrom(Workspace& workspace, const BenchmarkSummary& summary,
                                                   const std::string& encoder, const Progress& progress = {});

/// The benchmark that the session had its priors from, as it was when the session began. The benchmark of another live
/// session changes with verdicts of persons, and where that session goes on: then it is made of what the journal of
/// that session said before. Errors: UnknownName where neither a benchmark nor a journal of the workspace has that
/// content; those of the workspace.
[[nodiscard]] Result<LivePriors> livePriors(Workspace& workspace, const JournalStart& start);
/// The same with a connection of its own to the file, so from any thread.
[[nodiscard]] Result<LivePriors> livePriorsIn(const std::string& file, const JournalStart& start);

} // namespace acr

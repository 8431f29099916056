// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of the data audit that needs replays: published figures that the benchmark's own tables do not give.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/audit.h"
#include "core/benchmark/decisions.h"

#include <span>
#include <vector>

namespace acr {

/// Replays every policy and decision file that has a published figure on one of the benchmark's streams, and reports
/// those figures that differ by more than the last digit that was printed. Kind PublishedNotReproduced; the subject is
/// the policy's spec, the source and the metric, separated by spaces. Policies that depend on a seed are left out, and
/// so are splits that are no published stream (see publishedStream()). Stops early, with what it has, when the progress
/// says so.
[[nodiscard]] std::vector<AuditFinding>
auditPublished(const Benchmark& benchmark, std::span<const DecisionSet> decisions, const Progress& progress = {});

} // namespace acr

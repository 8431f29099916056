// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers of models to tasks, from JSON lines:
/// {"task_id", "model", "answer", "cost_usd", "input_tokens", "output_tokens", "latency_ms"}; what follows the answer
/// may be absent. Verdicts on them as JSON lines that import as the results of an own benchmark.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/textsource.h"
#include "core/verifier/verifier.h"

#include <string>
#include <vector>

namespace acr {

struct RecordedAnswer {
    std::string task;
    std::string model;
    std::string answer;
    double costUsd = missing;
    std::int32_t inputTokens = missingCount;
    std::int32_t outputTokens = missingCount;
    std::int32_t latencyMs = missingCount;
};

/// In the file's order. Errors also: Duplicate (a second answer of a model to a task), Empty.
[[nodiscard]] std::vector<RecordedAnswer> readAnswers(TextSource& source, const Progress& progress, ErrorList& errors);

/// One line of results. An unknown verdict has no score.
[[nodiscard]] std::string resultLine(const RecordedAnswer& answer, const ToolVerdict& verdict);

} // namespace acr

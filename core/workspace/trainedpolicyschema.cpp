// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/trainedpolicyschema.h"

namespace acr {

Result<void> makeTrainedPolicyTable(Database& database)
{
    return database.execute(R"sql(
-- predictions: float32, tasks × models, row-major, NaN for tasks without. Good for the benchmark with these hashes only:
-- other prompts, another training. fingerprint: the 64 bits as a signed number.
CREATE TABLE trained_policy(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    spec TEXT NOT NULL,
    missing_scores INTEGER NOT NULL,
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    prompt_hash TEXT NOT NULL,
    created_utc TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    training_tasks INTEGER NOT NULL,
    without_prompt INTEGER NOT NULL,
    predictions BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, spec, missing_scores)
);
)sql");
}

} // namespace acr

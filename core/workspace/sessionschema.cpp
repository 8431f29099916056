// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sessionschema.h"

namespace acr {

Result<void> makeSessionTables(Database& database)
{
    return database.execute(R"sql(
-- definition: JSON as sessiondefinition.h describes it. A fork whose parent is here has the steps from fork_after on; those
-- before are the parent's. step_count counts all of them.
CREATE TABLE session(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    created_utc TEXT NOT NULL,
    definition TEXT NOT NULL,
    stream_tasks INTEGER NOT NULL,
    parent_id INTEGER REFERENCES session(id) ON DELETE SET NULL,
    fork_after INTEGER NOT NULL,
    step_count INTEGER NOT NULL,
    finished INTEGER NOT NULL
);

-- Consecutive steps by column. task, position: uint32; chosen, attempts: uint16; score, cost_usd: float64. Then the attempts
-- of these steps one after the other; flags: 1 passed, 2 graded, 4 applied.
CREATE TABLE session_block(
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    first_step INTEGER NOT NULL,
    step_count INTEGER NOT NULL CHECK(step_count > 0),
    task BLOB NOT NULL,
    position BLOB NOT NULL,
    chosen BLOB NOT NULL,
    attempts BLOB NOT NULL,
    score BLOB NOT NULL,
    cost_usd BLOB NOT NULL,
    attempt_model BLOB NOT NULL,
    attempt_flags BLOB NOT NULL,
    attempt_score BLOB NOT NULL,
    attempt_cost_usd BLOB NOT NULL,
    PRIMARY KEY(session_id, first_step)
);
)sql");
}

} // namespace acr

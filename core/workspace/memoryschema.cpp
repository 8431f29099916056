// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/memoryschema.h"

namespace acr {

Result<void> makeMemoryTables(Database& database)
{
    return database.execute(R"sql(
-- beliefs: JSON as memoryfiles.h describes it.
CREATE TABLE memory_snapshot(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_utc TEXT NOT NULL,
    policy TEXT NOT NULL,
    encoder TEXT NOT NULL,
    steps INTEGER NOT NULL,
    gathered INTEGER NOT NULL,
    dimensions INTEGER NOT NULL CHECK(dimensions > 0),
    capacity INTEGER NOT NULL CHECK(capacity > 0),
    entry_count INTEGER NOT NULL,
    beliefs TEXT NOT NULL,
    UNIQUE(benchmark_id, name)
);

-- Entries by column, oldest first. task, step: uint32 (step 2^32 - 1: before the stream); model: uint16; flags: uint8 (1 passed,
-- 2 graded, 4 applied, 8 pinned); score, cost_usd: float64; keys: float32, entries x dimensions.
CREATE TABLE memory_block(
    snapshot_id INTEGER NOT NULL REFERENCES memory_snapshot(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    entry_count INTEGER NOT NULL CHECK(entry_count > 0),
    task BLOB NOT NULL,
    step BLOB NOT NULL,
    model BLOB NOT NULL,
    flags BLOB NOT NULL,
    score BLOB NOT NULL,
    cost_usd BLOB NOT NULL,
    keys BLOB NOT NULL,
    PRIMARY KEY(snapshot_id, block)
);

-- Changes by hand to the memory of a run (which one is the business of whoever asks), in order.
-- kind: 0 pin, 1 unpin, 2 forget, 3 amend; flags as above.
CREATE TABLE memory_edit(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    task INTEGER NOT NULL,
    step INTEGER NOT NULL,
    model INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    score REAL,
    cost_usd REAL,
    PRIMARY KEY(benchmark_id, run, position)
) WITHOUT ROWID;
)sql");
}

} // namespace acr

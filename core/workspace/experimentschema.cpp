// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentschema.h"

namespace acr {

Result<void> makeExperimentTables(Database& database)
{
    return database.execute(R"sql(
-- definition: the experiment file as it was run.
CREATE TABLE experiment(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    updated_utc TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, name)
);

-- One finished replay. key: JSON of everything that its result depends on; experiments that share a cell share the row.
-- figures: float64 in the order of CellResult. regret: float64 by position in the stream, NaN where nothing is known.
CREATE TABLE experiment_cell(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    figures BLOB NOT NULL,
    regret BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, key)
);
)sql");
}

} // namespace acr

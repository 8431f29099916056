// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/priorschema.h"

namespace acr {

Result<void> makePriorTable(Database& database)
{
    return database.execute(R"sql(
-- document: JSON as priorjson.h describes it.
CREATE TABLE prior_set(
    name TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL
) WITHOUT ROWID;
)sql");
}

} // namespace acr

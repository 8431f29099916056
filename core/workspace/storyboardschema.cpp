// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/storyboardschema.h"

namespace acr {

Result<void> makeStoryboardTables(Database& database)
{
    return database.execute(R"sql(
-- Bookmarked views in the order in which they are presented. state: JSON of the page and the document; picture: PNG.
CREATE TABLE slide(
    position INTEGER PRIMARY KEY NOT NULL,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    state TEXT NOT NULL,
    picture BLOB NOT NULL
);
)sql");
}

} // namespace acr

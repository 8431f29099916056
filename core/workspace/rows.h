// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Helpers shared by the readers of the tables.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace acr::store {

/// The error for a table that is inconsistent with another one.
[[nodiscard]] inline Unexpected damaged(const Database& database, std::string found, std::string expected)
{
    return failure(ErrorCode::Malformed, std::move(found), std::move(expected), {database.file(), 0, 0});
}

[[nodiscard]] inline Unexpected unknownBenchmark(const Database& database, BenchmarkId id)
{
    return failure(ErrorCode::UnknownName, fmt::format("benchmark {}", id.value), {}, {database.file(), 0, 0});
}

/// Calls `row` for each row of a query about one benchmark.
template <class Row>
[[nodiscard]] Result<void> forEachRow(Database& database, std::string_view sql, BenchmarkId id, Row row)
{
    Result<Statement> statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    for (;;) {
        const Result<bool> hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return {};
        if (Result<void> taken = row(*statement); !taken)
            return taken;
    }
}

} // namespace acr::store

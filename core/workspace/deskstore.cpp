// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/deskstore.h"

#include "core/benchmark/textcheck.h"
#include "core/workspace/database.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace acr {

namespace {

/// Reads without building anything, so that hostile text costs no memory.
bool isJsonObject(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && text[start] == '{' && nlohmann::json::accept(text.begin(), text.end());
}

Result<void> checkValue(std::string_view key, std::string_view value, const Place& place)
{
    if (value.size() > DeskStore::maxValueBytes)
        return failure(ErrorCode::TooLarge, fmt::format("{} bytes of {}", value.size(), shown(key)),
                       fmt::format("{} bytes", DeskStore::maxValueBytes), place);
    if (!isJsonObject(value))
        return failure(ErrorCode::Malformed, shown(key), "a JSON object", place);
    return {};
}

} // namespace

DeskStore::DeskStore(Workspace& workspace)
    : m_database(*workspace.m_database)
{}

Result<std::optional<std::string>> DeskStore::read(BenchmarkId id, std::string_view key)
{
    const Place place{m_database.file(), 0, 0};
    // The size first: a damaged file may hold anything.
    auto statement = m_database.prepare("SELECT length(CAST(value AS BLOB)), CASE WHEN length(CAST(value AS BLOB)) <= "
                                        "?1 THEN value END FROM desk_entry "
                                        "WHERE benchmark_id = ?2 AND key = ?3");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(static_cast<std::int64_t>(maxValueBytes)).bind(id.value).bind(key).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return std::nullopt;
    const std::int64_t size = statement->integer(0);
    if (size > static_cast<std::int64_t>(maxValueBytes))
        return failure(ErrorCode::TooLarge, fmt::format("{} bytes of {}", size, shown(key)),
                       fmt::format("{} bytes", maxValueBytes), place);
    std::string value(statement->text(1));
    if (auto checked = checkValue(key, value, place); !checked)
        return Unexpected(checked.error());
    return std::optional(std::move(value));
}

Result<std::vector<std::string>> DeskStore::keys(BenchmarkId id)
{
    std::vector<std::string> keys;
    const auto read = store::forEachRow(m_database, "SELECT key FROM desk_entry WHERE benchmark_id = ? ORDER BY key",
                                        id, [&](const Statement& row) -> Result<void> {
                                            keys.emplace_back(row.text(0));
                                            return {};
                                        });
    if (!read)
        return Unexpected(read.error());
    return keys;
}

Result<void> DeskStore::write(BenchmarkId id, std::span<const DeskEntry> entries)
{
    const Place place{m_database.file(), 0, 0};
    for (const DeskEntry& entry : entries) {
        if (entry.key.empty() || entry.key.size() > maxKeyBytes || invalidUtf8(entry.key))
            return failure(ErrorCode::BadParameter, shown(entry.key),
                           fmt::format("a key of 1 to {} bytes", maxKeyBytes), place);
        if (entry.value.empty())
            continue;
        if (auto checked = checkValue(entry.key, entry.value, place); !checked)
            return checked;
    }
    return m_database.atomically([&]() -> Result<void> {
        const auto known = m_database.number(fmt::format("SELECT count(*) FROM benchmark WHERE id = {}", id.value));
        if (!known)
            return Unexpected(known.error());
        if (*known == 0)
            return store::unknownBenchmark(m_database, id);
        auto removing = m_database.prepare("DELETE FROM desk_entry WHERE benchmark_id = ? AND key = ?");
        if (!removing)
            return Unexpected(removing.error());
        auto writing = m_database.prepare("INSERT INTO desk_entry(benchmark_id, key, value) VALUES(?, ?, ?) ON "
                                          "CONFLICT(benchmark_id, key) DO UPDATE SET value = excluded.value");
        if (!writing)
            return Unexpected(writing.error());
        for (const DeskEntry& entry : entries) {
            Statement& statement = entry.value.empty() ? *removing : *writing;
            statement.bind(id.value).bind(std::string_view(entry.key));
            if (!entry.value.empty())
                statement.bind(std::string_view(entry.value));
            if (auto done = statement.run(); !done)
                return done;
        }
        const auto count =
            m_database.number(fmt::format("SELECT count(*) FROM desk_entry WHERE benchmark_id = {}", id.value));
        if (!count)
            return Unexpected(count.error());
        if (*count > static_cast<std::int64_t>(maxEntries))
            return failure(ErrorCode::TooLarge, fmt::format("{} entries", *count),
                           fmt::format("{} entries", maxEntries), place);
        return {};
    });
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/filterstore.h"

#include "core/workspace/database.h"
#include "core/workspace/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

FilterStore::FilterStore(Workspace& workspace)
    : m_database(*workspace.m_database)
{}

Result<std::vector<SavedFilter>> FilterStore::all()
{
    auto statement = m_database.prepare("SELECT name, text, solves_at FROM saved_filter ORDER BY name");
    if (!statement)
        return Unexpected(statement.error());
    std::vector<SavedFilter> filters;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return filters;
        filters.push_back({std::string(statement->text(0)), std::string(statement->text(1)), statement->real(2)});
    }
}

Result<SavedFilter> FilterStore::load(std::string_view name)
{
    auto known = all();
    if (!known)
        return Unexpected(known.error());
    const auto found = std::ranges::find(*known, name, &SavedFilter::name);
    if (found != known->end())
        return *found;
    std::vector<std::string> names;
    for (const SavedFilter& filter : *known)
        names.push_back(filter.name);
    return failure(ErrorCode::UnknownName, std::string(name),
                   names.empty() ? std::string("a saved filter; there is none in the workspace yet")
                                 : fmt::format("one of {}", fmt::join(names, ", ")),
                   {m_database.file(), 0, 0});
}

Result<void> FilterStore::save(const SavedFilter& filter)
{
    if (auto checked = store::checkName(filter.name, {m_database.file(), 0, 0}); !checked)
        return checked;
    // What can't be parsed is not kept.
    if (const auto syntax = FilterSyntax::parse(filter.text); !syntax)
        return Unexpected(asError(syntax.error(), filter.text));
    return m_database.atomically(
        [&]() -> Result<void> {
            auto statement = m_database.prepare("INSERT INTO saved_filter(name, text, solves_at) VALUES(?, ?, ?) ON "
                                                "CONFLICT(name) DO UPDATE SET text = excluded.text, "
                                                "solves_at = excluded.solves_at");
            if (!statement)
                return Unexpected(statement.error());
            return statement->bind(std::string_view(filter.name))
                .bind(std::string_view(filter.text))
                .bind(filter.solvesAt)
                .run();
        },
        true);
}

Result<void> FilterStore::rename(std::string_view name, std::string_view newName)
{
    if (name == newName)
        return {};
    if (auto checked = store::checkName(newName, {m_database.file(), 0, 0}); !checked)
        return checked;
    if (const auto known = load(name); !known)
        return Unexpected(known.error());
    if (const auto other = load(newName); other)
        return failure(ErrorCode::Duplicate, std::string(newName));
    return m_database.atomically(
        [&]() -> Result<void> {
            auto statement = m_database.prepare("UPDATE saved_filter SET name = ? WHERE name = ?");
            if (!statement)
                return Unexpected(statement.error());
            return statement->bind(newName).bind(name).run();
        },
        true);
}

Result<void> FilterStore::remove(std::string_view name)
{
    if (const auto known = load(name); !known)
        return Unexpected(known.error());
    return m_database.atomically(
        [&]() -> Result<void> {
            auto statement = m_database.prepare("DELETE FROM saved_filter WHERE name = ?");
            if (!statement)
                return Unexpected(statement.error());
            return statement->bind(name).run();
        },
        true);
}

} // namespace acr

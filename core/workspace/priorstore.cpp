// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/priorstore.h"

#include "core/memory/priorfield.h"
#include "core/memory/priorjson.h"
#include "core/workspace/names.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>

namespace acr {

PriorStore::PriorStore(Workspace& workspace)
    : m_database(*workspace.m_database)
{}

Result<std::vector<std::string>> PriorStore::names()
{
    Result<Statement> statement = m_database.prepare("SELECT name FROM prior_set ORDER BY name");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<std::string> names;
    for (;;) {
        const Result<bool> hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return names;
        names.emplace_back(statement->text(0));
    }
}

Result<std::optional<PriorSet>> PriorStore::find(std::string_view name)
{
    Result<Statement> statement = m_database.prepare("SELECT document FROM prior_set WHERE name = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> hasRow = statement->bind(name).step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    if (!*hasRow)
        return std::nullopt;
    const std::string document(statement->text(0));
    TextSource source(fmt::format("{}: prior set {}", m_database.file(), name), document);
    Result<PriorSet> priors = readPriorJson(source);
    if (!priors)
        return tl::unexpected(priors.error());
    return std::optional(std::move(*priors));
}

Result<PriorSet> PriorStore::load(std::string_view name)
{
    Result<std::optional<PriorSet>> found = find(name);
    if (!found)
        return tl::unexpected(found.error());
    if (*found)
        return std::move(**found);
    const Result<std::vector<std::string>> known = names();
    if (!known)
        return tl::unexpected(known.error());
    return failure(ErrorCode::UnknownName, std::string(name),
                   known->empty() ? std::string("a prior set; there is none in the workspace yet")
                                  : fmt::format("one of {}", fmt::join(*known, ", ")),
                   {m_database.file(), 0, 0});
}

Result<void> PriorStore::save(std::string_view name, const PriorSet& priors)
{
    if (auto checked = store::checkName(name, {m_database.file(), 0, 0}); !checked)
        return checked;
    // What a reader would refuse is not written.
    if (auto sound = checkPriors(priors); !sound)
        return sound;
    const std::string document = priorJson(priors);
    return m_database.atomically(
        [&]() -> Result<void> {
            Result<Statement> statement =
                m_database.prepare("INSERT INTO prior_set(name, document) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET "
                                   "document = excluded.document");
            if (!statement)
                return tl::unexpected(statement.error());
            return statement->bind(name).bind(std::string_view(document)).run();
        },
        true);
}

Result<void> PriorStore::remove(std::string_view name)
{
    if (const Result<PriorSet> known = load(name); !known && known.error().code == ErrorCode::UnknownName)
        return tl::unexpected(known.error());
    return m_database.atomically(
        [&]() -> Result<void> {
            Result<Statement> statement = m_database.prepare("DELETE FROM prior_set WHERE name = ?");
            if (!statement)
                return tl::unexpected(statement.error());
            return statement->bind(name).run();
        },
        true);
}

} // namespace acr

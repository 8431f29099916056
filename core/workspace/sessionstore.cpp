// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sessionstore.h"

#include "core/workspace/contenthash.h"
#include "core/workspace/rows.h"
#include "core/workspace/sessionblock.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

/// Steps per block when many are saved at once.
constexpr std::size_t blockSteps = 4096;

Unexpected unknownSession(const Database& database, std::string name)
{
    return failure(ErrorCode::UnknownName, std::move(name), "the name of a session in this workspace",
                   {database.file(), 0, 0});
}

/// Calls `row` for each listed session that meets the condition.
constexpr std::string_view summaryQuery =
    "SELECT s.id, s.benchmark_id, s.name, s.created_utc, s.definition, s.stream_tasks, s.parent_id, "
    "COALESCE(p.name, ''), s.step_count, s.finished FROM session s LEFT JOIN session p ON p.id = s.parent_id ";

/// The query with what follows its FROM clause. Appended, since GCC 12 misjudges the buffers of `std::string + literal`.
std::string summaryQueryWith(std::string_view rest)
{
    std::string query(summaryQuery);
    query.append(rest);
    return query;
}

Result<SessionSummary> summaryOfRow(const Database& database, const Statement& row)
{
    SessionSummary summary;
    summary.id = {row.integer(0)};
    summary.benchmark = {row.integer(1)};
    summary.name = row.text(2);
    summary.createdUtc = row.text(3);
    TextSource source(database.file() + ", session " + summary.name, row.text(4));
    auto definition = readSessionJson(source);
    if (!definition)
        return Unexpected(definition.error());
    summary.definition = std::move(*definition);
    if (row.integer(5) < 0 || row.integer(8) < 0)
        return store::damaged(database, "session " + summary.name, "counts from 0");
    summary.streamTasks = static_cast<std::size_t>(row.integer(5));
    if (!row.isNull(6))
        summary.parent = SessionId{row.integer(6)};
    summary.parentName = row.text(7);
    summary.steps = static_cast<std::size_t>(row.integer(8));
    summary.finished = row.integer(9) != 0;
    return summary;
}

} // namespace

SessionStore::SessionStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<SessionId> SessionStore::add(BenchmarkId benchmark, std::string_view name, const SessionSetting& setting,
                                    std::optional<SessionId> parent)
{
    const SessionDefinition& definition = setting.definition;
    if (name.empty())
        return failure(ErrorCode::BadParameter, "''", "a name");
    SessionId id;
    const auto added = m_workspace.atomically([&]() -> Result<void> {
        if (named(name))
            return failure(ErrorCode::Duplicate, fmt::format("the session name '{}'", name), {},
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare(
            "INSERT INTO session(benchmark_id, name, created_utc, definition, stream_tasks, parent_id, fork_after, "
            "step_count, finished) VALUES(?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, 0)");
        if (!statement)
            return Unexpected(statement.error());
        const std::string json = sessionJson(definition);
        const auto shared = static_cast<std::int64_t>(parent ? definition.fork.after : 0);
        statement->bind(benchmark.value)
            .bind(name)
            .bind(std::string_view(json))
            .bind(static_cast<std::int64_t>(setting.stream.tasks.size()));
        if (parent)
            statement->bind(parent->value);
        else
            statement->bindNull();
        statement->bind(shared).bind(shared);
        if (auto inserted = statement->run(); !inserted)
            return inserted;
        id = {m_database.lastInsertId()};
        return {};
    });
    if (!added)
        return Unexpected(added.error());
    return id;
}

Result<void> SessionStore::append(SessionId id, const Run& run, bool finished)
{
    return m_database.atomically([&]() -> Result<void> {
        const auto stored = m_database.number(fmt::format("SELECT step_count FROM session WHERE id = {}", id.value));
        if (!stored)
            return Unexpected(stored.error());
        const auto from = static_cast<std::size_t>(*stored);
        if (from > run.steps.size())
            return failure(ErrorCode::Conflict, fmt::format("a session of {} steps", run.steps.size()),
                           fmt::format("{} steps are saved", from), {m_database.file(), 0, 0});
        for (std::size_t at = from; at < run.steps.size(); at += blockSteps) {
            if (auto inserted = insertBlock(id, run, at, std::min(at + blockSteps, run.steps.size())); !inserted)
                return inserted;
        }
        return m_database.execute(fmt::format("UPDATE session SET step_count = {}, finished = {} WHERE id = {}",
                                              run.steps.size(), finished ? 1 : 0, id.value));
    });
}

Result<void> SessionStore::insertBlock(SessionId id, const Run& run, std::size_t from, std::size_t to)
{
    auto statement = m_database.prepare(
        "INSERT INTO session_block(session_id, first_step, step_count, task, position, chosen, attempts, score, "
        "cost_usd, "
        "attempt_model, attempt_flags, attempt_score, attempt_cost_usd) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return Unexpected(statement.error());
    const store::SessionBlock block = store::blockOf(run, from, to);
    statement->bind(id.value).bind(static_cast<std::int64_t>(from)).bind(static_cast<std::int64_t>(to - from));
    return store::withBytes(block, [&](auto... bytes) {
        (statement->bind(bytes), ...);
        return statement->run();
    });
}

Result<std::vector<SessionSummary>> SessionStore::list()
{
    auto statement = m_database.prepare(summaryQueryWith("ORDER BY s.id"));
    if (!statement)
        return Unexpected(statement.error());
    std::vector<SessionSummary> summaries;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return summaries;
        auto summary = summaryOfRow(m_database, *statement);
        if (!summary)
            return Unexpected(summary.error());
        summaries.push_back(std::move(*summary));
    }
}

Result<SessionSummary> SessionStore::named(std::string_view name)
{
    auto statement = m_database.prepare(summaryQueryWith("WHERE s.name = ?"));
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(name).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return unknownSession(m_database, std::string(name));
    return summaryOfRow(m_database, *statement);
}

Result<SessionSummary> SessionStore::summaryOf(SessionId id)
{
    auto statement = m_database.prepare(summaryQueryWith("WHERE s.id = ?"));
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(id.value).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return unknownSession(m_database, fmt::format("session {}", id.value));
    return summaryOfRow(m_database, *statement);
}

Result<std::string> SessionStore::freeName(std::string_view name)
{
    auto statement = m_database.prepare("SELECT 1 FROM session WHERE name = ?");
    if (!statement)
        return Unexpected(statement.error());
    for (int number = 1;; ++number) {
        const std::string candidate = number == 1 ? std::string(name) : fmt::format("{} {}", name, number);
        statement->reset();
        const auto taken = statement->bind(std::string_view(candidate)).step();
        if (!taken)
            return Unexpected(taken.error());
        if (!*taken)
            return candidate;
    }
}

Result<Run> SessionStore::load(SessionId id)
{
    Run run;
    const auto read = m_database.consistently([&]() -> Result<void> {
        const auto summary = summaryOf(id);
        if (!summary)
            return Unexpected(summary.error());
        return readBlocks(id, summary->steps, run);
    });
    if (!read)
        return Unexpected(read.error());
    return run;
}

Result<void> SessionStore::readBlocks(SessionId id, std::size_t to, Run& run)
{
    const auto summary = summaryOf(id);
    if (!summary)
        return Unexpected(summary.error());
    if (summary->parent) {
        if (auto shared = readBlocks(*summary->parent, std::min<std::size_t>(to, summary->definition.fork.after), run);
            !shared)
            return shared;
    }
    const auto shape = store::shapeOf(m_database, summary->benchmark);
    if (!shape)
        return Unexpected(shape.error());
    auto statement = m_database.prepare("SELECT first_step, step_count, task, position, chosen, attempts, score, "
                                        "cost_usd, attempt_model, attempt_flags, "
                                        "attempt_score, attempt_cost_usd FROM session_block WHERE session_id = ? AND "
                                        "first_step < ? ORDER BY first_step");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(id.value).bind(static_cast<std::int64_t>(to));
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            break;
        const bool follows = std::cmp_equal(statement->integer(0), run.steps.size());
        if (!follows || !store::appendBlock(*statement, 1, *shape, run))
            return store::damaged(m_database, fmt::format("a block of session {}", summary->name),
                                  fmt::format("the steps from {} on", run.steps.size()));
    }
    if (run.steps.size() < to)
        return store::damaged(m_database, fmt::format("{} steps of session {}", run.steps.size(), summary->name),
                              std::to_string(to));
    if (run.steps.size() > to) {
        run.attempts.resize(run.steps[to].firstAttempt);
        run.steps.resize(to);
    }
    return {};
}

Result<void> SessionStore::rename(SessionId id, std::string_view name)
{
    if (name.empty())
        return failure(ErrorCode::BadParameter, "''", "a name");
    return m_workspace.atomically([&]() -> Result<void> {
        const auto taken = named(name);
        if (taken && taken->id != id)
            return failure(ErrorCode::Duplicate, fmt::format("the session name '{}'", name), {},
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare("UPDATE session SET name = ? WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(name).bind(id.value).run();
    });
}

Result<void> SessionStore::keepSharedSteps(const SessionSummary& fork)
{
    Run run;
    if (auto read = readBlocks(fork.id, std::min<std::size_t>(fork.steps, fork.definition.fork.after), run); !read)
        return read;
    for (std::size_t at = 0; at < run.steps.size(); at += blockSteps) {
        if (auto inserted = insertBlock(fork.id, run, at, std::min(at + blockSteps, run.steps.size())); !inserted)
            return inserted;
    }
    return m_database.execute(fmt::format("UPDATE session SET parent_id = NULL WHERE id = {}", fork.id.value));
}

Result<void> SessionStore::remove(SessionId id)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto all = list();
        if (!all)
            return Unexpected(all.error());
        for (const SessionSummary& summary : *all) {
            if (summary.parent != id)
                continue;
            if (auto kept = keepSharedSteps(summary); !kept)
                return kept;
        }
        auto statement = m_database.prepare("DELETE FROM session WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(id.value).run();
    });
}

std::string runDigest(const Run& run)
{
    ContentHasher hasher;
    const store::SessionBlock block = store::blockOf(run, 0, run.steps.size());
    store::withBytes(block, [&](auto... bytes) { (hasher.add(bytes), ...); });
    return hasher.digest();
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sessionstore.h"

#include "core/benchmark/textcheck.h"
#include "core/session/sessionjson.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/names.h"
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

/// The query with what follows its FROM clause. Appended, since GCC 12 misjudges the buffers of `std::string +
/// literal`.
std::string summaryQueryWith(std::string_view rest)
{
    std::string query(summaryQuery);
    query.append(rest);
    return query;
}

SessionSummary summaryOfRow(const Database& database, const Statement& row)
{
    SessionSummary summary;
    summary.id = {row.integer(0)};
    summary.benchmark = {row.integer(1)};
    summary.name = row.text(2);
    summary.createdUtc = row.text(3);
    TextSource source(database.file() + ", session " + summary.name, row.text(4));
    auto definition = readSessionJson(source);
    if (definition)
        summary.definition = std::move(*definition);
    else
        summary.damage = definition.error();
    if (row.integer(5) < 0 || row.integer(8) < 0) {
        summary.damage = store::damaged(database, "session " + shown(summary.name), "counts from 0").value();
        return summary;
    }
    summary.streamTasks = static_cast<std::size_t>(row.integer(5));
    if (!row.isNull(6))
        summary.parent = SessionId{row.integer(6)};
    summary.parentName = row.text(7);
    summary.steps = static_cast<std::size_t>(row.integer(8));
    summary.finished = row.integer(9) != 0;
    return summary;
}

/// Whether the steps from `from` on stand one after the other in a stream of so many tasks, and after those before
/// them.
bool positionsFollow(std::span<const Step> steps, std::size_t from, std::size_t streamTasks)
{
    for (std::size_t i = from; i < steps.size(); ++i) {
        if (steps[i].position >= streamTasks || (i > 0 && steps[i].position <= steps[i - 1].position))
            return false;
    }
    return true;
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
    if (auto checked = store::checkName(name, {m_database.file(), 0, 0}); !checked)
        return Unexpected(checked.error());
    SessionId id;
    const auto added = m_workspace.atomically([&]() -> Result<void> {
        if (auto isFree = checkNameIsFree(name); !isFree)
            return isFree;
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
        summaries.push_back(summaryOfRow(m_database, *statement));
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
        return unknownSession(m_database, shown(name));
    SessionSummary summary = summaryOfRow(m_database, *statement);
    if (summary.damage)
        return Unexpected(std::move(*summary.damage));
    return summary;
}

Result<std::optional<SessionId>> SessionStore::find(std::string_view name)
{
    auto statement = m_database.prepare("SELECT id FROM session WHERE name = ?");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(name).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    return *hasRow ? std::optional(SessionId{statement->integer(0)}) : std::nullopt;
}

Result<void> SessionStore::checkNameIsFree(std::string_view name, std::optional<SessionId> self)
{
    const auto found = find(name);
    if (!found)
        return Unexpected(found.error());
    if (*found && *found != self)
        return failure(ErrorCode::Duplicate, fmt::format("the session name {}", shown(name)), {},
                       {m_database.file(), 0, 0});
    return {};
}

Result<SessionStore::Head> SessionStore::headOf(SessionId id)
{
    auto statement = m_database.prepare(
        "SELECT benchmark_id, name, parent_id, fork_after, step_count, stream_tasks FROM session WHERE id = ?");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(id.value).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return unknownSession(m_database, fmt::format("session {}", id.value));
    Head head{.id = id, .benchmark = {statement->integer(0)}, .name = shown(statement->text(1)), .parent = {}};
    if (!statement->isNull(2))
        head.parent = SessionId{statement->integer(2)};
    for (const int column : {3, 4, 5}) {
        if (statement->integer(column) < 0)
            return store::damaged(m_database, "session " + head.name, "counts from 0");
    }
    head.forkAfter = static_cast<std::size_t>(statement->integer(3));
    head.steps = static_cast<std::size_t>(statement->integer(4));
    head.streamTasks = static_cast<std::size_t>(statement->integer(5));
    return head;
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
        const auto head = headOf(id);
        if (!head)
            return Unexpected(head.error());
        return readSteps(*head, head->steps, run);
    });
    if (!read)
        return Unexpected(read.error());
    return run;
}

Result<void> SessionStore::readSteps(const Head& session, std::size_t to, Run& run)
{
    struct Part {
        Head session;
        std::size_t to;
    };
    std::vector<Part> parts{{session, to}};
    while (parts.back().session.parent) {
        const Part& fork = parts.back();
        const auto parent = headOf(*fork.session.parent);
        if (!parent)
            return Unexpected(parent.error());
        // A fork is added after the session that it branches off, so ids fall along the way and no circle is left.
        if (parent->id >= fork.session.id || parent->benchmark != session.benchmark || parts.size() > deepestFork)
            return store::damaged(m_database, fmt::format("session {}, a fork of {}", fork.session.name, parent->name),
                                  "a fork of an earlier session of the same benchmark");
        parts.push_back({*parent, std::min(fork.to, fork.session.forkAfter)});
    }
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (auto read = readBlocks(part->session, part->to, run); !read)
            return read;
    }
    return {};
}

Result<void> SessionStore::readBlocks(const Head& session, std::size_t to, Run& run)
{
    const auto shape = store::shapeOf(m_database, session.benchmark);
    if (!shape)
        return Unexpected(shape.error());
    // A stream is a split or all tasks.
    const auto longestSplit = m_database.number(
        fmt::format("SELECT max(length(tasks)) FROM split WHERE benchmark_id = {}", session.benchmark.value));
    if (!longestSplit)
        return Unexpected(longestSplit.error());
    const std::size_t longest = std::max(shape->tasks, static_cast<std::size_t>(*longestSplit) / sizeof(std::uint32_t));
    if (session.streamTasks > longest || to > session.streamTasks)
        return store::damaged(m_database,
                              fmt::format("session {}: {} steps of {} tasks", session.name, to, session.streamTasks),
                              fmt::format("at most {}", longest));
    auto statement = m_database.prepare("SELECT first_step, step_count, task, position, chosen, attempts, score, "
                                        "cost_usd, attempt_model, attempt_flags, "
                                        "attempt_score, attempt_cost_usd FROM session_block WHERE session_id = ? AND "
                                        "first_step < ? ORDER BY first_step");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(session.id.value).bind(static_cast<std::int64_t>(to));
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            break;
        const std::size_t from = run.steps.size();
        const bool follows = std::cmp_equal(statement->integer(0), from);
        if (!follows || !store::appendBlock(*statement, 1, *shape, run) || run.steps.size() > session.streamTasks ||
            !positionsFollow(run.steps, from, session.streamTasks))
            return store::damaged(m_database, fmt::format("a block of session {}", session.name),
                                  fmt::format("the steps from {} on", from));
    }
    if (run.steps.size() < to)
        return store::damaged(m_database, fmt::format("{} steps of session {}", run.steps.size(), session.name),
                              std::to_string(to));
    if (run.steps.size() > to) {
        run.attempts.resize(run.steps[to].firstAttempt);
        run.steps.resize(to);
    }
    return {};
}

Result<void> SessionStore::rename(SessionId id, std::string_view name)
{
    if (auto checked = store::checkName(name, {m_database.file(), 0, 0}); !checked)
        return checked;
    return m_workspace.atomically([&]() -> Result<void> {
        if (auto isFree = checkNameIsFree(name, id); !isFree)
            return isFree;
        auto statement = m_database.prepare("UPDATE session SET name = ? WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(name).bind(id.value).run();
    });
}

Result<void> SessionStore::keepSharedSteps(SessionId fork)
{
    Run run;
    const auto head = headOf(fork);
    auto read =
        head ? readSteps(*head, std::min(head->steps, head->forkAfter), run) : Result<void>(Unexpected(head.error()));
    // What can't be read can't be kept, and is no reason to keep its origin for ever.
    if (!read && read.error().code == ErrorCode::Malformed)
        return {};
    if (!read)
        return read;
    for (std::size_t at = 0; at < run.steps.size(); at += blockSteps) {
        if (auto inserted = insertBlock(fork, run, at, std::min(at + blockSteps, run.steps.size())); !inserted)
            return inserted;
    }
    return m_database.execute(fmt::format("UPDATE session SET parent_id = NULL WHERE id = {}", fork.value));
}

Result<void> SessionStore::remove(SessionId id)
{
    return m_workspace.atomically([&]() -> Result<void> {
        std::vector<SessionId> forks;
        {
            auto statement = m_database.prepare("SELECT id FROM session WHERE parent_id = ? AND id <> ?");
            if (!statement)
                return Unexpected(statement.error());
            statement->bind(id.value).bind(id.value);
            for (;;) {
                const auto hasRow = statement->step();
                if (!hasRow)
                    return Unexpected(hasRow.error());
                if (!*hasRow)
                    break;
                forks.push_back({statement->integer(0)});
            }
        }
        for (const SessionId fork : forks) {
            if (auto kept = keepSharedSteps(fork); !kept)
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

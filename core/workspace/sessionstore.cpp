// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sessionstore.h"

#include "core/benchmark/textcheck.h"
#include "core/session/sessionjson.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/livepriors.h"
#include "core/workspace/names.h"
#include "core/workspace/rows.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

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
    auto stored = readStoredSession(source);
    if (stored) {
        summary.definition = std::move(stored->definition);
        summary.unknown = std::move(stored->unknown);
    } else {
        summary.damage = stored.error();
    }
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

/// What a journal says where a program begins with it. `definition`: as it is stored; empty where the program goes on.
JournalRecord startOf(const SessionSetting& setting, std::uint64_t step, std::string definition)
{
    JournalStart start;
    start.step = step;
    start.definition = std::move(definition);
    start.policy = fullPolicyText(setting.definition.policy);
    for (const Model& model : setting.benchmark->models)
        start.models.push_back(model.name);
    return journalRecord(start);
}

/// The journal of a live session in the table of records.
class StoredJournal final : public LiveJournal {
public:
    StoredJournal(Database& database, Statement later, Statement insert, SessionId id, std::int64_t next)
        : m_database(database)
        , m_later(std::move(later))
        , m_insert(std::move(insert))
        , m_id(id)
        , m_next(next)
    {}

    [[nodiscard]] Result<void> append(std::span<const JournalRecord> records) override
    {
        constexpr std::chrono::seconds between(1);
        const auto now = std::chrono::steady_clock::now();
        const bool durable = now - m_lastDurable >= between;
        auto appended = m_database.atomically([&] { return insert(records); }, durable);
        if (appended && durable)
            m_lastDurable = now;
        return appended;
    }

private:
    Result<void> insert(std::span<const JournalRecord> records)
    {
        auto next = firstFree();
        if (!next)
            return Unexpected(next.error());
        for (const JournalRecord& record : records) {
            const std::vector<std::byte> bytes = record.encode();
            m_insert.bind(m_id.value)
                .bind(*next)
                .bind(static_cast<std::int64_t>(record.kind()))
                .bind(std::span<const std::byte>(bytes));
            if (auto inserted = m_insert.run(); !inserted)
                return inserted;
            ++*next;
        }
        m_next = *next;
        return {};
    }

    /// Others may append verdicts of persons, and steps. Two programs that both go on with a session would make calls
    /// twice.
    Result<std::int64_t> firstFree()
    {
        std::int64_t next = m_next;
        m_later.reset();
        m_later.bind(m_id.value).bind(m_next);
        for (;;) {
            const auto hasRow = m_later.step();
            if (!hasRow)
                return Unexpected(hasRow.error());
            if (!*hasRow)
                break;
            const auto kind = static_cast<JournalKind>(m_later.integer(1));
            if (kind != JournalKind::Verdict && kind != JournalKind::Steps && kind != JournalKind::End) {
                m_later.reset();
                return failure(ErrorCode::Conflict, "another program goes on with the session", "one program at a time",
                               {m_database.file(), 0, 0});
            }
            next = m_later.integer(0) + 1;
        }
        m_later.reset();
        return next;
    }

    Database& m_database;
    Statement m_later;
    Statement m_insert;
    SessionId m_id;
    std::int64_t m_next;
    std::chrono::steady_clock::time_point m_lastDurable;
};

} // namespace

SessionStore::SessionStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<SessionId> SessionStore::insertSession(BenchmarkId benchmark, std::string_view name, const NewSession& session,
                                              const JournalRecord& start)
{
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
        const auto shared = static_cast<std::int64_t>(session.sharedSteps);
        statement->bind(benchmark.value)
            .bind(name)
            .bind(std::string_view(session.definition))
            .bind(static_cast<std::int64_t>(session.streamTasks));
        if (session.parent)
            statement->bind(session.parent->value);
        else
            statement->bindNull();
        statement->bind(shared).bind(shared);
        if (auto inserted = statement->run(); !inserted)
            return inserted;
        id = {m_database.lastInsertId()};
        return insertRecord(id, start);
    });
    if (!added)
        return Unexpected(added.error());
    return id;
}

Result<SessionId> SessionStore::add(BenchmarkId benchmark, std::string_view name, const SessionSetting& setting,
                                    std::optional<SessionId> parent)
{
    const std::uint32_t shared = parent ? setting.definition.fork.after : 0;
    const std::string json = sessionJson(setting.definition);
    return insertSession(benchmark, name, {json, setting.stream.tasks.size(), parent, shared},
                         startOf(setting, shared, json));
}

Result<SessionId> SessionStore::addLive(BenchmarkId benchmark, std::string_view name,
                                        const SessionDefinition& definition, JournalStart start)
{
    start.definition = sessionJson(definition);
    return insertSession(benchmark, name, {.definition = start.definition}, journalRecord(start));
}

Result<void> SessionStore::settleLive(SessionId id, BenchmarkId benchmark, const SessionDefinition& definition,
                                      const Run& run, bool finished, const StepNotes& notes)
{
    return m_workspace.atomically([&]() -> Result<void> {
        // Another benchmark's tasks have other positions.
        if (auto removed = m_database.execute(
                fmt::format("DELETE FROM session_record WHERE session_id = {} AND kind IN ({}, {})", id.value,
                            static_cast<int>(JournalKind::Steps), static_cast<int>(JournalKind::End)));
            !removed)
            return removed;
        auto statement = m_database.prepare("UPDATE session SET benchmark_id = ?, definition = ?, stream_tasks = ?, "
                                            "step_count = 0, finished = 0 WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        const std::string json = sessionJson(definition);
        statement->bind(benchmark.value)
            .bind(std::string_view(json))
            .bind(static_cast<std::int64_t>(run.steps.size()))
            .bind(id.value);
        if (auto updated = statement->run(); !updated)
            return updated;
        return append(id, run, finished, notes);
    });
}

Result<bool> SessionStore::isInUse(BenchmarkId benchmark)
{
    for (const char* table : {"session", "experiment", "memory_edit", "trained_policy", "desk_entry"}) {
        const auto rows =
            m_database.number(fmt::format("SELECT count(*) FROM {} WHERE benchmark_id = {}", table, benchmark.value));
        if (!rows)
            return Unexpected(rows.error());
        if (*rows > 0)
            return true;
    }
    return false;
}

Result<std::int64_t> SessionStore::nextPosition(SessionId id)
{
    return m_database.number(
        fmt::format("SELECT COALESCE(MAX(position) + 1, 0) FROM session_record WHERE session_id = {}", id.value));
}

Result<std::unique_ptr<LiveJournal>> SessionStore::journal(SessionId id, std::int64_t next)
{
    auto later = m_database.prepare(
        "SELECT position, kind FROM session_record WHERE session_id = ? AND position >= ? ORDER BY position");
    if (!later)
        return Unexpected(later.error());
    auto insert = m_database.prepare("INSERT INTO session_record(session_id, position, kind, data) VALUES(?, ?, ?, ?)");
    if (!insert)
        return Unexpected(insert.error());
    return std::make_unique<StoredJournal>(m_database, std::move(*later), std::move(*insert), id, next);
}

Result<void> SessionStore::append(SessionId id, const Run& run, bool finished, const StepNotes& notes)
{
    return m_database.atomically([&]() -> Result<void> {
        auto statement = m_database.prepare("SELECT step_count, finished FROM session WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        const auto hasRow = statement->bind(id.value).step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return unknownSession(m_database, fmt::format("session {}", id.value));
        const auto from = static_cast<std::size_t>(statement->integer(0));
        const bool ends = finished && statement->integer(1) == 0;
        if (from > run.steps.size())
            return failure(ErrorCode::Conflict, fmt::format("a session of {} steps", run.steps.size()),
                           fmt::format("{} steps are saved", from), {m_database.file(), 0, 0});
        for (std::size_t at = from; at < run.steps.size(); at += blockSteps) {
            const std::size_t to = std::min(at + blockSteps, run.steps.size());
            if (auto inserted = insertRecord(id, stepsRecord(run, notes, at, to)); !inserted)
                return inserted;
        }
        if (ends) {
            if (auto inserted = insertRecord(id, journalRecord(JournalEnd{run.steps.size()})); !inserted)
                return inserted;
        }
        if (from == run.steps.size() && !ends)
            return {};
        return m_database.execute(fmt::format("UPDATE session SET step_count = {}, finished = {} WHERE id = {}",
                                              run.steps.size(), finished ? 1 : 0, id.value));
    });
}

Result<void> SessionStore::insertRecord(SessionId id, const JournalRecord& record)
{
    auto statement = m_database.prepare(
        "INSERT INTO session_record(session_id, position, kind, data) VALUES(?1, (SELECT COALESCE(MAX(position) + 1, "
        "0) FROM session_record WHERE session_id = ?1), ?2, ?3)");
    if (!statement)
        return Unexpected(statement.error());
    const std::vector<std::byte> bytes = record.encode();
    return statement->bind(id.value)
        .bind(static_cast<std::int64_t>(record.kind()))
        .bind(std::span<const std::byte>(bytes))
        .run();
}

Result<void> SessionStore::goOn(SessionId id, const SessionSetting& setting)
{
    return m_database.atomically([&]() -> Result<void> {
        const auto all = records(id);
        const auto head = all ? headOf(id) : Unexpected(all.error());
        if (!head)
            return Unexpected(head.error());
        std::string policy;
        for (const JournalRecord& record : *all) {
            if (record.kind() != static_cast<std::uint32_t>(JournalKind::Start))
                continue;
            if (const auto start = fromRecord<JournalStart>(record))
                policy = start->policy;
        }
        if (policy == fullPolicyText(setting.definition.policy))
            return {};
        return insertRecord(id, startOf(setting, head->steps, {}));
    });
}

Result<void> SessionStore::appendRecords(SessionId id, std::span<const JournalRecord> records)
{
    return m_database.atomically(
        [&]() -> Result<void> {
            for (const JournalRecord& record : records) {
                if (auto inserted = insertRecord(id, record); !inserted)
                    return inserted;
            }
            return {};
        },
        true);
}

Result<std::vector<JournalRecord>> SessionStore::records(SessionId id)
{
    const auto head = headOf(id);
    if (!head)
        return Unexpected(head.error());
    std::vector<JournalRecord> all;
    const auto read = forEachRecord(*head, [&](JournalRecord record) -> Result<bool> {
        all.push_back(std::move(record));
        return true;
    });
    if (!read)
        return Unexpected(read.error());
    return all;
}

Result<JournalStart> SessionStore::firstStart(SessionId id)
{
    const auto head = headOf(id);
    if (!head)
        return Unexpected(head.error());
    JournalStart start;
    const auto read = forEachRecord(*head, [&](const JournalRecord& record) -> Result<bool> {
        if (record.kind() != static_cast<std::uint32_t>(JournalKind::Start))
            return false;
        auto typed = fromRecord<JournalStart>(record);
        if (!typed)
            return Unexpected(typed.error());
        start = std::move(*typed);
        return false;
    });
    if (!read)
        return Unexpected(read.error());
    return start;
}

Result<void> SessionStore::forEachRecord(const Head& session, const std::function<Result<bool>(JournalRecord)>& use)
{
    auto statement = m_database.prepare("SELECT kind, data FROM session_record WHERE session_id = ? ORDER BY position");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(session.id.value);
    for (std::size_t number = 1;; ++number) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return {};
        auto record = JournalRecord::decode(static_cast<std::uint32_t>(statement->integer(0)), statement->bytes(1));
        const auto goesOn = record ? use(std::move(*record)) : Unexpected(record.error());
        if (!goesOn)
            return store::damaged(
                m_database, fmt::format("record {} of session {}: {}", number, session.name, goesOn.error().found),
                goesOn.error().expected);
        if (!*goesOn)
            return {};
    }
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
    std::optional<SessionFold> folded;
    const auto read = m_database.consistently([&]() -> Result<void> {
        const auto head = headOf(id);
        auto made = head ? fold(*head, head->steps) : Unexpected(head.error());
        if (!made)
            return Unexpected(made.error());
        folded.emplace(std::move(*made));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    return std::move(folded->take().run);
}

Result<StoredSession> SessionStore::loadStored(const SessionSummary& session)
{
    if (session.damage)
        return Unexpected(*session.damage);
    StoredSession stored{session.definition, session.unknown, {}, session.finished};
    const auto read = m_database.consistently([&]() -> Result<void> {
        const auto head = headOf(session.id);
        auto folded = head ? fold(*head, head->steps) : Unexpected(head.error());
        if (!folded)
            return Unexpected(folded.error());
        stored.folded = folded->take();
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    const auto& starts = stored.folded.starts;
    if (!starts.empty() && !starts.front().priorsHash.empty())
        // Another thread may ask for them.
        stored.livePriors = [file = m_workspace.file(), start = starts.front()]() -> Result<LiveTeaching> {
            auto priors = livePriorsIn(file, start);
            if (!priors)
                return Unexpected(priors.error());
            return LiveTeaching{std::move(priors->benchmark), std::move(priors->encoder)};
        };
    return stored;
}

Result<SessionFold> SessionStore::fold(const Head& session, std::size_t to, std::vector<JournalRecord>* shared)
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
    const auto shape = store::shapeOf(m_database, session.benchmark);
    if (!shape)
        return Unexpected(shape.error());
    // A stream is a split or all tasks.
    const auto longestSplit = m_database.number(
        fmt::format("SELECT max(length(tasks)) FROM split WHERE benchmark_id = {}", session.benchmark.value));
    if (!longestSplit)
        return Unexpected(longestSplit.error());
    const std::size_t longest = std::max(shape->tasks, static_cast<std::size_t>(*longestSplit) / sizeof(std::uint32_t));
    SessionFold folded({shape->tasks, shape->models});
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const Head& of = part->session;
        if (of.streamTasks > longest || part->to > of.streamTasks)
            return store::damaged(m_database,
                                  fmt::format("session {}: {} steps of {} tasks", of.name, part->to, of.streamTasks),
                                  fmt::format("at most {}", longest));
        const bool own = std::next(part) == parts.rend();
        if (own && shared != nullptr)
            break;
        if (auto read = foldRecords(of, part->to, own, folded, shared); !read)
            return Unexpected(read.error());
    }
    return folded;
}

Result<void> SessionStore::foldRecords(const Head& session, std::size_t to, bool own, SessionFold& fold,
                                       std::vector<JournalRecord>* shared)
{
    const Run& run = fold.folded().run;
    const auto read = forEachRecord(session, [&](const JournalRecord& record) -> Result<bool> {
        const bool ofSteps = record.kind() == static_cast<std::uint32_t>(JournalKind::Steps);
        if (!own && (!ofSteps || run.steps.size() >= to))
            return run.steps.size() < to;
        const std::size_t from = run.steps.size();
        if (auto added = fold.add(record); !added)
            return Unexpected(added.error());
        if (run.steps.size() > session.streamTasks || !positionsFollow(run.steps, from, session.streamTasks))
            return failure(ErrorCode::Malformed, fmt::format("the steps from {} on", from + 1),
                           fmt::format("tasks one after the other, of a stream of {}", session.streamTasks));
        if (shared != nullptr && ofSteps) {
            auto kept = firstStepsOf(record, to - from);
            if (!kept)
                return Unexpected(kept.error());
            shared->push_back(std::move(*kept));
        }
        return true;
    });
    if (!read)
        return read;
    if (run.steps.size() < to)
        return store::damaged(m_database, fmt::format("{} steps of session {}", run.steps.size(), session.name),
                              std::to_string(to));
    fold.cutTo(to);
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
    std::vector<JournalRecord> shared;
    const auto head = headOf(fork);
    const auto read = head ? fold(*head, head->steps, &shared) : Unexpected(head.error());
    // What can't be read can't be kept, and is no reason to keep its origin for ever.
    if (!read && read.error().code == ErrorCode::Malformed)
        return {};
    if (!read)
        return Unexpected(read.error());
    // They come before its own records, which make room for them by way of numbers that no record has.
    auto moved = m_database.execute(
        fmt::format("UPDATE session_record SET position = -(position + {1}) - 1 WHERE session_id = {0}; "
                    "UPDATE session_record SET position = -position - 1 WHERE session_id = {0}",
                    fork.value, shared.size()));
    for (std::size_t i = 0; moved && i < shared.size(); ++i) {
        auto statement =
            m_database.prepare("INSERT INTO session_record(session_id, position, kind, data) VALUES(?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        const std::vector<std::byte> bytes = shared[i].encode();
        moved = statement->bind(fork.value)
                    .bind(static_cast<std::int64_t>(i))
                    .bind(static_cast<std::int64_t>(shared[i].kind()))
                    .bind(std::span<const std::byte>(bytes))
                    .run();
    }
    if (!moved)
        return moved;
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
    withBytes(stepColumns(run, 0, run.steps.size()), [&](const auto& columns) {
        for (const std::span<const std::byte> column : columns)
            hasher.add(column);
    });
    return hasher.digest();
}

} // namespace acr

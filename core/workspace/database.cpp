// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/database.h"

#include "core/base/utf8.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

namespace acr {

namespace {

Error errorOf(int code, const char* message, const std::string& file, int systemError = 0)
{
    const Place place{file, 0, 0};
    std::string said = message != nullptr ? message : sqlite3_errstr(code);
    if (systemError != 0)
        said += fmt::format(" ({})", std::generic_category().message(systemError));
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::Busy, place, said, {}};
    case SQLITE_NOTADB: return {ErrorCode::NotAWorkspace, place, said, {}};
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ)
            return {ErrorCode::FileUnreadable, place, said, {}};
        return {ErrorCode::FileUnwritable, place, said, {}};
    case SQLITE_READONLY:
    case SQLITE_FULL: return {ErrorCode::FileUnwritable, place, said, {}};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return {ErrorCode::FileUnreadable, place, said, {}};
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge, place, said, fmt::format("{} bytes", std::numeric_limits<std::int32_t>::max())};
    default: return {ErrorCode::Database, place, said, {}};
    }
}

Error errorOf(sqlite3* connection, int code, const std::string& file)
{
    return errorOf(code, sqlite3_errmsg(connection), file, sqlite3_system_errno(connection));
}

/// The path in a form that SQLite takes for nothing else: ":memory:" and "file:" begin with no folder.
std::string plainPath(const std::string& file)
{
    return file.starts_with('/') ? file : "./" + file;
}

} // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt* statement, std::string file)
    : m_statement(statement)
    , m_file(std::move(file))
{}

Statement& Statement::bound(int code)
{
    if (code != SQLITE_OK && m_bindError == SQLITE_OK)
        m_bindError = code;
    ++m_nextParameter;
    return *this;
}

Statement& Statement::bind(std::int64_t value)
{
    return bound(sqlite3_bind_int64(m_statement.get(), m_nextParameter, value));
}

Statement& Statement::bind(double value)
{
    return std::isnan(value) ? bindNull() : bound(sqlite3_bind_double(m_statement.get(), m_nextParameter, value));
}

Statement& Statement::bind(std::string_view text)
{
    // A null pointer would bind NULL instead of the empty text.
    const char* data = text.data() != nullptr ? text.data() : "";
    return bound(
        sqlite3_bind_text64(m_statement.get(), m_nextParameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

Statement& Statement::bind(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return bound(sqlite3_bind_zeroblob(m_statement.get(), m_nextParameter, 0));
    return bound(sqlite3_bind_blob64(m_statement.get(), m_nextParameter, bytes.data(), bytes.size(), SQLITE_STATIC));
}

Statement& Statement::bindNull()
{
    return bound(sqlite3_bind_null(m_statement.get(), m_nextParameter));
}

Result<bool> Statement::step()
{
    m_repaired.clear();
    if (m_bindError != SQLITE_OK)
        return tl::unexpected(errorOf(std::exchange(m_bindError, SQLITE_OK), nullptr, m_file));
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(errorOf(sqlite3_db_handle(m_statement.get()), code, m_file));
}

Result<void> Statement::run()
{
    const Result<bool> stepped = step();
    reset();
    if (!stepped)
        return tl::unexpected(stepped.error());
    return {};
}

void Statement::reset()
{
    m_repaired.clear();
    sqlite3_reset(m_statement.get());
    m_nextParameter = 1;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char* data = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    if (data == nullptr)
        return {};
    const std::string_view text(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
    if (!invalidUtf8(text))
        return text;
    return m_repaired.emplace_back(repairedUtf8(text));
}

std::span<const std::byte> Statement::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::span<const std::byte>()
                           : std::span(static_cast<const std::byte*>(data), static_cast<std::size_t>(size));
}

void Database::Closer::operator()(sqlite3* connection) const
{
    sqlite3_close_v2(connection);
}

Database::Database(sqlite3* connection, std::string file)
    : m_connection(connection)
    , m_file(std::move(file))
{}

Result<Database> Database::open(const std::string& file, Access access)
{
    int flags = SQLITE_OPEN_EXRESCODE;
    std::string name = plainPath(file);
    switch (access) {
    case Access::Create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    case Access::ReadWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Access::ReadOnly: flags |= SQLITE_OPEN_READONLY; break;
    case Access::Immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = file.starts_with('/') ? "file://" : "file:";
        for (const char c : plainPath(file)) {
            if (c == '%' || c == '?' || c == '#')
                name += fmt::format("%{:02x}", static_cast<unsigned char>(c));
            else
                name += c;
        }
        name += "?immutable=1";
        break;
    }
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &connection, flags, nullptr);
    Database database(connection, file);
    if (code != SQLITE_OK)
        return tl::unexpected(connection != nullptr ? errorOf(connection, code, file) : errorOf(code, nullptr, file));
    database.setLockWait(defaultLockWait);
    const bool wantsToWrite = access == Access::Create || access == Access::ReadWrite;
    if (wantsToWrite && sqlite3_db_readonly(connection, "main") == 1)
        return tl::unexpected(errorOf(SQLITE_READONLY, nullptr, file));
    return database;
}

void Database::setLockWait(std::chrono::milliseconds wait)
{
    sqlite3_busy_timeout(m_connection.get(), static_cast<int>(wait.count()));
}

Result<Database> Database::inMemory()
{
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(connection, "memory");
    if (code != SQLITE_OK)
        return tl::unexpected(errorOf(code, nullptr, database.m_file));
    return database;
}

Result<void> Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_connection.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(errorOf(m_connection.get(), code, m_file));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(errorOf(m_connection.get(), code, m_file));
    return Statement(statement, m_file);
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->step().map([&](bool hasRow) { return hasRow ? statement->integer(0) : 0; });
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection.get());
}

std::int64_t Database::changedRows() const
{
    return sqlite3_changes64(m_connection.get());
}

Result<void> Database::atomically(const std::function<Result<void>()>& body, bool durable)
{
    const bool outermost = m_depth == 0;
    const std::string part = fmt::format("part{}", m_depth);
    if (outermost && durable) {
        // In WAL mode only FULL waits for the disk at each commit.
        if (auto set = execute("PRAGMA synchronous=FULL"); !set)
            return set;
    }
    if (auto begun = execute(outermost ? "BEGIN IMMEDIATE" : "SAVEPOINT " + part); !begun)
        return begun;
    ++m_depth;
    Result<void> done = body();
    --m_depth;
    if (done)
        done = execute(outermost ? "COMMIT" : "RELEASE " + part);
    if (!done) {
        // Some failures (a full disk) have already rolled back.
        if (sqlite3_get_autocommit(m_connection.get()) == 0)
            (void)execute(outermost ? "ROLLBACK" : fmt::format("ROLLBACK TO {0}; RELEASE {0}", part));
    }
    if (outermost && durable)
        (void)execute("PRAGMA synchronous=NORMAL");
    return done;
}

Result<void> Database::consistently(const std::function<Result<void>()>& body)
{
    if (m_depth > 0)
        return body();
    if (auto begun = execute("BEGIN DEFERRED"); !begun)
        return begun;
    ++m_depth;
    Result<void> done = body();
    --m_depth;
    if (auto ended = execute("COMMIT"); !ended && done)
        return ended;
    return done;
}

Result<void> Database::copyTo(Database& target)
{
    sqlite3* const to = target.m_connection.get();
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", m_connection.get(), "main");
    if (backup == nullptr)
        return tl::unexpected(errorOf(to, sqlite3_errcode(to), target.m_file));
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return tl::unexpected(errorOf(code, nullptr, target.m_file));
    return {};
}

Result<void> Database::backUpTo(const std::string& target)
{
    Result<Database> copy = open(target, Access::Create);
    if (!copy)
        return tl::unexpected(copy.error());
    return copyTo(*copy);
}

Result<Database> Database::copiedToMemory()
{
    Result<Database> copy = inMemory();
    if (!copy)
        return copy;
    copy->m_file = m_file;
    if (auto copied = copyTo(*copy); !copied)
        return tl::unexpected(copied.error());
    return copy;
}

Result<void> Database::compactTo(const std::string& target)
{
    Result<Statement> copy = prepare("VACUUM INTO ?1");
    if (!copy)
        return tl::unexpected(copy.error());
    const std::string path = plainPath(target);
    return copy->bind(std::string_view(path)).run();
}

Result<void> Database::checkpoint()
{
    const int code = sqlite3_wal_checkpoint_v2(m_connection.get(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(errorOf(m_connection.get(), code, m_file));
    return {};
}

void Database::leaveUntouched()
{
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::closeTidily()
{
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

} // namespace acr

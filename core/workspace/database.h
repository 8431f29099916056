// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A thin wrapper of an SQLite connection and its prepared statements, with errors as Results. Internal to
/// core/workspace.
///
/// Thread-safety: one thread at a time.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace acr {

class Statement {
public:
    Statement(sqlite3_stmt* statement, std::string file);

    /// Binds the next parameter, from the first on. Text and bytes are not copied: they must live until run() or the
    /// next reset(). NaN is bound as NULL. A failed binding is reported by step().
    Statement& bind(std::int64_t value);
    Statement& bind(double value);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<const std::byte> bytes);
    Statement& bindNull();

    /// True when there is a row to read.
    [[nodiscard]] Result<bool> step();
    /// For statements without rows: steps, then resets for the next set of parameters.
    [[nodiscard]] Result<void> run();
    void reset();

    /// Columns of the current row, from 0. Views are valid until the next step or reset. NULL is 0, NaN, empty. Text is
    /// always UTF-8: other bytes in the file come as U+FFFD.
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::span<const std::byte> bytes(int column) const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement& bound(int code);

    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    std::string m_file;
    mutable std::deque<std::string> m_repaired; ///< texts of the current row that the file does not hold as UTF-8
    int m_nextParameter = 1;
    int m_bindError = 0;
};

class Database {
public:
    enum class Access : std::uint8_t {
        Create,    ///< read and write; created if absent
        ReadWrite, ///< fails for a read-only file
        ReadOnly,
        Immutable, ///< read-only, without locks and without files beside it: for read-only folders
    };
    /// `file` is a path, also where it looks like one of SQLite's special names or like an address.
    [[nodiscard]] static Result<Database> open(const std::string& file, Access access);
    /// An empty database that no file holds.
    [[nodiscard]] static Result<Database> inMemory();

    /// How long a statement waits for the write lock of another connection before it reports Busy.
    void setLockWait(std::chrono::milliseconds wait);

    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] Result<void> execute(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// The first column of the first row, for pragmas and counts; 0 when there is no row.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);
    [[nodiscard]] std::int64_t lastInsertId() const;
    /// Rows that the last INSERT, UPDATE or DELETE that ended has changed.
    [[nodiscard]] std::int64_t changedRows() const;

    /// Runs `body` in a transaction that is committed when it succeeds and undone when it fails. Inside another
    /// atomically() it is a savepoint. `durable` waits until the disk has the commit.
    [[nodiscard]] Result<void> atomically(const std::function<Result<void>()>& body, bool durable = false);
    /// Runs `body`, which only reads, on a consistent snapshot of the database.
    [[nodiscard]] Result<void> consistently(const std::function<Result<void>()>& body);

    /// Copies the current database to a new file.
    [[nodiscard]] Result<void> backUpTo(const std::string& target);
    /// A copy of the current database that no file holds, with the same file() for errors.
    [[nodiscard]] Result<Database> copiedToMemory();
    /// Writes the content to a new file, without gaps.
    [[nodiscard]] Result<void> compactTo(const std::string& target);
    /// Moves the content of the write-ahead log into the database file.
    [[nodiscard]] Result<void> checkpoint();
    /// Whether closing moves the log into the database (the default) or leaves the files as they are.
    void leaveUntouched();
    void closeTidily();

private:
    static constexpr std::chrono::seconds defaultLockWait{10};
    struct Closer {
        void operator()(sqlite3* connection) const;
    };
    Database(sqlite3* connection, std::string file);
    [[nodiscard]] Result<void> copyTo(Database& target);

    std::unique_ptr<sqlite3, Closer> m_connection;
    std::string m_file;
    int m_depth = 0;
};

} // namespace acr

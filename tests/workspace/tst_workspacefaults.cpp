// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/database.h"
#include "core/workspace/schema.h"
#include "core/workspace/workspace.h"
#include "tests/workspace/generated.h"

#include <QtTest>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace acr;
using namespace std::chrono_literals;

namespace {

std::string bytesOf(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void writeBytes(const std::string& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

ErrorCode codeOf(const Result<Workspace>& result)
{
    return result ? ErrorCode::Empty : result.error().code;
}

/// Runs `body` in another process and returns what it returns (0 to 255), or -1 when it died.
template <class Body>
int inAnotherProcess(Body body)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Gives up the rights that let root write everywhere.
bool becomeNobody()
{
    return ::getuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
}

Result<void> failingMigration(Database& database)
{
    if (auto made = database.execute("CREATE TABLE half_done(x)"); !made)
        return made;
    return failure(ErrorCode::Database, "told to fail");
}

Result<void> addingMigration(Database& database)
{
    return database.execute("CREATE TABLE added(x)");
}

} // namespace

class WorkspaceFaultsTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    std::string newFile() { return m_folder.filePath(QStringLiteral("f%1.acrw").arg(++m_files)).toStdString(); }

    /// A closed workspace with one benchmark and one decision set.
    std::string savedFile()
    {
        const std::string file = newFile();
        Result<Workspace> workspace = Workspace::create(file);
        const test::Shape shape{300, 4, true};
        const auto id = workspace->saveBenchmark(test::generatedBenchmark(1, shape));
        (void)workspace->saveDecisionSets(*id, std::vector{test::generatedDecisions(1, "a", shape, true, true)});
        return file;
    }

    /// Runs SQL on a closed file. What went wrong; empty when nothing did.
    [[nodiscard]] static std::string change(const std::string& file, const std::string& sql)
    {
        Result<Database> database = Database::open(file, Database::Access::ReadWrite);
        if (!database)
            return describe(database.error());
        const auto done = database->execute(sql);
        return done ? std::string() : describe(done.error());
    }

private slots:
    void aNewerFileIsRefusedAndNotTouched()
    {
        const std::string file = savedFile();
        QCOMPARE(change(file, "PRAGMA user_version=99"), std::string());
        const std::string before = bytesOf(file);
        const auto written = std::filesystem::last_write_time(file);
        for (const auto mode : {Workspace::OpenMode::ReadWrite, Workspace::OpenMode::ReadOnly}) {
            const Result<Workspace> opened = Workspace::open(file, mode);
            QVERIFY(!opened);
            QVERIFY(opened.error().code == ErrorCode::NewerVersion);
            QCOMPARE(opened.error().found, std::string("99"));
            QCOMPARE(opened.error().expected, std::to_string(schemaVersion()));
            QCOMPARE(opened.error().place.file, file);
        }
        QVERIFY(codeOf(Workspace::openOrCreate(file)) == ErrorCode::NewerVersion);
        QVERIFY(bytesOf(file) == before);
        QVERIFY(std::filesystem::last_write_time(file) == written);
        QVERIFY(!std::filesystem::exists(file + "-wal"));
    }

    void aNewerVersionThatOnlyTheLogHoldsIsRefusedToo()
    {
        const std::string file = savedFile();
        const std::string before = bytesOf(file);
        // Another program raised the version and died before its log was folded in.
        Result<Database> other = Database::open(file, Database::Access::ReadWrite);
        QVERIFY(other.has_value());
        other->leaveUntouched();
        QVERIFY(other->execute("PRAGMA user_version=99").has_value());
        QVERIFY(codeOf(Workspace::open(file)) == ErrorCode::NewerVersion);
        QVERIFY(bytesOf(file) == before);
    }

    void aFileHoldsTablesOfTheSchemaAndNothingElse_data()
    {
        QTest::addColumn<QString>("sql");
        const QString endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) ";
        QTest::newRow("a view in place of a table")
            << "DROP TABLE preference; CREATE VIEW preference AS " + endless + "SELECT x AS key, x AS value FROM t";
        QTest::newRow("a view beside the tables") << "CREATE VIEW more AS SELECT 1";
        QTest::newRow("a trigger")
            << "CREATE TRIGGER slow BEFORE INSERT ON preference BEGIN SELECT count(*) FROM session; END";
        QTest::newRow("another table") << "CREATE TABLE more(x)";
        QTest::newRow("an index") << "CREATE INDEX more ON session(length(hex(definition)))";
        QTest::newRow("a generated column") << "ALTER TABLE session ADD COLUMN more AS (hex(definition))";
    }
    void aFileHoldsTablesOfTheSchemaAndNothingElse()
    {
        QFETCH(const QString, sql);
        const std::string file = savedFile();
        QCOMPARE(change(file, sql.toStdString()), std::string());
        for (const auto mode : {Workspace::OpenMode::ReadOnly, Workspace::OpenMode::ReadWrite})
            QCOMPARE(codeOf(Workspace::open(file, mode)), ErrorCode::Malformed);
    }

    void namesHaveALimit()
    {
        const std::string file = savedFile();
        auto workspace = Workspace::open(file);
        QVERIFY(workspace.has_value());
        const BenchmarkId id = workspace->benchmarks()->front().id;
        Benchmark benchmark = *workspace->loadBenchmark(id);
        benchmark.models.front().name = std::string(5000, 'x');
        QCOMPARE(workspace->saveBenchmark(benchmark).error().code, ErrorCode::TooLarge);
        benchmark.models.front().name = "caf\xe9";
        QCOMPARE(workspace->saveBenchmark(benchmark).error().code, ErrorCode::Malformed);
        QCOMPARE(change(file, "UPDATE model SET name = printf('%.*c', 1000000, 'x') WHERE position = 0"),
                 std::string());
        const auto loaded = workspace->loadBenchmark(id);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::TooLarge);
        QVERIFY(describe(loaded.error()).size() < 1000);
    }

    void whatIsNoWorkspaceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("task_id,model,score\n").repeated(50);
        QTest::newRow("short") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("magic and zeros") << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\0');
    }

    void whatIsNoWorkspaceIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const std::string file = newFile();
        writeBytes(file, bytes.toStdString());
        QVERIFY(codeOf(Workspace::open(file)) == ErrorCode::NotAWorkspace);
        QVERIFY(codeOf(Workspace::openOrCreate(file)) == ErrorCode::NotAWorkspace);
        QCOMPARE(bytesOf(file), bytes.toStdString());
    }

    void anotherProgramsDatabaseIsRefused()
    {
        const std::string file = newFile();
        {
            Result<Database> other = Database::open(file, Database::Access::Create);
            QVERIFY(other->execute("PRAGMA application_id=7; CREATE TABLE t(x)").has_value());
        }
        const std::string before = bytesOf(file);
        QVERIFY(codeOf(Workspace::open(file)) == ErrorCode::NotAWorkspace);
        QVERIFY(bytesOf(file) == before);
    }

    void placesWithoutAFileAreNamed()
    {
        QVERIFY(codeOf(Workspace::open(newFile())) == ErrorCode::FileNotFound);
        QVERIFY(codeOf(Workspace::open(m_folder.path().toStdString())) == ErrorCode::NotAWorkspace);
        const std::string nowhere = m_folder.filePath(QStringLiteral("no/such/folder.acrw")).toStdString();
        QVERIFY(codeOf(Workspace::create(nowhere)) == ErrorCode::FileUnwritable);
        const std::string there = savedFile();
        const std::string before = bytesOf(there);
        QVERIFY(codeOf(Workspace::create(there)) == ErrorCode::FileUnwritable);
        QVERIFY(bytesOf(there) == before);
    }

    void aFailedCreateLeavesNothingBehind()
    {
        const std::string file = newFile();
        const int outcome = inAnotherProcess([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{20000, 20000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            return codeOf(Workspace::create(file)) == ErrorCode::FileUnwritable ? 0 : 1;
        });
        QCOMPARE(outcome, 0);
        const QFileInfo info(QString::fromStdString(file));
        QVERIFY(info.dir().entryList({info.fileName() + QStringLiteral("*")}).isEmpty());
    }

    void aFullDiskIsToldAndNothingHalfIsSaved()
    {
        const std::string file = savedFile();
        const int outcome = inAnotherProcess([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{400000, 400000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            Result<Workspace> workspace = Workspace::open(file);
            if (!workspace)
                return 1;
            const auto saved = workspace->saveBenchmark(test::generatedBenchmark(2, {20000, 8, false}));
            if (saved)
                return 2;
            return saved.error().code == ErrorCode::FileUnwritable ? 0 : 3;
        });
        QCOMPARE(outcome, 0);
        Result<Workspace> workspace = Workspace::open(file);
        QVERIFY(workspace.has_value());
        QCOMPARE(workspace->benchmarks()->size(), std::size_t{1});
        QVERIFY(workspace->checkIntegrity()->empty());
    }

    void aFullDiskCanStillBeRead()
    {
        const std::string file = savedFile();
        const int outcome = inAnotherProcess([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{0, 0};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            Result<Workspace> workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return 1;
            if (!workspace->openedWithoutLock())
                return 2;
            const auto loaded = workspace->loadBenchmark({1}, {.prompts = true});
            return loaded && workspace->decisionSets({1}) ? 0 : 3;
        });
        QCOMPARE(outcome, 0);
        QVERIFY(!Workspace::open(file, Workspace::OpenMode::ReadOnly)->openedWithoutLock());
    }

    void aFolderThatCannotBeWrittenCanStillBeRead()
    {
        const std::string folder = m_folder.filePath(QStringLiteral("readonly")).toStdString();
        const std::string file = folder + "/shared %41 #1?.acrw";
        std::filesystem::create_directory(folder);
        {
            Result<Workspace> workspace = Workspace::create(file);
            QVERIFY(workspace.has_value());
            QVERIFY(workspace->saveBenchmark(test::generatedBenchmark(3, {50, 3, true})).has_value());
        }
        ::chmod(m_folder.path().toLocal8Bit().constData(), 0755);
        ::chmod(file.c_str(), 0444);
        ::chmod(folder.c_str(), 0555);
        const int outcome = inAnotherProcess([&] {
            if (!becomeNobody())
                return 77;
            if (codeOf(Workspace::open(file)) != ErrorCode::FileUnwritable)
                return 1;
            if (codeOf(Workspace::create(folder + "/new.acrw")) != ErrorCode::FileUnwritable)
                return 2;
            Result<Workspace> workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return 3;
            const auto all = workspace->benchmarks();
            if (!all || all->size() != 1 || !workspace->loadBenchmark(all->front().id))
                return 4;
            const auto changed = workspace->setPreference("a", "b");
            return !changed && changed.error().code == ErrorCode::FileUnwritable ? 0 : 5;
        });
        ::chmod(folder.c_str(), 0755);
        if (outcome == 77)
            QSKIP("the rights of root can't be given up here");
        QCOMPARE(outcome, 0);
    }

    void aFileThatMayNotBeReadSaysSo()
    {
        const std::string file = savedFile();
        ::chmod(m_folder.path().toLocal8Bit().constData(), 0755);
        ::chmod(file.c_str(), 0);
        const int outcome = inAnotherProcess([&] {
            if (!becomeNobody())
                return 77;
            return codeOf(Workspace::open(file)) == ErrorCode::FileUnreadable ? 0 : 1;
        });
        if (outcome == 77)
            QSKIP("the rights of root can't be given up here");
        QCOMPARE(outcome, 0);
    }

    void readOnlyRefusesChanges()
    {
        const std::string file = savedFile();
        Result<Workspace> workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
        QVERIFY(workspace.has_value());
        const auto saved = workspace->saveBenchmark(test::generatedBenchmark(3, {5, 3, true}));
        QVERIFY(!saved && saved.error().code == ErrorCode::FileUnwritable);
        QCOMPARE(workspace->benchmarks()->size(), std::size_t{1});
    }

    void anotherWriterIsReportedAsBusyAndReadingGoesOn()
    {
        const std::string file = savedFile();
        Result<Workspace> workspace = Workspace::open(file);
        QVERIFY(workspace.has_value());
        workspace->setLockWait(100ms);
        Result<Database> other = Database::open(file, Database::Access::ReadWrite);
        QVERIFY(other->execute("BEGIN IMMEDIATE").has_value());
        const auto saved = workspace->saveBenchmark(test::generatedBenchmark(4, {5, 3, true}));
        QVERIFY(!saved && saved.error().code == ErrorCode::Busy);
        const auto preference = workspace->setPreference("a", "b");
        QVERIFY(!preference && preference.error().code == ErrorCode::Busy);
        QCOMPARE(workspace->benchmarks()->size(), std::size_t{1});
        Result<Workspace> second = Workspace::open(file);
        QVERIFY(second.has_value());
        QVERIFY(other->execute("ROLLBACK").has_value());
        QVERIFY(workspace->setPreference("a", "b").has_value());
        QCOMPARE(**second->preference("a"), std::string("b"));
    }

    void anOlderFileIsBackedUpAndBroughtUpToDate()
    {
        const std::string file = newFile();
        {
            Result<Database> old = Database::open(file, Database::Access::Create);
            QVERIFY(old->execute("PRAGMA application_id=" + std::to_string(workspaceApplicationId)).has_value());
            QVERIFY(migrate(*old, migrations().first(1), false).has_value());
            QVERIFY(old->execute("INSERT INTO preference VALUES('kept', '7')").has_value());
        }
        {
            // To be read only, it is brought up to date in memory and stays as it is.
            Result<Workspace> workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
            QVERIFY2(workspace.has_value(), workspace ? "" : describe(workspace.error()).c_str());
            QCOMPARE(**workspace->preference("kept"), std::string("7"));
            QVERIFY(workspace->benchmarks()->empty());
            QVERIFY(!workspace->setPreference("kept", "8"));
        }
        QCOMPARE(readHeader(file)->version, std::int64_t{1});
        QVERIFY(!QFileInfo::exists(QString::fromStdString(backupName(file, 1))));
        {
            Result<Workspace> workspace = Workspace::open(file);
            QVERIFY2(workspace.has_value(), workspace ? "" : describe(workspace.error()).c_str());
            QVERIFY(workspace->saveBenchmark(test::generatedBenchmark(5, {5, 3, true})).has_value());
        }
        QCOMPARE(readHeader(file)->version, schemaVersion());
        QCOMPARE(**Workspace::open(file)->preference("kept"), std::string("7"));
        const std::string backup = backupName(file, 1);
        QCOMPARE(backup, file + ".backup-v1");
        QCOMPARE(readHeader(backup)->version, std::int64_t{1});
        Result<Database> copy = Database::open(backup, Database::Access::ReadWrite);
        QCOMPARE(*copy->number("SELECT value FROM preference"), std::int64_t{7});
        QVERIFY(!copy->number("SELECT count(*) FROM session"));
    }

    void migrationsRunInOrderAndAFailedOneChangesNothing()
    {
        const std::string file = savedFile();
        Result<Database> database = Database::open(file, Database::Access::ReadWrite);
        std::vector<Migration> steps(migrations().begin(), migrations().end());
        steps.push_back(addingMigration);
        steps.push_back(failingMigration);
        const auto migrated = migrate(*database, steps, true);
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().found, std::string("told to fail"));
        QCOMPARE(*database->number("PRAGMA user_version"), schemaVersion() + 1);
        QCOMPARE(*database->number("SELECT count(*) FROM added"), std::int64_t{0});
        QVERIFY(!database->number("SELECT count(*) FROM half_done"));
        QCOMPARE(*database->number("SELECT count(*) FROM benchmark"), std::int64_t{1});
        QCOMPARE(readHeader(backupName(file, schemaVersion()))->version, schemaVersion());
        const auto newer = migrate(*database, migrations(), true);
        QVERIFY(!newer && newer.error().code == ErrorCode::NewerVersion);
    }

    void aTruncatedFileIsToldAndNeverACrash()
    {
        const std::string whole = bytesOf(savedFile());
        for (std::size_t part = 0; part < 24; ++part) {
            const std::string file = newFile();
            writeBytes(file, whole.substr(0, whole.size() * part / 24));
            Result<Workspace> workspace = Workspace::open(file);
            QVERIFY2(!workspace, qPrintable(QString::number(part)));
            QVERIFY(workspace.error().code == ErrorCode::NotAWorkspace ||
                    workspace.error().code == ErrorCode::Database);
            QCOMPARE(workspace.error().place.file, file);
        }
    }

    void damagedBytesAreToldAndNeverACrash()
    {
        const std::string whole = bytesOf(savedFile());
        Random random(99);
        int told = 0;
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole;
            for (std::uint64_t left = 1 + random.below(40); left > 0; --left) {
                const std::size_t at = 100 + random.below(damaged.size() - 100);
                damaged[at] = static_cast<char>(random.below(256));
            }
            const std::string file = newFile();
            writeBytes(file, damaged);
            Result<Workspace> workspace = Workspace::open(file);
            if (!workspace) {
                ++told;
                continue;
            }
            const auto all = workspace->benchmarks();
            if (!all || all->empty()) {
                ++told;
                continue;
            }
            const auto loaded = workspace->loadBenchmark(all->front().id, {.prompts = true});
            const auto sets = workspace->decisionSets(all->front().id);
            told += !loaded || !sets ? 1 : 0;
            (void)workspace->checkIntegrity();
            std::filesystem::remove(file);
        }
        QVERIFY2(told > 20, qPrintable(QString::number(told)));
    }

    void aDamagedTableIsToldBeforeAnythingIsBuiltOnIt_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
        row("more tasks than blocks", "UPDATE benchmark SET task_count = 301");
        row("more tasks than memory", "UPDATE benchmark SET task_count = 4000000000");
        row("a negative count", "UPDATE benchmark SET task_count = -1");
        row("a count beyond the types", "UPDATE benchmark SET model_count = 70000");
        row("an unknown kind", "UPDATE benchmark SET kind = 'dreamt'");
        row("blocks of another size", "UPDATE benchmark SET block_tasks = 7");
        row("a model less", "DELETE FROM model WHERE position = 2");
        row("a category less", "DELETE FROM category WHERE facet = 'dimension' AND position = 1");
        row("categories beyond the table", "UPDATE task_block SET categories = replace(hex(categories), '00', 'ff')");
        row("cut categories", "UPDATE task_block SET categories = substr(categories, 5)");
        row("cut ids", "UPDATE task_block SET ids = substr(ids, 1, length(ids) - 3)");
        row("no ids", "UPDATE task_block SET ids = x''");
        row("a huge block", "UPDATE task_block SET task_count = 1 << 60");
        row("a negative block", "UPDATE task_block SET task_count = -5");
        row("offsets that go back", "UPDATE task_block SET original_ids = zeroblob(1196) || x'01000000'");
        row("no blocks", "DELETE FROM task_block");
        row("a block twice",
            "INSERT INTO task_block SELECT benchmark_id, 1, task_count, ids, original_ids, facets, categories, "
            "prompt_chars FROM task_block; UPDATE benchmark SET task_count = 600");
        row("no scores", "DELETE FROM outcome_block WHERE name = 'score'");
        row("no costs", "DELETE FROM outcome_block WHERE name = 'cost_usd'");
        row("cut flags", "UPDATE outcome_block SET data = substr(data, 2) WHERE name = 'flags'");
        row("long flags", "UPDATE outcome_block SET data = data || x'00' WHERE name = 'flags'");
        row("cut scores", "UPDATE outcome_block SET data = substr(data, 9) WHERE name = 'score'");
        row("a split beyond the tasks", "UPDATE split SET tasks = x'2c010000'");
        row("an odd split", "UPDATE split SET tasks = x'000000'");
        row("a prompt beyond the tasks", "UPDATE prompt SET task = 300 WHERE task = (SELECT max(task) FROM prompt)");
    }

    void aDamagedTableIsToldBeforeAnythingIsBuiltOnIt()
    {
        QFETCH(QString, sql);
        const std::string file = savedFile();
        QCOMPARE(change(file, "INSERT OR REPLACE INTO split VALUES(1, 0, 'probing', x'00000000')"), std::string());
        QCOMPARE(change(file, sql.toStdString()), std::string());
        Result<Workspace> workspace = Workspace::open(file);
        QVERIFY(workspace.has_value());
        const auto loaded = workspace->loadBenchmark({1}, {.prompts = true});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().code == ErrorCode::Malformed, describe(loaded.error()).c_str());
        QCOMPARE(loaded.error().place.file, file);
        QVERIFY(!loaded.error().found.empty());
    }

    void poolsThatNothingCanRouteAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no models") << QStringLiteral("DELETE FROM model; DELETE FROM outcome_block; "
                                                     "UPDATE benchmark SET model_count = 0")
                                   << ErrorCode::NotApplicable;
        QTest::newRow("too many models") << QStringLiteral("UPDATE benchmark SET model_count = 1025")
                                         << ErrorCode::TooLarge;
    }

    /// Files of earlier versions may hold them.
    void poolsThatNothingCanRouteAreRefused()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorCode, code);
        const std::string file = savedFile();
        QCOMPARE(change(file, sql.toStdString()), std::string());
        Result<Workspace> workspace = Workspace::open(file);
        QVERIFY(workspace.has_value());
        const auto loaded = workspace->loadBenchmark({1});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().code == code, describe(loaded.error()).c_str());
        QCOMPARE(loaded.error().place.file, file);
        // It can still be seen and removed.
        QCOMPARE(workspace->benchmarks()->size(), std::size_t{1});
        QVERIFY(workspace->removeBenchmark({1}).has_value());
    }

    void damagedDecisionsAreTold_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
        row("a negative count", "UPDATE decision_set SET decision_count = -1");
        row("a huge count", "UPDATE decision_set SET decision_count = 1 << 60");
        row("cut tasks", "UPDATE decision_set SET task = substr(task, 3)");
        row("tasks beyond the table", "UPDATE decision_set SET task = x'ffffffff' || substr(task, 5)");
        row("models beyond the pool", "UPDATE decision_set SET chosen = x'0400' || substr(chosen, 3)");
        row("cut scores", "UPDATE decision_set SET score = substr(score, 2)");
        row("chains longer than their models", "UPDATE decision_set SET chain = x'0000'");
        row("lengths without chains", "UPDATE decision_set SET chain = NULL");
        row("chains beyond the pool", "UPDATE decision_set SET chain = x'0400' || substr(chain, 3)");
    }

    void damagedDecisionsAreTold()
    {
        QFETCH(QString, sql);
        const std::string file = savedFile();
        QCOMPARE(change(file, sql.toStdString()), std::string());
        Result<Workspace> workspace = Workspace::open(file);
        const auto sets = workspace->decisionSets({1});
        QVERIFY(!sets);
        QVERIFY2(sets.error().code == ErrorCode::Malformed, describe(sets.error()).c_str());
    }
};

QTEST_APPLESS_MAIN(WorkspaceFaultsTest)
#include "tst_workspacefaults.moc"

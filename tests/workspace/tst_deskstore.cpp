// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/database.h"
#include "core/workspace/deskstore.h"
#include "tests/support/generatedbenchmark.h"

#include <fmt/format.h>

#include <QtTest>

using namespace acr;

namespace {

using Keys = std::vector<std::string>;

void writeOne(DeskStore& store, BenchmarkId id, const char* key, const std::string& value)
{
    const DeskEntry entry{key, value};
    if (const auto written = store.write(id, {&entry, 1}); !written)
        qFatal("%s", describe(written.error()).c_str());
}

ErrorCode refusal(DeskStore& store, BenchmarkId id, const std::vector<DeskEntry>& entries)
{
    const auto written = store.write(id, entries);
    if (written)
        qFatal("it was written");
    return written.error().code;
}

} // namespace

class DeskStoreTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

private slots:
    void keepsWhatIsOnTheDeskOfABenchmark()
    {
        const std::string path = file("kept.acrw");
        BenchmarkId first;
        BenchmarkId second;
        const std::string value = "{\"set\": \"{\\\"mean\\\": 0.1}\", \"通义\": [1, null]}";
        {
            auto workspace = Workspace::create(path).value();
            first = workspace.saveBenchmark(test::generatedBenchmark(1)).value();
            second = workspace.saveBenchmark(test::generatedBenchmark(2)).value();
            DeskStore store(workspace);
            QVERIFY(!store.read(first, "priors").value());
            const std::vector<DeskEntry> entries{{"priors", value}, {"undo", "{}"}, {"gone", "{\"a\": 1}"}};
            QVERIFY(store.write(first, entries).has_value());
            writeOne(store, second, "priors", "{\"other\": true}");
            writeOne(store, first, "gone", {});
        }
        auto workspace = Workspace::open(path).value();
        DeskStore store(workspace);
        QCOMPARE(store.read(first, "priors").value().value(), value);
        QCOMPARE(store.read(second, "priors").value().value(), std::string("{\"other\": true}"));
        QCOMPARE(store.keys(first).value(), (Keys{"priors", "undo"}));
        QVERIFY(workspace.removeBenchmark(first).has_value());
        QVERIFY(store.keys(first).value().empty());
        QCOMPARE(refusal(store, first, {{"priors", "{}"}}), ErrorCode::UnknownName);
        QVERIFY(workspace.checkIntegrity().value().empty());
    }

    void writesAllOrNothingWithinItsBounds()
    {
        auto workspace = Workspace::create(file("bounds.acrw")).value();
        const BenchmarkId id = workspace.saveBenchmark(test::generatedBenchmark(1)).value();
        DeskStore store(workspace);
        writeOne(store, id, "a", "{\"old\": 1}");
        const std::string large = fmt::format("{{\"a\": \"{}\"}}", std::string(DeskStore::maxValueBytes, 'x'));
        QCOMPARE(refusal(store, id, {{"a", "{\"new\": 1}"}, {"b", large}}), ErrorCode::TooLarge);
        QCOMPARE(refusal(store, id, {{"a", "{\"new\": 1}"}, {"b", "[1]"}}), ErrorCode::Malformed);
        QCOMPARE(refusal(store, id, {{"a", "{\"new\": 1}"}, {"b", "{\"\xff\": 1}"}}), ErrorCode::Malformed);
        QCOMPARE(refusal(store, id, {{"a", "{\"new\": 1}"}, {"", "{}"}}), ErrorCode::BadParameter);
        QCOMPARE(refusal(store, id, {{std::string(DeskStore::maxKeyBytes + 1, 'k'), "{}"}}), ErrorCode::BadParameter);
        std::vector<DeskEntry> many;
        for (std::size_t i = 0; i < DeskStore::maxEntries; ++i)
            many.push_back({fmt::format("k{}", i), "{}"});
        QCOMPARE(refusal(store, id, many), ErrorCode::TooLarge);
        QCOMPARE(store.keys(id).value(), Keys{"a"});
        QCOMPARE(store.read(id, "a").value().value(), std::string("{\"old\": 1}"));
        many.pop_back();
        QVERIFY(store.write(id, many).has_value());
    }

    void tellsADamagedEntryAndReplacesIt()
    {
        const std::string path = file("damaged.acrw");
        auto workspace = Workspace::create(path).value();
        const BenchmarkId id = workspace.saveBenchmark(test::generatedBenchmark(1)).value();
        DeskStore store(workspace);
        writeOne(store, id, "a", "{\"good\": 1}");
        writeOne(store, id, "b", "{\"good\": 2}");
        auto raw = Database::open(path, Database::Access::ReadWrite).value();
        const std::string deep(100'000, '[');
        const auto damage = [&](const std::string& sql) {
            if (const auto done = raw.execute("UPDATE desk_entry SET value = " + sql + " WHERE key = 'a'"); !done)
                qFatal("%s", describe(done.error()).c_str());
            const auto read = store.read(id, "a");
            return read ? std::optional<ErrorCode>() : std::optional(read.error().code);
        };
        QCOMPARE(damage("'{\"a\": '"), std::optional(ErrorCode::Malformed));
        QCOMPARE(damage("'{\"a\": " + deep + "'"), std::optional(ErrorCode::Malformed));
        QCOMPARE(damage("x'00ff7b'"), std::optional(ErrorCode::Malformed));
        QCOMPARE(damage("17"), std::optional(ErrorCode::Malformed));
        QCOMPARE(damage("zeroblob(5000000)"), std::optional(ErrorCode::TooLarge));
        QCOMPARE(store.read(id, "b").value().value(), std::string("{\"good\": 2}"));
        writeOne(store, id, "a", "{\"good\": 3}");
        QCOMPARE(store.read(id, "a").value().value(), std::string("{\"good\": 3}"));
    }

    void readsAndDoesNotWriteInAWorkspaceThatIsOnlyRead()
    {
        const std::string path = file("readonly.acrw");
        BenchmarkId id;
        {
            auto workspace = Workspace::create(path).value();
            id = workspace.saveBenchmark(test::generatedBenchmark(1)).value();
            DeskStore store(workspace);
            writeOne(store, id, "a", "{\"good\": 1}");
        }
        auto workspace = Workspace::open(path, Workspace::OpenMode::ReadOnly).value();
        DeskStore store(workspace);
        QCOMPARE(store.read(id, "a").value().value(), std::string("{\"good\": 1}"));
        const DeskEntry entry{"a", "{}"};
        QVERIFY(!store.write(id, {&entry, 1}).has_value());
        QCOMPARE(store.read(id, "a").value().value(), std::string("{\"good\": 1}"));
    }
};

QTEST_GUILESS_MAIN(DeskStoreTest)
#include "tst_deskstore.moc"

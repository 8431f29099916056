// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorjson.h"
#include "core/workspace/database.h"
#include "core/workspace/filterstore.h"
#include "core/workspace/priorstore.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

using namespace acr;

namespace {

PriorSet learned(std::uint64_t seed)
{
    const Benchmark data = test::generatedBenchmark(seed);
    return learnPriors(data.models, data.tasks, data.split(probingSplit)->tasks, data.outcomes, MissingScores::AsZero);
}

} // namespace

class PriorStoreTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void keepsSetsByName()
    {
        const std::string file = m_folder.filePath("sets.acrw").toStdString();
        const PriorSet first = learned(1);
        const PriorSet second = learned(2);
        {
            auto workspace = Workspace::create(file).value();
            PriorStore store(workspace);
            QVERIFY(store.names().value().empty());
            QVERIFY(store.save("later", second).has_value());
            QVERIFY(store.save("first; 'quoted'", first).has_value());
        }
        auto workspace = Workspace::open(file).value();
        PriorStore store(workspace);
        QCOMPARE(store.names().value(), (std::vector<std::string>{"first; 'quoted'", "later"}));
        QVERIFY(store.load("first; 'quoted'").value() == first);
        // Saved again, taken away, and put back: the same bytes.
        QVERIFY(store.save("later", first).has_value());
        QVERIFY(store.load("later").value() == first);
        QVERIFY(store.remove("later").has_value());
        QVERIFY(!store.find("later").value().has_value());
        QVERIFY(store.save("later", second).has_value());
        QCOMPARE(priorJson(store.load("later").value()), priorJson(second));
    }

    void keepsFiltersByName()
    {
        const std::string file = m_folder.filePath("filters.acrw").toStdString();
        const SavedFilter hard{"hard; 'quoted'", "score(a) < 0.5 and \"通义\"", 0.75};
        {
            auto workspace = Workspace::create(file).value();
            FilterStore store(workspace);
            QVERIFY(store.all().value().empty());
            QVERIFY(store.save({"b", "solves(a)"}).has_value());
            QVERIFY(store.save(hard).has_value());
            QVERIFY(store.save({"b", "fails(a)"}).has_value());
        }
        auto workspace = Workspace::open(file).value();
        FilterStore store(workspace);
        QCOMPARE(store.all().value(), (std::vector<SavedFilter>{{"b", "fails(a)"}, hard}));
        QVERIFY(store.load(hard.name).value() == hard);
        QCOMPARE(store.load("c").error().code, ErrorCode::UnknownName);
        QCOMPARE(store.save({"c", "fails("}).error().code, ErrorCode::BadFilter);
        QCOMPARE(store.save({"", "fails(a)"}).error().code, ErrorCode::BadParameter);
        QCOMPARE(store.rename("b", hard.name).error().code, ErrorCode::Duplicate);
        QVERIFY(store.rename("b", "c").has_value());
        QVERIFY(store.remove("c").has_value());
        QCOMPARE(store.remove("c").error().code, ErrorCode::UnknownName);
        QCOMPARE(store.all().value(), std::vector<SavedFilter>{hard});
    }

    void refusesWhatIsNoNameAndWhatIsNotThere()
    {
        auto workspace = Workspace::create(m_folder.filePath("names.acrw").toStdString()).value();
        PriorStore store(workspace);
        for (const char* name : {"", "  ", "\xff"})
            QCOMPARE(store.save(name, learned(1)).error().code, ErrorCode::BadParameter);
        QCOMPARE(store.save(std::string(201, 'x'), learned(1)).error().code, ErrorCode::BadParameter);
        QCOMPARE(store.load("nobody").error().code, ErrorCode::UnknownName);
        QCOMPARE(store.remove("nobody").error().code, ErrorCode::UnknownName);
    }

    void refusesWhatItCouldNotRead()
    {
        auto workspace = Workspace::create(m_folder.filePath("large.acrw").toStdString()).value();
        PriorStore store(workspace);
        const Benchmark data = test::generatedBenchmark(1, {.tasks = 100, .models = 1025});
        const PriorSet large =
            learnPriors(data.models, data.tasks, data.split(probingSplit)->tasks, data.outcomes, MissingScores::AsZero);
        const auto saved = store.save("large", large);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::TooLarge);
        PriorSet wrong = learned(1);
        wrong.everywhere.front().mean = 2;
        QCOMPARE(store.save("wrong", wrong).error().code, ErrorCode::OutOfRange);
        QVERIFY(store.names().value().empty());
    }

    void tellsADamagedSet()
    {
        const std::string file = m_folder.filePath("damaged.acrw").toStdString();
        auto workspace = Workspace::create(file).value();
        PriorStore store(workspace);
        QVERIFY(store.save("set", learned(1)).has_value());
        QVERIFY(Database::open(file, Database::Access::ReadWrite)
                    ->execute("UPDATE prior_set SET document = '{\"format\": 1}'")
                    .has_value());
        const auto set = store.load("set");
        QVERIFY(!set && set.error().code == ErrorCode::WrongType && set.error().place.line == 1);
        // It can still be replaced and removed.
        QVERIFY(store.remove("set").has_value());
    }
};

QTEST_GUILESS_MAIN(PriorStoreTest)
#include "tst_priorstore.moc"

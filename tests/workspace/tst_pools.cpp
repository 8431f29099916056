// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pools of every size go the whole way: import, workspace, statistics, the table, replays of every policy, priors,
/// sessions. What is too large is refused once and says where.

#include "core/benchmark/import.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/modelset.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/portfolio.h"
#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionengine.h"
#include "core/workspace/priorstore.h"
#include "core/workspace/trainedpolicystore.h"
#include "tests/support/everypolicy.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

using namespace acr;
using namespace acr::test;

namespace {

constexpr std::size_t sizes[] = {1, 8, 64, 65, 200, 1024};

/// So many tasks of a pool of that size that a replay of the slowest policy takes a second or two.
std::size_t tasksFor(std::size_t models)
{
    return models > 200 ? 24 : 120;
}

std::string nameOf(std::size_t model)
{
    constexpr std::array<const char*, 8> known{"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                                               "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};
    return model < known.size() ? known[model] : fmt::format("model-{}", model);
}

double scoreOf(std::size_t task, std::size_t model)
{
    return static_cast<double>((task * 7 + model * 13 + task * model) % 5 < 2);
}

double costOf(std::size_t task, std::size_t model)
{
    return 0.0005 * static_cast<double>(1 + (task + 3 * model) % 40);
}

/// A matrix JSON with a line a model in the list and a line a task in the matrix.
std::string matrixOf(std::size_t models)
{
    const std::size_t tasks = tasksFor(models);
    std::string text = "{\"models\": [";
    for (std::size_t j = 0; j < models; ++j)
        text += fmt::format("{}\n\"{}\"", j > 0 ? "," : "", nameOf(j));
    text += "],\n\"matrix\": {";
    for (std::size_t i = 0; i < tasks; ++i) {
        text += fmt::format("{}\n\"dim{}_source{}_{}\": {{", i > 0 ? "," : "", i % 3, i % 2, i);
        for (std::size_t j = 0; j < models; ++j)
            text += fmt::format("{}\"{}\": {{\"score\": {}, \"cost_usd\": {}}}", j > 0 ? ", " : "", nameOf(j),
                                scoreOf(i, j), costOf(i, j));
        text += "}";
    }
    // Prompts for one of the sizes: reading them takes a while.
    const bool prompts = models == 65;
    text += "},\n\"metadata\": {";
    for (std::size_t i = 0; i < tasks; ++i) {
        text += fmt::format("{}\n\"dim{}_source{}_{}\": {{\"split\": \"{}\", \"dimension\": \"dimension {}\"",
                            i > 0 ? "," : "", i % 3, i % 2, i, i % 2 == 0 ? "probing" : "id_test", i % 3);
        if (prompts)
            text += fmt::format(", \"prompt\": \"sort {} lists of {} numbers, then {}\"", i % 5, i % 7, i % 11);
        text += "}";
    }
    return text + "}}\n";
}

void writeFile(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// Policies that are trained get a small training.
std::string small(const std::string& spec)
{
    constexpr std::pair<const char*, const char*> trainings[]{{"logreg", "@epochs=1"},
                                                              {"mlp", "@hidden=4@epochs=1"},
                                                              {"mf", "@factors=2@epochs=1"},
                                                              {"sw", "@k=5"},
                                                              {"gbdt", "@rounds=1@depth=1"}};
    for (const auto& [id, parameters] : trainings) {
        if (spec == id)
            return spec + parameters;
    }
    return spec;
}

void sizeRows()
{
    QTest::addColumn<std::size_t>("models");
    for (const std::size_t models : sizes)
        QTest::addRow("%d", static_cast<int>(models)) << models;
}

} // namespace

class PoolsTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::map<std::size_t, Benchmark> m_imported;

    std::string path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    const Benchmark& imported(std::size_t models)
    {
        const auto known = m_imported.find(models);
        if (known != m_imported.end())
            return known->second;
        const std::string file = path(fmt::format("pool{}.json", models));
        writeFile(file, matrixOf(models));
        auto benchmark = importBenchmark(file, {});
        if (!benchmark)
            qFatal("%s", describe(benchmark.error().items().front()).c_str());
        return m_imported.emplace(models, std::move(*benchmark)).first->second;
    }

private slots:
    void sets()
    {
        const std::vector<std::size_t> places{0, 1, 62, 63, 64, 65, 127, 128, 191, maxModels - 1};
        ModelSet all;
        QVERIFY(all.isAll() && all == ModelSet() && all.first() == ModelIndex(0));
        ModelSet none = ModelSet::none();
        QVERIFY(!none.first() && none == ModelSet::none() && !(none == all));
        for (const std::size_t place : places) {
            const ModelIndex model = ModelIndex::at(place);
            QVERIFY(all.contains(model) && !none.contains(model));
            ModelSet without = all;
            without.erase(model);
            QVERIFY(!without.contains(model) && !without.isAll() && !(without == all) && all.isAll());
            ModelSet alone = none;
            alone.insert(model);
            QVERIFY(alone.contains(model) && alone.first() == model && !none.contains(model));
            for (const std::size_t other : places) {
                if (other != place)
                    QVERIFY(without.contains(ModelIndex::at(other)) && !alone.contains(ModelIndex::at(other)));
            }
            const ModelSet copy = without;
            without.insert(model);
            QVERIFY(without.isAll() && without == all && !copy.contains(model));
            alone.erase(model);
            QVERIFY(alone == none && !alone.first());
        }
        // One after the other, and back in another order.
        ModelSet shrinking;
        for (std::size_t place = 0; place < maxModels; ++place) {
            QVERIFY(shrinking.first() == ModelIndex::at(place));
            shrinking.erase(ModelIndex::at(place));
        }
        QVERIFY(shrinking == ModelSet::none());
        for (std::size_t place = maxModels; place-- > 0;) {
            shrinking.insert(ModelIndex::at(place));
            QVERIFY(shrinking.first() == ModelIndex::at(place));
        }
        QVERIFY(shrinking.isAll());
    }

    void importedAsWritten_data() { sizeRows(); }
    void importedAsWritten()
    {
        QFETCH(const std::size_t, models);
        const Benchmark& benchmark = imported(models);
        QCOMPARE(benchmark.models.size(), models);
        QCOMPARE(benchmark.tasks.size(), tasksFor(models));
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            for (std::size_t j = 0; j < models; ++j) {
                QCOMPARE(benchmark.outcomes.score(TaskIndex::at(i), ModelIndex::at(j)), scoreOf(i, j));
                QCOMPARE(benchmark.outcomes.cost(TaskIndex::at(i), ModelIndex::at(j)), costOf(i, j));
            }
        }
    }

    void oneModelTooManyIsRefusedWithItsPlace()
    {
        const std::string file = path("toomany.json");
        writeFile(file, matrixOf(maxModels + 1));
        const auto benchmark = importBenchmark(file, {});
        QVERIFY(!benchmark);
        QCOMPARE(benchmark.error().total(), std::uint64_t{1});
        const Error& error = benchmark.error().items().front();
        QVERIFY(error.code == ErrorCode::TooLarge);
        QVERIFY(error.place.file.ends_with("toomany.json"));
        QCOMPARE(error.place.line, std::uint64_t{maxModels + 2}); // a line a model, after the first
        QCOMPARE(error.expected, std::string("1024 models"));
    }

    void savedAndLoaded_data() { sizeRows(); }
    void savedAndLoaded()
    {
        QFETCH(const std::size_t, models);
        const Benchmark& benchmark = imported(models);
        auto workspace = Workspace::create(path(fmt::format("pool{}.acrw", models)));
        QVERIFY(workspace.has_value());
        const auto id = workspace->saveBenchmark(benchmark);
        QVERIFY2(id.has_value(), id ? "" : describe(id.error()).c_str());
        const auto loaded = workspace->loadBenchmark(*id);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->modelNames(), benchmark.modelNames());
        QVERIFY(std::ranges::equal(loaded->outcomes.allScores(), benchmark.outcomes.allScores()));
        QVERIFY(std::ranges::equal(loaded->outcomes.allCosts(), benchmark.outcomes.allCosts()));

        const PriorSet priors = learnPriors(benchmark.models, benchmark.tasks, probingTasks(benchmark),
                                            benchmark.outcomes, MissingScores::AsZero);
        PriorStore store(*workspace);
        QVERIFY(store.save("learned", priors).has_value());
        const auto read = store.load("learned");
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QVERIFY(*read == priors);
    }

    void statisticsOfAllModels_data() { sizeRows(); }
    void statisticsOfAllModels()
    {
        QFETCH(const std::size_t, models);
        const Benchmark& benchmark = imported(models);
        const std::vector<TaskIndex>& tasks = benchmark.split("id_test")->tasks;
        const GroupTable table = groupTable(benchmark, tasks, {});
        QCOMPARE(table.cells.size(), (table.groups.size() + 1) * models);
        const std::vector<PairCounts> pairs = complementarity(benchmark, tasks, MissingScores::AsZero);
        QCOMPARE(pairs.size(), models * models);
        for (std::size_t first = 0; first < models; first += 1 + models / 7) {
            for (std::size_t second = 0; second < models; second += 1 + models / 5) {
                PairCounts counted;
                for (const TaskIndex task : tasks) {
                    const bool one = scoreOf(task.position(), first) > 0;
                    const bool other = scoreOf(task.position(), second) > 0;
                    ++(one ? other ? counted.both : counted.onlyFirst : other ? counted.onlySecond : counted.neither);
                }
                const PairCounts& pair = pairs[first * models + second];
                QVERIFY(pair.both == counted.both && pair.onlyFirst == counted.onlyFirst &&
                        pair.onlySecond == counted.onlySecond && pair.neither == counted.neither);
            }
        }
        const Portfolio portfolio = portfolioOf(benchmark, tasks, {}, MissingScores::AsZero);
        double shapley = 0;
        for (const ModelValue& value : portfolio.models)
            shapley += value.shapley;
        QVERIFY(std::abs(shapley - portfolio.oracleReward) < 1e-9);
        QCOMPARE(explainChoice(benchmark, tasks, Facet::Dimension, {}, MissingScores::AsZero).groups, std::size_t{3});
        QCOMPARE(compareSets(benchmark, probingTasks(benchmark), tasks, {}).cells.size(), 3 * models);
    }

    void aTableOfAllThatApply_data() { sizeRows(); }
    void aTableOfAllThatApply()
    {
        QFETCH(const std::size_t, models);
        const Benchmark& benchmark = imported(models);
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        QVERIFY(stream.has_value());
        const std::vector<PolicySpec> specs = applicablePolicies(benchmark, *stream, {});
        const auto rows = leaderboard(benchmark, *stream, specs, {.seeds = 1});
        QVERIFY2(rows.has_value(), rows ? "" : describe(rows.error()).c_str());
        std::size_t fixed = 0;
        for (const LeaderboardRow& row : *rows) {
            fixed += row.spec.id == "always" ? 1 : 0;
            QCOMPARE(row.metrics.n, stream->tasks.size());
            QVERIFY2(row.policy != "oracle" || row.metrics.cumRegret == 0, row.policy.c_str());
        }
        QCOMPARE(fixed, models);
    }

    void everyPolicyReplaysOrSaysWhyNot_data()
    {
        QTest::addColumn<std::size_t>("models");
        QTest::addColumn<QString>("policy");
        for (const std::size_t models : sizes) {
            for (const std::string& text : everyPolicy())
                QTest::addRow("%d, %s", static_cast<int>(models), text.c_str())
                    << models << QString::fromStdString(small(text));
        }
    }
    void everyPolicyReplaysOrSaysWhyNot()
    {
        QFETCH(const std::size_t, models);
        QFETCH(const QString, policy);
        const Benchmark& benchmark = imported(models);
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        const std::vector<DecisionSet> decisions = someDecisions(benchmark);
        const auto spec = parsePolicySpec(policy.toStdString());
        QVERIFY2(spec.has_value(), spec ? "" : describe(spec.error()).c_str());
        const auto run = replay(benchmark, *stream, *spec, {{.seed = 3, .decisions = decisions}});
        // A pool of one lacks the models that a chain or an argument names.
        const bool lacksModels = models == 1 && (spec->id == "cascade" || spec->id == "always");
        const bool tooLarge = spec->id == "gbdt" && models > 64;
        if (!run) {
            const ErrorCode code = run.error().code;
            QVERIFY2((lacksModels && code == ErrorCode::UnknownModel) || (tooLarge && code == ErrorCode::TooLarge) ||
                         (spec->id == "gbdt" && code == ErrorCode::NotAvailable),
                     describe(run.error()).c_str());
            QVERIFY(!tooLarge || run.error().expected == "64 models");
            return;
        }
        QVERIFY(!lacksModels && !tooLarge);
        QCOMPARE(run->steps.size(), stream->tasks.size());
        std::set<ModelIndex> called;
        for (const Attempt& attempt : run->attempts) {
            QVERIFY(attempt.model.position() < models);
            called.insert(attempt.model);
        }
        // Whoever draws reaches the models beyond the first word of a set.
        if (models > 65 && spec->id == "random")
            QVERIFY(called.rbegin()->position() >= 64);
    }

    void poolsThatChangeInASession_data()
    {
        QTest::addColumn<std::size_t>("models");
        QTest::addColumn<QString>("policy");
        for (const std::size_t models : sizes) {
            for (const char* policy : {"random", "acrouter", "acrouter@mode=cascade", "linucb", "oracle"}) {
                if (models > 1)
                    QTest::addRow("%d, %s", static_cast<int>(models), policy) << models << QString(policy);
            }
        }
    }
    void poolsThatChangeInASession()
    {
        QFETCH(const std::size_t, models);
        QFETCH(const QString, policy);
        const auto benchmark = std::make_shared<const Benchmark>(imported(models));
        const std::size_t last = models - 1;
        const auto length = static_cast<std::uint32_t>(benchmark->split("id_test")->tasks.size());
        SessionDefinition definition;
        definition.benchmark = "pools";
        definition.stream.split = "id_test";
        definition.policy = policy.toStdString();
        definition.seed = 5;
        const std::uint32_t joins = length / 4;
        const std::uint32_t goesDown = length / 2;
        const std::uint32_t comesUp = length - 2;
        definition.events = {{.after = joins, .kind = SessionEventKind::Join, .model = benchmark->models[last].name},
                             {.after = goesDown, .kind = SessionEventKind::Down, .model = benchmark->models[0].name},
                             {.after = comesUp, .kind = SessionEventKind::Up, .model = benchmark->models[0].name}};
        const auto track = recordSession({benchmark, "pools", nullptr}, definition);
        QVERIFY2(track.has_value(), track ? "" : describe(track.error()).c_str());
        QCOMPARE(track->size(), std::size_t{length});
        for (std::size_t step = 0; step < track->size(); ++step) {
            const TaskContext context = track->setting().contextAt(static_cast<std::uint32_t>(step));
            QCOMPARE(context.isAvailable(ModelIndex::at(last)), step >= joins);
            QCOMPARE(context.isAvailable(ModelIndex(0)), step < goesDown || step >= comesUp);
            for (const Attempt& attempt : track->run().attemptsOf(track->run().steps[step]))
                QVERIFY(context.isAvailable(attempt.model));
        }
        // The oracle of the session knows the same pool.
        const OracleTable oracle = oracleOf(track->setting());
        const Metrics metrics = evaluate(track->run(), oracle);
        QVERIFY(policy == QStringLiteral("oracle") ? metrics.cumRegret == 0 : metrics.cumRegret > 0);
        QVERIFY(!oracle.isAvailable(track->run().steps[0].task, ModelIndex::at(last)));
        QVERIFY(!oracle.isAvailable(track->run().steps[goesDown].task, ModelIndex(0)));
        // The ballot of a step has a value for whoever could be called.
        const Ballot ballot = track->ballotOf(goesDown);
        QCOMPARE(ballot.values.size(), models);
        QVERIFY(isMissing(ballot.values[0]));
        QVERIFY(!isMissing(ballot.values[ballot.pick.position()]));
    }
};

QTEST_APPLESS_MAIN(PoolsTest)
#include "tst_pools.moc"

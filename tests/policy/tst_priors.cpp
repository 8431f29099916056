// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/prices.h"
#include "core/evaluation/leaderboard.h"
#include "core/memory/priordiff.h"
#include "core/memory/priorfield.h"
#include "core/memory/priorjson.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

using namespace acr;

namespace {

PriorSet learned(const Benchmark& data)
{
    return learnPriors(data.models, data.tasks, data.split(probingSplit)->tasks, data.outcomes, MissingScores::AsZero);
}

Result<PriorSet> parsed(std::string_view text)
{
    TextSource source("priors.json", text);
    return readPriorJson(source);
}

/// A set that uses every field.
PriorSet fullSet()
{
    PriorSet set = learned(test::generatedBenchmark(3));
    set.vote = {.voters = {{"logreg", 0.996}, {"memory \"kNN\"", 1.2}},
                .mainPrior = "model-1",
                .mainPriorWeight = 1.79,
                .specialists = {{"dimension-1", "logreg"}},
                .boost = 2.5};
    set.memory = {.neighbours = 7, .threshold = 0.25, .capacity = 100};
    set.explorationHorizon = 12.5;
    set.weights = RewardWeights{1, -0.3};
    set.prices = {{"model-0", 1, 2}, {"model-4", 0, 0.1}};
    set.tunedOn = {"id_test"};
    set.sources.front().cells.front().costUsd = missing;
    return set;
}

const char* const head = R"({"format": "acrouter-priors", "version": 1, "models": ["a"])";

bool sameRun(const Run& a, const Run& b)
{
    return std::ranges::equal(a.steps, b.steps, [](const Step& x, const Step& y) {
        return x.chosen == y.chosen && x.score == y.score && x.costUsd == y.costUsd && x.attemptCount == y.attemptCount;
    });
}

} // namespace

class PriorsTest final : public QObject {
    Q_OBJECT

private slots:
    void aSetSurvivesItsDocument()
    {
        const PriorSet set = fullSet();
        const std::string text = priorJson(set);
        const auto back = parsed(text);
        QVERIFY2(back.has_value(), back ? "" : describe(back.error()).c_str());
        QVERIFY(*back == set);
        QCOMPARE(priorJson(*back), text);
        const auto cold = parsed(R"({"format": "acrouter-priors", "version": 1, "models": ["a"]})");
        QVERIFY(cold && cold->empty());
    }

    void refusesBrokenDocuments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, const QString& text, ErrorCode code, int line, int column) {
            QTest::newRow(name) << text << static_cast<int>(code) << line << column;
        };
        const QString begin = head;
        row("nothing", "", ErrorCode::Malformed, 1, 1);
        row("no object", "[1]", ErrorCode::Malformed, 1, 1);
        row("cut off", begin + ",\n\"everywhere\": {\"a\": {\"mean\": 0.5", ErrorCode::Malformed, 2, 33);
        row("another format", R"({"format": "x", "version": 1, "models": ["a"]})", ErrorCode::NotRecognised, 1, 12);
        row("no format", R"({"version": 1, "models": ["a"]})", ErrorCode::MissingColumn, 1, 1);
        row("newer version", "{\"format\": \"acrouter-priors\",\n \"version\": 2, \"models\": [\"a\"], \"unheard\": 1}",
            ErrorCode::NewerVersion, 2, 13);
        row("version as text", R"({"format": "acrouter-priors", "version": "1", "models": ["a"]})",
            ErrorCode::WrongType, 1, 42);
        row("no models", R"({"format": "acrouter-priors", "version": 1, "models": []})", ErrorCode::Empty, 1, 55);
        row("a model twice", R"({"format": "acrouter-priors", "version": 1, "models": ["a", "a"]})",
            ErrorCode::Duplicate, 1, 61);
        row("unknown key", begin + ",\n\"prior\": {}}", ErrorCode::UnknownName, 2, 1);
        row("key twice", begin + ",\n\"memory\": {},\n\"memory\": {}}", ErrorCode::Duplicate, 3, 1);
        row("unknown model", begin + ",\n\"everywhere\": {\"b\": {\"mean\": 0, \"pseudo_count\": 0}}}",
            ErrorCode::UnknownModel, 2, 16);
        row("model without a cell", begin + ",\n\"everywhere\": {}}", ErrorCode::MissingColumn, 2, 15);
        row("mean out of range", begin + ",\n\"everywhere\": {\"a\": {\"mean\": 1.5, \"pseudo_count\": 0}}}",
            ErrorCode::OutOfRange, 2, 30);
        row("mean as text", begin + ",\n\"everywhere\": {\"a\": {\"mean\": \"0.5\", \"pseudo_count\": 0}}}",
            ErrorCode::WrongType, 2, 30);
        row("negative strength", begin + ",\n\"everywhere\": {\"a\": {\"mean\": 1, \"pseudo_count\": -1}}}",
            ErrorCode::OutOfRange, 2, 49);
        row("no strength", begin + ",\n\"everywhere\": {\"a\": {\"mean\": 1}}}", ErrorCode::MissingColumn, 2, 21);
        row("a number too large", begin + ",\n\"exploration_horizon\": 1e999}", ErrorCode::OutOfRange, 2, 24);
        row("a dimension twice",
            begin + ",\n\"everywhere\": {\"a\": {\"mean\": 0, \"pseudo_count\": 0}},\n\"dimensions\": [{\"dimension\": "
                    "\"d\", \"cells\": {\"a\": {\"mean\": 0, \"pseudo_count\": 0}}},\n"
                    "{\"dimension\": \"d\", \"cells\": {\"a\": {\"mean\": 0, \"pseudo_count\": 0}}}]}",
            ErrorCode::Duplicate, 4, 1);
        row("a source without its dimension",
            begin + ",\n\"everywhere\": {\"a\": {\"mean\": 0, \"pseudo_count\": 0}},\n"
                    "\"sources\": [{\"dimension\": \"d\", \"source\": \"s\", \"cells\": {\"a\": {\"difference\": 0, "
                    "\"pseudo_count\": 0}}}]}",
            ErrorCode::UnknownName, 1, 1);
        row("a fraction of a neighbour", begin + ",\n\"memory\": {\"neighbours\": 1.5}}", ErrorCode::OutOfRange, 2, 26);
        row("negative price", begin + ",\n\"prices\": {\"a\": {\"input_per_1m\": -1, \"output_per_1m\": 0}}}",
            ErrorCode::OutOfRange, 2, 34);
        row("a voter twice", begin + ",\n\"vote\": {\"voters\": {\"v\": 1, \"v\": 2}}}", ErrorCode::Duplicate, 2, 29);
        row("something behind it", begin + "}\nx", ErrorCode::Malformed, 2, 1);
        row("UTF-16", QString::fromLatin1("\xff\xfe{", 3), ErrorCode::Malformed, 1, 1);
        row("nested without end", begin + ",\"x\":" + QString(5000, '['), ErrorCode::TooLarge, 1, 128);
    }
    void refusesBrokenDocuments()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const QByteArray bytes = text.startsWith(QChar(0xff)) ? text.toLatin1() : text.toUtf8();
        const auto set = parsed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        QVERIFY(!set);
        const QByteArray said = QByteArray::fromStdString(describe(set.error()));
        QVERIFY2(static_cast<int>(set.error().code) == code, said.constData());
        QCOMPARE(set.error().place.file, std::string("priors.json"));
        QVERIFY2(set.error().place.line == static_cast<std::uint64_t>(line) &&
                     set.error().place.column == static_cast<std::uint64_t>(column),
                 said.constData());
    }

    void addressesReachEveryField_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* address, const char* before, const char* value) {
            QTest::newRow(address) << address << before << value;
        };
        row("mean:dimension-1:model-2", "*", "0.75");
        row("mean:*:model-2", "*", "0.25");
        row("mean:dimension-1/source1:model-2", "*", "0.5");
        row("strength:dimension-1:model-0", "*", "40");
        row("cost:dimension-1:model-0", "*", "");
        row("voter:logreg", "0.996", "2");
        row("voter:new one", "", "0.5");
        row("main_prior", "model-1", "model-2");
        row("main_prior_weight", "1.79", "0");
        row("specialist:dimension-1", "logreg", "");
        row("boost", "2.5", "3");
        row("k", "7", "3");
        row("threshold", "0.25", "-0.5");
        row("capacity", "100", "5");
        row("exploration", "12.5", "");
        row("epsilon1", "1", "2");
        row("epsilon2", "-0.3", "-1");
        row("input_price:model-0", "1", "4");
        row("output_price:model-3", "", "9");
    }
    void addressesReachEveryField()
    {
        QFETCH(QString, address);
        QFETCH(QString, before);
        QFETCH(QString, value);
        PriorSet set = fullSet();
        const PriorSet original = set;
        const auto place = parsePriorAddress(address.toStdString());
        QVERIFY(place.has_value());
        QCOMPARE(QString::fromStdString(place->text()), address);
        const std::string was = priorText(set, *place).value();
        if (before != "*")
            QCOMPARE(QString::fromStdString(was), before);
        QVERIFY(setPriorText(set, *place, value.toStdString()).has_value());
        QCOMPARE(QString::fromStdString(priorText(set, *place).value()), value);
        const auto changes = diffPriors(original, set);
        QVERIFY(std::ranges::any_of(changes, [&](const PriorChange& change) {
            return change.address == *place && change.before == was && change.after == value.toStdString();
        }));
        QVERIFY(checkPriors(set).has_value());
        QVERIFY(diffPriors(set, set).empty());
    }

    void refusesBadAddressesAndValues()
    {
        PriorSet set = fullSet();
        const PriorSet original = set;
        for (const char* text : {"", "mean", "mean:a", "mean::x", "k:1", "nonsense:1", "voter:", "input_price"})
            QVERIFY2(!parsePriorAddress(text), text);
        for (const auto& [address, value] :
             std::vector<std::pair<const char*, const char*>>{{"mean:dimension-1:model-2", "1.5"},
                                                              {"mean:dimension-1:nobody", "0.5"},
                                                              {"mean:nowhere:model-2", "0.5"},
                                                              {"mean:dimension-1:model-2", "much"},
                                                              {"mean:dimension-1:model-2", ""},
                                                              {"k", "1.5"},
                                                              {"epsilon2", "0.1"},
                                                              {"threshold", "nan"}})
            QVERIFY2(!setPriorText(set, parsePriorAddress(address).value(), value), address);
        QVERIFY(set == original);
    }

    void movingADimensionMovesItsSources()
    {
        PriorSet set = fullSet();
        const PriorSet original = set;
        const auto source = parsePriorAddress("mean:dimension-1/source1:model-2").value();
        const auto dimension = parsePriorAddress("mean:dimension-1:model-2").value();
        const double was = priorValue(set, source).value();
        const double mean = priorValue(set, dimension).value();
        QVERIFY(setPriorValue(set, dimension, mean + 0.125).has_value());
        QCOMPARE(priorValue(set, source).value(), was + 0.125);
        QCOMPARE(diffPriors(original, set).size(), std::size_t{1});
    }

    void pricesChangeCostsByTokens()
    {
        const Benchmark data = test::generatedBenchmark(5);
        const auto same = atPrices(data.models, data.outcomes,
                                   std::vector<PriceChange>{{"model-1", data.models[1].inputPricePerMillion,
                                                             data.models[1].outputPricePerMillion},
                                                            {"nobody", 1, 1}});
        QVERIFY(std::ranges::equal(same.outcomes.allCosts(), data.outcomes.allCosts(),
                                   [](double a, double b) { return a == b || (isMissing(a) && isMissing(b)); }));
        const auto twice = atPrices(data.models, data.outcomes,
                                    std::vector<PriceChange>{{"model-1", 2 * data.models[1].inputPricePerMillion,
                                                              2 * data.models[1].outputPricePerMillion}});
        QCOMPARE(twice.ratio[0], 1.0);
        QCOMPARE(twice.ratio[1], 2.0);
        for (std::size_t i = 0; i < data.tasks.size(); ++i) {
            const double before = data.outcomes.cost(TaskIndex::at(i), ModelIndex(1));
            QVERIFY(isMissing(before)
                        ? isMissing(twice.outcomes.cost(TaskIndex::at(i), ModelIndex(1)))
                        : qFuzzyCompare(1 + twice.outcomes.cost(TaskIndex::at(i), ModelIndex(1)), 1 + 2 * before));
            const double other = data.outcomes.cost(TaskIndex::at(i), ModelIndex(2));
            QVERIFY(isMissing(other) || twice.outcomes.cost(TaskIndex::at(i), ModelIndex(2)) == other);
        }
        // Only the price of inputs: each cell by its own tokens.
        const auto inputs = atPrices(data.models, data.outcomes,
                                     std::vector<PriceChange>{{"model-1", 10 * data.models[1].inputPricePerMillion,
                                                               data.models[1].outputPricePerMillion}});
        const Outcome cell = data.outcomes.outcome(TaskIndex(4), ModelIndex(1));
        if (!isMissing(cell.costUsd))
            QCOMPARE(inputs.outcomes.cost(TaskIndex(4), ModelIndex(1)),
                     cell.costUsd * (priceOf(inputs.models[1], cell.inputTokens, cell.outputTokens) /
                                     priceOf(data.models[1], cell.inputTokens, cell.outputTokens)));
    }

    void replayingWithTheLearnedPriorsIsReplayingWithout_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::newRow("single") << "acrouter";
        QTest::newRow("cascade") << "acrouter@mode=cascade";
    }
    void replayingWithTheLearnedPriorsIsReplayingWithout()
    {
        QFETCH(QString, spec);
        const Benchmark data = test::generatedBenchmark(11, {.tasks = 400});
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const PolicySpec policy = parsePolicySpec(spec.toStdString()).value();
        PriorSet set = learned(data);
        const Run plain = replay(data, stream, policy, {}).value();
        QVERIFY(sameRun(plain, replay(data, stream, policy, {{.priors = &set}}).value()));
        // Restarted with other priors, a policy decides like one that was built from them.
        const auto first = makePolicy(policy, replaySetup(data, stream, {})).value();
        for (std::size_t j = 0; j < data.models.size(); ++j)
            QVERIFY(setPriorValue(set, {PriorField::Mean, "dimension-1", "", data.models[j].name}, j == 3 ? 1 : 0.05)
                        .has_value());
        set.explorationHorizon = 3;
        set.weights = RewardWeights{1, -0.2};
        auto again = first->restarted(set);
        QVERIFY(again != nullptr);
        ReplayEnvironment world(data.outcomes);
        StreamReplay replayed(stream, std::move(again), world);
        replayed.runToEnd();
        const Run edited = replay(data, stream, policy, {{.priors = &set}}).value();
        QVERIFY(sameRun(replayed.run(), edited));
        QVERIFY(!sameRun(plain, edited));
        set.dimensions.pop_back();
        QVERIFY(first->restarted(set) == nullptr);
    }

    void replaysAtOtherPricesPayThem()
    {
        const Benchmark data = test::generatedBenchmark(12);
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        PriorSet set = learned(data);
        set.prices = {{"model-2", 3 * data.models[2].inputPricePerMillion, 3 * data.models[2].outputPricePerMillion}};
        const PolicySpec always = parsePolicySpec("always:model-2").value();
        const auto rows =
            leaderboard(data, stream, std::span(&always, 1), {.replay = {{.seed = 1, .priors = &set}}, .threads = 1})
                .value();
        const auto plain = leaderboard(data, stream, std::span(&always, 1), {.threads = 1}).value();
        QVERIFY(qFuzzyCompare(rows[0].metrics.costUsd, 3 * plain[0].metrics.costUsd));
        PriorSet other = set;
        std::erase(other.models, "model-2");
        const auto refused = replay(data, stream, always, {{.priors = &other}});
        QVERIFY(!refused && refused.error().code == ErrorCode::UnknownModel);
    }

    void tasksWithoutDimensionOrSourceAreAGroupThatCanBeSaved()
    {
        Benchmark data = test::generatedBenchmark(14);
        for (std::size_t i = 0; i < data.tasks.size(); ++i) {
            data.tasks.setCategory(TaskIndex::at(i), Facet::Source, CategoryIndex(0));
            if (i % 3 == 0)
                data.tasks.setCategory(TaskIndex::at(i), Facet::Dimension, CategoryIndex(0));
        }
        const PriorSet set = learned(data);
        QVERIFY(set.dimension(unnamedGroup) != nullptr && set.source(unnamedGroup, unnamedGroup) != nullptr);
        QVERIFY(checkPriors(set).has_value());
        QVERIFY(parsed(priorJson(set)).value() == set);
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const auto policy = parsePolicySpec("acrouter");
        QVERIFY(sameRun(replay(data, stream, *policy, {}).value(),
                        replay(data, stream, *policy, {{.priors = &set}}).value()));
    }

    void aSetServesAPoolInAnotherOrder()
    {
        const Benchmark data = test::generatedBenchmark(13);
        const PriorSet set = learned(data);
        std::vector<Model> pool(data.models.rbegin(), data.models.rend());
        pool.pop_back();
        const PriorSet fitted = priorsFor(set, pool).value();
        QVERIFY(checkPriors(fitted).has_value());
        for (const char* address : {"mean:dimension-1:model-2", "cost:*:model-4", "strength:dimension-0:model-1"})
            QCOMPARE(priorText(fitted, parsePriorAddress(address).value()).value(),
                     priorText(set, parsePriorAddress(address).value()).value());
        pool.push_back({.name = "stranger"});
        QCOMPARE(priorsFor(set, pool).error().code, ErrorCode::UnknownModel);
    }
};

QTEST_GUILESS_MAIN(PriorsTest)
#include "tst_priors.moc"

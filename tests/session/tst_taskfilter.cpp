// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Filters over tasks: what they mean, checked against a plain evaluator on generated filters; what is said about wrong
/// ones; what is suggested while one is typed; and how streams use them.

#include "core/base/random.h"
#include "core/evaluation/policyreplays.h"
#include "core/session/filtercompletion.h"
#include "core/session/sessionjson.h"
#include "core/session/stream.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <functional>

using namespace acr;

namespace {

/// Facts that a test makes up.
class MadeUpPolicies final : public PolicyFactsSource {
public:
    Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) override
    {
        if (spec == "random")
            return failure(ErrorCode::NotApplicable, "random", "luck");
        if (spec == "linucb")
            return std::shared_ptr<const PolicyFacts>();
        return known.at(spec);
    }
    std::map<std::string, std::shared_ptr<const PolicyFacts>> known;
};

PolicyFacts madeUpFacts(Random& random, const Benchmark& benchmark)
{
    PolicyFacts facts;
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
        const bool known = random.below(5) > 0;
        facts.pick.push_back(known ? static_cast<std::int32_t>(random.below(benchmark.models.size())) : -1);
        facts.score.push_back(known ? static_cast<double>(random.below(3)) / 2 : missing);
        facts.costUsd.push_back(known ? 0.01 * static_cast<double>(random.below(9)) : missing);
        facts.regret.push_back(known ? static_cast<double>(random.below(4)) / 4 : missing);
    }
    return facts;
}

/// A condition as text, and what it means for a task in plain words of C++.
struct Meaning {
    std::string text;
    std::function<bool(TaskIndex)> passes;
};

class Generator {
public:
    Generator(std::uint64_t seed, const Benchmark& benchmark, const MadeUpPolicies& policies, double solvesAt)
        : m_random(seed)
        , m_benchmark(benchmark)
        , m_policies(policies)
        , m_solvesAt(solvesAt)
    {}

    Meaning condition(int depth)
    {
        switch (depth > 0 ? m_random.below(5) : 4) {
        case 0: {
            const Meaning inner = condition(depth - 1);
            return {"not (" + inner.text + ")", [inner](TaskIndex task) { return !inner.passes(task); }};
        }
        case 1:
        case 2: {
            const Meaning a = condition(depth - 1);
            const Meaning b = condition(depth - 1);
            const char* joint = m_random.below(2) == 0 ? " AND " : " ";
            return {'(' + a.text + ')' + joint + '(' + b.text + ')',
                    [a, b](TaskIndex task) { return a.passes(task) && b.passes(task); }};
        }
        case 3: {
            const Meaning a = condition(depth - 1);
            const Meaning b = condition(depth - 1);
            return {'(' + a.text + ") or (" + b.text + ')',
                    [a, b](TaskIndex task) { return a.passes(task) || b.passes(task); }};
        }
        default: return predicate();
        }
    }

private:
    using Number = std::pair<std::string, std::function<double(TaskIndex)>>;

    std::size_t model() { return m_random.below(m_benchmark.models.size()); }

    Number number()
    {
        const std::size_t j = model();
        const std::string name = m_benchmark.models[j].name;
        const OutcomeMatrix& outcomes = m_benchmark.outcomes;
        const auto facts = m_policies.known.at("acrouter");
        switch (m_random.below(6)) {
        case 0:
            return {"score(" + name + ')',
                    [&outcomes, j](TaskIndex t) { return outcomes.score(t, ModelIndex::at(j)); }};
        case 1:
            return {"Cost( " + name + " )",
                    [&outcomes, j](TaskIndex t) { return outcomes.cost(t, ModelIndex::at(j)); }};
        case 2: return {"regret(acrouter)", [facts](TaskIndex t) { return facts->regret[t.position()]; }};
        case 3: return {"cost(acrouter)", [facts](TaskIndex t) { return facts->costUsd[t.position()]; }};
        case 4: return {"score(\"acrouter\")", [facts](TaskIndex t) { return facts->score[t.position()]; }};
        default:
            return {"solved_by", [&outcomes, at = m_solvesAt](TaskIndex t) {
                        double count = 0;
                        for (const double score : outcomes.scores(t))
                            count += !isMissing(score) && score >= at ? 1 : 0;
                        return count;
                    }};
        }
    }

    Meaning predicate()
    {
        const std::size_t j = model();
        const std::string name = m_benchmark.models[j].name;
        const auto score = [this, j](TaskIndex t) { return m_benchmark.outcomes.score(t, ModelIndex::at(j)); };
        const auto facts = m_policies.known.at("acrouter");
        switch (m_random.below(9)) {
        case 0: return {"solves(" + name + ')', [score, at = m_solvesAt](TaskIndex t) { return score(t) >= at; }};
        case 1: return {"FAILS(" + name + ')', [score, at = m_solvesAt](TaskIndex t) { return score(t) < at; }};
        case 2: return {"missing(" + name + ')', [score](TaskIndex t) { return isMissing(score(t)); }};
        case 3: {
            const std::string value = "dimension-" + std::to_string(m_random.below(4));
            const bool is = m_random.below(2) == 0;
            return {std::string("dimension ") + (is ? "= " : "!= ") + value, [this, value, is](TaskIndex t) {
                        return (m_benchmark.tasks.categoryName(t, Facet::Dimension) == value) == is;
                    }};
        }
        case 4:
            return {"source in (source0,source2)",
                    [this](TaskIndex t) { return m_benchmark.tasks.categoryName(t, Facet::Source) != "source1"; }};
        case 5: {
            const std::string part = std::to_string(m_random.below(30));
            return {"id contains \"" + part + '"',
                    [this, part](TaskIndex t) { return m_benchmark.tasks[t].id.find(part) != std::string::npos; }};
        }
        case 6:
            return {"pick(acrouter) != " + name, [facts, j](TaskIndex t) {
                        const std::int32_t pick = facts->pick[t.position()];
                        return pick >= 0 && static_cast<std::size_t>(pick) != j;
                    }};
        case 7: {
            const std::string word = "SOURCE" + std::to_string(m_random.below(3)) + "_1";
            return {word, [this, word](TaskIndex t) {
                        return m_benchmark.tasks[t].id.find("source" + word.substr(6)) != std::string::npos;
                    }};
        }
        default: break;
        }
        const Number left = number();
        const Number right = m_random.below(3) == 0 ? number() : constant();
        static constexpr const char* signs[] = {"=", "!=", "<", "<=", ">", ">="};
        const std::size_t sign = m_random.below(6);
        return {left.first + ' ' + signs[sign] + right.first, [left, right, sign](TaskIndex t) {
                    const double a = left.second(t);
                    const double b = right.second(t);
                    if (isMissing(a) || isMissing(b))
                        return false;
                    return sign == 0   ? a == b
                           : sign == 1 ? a != b
                           : sign == 2 ? a < b
                           : sign == 3 ? a <= b
                           : sign == 4 ? a > b
                                       : a >= b;
                }};
    }

    Number constant()
    {
        const double value = static_cast<double>(m_random.below(9)) / 4;
        return {std::to_string(value), [value](TaskIndex) { return value; }};
    }

    Random m_random;
    const Benchmark& m_benchmark;
    const MadeUpPolicies& m_policies;
    double m_solvesAt;
};

FilterError errorOf(const std::string& text, PolicyFactsSource* policies = nullptr)
{
    static const Benchmark benchmark = [] {
        Benchmark made = acr::test::generatedBenchmark(3);
        made.models[0].name = "claude-opus-4-6";
        made.models[1].name = "gpt-5.4";
        made.aliases = {{"opus", "claude-opus-4-6"}};
        return made;
    }();
    const auto syntax = FilterSyntax::parse(text);
    if (!syntax)
        return syntax.error();
    const auto bound = TaskFilter::bind(*syntax, benchmark, {.policies = policies});
    return bound ? FilterError{.found = "no error"} : bound.error();
}

QStringList candidates(const std::string& text, std::size_t caret = std::string::npos)
{
    static const Benchmark benchmark = acr::test::generatedBenchmark(3);
    const auto vocabulary = FilterVocabulary::of(benchmark, {"acrouter", "linucb", "always:model-1"});
    QStringList list;
    for (const auto& candidate : completeFilter(text, std::min(caret, text.size()), vocabulary).candidates)
        list << QString::fromStdString(candidate.text);
    return list;
}

} // namespace

class TaskFilterTest final : public QObject {
    Q_OBJECT

private slots:
    void generatedFiltersMeanWhatAPlainEvaluatorSays()
    {
        std::size_t some = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            const Benchmark benchmark =
                test::generatedBenchmark(seed, {.tasks = 60, .missingScoreShare = 0.2, .missingCostShare = 0.2});
            Random random(seed);
            MadeUpPolicies policies;
            policies.known["acrouter"] = std::make_shared<const PolicyFacts>(madeUpFacts(random, benchmark));
            const double solvesAt = static_cast<double>(1 + random.below(4)) / 4;
            Generator generator(seed, benchmark, policies, solvesAt);
            const Meaning meaning = generator.condition(4);
            const auto syntax = FilterSyntax::parse(meaning.text);
            QVERIFY2(syntax, (meaning.text + ": " + (syntax ? "" : describe(syntax.error()))).c_str());
            const auto filter = TaskFilter::bind(*syntax, benchmark, {.solvesAt = solvesAt, .policies = &policies});
            QVERIFY2(filter, (meaning.text + ": " + (filter ? "" : describe(filter.error()))).c_str());
            const auto passing = filter->passing();
            QCOMPARE(passing.size(), benchmark.tasks.size());
            for (std::size_t i = 0; i < passing.size(); ++i)
                QVERIFY2((passing[i] != 0) == meaning.passes(TaskIndex::at(i)),
                         (meaning.text + " on " + benchmark.tasks[TaskIndex::at(i)].id).c_str());
            const auto count = std::ranges::count(passing, 1);
            some += count > 0 && count < static_cast<std::ptrdiff_t>(passing.size()) ? 1U : 0U;
        }
        // The generated filters are worth something: most let some tasks pass and not all.
        QVERIFY2(some > 150, std::to_string(some).c_str());
    }

    void andBindsMoreTightlyThanOrAndNotMost()
    {
        const Benchmark benchmark = test::generatedBenchmark(7);
        const auto passing = [&](const std::string& expression) {
            return tasksPassing(benchmark, {.facets = {}, .expression = expression}).value();
        };
        QCOMPARE(passing("solves(model-0) or solves(model-1) and solves(model-2)"),
                 passing("solves(model-0) or (solves(model-1) and solves(model-2))"));
        QCOMPARE(passing("not solves(model-0) and solves(model-1)"),
                 passing("(not solves(model-0)) and solves(model-1)"));
        QCOMPARE(passing("dimension not in (dimension-1, DIMENSION-2) source0"),
                 passing("not (dimension in (dimension-1, dimension-2)) and source0"));
        QCOMPARE(passing(""), std::vector<std::uint8_t>(benchmark.tasks.size(), 1));
        QVERIFY(passing("solves(model-0) or solves(model-1) and solves(model-2)") !=
                passing("(solves(model-0) or solves(model-1)) and solves(model-2)"));
    }

    void aMissingValueMakesEveryComparisonFalse()
    {
        Benchmark benchmark = test::generatedBenchmark(5, {.missingScoreShare = 0.5});
        const auto count = [&](const std::string& expression) {
            const auto marks = tasksPassing(benchmark, {.facets = {}, .expression = expression}).value();
            return std::ranges::count(marks, 1);
        };
        const auto all = static_cast<std::ptrdiff_t>(benchmark.tasks.size());
        const auto without = count("missing(model-0)");
        QVERIFY(without > 0);
        QCOMPARE(count("score(model-0) < 0.5") + count("score(model-0) >= 0.5"), all - without);
        QCOMPARE(count("score(model-0) = 1") + count("score(model-0) != 1"), all - without);
        QCOMPARE(count("solves(model-0)") + count("fails(model-0)"), all - without);
        QCOMPARE(count("language contains p or not missing(language)"), std::ptrdiff_t{0});
        QCOMPARE(count("not language contains p"), all);
    }

    void errorsSayWhereAndWhatWasExpected_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<QStringList>("suggestions");
        const auto row = [](const char* text, FilterFault fault, int offset, int length,
                            const QStringList& suggestions = {}) {
            QTest::newRow(text) << std::string(text) << static_cast<int>(fault) << offset << length << suggestions;
        };
        row("score(claude-opsu-4-6) < 0.5", FilterFault::UnknownName, 6, 15, {"claude-opus-4-6"});
        row("score(opus) < half", FilterFault::MissingNumber, 14, 4);
        row("score(opus) <", FilterFault::MissingNumber, 13, 0);
        row("score(opus)", FilterFault::MissingOperator, 11, 0);
        row("score(opus", FilterFault::MissingClose, 10, 0);
        row("score(", FilterFault::MissingName, 6, 0);
        row("score < 1", FilterFault::MissingOpen, 6, 1);
        row("scores(opus) < 1", FilterFault::UnknownFunction, 0, 6, {"score"});
        row("dimensoin = x", FilterFault::UnknownSubject, 0, 9, {"dimension"});
        row("dimension = dimension-9", FilterFault::UnknownValue, 12, 11,
            {"dimension-0", "dimension-1", "dimension-2"});
        row("dimension < x", FilterFault::WrongOperator, 10, 1);
        row("score(opus) contains x", FilterFault::WrongOperator, 12, 8);
        row("score(opus) < pick(acrouter)", FilterFault::WrongKind, 14, 14);
        row("(solves(opus) or", FilterFault::MissingCondition, 16, 0);
        row("(solves(opus)", FilterFault::MissingClose, 13, 0);
        row("solves(opus))", FilterFault::StrayClose, 12, 1);
        row("or solves(opus)", FilterFault::MissingCondition, 0, 2);
        row("\"open", FilterFault::UnclosedQuote, 0, 5);
        row("pick(opus) = gpt-5.4", FilterFault::WantsPolicy, 5, 4, {"always:opus"});
        row("pick(acroute) = gpt-5.4", FilterFault::UnknownPolicy, 5, 7, {"acrouter"});
        row("pick(acrouter) = gpt-5.4", FilterFault::PolicyInStream, 0, 14);
        row("regret(gpt-5.4) > 0", FilterFault::PolicyInStream, 0, 15);
        row("prompt contains x", FilterFault::NoPrompts, 0, 6);
        row("score(always:nobody) = 1", FilterFault::UnknownModel, 6, 13);
        row("a\xff", FilterFault::NotUtf8, 1, 1);
    }
    void errorsSayWhereAndWhatWasExpected()
    {
        QFETCH(std::string, text);
        QFETCH(int, fault);
        QFETCH(int, offset);
        QFETCH(int, length);
        QFETCH(QStringList, suggestions);
        const FilterError error = errorOf(text);
        QVERIFY2(error.found != "no error", text.c_str());
        QCOMPARE(static_cast<int>(error.fault), fault);
        QCOMPARE(static_cast<int>(error.offset), offset);
        QCOMPARE(static_cast<int>(error.length), length);
        QStringList found;
        for (const std::string& one : error.suggestions)
            found << QString::fromStdString(one);
        if (!suggestions.isEmpty())
            QCOMPARE(found.mid(0, suggestions.size()), suggestions);
        QVERIFY(!describe(error).empty());
        QCOMPARE(error.incomplete, length == 0 || fault == static_cast<int>(FilterFault::UnclosedQuote));
    }

    void hugeAndDeepFiltersAreRefused()
    {
        QCOMPARE(errorOf(std::string(longestFilter + 1, 'a')).fault, FilterFault::TooLong);
        QCOMPARE(errorOf(std::string(deepestFilter + 1, '(')).fault, FilterFault::TooDeep);
        std::string many;
        for (std::size_t i = 0; i <= maxFilterConditions; ++i)
            many += "a ";
        QCOMPARE(errorOf(many).fault, FilterFault::TooMany);
        std::string nots;
        for (int i = 0; i < 2000; ++i)
            nots += "not ";
        QCOMPARE(errorOf(nots).fault, FilterFault::TooMany);
        const std::string deep(deepestFilter, '(');
        QCOMPARE(errorOf(deep + "solves(opus)" + std::string(deepestFilter, ')')).found, std::string("no error"));
    }

    void namesOfModelsComeFirstAndPoliciesAreAskedFor()
    {
        Random random(1);
        Benchmark benchmark = test::generatedBenchmark(11);
        benchmark.models[2].name = "acrouter";
        benchmark.models[3].name = "with (odd) \"name\"";
        MadeUpPolicies policies;
        policies.known["acrouter"] = std::make_shared<const PolicyFacts>(madeUpFacts(random, benchmark));
        policies.known["cascade@k=3"] = std::make_shared<const PolicyFacts>(madeUpFacts(random, benchmark));
        const auto passing = [&](const std::string& expression) {
            return tasksPassing(benchmark, {.facets = {}, .expression = expression}, &policies).value();
        };
        const auto marks = passing("cost(acrouter) < 1");
        for (std::size_t i = 0; i < marks.size(); ++i)
            QCOMPARE(marks[i] != 0, benchmark.outcomes.cost(TaskIndex::at(i), ModelIndex(2)) < 1);
        const auto regrets = passing("regret(cascade@k=3) > 0.25");
        for (std::size_t i = 0; i < marks.size(); ++i)
            QCOMPARE(regrets[i] != 0, policies.known["cascade@k=3"]->regret[i] > 0.25);
        QCOMPARE(passing("score(" + filterQuoted(benchmark.models[3].name) + ") = 1"),
                 passing("score(\"WITH (odd) \\\"name\\\"\") = 1"));
        QVERIFY(passing("pick(acrouter) = pick(cascade@k=3)") != passing("pick(acrouter) != pick(cascade@k=3)"));

        bool pending = false;
        QVERIFY(tasksPassing(benchmark, {.facets = {}, .expression = "regret(linucb) > 0"}, &policies, &pending));
        QVERIFY(pending);
        const auto failed = tasksPassing(benchmark, {.facets = {}, .expression = "regret(random) > 0"}, &policies);
        QVERIFY(!failed && failed.error().code == ErrorCode::BadFilter);
        QVERIFY(failed.error().found.find("luck") != std::string::npos);
    }

    void wordsAreFoundInTheTextOfARowToo()
    {
        const Benchmark benchmark = test::generatedBenchmark(11);
        const auto syntax = FilterSyntax::parse("MODEL-1 dimension-2");
        const auto filter = TaskFilter::bind(*syntax, benchmark, {});
        QCOMPARE(std::ranges::count(filter->passing(), 1), std::ptrdiff_t{0});
        QCOMPARE(filter->passing("model-1"),
                 tasksPassing(benchmark, {.facets = {{Facet::Dimension, {"dimension-2"}}}}).value());
        QCOMPARE(filter->searchesFoundIn("model-1"), (std::vector<bool>{true, false}));
    }

    void aFilterWithFacetsSaysTheSameAsItsText()
    {
        Benchmark benchmark = test::generatedBenchmark(13);
        const StreamFilter filter{
            .facets = {{Facet::Dimension, {"dimension-0", "dimension-2"}}, {Facet::Language, {""}}},
            .expression = "solves(model-0) or fails(model-1)"};
        QCOMPARE(filter.text(), std::string("dimension in (dimension-0, dimension-2) and missing(language) and "
                                            "(solves(model-0) or fails(model-1))"));
        QCOMPARE(tasksPassing(benchmark, filter).value(),
                 tasksPassing(benchmark, {.facets = {}, .expression = filter.text()}).value());
        QCOMPARE(StreamFilter().text(), std::string());
    }

    void completionOffersWhatCanStandThere()
    {
        QCOMPARE(candidates("sco"), QStringList{"score("});
        QCOMPARE(candidates("score("), (QStringList{"model-0)", "model-1)", "model-2)", "model-3)", "model-4)",
                                                    "acrouter)", "linucb)", "always:model-1)"}));
        QCOMPARE(candidates("score(-1"), (QStringList{"model-1)", "always:model-1)"}));
        QCOMPARE(candidates("score() < 1", 6).first(), QString("model-0"));
        QCOMPARE(candidates("regret("), (QStringList{"acrouter)", "linucb)", "always:model-1)"}));
        QCOMPARE(candidates("solves(model-0) a"), QStringList{"and "});
        QVERIFY(candidates("solves(model-0) ").contains("or "));
        QCOMPARE(candidates("dimension = dimension-"),
                 (QStringList{"dimension-0", "dimension-1", "dimension-2", "dimension-3"}));
        QCOMPARE(candidates("dimension in (dimension-0, 1"), QStringList{"dimension-1"});
        QVERIFY(candidates("dimension ").contains("contains "));
        QVERIFY(candidates("cost(model-0) ").contains("<= "));
        QVERIFY(!candidates("cost(model-0) ").contains("contains "));
        QCOMPARE(candidates("pick(acrouter) = model-4"), QStringList{});
        QCOMPARE(candidates("nothing(x) = "), QStringList{});
        QCOMPARE(candidates("score(model-0) < 0.5 and (sol"), (QStringList{"solved_by ", "solves("}));
        // The word is replaced as a whole, also what stands on the right of the caret.
        const Benchmark benchmark = test::generatedBenchmark(3);
        const auto completion = completeFilter("score(modxyz) < 1", 9, FilterVocabulary::of(benchmark, {}));
        QCOMPARE(completion.replaced, (FilterSpan{6, 6}));
        QCOMPARE(completion.candidates.front().text, std::string("model-0"));
        // After a closed quotation mark nothing is offered, and the range is at the caret.
        const auto closed = completeFilter("id in (a, \"e f\") x", 15, FilterVocabulary::of(benchmark, {}));
        QCOMPARE(closed.replaced, (FilterSpan{15, 0}));
        QVERIFY(closed.candidates.empty());
    }

    void aStreamTakesTheExpressionAndKeepsItInItsDefinition()
    {
        const Benchmark benchmark = test::generatedBenchmark(17);
        StreamDefinition definition{.split = "id_test"};
        definition.filter.expression = "solves(model-0) and score(model-1) < 0.5";
        definition.filter.solvesAt = 0.75;
        const auto stream = makeStream(benchmark, definition);
        QVERIFY(stream);
        std::vector<TaskIndex> wanted;
        for (const TaskIndex task : benchmark.split("id_test")->tasks)
            if (benchmark.outcomes.score(task, ModelIndex(0)) >= 0.75 &&
                benchmark.outcomes.score(task, ModelIndex(1)) < 0.5)
                wanted.push_back(task);
        QVERIFY(!wanted.empty());
        QCOMPARE(stream->tasks, wanted);

        SessionDefinition session;
        session.benchmark = "b";
        session.stream = definition;
        const std::string json = sessionJson(session);
        TextSource source("session.json", json);
        const auto again = readSessionJson(source);
        QVERIFY2(again, again ? "" : describe(again.error()).c_str());
        QCOMPARE(again->stream, definition);
        // A definition without an expression is written as ever.
        session.stream.filter = {.facets = {{Facet::Dimension, {"dimension-1"}}}};
        QVERIFY(sessionJson(session).find("where") == std::string::npos);
        QVERIFY(sessionJson(session).find("solves_at") == std::string::npos);

        definition.filter.expression = "pick(acrouter) = model-0";
        const auto refused = makeStream(benchmark, definition);
        QVERIFY(!refused && refused.error().code == ErrorCode::BadFilter);
        QCOMPARE(refused.error().place.column, std::uint64_t{1});
        definition.filter.expression = "score(model-0) > 2";
        QCOMPARE(makeStream(benchmark, definition).error().code, ErrorCode::Empty);
    }

    void factsOfAReplayAreThoseOfTheLeaderboard()
    {
        const Benchmark benchmark = test::generatedBenchmark(19);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        LeaderboardSettings settings;
        PolicyReplays replays(benchmark, stream, settings);
        const auto facts = replays.facts("acrouter");
        QVERIFY2(facts, facts ? "" : describe(facts.error()).c_str());
        const auto spec = parsePolicySpec("acrouter").value();
        const auto rows = leaderboard(benchmark, stream, {&spec, 1}, settings).value();
        double regret = 0;
        std::size_t picks = 0;
        for (const TaskIndex task : stream.tasks) {
            const double one = (*facts)->regret[task.position()];
            regret += isMissing(one) ? 0 : one;
            picks += (*facts)->pick[task.position()] != PolicyFacts::noPick ? 1U : 0U;
        }
        QVERIFY(std::abs(regret - rows.front().metrics.cumRegret) < 1e-9);
        QCOMPARE(picks, stream.tasks.size());
        QCOMPARE((*facts)->pick[benchmark.split("probing")->tasks.front().position()], PolicyFacts::noPick);
        QVERIFY(!replays.facts("recorded:nobody"));
    }
};

QTEST_APPLESS_MAIN(TaskFilterTest)
#include "tst_taskfilter.moc"

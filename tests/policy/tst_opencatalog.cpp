// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tasks that arrive one by one: a policy that is told of a task when it comes decides like one that knew it from the
/// start.

#include "core/benchmark/taskcatalog.h"
#include "core/session/loop.h"
#include "tests/support/decisiondigest.h"

#include <QtTest>

#include <memory>

using namespace acr;
using namespace acr::test;

namespace {

/// The tasks of a benchmark as requests, in an order in which all of the probing split come first, and their outcomes
/// in that order.
struct World {
    explicit World(std::uint64_t seed)
        : benchmark(benchmarkForEveryPolicy(seed, 700))
    {
        const TaskCatalog all(benchmark.tasks);
        for (const bool wantProbing : {true, false}) {
            for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
                const TaskIndex task = TaskIndex::at(i);
                const bool isProbing = benchmark.tasks.categoryName(task, Facet::Split) == "probing";
                if (isProbing != wantProbing)
                    continue;
                if (isProbing)
                    training.push_back(TaskIndex::at(requests.size()));
                else
                    stream.push_back(TaskIndex::at(requests.size()));
                requests.push_back(all.request(task));
                original.push_back(task);
            }
        }
        outcomes = OutcomeMatrix(requests.size(), benchmark.models.size());
        for (std::size_t i = 0; i < requests.size(); ++i) {
            for (std::size_t j = 0; j < benchmark.models.size(); ++j)
                outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                    benchmark.outcomes.outcome(original[i], ModelIndex::at(j)));
        }
    }

    Benchmark benchmark;
    std::vector<TaskRequest> requests;
    std::vector<TaskIndex> original;
    std::vector<TaskIndex> training;
    std::vector<TaskIndex> stream;
    OutcomeMatrix outcomes;
};

const World& world()
{
    static const World made(77);
    return made;
}

/// A catalog with the first tasks of the world, and a policy over it.
struct Router {
    TaskCatalog catalog;
    std::shared_ptr<TaskEncoding> encoding;
    std::vector<DecisionSet> decisions;
    TrainedPolicies trained;
    std::unique_ptr<Policy> policy;
    std::string refusal;

    Router(const std::string& text, std::size_t known)
    {
        for (std::size_t i = 0; i < known; ++i)
            arrive(i);
        encoding = std::make_shared<TaskEncoding>(catalog.tasks(), world().training);
        const std::size_t fromStream = known - world().training.size();
        PolicySetup setup;
        setup.models = world().benchmark.models;
        setup.tasks = &catalog.tasks();
        setup.stream = std::span(world().stream).first(fromStream);
        setup.open = true;
        setup.training = world().training;
        setup.trainingOutcomes = &world().outcomes;
        setup.encoding = encoding;
        setup.seed = 4;
        for (const char* voter : {"logreg", "mlp", "mf", "sw"}) {
            if (text.starts_with("acrouter-vote"))
                train(voter, setup);
        }
        setup.trained = trained;
        make(text, setup);
    }

    void train(const std::string& text, const PolicySetup& setup)
    {
        const auto spec = parsePolicySpec(text);
        auto made = trainPolicy(*spec, setup, setup.stream);
        if (made)
            trained.push_back(std::make_shared<const TrainedPolicy>(std::move(*made)));
    }

    void make(const std::string& text, const PolicySetup& setup)
    {
        const auto spec = parsePolicySpec(text);
        auto made = makePolicy(*spec, setup);
        if (made)
            policy = std::move(*made);
        else
            refusal = describe(made.error());
    }

    TaskIndex arrive(std::size_t at)
    {
        const auto index = catalog.add(world().requests[at]);
        return index ? *index : TaskIndex();
    }
};

Attempt outcomeOf(TaskIndex task, ModelIndex model)
{
    ReplayEnvironment environment(world().outcomes);
    return environment.attempt({task}, model).seen;
}

/// The models that are called for a task, and what the policy learned from it.
std::vector<ModelIndex> take(Router& router, TaskIndex task, std::uint32_t step)
{
    Turn turn;
    turn.start(*router.policy, {task, step});
    std::vector<ModelIndex> called;
    while (const auto model = turn.toCall()) {
        called.push_back(*model);
        turn.onAttempt(outcomeOf(task, *model));
    }
    turn.teach(*router.policy);
    return called;
}

} // namespace

class OpenCatalogTest : public QObject {
    Q_OBJECT

private slots:
    void tasksKeepTheirIndexAndTheirContent()
    {
        TaskCatalog catalog;
        TaskRequest request{.id = "a/1", .prompt = "Sort a list.", .attachments = {{"test.py", "assert True"}}};
        request.category(Facet::Dimension) = "code";
        TaskRequest second;
        second.id = "a/2";
        const TaskIndex first = catalog.add(request).value();
        QCOMPARE(catalog.add(second).value().position(), std::size_t{1});
        QCOMPARE(catalog.add(request).value(), first);
        QVERIFY(catalog.request(first) == request);
        QCOMPARE(catalog.attachments(first).front().name, std::string("test.py"));
        QVERIFY(catalog.attachments(TaskIndex::at(1)).empty());

        request.prompt = "Another text.";
        const auto other = catalog.add(request);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
        const auto nameless = catalog.add(TaskRequest());
        QVERIFY(!nameless);
        QCOMPARE(nameless.error().code, ErrorCode::Empty);
        QCOMPARE(catalog.size(), std::size_t{2});
    }

    void decidesLikeAPolicyThatKnewTheTasks_data()
    {
        QTest::addColumn<QString>("spec");
        for (const std::string& spec : everyPolicy()) {
            if (policyInfo(parsePolicySpec(spec) ? parsePolicySpec(spec)->id : std::string())->hindsight !=
                    Hindsight::Outcomes &&
                !spec.starts_with("recorded"))
                QTest::newRow(spec.c_str()) << QString::fromStdString(spec);
        }
    }

    void decidesLikeAPolicyThatKnewTheTasks()
    {
        QFETCH(const QString, spec);
        const std::size_t probing = world().training.size();
        const std::size_t all = world().requests.size();
        Router knew(spec.toStdString(), all);
        Router told(spec.toStdString(), probing + 5);
        QCOMPARE(told.refusal, knew.refusal);
        if (!told.policy)
            QSKIP(qPrintable(QString::fromStdString(told.refusal)));
        std::size_t same = 0;
        for (std::size_t i = 0; i < all - probing; ++i) {
            const auto step = static_cast<std::uint32_t>(i);
            const TaskIndex task = told.arrive(probing + i);
            QCOMPARE(task, world().stream[i]);
            const auto admitted = told.policy->admit(std::span(&task, 1));
            QVERIFY2(admitted, admitted ? "" : describe(admitted.error()).c_str());
            QVERIFY(told.policy->covers(task));
            same += take(told, task, step) == take(knew, task, step) ? 1 : 0;
        }
        // Columns that come later stand in another order, so equal cosines of the nearest-neighbour search round
        // differently.
        if (spec == "knn")
            QVERIFY(same > (all - probing) * 9 / 10);
        else
            QCOMPARE(same, all - probing);
    }

    void aCopyTakesOverOpenDecisions()
    {
        Router router("acrouter", world().training.size());
        const TaskIndex task = router.arrive(world().training.size());
        QVERIFY(router.policy->admit(std::span(&task, 1)));
        Decision decision = router.policy->decide({task, 0});
        const auto copy = router.policy->clone();
        const Attempt attempt = outcomeOf(task, decision.first);
        router.policy->observe(decision, std::span(&attempt, 1));
        Decision again = copy->decide({task, 0});
        copy->observe(again, std::span(&attempt, 1));
        const TaskIndex next = router.arrive(world().training.size() + 1);
        QVERIFY(router.policy->admit(std::span(&next, 1)));
        QVERIFY(copy->admit(std::span(&next, 1)));
        std::vector<double> one;
        std::vector<double> other;
        router.policy->valuesOf(router.policy->decide({next, 1}), one);
        copy->valuesOf(copy->decide({next, 1}), other);
        QCOMPARE(one, other);
    }

    void aTrainedPolicyPredictsPromptsItNeverSaw()
    {
        Router router("logreg", world().training.size());
        QVERIFY(router.policy);
        TaskRequest request{.id = "new/1", .prompt = "parse the tree and sort the string"};
        request.category(Facet::Dimension) = "a dimension that is new";
        const TaskIndex task = router.catalog.add(request).value();
        QVERIFY(!router.policy->covers(task));
        QVERIFY(router.policy->admit(std::span(&task, 1)));
        QVERIFY(router.policy->covers(task));
        std::vector<double> values;
        router.policy->valuesOf(router.policy->decide({task, 0}), values);
        QCOMPARE(values.size(), world().benchmark.models.size());
        for (const double value : values)
            QVERIFY(std::isfinite(value));
    }
};

QTEST_APPLESS_MAIN(OpenCatalogTest)
#include "tst_opencatalog.moc"

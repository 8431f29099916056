// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulator.h"
#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"
#include "tests/support/kindbenchmark.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace acr;

namespace {

constexpr KindCriterion byLanguage{KindCriterion::Part::Facet, 0, Facet::Language};

Benchmark simulated()
{
    SimulatorOptions options;
    options.dimensionTasks.fill(300);
    options.agenticTasks = 0;
    options.prompts = false;
    return simulate(options).value();
}

/// Gives each task one of three languages at random.
void labelAtRandom(Benchmark& data, std::uint64_t seed)
{
    Random random(seed);
    constexpr std::array<const char*, 3> names{"go", "js", "py"};
    for (std::size_t i = 0; i < data.tasks.size(); ++i)
        data.tasks.setCategory(TaskIndex::at(i), Facet::Language,
                               data.tasks.editCategories(Facet::Language).intern(names[random.below(names.size())]));
}

std::vector<ProbedKinds::Division> divisionsByLanguage(const Benchmark& data)
{
    const std::span<const TaskIndex> probing = probingTasks(data);
    const PriorSet learned = learnPriors(data.models, data.tasks, probing, data.outcomes, MissingScores::AsZero);
    return ProbedKinds(data.models.size(), data.tasks, probing, data.outcomes, MissingScores::AsZero, learned)
        .by(byLanguage);
}

std::unique_ptr<PriorDesk> deskWith(const Benchmark& data, const char* spec)
{
    return PriorDesk::open(data, makeStream(data, {.split = "id_test"}).value(), parsePolicySpec(spec).value(), {})
        .value();
}

} // namespace

class KindsTest final : public QObject {
    Q_OBJECT

private slots:
    void aRandomLabelIsNotSupported()
    {
        Benchmark data = simulated();
        std::ptrdiff_t divided = 0;
        std::ptrdiff_t supported = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            labelAtRandom(data, seed);
            const auto divisions = divisionsByLanguage(data);
            divided += std::ssize(divisions);
            supported += std::ranges::count_if(divisions, &ProbedKinds::Division::supported);
        }
        QVERIFY2(divided >= 60, qPrintable(QString::number(divided)));
        QVERIFY2(25 * supported <= divided, qPrintable(QStringLiteral("%1 of %2").arg(supported).arg(divided)));
    }

    void aDifferenceBetweenModelsIsSupported()
    {
        Benchmark data = simulated();
        labelAtRandom(data, 1);
        Random random(2);
        for (const TaskIndex task : probingTasks(data)) {
            const bool go = data.tasks.categoryName(task, Facet::Language) == "go";
            for (std::size_t j = 0; j < 2; ++j) {
                if (random.uniform() > 0.9)
                    continue;
                Outcome outcome;
                outcome.score = (j == 0) == go ? 1 : 0;
                outcome.costUsd = 0.01;
                data.outcomes.setOutcome(task, ModelIndex::at(j), outcome);
            }
        }
        int large = 0;
        for (const ProbedKinds::Division& division : divisionsByLanguage(data)) {
            std::size_t tasks = 0;
            for (const ProbedKinds::Kind& kind : division.kinds)
                tasks += kind.tasks.size();
            if (tasks < 60)
                continue;
            ++large;
            QVERIFY2(division.supported, qPrintable(QStringLiteral("%1: gain %2 ± %3")
                                                        .arg(QString::fromStdString(division.source))
                                                        .arg(division.gain)
                                                        .arg(division.standardError)));
        }
        QVERIFY(large > 0);
    }

    /// How much easier a kind is for all models changes no decision.
    void aDifferenceThatAllModelsShareIsNotSupported()
    {
        Benchmark data = test::benchmarkWithKinds();
        labelAtRandom(data, 3);
        Random random(4);
        for (const TaskIndex task : probingTasks(data)) {
            const bool go = data.tasks.categoryName(task, Facet::Language) == "go";
            for (std::size_t j = 0; j < data.models.size(); ++j) {
                Outcome outcome;
                outcome.score = random.uniform() < (go ? 0.9 : 0.3) ? 1 : 0;
                data.outcomes.setOutcome(task, ModelIndex::at(j), outcome);
            }
        }
        const auto divisions = divisionsByLanguage(data);
        QCOMPARE(divisions.size(), std::size_t{2});
        QVERIFY(std::ranges::none_of(divisions, &ProbedKinds::Division::supported));
    }

    void theKindsOfASourceAreRowsWithTheirMeans()
    {
        const Benchmark data = test::benchmarkWithKinds();
        std::vector<KindRow> rows = deskWith(data, "acrouter")->kinds();
        std::erase_if(rows, [](const KindRow& row) { return row.source != "pairs"; });
        QCOMPARE(rows.size(), std::size_t{2});
        for (const KindRow& row : rows) {
            const bool go = row.kind == "pairs go #";
            QCOMPARE(row.kind, std::string(go ? "pairs go #" : "pairs py #"));
            QCOMPARE(row.dimension, std::string("translation"));
            QCOMPARE(kindCriterionName(row.by), std::string("id_words"));
            std::size_t tasks = 0;
            double sum = 0;
            for (const TaskIndex task : probingTasks(data)) {
                if (data.tasks[task].id.find(go ? "_go_" : "_py_") == std::string::npos)
                    continue;
                ++tasks;
                sum += data.outcomes.scores(task)[0];
            }
            QCOMPARE(row.tasks, tasks);
            QCOMPARE(row.cells.size(), std::size_t{4});
            QCOMPARE(row.cells[0].score, sum / static_cast<double>(tasks));
            // Toward what was observed.
            QVERIFY((row.cells[0].correction > 0.01) == go);
            QVERIFY((row.cells[0].correction < -0.01) != go);
            QVERIFY((row.cells[1].correction < -0.01) == go);
        }
        QVERIFY(rows[0].kind != rows[1].kind);
    }

    /// Without what neighbours and twins say, all tasks of a kind have its correction.
    void theCorrectionIsThatOfTheFirstDecision()
    {
        const Benchmark data = test::benchmarkWithKinds();
        const auto desk = deskWith(data, "acrouter@neighbours=1e9@twins=1e9");
        const TaskIndex first = desk->stream().tasks.front();
        QVERIFY(data.tasks[first].id.starts_with("dim1_pairs_"));
        const bool go = data.tasks[first].id.starts_with("dim1_pairs_go_");
        const auto rows = desk->kinds();
        const auto row = std::ranges::find(rows, std::string(go ? "pairs go #" : "pairs py #"), &KindRow::kind);
        QVERIFY(row != rows.end());
        const auto ballot = desk->ballotAt(desk->learned(), first).value();
        QVERIFY(ballot.has_value());
        const std::vector<double> prior = priorMeans(desk->learned(), "translation", "pairs");
        int votes = 0;
        for (const Vote& vote : ballot->votes) {
            if (vote.voter != "score")
                continue;
            ++votes;
            const double added = vote.weight - prior[vote.model.position()];
            QVERIFY2(std::abs(added - row->cells[vote.model.position()].correction) < 1e-5,
                     qPrintable(QString::number(added)));
        }
        QCOMPARE(votes, 4);
    }

    void policiesThatReadNoIdsHaveNoKinds_data()
    {
        QTest::addColumn<QString>("spec");
        for (const char* spec : {"acrouter@reach=0", "acrouter@start=cold", "acrouter@mode=cascade", "linucb"})
            QTest::newRow(spec) << spec;
    }
    void policiesThatReadNoIdsHaveNoKinds()
    {
        QFETCH(QString, spec);
        const Benchmark data = test::benchmarkWithKinds();
        QVERIFY(deskWith(data, qPrintable(spec))->kinds().empty());
    }
};

QTEST_GUILESS_MAIN(KindsTest)
#include "tst_kinds.moc"

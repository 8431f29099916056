// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"
#include "core/base/random.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace acr;

class BaseTest final : public QObject {
    Q_OBJECT

private slots:
    void sameSeedGivesSameNumbers()
    {
        // The first outputs of xoshiro256** seeded by SplitMix64 with 0, computed from the published algorithms.
        Random random(0);
        QCOMPARE(random.next(), std::uint64_t{0x99ec5f36cb75f2b4});
        QCOMPARE(random.next(), std::uint64_t{0xbf6e1f784956452a});
        Random again(0);
        again.next();
        again.next();
        QCOMPARE(random.uniform(), again.uniform());
    }

    void boundedNumbersStayBoundedAndCoverTheirRange()
    {
        Random random(7);
        std::array<int, 5> counts{};
        for (int i = 0; i < 50000; ++i)
            ++counts.at(random.below(5));
        for (const int count : counts)
            QVERIFY2(std::abs(count - 10000) < 500, qPrintable(QString::number(count)));
    }

    void normalNumbersHaveMeanZeroAndVarianceOne()
    {
        Random random(3);
        double sum = 0;
        double squares = 0;
        constexpr int n = 200000;
        for (int i = 0; i < n; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / n) < 0.01);
        QVERIFY(std::abs(squares / n - 1) < 0.02);
    }

    void shuffleIsAPermutationThatDependsOnTheSeed()
    {
        std::vector<int> first(100);
        std::iota(first.begin(), first.end(), 0);
        std::vector<int> second = first;
        const std::vector<int> sorted = first;
        Random(1).shuffle(std::span(first));
        Random(2).shuffle(std::span(second));
        QVERIFY(first != second);
        QVERIFY(first != sorted);
        std::sort(first.begin(), first.end());
        QVERIFY(first == sorted);
    }

    void anErrorNamesFileLineColumnFoundAndExpected()
    {
        const Error error{ErrorCode::WrongType, {"tasks.csv", 12, 7}, "'x'", "a number"};
        QCOMPARE(describe(error), std::string("tasks.csv:12:7: found 'x', expected a number"));
    }

    void aLongErrorListKeepsTheFirstAndCountsAll()
    {
        ErrorList list(3);
        for (int i = 0; i < 10; ++i)
            list.add({ErrorCode::Duplicate, {}, std::to_string(i), {}});
        QCOMPARE(list.items().size(), std::size_t{3});
        QCOMPARE(list.total(), std::uint64_t{10});
    }
};

QTEST_APPLESS_MAIN(BaseTest)
#include "tst_base.moc"

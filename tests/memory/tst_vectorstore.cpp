// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/memory/memoryrecall.h"
#include "core/memory/principalplane.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace acr;

namespace {

std::vector<float> randomKeys(std::size_t count, std::size_t dimensions, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> keys(count * dimensions);
    for (float& number : keys)
        number = static_cast<float>(random.normal());
    return keys;
}

Experience experienceAt(std::uint32_t step)
{
    Experience experience{TaskIndex(step), step, {}};
    experience.attempt.model = ModelIndex(static_cast<std::uint16_t>(step % 5));
    experience.attempt.score = 0.25 * (step % 5);
    experience.attempt.costUsd = 0.001 * step;
    return experience;
}

VectorStore filled(std::size_t count, std::uint32_t dimensions, std::size_t capacity, std::uint64_t seed = 1)
{
    VectorStore store(dimensions, capacity);
    const auto keys = randomKeys(count, dimensions, seed);
    for (std::size_t i = 0; i < count; ++i)
        store.remember(std::span(keys).subspan(i * dimensions, dimensions),
                       experienceAt(static_cast<std::uint32_t>(i)));
    return store;
}

/// Brute-force cosine search over the store's entries.
std::vector<MemoryId> plainNearest(const VectorStore& store, std::span<const float> query, std::size_t k,
                                   double threshold)
{
    double norm = 0;
    for (const float number : query)
        norm += static_cast<double>(number) * static_cast<double>(number);
    norm = std::sqrt(norm);
    std::vector<std::pair<float, MemoryId>> all;
    std::vector<float> key(store.dimensions());
    for (const MemoryId id : store.ids()) {
        store.keyOf(id, key);
        float sum = 0;
        for (std::size_t d = 0; d < key.size(); ++d)
            sum += key[d] * static_cast<float>(static_cast<double>(query[d]) * (1.0 / norm));
        if (static_cast<double>(sum) >= threshold)
            all.emplace_back(-sum, id);
    }
    std::ranges::sort(all);
    std::vector<MemoryId> ids;
    for (std::size_t i = 0; i < std::min(k, all.size()); ++i)
        ids.push_back(all[i].second);
    return ids;
}

std::vector<MemoryId> idsOf(const std::vector<Neighbour>& found)
{
    std::vector<MemoryId> ids;
    for (const Neighbour& each : found)
        ids.push_back(each.id);
    return ids;
}

std::vector<MemoryId> range(MemoryId first, MemoryId last)
{
    std::vector<MemoryId> ids;
    for (MemoryId id = first; id < last; ++id)
        ids.push_back(id);
    return ids;
}

} // namespace

class VectorStoreTest final : public QObject {
    Q_OBJECT

private slots:
    void searchFindsWhatAPlainSearchFinds_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("dimensions");
        QTest::addColumn<int>("k");
        QTest::addColumn<double>("threshold");
        QTest::newRow("empty") << 0 << 8 << 3 << -1.0;
        QTest::newRow("one") << 1 << 1 << 3 << -1.0;
        QTest::newRow("part of a block") << 37 << 16 << 10 << -1.0;
        QTest::newRow("exactly one block") << 64 << 16 << 10 << -1.0;
        QTest::newRow("a block and one") << 65 << 16 << 10 << -1.0;
        QTest::newRow("many") << 1000 << 256 << 10 << -1.0;
        QTest::newRow("odd dimensions") << 500 << 19 << 7 << -1.0;
        QTest::newRow("threshold") << 1000 << 8 << 200 << 0.5;
        QTest::newRow("threshold above all") << 100 << 64 << 10 << 1.5;
        QTest::newRow("more than there are") << 90 << 8 << 1000 << -2.0;
        QTest::newRow("none asked for") << 90 << 8 << 0 << -2.0;
    }
    void searchFindsWhatAPlainSearchFinds()
    {
        QFETCH(int, count);
        QFETCH(int, dimensions);
        QFETCH(int, k);
        QFETCH(double, threshold);
        const VectorStore store =
            filled(static_cast<std::size_t>(count), static_cast<std::uint32_t>(dimensions), 100000);
        const auto width = static_cast<std::size_t>(dimensions);
        const auto queries = randomKeys(20, width, 2);
        const auto batch = store.nearestBatch(queries, static_cast<std::size_t>(k), threshold);
        for (std::size_t q = 0; q < 20; ++q) {
            const auto query = std::span(queries).subspan(q * width, width);
            const auto found = store.nearest(query, static_cast<std::size_t>(k), threshold);
            QCOMPARE(idsOf(found), plainNearest(store, query, static_cast<std::size_t>(k), threshold));
            QCOMPARE(idsOf(batch[q]), idsOf(found));
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(std::memcmp(&found[i].similarity, &batch[q][i].similarity, sizeof(float)), 0);
                QCOMPARE(found[i].experience->step, static_cast<std::uint32_t>(found[i].id));
            }
        }
    }

    void everyPathGivesTheSameBytes()
    {
        if (bestSimilarityPath() == SimilarityPath::Baseline)
            QSKIP("this machine has only the baseline instructions");
        for (const std::size_t dimensions : {1U, 7U, 256U}) {
            struct alignas(64) Line {
                float at[keyTile];
            };
            const auto numbers = randomKeys(keyBlock + queryTile, dimensions, 3);
            std::vector<Line> keys(dimensions * keyBlock / keyTile);
            std::memcpy(keys.data(), numbers.data(), dimensions * keyBlock * sizeof(float));
            const float* queries = numbers.data() + dimensions * keyBlock;
            BlockProducts one;
            BlockProducts other;
            blockProducts(SimilarityPath::Baseline, keys.front().at, queries, dimensions, one);
            blockProducts(SimilarityPath::Wide, keys.front().at, queries, dimensions, other);
            QCOMPARE(std::memcmp(&one, &other, sizeof one), 0);
            std::array<BlockProducts, queryTile> many;
            std::array<BlockProducts, queryTile> otherMany;
            blockProducts(SimilarityPath::Baseline, keys.front().at, queries, dimensions, many);
            blockProducts(SimilarityPath::Wide, keys.front().at, queries, dimensions, otherMany);
            QCOMPARE(std::memcmp(&many, &otherMany, sizeof many), 0);
        }
    }

    void equallySimilarEntriesComeOldestFirst()
    {
        VectorStore store(4, 1000);
        const std::vector<float> key{1, 2, 3, 4};
        for (std::uint32_t i = 0; i < 200; ++i)
            store.remember(key, experienceAt(i));
        QCOMPARE(idsOf(store.nearest(key, 5, 0.5)), range(0, 5));
        store.forget(1);
        QCOMPARE(idsOf(store.nearest(key, 3, 0.5)), (std::vector<MemoryId>{0, 2, 3}));
    }

    void keysAreScaledToUnitLengthAndZeroIsSimilarToNothing()
    {
        VectorStore store(2, 10);
        store.remember(std::vector<float>{3, 4}, experienceAt(0));
        store.remember(std::vector<float>{0, 0}, experienceAt(1));
        std::vector<float> key(2);
        QVERIFY(store.keyOf(0, key));
        QCOMPARE(key, (std::vector<float>{0.6F, 0.8F}));
        QVERIFY(store.keyOf(1, key));
        QCOMPARE(key, (std::vector<float>{0, 0}));
        const auto found = store.nearest(std::vector<float>{30, 40}, 2, -1);
        QCOMPARE(found[0].similarity, 1.0F);
        QCOMPARE(found[1].similarity, 0.0F);
        QVERIFY(store.nearest(std::vector<float>{0, 0}, 2, 0.1).empty());
    }

    void theOldestUnpinnedEntryGoesFirst()
    {
        VectorStore store = filled(100, 4, 100);
        QCOMPARE(store.size(), std::size_t{100});
        QVERIFY(store.pin(0));
        QVERIFY(store.pin(2));
        QCOMPARE(store.oldestUnpinned(), std::optional<MemoryId>(1));
        const std::vector<float> key{1, 0, 0, 0};
        for (std::uint32_t i = 100; i < 103; ++i)
            QCOMPARE(store.remember(key, experienceAt(i)), std::optional<MemoryId>(i));
        QCOMPARE(store.size(), std::size_t{100});
        std::vector<MemoryId> expected{0, 2};
        std::ranges::copy(range(5, 103), std::back_inserter(expected));
        QCOMPARE(store.ids(), expected);
        QVERIFY(store.pin(0, false));
        QCOMPARE(store.oldestUnpinned(), std::optional<MemoryId>(0));
        store.remember(key, experienceAt(103));
        QVERIFY(store.find(0) == nullptr);
        QVERIFY(store.find(2) != nullptr);
    }

    void aStoreFullOfPinnedEntriesTakesNothingNew()
    {
        VectorStore store = filled(70, 4, 70);
        for (const MemoryId id : store.ids())
            QVERIFY(store.pin(id));
        QCOMPARE(store.pinnedCount(), std::size_t{70});
        QVERIFY(!store.oldestUnpinned());
        QVERIFY(!store.remember(std::vector<float>{1, 0, 0, 0}, experienceAt(70)));
        QCOMPARE(store.ids(), range(0, 70));
    }

    void aSmallerCapacityDrivesOutTheOldest()
    {
        VectorStore store = filled(300, 4, 1000);
        store.pin(3);
        store.setCapacity(100);
        std::vector<MemoryId> expected{3};
        std::ranges::copy(range(201, 300), std::back_inserter(expected));
        QCOMPARE(store.ids(), expected);
    }

    void manyScatteredChangesLeaveWhatAPlainListWouldHold()
    {
        constexpr std::uint32_t dimensions = 12;
        constexpr std::size_t capacity = 400;
        VectorStore store(dimensions, capacity);
        struct Plain {
            MemoryId id;
            bool pinned;
        };
        std::vector<Plain> plain;
        Random random(11);
        const auto keys = randomKeys(6000, dimensions, 12);
        for (std::uint32_t i = 0; i < 6000; ++i) {
            const auto key = std::span(keys).subspan(i * dimensions, dimensions);
            const std::uint64_t what = random.below(10);
            if (what < 7 || plain.empty()) {
                if (plain.size() == capacity) {
                    const auto oldest = std::ranges::find(plain, false, &Plain::pinned);
                    if (oldest != plain.end())
                        plain.erase(oldest);
                }
                const auto id = store.remember(key, experienceAt(i));
                QCOMPARE(id.has_value(), plain.size() < capacity);
                if (id)
                    plain.push_back({*id, false});
            } else {
                Plain& at = plain[random.below(plain.size())];
                if (what == 7) {
                    at.pinned = !at.pinned && random.below(4) == 0;
                    QVERIFY(store.pin(at.id, at.pinned));
                } else {
                    QVERIFY(store.forget(at.id));
                    QVERIFY(!store.forget(at.id));
                    plain.erase(plain.begin() + (&at - plain.data()));
                }
            }
        }
        std::vector<MemoryId> expected;
        for (const Plain& each : plain) {
            expected.push_back(each.id);
            QCOMPARE(store.isPinned(each.id), each.pinned);
        }
        QCOMPARE(store.ids(), expected);
        QCOMPARE(store.size(), plain.size());
        QCOMPARE(store.pinnedCount(), static_cast<std::size_t>(std::ranges::count(plain, true, &Plain::pinned)));
        for (std::size_t q = 0; q < 10; ++q) {
            const auto query = std::span(keys).subspan(q * 31 * dimensions, dimensions);
            QCOMPARE(idsOf(store.nearest(query, 15, -1)), plainNearest(store, query, 15, -1));
        }
    }

    void copiesGoOnIndependently()
    {
        VectorStore store = filled(500, 8, 600);
        const VectorStore checkpoint = store;
        VectorStore fork = store;
        const auto keys = randomKeys(300, 8, 5);
        for (std::uint32_t i = 0; i < 300; ++i) {
            store.remember(std::span(keys).subspan(i * 8, 8), experienceAt(i));
            fork.remember(std::span(keys).subspan((299 - i) * 8, 8), experienceAt(299 - i));
        }
        fork.forget(450);
        Experience changed = experienceAt(7);
        changed.attempt.score = 0.125;
        QVERIFY(fork.amend(451, changed));
        QCOMPARE(checkpoint.ids(), range(0, 500));
        QCOMPARE(store.ids(), range(200, 800));
        QVERIFY(store.find(450) != nullptr);
        QCOMPARE(store.find(451)->step, 451U);
        QCOMPARE(checkpoint.find(451)->step, 451U);
        QCOMPARE(fork.find(451)->attempt.score, 0.125);
        const auto query = std::span(keys).first(8);
        QCOMPARE(idsOf(checkpoint.nearest(query, 10, -1)), plainNearest(checkpoint, query, 10, -1));
        QCOMPARE(idsOf(store.nearest(query, 10, -1)), plainNearest(store, query, 10, -1));
        QCOMPARE(idsOf(fork.nearest(query, 10, -1)), plainNearest(fork, query, 10, -1));
    }

    void threadsDoNotChangeABatch()
    {
        const VectorStore store = filled(3000, 32, 5000);
        const auto queries = randomKeys(333, 32, 6);
        const auto alone = store.nearestBatch(queries, 10, 0.1, 1);
        const auto shared = store.nearestBatch(queries, 10, 0.1, 4);
        for (std::size_t q = 0; q < alone.size(); ++q)
            QCOMPARE(idsOf(alone[q]), idsOf(shared[q]));
    }

    void anApproximateStoreFindsNearlyAllAndNothingThatIsGone()
    {
        constexpr std::uint32_t dimensions = 24;
        const MemoryIndex index{.fromCapacity = 0, .segment = 512, .effort = 48, .weighed = 4};
        VectorStore store(dimensions, 4000, index);
        VectorStore exact(dimensions, 4000, {.fromCapacity = MemoryIndex::never});
        const auto keys = randomKeys(9000, dimensions, 21);
        Random random(22);
        std::optional<VectorStore> checkpoint;
        std::vector<MemoryId> then;
        for (std::uint32_t i = 0; i < 9000; ++i) {
            for (VectorStore* each : {&store, &exact})
                each->remember(std::span(keys).subspan(i * dimensions, dimensions), experienceAt(i));
            if (i % 7 == 0) {
                const MemoryId gone = random.below(i + 1);
                QCOMPARE(store.forget(gone), exact.forget(gone));
            }
            if (i == 5000) {
                checkpoint = store;
                then = idsOf(store.nearest(std::span(keys).first(dimensions), 10, -1));
            }
        }
        QVERIFY(store.isApproximate());
        QVERIFY(!exact.isApproximate());
        QVERIFY(store.indexedCount() > store.size() / 2);
        QCOMPARE(store.ids(), exact.ids());
        const auto queries = recallQueries(store, 200, 0.5, 23);
        const RecallReport report = memoryRecall(store, queries, 10);
        QVERIFY2(report.recall > 0.95, qPrintable(QString::number(report.recall)));
        QVERIFY(report.similarityLoss >= 0 && report.similarityLoss < 0.02);
        for (std::size_t q = 0; q < 200; q += 10) {
            const auto query = std::span(queries).subspan(q * dimensions, dimensions);
            for (const Neighbour& each : store.nearest(query, 10, -1)) {
                QVERIFY(exact.find(each.id) != nullptr);
                const auto same = exact.nearest(query, exact.size(), -2);
                const auto twin = std::ranges::find(same, each.id, &Neighbour::id);
                QCOMPARE(std::memcmp(&twin->similarity, &each.similarity, sizeof(float)), 0);
            }
        }
        QCOMPARE(memoryRecall(exact, queries, 10).recall, 1.0);
        QCOMPARE(idsOf(checkpoint->nearest(std::span(keys).first(dimensions), 10, -1)), then);
        // A copy with the same changes has the same state.
        for (std::uint32_t i = 5001; i < 6000; ++i)
            checkpoint->remember(std::span(keys).subspan(i * dimensions, dimensions), experienceAt(i));
        VectorStore again = *checkpoint;
        QCOMPARE(idsOf(again.nearest(std::span(queries).first(dimensions), 10, -1)),
                 idsOf(checkpoint->nearest(std::span(queries).first(dimensions), 10, -1)));
    }

    void thePlaneShowsTheDirectionsOfMostVariance()
    {
        constexpr std::size_t dimensions = 7;
        auto cloud = randomKeys(9000, dimensions, 31);
        for (std::size_t i = 0; i < 9000; ++i) {
            cloud[i * dimensions + 4] = 2 + 10 * cloud[i * dimensions + 4];
            cloud[i * dimensions + 1] *= 5;
        }
        const PrincipalPlane plane(cloud, dimensions);
        QVERIFY(std::abs(plane.explained()[0] - 100.0 / 130) < 0.02);
        QVERIFY(std::abs(plane.explained()[1] - 25.0 / 130) < 0.02);
        std::vector<float> probe(dimensions);
        probe[4] = 12;
        const auto place = plane.project(probe);
        QVERIFY2(std::abs(place[0] - 10) < 0.5F, qPrintable(QString::number(static_cast<double>(place[0]))));
        QVERIFY(std::abs(place[1]) < 1);
        const auto again = PrincipalPlane(cloud, dimensions).project(probe);
        QCOMPARE(std::memcmp(&again, &place, sizeof place), 0);
        QCOMPARE(PrincipalPlane({}, 3).project(std::vector<float>{1, 2, 3}), (std::array<float, 2>{0, 0}));
    }

    void unknownEntriesAreSaidToBeUnknown()
    {
        VectorStore store = filled(10, 4, 5);
        for (const MemoryId id : {MemoryId{0}, MemoryId{10}, MemoryId{1} << 60}) {
            QVERIFY(store.find(id) == nullptr);
            QVERIFY(!store.pin(id));
            QVERIFY(!store.forget(id));
            QVERIFY(!store.amend(id, {}));
            QVERIFY(!store.isPinned(id));
        }
    }
};

QTEST_APPLESS_MAIN(VectorStoreTest)
#include "tst_vectorstore.moc"

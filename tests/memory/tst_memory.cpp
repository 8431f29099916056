// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/memory/idparts.h"
#include "core/memory/memory.h"

#include <QtTest>

#include <algorithm>
#include <string>

using namespace acr;

namespace {

constexpr std::uint32_t dimensions = 6;
const std::string encoder = "an encoder";

/// What a memory is, without any index: all entries of every version.
class NaiveMemory {
public:
    struct Entry {
        MemoryId id = 0;
        std::string task;
        std::string model;
        std::uint32_t step = 0;
        double score = 0;
        bool pinned = false;
        std::vector<float> key;
    };

    explicit NaiveMemory(std::size_t capacity)
        : m_capacity(capacity)
    {}

    [[nodiscard]] const std::vector<Entry>& now() const { return m_versions.back(); }
    [[nodiscard]] const std::vector<Entry>& at(MemoryVersion version) const { return m_versions[version]; }
    [[nodiscard]] MemoryVersion version() const { return m_versions.size() - 1; }

    std::optional<MemoryId> append(Entry entry)
    {
        std::vector<Entry> next = now();
        if (next.size() == m_capacity) {
            const auto oldest = std::ranges::find(next, false, &Entry::pinned);
            if (oldest == next.end())
                return std::nullopt;
            next.erase(oldest);
        }
        entry.id = m_next++;
        next.push_back(std::move(entry));
        m_versions.push_back(std::move(next));
        return m_versions.back().back().id;
    }
    bool forget(MemoryId id)
    {
        std::vector<Entry> next = now();
        if (std::erase_if(next, [&](const Entry& entry) { return entry.id == id; }) == 0)
            return false;
        m_versions.push_back(std::move(next));
        return true;
    }
    bool pin(MemoryId id, bool pinned)
    {
        std::vector<Entry> next = now();
        const auto entry = std::ranges::find(next, id, &Entry::id);
        if (entry == next.end())
            return false;
        if (std::exchange(entry->pinned, pinned) != pinned)
            m_versions.push_back(std::move(next));
        return true;
    }
    bool amend(MemoryId id, double score)
    {
        std::vector<Entry> next = now();
        const auto entry = std::ranges::find(next, id, &Entry::id);
        if (entry == next.end())
            return false;
        entry->score = score;
        m_versions.push_back(std::move(next));
        return true;
    }

private:
    std::size_t m_capacity;
    std::vector<std::vector<Entry>> m_versions{{}};
    MemoryId m_next = 0;
};

/// The k nearest by the cosine that a store computes from two keys alone.
std::vector<MemoryId> nearestOf(const std::vector<NaiveMemory::Entry>& entries, std::span<const float> query,
                                std::size_t k, double threshold)
{
    std::vector<std::pair<float, MemoryId>> all;
    for (const NaiveMemory::Entry& entry : entries) {
        VectorStore alone(dimensions, 1);
        alone.remember(entry.key, {});
        all.emplace_back(alone.nearest(query, 1, -2).front().similarity, entry.id);
    }
    std::ranges::sort(
        all, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<MemoryId> ids;
    for (const auto& [similarity, id] : all) {
        if (ids.size() < k && static_cast<double>(similarity) >= threshold)
            ids.push_back(id);
    }
    return ids;
}

std::vector<float> randomKey(Random& random)
{
    std::vector<float> key(dimensions);
    for (float& number : key)
        number = static_cast<float>(random.normal());
    return key;
}

bool holds(const Memory& memory, const VectorStore& store, const std::vector<NaiveMemory::Entry>& expected)
{
    const std::vector<MemoryId> ids = store.ids();
    if (ids.size() != expected.size())
        return false;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Experience& experience = *store.find(ids[i]);
        const NaiveMemory::Entry& entry = expected[i];
        if (ids[i] != entry.id || memory.tasks()[experience.task.position()] != entry.task ||
            memory.models()[experience.attempt.model.position()] != entry.model || experience.step != entry.step ||
            experience.attempt.score != entry.score || store.isPinned(ids[i]) != entry.pinned)
            return false;
    }
    return true;
}

} // namespace

class MemoryTest final : public QObject {
    Q_OBJECT

private slots:
    void wordsOfIdsAreHashedByFnv1a()
    {
        // The published offset basis of 64-bit FNV-1a, and the published hash of "foobar", to which the end of the word
        // is added as one more byte.
        QCOMPARE(idPartsOf("").kind, std::uint64_t{0xcbf29ce484222325});
        constexpr std::uint64_t prime = 0x100000001b3;
        QCOMPARE(idPartsOf("FooBar").kind, (std::uint64_t{0x85944171f73967e8} ^ 0xffU) * prime);
        QCOMPARE(idPartsOf("dim3_foobar").kind, idPartsOf("foobar").kind);
        QCOMPARE(idPartsOf("hex_go_17").kind, idPartsOf("dim5_hex_go_4").kind);
        QVERIFY(idPartsOf("hex_go_17").twin != idPartsOf("hex_go_4").twin);
        QCOMPARE(idPartsOf("hex_go_17").number, 17.0);
    }

    void wordsOfIdsAreThoseThatAreHashed()
    {
        using Words = std::vector<std::string>;
        QCOMPARE(idWordsOf(""), Words());
        QCOMPARE(idWordsOf("dim2_lcb_ARC192_b"), (Words{"lcb", "arc", "b"}));
        QCOMPARE(idWordsOf("dim7_hex_go_Go/56"), (Words{"hex", "go", "go", ""}));
        QCOMPARE(idWordsOf("dimension"), Words{"dimension"});
        const std::vector<std::string> ids{"lcb_3484",    "lcb_12",     "lcb_arc192_b", "dim2_lcb_arc3_B", "lcb-arc-b",
                                           "lcb_arc_b_1", "lcb_ar1c_b", "lcbarc_b",     "12_lcb",          ""};
        for (const std::string& a : ids) {
            for (const std::string& b : ids)
                QCOMPARE(idPartsOf(a).kind == idPartsOf(b).kind, idWordsOf(a) == idWordsOf(b));
        }
    }

    void everyVersionIsThatOfTheChangesBefore_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("changes");
        for (const int capacity : {1, 7, 100, 5000}) {
            for (quint64 seed = 1; seed <= 3; ++seed)
                QTest::addRow("capacity %d, seed %llu", capacity, static_cast<unsigned long long>(seed))
                    << seed << capacity << (capacity > 1000 ? 900 : 1500);
        }
    }
    void everyVersionIsThatOfTheChangesBefore()
    {
        QFETCH(quint64, seed);
        QFETCH(int, capacity);
        QFETCH(int, changes);
        Random random(seed);
        Memory memory(encoder, dimensions, static_cast<std::size_t>(capacity));
        NaiveMemory naive(static_cast<std::size_t>(capacity));
        const auto someId = [&] { return random.below(memory.entries().nextId() + 1); };
        for (int i = 0; i < changes; ++i) {
            const std::size_t kind = random.below(12);
            if (kind < 7) {
                NaiveMemory::Entry entry{.task = "task " + std::to_string(random.below(40)),
                                         .model = "model " + std::to_string(random.below(4)),
                                         .step = static_cast<std::uint32_t>(i),
                                         .score = random.uniform(),
                                         .key = randomKey(random)};
                const auto added = memory.append({encoder, entry.key}, entry.task, entry.model, entry.step,
                                                 {.model = ModelIndex(77), .score = entry.score});
                QVERIFY(added.has_value());
                QCOMPARE(*added, naive.append(entry));
            } else if (kind < 8) {
                const MemoryId id = someId();
                QCOMPARE(memory.forget(id), naive.forget(id));
            } else if (kind < 10) {
                const MemoryId id = someId();
                const bool pinned = random.below(3) == 0;
                QCOMPARE(memory.pin(id, pinned), naive.pin(id, pinned));
            } else {
                const MemoryId id = someId();
                const double score = random.uniform();
                QCOMPARE(memory.amend(id, {.model = ModelIndex(3), .score = score}), naive.amend(id, score));
            }
            QCOMPARE(memory.version(), naive.version());
            if (i % 3 != 0)
                continue;
            // Any earlier version, and then some that follow it, as playing does.
            MemoryVersion version = random.below(memory.version() + 1);
            for (std::size_t more = random.below(4) + 1; more > 0 && version <= memory.version(); --more, ++version) {
                const auto then = memory.at(version);
                QVERIFY(then.has_value());
                QVERIFY(holds(memory, *then, naive.at(version)));
                if (i % 30 != 0)
                    continue;
                const std::vector<float> query = randomKey(random);
                const auto found = memory.nearest({encoder, query}, 5, 0.1, version);
                QVERIFY(found.has_value());
                std::vector<MemoryId> ids;
                for (const Memory::Recalled& each : *found) {
                    ids.push_back(each.id);
                    const auto entry = std::ranges::find(naive.at(version), each.id, &NaiveMemory::Entry::id);
                    QCOMPARE(std::string(each.task), entry->task);
                    QCOMPARE(std::string(each.model), entry->model);
                    QCOMPARE(each.experience.attempt.score, entry->score);
                }
                QCOMPARE(ids, nearestOf(naive.at(version), query, 5, 0.1));
            }
        }
        QVERIFY(holds(memory, memory.entries(), naive.now()));
        // A copy goes on by itself.
        Memory copy = memory;
        QVERIFY(copy.append({encoder, randomKey(random)}, "another", "model 0", 0, {}).has_value());
        QVERIFY(holds(memory, *memory.at(memory.version()), naive.now()));
    }

    void anotherEncodersKeysAreRefused()
    {
        Memory memory(encoder, 2, 10);
        const std::vector<float> key{1, 2};
        QVERIFY(memory.append({encoder, key}, "t", "m", 0, {}).has_value());
        for (const auto& refused : {memory.append({"another", key}, "t", "m", 0, {}),
                                    memory.append({encoder, std::vector<float>{1}}, "t", "m", 0, {})}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Conflict);
        }
        const auto found = memory.nearest({"another", key}, 1, 0);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Conflict);
        QCOMPARE(found.error().found, std::string("another"));
        QCOMPARE(found.error().expected, encoder);
        const std::vector<float> infinite{1, std::numeric_limits<float>::infinity()};
        QCOMPARE(memory.append({encoder, infinite}, "t", "m", 0, {}).error().code, ErrorCode::BadParameter);
        QCOMPARE(memory.append({encoder, key}, "", "m", 0, {}).error().code, ErrorCode::Empty);
        QCOMPARE(memory.version(), MemoryVersion{1});
        QCOMPARE(memory.tasks().size(), std::size_t{1});
    }

    void versionsThatAreNotKeptAreRefused()
    {
        Memory memory(encoder, dimensions, 500);
        Random random(5);
        for (std::uint32_t step = 0; step < 2000; ++step)
            QVERIFY(memory.append({encoder, randomKey(random)}, "t" + std::to_string(step), "m", step, {}).has_value());
        QCOMPARE(memory.at(2001).error().code, ErrorCode::OutOfRange);
        QCOMPARE(memory.at(30)->size(), std::size_t{30});
        const auto before = memory.at(1500);
        memory.dropVersionsBefore(1500);
        QVERIFY(memory.firstVersion() > 1000 && memory.firstVersion() <= 1500);
        QCOMPARE(memory.version(), MemoryVersion{2000});
        QCOMPARE(memory.at(30).error().code, ErrorCode::OutOfRange);
        QCOMPARE(memory.at(1500)->ids(), before->ids());
        QCOMPARE(memory.at(memory.firstVersion())->size(), std::size_t{500});
        QCOMPARE(memory.entriesOf("t1999"), std::vector<MemoryId>{1999});
        QVERIFY(memory.entriesOf("t3").empty());
    }

    void aSnapshotNamesItsTasks()
    {
        NameTable tasks;
        tasks.intern("known");
        Memory memory(encoder, 2, 10, tasks);
        const std::vector<float> key{1, 2};
        QVERIFY(memory.append({encoder, key}, "new", "m", 3, {.score = 0.5}).has_value());
        QVERIFY(memory.append({encoder, key}, "known", "m", 4, {}).has_value());
        const auto state = memory.snapshot(1);
        QVERIFY(state.has_value());
        QCOMPARE(state->encoder, encoder);
        QCOMPARE(state->version, MemoryVersion{1});
        QCOMPARE(state->entries.size(), std::size_t{1});
        const Experience& experience = *state->entries.find(state->entries.ids().front());
        QCOMPARE(state->tasks[experience.task.position()], std::string("new"));
        QCOMPARE(state->models[experience.attempt.model.position()], std::string("m"));
        QCOMPARE(memory.tasks().find("known"), std::optional<std::uint32_t>(0));
    }
};

QTEST_APPLESS_MAIN(MemoryTest)
#include "tst_memory.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulator.h"
#include "core/features/recordedencoder.h"
#include "core/features/taskencoding.h"
#include "core/features/tasktext.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <thread>

using namespace acr;

namespace {

Benchmark withPrompts(std::uint64_t seed)
{
    Benchmark benchmark = test::generatedBenchmark(seed, {.tasks = 300});
    Random random(seed);
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
        std::string prompt;
        for (std::uint64_t word = random.below(60); word > 0; --word)
            prompt += "word" + std::to_string(random.below(200)) + (random.below(9) == 0 ? ",\n\t  " : " ");
        benchmark.tasks.setPrompt(TaskIndex::at(i), prompt);
    }
    return benchmark;
}

std::span<const TaskIndex> probing(const Benchmark& benchmark)
{
    return benchmark.split(probingSplit)->tasks;
}

std::vector<float> encoded(const Encoder& encoder, const std::vector<std::string>& texts, std::size_t threads = 1)
{
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<float> vectors(texts.size() * encoder.dimensions());
    if (!encoder.encode(views, vectors, {.threads = threads, .progress = {}}))
        return {};
    return vectors;
}

/// Comes to know texts, and counts how often it is asked about one.
class CountingEncoder final : public Encoder {
public:
    std::string name() const override { return recorded.name(); }
    std::size_t dimensions() const override { return recorded.dimensions(); }
    bool grows() const override { return true; }
    std::span<const TextKey> knownTexts() const override { return recorded.knownTexts(); }
    bool knows(std::string_view text) const override
    {
        ++lookups;
        return recorded.knows(text);
    }
    Result<void> encode(std::span<const std::string_view> texts, std::span<float> vectors,
                        const EncodeOptions& options) const override
    {
        encodedTexts += texts.size();
        return recorded.encode(texts, vectors, options);
    }

    RecordedEncoder recorded{"remote:vec/2", 2};
    mutable std::size_t lookups = 0;
    mutable std::size_t encodedTexts = 0;
};

double cosine(std::span<const float> a, std::span<const float> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

class TextVectorsTest final : public QObject {
    Q_OBJECT

private slots:
    void everyVectorHasLengthOneOrIsZero()
    {
        const TextVectors encoder = TextVectors::fit({}, {});
        Random random(5);
        std::vector<std::string> texts{
            "", " ", "\n\n", "a", "\xFF\xFE", std::string(3, '\0'), std::string(100000, 'x')};
        for (int i = 0; i < 200; ++i) {
            std::string& text = texts.emplace_back();
            for (std::uint64_t left = random.below(300); left > 0; --left)
                text += static_cast<char>(random.below(256));
        }
        const std::vector<float> vectors = encoded(encoder, texts);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto vector = std::span(vectors).subspan(i * 256, 256);
            const double length = std::sqrt(cosine(vector, vector));
            QVERIFY2(length == 0 || std::abs(length - 1) < 1e-6, qPrintable(QString::number(length)));
            const bool blank = std::ranges::all_of(texts[i], [](char c) { return (c >= 0 && c <= ' ') || c == 0x7F; });
            QCOMPARE(length == 0, blank);
        }
    }

    void vectorsAreTheSameOnAnyNumberOfThreadsAndInAnyBatch()
    {
        const Benchmark benchmark = withPrompts(3);
        const TextVectors one = TextVectors::fit(benchmark.tasks, probing(benchmark), 256, 1);
        const TextVectors two = TextVectors::fit(benchmark.tasks, probing(benchmark), 256, 2);
        QVERIFY(one == two);
        const TaskVectors alone = TaskVectors::encode(benchmark.tasks, one, {.threads = 1, .progress = {}}).value();
        const TaskVectors together = TaskVectors::encode(benchmark.tasks, two, {.threads = 2, .progress = {}}).value();
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
            QVERIFY(std::ranges::equal(alone[TaskIndex::at(i)], together[TaskIndex::at(i)]));
        // Tasks that come later get the rows that they would have had from the start.
        TaskTable fewer;
        TaskVectors grown;
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            Task task = benchmark.tasks[TaskIndex::at(i)];
            for (std::size_t facet = 0; facet < facetCount; ++facet)
                task.categories[facet] =
                    fewer.editCategories(static_cast<Facet>(facet))
                        .intern(benchmark.tasks.categoryName(TaskIndex::at(i), static_cast<Facet>(facet)));
            const TaskIndex index = fewer.add(std::move(task));
            if (benchmark.tasks.hasPrompts())
                fewer.setPrompt(index, benchmark.tasks.prompt(TaskIndex::at(i)));
            if (i + 1 == benchmark.tasks.size() / 2) {
                grown = TaskVectors::encode(fewer, one).value();
            }
        }
        const TaskVectors later = grown.extended(fewer, one).value();
        QCOMPARE(later.size(), alone.size());
        QCOMPARE(grown.size(), benchmark.tasks.size() / 2);
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            QVERIFY(std::ranges::equal(alone[TaskIndex::at(i)], later[TaskIndex::at(i)]));
            QCOMPARE(alone.fromPrompt(TaskIndex::at(i)), later.fromPrompt(TaskIndex::at(i)));
        }
        for (std::size_t i = 0; i < benchmark.tasks.size(); i += 37)
            QVERIFY(
                std::ranges::equal(encoded(one, {benchmark.tasks.prompt(TaskIndex::at(i))}), alone[TaskIndex::at(i)]));
    }

    /// Vectors come in another order than tasks, as those of tasks that were asked for at once.
    void rowsOfAGrowingEncoderComeWhenTheirTextsAreKnown()
    {
        TaskTable tasks;
        const auto addTask = [&](const std::string& prompt) {
            Task task;
            task.id = prompt;
            tasks.setPrompt(tasks.add(std::move(task)), prompt);
        };
        const auto encoder = std::make_shared<RecordedEncoder>("remote:vec/2", 2);
        const TaskEncoding encoding(tasks, std::shared_ptr<const Encoder>(encoder));
        addTask("first");
        addTask("second");
        // Where all vectors were recorded, one that is missing is an error.
        QVERIFY(!encoding.vectors().has_value());
        encoder->setGrows();
        encoder->add("second", std::vector<float>{0, 2});
        const auto one = encoding.vectors();
        QVERIFY(one.has_value());
        QVERIFY((*one)->isPending());
        QVERIFY(!(*one)->fromPrompt(TaskIndex::at(0)) && (*one)->fromPrompt(TaskIndex::at(1)));
        QVERIFY(std::ranges::equal((**one)[TaskIndex::at(0)], std::vector<float>{0, 0}));
        QVERIFY(std::ranges::equal((**one)[TaskIndex::at(1)], std::vector<float>{0, 1}));
        addTask("third");
        encoder->add("first", std::vector<float>{3, 0});
        encoder->add("third", std::vector<float>{0, -1});
        const auto all = encoding.vectors();
        QVERIFY(all.has_value());
        QVERIFY(!(*all)->isPending());
        QCOMPARE((*all)->size(), std::size_t{3});
        QVERIFY((*all)->fromPrompt(TaskIndex::at(0)) && (*all)->fromPrompt(TaskIndex::at(2)));
        QVERIFY(std::ranges::equal((**all)[TaskIndex::at(0)], std::vector<float>{1, 0}));
        QVERIFY(std::ranges::equal((**all)[TaskIndex::at(2)], std::vector<float>{0, -1}));
        QVERIFY((*one)->isPending());
    }

    /// However many tasks wait: a vector that comes is looked for once by each task that waits for it.
    void tasksThatWaitAreNotLookedAtWhenAnotherVectorComes()
    {
        TaskTable tasks;
        constexpr std::size_t count = 700;
        const auto promptOf = [](std::size_t i) { return "prompt " + std::to_string(i / 2); };
        for (std::size_t i = 0; i < count; ++i) {
            Task task;
            task.id = std::to_string(i);
            tasks.setPrompt(tasks.add(std::move(task)), promptOf(i));
        }
        const auto encoder = std::make_shared<CountingEncoder>();
        const TaskEncoding encoding(tasks, std::shared_ptr<const Encoder>(encoder));
        QVERIFY(encoding.vectors().has_value());
        QCOMPARE(encoder->lookups, count);
        std::vector<std::shared_ptr<const TaskVectors>> versions;
        // Two tasks have each text; the last one comes first.
        for (std::size_t i = count; i > 0; i -= 2) {
            encoder->recorded.add(promptOf(i - 1), std::vector<float>{static_cast<float>(i), 1});
            const auto vectors = encoding.vectors();
            QVERIFY(vectors.has_value());
            QVERIFY(!(*vectors)->isPending(TaskIndex::at(i - 1)) && !(*vectors)->isPending(TaskIndex::at(i - 2)));
            QCOMPARE((*vectors)->isPending(), i > 2);
            versions.push_back(*vectors);
            // Nothing came: nothing is made anew.
            QVERIFY(*encoding.vectors() == *vectors);
        }
        QCOMPARE(encoder->lookups, count);
        QCOMPARE(encoder->encodedTexts, count);
        // What others hold does not change.
        QVERIFY(versions.front()->isPending(TaskIndex::at(0)) && !versions.back()->isPending(TaskIndex::at(0)));
        for (std::size_t i = 0; i < count; ++i) {
            const std::vector<float> expected = encoded(encoder->recorded, {promptOf(i)});
            QVERIFY(std::ranges::equal((*versions.back())[TaskIndex::at(i)], expected));
        }
    }

    void theFitSeesTheProbingTasksOnly()
    {
        const Benchmark benchmark = withPrompts(8);
        const TextVectors before = TextVectors::fit(benchmark.tasks, probing(benchmark));
        Benchmark tested = benchmark;
        for (const TaskIndex task : tested.split("id_test")->tasks)
            tested.tasks.setPrompt(task, "something else altogether");
        QVERIFY(TextVectors::fit(tested.tasks, probing(tested)) == before);
        QCOMPARE(TextVectors::fit(tested.tasks, probing(tested)).name(), before.name());
        Benchmark probed = benchmark;
        probed.tasks.setPrompt(probing(probed)[7], "something else altogether");
        QVERIFY(TextVectors::fit(probed.tasks, probing(probed)).name() != before.name());
    }

    void likeTextsAreNearerThanOthers()
    {
        const Benchmark simulated = simulate(simulatorOptionsFor(900, 8)).value();
        const TextVectors encoder = TextVectors::fit(simulated.tasks, probing(simulated));
        const auto v = encoded(encoder, {"Reverse the words of a sentence in Python",
                                         "in python, reverse each word of the sentences",
                                         "Migrate a database table that has forty million rows", "Eine Tabelle"});
        const auto at = [&](std::size_t i) { return std::span(v).subspan(i * 256, 256); };
        const double like = cosine(at(0), at(1));
        QVERIFY2(like > 0.2, qPrintable(QString::number(like)));
        QVERIFY(like > cosine(at(0), at(2)) + 0.1);
        QVERIFY(like > cosine(at(0), at(3)) + 0.1);
        QVERIFY(encoded(encoder, {"Reverse  THE\nwords"}) == encoded(encoder, {"reverse the words"}));
    }

    void rareTermsCountMoreThanCommonOnes()
    {
        Benchmark benchmark = test::generatedBenchmark(1, {.tasks = 200});
        for (std::size_t i = 0; i < 200; ++i)
            benchmark.tasks.setPrompt(TaskIndex::at(i), "please write code");
        const TextVectors fitted = TextVectors::fit(benchmark.tasks, probing(benchmark));
        const auto shared = encoded(fitted, {"please write code zygote", "please write code abacus"});
        const auto plain = encoded(TextVectors::fit({}, {}), {"please write code zygote", "please write code abacus"});
        const auto similarity = [](const std::vector<float>& v) {
            return cosine(std::span(v).first(256), std::span(v).last(256));
        };
        QVERIFY(similarity(shared) < similarity(plain) - 0.2);
    }

    void tasksWithoutPromptsFallBackToMetadataAndSaySo()
    {
        Benchmark benchmark = test::generatedBenchmark(4, {.tasks = 40});
        const auto allWithout =
            TaskVectors::encode(benchmark.tasks, TextVectors::fit(benchmark.tasks, probing(benchmark))).value();
        QCOMPARE(allWithout.withoutPrompt(probing(benchmark)), probing(benchmark).size());
        QVERIFY(std::ranges::any_of(allWithout[TaskIndex(0)], [](float value) { return value != 0; }));
        benchmark.tasks.setPrompt(TaskIndex(0), "a prompt");
        const TextVectors fitted = TextVectors::fit(benchmark.tasks, probing(benchmark));
        QCOMPARE(fitted.fittedTexts(), probing(benchmark).size());
        QCOMPARE(fitted.fittedPrompts(), 1U);
        const auto mixed = TaskVectors::encode(benchmark.tasks, fitted).value();
        QVERIFY(mixed.fromPrompt(TaskIndex(0)));
        QVERIFY(!mixed.fromPrompt(TaskIndex(1)));
        QCOMPARE(mixed.withoutPrompt(probing(benchmark)), probing(benchmark).size() - 1);
        std::string buffer;
        const std::string_view text = taskText(benchmark.tasks, TaskIndex(1), buffer);
        QVERIFY(text.find(benchmark.tasks[TaskIndex(1)].id) != std::string_view::npos);
        QVERIFY(text.find(benchmark.tasks.categoryName(TaskIndex(1), Facet::Dimension)) != std::string_view::npos);
        QVERIFY(text.find("id_test") == std::string_view::npos);
    }

    void promptsThatWereNotLoadedAreAnErrorAndNotOtherVectors()
    {
        TaskTable tasks;
        Task task;
        task.id = "one";
        task.promptChars = 12;
        tasks.add(task);
        const TaskEncoding encoding(tasks, std::span<const TaskIndex>());
        const auto result = encoding.vectors();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotApplicable);
        tasks.setPrompt(TaskIndex(0), "Sort a list.");
        QVERIFY(encoding.vectors().has_value());
    }

    void oneEncodingIsSharedByAllWhoAsk()
    {
        const Benchmark benchmark = withPrompts(2);
        const TaskEncoding encoding(benchmark.tasks, probing(benchmark));
        std::array<std::shared_ptr<const TaskVectors>, 4> seen;
        {
            std::vector<std::jthread> threads;
            for (auto& mine : seen)
                threads.emplace_back([&] { mine = encoding.vectors().value(); });
        }
        for (const auto& mine : seen)
            QCOMPARE(mine, seen[0]);
        QCOMPARE(seen[0]->encoder(), encoding.encoder().value()->name());
    }

    void cancellingLeavesNothingHalfEncoded()
    {
        const Benchmark benchmark = withPrompts(2);
        std::stop_source source;
        source.request_stop();
        const auto result = TaskVectors::encode(benchmark.tasks, TextVectors::fit({}, {}),
                                                {.threads = 1, .progress = {.report = {}, .stop = source.get_token()}});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void aFittedEncoderSurvivesItsBytes()
    {
        const Benchmark benchmark = withPrompts(6);
        const TextVectors fitted = TextVectors::fit(benchmark.tasks, probing(benchmark), 64);
        QVERIFY(TextVectors::fromBytes(fitted.toBytes()).value() == fitted);
    }

    void brokenBytesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = QByteArray::fromStdString(TextVectors::fit(withPrompts(6).tasks, {}).toBytes());
        const QByteArray fitted = QByteArray::fromStdString([] {
            const Benchmark benchmark = withPrompts(6);
            return TextVectors::fit(benchmark.tasks, probing(benchmark)).toBytes();
        }());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << fitted.left(fitted.size() - 3);
        QTest::newRow("cut in the head") << fitted.left(9);
        QTest::newRow("longer") << fitted + "x";
        QTest::newRow("another kind") << QByteArray(whole).replace("hashed_tfidf/1", "hashed_tfidf/9");
        QTest::newRow("dimensions") << QByteArray(whole).replace(22, 1, "\x03");
        QTest::newRow("count beyond texts") << fitted.left(fitted.size() - 1) + '\x7F';
        QTest::newRow("huge list") << whole.left(whole.size() - 8) + QByteArray(8, '\xFF');
    }
    void brokenBytesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto result = TextVectors::fromBytes(bytes.toStdString());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(TextVectorsTest)
#include "tst_textvectors.moc"

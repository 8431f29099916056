// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Vectors from a server that also fails: each text has its own, or none has one, and the cost is counted once.

#include "core/provider/embeddingprovider.h"
#include "core/provider/httpembedder.h"
#include "tests/support/mockserver.h"

#include <QtTest>

using namespace acr;
using namespace acr::test;

namespace {

using Json = nlohmann::json;

/// The vector of a text: its length and its first byte.
Json embeddingOf(const std::string& text)
{
    return {double(text.size()), text.empty() ? 0.0 : double(static_cast<unsigned char>(text[0]))};
}

/// In Gemini's form, whose vectors come in the order of the texts.
Json geminiReplyTo(const Json& requests)
{
    Json embeddings = Json::array();
    for (const Json& each : requests)
        embeddings.push_back({{"values", embeddingOf(each["content"]["parts"][0]["text"])}});
    return {{"embeddings", embeddings}, {"usageMetadata", {{"promptTokenCount", requests.size()}}}};
}

Json replyTo(const MockRequest& request)
{
    Json data = Json::array();
    const Json body = Json::parse(request.body);
    if (body.contains("requests"))
        return geminiReplyTo(body["requests"]);
    for (std::size_t i = 0; i < body["input"].size(); ++i)
        data.push_back({{"index", i}, {"embedding", embeddingOf(body["input"][i])}});
    // In any order.
    std::reverse(data.begin(), data.end());
    return {{"data", data}, {"model", "e"}, {"usage", {{"total_tokens", body["input"].size()}}}};
}

struct Embedder {
    explicit Embedder(const std::string& url, const EmbedderSettings& settings = {},
                      EndpointKind kind = EndpointKind::OpenAi, const std::string& inputType = {})
        : queue({{.name = "local", .kind = kind, .baseUrl = url, .maxInFlight = 2}}, transport, clock,
                {.maxRepeats = 2, .firstDelaySeconds = 0.02, .firstByteSeconds = 0.5, .wholeSeconds = 3})
        , embedder(queue,
                   {.model = "e", .endpoint = 0, .servedAs = "e", .inputPerMillion = 1e6, .inputType = inputType},
                   settings)
    {}

    EmbeddingReply embed(const std::vector<std::string>& texts)
    {
        std::vector<EmbeddingReply> replies;
        embedder.embed(texts, [&](const EmbeddingReply& reply) { replies.push_back(reply); });
        while (replies.empty()) {
            transport.poll(0.02);
            clock.runDue();
        }
        return replies.front();
    }

    SystemClock clock;
    HttpTransport transport;
    EndpointQueue queue;
    HttpEmbedder embedder;
};

std::vector<std::string> texts(std::size_t count)
{
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(std::string(i % 7 + 1, static_cast<char>('a' + i % 26)));
    return all;
}

} // namespace

class EmbedderTest : public QObject {
    Q_OBJECT

private slots:
    /// A journal keeps vectors as text.
    void vectorsComeBackFromText()
    {
        const std::vector<float> vector{0.1F, -1.5F, 1e-20F, 3.0F, 16777217.0F};
        QVERIFY(vectorFromText(vectorText(vector), vector.size()) == vector);
        QVERIFY(vectorFromText(vectorText(vector), vector.size() - 1).empty());
        for (const char* text : {"", "no", "[1, null]", "[1, 1e60]", "{}", "[1, \"2\"]"})
            QVERIFY2(vectorFromText(text, 2).empty(), text);
    }

    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
    }

    void inBatches_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("maxTexts");
        QTest::addColumn<int>("maxBytes");
        QTest::addColumn<int>("requests");
        QTest::newRow("none") << 0 << 10 << 1000 << 0;
        QTest::newRow("one") << 1 << 10 << 1000 << 1;
        QTest::newRow("a full batch") << 10 << 10 << 1000 << 1;
        QTest::newRow("one more") << 11 << 10 << 1000 << 2;
        QTest::newRow("many") << 250 << 10 << 1000 << 25;
        QTest::newRow("by bytes") << 7 << 10 << 7 << 5; // 1+2+3, 4, 5, 6, 7
        QTest::newRow("each too long") << 3 << 10 << 0 << 3;
    }
    void inBatches()
    {
        QFETCH(const int, count);
        QFETCH(const int, maxTexts);
        QFETCH(const int, maxBytes);
        QFETCH(const int, requests);
        MockServer server([](const MockRequest& request) { return MockReply{.body = replyTo(request).dump()}; });
        Embedder embedder(server.url(), {.maxTexts = std::size_t(maxTexts), .maxBytes = std::size_t(maxBytes)});
        const std::vector<std::string> all = texts(std::size_t(count));
        const EmbeddingReply reply = embedder.embed(all);
        QVERIFY2(reply.failure == CallFailure::None, reply.failureText.c_str());
        QCOMPARE(server.requests(), requests);
        QVERIFY(server.maxAtOnce() <= 2);
        QCOMPARE(reply.vectors.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(reply.vectors[i], (std::vector<float>{float(all[i].size()), float(all[i][0])}));
        QCOMPARE(reply.tokens, std::int64_t{count});
        QCOMPARE(reply.costUsd, double(count));
    }

    void theRequestIsThatOfTheInterface_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("inputType");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        const int openAi = int(EndpointKind::OpenAi);
        const int gemini = int(EndpointKind::Gemini);
        const auto bytes = [](const Json& json) { return QByteArray::fromStdString(json.dump()); };
        const Json sent{"x\"\n", "y"};
        const auto requests = [&](const Json& more) {
            Json list = Json::array();
            for (const Json& text : sent) {
                Json request = more;
                request["model"] = "models/e";
                request["content"]["parts"][0]["text"] = text;
                list.push_back(request);
            }
            return bytes(Json{{"requests", list}});
        };
        QTest::newRow("OpenAI") << openAi << QByteArray() << QByteArray("/embeddings")
                                << bytes(Json{{"model", "e"}, {"input", sent}});
        QTest::newRow("Voyage") << openAi << QByteArray("query") << QByteArray("/embeddings")
                                << bytes(Json{{"model", "e"}, {"input", sent}, {"input_type", "query"}});
        QTest::newRow("Gemini") << gemini << QByteArray() << QByteArray("/models/e:batchEmbedContents")
                                << requests(Json::object());
        QTest::newRow("Gemini with a task")
            << gemini << QByteArray("CLUSTERING") << QByteArray("/models/e:batchEmbedContents")
            << requests(Json{{"taskType", "CLUSTERING"}});
    }
    void theRequestIsThatOfTheInterface()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, inputType);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, body);
        MockRequest seen;
        MockServer server([&](const MockRequest& request) {
            seen = request;
            return MockReply{.body = replyTo(request).dump()};
        });
        Embedder embedder(server.url(), {}, static_cast<EndpointKind>(kind), inputType.toStdString());
        const EmbeddingReply reply = embedder.embed({"x\"\n", "y"});
        QVERIFY2(reply.failure == CallFailure::None, reply.failureText.c_str());
        QCOMPARE(reply.vectors, (std::vector<std::vector<float>>{{3, 'x'}, {1, 'y'}}));
        QCOMPARE(reply.costUsd, 2.0);
        QCOMPARE(seen.path, path.toStdString());
        QCOMPARE(Json::parse(seen.body), Json::parse(body.toStdString()));
    }

    /// Gemini's limit of texts is kept, and a reply that is none of its interface is refused.
    void geminiHasItsOwnLimitAndForm()
    {
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest& request) {
            Json reply = replyTo(request);
            if (count++ == 3)
                reply["embeddings"].erase(0);
            return MockReply{.body = reply.dump()};
        });
        Embedder embedder(server.url(), {}, EndpointKind::Gemini);
        const std::vector<std::string> all = texts(250);
        const EmbeddingReply reply = embedder.embed(all);
        QVERIFY2(reply.failure == CallFailure::None, reply.failureText.c_str());
        QCOMPARE(server.requests(), 3);
        QCOMPARE(reply.vectors.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(reply.vectors[i], (std::vector<float>{float(all[i].size()), float(all[i][0])}));
        QCOMPARE(reply.costUsd, 250.0);
        QCOMPARE(embedder.embed({"a", "b"}).failure, CallFailure::BadReply);
    }

    /// The third of five batches fails.
    void faults_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("failure"); ///< CallFailure; None: it was repeated and worked
        QTest::addColumn<bool>("costKnown");
        const int none = int(CallFailure::None);
        const int bad = int(CallFailure::BadReply);
        QTest::newRow("429 once") << QByteArray("429") << none << true;
        QTest::newRow("500") << QByteArray("500") << int(CallFailure::ServerError) << false;
        QTest::newRow("400") << QByteArray("400") << int(CallFailure::Refused) << true;
        QTest::newRow("half a reply") << QByteArray("half") << int(CallFailure::ServerError) << false;
        QTest::newRow("silent") << QByteArray("silent") << int(CallFailure::TimedOut) << false;
        QTest::newRow("no JSON") << QByteArray("text") << bad << false;
        QTest::newRow("a vector too few") << QByteArray("few") << bad << true;
        QTest::newRow("one twice") << QByteArray("twice") << bad << true;
        QTest::newRow("an index beyond") << QByteArray("beyond") << bad << true;
        QTest::newRow("of another length") << QByteArray("length") << bad << true;
        QTest::newRow("all of another length") << QByteArray("longer") << bad << true;
        QTest::newRow("without numbers") << QByteArray("empty") << bad << true;
        QTest::newRow("no numbers") << QByteArray("words") << bad << true;
        QTest::newRow("a number beyond all") << QByteArray("big") << bad << true;
        QTest::newRow("no usage") << QByteArray("usage") << none << false;
    }
    void faults()
    {
        QFETCH(const QByteArray, fault);
        QFETCH(const int, failure);
        QFETCH(const bool, costKnown);
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest& request) {
            Json good = replyTo(request);
            if (++count != 3)
                return MockReply{.body = good.dump()};
            MockReply reply;
            Json& data = good["data"];
            if (const int status = fault.toInt(); status > 0)
                return MockReply{.status = status, .body = R"({"error": "no"})", .headers = {"Retry-After: 0"}};
            if (fault == "few")
                data.erase(0);
            else if (fault == "twice")
                data[0]["index"] = 0;
            else if (fault == "beyond")
                data[0]["index"] = 1000;
            else if (fault == "length")
                data[0]["embedding"].push_back(1);
            else if (fault == "longer")
                data[0]["embedding"] = data[1]["embedding"] = {1, 2, 3};
            else if (fault == "empty")
                data[0]["embedding"] = data[1]["embedding"] = Json::array();
            else if (fault == "words")
                data[0]["embedding"] = {"a", "b"};
            else if (fault == "big")
                data[0]["embedding"] = {1e300, 0};
            else if (fault == "usage")
                good.erase("usage");
            reply.body = fault == "text" ? "busy" : good.dump();
            reply.silent = fault == "silent";
            if (fault == "half")
                reply.cutAfter = 20;
            return reply;
        });
        Embedder embedder(server.url(), {.maxTexts = 2});
        const EmbeddingReply reply = embedder.embed(texts(10));
        QVERIFY2(int(reply.failure) == failure, reply.failureText.c_str());
        QCOMPARE(reply.vectors.size(), std::size_t(failure == int(CallFailure::None) ? 10 : 0));
        QCOMPARE(reply.failureText.empty(), failure == int(CallFailure::None));
        if (failure == int(CallFailure::None)) {
            QCOMPARE(isMissing(reply.costUsd), !costKnown);
            QVERIFY(!costKnown || reply.costUsd == 10.0);
        } else if (!costKnown) {
            QVERIFY(isMissing(reply.costUsd));
        } else {
            // Known where no other batch was under way.
            QVERIFY(isMissing(reply.costUsd) || reply.costUsd <= 8.0);
        }
        const EmbeddingReply next = embedder.embed(texts(3));
        QCOMPARE(next.vectors.size(), std::size_t{3});
        QCOMPARE(next.costUsd, 3.0);
    }

    void anEndpointOfAnotherKind()
    {
        MockServer server([](const MockRequest& request) { return MockReply{.body = replyTo(request).dump()}; });
        Embedder embedder(server.url(), {}, EndpointKind::Anthropic);
        const EmbeddingReply reply = embedder.embed({"x"});
        QCOMPARE(reply.failure, CallFailure::Refused);
        QCOMPARE(reply.costUsd, 0.0);
        QCOMPARE(server.requests(), 0);
    }

    void cancelled()
    {
        MockServer server([](const MockRequest&) { return MockReply{.silent = true}; });
        Embedder embedder(server.url(), {.maxTexts = 1});
        std::vector<EmbeddingReply> replies;
        const auto id =
            embedder.embedder.embed({"a", "b", "c"}, [&](const EmbeddingReply& reply) { replies.push_back(reply); });
        while (server.requests() < 2)
            embedder.transport.poll(0.02);
        embedder.embedder.cancel(id);
        embedder.embedder.cancel(id);
        QCOMPARE(replies.size(), std::size_t{1});
        QCOMPARE(replies.front().failure, CallFailure::Cancelled);
        QVERIFY(isMissing(replies.front().costUsd));
    }
};

QTEST_GUILESS_MAIN(EmbedderTest)
#include "tst_embedder.moc"

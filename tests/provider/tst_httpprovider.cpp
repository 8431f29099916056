// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls over HTTP against a server that also fails: what was not billed is repeated, everything else is reported, no
/// cost is counted twice, and no key is shown.

#include "core/provider/httpprovider.h"
#include "tests/support/mockserver.h"

#include <QtTest>

using namespace acr;
using namespace acr::test;

namespace {

constexpr const char* secret = "sk-test-0123456789abcdef0123456789";
constexpr const char* variable = "ACR_TEST_KEY";

EndpointSet oneEndpoint(const std::string& url, EndpointKind kind = EndpointKind::OpenAi)
{
    EndpointSet set;
    set.endpoints.push_back({.name = "local", .kind = kind, .baseUrl = url, .keyVariable = variable});
    set.models.push_back(
        {.model = "one", .endpoint = 0, .servedAs = "m", .inputPerMillion = 1e6, .outputPerMillion = 2e6});
    set.models.push_back(
        {.model = "other", .endpoint = 0, .servedAs = "n", .inputPerMillion = 3e6, .outputPerMillion = 3e6});
    return set;
}

/// One provider with its loop.
struct Caller {
    explicit Caller(EndpointSet endpoints)
        : provider(std::move(endpoints), transport, clock,
                   [](const ModelCall&) {
                       return ChatRequest{.system = "system", .prompt = "prompt", .maxOutputTokens = 100};
                   },
                   {.maxOutputTokens = 100,
                    .maxRepeats = 2,
                    .firstDelaySeconds = 0.02,
                    .longestDelaySeconds = 0.3,
                    .silentSeconds = 1,
                    .wholeSeconds = 3})
    {}

    void loopUntil(const std::function<bool()>& done)
    {
        while (!done()) {
            transport.poll(0.02);
            clock.runDue();
        }
    }

    ModelReply call(std::uint16_t model = 0)
    {
        std::vector<ModelReply> replies;
        provider.call({TaskIndex(), ModelIndex(model), 0}, [&](const ModelReply& reply) { replies.push_back(reply); });
        loopUntil([&] { return !replies.empty(); });
        return replies.front();
    }

    SystemClock clock;
    HttpTransport transport;
    HttpProvider provider;
};

} // namespace

class HttpProviderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv(variable, secret);
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
    }

    void threeKindsOfEndpoints_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("openai")
            << int(EndpointKind::OpenAi) << QByteArray("/chat/completions") << QByteArray("Authorization: Bearer ")
            << QByteArray(
                   R"({"id": "r", "model": "m", "choices": [{"message": {"content": "answer"}}], "usage":)"
                   R"( {"prompt_tokens": 10, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 4},)"
                   R"( "completion_tokens_details": {"reasoning_tokens": 2}}})");
        QTest::newRow("anthropic")
            << int(EndpointKind::Anthropic) << QByteArray("/messages") << QByteArray("x-api-key: ")
            << QByteArray(R"({"id": "r", "model": "m", "content": [{"type": "text", "text": "ans"}, {"type": "text",)"
                          R"( "text": "wer"}], "usage": {"input_tokens": 6, "cache_read_input_tokens": 4,)"
                          R"( "output_tokens": 5}})");
        QTest::newRow("gemini")
            << int(EndpointKind::Gemini) << QByteArray("/models/m:generateContent") << QByteArray("x-goog-api-key: ")
            << QByteArray(R"({"responseId": "r", "modelVersion": "m", "candidates": [{"content": {"parts":)"
                          R"( [{"text": "thinking", "thought": true}, {"text": "answer"}]}}], "usageMetadata":)"
                          R"( {"promptTokenCount": 10, "cachedContentTokenCount": 4, "candidatesTokenCount": 3,)"
                          R"( "thoughtsTokenCount": 2}})");
    }
    void threeKindsOfEndpoints()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, reply);
        std::vector<MockRequest> seen;
        MockServer server([&](const MockRequest& request) {
            seen.push_back(request);
            return MockReply{.body = reply.toStdString()};
        });
        Caller caller(oneEndpoint(server.url(), static_cast<EndpointKind>(kind)));
        const ModelReply result = caller.call();
        QVERIFY2(!result.failed(), result.details.failureText.c_str());
        QCOMPARE(result.details.answer, std::string("answer"));
        QCOMPARE(result.details.tokens.input, 10);
        QCOMPARE(result.details.tokens.output, 5);
        QCOMPARE(result.details.tokens.cachedInput, 4);
        QCOMPARE(result.details.requestId, std::string("r"));
        QCOMPARE(result.costUsd, 10.0 * 1 + 5.0 * 2);
        QVERIFY(result.details.latencySeconds > 0);
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen.front().path, path.toStdString());
        QVERIFY(seen.front().headers.find(key.toStdString() + secret) != std::string::npos);
        QVERIFY(seen.front().body.find("prompt") != std::string::npos);
        QVERIFY(seen.front().body.find("system") != std::string::npos);
    }

    void theServedModelSetsThePrice()
    {
        MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x", "n", 1, 1)}; });
        Caller caller(oneEndpoint(server.url()));
        QCOMPARE(caller.call().costUsd, 6.0);
    }

    void cachedInputHasItsPrice()
    {
        EndpointSet set = oneEndpoint("http://x");
        set.models[0].cachedInputPerMillion = 0.5e6;
        CallDetails call;
        call.tokens = {.input = 10, .output = 0, .cachedInput = 4};
        QCOMPARE(set.costOf(0, call), 6.0 + 2.0);
        call.tokens.output = missingCount;
        QVERIFY(isMissing(set.costOf(0, call)));
        set.models[0].inputPerMillion = missing;
        call.tokens.output = 1;
        QVERIFY(isMissing(set.costOf(0, call)));
    }

    /// The first reply is a fault, the next ones are good.
    void faults_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("failure"); ///< CallFailure; None: it was repeated and worked
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("free"); ///< the cost is known to be 0
        const int none = int(CallFailure::None);
        QTest::newRow("429") << QByteArray("429") << none << 2 << false;
        QTest::newRow("503") << QByteArray("503") << none << 2 << false;
        QTest::newRow("529") << QByteArray("529") << none << 2 << false;
        QTest::newRow("429 for ever") << QByteArray("429 always") << int(CallFailure::RateLimited) << 3 << true;
        QTest::newRow("503 for ever") << QByteArray("503 always") << int(CallFailure::ServerError) << 3 << true;
        QTest::newRow("500") << QByteArray("500") << int(CallFailure::ServerError) << 1 << false;
        QTest::newRow("502") << QByteArray("502") << int(CallFailure::ServerError) << 1 << false;
        QTest::newRow("400") << QByteArray("400") << int(CallFailure::Refused) << 1 << true;
        QTest::newRow("401") << QByteArray("401") << int(CallFailure::Refused) << 1 << true;
        QTest::newRow("404") << QByteArray("404") << int(CallFailure::Refused) << 1 << true;
        QTest::newRow("a redirect") << QByteArray("302") << int(CallFailure::Refused) << 1 << true;
        QTest::newRow("half a reply") << QByteArray("half") << int(CallFailure::ServerError) << 1 << false;
        QTest::newRow("closed without a byte") << QByteArray("drop") << int(CallFailure::ServerError) << 1 << false;
        QTest::newRow("silent") << QByteArray("silent") << int(CallFailure::TimedOut) << 1 << false;
        QTest::newRow("no JSON") << QByteArray("text") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("JSON of another form") << QByteArray("form") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("no answer") << QByteArray("empty") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("a list") << QByteArray("list") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("deep JSON") << QByteArray("deep") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("huge") << QByteArray("huge") << int(CallFailure::BadReply) << 1 << false;
        QTest::newRow("tokens that are none") << QByteArray("tokens") << none << 1 << false;
    }
    void faults()
    {
        QFETCH(const QByteArray, fault);
        QFETCH(const int, failure);
        QFETCH(const int, requests);
        QFETCH(const bool, free);
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest&) {
            MockReply reply{.body = openAiReply("good")};
            if (count++ > 0 && !fault.endsWith("always"))
                return reply;
            if (const int status = fault.left(3).toInt(); status > 0) {
                reply = {.status = status,
                         .body = R"({"error": {"message": "no )" + std::string("such") + R"( thing"}})",
                         .headers = {"Retry-After: 0", "Location: http://127.0.0.1:1/"}};
            } else if (fault == "half") {
                reply.cutAfter = 20;
            } else if (fault == "drop") {
                reply.drop = true;
            } else if (fault == "silent") {
                reply.silent = true;
            } else if (fault == "text") {
                reply.body = "<html>busy</html>";
            } else if (fault == "form") {
                reply.body = R"({"choices": "none", "usage": [1, 2]})";
            } else if (fault == "empty") {
                reply.body = openAiReply("");
            } else if (fault == "list") {
                reply.body = "[1, 2]";
            } else if (fault == "deep") {
                reply.body = std::string(100000, '[');
            } else if (fault == "huge") {
                reply.body = std::string(17U << 20U, ' ');
            } else if (fault == "tokens") {
                reply.body = openAiReply("good", "m", -5, 20);
            }
            return reply;
        });
        Caller caller(oneEndpoint(server.url()));
        const ModelReply reply = caller.call();
        QCOMPARE(int(reply.details.failure), failure);
        QCOMPARE(server.requests(), requests);
        if (failure != int(CallFailure::None)) {
            QVERIFY(!reply.details.failureText.empty());
            QVERIFY(reply.details.failureText.find("sk-test") == std::string::npos);
            QCOMPARE(reply.costUsd == 0, free);
        } else if (fault != "tokens") {
            QCOMPARE(reply.costUsd, 50.0);
        } else {
            QVERIFY(isMissing(reply.costUsd));
        }
        // The endpoint's place is free again.
        QCOMPARE(caller.call().details.answer.empty(), fault.endsWith("always"));
    }

    void nobodyListens()
    {
        EndpointSet set;
        {
            const MockServer server([](const MockRequest&) { return MockReply(); });
            set = oneEndpoint(server.url());
        }
        Caller caller(set);
        const ModelReply reply = caller.call();
        QCOMPARE(reply.details.failure, CallFailure::Unreachable);
        QCOMPARE(reply.costUsd, 0.0);
    }

    void withoutItsKeyNothingIsSent()
    {
        MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x")}; });
        EndpointSet set = oneEndpoint(server.url());
        set.endpoints[0].keyVariable = "ACR_TEST_NO_SUCH_KEY";
        Caller caller(set);
        const ModelReply reply = caller.call();
        QCOMPARE(reply.details.failure, CallFailure::Refused);
        QVERIFY(reply.details.failureText.find("ACR_TEST_NO_SUCH_KEY") != std::string::npos);
        QCOMPARE(server.requests(), 0);
    }

    void limitsOfAnEndpoint()
    {
        MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x"), .delayMs = 30}; });
        EndpointSet set = oneEndpoint(server.url());
        set.endpoints[0].maxInFlight = 3;
        Caller caller(set);
        int answered = 0;
        int failed = 0;
        for (int i = 0; i < 20; ++i)
            caller.provider.call({TaskIndex(), ModelIndex(0), 0}, [&](const ModelReply& reply) {
                failed += reply.failed() ? 1 : 0;
                ++answered;
            });
        caller.loopUntil([&] { return answered == 20; });
        QCOMPARE(failed, 0);
        QCOMPARE(server.requests(), 20);
        QVERIFY(server.mostAtOnce() <= 3);
    }

    void requestsAMinute()
    {
        MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x")}; });
        EndpointSet set = oneEndpoint(server.url());
        set.endpoints[0].requestsPerMinute = 60 / 0.05;
        Caller caller(set);
        int answered = 0;
        const double start = caller.clock.now();
        for (int i = 0; i < 5; ++i)
            caller.provider.call({TaskIndex(), ModelIndex(0), 0}, [&](const ModelReply&) { ++answered; });
        caller.loopUntil([&] { return answered == 5; });
        QVERIFY(caller.clock.now() - start >= 4 * 0.05);
    }

    void callsAreCancelled()
    {
        MockServer server([](const MockRequest&) { return MockReply{.silent = true}; });
        EndpointSet set = oneEndpoint(server.url());
        set.endpoints[0].maxInFlight = 1;
        Caller caller(set);
        std::vector<CallFailure> failures;
        const auto keep = [&](const ModelReply& reply) { failures.push_back(reply.details.failure); };
        const CallId running = caller.provider.call({TaskIndex(), ModelIndex(0), 0}, keep);
        const CallId waiting = caller.provider.call({TaskIndex(), ModelIndex(0), 0}, keep);
        caller.loopUntil([&] { return server.requests() == 1; });
        caller.provider.cancel(waiting);
        QCOMPARE(failures, std::vector{CallFailure::Cancelled});
        caller.provider.cancel(running);
        caller.provider.cancel(running);
        QCOMPARE(failures.size(), std::size_t{2});
        QCOMPARE(failures.back(), CallFailure::Cancelled);
    }

    void endpointFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message"); ///< empty: it is good
        const QByteArray good =
            R"({"endpoints": [{"name": "a", "base_url": "http://127.0.0.1:1/v1/", "api_key_env": "KEY",)"
            R"( "requests_per_minute": 60, "max_in_flight": 2}], "models": [{"model": "m", "endpoint": "a",)"
            R"( "input_per_1m": 1, "output_per_1m": 2}]})";
        const auto with = [&](const char* from, const char* to) { return QByteArray(good).replace(from, to); };
        QTest::newRow("good") << good << QByteArray();
        QTest::newRow("a key") << with("\"KEY\"", "\"sk-0123456789abcdef0123\"") << QByteArray("looks like a key");
        QTest::newRow("a key elsewhere") << with("\"endpoint\": \"a\"",
                                                 "\"endpoint\": \"a\", \"served_as\": \"gsk_0123456789abcdef0123\"")
                                         << QByteArray("looks like a key");
        QTest::newRow("a user in the address")
            << with("127.0.0.1", "user:word@127.0.0.1") << QByteArray("without a user");
        QTest::newRow("another scheme") << with("http://", "file://") << QByteArray("http://");
        QTest::newRow("unknown kind") << with("\"name\": \"a\"", "\"name\": \"a\", \"kind\": \"x\"")
                                      << QByteArray("openai, anthropic or gemini");
        QTest::newRow("unknown endpoint")
            << with("\"endpoint\": \"a\"", "\"endpoint\": \"b\"") << QByteArray("the name of an endpoint");
        QTest::newRow("negative price") << with("\"input_per_1m\": 1", "\"input_per_1m\": -1") << QByteArray("-1");
        QTest::newRow("unknown member") << with("\"model\": \"m\"", "\"model\": \"m\", \"modle\": 1")
                                        << QByteArray("modle");
        QTest::newRow("no models") << QByteArray(R"({"endpoints": [], "models": []})") << QByteArray("a model");
        QTest::newRow("nothing") << QByteArray("{}") << QByteArray("endpoints");
    }
    void endpointFiles()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, message);
        ErrorList errors;
        const auto set = readEndpoints("e.json", text.toStdString(), errors);
        if (message.isEmpty()) {
            QVERIFY2(set, errors.empty() ? "" : describe(errors.items().front()).c_str());
            QCOMPARE(set->endpoints.front().baseUrl, std::string("http://127.0.0.1:1/v1"));
            QCOMPARE(set->pool().front().outputPricePerMillion, 2.0);
            return;
        }
        QVERIFY(!set);
        const std::string said = describe(errors.items().front());
        QVERIFY2(said.find(message.toStdString()) != std::string::npos, said.c_str());
        QVERIFY(said.find("0123456789abcdef") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(HttpProviderTest)
#include "tst_httpprovider.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls over HTTP against a server that also fails: what was not billed is repeated, everything else is reported, no
/// cost is counted twice, and no key is shown.

#include "core/provider/heldkeys.h"
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
    /// `patience`: seconds to the first byte; a handshake takes its time on a busy machine.
    explicit Caller(EndpointSet endpoints, double patience = 1, double connectSeconds = 10)
        : provider(std::move(endpoints), transport, clock,
                   [](const ModelCall&) {
                       return ChatRequest{.system = "system", .prompt = "prompt", .maxOutputTokens = 100};
                   },
                   {{.maxRepeats = 2,
                     .firstDelaySeconds = 0.02,
                     .longestDelaySeconds = 1.5,
                     .connectSeconds = connectSeconds,
                     .firstByteSeconds = patience,
                     .silentSeconds = patience,
                     .wholeSeconds = 4 * patience},
                    100,
                    1.5})
    {}

    void loopUntil(const std::function<bool()>& done)
    {
        while (!done()) {
            transport.poll(0.02);
            clock.runDue();
        }
    }

    ModelReply call(std::uint16_t model = 0) { return answerOf({TaskIndex(), ModelIndex(model), 0}); }
    /// `text` gets the pieces.
    ModelReply streamedCall(std::string& text)
    {
        return answerOf({TaskIndex(), ModelIndex(0), 0, [&](std::string_view piece) { text += piece; }});
    }
    ModelReply answerOf(const ModelCall& call)
    {
        std::vector<ModelReply> replies;
        provider.call(call, [&](const ModelReply& reply) { replies.push_back(reply); });
        loopUntil([&] { return !replies.empty(); });
        return replies.front();
    }

    SystemClock clock;
    HttpTransport transport;
    HttpProvider provider;
};

std::string event(const std::string& data)
{
    return "data: " + data + "\n\n";
}
std::string delta(const std::string& text)
{
    return event(R"({"id": "r", "model": "m", "choices": [{"index": 0, "delta": {"content": ")" + text + R"("}}]})");
}
const std::string finished = event(R"({"id": "r", "model": "m", "choices": [{"delta": {}, "finish_reason": "stop"}]})");
const std::string done = event("[DONE]");

std::string usage(const std::string& members = R"("prompt_tokens": 10, "completion_tokens": 20)")
{
    return event(R"({"id": "r", "model": "m", "choices": [], "usage": {)" + members + "}}");
}

/// The first pieces of a reply, which then breaks off.
MockReply partOf(MockReply reply, std::size_t pieces, MockReply::Then then = MockReply::Then::Close)
{
    reply.pieces.resize(pieces);
    reply.then = then;
    return reply;
}

MockReply byteByByte(MockReply reply, std::size_t fromPiece)
{
    const std::vector<std::string> pieces = std::move(reply.pieces);
    reply.pieces.assign(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(fromPiece));
    for (std::size_t i = fromPiece; i < pieces.size(); ++i) {
        for (const char c : pieces[i])
            reply.pieces.emplace_back(1, c);
    }
    return reply;
}

std::string anthropicEvent(const std::string& type, const std::string& members)
{
    return "event: " + type + "\n" + event(R"({"type": ")" + type + "\", " + members + "}");
}
std::vector<std::string> anthropicEvents()
{
    return {
        anthropicEvent("message_start", R"("message": {"id": "r", "model": "m", "usage": {"input_tokens": 6,)"
                                        R"( "cache_read_input_tokens": 4, "output_tokens": 1}})"),
        anthropicEvent("content_block_start", R"("index": 0, "content_block": {"type": "text", "text": ""})"),
        anthropicEvent("ping", R"("x": 0)"),
        anthropicEvent("content_block_delta", R"("index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"})"),
        anthropicEvent("content_block_delta", R"("index": 1, "delta": {"type": "text_delta", "text": "go"})"),
        anthropicEvent("content_block_delta", R"("index": 1, "delta": {"type": "text_delta", "text": "od"})"),
        anthropicEvent("message_delta", R"("delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 20})"),
        anthropicEvent("message_stop", R"("x": 0)"),
    };
}

std::string geminiEvent(const std::string& text, const std::string& more = {})
{
    return event(R"({"responseId": "r", "modelVersion": "m", "candidates": [{"content": {"parts": [{"text": ")" + text +
                 "\"}]}" + more + R"(}], "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": )" +
                 (more.empty() ? "1" : "20") + "}}");
}

enum class Price : std::uint8_t { Paid, Free, Unknown };

/// A fault of a streamed call: what the server does on its first request; it is well after that.
struct StreamFault {
    const char* name;
    MockReply reply;
    CallFailure failure = CallFailure::None;
    Price price = Price::Paid;
    int requests = 1;
    EndpointKind kind = EndpointKind::OpenAi;
};

std::vector<StreamFault> streamFaults()
{
    using enum CallFailure;
    using Then = MockReply::Then;
    const std::vector<std::string> good{delta("go"), delta("od"), finished, usage(), done};
    const MockReply whole = eventReply(good);
    const auto with = [](std::vector<std::string> events) { return eventReply(events); };
    const auto status = [](int code, std::vector<std::string> headers = {}) {
        return MockReply{.status = code, .body = R"({"error": {"message": "no"}})", .headers = std::move(headers)};
    };
    const std::string head = whole.pieces.front();
    MockReply pings = partOf(whole, 2);
    pings.pieces.erase(pings.pieces.begin() + 1);
    for (int i = 0; i < 200; ++i)
        pings.pieces.emplace_back("8\r\n: ping\n\n\r\n");
    pings.pieceDelayMs = 20;
    MockReply loris = byteByByte(eventReply({std::string(4000, 'x')}), 1);
    loris.pieceDelayMs = 20;
    MockReply headerLoris{.pieces = std::vector<std::string>(4000, "x"), .pieceDelayMs = 20};
    headerLoris.pieces.front() = "HTTP/1.1 200 OK\r\nX: ";
    MockReply windows =
        eventReply({"\xef\xbb\xbf: hello\r\nretry: 5\r\n\r\ndata: {\"choices\": [{\"delta\":\r\ndata:  {\"content\": "
                    "\"good\"}}], \"model\": \"m\"}\r\n\r\n",
                    usage(), done});
    const std::vector<std::string> anthropic = anthropicEvents();
    const auto firstEvents = [](std::vector<std::string> events, std::size_t count, const std::string& last) {
        events.resize(count);
        // An empty one would be the end of the reply.
        if (!last.empty())
            events.push_back(last);
        return eventReply(events);
    };
    return {
        {"usage in the last chunk", whole},
        {"usage in every chunk",
         with({usage(R"("prompt_tokens": 10, "completion_tokens": 1)"), delta("go"),
               usage(R"("prompt_tokens": 10, "completion_tokens": 9)"), delta("od"), finished, usage(), done})},
        {"the same usage twice", with({delta("good"), finished, usage(), usage(), done})},
        {"no usage", with({delta("good"), finished, done}), None, Price::Unknown},
        {"usage of null", with({delta("good"), event(R"({"choices": [], "usage": null})"), done}), None,
         Price::Unknown},
        {"usage below zero", with({delta("good"), usage(R"("prompt_tokens": -10, "completion_tokens": 20)"), done}),
         None, Price::Unknown},
        {"usage beyond any size",
         with({delta("good"), usage(R"("prompt_tokens": 99999999999, "completion_tokens": 2e300)"), done}), None,
         Price::Unknown},
        {"more cached input than input",
         with({delta("good"),
               usage(R"("prompt_tokens": 10, "completion_tokens": 20, "prompt_tokens_details": {"cached_tokens": 11})"),
               done}),
         None, Price::Unknown},
        {"thoughts counted beside the answer",
         with(
             {delta("good"),
              usage(
                  R"("prompt_tokens": 10, "completion_tokens": 15, "total_tokens": 30, "completion_tokens_details": {"reasoning_tokens": 5})"),
              done})},
        {"breaks off after a piece", partOf(whole, 2), ServerError, Price::Unknown},
        {"breaks off before its mark of the end", partOf(whole, 4), ServerError, Price::Unknown},
        {"is reset after a piece", partOf(whole, 2, Then::Reset), ServerError, Price::Unknown},
        {"ends in order without an answer's end", with({delta("go")}), ServerError, Price::Unknown},
        {"without a length, closed too early",
         {.pieces = {"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + delta("go")}},
         ServerError,
         Price::Unknown},
        {"without a length, whole",
         {.pieces = {"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + delta("good") + usage() + done}}},
        {"a finish reason and no mark of the end", with({delta("good"), finished, usage()})},
        {"stays open after the end", partOf(whole, 6, Then::StayOpen)},
        {"a second choice", with({delta("go"), event(R"({"choices": [{"index": 1, "delta": {"content": "bad"}}]})"),
                                  delta("od"), usage(), done})},
        {"a second answer after the end", with({delta("good"), usage(), done, delta("bad"), usage(), done})},
        {"an error after a piece", with({delta("go"), event(R"({"error": {"message": "overloaded"}})")}), ServerError,
         Price::Unknown},
        {"an event that is no JSON", with({delta("go"), event("{\"choices\": [")}), BadReply, Price::Unknown},
        {"an event that is a list", with({event("[1, 2]")}), BadReply, Price::Unknown},
        {"an event without end",
         {.pieces = {head, "500000\r\ndata: ", std::string(5U << 20U, 'x')}},
         BadReply,
         Price::Unknown},
        {"members of other types",
         with({event(R"({"choices": {"a": 1}, "usage": [1], "model": 5})"), delta("good"), usage(), done})},
        {"silent after a piece", partOf(whole, 2, Then::StayOpen), TimedOut, Price::Unknown},
        {"silent after the headers", partOf(whole, 1, Then::StayOpen), TimedOut, Price::Unknown},
        {"silent for ever", {.silent = true}, TimedOut, Price::Unknown},
        {"nothing but pings", pings, TimedOut, Price::Unknown},
        {"a byte at a time, for ever", loris, TimedOut, Price::Unknown},
        {"a byte of a header at a time, for ever", headerLoris, TimedOut, Price::Unknown},
        {"closed without a byte", {.drop = true}, ServerError, Price::Unknown},
        {"429 first", status(429, {"Retry-After: 0"}), None, Price::Paid, 2},
        {"529 first", status(529), None, Price::Paid, 2},
        {"503 that asks to wait a second", status(503, {"Retry-After: 1"}), None, Price::Paid, 2},
        {"429 that asks to wait an hour", status(429, {"Retry-After: 3600"}), RateLimited, Price::Free},
        {"429 that asks to wait for a date", status(429, {"Retry-After: Wed, 21 Oct 2099 07:28:00 GMT"}), RateLimited,
         Price::Free},
        {"500", status(500), ServerError, Price::Unknown},
        {"a redirect", status(307, {"Location: http://127.0.0.1:1/"}), Refused, Price::Free},
        {"one JSON object in place of a stream", {.body = "\n " + openAiReply("good")}},
        {"events under another type", eventReply(good, "text/plain")},
        {"byte by byte", byteByByte(whole, 0)},
        {"line ends, comments and lines as the standard allows them", windows},
        {"early hints before it",
         {.pieces = {"HTTP/1.1 103 Early Hints\r\nRetry-After: 5\r\n\r\n" + head, whole.pieces[1], whole.pieces[2],
                     whole.pieces[4], whole.pieces[5], whole.pieces[6]}}},
        {"no answer but a tool call",
         with({event(R"({"model": "m", "choices": [{"delta": {"tool_calls": [{"index": 0}]}}]})"), usage(), done}),
         BadReply, Price::Paid},
        {"Anthropic, whole", eventReply(anthropic), None, Price::Paid, 1, EndpointKind::Anthropic},
        {"Anthropic without its end", firstEvents(anthropic, 6, ""), ServerError, Price::Unknown, 1,
         EndpointKind::Anthropic},
        {"Anthropic, overloaded midway",
         firstEvents(anthropic, 5,
                     anthropicEvent("error", R"("error": {"type": "overloaded_error", "message": "busy"})")),
         ServerError, Price::Unknown, 1, EndpointKind::Anthropic},
        {"Gemini, whole", with({geminiEvent("go"), geminiEvent("od", R"(, "finishReason": "STOP")")}), None,
         Price::Paid, 1, EndpointKind::Gemini},
        {"Gemini without its end", with({geminiEvent("go"), geminiEvent("od")}), ServerError, Price::Unknown, 1,
         EndpointKind::Gemini},
    };
}

/// A good streamed reply of that interface.
MockReply goodStream(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::OpenAi: return eventReply({delta("good"), usage(), done});
    case EndpointKind::Anthropic: return eventReply(anthropicEvents());
    case EndpointKind::Gemini: return eventReply({geminiEvent("good", R"(, "finishReason": "STOP")")});
    }
    return {};
}

/// `openssl s_server` with a certificate for that host, on a free port.
class TlsServer {
public:
    explicit TlsServer(const QString& host)
    {
        QProcess maker;
        maker.start(QStringLiteral("openssl"),
                    {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + host, "-addext",
                     "subjectAltName=" + host, "-keyout", m_folder.filePath("key"), "-out", certificate()});
        if (!maker.waitForFinished(30000) || maker.exitCode() != 0)
            return;
        // Whoever listened last has left the port.
        {
            const MockServer listener([](const MockRequest&) { return MockReply(); });
            m_port = QString::fromStdString(listener.url()).section(u':', -1);
        }
        m_process.start(QStringLiteral("openssl"), {"s_server", "-accept", "127.0.0.1:" + m_port, "-key",
                                                    m_folder.filePath("key"), "-cert", certificate(), "-www"});
        while (m_process.state() != QProcess::NotRunning && !m_process.readAllStandardOutput().contains("ACCEPT"))
            m_process.waitForReadyRead(1000);
        m_listens = m_process.state() == QProcess::Running;
    }
    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] QString certificate() const { return m_folder.filePath("certificate"); }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + m_port.toStdString(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_port;
    bool m_listens = false;
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

    void theServedModelIsTaken()
    {
        MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x", "n", 1, 1)}; });
        Caller caller(oneEndpoint(server.url()));
        QCOMPARE(caller.call().costUsd, 6.0);
    }

    void theServedModelSetsThePrice_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("served");
        QTest::addColumn<double>("cost"); ///< below 0: unknown
        QTest::newRow("not said") << QByteArray("m") << QByteArray("") << 3.0;
        QTest::newRow("as asked") << QByteArray("m") << QByteArray("m") << 3.0;
        QTest::newRow("a dated version") << QByteArray("m") << QByteArray("m-2026-08-07") << 3.0;
        QTest::newRow("a dated version of the latest") << QByteArray("m-latest") << QByteArray("m-20260807") << 3.0;
        QTest::newRow("in its folder") << QByteArray("m") << QByteArray("models/m") << 3.0;
        QTest::newRow("another with a price") << QByteArray("m") << QByteArray("n") << 6.0;
        QTest::newRow("another without") << QByteArray("m") << QByteArray("x") << -1.0;
        QTest::newRow("a smaller one") << QByteArray("m") << QByteArray("m-mini") << -1.0;
        QTest::newRow("a later one") << QByteArray("m") << QByteArray("m-5") << -1.0;
    }
    void theServedModelSetsThePrice()
    {
        QFETCH(const QByteArray, asked);
        QFETCH(const QByteArray, served);
        QFETCH(const double, cost);
        EndpointSet set = oneEndpoint("http://x");
        set.models[0].servedAs = asked.toStdString();
        CallDetails call;
        call.servedModel = served.toStdString();
        call.tokens = {.input = 1, .output = 1};
        const double found = set.costOf(0, call);
        QCOMPARE(isMissing(found) ? -1.0 : found, cost);
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
        // Megabytes take their time on a busy machine.
        Caller caller(oneEndpoint(server.url()), fault == "huge" ? 30 : 1);
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

    void faultsOfAStream_data()
    {
        QTest::addColumn<int>("row");
        const std::vector<StreamFault> faults = streamFaults();
        for (std::size_t i = 0; i < faults.size(); ++i)
            QTest::newRow(faults[i].name) << int(i);
    }
    void faultsOfAStream()
    {
        QFETCH(const int, row);
        const StreamFault fault = streamFaults()[std::size_t(row)];
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest&) { return count++ == 0 ? fault.reply : goodStream(fault.kind); });
        Caller caller(oneEndpoint(server.url(), fault.kind));
        std::string text;
        const ModelReply reply = caller.streamedCall(text);
        QVERIFY2(reply.details.failure == fault.failure,
                 (std::string(callFailureName(reply.details.failure)) + ": " + reply.details.failureText).c_str());
        QCOMPARE(reply.details.failureText.empty(), fault.failure == CallFailure::None);
        QCOMPARE(server.requests(), fault.requests);
        if (fault.failure == CallFailure::None) {
            QCOMPARE(text, std::string("good"));
            QCOMPARE(reply.details.answer, text);
            QCOMPARE(reply.details.servedModel, std::string("m"));
        }
        switch (fault.price) {
        case Price::Paid: QCOMPARE(reply.costUsd, 50.0); break;
        case Price::Free: QCOMPARE(reply.costUsd, 0.0); break;
        case Price::Unknown: QVERIFY(isMissing(reply.costUsd)); break;
        }
        // A request on a connection that is being closed fails, so that the server closes its own first.
        if (fault.reply.then == MockReply::Then::Close || fault.reply.then == MockReply::Then::Reset)
            (void)QTest::qWaitFor([&] { return server.closedConnections() > 0; }, 500);
        // The endpoint's place is free again, and nothing of the first call is left.
        text.clear();
        const ModelReply next = caller.streamedCall(text);
        QVERIFY2(!next.failed(), next.details.failureText.c_str());
        QCOMPARE(text, std::string("good"));
        QCOMPARE(next.costUsd, 50.0);
        QCOMPARE(server.requests(), fault.requests + 1);
    }

    void aStreamIsAskedFor_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("member");
        QTest::newRow("openai") << int(EndpointKind::OpenAi) << QByteArray("/chat/completions")
                                << QByteArray(R"("stream":true,"stream_options":{"include_usage":true})");
        QTest::newRow("anthropic") << int(EndpointKind::Anthropic) << QByteArray("/messages")
                                   << QByteArray(R"("stream":true)");
        QTest::newRow("gemini") << int(EndpointKind::Gemini) << QByteArray("/models/m:streamGenerateContent?alt=sse")
                                << QByteArray(R"("contents")");
    }
    void aStreamIsAskedFor()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, member);
        MockRequest seen;
        MockServer server([&](const MockRequest& request) {
            seen = request;
            return goodStream(static_cast<EndpointKind>(kind));
        });
        Caller caller(oneEndpoint(server.url(), static_cast<EndpointKind>(kind)));
        std::string text;
        QVERIFY(!caller.streamedCall(text).failed());
        QCOMPARE(seen.path, path.toStdString());
        QVERIFY2(seen.body.find(member.toStdString()) != std::string::npos, seen.body.c_str());
    }

    /// A piece is handed out when it comes, not when the answer is whole.
    void piecesComeEarly()
    {
        MockServer server([](const MockRequest&) {
            MockReply reply = eventReply({delta("go"), delta("od"), usage(), done});
            reply.pieces.resize(2);
            reply.then = MockReply::Then::StayOpen;
            return reply;
        });
        Caller caller(oneEndpoint(server.url()));
        std::vector<std::string> events;
        const CallId id = caller.provider.call(
            {TaskIndex(), ModelIndex(0), 0, [&](std::string_view piece) { events.emplace_back(piece); }},
            [&](const ModelReply& reply) { events.emplace_back(callFailureName(reply.details.failure)); });
        caller.loopUntil([&] { return !events.empty(); });
        caller.provider.cancel(id);
        QCOMPARE(events, (std::vector<std::string>{"go", "cancelled"}));
    }

    void aPieceMayCancelItsCall()
    {
        MockServer server([](const MockRequest&) { return eventReply({delta("go"), delta("od"), usage(), done}); });
        Caller caller(oneEndpoint(server.url()));
        std::vector<std::string> events;
        double cost = 0;
        CallId id = 0;
        id =
            caller.provider.call({TaskIndex(), ModelIndex(0), 0, [&](std::string_view) { caller.provider.cancel(id); }},
                                 [&](const ModelReply& reply) {
                                     events.emplace_back(callFailureName(reply.details.failure));
                                     cost = reply.costUsd;
                                 });
        caller.loopUntil([&] { return !events.empty(); });
        QVERIFY(isMissing(cost));
        std::string text;
        QCOMPARE(caller.streamedCall(text).costUsd, 50.0);
        QCOMPARE(events, (std::vector<std::string>{"cancelled"}));
    }

    /// One connection carries many calls: what is left of one is not taken for the answer of the next, and a request
    /// whose connection is closed is not sent again, since it may have been billed.
    void oneConnection_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("failure"); ///< of the second call
        QTest::newRow("in order") << QByteArray("none") << int(CallFailure::None);
        QTest::newRow("two answers to the first") << QByteArray("two") << int(CallFailure::None);
        QTest::newRow("the second is dropped") << QByteArray("drop") << int(CallFailure::ServerError);
        QTest::newRow("the second breaks off") << QByteArray("half") << int(CallFailure::ServerError);
        QTest::newRow("a length that is too short") << QByteArray("short") << int(CallFailure::BadReply);
        QTest::newRow("no packed bytes where they are announced") << QByteArray("gzip") << int(CallFailure::BadReply);
        QTest::newRow("no HTTP") << QByteArray("noise") << int(CallFailure::BadReply);
        QTest::newRow("headers without end") << QByteArray("headers") << int(CallFailure::BadReply);
    }
    void oneConnection()
    {
        QFETCH(const QByteArray, fault);
        QFETCH(const int, failure);
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest&) {
            const int request = count++;
            MockReply reply{.body = openAiReply("answer " + std::to_string(request)),
                            .then = MockReply::Then::NextRequest};
            const std::string whole =
                "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" + reply.body;
            if (request == 0 && fault == "two")
                reply.pieces = {whole + whole};
            if (request != 1)
                return reply;
            if (fault == "drop") {
                reply.drop = true;
            } else if (fault == "half") {
                reply.cutAfter = 30;
                reply.then = MockReply::Then::Close;
            } else if (fault == "short") {
                reply.pieces = {"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + reply.body};
            } else if (fault == "gzip") {
                reply.headers = {"Content-Encoding: gzip"};
            } else if (fault == "noise") {
                reply.pieces = {std::string(5000, '\x07')};
                reply.then = MockReply::Then::Close;
            } else if (fault == "headers") {
                reply.pieces.assign(1000, "X-Y: " + std::string(1000, 'z') + "\r\n");
                reply.pieces.front() = "HTTP/1.1 200 OK\r\n";
            }
            return reply;
        });
        Caller caller(oneEndpoint(server.url()));
        QCOMPARE(caller.call().details.answer, std::string("answer 0"));
        const ModelReply second = caller.call();
        QVERIFY2(int(second.details.failure) == failure, second.details.failureText.c_str());
        QCOMPARE(second.costUsd, failure == int(CallFailure::None) ? 50.0 : second.costUsd);
        QCOMPARE(server.requests(), 2);
        if (failure == int(CallFailure::None))
            QCOMPARE(second.details.answer, std::string("answer 1"));
        else
            QVERIFY(second.costUsd != 0);
        QCOMPARE(caller.call().details.answer, std::string("answer 2"));
    }

    void certificatesAreVerified_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<bool>("reached");
        QTest::newRow("self-signed") << "IP:127.0.0.1" << false << false;
        QTest::newRow("of another host") << "DNS:elsewhere.invalid" << true << false;
        QTest::newRow("trusted") << "IP:127.0.0.1" << true << true;
    }
    void certificatesAreVerified()
    {
        QFETCH(const QString, host);
        QFETCH(const bool, trusted);
        QFETCH(const bool, reached);
        const TlsServer server(host);
        if (!server.listens())
            QSKIP("the program openssl is not there");
        if (trusted)
            qputenv("SSL_CERT_FILE", server.certificate().toLocal8Bit());
        Caller caller(oneEndpoint(server.url()), 6);
        const ModelReply reply = caller.call();
        qunsetenv("SSL_CERT_FILE");
        QVERIFY(reply.failed());
        if (reached) {
            // It listens to TLS, and to no model's interface.
            QVERIFY2(reply.details.failure != CallFailure::Unreachable, reply.details.failureText.c_str());
            return;
        }
        QCOMPARE(reply.details.failure, CallFailure::Unreachable);
        QCOMPARE(reply.costUsd, 0.0);
    }

    void noTlsWhereItIsExpected_data()
    {
        QTest::addColumn<bool>("drop");
        QTest::newRow("plain HTTP") << false;
        QTest::newRow("closed") << true;
    }
    void noTlsWhereItIsExpected()
    {
        QFETCH(const bool, drop);
        MockServer server([&](const MockRequest&) { return MockReply{.body = openAiReply("x"), .drop = drop}; });
        Caller caller(oneEndpoint("https" + server.url().substr(4)), 3);
        const ModelReply reply = caller.call();
        QVERIFY(reply.failed());
        QCOMPARE(reply.costUsd, 0.0);
        QCOMPARE(server.requests(), 0);
    }

    /// Whoever accepts a connection and never speaks TLS: nothing was sent, so it is tried again, and costs nothing.
    void aConnectionThatIsNeverMadeTimesOut()
    {
        const MockServer server([](const MockRequest&) { return MockReply{.body = openAiReply("x")}; });
        Caller caller(oneEndpoint("https" + server.url().substr(4)), 10, 0.2);
        const ModelReply reply = caller.call();
        QCOMPARE(reply.details.failure, CallFailure::Unreachable);
        QCOMPARE(reply.details.failureText, std::string("no connection within 0.2 s"));
        QCOMPARE(reply.costUsd, 0.0);
        QCOMPARE(server.requests(), 0);
    }

    void proxies_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::newRow("passes on") << false;
        QTest::newRow("does not reach the server") << true;
    }
    void proxies()
    {
        QFETCH(const bool, refuses);
        MockRequest seen;
        MockServer proxy([&](const MockRequest& request) {
            seen = request;
            return refuses ? MockReply{.status = 502} : MockReply{.body = openAiReply("good")};
        });
        const char* const which = refuses ? "https_proxy" : "http_proxy";
        qputenv(which, QByteArray::fromStdString(proxy.url()));
        Caller caller(oneEndpoint(refuses ? "https://model.invalid" : "http://model.invalid"));
        const ModelReply reply = caller.call();
        qunsetenv(which);
        if (refuses) {
            // The tunnel was refused: the model's server saw nothing.
            QVERIFY(reply.failed());
            QCOMPARE(reply.costUsd, 0.0);
            QVERIFY(seen.headers.find(secret) == std::string::npos);
        } else {
            QCOMPARE(reply.details.answer, std::string("good"));
            QCOMPARE(seen.path, std::string("http://model.invalid/chat/completions"));
        }
    }

    void keysAreNotRepeated()
    {
        const std::string echo = std::string("key ") + secret;
        for (const int status : {200, 401, 500}) {
            MockServer server([&](const MockRequest&) {
                return MockReply{.status = status,
                                 .body = status == 200 ? openAiReply(echo)
                                                       : R"({"error": {"message": ")" + echo + R"("}})"};
            });
            Caller caller(oneEndpoint(server.url()));
            const ModelReply reply = caller.call();
            const std::string text = reply.details.answer + reply.details.failureText;
            QVERIFY2(text.find("key ***") != std::string::npos, text.c_str());
            QVERIFY(text.find(secret) == std::string::npos);
        }
    }

    /// A key that the process holds in memory is used where the environment has none, and not repeated either.
    void aHeldKeyIsUsed()
    {
        const std::string held = "held-3f9c2b7e";
        MockRequest seen;
        MockServer server([&](const MockRequest& request) {
            seen = request;
            return MockReply{.body = openAiReply("key " + held)};
        });
        EndpointSet set = oneEndpoint(server.url());
        set.endpoints.front().keyVariable = "ACR_TEST_HELD_KEY";
        QVERIFY(!isKeyHeld("ACR_TEST_HELD_KEY"));
        holdKey("ACR_TEST_HELD_KEY", held);
        QVERIFY(isKeyHeld("ACR_TEST_HELD_KEY"));
        {
            Caller caller(set);
            QCOMPARE(caller.call().details.answer, std::string("key ***"));
            QVERIFY(seen.headers.find("Bearer " + held) != std::string::npos);
        }
        qputenv("ACR_TEST_HELD_KEY", "of-the-environment");
        QCOMPARE(keyNamed("ACR_TEST_HELD_KEY").text, std::string("of-the-environment"));
        qunsetenv("ACR_TEST_HELD_KEY");
        holdKey("ACR_TEST_HELD_KEY", {});
        QCOMPARE(keyNamed("ACR_TEST_HELD_KEY").text, std::string());
        Caller caller(set);
        QVERIFY(caller.call().failed());
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
        QVERIFY(server.maxAtOnce() <= 3);
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

    /// A session keeps the endpoints that it began with.
    void endpointsReadBackAsTheyWereWritten()
    {
        EndpointSet set = oneEndpoint("http://127.0.0.1:1/v1", EndpointKind::Gemini);
        set.endpoints.push_back({.name = "more", .baseUrl = "https://x", .requestsPerMinute = 0.5, .maxInFlight = 3});
        // Prices that a file may have.
        for (EndpointModel& model : set.models) {
            model.inputPerMillion = 0.5;
            model.outputPerMillion = 2;
        }
        set.models[0].cachedInputPerMillion = 0.1;
        set.models[1].outputPerMillion = missing;
        set.helpers.push_back({.model = "router", .endpoint = 1, .servedAs = "r"});
        set.embeddings.push_back({.model = "e",
                                  .endpoint = 1,
                                  .servedAs = "e",
                                  .inputPerMillion = 0.02,
                                  .dimensions = 256,
                                  .inputType = "query"});
        const std::string text = endpointsText(set);
        QVERIFY(text.find(secret) == std::string::npos);
        ErrorList errors;
        const auto again = readEndpoints("again", text, errors);
        QVERIFY2(again, errors.empty() ? "" : describe(errors.items().front()).c_str());
        QCOMPARE(endpointsText(*again), text);
        QCOMPARE(again->endpoints.size(), std::size_t{2});
        QVERIFY(again->endpoints[0].kind == EndpointKind::Gemini);
        QCOMPARE(again->endpoints[0].keyVariable, std::string(variable));
        QCOMPARE(again->endpoints[1].requestsPerMinute, 0.5);
        QCOMPARE(again->endpoints[1].maxInFlight, std::size_t{3});
        QCOMPARE(again->models[0].cachedInputPerMillion, 0.1);
        QVERIFY(isMissing(again->models[1].outputPerMillion));
        QCOMPARE(again->helpers.at(0).endpoint, std::size_t{1});
        QCOMPARE(again->embeddings.at(0).inputType, std::string("query"));
        QCOMPARE(again->embeddings.at(0).dimensions, std::size_t{256});
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

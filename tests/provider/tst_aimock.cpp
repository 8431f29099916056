// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls against the mock server of others: the npm package @copilotkit/aimock, which follows the interfaces of the
/// providers by its own reading. tests/run.sh installs it into the build folder; ACR_AIMOCK names another folder.

#include "core/provider/httpembedder.h"
#include "core/provider/httpprovider.h"
#include "tests/support/mockserver.h"

#include <QtTest>

using namespace acr;
using namespace acr::test;

namespace {

constexpr const char* answer = "A streamed answer of some length, in several pieces.";

QString packageFolder()
{
    const QString named = qEnvironmentVariable("ACR_AIMOCK");
    return named.isEmpty() ? QStringLiteral(ACR_BIN_DIR "/../aimock/node_modules/@copilotkit/aimock") : named;
}

/// The package's server on a free port.
class Aimock {
public:
    explicit Aimock(const QStringList& options)
    {
        QFile fixtures(m_folder.filePath("fixtures.json"));
        if (!fixtures.open(QIODevice::WriteOnly))
            return;
        fixtures.write(QByteArray(R"({"fixtures": [{"match": {"userMessage": "prompt"}, "response": {"content": ")") +
                       answer +
                       R"(", "usage": {"prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30}}}]})");
        fixtures.close();
        {
            const MockServer listener([](const MockRequest&) { return MockReply(); });
            m_port = QString::fromStdString(listener.url()).section(u':', -1);
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("node"), QStringList{packageFolder() + "/dist/cli.js", "-p", m_port, "-f",
                                                            fixtures.fileName(), "--log-level", "info"} +
                                                    options);
        QByteArray said;
        while (m_process.state() != QProcess::NotRunning && !said.contains("listening")) {
            m_process.waitForReadyRead(1000);
            said += m_process.readAll();
        }
        m_listens = said.contains("listening");
    }
    ~Aimock()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Aimock(const Aimock&) = delete;
    Aimock& operator=(const Aimock&) = delete;

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] std::string url(EndpointKind kind) const
    {
        return "http://127.0.0.1:" + m_port.toStdString() + (kind == EndpointKind::Gemini ? "/v1beta" : "/v1");
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_port;
    bool m_listens = false;
};

} // namespace

class AimockTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFile::exists(packageFolder() + "/dist/cli.js"))
            QSKIP("the npm package @copilotkit/aimock is not installed; tests/run.sh does it where npm is there");
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
    }

    void calls_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("streamed");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("failure"); ///< CallFailure
        QTest::addColumn<double>("cost"); ///< below 0: unknown
        const auto none = int(CallFailure::None);
        for (const bool streamed : {false, true}) {
            const auto name = [&](const char* what) { return QString(what) + (streamed ? ", streamed" : ""); };
            const auto row = [&](const char* what) -> QTestData& { return QTest::newRow(qPrintable(name(what))); };
            const int openAi = int(EndpointKind::OpenAi);
            row("OpenAI") << openAi << streamed << QStringList() << none << 50.0;
            row("Anthropic") << int(EndpointKind::Anthropic) << streamed << QStringList() << none << 50.0;
            row("Gemini") << int(EndpointKind::Gemini) << streamed << QStringList() << none << 50.0;
            row("slow pieces") << openAi << streamed << QStringList{"--latency", "20", "--chunk-size", "1"} << none
                               << 50.0;
            row("429 for ever") << openAi << streamed << QStringList{"--chaos-ratelimit", "1"}
                                << int(CallFailure::RateLimited) << 0.0;
            row("500") << openAi << streamed << QStringList{"--chaos-drop", "1"} << int(CallFailure::ServerError)
                       << -1.0;
            row("broken JSON") << openAi << streamed << QStringList{"--chaos-malformed", "1"}
                               << int(CallFailure::BadReply) << -1.0;
            row("closed") << openAi << streamed << QStringList{"--chaos-disconnect", "1"}
                          << int(CallFailure::ServerError) << -1.0;
        }
    }
    void calls()
    {
        QFETCH(const int, kind);
        QFETCH(const bool, streamed);
        QFETCH(const QStringList, options);
        QFETCH(const int, failure);
        QFETCH(const double, cost);
        const Aimock server(options);
        QVERIFY(server.listens());
        EndpointSet set;
        set.endpoints.push_back({.name = "aimock",
                                 .kind = static_cast<EndpointKind>(kind),
                                 .baseUrl = server.url(static_cast<EndpointKind>(kind))});
        set.models.push_back(
            {.model = "m", .endpoint = 0, .servedAs = "m", .inputPerMillion = 1e6, .outputPerMillion = 2e6});
        SystemClock clock;
        HttpTransport transport;
        HttpProvider provider(set, transport, clock, [](const ModelCall&) { return ChatRequest{.prompt = "prompt"}; },
                              {{.maxRepeats = 1,
                                .firstDelaySeconds = 0.02,
                                .firstByteSeconds = 5,
                                .silentSeconds = 5,
                                .wholeSeconds = 20}});
        std::string text;
        std::size_t pieces = 0;
        ModelCall call{TaskIndex(), ModelIndex(0), 0};
        if (streamed)
            call.onText = [&](std::string_view piece) {
                text += piece;
                ++pieces;
            };
        std::vector<ModelReply> replies;
        provider.call(call, [&](const ModelReply& reply) { replies.push_back(reply); });
        while (replies.empty()) {
            transport.poll(0.02);
            clock.runDue();
        }
        const ModelReply& reply = replies.front();
        QVERIFY2(int(reply.details.failure) == failure, reply.details.failureText.c_str());
        QCOMPARE(isMissing(reply.costUsd) ? -1.0 : reply.costUsd, cost);
        if (failure != int(CallFailure::None))
            return;
        QCOMPARE(reply.details.answer, std::string(answer));
        QCOMPARE(reply.details.tokens.input, 10);
        QCOMPARE(reply.details.tokens.output, 20);
        if (streamed) {
            QCOMPARE(text, std::string(answer));
            QVERIFY(pieces > (options.isEmpty() ? 0U : 10U));
        }
    }

    void embeddings()
    {
        const Aimock server({});
        QVERIFY(server.listens());
        SystemClock clock;
        HttpTransport transport;
        EndpointQueue queue({{.name = "aimock", .baseUrl = server.url(EndpointKind::OpenAi)}}, transport, clock, {});
        HttpEmbedder embedder(queue, {.model = "e", .endpoint = 0, .servedAs = "e", .inputPerMillion = 1},
                              {.maxTexts = 2});
        std::vector<EmbeddingReply> replies;
        embedder.embed({"a", "b", "c"}, [&](const EmbeddingReply& reply) { replies.push_back(reply); });
        while (replies.empty()) {
            transport.poll(0.02);
            clock.runDue();
        }
        QVERIFY2(replies.front().failure == CallFailure::None, replies.front().failureText.c_str());
        QCOMPARE(replies.front().vectors.size(), std::size_t{3});
        QVERIFY(replies.front().vectors[0] != replies.front().vectors[1]);
    }
};

QTEST_GUILESS_MAIN(AimockTest)
#include "tst_aimock.moc"

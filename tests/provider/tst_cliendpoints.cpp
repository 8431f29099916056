// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A file of endpoints, listed and tried by the command line.

#include "tests/support/commandline.h"
#include "tests/support/mockserver.h"

#include <QtTest>

using namespace acr::test;
using Json = nlohmann::json;

namespace {

constexpr const char* secret = "sk-test-0123456789abcdef0123456789";

/// Streams "good", embeds in three numbers; the model "down" is out of order.
MockReply serve(const MockRequest& request)
{
    const Json body = Json::parse(request.body);
    if (body["model"] == "down")
        return {.status = 401, .body = Json{{"error", {{"message", std::string("wrong key ") + secret}}}}.dump()};
    if (request.path == "/embeddings")
        return {.body = Json{{"data", {{{"embedding", {1, 2, 3}}}}}, {"usage", {{"prompt_tokens", 4}}}}.dump()};
    const auto event = [](const Json& data) { return "data: " + data.dump() + "\n\n"; };
    const Json usage{{"prompt_tokens", 10}, {"completion_tokens", 20}};
    return eventReply({event({{"model", body["model"]}, {"choices", {{{"delta", {{"content", "good"}}}}}}}),
                       event({{"choices", Json::array()}, {"usage", usage}}), "data: [DONE]\n\n"});
}

} // namespace

class CliEndpointsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const Json& models, const Json& embeddings, const std::string& url)
    {
        const QString path = m_folder.filePath("endpoints.json");
        QFile file(path);
        const Json endpoint{{"name", "local"}, {"base_url", url}, {"api_key_env", "ACR_TEST_KEY"}};
        const Json all{{"endpoints", {endpoint}}, {"models", models}, {"embeddings", embeddings}};
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(all.dump())) < 0)
            qFatal("%s can't be written", qPrintable(path));
        return path;
    }

private slots:
    void initTestCase()
    {
        for (const char* name : {"http_proxy", "all_proxy"})
            qunsetenv(name);
        qputenv("ACR_TEST_KEY", secret);
    }

    void listedWithoutACall()
    {
        const MockServer server(serve);
        const QString file =
            write({{{"model", "m"}, {"endpoint", "local"}, {"input_per_1m", 2.5}}}, Json::array(), server.url());
        const CommandResult set = acrouter({"endpoints", file});
        QVERIFY2(set.exitCode == 0, qPrintable(set.errors));
        QCOMPARE(set.output,
                 QStringLiteral("m at local (ACR_TEST_KEY is set): 2.5 USD in, ? out per million tokens\n"));
        qunsetenv("ACR_TEST_KEY");
        const CommandResult unset = acrouter({"endpoints", file, "--json"});
        qputenv("ACR_TEST_KEY", secret);
        QCOMPARE(Json::parse(unset.output.toStdString())["models"][0]["key"].get<std::string>(),
                 std::string("ACR_TEST_KEY is not set"));
        QCOMPARE(server.requests(), 0);
    }

    void tried()
    {
        const MockServer server(serve);
        const QString file =
            write({{{"model", "m"}, {"endpoint", "local"}, {"input_per_1m", 1e6}, {"output_per_1m", 1e6}},
                   {{"model", "down"}, {"endpoint", "local"}}},
                  {{{"model", "e"}, {"endpoint", "local"}, {"input_per_1m", 1e6}}}, server.url());
        const CommandResult tried = acrouter({"endpoints", file, "--call", "hello", "--json"});
        QCOMPARE(tried.exitCode, 1); // one does not answer
        const Json json = Json::parse(tried.output.toStdString());
        const Json& good = json["models"][0]["call"];
        QVERIFY(good["failure"].is_null());
        QCOMPARE(good["cost_usd"].get<double>(), 30.0);
        QCOMPARE(good["served_model"].get<std::string>(), std::string("m"));
        QVERIFY(good["first_text_s"].get<double>() <= good["latency_s"].get<double>());
        QCOMPARE(json["models"][1]["call"]["failure"].get<std::string>(), std::string("refused"));
        QCOMPARE(json["models"][1]["call"]["message"].get<std::string>(), std::string("status 401: wrong key ***"));
        QCOMPARE(json["embeddings"][0]["call"]["vector_length"].get<int>(), 3);
        QCOMPARE(json["embeddings"][0]["call"]["cost_usd"].get<double>(), 4.0);
        QCOMPARE(server.requests(), 3);
        const CommandResult text = acrouter({"endpoints", file, "--call", "hello"});
        QVERIFY2(text.output.contains("a vector of 3 numbers"), qPrintable(text.output));
        QVERIFY(!(text.output + text.errors + tried.output + tried.errors).contains(secret));
    }

    void aByteOrderMarkIsSkippedAndAnotherEncodingIsNamed()
    {
        const QString path = write({{{"model", "m"}, {"endpoint", "local"}}}, Json::array(), "http://127.0.0.1:1");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        file.close();
        const auto listed = [&](const QByteArray& bytes) {
            QFile changed(path);
            if (!changed.open(QIODevice::WriteOnly) || changed.write(bytes) != bytes.size())
                qFatal("%s can't be written", qPrintable(path));
            changed.close();
            return acrouter({"endpoints", path});
        };
        const CommandResult marked = listed("\xef\xbb\xbf" + text);
        QVERIFY2(marked.exitCode == 0, qPrintable(marked.errors));
        QVERIFY(marked.output.startsWith("m at local"));
        QByteArray wide("\xff\xfe");
        for (const char each : text)
            wide.append(each).append('\0');
        const CommandResult refused = listed(wide);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("UTF-16"), qPrintable(refused.errors));
    }

    void wrongFiles()
    {
        const QString file = write({{{"model", "m"}, {"endpoint", "local"}}},
                                   {{{"model", "e"}, {"endpoint", "elsewhere"}}}, "http://127.0.0.1:1");
        const CommandResult result = acrouter({"endpoints", file});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains("elsewhere"), qPrintable(result.errors));
        QCOMPARE(acrouter({"endpoints", m_folder.filePath("none.json")}).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(CliEndpointsTest)
#include "tst_cliendpoints.moc"

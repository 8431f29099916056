// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionjson.h"

#include <QtTest>

using namespace acr;

namespace {

Result<SessionDefinition> read(const std::string& text)
{
    TextSource source("session.json", text);
    return readSessionJson(source);
}

SessionDefinition rich()
{
    SessionDefinition definition;
    definition.benchmark = "0123abcd";
    definition.stream = {
        .split = "id_test",
        .order = StreamOrder::Shuffled,
        .seed = 18446744073709551615ULL,
        .filter = {.facets = {{Facet::Dimension, {"bug_fixing", "通义 \"千问\""}}, {Facet::Source, {"mbpp"}}},
                   .expression = "solves(\"通义\") and score(kimi) < 0.5",
                   .solvesAt = 0.75}};
    definition.policy = "acrouter@mode=cascade";
    definition.seed = 9007199254740993ULL;
    definition.weights = {0.1, -1.0 / 3};
    definition.missingScores = MissingScores::Leave;
    definition.verifier = {.falsePass = 0.1, .falseFail = 0.2, .gradedShare = 0.5, .seed = 4};
    PriorSet priors;
    priors.models = {"glm-5", "kimi"};
    priors.everywhere = {{0.1, 3, missing}, {1.0 / 3, 20, 0.01}};
    definition.priors = {"mine", std::make_shared<const PriorSet>(priors)};
    definition.trained = {"logreg", "sw@k=9"};
    definition.events = {{.after = 3, .kind = SessionEventKind::Down, .model = "gpt-5.4"},
                         {.after = 3, .kind = SessionEventKind::Price, .model = "glm-5", .amount = 0.1},
                         {.after = 70, .kind = SessionEventKind::Improve, .model = "kimi", .amount = -0.25, .seed = 5}};
    return definition;
}

} // namespace

class SessionDefinitionTest final : public QObject {
    Q_OBJECT

private slots:
    void everyFieldSurvivesJson()
    {
        SessionDefinition definition = rich();
        definition =
            forkOf(
                definition, 50, 60,
                {.policy = "random",
                 .seed = 2,
                 .events = std::vector<SessionEvent>{{.after = 61, .kind = SessionEventKind::Up, .model = "gpt-5.4"}}})
                .value();
        const std::string text = sessionJson(definition);
        const auto again = read(text);
        QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
        QCOMPARE(sessionJson(*again), text);
        QVERIFY(*again == definition);
        QCOMPARE(again->fork.of->seed, std::uint64_t{9007199254740993ULL});
    }

    /// Found by fuzz_session: such a definition was another one after it had been written.
    void theSeedOfANaturalOrderIsIgnored()
    {
        const auto definition = read(R"({"format": "acrouter-session", "version": 1, "benchmark": "b",
            "stream": {"split": "s", "seed": 7}, "policy": "random"})");
        QVERIFY2(definition.has_value(), definition ? "" : describe(definition.error()).c_str());
        QCOMPARE(definition->stream.seed, StreamDefinition{}.seed);
        const auto again = read(sessionJson(*definition));
        QVERIFY(again && *again == *definition);
    }

    void brokenDefinitionsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const QByteArray head = "{\"format\": \"acrouter-session\", \"version\": 1,\n\"benchmark\": \"b\", \"policy\": "
                                "\"p\", \"stream\": {\"split\": \"s\"}";
        const auto row = [](const char* name, const QByteArray& text, ErrorCode code, int line, int column) {
            QTest::newRow(name) << text << static_cast<int>(code) << line << column;
        };
        row("empty", "", ErrorCode::Malformed, 1, 1);
        row("cut off", head, ErrorCode::Malformed, 2, 58);
        row("no object", "[]", ErrorCode::WrongType, 1, 1);
        row("another format", "{\"format\": \"notebook\"}", ErrorCode::NotRecognised, 1, 12);
        row("newer", "{\"format\": \"acrouter-session\", \"version\": 2}", ErrorCode::NewerVersion, 1, 43);
        row("version 0", "{\"format\": \"acrouter-session\", \"version\": 0}", ErrorCode::OutOfRange, 1, 43);
        row("without stream",
            "{\"format\": \"acrouter-session\", \"version\": 1, \"benchmark\": \"b\", \"policy\": \"p\"}",
            ErrorCode::MissingColumn, 1, 1);
        row("unknown key", head + ",\n\"colour\": 1}", ErrorCode::UnknownName, 3, 1);
        row("key twice", head + ",\n\"policy\": \"q\"}", ErrorCode::Duplicate, 3, 1);
        row("seed no number", head + ",\n\"seed\": \"1\"}", ErrorCode::WrongType, 3, 9);
        row("seed negative", head + ",\n\"seed\": -1}", ErrorCode::OutOfRange, 3, 9);
        row("seed too large", head + ",\n\"seed\": 18446744073709551616}", ErrorCode::OutOfRange, 3, 9);
        row("cost weight positive", head + ",\n\"reward\": {\"score\": 1, \"cost\": 0.1}}", ErrorCode::OutOfRange, 3,
            32);
        row("convention", head + ",\n\"missing_scores\": \"ignore\"}", ErrorCode::UnknownName, 3, 19);
        row("verifier", head + ",\n\"verifier\": {\"false_pass\": 2}}", ErrorCode::OutOfRange, 3, 28);
        row("priors",
            head + ",\n\"priors\": {\"set\": {\"format\": \"acrouter-priors\", \"version\": 1,\n \"models\": 3}}}",
            ErrorCode::Malformed, 4, 12);
        row("trained no list", head + ",\n\"trained\": \"logreg\"}", ErrorCode::WrongType, 3, 12);
        row("trained a number", head + ",\n\"trained\": [1]}", ErrorCode::WrongType, 3, 13);
        row("trained unknown", head + ",\n\"trained\": [\"logreg\", \"linucb\"]}", ErrorCode::UnknownName, 3, 23);
        row("trained twice", head + ",\n\"trained\": [\"sw\", \"sw@k=100\"]}", ErrorCode::Duplicate, 3, 19);
        row("event kind", head + ",\n\"events\": [{\"after\": 1, \"kind\": \"gone\", \"model\": \"m\"}]}",
            ErrorCode::UnknownName, 3, 33);
        row("event without amount", head + ",\n\"events\": [{\"after\": 1, \"kind\": \"price\", \"model\": \"m\"}]}",
            ErrorCode::MissingColumn, 3, 12);
        row("event with amount",
            head + ",\n\"events\": [{\"after\": 1, \"kind\": \"down\", \"model\": \"m\", \"amount\": 1}]}",
            ErrorCode::WrongType, 3, 12);
        row("event amount",
            head + ",\n\"events\": [{\"after\": 1, \"kind\": \"improve\", \"model\": \"m\", \"amount\": 1.5}]}",
            ErrorCode::OutOfRange, 3, 12);
        row("events out of order",
            head + ",\n\"events\": [{\"after\": 2, \"kind\": \"down\", \"model\": \"m\"},\n{\"after\": 1, \"kind\": "
                   "\"up\", \"model\": \"m\"}]}",
            ErrorCode::OutOfRange, 4, 1);
        row("unknown facet", head.left(head.size() - 1) + ", \"filter\": {\"colour\": []}}}", ErrorCode::UnknownName, 2,
            70);
        row("empty fork", head + ",\n\"fork\": {\"after\": 1}}", ErrorCode::MissingColumn, 3, 9);
        row("text after the end", head + "} x", ErrorCode::Malformed, 2, 60);
        QByteArray deep = head;
        for (int i = 0; i < 14; ++i)
            deep += ", \"fork\": {\"after\": 1, \"of\": {\"benchmark\": \"b\", \"policy\": \"p\", \"stream\": "
                    "{\"split\": \"s\"}";
        row("forks too deep", deep + QByteArray(29, '}'), ErrorCode::TooLarge, 2, 1112);
        row("UTF-16", QByteArray("\xff\xfe{\0", 4), ErrorCode::Malformed, 1, 1);
    }
    void brokenDefinitionsAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto definition = read(text.toStdString());
        QVERIFY(!definition);
        const std::string said = describe(definition.error());
        QVERIFY2(static_cast<int>(definition.error().code) == code, said.c_str());
        QVERIFY2(definition.error().place.line == static_cast<std::uint64_t>(line) &&
                     definition.error().place.column == static_cast<std::uint64_t>(column),
                 said.c_str());
        QCOMPARE(definition.error().place.file, std::string("session.json"));
    }

    void eventsReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"down:gpt-5.4@0", "up:gpt-5.4@17", "join:a@b=c@4", "price:gpt-5.4=0.5@1000",
                                 "price:m=0@1", "improve:a=b=-0.25@3", "improve:x=1@4294967295"})
            QTest::newRow(text) << QByteArray(text);
    }
    void eventsReadAsTheyAreWritten()
    {
        QFETCH(QByteArray, text);
        const auto event = parseEvent(text.toStdString());
        QVERIFY2(event.has_value(), event ? "" : describe(event.error()).c_str());
        QCOMPARE(eventText(*event), text.toStdString());
    }

    void impossibleEventsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "down", "down:", "down:@3", "down:m", "down:m@", "down:m@-1", "down:m@1.5", "down:m@4294967296",
              "gone:m@1", "price:m@1", "price:m=@1", "price:m=-1@1", "price:m=nan@1", "improve:m=2@1", "@:"})
            QTest::newRow(text) << QByteArray(text);
    }
    void impossibleEventsAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseEvent(text.toStdString()));
    }

    void aForkKeepsWhatHappenedBeforeIt()
    {
        const SessionDefinition definition = rich();
        const auto forked = forkOf(definition, 10, 10, {.events = std::vector<SessionEvent>{}}).value();
        QCOMPARE(forked.events.size(), std::size_t{2});
        QVERIFY(*forked.fork.of == definition);
        QVERIFY(
            !forkOf(definition, 10, 10,
                    {.events = std::vector<SessionEvent>{{.after = 9, .kind = SessionEventKind::Up, .model = "m"}}}));
        QVERIFY(!forkOf(
            definition, 10, 10,
            {.events = std::vector<SessionEvent>{{.after = 20, .kind = SessionEventKind::Join, .model = "m"}}}));
    }
};

QTEST_APPLESS_MAIN(SessionDefinitionTest)
#include "tst_sessiondefinition.moc"

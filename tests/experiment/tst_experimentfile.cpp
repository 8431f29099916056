// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experiment.h"

#include <QtTest>

using namespace acr;

namespace {

/// A valid experiment with one more member, or with one replaced.
std::string with(const std::string& streams, const std::string& policies, const std::string& more = {})
{
    return "{\"format\": \"acrouter-experiment\", \"version\": 1, \"name\": \"x\",\n\"streams\": " + streams +
           ",\n\"policies\": " + policies + more + "}";
}

} // namespace

class ExperimentFileTest final : public QObject {
    Q_OBJECT

private slots:
    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const std::string& text, ErrorCode code, int line, int column,
                            const char* mentions = "") {
            QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(code) << line << column
                                << QString::fromUtf8(mentions);
        };
        const std::string s = "[\"id_test\"]";
        const std::string p = "[\"oracle\"]";
        row("nothing", "", ErrorCode::Malformed, 1, 1);
        row("truncated", "{\"format\": \"acrouter-experiment\"", ErrorCode::Malformed, 1, 33);
        row("a list", "[]", ErrorCode::WrongType, 1, 1, "object");
        row("no format", "{\"version\": 1, \"name\": \"x\", \"streams\": [\"a\"], \"policies\": [\"oracle\"]}",
            ErrorCode::MissingColumn, 1, 1, "format");
        row("another format",
            "{\"format\": \"acrouter-priors\", \"version\": 1, \"name\": \"x\", \"streams\": [\"a\"], \"policies\": "
            "[\"oracle\"]}",
            ErrorCode::UnknownName, 1, 12, "acrouter-experiment");
        row("newer version",
            "{\"format\": \"acrouter-experiment\", \"version\": 2, \"name\": \"x\", \"streams\": [\"a\"], "
            "\"policies\": [\"oracle\"]}",
            ErrorCode::NewerVersion, 1, 46);
        row("blank name",
            "{\"format\": \"acrouter-experiment\", \"version\": 1, \"name\": \" \", \"streams\": [\"a\"], "
            "\"policies\": [\"oracle\"]}",
            ErrorCode::Empty, 1, 57);
        row("unknown key", with(s, p, ",\n\"sedes\": 3"), ErrorCode::UnknownName, 4, 1, "seeds");
        row("key twice", with(s, p, ",\n\"seeds\": 3, \"seeds\": 4"), ErrorCode::Duplicate, 4, 13);
        row("no streams",
            "{\"format\": \"acrouter-experiment\", \"version\": 1, \"name\": \"x\", \"policies\": [\"oracle\"]}",
            ErrorCode::MissingColumn, 1, 1, "streams");
        row("streams empty", with("[]", p), ErrorCode::Empty, 2, 12);
        row("streams a text", with("\"id_test\"", p), ErrorCode::WrongType, 2, 12, "list");
        row("stream a number", with("[7]", p), ErrorCode::WrongType, 2, 13);
        row("stream twice", with("[\"a\", \"a\"]", p), ErrorCode::Duplicate, 2, 18);
        row("filter by no facet", with("[{\"split\": \"a\", \"filter\": {\"colour\": \"red\"}}]", p),
            ErrorCode::UnknownName, 2, 39, "dimension");
        row("filter without values", with("[{\"split\": \"a\", \"filter\": {\"dimension\": []}}]", p), ErrorCode::Empty,
            2, 52);
        row("order unknown", with(s, p, ",\n\"orders\": [\"random\"]"), ErrorCode::UnknownName, 4, 12, "natural");
        row("no shuffles", with(s, p, ",\n\"orders\": [{\"shuffled\": 0}]"), ErrorCode::OutOfRange, 4, 25);
        row("too many replays",
            with(s, "[\"lints\", \"random\"]", ",\n\"orders\": [{\"shuffled\": 1000}], \"seeds\": 1001"),
            ErrorCode::TooLarge, 4, 42, "replays");
        row("too many shuffles", with(s, p, ",\n\"orders\": [{\"shuffled\": 1000000}]"), ErrorCode::OutOfRange, 4, 25);
        row("shuffled twice", with(s, p, ",\n\"orders\": [{\"shuffled\": 2}, {\"shuffled\": 3}]"), ErrorCode::Duplicate,
            4, 29);
        row("seeds negative", with(s, p, ",\n\"seeds\": -1"), ErrorCode::OutOfRange, 4, 10);
        row("seeds a fraction", with(s, p, ",\n\"seeds\": 1.5"), ErrorCode::OutOfRange, 4, 10);
        row("seed twice", with(s, p, ",\n\"seeds\": [1, 1]"), ErrorCode::Duplicate, 4, 14);
        row("seed a text", with(s, p, ",\n\"seeds\": [\"1\"]"), ErrorCode::WrongType, 4, 11);
        row("policies empty", with(s, "[]"), ErrorCode::Empty, 3, 13);
        row("policy unknown", with(s, "[\"orakel\"]"), ErrorCode::UnknownName, 3, 14, "oracle");
        row("parameter unknown", with(s, "[{\"policy\": \"linucb\", \"parameters\": {\"beta\": 1}}]"),
            ErrorCode::UnknownName, 3, 50, "alpha");
        row("parameter out of range", with(s, "[{\"policy\": \"linucb\", \"parameters\": {\"alpha\": [1, -1]}}]"),
            ErrorCode::BadParameter, 3, 63, "0 to 100");
        row("parameter a flag", with(s, "[{\"policy\": \"linucb\", \"parameters\": {\"alpha\": true}}]"),
            ErrorCode::WrongType, 3, 59);
        row("parameter without values", with(s, "[{\"policy\": \"linucb\", \"parameters\": {\"alpha\": []}}]"),
            ErrorCode::Empty, 3, 59);
        row("policy twice", with(s, "[\"linucb\", \"linucb@alpha=1\"]"), ErrorCode::Duplicate, 3, 24);
        row("policy without id", with(s, "[{\"label\": \"x\"}]"), ErrorCode::MissingColumn, 3, 14, "policy");
        row("verifier unknown", with(s, p, ",\n\"verifiers\": [\"good\"]"), ErrorCode::UnknownName, 4, 15, "perfect");
        row("verifier rate in a list", with(s, p, ",\n\"verifiers\": [{\"false_pass\": [0, 2]}]"),
            ErrorCode::OutOfRange, 4, 34);
        row("verifier rates beyond one", with(s, p, ",\n\"verifiers\": [{\"false_pass\": 0.6, \"false_fail\": 0.6}]"),
            ErrorCode::OutOfRange, 4, 15);
        row("priors empty", with(s, p, ",\n\"priors\": []"), ErrorCode::Empty, 4, 11);
        row("priors a text", with(s, p, ",\n\"priors\": \"none\""), ErrorCode::WrongType, 4, 11, "list");
        row("priors a number", with(s, p, ",\n\"priors\": [7]"), ErrorCode::WrongType, 4, 12);
        row("priors without a name", with(s, p, ",\n\"priors\": [\"\"]"), ErrorCode::Empty, 4, 12, "prior set");
        row("priors without the key", with(s, p, ",\n\"priors\": [{\"label\": \"x\"}]"), ErrorCode::MissingColumn, 4,
            12, "priors");
        row("priors with an unknown key", with(s, p, ",\n\"priors\": [{\"priors\": \"a\", \"lable\": \"x\"}]"),
            ErrorCode::UnknownName, 4, 28, "label");
        row("priors twice", with(s, p, ",\n\"priors\": [\"a\", {\"priors\": \"b\", \"label\": \"a\"}]"),
            ErrorCode::Duplicate, 4, 17);
        row("trained empty", with(s, p, ",\n\"trained\": []"), ErrorCode::Empty, 4, 12);
        row("trained unknown", with(s, p, ",\n\"trained\": [\"logrec\"]"), ErrorCode::UnknownName, 4, 13, "logreg");
        row("trained without training", with(s, p, ",\n\"trained\": [\"linucb\"]"), ErrorCode::NotApplicable, 4, 13,
            "trained");
        row("trained twice", with(s, p, ",\n\"trained\": [\"sw\", \"sw@k=100\"]"), ErrorCode::Duplicate, 4, 19);
        row("published of several",
            with(s,
                 "[{\"policy\": \"linucb\", \"parameters\": {\"alpha\": [0, 1]}, \"published\": {\"id_test\": 48}}]"),
            ErrorCode::WrongType, 3, 81, "one policy");
        row("published beyond 100", with(s, "[{\"policy\": \"linucb\", \"published\": {\"id_test\": 480}}]"),
            ErrorCode::OutOfRange, 3, 60);
        row("published a number", with(s, "[{\"policy\": \"linucb\", \"published\": 48}]"), ErrorCode::WrongType, 3,
            48);
        row("baseline is no policy", with(s, p, ",\n\"baseline\": \"linucb\""), ErrorCode::UnknownName, 4, 13);
        row("cost weight positive", with(s, p, ",\n\"cost_weight\": 0.1"), ErrorCode::OutOfRange, 4, 16);
        row("missing scores unknown", with(s, p, ",\n\"missing_scores\": \"one\""), ErrorCode::UnknownName, 4, 19,
            "leave");
        row("broken UTF-8", with(s, "[\"always:\xff\"]"), ErrorCode::Malformed, 3, 22);
        row("UTF-16", std::string("\xff\xfe{\0}\0", 6), ErrorCode::Malformed, 1, 1);
        row("nested too deep", std::string(100000, '['), ErrorCode::TooLarge, 1, 65);
        row("product too large",
            with(
                s, "[{\"policy\": \"acrouter\", \"parameters\": {\"horizon\": [" +
                       [] {
                           std::string list = "0";
                           for (int i = 1; i < 200; ++i)
                               list += "," + std::to_string(i);
                           return list;
                       }() +
                       "], \"block\": [" +
                       [] {
                           std::string list = "1";
                           for (int i = 2; i < 200; ++i)
                               list += "," + std::to_string(i);
                           return list;
                       }() +
                       "]}}]"),
            ErrorCode::TooLarge, 3, 0);
        row("megabytes", std::string(5000000, ' '), ErrorCode::TooLarge, 0, 0);
    }
    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        const auto read = readExperiment("run.json", text.toStdString());
        QVERIFY(!read);
        const Error& first = read.error().items().front();
        const QString said = QString::fromStdString(describe(first));
        QTEST(static_cast<int>(first.code), "code");
        QTEST(static_cast<int>(first.place.line), "line");
        QFETCH(int, column);
        QVERIFY2(column == 0 || std::cmp_equal(first.place.column, column), qPrintable(said));
        QFETCH(QString, mentions);
        QVERIFY2(said.startsWith("run.json") && said.contains(mentions), qPrintable(said));
    }

    void everyMistakeIsReportedAtOnce()
    {
        const auto read =
            readExperiment("run.json", with("[\"a\", 7]", "[\"orakel\", \"linucb@alpha=x\"]", ", \"seeds\": 0"));
        QVERIFY(!read);
        QCOMPARE(read.error().total(), std::uint64_t{4});
    }

    void listsMultiply()
    {
        const auto read = readExperiment(
            "run.json", with("[\"id_test\"]",
                             "[\"oracle\", {\"policy\": \"linucb\", \"parameters\": {\"alpha\": [0, 1], \"ridge\": "
                             "[0.5, 2]}, \"label\": \"UCB\"}]",
                             ", \"verifiers\": [\"perfect\", {\"false_pass\": [0.1, 0.2], \"graded\": [1, 0.5]}], "
                             "\"orders\": [\"natural\", {\"shuffled\": 3, \"first\": 7}], \"seeds\": [4, 9]"));
        QVERIFY2(read.has_value(), read ? "" : describe(read.error().items().front()).c_str());
        QStringList labels;
        for (const ExperimentPolicy& policy : read->policies)
            labels.append(QString::fromStdString(policy.label));
        QCOMPARE(labels, QStringList({"oracle", "UCB (alpha=0, ridge=0.5)", "UCB (alpha=0, ridge=2)",
                                      "UCB (alpha=1, ridge=0.5)", "UCB (alpha=1, ridge=2)"}));
        QCOMPARE(read->verifiers.size(), std::size_t{5});
        QCOMPARE(read->verifiers[4].falsePass, 0.2);
        QCOMPARE(read->verifiers[4].gradedShare, 0.5);
        QCOMPARE(read->orders[1].seeds, (std::vector<std::uint64_t>{7, 8, 9}));
        QCOMPARE(read->seeds, (std::vector<std::uint64_t>{4, 9}));
        QVERIFY(read->varied);
    }

    void whatComesWithTheProgramIsSound()
    {
        QVERIFY(experimentPresets().size() >= 6);
        for (const ExperimentPreset& preset : experimentPresets()) {
            const auto read = readExperiment(std::string(preset.id), std::string(preset.text));
            QVERIFY2(read.has_value(), read ? "" : describe(read.error().items().front()).c_str());
            QVERIFY(!read->description.empty());
            // Users may choose parameters by a sweep, so shipped sweeps do not use the reported splits.
            for (const ExperimentStream& stream : read->streams)
                QVERIFY2(stream.split == "probing" || preset.id != "exploration", preset.id.data());
        }
    }
};

QTEST_APPLESS_MAIN(ExperimentFileTest)
#include "tst_experimentfile.moc"

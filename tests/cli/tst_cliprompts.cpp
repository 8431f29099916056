// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `acrouter prompts`, and what other commands say of attached prompts.

#include "tests/support/commandline.h"
#include "tests/support/shareddata.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>
#include <set>

using Json = nlohmann::json;

namespace {

using Ended = acr::test::CommandResult;
using acr::test::acrouter;

Json jsonOf(const QStringList& arguments)
{
    const Ended ended = acrouter(arguments);
    if (ended.exitCode != 0)
        qWarning("%s", qPrintable(ended.errors));
    return Json::parse(ended.output.toStdString(), nullptr, false);
}

Json sourceIn(const Json& status, const std::string& name)
{
    for (const Json& source : status["sources"])
        if (source["source"] == name)
            return source;
    return {};
}

} // namespace

class CommandLinePromptsTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        QDir().mkpath(path("own"));
        std::ofstream tasks(path("own/tasks.jsonl").toStdString());
        std::ofstream results(path("own/model_results.jsonl").toStdString());
        std::ofstream mbpp(path("sanitized-mbpp.json").toStdString());
        mbpp << "[";
        for (int i = 0; i < 60; ++i) {
            const std::string id = "dim1_mbpp_" + std::to_string(i);
            tasks << Json{{"task_id", id},
                          {"dimension", "code_generation"},
                          {"split", i % 3 == 0 ? "id_test" : "probing"},
                          {"source", "mbpp"}}
                  << '\n';
            for (const char* model : {"small", "large"})
                results << Json{{"task_id", id},
                                {"model", model},
                                {"score", (i + (model[0] == 's' ? 1 : 0)) % 2},
                                {"input_tokens", 100 + 10 * i},
                                {"output_tokens", 10},
                                {"cost_usd", 0.01}}
                        << '\n';
            // Task 3 poses what task 1 does.
            std::string text = "Problem " + std::to_string(i == 3 ? 1 : i) + ":";
            for (int w = 0; w < 10 + (i == 3 ? 1 : i); ++w)
                text += " w" + std::to_string((i == 3 ? 1 : i) * 100 + w);
            mbpp << (i == 0 ? "" : ",")
                 << Json{{"task_id", i},
                         {"prompt", text},
                         {"code", "def f(x):\n    return x"},
                         {"test_list", {"assert f(1) == 1"}}};
        }
        mbpp << "]";
        tasks.close();
        results.close();
        mbpp.close();
        const Ended imported = acrouter({"import", path("own"), "--into", path("own.acrw")});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
    }

    void promptsAreAddedReportedSearchedAndRemoved()
    {
        const QString file = path("own.acrw");
        const Json added = jsonOf({"prompts", file, "add", path("sanitized-mbpp.json"), "--json"});
        QCOMPARE(added["prompts_attached"], 60);
        QCOMPARE(added["files"][0]["source"], "mbpp");
        QCOMPARE(added["files"][0]["state"], "joined");
        const Json status = jsonOf({"prompts", file, "status", "--json"});
        const Json mbpp = sourceIn(status, "mbpp");
        QCOMPARE(mbpp["tasks"], 60);
        QCOMPARE(mbpp["joined"], 60);
        QCOMPARE(mbpp["licence"], "CC BY 4.0");
        QVERIFY(mbpp["rank_correlation"].get<double>() > 0.9);
        QVERIFY(status["warnings"].empty());
        QCOMPARE(mbpp["siblings"]["exact"], 1);
        QCOMPARE(mbpp["siblings_in_probing"], 1);

        // Searchable, and a facet.
        Json found = jsonOf({"tasks", file, "--stream", "id_test", "--where",
                             "prompt contains \"w605\" and siblings = none", "--json"});
        QCOMPARE(found["found"], 1);
        QCOMPARE(found["rows"][0]["task"], "dim1_mbpp_6");
        found = jsonOf({"tasks", file, "--stream", "id_test", "--filter", "siblings=exact", "--json"});
        QCOMPARE(found["found"], 1);
        QCOMPARE(found["rows"][0]["task"], "dim1_mbpp_3");

        // On the audit.
        const Json audit = jsonOf({"audit", file, "--json"});
        std::set<std::string> kinds;
        for (const Json& finding : audit["findings"])
            kinds.insert(finding["kind"]);
        QVERIFY(kinds.contains("prompts_of_source"));
        QVERIFY(kinds.contains("siblings_in_probing"));
        QVERIFY(!kinds.contains("implausible_prompts"));

        // Beside the figures of policies.
        const Json table = jsonOf({"table", file, "--stream", "id_test", "--policies", "always:small,acrouter",
                                   "--without-siblings", "--json"});
        for (const Json& row : table["rows"]) {
            QCOMPARE(row["without_siblings"]["n_new"], 19);
            QVERIFY(row["without_siblings"]["cum_regret_withheld"].is_number());
        }
        QCOMPARE(table["rows"][0]["without_siblings"]["cum_regret_withheld"], table["rows"][0]["cum_regret"]);

        const Json removed = jsonOf({"prompts", file, "remove", "mbpp", "--json"});
        QCOMPARE(removed["prompts_removed"], 60);
        QCOMPARE(sourceIn(jsonOf({"prompts", file, "status", "--json"}), "mbpp")["joined"], 0);
        QVERIFY(
            acrouter({"table", file, "--stream", "id_test", "--policies", "oracle", "--without-siblings"}).exitCode !=
            0);
    }

    void promptsOfOtherTasksAreWarnedOf()
    {
        const QString file = path("wrong.acrw");
        QCOMPARE(acrouter({"import", path("own"), "--into", file}).exitCode, 0);
        {
            std::ofstream prompts(path("wrong.jsonl").toStdString());
            for (int i = 0; i < 60; ++i)
                prompts << Json{{"task_id", "dim1_mbpp_" + std::to_string(i)},
                                {"prompt", std::string(static_cast<std::size_t>(1 + i * 7 % 60), 'x')}}
                        << '\n';
        }
        const Ended added = acrouter({"prompts", file, "add", path("wrong.jsonl")});
        QCOMPARE(added.exitCode, 0);
        QVERIFY2(added.errors.contains("warning: MBPP"), qPrintable(added.errors));
        QVERIFY(added.output.contains("60 prompts attached"));
    }

    void mistakesAreToldAndChangeNothing()
    {
        const QString file = path("own.acrw");
        Ended ended = acrouter({"prompts", file, "add", path("nothing.jsonl")});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY(ended.errors.contains("nothing was changed"));
        ended = acrouter({"prompts", file, "add", path("own/model_results.jsonl")});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.errors.contains("HumanEval"), qPrintable(ended.errors));
        QCOMPARE(acrouter({"prompts", file, "remove", "nosource"}).exitCode, 2);
        QCOMPARE(acrouter({"prompts", file}).exitCode, 2);
        QCOMPARE(acrouter({"prompts", path("nofile.acrw"), "status"}).exitCode, 1);
    }

    void theRealPromptsGiveTheDocumentedCounts()
    {
        ACR_NEED_SHARED(folder, "prompts");
        ACR_NEED_SHARED(data, "coderouterbench");
        const QString file = path("real.acrw");
        QCOMPARE(acrouter({"import", QString::fromStdString(data.string()), "--into", file}).exitCode, 0);
        const Json added = jsonOf({"prompts", file, "add", QString::fromStdString(folder.string()), "--json"});
        QCOMPARE(added["prompts_attached"], 6928);
        QVERIFY(added["warnings"].empty());
        const Json found =
            jsonOf({"tasks", file, "--stream", "id_test", "--where", "siblings = exact", "--limit", "1", "--json"});
        QCOMPARE(found["found"], 176);
    }
};

QTEST_GUILESS_MAIN(CommandLinePromptsTest)
#include "tst_cliprompts.moc"

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks that come with the program can be told right from wrong by running them, and the simulated models answer
/// them as often right as the published ones do.

#include "core/base/parallel.h"
#include "core/live/builtintasks.h"
#include "core/live/simulatedmodels.h"
#include "core/verifier/answercheck.h"
#include "tests/support/commandline.h"
#include "tests/support/opensandbox.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <mutex>
#include <set>

using namespace acr;
using Json = nlohmann::json;

namespace {

/// Its models answer tasks by their position in builtInTasks().
struct Simulation {
    explicit Simulation(const SimulatedModelsSettings& settings, EndpointSet pool = SimulatedModels::pool())
        : models(
              std::move(pool), clock, [this](TaskIndex task) -> const RunnableTask& { return tasks[task.value]; },
              settings)
    {}

    std::vector<RunnableTask> tasks = builtInTasks();
    SimulatedClock clock;
    SimulatedModels models;
};

ModelCall callOf(std::size_t task, std::size_t model)
{
    return {TaskIndex::at(task), ModelIndex::at(model)};
}

} // namespace

class BuiltInTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void thereAreTasksOfManyKinds()
    {
        const std::vector<RunnableTask> tasks = builtInTasks();
        std::set<std::string> ids;
        std::map<std::string, int> languages;
        std::map<std::string, int> dimensions;
        for (const RunnableTask& task : tasks) {
            ids.insert(task.id);
            ++languages[task.language];
            ++dimensions[task.dimension];
            QVERIFY2(!task.prompt.empty() && !task.canonicalSolution.empty(), task.id.c_str());
            QVERIFY2(!task.wrongSolutions.empty(), task.id.c_str());
            QVERIFY2(!task.tests.empty() || task.hasExpectedOutput, task.id.c_str());
            QVERIFY2(task.prompt.find(task.canonicalSolution) == std::string::npos, task.id.c_str());
        }
        QVERIFY(tasks.size() >= 60);
        QCOMPARE(ids.size(), tasks.size());
        QCOMPARE(languages.size(), std::size_t{5});
        QCOMPARE(dimensions.size(), std::size_t{9});
        for (const auto& [language, count] : languages)
            QVERIFY2(count >= 8, language.c_str());
        QCOMPARE(builtInTasks().front().id, tasks.front().id);
    }

    void tasksWithoutTheirToolsAreLeftOut()
    {
        const BuiltInSelection selection = builtInTasksIn(std::array<std::string, 2>{"python", "bash"});
        QCOMPARE(selection.leftOut.size(), std::size_t{3});
        std::size_t count = selection.tasks.size();
        for (const auto& [language, leftOut] : selection.leftOut)
            count += leftOut;
        QCOMPARE(count, builtInTasks().size());
        for (const RunnableTask& task : selection.tasks)
            QVERIFY(task.language == "python" || task.language == "bash");
    }

    void referenceSolutionsPassAndWrongOnesFail()
    {
        ACR_NEED_SANDBOX(sandbox);
        const AnswerCheck check(std::move(*sandbox));
        const std::vector<RunnableTask> tasks = builtInTasksIn(AnswerCheck::languages()).tasks;
        QStringList wrong;
        std::mutex mutex;
#ifdef ACR_SANITIZED
        constexpr std::size_t stride = 4;
#else
        constexpr std::size_t stride = 1;
#endif
        parallelFor((tasks.size() + stride - 1) / stride, 2, [&](std::size_t i) {
            const RunnableTask& task = tasks[stride * i];
            const auto right = check.check(task, "```" + task.language + "\n" + task.canonicalSolution + "```");
            if (!right || right->verdict != Verdict::Passed) {
                const std::scoped_lock lock(mutex);
                wrong += QString::fromStdString(task.id + ": " + (right ? right->trace : describe(right.error())));
            }
            for (const std::string& solution : task.wrongSolutions) {
                const auto verdict = check.check(task, solution);
                const std::scoped_lock lock(mutex);
                if (!verdict || verdict->verdict != Verdict::Failed)
                    wrong += QString::fromStdString(task.id + ": a wrong solution does not fail");
                else if (verdict->trace.empty())
                    wrong += QString::fromStdString(task.id + ": nothing says why a wrong solution fails");
            }
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void modelsAreRightAsOftenAsPublished()
    {
        constexpr int seeds = 60;
        std::map<std::pair<std::size_t, std::string>, std::pair<int, int>> counts; ///< right, all
        for (int seed = 1; seed <= seeds; ++seed) {
            const Simulation simulation({.seed = static_cast<std::uint64_t>(seed)});
            for (const RunnableTask& task : simulation.tasks) {
                for (std::size_t model = 0; model < 8; ++model) {
                    const ModelReply reply = simulation.models.replyTo(task, model, 0);
                    auto& [right, all] = counts[{model, task.dimension}];
                    right += reply.details.answer.find(task.canonicalSolution) != std::string::npos ? 1 : 0;
                    ++all;
                }
            }
        }
        const Simulation simulation({});
        for (const auto& [key, count] : counts) {
            const double chance = simulation.models.chanceOf(key.first, key.second);
            const double share = static_cast<double>(count.first) / count.second;
            // Models fail together, but seeds are independent: five standard deviations of the binomial distribution.
            const double tolerance = 5 * std::sqrt(chance * (1 - chance) / count.second);
            QVERIFY2(std::abs(share - chance) <= tolerance, qPrintable(QStringLiteral("%1 %2: %3 in place of %4")
                                                                           .arg(key.first)
                                                                           .arg(QString::fromStdString(key.second))
                                                                           .arg(share)
                                                                           .arg(chance)));
        }
    }

    void answersDependOnSeedTaskAndModelOnly()
    {
        const Simulation one({.seed = 3});
        EndpointSet reversed = SimulatedModels::pool();
        std::ranges::reverse(reversed.models);
        const Simulation other({.seed = 3}, reversed);
        const Simulation another({.seed = 4});
        int different = 0;
        for (const RunnableTask& task : one.tasks) {
            for (std::size_t model = 0; model < 8; ++model) {
                const ModelReply reply = one.models.replyTo(task, model, 0);
                const ModelReply same = other.models.replyTo(task, 7 - model, 0);
                QVERIFY(reply.details == same.details);
                QCOMPARE(reply.costUsd, same.costUsd);
                different += another.models.replyTo(task, model, 0).details.answer != reply.details.answer ? 1 : 0;
                const TokenUsage& tokens = reply.details.tokens;
                QVERIFY(tokens.input > 40 && tokens.output > 0 && tokens.output <= 4096);
                QVERIFY(tokens.reasoning >= 0 && tokens.reasoning < tokens.output);
                QVERIFY(reply.costUsd > 0 && reply.costUsd < 0.2);
                QVERIFY(reply.details.latencySeconds > 0);
            }
        }
        QVERIFY(different > 100);
    }

    void piecesOfTextMakeUpTheAnswer_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("at once") << 0.0;
        QTest::newRow("at published latency") << 1.0;
    }
    void piecesOfTextMakeUpTheAnswer()
    {
        QFETCH(const double, factor);
        Simulation simulation({.seed = 2, .latencyFactor = factor});
        std::map<CallId, std::string> texts;
        std::map<CallId, ModelReply> replies;
        std::map<CallId, ModelCall> calls;
        int late = 0;
        for (std::size_t i = 0; i < 40; ++i) {
            ModelCall call = callOf(i, i % 8);
            auto id = std::make_shared<CallId>();
            call.onText = [&, id](std::string_view text) {
                late += replies.contains(*id) ? 1 : 0;
                texts[*id] += text;
            };
            *id = simulation.models.call(call, [&, id](const ModelReply& reply) { replies[*id] = reply; });
            calls.emplace(*id, call);
        }
        QVERIFY(replies.empty());
        while (simulation.clock.runNext()) {
        }
        QCOMPARE(replies.size(), calls.size());
        QCOMPARE(late, 0);
        double longest = 0;
        for (const auto& [id, reply] : replies) {
            QCOMPARE(texts[id], reply.details.answer);
            QCOMPARE(reply.details.answer,
                     simulation.models.replyTo(simulation.tasks[calls[id].task.value], calls[id].model.position(), 0)
                         .details.answer);
            longest = std::max(longest, reply.details.latencySeconds);
        }
        // The clock has moved as far as the slowest answer took.
        QVERIFY(std::abs(simulation.clock.now() - longest) < 1e-6);
    }

    void callsAreCancelledAndCanFail()
    {
        Simulation simulation({.latencyFactor = 1});
        int cancelled = 0;
        const CallId id = simulation.models.call(callOf(0, 0), [&](const ModelReply& reply) {
            cancelled += reply.details.failure == CallFailure::Cancelled ? 1 : 10;
        });
        simulation.models.cancel(id);
        simulation.models.cancel(id);
        while (simulation.clock.runNext()) {
        }
        QCOMPARE(cancelled, 1);

        const Simulation failing({.failureShare = 0.3});
        int failed = 0;
        for (const RunnableTask& task : failing.tasks) {
            const ModelReply reply = failing.models.replyTo(task, 2, 0);
            failed += reply.failed() ? 1 : 0;
            QVERIFY(!reply.failed() || (reply.costUsd == 0 && reply.details.answer.empty()));
        }
        QVERIFY(failed > 5 && failed < 40);

        EndpointSet unknown = SimulatedModels::pool();
        unknown.models[0].model = "nobody";
        const Simulation other({}, unknown);
        QCOMPARE(other.models.replyTo(other.tasks[0], 0, 0).details.failure, CallFailure::Refused);
    }

    void aTaskWithoutSolutionsIsNotSolved()
    {
        const Simulation simulation({});
        RunnableTask task;
        task.id = "typed by a user";
        task.language = "python";
        const ModelReply reply = simulation.models.replyTo(task, 0, 0);
        QVERIFY(!reply.failed());
        QVERIFY(reply.details.answer.find("```") == std::string::npos);
    }

    void theCommandLineRoutesThem()
    {
        ACR_NEED_SANDBOX(sandbox);
        const test::CommandResult run = test::acrouter(
            {"live", "run", m_folder.filePath("b.acrw"), "--built-in", "--calls", "40", "--seed", "5", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const Json json = Json::parse(run.output.toStdString());
        QVERIFY(json["tasks"].get<std::size_t>() >= 40);
        QCOMPARE(json["calls"].get<int>(), 40);
        // The models' answers were run: the verdict is that of the solution which the model gave.
        const std::vector<RunnableTask> tasks = builtInTasks();
        const Simulation simulation({.seed = 5});
        const EndpointSet pool = SimulatedModels::pool();
        int checked = 0;
        for (const Json& turn : json["turns"]) {
            const auto task = std::ranges::find(tasks, turn["task"].get<std::string>(), &RunnableTask::id);
            QVERIFY(task != tasks.end());
            for (const Json& attempt : turn["attempts"]) {
                const auto model =
                    std::ranges::find(pool.models, attempt["model"].get<std::string>(), &EndpointModel::model);
                const ModelReply reply =
                    simulation.models.replyTo(*task, static_cast<std::size_t>(model - pool.models.begin()), 0);
                const bool right = reply.details.answer.find(task->canonicalSolution) != std::string::npos;
                QCOMPARE(attempt["verdict"].get<std::string>(), std::string(right ? "passed" : "failed"));
                ++checked;
            }
        }
        QCOMPARE(checked, 40);

        const test::CommandResult both =
            test::acrouter({"live", "run", m_folder.filePath("c.acrw"), "--built-in", "--endpoints", "e.json"});
        QCOMPARE(both.exitCode, 2);
        const test::CommandResult none = test::acrouter({"live", "run", m_folder.filePath("c.acrw")});
        QCOMPARE(none.exitCode, 2);
        QVERIFY(none.errors.contains("--built-in"));
    }
};

QTEST_GUILESS_MAIN(BuiltInTest)
#include "tst_builtin.moc"

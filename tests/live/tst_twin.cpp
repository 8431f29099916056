// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A live session of models that answer as a recorded table says is the twin of the table's replay: the same decisions,
/// attempts and scores, with verdicts that come from running the answers.
///
/// The models give the reference solution where the recorded score is at least one half, and a broken one elsewhere;
/// the replay reads the same table with its scores rounded so. So a task has two answers, whatever the model and the
/// policy: both of every task are run, and those of which running says something else than the table are the
/// exceptions. They are printed with the reason, as a table in Markdown, and so are the tasks that are left out. The
/// replay of a session gets the verdicts that were seen; no verdict may differ from the table that is not an exception.
/// The table is that of a live session: what the whole stream costs is known to neither. ACR_TWIN_TASKS: number of
/// tasks, "all" for all of them; the default is a sample. With all of them, the printed tables are those of the
/// documentation.

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/taskcatalog.h"
#include "core/live/livesession.h"
#include "core/session/replay.h"
#include "core/verifier/answercheck.h"
#include "tests/support/opensandbox.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <cstdio>
#include <map>
#include <set>
#include <utility>

using namespace acr;
using namespace acr::test;

namespace {

struct TwinTask {
    RunnableTask task;
    std::string broken;
};

/// Answers at once from the table.
class TableModels final : public ModelProvider {
public:
    TableModels(const OutcomeMatrix& outcomes, const std::map<std::string, TwinTask, std::less<>>& tasks,
                const TaskTable& table, const LiveSurroundings& surroundings)
        : m_outcomes(outcomes)
        , m_tasks(tasks)
        , m_table(table)
        , m_clock(surroundings.clock)
        , m_taskOf(surroundings.taskOf)
    {}

    CallId call(const ModelCall& call, Handler handler) override
    {
        const TwinTask& task = m_tasks.find(m_taskOf(call.task).id)->second;
        const Outcome outcome = m_outcomes.outcome(*m_table.find(task.task.id), call.model);
        ModelReply reply;
        reply.costUsd = outcome.costUsd;
        reply.details.answer = outcome.score > 0 ? task.task.canonicalSolution : task.broken;
        reply.details.tokens.input = outcome.inputTokens;
        reply.details.tokens.output = outcome.outputTokens;
        reply.details.latencySeconds = 0;
        m_clock.callAfter(0, [reply, handler = std::move(handler)] { handler(reply); });
        return m_next++;
    }
    void cancel(CallId) override {}

private:
    const OutcomeMatrix& m_outcomes;
    const std::map<std::string, TwinTask, std::less<>>& m_tasks;
    const TaskTable& m_table;
    Clock& m_clock;
    std::function<const RunnableTask&(TaskIndex)> m_taskOf;
    CallId m_next = 1;
};

/// Of a table in Markdown.
QString row(const QStringList& cells)
{
    QStringList shown;
    for (const QString& cell : cells)
        shown << QString(cell).replace(u'|', QStringLiteral("\\|")).simplified();
    return QStringLiteral("| ") + shown.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

/// Without the marks of a message, so that it can be copied.
void printTable(const QStringList& heading, const QStringList& rows)
{
    const QString text = row(heading) + QStringLiteral("\n|") + QStringLiteral("---|").repeated(heading.size()) +
                         u'\n' + rows.join(u'\n') + u'\n';
    std::fputs(qPrintable(text), stdout);
    std::fflush(stdout);
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown: break;
    case Verdict::Failed: return QStringLiteral("failed");
    case Verdict::Passed: return QStringLiteral("passed");
    }
    return QStringLiteral("nothing");
}

QString tableSays(bool isReference)
{
    return verdictName(isReference ? Verdict::Passed : Verdict::Failed);
}

/// An answer that is wrong in the form that the source asks for.
std::string brokenAnswer(const std::string& file, const RunnableTask& task)
{
    if (file == "humaneval.jsonl")
        return "    return None\n";
    if (file == "mbpp.jsonl")
        return "def " + task.entryPoint + "(*a, **k):\n    return 'wrong'\n";
    return file == "cruxeval.jsonl" ? "'no such value'" : "}";
}

} // namespace

class TwinTest : public QObject {
    Q_OBJECT

    std::optional<Sandbox> m_sandbox;
    Benchmark m_recorded;
    std::map<std::string, TwinTask, std::less<>> m_tasks;
    std::vector<std::string> m_stream; ///< ids, in the order of the session
    /// Tasks, with whether the answer is the reference solution, of which running says something else than the table.
    std::set<std::pair<std::string, bool>> m_exceptions;

    /// The probing tasks that are not in the stream, then, unless only they are asked for, the stream, as a split of
    /// the name "live" with rounded scores.
    [[nodiscard]] Benchmark part(bool withStream) const
    {
        Benchmark made;
        made.name = "twin";
        made.origin = liveOrigin;
        made.models = m_recorded.models;
        TaskCatalog catalog;
        Split probing{std::string(probingSplit), {}};
        Split live{"live", {}};
        const std::set<std::string_view> chosen(m_stream.begin(), m_stream.end());
        std::vector<std::pair<TaskIndex, TaskIndex>> rows;
        const TaskCatalog recorded(m_recorded.tasks);
        for (const TaskIndex task : m_recorded.split(probingSplit)->tasks) {
            if (chosen.contains(m_recorded.tasks[task].id))
                continue;
            const auto index = catalog.add(recorded.request(task));
            probing.tasks.push_back(*index);
            rows.emplace_back(*index, task);
        }
        for (const std::string& id : m_stream) {
            if (!withStream)
                break;
            const auto index = catalog.add(m_tasks.find(id)->second.task.request());
            live.tasks.push_back(*index);
            rows.emplace_back(*index, *m_recorded.tasks.find(id));
        }
        made.tasks = catalog.tasks();
        made.outcomes = OutcomeMatrix(made.tasks.size(), made.models.size());
        for (const auto& [to, from] : rows) {
            for (std::size_t j = 0; j < made.models.size(); ++j) {
                Outcome outcome = m_recorded.outcomes.outcome(from, ModelIndex::at(j));
                if (to.position() >= probing.tasks.size())
                    outcome.score = outcome.score >= 0.5 ? 1 : 0;
                made.outcomes.setOutcome(to, ModelIndex::at(j), outcome);
            }
        }
        made.splits = {probing};
        if (withStream)
            made.splits.push_back(live);
        return made;
    }

private slots:
    void initTestCase()
    {
        ACR_NEED_SANDBOX(sandbox);
        m_sandbox = std::move(*sandbox);
        ACR_NEED_SHARED(folder, "coderouterbench");
        auto recorded = importBenchmark(folder, {});
        QVERIFY(recorded);
        m_recorded = std::move(*recorded);
        const std::vector<std::string> languages = AnswerCheck::languages();
        /// By reason.
        std::map<QString, int> leftOut;
        for (const std::string file : {"humaneval.jsonl", "mbpp.jsonl", "humanevalpack.jsonl", "cruxeval.jsonl"}) {
            ACR_NEED_SHARED(path, "prompts/" + file);
            auto source = TextSource::open(path);
            QVERIFY(source);
            ErrorList errors;
            for (RunnableTask& task : readRunnableTasks(*source, {}, errors)) {
                const auto index = m_recorded.tasks.find(task.id);
                const auto leave = [&](const QString& why) { ++leftOut[QString::fromStdString(file) + ": " + why]; };
                if (!index) {
                    leave(QStringLiteral("not a task of the table"));
                    continue;
                }
                if (task.id.find("testgen") != std::string::npos) {
                    leave(QStringLiteral("the answer is a test suite, which no test is recorded for"));
                    continue;
                }
                if (std::ranges::find(languages, task.language) == languages.end()) {
                    leave(QStringLiteral("no tools for %1 on this machine").arg(QString::fromStdString(task.language)));
                    continue;
                }
                task.dimension = m_recorded.tasks.categoryName(*index, Facet::Dimension);
                task.source = m_recorded.tasks.categoryName(*index, Facet::Source);
                bool complete = true;
                for (std::size_t j = 0; j < m_recorded.models.size(); ++j) {
                    const Outcome outcome = m_recorded.outcomes.outcome(*index, ModelIndex::at(j));
                    complete = complete && !isMissing(outcome.score) && !isMissing(outcome.costUsd);
                }
                if (!complete) {
                    leave(QStringLiteral("the table lacks an outcome of a model"));
                    continue;
                }
                const std::string id = task.id;
                std::string broken = brokenAnswer(file, task);
                m_tasks.emplace(id, TwinTask{std::move(task), std::move(broken)});
            }
            QVERIFY(errors.empty());
        }
        QStringList rows;
        for (const auto& [why, count] : leftOut)
            rows << row({why.section(": ", 0, 0), QString::number(count), why.section(": ", 1)});
        printTable({"file", "tasks left out", "reason"}, rows);
        // Spread over the ids, in an order that mixes the sources.
        std::vector<std::string> ids;
        for (const auto& [id, task] : m_tasks)
            ids.push_back(id);
        Random(7).shuffle(std::span(ids));
        const QByteArray wanted = qgetenv("ACR_TWIN_TASKS");
#ifdef ACR_SANITIZED
        constexpr std::size_t few = 8;
#else
        constexpr std::size_t few = 20;
#endif
        const std::size_t count = wanted == "all" ? ids.size() : wanted.isEmpty() ? few : wanted.toULong();
        ids.resize(std::min(count, ids.size()));
        m_stream = std::move(ids);
        QVERIFY(!m_stream.empty());
    }

    void everyVerdictIsThatOfTheTableOrAnException()
    {
        const AnswerCheck check(*m_sandbox);
        struct AnswerRun {
            ToolVerdict verdict;
            bool same = false;
        };
        // The reference solution, then the broken answer, of each task.
        std::vector<AnswerRun> runs(2 * m_stream.size());
        parallelFor(runs.size(), 2, [&](std::size_t i) {
            const TwinTask& task = m_tasks.find(m_stream[i / 2])->second;
            const bool isReference = i % 2 == 0;
            const auto verdict = check.check(task.task, isReference ? task.task.canonicalSolution : task.broken);
            if (verdict)
                runs[i].verdict = *verdict;
            else
                runs[i].verdict.trace = describe(verdict.error());
            runs[i].same = runs[i].verdict.verdict == (isReference ? Verdict::Passed : Verdict::Failed);
        });
        QStringList rows;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].same)
                continue;
            const bool isReference = i % 2 == 0;
            m_exceptions.emplace(m_stream[i / 2], isReference);
            rows << row({QString::fromStdString(m_stream[i / 2]),
                         QString::fromLatin1(isReference ? "reference solution" : "broken"), tableSays(isReference),
                         verdictName(runs[i].verdict.verdict), QString::fromStdString(runs[i].verdict.tool),
                         QString::fromStdString(runs[i].verdict.trace).left(200)});
        }
        rows.sort();
        qInfo("%zu tasks, %zu answers, %lld of them exceptions", m_stream.size(), runs.size(),
              static_cast<long long>(rows.size()));
        printTable({"task", "answer", "table", "running", "tool", "reason"}, rows);
        // Of a small sample one task may be one.
        QVERIFY2(m_exceptions.size() <= 2 + runs.size() / 50,
                 "more than 2 % of the verdicts are not those of the table");
    }

    void theSessionIsItsReplay_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::newRow("acrouter") << "acrouter";
        QTest::newRow("cascade") << "acrouter@mode=cascade";
        QTest::newRow("without memory of the probing split") << "acrouter@start=cold";
        QTest::newRow("linear upper confidence bounds") << "linucb";
        QTest::newRow("upper confidence bounds by dimension") << "linucb@information=dimension";
        QTest::newRow("upper confidence bounds without features") << "linucb@information=none";
        QTest::newRow("linear Thompson sampling") << "lints";
        QTest::newRow("online neighbours") << "knn";
        QTest::newRow("chain of the release") << "cascade";
        QTest::newRow("vote of the paper") << "acrouter-vote";
        QTest::newRow("random") << "random";
    }
    void theSessionIsItsReplay()
    {
        QFETCH(const QString, policy);
        Benchmark table = part(true);
        const Benchmark prior = part(false);
        EndpointSet pool;
        pool.endpoints.push_back({.name = "table"});
        for (const Model& model : m_recorded.models) {
            EndpointModel entry;
            entry.model = entry.servedAs = model.name;
            entry.inputPerMillion = model.inputPricePerMillion;
            entry.outputPerMillion = model.outputPricePerMillion;
            pool.models.push_back(std::move(entry));
        }
        LiveWorld world(pool, &prior);
        QVERIFY(world.trainingTasks() > 0);
        LiveSettings settings;
        settings.policy = policy.toStdString();
        settings.parallel = 1;
        settings.provider = [&](const LiveSurroundings& surroundings) {
            return std::make_unique<TableModels>(table.outcomes, m_tasks, table.tasks, surroundings);
        };
        const auto session = LiveSession::make(world, pool, *m_sandbox, settings);
        QVERIFY2(session, session ? "" : describe(session.error()).c_str());
        for (const std::string& id : m_stream)
            (*session)->add(m_tasks.find(id)->second.task);
        (*session)->finish();
        const auto ran = (*session)->run({}, {});
        QVERIFY2(ran, ran ? "" : describe(ran.error()).c_str());
        const auto turns = (*session)->turns();
        QCOMPARE(turns.size(), m_stream.size());

        // What the answers showed when they were run, where the table says something else.
        std::size_t calls = 0;
        std::size_t exceptions = 0;
        QStringList unlisted;
        for (const auto& turn : turns) {
            const TaskIndex task = *table.tasks.find(turn->request->id);
            for (std::size_t k = 0; k < turn->attempts.size(); ++k) {
                const Attempt& attempt = turn->attempts[k];
                ++calls;
                Outcome outcome = table.outcomes.outcome(task, attempt.model);
                const bool isReference = outcome.score > 0;
                if (attempt.graded && attempt.passed == isReference)
                    continue;
                ++exceptions;
                if (!m_exceptions.contains({turn->request->id, isReference}))
                    unlisted << QStringLiteral("%1, %2: the table says %3, running says %4: %5")
                                    .arg(QString::fromStdString(turn->request->id),
                                         QString::fromStdString(m_recorded.models[attempt.model.position()].name),
                                         tableSays(isReference), verdictName(attempt.verdict()),
                                         QString::fromStdString(turn->judgements[k].tools.front().trace));
                outcome.score = attempt.graded ? attempt.score : missing;
                table.outcomes.setOutcome(task, attempt.model, outcome);
            }
        }
        qInfo("%zu tasks, %zu calls, %zu of them of an exception", turns.size(), calls, exceptions);
        QVERIFY2(unlisted.isEmpty(), qPrintable(unlisted.join('\n')));

        const auto stream = makeStream(table, {.split = "live"});
        QVERIFY(stream);
        ReplaySettings replayed;
        replayed.seed = settings.seed;
        replayed.weights = settings.weights;
        replayed.missingScores = MissingScores::Leave;
        const auto run = replay(table, *stream, *parsePolicySpec(settings.policy), replayed);
        QVERIFY2(run, run ? "" : describe(run.error()).c_str());
        QCOMPARE(run->steps.size(), turns.size());
        QStringList differences;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const Step& step = run->steps[i];
            const auto attempts = run->attemptsOf(step);
            QString seen;
            QString expected;
            for (const Attempt& attempt : turns[i]->attempts)
                seen += QStringLiteral(" %1:%2:%3").arg(attempt.model.value).arg(attempt.score).arg(attempt.costUsd);
            for (const Attempt& attempt : attempts)
                expected +=
                    QStringLiteral(" %1:%2:%3").arg(attempt.model.value).arg(attempt.score).arg(attempt.costUsd);
            seen += QStringLiteral(" > %1").arg(turns[i]->attempts[turns[i]->answer].model.value);
            expected += QStringLiteral(" > %1").arg(step.chosen.value);
            if (seen != expected)
                differences += QStringLiteral("step %1, %2: live%3, replay%4")
                                   .arg(i)
                                   .arg(QString::fromStdString(turns[i]->request->id), seen, expected);
        }
        QVERIFY2(differences.isEmpty(),
                 qPrintable(QStringLiteral("%1 of %2\n").arg(differences.size()).arg(turns.size()) +
                            differences.mid(0, 20).join('\n')));
    }
};

QTEST_GUILESS_MAIN(TwinTest)
#include "tst_twin.moc"

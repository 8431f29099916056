// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession.h"

#include "core/live/sandboxverifier.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace acr {

namespace {

/// What a model is told beside the prompt.
ChatRequest requestFor(const RunnableTask& task)
{
    ChatRequest request;
    request.system =
        "You write programs. Answer with the complete solution in " + task.language + ", in one fenced code block.";
    request.prompt = task.prompt;
    if (!task.entryPoint.empty() && task.prompt.find(task.entryPoint) == std::string::npos)
        request.prompt += "\n\nName the function " + task.entryPoint + ".";
    return request;
}

/// Passes verdicts on, and keeps them by task and model.
class KeptVerdicts final : public Verifier {
public:
    explicit KeptVerdicts(Verifier& verifier)
        : m_verifier(verifier)
    {}

    void verify(const ModelCall& call, const ModelReply& reply, Handler handler) override
    {
        m_verifier.verify(call, reply, [this, call, handler = std::move(handler)](const Judgement& judgement) {
            m_kept[{call.task, call.model}] = judgement;
            handler(judgement);
        });
    }

    [[nodiscard]] Judgement take(TaskIndex task, ModelIndex model)
    {
        auto node = m_kept.extract(std::pair(task, model));
        return node.empty() ? Judgement() : std::move(node.mapped());
    }

private:
    Verifier& m_verifier;
    std::map<std::pair<TaskIndex, ModelIndex>, Judgement> m_kept;
};

} // namespace

struct LiveSession::Parts {
    LiveSettings settings;
    std::vector<TaskIndex> order;
    std::unordered_map<TaskIndex, const RunnableTask*> byIndex;
    std::unique_ptr<Policy> policy;
    SystemClock clock;
    HttpTransport transport;
    HttpProvider http;
    BudgetedProvider budgeted;
    SandboxVerifier sandbox;
    KeptVerdicts verdicts;

    Parts(const EndpointSet& endpoints, Sandbox box, const LiveSettings& live)
        : settings(live)
        , http(
              endpoints, transport, clock, [this](const ModelCall& call) { return requestFor(taskOf(call.task)); },
              live.provider)
        , budgeted(
              http, endpoints, live.provider.maxOutputTokens,
              [this](const ModelCall& call) {
                  const ChatRequest request = requestFor(taskOf(call.task));
                  return request.system.size() + request.prompt.size();
              },
              live.budget)
        , sandbox(
              AnswerCheck(std::move(box)), [this](TaskIndex task) -> const RunnableTask& { return taskOf(task); },
              live.verifierThreads, [this] { transport.wake(); })
        , verdicts(sandbox)
    {}

    [[nodiscard]] const RunnableTask& taskOf(TaskIndex task) const { return *byIndex.find(task)->second; }
};

LiveSession::LiveSession(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

LiveSession::~LiveSession() = default;

Result<std::unique_ptr<LiveSession>> LiveSession::make(LiveWorld& world, const EndpointSet& endpoints,
                                                       std::span<const RunnableTask> tasks, Sandbox sandbox,
                                                       const LiveSettings& settings)
{
    const auto spec = parsePolicySpec(settings.policy);
    if (!spec)
        return Unexpected(spec.error());
    auto parts = std::make_unique<Parts>(endpoints, std::move(sandbox), settings);
    auto policy = makePolicy(*spec, world.setup(settings.seed, settings.weights));
    if (!policy)
        return Unexpected(policy.error());
    parts->policy = std::move(*policy);
    for (const RunnableTask& task : tasks) {
        const auto index = world.catalog().add(task.request());
        if (!index)
            return Unexpected(index.error());
        parts->order.push_back(*index);
        parts->byIndex.emplace(*index, &task);
    }
    return std::unique_ptr<LiveSession>(new LiveSession(std::move(parts)));
}

Result<void> LiveSession::run(const Ended& ended, const std::stop_token& stop)
{
    Parts& parts = *m_parts;
    OpenLoop loop(*parts.policy, parts.budgeted, parts.verdicts, parts.clock, {.fallBack = true});
    const std::stop_callback wake(stop, [&] { parts.transport.wake(); });
    const auto report = [&](const Turn& turn) {
        // A task for which nothing was called has no answer.
        if (std::ranges::all_of(turn.attempts(), [](const Attempt& attempt) {
                return attempt.details->failure == CallFailure::Cancelled;
            }))
            return;
        LiveTurn live;
        live.task = turn.decision().context.task;
        live.answer = turn.answer();
        live.attempts.assign(turn.attempts().begin(), turn.attempts().end());
        live.fellBack = turn.stoodIn();
        live.reason = turn.decision().reason;
        for (const Attempt& attempt : live.attempts)
            live.judgements.push_back(parts.verdicts.take(live.task, attempt.model));
        ended(live);
    };
    std::size_t next = 0;
    while (next < parts.order.size() || loop.open() > 0) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        while (next < parts.order.size() && loop.open() < std::max<std::size_t>(1, parts.settings.parallel) &&
               !parts.budgeted.exhausted()) {
            const TaskIndex task = parts.order[next];
            // Only tasks that have arrived are known to the policy.
            if (auto admitted = parts.policy->admit(std::span(&task, 1)); !admitted)
                return admitted;
            loop.start({task, static_cast<std::uint32_t>(next)}, report);
            ++next;
        }
        if (parts.budgeted.exhausted() && loop.open() == 0)
            break;
        constexpr double longestWait = 1;
        const auto due = parts.clock.nextDue();
        parts.transport.poll(due ? std::clamp(*due - parts.clock.now(), 0.0, longestWait) : longestWait);
        parts.clock.runDue();
        parts.sandbox.deliver();
    }
    return {};
}

double LiveSession::spentUsd() const
{
    return m_parts->budgeted.spentUsd();
}

std::size_t LiveSession::calls() const
{
    return m_parts->budgeted.calls();
}

bool LiveSession::budgetExhausted() const
{
    return m_parts->budgeted.exhausted();
}

Benchmark liveBenchmark(std::string name, const LiveWorld& world, std::span<const RunnableTask> tasks,
                        std::span<const LiveTurn> turns)
{
    Benchmark live;
    live.name = std::move(name);
    live.kind = DataKind::Live;
    live.origin = "live session";
    live.models = world.models();
    live.outcomes = OutcomeMatrix(turns.size(), live.models.size());
    std::unordered_map<std::string_view, const LiveTurn*> turnOf;
    for (const LiveTurn& turn : turns)
        turnOf.emplace(world.catalog().tasks()[turn.task].id, &turn);
    Split split{"live", {}};
    TaskCatalog catalog;
    for (const RunnableTask& task : tasks) {
        const auto found = turnOf.find(task.id);
        if (found == turnOf.end())
            continue;
        TaskRequest request = task.request();
        request.category(Facet::Split) = split.name;
        const auto index = catalog.add(request);
        if (!index)
            continue;
        split.tasks.push_back(*index);
        const LiveTurn& turn = *found->second;
        for (const Attempt& attempt : turn.attempts) {
            if (attempt.details->failure != CallFailure::None)
                continue;
            Outcome outcome;
            outcome.costUsd = attempt.costUsd;
            outcome.inputTokens = attempt.details->tokens.input;
            outcome.outputTokens = attempt.details->tokens.output;
            outcome.latencyMs = static_cast<std::int32_t>(std::lround(1000 * attempt.details->latencySeconds));
            if (attempt.graded)
                outcome.score = attempt.score;
            else
                outcome.set(OutcomeFlag::Ungraded);
            live.outcomes.setOutcome(*index, attempt.model, outcome);
        }
    }
    live.tasks = catalog.tasks();
    live.splits.push_back(std::move(split));
    return live;
}

DecisionSet liveDecisions(std::string name, const LiveWorld& world, const Benchmark& live,
                          std::span<const LiveTurn> turns)
{
    DecisionSet set;
    set.name = std::move(name);
    for (const LiveTurn& turn : turns) {
        const auto task = live.tasks.find(world.catalog().tasks()[turn.task].id);
        if (!task || turn.attempts.empty())
            continue;
        RecordedDecision decision;
        decision.task = *task;
        decision.chosen = turn.attempts[turn.answer].model;
        for (const Attempt& attempt : turn.attempts)
            decision.chain.push_back(attempt.model);
        set.decisions.push_back(std::move(decision));
    }
    return set;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession.h"

#include "core/base/random.h"
#include "core/features/tasktext.h"
#include "core/live/asidecalls.h"
#include "core/live/livecalls.h"
#include "core/live/livehistory.h"
#include "core/live/liveregret.h"
#include "core/live/sandboxverifier.h"
#include "core/provider/embeddingprovider.h"
#include "core/session/openloop.h"
#include "core/session/recordedvectors.h"
#include "core/verifier/calledattempt.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

/// What a model is told beside the prompt.
std::string instructionsFor(const RunnableTask& task)
{
    if (asksForTests(task))
        return "You write tests. Answer with a complete test suite in " + task.language +
               ", in one fenced code block: assertions, or functions whose names begin with test. Import what you test "
               "from the module solution.";
    return "You write programs. Answer with the complete solution in " + task.language + ", in one fenced code block.";
}

std::string promptOf(const RunnableTask& task)
{
    std::string prompt = task.prompt;
    if (!task.entryPoint.empty() && prompt.find(task.entryPoint) == std::string::npos)
        prompt += asksForTests(task) ? "\n\nTest the function " + task.entryPoint + "."
                                     : "\n\nName the function " + task.entryPoint + ".";
    return prompt;
}

ChatRequest requestFor(const RunnableTask& task)
{
    ChatRequest request;
    request.system = instructionsFor(task);
    request.prompt = promptOf(task);
    return request;
}

ChatRequest requestFor(const ModelQuestion& question)
{
    ChatRequest request;
    request.system = question.system;
    request.prompt = question.prompt;
    return request;
}

/// Says of every answer that it was not run.
class NoVerifier final : public Verifier {
public:
    void verify(const ModelCall&, const ModelReply&, Handler handler) override
    {
        Judgement judgement;
        judgement.tools.push_back({"sandbox", Verdict::Unknown, missing, "there is no sandbox: nothing was run"});
        handler(judgement);
    }
};

bool isShadow(double share, std::uint64_t seed, std::uint64_t turn)
{
    constexpr std::uint64_t part = 0x5ad0;
    return share > 0 && Random(derivedSeed(derivedSeed(seed, part), turn)).uniform() < share;
}

/// The models that a session calls: the pool, the helpers, and last the encoder, as a model whose output costs nothing.
EndpointSet allModels(const EndpointSet& set, const std::string& encoder)
{
    EndpointSet all = set.withHelpers();
    if (const EmbeddingModel* const model = encoder.empty() ? nullptr : encoderModel(set, encoder))
        all.models.push_back({.model = encoder,
                              .endpoint = model->endpoint,
                              .servedAs = model->servedAs,
                              .inputPerMillion = model->inputPerMillion,
                              .outputPerMillion = 0});
    return all;
}

} // namespace

struct LiveSession::Parts {
    struct TurnState {
        std::uint64_t number = 0;
        TaskIndex index;
        std::shared_ptr<const RunnableTask> task;
        bool shadow = false;
        std::optional<OpenTurnId> open;
        /// Calls so far, those of an earlier run among them.
        std::uint64_t calls = 0;
        /// By attempt of the turn: the number of its call; nothing where the budget refused it.
        std::vector<std::optional<std::uint64_t>> attemptCalls;
        std::optional<ModelIndex> failedBefore; ///< the model of the last call, where all of them failed
        bool answered = false;                  ///< some call gave an answer
        std::vector<Judgement> judgements;      ///< by call
        std::map<std::uint64_t, std::vector<JournalVerdict>> verdicts; ///< by call
        std::vector<JournalTurn::Call> made;                           ///< by an earlier run
        std::vector<bool> used;                                        ///< of those
        // Once the turn has ended.
        std::shared_ptr<LiveTurn> live;
        double estimatedAtEnd = missing; ///< the estimate of the regret then
        Decision decision;
    };
    /// Asks the session for verdicts on the calls of open turns.
    class LoopVerifier final : public Verifier {
    public:
        explicit LoopVerifier(Parts& parts)
            : m_parts(parts)
        {}
        void verify(const ModelCall& call, const ModelReply& reply, Handler handler) override
        {
            TurnState& state = m_parts.stateOf(call.task);
            m_parts.verify({state.number, *state.attemptCalls.back(), call.model, false}, reply, std::move(handler));
        }

    private:
        Parts& m_parts;
    };

    LiveWorld& world;
    EndpointSet endpoints;
    LiveSettings settings;
    std::deque<TurnState> turns;
    std::unordered_map<TaskIndex, std::uint64_t> turnOf;
    std::deque<std::uint64_t> queue; ///< turns that were not started
    std::unique_ptr<Policy> policy;
    /// Decides on each task and never learns.
    std::unique_ptr<Policy> untaught;
    Decision untaughtDecision;
    SystemClock clock;
    HttpTransport transport;
    std::unique_ptr<ModelProvider> provider;
    LiveCalls calls;
    BudgetedProvider budgeted;
    AsideCalls asides;
    /// Of the policy "llm".
    struct Router {
        ModelIndex model; ///< of the endpoints
        RoutingPrompt prompt;
        std::shared_ptr<RoutingChoices> choices;
    };
    std::optional<Router> router;
    std::optional<ModelIndex> judgeModel; ///< of the endpoints
    std::deque<std::uint64_t> routed;     ///< turns that were not started and have what the policy needs
    /// By turn that asks the encoder: the turns that wait for the vector of the same text.
    std::map<std::uint64_t, std::vector<std::uint64_t>> sameText;
    std::optional<SandboxVerifier> sandbox;
    NoVerifier noVerifier;
    std::unique_ptr<Verifier> ownVerifier; ///< of the settings
    LoopVerifier loopVerifier;

    std::vector<JournalRecord> records; ///< not in the journal yet
    std::vector<LiveEvent> events;      ///< not reported yet
    std::vector<LiveEndpointHealth> health;
    std::vector<bool> healthChanged;
    bool budgetChanged = false;
    const LiveObserver* observer = nullptr;

    std::mutex mutex;
    std::vector<std::function<void(LiveSession&)>> inbox; ///< guarded
    bool finished = false;
    bool paused = false;
    bool stopping = false;
    std::size_t shadowsOpen = 0;
    std::size_t lost = 0;
    std::size_t changed = 0;
    bool restoring = false;
    /// The first to go: it ends its calls.
    std::optional<OpenLoop> loop;

    Parts(LiveWorld& liveWorld, const EndpointSet& set, std::optional<Sandbox> box, const LiveSettings& live)
        : world(liveWorld)
        , endpoints(allModels(set, live.encoder))
        , settings(live)
        , provider(makeProvider())
        , calls(*provider,
                {.number = [this](const ModelCall& call) { return number(call); },
                 .wasMade = [this](const LiveCall& call) { return wasMade(call); },
                 .finished = [this](const LiveCall& call, const ModelReply& reply) { onFinished(call, reply, false); },
                 .text =
                     [this](const LiveCall& call, std::string_view text) {
                         report(LiveCallText{call, std::string(text)});
                     }})
        , budgeted(
              calls, endpoints, live.http.maxOutputTokens,
              [this](const ModelCall& call) {
                  if (call.question)
                      return call.question->system.size() + call.question->prompt.size();
                  const RunnableTask& task = taskOf(call.task);
                  return instructionsFor(task).size() + promptOf(task).size();
              },
              [this](const ModelCall& call) { onRefused(call); }, live.budget)
        , asides(*provider, budgeted,
                 [this](const AsideCall& call, const ModelReply& reply) {
                     write(journalAsideFinished(call.turn, call.purpose, reply));
                     noteEnd(call.call.model, reply, false);
                     budgetChanged = true;
                 })
        , loopVerifier(*this)
    {
        if (settings.verifier)
            ownVerifier = settings.verifier();
        else if (box)
            sandbox.emplace(
                AnswerCheck(std::move(*box)), [this](TaskIndex task) -> const RunnableTask& { return taskOf(task); },
                live.verifierThreads, [this] { transport.wake(); });
        for (const Endpoint& endpoint : endpoints.endpoints) {
            LiveEndpointHealth& each = health.emplace_back();
            each.endpoint = health.size() - 1;
            each.name = endpoint.name;
        }
        healthChanged.resize(health.size());
        budgeted.letPass([this](const ModelCall& call) { return unusedMade(call).has_value(); });
    }

    [[nodiscard]] std::unique_ptr<ModelProvider> makeProvider()
    {
        const LiveSurroundings surroundings{
            .endpoints = endpoints,
            .clock = clock,
            .transport = transport,
            .taskOf = [this](TaskIndex task) -> const RunnableTask& { return taskOf(task); },
            .prompts =
                [this](const ModelCall& call) {
                    return call.question ? requestFor(*call.question) : requestFor(taskOf(call.task));
                },
            .wake = [this] { transport.wake(); },
            .http = settings.http};
        if (settings.provider)
            return settings.provider(surroundings);
        auto http = std::make_unique<HttpProvider>(endpoints, transport, clock, surroundings.prompts, settings.http);
        const EmbeddingModel* const model =
            settings.encoder.empty() ? nullptr : encoderModel(endpoints, settings.encoder);
        if (model == nullptr)
            return http;
        return std::make_unique<EmbeddingProvider>(std::move(http), encoderIndex(), *model);
    }
    /// The last model of allModels(), where there is an encoder.
    [[nodiscard]] ModelIndex encoderIndex() const { return ModelIndex::at(endpoints.models.size() - 1); }

    [[nodiscard]] TurnState& stateOf(TaskIndex task) { return turns[turnOf.find(task)->second]; }
    [[nodiscard]] const RunnableTask& taskOf(TaskIndex task) { return *stateOf(task).task; }
    [[nodiscard]] Verifier& verifier()
    {
        if (ownVerifier != nullptr)
            return *ownVerifier;
        return sandbox ? static_cast<Verifier&>(*sandbox) : noVerifier;
    }
    [[nodiscard]] const std::string& nameOf(ModelIndex model) const { return world.models()[model.position()].name; }
    [[nodiscard]] LiveEndpointHealth& healthOf(ModelIndex model)
    {
        const std::size_t endpoint = endpoints.models[model.position()].endpoint;
        healthChanged[endpoint] = true;
        return health[endpoint];
    }

    void report(const LiveEvent& event) const
    {
        if (observer != nullptr && *observer)
            (*observer)(event);
    }
    template <class Typed>
    void write(const Typed& typed)
    {
        if (settings.journal != nullptr)
            records.push_back(journalRecord(typed));
    }

    Result<std::uint64_t> addTask(std::shared_ptr<const RunnableTask> task, bool shadow);
    void arrive(RunnableTask task);
    Result<void> admit(TaskIndex task);
    [[nodiscard]] Result<ModelIndex> endpointModel(const std::string& name) const;
    /// Finds the judge, and makes the router of the policy "llm".
    Result<void> setHelpers(const PolicySpec& spec, PolicySetup& setup);
    /// Asks for what the policy needs to decide the turn. `set`: takes the reply, and says whether the turn starts
    /// then.
    void askBefore(const TurnState& state, std::string_view purpose, ModelIndex model, ModelQuestion question,
                   std::function<bool(const TurnState&, const ModelReply&)> set);
    void askRouter(const TurnState& state);
    /// Whether the vector of the task has to be asked for before the policy can read it.
    [[nodiscard]] bool lacksVector(const TurnState& state);
    /// A text is asked for once: tasks of the same text wait for the reply.
    void askEncoder(const TurnState& state);
    /// The first reply gives the vector of the text.
    void setVector(const TurnState& state, const ModelReply& reply);
    void setRoute(const TurnState& state, const ModelReply& reply);
    Result<void> startTurn(std::uint64_t turn);
    void decided(const TurnState& state, const Decision& decision);
    LiveCall number(const ModelCall& call);
    [[nodiscard]] bool wasMade(const LiveCall& call) const
    {
        const TurnState& state = turns[call.turn];
        return call.call < state.made.size();
    }
    /// A call of that model by an earlier run that the turn has not asked for yet.
    [[nodiscard]] std::optional<std::size_t> unusedMade(const ModelCall& call);
    void onRefused(const ModelCall& call);
    void onFinished(const LiveCall& call, const ModelReply& reply, bool wasLost);
    /// How the endpoint of the model, one of the pool or a helper, did.
    void noteEnd(ModelIndex model, const ModelReply& reply, bool wasLost);
    void verify(const LiveCall& call, const ModelReply& reply, Verifier::Handler handler);
    /// Asks the model tools for what running did not tell.
    void askTools(const LiveCall& call, const std::string& answer, const Judgement& ran,
                  const Verifier::Handler& handler);
    void onVerdict(const LiveCall& call, const Judgement& judgement);
    void keepJudgement(const LiveCall& call, const Judgement& judgement);
    void onEnded(std::uint64_t turn, const Turn& ended);
    void startShadows(TurnState& state);
    void startShadow(TurnState& state, ModelIndex model);
    void onShadowReply(const LiveCall& call, const ModelReply& reply);
    void addShadow(const LiveCall& call, const Attempt& attempt, const Judgement& judgement);
    void change(TurnState& state, const std::function<void(LiveTurn&)>& action);
    /// The verdicts on a call so far, by all judges.
    [[nodiscard]] std::vector<JournalVerdict>& verdictsOn(TurnState& state, std::uint64_t call);
    void judge(const std::string& taskId, const PersonVerdict& verdict);
    /// As liveTurnOf(): where a person has judged, the estimate of the regret follows from what is known now.
    void estimateAnew(TurnState& state, LiveTurn& turn);
    /// What they say together becomes that of the attempt at the place, or of the shadow.
    void setVerdicts(TurnState& state, std::size_t place, bool shadow, const std::vector<JournalVerdict>& verdicts);

    Result<void> restore(std::span<const JournalRecord> earlier);
    /// Of calls that answer no task: the replies of an earlier run, and the end of those that have none.
    void endLostAsides(const FoldedSession& whole);
    Result<void> restoreRecord(const JournalRecord& record, const FoldedSession& whole, const FoldedSession& soFar);
    Result<void> restoreDecision(TurnState& state, const JournalTurn& whole);
    void restoreAnswer(TurnState& state, const JournalTurn& soFar);
    void restoreVerdict(TurnState& state, std::uint64_t call, const JournalTurn& soFar);
    void restoreShadows(TurnState& state);
    /// Where the call has no end in the journal, its end as a lost one is written down.
    ModelReply madeReply(const LiveCall& call);
    /// REQUIRES: a call of the journal whose models are those of the pool.
    [[nodiscard]] LiveCall liveCall(std::uint64_t turn, std::uint64_t call, const JournalTurn::Call& made) const;

    Result<void> flush();
    void drain(LiveSession& session);
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] double secondsToWait() const;
    [[nodiscard]] bool done();
    void cancelAll();
};

Result<std::uint64_t> LiveSession::Parts::addTask(std::shared_ptr<const RunnableTask> task, bool shadow)
{
    // Whoever only asks a router asks about tasks of the benchmark.
    const auto known = settings.routeOnly ? world.catalog().tasks().find(task->id) : std::nullopt;
    const auto index = known ? Result<TaskIndex>(*known) : world.catalog().add(task->request());
    if (!index)
        return Unexpected(index.error());
    if (turnOf.contains(*index))
        return failure(ErrorCode::Duplicate, "task " + task->id, "an id that no task of the session has");
    TurnState& state = turns.emplace_back();
    state.number = turns.size() - 1;
    state.index = *index;
    state.task = std::move(task);
    state.shadow = shadow;
    turnOf.emplace(*index, state.number);
    events.emplace_back(LiveTaskQueued{state.number, state.index, state.task, state.shadow});
    return state.number;
}

void LiveSession::Parts::arrive(RunnableTask task)
{
    auto shared = std::make_shared<const RunnableTask>(std::move(task));
    const bool shadow = isShadow(settings.shadowShare, settings.seed, turns.size());
    const auto turn = addTask(shared, shadow);
    if (!turn) {
        events.emplace_back(LiveTaskRefused{shared->id, turn.error()});
        return;
    }
    write(journalRequest(*turn, *shared, shadow));
    queue.push_back(*turn);
}

Result<void> LiveSession::Parts::admit(TaskIndex task)
{
    if (auto admitted = policy->admit(std::span(&task, 1)); !admitted)
        return admitted;
    return settings.journal != nullptr ? untaught->admit(std::span(&task, 1)) : Result<void>();
}

Result<ModelIndex> LiveSession::Parts::endpointModel(const std::string& name) const
{
    const auto model = std::ranges::find(endpoints.models, name, &EndpointModel::model);
    if (model != endpoints.models.end())
        return ModelIndex::at(static_cast<std::size_t>(model - endpoints.models.begin()));
    std::string names;
    for (const EndpointModel& each : endpoints.models)
        names += (names.empty() ? "" : ", ") + each.model;
    return failure(ErrorCode::UnknownName, name, "one of " + names);
}

Result<void> LiveSession::Parts::setHelpers(const PolicySpec& spec, PolicySetup& setup)
{
    if (!settings.judge.empty()) {
        const auto judge = endpointModel(settings.judge);
        if (!judge)
            return Unexpected(judge.error());
        judgeModel = *judge;
    }
    if (spec.id != "llm")
        return {};
    const auto model = endpointModel(spec.argument);
    if (!model)
        return Unexpected(model.error());
    auto choices = std::make_shared<RoutingChoices>();
    setup.routing = choices;
    router.emplace(Router{*model, RoutingPrompt(setup, routerVariantOf(spec)), std::move(choices)});
    return {};
}

void LiveSession::Parts::setRoute(const TurnState& state, const ModelReply& reply)
{
    RoutingChoice choice = reply.failed() ? router->prompt.fallback() : router->prompt.read(reply.details.answer);
    choice.costUsd = reply.costUsd;
    router->choices->insert_or_assign(state.index, choice);
}

void LiveSession::Parts::askBefore(const TurnState& state, std::string_view purpose, ModelIndex model,
                                   ModelQuestion question, std::function<bool(const TurnState&, const ModelReply&)> set)
{
    const std::uint64_t turn = state.number;
    ModelCall call{state.index, model, 0};
    call.question = std::make_shared<const ModelQuestion>(std::move(question));
    asides.ask({turn, std::string(purpose), std::move(call)},
               [this, turn, set = std::move(set)](const ModelReply& reply) {
                   if (stopping)
                       return;
                   if (const auto others = sameText.extract(turn); !others.empty())
                       queue.insert(queue.begin(), others.mapped().begin(), others.mapped().end());
                   if (AsideCalls::wasRefused(reply)) {
                       budgetChanged = true;
                       queue.push_front(turn);
                   } else if (set(turns[turn], reply)) {
                       routed.push_back(turn);
                   }
               });
}

void LiveSession::Parts::askRouter(const TurnState& state)
{
    askBefore(state, routingPurpose, router->model, router->prompt.questionOf(state.index),
              [this](const TurnState& of, const ModelReply& reply) {
                  setRoute(of, reply);
                  return !settings.routeOnly;
              });
}

bool LiveSession::Parts::lacksVector(const TurnState& state)
{
    if (world.encoder() == nullptr)
        return false;
    std::string buffer;
    return !world.encoder()->knows(taskText(world.catalog().tasks(), state.index, buffer));
}

void LiveSession::Parts::askEncoder(const TurnState& state)
{
    std::string buffer;
    std::string text(taskText(world.catalog().tasks(), state.index, buffer));
    for (auto& [asker, others] : sameText) {
        if (taskText(world.catalog().tasks(), turns[asker].index, buffer) == text) {
            others.push_back(state.number);
            return;
        }
    }
    sameText.try_emplace(state.number);
    askBefore(state, embeddingPurpose, encoderIndex(), {{}, std::move(text)},
              [this](const TurnState& of, const ModelReply& reply) {
                  setVector(of, reply);
                  return true;
              });
}

void LiveSession::Parts::setVector(const TurnState& state, const ModelReply& reply)
{
    if (!lacksVector(state))
        return;
    std::string buffer;
    const std::string_view answer = reply.failed() ? std::string_view() : std::string_view(reply.details.answer);
    world.encoder()->add(taskText(world.catalog().tasks(), state.index, buffer),
                         taskVector(answer, world.encoder()->dimensions()));
}

Result<void> LiveSession::Parts::startTurn(std::uint64_t turn)
{
    TurnState& state = turns[turn];
    if (lacksVector(state)) {
        askEncoder(state);
        return {};
    }
    if (router && !router->choices->contains(state.index)) {
        askRouter(state);
        return {};
    }
    // Only tasks that have arrived are known to the policy.
    if (auto admitted = admit(state.index); !admitted)
        return admitted;
    state.attemptCalls.clear();
    const OpenTurnId id = loop->start({state.index, static_cast<std::uint32_t>(turn), {}},
                                      [this, turn](const Turn& ended) { onEnded(turn, ended); });
    // A turn without any call is over already, and waits again.
    if (const Turn* const open = loop->find(id)) {
        state.open = id;
        decided(state, open->decision());
    }
    return {};
}

void LiveSession::Parts::decided(const TurnState& state, const Decision& decision)
{
    LiveDecided event{.turn = state.number,
                      .first = decision.first,
                      .pick = decision.pick,
                      .probability = decision.probability,
                      .reason = std::string(decision.reason),
                      .values = {}};
    policy->valuesOf(decision, event.values);
    if (!restoring && settings.journal != nullptr) {
        untaught->decide(decision.context, untaughtDecision);
        write(JournalDecision{.turn = state.number,
                              .first = nameOf(decision.first),
                              .pick = nameOf(decision.pick),
                              .probability = decision.probability,
                              .margin = marginOf(decision.pick, event.values),
                              .reason = event.reason,
                              .priorPick = nameOf(untaughtDecision.first)});
    }
    events.emplace_back(std::move(event));
}

LiveCall LiveSession::Parts::number(const ModelCall& call)
{
    TurnState& state = stateOf(call.task);
    LiveCall made{state.number, state.calls, call.model, state.live != nullptr};
    if (const auto before = unusedMade(call)) {
        state.used[*before] = true;
        made.call = *before;
    } else {
        ++state.calls;
    }
    if (!made.shadow) {
        state.attemptCalls.emplace_back(made.call);
        if (state.failedBefore && !state.answered && !wasMade(made))
            events.emplace_back(LiveFellBack{state.number, *state.failedBefore, call.model});
    }
    return made;
}

std::optional<std::size_t> LiveSession::Parts::unusedMade(const ModelCall& call)
{
    const TurnState& state = stateOf(call.task);
    for (std::size_t i = 0; i < state.used.size(); ++i) {
        if (!state.used[i] && !state.made[i].shadow && state.made[i].model == nameOf(call.model))
            return i;
    }
    return std::nullopt;
}

void LiveSession::Parts::onRefused(const ModelCall& call)
{
    budgetChanged = true;
    TurnState& state = stateOf(call.task);
    if (state.live == nullptr)
        state.attemptCalls.emplace_back(std::nullopt);
}

void LiveSession::Parts::onFinished(const LiveCall& call, const ModelReply& reply, bool wasLost)
{
    LiveCallFinished event{call, std::make_shared<const CallDetails>(reply.details), reply.costUsd, wasLost};
    if (settings.journal != nullptr)
        write(journalCallFinished(event, nameOf(call.model)));
    TurnState& state = turns[call.turn];
    if (!call.shadow) {
        state.failedBefore = reply.failed() ? std::optional(call.model) : std::nullopt;
        state.answered = state.answered || !reply.failed();
    }
    budgetChanged = true;
    noteEnd(call.model, reply, wasLost);
    events.emplace_back(std::move(event));
}

void LiveSession::Parts::noteEnd(ModelIndex model, const ModelReply& reply, bool wasLost)
{
    LiveEndpointHealth& endpoint = healthOf(model);
    if (!wasLost && endpoint.inFlight > 0)
        --endpoint.inFlight;
    if (reply.details.failure == CallFailure::None) {
        const auto before = static_cast<double>(endpoint.answered);
        const double sum = before == 0 ? 0 : endpoint.latencySeconds * before;
        ++endpoint.answered;
        if (!isMissing(reply.details.latencySeconds))
            endpoint.latencySeconds = (sum + reply.details.latencySeconds) / (before + 1);
        endpoint.failedInARow = 0;
        endpoint.unreachable = false;
    } else if (reply.details.failure != CallFailure::Cancelled && !wasLost) {
        ++endpoint.failed;
        ++endpoint.failedInARow;
        endpoint.lastFailure = reply.details.failureText;
        endpoint.unreachable = reply.details.failure == CallFailure::Unreachable;
    }
}

void LiveSession::Parts::verify(const LiveCall& call, const ModelReply& reply, Verifier::Handler handler)
{
    if (const TurnState& state = turns[call.turn]; call.call < state.made.size()) {
        if (const auto recorded = judgementOf(state.made[call.call].verdicts)) {
            keepJudgement(call, *recorded);
            handler(*recorded);
            return;
        }
    }
    verifier().verify(
        {turns[call.turn].index, call.model, 0}, reply,
        [this, call, answer = reply.details.answer, handler = std::move(handler)](const Judgement& judgement) {
            askTools(call, answer, judgement, [this, call, handler](const Judgement& all) {
                onVerdict(call, all);
                handler(all);
            });
        });
}

void LiveSession::Parts::askTools(const LiveCall& call, const std::string& answer, const Judgement& ran,
                                  const Verifier::Handler& handler)
{
    const RunnableTask& task = *turns[call.turn].task;
    const ToolsToAsk wanted = toolsToAsk(settings.tools, task.dimension, ran);
    const bool judged = wanted.judge && judgeModel;
    const std::uint32_t samples = wanted.consistency ? settings.samples : 0;
    if (!judged && samples == 0) {
        handler(ran);
        return;
    }
    struct Asked {
        Judgement ran;
        std::string answer;
        Verifier::Handler handler;
        std::optional<ToolVerdict> judge;
        std::vector<std::string> samples;
        std::size_t open = 0;
    };
    auto asked = std::make_shared<Asked>(Asked{ran, answer, handler, {}, {}, samples + (judged ? 1U : 0U)});
    const auto ended = [this, call, asked, samples] {
        // A session that stops asks again when it goes on.
        if (--asked->open > 0 || stopping)
            return;
        const RunnableTask& judgedTask = *turns[call.turn].task;
        std::vector<ToolVerdict> tools;
        if (asked->judge)
            tools.push_back(*asked->judge);
        if (samples > 0)
            tools.push_back(consistencyOf(judgedTask, asked->answer, asked->samples));
        asked->handler(combined(settings.tools, judgedTask.dimension, asked->ran, tools));
    };
    if (judged) {
        ModelCall question{turns[call.turn].index, *judgeModel, 0};
        question.question = std::make_shared<const ModelQuestion>(judgeQuestion(task, answer));
        asides.ask({call.turn, "judge:" + std::to_string(call.call), std::move(question)},
                   [asked, ended](const ModelReply& reply) {
                       asked->judge = readJudge(reply.failed() ? std::string_view() : reply.details.answer);
                       if (reply.failed())
                           asked->judge->trace = "the judge gave no answer: " + reply.details.failureText;
                       ended();
                   });
    }
    for (std::uint32_t i = 1; i <= samples; ++i) {
        asides.ask({call.turn, "sample:" + std::to_string(call.call) + ":" + std::to_string(i),
                    ModelCall{turns[call.turn].index, call.model, i}},
                   [asked, ended](const ModelReply& reply) {
                       if (!reply.failed())
                           asked->samples.push_back(reply.details.answer);
                       ended();
                   });
    }
}

void LiveSession::Parts::onVerdict(const LiveCall& call, const Judgement& judgement)
{
    LiveVerdict event{call, std::make_shared<const Judgement>(judgement), false};
    for (JournalVerdict& verdict : journalVerdicts(event)) {
        write(verdict);
        addVerdict(verdictsOn(turns[call.turn], call.call), std::move(verdict));
    }
    keepJudgement(call, judgement);
    events.emplace_back(std::move(event));
}

void LiveSession::Parts::keepJudgement(const LiveCall& call, const Judgement& judgement)
{
    std::vector<Judgement>& kept = turns[call.turn].judgements;
    if (kept.size() <= call.call)
        kept.resize(call.call + 1);
    kept[call.call] = judgement;
}

void LiveSession::Parts::onEnded(std::uint64_t turn, const Turn& ended)
{
    TurnState& state = turns[turn];
    state.open.reset();
    if (stopping)
        return;
    auto live = std::make_shared<LiveTurn>();
    std::size_t settled = ended.attempts().size();
    std::uint64_t refused = 0;
    std::vector<std::string> refusals;
    for (std::size_t i = 0; i < ended.attempts().size(); ++i) {
        const auto call = state.attemptCalls[i];
        refusals.push_back(call ? std::string() : nameOf(ended.attempts()[i].model));
        if (!call) {
            ++refused;
            continue;
        }
        if (i == ended.answer())
            settled = live->attempts.size();
        live->attempts.push_back(ended.attempts()[i]);
        live->calls.push_back(*call);
        live->judgements.push_back(*call < state.judgements.size() ? state.judgements[*call] : Judgement());
    }
    if (live->attempts.empty()) {
        // Nothing was called, as the budget allowed nothing.
        queue.push_front(turn);
        return;
    }
    live->answer = answerAmong(live->attempts, settled);
    live->number = turn;
    live->task = state.index;
    live->request = state.task;
    live->fellBack = ended.stoodIn();
    live->reason = ended.decision().reason;
    live->shadow = state.shadow;
    live->beliefs = beliefsOf(*live, policy->beliefs());
    live->estimatedRegret = estimatedRegret(*live, world.models().size(), settings.weights);
    state.estimatedAtEnd = live->estimatedRegret;
    JournalAnswer answer{turn, live->calls[live->answer], live->fellBack, live->estimatedRegret, refused};
    if (live->beliefs != nullptr) {
        for (const BeliefRow::Cell& cell : live->beliefs->cells) {
            answer.beliefScores.push_back(cell.mean);
            answer.beliefCosts.push_back(cell.costUsd);
        }
    }
    if (refused > 0)
        answer.refusals = std::move(refusals);
    write(answer);
    state.decision = ended.decision();
    state.live = live;
    events.emplace_back(LiveTurnEnded{live});
    startShadows(state);
}

void LiveSession::Parts::startShadows(TurnState& state)
{
    if (!state.shadow)
        return;
    for (std::size_t j = 0; j < world.models().size() && !stopping; ++j) {
        const ModelIndex model = ModelIndex::at(j);
        const auto has = [&](const std::vector<Attempt>& attempts) {
            return std::ranges::find(attempts, model, &Attempt::model) != attempts.end();
        };
        const auto wasCalled = std::ranges::find(state.made, nameOf(model), &JournalTurn::Call::model);
        if (!has(state.live->attempts) && wasCalled == state.made.end())
            startShadow(state, model);
    }
}

void LiveSession::Parts::startShadow(TurnState& state, ModelIndex model)
{
    const LiveCall call{state.number, state.calls, model, true};
    ++shadowsOpen;
    budgeted.call({state.index, model, 0}, [this, call](const ModelReply& reply) { onShadowReply(call, reply); });
}

void LiveSession::Parts::onShadowReply(const LiveCall& call, const ModelReply& reply)
{
    if (reply.failed()) {
        --shadowsOpen;
        if (reply.details.failure != CallFailure::Cancelled)
            addShadow(call, calledAttempt(call.model, reply), {});
        return;
    }
    verify(call, reply, [this, call, attempt = calledAttempt(call.model, reply)](const Judgement& judgement) {
        --shadowsOpen;
        Attempt graded = attempt;
        setVerdict(graded, judgement);
        addShadow(call, graded, judgement);
    });
}

void LiveSession::Parts::addShadow(const LiveCall& call, const Attempt& attempt, const Judgement& judgement)
{
    TurnState& state = turns[call.turn];
    change(state, [&](LiveTurn& turn) {
        turn.shadows.push_back(attempt);
        turn.shadowCalls.push_back(call.call);
        turn.shadowJudgements.push_back(judgement);
        estimateAnew(state, turn);
    });
}

void LiveSession::Parts::change(TurnState& state, const std::function<void(LiveTurn&)>& action)
{
    // What was reported stays as it is.
    auto changedTurn = std::make_shared<LiveTurn>(*state.live);
    action(*changedTurn);
    state.live = changedTurn;
    events.emplace_back(LiveTurnChanged{std::move(changedTurn)});
}

std::vector<JournalVerdict>& LiveSession::Parts::verdictsOn(TurnState& state, std::uint64_t call)
{
    const auto [place, isNew] = state.verdicts.try_emplace(call);
    if (isNew && call < state.made.size())
        place->second = state.made[call].verdicts;
    return place->second;
}

void LiveSession::Parts::judge(const std::string& taskId, const PersonVerdict& verdict)
{
    const auto index = world.catalog().tasks().find(taskId);
    const auto found = index ? turnOf.find(*index) : turnOf.end();
    if (found == turnOf.end() || turns[found->second].live == nullptr)
        return;
    TurnState& state = turns[found->second];
    const std::uint64_t call = verdict.call.value_or(state.live->calls[state.live->answer]);
    const auto called = std::ranges::find(state.live->calls, call);
    const auto shadowed = std::ranges::find(state.live->shadowCalls, call);
    const bool shadow = called == state.live->calls.end();
    if (shadow && shadowed == state.live->shadowCalls.end())
        return;
    const auto place = static_cast<std::size_t>(shadow ? shadowed - state.live->shadowCalls.begin()
                                                       : called - state.live->calls.begin());
    const Attempt& judged = (shadow ? state.live->shadows : state.live->attempts)[place];
    if (failedAsCall(judged))
        return;
    const JournalVerdict record = journalVerdict(state.number, call, verdict);
    if (settings.journal != nullptr)
        write(record);
    events.emplace_back(LiveVerdict{{state.number, call, judged.model, shadow},
                                    std::make_shared<const Judgement>(*judgementOf({record})),
                                    true,
                                    record.withdrawn,
                                    record.utc});
    addVerdict(verdictsOn(state, call), record);
    setVerdicts(state, place, shadow, verdictsOn(state, call));
}

void LiveSession::Parts::estimateAnew(TurnState& state, LiveTurn& turn)
{
    bool judged = false;
    for (std::uint64_t call = 0; call < state.calls && !judged; ++call) {
        const std::vector<JournalVerdict>& verdicts = verdictsOn(state, call);
        judged = std::ranges::find(verdicts, true, &JournalVerdict::person) != verdicts.end();
    }
    turn.estimatedRegret =
        judged ? estimatedRegret(turn, world.models().size(), settings.weights) : state.estimatedAtEnd;
}

void LiveSession::Parts::setVerdicts(TurnState& state, std::size_t place, bool shadow,
                                     const std::vector<JournalVerdict>& verdicts)
{
    const Judgement judgement = judgementOf(verdicts).value_or(Judgement());
    change(state, [&](LiveTurn& turn) {
        setVerdict((shadow ? turn.shadows : turn.attempts)[place], judgement);
        (shadow ? turn.shadowJudgements : turn.judgements)[place] = judgement;
        estimateAnew(state, turn);
    });
    if (!shadow)
        policy->observe(state.decision, state.live->attempts);
}

LiveCall LiveSession::Parts::liveCall(std::uint64_t turn, std::uint64_t call, const JournalTurn::Call& made) const
{
    const auto found = std::ranges::find(world.models(), made.model, &Model::name);
    return {turn, call, ModelIndex::at(static_cast<std::size_t>(found - world.models().begin())), made.shadow};
}

Result<void> LiveSession::Parts::restore(std::span<const JournalRecord> earlier)
{
    SessionFold whole({});
    for (const JournalRecord& record : earlier) {
        if (!isOfLiveSession(record))
            continue;
        if (auto added = whole.add(record); !added)
            return added;
    }
    if (auto known = checkModels(whole.folded(), world.models()); !known)
        return known;
    for (const JournalTurn& turn : whole.folded().turns) {
        for (const JournalTurn::Call& call : turn.calls)
            budgeted.count(1, budgetedCost(call));
        for (const JournalTurn::Aside& aside : turn.asides)
            budgeted.count(1, budgetedCost(aside));
    }
    restoring = true;
    SessionFold soFar({});
    for (const JournalRecord& record : earlier) {
        if (!isOfLiveSession(record))
            continue;
        (void)soFar.add(record);
        if (auto restored = restoreRecord(record, whole.folded(), soFar.folded()); !restored)
            return restored;
    }
    restoring = false;
    endLostAsides(whole.folded());
    budgetChanged = budgeted.calls() > 0;
    for (TurnState& state : turns)
        restoreShadows(state);
    while (calls.answerMade([this](const LiveCall& call) { return madeReply(call); })) {
    }
    for (const TurnState& state : turns) {
        const bool routedOnly = settings.routeOnly && router && router->choices->contains(state.index);
        if (!routedOnly && !state.open && state.live == nullptr &&
            std::ranges::find(queue, state.number) == queue.end())
            queue.push_back(state.number);
    }
    std::ranges::sort(queue);
    return {};
}

void LiveSession::Parts::endLostAsides(const FoldedSession& whole)
{
    for (std::size_t turn = 0; turn < whole.turns.size(); ++turn) {
        for (const JournalTurn::Aside& aside : whole.turns[turn].asides) {
            const ModelReply reply = replyOf(aside);
            asides.setMade(turn, aside.started.purpose, reply);
            if (aside.finished)
                continue;
            ++lost;
            JournalAsideFinished end = journalAsideFinished(turn, aside.started.purpose, reply);
            end.lost = true;
            write(end);
            if (router && aside.started.purpose == routingPurpose)
                setRoute(turns[turn], reply);
            if (aside.started.purpose == embeddingPurpose)
                setVector(turns[turn], reply);
        }
    }
}

Result<void> LiveSession::Parts::restoreRecord(const JournalRecord& record, const FoldedSession& whole,
                                               const FoldedSession& soFar)
{
    // The fold has read every record, and knows the turns and calls that they name.
    const auto kind = static_cast<JournalKind>(record.kind());
    const std::size_t turn = static_cast<std::size_t>(record.whole(1).value_or(0));
    const std::size_t call = static_cast<std::size_t>(record.whole(2).value_or(0));
    const auto of = [&](const FoldedSession& folded) -> const JournalTurn& { return folded.turns[turn]; };
    const auto named = [&] { return liveCall(turn, call, of(soFar).calls[call]); };
    switch (kind) {
    case JournalKind::Request: {
        const JournalRequest& request = of(soFar).request;
        const auto added = addTask(std::make_shared<const RunnableTask>(runnableTask(request)), request.shadow);
        return added ? Result<void>() : Unexpected(added.error());
    }
    case JournalKind::Decision: return restoreDecision(turns[turn], of(whole));
    case JournalKind::CallStarted:
        events.emplace_back(LiveCallStarted{named(), of(soFar).calls[call].limitUsd});
        return {};
    case JournalKind::CallFinished: {
        const JournalCallFinished& end = *of(soFar).calls[call].finished;
        const ModelReply reply = replyOf(end);
        events.emplace_back(
            LiveCallFinished{named(), std::make_shared<const CallDetails>(reply.details), reply.costUsd, end.lost});
        lost += end.lost ? 1 : 0;
        return {};
    }
    case JournalKind::Verdict: {
        const auto verdict = fromRecord<JournalVerdict>(record);
        const auto judgement = judgementOf({*verdict});
        events.emplace_back(LiveVerdict{named(), std::make_shared<const Judgement>(*judgement), verdict->person,
                                        verdict->withdrawn, verdict->person ? verdict->utc : std::string()});
        restoreVerdict(turns[turn], call, of(soFar));
        return {};
    }
    case JournalKind::Answer: restoreAnswer(turns[turn], of(soFar)); return {};
    case JournalKind::AsideFinished: {
        const JournalTurn::Aside* const embedding = of(soFar).aside(embeddingPurpose);
        if (embedding != nullptr && embedding->finished)
            setVector(turns[turn], replyOf(*embedding));
        const JournalTurn::Aside* const routing = of(soFar).aside(routingPurpose);
        if (router && routing != nullptr && routing->finished)
            setRoute(turns[turn], replyOf(*routing));
        return {};
    }
    default: return {};
    }
}

Result<void> LiveSession::Parts::restoreDecision(TurnState& state, const JournalTurn& whole)
{
    // A turn that the budget did not allow was decided more than once.
    if (state.open || !state.made.empty())
        return {};
    state.made = whole.calls;
    state.calls = state.made.size();
    if (!whole.answer) {
        state.used.assign(state.made.size(), false);
        return startTurn(state.number);
    }
    if (auto admitted = admit(state.index); !admitted)
        return admitted;
    policy->decide({state.index, static_cast<std::uint32_t>(state.number), {}}, state.decision);
    changed += whole.decision && whole.decision->pick != nameOf(state.decision.pick) ? 1 : 0;
    decided(state, state.decision);
    return {};
}

void LiveSession::Parts::restoreAnswer(TurnState& state, const JournalTurn& soFar)
{
    auto live = liveTurnOf(state.number, soFar, world.models(), settings.weights);
    if (live->attempts.empty())
        return;
    state.estimatedAtEnd = soFar.estimatedRegret;
    live->task = state.index;
    live->request = state.task;
    // They come when all of the journal is read.
    live->shadows.clear();
    live->shadowCalls.clear();
    live->shadowJudgements.clear();
    policy->observe(state.decision, live->attempts);
    state.live = live;
    events.emplace_back(LiveTurnEnded{std::move(live)});
}

void LiveSession::Parts::restoreVerdict(TurnState& state, std::uint64_t call, const JournalTurn& soFar)
{
    if (state.live == nullptr)
        return;
    const auto found = std::ranges::find(state.live->calls, call);
    if (found != state.live->calls.end())
        setVerdicts(state, static_cast<std::size_t>(found - state.live->calls.begin()), false,
                    soFar.calls[static_cast<std::size_t>(call)].verdicts);
}

void LiveSession::Parts::restoreShadows(TurnState& state)
{
    if (state.live == nullptr || !state.shadow)
        return;
    for (std::size_t i = 0; i < state.made.size(); ++i) {
        const JournalTurn::Call& made = state.made[i];
        if (!made.shadow)
            continue;
        const LiveCall call = liveCall(state.number, i, made);
        ++shadowsOpen;
        onShadowReply(call, madeReply(call));
    }
    startShadows(state);
}

ModelReply LiveSession::Parts::madeReply(const LiveCall& call)
{
    TurnState& state = turns[call.turn];
    const JournalTurn::Call& made = state.made[call.call];
    ModelReply reply = lostReply();
    if (!made.finished) {
        ++lost;
        onFinished(call, reply, true);
    } else if (replyOf(*made.finished).details.failure != CallFailure::Cancelled) {
        reply = replyOf(*made.finished);
    } else {
        // The session was stopped: the turn goes on with another model.
        reply.details.failureText = "the session was stopped during the call";
        // The same cost as whoever opens or repeats the session finds.
        reply.costUsd = made.finished->costUsd;
    }
    if (!call.shadow) {
        state.failedBefore = reply.failed() ? std::optional(call.model) : std::nullopt;
        state.answered = state.answered || !reply.failed();
    }
    return reply;
}

Result<void> LiveSession::Parts::flush()
{
    for (;;) {
        for (const LiveCalls::Held& held : calls.takeNew()) {
            const double limit = budgeted.limitOf(held.asked);
            if (settings.journal != nullptr)
                write(JournalCallStarted{held.call.turn, held.call.call, nameOf(held.call.model), liveTime(),
                                         held.call.shadow, limit});
            ++healthOf(held.call.model).inFlight;
            budgetChanged = true;
            events.emplace_back(LiveCallStarted{held.call, limit});
        }
        for (const AsideCalls::Held& held : asides.takeNew()) {
            write(JournalAsideStarted{held.call.turn, held.call.purpose,
                                      endpoints.models[held.call.call.model.position()].model, liveTime(),
                                      held.limitUsd});
            ++healthOf(held.call.call.model).inFlight;
            budgetChanged = true;
        }
        if (!records.empty()) {
            if (auto kept = settings.journal->append(records); !kept)
                return kept;
            records.clear();
        }
        for (std::size_t i = 0; i < health.size(); ++i) {
            if (healthChanged[i])
                events.emplace_back(health[i]);
            healthChanged[i] = false;
        }
        if (std::exchange(budgetChanged, false))
            events.emplace_back(LiveBudgetState{budgeted.budget(), budgeted.spentUsd(), budgeted.setAsideUsd(),
                                                budgeted.calls(), budgeted.exhausted()});
        for (const LiveEvent& event : std::exchange(events, {}))
            report(event);
        const bool released = asides.release();
        if (!calls.release() && !released && records.empty() && events.empty())
            return {};
    }
}

void LiveSession::Parts::drain(LiveSession& session)
{
    std::vector<std::function<void(LiveSession&)>> actions;
    {
        const std::scoped_lock lock(mutex);
        actions.swap(inbox);
    }
    for (const auto& action : actions)
        action(session);
}

bool LiveSession::Parts::canStart() const
{
    if (paused || !routed.empty())
        return !paused;
    return !queue.empty() && !budgeted.exhausted() &&
           loop->open() + shadowsOpen + asides.open() < std::max<std::size_t>(1, settings.parallel);
}

double LiveSession::Parts::secondsToWait() const
{
    // A turn may have ended while its calls were let go.
    if (canStart())
        return 0;
    constexpr double longestWait = 1;
    const auto due = clock.nextDue();
    return due ? std::clamp(*due - clock.now(), 0.0, longestWait) : longestWait;
}

bool LiveSession::Parts::done()
{
    if (loop->open() > 0 || shadowsOpen > 0 || asides.open() > 0 || !routed.empty() || !finished ||
        !(queue.empty() || budgeted.exhausted()))
        return false;
    const std::scoped_lock lock(mutex);
    return inbox.empty();
}

void LiveSession::Parts::cancelAll()
{
    stopping = true;
    for (TurnState& state : turns) {
        if (state.open)
            loop->cancel(*state.open);
    }
    calls.cancelAll();
    asides.cancelAll();
}

LiveSession::LiveSession(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

LiveSession::~LiveSession() = default;

Result<std::unique_ptr<LiveSession>> LiveSession::make(LiveWorld& world, const EndpointSet& endpoints,
                                                       std::optional<Sandbox> sandbox, const LiveSettings& settings,
                                                       std::span<const JournalRecord> earlier)
{
    const auto spec = parsePolicySpec(settings.policy);
    if (!spec)
        return Unexpected(spec.error());
    if (!settings.encoder.empty() && (encoderModel(endpoints, settings.encoder) == nullptr ||
                                      world.encoder() == nullptr || world.encoder()->name() != settings.encoder))
        return failure(ErrorCode::UnknownName, settings.encoder, "an encoder in the endpoints' list embeddings");
    auto parts = std::make_unique<Parts>(world, endpoints, std::move(sandbox), settings);
    PolicySetup setup = world.setup(settings.ofPolicy());
    if (auto asked = parts->setHelpers(*spec, setup); !asked)
        return Unexpected(asked.error());
    if (settings.routeOnly && !parts->router)
        return failure(ErrorCode::BadParameter, settings.policy, "llm:<router>");
    auto policy = makePolicy(*spec, setup);
    if (!policy)
        return Unexpected(policy.error());
    parts->policy = std::move(*policy);
    parts->untaught = parts->policy->clone();
    parts->loop.emplace(*parts->policy, parts->budgeted, parts->loopVerifier, parts->clock,
                        OpenLoopLimits{.fallBack = true});
    if (auto restored = parts->restore(earlier); !restored)
        return Unexpected(restored.error());
    return std::unique_ptr<LiveSession>(new LiveSession(std::move(parts)));
}

void LiveSession::post(std::function<void(LiveSession&)> action)
{
    {
        const std::scoped_lock lock(m_parts->mutex);
        m_parts->inbox.push_back(std::move(action));
    }
    m_parts->transport.wake();
}

void LiveSession::add(RunnableTask task)
{
    post([task = std::move(task)](LiveSession& session) { session.m_parts->arrive(task); });
}

void LiveSession::finish()
{
    post([](LiveSession& session) { session.m_parts->finished = true; });
}

void LiveSession::setPaused(bool paused)
{
    post([paused](LiveSession& session) {
        session.m_parts->paused = paused;
        session.m_parts->events.emplace_back(LivePaused{paused});
    });
}

void LiveSession::setBudget(const Budget& budget)
{
    post([budget](LiveSession& session) {
        session.m_parts->budgeted.setBudget(budget);
        session.m_parts->budgetChanged = true;
    });
}

void LiveSession::judge(std::string taskId, PersonVerdict verdict)
{
    post([taskId = std::move(taskId), verdict = std::move(verdict)](LiveSession& session) {
        session.m_parts->judge(taskId, verdict);
    });
}

Result<void> LiveSession::run(const LiveObserver& observer, const std::stop_token& stop)
{
    Parts& parts = *m_parts;
    parts.observer = &observer;
    const std::stop_callback wake(stop, [&] { parts.transport.wake(); });
    const auto ended = [&](Result<void> result) {
        if (!result) {
            parts.cancelAll();
            // What was cancelled is written down where that is possible; the first error is the one to report.
            (void)parts.flush();
        }
        parts.observer = nullptr;
        return result;
    };
    for (;;) {
        parts.drain(*this);
        if (auto flushed = parts.flush(); !flushed)
            return ended(flushed);
        if (stop.stop_requested())
            return ended(failure(ErrorCode::Cancelled));
        while (parts.canStart()) {
            std::deque<std::uint64_t>& from = parts.routed.empty() ? parts.queue : parts.routed;
            const std::uint64_t turn = from.front();
            from.pop_front();
            if (auto started = parts.startTurn(turn); !started)
                return ended(started);
        }
        if (auto flushed = parts.flush(); !flushed)
            return ended(flushed);
        if (parts.done())
            return ended({});
        parts.transport.poll(parts.secondsToWait());
        parts.clock.runDue();
        if (parts.sandbox)
            parts.sandbox->deliver();
    }
}

std::vector<std::shared_ptr<const LiveTurn>> LiveSession::turns() const
{
    std::vector<std::shared_ptr<const LiveTurn>> ended;
    for (const Parts::TurnState& state : m_parts->turns) {
        if (state.live != nullptr)
            ended.push_back(state.live);
    }
    return ended;
}

std::optional<Ballot> LiveSession::explain(std::uint64_t turn) const
{
    if (turn >= m_parts->turns.size())
        return std::nullopt;
    const Parts::TurnState& state = m_parts->turns[turn];
    const Turn* const open = state.open ? m_parts->loop->find(*state.open) : nullptr;
    if (open == nullptr && state.live == nullptr)
        return std::nullopt;
    return m_parts->policy->explain(open != nullptr ? open->decision() : state.decision);
}

const Policy& LiveSession::policy() const
{
    return *m_parts->policy;
}

RoutingChoices LiveSession::routes() const
{
    return m_parts->router ? *m_parts->router->choices : RoutingChoices();
}

std::size_t LiveSession::waiting() const
{
    return static_cast<std::size_t>(
        std::ranges::count(m_parts->turns, nullptr, [](const Parts::TurnState& state) { return state.live.get(); }));
}

std::size_t LiveSession::lostCalls() const
{
    return m_parts->lost;
}

std::size_t LiveSession::changedDecisions() const
{
    return m_parts->changed;
}

double LiveSession::spentUsd() const
{
    return m_parts->budgeted.spentUsd();
}

std::size_t LiveSession::calls() const
{
    return m_parts->budgeted.calls();
}

bool LiveSession::offline() const
{
    return seemsOffline(m_parts->health);
}

bool LiveSession::budgetExhausted() const
{
    return m_parts->budgeted.exhausted();
}

} // namespace acr

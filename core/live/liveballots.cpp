// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/liveballots.h"

#include "core/features/tasktext.h"
#include "core/live/livehistory.h"
#include "core/session/recordedvectors.h"

#include <string>
#include <string_view>
#include <utility>

namespace acr {

namespace {

constexpr std::size_t recordsBetweenReports = 64;

} // namespace

/// The policy on its way along the records.
struct LiveBallots::Repetition {
    std::shared_ptr<const Benchmark> benchmark;
    LiveWorld world;
    RewardWeights weights;
    /// Of the policy "llm".
    std::optional<RoutingPrompt> routing;
    std::shared_ptr<RoutingChoices> choices;
    std::unique_ptr<Policy> beginning; ///< decides and learns nothing
    std::vector<TaskIndex> tasks;      ///< by turn, as far as any way along the records came

    std::unique_ptr<Policy> policy;
    SessionFold fold{JournalShape{}};
    std::size_t read = 0;
    std::vector<std::optional<Decision>> decisions; ///< by turn

    explicit Repetition(Beginning begun)
        : benchmark(std::move(begun.benchmark))
        , world(std::move(begun.pool), benchmark.get(), earlierLiveEncoder(begun.settings.encoder, begun.vectors.get()))
        , weights(begun.settings.weights)
    {}

    void restart();
    Result<void> take(const JournalRecord& record);
    Result<void> arrive(std::size_t turn);
    Result<void> decide(std::size_t turn);
    void learn(std::size_t turn);
    /// What the policy was given by a call that answers no task.
    void give(std::size_t turn);
};

void LiveBallots::Repetition::restart()
{
    policy = beginning->clone();
    fold = SessionFold(JournalShape{});
    read = 0;
    decisions.clear();
}

Result<void> LiveBallots::Repetition::take(const JournalRecord& record)
{
    if (!isOfLiveSession(record))
        return {};
    const std::size_t before = fold.folded().feedback.size();
    if (auto added = fold.add(record); !added)
        return added;
    // The fold knows the turns that its records name.
    const auto turn = static_cast<std::size_t>(record.whole(1).value_or(0));
    const std::vector<JournalFeedback>& feedback = fold.folded().feedback;
    switch (static_cast<JournalKind>(record.kind())) {
    case JournalKind::Request: return arrive(turn);
    case JournalKind::Decision: return decide(turn);
    case JournalKind::AsideFinished: give(turn); return {};
    case JournalKind::Verdict:
    case JournalKind::Answer:
        if (feedback.size() > before && feedback.back().learned)
            learn(turn);
        return {};
    default: return {};
    }
}

Result<void> LiveBallots::Repetition::arrive(std::size_t turn)
{
    decisions.resize(turn + 1);
    if (turn < tasks.size())
        return {};
    const auto task = world.catalog().add(runnableTask(fold.folded().turns[turn].request).request());
    if (!task)
        return Unexpected(task.error());
    tasks.push_back(*task);
    return {};
}

Result<void> LiveBallots::Repetition::decide(std::size_t turn)
{
    // A turn that the budget did not allow is decided again; one that has calls goes on with its decision.
    if (!fold.folded().turns[turn].calls.empty())
        return {};
    if (auto admitted = policy->admit(std::span(&tasks[turn], 1)); !admitted)
        return admitted;
    decisions[turn].emplace();
    policy->decide({tasks[turn], static_cast<std::uint32_t>(turn), {}}, *decisions[turn]);
    return {};
}

void LiveBallots::Repetition::learn(std::size_t turn)
{
    const auto live = liveTurnOf(turn, fold.folded().turns[turn], world.models(), weights);
    if (decisions[turn] && !live->attempts.empty())
        policy->observe(*decisions[turn], live->attempts);
}

void LiveBallots::Repetition::give(std::size_t turn)
{
    const JournalTurn& of = fold.folded().turns[turn];
    const JournalTurn::Aside* const embedding = of.aside(embeddingPurpose);
    if (RecordedEncoder* const encoder = world.encoder();
        encoder != nullptr && embedding != nullptr && embedding->finished) {
        std::string buffer;
        const std::string_view text = taskText(world.catalog().tasks(), tasks[turn], buffer);
        const ModelReply reply = replyOf(*embedding);
        if (!encoder->knows(text))
            encoder->add(text, taskVector(reply.failed() ? std::string_view() : std::string_view(reply.details.answer),
                                          encoder->dimensions()));
    }
    if (const JournalTurn::Aside* const asked = of.aside(routingPurpose);
        routing && asked != nullptr && asked->finished) {
        const ModelReply reply = replyOf(*asked);
        RoutingChoice choice = reply.failed() ? routing->fallback() : routing->read(reply.details.answer);
        choice.costUsd = reply.costUsd;
        choices->insert_or_assign(tasks[turn], choice);
    }
}

LiveBallots::LiveBallots(std::function<Result<Beginning>()> begin, std::shared_ptr<const RecordLog> log)
    : m_begin(std::move(begin))
    , m_log(std::move(log))
{}

LiveBallots::~LiveBallots() = default;

Result<std::unique_ptr<LiveBallots::Repetition>> LiveBallots::makeRepetition(const std::stop_token& stop) const
{
    auto begun = m_begin();
    if (!begun)
        return Unexpected(begun.error());
    const auto spec = parsePolicySpec(begun->settings.policy);
    if (!spec)
        return Unexpected(spec.error());
    const PolicySettings settings = begun->settings.ofPolicy();
    auto made = std::make_unique<Repetition>(std::move(*begun));
    PolicySetup setup = made->world.setup(settings);
    setup.stop = stop;
    if (spec->id == "llm") {
        made->choices = std::make_shared<RoutingChoices>();
        setup.routing = made->choices;
        made->routing.emplace(setup, routerVariantOf(*spec));
    }
    auto policy = makePolicy(*spec, setup);
    if (!policy)
        return Unexpected(policy.error());
    made->beginning = std::move(*policy);
    made->restart();
    return made;
}

Result<std::optional<LiveBallot>> LiveBallots::ballotOn(std::uint64_t turn, const Progress& progress)
{
    const auto place = m_log->decisionOn(turn);
    if (!place)
        return std::optional<LiveBallot>();
    const std::scoped_lock lock(m_mutex);
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    if (m_repetition == nullptr) {
        auto made = makeRepetition(progress.stop);
        if (!made)
            return Unexpected(made.error());
        m_repetition = std::move(*made);
    }
    Repetition& way = *m_repetition;
    if (way.read > *place + 1)
        way.restart();
    for (const std::size_t from = way.read; way.read <= *place; ++way.read) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        if (auto taken = way.take(m_log->at(way.read)); !taken) {
            way.restart();
            return Unexpected(taken.error());
        }
        if ((way.read - from) % recordsBetweenReports == 0)
            progress(static_cast<double>(way.read - from) / static_cast<double>(*place + 1 - from));
    }
    const auto number = static_cast<std::size_t>(turn);
    const std::optional<Decision>& decision = way.decisions[number];
    if (!decision)
        return std::optional<LiveBallot>();
    const JournalDecision& recorded = *way.fold.folded().turns[number].decision;
    const std::vector<Model>& pool = way.world.models();
    return std::optional(
        LiveBallot{way.policy->explain(*decision), pool[decision->first.position()].name == recorded.first &&
                                                       pool[decision->pick.position()].name == recorded.pick});
}

} // namespace acr

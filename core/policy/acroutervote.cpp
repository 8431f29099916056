// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/memory/releasevote.h"
#include "core/policy/acrouterparts.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/memoryvote.h"
#include "core/policy/policyneeds.h"
#include "core/policy/trainedpolicy.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace acr {

namespace {

/// A voter other than the memory: a policy that is asked for its choice and receives the feedback of the call.
struct Voter {
    std::string name;
    double weight = 0;
    /// The name of the voter that is left out on tasks where this one votes; empty: none.
    std::string_view standsInFor;
    std::unique_ptr<Policy> policy; ///< null: the memory

    Voter(std::string voterName, double voterWeight, std::string_view replaced, std::unique_ptr<Policy> asked)
        : name(std::move(voterName))
        , weight(voterWeight)
        , standsInFor(replaced)
        , policy(std::move(asked))
    {}
    Voter(const Voter& other)
        : Voter(other.name, other.weight, other.standsInFor, other.policy ? other.policy->clone() : nullptr)
    {}
    Voter(Voter&&) = default;
    Voter& operator=(Voter&&) = default;
    Voter& operator=(const Voter&) = delete;
};

/// The paper's Orchestrator: the model with the most weighted votes. Later feedback reaches every voter that decided,
/// and the entry in memory, if it is still there; what it changes is up to the voter.
class AcRouterVote final : public CloneablePolicy<AcRouterVote> {
public:
    AcRouterVote(const PolicySetup& setup, const VoteSettings& vote, std::vector<Voter> voters,
                 std::optional<MemoryVote> memory, std::optional<ModelIndex> mainPrior)
        : m_tasks(*setup.tasks)
        , m_voters(std::move(voters))
        , m_memory(std::move(memory))
        , m_mainPrior(mainPrior)
        , m_mainPriorWeight(vote.mainPriorWeight)
        , m_boost(vote.boost)
        , m_rank(setup.models.size())
        , m_encoding(setup.encoding)
        , m_specialistNames(vote.specialists)
    {
        // Ties go to the main prior, then by name.
        std::vector<std::size_t> order(setup.models.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t j) {
            return std::pair(!(mainPrior == ModelIndex::at(j)), setup.models[j].name);
        });
        for (std::size_t i = 0; i < order.size(); ++i)
            m_rank[order[i]] = i;
        findSpecialists();
    }

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        if (m_memory) {
            const auto vectors = m_encoding->vectors();
            if (!vectors)
                return Unexpected(vectors.error());
            m_memory->setVectors(*vectors);
        }
        for (Voter& voter : m_voters) {
            if (!voter.policy)
                continue;
            if (auto admitted = voter.policy->admit(tasks); !admitted)
                return admitted;
        }
        findSpecialists();
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        state.votes.clear();
        state.entry.reset();
        state.totals.assign(m_rank.size(), 0.0);
        keepAvailable(state.totals, request);
        const std::string* const specialist = specialistOf(request.task);
        state.asked.resize(m_voters.size());
        for (std::size_t i = 0; i < m_voters.size(); ++i) {
            const Voter& voter = m_voters[i];
            Asked& asked = state.asked[i];
            asked.pick.reset();
            asked.decided = voter.policy && voter.policy->covers(request.task);
            if (!voter.policy) {
                asked.pick = m_memory->pick(request);
            } else if (asked.decided) {
                voter.policy->decide(request, asked.decision);
                asked.pick = asked.decision.first;
            }
            if (asked.pick && !request.isAvailable(*asked.pick))
                asked.pick.reset();
        }
        if (m_mainPrior && request.isAvailable(*m_mainPrior))
            cast(state, mainPriorAsVoter, *m_mainPrior, m_mainPriorWeight, 1);
        for (std::size_t i = 0; i < m_voters.size(); ++i) {
            const Voter& voter = m_voters[i];
            if (!state.asked[i].pick || isReplaced(state, voter.name))
                continue;
            const bool special = specialist != nullptr && !specialist->empty() &&
                                 (voter.name == *specialist || voter.standsInFor == *specialist);
            cast(state, i, *state.asked[i].pick, voter.weight, special ? m_boost : 1);
        }
        decideFor(best(state, request), state.votes.empty() ? "no_votes" : "weighted_vote", request, decision);
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        for (std::size_t i = 0; i < m_voters.size(); ++i) {
            if (state.asked[i].decided)
                m_voters[i].policy->observe(state.asked[i].decision, attempts);
        }
        if (!m_memory || attempts.empty())
            return;
        if (state.entry)
            m_memory->amend(*state.entry, attempts.front());
        else
            state.entry = m_memory->remember(decision.context, attempts.front());
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = decision.state<State>().totals;
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        for (const Cast& vote : decision.state<State>().votes)
            ballot.votes.push_back({nameOf(vote), vote.model, vote.weight});
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip(decision);
        return ballot;
    }

    [[nodiscard]] std::vector<std::string> votersOf(const Decision& decision) const override
    {
        std::vector<std::string> voters;
        for (const Cast& vote : decision.state<State>().votes)
            voters.push_back(nameOf(vote));
        return voters;
    }

    [[nodiscard]] const VectorStore* memory() const override { return m_memory ? &m_memory->store() : nullptr; }

private:
    /// What a voter answered. It also keeps the voter's own decision, for its feedback.
    struct Asked {
        Decision decision;
        bool decided = false;
        std::optional<ModelIndex> pick; ///< nothing where it has no vote
    };
    struct Cast {
        std::size_t voter = 0; ///< or mainPriorAsVoter
        ModelIndex model;
        double weight = 0;
        double perUnit = 0; ///< of the voter's weight
    };
    struct State final : CloneableState<State> {
        std::vector<Asked> asked; ///< by voter
        std::vector<Cast> votes;
        std::vector<double> totals;
        std::optional<MemoryId> entry; ///< what was learned
    };
    static constexpr std::size_t mainPriorAsVoter = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] std::string nameOf(const Cast& vote) const
    {
        return vote.voter == mainPriorAsVoter ? std::string(mainPriorVoter) : m_voters[vote.voter].name;
    }

    static void cast(State& state, std::size_t voter, ModelIndex model, double weight, double perUnit)
    {
        state.totals[model.position()] += weight * perUnit;
        state.votes.push_back({voter, model, weight * perUnit, perUnit});
    }

    /// Whether another voter that votes on the task stands in for this one.
    [[nodiscard]] bool isReplaced(const State& state, std::string_view name) const
    {
        for (std::size_t i = 0; i < m_voters.size(); ++i) {
            if (state.asked[i].pick && !m_voters[i].standsInFor.empty() && m_voters[i].standsInFor == name)
                return true;
        }
        return false;
    }

    /// By the dimensions that the table has by now.
    void findSpecialists()
    {
        m_specialists.clear();
        for (const VoteSettings::Specialist& specialist : m_specialistNames) {
            if (const auto dimension = m_tasks.categories(Facet::Dimension).find(specialist.dimension))
                m_specialists.emplace_back(*dimension, specialist.voter);
        }
    }

    /// Null where the dimension has none.
    [[nodiscard]] const std::string* specialistOf(TaskIndex task) const
    {
        const auto found = std::ranges::find(m_specialists, m_tasks[task].category(Facet::Dimension),
                                             &std::pair<CategoryIndex, std::string>::first);
        return found == m_specialists.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool before(const State& state, std::size_t a, std::size_t b) const
    {
        const std::vector<double>& totals = state.totals;
        return totals[a] != totals[b] ? totals[a] > totals[b] : m_rank[a] < m_rank[b];
    }

    [[nodiscard]] ModelIndex best(const State& state, const TaskContext& request) const
    {
        std::optional<std::size_t> best;
        for (std::size_t j = 0; j < state.totals.size(); ++j) {
            if (request.isAvailable(ModelIndex::at(j)) && (!best || before(state, j, *best)))
                best = j;
        }
        return ModelIndex::at(best.value_or(0));
    }

    /// The smallest change of one voter's weight: a lower weight for a voter of the pick, until the second is level; or
    /// a higher weight for a voter of another model, until that model is level. A weight is never below 0.
    [[nodiscard]] std::optional<FlipChange> flip(const Decision& decision) const
    {
        const State& state = decision.state<State>();
        const std::size_t pick = decision.pick.position();
        std::optional<std::size_t> second;
        for (std::size_t j = 0; j < state.totals.size(); ++j) {
            if (j != pick && !isMissing(state.totals[j]) && (!second || before(state, j, *second)))
                second = j;
        }
        if (!second)
            return std::nullopt;
        std::optional<FlipChange> smallest;
        for (const Cast& vote : state.votes) {
            const double weight = vote.weight / vote.perUnit;
            const bool forPick = vote.model == decision.pick;
            const std::size_t after = forPick ? *second : vote.model.position();
            const double change = (state.totals[pick] - state.totals[after]) / vote.perUnit;
            const double to = forPick ? weight - change : weight + change;
            if (to < 0 || (smallest && change >= std::abs(smallest->to - smallest->from)))
                continue;
            smallest = FlipChange{.kind = FlipChange::Kind::VoterWeight,
                                  .subject = nameOf(vote),
                                  .model = {},
                                  .from = weight,
                                  .to = to,
                                  .pickAfter = ModelIndex::at(after)};
        }
        return smallest;
    }

    const TaskTable& m_tasks;
    std::vector<Voter> m_voters;
    std::optional<MemoryVote> m_memory;
    std::optional<ModelIndex> m_mainPrior;
    double m_mainPriorWeight;
    double m_boost;
    std::vector<std::size_t> m_rank;                ///< by model: position among equals
    std::shared_ptr<const TaskEncoding> m_encoding; ///< null without a memory
    std::vector<VoteSettings::Specialist> m_specialistNames;
    std::vector<std::pair<CategoryIndex, std::string>> m_specialists;
};

/// The policy with a voter's name; null where it is not trained, not imported or not known.
std::unique_ptr<Policy> voterPolicy(const std::string& name, const PolicySetup& setup)
{
    const auto spec = parsePolicySpec(name);
    if (!spec || policyInfo(spec->id)->votes || (policyInfo(spec->id)->trained && !trainedBefore(*spec, setup)))
        return nullptr;
    auto policy = makePolicy(*spec, setup);
    return policy ? std::move(*policy) : nullptr;
}

/// Its trained voters were trained before and read no text now.
void needsOfVote(const ParameterSet& parameters, PolicyNeeds& needs)
{
    const auto on = [&](std::string_view parameter) { return parameters.text(parameter) == "on"; };
    needs.training = on("static");
    needs.asksTrained = on("static");
    needs.usesTraining = on("memory") && on("warm");
    needs.text = on("memory");
    needs.priors = true;
}

Result<std::unique_ptr<Policy>> makeAcRouterVote(const PolicySpec& spec, const PolicySetup& setup)
{
    const auto on = [&](std::string_view parameter) { return spec.parameters.text(parameter) == "on"; };
    if (on("static") && !hasTraining(setup))
        return needsTraining(spec);
    const bool own =
        setup.priors != nullptr && (!setup.priors->vote.voters.empty() || !setup.priors->vote.mainPrior.empty());
    const VoteSettings vote = own ? setup.priors->vote : releaseVote();
    // Voters use their own beliefs, not the means of the user's priors.
    PolicySetup honest = setup;
    // A prior set names voters, and it may come from a file.
    honest.groupMap = nullptr;

    const std::string& llm = spec.parameters.text("llm_voter");
    if (!llm.empty() && setup.decisionsNamed(llm) == nullptr)
        return failure(ErrorCode::UnknownName, llm, "the name of a recorded decision file");
    std::vector<Voter> voters;
    std::optional<MemoryVote> memory;
    for (const VoteSettings::Voter& voter : vote.voters) {
        const VoterGroup group = voterGroup(voter.name);
        if (!on(group == VoterGroup::Static   ? "static"
                : group == VoterGroup::Memory ? "memory"
                                              : "llm") ||
            voter.weight <= 0)
            continue;
        if (group == VoterGroup::Memory) {
            if (!setup.encoding)
                return failure(ErrorCode::NotApplicable, spec.text(), "tasks as vectors");
            const auto vectors = setup.encoding->vectors();
            if (!vectors)
                return Unexpected(vectors.error());
            memory.emplace(honest, *vectors, setup.priors != nullptr ? setup.priors->memory : MemorySettings{},
                           on("warm"));
            voters.emplace_back(voter.name, voter.weight, std::string_view(), nullptr);
            continue;
        }
        const std::string asked = voter.name == llmVoter ? "recorded:" + llm : voter.name;
        if (voter.name == llmVoter && llm.empty())
            continue;
        if (auto policy = voterPolicy(asked, honest))
            voters.emplace_back(voter.name, voter.weight, stoodInFor(voter.name), std::move(policy));
    }
    std::optional<ModelIndex> mainPrior;
    if (on("main_prior") && vote.mainPriorWeight > 0) {
        if (const auto model = modelNamed(vote.mainPrior, setup))
            mainPrior = *model;
    }
    if (voters.empty() && !mainPrior)
        return failure(ErrorCode::NotApplicable, spec.text(),
                       "a voter: a probing split, trained policies, recorded decisions, or " + vote.mainPrior);
    return std::make_unique<AcRouterVote>(setup, vote, std::move(voters), std::move(memory), mainPrior);
}

ParameterSpec onOff(std::string_view name, std::string_view help)
{
    return {.name = name,
            .kind = ParameterKind::Choice,
            .defaultValue = std::string("on"),
            .minimum = 0,
            .maximum = 0,
            .choices = {"on", "off"},
            .help = help};
}

} // namespace

PolicyEntry acRouterVoteEntry()
{
    return {
        .info =
            {.id = "acrouter-vote",
             .family = PolicyFamily::Ours,
             .kind = PolicyKind::Release,
             .summary = QT_TRANSLATE_NOOP("Policy", "The paper's Orchestrator: a weighted vote of fitted, trained "
                                                    "and recorded routers and of the memory, with a main prior."),
             .parameters =
                 {onOff("static", QT_TRANSLATE_NOOP("Policy", "Fitted and trained voters: dimension_best, logreg, "
                                                              "mlp, mf, sw, or what was recorded of them.")),
                  onOff("llm", QT_TRANSLATE_NOOP("Policy", "Language models as voters: recorded decisions of "
                                                           "fine-tuned models, and those named by llm_voter.")),
                  onOff("memory", QT_TRANSLATE_NOOP("Policy", "The most similar tasks in memory vote as well.")),
                  onOff("main_prior",
                        QT_TRANSLATE_NOOP("Policy", "The main prior votes on every task, and breaks ties.")),
                  onOff(
                      "warm",
                      QT_TRANSLATE_NOOP(
                          "Policy",
                          "The memory starts with one model's outcome of each probing task, the models taking turns.")),
                  {.name = "llm_voter",
                   .kind = ParameterKind::Text,
                   .defaultValue = std::string(),
                   .minimum = 0,
                   .maximum = 0,
                   .choices = {},
                   .help = QT_TRANSLATE_NOOP(
                       "Policy", "Name of recorded decisions that vote as the large language model; empty: none.")}},
             .fitted = true,
             .readsText = true,
             .votes = true,
             .needs = needsOfVote},
        .make = makeAcRouterVote};
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/translatable.h"
#include "core/policy/acrouterparts.h"
#include "core/policy/entries.h"
#include "core/policy/kindrows.h"
#include "core/policy/policyneeds.h"
#include "core/policy/trainedpolicy.h"

#include <algorithm>
#include <array>
#include <limits>

namespace acr {

namespace {

/// Everything beside the priors that a policy starts from. Shared by all policies that were restarted from it.
struct Preparation {
    std::vector<Model> models;
    ParameterSet parameters;
    RewardWeights weights;
    std::shared_ptr<const TaskGroups> groups;
    /// How tasks differ from their source's learned means, independent of the user's priors.
    std::shared_ptr<const IdNeighbourhood> idNeighbourhood;
    TaskCorrections byIds;
    /// What was learned from probed prompts, and the vectors of prompts; empty and null where prompts are not read.
    std::shared_ptr<const PromptModel> promptModel;
    TaskCorrections byPrompts;
    std::shared_ptr<const TaskVectors> vectors;
    std::shared_ptr<const TaskEncoding> encoding;
    const TaskTable* tasks = nullptr;
    /// Dimension and source of each row that the groups refer to.
    std::vector<std::array<std::string, 2>> rows;

    [[nodiscard]] bool fits(const PriorSet& priors) const;
    [[nodiscard]] std::unique_ptr<Policy> start(const PriorSet& priors, std::shared_ptr<const Preparation> self) const;
};

template <class Visit>
void forEachRow(const PriorSet& priors, const Visit& visit)
{
    for (const std::vector<PriorRow>* rows : {&priors.dimensions, &priors.sources}) {
        for (const PriorRow& row : *rows)
            visit(row);
    }
}

bool Preparation::fits(const PriorSet& priors) const
{
    std::size_t at = 0;
    bool same = priors.models.size() == models.size();
    forEachRow(priors, [&](const PriorRow& row) {
        same = same && at < rows.size() && rows[at][0] == row.dimension && rows[at][1] == row.source;
        ++at;
    });
    return same && at == rows.size();
}

std::unique_ptr<Policy> Preparation::start(const PriorSet& priors, std::shared_ptr<const Preparation> self) const
{
    const ParameterSet& p = parameters;
    BeliefSettings settings;
    settings.inDistribution = {p.real("near_region"), p.real("near_dimension"), p.real("near_source"),
                               p.real("near_cost"), std::numeric_limits<double>::infinity()};
    settings.outOfDistribution = priors.empty()
                                     ? RegionTrust{p.real("cold_region"), p.real("far_dimension"),
                                                   p.real("cold_source"), p.real("far_cost"), p.real("cold_common")}
                                     : RegionTrust{p.real("far_region"), p.real("far_dimension"), p.real("far_source"),
                                                   p.real("far_cost"), p.real("far_common")};
    settings.priorCap = p.real("prior_cap");
    settings.dimensionShare = p.real("dimension_share");
    settings.window = p.real("window");
    settings.fast = {p.real("fast_dimension"), p.real("fast_window"), p.real("fast_odds"), p.real("fast_limit"),
                     p.real("variance")};
    const double horizon = !isMissing(priors.explorationHorizon)
                               ? priors.explorationHorizon
                               : p.real(p.text("mode") == "cascade" ? "cascade_horizon" : "horizon");
    const auto shared = std::make_shared<const PriorSet>(priors);
    AcRouterParts parts{priors.weights.value_or(weights),
                        {horizon, p.real("block"), p.real("variance")},
                        Belief(models, shared, groups, settings),
                        byIds,
                        {promptModel, byPrompts, CorrectionWeights(p.real("prompt_limit"), p.real("variance")),
                         vectors != nullptr
                             ? std::optional(NeighbourResidual(vectors, priors.memory, p.real("recall_trust")))
                             : std::nullopt,
                         CorrectionWeights(p.real("prompt_limit"), p.real("variance")), p.real("prompt_odds")},
                        std::make_shared<const TaskAdmission>(*tasks, shared, idNeighbourhood, promptModel, encoding),
                        [self = std::move(self)](const PriorSet& others) {
                            return self->fits(others) ? self->start(others, self) : nullptr;
                        }};
    if (p.text("mode") == "single")
        return makeAcRouterSingle(std::move(parts));
    const SolvabilitySettings solving{{p.real("near_discrimination"), p.real("discrimination")},
                                      p.real("ability_variance"),
                                      p.real("effect_variance"),
                                      p.real("ease_variance"),
                                      p.real("kind_variance"),
                                      p.real("dimension_share"),
                                      p.real("cascade_cap"),
                                      p.real("price_slope"),
                                      p.real("price_variance"),
                                      p.real("optimism")};
    return makeAcRouterCascade(std::move(parts), Solvability(models, shared, groups, solving));
}

/// Prompts are read on request, or where probed tasks have prompts. A stream's own calls on similar tasks alone gain
/// too little for the cost of encoding.
bool readsPrompts(const PolicySpec& spec, const PolicySetup& setup)
{
    const auto hasPrompt = [&](TaskIndex task) { return (*setup.tasks)[task].promptChars >= 0; };
    return setup.encoding != nullptr && (setup.open || std::ranges::any_of(setup.stream, hasPrompt)) &&
           needsPrompts(spec, *setup.tasks, setup.training, {}, setup.missingScores);
}

/// Shared by all that read the same benchmark: learning it takes longer than a hundred replays.
std::shared_ptr<const PromptModel> promptModelOf(const ParameterSet& p, const PolicySetup& setup,
                                                 const PriorSet& learned, const IdNeighbourhood* idNeighbourhood,
                                                 const std::shared_ptr<const TaskVectors>& vectors)
{
    const PromptModelSettings settings{{p.real("prompt_common"), p.real("prompt_dimension")},
                                       {p.real("similar_trust"), p.real("similar_threshold"), p.real("similar_broad")},
                                       p.real("prompt_source"),
                                       p.real("variance"),
                                       p.real("prompt_pooled")};
    ByteWriter name;
    name.text("prompt model");
    for (const double value :
         {settings.ridge.common, settings.ridge.dimension, settings.kernel.trust, settings.kernel.threshold,
          settings.kernel.broad, settings.sourceTrust, settings.variance, settings.pooled, p.real("dimension_shrink"),
          p.real("source_shrink"), p.real("kind"), p.real("reach"), p.real("neighbours"), p.real("twins"),
          static_cast<double>(setup.missingScores == MissingScores::AsZero)})
        name.number(value);
    for (const TaskIndex task : setup.training) {
        name.number(task.position());
        for (const double score : setup.trainingOutcomes->scores(task))
            name.number(score);
    }
    return setup.encoding->learned<PromptModel>(fingerprintOf(name.take()), [&] {
        return std::make_shared<const PromptModel>(setup.models.size(), *setup.tasks, vectors, setup.training,
                                                   *setup.trainingOutcomes, setup.missingScores, learned,
                                                   idNeighbourhood, settings);
    });
}

Result<std::unique_ptr<Policy>> makeAcRouter(const PolicySpec& spec, const PolicySetup& setup)
{
    const ParameterSet& p = spec.parameters;
    const PriorSet learned = priorsOfAcRouter(p, setup);
    const PriorSet& priors = setup.priors != nullptr ? *setup.priors : learned;
    auto prepared = std::make_shared<Preparation>();
    prepared->models.assign(setup.models.begin(), setup.models.end());
    prepared->parameters = p;
    prepared->weights = setup.weights;
    prepared->tasks = setup.tasks;
    prepared->groups =
        std::make_shared<const TaskGroups>(*setup.tasks, setup.stream, priors, p.text("mode") == "cascade");
    prepared->idNeighbourhood = idNeighbourhoodOfAcRouter(p, setup, learned);
    if (prepared->idNeighbourhood)
        prepared->byIds = prepared->idNeighbourhood->corrections(*setup.tasks, setup.stream);
    if (readsPrompts(spec, setup)) {
        const auto vectors = setup.encoding->vectors();
        if (!vectors && p.text("memory") == "on")
            return Unexpected(vectors.error());
        if (vectors) {
            prepared->vectors = *vectors;
            prepared->encoding = setup.encoding;
            if (!learned.empty() && p.real("prompt_common") > 0) {
                prepared->promptModel = promptModelOf(p, setup, learned, prepared->idNeighbourhood.get(), *vectors);
                if (!prepared->promptModel->empty())
                    prepared->byPrompts = prepared->promptModel->corrections(setup.stream);
            }
        }
    }
    forEachRow(priors, [&](const PriorRow& row) { prepared->rows.push_back({row.dimension, row.source}); });
    return prepared->start(priors, prepared);
}

ParameterSpec real(std::string_view name, double value, double low, double high, std::string_view help)
{
    return {.name = name,
            .kind = ParameterKind::Real,
            .defaultValue = value,
            .minimum = low,
            .maximum = high,
            .choices = {},
            .help = help,
            .formerName = {}};
}

/// A parameter that earlier versions called `former`.
ParameterSpec renamed(std::string_view former, std::string_view name, double value, double low, double high,
                      std::string_view help)
{
    ParameterSpec spec = real(name, value, low, high, help);
    spec.formerName = former;
    return spec;
}

void needsOfAcRouter(const ParameterSet& parameters, PolicyNeeds& needs)
{
    const auto is = [&](std::string_view parameter, std::string_view value) {
        return parameters.text(parameter) == value;
    };
    needs.usesTraining = is("start", "warm");
    needs.text = is("mode", "single") && (is("memory", "on") || (is("memory", "auto") && is("start", "warm")));
    needs.textOfTraining = needs.text && is("memory", "auto");
    needs.priors = true;
}

} // namespace

PolicyEntry acRouterEntry()
{
    return {
        .info =
            {.id = "acrouter",
             .family = PolicyFamily::Ours,
             .kind = PolicyKind::Ours,
             .summary = QT_TRANSLATE_NOOP("Policy",
                                          "Nested Bayesian beliefs by dimension and source, from the probing split and "
                                          "from called models; explores where the information is worth its cost."),
             .parameters =
                 {{.name = "mode",
                   .kind = ParameterKind::Choice,
                   .defaultValue = std::string("single"),
                   .minimum = 0,
                   .maximum = 0,
                   .choices = {"single", "cascade"},
                   .help = QT_TRANSLATE_NOOP("Policy", "single: one call per task; cascade: calls until an answer "
                                                       "passes the verifier or no call is worth its cost.")},
                  {.name = "start",
                   .kind = ParameterKind::Choice,
                   .defaultValue = std::string("warm"),
                   .minimum = 0,
                   .maximum = 0,
                   .choices = {"warm", "cold"},
                   .help =
                       QT_TRANSLATE_NOOP("Policy", "warm: priors from the probing split; cold: no prior knowledge.")},
                  {.name = "memory",
                   .kind = ParameterKind::Choice,
                   .defaultValue = std::string("auto"),
                   .minimum = 0,
                   .maximum = 0,
                   .choices = {"auto", "on", "off"},
                   .help = QT_TRANSLATE_NOOP("Policy", "Whether prompts are read, and single calls remembered by them; "
                                                       "auto: where probed tasks have prompts. In single mode only.")},
                  renamed("reading_common", "prompt_common", 30, 0, 1e9,
                          QT_TRANSLATE_NOOP(
                              "Policy", "Penalty on word weights common to all dimensions; 0: words are not read.")),
                  renamed("reading_dimension", "prompt_dimension", 30, 0.01, 1e9,
                          QT_TRANSLATE_NOOP("Policy", "Penalty on additional word weights of each dimension.")),
                  renamed("reading_source", "prompt_source", 50, 0, 1e9,
                          QT_TRANSLATE_NOOP("Policy",
                                            "Pseudo-count that shrinks how far word weights and similar prompts "
                                            "are followed in a source towards all sources, in tasks.")),
                  renamed("reading_pooled", "prompt_pooled", 0.25, 0, 1,
                          QT_TRANSLATE_NOOP("Policy",
                                            "Weight of what the probed tasks of other sources say for reading, "
                                            "against those of the source.")),
                  renamed("reading_odds", "prompt_odds", -4, -50, 50,
                          QT_TRANSLATE_NOOP("Policy",
                                            "Prior log odds that prompts tell which model is better in a source.")),
                  renamed("reading_limit", "prompt_limit", 4, 0, 50,
                          QT_TRANSLATE_NOOP("Policy", "Limit of these log odds, so that reading can fade.")),
                  real("similar_trust", 2, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count of the correction from probed tasks with similar prompts; 0: "
                                         "there is none.")),
                  real("similar_threshold", 0.3, 0, 0.99,
                       QT_TRANSLATE_NOOP("Policy", "Least cosine similarity of near-duplicates among probed prompts.")),
                  real("similar_broad", 0.3, 0, 10,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Weight of the cosine similarity itself, against that of near-duplicates.")),
                  real("recall_trust", 20, 0.01, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count of the correction from earlier calls on similar prompts.")),
                  real("horizon", 40, 0, 1e6,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Number of later tasks over which an exploring call is expected to pay off.")),
                  real("block", 8, 0.1, 1e6,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Number of observations considered together in the value of exploring.")),
                  real("variance", 0.2, 1e-4, 10,
                       QT_TRANSLATE_NOOP("Policy", "Variance of one score around its group's mean.")),
                  real("dimension_shrink", 10, 0, 1e6,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Weight of the mean over all tasks in a dimension's prior, in tasks.")),
                  real("source_shrink", 20, 0, 1e6,
                       QT_TRANSLATE_NOOP("Policy", "Weight of the dimension's mean in a source's prior, in tasks.")),
                  real("prior_cap", 1000, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Upper limit of a prior mean's pseudo-count, in tasks.")),
                  real("near_region", 3000, 0, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy", "Pseudo-count of the prior against deviations of a model on all probed tasks.")),
                  real("near_dimension", 1000, 0, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy", "Pseudo-count of the prior against deviations of a model in a probed dimension.")),
                  real("near_source", 100, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Pseudo-count of the prior against deviations of a model on a "
                                                   "probed source, added to the number of probed tasks.")),
                  renamed("agile_dimension", "fast_dimension", 7, 0, 1e9,
                          QT_TRANSLATE_NOOP(
                              "Policy",
                              "Pseudo-count of the second, fast estimate of a probed dimension; 0: there is none.")),
                  renamed("agile_window", "fast_window", 10, 1, 1e9,
                          QT_TRANSLATE_NOOP("Policy", "Observations that the fast estimate keeps.")),
                  renamed("agile_odds", "fast_odds", -4, -50, 50,
                          QT_TRANSLATE_NOOP("Policy",
                                            "Prior log odds that a model changed and the fast estimate is right.")),
                  renamed("agile_most", "fast_limit", 10, 0, 50,
                          QT_TRANSLATE_NOOP("Policy",
                                            "Limit of how far the log-probability of a case may fall below the "
                                            "best one, so that it can recover.")),
                  real("near_cost", 50, 0, 1e9, QT_TRANSLATE_NOOP("Policy", "Pseudo-count of the probed costs.")),
                  real("kind", 100, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count against a difference between kinds of task within a source.")),
                  real("reach", 15, 0, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy", "Largest difference of the numbers of neighbouring tasks; 0: ids are not used.")),
                  real("neighbours", 40, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Pseudo-count of the correction from neighbours by number.")),
                  real("twins", 30, 0, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy",
                           "Pseudo-count of the correction from tasks with the same number in the same source.")),
                  real("far_region", 6, 0.01, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Pseudo-count of the prior for tasks unlike the probed ones.")),
                  real("far_dimension", 10, 0.01, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Pseudo-count that shrinks an out-of-distribution dimension towards "
                                                   "all out-of-distribution tasks.")),
                  real("far_source", 6, 0.01, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy", "Pseudo-count that shrinks an out-of-distribution source towards its dimension.")),
                  real("far_cost", 0.5, 0.001, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Pseudo-count of costs inferred from other models.")),
                  real("far_common", 20, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count against a shift of difficulty that is common to all models.")),
                  real("cold_region", 20, 0.01, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count of the initial expectation of a model, without priors.")),
                  real("cold_source", 3, 0.01, 1e9,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Pseudo-count that shrinks a source towards its dimension, without priors.")),
                  real("cold_common", 50, 0, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy",
                           "Pseudo-count against a shift of difficulty that is common to all models, without priors.")),
                  real("dimension_share", 0.2,
                       0, 1, QT_TRANSLATE_NOOP("Policy", "Weight of the dimension's mean, against the mean over all tasks, in the expectation for out-of-distribution tasks.")),
                  real("window", 1e9, 1, 1e9,
                       QT_TRANSLATE_NOOP(
                           "Policy", "Number of observations kept per group and model; older ones are down-weighted.")),
                  real("discrimination", 4, 0, 10,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Cascade: discrimination on out-of-distribution tasks, the effect of a "
                                         "task's hidden difficulty on all models.")),
                  real("near_discrimination", 3, 0, 10,
                       QT_TRANSLATE_NOOP("Policy", "Cascade: discrimination on probed sources.")),
                  real("ability_variance", 3, 0, 100,
                       QT_TRANSLATE_NOOP(
                           "Policy",
                           "Cascade: variance of a model's ability on out-of-distribution tasks, in squared logits.")),
                  renamed(
                      "bent_variance", "effect_variance", 0.5, 0, 100,
                      QT_TRANSLATE_NOOP("Policy",
                                        "Cascade: variance of a model's deviation on one source, in squared logits.")),
                  real("ease_variance", 8, 0, 100,
                       QT_TRANSLATE_NOOP(
                           "Policy",
                           "Cascade: variance of the ease of an out-of-distribution source, in squared logits.")),
                  real("kind_variance", 1, 0, 100,
                       QT_TRANSLATE_NOOP("Policy", "Cascade: variance of the ease of a project, in squared logits.")),
                  real("price_slope", 0.5, -10, 10,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Cascade: expected increase of a model's ability on out-of-distribution "
                                         "tasks per standard deviation of its log price, in logits.")),
                  real("price_variance", 2, 0, 100,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Cascade: variance of the effect of price on ability, in squared logits.")),
                  real("optimism", 1, 0, 10,
                       QT_TRANSLATE_NOOP("Policy", "Cascade: optimism, the number of standard deviations added to a "
                                                   "model's ability when choosing the next call.")),
                  real("cascade_cap", 100, 0, 1e9,
                       QT_TRANSLATE_NOOP("Policy", "Cascade: upper limit of a prior mean's pseudo-count, in tasks.")),
                  real("cascade_horizon", 3, 0, 1e6,
                       QT_TRANSLATE_NOOP("Policy",
                                         "Cascade: number of later tasks over which a further call is expected to pay "
                                         "off when it is not worth its cost on the current task."))},
             .readsText = true,
             .needs = needsOfAcRouter},
        .make = makeAcRouter};
}

} // namespace acr

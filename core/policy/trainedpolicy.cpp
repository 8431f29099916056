// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/trainedpolicy.h"

#include "core/base/bytes.h"
#include "core/base/scratch.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/expectedcosts.h"
#include "core/policy/learner.h"
#include "core/policy/policyneeds.h"

#include <algorithm>
#include <limits>

namespace acr {

namespace {

constexpr std::size_t tasksPerPiece = 256;

const LearnerMethod* methodOf(std::string_view id)
{
    const PolicyEntry* entry = policyEntry(id);
    return entry != nullptr ? entry->learner.get() : nullptr;
}

LearnerData dataOf(const TaskFeatures& features, const PolicySetup& setup)
{
    LearnerData data;
    data.features = features.rows(setup.training);
    data.scores.resize(static_cast<Eigen::Index>(setup.training.size()),
                       static_cast<Eigen::Index>(setup.models.size()));
    for (std::size_t i = 0; i < setup.training.size(); ++i) {
        const auto scores = setup.trainingOutcomes->scores(setup.training[i]);
        for (std::size_t j = 0; j < scores.size(); ++j) {
            const bool counts =
                scoreCounts(*setup.trainingOutcomes, setup.training[i], ModelIndex::at(j), setup.missingScores);
            const double score = isMissing(scores[j]) ? 0.0 : scores[j];
            data.scores(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                counts ? static_cast<float>(score) : std::numeric_limits<float>::quiet_NaN();
        }
    }
    return data;
}

/// Decides by the values of a trained policy, less what a call is expected to cost.
class TrainedRouter final : public CloneablePolicy<TrainedRouter> {
public:
    TrainedRouter(std::shared_ptr<const TrainedPolicy> trained, const PolicySetup& setup)
        : m_trained(std::move(trained))
        , m_tasks(*setup.tasks)
        , m_weights(setup.weights)
        , m_costs(std::make_shared<const ExpectedCosts>(setup))
    {}

    [[nodiscard]] bool covers(TaskIndex task) const override { return !std::isnan(m_trained->of(task)[0]); }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        look(request.task, *m_values);
        decideFor(bestModel(*m_values, request),
                  m_tasks[request.task].promptChars > 0 ? "from_prompt" : "from_metadata", request, decision);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        look(decision.context.task, values);
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        ballot.flip = flipOfValue(ballot.values, decision.pick);
        return ballot;
    }

private:
    void look(TaskIndex task, std::vector<double>& values) const
    {
        const auto scores = m_trained->of(task);
        const auto costs = m_costs->of(task);
        values.resize(scores.size());
        for (std::size_t j = 0; j < values.size(); ++j)
            values[j] = m_weights.score * static_cast<double>(scores[j]) + m_weights.cost * costs[j];
    }

    std::shared_ptr<const TrainedPolicy> m_trained;
    const TaskTable& m_tasks;
    RewardWeights m_weights;
    std::shared_ptr<const ExpectedCosts> m_costs;
    Scratch<std::vector<double>> m_values;
};

Result<std::unique_ptr<Policy>> makeTrained(const PolicySpec& spec, const PolicySetup& setup)
{
    if (auto saved = trainedBefore(spec, setup))
        return std::make_unique<TrainedRouter>(std::move(saved), setup);
    auto trained = trainPolicy(spec, setup, setup.stream, {.report = {}, .stop = setup.stop});
    if (!trained)
        return Unexpected(trained.error());
    return std::make_unique<TrainedRouter>(std::make_shared<const TrainedPolicy>(std::move(*trained)), setup);
}

} // namespace

PolicyEntry trainedEntry(LearnerMethod method)
{
    PolicyInfo info = method.info;
    return {.info = std::move(info),
            .make = makeTrained,
            .learner = std::make_shared<const LearnerMethod>(std::move(method))};
}

std::string trainingVersion(std::string_view id)
{
    const LearnerMethod* method = methodOf(id);
    return method != nullptr ? std::string(method->version) + " " + TextVectors::method() : std::string();
}

std::shared_ptr<const TrainedPolicy> trainedBefore(const PolicySpec& spec, const PolicySetup& setup)
{
    const std::string text = spec.text();
    for (const auto& trained : setup.trained) {
        if (trained->spec == text && trained->missingScores == setup.missingScores &&
            trained->models == setup.models.size() &&
            trained->values.size() == setup.tasks->size() * setup.models.size())
            return trained;
    }
    return nullptr;
}

bool needsPrompts(const PolicySpec& spec, const TaskTable& tasks, std::span<const TaskIndex> training,
                  std::span<const std::shared_ptr<const TrainedPolicy>> trained, MissingScores missingScores)
{
    const PolicyNeeds needs = needsOf(spec);
    if (!needs.text || (needs.textOfTraining &&
                        std::ranges::none_of(training, [&](TaskIndex task) { return tasks[task].promptChars >= 0; })))
        return false;
    return !policyInfo(spec.id)->trained ||
           std::ranges::none_of(trained, [&, text = spec.text()](const auto& candidate) {
               return candidate->spec == text && candidate->missingScores == missingScores;
           });
}

std::vector<std::string> trainedVoters(const PolicySpec& spec,
                                       std::span<const std::shared_ptr<const TrainedPolicy>> trained,
                                       MissingScores missingScores)
{
    std::vector<std::string> voters;
    if (!needsOf(spec).asksTrained)
        return voters;
    for (const auto& candidate : trained) {
        if (candidate->missingScores == missingScores)
            voters.push_back(candidate->spec);
    }
    return voters;
}

Result<void> canTrain(std::string_view id)
{
    const LearnerMethod* method = methodOf(id);
    if (method == nullptr)
        return failure(ErrorCode::NotApplicable, std::string(id), "a policy that is trained");
    return method->available != nullptr ? method->available() : Result<void>();
}

Result<TrainedPolicy> trainPolicy(const PolicySpec& spec, const PolicySetup& setup,
                                  std::span<const TaskIndex> predicted, const Progress& progress)
{
    const LearnerMethod* method = methodOf(spec.id);
    if (method == nullptr)
        return failure(ErrorCode::NotApplicable, spec.text(), "a policy that is trained");
    if (!hasTraining(setup))
        return needsTraining(spec);
    if (!setup.encoding)
        return failure(ErrorCode::NotApplicable, spec.text(), "tasks as vectors");
    const auto vectors = setup.encoding->vectors();
    if (!vectors)
        return Unexpected(vectors.error());
    const TaskFeatures features(*setup.tasks, *vectors, setup.training);
    constexpr double fitShare = 0.8; ///< of the progress
    Progress fitProgress = progress;
    fitProgress.report = [&](double fraction) { progress(fitShare * fraction); };
    const auto learner = method->fit(spec, dataOf(features, setup), fitProgress);
    if (!learner)
        return Unexpected(learner.error());

    TrainedPolicy trained;
    trained.spec = spec.text();
    trained.version = trainingVersion(spec.id);
    trained.missingScores = setup.missingScores;
    trained.fingerprint = fingerprintOf((*learner)->toBytes());
    trained.trainingTasks = static_cast<std::uint32_t>(setup.training.size());
    trained.withoutPrompt = static_cast<std::uint32_t>((*vectors)->withoutPrompt(setup.training));
    trained.models = static_cast<std::uint32_t>(setup.models.size());
    trained.values.assign(setup.tasks->size() * setup.models.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t begin = 0; begin < predicted.size(); begin += tasksPerPiece) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        const auto piece = predicted.subspan(begin, std::min(tasksPerPiece, predicted.size() - begin));
        const FeatureMatrix values = (*learner)->predict(features.rows(piece));
        for (std::size_t i = 0; i < piece.size(); ++i)
            std::ranges::copy(values.row(static_cast<Eigen::Index>(i)),
                              trained.values.begin() +
                                  static_cast<std::ptrdiff_t>(piece[i].position() * trained.models));
        progress(fitShare +
                 (1 - fitShare) * static_cast<double>(begin + piece.size()) / static_cast<double>(predicted.size()));
    }
    return trained;
}

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/trainedpolicy.h"

#include "core/base/bytes.h"
#include "core/base/scratch.h"
#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/expectedcosts.h"
#include "core/policy/learner.h"
#include "core/policy/policyneeds.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace acr {

namespace {

constexpr std::size_t tasksPerPiece = 256;

const LearnerMethod* methodOf(std::string_view id)
{
    const PolicyEntry* entry = policyEntry(id);
    return entry != nullptr ? entry->learner.get() : nullptr;
}

/// The features that a trained policy sees of tasks, as its parameter `information` says: all of taskfeatures.h; the
/// text vector and the length of the prompt alone (0 where there is none); or these and the mean score of each model on
/// the training tasks of the task's dimension.
class LearnerFeatures {
public:
    LearnerFeatures(const PolicySpec& spec, const TaskTable& tasks, std::shared_ptr<const TaskVectors> vectors,
                    std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, std::size_t models,
                    MissingScores convention)
        : m_features(tasks, std::move(vectors), training)
        , m_tasks(tasks)
        , m_seesAll(spec.parameters.text("information") == "all")
    {
        if (spec.parameters.text("information") != "statistics")
            return;
        const auto rows = static_cast<Eigen::Index>(tasks.categories(Facet::Dimension).size() + 1);
        FeatureMatrix count = FeatureMatrix::Zero(rows, static_cast<Eigen::Index>(models));
        m_means = count;
        for (const TaskIndex task : training) {
            for (std::size_t j = 0; j < models; ++j) {
                if (!scoreCounts(outcomes, task, ModelIndex::at(j), convention))
                    continue;
                const double score = outcomes.scores(task)[j];
                // The last row is that of all dimensions.
                for (const Eigen::Index row : {dimensionOf(task), rows - 1}) {
                    m_means(row, static_cast<Eigen::Index>(j)) += static_cast<float>(isMissing(score) ? 0 : score);
                    count(row, static_cast<Eigen::Index>(j)) += 1;
                }
            }
        }
        for (Eigen::Index row = rows; row-- > 0;) {
            for (Eigen::Index j = 0; j < m_means.cols(); ++j)
                m_means(row, j) = count(row, j) > 0 ? m_means(row, j) / count(row, j) : m_means(rows - 1, j);
        }
    }

    [[nodiscard]] FeatureMatrix rows(std::span<const TaskIndex> tasks) const
    {
        return rows(tasks, m_features.vectors());
    }
    [[nodiscard]] FeatureMatrix rows(std::span<const TaskIndex> tasks, const TaskVectors& vectors) const
    {
        FeatureMatrix all = m_features.rows(tasks, vectors);
        if (m_seesAll)
            return all;
        const auto text = static_cast<Eigen::Index>(vectors.dimensions());
        constexpr Eigen::Index ofPrompt = 2;
        FeatureMatrix seen(all.rows(), text + ofPrompt + m_means.cols());
        seen.leftCols(text) = all.leftCols(text);
        seen.middleCols(text, ofPrompt) = all.rightCols(ofPrompt);
        for (Eigen::Index i = 0; i < seen.rows(); ++i) {
            const TaskIndex task = tasks[static_cast<std::size_t>(i)];
            if (!vectors.fromPrompt(task))
                seen.row(i).head(text).setZero();
            if (m_means.cols() > 0)
                seen.row(i).tail(m_means.cols()) = m_means.row(std::min(dimensionOf(task), m_means.rows() - 1));
        }
        return seen;
    }

private:
    [[nodiscard]] Eigen::Index dimensionOf(TaskIndex task) const
    {
        return static_cast<Eigen::Index>(m_tasks[task].category(Facet::Dimension).position());
    }

    TaskFeatures m_features;
    const TaskTable& m_tasks;
    bool m_seesAll;
    FeatureMatrix m_means; ///< by dimension, and last over all × models; empty where they are not seen
};

LearnerData dataOf(const LearnerFeatures& features, std::span<const TaskIndex> training, const OutcomeMatrix& outcomes,
                   std::size_t models, MissingScores convention)
{
    LearnerData data;
    data.features = features.rows(training);
    data.scores.resize(static_cast<Eigen::Index>(training.size()), static_cast<Eigen::Index>(models));
    for (std::size_t i = 0; i < training.size(); ++i) {
        const auto scores = outcomes.scores(training[i]);
        for (std::size_t j = 0; j < scores.size(); ++j) {
            const bool counts = scoreCounts(outcomes, training[i], ModelIndex::at(j), convention);
            const double score = isMissing(scores[j]) ? 0.0 : scores[j];
            data.scores(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                counts ? static_cast<float>(score) : std::numeric_limits<float>::quiet_NaN();
        }
    }
    return data;
}

/// The learner of a trained policy, ready to predict tasks that arrive later. Immutable; shared by copies.
class LatePrediction {
public:
    LatePrediction(std::shared_ptr<const TrainedPolicy> trained, const PolicySetup& setup)
        : m_trained(std::move(trained))
        , m_tasks(*setup.tasks)
        , m_models(setup.models.size())
        , m_training(setup.training.begin(), setup.training.end())
        , m_outcomes(setup.trainingOutcomes)
        , m_missingScores(setup.missingScores)
        , m_encoding(setup.encoding)
    {}

    /// One row of values a task. Errors: NotApplicable (nothing to predict with), those of the encoder and of
    /// LearnerMethod::load().
    [[nodiscard]] Result<FeatureMatrix> predict(std::span<const TaskIndex> tasks) const
    {
        const auto spec = parsePolicySpec(m_trained->spec);
        const LearnerMethod* const method = spec ? methodOf(spec->id) : nullptr;
        if (method == nullptr || m_trained->learner.empty() || m_encoding == nullptr || m_outcomes == nullptr)
            return failure(ErrorCode::NotApplicable, m_trained->spec, "a training by this version, with its tasks");
        const auto vectors = m_encoding->vectors();
        if (!vectors)
            return Unexpected(vectors.error());
        const std::scoped_lock lock(m_mutex);
        if (!m_learner) {
            m_features.emplace(*spec, m_tasks, *vectors, m_training, *m_outcomes, m_models, m_missingScores);
            auto loaded = method->load(m_trained->learner,
                                       dataOf(*m_features, m_training, *m_outcomes, m_models, m_missingScores));
            if (!loaded)
                return Unexpected(loaded.error());
            m_learner = std::move(*loaded);
        }
        return m_learner->predict(m_features->rows(tasks, **vectors));
    }

private:
    std::shared_ptr<const TrainedPolicy> m_trained;
    const TaskTable& m_tasks;
    std::size_t m_models;
    std::vector<TaskIndex> m_training;
    const OutcomeMatrix* m_outcomes;
    MissingScores m_missingScores;
    std::shared_ptr<const TaskEncoding> m_encoding;
    mutable std::mutex m_mutex;
    mutable std::optional<LearnerFeatures> m_features;
    mutable std::unique_ptr<Learner> m_learner;
};

/// Decides by the values of a trained policy, less what a call is expected to cost.
class TrainedRouter final : public CloneablePolicy<TrainedRouter> {
public:
    TrainedRouter(std::shared_ptr<const TrainedPolicy> trained, const PolicySetup& setup)
        : m_trained(std::move(trained))
        , m_late(std::make_shared<const LatePrediction>(m_trained, setup))
        , m_tasks(*setup.tasks)
        , m_weights(setup.weights)
        , m_costs(std::make_shared<const ExpectedCosts>(setup))
    {}

    [[nodiscard]] bool covers(TaskIndex task) const override
    {
        return m_trained->predicts(task) || m_predictedLate.contains(task);
    }

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        std::vector<TaskIndex> more;
        std::ranges::copy_if(tasks, std::back_inserter(more), [&](TaskIndex task) { return !covers(task); });
        if (more.empty())
            return {};
        const auto values = m_late->predict(more);
        if (!values)
            return Unexpected(values.error());
        for (std::size_t i = 0; i < more.size(); ++i) {
            const auto row = values->row(static_cast<Eigen::Index>(i));
            m_predictedLate[more[i]].assign(row.data(), row.data() + row.size());
        }
        return {};
    }

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
        const std::span<const float> scores = m_trained->predicts(task)
                                                  ? m_trained->of(task)
                                                  : std::span<const float>(m_predictedLate.find(task)->second);
        const auto costs = m_costs->of(task);
        values.resize(scores.size());
        for (std::size_t j = 0; j < values.size(); ++j)
            values[j] = m_weights.score * static_cast<double>(scores[j]) + m_weights.cost * costs[j];
    }

    std::shared_ptr<const TrainedPolicy> m_trained;
    std::shared_ptr<const LatePrediction> m_late;
    /// By task that was admitted: predicted scores by model.
    std::unordered_map<TaskIndex, std::vector<float>> m_predictedLate;
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

Unexpected storedLearnerIsDamaged(std::string_view id)
{
    return failure(ErrorCode::Malformed, std::string(id), "what training stored for this benchmark");
}

PolicyEntry trainedEntry(LearnerMethod method)
{
    PolicyInfo info = method.info;
    info.parameters.push_back(
        {.name = "information",
         .kind = ParameterKind::Choice,
         .defaultValue = std::string("all"),
         .minimum = 0,
         .maximum = 0,
         .choices = {"all", "statistics", "prompt"},
         .help = QT_TRANSLATE_NOOP("Policy", "What it sees of a task: text and categories, the prompt and the mean "
                                             "scores of the models in its dimension, or the prompt alone.")});
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
    const std::size_t cells = setup.tasks->size() * setup.models.size();
    for (const auto& trained : setup.trained) {
        // A table that grows had fewer tasks when the policy was trained.
        const bool fits = setup.open ? trained->values.size() <= cells : trained->values.size() == cells;
        if (trained->spec == text && trained->missingScores == setup.missingScores &&
            trained->models == setup.models.size() && fits)
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

Result<void> canTrain(std::string_view id, std::size_t models)
{
    const LearnerMethod* method = methodOf(id);
    if (method == nullptr)
        return failure(ErrorCode::NotApplicable, std::string(id), "a policy that is trained");
    if (auto usable = checkPoolSize(models, std::string(id), {}, method->largestPool); !usable)
        return usable;
    return method->available != nullptr ? method->available() : Result<void>();
}

Result<TrainedPolicy> trainPolicy(const PolicySpec& spec, const PolicySetup& setup,
                                  std::span<const TaskIndex> predicted, const Progress& progress)
{
    const LearnerMethod* method = methodOf(spec.id);
    if (method == nullptr)
        return failure(ErrorCode::NotApplicable, spec.text(), "a policy that is trained");
    if (auto usable = checkPoolSize(setup.models.size(), spec.text(), {}, method->largestPool); !usable)
        return Unexpected(usable.error());
    if (!hasTraining(setup))
        return needsTraining(spec);
    if (!setup.encoding)
        return failure(ErrorCode::NotApplicable, spec.text(), "tasks as vectors");
    const auto vectors = setup.encoding->vectors();
    if (!vectors)
        return Unexpected(vectors.error());
    const LearnerFeatures features(spec, *setup.tasks, *vectors, setup.training, *setup.trainingOutcomes,
                                   setup.models.size(), setup.missingScores);
    constexpr double fitShare = 0.8; ///< of the progress
    Progress fitProgress = progress;
    fitProgress.report = [&](double fraction) { progress(fitShare * fraction); };
    const auto learner = method->fit(
        spec, dataOf(features, setup.training, *setup.trainingOutcomes, setup.models.size(), setup.missingScores),
        fitProgress);
    if (!learner)
        return Unexpected(learner.error());

    TrainedPolicy trained;
    trained.spec = spec.text();
    trained.version = trainingVersion(spec.id);
    trained.missingScores = setup.missingScores;
    trained.fingerprint = fingerprintOf((*learner)->toBytes());
    trained.learner = (*learner)->stored();
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

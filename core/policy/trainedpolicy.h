// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Policies that are trained in advance: logreg, mlp, mf, sw, gbdt.
///
/// A trained policy stores the predicted score of each model on each task of the benchmark. It therefore decides at
/// once, needs neither prompts nor the library that trained its trees, and can be a voter. It also keeps what it
/// learned, with which it predicts tasks that arrive later (Policy::admit()). Trained on the probing split only; for
/// tasks of other splits only texts and metadata are used, never outcomes. A value; immutable once made. Thread-safety:
/// const access from any number of threads.
#pragma once

#include "core/base/progress.h"
#include "core/policy/registry.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace acr {

struct TrainedPolicy {
    /// The policy with its parameters, the seed of the training among them.
    std::string spec;
    /// Versions of the method and of the text encoder: another one would have learned something else.
    std::string version;
    /// How ungraded and missing scores counted.
    MissingScores missingScores = MissingScores::AsZero;
    /// Hash of the learned parameters.
    std::uint64_t fingerprint = 0;
    std::uint32_t trainingTasks = 0;
    /// How many of them have no prompt, so that ids and categories were used.
    std::uint32_t withoutPrompt = 0;
    std::uint32_t models = 0;
    /// Tasks of the table × models, on the scale of scores; NaN for tasks that were not predicted.
    std::vector<float> values;
    /// What was learned, for tasks that are not in the table yet. Empty where an earlier version stored the policy:
    /// it can't predict them.
    std::string learner{};

    /// Whether the score of the task was predicted.
    [[nodiscard]] bool predicts(TaskIndex task) const
    {
        return task.position() * models < values.size() && !std::isnan(of(task).front());
    }
    /// REQUIRES: the task was in the table when this was trained.
    [[nodiscard]] std::span<const float> of(TaskIndex task) const
    {
        return std::span(values).subspan(task.position() * models, models);
    }
    bool operator==(const TrainedPolicy&) const = default;
};

using TrainedPolicies = std::vector<std::shared_ptr<const TrainedPolicy>>;

/// The version that training would give now, without the fit of the encoder (which the benchmark's content decides).
/// Empty for ids that are not trained.
[[nodiscard]] std::string trainingVersion(std::string_view id);

/// The one that the setup brings for the spec, under the same convention of missing scores; null when there is none.
[[nodiscard]] std::shared_ptr<const TrainedPolicy> trainedBefore(const PolicySpec& spec, const PolicySetup& setup);

/// Whether running the spec needs the prompts of the benchmark, where it has any: it reads text (of these training
/// tasks, if it needs theirs), and is not among the trained. The prompts need not be loaded.
[[nodiscard]] bool needsPrompts(const PolicySpec& spec, const TaskTable& tasks, std::span<const TaskIndex> training,
                                std::span<const std::shared_ptr<const TrainedPolicy>> trained,
                                MissingScores missingScores);

/// The trained policies that this spec asks as voters, by their specs: a run of it can only be repeated with the same
/// ones. Empty for policies that ask none.
[[nodiscard]] std::vector<std::string> trainedVoters(const PolicySpec& spec,
                                                     std::span<const std::shared_ptr<const TrainedPolicy>> trained,
                                                     MissingScores missingScores);

/// Whether this program can train the id for a pool of so many models. Errors: NotAvailable (a library is not there),
/// TooLarge (the method is not trained for such pools), NotApplicable (an id that is not trained).
[[nodiscard]] Result<void> canTrain(std::string_view id, std::size_t models);

/// Trains on the setup's training tasks and predicts these tasks. Errors: NotApplicable (no probing split, an id that
/// is not trained, prompts that were not loaded), TooLarge (a pool that the method is not trained for), NotAvailable
/// (gbdt in a build without it), Cancelled.
[[nodiscard]] Result<TrainedPolicy> trainPolicy(const PolicySpec& spec, const PolicySetup& setup,
                                                std::span<const TaskIndex> predicted, const Progress& progress = {});

} // namespace acr

// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Methods that are trained on the probing split and do not learn afterwards: their inputs and results. Internal to
/// core/policy; other modules use trainedpolicy.h and registry.h.
///
/// A fit is single-threaded and deterministic: the same data, parameters and seed give the same bytes.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/limits.h"
#include "core/features/taskfeatures.h"
#include "core/policy/entries.h"

#include <memory>
#include <string>
#include <string_view>

namespace acr {

struct LearnerData {
    FeatureMatrix features; ///< tasks × features
    FeatureMatrix scores;   ///< tasks × models, in [0, 1]; NaN where a score does not count
    [[nodiscard]] Eigen::Index tasks() const { return features.rows(); }
    [[nodiscard]] Eigen::Index models() const { return scores.cols(); }
};

class Learner {
public:
    virtual ~Learner() = default;
    /// For each task (row of features) and model a value on the scale of scores, higher is better. Shape of the result:
    /// tasks × models. Thread-safe.
    [[nodiscard]] virtual FeatureMatrix predict(const FeatureMatrix& features) const = 0;
    /// The learned parameters: equal bytes give equal predictions.
    [[nodiscard]] virtual std::string toBytes() const = 0;
    /// What LearnerMethod::load() needs beside the training data.
    [[nodiscard]] virtual std::string stored() const { return toBytes(); }
};

struct LearnerMethod {
    PolicyInfo info{};
    /// Changed whenever the method would learn something else from the same data.
    std::string_view version{};
    /// Errors: Cancelled; NotAvailable where a part was left out of the build.
    Result<std::unique_ptr<Learner>> (*fit)(const PolicySpec& spec, const LearnerData& data,
                                            const Progress& progress) = nullptr;
    /// The learner from what it stored, and the data that it was fitted to. Errors: Malformed; NotAvailable as above.
    Result<std::unique_ptr<Learner>> (*load)(std::string_view stored, const LearnerData& data) = nullptr;
    /// Error NotAvailable where fit() would return it; null: never.
    Result<void> (*available)() = nullptr;
    /// The largest pool that it is trained for.
    std::size_t largestPool = maxModels;
};

/// Error Malformed: what a learner stored does not fit the data.
[[nodiscard]] Unexpected storedLearnerIsDamaged(std::string_view id);

/// The entry of a policy that is trained by the method.
[[nodiscard]] PolicyEntry trainedEntry(LearnerMethod method);

} // namespace acr
